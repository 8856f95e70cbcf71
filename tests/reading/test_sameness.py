"""Two reports tell of one event when enough speaks for it, and never for their date alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.marks import Marks
from bot.domain.moments import Moment, Precision, parse_moment
from bot.domain.stories import StoryCandidate, Traits
from bot.reading.stories.sameness import rarity, same_event


def report(
    *,
    out: str = "",
    told: str = "",
    event_id: str | None = None,
    language: str = "en",
    topics: tuple[str, ...] = ("security-defence-partnership",),
    words: tuple[str, ...] = (),
    union: bool = True,
    **read: tuple[str, ...],
) -> Traits:
    return Traits(
        language=language,
        published=_moment(out),
        event=_moment(told),
        event_id=event_id,
        topics=frozenset(topics),
        marks=Marks(union=union, **{kind: frozenset(names) for kind, names in read.items()}),
        weights=tuple((word, 1 / len(words)) for word in words),
    )


def _moment(text: str) -> Moment | None:
    return parse_moment(text, "the text says so") if text else None


def is_same(one: Traits, other: Traits) -> bool:
    first, second = same_event(one, other, {}), same_event(other, one, {})
    assert first.score == pytest.approx(second.score)
    return first.score > 0


BORRELL = report(told="2024-11-01", people=("josep-borrell", "takeshi-iwaya"), ideas=("partnership", "csdp"))
PACT = report(out="2024-01-29", states=("germany",), ideas=("logistics",), acts=("signed",), union=False)
CYBER = report(out="2026-01-29", ideas=("cyber-dialogue",), ordinals=("7",), topics=("cyber-hybrid",))
UNDATED = report(ideas=("pnr", "data"), acts=("opened",), topics=("justice-mobility",), words=("passenger", "records"))
DATED = replace(UNDATED, event=_moment("2020-02-18"))

SAME = [
    pytest.param(BORRELL, replace(BORRELL, language="ja", weights=()), id="day and people, in two languages"),
    pytest.param(BORRELL, replace(BORRELL, event=None, published=_moment("2024-11-02")), id="out the day after"),
    pytest.param(BORRELL, replace(BORRELL, event=_moment("2024-11")), id="a day of the month told"),
    pytest.param(BORRELL, replace(BORRELL, event=None), id="one without a date, much else in common"),
    pytest.param(PACT, replace(PACT, published=_moment("2024-01-30")), id="one state's pact, out a day apart"),
    pytest.param(CYBER, replace(CYBER, published=_moment("2026-01-31")), id="the seventh of a series, out days apart"),
    pytest.param(UNDATED, replace(UNDATED, language="de"), id="both without a date, the same act on the same matter"),
    pytest.param(
        report(told="2023-07-13", event_id="summit-2023"),
        report(told="2023-07-13", event_id="summit-2023", topics=("trade-epa",)),
        id="one catalogued event",
    ),
    pytest.param(
        report(out="2023-07-19", events=("summit-2023",), topics=("trade-epa",)),
        report(told="2023-07-13", events=("summit-2023",), topics=("trade-epa",)),
        id="perhaps one catalogued event, out days later",
    ),
    pytest.param(
        report(out="2024-06-03", words=("kawasaki", "daimler", "ammonia")),
        report(out="2024-06-03", words=("kawasaki", "daimler", "paper")),
        id="like words and a day",
    ),
]
DIFFERENT = [
    pytest.param(BORRELL, replace(BORRELL, event=_moment("2024-11-02")), id="the same people on two days running"),
    pytest.param(BORRELL, replace(BORRELL, event=_moment("2025-11-01")), id="the same day of another year"),
    pytest.param(
        BORRELL, replace(BORRELL, event=_moment("2024-10"), event_id=BORRELL.event_id), id="a month it does not lie in"
    ),
    pytest.param(
        PACT,
        replace(PACT, marks=replace(PACT.marks, states=frozenset({"france"}))),
        id="another state's pact, same day",
    ),
    pytest.param(
        PACT,
        replace(PACT, marks=replace(PACT.marks, acts=frozenset({"in force"})), published=_moment("2024-02-01")),
        id="signed and in force",
    ),
    pytest.param(
        CYBER, replace(CYBER, marks=replace(CYBER.marks, ordinals=frozenset({"6"}))), id="sixth and seventh, one week"
    ),
    pytest.param(
        replace(CYBER, published=None),
        replace(CYBER, published=None, marks=replace(CYBER.marks, ordinals=frozenset({"6"}))),
        id="sixth and seventh, both without a date",
    ),
    pytest.param(
        UNDATED,
        replace(UNDATED, marks=replace(UNDATED.marks, acts=frozenset({"agreed"}))),
        id="opened and concluded, both without a date",
    ),
    pytest.param(
        report(told="2023-07-13", event_id="summit-2023"),
        report(told="2023-07-13", event_id="council-2023"),
        id="two catalogued events of one day",
    ),
    pytest.param(report(topics=()), report(topics=()), id="nothing known"),
    pytest.param(
        report(out="2024-05-02", states=("france",), union=False), report(out="2024-05-02"), id="a state's and the EU's"
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_event(one: Traits, other: Traits) -> None:
    assert is_same(one, other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_events(one: Traits, other: Traits) -> None:
    assert not is_same(one, other)


def test_an_instant_is_of_its_day() -> None:
    instant = _moment("2024-11-01T12:00:00Z")
    assert instant is not None
    assert instant.precision is Precision.INSTANT
    assert same_event(BORRELL, replace(BORRELL, event=instant), {}) == same_event(BORRELL, BORRELL, {})


def test_a_day_and_a_topic_alone_are_not_enough() -> None:
    one = report(told="2025-07-23")
    likeness = same_event(one, one, {})
    assert likeness.score < 0
    assert likeness.reason == "no more in common than time and topic"


def test_what_many_stories_name_tells_less_than_what_few_do() -> None:
    stories = [StoryCandidate(number, (BORRELL,)) for number in range(20)]
    stories.append(StoryCandidate(20, (CYBER,)))
    rare = rarity(stories)
    assert rare["josep-borrell"] < 0.2
    assert "cyber-dialogue" not in rare
    assert same_event(BORRELL, BORRELL, rare).score < same_event(BORRELL, BORRELL, {}).score


@pytest.mark.parametrize(
    ("person", "named"), [("ursula-von-der-leyen", "Ursula von der Leyen"), ("gen-nakatani", "Gen Nakatani")]
)
def test_a_reason_names_people_as_one_writes_them(person: str, named: str) -> None:
    one = report(told="2025-07-23", people=(person,))
    assert same_event(one, one, {}).reason == f"the same day; both name {named}"
