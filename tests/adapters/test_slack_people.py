"""What Slack says of people and channels: remembered, as far as there is room, and not waited for without end."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.adapters.slack import people
from bot.adapters.slack.clients import reading_client
from bot.adapters.slack.incoming import Asked
from bot.adapters.slack.people import People
from bot.adapters.slack.standing import Standing
from tests.adapters.slack_desk import LOGGER, Desk, open_desk
from tests.fakes.slack import Fault

BUSY = Fault(429, "ratelimited", retry_after=30)


@pytest_asyncio.fixture
async def desk(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    async for opened in open_desk(monkeypatch):
        yield opened


@pytest.mark.parametrize(("room", "asked"), [(2, 2), (1, 3)], ids=["room for both", "room for one"])
async def test_the_makers_of_so_many_channels_are_remembered(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, room: int, asked: int
) -> None:
    monkeypatch.setattr(people, "_KEPT", room)
    known = people_of(desk)
    for channel in ("C1", "C2", "C1"):
        await known.asker(Asked("U2", channel, ""))
    assert len(desk.slack.called("conversations.info")) == asked


@pytest.mark.parametrize(
    ("method", "faults", "channel", "rights"),
    [
        pytest.param("users.info", [BUSY], "D1", (True, False, True), id="Slack is asked too often who it is"),
        pytest.param("users.info", [Fault(hangs=True)], "D1", (True, False, True), id="Slack is silent"),
        pytest.param("conversations.info", [BUSY], "C1", (False, False, True), id="of the channel"),
        pytest.param("users.info", [Fault(error="missing_scope")], "D1", (True, False, False), id="Slack refuses"),
        pytest.param("conversations.info", [], "C9", (False, False, False), id="the channel cannot be seen"),
    ],
)
async def test_rights_that_cannot_be_asked_in_time_are_not_given_and_known_to_be_missing(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    method: str,
    faults: list[Fault],
    channel: str,
    rights: tuple[bool, bool, bool],
) -> None:
    monkeypatch.setattr(people, "_PATIENCE", 0.3)
    desk.slack.faults[method].extend(faults)
    person = (await people_of(desk).asker(Asked("U1", channel, ""))).person
    assert (person.manages_channel, person.is_admin, person.has_unknown_rights) == rights


def people_of(desk: Desk) -> People:
    """Give what looks people up in the desk's workspace."""
    return People(reading_client(desk.workspace.bot_token, desk.slack.api_url, LOGGER, Standing()), "T1", LOGGER)
