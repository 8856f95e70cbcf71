"""Facts in a chat: read by everyone, curated by editors, decided once, and every refusal told privately."""

from __future__ import annotations

import asyncio
import gettext
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest

from bot.adapters.console import render
from bot.commands.answer import Answerer
from bot.commands.fact_commands import FACT_EDITOR_COMMANDS
from bot.commands.parse import parse
from bot.domain.articles import Span
from bot.domain.facts import Flag, FlagKind, FlagState
from bot.domain.messages import Actions, Button, FactCard, Form, Person, Place, Reply, Request, Tone
from bot.services import starting, storing
from bot.services.desk import Desk
from storage import articles, flags
from tests.services.reports import CHIPS

MEMBER = Person("slack", "U1", "Mia")
EDITOR = Person("slack", "U2", "Eda")
OTHER = Person("discord", "9", "Emil")
CHANNEL = Place("slack", "T1", "C1")

PROPOSAL: Mapping[str, str] = MappingProxyType({
    "link": "1",
    "quote": "signed a memorandum on semiconductors in Brussels",
    "statement": "The EU and Japan signed a memorandum on semiconductors.",
    "date": "2026-01-08",
    "topics": "semiconductors-advanced-tech",
})  # fmt: skip


@pytest.fixture
async def desk(desk: Desk) -> Desk:
    """Give a desk with two editors, the starter facts of three years and one article."""
    facts = tuple(fact for fact in desk.catalog.facts if fact.when.day.year in {2019, 2023, 2026})
    catalog = replace(desk.catalog, facts=facts)
    edited = replace(desk, catalog=catalog, editors=frozenset({"slack:U2", "discord:9"}))
    await starting.prepare(edited)
    await storing.store(edited, CHIPS)
    return edited


@pytest.fixture
def answerer(desk: Desk) -> Answerer:
    return Answerer(desk, {"en": gettext.NullTranslations()})


def asked(
    desk: Desk, command: str, arguments: Mapping[str, str] = MappingProxyType({}), person: Person = EDITOR
) -> Request:
    return Request(person, CHANNEL, command, arguments, "en", desk.clock.now())


def cards(reply: Reply) -> list[FactCard]:
    return [block for block in reply.message.blocks if isinstance(block, FactCard)]


def ids(reply: Reply) -> list[str]:
    return [card.fact_id for card in cards(reply)]


def pressed(reply: Reply, label: str) -> Button:
    rows = [block.buttons for block in reply.message.blocks if isinstance(block, Actions | FactCard)]
    return next(button for row in rows for button in row if button.label == label)


async def proposed(desk: Desk, answerer: Answerer, **changes: str) -> Reply:
    return await answerer.answer(asked(desk, "fact propose", {**PROPOSAL, **changes}))


async def approved(desk: Desk, answerer: Answerer) -> Reply:
    approve = pressed(await proposed(desk, answerer), "Approve")
    return await answerer.answer(asked(desk, approve.command, approve.arguments))


async def test_facts_are_paged_by_date_without_a_repeat_and_counted(desk: Desk, answerer: Answerer) -> None:
    first = await answerer.answer(asked(desk, "facts", {}, MEMBER))
    more = pressed(first, "More")
    second = await answerer.answer(asked(desk, more.command, more.arguments, MEMBER))
    assert first.message.summary == f"{len(desk.catalog.facts)} facts"
    assert len({*ids(first), *ids(second)}) == 10


async def test_facts_are_found_by_year_and_by_an_actors_name_in_any_language(desk: Desk, answerer: Answerer) -> None:
    english = await answerer.answer(asked(desk, "facts", {"actor": "METI", "year": "2023"}, MEMBER))
    japanese = await answerer.answer(asked(desk, "facts", {"actor": "経済産業省", "year": "2023"}, MEMBER))
    assert ids(english)
    assert ids(japanese) == ids(english)


async def test_a_page_of_the_timeline_opens_where_past_and_future_meet_and_leads_back(
    desk: Desk, answerer: Answerer
) -> None:
    reply = await answerer.answer(asked(desk, "timeline", {}, MEMBER))
    before = pressed(reply, "Earlier")
    earlier = await answerer.answer(asked(desk, before.command, before.arguments, MEMBER))
    shown, told = render(reply.message), render(earlier.message)
    assert "coming" in shown
    assert "coming" not in told
    again = pressed(earlier, "More")
    back = await answerer.answer(asked(desk, again.command, again.arguments, MEMBER))
    assert render(back.message).splitlines()[3:] == shown.splitlines()[3:]


