"""Weighing: the claims of stored articles become proposals, citations of known facts, or conflicts for the editors."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.articles import Article, Span
from bot.domain.catalog import ActorKind
from bot.domain.claims import Claim
from bot.domain.errors import ReadingError, StorageError
from bot.domain.facts import Fact, FactAct, Flag, FlagKind, FlagState, Revision, proposal_id
from bot.domain.sources import SourceKind, host_of
from bot.reading.claims.deciding import Disputed, Proposed, Verdict, decide, read_claims, read_common_ideas
from bot.services.desk import Desk
from bot.services.drafting import MOST_ACTORS, MOST_TOPICS
from bot.services.evidence import quoted
from storage import articles, claims_due, fact_lists, facts, flags, windows
from storage.database import Connection

_LOG = logging.getLogger(__name__)

PER_ROUND = 20
"""Articles weighed in one round: seconds of work, so that another worker may take the next ones."""

_AROUND = timedelta(days=31)
"""Facts this far from a claim are looked at for another date of the same act."""

_OF_THE_DAY, _OF_THE_MONTH, _OF_AN_ACTOR = 40, 20, 15
"""So many facts at most are compared: those of a claim's own time, those around it, those on an agreement it names."""

_MOST_TIMES, _MOST_NAMED = 12, 6
"""So many times and agreements of one article's claims at most are looked up."""

_TRIES = 3
"""How often an article is compared anew because somebody changed a fact meanwhile."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What weighing came to: proposals made, citations added, flags raised, articles it failed at."""

    articles: int = 0
    proposed: int = 0
    supported: int = 0
    flagged: int = 0
    failed: int = 0

    @property
    def came_to_something(self) -> bool:
        """Whether anything changed or failed."""
        return bool(self.proposed or self.supported or self.flagged or self.failed)

    def __add__(self, other: Weighed) -> Weighed:
        """Add up two rounds."""
        return Weighed(
            self.articles + other.articles,
            self.proposed + other.proposed,
            self.supported + other.supported,
            self.flagged + other.flagged,
            self.failed + other.failed,
        )


def weighed_sentence(weighed: Weighed) -> str:
    """Say in one line what weighing came to."""
    failed = f"; not compared: {weighed.failed}" if weighed.failed else ""
    return (
        f"Claims compared with the facts. Articles: {weighed.articles}; proposals: {weighed.proposed}; "
        f"facts supported: {weighed.supported}; conflicts: {weighed.flagged}{failed}."
    )


async def weigh_all(desk: Desk) -> Weighed:
    """Weigh all that is due, round by round."""
    total = Weighed()
    while (done := await weigh_due(desk)).articles + done.failed:
        total += done
    return total


async def weigh_due(desk: Desk, limit: int = PER_ROUND) -> Weighed:
    """Weigh some of the articles that are due, each once whoever else does; one that fails never stops another.

    What fails is tried again later, claims_due.ATTEMPTS times in all. Raises StorageError.
    """
    due = await desk.database.write(claims_due.take, desk.clock.now(), limit)
    if not due:
        return Weighed()
    common = await desk.workers.run_with_names(read_common_ideas)
    done = Weighed()
    for version_id in due:
        try:
            done += await _weigh(desk, version_id, common)
        except StorageError:
            raise
        except Exception:  # noqa: BLE001  the border between articles: one must never stop the next
            _LOG.exception("Weighing the claims of text version %d failed.", version_id)
            done += Weighed(failed=1)
    return done


async def _weigh(desk: Desk, version_id: int, common: frozenset[str]) -> Weighed:
    """Weigh one article against the facts as they stand when its outcome is stored. Raises ReadingError."""
    async with desk.database.reading() as connection:
        article = await articles.of_version(connection, version_id)
    if article is None or not article.relevant or article.kind is SourceKind.STARTER:
        await desk.database.write(claims_due.settle, version_id)
        return Weighed(articles=1)
    # A person's word that it belongs here stands before the computed one.
    analysis = replace(article.analysis, relevance=replace(article.analysis.relevance, relevant=True))
    stated = await desk.workers.run_with_names(read_claims, analysis)
    for _ in range(_TRIES):
        async with desk.database.reading() as connection:
            seen = await _near(connection, desk, stated)
            known = await facts.of_numbers(connection, list(seen))
        verdict = await desk.workers.run_with_names(decide, analysis, stated, known, common)
        weighed = await desk.database.write(_keep, desk, article, stated, seen, verdict)
        if weighed:
            return weighed
    raise ReadingError("The facts near its claims kept changing: its claims are compared again later.")


