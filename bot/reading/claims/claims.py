"""The dated acts of the two sides that a text states, each with the sentence that states it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from bot.domain.articles import Analysis
from bot.domain.catalog import ActorKind, Side
from bot.domain.claims import Act, Claim
from bot.domain.moments import Moment, Precision
from bot.domain.phrases import Phrase
from bot.reading.acting.acts import (
    CLAUSE_END,
    VERB_LAST,
    ToldAct,
    clause_before,
    named_acts,
    names_both,
    seen,
    told_acts,
)
from bot.reading.acting.claim_words import AFTER, BACKGROUND, CLOSING, EARLIER, INSTRUMENTS, SAME_TIME, SINCE
from bot.reading.acting.tenses import is_quoted
from bot.reading.claims.whose import Telling, is_anothers, is_theirs
from bot.reading.cleaning.clean import Cleaned
from bot.reading.dating.dates import PUBLICATION, ZONES
from bot.reading.dating.times import Anchor, Told, anchor, tell
from bot.reading.naming.names import NameFinder
from bot.reading.naming.passages import Passage, lay_out
from bot.reading.text.folding import fold_name

THE_EVENT = Phrase("the event")
"""What reasons call the main event of a text."""

MAIN_ACTS = frozenset(Act) - {Act.MET, Act.IN_FORCE, Act.JOINED}
"""Acts that a sentence without a time of its own can tell of the main event."""

_SUBJECT_UNSAID = VERB_LAST
"""Languages that leave out who acts where it is who acted in the sentence before."""

_BEHIND = 12
"""Characters around a time that belong to it."""

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

_NEAR = 100
"""Characters at most between a time and the noun of an act that it dates."""

_LONGEST = 1000
"""Characters of the longest sentence that can be quoted."""

MOST = 40
"""So many claims at most are made of a text: more than any report states."""

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

    def telling(self, passage: Passage, following: Passage | None, before: Sequence[Claim]) -> Telling:
        """Give a sentence with who is named in it; `before` are the claims of the sentences before it."""
        catalog, published = self.names.catalog, self.analysis.published
        who = seen(passage, catalog, self.language, published)
        goes_on = bool(before) and passage.span.start - before[-1].quote.end <= _NEXT
        return Telling(passage, who, catalog, self.language, published, following, goes_on)


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
        if len(found) >= MOST:
            break
    return tuple(found[:MOST])


def _stated(passage: Passage, following: Passage | None, text: _Text, before: Sequence[Claim]) -> Iterator[Claim]:
    """Give what a sentence states: its main act, or of several times each with the act nearest to it.

    What it only names as done ("the signing of the pact on 3 July") counts where it tells nothing else of the two.
    """
    folded = passage.folded
    told_ones, named_ones = told_acts(folded, text.language), named_acts(folded, text.language)
    if not (told_ones or named_ones) or len(folded) > _LONGEST or folded.rstrip('" ').endswith(("?", "？")):
        return
    times = _times(passage, text, before)
    telling = text.telling(passage, following, before)
    if times:
        settled = [time for time in times if time.moment]
        beside = [act for act in named_ones if any(_gap(folded, act, time) <= _NEAR for time in settled)]
        yield from _dated_claims(telling, told_ones, settled, text) or _dated_claims(telling, beside, settled, text)
    elif told_ones and (main := _of_main_event(telling, told_ones, text, is_first=not before)):
        yield _claim(passage, main, _event(text.analysis.event), text, alone=True)


def _dated_claims(telling: Telling, acts: Sequence[ToldAct], settled: Sequence[Told], text: _Text) -> list[Claim]:
    return [
        _claim(telling.passage, act, moment, text, alone=len(settled) <= 1)
        for act, moment in _dated(telling.passage, acts, settled, text)
        if is_theirs(telling, act)
    ]


def _times(passage: Passage, text: _Text, before: Sequence[Claim]) -> list[Told]:
    """Give the times a sentence tells of what was done; "the same day" is that of the claim before."""
    last = next((claim.when for claim in reversed(before) if claim.when), None)
    day = last.day if last and last.precision is Precision.DAY else None
    held = replace(text.held, before=day) if text.held else None
    times = (_spoken(time, passage.folded, text.analysis) for time in tell(passage.folded, text.language, held))
    return [time for time in times if not time.is_ahead or _is_over(time.moment, text.analysis.published)]


def _spoken(time: Told, folded: str, analysis: Analysis) -> Told:
    """Take "today" in a quotation for the day of the event rather than that of publication."""
    if not (time.is_today and analysis.event and is_quoted(folded, time.start)):
        return time
    return replace(time, moment=_event(analysis.event))


def _dated(
    passage: Passage, acts: Sequence[ToldAct], settled: Sequence[Told], text: _Text
) -> Iterator[tuple[ToldAct, Moment | None]]:
    """Give the main act with the only time, or of several times each act with the time nearest to it."""
    if not (acts and settled):
        yield from ((act, None) for act in acts[:1])
        return
    folded, alone = passage.folded, len(settled) == 1
    pairs = [(_act_at(folded, time, acts, text.language, alone=alone), time) for time in settled]
    found: dict[int, tuple[ToldAct, Moment | None]] = {}
    for act, time in sorted(pairs, key=lambda pair: _gap(folded, *pair)):
        may = _may_date(folded, act, time, text.language) and _is_past(folded, time, text.analysis.published)
        if may and act.start not in found:
            found[act.start] = (act, _reasoned(time.moment, text.analysis))
    yield from (found[start] for start in sorted(found))


def _act_at(folded: str, time: Told, acts: Sequence[ToldAct], language: str, *, alone: bool) -> ToldAct:
    """Give the act that a time dates: the nearest, but the main one where it is the only time and touches none.

    Where the verb comes last, a time goes with the next one, or with the last one when a comma sets it off.
    """
    nearest = min(acts, key=lambda act: _gap(folded, act, time))
    apart = _gap(folded, nearest, time) > _TOUCH
    if acts[0].end < nearest.start and nearest.end <= time.start:
        apart = CLAUSE_END.search(folded[nearest.end : time.start]) is not None
    if language in VERB_LAST:
        apart = nearest.end <= time.start or CLAUSE_END.search(folded[time.end : nearest.start]) is not None
    return acts[0] if alone and apart else nearest


def _may_date(folded: str, act: ToldAct, time: Told, language: str) -> bool:
    """Whether a time can be that of an act: a beginning dates only what is in force, a year alone no meeting.

    A time before "after" is not that of what had been done by then; where the verb comes last, one behind it is not
    that of the verb.
    """
    if language in VERB_LAST and act.end <= time.start:
        return False
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


def _is_past(folded: str, time: Told, published: Moment | None) -> bool:
    """Whether a time had begun at publication, its last part where that is meant ("at the end of 2024")."""
    if time.moment is None or published is None:
        return True
    if CLOSING.find(folded[max(0, time.start - _BEHIND) : time.start]) and not _is_over(time.moment, published):
        return False
    return time.moment.value < published.end() + ZONES


def _reasoned(moment: Moment | None, analysis: Analysis) -> Moment | None:
    """Add to a time that was held against the event why the event is dated so."""
    if moment and analysis.event and moment.reason.endswith(THE_EVENT):
        reason = Phrase("{reason}: {event}", reason=moment.reason, event=analysis.event.reason)
        return replace(moment, reason=reason)
    return moment


def _event(event: Moment | None) -> Moment | None:
    return replace(event, reason=Phrase("the event of the text: {reason}", reason=event.reason)) if event else None


def _of_main_event(telling: Telling, acts: Sequence[ToldAct], text: _Text, *, is_first: bool) -> ToldAct | None:
    """Give the act of the main event that a sentence without a time tells, None when it tells none.

    That somebody met is one only where it comes first (`is_first`): what follows tells of the same meeting.
    """
    event, act, who = text.analysis.event, acts[0], telling.who
    leads = telling.passage.span.start <= text.leading
    is_dated = event.precision is Precision.DAY if event else leads
    before = clause_before(telling.folded, act)
    if not is_dated or EARLIER.find(before) or BACKGROUND.find(telling.folded) or is_anothers(telling, act):
        return None
    if not (act.act in MAIN_ACTS or (leads and is_first and act.act is Act.MET)):
        return None
    if telling.speaks_of_both(act) or (names_both(who.sightings) and (not who.thirds or who.is_bound)):
        return act
    if any(not INSTRUMENTS.find(fold_name(sighting.name)) for sighting in who.sightings):
        return act if telling.folded.startswith('"') else None
    unsaid = text.language in _SUBJECT_UNSAID or SAME_TIME.find(telling.folded)
    return act if unsaid and telling.names_instrument else None


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