async def test_a_timeline_from_a_year_on_begins_with_it(desk: Desk, answerer: Answerer) -> None:
    reply = await answerer.answer(asked(desk, "timeline", {"from": "2019", "to": "2019"}, MEMBER))
    text = render(reply.message)
    assert "Facts 1 to" in text
    assert "from 2019 to 2019" in text
    assert "2018" not in text.split("from 2019 to 2019")[1].split("<http")[0]


async def test_a_timeline_from_the_first_year_there_is_holds_all_there_is(desk: Desk, answerer: Answerer) -> None:
    reply = await answerer.answer(asked(desk, "timeline", {"from": "0001", "to": "9999"}, MEMBER))
    assert reply.message.summary == f"{len(desk.catalog.facts)} dated facts"


async def test_half_a_character_in_a_question_is_no_fault(desk: Desk, answerer: Answerer) -> None:
    reply = await answerer.answer(asked(desk, "ask", {"question": "When was the \ud83d treaty signed?"}, MEMBER))
    assert reply.message.tone is not Tone.ERROR


async def test_a_proposal_is_reviewed_approved_and_read_with_who_did_it(desk: Desk, answerer: Answerer) -> None:
    made = await proposed(desk, answerer)
    [fact_id] = ids(made)
    queue = await answerer.answer(asked(desk, "fact review", {}))
    assert ids(queue) == [fact_id]
    button = pressed(queue, "Approve")
    done = await answerer.answer(asked(desk, button.command, button.arguments, OTHER))
    assert done.message.tone is Tone.GOOD
    read = render((await answerer.answer(asked(desk, "fact", {"id": fact_id}, MEMBER))).message)
    assert "“signed a memorandum on semiconductors in Brussels” — Press" in read
    assert "proposed by Eda" in read
    assert "approved by Emil" in read
    assert ids(await answerer.answer(asked(desk, "fact review", {}))) == []


async def test_actors_nobody_named_are_those_of_the_statement(desk: Desk, answerer: Answerer) -> None:
    [fact_id] = ids(await approved(desk, answerer))
    found = await answerer.answer(asked(desk, "facts", {"actor": "japan", "year": "2026"}, MEMBER))
    assert fact_id in ids(found)


async def test_a_stale_button_changes_nothing_and_says_how_the_fact_stands_with_fresh_buttons(
    desk: Desk, answerer: Answerer
) -> None:
    made = await proposed(desk, answerer)
    stale = pressed(made, "Reject")
    approve = pressed(made, "Approve")
    await answerer.answer(asked(desk, approve.command, approve.arguments))
    late = await answerer.open(asked(desk, stale.command, stale.arguments, OTHER))
    assert isinstance(late, Reply)
    assert late.message.tone is Tone.WARNING
    assert "now it is approved" in late.message.summary
    assert "Last act: approved by Eda" in render(late.message)
    assert pressed(late, "Retract").arguments["revision"] == "2"


async def test_of_two_editors_who_press_at_once_one_decides_and_the_other_is_told(
    desk: Desk, answerer: Answerer
) -> None:
    made = await proposed(desk, answerer)
    reject = pressed(made, "Reject")
    pair = [(pressed(made, "Approve"), EDITOR), (replace(reject, arguments={**reject.arguments, "reason": ""}), OTHER)]
    replies = await asyncio.gather(
        *(answerer.answer(asked(desk, button.command, button.arguments, person)) for button, person in pair)
    )
    assert sorted(reply.message.tone for reply in replies) == [Tone.GOOD, Tone.WARNING]
    audit = await answerer.answer(asked(desk, "audit", {}))
    assert audit.message.summary == "2 acts, newest first"


async def test_an_edit_opens_with_what_stands_and_is_made_by_what_is_sent_off(desk: Desk, answerer: Answerer) -> None:
    done = await approved(desk, answerer)
    button = pressed(done, "Edit")
    assert answerer.opens_form(button.command, button.arguments)
    form = await answerer.open(asked(desk, button.command, button.arguments))
    assert isinstance(form, Form)
    typed = {field.name: field.value for field in form.fields}
    assert typed["statement"] == PROPOSAL["statement"]
    sent = {**form.arguments, **typed, "date": "2026-01", "state": "signed"}
    edited = await answerer.answer(asked(desk, form.command, sent))
    assert "Jan 2026" in render(edited.message)
    assert "signed · approved fact" in render(edited.message)
    again = await answerer.answer(asked(desk, form.command, sent))
    assert again.message.summary.startswith("Nothing was changed")


