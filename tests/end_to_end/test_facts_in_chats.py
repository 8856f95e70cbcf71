"""Facts from a message in a chat to a correction under a digest: every step by the real Slack and Discord clients."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

import pytest

from bot.commands.answer import Answerer
from bot.domain.curation import ReviewQueue
from bot.domain.facts import Fact
from bot.domain.messages import Message
from bot.domain.ports import Messenger
from bot.domain.subscriptions import Schedule
from bot.locales.load import Wordings
from bot.opening import composer, corrector
from bot.services import delivering, reviewing, sending, starting, storing, subscribing
from bot.services.desk import Desk
from bot.services.reviewing import ReviewPlan
from bot.views.limits import SLACK
from bot.views.review import review_message
from bot.views.split import split
from tests.databases import SqliteTemplate
from tests.end_to_end.chats import Chat, Shown, SlackChat, in_discord, in_slack, posted_button, until, words_of
from tests.fakes.ports import FakeClock
from tests.services.reports import CHIPS

SENTENCE = "The European Union and Japan signed a memorandum on semiconductors in Brussels on 8 January 2026."
STATEMENT = "The EU and Japan signed a memorandum on chips."
TYPED: Mapping[str, str] = MappingProxyType(
    {"statement": STATEMENT, "date": "2026-01-08", "topics": "semiconductors-advanced-tech"}
)
NO_FORM = MappingProxyType({"link": CHIPS.url or "", "quote": SENTENCE, **TYPED})


@pytest.fixture
def database_url(migrated_file: SqliteTemplate, tmp_path: Path) -> str:
    """Give a fresh SQLite database alone: what differs on PostgreSQL lies below what is tested here."""
    return migrated_file.copy_to(tmp_path)


@pytest.fixture
async def desk(desk: Desk) -> Desk:
    """Give a desk with two editors on each platform, the starter facts of two years and one article."""
    facts = tuple(fact for fact in desk.catalog.facts if fact.when.day.year in {2019, 2023})
    catalog = replace(desk.catalog, facts=facts)
    editors = frozenset({"slack:U1", "slack:U2", "discord:500", "discord:501"})
    edited = replace(desk, catalog=catalog, editors=editors, word_correction=corrector(catalog))
    await starting.prepare(edited)
    await storing.store(edited, CHIPS)
    return edited


@pytest.fixture
def messengers() -> dict[str, Messenger]:
    return {}


also_over_http = pytest.mark.parametrize("chat", ["slack", "slack over HTTP", "discord"], indirect=True)
"""For what Slack sends in another way: to a socket of the bot, or to an address."""


@pytest.fixture(params=["slack", "discord"])
async def chat(
    request: pytest.FixtureRequest, desk: Desk, messengers: dict[str, Messenger], monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Chat]:
    answerer = Answerer(desk, Wordings(), messengers)
    if request.param == "discord":
        opening = in_discord(answerer, messengers, monkeypatch)
    else:
        opening = in_slack(answerer, messengers, over_http=request.param != "slack")
    async with opening as opened:
        yield opened


async def proposed(chat: Chat, **changes: str) -> Shown:
    shown = await chat.type("fact propose", **{**NO_FORM, **changes})
    await shown.says("Proposed as p")
    return shown


async def approved(chat: Chat) -> Shown:
    shown = await chat.follow(await proposed(chat), "Approve")
    await shown.says("Approved: p", "The next digests bring it.")
    return shown


async def waiting(chat: Chat) -> str:
    """What the review queue says."""
    return await (await chat.type("fact review")).says("review")


@also_over_http
async def test_a_fact_is_proposed_on_a_message_with_a_link(chat: Chat) -> None:
    form = await chat.choose(f"“{SENTENCE}” {CHIPS.url}")
    filled = await form.asks()
    assert (filled["link"], filled["quote"], filled["statement"]) == (CHIPS.url, SENTENCE, "")
    sent = await chat.send_off(form, TYPED)
    shown = ("the desk's editors review it", f"“{SENTENCE}” — Press", "no official source")
    told = await sent.says("Proposed as p", *shown)
    assert sent.is_private
    assert STATEMENT in told
    again = await chat.send_off(form, TYPED)
    await again.says("sent off before")
    assert (await waiting(chat)).count(STATEMENT) == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        pytest.param({"quote": "They signed nothing at all."}, "do not stand in the text of article 1", id="quote"),
        pytest.param({"statement": "Talks began.", "quote": "signed a memorandum"}, "names nobody", id="actors"),
        pytest.param({"link": "https://press.example/none"}, "No stored article is at that address", id="link"),
        pytest.param({"link": "https://press.example/none", "quote": ""}, "not an official source", id="not official"),
    ],
)
async def test_what_cannot_stand_is_one_private_sentence_and_the_way_back_to_all_that_was_typed(
    chat: Chat, typed: Mapping[str, str], sentence: str
) -> None:
    form = await chat.choose(f"“{SENTENCE}” {CHIPS.url}")
    await form.asks()
    refused = await chat.send_off(form, {**TYPED, **typed})
    await refused.says(sentence)
    assert refused.is_private
    assert STATEMENT not in await waiting(chat)
    again = await chat.follow(refused, "Change it")
    assert (await again.asks()).items() >= {**TYPED, **typed}.items()
    right = await chat.send_off(again, NO_FORM)
    await right.says("Proposed as p")


async def test_what_one_field_cannot_hold_is_said_under_it_where_the_chat_can_and_else_in_an_answer(chat: Chat) -> None:
    form, sentence = await chat.choose(f"“{SENTENCE}” {CHIPS.url}"), "date is written 2024, 2024-02 or 2024-02-21"
    await form.asks()
    refused = await chat.send_off(form, {**TYPED, "date": "2026-02-30"})
    if isinstance(chat, SlackChat):
        assert sentence in refused.errors["date"]
        again = form
    else:
        await refused.says(sentence)
        again = await chat.follow(refused, "Change it")
        assert (await again.asks())["date"] == "2026-02-30"
    right = await chat.send_off(again, {**TYPED, "date": "2026-01-08"})
    await right.says("Proposed as p")


async def test_an_actor_and_a_topic_unknown_and_a_statement_too_long_are_told_when_typed(chat: Chat) -> None:
    unknown = await chat.type("fact propose", **NO_FORM, actors="Europian Commission")
    await unknown.says("Did you mean european-commission?", "Change it")
    long = await chat.type("fact propose", **{**NO_FORM, "statement": "They signed it. " * 45})
    await long.says("characters: shorten it to 600 at most", "Change it")
    topic = await chat.type("fact propose", **{**NO_FORM, "topics": "semicnductors"})
    await topic.says("Did you mean semiconductors-advanced-tech?")
    # A form offers the topics by name; what is none of them stands in it as it was typed.
    assert (await (await chat.follow(topic, "Change it")).asks())["topics"] == "semicnductors"
    assert unknown.is_private
    assert long.is_private
    assert "Nothing waits for review" in await waiting(chat)


async def test_a_message_without_a_link_opens_no_form(chat: Chat) -> None:
    shown = await chat.choose("Good morning.")
    await shown.says("This message holds no link")
    assert (shown.is_private, shown.form) == (True, None)


async def test_who_is_no_editor_is_told_so_and_changes_nothing(chat: Chat) -> None:
    card = await proposed(chat)
    refused = [
        await chat.choose(f"{SENTENCE} {CHIPS.url}", "mia"),
        await chat.type("fact review", "mia"),
        *[await chat.follow(card, label, "mia") for label in ("Approve", "Edit", "Reject")],
    ]
    for shown in refused:
        await shown.says("Only this desk's editors")
        assert (shown.is_private, shown.form) == (True, None)
    assert "1 proposal ·" in await waiting(chat)


async def test_a_form_sent_off_by_somebody_else_changes_nothing(chat: Chat) -> None:
    form = await chat.follow(await approved(chat), "Retract")
    await form.asks()
    sent = await chat.send_off(form, {"reason": "I do not like it."}, "mia")
    await sent.says("Only this desk's editors")
    assert "retracted" not in await (await chat.type("facts")).says(STATEMENT)


@also_over_http
async def test_a_proposal_is_looked_at_edited_and_approved_from_the_queue(chat: Chat) -> None:
    await proposed(chat, place="Brussels")
    queue = await chat.type("fact review")
    source = await chat.follow(queue, "See source")
    await source.says(f"“{SENTENCE}” — Press", "Revisions", "proposed by")
    form = await chat.follow(queue, "Edit")
    filled = await form.asks()
    assert (filled["statement"], filled["place"], filled["state"]) == (STATEMENT, "Brussels", "none")
    edited = await chat.send_off(form, {"date": "2026-01", "place": "", "state": "signed"})
    told = await edited.says("Edited: p", "signed")
    assert "Jan 2026" in told
    assert "Brussels ·" not in told
    done = await chat.follow(edited, "Approve", "ben")
    await done.says("Approved: p")
    assert "Nothing waits for review" in await waiting(chat)


@pytest.mark.parametrize(("reason", "told"), [("", "rejected by"), ("The text says talks.", "The text says talks.")])
async def test_a_proposal_is_rejected_with_a_reason_or_none(chat: Chat, reason: str, told: str) -> None:
    form = await chat.follow(await proposed(chat), "Reject")
    assert await form.asks() == {"reason": ""}
    rejected = await chat.send_off(form, {"reason": reason})
    await rejected.says("Rejected: p")
    fact_id = (await rejected.says("Rejected: p")).split()[1].rstrip(".")
    fact = await chat.type("fact", id=fact_id)
    await fact.says("This proposal was rejected", told)


@also_over_http
async def test_of_two_editors_who_approve_at_once_one_does_and_the_other_is_told_by_whom(chat: Chat) -> None:
    card = await proposed(chat)
    button = await card.button("Approve")
    both = await asyncio.gather(chat.press(button, "ada"), chat.press(button, "ben"))
    answers = [(await shown.says("p", "official source")).lstrip("⚠️ ") for shown in both]
    assert sorted(answer.split(":")[0].split()[0] for answer in answers) == ["Approved", "Nothing"]
    (late,) = [answer for answer in answers if answer.startswith("Nothing was changed")]
    assert "was decided on before, and now it is approved" in late
    assert "Last act: approved by" in late
    assert (await (await chat.type("audit")).says("Audit")).count("fact approve") == 1


@pytest.mark.parametrize("label", ["Approve", "Edit", "Reject"])
async def test_a_stale_button_says_how_the_fact_stands_and_has_fresh_buttons(chat: Chat, label: str) -> None:
    card = await proposed(chat)
    await (await chat.follow(card, "Approve")).says("Approved")
    stale = await chat.follow(card, label, "ben")
    await stale.says("Nothing was changed", "now it is approved", "Last act: approved by", "Retract")
    assert (stale.is_private, stale.form) == (True, None)


@also_over_http
async def test_a_form_the_bot_does_not_know_any_more_changes_nothing(chat: Chat) -> None:
    form = await chat.follow(await approved(chat), "Retract")
    await form.asks()
    sent = await chat.send_off(form, {"reason": "Wrong."}, forgotten=True)
    await sent.says("This form is too old to be answered. Type the command again.")
    assert STATEMENT in await (await chat.type("facts")).says("Facts")


@also_over_http
async def test_a_form_that_could_not_open_in_time_opens_at_the_next_press(chat: Chat) -> None:
    button = await (await proposed(chat)).button("Reject")
    late = await chat.press(button, late=True)
    if isinstance(chat, SlackChat):  # Discord takes no word at all after these seconds.
        await late.says("did not open the form in time")
        assert late.form is None
        again = await chat.follow(late, "Open the form")
    else:
        again = await chat.press(button)
    assert await again.asks() == {"reason": ""}


async def test_an_approval_is_undone(chat: Chat) -> None:
    undone = await chat.follow(await approved(chat), "Undo")
    await undone.says("Undone: p", "proposed, not yet approved")
    assert STATEMENT in await waiting(chat)


async def test_a_retraction_its_undoing_and_an_edit_are_told_under_the_digest_that_carried_the_fact(
    chat: Chat, desk: Desk, clock: FakeClock, messengers: Mapping[str, Messenger]
) -> None:
    await subscribing.subscribe(desk, chat.channel, "U1", Schedule(), (), "en", quiet=False, messenger=None)
    card = await approved(chat)
    clock.forward(timedelta(hours=1))
    await deliver(desk, chat, messengers)
    (carrying,) = [place for place, post in enumerate(chat.posts) if STATEMENT in post.words]
    form = await chat.follow(card, "Retract")
    await form.asks()
    retracted = await chat.send_off(form, {"reason": "The ministry corrected its statement."})
    await retracted.says("Retracted: p", "A correction follows")
    undone = await chat.follow(retracted, "Undo")
    await undone.says("Undone: p", "approved fact")
    form = await chat.follow(undone, "Edit", "ben")
    await form.asks()
    await (await chat.send_off(form, {"date": "2026-01-07"}, "ben")).says("Edited: p")
    await deliver(desk, chat, messengers)
    withdrawn, restored, corrected = [post for post in chat.posts if post.under == carrying]
    assert "is withdrawn" in withdrawn.words
    assert "Reason: The ministry corrected its statement." in withdrawn.words
    assert "stands again" in restored.words
    assert f"said: {STATEMENT}" in corrected.words
    assert "7 Jan 2026" in corrected.words


async def deliver(desk: Desk, chat: Chat, messengers: Mapping[str, Messenger]) -> None:
    await delivering.compose_due(desk, composer(desk), [chat.channel.platform])
    await sending.send_due(desk, messengers)


@pytest.mark.parametrize("about", ["a story", "a fact"])
async def test_an_error_that_anyone_reports_waits_for_the_editors_until_one_settles_it(chat: Chat, about: str) -> None:
    card = await (chat.type("latest", "mia") if about == "a story" else chat.type("facts", "mia"))
    form = await chat.follow(card, "Report an error", "mia")
    assert await form.asks() == {"text": ""}
    sent = await chat.send_off(form, {"text": "It was in Tokyo."}, "mia")
    await sent.says("Thank you. Your report is with the desk's editors.", "They compare it with the sources.")
    assert sent.is_private
    queue = await chat.type("fact review")
    await queue.says("1 open flag", "It was in Tokyo.")
    await (await chat.follow(queue, "Settle")).says("Settled: flag 1.")
    await (await chat.follow(queue, "Settle", "ben")).says("Flag 1 is settled already, by")
    assert "Nothing waits for review" in await waiting(chat)


async def test_the_daily_review_message_is_worked_off_by_its_buttons(
    chat: Chat, desk: Desk, clock: FakeClock, messengers: Mapping[str, Messenger]
) -> None:
    await proposed(chat)
    form = await chat.follow(await chat.type("facts", "mia"), "Report an error", "mia")
    await form.asks()
    await (await chat.send_off(form, {"text": "It was in Tokyo."}, "mia")).says("Thank you")
    clock.forward(timedelta(hours=3))

    def word(queue: ReviewQueue, facts: Sequence[Fact]) -> Sequence[Message]:
        return split(review_message(queue, facts, desk.catalog, Wordings()["en"], "en"), SLACK)

    for _ in range(2):
        await reviewing.bring_review(desk, ReviewPlan(chat.channel), word, messengers[chat.channel.platform])
    (post,) = chat.posts
    assert STATEMENT in post.words
    assert "It was in Tokyo." in post.words
    refused = await chat.press(posted_button(post, "Approve"), "mia")
    await refused.says("Only this desk's editors")
    done = await chat.press(posted_button(post, "Approve"))
    await done.says("Approved: p")
    assert done.is_private
    await (await chat.press(posted_button(post, "Settle"), "ben")).says("Settled: flag 1.")
    stale = await chat.press(posted_button(post, "Reject"), "ben")
    await stale.says("now it is approved")
    assert "Nothing waits for review" in await waiting(chat)


async def test_facts_and_the_timeline_are_read_page_by_page(chat: Chat) -> None:
    first = await chat.type("facts", "mia", year="2019")
    await first.says("Facts 1 to 5 of ", "2019")
    second = await chat.follow(first, "More", "mia")
    told = await second.says("Facts 6 to ")
    assert "Facts 1 to" not in told
    fact = await chat.follow(second, "Fact", "mia")
    await fact.says("approved fact", "Report an error")
    timeline = await chat.type("timeline", "mia")
    await timeline.says("Timeline")
    earlier = await chat.follow(timeline, "Earlier", "mia")
    await earlier.says("Timeline", "More")
    for shown in (first, second, fact, timeline, earlier):
        assert shown.is_private


async def test_an_answer_is_shared_with_the_channel(chat: Chat) -> None:
    asked = await chat.type("ask", "mia", question="When was the memorandum on semiconductors signed?")
    await asked.says("memorandum on semiconductors")
    assert asked.is_private
    shared = await chat.follow(asked, "Share", "mia")

    await until(lambda: "memorandum on semiconductors" in seen_by_all(chat, shared), lambda: str(shared))


def seen_by_all(chat: Chat, shown: Shown) -> str:
    """Slack posts an answer to all itself, Discord's bot posts it in the channel."""
    answered = "" if shown.is_private else words_of(shown.messages)
    return " ".join([answered, *(post.words for post in chat.posts)])


async def test_an_export_is_a_file_for_the_editor_alone(chat: Chat) -> None:
    shown = await chat.type("export", what="facts", format="csv")
    await shown.says("facts as csv, as of")
    assert shown.is_private
    ((name, content),) = chat.files
    assert re.fullmatch(r"eujp-facts-\d{4}-\d\d-\d\d\.csv", name)
    assert content.decode("utf-8-sig").startswith("id,status,date")
    assert chat.posts == []
    assert "Only this desk's editors" in await (await chat.type("export", "mia")).says("editors")
