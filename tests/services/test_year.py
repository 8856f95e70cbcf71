"""A year on a real archive: each expected slot comes once, none on the wrong day (all 200: make faults)."""

from __future__ import annotations

from benchmarks import year
from bot.domain.subscriptions import Rhythm
from storage.database import Database

_MANY = [*([Rhythm.WEEKLY, Rhythm.MONTHLY] * 5), Rhythm.WEEKDAYS]
_FEW = [Rhythm.WEEKLY] * 5


async def test_each_slot_comes_once_though_people_move_and_pause_the_clock_jumps_and_the_bot_is_down(
    database: Database,
) -> None:
    rhythms, days = (_MANY, year.YEAR) if database.name == "SQLite" else (_FEW, 40)
    outcome = await year.run(database, rhythms, days, hours=40)
    assert (outcome.missing, outcome.wrong) == ([], [])
    assert len(outcome.expected) >= len(rhythms) * days // 28
