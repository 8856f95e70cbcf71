"""Numbers as a text writes them, brought to values that can be compared across languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from math import prod

from bot.reading.text.number_words import MULTIPLIERS, NUMBER_WORDS

_DECIMAL_POINT = frozenset({"en", "ja", "zh", "ko"})
"""Languages that write 1,000.5; the others write 1.000,5."""

_DIGITS = r"\d{1,3}(?:[ ']\d{3})+(?!\d)|\d+(?:[.,]\d+)*"
_CJK_ZEROS = {"百": 2, "千": 3, "万": 4, "億": 8, "兆": 12}
_CJK_PIECE = re.compile(rf"(\d[\d,.]*)\s?([{''.join(_CJK_ZEROS)}]+)")
_CJK = rf"(?:\d[\d,.]*\s?[{''.join(_CJK_ZEROS)}]+)+(?:\d[\d,]*)?"
_ORDINAL = r"st|nd|rd|th|er|ère|re|e|è|ème|eme|º|ª|°|o|a"

_UNITS = {
    "%": r"%|percent|per cent|prozent|pour cent|per cento|por ciento|procent|パーセント",
    "EUR": r"€|euros?|eur|ユーロ",
    "USD": r"(?:us-?\s?)?\$|(?:us\s|us-)?dollars?|usd|d[oó]lares|dollari|米?ドル",
    "GBP": r"£|pounds?|gbp|ポンド",
    "JPY": r"¥|yens?|jpy|円",
}
_SIGNS = "|".join(f"(?P<before_{name}>{forms})" for name, forms in _UNITS.items() if name != "%")
_AFTER = "|".join(f"(?P<after_{name}>{forms})" for name, forms in _UNITS.items() if name != "%")
_PERCENT = _UNITS["%"]

_KANJI_VALUES = {kanji: value for value, kanji in enumerate("二三四五六七八九十", start=2)}
_KANJI_NUMBER = re.compile(
    "(?<=第)[二三四五六七八九十]|[二三四五六七八九十](?=[カか]国|つ|者|回|年|社|人|件|点|本|期|分|段階|[百千万億兆])"
)
_LATIN = "a-zà-öø-ÿ"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it stands in a text; `unit` is "%", a currency's ISO 4217 code, or ""."""

    value: Decimal
    unit: str
    text: str

    def supports(self, other: Figure) -> bool:
        """Whether a text that holds this figure also says the other one: it may leave the unit out, not change it."""
        return self.value == other.value and other.unit in ("", self.unit)


def figures(folded: str, language: str) -> tuple[Figure, ...]:
    """Give the numbers of a folded text, number words from two to twelve included; `language` is ISO 639-1."""
    spelled = _spelled(folded, language)
    return tuple(each for match in _pattern(language).finditer(spelled) for each in _figures_of(match, language))


def _spelled(folded: str, language: str) -> str:
    """Write number words as digits."""
    words = NUMBER_WORDS.get(language)
    text = _KANJI_NUMBER.sub(lambda match: str(_KANJI_VALUES[match.group()]), folded)
    return _word_pattern(language).sub(lambda match: str(words[match.group()]), text) if words else text


@cache
def _word_pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(NUMBER_WORDS[language])})\b")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    zeros = "|".join(sorted(map(re.escape, _zeros(language)), key=len, reverse=True))
    return re.compile(
        rf"(?:(?:{_SIGNS})\s?)?(?<![{_LATIN}\d])(?P<number>{_CJK}|{_DIGITS})"
        rf"(?:(?:{_ORDINAL})(?![{_LATIN}]))?(?:[\s-]?(?P<zeros>{zeros})(?![{_LATIN}])\.?)?"
        rf"(?:[\s-]?(?:(?P<percent>{_PERCENT})|(?:d[ei]\s|d')?(?:{_AFTER}))|(?![{_LATIN}]))"
    )


def _zeros(language: str) -> Mapping[str, int]:
    return MULTIPLIERS.get(language, MULTIPLIERS["en"])


def _figures_of(match: re.Match[str], language: str) -> Iterator[Figure]:
    factor = 10 ** _zeros(language).get(match["zeros"] or "", 0)
    unit = _unit(match)
    for value in _values(match["number"], language):
        yield Figure(value * factor, unit, match.group().strip(" ."))


def _unit(match: re.Match[str]) -> str:
    if match["percent"]:
        return "%"
    named = (name.partition("_")[2] for name, found in match.groupdict().items() if "_" in name and found)
    return next(named, "")


def _values(number: str, language: str) -> list[Decimal]:
    pieces = _CJK_PIECE.findall(number)
    if not pieces:
        return _plain(number, language)
    counted = sum(_plain(digits, "ja")[0] * prod(10 ** _CJK_ZEROS[mark] for mark in marks) for digits, marks in pieces)
    rest = _CJK_PIECE.sub("", number).strip().replace(",", "")
    return [counted + Decimal(rest or 0)]


def _plain(number: str, language: str) -> list[Decimal]:
    """Give the value of digits with marks; what is no number (12.7.24) gives its parts."""
    digits = re.sub("[ ']", "", number).rstrip(".,")
    marks = [character for character in digits if character in ".,"]
    if not marks:
        return [Decimal(digits)]
    if len(set(marks)) > 1:
        return [Decimal(_with_point(digits, marks[-1]))]
    parts = digits.split(marks[0])
    grouped = all(len(part) == 3 for part in parts[1:]) and 0 < len(parts[0]) <= 3 and parts[0] != "0"  # noqa: PLR2004
    if len(marks) > 1:
        return [Decimal("".join(parts))] if grouped else [Decimal(part) for part in parts]
    point = "." if language in _DECIMAL_POINT else ","
    return [Decimal("".join(parts) if grouped and marks[0] != point else ".".join(parts))]


def _with_point(digits: str, point: str) -> str:
    whole, _, rest = digits.rpartition(point)
    return f"{re.sub('[.,]', '', whole)}.{rest}"
