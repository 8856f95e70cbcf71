"""The dated acts of the two sides that a text states, each with the sentence that states it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest

from bot.domain.articles import Analysis
from bot.domain.catalog import ActorKind, Side
from bot.domain.claims import Act, Claim
from bot.domain.moments import Moment, Precision
from bot.reading.acting.acts import (
    CLAUSE_END,
    VERB_LAST,
    Seen,
    ToldAct,
    clause_before,
    is_third,
    names_both,
    seen,
    told_acts,
)
from bot.reading.acting.claim_words import AFTER, EARLIER, INSTRUMENTS, OWN, PAIR, SAME_TIME, SINCE
from bot.reading.acting.party_words import Party
from bot.reading.cleaning.clean import Cleaned
from bot.reading.dating.dates import PUBLICATION, ZONES
from bot.reading.dating.times import Anchor, Told, anchor, tell
from bot.reading.naming.names import NameFinder
from bot.reading.naming.passages import Passage, lay_out

THE_EVENT = "the event"
"""What reasons call the main event of a text."""

MAIN_ACTS = frozenset(Act) - {Act.MET, Act.IN_FORCE, Act.JOINED}
"""Acts that a sentence without a time of its own can tell of the main event."""

_TAKING_TWO = frozenset({Act.AGREED, Act.SIGNED, Act.CONCLUDED})
"""Acts that nobody does alone."""

_SUBJECT_UNSAID = VERB_LAST
"""Languages that leave out who acts where it is who acted in the sentence before."""

_BEHIND = 12
"""Characters around a time or an act that belong to it."""

_PARTING = re.compile(
    r"[;；]|,[\"”]\s|,\s(?:as well as|and|while|whereas|but|which|who|where|sowie|und|während|wobei|ainsi que|et|qui"
    r"|mentre|che|así como|que|waar|który|która|które)\b"
    r"|(?<=[しきりれえ])、(?=昨年|今年|去年|同年|翌年|\d)",
    re.IGNORECASE,
)
"""Where a sentence goes on to something else than its act."""

_LEADING = 2
"""So many first sentences tell the main event even where nothing dates it."""

_TOUCH = 12
"""Characters between a time and the act that it surely dates."""

_APART = 40
"""How many characters the end of a clause counts for between a time and an act."""

_LEAST = 25
"""Characters a statement has at least, wide ones counting double; what is shorter is no clause."""

_WIDE = re.compile("[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_OPENING = ('"', "“", "„", "«")
_CLOSING = re.compile(r".[\"”»]")

_NEXT = 4
"""Characters between a sentence and the next one at most."""

_BODIES = (ActorKind.COUNTRY, ActorKind.INSTITUTION)
_MOST_ACTORS = 2
"""Actors a claim takes from its article when its sentence names none."""


@dataclass(frozen=True, slots=True)
class _Text:
    """What is the same for all sentences of a text."""

    analysis: Analysis
    names: NameFinder
    held: Anchor | None
    leading: int

    @property
    def language(self) -> str:
        return self.analysis.language


def claims(analysis: Analysis, names: NameFinder) -> tuple[Claim, ...]:
    """Give the acts of the EU side and Japan that a relevant text states, in order, each once.

    A sentence's own time dates its act, held against publication or, without one, against the text's event. A
    sentence that tells the main event and names no time takes the event's date and reason. What is to come, wished
    or denied is none, and neither is what third parties do. Of what is not relevant nothing is claimed.
    """
    if not analysis.relevance.relevant:
        return ()
    held = anchor(analysis.published, PUBLICATION) or anchor(analysis.event, THE_EVENT)
    sentences = lay_out(Cleaned(analysis.title, analysis.text, ()), analysis.language, names).sentences
    text = _Text(analysis, names, held, max((each.span.start for each in sentences[:_LEADING]), default=0))
    found: list[Claim] = []
    for passage, following in zip_longest(sentences, sentences[1:]):
        found.extend(claim for claim in _stated(passage, following, text, found) if not _is_told(claim, found))
    return tuple(found)


def _stated(passage: Passage, following: Passage | None, text: _Text, before: Sequence[Claim]) -> Iterator[Claim]:
    """Give what a sentence states: its main act, or of several times each with the act nearest to it."""
    acts = told_acts(passage.folded, text.language)
    if not acts or passage.folded.rstrip('" ').endswith(("?", "？")):
        return
    told = _times(passage, text, before)
    settled = [time for time in told if time.moment]
    if told:
        goes_on = bool(before) and passage.span.start - before[-1].quote.end <= _NEXT
        for act, moment in _dated(passage, acts, settled, text):
            if _concerns(passage, following, act, text, goes_on=goes_on):
                yield _claim(passage, act, moment, text, alone=len(settled) <= 1)
    elif main := _of_main_event(passage, acts, text, is_first=not before):
        yield _claim(passage, main, _event(text.analysis.event), text, alone=True)


def _times(passage: Passage, text: _Text, before: Sequence[Claim]) -> list[Told]:
    """Give the times a sentence tells of what was done; "the same day" is that of the claim before."""
    last = next((claim.when for claim in reversed(before) if claim.when), None)
    day = last.day if last and last.precision is Precision.DAY else None
    held = replace(text.held, before=day) if text.held else None
    times = tell(passage.folded, text.language, held)
    return [time for time in times if not time.is_ahead or _is_over(time.moment, text.analysis.published)]


def _dated(
    passage: Passage, acts: Sequence[ToldAct], settled: Sequence[Told], text: _Text
) -> Iterator[tuple[ToldAct, Moment | None]]:
    """Give the main act with the only time, or each of several times with the act nearest to it."""
    if not settled:
        yield acts[0], None
        return
    taken: set[int] = set()
    for time in settled:
        nearest = _act_at(passage.folded, time, acts, text.language, alone=len(settled) == 1)
        if nearest.start in taken or not _may_date(passage.folded, nearest, time):
            continue
        if _is_past(time.moment, text.analysis.published):
            taken.add(nearest.start)
            yield nearest, _reasoned(time.moment, text.analysis)


def _act_at(folded: str, time: Told, acts: Sequence[ToldAct], language: str, *, alone: bool) -> ToldAct:
    """Give the act that a time dates: the nearest, but the main one where it is the only time and touches none."""
    nearest = min(acts, key=lambda act: _gap(folded, act, time))
    if alone and (language in VERB_LAST or _gap(folded, nearest, time) > _TOUCH):
        return acts[0]
    return nearest


def _may_date(folded: str, act: ToldAct, time: Told) -> bool:
    """Whether a time can be that of an act: a beginning dates only what is in force, a year alone no meeting.

    A time before "after" is not that of what had been done by then.
    """
    before, behind = folded[max(0, time.start - _BEHIND) : time.start], folded[time.end :]
    clause = clause_before(folded, act)
    if any(time.end <= act.start - len(clause) + start for _, start in AFTER.places(clause)):
        return False
    begins = any(before[start:].strip() == word for word, start in SINCE.places(before)) or behind.startswith("から")
    coarse = time.moment is not None and time.moment.precision is Precision.YEAR
    return not (begins and act.act is not Act.IN_FORCE) and not (coarse and act.act is Act.MET)


def _gap(folded: str, act: ToldAct, time: Told) -> int:
    """Measure how far a time is from an act, in characters; the end of a clause between them parts them further.

    An act before a time is nearer than one behind it.
    """
    first, last = min(act.end, time.end), max(act.start, time.start)
    parted = _APART * bool(CLAUSE_END.search(folded[first:last]))
    return max(last - first, 0) + parted + _TOUCH * (act.start > time.start)


def _is_over(moment: Moment | None, published: Moment | None) -> bool:
    """Whether a time lies before publication, whatever tense its sentence ends in."""
    return moment is not None and published is not None and moment.end() <= published.value


def _is_past(moment: Moment | None, published: Moment | None) -> bool:
    return moment is None or published is None or moment.value < published.end() + ZONES


def _reasoned(moment: Moment | None, analysis: Analysis) -> Moment | None:
    """Add to a time that was held against the event why the event is dated so."""
    if moment and analysis.event and moment.reason.endswith(THE_EVENT):
        return replace(moment, reason=f"{moment.reason}: {analysis.event.reason}")
    return moment


def _event(event: Moment | None) -> Moment | None:
    return replace(event, reason=f"{THE_EVENT} of the text: {event.reason}") if event else None


def _concerns(passage: Passage, following: Passage | None, act: ToldAct, text: _Text, *, goes_on: bool) -> bool:
    """Whether a dated act is one of the two sides: both named, or what they share, and nobody else acting.

    `goes_on` says that the sentence before it stated such an act: a decision by one of the two is on that.
    """
    who = _company(passage, text)
    if _is_others(who, act):
        return False
    if (_speaks_of_both(passage, act) or who.is_bound) and not _is_behind_third(who, act, text.language):
        return True
    both = names_both(who.sightings)
    if not (_holds_matter(passage, text) or (goes_on and not both)):
        return False
    if both:
        return not who.thirds or (names_both(who.leading) and not _is_behind_third(who, act, text.language))
    if act.act is Act.ADOPTED and following is not None and _leads_to_both(who, following, text):
        return True
    return not who.thirds and _is_on_theirs(passage, who, act, text, goes_on=goes_on)


def _is_on_theirs(passage: Passage, who: Seen, act: ToldAct, text: _Text, *, goes_on: bool) -> bool:
    """Whether an act is on what the two sides share, though not both are named: one side has acts of its own, too.

    Where one is named, it is on what takes two, or on what the sentence before told; two states of the EU share
    theirs with each other.
    """
    if len({sighting.country for sighting in who.sightings if sighting.party is Party.STATE}) > 1:
        return False
    if _takes_two(passage, text) or (not who.parties and _holds_instrument(passage, text)):
        return True
    if who.parties:
        is_decision = act.act is Act.ADOPTED and Party.STATE not in who.parties
        return goes_on and is_decision and not _holds_matter(passage, text)
    if act.act in _TAKING_TWO:
        return goes_on or not who.sightings
    return goes_on and not (who.sightings or _holds_matter(passage, text))


def _of_main_event(passage: Passage, acts: Sequence[ToldAct], text: _Text, *, is_first: bool) -> ToldAct | None:
    """Give the act of the main event that a sentence without a time tells, None when it tells none.

    That somebody met is one only where it comes first (`is_first`): what follows tells of the same meeting.
    """
    event, act = text.analysis.event, acts[0]
    leads = passage.span.start <= text.leading
    if EARLIER.find(clause_before(passage.folded, act)) or (
        event.precision is not Precision.DAY if event else not leads
    ):
        return None
    who = _company(passage, text)
    if _is_others(who, act) or not (act.act in MAIN_ACTS or (leads and is_first and act.act is Act.MET)):
        return None
    if _speaks_of_both(passage, act) or (names_both(who.sightings) and (not who.thirds or who.is_bound)):
        return act
    if who.sightings:
        return act if passage.folded.startswith('"') else None
    unsaid = text.language in _SUBJECT_UNSAID or SAME_TIME.find(passage.folded)
    return act if unsaid and _holds_instrument(passage, text) else None


def _company(passage: Passage, text: _Text) -> Seen:
    return seen(passage, text.names.catalog, text.language, text.analysis.published)


def _speaks_of_both(passage: Passage, act: ToldAct) -> bool:
    """Whether words that stand for the two sides come before an act, or right behind it."""
    return any(start < act.end + _BEHIND for _, start in PAIR.places(passage.folded))


def _is_others(who: Seen, act: ToldAct) -> bool:
    """Whether the party named last before an act is a third one: it is the one who acts."""
    before = [sighting for sighting in who.sightings if sighting.end <= act.start]
    return bool(before) and is_third(before[-1]) and not names_both(before[:-1])


def _is_behind_third(who: Seen, act: ToldAct, language: str) -> bool:
    """Whether a third party comes between the two sides and an act, where the order of words says who acts."""
    before = [sighting for sighting in who.sightings if sighting.start < act.start]
    since = list(takewhile(lambda sighting: not is_third(sighting), reversed(before)))
    return language not in VERB_LAST and len(since) < len(before) and not names_both(since)


def _holds_matter(passage: Passage, text: _Text) -> bool:
    """Whether a sentence names what an act can be about: an instrument, or an idea of one of the topics."""
    return bool(passage.ids("term")) or _holds_instrument(passage, text)


def _holds_instrument(passage: Passage, text: _Text) -> bool:
    if INSTRUMENTS.find(passage.folded):
        return True
    return any(actor.kind is ActorKind.TREATY for _, actor in passage.actors(text.names.catalog))


def _takes_two(passage: Passage, text: _Text) -> bool:
    """Whether a sentence names what only two can make: an agreement, talks, no initiative."""
    words = set(INSTRUMENTS.find(passage.folded)) - set(OWN.find(passage.folded))
    return bool(words) or any(actor.kind is ActorKind.TREATY for _, actor in passage.actors(text.names.catalog))


def _leads_to_both(who: Seen, following: Passage, text: _Text) -> bool:
    """Whether the EU's own step is told for the sake of the other side: the next sentence goes on to both."""
    by_eu = any(sighting.party is Party.EU for sighting in who.sightings)
    return by_eu and names_both(_company(following, text).sightings)


