"""Anybody may report an error, once while it is open; an editor settles it, and the audit says so."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.domain.errors import NotFound, UsageError
from bot.domain.facts import FlagKind, FlagState
from bot.domain.messages import Person, Place
from bot.services import curating, flagging, storing
from bot.services.desk import Desk
from bot.services.flagging import Reported
from storage import facts
from tests.fakes.ports import FakeClock
from tests.services.reports import CHIPS
from tests.storage.samples import fact

READER = Person("discord", "7", "Rei")
EDITOR = Person("slack", "U1", "Ada")
PLACE = Place("discord", "S1", "C9")


async def archive(desk: Desk) -> None:
    await storing.store(desk, CHIPS)
    async with desk.database.writing() as connection:
        await facts.add_starter(connection, [fact("f001")], desk.clock.now())


@pytest.mark.parametrize(
    "what",
    [
        pytest.param(Reported(fact_id="F001"), id="a fact"),
        pytest.param(Reported(story_id=1), id="a story"),
        pytest.param(Reported(article_id=1), id="an article"),
    ],
)
async def test_a_report_waits_for_the_editors_once(desk: Desk, what: Reported) -> None:
    await archive(desk)
    raised = await flagging.report_error(desk, what, " The day\nis wrong. ", READER, PLACE)
    assert await flagging.report_error(desk, what, "Really wrong.", READER, PLACE) is None
    (flag,) = (await curating.review_queue(desk, 9)).flags
    assert (flag.id, flag.kind, flag.note, flag.created) == (
        raised,
        FlagKind.REPORT,
        "The day is wrong.",
        desk.clock.now(),
    )
    assert flag.person == READER
    assert (flag.fact_id, flag.story_id, flag.article_id) == ((what.fact_id or "").lower() or None, *about(what))


def about(what: Reported) -> tuple[int | None, int | None]:
    return what.story_id, what.article_id


async def test_the_twenty_first_report_of_a_day_is_refused_and_those_of_others_are_not(
    desk: Desk, clock: FakeClock
) -> None:
    await archive(desk)
    for number in range(1, flagging.REPORTS_A_DAY + 1):
        flag_id = await flagging.report_error(desk, Reported(story_id=1), f"Error {number}.", READER, PLACE)
        await flagging.settle_flag(desk, flag_id or 0, EDITOR, PLACE)
    with pytest.raises(UsageError, match="20 errors within a day"):
        await flagging.report_error(desk, Reported(story_id=1), "One more.", READER, PLACE)
    assert await flagging.report_error(desk, Reported(story_id=1), "Mine.", EDITOR, PLACE)
    clock.forward(timedelta(days=1, minutes=1))
    assert await flagging.report_error(desk, Reported(story_id=1), "The next day.", READER, PLACE)


async def test_of_thirty_reports_at_once_twenty_are_sent(desk: Desk) -> None:
    ids = [f"f{number:03}" for number in range(1, 31)]
    async with desk.database.writing() as connection:
        await facts.add_starter(connection, [fact(id_) for id_ in ids], desk.clock.now())
    reports = [flagging.report_error(desk, Reported(fact_id=id_), "Wrong.", READER, PLACE) for id_ in ids]
    told = await asyncio.gather(*reports, return_exceptions=True)
    assert sum(isinstance(one, int) for one in told) == flagging.REPORTS_A_DAY
    assert sum(isinstance(one, UsageError) for one in told) == len(ids) - flagging.REPORTS_A_DAY


async def test_the_file_of_a_fact_shows_what_was_reported(desk: Desk) -> None:
    await archive(desk)
    await flagging.report_error(desk, Reported(fact_id="f001"), "The day is wrong.", READER, PLACE)
    assert [flag.note for flag in (await curating.fact(desk, "f001")).flags] == ["The day is wrong."]


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        (Reported(fact_id="f999"), "There is no fact “f999”"),
        (Reported(story_id=9), "There is no story 9"),
        (Reported(article_id=9), "There is no article 9"),
    ],
)
async def test_a_report_on_what_is_not_there_is_not_found(desk: Desk, what: Reported, sentence: str) -> None:
    await archive(desk)
    with pytest.raises(NotFound, match=sentence):
        await flagging.report_error(desk, what, "Wrong.", READER, PLACE)


@pytest.mark.parametrize(("written", "sentence"), [(" \u200b ", "what is wrong"), ("x" * 501, "shorten it to 500")])
async def test_a_report_says_something_and_not_too_much(desk: Desk, written: str, sentence: str) -> None:
    await archive(desk)
    with pytest.raises(UsageError, match=sentence):
        await flagging.report_error(desk, Reported(story_id=1), written, READER, PLACE)
    assert (await curating.review_queue(desk, 9)).flagged == 0


async def test_settling_twice_is_settling_once_with_one_audit_row(desk: Desk) -> None:
    await archive(desk)
    flag_id = await flagging.report_error(desk, Reported(story_id=1), "Wrong.", READER, PLACE)
    assert flag_id is not None
    settled = [await flagging.settle_flag(desk, flag_id, EDITOR, PLACE) for _ in range(2)]
    assert [one.changed for one in settled] == [True, False]
    assert [(one.flag.state, one.flag.settled_by) for one in settled] == [(FlagState.SETTLED, "Ada")] * 2
    (row,) = await curating.audit(desk, 9)
    assert (row.action, row.before, row.after) == (
        "flag settle",
        f"flag {flag_id}: open",
        f"flag {flag_id}: settled",
    )
    with pytest.raises(NotFound, match="There is no flag 99"):
        await flagging.settle_flag(desk, 99, EDITOR, PLACE)
