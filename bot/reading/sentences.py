"""Sentences, verbatim and with their offsets."""

from __future__ import annotations

import re

import sentencex

from bot.domain.articles import Span

# Sentencex knows languages by ISO 639-1; of others English rules are the least wrong.
_FALLBACK = "en"

_OPEN_QUOTES = str.maketrans({"「": "1", "『": "1", "（": "1", "」": "2", "』": "2", "）": "2"})
_INITIAL = re.compile(r"(?:^|[\s(\"“«„])(?:[^\W\d_a-zß-ÿ]\.-?){1,3}$")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“«„])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sen|Rep|Gov|St|No|Nos|Art|Arts|vs|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|Nr|Abs|bzw|ca|usw|Mio|Mrd|z\.\s?B|d\.\s?h|u\.\s?a|M|MM|Mme|Mlle|Sr|Sra|Sres|Dña|Sig|Sigg|Dott|Dott\.ssa|On|EE\.\s?UU|EE|UU|pág|art|núm|al"
    r"|[ap]\.\s?m)\.$"
)
_ORDINAL = re.compile(r"(?:^|\s)\d{1,2}\.$")
_ORDINAL_LANGUAGES = frozenset({"de", "da", "nb", "fi", "cs", "pl", "hu"})
_GOES_ON = re.compile(r"[a-zß-öø-ÿ,;:)\]»”’]|(?:と|など|を|が|に|は|も|で|の|との|という)")
_JAPANESE_END = re.compile(r"[」』）][。．]?$")
_LATIN_GOES_ON = re.compile(r"[a-zß-öø-ÿ,;)\]»”’]")


def split(text: str, language: str) -> tuple[Span, ...]:
    """Cut a text into its sentences, in order, none across a blank line; white space around them left out.

    `language` is an ISO 639-1 code; "und" is taken for English. Offsets are code points, and
    every span is verbatim. What a library cuts too much is joined again: initials ("M. Keynes"),
    abbreviations, German dates ("3. Juli"), a Japanese quotation and the 「と述べた」 that belongs to it.
    """
    bounds: list[tuple[int, int]] = []
    for start, end in _cuts(text, language):
        if bounds and _belongs(text, bounds[-1], start, language):
            bounds[-1] = (bounds[-1][0], end)
        else:
            bounds.append((start, end))
    return tuple(span for start, end in bounds if (span := _span(text, start, end)).text)


def _cuts(text: str, language: str) -> list[tuple[int, int]]:
    cuts: list[tuple[int, int]] = []
    for block in re.finditer(r"\S(?:[^\n]|\n(?!\s*\n))*", text):
        at = block.start()
        for part in sentencex.segment(language if language != "und" else _FALLBACK, block[0]):
            cuts.extend(_at_stops(text, at, at + len(part), language))
            at += len(part)
    return cuts


def _at_stops(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Cut a Japanese or Chinese stretch at the full stops outside quotations that the library left."""
    if language not in ("ja", "zh"):
        return [(start, end)]
    cuts, begin, depth = [], start, 0
    for at in range(start, end):
        match text[at].translate(_OPEN_QUOTES):
            case "1":
                depth += 1
            case "2":
                depth = max(0, depth - 1)
            case "。" | "！" | "？" if depth == 0 and text[at + 1 : at + 2] not in ("」", "』", "）"):
                cuts.append((begin, at + 1))
                begin = at + 1
    return [*cuts, (begin, end)] if begin < end else cuts


def _belongs(text: str, before: tuple[int, int], start: int, language: str) -> bool:
    """Whether what starts at `start` is still the sentence before it."""
    said, gap = text[before[0] : before[1]].rstrip(), text[before[1] : start]
    rest = text[start:].lstrip()
    if "\n\n" in gap or "\n\n" in text[before[0] + len(said) : start] or not rest:
        return False
    if _is_open(said) and language in ("ja", "zh"):
        return True
    if _JAPANESE_END.search(said) and _GOES_ON.match(rest):
        return True
    if _INITIAL.search(said) or _ABBREVIATION.search(said):
        return True
    ordinal = language in _ORDINAL_LANGUAGES and _ORDINAL.search(said) is not None
    return ordinal or _LATIN_GOES_ON.match(rest) is not None


def _is_open(said: str) -> bool:
    return said.count("「") + said.count("『") > said.count("」") + said.count("』")


def _span(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    stripped = piece.strip()
    return Span(stripped, begin, begin + len(stripped))
