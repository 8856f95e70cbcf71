"""What a question asks: its kind, whom and what it names, the act it is about, and the words left over."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from bot.domain.catalog import ActorKind, Catalog, Side
from bot.domain.claims import Act
from bot.domain.moments import Moment, Precision, at_day, at_instant
from bot.domain.phrases import Phrase
from bot.reading.acting.acts import VERB_LAST
from bot.reading.answers.bearing import Doing, Place, doers, doings
from bot.reading.answers.idea_words import AGREEMENT, ASKED, IDEAS, SAME
from bot.reading.answers.office_names import UNIQUE
from bot.reading.answers.offices import AskedOffice, title_in
from bot.reading.answers.question_words import (
    ASKING,
    COMING,
    IGNORED,
    IGNORED_BESIDE_ACT,
    IGNORED_CJK,
    LATEST,
    LINKS,
    NOT,
    NOT_COMING,
    NOT_LATEST,
    UNORDERED,
    WHATS_NEW,
    Kind,
)
from bot.reading.dating.times import anchor, tell
from bot.reading.naming.names import Mention, NameFinder
from bot.reading.naming.subjects import SIDES
from bot.reading.text.calendar_words import WILL
from bot.reading.text.figures import figures
from bot.reading.text.folding import Folded, fold_text
from bot.reading.text.language import detect
from bot.reading.text.number_words import NUMBER_WORDS
from bot.reading.text.phrases import Phrases

K = TypeVar("K")

_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W_]+)*")
_CJK_RUN = re.compile("[\u30a1-\u30fa\u30fc\u4e00-\u9fff]{2,}|[\uac00-\ud7af]{2,}")
_CJK = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PARTICLES = re.compile(r"(-(?:t-)?(?:ils?|elles?|on|ce))\b|(第)(?!(?:1|2)回)(?=\d+(回))")
"""What French verbs carry in a question (a-t-il), and what makes a Japanese number an ordinal (第6回)."""

_LASTS = re.compile(r"\blast[^\w|]*$")
"""Where it is a verb: how long did the talks last?"""

_WAS = re.compile(r"\b(?:was|were|war|waren|était|étaient|era|erano|fue|was|był|była)\b|でした|だった")
_NOT_PAST = re.compile(
    "(?:する|します|れる|れます|なる|なります|行う|行います)[のん]?(?:です|でしょう|だろう)?か?[?。]*$"
)
"""How a Japanese question ends that asks for what is to come, or usual."""

_NUMBERED = re.compile("[0-9一二三四五六七八九十数年]次")
"""What makes 次 a number or "yearly" where it would be "next"."""

_CJK_GOVERNS = re.compile("(?:側|政府)?[はが]")
"""What behind a capital makes it the government that sits there."""

_SHORTEST = 3
"""Letters of a word that an answer must hold; shorter ones are particles in all languages read here."""

_BEHIND = 25
"""Characters between "how many" and what is counted."""

_TEN = 10
_TENS = {"twenty": 20, "twentieth": 20, "thirty": 30, "thirtieth": 30}
_ONES = {word: value for word, value in NUMBER_WORDS["en"].items() if value < _TEN and word.endswith(("d", "th"))}
_ONES["first"] = 1
_COMPOUND = re.compile(rf"\b(twenty|thirty)-({'|'.join(_ONES)})\b|\b(?:twentieth|thirtieth)\b")

_OF_ACTS = frozenset({Kind.WHEN, Kind.WHERE})
"""Kinds of questions in which who does it stands first; "how many EU products does Japan ..." turns that round."""

_LEAST_NUMBER = 2
"""Numbers up to this are counted on sides and leaders, not asked about."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a question: `typed` as it stands there, `ids` what it may be in the catalogue.

    `is_outside` is True for who is of neither side.
    """

    typed: str
    ids: frozenset[str]
    is_outside: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer must hold.

    `names` are those beside the two sides, `sides` which of the two are named; `acts` any of which is asked about;
    `ideas` and `words` (folded) each have to be there; `counted` is the idea or word behind "how many", "" for none.
    `typed` gives each idea as it stands in the question; `doing` is who does it to whom, of the two sides, `doers`
    which of them it says did it. Where it asks for what is still to come, without saying when, `not_before` is the
    day it is asked on; where it asks for the newest of its kind, `not_after` is. `office` is one whose holder it asks
    for; `asks_new` says that it asks for whatever is new.
    """

    text: str
    language: str
    kind: Kind
    names: tuple[Named, ...]
    sides: frozenset[str]
    acts: frozenset[Act]
    ideas: tuple[str, ...]
    words: tuple[str, ...]
    times: tuple[Moment, ...] = ()
    numbers: frozenset[Decimal] = frozenset()
    counted: str = ""
    is_negated: bool = False
    is_ahead: bool = False
    of_agreement: bool = False
    typed: tuple[tuple[str, str], ...] = ()
    doing: Doing | None = None
    not_before: date | None = None
    not_after: date | None = None
    doers: frozenset[str] = frozenset()
    office: AskedOffice | None = None
    asks_new: bool = False

    @property
    def wanted(self) -> frozenset[str]:
        """Give the ids of all that is named beside the two sides."""
        return frozenset[str]().union(*(named.ids for named in self.names))

    @property
    def is_specific(self) -> bool:
        """Whether it names anything that tells one report of the two sides from another."""
        named = any(not named.is_outside for named in self.names) or self.words or self.office
        return bool(named or len(self.ideas) > 1 or self.asks_figure)

    @property
    def asks_event(self) -> bool:
        """Whether it asks when the newest of its kind was held, with no word for that."""
        return self.not_after is not None and self.kind is Kind.WHEN and not self.acts

    @property
    def asks_figure(self) -> bool:
        """Whether it asks for a figure of one side or both: the trade between them."""
        return self.kind is Kind.HOW_MUCH and bool(self.ideas and self.sides)


