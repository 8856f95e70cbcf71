"""Made-up proposals and the acts on them, for the tests of facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.facts import Citation, Fact, FactAct, FactStatus, Revision
from bot.domain.messages import Person, Place
from storage import articles, facts
from storage.database import Connection
from tests.storage.samples import NOW, TEXT, analysis, fact, new_article

ADA = Person("slack", "U1", "Ada")
BEN = Person("discord", "42", "Ben")
PLACE = Place("slack", "T1", "C1")


async def add_version(connection: Connection, number: int = 1, text: str = TEXT, story_id: int | None = None) -> int:
    """Store an article and give the id of its text's version."""
    article_id = await articles.add(connection, replace(new_article(number, analysis(text)), story_id=story_id))
    article = await articles.get(connection, article_id or 0)
    assert article is not None
    return article.version_id


def quoted(version_id: int, start: int = 3, end: int = 9, *, official: bool = False, text: str = TEXT) -> Citation:
    return Citation(
        "Example Times",
        "https://times.example/1",
        official=official,
        version_id=version_id,
        quote=text[start:end],
        start=start,
        end=end,
    )


def proposal(fact_id: str, *citations: Citation) -> Fact:
    given = citations or (Citation("Example Union", "https://example.eu/1", official=True),)
    return replace(fact(fact_id, FactStatus.PROPOSED), citations=given)


async def propose(connection: Connection, proposed: Fact, at: datetime = NOW) -> bool:
    return await facts.add(connection, Revision(at, FactAct.PROPOSED, proposed, ADA, PLACE))


async def act(connection: Connection, fact_id: str, done: FactAct, status: FactStatus, at: datetime) -> bool:
    """Do an act on a fact as it stands, as an editor."""
    standing = await facts.held(connection, fact_id)
    assert standing is not None
    revision = Revision(at, done, replace(standing, status=status), BEN, PLACE, "A reason.")
    return await facts.revise(connection, revision, standing.revision)
