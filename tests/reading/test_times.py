"""The times a sentence states are held against the day its text is from, in every language the sources write."""

from __future__ import annotations

import pytest

from bot.domain.moments import Moment, at_day, parse_moment
from bot.reading.dating import dates
from bot.reading.naming.passages import Passage
from tests.reading.small import reading_of

TUESDAY = "2024-07-16"
"""A day of publication: a Tuesday."""


def _passage(text: str, language: str = "en") -> Passage:
    return reading_of(text, language=language).sentences[0]


def _stated(text: str, published: str | None = TUESDAY, language: str = "en") -> str | None:
    on = parse_moment(published, "the feed") if published else None
    moment = dates.stated(_passage(text, language), on, language=language)
    return moment.iso() if moment else None


IN_WORDS = [
    ("en", "Both signed on Thursday.", "2024-07-11"),
    ("en", "Both signed on Tuesday.", "2024-07-16"),
    ("en", "Both signed last Tuesday.", "2024-07-09"),
    ("en", "Both signed on Thursday last week.", "2024-07-11"),
    ("en", "Both signed last week.", "2024-07-08"),
    ("en", "Both signed two days ago.", "2024-07-14"),
    ("en", "Both agreed on this last July.", "2023-07"),
    ("en", "Both agreed on this in July last year.", "2023-07"),
    ("en", "Both agreed on this in March.", "2024-03"),
    ("en", "Both agreed on this in October.", "2023-10"),
    ("en", "Both agreed on this last year.", "2023"),
    ("en", "The pact took effect in early 2019.", "2019"),
    ("en", "The pact takes effect on 1 January 2025.", "2025-01-01"),
    ("en", "Leaders will meet on Thursday.", "2024-07-18"),
    ("en", "Leaders will meet in October.", "2024-10"),
    ("en", "Leaders will meet on 23 July.", "2024-07-23"),
    ("en", "Both signed on Thursday, 13 July.", "2023-07-13"),
    ("de", "Beide unterzeichneten am Donnerstag.", "2024-07-11"),
    ("de", "Beide unterzeichneten am vergangenen Dienstag.", "2024-07-09"),
    ("de", "Beide unterzeichneten gestern.", "2024-07-15"),
    ("de", "Beide unterzeichneten letzte Woche.", "2024-07-08"),
    ("de", "Beide unterzeichneten vor zwei Tagen.", "2024-07-14"),
    ("de", "Beide beschlossen dies im vergangenen Juli.", "2023-07"),
    ("de", "Beide beschlossen dies im März vergangenen Jahres.", "2023-03"),
    ("fr", "Les deux ont signé jeudi.", "2024-07-11"),
    ("fr", "Les deux ont signé mardi dernier.", "2024-07-09"),
    ("fr", "Les deux ont signé il y a deux jours.", "2024-07-14"),
    ("fr", "Les deux ont signé la semaine dernière.", "2024-07-08"),
    ("fr", "Les deux ont signé en juillet de l’année dernière.", "2023-07"),
    ("fr", "Les deux signeront jeudi.", "2024-07-18"),
    ("it", "I due hanno firmato giovedì.", "2024-07-11"),
    ("it", "I due hanno firmato ieri.", "2024-07-15"),
    ("it", "I due hanno firmato lo scorso luglio.", "2023-07"),
    ("it", "I due hanno firmato due settimane fa.", "2024-07-01"),
    ("it", "I due firmeranno giovedì.", "2024-07-18"),
    ("es", "Ambos firmaron el jueves.", "2024-07-11"),
    ("es", "Ambos firmaron el pasado martes.", "2024-07-09"),
    ("es", "Ambos firmaron el pasado mes de julio.", "2023-07"),
    ("es", "Ambos firmaron hace dos días.", "2024-07-14"),
    ("nl", "Beide tekenden afgelopen donderdag.", "2024-07-11"),
    ("nl", "Beide tekenden gisteren.", "2024-07-15"),
    ("nl", "Beide tekenden in juli vorig jaar.", "2023-07"),
    ("nl", "Beide tekenden twee dagen geleden.", "2024-07-14"),
    ("pl", "Obie strony podpisały umowę w czwartek.", "2024-07-11"),
    ("pl", "Obie strony podpisały umowę wczoraj.", "2024-07-15"),
    ("pl", "Obie strony podpisały umowę w lipcu ubiegłego roku.", "2023-07"),
    ("pl", "Obie strony podpisały umowę dwa dni temu.", "2024-07-14"),
    ("ja", "両者は13日、合意した。", "2024-07-13"),
    ("ja", "両者は28日、合意した。", "2024-06-28"),
    ("ja", "両者は去る13日に合意した。", "2024-07-13"),
    ("ja", "両者は今月11日に合意した。", "2024-07-11"),
    ("ja", "両者は先月28日に合意した。", "2024-06-28"),
    ("ja", "両者は昨年7月に合意した。", "2023-07"),
    ("ja", "両者は昨年7月13日に合意した。", "2023-07-13"),
    ("ja", "両者は昨日、合意した。", "2024-07-15"),
    ("ja", "両者は先週、合意した。", "2024-07-08"),
    ("ja", "両者は3日前に合意した。", "2024-07-13"),
    ("ja", "両者は18日に会談する。", "2024-07-18"),
    ("ja", "両者は25日に会談を開く方向で調整している。", "2024-07-25"),
    ("zh", "双方去年7月签署了协议。", "2023-07"),
    ("ko", "양측은 지난 11일 합의했다.", "2024-07-11"),
]


