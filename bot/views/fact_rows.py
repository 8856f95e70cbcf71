"""Facts as rows of JSON lines, out and back in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TypeAlias, TypeVar

from bot.domain.errors import ReadingError
from bot.domain.facts import LONGEST_ID, AgreementState, Citation, Fact, FactStatus, is_fact_id
from bot.domain.moments import Moment, Precision, parse_moment

_Word = TypeVar("_Word", bound=StrEnum)

Row: TypeAlias = Mapping[str, object]
"""JSON-ready, in a fixed order of keys."""


def fact_row(fact: Fact) -> Row:
    """Give a fact as `read_fact` reads it back: stable ids, the date at its precision, each citation with its quote."""
    return {
        "id": fact.id,
        "status": fact.status.value,
        **dated("date", fact.when),
        "title": fact.title,
        "statement": fact.statement,
        "topics": list(fact.topics),
        "actors": list(fact.actors),
        "place": fact.place,
        "state": fact.state.value if fact.state else None,
        "doubt": fact.doubt,
        "revision": fact.revision,
        "citations": [_citation_row(citation) for citation in fact.citations],
    }


def dated(name: str, moment: Moment | None) -> Row:
    """Give a date with its precision and reason, None in all of them where it is not known."""
    if moment is None:
        return {name: None, f"{name}_precision": None, f"{name}_reason": None}
    return {name: moment.iso(), f"{name}_precision": moment.precision.value, f"{name}_reason": moment.reason}


def evidence(citation: Citation) -> str:
    """Say what a citation holds: "quote", "address only", or "quote lost" where what was stored stands in no text."""
    if citation.quote:
        return "quote"
    return "quote lost" if citation.lost else "address only"


def read_fact(line: str) -> Fact:
    """Read what `fact_row` wrote as one line of JSON. No citation names a version yet: its quote is to be found.

    Raises ReadingError with one sentence for anything else.
    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise ReadingError("it is not JSON.") from None
    if not isinstance(row, dict):
        raise ReadingError("it is not a JSON object.")
    return Fact(
        id=_id(row),
        title=_text(row, "title", ""),
        statement=_text(row, "statement"),
        when=_moment(row),
        topics=_texts(row, "topics"),
        actors=_texts(row, "actors"),
        place=_text(row, "place", ""),
        status=_one_of(FactStatus, _text(row, "status", FactStatus.PROPOSED), "status"),
        citations=tuple(_citation(one) for one in _list(row, "citations")),
        state=_one_of(AgreementState, state, "state") if (state := _text(row, "state", "")) else None,
        doubt=_text(row, "doubt", ""),
    )


def _id(row: Mapping[str, object]) -> str:
    given = _text(row, "id")
    if not is_fact_id(given):
        raise ReadingError(
            "“{given}” cannot be the id of a fact: it is written in small letters, digits and hyphens, {most} at most.",
            given=given[:LONGEST_ID],
            most=LONGEST_ID,
        )
    return given


def _citation_row(citation: Citation) -> Row:
    return {
        "title": citation.title,
        "url": citation.url,
        "official": citation.official,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "independent": citation.independent,
        "evidence": evidence(citation),
    }


def _citation(row: object) -> Citation:
    if not isinstance(row, dict):
        raise ReadingError('"citations" holds something that is not a JSON object.')
    return Citation(
        title=_text(row, "title", ""),
        url=_text(row, "url", "") or None,
        official=row.get("official") is True,
        quote=_text(row, "quote", ""),
        independent=row.get("independent") is not False,
    )


def _moment(row: Mapping[str, object]) -> Moment:
    value = _text(row, "date")
    try:
        moment = parse_moment(value, _text(row, "date_reason", ""))
    except (ValueError, OverflowError):
        raise ReadingError("“{value}” is not a date: write 2024, 2024-07 or 2024-07-13.", value=value[:40]) from None
    if _text(row, "date_precision", "") == Precision.WEEK:
        if moment.precision is not Precision.DAY or moment.day.weekday():
            raise ReadingError("“{value}” is not the Monday of a week, as its date_precision says.", value=value[:40])
        return replace(moment, precision=Precision.WEEK)
    return moment


def _text(row: Mapping[str, object], key: str, default: str | None = None) -> str:
    value = row.get(key)
    if value is None and default is not None:
        return default
    if not isinstance(value, str) or (default is None and not value.strip()):
        raise ReadingError('"{key}" is missing or not a text.', key=key)
    return value


def _texts(row: Mapping[str, object], key: str) -> tuple[str, ...]:
    values = _list(row, key)
    if not all(isinstance(value, str) for value in values):
        raise ReadingError('"{key}" is not a list of texts.', key=key)
    return tuple(map(str, values))


def _list(row: Mapping[str, object], key: str) -> list[object]:
    value = row.get(key)
    if not isinstance(value, list):
        raise ReadingError('"{key}" is missing or not a list.', key=key)
    return value


def _one_of(words: type[_Word], value: str, key: str) -> _Word:
    try:
        return words(value)
    except ValueError:
        raise ReadingError(
            '"{key}" is one of {words}, not “{value}”.', key=key, words=tuple(words), value=value[:40]
        ) from None
