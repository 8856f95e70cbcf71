"""Finding the catalogue's names in a text: every actor, term and event phrase, in one pass."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

import ahocorasick_rs

from bot.domain.catalog import Actor, ActorKind, Catalog, Names, Side
from bot.reading.naming.inflection import ENDINGS, forms
from bot.reading.text.folding import Folded, fold_name, fold_text, rest_of_word, starts_word

MentionKind: TypeAlias = Literal["actor", "term", "mark", "event"]

_LONGEST_ENDING = max(map(len, ENDINGS))
_SHORT = 6
"""Capitals up to this many characters are matched as written: US is not "us", SAFE is not "safe"."""

_LOOSE = 4
"""Names from this many characters on may carry an ending (Kommission, Kommissionen)."""

_LOOSELY_WRITTEN = (ActorKind.INSTITUTION, ActorKind.TREATY)
"""Kinds whose names of several words reports also write small: the European commission, the green alliance."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text: `text[start:end]`, offsets in code points.

    `name` is the catalogue's spelling of what was found, `id` the actor's, term's or event's, for a mark the topic's.
    """

    id: str
    kind: MentionKind
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a written form stands for, and how strictly it must be written; `spoken` capitals may be a word, Jogmec."""

    id: str
    kind: MentionKind
    name: str
    exact: bool
    spoken: bool
    capital: bool
    endings: bool


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The sides whose actors a text may name, and the ids of events whose words it may hold."""

    sides: frozenset[Side] = frozenset()
    events: frozenset[str] = frozenset()

    def __le__(self, other: Glimpse) -> bool:
        """Whether the other holds all of this."""
        return self.sides <= other.sides and self.events <= other.events

    def __or__(self, other: Glimpse) -> Glimpse:
        """Give both."""
        return Glimpse(self.sides | other.sides, self.events | other.events)


class NameFinder:
    """Finds the names of one catalogue; made once, then shared: it holds no state of its own."""

    def __init__(self, catalog: Catalog) -> None:
        """Compile every name of the catalogue into one automaton."""
        self.catalog = catalog
        self._meanings: dict[str, dict[tuple[str, str], _Meaning]] = {}
        for form, meaning in _all_forms(catalog):
            meanings = self._meanings.setdefault(form, {})
            known = meanings.setdefault((meaning.kind, meaning.id), meaning)
            if known.exact and not meaning.exact:  # UE in French, Ue in Italian
                meanings[meaning.kind, meaning.id] = meaning
        self._forms = tuple(self._meanings)
        glimpses = {form: self._meant(meanings.values()) for form, meanings in self._meanings.items()}
        glimpses = {form: glimpse for form, glimpse in glimpses.items() if glimpse != Glimpse()}
        self._glimpses, self._glimpsed = tuple(glimpses.values()), ahocorasick_rs.AhoCorasick(glimpses)
        self._automaton = ahocorasick_rs.AhoCorasick(self._forms)
        self._topics = _topics_by_term(catalog)
        self._bearers = _bearers(catalog)

    def find(self, text: str, folded: Folded | None = None) -> tuple[Mention, ...]:
        """Give the names in a text by position; the leftmost longest wins among terms, events, and actors of one side.

        Across sides both stay: "EU Delegation to Japan" names the EU's delegation and Japan. `folded` is the text
        folded by `fold_text`, where that is known.
        """
        found = {(m.kind, m.id, m.start, m.end): m for m in self._matches(text, folded or fold_text(text))}
        if not found:
            return ()
        groups: dict[str, list[Mention]] = {}
        for mention in found.values():
            groups.setdefault(self._group(mention), []).append(mention)
        chosen = (mention for group in groups.values() for mention in _longest(group))
        return tuple(sorted(chosen, key=lambda m: (m.start, m.end, m.kind, m.id)))

    def glimpse(self, folded: str) -> Glimpse:
        """Give what a text folded by `fold_name` may name: a quick look for whether `find` is worth while.

        Capitals are not looked at, nor what stands within what: it gives too much, never too little.
        """
        seen = Glimpse()
        for index, start, end in self._glimpsed.find_matches_as_indexes(folded, overlapping=True):
            more = self._glimpses[index]
            if not more <= seen and starts_word(folded, start) and _ending(folded, end) is not None:
                seen |= more
        return seen

    def topics_of_term(self, term_id: str) -> tuple[str, ...]:
        """Give the topics a term marks, () for an unknown term."""
        return self._topics.get(term_id, ())

    def aliases(self, word: str) -> tuple[str, ...]:
        """Give all other names of whatever in the catalogue bears this name; () when nothing does.

        A plural or an inflected form is tried after the word as typed.
        """
        for typed in _spellings(word):
            bearers = self._bearers.get(typed, ())
            names = [name for names, exact in bearers if not exact or word.strip().isupper() for name in names]
            if names:
                return tuple(dict.fromkeys(name for name in names if fold_name(name) != fold_name(word.strip())))
        return ()

    def _meant(self, meanings: Collection[_Meaning]) -> Glimpse:
        actors = (self.catalog.actor(meaning.id) for meaning in meanings if meaning.kind == "actor")
        events = frozenset(meaning.id for meaning in meanings if meaning.kind == "event")
        return Glimpse(frozenset(actor.side for actor in actors if actor), events)

    def _group(self, mention: Mention) -> str:
        actor = self.catalog.actor(mention.id) if mention.kind == "actor" else None
        return actor.side if actor else "term" if mention.kind == "mark" else mention.kind

    def _matches(self, text: str, folded: Folded) -> Iterator[Mention]:
        """Give every match that is a word by itself, names as written after inflected ones, so that they prevail."""
        matches = self._automaton.find_matches_as_indexes(folded.text, overlapping=True)
        if not matches:
            return
        cased = text != text.lower()
        begun = (match for match in matches if starts_word(folded.text, match[1]))
        words = [(*match, ending) for match in begun if (ending := _ending(folded.text, match[2])) is not None]
        for index, start, end, ending in sorted(words, key=lambda word: -len(word[3])):
            first, last = folded.span(start, end + len(ending))
            for meaning in self._meanings[self._forms[index]].values():
                if _fits(meaning, text[first:last], ending, cased=cased):
                    yield Mention(meaning.id, meaning.kind, meaning.name, first, last)


def _fits(meaning: _Meaning, written: str, ending: str, *, cased: bool) -> bool:
    """Whether a match is the name; in a text without capitals, as people type into a search, small letters may do."""
    if meaning.exact:
        plain = written.removesuffix(ending)
        return ending in ("", "s") and (plain.isupper() or (meaning.spoken and plain.istitle()))
    if ending and not meaning.endings:
        return False
    return not (cased and meaning.capital) or _is_capitalised_like(meaning.name, written)


def _is_capitalised_like(name: str, written: str) -> bool:
    """Whether each word that begins with a capital in the name does so as written: Polish is not to polish."""
    pairs = zip(_WORD.findall(name), _WORD.findall(written), strict=False)
    return not any(mine[0].isupper() and theirs[0].islower() for mine, theirs in pairs)


def _longest(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Keep the leftmost longest mentions; several with the same stretch all stay (one word, two terms)."""
    last: Mention | None = None
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end, m.id)):
        if last is None or mention.start >= last.end or (mention.start, mention.end) == (last.start, last.end):
            yield mention
            last = mention


