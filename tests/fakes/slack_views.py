"""Slack's modal views: opened by a trigger within three seconds, checked like Slack does, and sent off by people."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, Final

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import InputBlock, InputInteractiveElement
from slack_sdk.models.views import View

from tests.fakes import slack_rules

Json = dict[str, Any]

TRIGGER_SECONDS: Final = 3.0
BLOCK_ID: Final = 255
INPUT: Final = 3000
OPTION: Final = 75
OPTIONS: Final = 100
METADATA: Final = 3000
HOME_BLOCKS: Final = 100


class Refusal(Exception):
    """Slack's {"ok": false}."""

    def __init__(self, error: str, **more: str) -> None:
        super().__init__(error)
        self.body = {"ok": False, "error": error, **more}


class Views:
    """The triggers that were given out, and the views that stand open or did, each with its id.

    `homes` are the Homes that were published, each with the person who sees it.
    """

    def __init__(self) -> None:
        self.homes: list[tuple[str, Json]] = []
        self.opened: list[Json] = []
        self._waiting: asyncio.Queue[Json] = asyncio.Queue()
        self._triggers: dict[str, float] = {}
        self._numbers = count(1)

    def new_trigger(self) -> str:
        """Give a trigger, good for one view."""
        trigger = f"trigger-{next(self._numbers)}"
        self._triggers[trigger] = time.monotonic()
        return trigger

    def age(self, trigger: str) -> None:
        """Let a trigger's three seconds pass."""
        self._triggers[trigger] -= TRIGGER_SECONDS + 1

    def open(self, given: Json) -> Json:
        """Do what views.open does; raises Refusal."""
        trigger = given.get("trigger_id", "")
        if trigger not in self._triggers:
            raise Refusal("invalid_trigger_id")
        if time.monotonic() - self._triggers[trigger] > TRIGGER_SECONDS:
            raise Refusal("expired_trigger_id")
        found = problems(given["view"])
        if found:
            raise Refusal("invalid_arguments", detail="; ".join(found))
        self._triggers[trigger] -= TRIGGER_SECONDS + 1
        view = {**given["view"], "id": f"V{next(self._numbers)}"}
        self.opened.append(view)
        self._waiting.put_nowait(view)
        return {"view": view}

    def publish(self, given: Json) -> Json:
        """Do what views.publish does; raises Refusal."""
        found = home_problems(given["view"])
        if found:
            raise Refusal("invalid_arguments", detail="; ".join(found))
        view = {**given["view"], "id": f"VH{given['user_id']}"}
        self.homes.append((given["user_id"], view))
        return {"view": view}

    async def next(self, seconds: float = 3.0) -> Json:
        """Give the view opened next; TimeoutError when none is."""
        return await asyncio.wait_for(self._waiting.get(), seconds)

    def sent_off(self, view: Json, values: Mapping[str, str], user: str = "U1") -> Json:
        """Give the body of a view sent off with those values typed over what stands in it.

        Raises AssertionError for what Slack's own program would not let a person send.
        """
        state = {block["block_id"]: {block["element"]["action_id"]: _state(block, values)} for block in view["blocks"]}
        assert not values.keys() - state.keys(), f"no such field: {values.keys() - state.keys()}"
        return {
            "type": "view_submission",
            "team": {"id": "T1"},
            "user": {"id": user, "team_id": "T1"},
            "trigger_id": self.new_trigger(),
            "view": {**view, "state": {"values": state}},
            "response_urls": [],
        }


def home_problems(view: Json) -> list[str]:
    """Say what Slack would refuse in a Home; empty when nothing."""
    if view["type"] != "home" or view.keys() - {"type", "blocks", "private_metadata"}:
        return [f"not a Home: {view}"]
    if len(view.get("private_metadata", "")) > METADATA:
        return ["private_metadata is too long"]
    return slack_rules.block_problems(view["blocks"], HOME_BLOCKS)


def problems(view: Json) -> list[str]:
    """Say what Slack would refuse in a view; empty when nothing."""
    try:
        View(**view).validate_json()
        for block in View(**view).blocks or ():
            block.validate_json()
            if isinstance(block, InputBlock) and isinstance(block.element, InputInteractiveElement):
                block.element.validate_json()
    except SlackObjectFormationError as error:
        return [str(error)]
    return [*_repeated(view["blocks"]), *(problem for block in view["blocks"] for problem in _input_problems(block))]


def _repeated(blocks: list[Json]) -> Iterator[str]:
    ids = [block["block_id"] for block in blocks]
    if len(set(ids)) < len(ids):
        yield f"block_ids repeat: {ids}"


def _input_problems(block: Json) -> Iterator[str]:
    element = block["element"]
    if block["type"] != "input" or not 1 <= len(block["block_id"]) <= BLOCK_ID:
        yield f"not a field: {block}"
    if block["label"]["type"] != "plain_text" or not block["label"]["text"]:
        yield f"no label: {block}"
    match element:
        case {"type": "plain_text_input", "max_length": int(most)}:
            if not 1 <= most <= INPUT or len(element.get("initial_value", "")) > most:
                yield f"too long: {element}"
        case {"type": "static_select" | "multi_static_select", "options": [_, *_] as options}:
            yield from (f"too long: {option}" for option in options if not _fits(option))
            yield from ["too many options"] if len(options) > OPTIONS else []
            yield from (f"not an option: {option}" for option in _initial(element) if option not in options)
            yield from ["no initial option"] if element.get("initial_options") == [] else []
        case _:
            yield f"not an element we may send: {element}"


def _initial(element: Json) -> list[Json]:
    one = element.get("initial_option")
    return element.get("initial_options") or ([one] if one else [])


def _fits(option: Json) -> bool:
    return 1 <= len(option["text"]["text"]) <= OPTION and 1 <= len(option["value"]) <= OPTION


def _state(block: Json, values: Mapping[str, str]) -> Json:
    element = block["element"]
    if element["type"] == "multi_static_select":
        offered = {option["value"]: option for option in element["options"]}
        standing = ",".join(option["value"] for option in _initial(element))
        chosen = list(filter(None, values.get(block["block_id"], standing).split(",")))
        assert offered.keys() >= set(chosen), f"not offered: {chosen}"
        assert chosen or block["optional"], f"{block['block_id']} must be filled in"
        return {"type": "multi_static_select", "selected_options": [offered[value] for value in chosen]}
    if element["type"] == "static_select":
        options = {option["value"]: option for option in element["options"]}
        typed = values.get(block["block_id"], element.get("initial_option", {}).get("value"))
        assert typed in options or (block["optional"] and not typed), f"not offered: {typed}"
        return {"type": "static_select", "selected_option": options.get(typed or "")}
    typed = values.get(block["block_id"], element.get("initial_value", ""))
    assert len(typed) <= element["max_length"], f"longer than {element['max_length']}"
    assert typed or block["optional"], f"{block['block_id']} must be filled in"
    return {"type": "plain_text_input", "value": typed or None}
