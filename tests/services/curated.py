"""People, articles and drafts for the tests of curating."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.articles import Article
from bot.domain.curation import Decision, Draft
from bot.domain.messages import Person, Place
from bot.domain.sources import SourceKind
from bot.services import curating
from bot.services.desk import Desk
from storage import articles
from tests.storage.samples import analysis, new_article

ADA = Person("slack", "U1", "Ada")
BEN = Person("discord", "42", "Ben")
PLACE = Place("slack", "T1", "C1")

TEXT = "Japan and the EU signed the memorandum on 3 July 2023.\nBoth sides “welcomed” it. 日EUは覚書に署名した。"
SENTENCE = "Japan and the EU signed the memorandum on 3 July 2023."
DRAFT = Draft(
    statement="The memorandum on semiconductors was signed.",
    when="2023-07-03",
    topics=("semiconductors-advanced-tech",),
    actors=("eu", "japan"),
    place="Brussels",
    quote=SENTENCE,
    article_id=1,
    state="signed",
)


async def add_article(desk: Desk, number: int = 1, kind: SourceKind = SourceKind.PRESS, text: str = TEXT) -> Article:
    """Store an article at https://example.eu/articles/<number>."""
    new = new_article(number, analysis(text))
    identities = (f"example.eu/articles/{number}",)
    async with desk.database.writing() as connection:
        article_id = await articles.add(
            connection, replace(new, kind=kind, publisher="Example Times", identities=identities)
        )
        article = await articles.get(connection, article_id or 0)
    assert article is not None
    return article


async def proposed(desk: Desk, draft: Draft = DRAFT) -> Decision:
    """Let Ada propose a fact from an article that is stored first."""
    await add_article(desk)
    return await curating.propose(desk, draft, ADA, PLACE)