def _claim(passage: Passage, act: ToldAct, when: Moment | None, text: _Text, *, alone: bool) -> Claim:
    span = passage.span
    start, end = _clause(span.text, act, cut=not alone)
    mentions = [mention for mention in passage.mentions if alone or start <= mention.start < end]
    catalog = text.names.catalog
    named = replace(passage, mentions=tuple(mentions)).actors(catalog)
    actors = [actor.id for _, actor in named if actor.kind is not ActorKind.PLACE and actor.side is not Side.OTHER]
    terms = tuple(dict.fromkeys(m.id for m in mentions if m.kind == "term"))
    topics = dict.fromkeys(topic for term in terms for topic in text.names.topics_of_term(term))
    return Claim(
        statement=span.text[start:end],
        when=when,
        topics=tuple(topics) or text.analysis.topics[:1],
        actors=tuple(dict.fromkeys(actors)) or _sides(text),
        quote=span,
        act=act.act,
        terms=terms,
    )


def _sides(text: _Text) -> tuple[str, ...]:
    """Give the countries and bodies that an article names most, for a sentence that names nobody."""
    actors = (text.names.catalog.actor(actor_id) for actor_id in text.analysis.actors)
    bodies = [a.id for a in actors if a and a.side is not Side.OTHER and a.kind in _BODIES]
    return tuple(bodies[:_MOST_ACTORS])