def _ending(text: str, end: int) -> str | None:
    """Give what stands between a name and the end of its word, None when that is no ending in any language."""
    rest = rest_of_word(text, end, _LONGEST_ENDING)
    return rest if not rest or rest in ENDINGS else None


def _all_forms(catalog: Catalog) -> Iterator[tuple[str, _Meaning]]:
    for actor in catalog.actors:
        yield from _forms_of(actor.id, "actor", actor.names, actor.kind)
    for topic in catalog.topics:
        for term in topic.terms:
            yield from _forms_of(term.id, "term", term.names)
        yield from _forms_of(topic.id, "mark", topic.marks)
    for event in catalog.events:
        yield from _forms_of(event.id, "event", event.words)


def _forms_of(
    owner: str, kind: MentionKind, names: Names, bearer: ActorKind | None = None
) -> Iterator[tuple[str, _Meaning]]:
    for language, written in names.items():
        for name in written:
            exact = _is_exact(name)
            small = bearer in _LOOSELY_WRITTEN and name[:1].isupper() and " " in name
            needs_capital = bearer is not None and not small
            spoken = exact and bearer not in (None, ActorKind.TREATY) and len(name) >= _LOOSE
            meaning = _Meaning(
                owner, kind, name, exact, spoken, needs_capital, endings=len(name) >= _LOOSE and not exact
            )
            for form in forms(name, language):
                if form.strip():
                    yield fold_name(form.strip()), meaning


def _is_exact(name: str) -> bool:
    return name.isupper() and len(name) <= _SHORT


def _topics_by_term(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for topic in catalog.topics:
        for term in topic.terms:
            found.setdefault(term.id, []).append(topic.id)
    return {term: tuple(topics) for term, topics in found.items()}


def _bearers(catalog: Catalog) -> dict[str, tuple[tuple[tuple[str, ...], bool], ...]]:
    """Give, for each folded name, the names of all that bear it, and whether it only counts in capitals."""
    found: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for names in _all_names(catalog):
        every = tuple(dict.fromkeys(name for written in names.values() for name in written))
        for name in every:
            found.setdefault(fold_name(name), []).append((every, _is_exact(name) and len(name) <= _LOOSE))
    return {name: tuple(bearers) for name, bearers in found.items()}


def _all_names(catalog: Catalog) -> Iterator[Names]:
    actors: tuple[Actor, ...] = catalog.actors
    yield from (actor.names for actor in actors)
    for topic in catalog.topics:
        yield topic.names
        yield from (term.names for term in topic.terms)


def _spellings(word: str) -> Iterator[str]:
    typed = fold_name(word.strip())
    yield typed
    if len(typed) >= _LOOSE:
        yield from (typed + ending for ending in ("s", "es", "e", "en"))
        yield from (typed.removesuffix(ending) for ending in ("s", "es", "n", "en", "e") if typed.endswith(ending))
