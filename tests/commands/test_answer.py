"""From a request to a reply, in the real rooms: rights, arguments, paging, sharing, one sentence for every fault."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

import pytest

from bot.commands.answer import Answerer
from bot.commands.registry import COMMANDS, find
from bot.domain.errors import UsageError
from bot.domain.messages import Actions, Button, FactCard, Person, Place, Reply, Request, StoryCard, Tone
from bot.services import overruling, starting, storing
from bot.services.desk import Desk
from bot.views.buttons import buttons_of
from tests.services.reports import CHIPS, CHIPS_IN_JAPANESE, FOOTBALL, GREEN

HIDDEN = CHIPS_IN_JAPANESE
MEMBER = Person("slack", "U1")
MANAGER = Person("slack", "U2", manages_channel=True)
EDITOR = Person("console", "local", manages_channel=True, is_admin=True)
CHANNEL = Place("slack", "T1", "C1")
OTHER_CHANNEL = Place("slack", "T1", "C2")


@pytest.fixture
def answerer(desk: Desk) -> Answerer:
    return Answerer(desk, {"en": gettext.NullTranslations()})


def request(
    desk: Desk,
    command: str,
    arguments: Mapping[str, str] = MappingProxyType({}),
    person: Person = MEMBER,
    place: Place = CHANNEL,
) -> Request:
    return Request(person, place, command, arguments, "en", desk.clock.now())


def headlines(reply: Reply) -> list[str]:
    cards = [block for block in reply.message.blocks if isinstance(block, StoryCard)]
    return [card.title.label if hasattr(card.title, "label") else card.title.value for card in cards]


def buttons(reply: Reply) -> Mapping[str, Button]:
    rows = [block.buttons for block in reply.message.blocks if isinstance(block, Actions)]
    return {button.label: button for row in rows for button in row}


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
async def test_every_command_answers_a_manager_on_an_empty_archive(
    desk: Desk, answerer: Answerer, command: str
) -> None:
    private = {"url": "http://127.0.0.1:1/"}
    given = {"search": {"words": "chips"}, "source add": private, "source import": private}
    needed = {option.name: "1" for option in found.options if option.required} if (found := find(command)) else {}
    arguments = given.get(command, needed)
    reply = await answerer.answer(request(desk, command, arguments, EDITOR))
    assert reply.private
    assert reply.message.summary


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param({"words": f"see {CHIPS.url}"}, CHIPS.title, id="the story of a stored article"),
        pytest.param({"words": f"https://else.example/a {CHIPS.url}/?utm_source=x"}, CHIPS.title, id="by any link"),
        pytest.param({"words": f"{GREEN.url} {CHIPS.url}"}, GREEN.title, id="the first of two that are stored"),
        pytest.param({"words": FOOTBALL.url or ""}, "Left out", id="why an article is in no story"),
        pytest.param({"words": HIDDEN.url or ""}, "Hidden by", id="that an article is hidden"),
        pytest.param(
            {"words": HIDDEN.url or "", "passage": "chips"}, "Hidden by", id="that, whatever words are with it"
        ),
        pytest.param({"words": "https://else.example/a"}, "No article of this address is stored here.", id="nothing"),
        pytest.param({"words": "https://[::1"}, "No article of this address is stored here.", id="no address at all"),
        pytest.param(
            {"words": "https://else.example/a", "passage": "Japan and the EU on semiconductors"},
            "No article of this address is stored here. Of the message's words:",
            id="what the message's words ask for",
        ),
    ],
)
async def test_an_address_is_looked_for_as_the_article_it_leads_to(
    desk: Desk, answerer: Answerer, given: Mapping[str, str], said: str
) -> None:
    for document in (HIDDEN, CHIPS, GREEN, FOOTBALL):
        await storing.store(desk, document)
    await overruling.hide_article(desk, 1, EDITOR, CHANNEL)
    assert said in repr((await answerer.answer(request(desk, "search", given))).message)


@pytest.mark.parametrize(
    ("command", "given"),
    [
        pytest.param("search", {"words": CHIPS.url or ""}, id="a link"),
        pytest.param("search", {"words": "https://else.example/a", "passage": "the EU on chips"}, id="words by a link"),
        pytest.param("ask", {"question": "the EU on chips"}, id="words"),
    ],
)
async def test_no_button_of_an_answer_keeps_what_stood_in_a_message(
    desk: Desk, answerer: Answerer, command: str, given: Mapping[str, str]
) -> None:
    await storing.store(desk, CHIPS)
    reply = await answerer.answer(request(desk, command, {**given, "copied": "yes"}))
    kept = [value for button in buttons_of(reply.message) for value in button.arguments.values()]
    assert not {*given.values()} & {*kept}


async def test_more_words_than_anything_holds_are_refused(desk: Desk, answerer: Answerer) -> None:
    reply = await answerer.answer(request(desk, "search", {"words": "chips " * 40}))
    assert "at most 200 characters" in reply.message.summary


async def test_paging_neither_repeats_nor_skips_though_a_story_arrives_in_between(
    desk: Desk, answerer: Answerer
) -> None:
    for document in (CHIPS, GREEN):
        await storing.store(desk, document)
    first = await answerer.answer(request(desk, "latest", {"limit": "1"}))
    await storing.store(desk, replace(CHIPS, url="https://press.example/later"))
    more = buttons(first)["More"]
    second = await answerer.answer(request(desk, more.command, more.arguments))
    assert (headlines(first), headlines(second)) == ([CHIPS.title], [GREEN.title])
    assert "More" not in buttons(second)


async def test_share_posts_the_same_answer_to_the_channel_and_offers_no_second_share(
    desk: Desk, answerer: Answerer
) -> None:
    await storing.store(desk, CHIPS)
    private = await answerer.answer(request(desk, "latest", {"limit": "3"}))
    share = buttons(private)["Share"]
    public = await answerer.answer(request(desk, share.command, share.arguments))
    assert (private.private, public.private) == (True, False)
    assert headlines(public) == headlines(private)
    assert buttons(public) == {}


async def test_share_stands_in_the_last_row_of_an_answer(desk: Desk, answerer: Answerer) -> None:
    await storing.store(desk, CHIPS)
    why = await answerer.answer(request(desk, "why", {"id": "1"}))
    rows = [[button.label for button in block.buttons] for block in why.message.blocks if isinstance(block, Actions)]
    assert rows == [["Story", "Share"]]


async def test_an_editor_may_hide_from_a_private_answer_and_never_from_a_shared_one(
    desk: Desk, answerer: Answerer
) -> None:
    await storing.store(desk, CHIPS)
    private = await answerer.answer(request(desk, "why", {"id": "1"}, EDITOR))
    share = buttons(private)["Share"]
    public = await answerer.answer(request(desk, share.command, share.arguments, EDITOR))
    asked_by_a_member = await answerer.answer(request(desk, "why", {"id": "1"}))
    assert ["Hide it" in buttons(reply) for reply in (private, public, asked_by_a_member)] == [True, False, False]


@pytest.mark.parametrize("of", ["source list", "help", "subscriptions", "nonsense", "share", ""])
async def test_what_is_for_few_is_never_shared(desk: Desk, answerer: Answerer, of: str) -> None:
    reply = await answerer.answer(request(desk, "share", {"of": of}, EDITOR))
    assert (reply.private, reply.message.tone) == (True, Tone.ERROR)


@pytest.mark.parametrize(
    ("command", "arguments", "words"),
    [
        ("source list", {}, "editors"),
        ("source add", {"url": "https://example.org/"}, "editors"),
        ("subscribe", {}, "manage"),
        ("latset", {}, "latest"),
        ("latest", {"limit": "99"}, "10"),
        ("latest", {"topic": "semicnductors"}, "Did you mean Semiconductors and advanced technology?"),
        ("story", {"id": "77"}, "77"),
        ("search", {}, "words"),
    ],
    ids=[
        "no editor",
        "no editor, adding",
        "no manager",
        "a word misspelt",
        "a number too large",
        "a topic nearly right",
        "an id unknown",
        "nothing to search for",
    ],
)
async def test_what_cannot_be_done_is_answered_privately_with_what_to_do(
    desk: Desk, answerer: Answerer, command: str, arguments: dict[str, str], words: str
) -> None:
    reply = await answerer.answer(request(desk, command, arguments))
    assert reply.private
    assert words in reply.message.summary + repr(reply.message.blocks)


async def test_a_channel_is_subscribed_listed_and_unsubscribed_by_its_manager_alone(
    desk: Desk, answerer: Answerer
) -> None:
    made = await answerer.answer(
        request(desk, "subscribe", {"day": "friday", "time": "09:30", "zone": "Asia/Tokyo"}, MANAGER)
    )
    assert "Friday" in made.message.summary
    elsewhere = await answerer.answer(request(desk, "unsubscribe", {"id": "1"}, MANAGER, OTHER_CHANNEL))
    assert elsewhere.message.tone is Tone.ERROR
    listed = await answerer.answer(request(desk, "subscriptions", {}, MANAGER))
    assert "1 subscription" in listed.message.summary
    await answerer.answer(request(desk, "unsubscribe", {"id": "1"}, MANAGER))
    empty = await answerer.answer(request(desk, "subscriptions", {}, MANAGER))
    assert "no subscriptions" in empty.message.summary


async def test_the_digest_can_be_seen_before_anything_is_subscribed(desk: Desk, answerer: Answerer) -> None:
    for document in (CHIPS, FOOTBALL):
        await storing.store(desk, document)
    reply = await answerer.answer(request(desk, "digest preview", {}, MANAGER))
    assert headlines(reply) == [CHIPS.title]


async def test_starter_facts_are_found_with_their_addresses(desk: Desk, answerer: Answerer) -> None:
    await starting.prepare(desk)
    reply = await answerer.answer(request(desk, "search", {"words": "半導体"}))
    cards = [block for block in reply.message.blocks if isinstance(block, FactCard)]
    assert cards
    assert all(card.citations for card in cards)


@pytest.mark.parametrize("words", ["chips", "x" * 200, "半" * 200, 'a"b&c=d?', "🇪🇺🇯🇵"])
async def test_a_button_works_however_long_its_words_are_and_after_a_restart(
    desk: Desk, answerer: Answerer, words: str
) -> None:
    button = Button("More", "search", {"words": words, "offset": "5"})
    token = await answerer.remember(button)
    recalled = await Answerer(desk, {"en": gettext.NullTranslations()}).recall(token)
    assert len(token) <= 90
    assert (recalled.command, dict(recalled.arguments)) == ("search", {"words": words, "offset": "5"})


@pytest.mark.parametrize("token", ["", "s:0000", "c:latest", "nonsense"])
async def test_a_button_nobody_knows_says_so(answerer: Answerer, token: str) -> None:
    with pytest.raises(UsageError):
        await answerer.recall(token)


@pytest.mark.parametrize(
    ("person", "shown"),
    [
        pytest.param(MEMBER, ["latest"], id="a member"),
        pytest.param(MANAGER, ["latest", "unsubscribe"], id="who manages the channel"),
        pytest.param(EDITOR, ["latest", "unsubscribe", "help source"], id="an editor"),
    ],
)
async def test_help_shows_what_the_asker_may_use_and_says_who_sees_more(
    desk: Desk, answerer: Answerer, person: Person, shown: list[str]
) -> None:
    reply = await answerer.answer(request(desk, "help", person=person))
    said = repr(reply.message.blocks)
    assert [name for name in ("latest", "unsubscribe", "help source") if f"/eujp {name}" in said] == shown
    assert ("are shown more here" in said) is (person is not EDITOR)


async def test_help_for_a_command_is_for_everyone(desk: Desk, answerer: Answerer) -> None:
    reply = await answerer.answer(request(desk, "help", {"command": "source add"}))
    assert "/eujp source add" in repr(reply.message.blocks)


async def test_a_date_that_is_said_is_the_day_it_was_on_the_first_page(desk: Desk, answerer: Answerer) -> None:
    now = desk.clock.now()
    later = replace(
        request(desk, "latest", {"since": "today", "as_of": now.isoformat()}), as_of=now + timedelta(days=9)
    )
    reply = await answerer.answer(later)
    assert f"since {now.day} {now:%b %Y}" in reply.message.summary
