"""Archives that every command is asked about: empty, small, large, and full of what strains a renderer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from bot.domain.articles import Span
from bot.domain.facts import FactAct, FactStatus, Revision
from bot.domain.messages import Person, Place
from storage import facts, sources
from storage.database import Connection, Database
from tests.contracts.generated import HOSTILE
from tests.storage import samples

_ADA: Final = Person("slack", "U1", "Ada")
_PLACE: Final = Place("slack", "T1", "C1")


@dataclass(frozen=True, slots=True)
class Archive:
    """What stands in every text of an archive, in how many stories of two reports each, in which language."""

    text: str
    stories: int = 1
    language: str = "en"


ARCHIVES: Final[Mapping[str, Archive]] = {
    "empty": Archive("", stories=0),
    "one story": Archive("The EU and Japan signed a pact on chips in Tokyo."),
    "200 stories": Archive("The EU and Japan signed a pact on chips in Tokyo.", stories=200),
    "hostile": Archive(" ".join(each for each in HOSTILE if "\x00" not in each), stories=12),
    "longest": Archive("Words without end, and on they go & on <and on>; " * 120, stories=12),
    "one word without end": Archive("w" * 5_000, stories=3),
    "Japanese": Archive("日本とEUは8日、東京で半導体の供給網に関する覚書に署名した。" * 8, 6, "ja"),
    "right to left": Archive("قال المتحدث إن الحوار (EU–Japan) سيبدأ في بروكسل عام 2026. שלום, Tokyo!", 3, "ar"),
}


async def fill(database: Database, archive: Archive) -> None:
    """Put the stories, a fact that stands, one that is proposed and a source into an empty database."""
    text = archive.text.encode("utf-8", "replace").decode()
    async with database.writing() as connection:
        for number in range(archive.stories):
            await _add_story(connection, archive, text, number)
        if not archive.stories:
            return
        # An id is ours, a text is not.
        standing = replace(samples.fact("f001"), title=text[:400], statement=text, doubt=text, place=text[:100])
        proposed = replace(standing, id="p0000001", status=FactStatus.PROPOSED)
        await facts.add_starter(connection, [standing], samples.NOW)
        await facts.add(connection, Revision(samples.NOW, FactAct.PROPOSED, proposed, _ADA, _PLACE))
        listing = replace(samples.listing("http://127.0.0.1:1/feed", text[:200]), publisher=text[:200])
        await sources.add(connection, listing, is_default=False, now=samples.NOW)


async def _add_story(connection: Connection, archive: Archive, text: str, number: int) -> None:
    seen = samples.NOW - timedelta(hours=1 + number)
    spans = tuple(Span(text[start : start + 700], start, min(len(text), start + 700)) for start in (0, 700, 1400))
    understood = replace(
        samples.analysis(text, title=f"{text[:600]} {number}"),
        language=archive.language,
        summary=tuple(span for span in spans if span.text),
    )
    members = [
        replace(
            samples.new_article(2 * number + place, understood), publisher=text[:300], note=text[:500], first_seen=seen
        )
        for place in range(2)
    ]
    await samples.add_story(connection, *members)
