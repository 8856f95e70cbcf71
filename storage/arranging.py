"""Work by hand on articles and stories: kept, hidden, merged, split off."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import case, exists, func, or_, select, update

from bot.domain.articles import Article, ArticleInFull
from bot.domain.sources import SourceKind
from bot.domain.stories import CORE
from bot.domain.subscriptions import SubscriptionKind
from storage.articles import load
from storage.database import Connection
from storage.fact_tables import flags
from storage.tables import articles, digests, is_relevant, shown_from, stories, subscriptions


async def absorb(connection: Connection, story_id: int, other_id: int, by: str, placement: str, now: datetime) -> None:
    """Move all articles of `other_id` into `story_id`.

    Both must stand for themselves. The id of the other, and those merged into it before, lead to `story_id`.
    """
    moved = {"story_id": story_id, "placed_by": by, "placement": placement}
    await connection.execute(update(articles).where(articles.c.story_id == other_id).values(moved))
    await connection.execute(update(flags).where(flags.c.story_id == other_id).values(story_id=story_id))
    gone = or_(stories.c.id == other_id, stories.c.merged_into == other_id)
    leads = {"merged_into": story_id, "newest": None, "updated": now}
    await connection.execute(update(stories).where(gone).values(leads))


async def take_out(connection: Connection, article: Article, story_id: int, by: str, placement: str) -> None:
    """Put an article and its reprints into another story; it is no reprint itself from then on."""
    its = or_(articles.c.id == article.id, articles.c.duplicate_of == article.id)
    moved = {"story_id": story_id, "placed_by": by, "placement": placement}
    await connection.execute(update(articles).where(articles.c.story_id == article.story_id, its).values(moved))
    its_flags = flags.c.article_id.in_(select(articles.c.id).where(articles.c.story_id == story_id, its))
    await connection.execute(update(flags).where(its_flags).values(story_id=story_id))
    await connection.execute(update(articles).where(articles.c.id == article.id).values(duplicate_of=None))


async def first_reports(connection: Connection, story_id: int) -> tuple[ArticleInFull, ...]:
    """Give the relevant articles a story is known by, none of which reprints another.

    They are the first CORE of those placed by computation and the first CORE of those a person placed there, so that
    what was merged is known by the reports of both; at most twice CORE.
    """
    own = (articles.c.story_id == story_id) & is_relevant & articles.c.duplicate_of.is_(None)
    place = func.row_number().over(partition_by=articles.c.placed_by, order_by=articles.c.id)
    ranked = select(articles.c.id, place.label("place")).where(own).subquery()
    first = select(ranked.c.id).where(ranked.c.place <= CORE).order_by(ranked.c.id).limit(2 * CORE)
    return await load(connection, articles.c.id.in_((await connection.scalars(first)).all()))


async def show_from(connection: Connection, article_id: int, now: datetime) -> None:
    """Let digests announce an article that a person is about to keep, unless they did already.

    That is one that had been left out and is kept for the first time, or one that was hidden while the first digest
    that could have held it was composed; not what was there before its source was followed, as no digest was to.
    """
    left_out = ~articles.c.relevant & articles.c.kept_at.is_(None)
    awaited = ~articles.c.backlog | articles.c.kept_at.is_not(None)
    by_slots = select(subscriptions.c.id).where(subscriptions.c.kind == SubscriptionKind.DIGEST)
    could_hold = (digests.c.slot > shown_from) & digests.c.subscription_id.in_(by_slots)
    before = exists().where(could_hold, digests.c.composed <= articles.c.overruled_at)
    meanwhile = exists().where(could_hold, digests.c.composed > articles.c.overruled_at)
    missed = articles.c.overruled.is_(False) & awaited & meanwhile & ~before
    shown = update(articles).where(articles.c.id == article_id, or_(left_out, missed))
    await connection.execute(shown.values(kept_at=now))


async def settle_origin(connection: Connection, story_id: int | None, origin: int) -> None:
    """Let the one shown first of a story's articles with one text be its origin, and the others reprint it.

    `origin` is the article it has been till now. What was read at its address comes before what was given in a file.
    Where none is shown, all stays as it is.
    """
    same_text = (articles.c.story_id == story_id) & or_(articles.c.id == origin, articles.c.duplicate_of == origin)
    given = articles.c.kind.in_([kind for kind in SourceKind if kind.is_given])
    order = (given, shown_from, articles.c.id)
    shown = select(articles.c.id).where(same_text, is_relevant).order_by(*order).limit(1)
    first = await connection.scalar(shown)
    if first is not None and first != origin:
        reprints = case((articles.c.id == first, None), else_=first)
        await connection.execute(update(articles).where(same_text).values(duplicate_of=reprints))
