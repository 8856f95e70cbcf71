"""What Slack sends, read into plain values; and what is answered only once."""

from __future__ import annotations

import asyncio
import gettext

import pytest

from bot.adapters.once import Seen, Tasks
from bot.adapters.slack.incoming import Asked, key_of, typed
from bot.adapters.slack.replying import ANSWERS, parts_of
from bot.adapters.slack.seen import seen_message
from bot.domain.messages import Message, Paragraph, Text
from tests.fakes.slack_payloads import Json


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        pytest.param("latest limit:3", "latest limit:3", id="plain words"),
        pytest.param("  latest ", "latest", id="spaces around"),
        pytest.param("search R&amp;D", "search R&D", id="an ampersand"),
        pytest.param("search &lt;b&gt;", "search <b>", id="angle brackets"),
        pytest.param("search &amp;lt;", "search &lt;", id="an entity typed as such"),
        pytest.param("source add <https://a.example/f>", "source add https://a.example/f", id="an address"),
        pytest.param(
            "source add <https://a.example|a.example>", "source add https://a.example", id="a labelled address"
        ),
        pytest.param("search <#C1|general>", "search #general", id="a channel"),
        pytest.param("search <@U1|mika>", "search @mika", id="a person"),
        pytest.param("search <@U1>", "search @U1", id="a person without a name"),
        pytest.param("search <!channel>", "search channel", id="a call to all"),
        pytest.param("search 半導体", "search 半導体", id="Japanese"),
    ],
)
def test_what_slack_escaped_is_read_as_it_was_typed(sent: str, meant: str) -> None:
    assert typed(sent) == meant


@pytest.mark.parametrize(("channel", "direct"), [("D1", True), ("C1", False), ("G1", False)])
def test_a_direct_message_is_known_by_its_id(channel: str, *, direct: bool) -> None:
    assert Asked("U1", channel, "https://hooks.example").direct is direct


def test_an_event_is_known_by_its_id_and_a_command_by_its_trigger() -> None:
    assert [key_of({"event_id": "E1"}), key_of({"trigger_id": "t1"}), key_of({})] == ["E1", "t1", ""]


def test_a_key_is_new_once() -> None:
    seen = Seen()
    assert [seen.is_new(key) for key in ("a", "b", "a")] == [True, True, False]


def test_what_has_no_key_is_always_new() -> None:
    seen = Seen()
    assert [seen.is_new(""), seen.is_new("")] == [True, True]


def test_only_the_latest_keys_are_remembered() -> None:
    seen = Seen(2)
    assert [seen.is_new(key) for key in ("a", "b", "c", "b", "a")] == [True, True, True, False, True]


async def test_stopping_waits_for_what_ends_in_time_and_cancels_what_does_not() -> None:
    ended: list[str] = []

    async def work(name: str, seconds: float) -> None:
        try:
            await asyncio.sleep(seconds)
            ended.append(f"{name} done")
        except asyncio.CancelledError:
            ended.append(f"{name} cancelled")
            raise

    tasks = Tasks()
    tasks.start(work("slow", 60))
    tasks.start(work("quick", 0.01))
    await tasks.stop(0.1)
    assert ended == ["quick done", "slow cancelled"]


def test_a_message_of_five_parts_is_sent_whole() -> None:
    paragraphs = tuple(Paragraph((Text("word " * 500),)) for _ in range(14))
    parts = parts_of(Message("Long", paragraphs), gettext.NullTranslations())
    assert len(parts) == ANSWERS
    assert parts[-1].summary == "Long (5/5)"


def rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


LINK: Json = {"type": "link", "url": "https://a.example/1", "text": "https://label.example"}


