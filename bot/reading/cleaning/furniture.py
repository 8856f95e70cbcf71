"""What stands around articles on a page, read from furniture.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

import ahocorasick_rs

from bot.domain.text import fold


class Furniture(StrEnum):
    """What a paragraph is that is not the article's; see furniture.toml."""

    END = "end"
    STOPS = "stops"
    TEASERS = "teasers"
    ASIDE = "aside"
    CREDITS = "credits"


MAX_LENGTH = 600
"""Characters; no prompt, notice or caption is longer."""

_LABEL_LENGTH = 80
_CAPTION_LENGTH = 300
_CJK = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_CJK_ENOUGH = 5
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_WORDS = 7
_SENTENCE_CJK = 12
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_FRONT = re.compile(r"^[^\w©#]+")
_DIGITS = re.compile(r"\d[\d.,]*")
# Turkish letters case-fold apart from the Latin ones they are written for when a site forgets them.
_TURKISH = str.maketrans({"ı": "i", "\u0307": None})


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Whole paragraphs; beginnings by their first character; those with a star within, and the longest part of each."""

    wholes: frozenset[str]
    starts: Mapping[str, tuple[str, ...]]
    stems: ahocorasick_rs.AhoCorasick
    parts: re.Pattern[str]

    def hold(self, whole: str, start: str) -> bool:
        """Whether a paragraph may be one of them, by its two spellings."""
        return whole in self.wholes or start.startswith(self.starts.get(start[:1], ())) or self.match(start)

    def match(self, start: str) -> bool:
        """Whether a paragraph is one of those with a star within."""
        return bool(self.stems.find_matches_as_indexes(start)) and self.parts.fullmatch(start) is not None


@dataclass(frozen=True, slots=True)
class Names:
    """Agencies that sign texts, and cities that begin them, as they are written."""

    agencies: tuple[str, ...]
    places: tuple[str, ...]


@lru_cache(maxsize=1024)
def furniture(paragraph: str, *, prose: bool) -> Furniture | None:
    """Say what furniture a paragraph is, None for a paragraph that may be the article's.

    `prose` says that it is a full sentence or more: of such, only phrases of two words and more count.
    """
    if len(paragraph) > MAX_LENGTH:
        return None
    whole, start = _keys(paragraph)
    if not _phrases(*Furniture).hold(whole, start):
        return None
    prose = prose or _is_running(paragraph)
    return next((kind for kind in Furniture if _is(whole, start, kind, prose=prose)), None)


def _is_running(paragraph: str) -> bool:
    """Whether it reads like a sentence rather than a label or a list of names: mostly small letters, a full stop."""
    if paragraph.endswith("。"):
        return len(paragraph) >= _SENTENCE_CJK
    if not paragraph.endswith("."):
        return False
    found = _WORD.findall(paragraph)
    small = sum(word[0].islower() for word in found)
    return len(found) >= _SENTENCE_WORDS and small * 2 > len(found)


@cache
def names() -> Names:
    """Give the names of agencies and of places where reports begin."""
    table = _table()["names"]
    return Names(tuple(table["agencies"]), tuple(table["places"]))


@cache
def date_words() -> frozenset[str]:
    """Give the words that stand beside a date: weekdays, "published", "at", in lower case."""
    return frozenset(_table()["names"]["date_words"])


def _keys(paragraph: str) -> tuple[str, str]:
    """Give a paragraph's spelling for comparison: without its edges, and with all but leading symbols."""
    folded = fold(paragraph).replace(" :", ":")
    if not folded.isascii():
        folded = folded.translate(_TURKISH).replace("’", "'")
    text = " ".join(_DIGITS.sub("#", folded).split())
    return _EDGE.sub("", text.replace("#", "0")).replace("0", "#"), _FRONT.sub("", text)


def _is(whole: str, start: str, kind: Furniture, *, prose: bool) -> bool:
    phrases = _phrases(kind)
    if whole in phrases.wholes:
        return True
    if kind is Furniture.TEASERS and prose:
        return False
    if phrases.match(start):
        return True
    starts = phrases.starts.get(start[:1], ())
    return start.startswith(starts) and any(
        start.startswith(phrase) and _begins(start, phrase, kind, prose=prose) for phrase in starts
    )


def _begins(text: str, phrase: str, kind: Furniture, *, prose: bool) -> bool:
    if phrase.endswith(":") and prose and kind in (Furniture.END, Furniture.STOPS):
        return False
    if phrase.endswith(":"):
        return len(text) <= (_CAPTION_LENGTH if kind is Furniture.ASIDE else _LABEL_LENGTH)
    if prose and phrase[-1].isalnum() and " " not in phrase and len(_CJK.findall(phrase)) < _CJK_ENOUGH:
        return False
    following = text[len(phrase) : len(phrase) + 1]
    # A word goes on only where words are parted by spaces.
    return not following.isalnum() or not phrase[-1].isalnum() or _CJK.match(phrase[-1]) is not None


@cache
def _phrases(*kinds: Furniture) -> _Phrases:
    phrases = [phrase for lists in _languages() for kind in kinds for phrase in lists.get(kind, ())]
    inner = [phrase for phrase in phrases if "*" in phrase.removesuffix("*")]
    parts = "|".join(re.escape(phrase).replace(r"\*", ".*") for phrase in inner)
    starts = [_keys(phrase.removesuffix("*"))[1] for phrase in phrases if phrase.endswith("*") and phrase not in inner]
    wholes = {_keys(phrase)[0] for phrase in phrases if "*" not in phrase}
    wholes |= {_keys(phrase)[0] for phrase in starts}
    # A line of symbols alone has no spelling.
    return _Phrases(frozenset(wholes - {""}), _by_first(starts), _stems(inner), re.compile(parts or "(?!)"))


def _by_first(phrases: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


def _stems(phrases: Iterable[str]) -> ahocorasick_rs.AhoCorasick:
    """Give the longest parts of phrases between stars, which are soon looked for."""
    return ahocorasick_rs.AhoCorasick({max(phrase.split("*"), key=len) for phrase in phrases})


def speaks_of_services(lowered: str) -> bool:
    """Whether a text in lower case holds a word by which a page speaks of what it offers."""
    stems, words = _services()
    return bool(stems.find_matches_as_indexes(lowered)) and words.search(lowered) is not None


@cache
def _services() -> tuple[ahocorasick_rs.AhoCorasick, re.Pattern[str]]:
    """Give the stems of those words, and the pattern of the words themselves."""
    words = [word for lists in _languages() for word in lists.get("services", ())]
    found = [re.escape(word).replace(r"\*", r"\w*") for word in words]
    spaced = [word for word in found if not _CJK.match(word)]
    unspaced = [word for word in found if _CJK.match(word)]
    return _stems(words), re.compile(rf"\b(?:{'|'.join(spaced)})\b|{'|'.join(unspaced)}")


def _languages() -> list[dict[str, list[str]]]:
    return [lists for language, lists in _table().items() if language != "names"]


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    text = resources.files("bot.reading.cleaning").joinpath("furniture.toml").read_text("utf-8")
    return tomllib.loads(text)
