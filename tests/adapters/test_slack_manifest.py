"""The manifest a user creates the Slack app from: what the code needs stands in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.adapters.slack.standing import SCOPES as NEEDED
from bot.commands.shortcuts import SHORTCUTS
from tests.adapters.slack_desk import granted_scopes, manifest

SLACK = Path(__file__).parents[2] / "bot" / "adapters" / "slack"
DOCS = Path(__file__).parents[2] / "docs" / "slack.md"

CONVERSATIONS = ("channels", "groups", "im", "mpim")
SCOPES = {
    "apps.connections.open": frozenset(),
    "auth.test": frozenset(),
    "chat.postEphemeral": frozenset({"chat:write"}),
    "chat.postMessage": frozenset({"chat:write"}),
    "conversations.history": frozenset(f"{kind}:history" for kind in CONVERSATIONS),
    "conversations.open": frozenset({"im:write"}),
    "conversations.info": frozenset(f"{kind}:read" for kind in CONVERSATIONS),
    "files.completeUploadExternal": frozenset({"files:write"}),
    "files_upload_v2": frozenset({"files:write"}),
    "users.info": frozenset({"users:read"}),
    "views.open": frozenset(),
    "views.publish": frozenset(),
}
"""Slack's reference: the bot scopes of each method we call (the first takes the app token).

files_upload_v2 is slack_sdk's own: files.getUploadURLExternal, the upload, files.completeUploadExternal.
"""


EVENT_SCOPES = {
    "app_home_opened": frozenset(),
    "app_uninstalled": frozenset(),
    "member_joined_channel": frozenset({"channels:read", "groups:read"}),
    "tokens_revoked": frozenset(),
}
"""Slack's reference: the bot scopes without which an event is not sent."""


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Give every call the adapter makes of a method of an object, from its source, with the method's name."""
    for file in SLACK.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                yield node.func.attr, node


def heard_events() -> set[str]:
    """Give every event the adapter listens to."""
    named = [call.args[0] for name, call in calls() if name == "event"]
    return {str(event.value) for event in named if isinstance(event, ast.Constant)}


def called_methods() -> set[str]:
    """Give every Web API method the adapter calls, from its source."""
    return {method for name, call in calls() for method in _method_of(name, call)}


def _method_of(name: str, call: ast.Call) -> set[str]:
    if name == "api_call" and isinstance(call.args[0], ast.Constant):
        return {str(call.args[0].value)}
    dotted = {method.replace(".", "_").lower(): method for method in SCOPES}
    known = re.match(r"(admin|apps|auth|bots|chat|conversations|files|pins|reactions|team|users|views)_", name)
    return {dotted.get(name.lower(), name)} if known else set()


def test_every_scope_the_code_needs_is_granted_and_no_other() -> None:
    methods = called_methods()
    assert methods == SCOPES.keys()
    of_methods = frozenset().union(*(SCOPES[method] for method in methods))
    # What is typed after /eujp, and a shortcut, call no method.
    assert of_methods | {"commands"} == granted_scopes()


def test_a_scope_is_missed_in_status_exactly_when_the_manifest_asks_for_it() -> None:
    assert granted_scopes() == NEEDED


def test_the_guide_explains_the_scopes_the_manifest_asks_for_and_no_others() -> None:
    rows = re.findall(r"^\| (`[^|]+`) \| [^|]+ \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    explained = {scope for row in rows for scope in re.findall(r"`([a-z]+(?::[a-z]+)?)`", row)}
    assert explained == granted_scopes()


def test_the_command_escapes_what_is_typed() -> None:
    (command,) = manifest()["features"]["slash_commands"]
    assert (command["command"], command["should_escape"]) == ("/eujp", True)


def test_every_shortcut_stands_in_the_manifest_as_slack_takes_it() -> None:
    offered = {entry["callback_id"]: entry for entry in manifest()["features"]["shortcuts"]}
    assert {key: entry["name"] for key, entry in offered.items()} == {one.id: one.name for one in SHORTCUTS}
    for entry in offered.values():
        assert entry["type"] == "message"
        assert len(entry["name"]) <= 24
        assert 0 < len(entry["description"]) <= 150


def test_a_direct_message_can_reach_the_asker_and_be_typed_in() -> None:
    home = manifest()["features"]["app_home"]
    assert (home["messages_tab_enabled"], home["messages_tab_read_only_enabled"]) == (True, False)


def test_slack_tells_of_the_events_the_code_listens_to_and_of_no_others() -> None:
    told = manifest()["settings"]["event_subscriptions"]["bot_events"]
    assert told == sorted(heard_events())
    assert frozenset().union(*(EVENT_SCOPES[event] for event in told)) <= granted_scopes()


def test_the_home_is_there_for_who_opens_it() -> None:
    assert manifest()["features"]["app_home"]["home_tab_enabled"] is True


def test_buttons_work_over_socket_mode() -> None:
    settings = manifest()["settings"]
    assert settings["interactivity"]["is_enabled"] is True
    assert settings["socket_mode_enabled"] is True


@pytest.mark.parametrize(
    ("path", "most"),
    [
        pytest.param(("display_information", "name"), 35, id="name"),
        pytest.param(("display_information", "description"), 140, id="description"),
        pytest.param(("display_information", "long_description"), 4000, id="long description"),
    ],
)
def test_the_texts_fit_slacks_form(path: tuple[str, str], most: int) -> None:
    text = manifest()[path[0]][path[1]]
    assert 0 < len(text) <= most


def test_the_long_description_is_as_long_as_slack_asks() -> None:
    assert len(manifest()["display_information"]["long_description"]) >= 174


@pytest.mark.parametrize("setting", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"])
def test_the_guide_says_where_each_secret_goes(setting: str) -> None:
    assert setting in DOCS.read_text(encoding="utf-8")