async def _near(connection: Connection, desk: Desk, stated: Sequence[Claim]) -> dict[int, int]:
    """Give the row numbers, with the revisions, of the facts that claims are compared with, a bounded number."""
    found: dict[int, int] = {}
    dated = [claim for claim in stated if claim.when]
    actors = sorted({actor for claim in dated for actor in claim.actors} | {"eu", "japan"})
    for when in list(dict.fromkeys(claim.when for claim in dated if claim.when))[:_MOST_TIMES]:
        start, end = when.value, max(when.end(), when.value + timedelta(microseconds=1))
        found |= await fact_lists.near(connection, start, end, actors, _OF_THE_DAY)
        found |= await fact_lists.near(connection, start - _AROUND, end + _AROUND, actors, _OF_THE_MONTH)
    named = (desk.catalog.actor(actor_id) for actor_id in actors)
    for treaty in [actor for actor in named if actor and actor.kind is ActorKind.TREATY][:_MOST_NAMED]:
        found |= await fact_lists.naming(connection, treaty.id, _OF_AN_ACTOR)
    return found


async def _keep(
    connection: Connection,
    desk: Desk,
    article: Article,
    stated: Sequence[Claim],
    seen: dict[int, int],
    verdict: Verdict,
) -> Weighed | None:
    """Store what an article's claims came to, all of it or, where the facts are others by now, nothing: None."""
    await claims_due.hold_for_facts(connection)
    # Before any row is touched, as those who store articles do; a conflict belongs to a digest not composed yet.
    now = await windows.open_for_change(connection, desk.clock.now())
    if await _near(connection, desk, stated) != seen:
        return None
    if not await claims_due.settle(connection, article.version_id):
        return Weighed(articles=1)
    supported = [await _support(connection, article, *each, now) for each in verdict.supported.items()]
    proposed = [await _propose(connection, article, one, now) for one in verdict.proposed]
    flagged = [await _flag(connection, article, one, now) for one in verdict.disputed]
    return Weighed(1, sum(proposed), sum(supported), sum(flagged))


async def _support(connection: Connection, article: Article, fact_id: str, quote: Span, now: datetime) -> bool:
    """Let a fact rest on an article's words too, once for each article version."""
    fact = await facts.held(connection, fact_id)
    if fact is None or any(one.version_id == article.version_id for one in fact.citations):
        return False
    independent = await _is_independent(connection, fact, article)
    return await facts.cite(connection, fact_id, quoted(article, quote, independent=independent), now)


async def _is_independent(connection: Connection, fact: Fact, article: Article) -> bool:
    """Whether nothing a fact rests on is, or may be, of the same origin: the same text, publisher or address."""
    if not article.origin:
        return False
    text, site = article.duplicate_of or article.id, host_of(article.url)
    if site and any(one.version_id is None and host_of(one.url) == site for one in fact.citations):
        return False
    versions = [one.version_id for one in fact.citations if one.version_id is not None]
    known = await articles.origins(connection, versions)
    return not any(text == one or origin in {"", article.origin} for one, origin in known)


async def _propose(connection: Connection, article: Article, proposed: Proposed, now: datetime) -> bool:
    citation = quoted(article, proposed.quote)
    draft = proposed.fact
    fact = replace(
        draft,
        id=proposal_id(draft.statement, draft.when, citation),
        topics=draft.topics[:MOST_TOPICS],
        actors=draft.actors[:MOST_ACTORS],
        citations=(citation,),
    )
    return await facts.add(connection, Revision(now, FactAct.PROPOSED, fact))


async def _flag(connection: Connection, article: Article, disputed: Disputed, now: datetime) -> bool:
    flag = Flag(
        id=0,
        kind=FlagKind.CONFLICT,
        state=FlagState.OPEN,
        created=now,
        note=disputed.why,
        fact_id=disputed.fact_id,
        article_id=article.id,
        story_id=article.story_id,
        version_id=article.version_id,
        quote=disputed.quote,
        when=disputed.when,
    )
    return await flags.raise_flag(connection, flag) is not None
