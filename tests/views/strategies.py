"""Any message at all, for property tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from hypothesis import strategies as st

from bot.domain.messages import (
    Actions,
    Block,
    Bullets,
    Button,
    Cursor,
    Divider,
    FactCard,
    Fields,
    Heading,
    Image,
    Inline,
    Link,
    Message,
    Note,
    Paragraph,
    Quote,
    Reply,
    StoryCard,
    Style,
    Text,
    Tone,
    When,
)
from bot.domain.moments import Moment, Precision, at_day, at_instant

_HARD: Final = ("x" * 4000, "語" * 2000, "👩‍👩‍👧🇯🇵" * 300, "& < > *_~ " * 300, "e\u0301" * 1000, "\ud800", "")

values = st.one_of(st.text(max_size=40), st.text(max_size=40), st.sampled_from(_HARD))
_urls = st.one_of(st.just("https://example.org/a"), st.just("https://example.org/" + "p" * 1500), st.text(max_size=20))
_days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def _coarse(day: date, precision: Precision, reason: str) -> Moment:
    first = {Precision.YEAR: date(day.year, 1, 1), Precision.MONTH: day.replace(day=1)}
    return at_day(first.get(precision, day), reason, precision)


_coarse_moments = st.builds(
    _coarse, _days, st.sampled_from([one for one in Precision if one is not Precision.INSTANT]), values
)
_instants = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  hypothesis wants naive bounds
moments = st.one_of(_coarse_moments, st.builds(at_instant, _instants, values))

texts = st.builds(Text, values, st.sampled_from(Style))
links = st.builds(Link, values, _urls)
quotes = st.builds(Quote, values)
inlines: st.SearchStrategy[Inline] = st.one_of(texts, links, st.builds(When, moments), quotes)
lines = st.lists(inlines, max_size=3).map(tuple)
_several = st.lists(lines, max_size=4).map(tuple)
_tags = st.lists(values, max_size=3).map(tuple)
arguments = st.dictionaries(st.text(min_size=1, max_size=8), st.text(max_size=20), max_size=3)
buttons = st.builds(Button, values, st.text(min_size=1, max_size=20), arguments)
_rows = st.lists(buttons, max_size=7).map(tuple)

blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, values),
    st.builds(Paragraph, lines),
    st.builds(Bullets, st.lists(lines, max_size=30).map(tuple)),
    st.builds(Fields, st.lists(st.tuples(values, lines), max_size=30).map(tuple)),
    st.builds(
        StoryCard,
        st.integers(),
        st.one_of(texts, links),
        lines,
        st.lists(quotes, max_size=3).map(tuple),
        _several,
        _tags,
        _several,
        _rows,
        lines,
    ),
    st.builds(FactCard, values, texts, lines, texts, _several, _tags, _several, _rows),
    st.builds(Image, _urls, values),
    st.builds(Note, lines),
    st.just(Divider()),
    st.builds(Actions, _rows),
)

messages = st.builds(
    Message,
    st.text(min_size=1, max_size=400).filter(lambda text: bool(text.strip())),
    st.lists(blocks, max_size=12).map(tuple),
    st.sampled_from(Tone),
)
replies = st.builds(Reply, messages, st.booleans(), st.none() | st.builds(Cursor, st.text(max_size=10), arguments))
