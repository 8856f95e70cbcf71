"""No secret reaches the log, whichever library writes it."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from bot.logs import configure_logs


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    """Leave logging as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def test_a_secret_is_blotted_out_of_messages_and_tracebacks(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("DEBUG", {"xoxb-1-secret"})
    try:
        int("xoxb-1-secret")
    except ValueError:
        logging.getLogger("somewhere").exception("Signing in with %s failed.", "xoxb-1-secret")
    said = capsys.readouterr().err
    assert "failed" in said
    assert "xoxb-1-secret" not in said


@pytest.mark.parametrize("name", ["discord.http", "slack_sdk.web", "slack_bolt", "aiohttp.access"])
def test_the_chat_libraries_never_write_whole_requests(capsys: pytest.CaptureFixture[str], name: str) -> None:
    configure_logs("DEBUG")
    logging.getLogger(name).debug("POST /interactions/1/unforeseen-token")
    assert capsys.readouterr().err == ""