def asked_by(text: str, names: NameFinder, now: datetime) -> Asked:
    """Read a question in any of the languages the reading knows; `now` is what its "last year" is held against."""
    plain = fold_text(text)
    language = detect(text, None)
    mentions = _mentions(text, names, plain)
    named, sides = _named(text, mentions, names.catalog)
    rest = blotted(plain.text, [_within(plain, mention) for mention in mentions])
    rest = blotted(rest, _particles(rest))
    told = tell(rest, language, anchor(at_instant(now, ""), Phrase("asking")))
    rest = blotted(rest, [(time.start, time.end) for time in told])
    rest, asks_coming = _without(COMING, NOT_COMING, rest, [match.span() for match in _NUMBERED.finditer(rest)])
    rest, asks_new = _without(WHATS_NEW, NOT_LATEST, rest)
    rest, asks_latest = _without(LATEST, NOT_LATEST, rest, [match.span() for match in _LASTS.finditer(rest)])
    rest = blotted(rest, unordered(rest))
    kinds, acts, ideas = (_places(table, rest) for table in (ASKING, ASKED, IDEAS))
    ideas = [place for place in ideas if not _is_part(place, ideas)]
    words = _words(rest, [(start, end) for _, start, end in (*kinds, *acts, *ideas)], beside_act=bool(acts))
    kind, after = _kind(kinds)
    times = (*(time.moment for time in told if time.moment), *_years(rest))
    office = _office(plain, named, sides, times, now) if kind is Kind.WHO and not acts else None
    return Asked(
        text=text,
        language=language,
        kind=kind,
        names=() if office else named,
        sides=sides,
        acts=_main(acts, language),
        ideas=tuple(dict.fromkeys(idea for idea, _, _ in ideas)),
        words=() if office else tuple(dict.fromkeys(word for word, _ in words)),
        times=times,
        numbers=_numbers(rest, language),
        counted=_counted(after, ideas, words) if kind is Kind.HOW_MUCH else "",
        is_negated=bool(NOT.find(plain.text)),
        is_ahead=asks_coming or bool(WILL.find(plain.text)) or bool(_NOT_PAST.search(plain.text)),
        of_agreement=bool(AGREEMENT.find(rest)),
        typed=tuple((idea, rest[start:end]) for idea, start, end in ideas),
        doing=_doing(plain, mentions, language) if kind in _OF_ACTS or not kinds else None,
        not_before=now.date() if asks_coming and not times else None,
        not_after=now.date() if asks_latest or asks_new else None,
        doers=_doers(plain, mentions, acts, language),
        office=office,
        asks_new=asks_new,
    )


def agreements_asked(asked: Asked, catalog: Catalog) -> frozenset[str]:
    """Give the ids under which the agreements that a question names can stand in a text, ideas of them too."""
    found = (named.ids for named in asked.names)
    return frozenset[str]().union(*(ids for ids in found if any(_is_agreement(id_, catalog) for id_ in ids)))


