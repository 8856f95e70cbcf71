"""Whether an article belongs here: the EU side and Japan act together, plan to or refuse to, on one of the topics.

Each clause is weighed for the pairs it brings together, EU-Japan or member state-Japan against pairs with third
parties, more in the title and lead than in what follows; the pair that the text is about decides.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from bot.domain.articles import RELEVANT_FROM, Relevance
from bot.domain.catalog import Catalog, Side, preferred_name
from bot.domain.moments import Moment, Precision
from bot.domain.phrases import Phrase
from bot.reading.acting.act_words import AGAINST, BESIDE
from bot.reading.acting.party_words import Party
from bot.reading.acting.sightings import hints, is_east_asian, parties
from bot.reading.dating.occasions import LATE, NEAR
from bot.reading.naming.names import NameFinder
from bot.reading.naming.passages import Passage, Reading
from bot.reading.relevance.evidence import IDLE, Evidence, Weighed, add, evidences

LEAD_SHARE = 0.65
"""How much of the verdict title and lead have at least; a short rest has less than what is left."""

ENOUGH = 0.12
"""The weight a pair needs; tuned, as all weights here and in evidence.py, on the labelled sets for tuning."""

_BESIDE_AT_MOST = 0.4  # the score of what is beside the subject

_POSITION = (2.0, 2.0, 1.5, 1.2)  # title, then the sentences of the lead; the last figure holds for the rest of it
_A_SENTENCE = 0.1  # the share each sentence after the lead has, until they have all that the lead leaves
_HEAD, _LATE_SHARE = 3, 0.4  # a pair that the first three passages do not name is background
_SILENT = 0.5  # a passage that names no pair, neither ours nor another's
_TOPICLESS = 0.4  # two sides acting together without a word of a topic
_ACTLESS = 0.3  # two sides named together in a text that holds a word of a topic but none of acting

_CARRIED = 0.8  # "both sides": the pair of the clause before
_ACROSS = 0.5  # one side in this clause, the other in the one before
_ON_THE_DAY = 0.6  # a word of a dated event of the catalogue in the days when it was reported

_RESULT = re.compile(r"(?<![\d.,+-])\d[-–:]\d(?!\d|[.,:–-]\d)")
"""The result of a match: 2-1."""

_NO_EU: Final = Phrase("The EU side is not named.")
_NO_JAPAN: Final = Phrase("Japan is not named.")

Clauses = Sequence[Evidence]
"""The clauses of one passage."""


def relevance(reading: Reading, topics: Sequence[str], catalog: Catalog, published: Moment | None = None) -> Relevance:
    """Judge an article. `topics` are those its text names; without one only a plain act of two sides counts.

    `published` tells which office its people held, and so whom they spoke for, and which dated events were the news.
    """
    passages = [passage for passage in reading.passages if passage.folded]
    day = published.day if published and published.precision is not Precision.YEAR else None
    found = [evidences(passage, catalog, reading.language, day) for passage in passages]
    events = _the_news(found[: len(reading.lead)], _events_then(published, catalog))
    total = _total(found, len(reading.lead), events)
    beside = _beside(reading.lead, enough=2 if topics else 1)
    every = [clause for passage in found for clause in passage]
    own = total.own * _plainness(every, topics, events)
    score = own / (own + max(total.others, ENOUGH))
    led = not events and _is_left_to_others(found[: len(reading.lead)], every)
    score = min(score, _BESIDE_AT_MOST) if beside or led else score
    plain = not topics and score >= RELEVANT_FROM
    reasons = (
        *_naming(every),
        *_acting(every, total),
        *_news(events, catalog),
        *_matter(_topic_names(topics, catalog), beside, plain=plain),
    )
    return Relevance(score >= RELEVANT_FROM, round(score, 3), reasons)


def absent(whole: Passage, names: NameFinder, published: Moment | None) -> tuple[str, ...]:
    """Say which sides nothing in a whole text, laid out as one passage without its names, names or hints at.

    A text for which this is not () cannot be relevant, whatever its language.
    """
    glimpse = names.glimpse(whole.folded)
    # The text may yet say when it was published.
    if glimpse.events and (published is None or glimpse.events & _events_then(published, names.catalog)):
        return ()
    europe, japan = hints(whole.folded)
    europe = europe or not glimpse.sides.isdisjoint((Side.EU, Side.MEMBER_STATE))
    japan = japan or Side.JAPAN in glimpse.sides
    if europe and japan and is_east_asian(whole.folded):
        # There a single character hints at a side: one must look closer.
        named = parties(replace(whole, mentions=names.find(whole.span.text)), names.catalog)
        europe, japan = bool(named & {Party.EU, Party.STATE}), Party.JAPAN in named
    return tuple(not_named for not_named, is_named in ((_NO_EU, europe), (_NO_JAPAN, japan)) if not is_named)


def _events_then(published: Moment | None, catalog: Catalog) -> frozenset[str]:
    """Give the dated events of the catalogue that a text published then would report."""
    if published is None or published.precision not in (Precision.DAY, Precision.INSTANT):
        return frozenset()
    day = published.day
    return frozenset(event.id for event in catalog.events if event.day - NEAR <= day <= event.day + LATE)


def _the_news(lead: Sequence[Clauses], then: frozenset[str]) -> frozenset[str]:
    """Give the events of those days whose words the lead holds, none when it names a third party."""
    every = [found for passage in lead for found in passage]
    if any(found.names_others for found in every):
        return frozenset()
    return then & frozenset[str]().union(*(found.events for found in every))


def _total(found: Sequence[Clauses], leading: int, events: frozenset[str]) -> Weighed:
    """Weigh the lead, the first so many passages, and the rest apart: a long background neither drowns nor decides."""
    weighed = _weigh_all(found)
    lead = [_with_news(one, clauses, events) for one, clauses in zip(weighed, found[:leading], strict=False)]
    first = _mean([(one, _POSITION[min(n, len(_POSITION) - 1)]) for n, one in enumerate(lead)])
    rest = weighed[leading:]
    share = min(1 - LEAD_SHARE, _A_SENTENCE * len(rest))
    total = add([first.times(1 - share), _mean([(one, 1.0) for one in rest]).times(share)])
    if any(one.own for one in [*lead, *rest][:_HEAD]):
        return total
    return Weighed(total.union * _LATE_SHARE, total.state * _LATE_SHARE, total.others)


def _with_news(one: Weighed, passage: Clauses, events: frozenset[str]) -> Weighed:
    """Let a passage with words of an event of those days count for EU-Japan; less where it names neither side."""
    if not any(found.events & events for found in passage):
        return one
    named = any(found.company.sightings or found.speaks_of_both for found in passage)
    return replace(one, union=max(one.union, _ON_THE_DAY if named else _ON_THE_DAY * _TOPICLESS))


def _weigh_all(found: Sequence[Clauses]) -> list[Weighed]:
    """Weigh each passage, clause by clause; one that speaks of "both sides" goes on about the pair before it."""
    weighed: list[Weighed] = []
    before: Evidence | None = None
    last = Weighed()
    for passage in found:
        parts: list[Weighed] = []
        for clause in passage:
            last = _in_context(clause.weighed, clause, before, last)
            parts.append(last)
            before = clause
        weighed.append(add(parts))
    return weighed


def _in_context(one: Weighed, clause: Evidence, before: Evidence | None, last: Weighed) -> Weighed:
    if before is None or one.own:
        return one
    if clause.speaks_of_both:
        return add([one, last.times(_CARRIED)])
    across = _across(before, clause)
    return replace(one, union=one.union + across) if across else one


def _across(before: Evidence, clause: Evidence) -> float:
    """Weigh EU and Japan named in neighbouring clauses that name no third party."""
    one, other = before.company, clause.company
    if not (one.sightings and other.sightings):
        return 0.0
    if any(e.names_others or e.forums or e.frameworks for e in (before, clause)):
        return 0.0
    acting = 1.0 if before.acts or clause.acts else IDLE
    pairs = ((Party.EU, Party.JAPAN), (Party.JAPAN, Party.EU))
    return _ACROSS * acting * max(one.strength(first) * other.strength(second) for first, second in pairs)


def _mean(weighed: Sequence[tuple[Weighed, float]]) -> Weighed:
    """Give the weighted mean, in which passages that name no pair count less."""
    shares = [weight if one.own or one.others else weight * _SILENT for one, weight in weighed]
    whole = sum(shares) or 1.0
    return add([one.times(share / whole) for (one, _), share in zip(weighed, shares, strict=True)])


def _plainness(every: Clauses, topics: Sequence[str], events: Collection[str]) -> float:
    """Give what two sides named together count: what they agree on is likely a topic, even without a word of one."""
    if topics:
        return 1.0 if events or any(found.acts for found in every) else _ACTLESS
    return _TOPICLESS if any(found.acts and found.weighed.own for found in every) else 0.0


def _is_left_to_others(lead: Sequence[Clauses], every: Clauses) -> bool:
    """Whether a third party acts in the lead, and the two sides act together nowhere in the text."""
    return any(found.is_led_by_others for passage in lead for found in passage) and not any(map(_act_together, every))


def _act_together(found: Evidence) -> bool:
    return bool(found.acts or found.speaks_of_both) and found.weighed.own > 0


def _beside(lead: Sequence[Passage], enough: int) -> tuple[str, ...]:
    """Give the words of sport, travel, culture or one-sided measures when the lead holds enough of them."""
    aside = [word for passage in lead for word in (*BESIDE.find(passage.folded), *_RESULT.findall(passage.folded))]
    against = [word for passage in lead for word in AGAINST.find(passage.folded)]
    for words, needed in ((aside, enough), (against, 2)):
        if len(set(words)) >= needed:
            return tuple(dict.fromkeys(words))
    return ()


def _naming(every: Clauses) -> Iterable[str]:
    europe, state, japan = (
        _some(name for found in every for name in found.company.names(party))
        for party in (Party.EU, Party.STATE, Party.JAPAN)
    )
    yield Phrase("The EU side: {names}.", names=europe) if europe else _NO_EU
    if state:
        yield Phrase("A member state: {names}.", names=state)
    yield Phrase("Japan: {names}.", names=japan) if japan else _NO_JAPAN


def _acting(every: Clauses, total: Weighed) -> Iterable[str]:
    together = [found for found in every if found.weighed.own]
    acts = _some(word for found in together for word in found.acts)
    if acts:
        yield Phrase("They act in one sentence: {words}.", words=acts)
    elif not together:
        yield Phrase("No sentence names the two sides together.")
    if total.others > total.own:
        rivals = _some(name for found in every for name in (*found.frameworks, *found.company.names(Party.OTHER)))
        yield Phrase("The text is about others: {names}.", names=rivals)


def _news(events: frozenset[str], catalog: Catalog) -> Iterable[str]:
    titles = [event.title for event in catalog.events if event.id in events]
    if titles:
        yield Phrase("Published in the days of: {events}.", events=_some(titles))


def _matter(topics: Sequence[str], beside: Sequence[str], *, plain: bool) -> Iterable[str]:
    if plain:
        yield Phrase("No word of a followed topic, but a plain act of the two sides.")
    elif topics:
        yield Phrase("Topics: {topics}.", topics=tuple(topics))
    else:
        yield Phrase("No word of a followed topic.")
    if beside:
        yield Phrase("Beside the subject: {words}.", words=_some(beside))


def _topic_names(topics: Sequence[str], catalog: Catalog) -> list[str]:
    return [preferred_name(topic.names, "en") for topic in map(catalog.topic, topics) if topic]


def _some(words: Iterable[str], at_most: int = 5) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))[:at_most]
