"""The same text is a reprint, the same event a story, and nothing else joins."""

from __future__ import annotations

import pytest

from bot.domain.articles import Analysis, Relevance
from bot.domain.marks import Marks
from bot.domain.moments import parse_moment
from bot.domain.stories import CORE, StoryCandidate, TextCandidate, Traits
from bot.reading.stories.similarity import bands, likeness, place, signature, traits, weights

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


MINE = "Simson and Saito agreed on hydrogen standards in Tokyo"
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
    words: str = TEXT, *, relevant: bool = True, published: str | None = "2024-11-01", **read: object
) -> Analysis:
    return Analysis(
        title="",
        language="en",
        text=words,
        published=parse_moment(published, "the feed") if published else None,
        event=None,
        event_id=None,
        relevance=Relevance(relevant, 1.0, ()),
        topics=("trade-epa",),
        actors=("eu", "japan"),
        summary=(),
        signature=signature(words, "en"),
        weights=weights(words, "en"),
        marks=Marks(**read),  # type: ignore[arg-type]  # the marks the cases below name
    )


def _text(article_id: int, story_id: int | None, analysis: Analysis) -> TextCandidate:
    return TextCandidate(article_id, story_id, analysis.signature, analysis.published, analysis.marks)


def _numbers(*numbers: str) -> frozenset[str]:
    return frozenset(numbers)


def test_a_reprint_joins_the_story_of_its_origin() -> None:
    origin = _text(3, 9, _analysis())
    placement = place(_analysis(), (_text(2, 8, _analysis(DIFFERENT)), origin), ())
    assert (placement.duplicate_of, placement.story_id, placement.core) == (3, 9, ())
    assert placement.reason == "The text is that of article 3: 100% of it is the same."


REPRINTS_BY_MARKS = [
    pytest.param({}, {}, id="nothing told"),
    pytest.param({"published": "2024-11-09"}, {}, id="a week later"),
    pytest.param({"published": "2024-11"}, {"published": "2024-11-28"}, id="a day of the same month"),
    pytest.param({"published": None}, {}, id="a date not known"),
    pytest.param({"numbers": _numbers("10", "635")}, {"numbers": _numbers("10", "635", "2011")}, id="a number cut off"),
    pytest.param({"numbers": _numbers("10", "635", "9")}, {"numbers": _numbers("10", "635", "8")}, id="one corrected"),
    pytest.param({"ordinals": _numbers("7")}, {}, id="the ordinal cut off"),
]
NOTICES = [
    pytest.param({"published": "2024-12-01"}, {}, id="a month later"),
    pytest.param({"ordinals": _numbers("7")}, {"ordinals": _numbers("6")}, id="the next of a series"),
    pytest.param({"numbers": _numbers("28", "2026")}, {"numbers": _numbers("11", "2024")}, id="other days"),
    pytest.param({"numbers": _numbers("3.2", "845")}, {"numbers": _numbers("2.1", "812")}, id="other figures"),
]


@pytest.mark.parametrize(("mine", "theirs"), REPRINTS_BY_MARKS)
def test_one_text_is_a_reprint_within_days_and_with_the_same_numbers(
    mine: dict[str, str], theirs: dict[str, str]
) -> None:
    one, other = _analysis(**mine), _analysis(**theirs)  # type: ignore[arg-type]  # keyword tables of the cases above
    assert place(one, (_text(1, 1, other),), ()).duplicate_of == 1
    assert place(other, (_text(1, 1, one),), ()).duplicate_of == 1


@pytest.mark.parametrize(("mine", "theirs"), NOTICES)
def test_a_notice_that_comes_round_again_in_the_same_words_is_no_reprint(
    mine: dict[str, str], theirs: dict[str, str]
) -> None:
    one, other = _analysis(**mine), _analysis(**theirs)  # type: ignore[arg-type]  # as above
    assert place(one, (_text(1, 1, other),), ()).duplicate_of is None
    assert place(other, (_text(1, 1, one),), ()).duplicate_of is None


def test_what_was_left_out_does_not_silence_a_relevant_version_of_it() -> None:
    left_out = _text(1, None, _analysis(relevant=False))
    assert place(_analysis(), (left_out,), ()).duplicate_of is None
    assert place(_analysis(relevant=False), (left_out,), ()).duplicate_of == 1


def test_what_is_not_relevant_joins_no_story_even_as_a_reprint() -> None:
    placement = place(_analysis(relevant=False), (_text(1, 4, _analysis()),), ())
    assert (placement.duplicate_of, placement.story_id) == (1, None)


SIMSON = frozenset({"kadri-simson"})
STANDARDS = frozenset({"green-energy:hydrogen"})


def test_the_reason_of_a_story_is_a_sentence() -> None:
    mine = _analysis(MINE, people=SIMSON, ideas=STANDARDS)
    placement = place(mine, (), (StoryCandidate(4, (traits(_analysis("", people=SIMSON, ideas=STANDARDS)),)),))
    assert placement.reason == "Same event as story 4: out together; both name Kadri Simson; both about hydrogen."


def test_the_reason_of_a_new_story_names_the_nearest_and_what_sets_it_apart() -> None:
    mine = _analysis(MINE, ideas=STANDARDS, ordinals=_numbers("7"), acts=frozenset({"signed"}))
    nearest = _analysis(MINE, ideas=STANDARDS, ordinals=_numbers("6"), acts=frozenset({"opened"}))
    placement = place(mine, (), (StoryCandidate(4, (traits(nearest),)),))
    assert placement.story_id is None
    assert placement.reason == (
        "No story known tells of the same event; the nearest, story 4, is another: another of its series; another act."
    )


def test_the_most_alike_story_is_taken() -> None:
    mine = _analysis(MINE, people=SIMSON, ideas=STANDARDS)
    near = traits(_analysis("", people=SIMSON, ideas=STANDARDS))
    stories = (StoryCandidate(1, (near,)), StoryCandidate(2, (near, traits(mine))))
    assert place(mine, (), stories).story_id == 2


def test_a_story_is_known_by_its_first_three_independent_reports() -> None:
    mine = _analysis(MINE, people=SIMSON, ideas=STANDARDS)
    core = [traits(mine)]
    for _ in range(CORE - 1):
        core = [*place(mine, (), (StoryCandidate(1, tuple(core)),)).core]
    assert core == [traits(mine)] * CORE
    full = place(mine, (), (StoryCandidate(1, tuple(core)),))
    assert (full.story_id, full.core) == (1, ())


def test_reports_do_not_chain() -> None:
    days = [f"2024-02-{day:02}" for day in range(1, 29, 3)]
    reports = [_analysis(MINE, published=day, people=SIMSON, ideas=STANDARDS) for day in days]
    core: tuple[Traits, ...] = (traits(reports[0]),)
    joined = []
    for report in reports[1:]:
        placement = place(report, (), (StoryCandidate(1, core),))
        joined.append(placement.story_id == 1)
        core = placement.core if placement.story_id and placement.core else core
    assert joined == [True, True, True, True, False, False, False, False, False]
