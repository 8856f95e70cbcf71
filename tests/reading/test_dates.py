"""Dates are read from the text and its head, with a reason, and are unknown otherwise."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.articles import Document
from bot.domain.moments import Moment, at_instant, parse_moment
from bot.reading.analysis import analyze
from bot.reading.dating import dates
from bot.reading.naming.names import NameFinder
from bot.reading.text.days import weekdays, written_days
from bot.reading.text.folding import fold_name
from tests.reading.small import SMALL, reading_of, small_names

WRITTEN = [
    pytest.param("February 21, 2024", (2024, 2, 21), id="English, American"),
    pytest.param("21st of February 2024", (2024, 2, 21), id="English, British"),
    pytest.param("21. Februar 2024", (2024, 2, 21), id="German"),
    pytest.param("le 1er juillet 2023", (2023, 7, 1), id="French"),
    pytest.param("13 luglio 2023", (2023, 7, 13), id="Italian"),
    pytest.param("el 13 de julio de 2023", (2023, 7, 13), id="Spanish"),
    pytest.param("13 lipca 2023", (2023, 7, 13), id="Polish"),
    pytest.param("2024年2月21日", (2024, 2, 21), id="Japanese"),
    pytest.param("令和5年7月13日", (2023, 7, 13), id="Japanese era"),
    pytest.param("2024년 2월 21일", (2024, 2, 21), id="Korean"),
    pytest.param("2024-02-21", (2024, 2, 21), id="ISO"),
    pytest.param("21.02.2024", (2024, 2, 21), id="German in figures"),
    pytest.param("May 12", (None, 5, 12), id="no year"),
    pytest.param("7月13日", (None, 7, 13), id="Japanese, no year"),
    pytest.param("13日の会談", (None, None, 13), id="Japanese, day alone"),
    pytest.param("July 2023", (2023, 7, None), id="month and year"),
    pytest.param("on the 13th, they met", (None, None, 13), id="English, day alone"),
    pytest.param("il primo novembre", (None, 11, 1), id="the first as a word"),
    pytest.param("23年3月", (2023, 3, None), id="Japanese, two figures of the year"),
    pytest.param("平成30年7月17日", (2018, 7, 17), id="the era before"),
    pytest.param("2025/7/23 11:32", (2025, 7, 23), id="year first, with strokes"),
    pytest.param("2024. 2. 21.", (2024, 2, 21), id="Korean in figures"),
    pytest.param("02/21/2024", (2024, 2, 21), id="the month before a day past the twelfth"),
    pytest.param("3 to 5 June 2024", (2024, 6, 3), id="several days: the first"),
    pytest.param("June 3-5, 2024", (2024, 6, 3), id="several days, American"),
    pytest.param("vom 3. bis 5. Juni 2024", (2024, 6, 3), id="several days, German"),
    pytest.param("du lundi 3 au mercredi 5 juin", (None, 6, 3), id="several days with their weekdays"),
    pytest.param("3, 4 and 5 June", (None, 6, 3), id="three days"),
    pytest.param("30 December to 2 January 2025", (2024, 12, 30), id="several days across the new year"),
    pytest.param("6月3日（月）～5日（水）", (None, 6, 3), id="several days, Japanese"),
    pytest.param("13、14両日", (None, None, 13), id="two days, Japanese"),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_a_written_date_is_read_as_far_as_it_goes(
    text: str, expected: tuple[int | None, int | None, int | None]
) -> None:
    assert [(found.year, found.month, found.day) for found in written_days(fold_name(text))] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "it may 12 months",
        "3日間",
        "3日後",
        "99 January 2024",
        "version 2.3",
        "",
        "30. Februar 2024",
        "令和99年7月13日",
        "06/07/2023",
        "on the 13th EU-Japan summit",
    ],
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert [found for found in written_days(fold_name(text)) if found.whole and found.on(0, 0)] == []


def test_a_date_in_figures_is_read_as_its_language_writes_it() -> None:
    (found,) = written_days("06/07/2023", "fr")
    assert (found.year, found.month, found.day) == (2023, 7, 6)


@pytest.mark.parametrize(
    ("text", "day"),
    [("on Thursday", 3), ("am Donnerstag", 3), ("giovedì", 3), ("木曜日", 3), ("vendredi", 4), ("el lunes", 0)],
)
def test_weekdays_are_known_in_their_languages(text: str, day: int) -> None:
    assert weekdays(fold_name(text)) == (day,)


CLAIMED = at_instant(datetime(2025, 1, 2, 8, tzinfo=UTC), "the feed")
LEADERS = (
    "European Commission President Ursula von der Leyen met Japanese Prime Minister Fumio Kishida"
    " and EU Council President Charles Michel on Thursday."
)


def test_what_feed_or_page_claims_is_believed_first() -> None:
    reading = reading_of("The EU and Japan met.", "", "February 21, 2024")
    assert dates.published(CLAIMED, reading, SMALL) == CLAIMED


@pytest.mark.parametrize(
    "line", ["February 21, 2024", "Brüssel, 21. Februar 2024", "2024年2月21日 10:00", "2024-02-21"]
)
def test_a_whole_date_at_the_head_is_the_day_of_publication(line: str) -> None:
    moment = dates.published(None, reading_of("The EU and Japan met.", "", "1 min read", line), SMALL)
    assert moment is not None
    assert (moment.iso(), moment.reason) == ("2024-02-21", "dateline, or date above the text")


def test_the_date_of_an_update_gives_way_to_that_of_publication() -> None:
    reading = reading_of("The EU and Japan met.", "", "Updated: March 3, 2024", "Published: February 21, 2024")
    moment = dates.published(None, reading, SMALL)
    assert moment is not None
    assert moment.iso() == "2024-02-21"


PROSE = (
    "Japan and the European Union agreed to share the cost of a cable through the Arctic Ocean, officials said.",
    "The cable will be laid by two ships, one from each side, over the next four summers, and carry data from 2030.",
)
HEADLINE = "Japan and EU agree on a cable"
NEXT = "The cows of the valley have won a prize again, the third in as many years, said their proud owner, a farmer."
HEADS = [
    pytest.param((HEADLINE, "May 12, 2024", *PROSE), "2024-05-12", id="below the headline"),
    pytest.param(("May 12, 2024", "1 min read", HEADLINE, *PROSE), "2024-05-12", id="above it, with nothing between"),
    pytest.param(
        ("Thursday, November 21, 2024", "Home", "World", HEADLINE, "By Ann Lee", *PROSE), None, id="a site's masthead"
    ),
    pytest.param(
        ("Arctic Post", "Thursday, November 21, 2024", HEADLINE, "May 12, 2024", *PROSE),
        "2024-05-12",
        id="a masthead, and below the headline",
    ),
    pytest.param(
        (HEADLINE, PROSE[0], "Cows win a prize in the valley again", "By Bob Ray", "June 3, 2025", NEXT),
        None,
        id="that of the article below",
    ),
    pytest.param(
        (HEADLINE, *PROSE, "Cows win a prize in the valley again", "June 3, 2025", NEXT),
        None,
        id="that of the article below, no author named",
    ),
    pytest.param((HEADLINE, "Tokyo, 12-14 May 2024", *PROSE), None, id="the days of a meeting"),
]


@pytest.mark.parametrize(("lines", "expected"), HEADS)
def test_only_a_date_in_an_articles_own_head_is_that_of_publication(
    lines: tuple[str, ...], expected: str | None
) -> None:
    published = analyze(Document("\n\n".join(lines)), small_names()).published
    assert (published and published.iso()) == expected


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_a_claim_of_a_year_no_report_can_have_is_none(year: str) -> None:
    claimed = parse_moment(f"{year}-12-31", "the file")
    assert analyze(Document("The EU and Japan met yesterday.", published=claimed), small_names()).published is None


def test_a_dateline_takes_its_year_from_weekday_and_offices() -> None:
    moment = dates.published(None, reading_of(LEADERS, "", "Tokyo, May 12, (dpa) -"), SMALL)
    assert moment is not None
    assert moment.iso() == "2022-05-12"
    assert "Thursday" in moment.reason
    assert "Kishida" in moment.reason


UNSETTLED = [
    pytest.param(LEADERS.replace(" on Thursday", ""), "Tokyo, May 12 -", id="no weekday named"),
    pytest.param("The EU and Japan met on Thursday.", "Tokyo, May 12 -", id="nobody named in office"),
    pytest.param(LEADERS, "Tokyo, May 13 -", id="weekday and offices leave no year"),
    pytest.param(
        "European Commission President Ursula von der Leyen spoke on Thursday.",
        "Tokyo, May 12 -",
        id="several years fit",
    ),
    pytest.param(LEADERS, "1 min read", id="no dateline"),
    pytest.param("Former Prime Minister Fumio Kishida spoke on Thursday.", "Tokyo, May 12 -", id="a former office"),
]


@pytest.mark.parametrize(("text", "line"), UNSETTLED)
def test_a_dateline_that_is_not_settled_leaves_the_date_unknown(text: str, line: str) -> None:
    assert dates.published(None, reading_of(text, "", line), SMALL) is None


def _event(text: str, published: str | None, title: str = "", language: str = "en") -> tuple[str | None, str | None]:
    when: Moment | None = parse_moment(published, "the feed") if published else None
    reading = reading_of(text, title, language=language)
    moment, event = dates.event(reading, when, SMALL, relevant=True)
    return (moment.iso() if moment else None, event.id if event else None)


TOLD = [
    pytest.param("The EU decided on Monday.", "2024-02-21", "2024-02-19", id="a weekday before publication"),
    pytest.param("The EU decided on Wednesday.", "2024-02-21", "2024-02-21", id="the weekday of publication"),
    pytest.param("The EU decided yesterday.", "2024-02-21", "2024-02-20", id="yesterday"),
    pytest.param("The EU and Japan signed on 19 February.", "2024-02-21", "2024-02-19", id="a day and month"),
    pytest.param("The EU and Japan signed on 28 December.", "2024-01-02", "2023-12-28", id="across the new year"),
    pytest.param(
        "They signed on 17 July in Tokyo.", "2024-07-16T22:00:00Z", "2024-07-17", id="the day of another zone"
    ),
    pytest.param("Officials met in Tokyo on 11 and 12 July.", "2024-07-16", "2024-07-11", id="the first of two days"),
    pytest.param("Officials met last week.", "2024-07-16", "2024-07-08", id="a week"),
    pytest.param("The EU and Japan signed on 17 July 2018.", None, "2018-07-17", id="a whole date, undated text"),
    pytest.param("The EU and Japan signed in July 2018.", None, "2018-07", id="a month, undated text"),
    pytest.param("The EU and Japan signed on 11 July.", "2024-07", "2024-07-11", id="a text dated to the month"),
    pytest.param("They met on Monday.", None, None, id="a weekday in an undated text"),
    pytest.param("They met on Monday.", "2024-02", None, id="a weekday in a text dated to the month"),
    pytest.param("They met last week.", "2024-02", None, id="a week in a text dated to the month"),
    pytest.param("They met on Monday.", "0001-01-01", None, id="a text dated to the first year there is"),
    pytest.param("They met yesterday.", "9999-12-31", None, id="a text dated to the last"),
    pytest.param("Nothing is told.", "2024-02-21", None, id="nothing told"),
    pytest.param(
        "They agreed on Monday to hold their next summit in Tokyo.", "2024-07-16", "2024-07-15", id="a plan agreed"
    ),
    pytest.param(
        "Ahead of a summit next week, trade chiefs met on Monday.", "2024-07-16", "2024-07-15", id="before a summit"
    ),
    pytest.param(
        "The pact signed on Monday will see both share data.", "2024-07-16", "2024-07-15", id="what it brings"
    ),
    pytest.param(
        "Five years after their pact took effect, both on Monday began a review.",
        "2024-07-16",
        "2024-07-15",
        id="news after a look back",
    ),
]


@pytest.mark.parametrize(("text", "published", "expected"), TOLD)
def test_the_text_tells_the_day_of_its_event(text: str, published: str | None, expected: str | None) -> None:
    assert _event(text, published)[0] == expected


NOT_TOLD = [
    pytest.param("Leaders will meet on Monday.", "2024-02-21", id="a plan"),
    pytest.param("On Thursday leaders will meet in Tokyo.", "2024-02-21", id="a plan, its day first"),
    pytest.param("They will meet on 23 July, officials said on Monday.", "2024-07-16", id="the day a plan is told"),
    pytest.param(
        "Leaders will meet on 23 July. Preparations ended on Friday.", "2024-07-16", id="what went before a plan"
    ),
    pytest.param("The pact must be ratified by 31 July 2024.", "2024-07-30", id="a limit"),
    pytest.param("A year after the deal of July 13, 2023 trade grew.", "2023-07-14", id="a look back"),
    pytest.param("The pact, in force since 1 February 2019, works.", "2024-02-01", id="an old date"),
    pytest.param("The pact, signed on 17 July 2018, works.", None, id="an aside in an undated text"),
    pytest.param(
        "Since the pact was signed on 17 July 2018, both have met often.", None, id="since, in an undated text"
    ),
    pytest.param("“Today we win,” said the coach.", "2024-02-21", id="a word of another's speech"),
    pytest.param("Today the EU is the second partner of Japan.", "2024-02-21", id="these times"),
]


@pytest.mark.parametrize(("text", "published"), NOT_TOLD)
def test_a_day_that_is_not_that_of_the_news_is_not_its_day(text: str, published: str | None) -> None:
    assert _event(text, published)[0] is None


SUMMIT = (
    "The European Union and Japan launched a dialogue on Thursday. At the EU-Japan summit in Brussels Prime"
    " Minister Fumio Kishida was received by Charles Michel of the European Council and Ursula von der Leyen of the"
    " Commission."
)
CATALOGUED = [
    pytest.param(SUMMIT, None, ("2023-07-13", "summit-2023"), id="people, place and weekday agree"),
    pytest.param(SUMMIT.replace("Thursday", "Friday"), None, (None, None), id="another weekday"),
    pytest.param(SUMMIT.replace(" on Thursday", ""), None, (None, None), id="no weekday and no date"),
    pytest.param(SUMMIT.replace("Brussels", "Rome"), None, (None, None), id="another place"),
    pytest.param(SUMMIT.replace("Fumio Kishida", "Shigeru Ishiba"), None, (None, None), id="another prime minister"),
    pytest.param(SUMMIT.replace("launched", "will launch"), None, (None, None), id="it looks ahead"),
    pytest.param("Last year " + SUMMIT[0].lower() + SUMMIT[1:], None, (None, None), id="it looks back"),
    pytest.param(SUMMIT, "2023-07-14", ("2023-07-13", "summit-2023"), id="published the day after"),
    pytest.param(SUMMIT, "2023-07", ("2023-07-13", "summit-2023"), id="published that month"),
    pytest.param(SUMMIT.replace(" on Thursday", ""), "2023-07-14", ("2023-07-13", "summit-2023"), id="dated text"),
    pytest.param(SUMMIT, "2024-07-14", ("2024-07-11", None), id="published a year later"),
    pytest.param(
        SUMMIT.replace(" on Thursday", " on 20 May"), "2023-07", (None, None), id="a day of its own, dated to a month"
    ),
    pytest.param(SUMMIT.replace(" on Thursday", ""), "2023-07", ("2023-07-13", "summit-2023"), id="dated to the month"),
    pytest.param(
        "Trade grew. Ports are full. Ships wait. Yards are empty. Prices fell. " + SUMMIT,
        None,
        (None, None),
        id="mentioned late",
    ),
]


@pytest.mark.parametrize(("text", "published", "expected"), CATALOGUED)
def test_a_catalogued_event_lends_its_day_only_to_its_own_report(
    text: str, published: str | None, expected: tuple[str | None, str | None]
) -> None:
    assert _event(text, published) == expected


def test_the_reason_names_what_agreed() -> None:
    moment, _ = dates.event(reading_of(SUMMIT), None, SMALL, relevant=True)
    assert moment is not None
    assert moment.reason == "catalogued event “29th summit”, by von der Leyen, Michel, Kishida, Brussels, Thursday"


def test_what_is_not_relevant_takes_no_catalogued_day() -> None:
    assert dates.event(reading_of(SUMMIT), None, SMALL, relevant=False) == (None, None)


def test_no_date_is_ever_that_of_today() -> None:
    moment, _ = dates.event(reading_of("Today the EU and Japan met."), None, SMALL, relevant=True)
    assert moment is None
    assert dates.published(None, reading_of("Today the EU and Japan met."), SMALL) is None


@pytest.mark.parametrize(
    "text",
    [
        "The EU and Japan discuss new safeguards on steel. Their partnership agreement, signed on 17 July 2018, stays.",
        "Japan and the EU signed a pact on hydrogen on Monday. The commissioner, born on 14 May 1965, was content.",
        "Die EU und Japan berieten am Donnerstag. Der Termin vom 5. März 2021 war verschoben worden.",
        "The EU and Japan have scheduled their next summit for 15 July 2027, the Commission announced.",
        "Register by 30 November 2026\n\nThe EU and Japan signed a pact, officials said on Monday. Both will invest.",
    ],
    ids=["a treaty's date in passing", "a birthday", "a date put off", "a meeting to come", "a deadline on the page"],
)
def test_a_day_that_is_not_the_news_is_neither_publication_nor_event(names: NameFinder, text: str) -> None:
    analysis = analyze(Document(text), names)
    assert (analysis.published, analysis.event) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Kishida recalled the EU-Japan summit in Brussels with Charles Michel and Ursula von der Leyen on Thursday.",
        "Kishida, Charles Michel and von der Leyen remember the EU-Japan summit in Brussels and that Thursday.",
    ],
    ids=["somebody recalls it", "all remember it"],
)
def test_who_remembers_an_event_does_not_report_it(names: NameFinder, text: str) -> None:
    assert analyze(Document(text), names).event is None


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("EU and Japan trade officials said that supply chains need protection and want an agreement.", "2024-05-04"),
        ("The European Union and Japan want to restart talks about a trade deal for fish.", "2019-02-03"),
        ("EU and Japan launched a business round table in Tokyo and asked for a better trade agreement.", "2018-07-20"),
    ],
    ids=["days after a dialogue", "days after a treaty's start", "days after a summit in the same town"],
)
def test_a_report_of_the_same_week_is_not_taken_for_the_catalogued_event(
    names: NameFinder, text: str, published: str
) -> None:
    document = Document(text, published=parse_moment(published, "the feed"))
    assert analyze(document, names).event is None


EN = "Japan and the EU agreed on hydrogen standards in Tokyo."
DE = "Japan und die EU haben sich in Tokio auf Standards für Wasserstoff geeinigt."
FR = "L'Union européenne et le Japon sont convenus de normes sur l'hydrogène."
IT = "Unione europea e Giappone hanno concordato standard per l'idrogeno."
ES = "La Unión Europea y Japón acordaron normas sobre el hidrógeno."
JA = "日本とEUは経済安全保障について協議した。"
OTHERS = [
    pytest.param(EN, "On 3 January the yen fell to its lowest level in a year.", id="English, a market"),
    pytest.param(EN, "On 3 January China restricted exports of rare earths.", id="English, a third party"),
    pytest.param(EN, "The United States and Britain signed an agreement on 5 January.", id="English, of two others"),
    pytest.param(EN, "On 3 January China restricted exports, which Japan and the EU regret.", id="English, regretted"),
    pytest.param(
        EN, "Officials of Japan and the EU spoke after a storm had hit Tokyo on Thursday.", id="English, a storm"
    ),
    pytest.param(EN, "Today Dutch farmers sell twice as much cheese there.", id="English, these times"),
    pytest.param(EN, "Today Japan and the EU sell each other twice as much cheese.", id="English, no act of today"),
    pytest.param(DE, "China hatte am 3. Januar die Ausfuhr seltener Erden beschränkt.", id="German, a third party"),
    pytest.param(DE, "Am Donnerstag hatte ein Erdbeben den Norden erschüttert.", id="German, an earthquake"),
    pytest.param(FR, "Le 5 janvier, la Chine a restreint ses exportations.", id="French, a third party"),
    pytest.param(FR, "Le yen a chuté lundi à son plus bas niveau depuis un an.", id="French, a market"),
    pytest.param(IT, "Il 5 gennaio la Cina ha limitato le esportazioni.", id="Italian, a third party"),
    pytest.param(IT, "Lunedì uno sciopero ha bloccato i porti.", id="Italian, a strike"),
    pytest.param(ES, "El 5 de enero China restringió sus exportaciones.", id="Spanish, a third party"),
    pytest.param(ES, "El jueves una tormenta azotó la costa.", id="Spanish, a storm"),
    pytest.param(JA, "中国は1月3日、レアアースの輸出を規制した。", id="Japanese, a third party"),
    pytest.param(JA, "5日の東京市場で円は1年ぶりの安値をつけた。", id="Japanese, a market"),
]
TENTH = parse_moment("2026-01-10", "the feed")


@pytest.mark.parametrize(("news", "other"), OTHERS)
def test_a_day_of_what_somebody_else_did_is_not_that_of_the_news(names: NameFinder, news: str, other: str) -> None:
    analysis = analyze(Document(f"{news} {other}", published=TENTH), names)
    assert (analysis.relevance.relevant, analysis.event) == (True, None)


GOING_ON = [
    pytest.param(EN, "The agreement was signed on Thursday in Brussels.", id="English, the agreement"),
    pytest.param(EN, "Both sides met on Thursday.", id="English, both sides"),
    pytest.param(
        EN, "The Japanese minister and the European Commission put their names to it on Thursday.", id="English, both"
    ),
    pytest.param(DE, "Das Abkommen wurde am Donnerstag in Brüssel unterzeichnet.", id="German"),
    pytest.param(FR, "L'accord a été signé jeudi à Tokyo.", id="French"),
    pytest.param("L'UE e il Giappone hanno firmato un patto.", "La firma è avvenuta giovedì a Tokyo.", id="Italian"),
    pytest.param(ES, "Las dos partes se reunieron el jueves en Tokio.", id="Spanish"),
    pytest.param(JA, "協議は8日、東京で行われた。", id="Japanese"),
]


@pytest.mark.parametrize(("news", "further"), GOING_ON)
def test_a_later_sentence_that_goes_on_with_the_news_tells_its_day(names: NameFinder, news: str, further: str) -> None:
    event = analyze(Document(f"{news} {further}", published=TENTH), names).event
    assert event is not None
    assert event.iso() == "2026-01-08"
