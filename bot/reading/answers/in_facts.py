"""The facts that answer a question: each is weighed as one saying, with its own date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.claims import Act
from bot.domain.facts import AgreementState, Fact
from bot.reading.acting.claim_words import AFTER, EARLIER
from bot.reading.answers.asked import Asked, agreements_asked
from bot.reading.answers.bearing import doings
from bot.reading.answers.question_words import Kind
from bot.reading.answers.scoring import Said, acts_in, score, unasked
from bot.reading.claims.outcomes import known
from bot.reading.dating.times import anchor, tell
from bot.reading.naming.names import NameFinder
from bot.reading.naming.subjects import SIDES
from bot.reading.text.folding import fold_name

_NOT_TITLED, _LOOKS_BACK, _OTHER_INSTRUMENT = -1.5, -4.0, -3.0
"""What it costs a fact that only its statement names what was asked for, that this looks back on it from another
date, or that it is of a protocol to it."""

_AHEAD = re.compile(r"\bfor (?:the )?(?:signature|signing|ratification|approval|launch)\b", re.IGNORECASE)
"""What a title says something is made ready for: not done yet."""

_LANGUAGE = "en"
"""Starter facts are in English; of others what is compared by their words is found only where they are, too."""


def fact_scores(facts: Sequence[Fact], asked: Asked, names: NameFinder) -> tuple[float, ...]:
    """Give for each fact how well it answers, 0.0 for not at all."""
    return tuple(score(_said(fact, asked, names), asked) for fact in facts)


def _said(fact: Fact, asked: Asked, names: NameFinder) -> Said:
    text = f"{fact.title}. {fact.statement}"
    (claim,) = known([replace(fact, title=_AHEAD.sub("", fact.title))], names)
    folded = fold_name(text)
    mentions = list(names.find(text))
    told_ids = frozenset(mention.id for mention in mentions)
    ids = told_ids | frozenset(fact.actors)
    done = claim.acts if _may_end(fact, asked, names) else claim.acts - {Act.ENDED}
    sides = ((mention.id, (mention.start, mention.end)) for mention in mentions if mention.id in SIDES)
    told = tell(folded, _LANGUAGE, anchor(fact.when, "it"))
    return Said(
        folded=folded,
        language=_LANGUAGE,
        ids=ids,
        actors=tuple(actor for id_ in ids if (actor := names.catalog.actor(id_))),
        acts=acts_in(folded) | claim.acts,
        done=done,
        moments=(fact.when, *(time.moment for time in told if time.moment)),
        place=fact.place,
        told_ids=told_ids,
        named_at=tuple((one.start, one.end) for one in mentions if one.id in asked.wanted),
        doings=frozenset(doings(folded, sides, _LANGUAGE)),
        is_provisional=fact.state is AgreementState.PROVISIONAL,
        weight=_weight(fact, asked, names),
    )


def _may_end(fact: Fact, asked: Asked, names: NameFinder) -> bool:
    """Whether what a fact tells to have ended can be what was asked for: an agreement's end is that agreement's state.

    Of an agreement that stands, other things end: duties, talks, its provisional application.
    """
    return fact.state is AgreementState.ENDED or not agreements_asked(asked, names.catalog)


def _weight(fact: Fact, asked: Asked, names: NameFinder) -> float:
    """Weigh whether a fact is on what was asked for, or only names it."""
    titled = {id_ for mention in names.find(fact.title) for id_ in (mention.id, mention.id.rpartition(":")[2])}
    is_titled = not fact.title or all(named.ids & titled for named in asked.names)
    statement = fold_name(fact.statement)
    looks_back = asked.kind is Kind.WHEN and (EARLIER.find(statement) or AFTER.find(statement))
    aside = 0.0 if is_titled else _LOOKS_BACK if looks_back else _NOT_TITLED
    return aside + _OTHER_INSTRUMENT * bool(unasked(statement, asked))