@pytest.mark.parametrize(
    ("change", "told", "untold"),
    [
        pytest.param({"place": "Tokyo"}, "· Tokyo ·", "Brussels ·", id="another place"),
        pytest.param({"place": "none"}, "approved fact", "Brussels ·", id="no place, typed"),
        pytest.param({"place": ""}, "approved fact", "Brussels ·", id="no place, its field emptied"),
        pytest.param({"title": "Chips"}, "■ Chips", "■ Fact p", id="a title"),
        pytest.param({"actors": "METI, EU"}, "· Brussels ·", "Doubt", id="actors"),
        pytest.param({"doubt": "One paper alone has it."}, "Doubt: One paper alone has it.", "§", id="a doubt"),
    ],
)
async def test_one_thing_is_edited_without_a_form(
    desk: Desk, answerer: Answerer, change: Mapping[str, str], told: str, untold: str
) -> None:
    [fact_id] = ids(await proposed(desk, answerer, place="Brussels"))
    await answerer.answer(asked(desk, "fact approve", {"id": fact_id}))
    arguments = {"id": fact_id, "statement": PROPOSAL["statement"], **change}
    edited = render((await answerer.answer(asked(desk, "fact edit", arguments))).message)
    assert edited.startswith("Edited: ")
    assert told in edited
    assert untold not in edited.partition("•")[0]


@pytest.mark.parametrize(("reason", "told"), [("", ""), ("Talks only began.", " · Talks only began.")])
async def test_the_reject_button_asks_why_and_takes_no_for_an_answer(
    desk: Desk, answerer: Answerer, reason: str, told: str
) -> None:
    button = pressed(await proposed(desk, answerer), "Reject")
    assert answerer.opens_form(button.command, button.arguments)
    form = await answerer.open(asked(desk, button.command, button.arguments))
    assert isinstance(form, Form)
    done = await answerer.answer(asked(desk, form.command, {**form.arguments, "reason": reason}))
    read = await answerer.answer(asked(desk, "fact", {"id": button.arguments["id"]}))
    assert done.message.summary.startswith("Rejected: ")
    assert f"rejected by Eda{told}\n" in render(read.message, 200)


async def test_a_link_that_led_nowhere_can_be_changed_in_the_form(desk: Desk, answerer: Answerer) -> None:
    again = pressed(await proposed(desk, answerer, link="99"), "Change it")
    form = await answerer.open(asked(desk, again.command, again.arguments))
    assert isinstance(form, Form)
    typed = {field.name: field.value for field in form.fields}
    assert typed["link"] == "99"
    reply = await answerer.answer(asked(desk, form.command, {**form.arguments, **typed, "link": "1"}))
    assert reply.message.tone is Tone.GOOD


async def test_what_is_retracted_says_so_at_the_top_until_it_is_undone(desk: Desk, answerer: Answerer) -> None:
    done = await approved(desk, answerer)
    [fact_id] = ids(done)
    button = pressed(done, "Retract")
    form = await answerer.open(asked(desk, button.command, button.arguments))
    assert isinstance(form, Form)
    gone = await answerer.answer(asked(desk, form.command, {**form.arguments, "reason": "The ministry corrected it."}))
    read = render((await answerer.answer(asked(desk, "fact", {"id": fact_id}, MEMBER))).message)
    assert read.startswith("This fact was retracted")
    assert "The ministry corrected it." in " ".join(read.split())
    undo = pressed(gone, "Undo")
    await answerer.answer(asked(desk, undo.command, undo.arguments))
    assert not render((await answerer.answer(asked(desk, "fact", {"id": fact_id}, MEMBER))).message).startswith("This")


async def test_anyone_reports_an_error_once_and_only_editors_see_the_report(desk: Desk, answerer: Answerer) -> None:
    told = {"fact": "f048", "text": "The zone has more people."}
    first = await answerer.answer(asked(desk, "report", told, MEMBER))
    again = await answerer.answer(asked(desk, "report", told, MEMBER))
    assert (first.private, "with the desk's editors" in first.message.summary) == (True, True)
    assert "already" in again.message.summary
    seen = [
        "The zone has more people." in render((await answerer.answer(asked(desk, "fact", {"id": "f048"}, who))).message)
        for who in (MEMBER, EDITOR)
    ]
    assert seen == [False, True]
    queue = await answerer.answer(asked(desk, "fact review", {}))
    settle = pressed(queue, "Settle")
    settled = await answerer.answer(asked(desk, settle.command, settle.arguments))
    assert settled.message.summary == "Settled: flag 1."


