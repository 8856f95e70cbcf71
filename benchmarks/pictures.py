"""The README's pictures: replies to the commands written there, from the demonstration's starter material alone.

Run with `make pictures`; needs a Chromium (see `eujp preview`).
"""

from __future__ import annotations

import asyncio
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image
from pydantic import SecretStr

from bot import previewing
from bot.app import open_desk
from bot.demo import read_starter
from bot.services import starting, weighing
from bot.settings import Settings, load_settings

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = ROOT / "docs" / "pictures"

_COLOURS: Final = 96
"""More than text on two or three grounds needs; a picture takes a quarter of the room."""
LARGEST: Final = 200_000
"""Bytes of one picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the README: the name of its file, and what `eujp preview` is asked for."""

    name: str
    text: str
    look: str
    locale: str
    zone: str
    theme: str

    @property
    def command(self) -> str:
        """What makes it, as the README says."""
        words = f"eujp preview {shlex.quote(self.text)} --platform {self.look} --locale {self.locale}"
        return f"{words} --zone {self.zone} --theme {self.theme}"


PICTURES: Final[Sequence[Picture]] = (
    Picture("latest", "/eujp latest economic-security limit:2", "slack", "en", "Europe/Brussels", "light"),
    Picture("digest", "/eujp digest preview", "discord", "en", "Europe/Brussels", "dark"),
    Picture(
        "ask",
        "/eujp ask When did the aviation safety agreement enter into force?",
        "slack",
        "en",
        "Europe/Brussels",
        "light",
    ),
    Picture("search", "/eujp search 首脳会談", "discord", "ja", "Asia/Tokyo", "dark"),
)


async def _archive(settings: Settings) -> None:
    async with open_desk(settings) as desk:
        await starting.prepare(desk)
        await read_starter(desk)
        await weighing.weigh_all(desk)


async def _draw(settings: Settings, picture: Picture, folder: Path) -> None:
    reader = previewing.Reader(picture.locale, previewing.zone_named(picture.zone), picture.theme)
    await previewing.preview(settings, picture.text, [picture.look], reader, folder, admin=False, in_pictures=True)


def _keep(drawn: Path, kept: Path) -> None:
    """Write the picture with few colours, and so in few bytes."""
    with Image.open(drawn) as image:
        image.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(kept, optimize=True)
    if kept.stat().st_size > LARGEST:
        raise SystemExit(f"{kept} is larger than {LARGEST} bytes: show less on it.")


def main() -> None:
    """Draw them all."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as base:
        settings = load_settings().model_copy(update={"database_url": SecretStr(f"sqlite:///{base}/pictures.db")})
        asyncio.run(_archive(settings))
        for picture in PICTURES:
            folder = Path(base) / picture.name
            asyncio.run(_draw(settings, picture, folder))
            [drawn] = folder.glob("*.png")
            _keep(drawn, FOLDER / f"{picture.name}.png")


if __name__ == "__main__":
    main()
