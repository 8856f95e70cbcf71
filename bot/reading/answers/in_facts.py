"""The facts that answer a question: each is weighed as one saying, with its own date."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.facts import AgreementState, Fact
from bot.reading.acting.claim_words import AFTER, EARLIER
from bot.reading.answers.asked import Asked
from bot.reading.answers.question_words import Kind
from bot.reading.answers.scoring import Said, acts_in, score, unasked
from bot.reading.claims.outcomes import known
from bot.reading.dating.times import anchor, tell
from bot.reading.naming.names import NameFinder
from bot.reading.text.folding import fold_name

_NOT_TITLED, _LOOKS_BACK, _OTHER_INSTRUMENT = -1.5, -4.0, -3.0
"""What it costs a fact that only its statement names what was asked for, that this looks back on it from another
date, or that it is of a protocol to it."""

_LANGUAGE = "en"
"""Starter facts are in English; of others what is compared by their words is found only where they are, too."""


def fact_scores(facts: Sequence[Fact], asked: Asked, names: NameFinder) -> tuple[float, ...]:
    """Give for each fact how well it answers, 0.0 for not at all."""
    return tuple(score(_said(fact, asked, names), asked) for fact in facts)


def _said(fact: Fact, asked: Asked, names: NameFinder) -> Said:
    text = f"{fact.title}. {fact.statement}"
    (one,) = known([fact], names)
    folded = fold_name(text)
    ids = frozenset(mention.id for mention in names.find(text)) | frozenset(fact.actors)
    told = tell(folded, _LANGUAGE, anchor(fact.when, "it"))
    return Said(
        folded=folded,
        language=_LANGUAGE,
        ids=ids,
        actors=tuple(actor for id_ in ids if (actor := names.catalog.actor(id_))),
        acts=acts_in(folded) | one.acts,
        done=one.acts,
        moments=(fact.when, *(time.moment for time in told if time.moment)),
        place=fact.place,
        is_provisional=fact.state is AgreementState.PROVISIONAL,
        weight=_weight(fact, asked, names),
    )


def _weight(fact: Fact, asked: Asked, names: NameFinder) -> float:
    """Weigh whether a fact is on what was asked for, or only names it."""
    titled = {id_ for mention in names.find(fact.title) for id_ in (mention.id, mention.id.rpartition(":")[2])}
    is_titled = not fact.title or all(named.ids & titled for named in asked.names)
    statement = fold_name(fact.statement)
    looks_back = asked.kind is Kind.WHEN and (EARLIER.find(statement) or AFTER.find(statement))
    aside = 0.0 if is_titled else _LOOKS_BACK if looks_back else _NOT_TITLED
    return aside + _OTHER_INSTRUMENT * bool(unasked(statement, asked))
