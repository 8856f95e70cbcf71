"""What a card shows of a story or a fact, and what it admits not to know."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.articles import Article, Written
from bot.domain.facts import AgreementState, Citation, Fact, FactStatus
from bot.domain.messages import Link, Quote, Text, When
from bot.domain.moments import Precision
from bot.domain.sources import SourceKind
from bot.views.cards import fact_card, story_card
from bot.views.citations import further_citations
from tests.views.make import CATALOG, NOW, WORDING, article, conflict, day, fact, story, words


def _dateline(*articles: Article) -> str:
    return words(story_card(story(*articles), CATALOG, WORDING, "en").dateline)


def _sources(*articles: Article) -> list[str]:
    return words(*story_card(story(*articles), CATALOG, WORDING, "en").sources).split("\n")


def _from_file(number: int, name: str) -> Article:
    return article(number, publisher=name, kind=SourceKind.FILE, url=None)


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        pytest.param([article(published=day(2024, 2, 21))], "Published 21 Feb 2024 · 1 report", id="published"),
        pytest.param(
            [article(published=day(2023, 7, 14, "the feed"), event=day(2023, 7, 13, "the catalogue: summit"))],
            "Published 14 Jul 2023 · Event 13 Jul 2023 (the catalogue: summit) · 1 report",
            id="published and event",
        ),
        pytest.param(
            [article()],
            "Publication date not known · First seen 9 Mar 2026, 08:00 CET (16:00 JST) · 1 report",
            id="neither is known",
        ),
        pytest.param(
            [article(event=day(2023, 7, 13, "the text"))],
            "Publication date not known · First seen 9 Mar 2026, 08:00 CET (16:00 JST) · Event 13 Jul 2023 (the text)"
            " · 1 report",
            id="event alone",
        ),
        pytest.param(
            [_from_file(1, "a.txt"), _from_file(2, "b.html")],
            "Publication date not known · First seen 9 Mar 2026, 08:00 CET (16:00 JST) · 2 reports, origin not known",
            id="files of unknown origin",
        ),
        pytest.param(
            [article(1, published=day(2024, 2, 22)), _from_file(2, "b.html")],
            "Published 22 Feb 2024 · 2 reports, 1 independent, 1 of unknown origin",
            id="a file beside a report",
        ),
        pytest.param(
            [article(1), article(2, publisher="B", published=day(2024, 2, 22))],
            "Published 22 Feb 2024 · 2 independent reports",
            id="dated by the second report",
        ),
        pytest.param(
            [
                article(1, published=day(2024, 2, 21)),
                article(2, publisher="B"),
                article(3, duplicate_of=1),
                article(4, duplicate_of=1),
            ],
            "Published 21 Feb 2024 · 4 reports, 2 independent, 2 reprints",
            id="reprints counted apart",
        ),
    ],
)
def test_the_dateline_says_what_is_known_and_why(articles: list[Article], expected: str) -> None:
    assert _dateline(*articles) == expected


def test_a_story_by_itself_says_where_each_date_stands() -> None:
    card = story_card(story(article(published=day(2024, 2, 21))), CATALOG, WORDING, "en", in_full=True)
    assert words(card.dateline) == "Published 21 Feb 2024 (the page) · 1 report"


@pytest.mark.parametrize(
    ("has_facts", "expected"), [(True, ["story", "facts", "why", "report"]), (False, ["story", "why", "report"])]
)
def test_a_card_leads_to_the_facts_drawn_from_its_story_where_there_are_any(
    has_facts: bool, expected: list[str]
) -> None:
    card = story_card(replace(story(), has_facts=has_facts), CATALOG, WORDING, "en")
    assert [button.command for button in card.buttons] == expected


def test_first_seen_is_an_instant_so_that_each_reader_sees_it_in_their_zone() -> None:
    whens = [part for part in story_card(story(), CATALOG, WORDING, "en").dateline if isinstance(part, When)]
    assert [(when.moment.value, when.moment.precision) for when in whens] == [(NOW, Precision.INSTANT)]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(article(kind=SourceKind.OFFICIAL), "Example Daily · English · official", id="official"),
        pytest.param(article(kind=SourceKind.THINK_TANK), "Example Daily · English · think tank", id="think tank"),
        pytest.param(article(kind=SourceKind.OTHER), "Example Daily · English", id="other"),
        pytest.param(
            article(kind=SourceKind.FILE),
            "Example Daily · English · from a file, not read at its address",
            id="a file that names an address",
        ),
        pytest.param(article(kind=SourceKind.FILE, url=None), "Example Daily · English · from a file", id="a file"),
        pytest.param(article(kind=SourceKind.STARTER), "eujp starter material · English", id="our own words"),
        pytest.param(article(language="ja"), "Example Daily · Japanese · press", id="Japanese"),
        pytest.param(article(language="und"), "Example Daily · language not known · press", id="unknown language"),
        pytest.param(article(language="tlh"), "Example Daily · tlh · press", id="unlisted language"),
        pytest.param(
            article(machine_translated=True), "Example Daily · English · press · machine-translated", id="machine"
        ),
        pytest.param(article(headline_only=True), "Example Daily · English · press · headline only", id="headline"),
        pytest.param(article(publisher=""), "daily.example.com · English · press", id="the host for the publisher"),
        pytest.param(
            article(publisher="", url=None), "publisher not known · English · press", id="neither publisher nor address"
        ),
        pytest.param(
            article(publisher="", url="http://[broken"), "publisher not known · English · press", id="broken address"
        ),
    ],
)
def test_a_source_line_says_who_speaks_and_how(one: Article, expected: str) -> None:
    assert _sources(one) == [expected]


def test_the_lead_comes_first_then_independent_reports_then_reprints() -> None:
    reprint = article(1, publisher="Copy", duplicate_of=2)
    original = article(2, publisher="Original")
    official = article(3, publisher="Ministry", kind=SourceKind.OFFICIAL)
    lines = _sources(reprint, original, official)
    assert [line.split(" · ")[0] for line in lines] == ["Ministry", "Original", "Copy"]
    assert lines[2].endswith("reprint")


def test_more_than_five_reports_are_counted() -> None:
    lines = _sources(*(article(number, publisher=f"P{number}") for number in range(1, 9)))
    assert len(lines) == 6
    assert lines[-1] == "and 3 more reports"


def test_the_sentences_are_the_summary_word_for_word() -> None:
    card = story_card(story(article(sentences=("First.", "Second.", "Third.", "Fourth."))), CATALOG, WORDING, "en")
    assert card.sentences == (Quote("First."), Quote("Second."), Quote("Third."))


MACHINE = Written("small-model", "en", "Agreement signed", ("The EU and Japan signed an accord.", "It covers ports."))


def test_what_a_machine_wrote_is_labelled_and_stands_beside_the_source_s_own_words() -> None:
    lead = replace(article(title="Abkommen unterzeichnet", language="de"), written=MACHINE)
    card = story_card(story(lead), CATALOG, WORDING, "en")
    assert card.title == Link(
        "Abkommen unterzeichnet · Machine-translated: Agreement signed", "https://daily.example.com/1"
    )
    assert card.sentences == (Quote("The EU and Japan signed a hydrogen accord."),)
    assert words(card.written) == (
        "Machine-written by small-model from the source; names, numbers and dates checked: "
        "The EU and Japan signed an accord. It covers ports."
    )


def test_where_a_machine_wrote_nothing_that_holds_the_card_is_as_ever() -> None:
    tried = replace(article(), written=Written("small-model", "en"))
    assert story_card(story(tried), CATALOG, WORDING, "en") == story_card(story(), CATALOG, WORDING, "en")


def test_the_headline_is_a_link_only_where_there_is_a_web_address() -> None:
    title = "EU and Japan sign a hydrogen accord"
    assert story_card(story(), CATALOG, WORDING, "en").title == Link(title, "https://daily.example.com/1")
    assert story_card(story(article(url=None)), CATALOG, WORDING, "en").title == Text(title)
    assert story_card(story(article(url="javascript:alert(1)")), CATALOG, WORDING, "en").title == Text(title)


def test_a_report_without_a_headline_is_named_after_its_publisher() -> None:
    card = story_card(story(article(title="", url=None)), CATALOG, WORDING, "en")
    assert card.title == Text("Untitled report from Example Daily")


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        pytest.param("en", ("Trade", "Green energy"), id="English"),
        pytest.param("ja", ("貿易", "Green energy"), id="Japanese where there is a name"),
    ],
)
def test_topics_of_all_reports_stand_by_their_display_names(locale: str, expected: tuple[str, ...]) -> None:
    reports = story(article(1, topics=("trade-epa",)), article(2, topics=("trade-epa", "green-energy")))
    assert story_card(reports, CATALOG, WORDING, locale).tags == expected


def test_a_topic_the_catalogue_no_longer_has_stands_by_its_id() -> None:
    assert story_card(story(article(topics=("gone",))), CATALOG, WORDING, "en").tags == ("gone",)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        pytest.param("", "The text could not be read.", id="no reason"),
        pytest.param(
            "the server answered 403.", "The text could not be read: the server answered 403.", id="with its reason"
        ),
    ],
)
def test_a_text_that_could_not_be_read_is_said_so(note: str, expected: str) -> None:
    card = story_card(story(article(headline_only=True, sentences=(), note=note)), CATALOG, WORDING, "en")
    assert words(*card.notes) == expected
    assert card.sentences == ()


def test_reports_that_date_the_event_differently_are_said_to_differ() -> None:
    reports = story(article(1, event=day(2026, 3, 3)), article(2, event=day(2026, 3, 2)), article(3))
    notes = words(*story_card(reports, CATALOG, WORDING, "en").notes)
    assert notes == "⚠ Reports differ on the date of the event: 2 Mar 2026, 3 Mar 2026."


def test_reports_that_agree_on_the_event_have_no_note() -> None:
    reports = story(article(1, event=day(2026, 3, 3)), article(2, event=day(2026, 3, 3)))
    assert story_card(reports, CATALOG, WORDING, "en").notes == ()


def test_our_own_short_reports_are_told_from_reports() -> None:
    notes = story_card(story(article(1), article(2, kind=SourceKind.STARTER)), CATALOG, WORDING, "en").notes
    assert list(map(words, notes)) == ["Starter material in eujp's own words, not a report."]


def test_the_buttons_open_the_story_say_why_and_report_an_error() -> None:
    buttons = story_card(story(article(31), number=7), CATALOG, WORDING, "en").buttons
    assert [(button.command, dict(button.arguments)) for button in buttons] == [
        ("story", {"id": "7"}),
        ("why", {"id": "31"}),
        ("report", {"story": "7"}),
    ]


def test_a_story_whose_words_do_not_agree_with_a_fact_says_so_in_one_line() -> None:
    disputed = replace(story(), conflicts=(conflict(note="The fact is of 2025-01-01, the text says 2024-11-01."),))
    [note] = story_card(disputed, CATALOG, WORDING, "en").notes
    assert words(note) == "⚠ Disagrees with fact accord: The fact is of 2025-01-01, the text says 2024-11-01."


QUOTED = Citation("Example Daily", "https://daily.example.com/1", official=False, version_id=4, quote="It was signed.")
BARE = Citation("A printed book", None, official=False)


@pytest.mark.parametrize(
    ("citations", "expected"),
    [
        pytest.param((), "Example Register · official · address only", id="starter fact"),
        pytest.param((QUOTED,), "“It was signed.” — Example Daily", id="quote"),
        pytest.param((replace(QUOTED, official=True),), "“It was signed.” — Example Daily · official", id="official"),
        pytest.param((replace(QUOTED, kind=SourceKind.PRESS),), "“It was signed.” — Example Daily · press", id="press"),
        pytest.param(
            (replace(QUOTED, kind=SourceKind.FILE),),
            "“It was signed.” — Example Daily · from a file, not read at its address",
            id="given in a file",
        ),
        pytest.param(
            (replace(QUOTED, official=True, independent=False),),
            "“It was signed.” — Example Daily · official · not a further origin",
            id="of a site that is cited already",
        ),
        pytest.param((BARE,), "A printed book · no text and no address stored", id="neither quote nor address"),
    ],
)
def test_a_citation_shows_its_quote_or_that_it_is_an_address_only(
    citations: tuple[Citation, ...], expected: str
) -> None:
    assert words(*fact_card(fact(*citations), CATALOG, WORDING, "en").citations) == expected


def test_a_fact_shows_its_date_place_and_status() -> None:
    card = fact_card(replace(fact(), state=AgreementState.IN_FORCE), CATALOG, WORDING, "en")
    assert words(card.dateline) == "4 Mar 2026 (official text) · Tokyo · in force · approved fact · accord"
    assert card.tags == ("Starter fact", "Green energy")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (FactStatus.PROPOSED, "proposed, not yet approved"),
        (FactStatus.APPROVED, "approved fact"),
        (FactStatus.REJECTED, "rejected"),
        (FactStatus.RETRACTED, "retracted"),
    ],
)
def test_a_fact_always_shows_its_status(status: FactStatus, expected: str) -> None:
    assert words(fact_card(fact(status=status), CATALOG, WORDING, "en").dateline).endswith(f" · {expected} · accord")


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(fact(), "Hydrogen accord", id="approved"),
        pytest.param(fact(status=FactStatus.RETRACTED), "Retracted: Hydrogen accord", id="retracted"),
        pytest.param(replace(fact(), title=""), "Fact accord", id="without a title"),
    ],
)
def test_a_fact_is_titled_and_a_retracted_one_says_so_there(one: Fact, expected: str) -> None:
    assert fact_card(one, CATALOG, WORDING, "en").title.value == expected


def test_a_fact_can_be_opened_and_an_error_in_it_reported() -> None:
    buttons = fact_card(fact(), CATALOG, WORDING, "en").buttons
    assert [(button.command, dict(button.arguments)) for button in buttons] == [
        ("fact", {"id": "accord"}),
        ("report", {"fact": "accord"}),
    ]


@pytest.mark.parametrize(
    ("citations", "expected"),
    [
        pytest.param((), False, id="an official address"),
        pytest.param((QUOTED,), True, id="press"),
        pytest.param((QUOTED, replace(QUOTED, official=True)), False, id="press and official"),
    ],
)
def test_what_no_official_source_says_is_marked_as_press_only(
    citations: tuple[Citation, ...], *, expected: bool
) -> None:
    assert ("no official source" in fact_card(fact(*citations), CATALOG, WORDING, "en").tags) is expected


def test_a_fact_with_a_quote_is_no_starter_fact() -> None:
    assert "Starter fact" not in fact_card(fact(QUOTED), CATALOG, WORDING, "en").tags


def test_what_is_uncertain_about_a_fact_is_a_note() -> None:
    assert words(*fact_card(fact(doubt="the day is inferred"), CATALOG, WORDING, "en").notes) == (
        "Doubt: the day is inferred"
    )


def test_a_card_shows_three_citations_and_counts_the_others_which_stand_under_it() -> None:
    quoted = tuple(replace(QUOTED, quote=f"It was signed {number} times.") for number in range(5))
    cited = fact(*quoted)
    lines = fact_card(cited, CATALOG, WORDING, "en").citations
    assert (len(lines), words(lines[3])) == (4, "and 2 more citations")
    assert [line[0] for line in further_citations(cited, WORDING)] == [Quote(one.quote) for one in quoted[3:]]


def test_a_fact_without_a_title_is_named_once() -> None:
    card = fact_card(replace(fact(), title=""), CATALOG, WORDING, "en")
    assert (card.title.value.count("accord"), words(card.dateline).count("accord")) == (1, 0)


def test_a_story_asked_for_in_a_language_is_led_by_a_report_in_it() -> None:
    told = story(
        article(1), article(2, title="日EU、水素で合意", language="ja", sentences=("合意した。",), publisher="B")
    )
    card = story_card(told, CATALOG, WORDING, "en", languages=("ja",))
    assert words((card.title,)) == "日EU、水素で合意"
    assert [quote.value for quote in card.sentences] == ["合意した。"]
