"""The starter material: short reports in our own words, where an archive has nothing of its own to show."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from tempfile import TemporaryDirectory
from typing import Final

from pydantic import SecretStr

from bot.services import collecting
from bot.services.desk import Desk
from bot.settings import Settings

_NAME: Final = "starter.jsonl"


@contextmanager
def throw_away(settings: Settings) -> Iterator[Settings]:
    """Give the settings with an archive of its own, which is gone afterwards."""
    with TemporaryDirectory(prefix="eujp-") as folder:
        yield settings.model_copy(update={"database_url": SecretStr(f"sqlite:///{folder}/archive.db")})


async def read_starter(desk: Desk) -> None:
    """Store our own short reports, each marked as what it is."""
    await collecting.ingest_file(desk, _NAME, files("bot.catalog").joinpath(_NAME).read_bytes(), is_starter=True)