@pytest.mark.parametrize(("language", "text", "expected"), IN_WORDS)
def test_words_of_time_are_held_against_publication(language: str, text: str, expected: str) -> None:
    assert _stated(text, language=language) == expected


OPEN = [
    pytest.param("Both signed a pact.", TUESDAY, "en", id="no time stated"),
    pytest.param("Both signed on Thursday.", None, "en", id="a weekday, undated"),
    pytest.param("Both signed in March.", None, "en", id="a month, undated"),
    pytest.param("Both signed on Thursday.", "2024-07", "en", id="a weekday, dated to a month"),
    pytest.param("両者は13日、合意した。", "2024", "ja", id="a day, dated to a year"),
    pytest.param("At the summit on 13 July both agreed.", "2024-06-23", "en", id="last year or to come"),
    pytest.param("Both want to ratify by 31 July 2024.", TUESDAY, "en", id="a limit"),
    pytest.param("7月末までに合意したい。", TUESDAY, "ja", id="a limit, Japanese"),
    pytest.param("Both signed the same day.", TUESDAY, "en", id="the same day as none before"),
    pytest.param("Beide bauen hier ihre Partnerschaft aus.", TUESDAY, "de", id="German hier is no French hier"),
    pytest.param("今日本は協力を深めている。", TUESDAY, "ja", id="今 and 日本 are no 今日"),
    pytest.param("Both may march on.", TUESDAY, "en", id="verbs that are months"),
    pytest.param("Both signed on Thursday.", "9999-12-31", "en", id="a year of no report"),
]


@pytest.mark.parametrize(("text", "published", "language"), OPEN)
def test_what_nothing_settles_stays_open(text: str, published: str | None, language: str) -> None:
    assert _stated(text, published, language) is None


ARRANGEMENT = "She hailed the arrangement signed last week, as well as a memorandum signed on July 3."
SUMMIT: Moment = at_day(parse_moment("2023-07-13", "").day, "catalogued event")


@pytest.mark.parametrize(("act", "expected"), [("signed last", "2023-07-03 week"), ("signed on", "2023-07-03 day")])
def test_of_several_times_the_one_beside_the_act_counts(act: str, expected: str) -> None:
    passage = _passage(ARRANGEMENT)
    moment = dates.stated(passage, None, happened=SUMMIT, near=passage.folded.index(act))
    assert moment is not None
    assert f"{moment.iso()} {moment.precision}" == expected


REASONS = [
    pytest.param("Both signed on Monday.", "Monday, before publication", id="a weekday"),
    pytest.param("Both signed today.", "the day of publication", id="today"),
    pytest.param("Both signed last year.", "the year before publication", id="last year"),
    pytest.param("Both signed two weeks ago.", "2 weeks before publication", id="two weeks ago"),
    pytest.param("Both signed on 17 July 2018.", "the text says so", id="a whole date"),
    pytest.param("Both met on 3-5 July 2018.", "the text says so, the first of several days", id="several days"),
    pytest.param("Both signed on 11 July.", "the text says so, its year by publication", id="no year"),
    pytest.param("両者は11日、合意した。", "the text says so, its month by publication", id="a day alone"),
]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_the_reason_says_how_a_time_was_settled(text: str, reason: str) -> None:
    moment = dates.stated(_passage(text, "ja" if "日" in text else "en"), parse_moment(TUESDAY, "the feed"))
    assert moment is not None
    assert moment.reason == reason


def test_an_undated_text_is_held_against_its_event_and_says_so() -> None:
    moment = dates.stated(_passage("Both signed on Thursday."), None, happened=SUMMIT)
    assert moment is not None
    assert (moment.iso(), moment.reason) == ("2023-07-13", "Thursday, the day of the event")


@pytest.mark.parametrize(("text", "language"), [("Both signed the same day.", "en"), ("両者は同日、署名した。", "ja")])
def test_the_same_day_is_the_one_stated_before(text: str, language: str) -> None:
    published = parse_moment(TUESDAY, "the feed")
    moment = dates.stated(_passage(text, language), published, language=language, before=SUMMIT)
    assert moment is not None
    assert (moment.iso(), moment.reason) == ("2023-07-13", "the same day as told before")


def test_a_sentence_without_end_is_read_in_time() -> None:
    assert _stated("On 1 May 2024 and " * 20_000 + "so on.") == "2024-05-01"