def _clause(sentence: str, act: ToldAct, *, cut: bool) -> tuple[int, int]:
    """Give the bounds of the part of a sentence that tells an act, of the whole where no part can stand alone."""
    marks = [(found.start(), found.end()) for found in _PARTING.finditer(sentence)]
    begin = max((end for _, end in marks if end <= act.start and cut), default=0)
    stop = min((start for start, _ in marks if start >= act.end), default=len(sentence))
    piece = sentence[begin:stop]
    begin += len(piece) - len(piece.lstrip())
    stop -= len(piece) - len(piece.rstrip())
    if sentence[begin:stop].startswith(_OPENING) and not _CLOSING.search(sentence[begin:stop]):
        begin += 1
    width = stop - begin + len(_WIDE.findall(sentence[begin:stop]))
    return (begin, stop) if width >= _LEAST else (0, len(sentence))


def _is_told(claim: Claim, before: Sequence[Claim]) -> bool:
    """Whether an act was stated already: in the same words, or on the same day with nothing new named."""
    for other in before:
        if other.statement == claim.statement and other.when == claim.when:
            return True
        if other.quote != claim.quote and other.act is claim.act and other.when and claim.when:
            same = other.when.value == claim.when.value
            if same and claim.when.reason.startswith(THE_EVENT) and set(claim.terms) <= set(other.terms):
                return True
    return False