def _is_agreement(id_: str, catalog: Catalog) -> bool:
    actor = catalog.actor(id_)
    return actor is not None and actor.kind is ActorKind.TREATY


def unordered(folded: str) -> list[tuple[int, int]]:
    """Give where words for "first" stand that number nothing: a premier ministre is not the first."""
    return [(start, start + len(phrase)) for phrase, start in UNORDERED.places(folded)]


def _is_part(place: tuple[str, int, int], places: Iterable[tuple[str, int, int]]) -> bool:
    """Whether a longer word holds it: 第1回 is the first, and asks for no round."""
    _, start, end = place
    return any(first <= start and end <= last and last - first > end - start for _, first, last in places)


def _doing(plain: Folded, mentions: Iterable[Mention], language: str) -> Doing | None:
    sides = ((mention.id, _within(plain, mention)) for mention in mentions if mention.id in SIDES)
    return next(doings(plain.text, sides, language), None)


def _without(asking: Phrases, others: Phrases, rest: str, also: Sequence[Place] = ()) -> tuple[str, bool]:
    """Blot out words that ask for what is new or to come, and say whether there are any but in the others."""
    spared = [*_spans(others, rest), *also]
    found = _spans(asking, blotted(rest, spared))
    return blotted(rest, found), bool(found)


def _spans(phrases: Phrases, folded: str) -> list[Place]:
    return [(start, start + len(phrase)) for phrase, start in phrases.places(folded)]


def _doers(
    plain: Folded, mentions: Iterable[Mention], acts: Iterable[tuple[Act, int, int]], language: str
) -> frozenset[str]:
    """Give the side that a question says did the act, () where it names both."""
    sides = [(mention.id, _within(plain, mention)) for mention in mentions if mention.id in SIDES]
    found = doers(plain.text, sides, [(start, end) for _, start, end in acts], language)
    return found if len({side for side, _ in sides}) == 1 else frozenset()


def _office(
    plain: Folded, named: Sequence[Named], sides: frozenset[str], times: Sequence[Moment], now: datetime
) -> AskedOffice | None:
    """Give the office whose holder is asked for: of then, of now, or, where it is spoken of as past, of any time."""
    found = title_in(plain.text)
    if found is None:
        return None
    title, (start, end) = found
    typed = plain.text[start:end]
    of = () if title in UNIQUE else tuple(one.ids for one in named)
    at_any = None if _WAS.search(plain.text) else now.date()
    return AskedOffice(title, typed, of, sides, times[0].day if times else at_any)


def _particles(rest: str) -> Iterator[tuple[int, int]]:
    for match in _PARTICLES.finditer(rest):
        yield from (match.span(group) for group, found in enumerate(match.groups(), start=1) if found)


def blotted(folded: str, spans: Iterable[tuple[int, int]]) -> str:
    """Give a text with what is understood of it blotted out, all offsets kept."""
    for start, end in spans:
        folded = f"{folded[:start]}{'|' * (end - start)}{folded[end:]}"
    return folded


def _places(table: Mapping[K, Phrases], folded: str) -> list[tuple[K, int, int]]:
    found = [
        (key, start, start + len(phrase)) for key, phrases in table.items() for phrase, start in phrases.places(folded)
    ]
    return sorted(found, key=lambda place: (place[1], -place[2]))


def _mentions(text: str, names: NameFinder, plain: Folded) -> list[Mention]:
    """Give the actors and ideas of the catalogue named, but for words that only name the act."""
    acts = {(start, end) for _, start, end in _places(ASKED, plain.text)}
    found = (mention for mention in names.find(text) if mention.kind in ("actor", "term"))
    return [mention for mention in found if _within(plain, mention) not in acts]


def _within(plain: Folded, mention: Mention) -> tuple[int, int]:
    return bisect_left(plain.starts, mention.start), bisect_left(plain.starts, mention.end)


def _named(text: str, mentions: Sequence[Mention], catalog: Catalog) -> tuple[tuple[Named, ...], frozenset[str]]:
    """Put names that overlap into one, and set the two sides apart."""
    clusters: list[list[Mention]] = []
    for mention in mentions:
        if clusters and mention.start < max(each.end for each in clusters[-1]):
            clusters[-1].append(mention)
        else:
            clusters.append([mention])
    named = []
    for cluster in clusters:
        start, end = min(mention.start for mention in cluster), max(mention.end for mention in cluster)
        others = frozenset(mention.id for mention in cluster) - SIDES
        if others and not _is_capital(cluster, others, text, catalog):
            named.append(Named(text[start:end], others | _agreements(others, catalog), _are_outside(others, catalog)))
    return tuple(named), frozenset(mention.id for mention in mentions) & SIDES


