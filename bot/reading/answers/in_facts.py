"""The facts that answer a question: each is weighed as one saying, with its own date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.claims import Act
from bot.domain.facts import AgreementState, Fact
from bot.reading.acting.claim_words import AFTER, EARLIER
from bot.reading.answers.asked import Asked, agreements_asked
from bot.reading.answers.bearing import doers, doings, parties
from bot.reading.answers.offices import names_holder
from bot.reading.answers.question_words import Kind
from bot.reading.answers.scoring import Said, act_places, acts_in, is_awaited, is_numbered, score, unasked
from bot.reading.claims.outcomes import known
from bot.reading.dating.times import anchor, tell
from bot.reading.naming.names import NameFinder
from bot.reading.naming.subjects import SIDES
from bot.reading.text.folding import fold_name
from bot.reading.text.language import detect
from bot.reading.text.sentences import split

_NOT_TITLED, _LOOKS_BACK, _OTHER_INSTRUMENT = -1.5, -4.0, -3.0
"""What it costs a fact that only its statement names what was asked for, that this looks back on it from another
date, or that it is of a protocol to it."""

_AHEAD = re.compile(r"\bfor (?:the )?(?:signature|signing|ratification|approval|launch)\b", re.IGNORECASE)
"""What a title says something is made ready for: not done yet."""

_LANGUAGE = "en"
"""Starter facts are in English; of others what is compared by their words is found only where they are, too."""


def fact_scores(facts: Sequence[Fact], asked: Asked, names: NameFinder) -> tuple[float, ...]:
    """Give for each fact how well it answers, 0.0 for not at all."""
    return tuple(score(_said(fact, asked, names), asked) * _may_be(fact, asked, names) for fact in facts)


def on_subject(facts: Sequence[Fact], asked: Asked, names: NameFinder) -> tuple[Fact, ...]:
    """Give the facts whose titles name all that was asked about, those first that say where an agreement stands."""
    on_it = (fact for fact in facts if asked.names and fact.title and _is_titled(fact, asked, names))
    return tuple(sorted(on_it, key=lambda fact: (fact.state is not None, fact.when.value), reverse=True))


def _may_be(fact: Fact, asked: Asked, names: NameFinder) -> bool:
    """Whether a fact may be the newest of what was asked for: it is on that, was held, and is not still to come."""
    if asked.not_after is None:
        return True
    is_event = not asked.asks_event or is_numbered(fold_name(fact.title)) or Act.MET in acts_in(fold_name(fact.title))
    return is_event and is_awaited(fact.when, asked) and _is_titled(fact, asked, names)


def _said(fact: Fact, asked: Asked, names: NameFinder) -> Said:
    fact = _main(fact) if asked.acts or asked.kind is Kind.WHEN else fact
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
        doers=doers(folded, parties(mentions, names.catalog), act_places(folded, asked), _LANGUAGE),
        is_holder=asked.office is not None and names_holder(folded, mentions, asked.office, names),
        is_provisional=fact.state is AgreementState.PROVISIONAL,
        weight=_weight(fact, asked, names),
    )


def _main(fact: Fact) -> Fact:
    """Leave out what a fact says beside the event it dates: from its second sentence on it tells of other things."""
    sentences = split(fact.statement, detect(fact.statement, _LANGUAGE))
    return replace(fact, statement=sentences[0].text) if sentences else fact


def _may_end(fact: Fact, asked: Asked, names: NameFinder) -> bool:
    """Whether what a fact tells to have ended can be what was asked for: an agreement's end is that agreement's state.

    Of an agreement that stands, other things end: duties, talks, its provisional application.
    """
    return fact.state is AgreementState.ENDED or not agreements_asked(asked, names.catalog)


def _weight(fact: Fact, asked: Asked, names: NameFinder) -> float:
    """Weigh whether a fact is on what was asked for, or only names it."""
    statement = fold_name(fact.statement)
    looks_back = asked.kind is Kind.WHEN and (EARLIER.find(statement) or AFTER.find(statement))
    aside = 0.0 if _is_titled(fact, asked, names) else _LOOKS_BACK if looks_back else _NOT_TITLED
    return aside + _OTHER_INSTRUMENT * bool(unasked(statement, asked))


def _is_titled(fact: Fact, asked: Asked, names: NameFinder) -> bool:
    titled = {id_ for mention in names.find(fact.title) for id_ in (mention.id, mention.id.rpartition(":")[2])}
    return not fact.title or all(named.ids & titled for named in asked.names)
