"""Logging: one line an event on standard error, never with a secret in it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Collection

_CHATTY = ("discord", "slack_bolt", "slack_sdk", "aiohttp", "alembic", "openai", "httpx2", "httpcore2")


class _Redacting(logging.Formatter):
    """Formats a record, traceback included, and blots out the secrets."""

    def __init__(self, secrets: Collection[str]) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")
        self._secrets = tuple(sorted(secrets, key=len, reverse=True))

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "[secret]")
        return line


def configure_logs(level: str, secrets: Collection[str] = ()) -> None:
    """Send records from `level` up to standard error; the libraries' own only from WARNING, or INFO at DEBUG."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Redacting([secret for secret in secrets if secret]))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    # At DEBUG the chat libraries write whole requests, with tokens that are not ours to name beforehand.
    for name in _CHATTY:
        logging.getLogger(name).setLevel("INFO" if level == "DEBUG" else "WARNING")
    # The scheduler warns of every run it leaves out because the last one goes on, which is meant.
    logging.getLogger("apscheduler").setLevel("ERROR")