def _is_capital(cluster: Sequence[Mention], others: frozenset[str], text: str, catalog: Catalog) -> bool:
    """Whether the name of a capital stands for the side whose it is: "has Tokyo asked", not "in Tokyo"."""
    actors = [catalog.actor(id_) for id_ in others]
    is_place = all(actor is not None and actor.kind is ActorKind.PLACE for actor in actors)
    if not is_place or others == {mention.id for mention in cluster}:
        return False
    before, behind = text[: cluster[0].start].casefold().split(), text[cluster[-1].end :]
    return bool(_CJK_GOVERNS.match(behind)) if behind[:1] > "\u3000" else not (before and before[-1] in LINKS)


def _agreements(ids: Iterable[str], catalog: Catalog) -> frozenset[str]:
    """Give the agreements that ideas of the catalogue stand for: both have the same id but for the topic before it."""
    bare = (id_.rpartition(":")[2] for id_ in ids)
    return frozenset(id_ for id_ in bare if catalog.actor(id_))


def _are_outside(ids: Iterable[str], catalog: Catalog) -> bool:
    """Whether a name is that of a country or body beside the two sides, whose own acts are not followed here."""
    actors = [catalog.actor(id_) for id_ in ids]
    return all(actor is not None and actor.side is Side.OTHER for actor in actors)


def _kind(places: Sequence[tuple[Kind, int, int]]) -> tuple[Kind, tuple[int, int]]:
    """Give what is asked for by the first word that asks, and where that word stands."""
    order = list(ASKING)
    first = min(places, key=lambda place: (place[1], order.index(place[0])), default=(Kind.OTHER, 0, 0))
    longest = max((end for kind, start, end in places if (kind, start) == first[:2]), default=0)
    return first[0], (first[1], longest)


def _main(places: Sequence[tuple[Act, int, int]], language: str) -> frozenset[Act]:
    """Give the act asked about, and those told for it: the last one named where verbs come last, else the first."""
    if not places:
        return frozenset()
    at = places[-1 if language in VERB_LAST else 0][1]
    acts = frozenset(act for act, start, _ in places if start == at)
    return acts.union(*(kin for kin in SAME if kin & acts))


def _years(rest: str) -> Iterator[Moment]:
    for match in _YEAR.finditer(rest):
        yield at_day(date(int(match.group()), 1, 1), Phrase("the question says so"), Precision.YEAR)


def _numbers(rest: str, language: str) -> frozenset[Decimal]:
    """Give the numbers a question names, years left out; "the two sides" is none."""
    found = figures(with_ordinals(_YEAR.sub("||||", rest)), language)
    return frozenset(each.value for each in found if each.value > _LEAST_NUMBER)


def _words(rest: str, spans: Sequence[tuple[int, int]], *, beside_act: bool) -> list[tuple[str, int]]:
    """Give the words that nothing is known of but that an answer must hold them, each with its place."""
    left = blotted(rest, spans)
    for phrase, start in IGNORED_CJK.places(left):
        left = blotted(left, [(start, start + len(phrase))])
    found = [(match.group(), match.start()) for match in _CJK_RUN.finditer(left)]
    ignored = IGNORED | IGNORED_BESIDE_ACT if beside_act else IGNORED
    typed = ((match.group(), match.start()) for match in _WORD.finditer(_CJK.sub("|", left)))
    found.extend((word, start) for word, start in typed if len(word) >= _SHORTEST and word not in ignored)
    return sorted(found, key=lambda word: word[1])


def _counted(after: tuple[int, int], ideas: Sequence[tuple[str, int, int]], words: Sequence[tuple[str, int]]) -> str:
    """Give the idea or word that follows "how many", or is part of it (何時間); "" where none is near."""
    start, end = after
    near = [(place, idea) for idea, place, _ in ideas if start < place <= end + _BEHIND]
    near += [(place, word) for word, place in words if end <= place <= end + _BEHIND]
    return min(near, default=(0, ""))[1]


def with_ordinals(folded: str) -> str:
    """Write English ordinals of two words as digits: the twenty-ninth summit is the 29th."""
    return _COMPOUND.sub(lambda m: str(_TENS[m[1] or m[0]] + _ONES.get(m[2] or "", 0)), folded)