@pytest.mark.parametrize(
    ("message", "first"),
    [
        pytest.param(
            {"text": "See <https://a.example/1?x=1&amp;y=2|this>."}, "https://a.example/1?x=1&y=2", id="words"
        ),
        pytest.param(
            {"text": "A story", "blocks": [{"type": "divider"}, rich(LINK)]}, "https://a.example/1", id="a card"
        ),
        pytest.param(
            {"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "*<https://a.example/1|A>*"}}]},
            "https://a.example/1",
            id="another program's block",
        ),
        pytest.param(
            {"text": "", "attachments": [{"title": "A", "title_link": "https://a.example/1", "text": "…"}]},
            "https://a.example/1",
            id="an attachment",
        ),
        pytest.param(
            {"attachments": [{"message_blocks": [{"message": {"blocks": [rich(LINK)]}}]}]},
            "https://a.example/1",
            id="a message passed on",
        ),
        pytest.param({"blocks": [{"type": "image", "image_url": "https://a.example/i.png"}]}, "", id="a picture"),
        pytest.param({"text": "<@U1> <#C1|general> <mailto:a@a.example|a>"}, "", id="marks that are no links"),
        pytest.param({}, "", id="nothing"),
    ],
)
def test_the_first_link_of_a_message_is_found(message: Json, first: str) -> None:
    assert seen_message(message).addresses[:1] == ((first,) if first else ())


def test_only_a_persons_words_may_be_a_quote() -> None:
    said = {"text": "They <https://a.example|signed> &amp; left."}
    assert (seen_message(said).words, seen_message(said).by_program) == ("They https://a.example & left.", False)
    assert seen_message({**said, "bot_id": "B1"}).by_program


def forwarded(**attachment: Json | str | list[Json]) -> Json:
    """Give a message that passes another one on, as Slack shows it."""
    return {"text": "", "attachments": [{"from_url": INSIDE, "is_msg_unfurl": True, **attachment}]}


INSIDE = "https://desk.slack.com/archives/C1/p1700000000000000"
SAID: Json = {"type": "text", "text": "The EU & Japan "}
SIGNED: Json = {"type": "link", "url": "https://a.example/1", "text": "signed"}


@pytest.mark.parametrize(
    ("message", "said"),
    [
        pytest.param({"blocks": [rich(SAID, SIGNED)]}, "The EU & Japan signed", id="blocks alone"),
        pytest.param(
            {"blocks": [rich(SAID), {"type": "actions", "elements": [{"type": "button", "text": {"text": "Open"}}]}]},
            "The EU & Japan ",
            id="what stands on buttons is none of it",
        ),
        pytest.param(
            {"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "EU &amp; <https://a.example|Japan>"}}]},
            "EU & https://a.example",
            id="another program's block",
        ),
        pytest.param(forwarded(text="They signed.", fallback="[today] Mika: They"), "They signed.", id="passed on"),
        pytest.param(
            forwarded(message_blocks=[{"message": {"blocks": [rich(SAID, SIGNED)]}}]),
            "The EU & Japan signed",
            id="passed on as blocks",
        ),
        pytest.param(forwarded(fallback="Mika: They signed."), "Mika: They signed.", id="passed on without a text"),
        pytest.param(
            {**forwarded(text="They signed."), "text": f"<{INSIDE}>"}, "They signed.", id="its address and what it says"
        ),
        pytest.param({**forwarded(text="They signed."), "text": "Look"}, "Look", id="passed on with a word"),
        pytest.param(
            {"text": "<https://a.example/1>", "attachments": [{"title": "A", "text": "What the page says."}]},
            "https://a.example/1",
            id="a link and its preview",
        ),
        pytest.param({"attachments": [{"title": "A", "text": "b"}, None], "blocks": None}, "A\nb", id="an attachment"),
        pytest.param({"text": None, "attachments": 5}, "", id="nothing"),
    ],
)
def test_the_words_of_a_message_are_found_wherever_they_stand(message: Json, said: str) -> None:
    assert seen_message(message).words == said


@pytest.mark.parametrize(
    ("address", "found"),
    [
        pytest.param(INSIDE, False, id="a message"),
        pytest.param("https://desk.enterprise.slack.com/files/U1/F1/a.pdf", False, id="a file"),
        pytest.param("https://slack.com/blog/a", True, id="Slack's own site"),
        pytest.param("https://www.slack.com/blog/a", True, id="with www"),
        pytest.param("https://slack.com.example/a", True, id="a name that begins alike"),
    ],
)
def test_an_address_within_slack_is_not_what_a_message_links(address: str, *, found: bool) -> None:
    assert seen_message({"text": f"<{address}> https://a.example"}).addresses == (
        (address, "https://a.example") if found else ("https://a.example",)
    )


@pytest.mark.parametrize(
    ("elements", "tokens"),
    [
        pytest.param({"elements": [{"type": "button", "value": "c:status?"}]}, ("c:status?",), id="a button"),
        pytest.param({"elements": [{"type": "button", "value": 5}, {"type": "button"}]}, (), id="no text"),
        pytest.param({}, (), id="no elements"),
    ],
)
def test_only_texts_are_tokens_of_buttons(elements: Json, tokens: tuple[str, ...]) -> None:
    assert seen_message({"blocks": [{"type": "actions", **elements}, {}]}).tokens == tokens
