"""The README's pictures: what the commands written there draw on an archive that holds no story yet.

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

from bot import previewing
from bot.settings import Settings, load_settings
from bot.starter import throw_away

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


_ASKED: Final = "/eujp ask When did the aviation safety agreement enter into force?"
_REFUSED: Final = "/eujp ask When did the agreement on fisheries enter into force?"
PICTURES: Final[Sequence[Picture]] = (
    Picture("story", "/eujp story 1", "slack", "en", "Europe/Brussels", "light"),
    Picture("digest", "/eujp digest preview", "discord", "en", "Europe/Brussels", "dark"),
    Picture("search", "/eujp search 首脳会談", "discord", "ja", "Asia/Tokyo", "dark"),
    Picture("ask", _ASKED, "slack", "en", "Europe/Brussels", "light"),
    Picture("refusal", _REFUSED, "slack", "en", "Europe/Brussels", "light"),
)


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
    with TemporaryDirectory() as base, throw_away(load_settings()) as settings:
        for picture in PICTURES:
            folder = Path(base) / picture.name
            asyncio.run(_draw(settings, picture, folder))
            [drawn] = folder.glob("*.png")
            _keep(drawn, FOLDER / f"{picture.name}.png")


if __name__ == "__main__":
    main()
