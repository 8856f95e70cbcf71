"""Exports: in a chat a file with one line about it, at a terminal text."""

from __future__ import annotations

import csv
import gettext
import io
from dataclasses import replace
from types import MappingProxyType

import pytest

from bot.adapters.console import render
from bot.commands import export_handlers
from bot.commands.answer import Answerer
from bot.domain.messages import Person, Place, Reply, Request
from bot.services import exporting, starting, storing
from bot.services.desk import Desk
from bot.views.exports import ExportFormat, Held
from tests.services.reports import CHIPS, GREEN

EDITOR = Person("slack", "U1", "Ada", is_admin=True)
CHAT, TERMINAL = Place("slack", "T1", "C1"), Place("console", "local", "console")


@pytest.fixture
async def empty(desk: Desk) -> Desk:
    """Give a desk with three facts and four sources, and no story."""
    catalog = replace(desk.catalog, facts=desk.catalog.facts[:3], sources=desk.catalog.sources[:4])
    small = replace(desk, catalog=catalog, homes=frozenset({"slack:T1", "console:local"}))
    await starting.prepare(small)
    return small


@pytest.fixture
async def full(empty: Desk) -> Desk:
    """Give it two stories."""
    for document in (CHIPS, GREEN):
        await storing.store(empty, document)
    return empty


async def answered(desk: Desk, words: str, place: Place = CHAT) -> Reply:
    command, _, rest = words.partition(":")
    what, _, form = rest.partition(" ")
    arguments = {"what": what, "format": form} if what else {}
    asked = Request(EDITOR, place, command, MappingProxyType(arguments), "en", desk.clock.now())
    return await Answerer(desk, {"en": gettext.NullTranslations()}).answer(asked)


@pytest.mark.parametrize(
    ("words", "name", "media_type", "says"),
    [
        ("export:facts csv", "eujp-facts-2026-01-12.csv", "text/csv", "3 facts as csv, as of 12 Jan 2026"),
        ("export:facts md", "eujp-facts-2026-01-12.md", "text/markdown", "3 facts as md"),
        ("export:stories jsonl", "eujp-stories-2026-01-12.jsonl", "application/x-ndjson", "2 stories as jsonl"),
        ("export:sources opml", "eujp-sources-2026-01-12.opml", "text/x-opml", "4 sources as opml"),
        ("export:sources csv", "eujp-sources-2026-01-12.csv", "text/csv", "4 sources as csv"),
        ("source export", "eujp-sources-2026-01-12.opml", "text/x-opml", "4 sources as opml"),
    ],
)
async def test_an_export_in_a_chat_is_a_private_file_and_one_line(
    full: Desk, words: str, name: str, media_type: str, says: str
) -> None:
    reply = await answered(full, words)
    assert reply.private
    assert reply.attachment is not None
    assert (reply.attachment.name, reply.attachment.media_type) == (name, media_type)
    assert says in render(reply.message)
    assert len(render(reply.message).splitlines()) == 1


async def test_the_file_holds_what_the_command_line_writes_and_excel_reads_it(full: Desk) -> None:
    reply = await answered(full, "export:facts csv")
    assert reply.attachment is not None
    text = reply.attachment.content.decode("utf-8-sig")
    assert reply.attachment.content.startswith(b"\xef\xbb\xbf")
    assert text == "".join([piece async for piece in exporting.export(full, Held.FACTS, ExportFormat.CSV)])
    assert len(list(csv.DictReader(io.StringIO(text)))) == 3


async def test_what_is_too_large_for_a_chat_is_no_file_and_says_who_gets_it(
    full: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_handlers, "LARGEST_FILE", 100)
    reply = await answered(full, "export:stories csv")
    assert reply.attachment is None
    assert "too much for a file in a chat" in render(reply.message)
    assert "eujp export stories --format csv" in render(reply.message)


async def test_an_empty_export_is_no_file(empty: Desk) -> None:
    reply = await answered(empty, "export:stories csv")
    assert reply.attachment is None
    assert "0 stories as csv" in render(reply.message)


@pytest.mark.parametrize("words", ["export:facts csv", "source export"])
async def test_at_a_terminal_an_export_is_text(full: Desk, words: str) -> None:
    reply = await answered(full, words, TERMINAL)
    assert reply.attachment is None
    assert ("id,status,date" if "facts" in words else "<opml") in render(reply.message)