async def test_a_report_on_one_of_several_asks_which_by_its_headline(desk: Desk, answerer: Answerer) -> None:
    among = {"among": f"story:1,fact:f048,story:1,story:77,fact:gone,story:{10**30},story:x,fact,what"}
    form = await answerer.open(asked(desk, "report", among, MEMBER))
    assert isinstance(form, Form)
    which, _ = form.fields
    assert [value for _, value in which.choices] == ["story:1", "fact:f048"]
    assert which.choices[0][0] == CHIPS.title
    sent = {**form.arguments, "about": "fact:f048", "text": "The date is wrong."}
    said = (await answerer.answer(asked(desk, form.command, sent, MEMBER))).message
    assert said.tone is Tone.GOOD
    async with desk.database.reading() as connection:
        (flag,) = await flags.open_flags(connection, 5)
    assert (flag.fact_id, flag.story_id, flag.note) == ("f048", None, "The date is wrong.")


async def test_a_report_on_what_is_not_stored_any_more_asks_for_no_words(desk: Desk, answerer: Answerer) -> None:
    answer = await answerer.open(asked(desk, "report", {"among": "story:77,fact:gone"}, MEMBER))
    assert isinstance(answer, Reply)
    assert "Say which" in answer.message.summary


@pytest.mark.parametrize(
    "about", ["story:x", "fact:", "7", "article:1"], ids=["no number", "no id", "no kind", "another kind"]
)
async def test_a_report_on_what_was_never_offered_is_refused(desk: Desk, answerer: Answerer, about: str) -> None:
    given = {"among": "story:1", "about": about, "text": "The date is wrong."}
    assert (await answerer.answer(asked(desk, "report", given, MEMBER))).message.tone is Tone.ERROR


async def test_a_report_without_words_opens_the_form_for_its_story(desk: Desk, answerer: Answerer) -> None:
    form = await answerer.open(asked(desk, "report", {"story": "1"}, MEMBER))
    assert isinstance(form, Form)
    sent = {**form.arguments, form.fields[0].name: "It was not in Brussels."}
    reply = await answerer.answer(asked(desk, form.command, sent, MEMBER))
    assert reply.message.tone is Tone.GOOD


async def test_a_story_shows_the_facts_drawn_from_it_and_its_card_where_it_disagrees_with_one(
    desk: Desk, answerer: Answerer
) -> None:
    [fact_id] = ids(await approved(desk, answerer))
    await disagree(desk, "f004")
    story = render((await answerer.answer(asked(desk, "story", {"id": "1"}, MEMBER))).message)
    latest = render((await answerer.answer(asked(desk, "latest", {}, MEMBER))).message)
    assert "Facts drawn from this story" in story
    assert fact_id in story
    assert "Press: “on 8 January 2026”" in story
    assert "Disagrees with fact f004: The days differ." in latest


async def disagree(desk: Desk, fact_id: str) -> None:
    async with desk.database.writing() as connection:
        article = await articles.get(connection, 1)
        assert article is not None
        at = article.analysis.text.index("on 8 January 2026")
        flag = Flag(
            id=0,
            kind=FlagKind.CONFLICT,
            state=FlagState.OPEN,
            created=desk.clock.now(),
            note="The days differ.",
            fact_id=fact_id,
            article_id=article.id,
            story_id=article.story_id,
            version_id=article.version_id,
            quote=Span("on 8 January 2026", at, at + len("on 8 January 2026")),
        )
        assert await flags.raise_flag(connection, flag) is not None


async def test_the_example_of_a_proposal_lacks_nothing_but_its_article(desk: Desk, answerer: Answerer) -> None:
    command = next(command for command in FACT_EDITOR_COMMANDS if command.name == "fact propose")
    parsed = parse(command.example, topics=answerer.topics)
    reply = await answerer.answer(asked(desk, "fact propose", parsed.arguments))
    assert (
        reply.message.summary == "There is no article 34. The ids of a story's articles are shown by /eujp story <id>."
    )


