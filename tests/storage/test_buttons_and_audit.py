"""What buttons ask for survives, and what editors did is written down."""

from __future__ import annotations

from bot.domain.curation import AuditRow
from bot.domain.messages import Person, Place
from storage import audit, buttons
from storage.database import Database
from tests.storage.samples import NOW, hours


async def test_a_token_recalls_what_it_was_made_for(database: Database) -> None:
    async with database.writing() as connection:
        await buttons.remember(connection, "t1", "search", {"words": '半導体 & "chips"'}, NOW)
        assert await buttons.recall(connection, "t1") == ("search", {"words": '半導体 & "chips"'})
        assert await buttons.recall(connection, "t2") is None


async def test_a_token_never_comes_to_mean_something_else(database: Database) -> None:
    async with database.writing() as connection:
        await buttons.remember(connection, "t1", "latest", {}, NOW)
        await buttons.remember(connection, "t1", "source remove", {"id": "1"}, NOW)
        assert await buttons.recall(connection, "t1") == ("latest", {})


async def test_a_token_is_kept_ninety_days_from_when_it_was_last_remembered(database: Database) -> None:
    day = hours(24)
    async with database.writing() as connection:
        await buttons.remember(connection, "old", "latest", {}, NOW)
        await buttons.remember(connection, "renewed", "latest", {}, NOW)
        await buttons.remember(connection, "renewed", "latest", {}, NOW + day)
        await buttons.remember(connection, "new", "latest", {}, NOW + 90 * day)
        assert await buttons.recall(connection, "old")
        await buttons.remember(connection, "new", "latest", {}, NOW + 91 * day)
        kept = [token for token in ("old", "renewed", "new") if await buttons.recall(connection, token)]
    assert kept == ["renewed", "new"]


async def test_the_audit_gives_the_newest_acts_first(database: Database) -> None:
    editor = Person("discord", "42", "Editor ✍")
    place = Place("discord", "G1", "C1")
    async with database.writing() as connection:
        for number in range(3):
            await audit.record(
                connection,
                at=NOW + hours(number),
                person=editor,
                place=place,
                action="source add",
                before="",
                after=f"{number}",
            )
        newest = await audit.latest(connection, 2)
    assert newest == (
        AuditRow(NOW + hours(2), editor, place, "source add", "", "2"),
        AuditRow(NOW + hours(1), editor, place, "source add", "", "1"),
    )
