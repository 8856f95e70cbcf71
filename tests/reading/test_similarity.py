"""The same text is a reprint, the same event a story, and nothing else joins."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from bot.domain.articles import Analysis, Relevance
from bot.domain.moments import Moment, parse_moment
from bot.domain.stories import StoryCandidate, TextCandidate, Traits
from bot.reading.similarity import bands, likeness, place, signature, traits, weights

TEXT = (
    "The European Union and Japan agreed on Thursday to launch a strategic dialogue on security and defence. "
    "Leaders said that the step would boost cooperation on maritime security and on cyber threats. "
    "Imports of food from the Fukushima region will again be allowed, the presidents told a news conference. "
    "Both sides want to secure supplies of critical raw materials and to share an early warning on microchips."
)
JAPANESE = (
    "欧州連合（EU）と日本は木曜日、安全保障と防衛に関する戦略対話を始めることで合意した。"
    "首脳らは海洋安全保障やサイバー分野の協力を強めると述べた。"
)


REPRINTS = [
    pytest.param(TEXT, TEXT, "en", id="word for word"),
    pytest.param(TEXT, "(AFP) " + TEXT + " Read more on our site.", "en", id="with a line added"),
    pytest.param(TEXT, TEXT.upper(), "en", id="in capitals"),
    pytest.param(JAPANESE, JAPANESE.replace("EU", "ＥＵ"), "ja", id="Japanese in full-width letters"),
    pytest.param(JAPANESE, "【ブリュッセル時事】" + JAPANESE, "ja", id="Japanese with an agency mark"),
]


@pytest.mark.parametrize(("one", "other", "language"), REPRINTS)
def test_reprints_are_alike_and_share_a_band(one: str, other: str, language: str) -> None:
    first, second = signature(one, language), signature(other, language)
    assert likeness(first, second) >= 0.6
    assert set(bands(first)) & set(bands(second))


DIFFERENT = "Honey from Estonia sells well in Osaka, where shops report long queues for the new harvest this week."


def test_different_texts_are_not_alike() -> None:
    assert likeness(signature(TEXT, "en"), signature(DIFFERENT, "en")) < 0.1


def test_a_signature_is_the_same_on_every_run() -> None:
    assert len(signature(TEXT, "en")) == 128
    assert signature(TEXT, "en") == signature(TEXT, "en")
    assert len(bands(signature(TEXT, "en"))) == 32


@pytest.mark.parametrize("text", ["", " \n", "…!?"])
def test_no_text_has_no_signature_and_is_like_nothing(text: str) -> None:
    assert signature(text, "en") == ()
    assert signature(text, "ja") == ()
    assert bands(()) == ()
    assert likeness((), ()) == 0.0
    assert weights(text, "en") == ()


def test_names_and_numbers_weigh_more_than_common_words() -> None:
    found = dict(weights("On Friday Borrell met the minister. He gave Borrell 635 books and a pen.", "en"))
    assert found["borrell"] > found["635"] > found["minister"]
    assert "the" not in found


def test_japanese_words_are_bigrams_without_particles() -> None:
    found = dict(weights("半導体について", "ja"))
    assert {"半導", "導体"} <= set(found)
    assert "つい" not in found


def _analysis(
    *,
    actors: tuple[str, ...] = ("eu", "japan"),
    topics: tuple[str, ...] = ("trade-epa",),
    when: str | None = "2024-02-19",
    event_id: str | None = None,
    language: str = "en",
    words: str = "",
) -> Analysis:
    event: Moment | None = parse_moment(when, "the text says so") if when else None
    return Analysis(
        title="",
        language=language,
        text=words,
        published=None,
        event=event,
        event_id=event_id,
        relevance=Relevance(relevant=True, score=1.0, reasons=()),
        topics=topics,
        actors=actors,
        summary=(),
        signature=signature(words, language),
        weights=weights(words, language),
    )


MINE = "Simson and Saito agreed on hydrogen standards in Tokyo"
SAME_STORY = [
    pytest.param({"event_id": "e1"}, {"event_id": "e1", "when": "2024-07-01", "topics": ()}, id="one catalogued event"),
    pytest.param({"words": MINE}, {"words": "Hydrogen standards: Simson and Saito agree in Tokyo"}, id="words and day"),
    pytest.param(
        {"actors": ("eu", "japan", "borrell", "iwaya")},
        {"actors": ("japan", "borrell", "iwaya"), "language": "ja", "words": "ボレル上級代表"},
        id="people and day, across languages",
    ),
    pytest.param(
        {"words": MINE, "actors": ("eu", "simson"), "when": None},
        {"words": MINE + " on Monday", "actors": ("simson",)},
        id="one without a date, but very alike",
    ),
    pytest.param(
        {"when": "2024-02", "words": MINE}, {"when": "2024-02-19", "words": MINE}, id="a day within the month"
    ),
]
OTHER_STORY = [
    pytest.param({"event_id": "e1", "words": MINE}, {"event_id": "e2", "words": MINE}, id="two catalogued events"),
    pytest.param({"words": MINE}, {"words": MINE, "when": "2024-02-29"}, id="ten days apart"),
    pytest.param({}, {"topics": ("green-energy",)}, id="only the two sides in common"),
    pytest.param({"when": None}, {"when": None}, id="undated, only a topic in common"),
    pytest.param({"topics": ()}, {"topics": ()}, id="nothing known"),
    pytest.param(
        {"words": "Wine exports grow by 17 percent"},
        {"words": "Customs officers train in Nagoya", "when": "2024-02-21"},
        id="a topic and a week in common",
    ),
]


def _place(mine: dict[str, object], theirs: dict[str, object]) -> int | None:
    founding = traits(_analysis(**theirs))  # type: ignore[arg-type]  # keyword tables of the cases above
    return place(_analysis(**mine), (), (StoryCandidate(7, founding),)).story_id  # type: ignore[arg-type]  # as above


@pytest.mark.parametrize(("mine", "theirs"), SAME_STORY)
def test_reports_of_one_event_are_one_story(mine: dict[str, object], theirs: dict[str, object]) -> None:
    assert _place(mine, theirs) == 7
    assert _place(theirs, mine) == 7


@pytest.mark.parametrize(("mine", "theirs"), OTHER_STORY)
def test_reports_of_two_events_are_two_stories(mine: dict[str, object], theirs: dict[str, object]) -> None:
    assert _place(mine, theirs) is None


def test_a_reprint_joins_the_story_of_its_origin() -> None:
    origin = TextCandidate(3, 9, signature(TEXT, "en"))
    placement = place(_analysis(words=TEXT), (TextCandidate(2, 8, signature(DIFFERENT, "en")), origin), ())
    assert (placement.duplicate_of, placement.story_id) == (3, 9)
    assert placement.reason == "The text is that of article 3: 100% of it is the same."


def test_the_reason_of_a_story_is_a_sentence() -> None:
    mine = _analysis(actors=("eu", "borrell"))
    placement = place(mine, (), (StoryCandidate(4, traits(mine)),))
    assert placement.reason == "Same event as story 4: the same day; both name borrell; both about trade-epa."


def test_the_most_alike_story_is_taken() -> None:
    mine = _analysis(actors=("eu", "borrell"), words=MINE)
    near, nearest = _analysis(actors=("eu", "borrell")), mine
    stories = (StoryCandidate(1, traits(near)), StoryCandidate(2, traits(nearest)))
    assert place(mine, (), stories).story_id == 2


def test_reports_do_not_chain() -> None:
    days = ["2024-02-01", "2024-02-04", "2024-02-07", "2024-02-10"]
    reports = [_analysis(when=day, words=MINE) for day in days]
    assert all(_place_beside(later, earlier) for earlier, later in pairwise(reports))
    founding: list[Traits] = [traits(reports[0])]
    assert place(reports[-1], (), [StoryCandidate(1, founding[0])]).story_id is None


def _place_beside(later: Analysis, earlier: Analysis) -> bool:
    return place(later, (), (StoryCandidate(1, traits(earlier)),)).story_id == 1


def test_an_instant_and_its_day_are_the_same_day() -> None:
    at_noon = Moment(datetime(2024, 2, 19, 12, tzinfo=UTC), parse_moment("2024-02-19T12:00:00Z", "").precision, "")
    mine = _analysis(actors=("eu", "borrell"))
    founding = traits(mine)
    noon = Traits(founding.actors, founding.topics, at_noon, None, "en", founding.weights)
    assert place(mine, (), (StoryCandidate(1, noon),)).story_id == 1
