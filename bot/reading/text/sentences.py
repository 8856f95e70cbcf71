"""Sentences, verbatim and with their offsets."""

from __future__ import annotations

import re

import sentencex

from bot.domain.articles import Span
from bot.reading.text.language import UNKNOWN

# Sentencex knows languages by ISO 639-1; of others English rules are the least wrong.
_FALLBACK = "en"

_OPEN_QUOTES = str.maketrans({"「": "1", "『": "1", "（": "1", "」": "2", "』": "2", "）": "2"})
_INITIAL = re.compile(r"(?:^|[\s(\"“«„])(?:[^\W\d_a-zß-ÿ]\.-?){1,3}$")
# After "plan A." or "the U.S." these begin a sentence, not a name.
_BEGINNING = re.compile(
    r"(?:The|This|That|These|Those|He|She|It|They|We|You|His|Her|Its|Their|But|And|In|On|At|By|For|From|After|Before|Then"
    r"|When|While|Both|Some|Many|Most|All|There|Here|However|A|An|Le|La|Les|Il|Elle|Der|Die|Das|Er|Sie|Es|El|Los|Las)\b"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“«„])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sen|Rep|Gov|St|No|Nos|Art|Arts|vs|approx|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sept?|Oct|Nov|Dec|Nr|Abs|bzw|ca|Mio|Mrd|z\.\s?B|d\.\s?h|u\.\s?a|M|MM|Mme|Mlle|Sr|Sra|Sres|Dña|Sig|Sigg"
    r"|Dott|Dott\.ssa|EE\.\s?UU|EE|UU|pág|art|núm)\.$|[Ll]['’]on\.$"
)
_LONGEST_ABBREVIATION = 20
"""Characters at a sentence's end that hold an abbreviation, and what stands before it."""

_ORDINAL = re.compile(r"(?:^|\s)\d{1,2}\.$")
_ORDINAL_LANGUAGES = frozenset({"de", "da", "nb", "fi", "cs", "pl", "hu"})
_GOES_ON = re.compile(r"[a-zß-öø-ÿ,;:)\]»”’]|(?:と|など|を|が|に|は|も|で|の|との|という)")
_JAPANESE_END = re.compile(r"[」』）][。．]?$")
_BLANK = re.compile(r"\n[^\S\n]*\n")
_LOOK_BACK = 500
"""Characters; an unclosed quotation mark further back is an error of the text, not an open quotation."""

_LONGEST = 10_000
"""Characters handed to the library at once: its time grows with their square."""

_LOOK_AHEAD = 40
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
    for begin, end in _blocks(text):
        at = begin
        for part in sentencex.segment(language if language != UNKNOWN else _FALLBACK, text[begin:end]):
            cuts.extend(_at_stops(text, at, at + len(part), language))
            at += len(part)
    return cuts


def _blocks(text: str) -> list[tuple[int, int]]:
    """Give the bounds of the paragraphs: between blank lines, the overlong ones cut at a full stop."""
    blocks: list[tuple[int, int]] = []
    begin = 0
    for end in [*(found.start() for found in _BLANK.finditer(text)), len(text)]:
        while end - begin > _LONGEST:
            limit = begin + _LONGEST
            cut = max(text.rfind(stop, begin, limit) + 1 for stop in ("。", ". ", "\n"))
            blocks.append((begin, cut if cut > begin else limit))
            begin = blocks[-1][1]
        blocks.append((begin, end))
        begin = end
    return blocks


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
    found = text[max(before[0], before[1] - _LOOK_BACK) : before[1]]
    said, rest = found.rstrip(), text[start : start + _LOOK_AHEAD]
    begun = rest.lstrip()
    if not begun or _BLANK.search(found[len(said) :] + rest[: len(rest) - len(begun)]):
        return False
    rest = begun
    if _is_open(said) and language in ("ja", "zh"):
        return True
    if _JAPANESE_END.search(said) and _GOES_ON.match(rest):
        return True
    last = max(0, len(said) - _LONGEST_ABBREVIATION)
    if _ABBREVIATION.search(said, last) or (_INITIAL.search(said, last) and not _BEGINNING.match(rest)):
        return True
    ordinal = language in _ORDINAL_LANGUAGES and _ORDINAL.search(said, last) is not None
    return ordinal or _LATIN_GOES_ON.match(rest) is not None


def _is_open(said: str) -> bool:
    return said.count("「") + said.count("『") > said.count("」") + said.count("』")


def _span(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    stripped = piece.strip()
    return Span(stripped, begin, begin + len(stripped))
