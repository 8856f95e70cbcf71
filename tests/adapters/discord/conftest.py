"""A loopback Discord, and the program connected to it."""

from __future__ import annotations

import gettext
import logging
import os
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.adapters.discord.app import DiscordApp
from bot.adapters.pictures import Draw, in_words
from bot.domain.messages import Message, Paragraph, Style, Text
from tests.fakes.answerer import ScriptedAnswerer
from tests.fakes.discord import FakeDiscord
from tests.fakes.discord_rest import TOKEN
from tests.fakes.discord_rules import OpenApi

SHARED = Path(os.environ.get("EUJP_SHARED") or Path(__file__).parents[4] / "shared")
DESCRIPTION = SHARED / "specs" / "discord-openapi.json"


class Foreign(gettext.NullTranslations):
    """Says everything in words that mark themselves as another language's."""

    def gettext(self, message: str) -> str:
        """Mark the message."""
        return f"〔{message}〕"

    def info(self) -> dict[str, str]:
        """Name the language, as a catalogue's header does."""
        return {"language": "ja"}


WORDINGS = {"en": gettext.NullTranslations(), "ja": Foreign()}
WELCOME = Message("Hello", (Paragraph((Text("Type "), Text("/eujp help", Style.CODE), Text("."))),))


@pytest.fixture(scope="session")
def openapi() -> OpenApi | None:
    """Give Discord's own description of its requests, None where it is not at hand."""
    return OpenApi(DESCRIPTION) if DESCRIPTION.exists() else None


@pytest.fixture
async def fake(openapi: OpenApi | None, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    """Give a Discord that the library takes for the real one; whatever it would have refused fails the test."""
    async with FakeDiscord(openapi) as server:
        server.stand_in(monkeypatch)
        yield server
        assert server.problems == []


@pytest.fixture
def answerer() -> ScriptedAnswerer:
    """Give what answers requests."""
    return ScriptedAnswerer()


@pytest.fixture
def draw() -> Draw:
    """Give what draws charts: nothing."""
    return in_words


def welcome(wording: gettext.NullTranslations) -> Message:
    """Give the welcome in a language."""
    return replace(
        WELCOME, blocks=(Paragraph((Text(wording.gettext("Type ")), Text("/eujp help", Style.CODE), Text("."))),)
    )


@pytest.fixture
async def app(fake: FakeDiscord, answerer: ScriptedAnswerer, draw: Draw) -> AsyncIterator[DiscordApp]:
    """Give the program, connected and ready."""
    running = DiscordApp(TOKEN, answerer, welcome, logging.getLogger("test.discord"), draw, wordings=WORDINGS)
    await running.start()
    await fake.until(lambda: fake.identified > 0)
    await running.wait_until_ready()
    yield running
    await running.stop()
