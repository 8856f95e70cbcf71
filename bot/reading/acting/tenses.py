"""Whether a time in a sentence is that of what is to come, or of what the sentence looks back on."""

from __future__ import annotations

import re

from bot.reading.acting.claim_words import AFTER, EARLIER
from bot.reading.acting.time_words import SAYING
from bot.reading.text.calendar_words import AHEAD, BACK, WILL

_MARK = re.compile(r"[,;:()、。]|\s-\s")
_TOUCH = 8
"""Characters between a mark and a time, "on the " at most, that make no clause of their own."""

_LONGEST = 300
"""Characters before a time that can be of its clause."""

_FRONTED = 12
"""With at most so many characters before it a time begins its clause."""

_FUTURE = {
    "es": re.compile(r"(?<!\bte)\w{2}rán?\b"),
    "fr": re.compile(r"\w(?:e|i|d|tt)ra\b|\w[eidu]ront\b"),
    "it": re.compile(r"\w{2}(?:rà|ranno)\b"),
    "pt": re.compile(r"\w{2}(?:rá|rão)\b"),
}
"""How languages that put the future into the verb's ending write it."""

_STATE = re.compile(
    r"\b(?:is|are|remains?|ist|sind|bleib(?:t|en)|est|sont|è|sono|es|son|zijn|blijft|jest|są)\s"
    r"(?:the|an?|one|among|now|still|das|der|die|eine?r?|le|la|les|l'|une?|il|lo|i|gli|gl'|un[ao]?|el|los|las|de|het|een)\b"
)
"""How a sentence says what something is, rather than what was done."""

_VERB_LAST = frozenset({"ja", "ko"})

_PRESENT = r"(?<!てい)(?<!であ)(?<!みられ)[うくぐすつぬぶむる](?:予定|方針|見通し|見込み|計画)?"
_NOT_YET = re.compile(rf"{_PRESENT}(?:こと|と|よう|[だ。]|$)")
_ENDS_NOT_YET = re.compile(rf"{_PRESENT}(?:だ|です)?。?$")
"""A Japanese verb that is not in the past: at the end of its clause, and of its sentence."""

_PREDICATE = 15
"""Characters at the end of a Japanese sentence that hold its predicate."""

_RELATIVE = re.compile(
    r"\s*(?:which|who|that|whose|where|when|signed|held|born|concluded|adopted|agreed|in force|die|der|das|dessen|deren"
    r"|qui|que|dont|entré|signé|conclu|che|firmato|siglato|in vigore|cui|quien|firmado|vigente|waar|dat"
    r"|który|która|które)\b"
)
"""How an aside begins that says more of what was named."""


def is_ahead(folded: str, start: int, end: int, language: str) -> bool:
    """Whether a time stands with a verb of what is to come.

    The verb stands before it in its clause ("will meet on Monday"), behind it where the clause begins with the
    time ("on Monday leaders will meet"). A Japanese time set off by a comma goes with the sentence's last verb.
    """
    before, after = _clause(folded, start), folded[end:]
    if language in _VERB_LAST:
        apart = after.startswith(("、", ","))
        verb = after[-_PREDICATE:] if apart else re.split("[、。]", after, maxsplit=1)[0]
        return _is_coming(verb, language) or (_ENDS_NOT_YET if apart else _NOT_YET).search(verb) is not None
    fronted = len(before) <= _FRONTED
    return _is_coming(before, language) or (fronted and _is_coming(_to_mark(after.lstrip(", ")), language))


def is_back(folded: str, start: int) -> bool:
    """Whether a time is that of something looked back on: "since the pact of 2018", "a year after the summit on …"."""
    return bool(BACK.find(_clause(folded, start)))


def is_aftermath(folded: str, start: int) -> bool:
    """Whether a time is that of what went before the act told: "they spoke after a storm had hit Tokyo on Thursday"."""
    clause = f"{_clause(folded, start)}{_to_mark(folded[start:])}"
    return any(EARLIER.find(clause[place:]) for _, place in AFTER.places(clause))


def is_notice(folded: str, start: int) -> bool:
    """Whether a time is only that of speaking of what is to come: "they will meet, officials said on Monday"."""
    return bool(SAYING.find(_clause(folded, start)) and AHEAD.find(folded))


def is_nowadays(folded: str) -> bool:
    """Whether "today" means these times: "today the EU is the third partner of Japan"."""
    return _STATE.search(folded) is not None


def is_aside(folded: str, start: int) -> bool:
    """Whether a time stands in an aside that says more of what was named: "the pact, signed on 17 July, holds"."""
    clause = _clause(folded, start)
    return len(clause) < start and _RELATIVE.match(clause) is not None


def is_quoted(folded: str, start: int) -> bool:
    """Whether a time is within a quotation."""
    before = folded[:start]
    return before.count('"') % 2 == 1 or before.count("「") > before.count("」")


def _clause(folded: str, start: int) -> str:
    """Give what stands before an offset in its clause; a mark that touches it parts nothing."""
    begin = max(start - _LONGEST, 0)
    marks = [mark.end() for mark in _MARK.finditer(folded, begin, max(start - _TOUCH, begin))]
    return folded[marks[-1] if marks else begin : start]


def _to_mark(text: str) -> str:
    return _MARK.split(text, maxsplit=1)[0]


def is_future(text: str, language: str) -> bool:
    """Whether a folded text has a verb whose ending puts it into the future: deberá, entrera, entrerà."""
    future = _FUTURE.get(language)
    return bool(future and future.search(text))


def _is_coming(text: str, language: str) -> bool:
    return bool(AHEAD.find(text) or WILL.find(text)) or is_future(text, language)