@pytest.mark.parametrize("command", [command.name for command in FACT_EDITOR_COMMANDS])
async def test_who_is_no_editor_curates_nothing(desk: Desk, answerer: Answerer, command: str) -> None:
    arguments = {"id": "1"} if "settle" in command else {**PROPOSAL, "reason": "No.", "id": "f048"}
    reply = await answerer.answer(asked(desk, command, arguments, MEMBER))
    assert (reply.private, reply.message.tone) == (True, Tone.ERROR)
    assert "editors" in reply.message.summary


@pytest.mark.parametrize(
    ("command", "arguments", "words"),
    [
        ("fact propose", {**PROPOSAL, "quote": "signed nothing at all"}, "do not stand in the text"),
        ("fact propose", {**PROPOSAL, "date": "8 January"}, "2024-02-21"),
        ("fact propose", {**PROPOSAL, "date": "2026-02-30"}, "2024-02-21"),
        ("fact propose", {**PROPOSAL, "statement": "Signed. " * 90}, "shorten it to 600"),
        ("fact propose", {**PROPOSAL, "topics": "semicnductors"}, "semiconductors-advanced-tech"),
        ("fact propose", {**PROPOSAL, "statement": "Talks began.", "quote": "signed a memorandum"}, "names nobody"),
        ("fact propose", {**PROPOSAL, "quote": "signed " * 210}, "at most 1400"),
        ("fact propose", {**PROPOSAL, "quote": "signed " * 180}, "give the 1200"),
        ("fact propose", {**PROPOSAL, "topics": "s"}, "There is no topic “s”"),
        ("fact propose", {**PROPOSAL, "date": "2099"}, "out of reach"),
        ("fact propose", {**PROPOSAL, "state": "dreamt of"}, "negotiating"),
        ("fact edit", {"id": "f048", "date": "soon"}, "2024-02-21"),
        ("fact retract", {"id": "f9999", "reason": "Wrong."}, "no fact"),
        ("fact propose", {**PROPOSAL, "actors": "Europian Commission"}, "european-commission"),
        ("fact propose", {**PROPOSAL, "link": "99"}, "no article 99"),
        ("fact propose", {**PROPOSAL, "link": "9" * 20}, "link is the number of an article"),
        ("fact propose", {**PROPOSAL, "link": "https://elsewhere.example/1"}, "stored"),
        ("fact propose", {**PROPOSAL, "link": "https://elsewhere.example/1", "quote": ""}, "not an official source"),
        ("fact", {"id": "f0488"}, "Did you mean f048?"),
        ("fact", {"id": "48"}, "Did you mean fact f048?"),
        ("fact", {"id": "1"}, "Did you mean fact f001 or story 1?"),
        ("fact", {"id": "9" * 40}, "There is no fact"),
        ("timeline", {"from": "2019", "to": "2018"}, "2019 comes after 2018: type /eujp timeline from:2018 to:2019."),
        ("facts", {"actor": "Ministry of Silly Walks"}, "Type /eujp search Ministry of Silly Walks to look for"),
        ("facts", {"actor": "ministry of defence"}, "Did you mean mod-japan?"),
        ("fact", {"id": "two words"}, "f001"),
        ("fact approve", {"id": "f9999"}, "no fact"),
        ("fact reject", {"id": "f048"}, "only what is proposed"),
        ("fact undo", {"id": "f048"}, "nothing to undo"),
        ("facts", {"actor": "Europian Commission"}, "european-commission"),
        ("timeline", {"from": "tomorrow"}, "from is written 2024"),
        ("report", {"text": "Wrong."}, "fact:f001 or story:12"),
        ("report", {"text": "Wrong.", "story": "77"}, "no story 77"),
        ("report", {"text": "Wrong. " * 80, "fact": "f048"}, "500"),
        ("flag settle", {"id": "77"}, "no flag 77"),
        ("export", {"what": "facts", "format": "opml"}, "OPML is for sources"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_bad_input_is_answered_privately_with_what_to_do_and_changes_nothing(
    desk: Desk, answerer: Answerer, command: str, arguments: Mapping[str, str], words: str
) -> None:
    reply = await answerer.answer(asked(desk, command, arguments))
    assert (reply.private, reply.message.tone) == (True, Tone.ERROR)
    assert words in reply.message.summary
    audit = await answerer.answer(asked(desk, "audit", {}))
    assert audit.message.summary == "No editor has done anything yet."


async def test_the_same_proposal_twice_is_one(desk: Desk, answerer: Answerer) -> None:
    first, second = await proposed(desk, answerer), await proposed(desk, answerer)
    assert ids(first) == ids(second)
    assert second.message.summary.startswith("Nothing was added")
