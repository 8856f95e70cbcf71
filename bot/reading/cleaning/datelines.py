"""What agencies put before the first sentence and after the last: "Tokyo, May 12, (dpa/GNA) - ", "(ANI)"."""

from __future__ import annotations

import re
from functools import cache

from bot.domain.text import fold
from bot.reading.cleaning.furniture import names

_DASH = r"(?:[-–—―ー]{1,2}|\.[-–—])"
_CAPITAL = r"[^\W\d_a-zß-ÿ]"
_NO_ARTICLE = r"(?!(?:The(?! Hague)|A|An|Die|Der|Das|Le|La|Les|Il|Lo|El|Los)\s)"
_PLACE = rf"{_NO_ARTICLE}{_CAPITAL}[\w.'’-]*(?:[ /,]+(?:\w{{1,3}} )?\[?{_CAPITAL}[\w.'’-]*\]?){{0,5}}"
_WHEN = r"[^\W\d_]*\.?,?\s*\d{1,2}(?:st|nd|rd|th|\.)?\.?\s*[^\W\d_]*\.?(?:,?\s*\d{4})?"
_LONGEST = 120
"""Characters; what stands before the dash is never longer."""

_LEAST = 20
"""Characters that must be left after a dateline: else it was the sentence."""

_SIGNATURE = 100
"""Characters at a paragraph's end in which a mark stands."""

_SIGNED = re.compile(r"\s*[(（\[［【]\s*([^()（）\[\]［］【】]{1,40}?)\s*[)）\]］】]\s*[.。]?\s*$")
_DASHED = re.compile(r"(?<=[.!?。”\"’»」)])\s*[-–—/]+\s*([^\s][^-–—.!?。]{1,30})\.?$")
_BARE = re.compile(r"(?<=[.!?。”\"’»」)])\s+([^\s.!?。][^.!?。]{1,20})$")
_FINISHED = re.compile(r"[.!?。！？…][\"'”’»」』]*$")
_MARK = re.compile(r"[A-ZÀ-Þ][\w./ -]{0,19}")


def cut_dateline(paragraph: str) -> tuple[str, str]:
    """Part a paragraph into its dateline ("" if it has none) and the rest."""
    head = paragraph[:_LONGEST]
    for pattern in _patterns():
        found = pattern.match(head)
        if found and len(paragraph) - found.end() >= _LEAST:
            return found[0].strip(), paragraph[found.end() :].lstrip()
    return "", paragraph


def cut_signature(paragraph: str) -> str:
    """Take an agency's or author's mark off the end of an article's last paragraph."""
    for pattern in (_SIGNED, _DASHED, _BARE):
        found = pattern.search(paragraph, max(0, len(paragraph) - _SIGNATURE))
        if found and _signs(found[1], paragraph[: found.start()], sure=pattern is not _BARE):
            return paragraph[: found.start()].rstrip()
    return paragraph


def is_signature(paragraph: str) -> bool:
    """Whether a paragraph is nothing but an agency's mark: "GNA", "dpa/GNA", "(ANSA)"."""
    marks = re.split(r"[/,;+&|]| and | und | et | e | y ", paragraph.strip(" ()（）[]【】-–—.*"))
    return all(_is_agency(mark) for mark in marks)


def _signs(mark: str, before: str, *, sure: bool) -> bool:
    """Whether a mark at a text's end signs it; in brackets or behind a dash (`sure`) any short name may."""
    if is_signature(mark):
        return True
    return sure and _FINISHED.search(before) is not None and _MARK.fullmatch(mark) is not None


def _is_agency(mark: str) -> bool:
    return fold(mark).strip() in _agencies()


@cache
def _agencies() -> frozenset[str]:
    return frozenset(fold(name) for name in names().agencies)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Give the forms of a dateline, strictest first; place names without more count only if they are known."""
    agency = "|".join(re.escape(name) for name in sorted(names().agencies, key=len, reverse=True))
    place = "|".join(re.escape(name) for name in sorted(names().places, key=len, reverse=True))
    bracket = rf"[(\[（［]\s*(?i:{agency})(?:\s*[/,-]\s*[\w .]{{2,24}})?\s*[)\]）］]"
    capitals = r"[(\[（［]\s*[A-Z]{2,12}(?:/[A-Z]{2,12})?\s*[)\]）］]"
    caps = r"[A-ZÀ-Þ]{2}[A-ZÀ-Þ.'’-]+(?:[ /,]+[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,4}(?:,\s+[A-Z][\w.]+)?"
    forms = (
        # Tokyo, May 12, (dpa/GNA) - | ANKARA (AA) – | New Delhi [India], July 13 (ANI): | (ANSA) - BRUXELLES, 13 LUG -
        rf"{_PLACE}(?:,?\s+{_WHEN})?,?\s*{bracket}\s*(?:{_DASH}|\.?[:,])",
        rf"(?:{caps}|(?:{place}))(?:,?\s+{_WHEN})?,?\s*{capitals}\s*(?:{_DASH}|\.?[:,])",
        rf"(?:{_WHEN}\s+)?{bracket}\s*{_DASH}",
        # BRUSSELS, July 13 - | Brussels, 13 July 2023 –
        rf"{_PLACE},\s+{_WHEN}\s*(?:{_DASH}|:)(?=\s)",
        # Brussels, 3 March 2026. The | TOKYO, March 3. The
        rf"(?:{caps}|(?:{place})),\s+{_WHEN}\.(?=\s+[\"“'‘«„]?{_CAPITAL})",
        # BRUSSELS — | TOKYO: with a capital or a quotation mark to follow
        rf"{caps}\s*(?:{_DASH}|:)(?=\s+[\"“'‘«„]?{_CAPITAL})",
        rf"(?:{place})(?:[/,]\s*(?:{place}|{_CAPITAL}[\w-]+))*\s*(?:[–—]|\s-|--|:)(?=\s+[\"“'‘«„]?{_CAPITAL})",
        # NNA – | BRUSELAS. La | (Bruxelles) “Il
        rf"(?:{agency})\s*[–—](?=\s)",
        rf"(?:{place.upper()})\.(?=\s+[\"“'‘«„]?{_CAPITAL})",
        rf"\((?:{place})\)(?=\s+[\"“'‘«„]?{_CAPITAL})",
        # 【ブリュッセル共同】 ［東京　13日　ロイター］ - （ブリュッセル=山田太郎）
        rf"[【\[［（(][^】\]］）)]{{0,30}}(?:{place}|{agency}|\d日|[=＝])[^】\]］）)]{{0,30}}[】\]］）)]\s*{_DASH}?(?!\s*[は。、])",
    )
    return tuple(re.compile(form) for form in forms)
