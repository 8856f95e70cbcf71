"""What may be a name in a written text: words with a capital, and runs of katakana, kanji or hangul."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.reading.grounding.grounding_words import AFFIXES, KANJI, KATAKANA, OPENERS, TITLES
from bot.reading.text.calendar_words import FULL_MONTHS, WEEKDAYS
from bot.reading.text.folding import fold_name
from bot.reading.text.number_words import NUMBER_WORDS

_CJK = "\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af々"
_TOKEN = re.compile(rf"[^\W_{_CJK}]+")
_GAP = re.compile(r"[ \-\u2010-\u2015'’.&/]{1,2}")
_BEGINNING = re.compile(r"(?:^|[.!?:;…]\s|[\"“„«‘(]\s?)$")
_KATAKANA = re.compile("[ァ-ヺー]{2,}(?:[・=＝][ァ-ヺー]+)*")
_KANJI = re.compile("[\u3400-\u4dbf\u4e00-\u9fff々ヶ]{2,}")
_HANGUL = re.compile("[\uac00-\ud7af]+")
_HIRAGANA = re.compile("[\u3041-\u309f]")

_SHORTEST_STEM = 4
_GERMAN_ENDINGS = re.compile(r"(?:e[nmrs]?|n|s)$")
_LONGEST_PIECE = 12
"""Characters of a kanji run looked up at once."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A stretch of the written text that the catalogue answers for; `person` when it names one."""

    start: int
    end: int
    person: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    folded: str
    start: int
    first: bool


def _bare(token: str) -> str:
    """Fold a word, accents left out: names lose them on the way (Šefčovič, Sefcovic)."""
    parts = unicodedata.normalize("NFKD", fold_name(token))
    return "".join(character for character in parts if not unicodedata.combining(character))


_CALENDAR = {_bare(name) for names in (*FULL_MONTHS, *WEEKDAYS) for name in names}
"""Months and weekdays, which the check of dates looks at."""


class SourceWords:
    """The words of a source text, ready to say whether a run of words stands in it."""

    def __init__(self, text: str) -> None:
        """Fold the text once."""
        self._folded = fold_name(text).replace("・", "")
        tokens = [_bare(token) for token in _TOKEN.findall(text)]
        self._tokens = f" {' '.join(tokens)} "
        self._stems = {_stem(token) for token in tokens}

    def has_words(self, tokens: Sequence[str]) -> bool:
        """Whether the folded words stand in the text one after another, accents aside."""
        return f" {' '.join(tokens)} " in self._tokens

    def has_stem(self, token: str) -> bool:
        """Whether a German noun stands in the text in any of its forms."""
        return _stem(token) in self._stems

    def has(self, run: str) -> bool:
        """Whether a run of Chinese, Japanese or Korean characters stands in the text."""
        return fold_name(run).replace("・", "") in self._folded


def unknown_names(written: str, source: SourceWords, covered: Sequence[Covered], language: str) -> tuple[str, ...]:
    """Give what may be a name in the written text and stands neither in the source nor under a covered stretch."""
    found = [
        *(name for run in _runs(written) for name in _unknown_in(run, written, source, covered, language)),
        *_unknown_cjk(written, source, covered),
    ]
    return tuple(dict.fromkeys(found))


def _stem(token: str) -> str:
    stem = _GERMAN_ENDINGS.sub("", token)
    return stem if len(stem) >= _SHORTEST_STEM else token


def _runs(written: str) -> Iterator[list[_Token]]:
    """Give runs of neighbouring words that have a capital, or a figure among their letters."""
    run: list[_Token] = []
    end = 0
    for match in _TOKEN.finditer(written):
        first = _BEGINNING.search(written[: match.start()]) is not None
        joins = bool(run) and not first and _GAP.fullmatch(written[end : match.start()])
        if run and not joins:
            yield run
            run = []
        if _is_marked(match.group()):
            run = [*run, _Token(match.group(), _bare(match.group()), match.start(), first)]
        elif run:
            yield run
            run = []
        end = match.end()
    if run:
        yield run


def _is_marked(word: str) -> bool:
    return any(map(str.isupper, word)) or (not word.isdecimal() and any(map(str.isdecimal, word)))


def _unknown_in(
    run: list[_Token], written: str, source: SourceWords, covered: Sequence[Covered], language: str
) -> Iterator[str]:
    rest: list[_Token] = []
    parts = [rest]
    for token in run:
        if _is_ordinary(token, language) or any(each.start <= token.start < each.end for each in covered):
            rest = []
            parts.append(rest)
        else:
            rest.append(token)
    for part in filter(None, parts):
        start, end = _with_person(part, written, covered)
        words = [_bare(word) for word in _TOKEN.findall(written[start:end])]
        if not (source.has_words(words) or (language == "de" and all(map(source.has_stem, words)))):
            yield " ".join(token.text for token in part)


def _with_person(part: list[_Token], written: str, covered: Sequence[Covered]) -> tuple[int, int]:
    """Give the bounds of a part and of the known person named right beside it: it may be a wrong first name."""
    start, end = part[0].start, part[-1].start + len(part[-1].text)
    for each in covered:
        if each.person and _GAP.fullmatch(written[each.end : start]):
            start = each.start
        if each.person and _GAP.fullmatch(written[end : each.start]):
            end = each.end
    return start, end


def _is_ordinary(token: _Token, language: str) -> bool:
    if _is_number_with_ending(token.text) or token.folded in _CALENDAR:
        return True
    if token.folded in TITLES.get(language, ()):
        return True
    return token.first and (token.folded in OPENERS.get(language, ()) or token.folded in NUMBER_WORDS.get(language, ()))


def _is_number_with_ending(word: str) -> bool:
    """Whether a word is a figure with an ending (30th, 2bn), which is for the numbers' check."""
    return re.fullmatch(r"\d+(?:st|nd|rd|th|er|e|è|ème|º|ª|bn|mn|m|k|tn)", word) is not None


def _unknown_cjk(written: str, source: SourceWords, covered: Sequence[Covered]) -> Iterator[str]:
    free = {at for each in covered for at in range(each.start, each.end)}
    for match in _KATAKANA.finditer(written):
        run = match.group()
        if not (free.issuperset(range(*match.span())) or run in KATAKANA or source.has(run)):
            yield run
    for match in _HANGUL.finditer(written):
        if not (free.issuperset(range(*match.span())) or source.has(match.group())):
            yield match.group()
    for match in _KANJI.finditer(written):
        if not _is_made_up(match, free, source):
            yield match.group()


def _is_made_up(match: re.Match[str], free: set[int], source: SourceWords) -> bool:
    """Whether a run of kanji is made up of covered stretches, pieces of the source, everyday words and affixes."""
    run = match.group()
    reached = [True] + [False] * len(run)
    for end in range(1, len(run) + 1):
        reached[end] = (reached[end - 1] and _is_affix(match, end - 1, free)) or any(
            reached[start] and (run[start:end] in KANJI or source.has(run[start:end]))
            for start in range(max(0, end - _LONGEST_PIECE), end - 1)
        )
    return reached[-1]


def _is_affix(match: re.Match[str], at: int, free: set[int]) -> bool:
    """Whether one kanji needs no support: covered, an affix, or the stem of a verb that hiragana goes on with."""
    if match.start() + at in free or match.group()[at] in AFFIXES:
        return True
    last = at == len(match.group()) - 1
    return last and _HIRAGANA.match(match.string, match.end()) is not None and not _is_particle(match)


def _is_particle(match: re.Match[str]) -> bool:
    return match.string[match.end()] in "はがのをにとでもへや"
