"""Checking what people write of a fact: each part is put in its usual form, or refused in one sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.catalog import Catalog, Names
from bot.domain.curation import Draft, Edit
from bot.domain.errors import UsageError
from bot.domain.facts import (
    LONGEST_NOTE,
    LONGEST_PLACE,
    LONGEST_STATEMENT,
    LONGEST_TITLE,
    AgreementState,
    Fact,
    FactStatus,
)
from bot.domain.moments import BELIEVABLE_YEARS, Moment, parse_moment
from bot.domain.nearest import nearest
from bot.domain.phrases import Phrase, either, then
from bot.domain.text import searchable
from bot.reading.naming.search_names import surnames
from bot.reading.text.folding import fold_name

MOST_TOPICS: Final = 5
MOST_ACTORS: Final = 12

YEARS_AHEAD: Final = 30
"""Targets lie as far ahead as 2050; what lies further is a slip of the keyboard."""

_DATE: Final = re.compile(r"\d{4}(?:-W\d{2}|-\d{2}(?:-\d{2})?)?")
_MOST_OFFERED: Final = 3
"""Of what may have been meant by a part of a name."""

_INVISIBLE: Final = frozenset({"Cf", "Cs", "Co", "Cn"})


def text(written: str, name: str, longest: int) -> str:
    """Give a text on one line, without what is not seen. Raises UsageError when it is longer than `longest`."""
    seen = (one for one in written if unicodedata.category(one) not in _INVISIBLE)
    # A terminal obeys the other control characters.
    plain = " ".join("".join(" " if unicodedata.category(one) == "Cc" else one for one in seen).split())
    if len(plain) > longest:
        raise UsageError(
            "The {name} has {count} characters: shorten it to {longest} at most.",
            name=name,
            count=len(plain),
            longest=longest,
        )
    return plain


def statement(written: str) -> str:
    """Give a statement. Raises UsageError when it says nothing or is too long."""
    plain = text(written, Phrase("statement"), LONGEST_STATEMENT)
    if not searchable(plain):
        raise UsageError("The statement is empty: say in one or two sentences what happened.")
    return plain


def moment(written: str, by: str, now: datetime) -> Moment:
    """Give a date that a person wrote, with them as its reason. Raises UsageError."""
    value = written.strip()
    try:
        found = (
            parse_moment(value, Phrase("given by {person}", person=by))
            if _DATE.fullmatch(value) and value.isascii()
            else None
        )
    except ValueError:
        found = None
    if found is None:
        raise UsageError("“{value}” is not a date: write 2024, 2024-07 or 2024-07-13.", value=value[:40])
    first, last = BELIEVABLE_YEARS[0], now.year + YEARS_AHEAD
    if not first <= found.day.year <= last:
        raise UsageError(
            "{value} is out of reach: give a date from {first} to {last}.", value=value, first=first, last=last
        )
    return found


def state(written: str) -> AgreementState | None:
    """Give where an agreement stands, None for "". Raises UsageError."""
    value = fold_name(written.strip())
    if not value:
        return None
    if value in set(AgreementState):
        return AgreementState(value)
    raise UsageError(
        "“{typed}” is no state of an agreement: choose {states}.",
        typed=written.strip()[:40],
        states=tuple(one.value for one in AgreementState),
    )


def topics(written: Iterable[str], catalog: Catalog) -> tuple[str, ...]:
    """Give the ids of topics by id, its beginning or a name.

    Raises UsageError unless they are one to MOST_TOPICS of the catalogue.
    """
    return _known(Phrase("topic"), written, {topic.id: topic.names for topic in catalog.topics}, MOST_TOPICS)


def actors(written: Iterable[str], catalog: Catalog) -> tuple[str, ...]:
    """Give the ids of actors by id, name or surname. Raises UsageError unless they are one to MOST_ACTORS of them."""
    known = {actor.id: dict(actor.names) for actor in catalog.actors}
    for surname, id_ in surnames(catalog).items():
        known[id_]["ja"] = (*known[id_]["ja"], surname)
    return _known(Phrase("actor"), written, known, MOST_ACTORS)


def drafted(draft: Draft, catalog: Catalog, by: str, now: datetime) -> Fact:
    """Give the proposal a draft makes, still without an id and what it rests on. Raises UsageError."""
    return Fact(
        id="",
        title=text(draft.title, "title", LONGEST_TITLE),
        statement=statement(draft.statement),
        when=moment(draft.when, by, now),
        topics=topics(draft.topics, catalog),
        actors=actors(draft.actors, catalog),
        place=text(draft.place, "place", LONGEST_PLACE),
        status=FactStatus.PROPOSED,
        citations=(),
        state=state(draft.state),
    )


def edited(fact: Fact, edit: Edit, catalog: Catalog, by: str, now: datetime) -> Fact:
    """Give a fact as an edit leaves it; a date that stays keeps its reason. Raises UsageError."""
    date_stays = edit.when is None or edit.when.strip() == fact.when.iso()
    return replace(
        fact,
        statement=fact.statement if edit.statement is None else statement(edit.statement),
        when=fact.when if date_stays else moment(edit.when or "", by, now),
        topics=fact.topics if edit.topics is None else _in_order(topics(edit.topics, catalog), fact.topics),
        actors=fact.actors if edit.actors is None else actors(edit.actors, catalog),
        place=fact.place if edit.place is None else text(edit.place, Phrase("place"), LONGEST_PLACE),
        state=fact.state if edit.state is None else state(edit.state),
        title=fact.title if edit.title is None else text(edit.title, Phrase("title"), LONGEST_TITLE),
        doubt=fact.doubt if edit.doubt is None else text(edit.doubt, Phrase("doubt"), LONGEST_NOTE),
    )


def _in_order(chosen: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """Give what was there before where it is the same: a form gives its choices in an order of its own."""
    return before if set(chosen) == set(before) else chosen


def _known(kind: str, written: Iterable[str], known: Mapping[str, Names], most: int) -> tuple[str, ...]:
    given = [one.strip() for one in written if one.strip()]
    by_name = {fold_name(name): id_ for id_, names in known.items() for every in names.values() for name in every}
    by_name |= {id_: id_ for id_ in known}
    ids = tuple(dict.fromkeys(_id_of(kind, one, by_name) for one in given))
    if not ids:
        raise UsageError("Name at least one {kind} of the catalogue, such as {id}.", kind=kind, id=next(iter(known)))
    if len(ids) > most:
        raise UsageError(
            "{count} topics are too many: name the {most} that matter most."
            if kind == "topic"
            else "{count} actors are too many: name the {most} that matter most.",
            count=len(ids),
            most=most,
        )
    return ids


def _id_of(kind: str, written: str, by_name: Mapping[str, str]) -> str:
    folded = fold_name(written)
    as_id = re.sub(r"[\s_]+", "-", folded)
    found = by_name.get(folded) or by_name.get(as_id)
    starting = {id_ for id_ in by_name.values() if kind == "topic" and id_.startswith(as_id)}
    if found or len(starting) == 1:
        return found or starting.pop()
    sentence = Phrase("There is no {kind} “{name}” in the catalogue.", kind=kind, name=written[:60])
    meant = _meant(folded, by_name)
    if meant:
        raise UsageError(then(sentence, Phrase("Did you mean {name}?", name=either(meant))))
    raise UsageError(then(sentence, _elsewhere(kind, written[:60])))


def _meant(folded: str, by_name: Mapping[str, str]) -> tuple[str, ...]:
    """Give the ids of the few with a name that holds these words, else of the one whose name is this with a slip."""
    holding = dict.fromkeys(id_ for name, id_ in by_name.items() if f" {folded} " in f" {name} ")
    if 0 < len(holding) <= _MOST_OFFERED:
        return tuple(holding)
    near = nearest(folded, by_name)
    return (by_name[near],) if near else ()


def _elsewhere(kind: str, written: str) -> str:
    """Say where to look for what is not in the catalogue."""
    if kind == "topic":
        return Phrase("Type /eujp topics to see them all.")
    return Phrase("Type /eujp search {words} to look for the words themselves.", words=written)
