"""An answer shows who says it and where it is from; a refusal says what was searched."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.adapters.console import render
from bot.domain.answers import Answer, NameMatch, QuotedAnswer, Searched, WrittenAnswer
from bot.domain.articles import Span
from bot.domain.facts import Citation
from bot.domain.messages import FactCard, Quote
from bot.domain.moments import parse_moment
from bot.domain.sources import SourceKind
from bot.domain.stories import Story
from bot.views.asked import answer_message
from tests.views.make import CATALOG, WORDING, article, fact

SAID = "The EU and Japan signed a hydrogen accord."
SEARCHED = Searched(
    ("hydrogen", "signed"), (NameMatch("hydrogen", ("水素",)),), 2, 1, date(2026, 1, 6), date(2026, 3, 8)
)


def answer(**given: Any) -> Answer:
    """Make an answer, without quotes and facts unless they are given."""
    parts: dict[str, Any] = {"question": "When?", "quotes": (), "facts": (), "near": (), "searched": SEARCHED}
    return Answer(**{**parts, **given})


def quoted(when: str = "2026-03-02", **given: Any) -> QuotedAnswer:
    return QuotedAnswer(article(**given), Span(SAID, 0, len(SAID)), parse_moment(when, "the text says so"))


def shown(one: Answer) -> str:
    return render(answer_message(one, CATALOG, WORDING, "en"), 400)


def test_a_quote_shows_who_says_it_when_and_where_it_is_from() -> None:
    text = shown(answer(quotes=(quoted(kind=SourceKind.OFFICIAL),)))
    for part in (SAID, "Example Daily", "official", "story 7", "article 1", "Date it gives: 2 Mar 2026"):
        assert part in text


def test_only_words_of_the_text_are_quotes() -> None:
    message = answer_message(answer(quotes=(quoted(),)), CATALOG, WORDING, "en")
    lines = [block.line for block in message.blocks if hasattr(block, "line")]
    assert [inline.value for line in lines for inline in line if isinstance(inline, Quote)] == [SAID]


def test_a_fact_is_shown_as_a_fact_with_its_citations() -> None:
    message = answer_message(answer(facts=(fact(),)), CATALOG, WORDING, "en")
    assert [block.citations != () for block in message.blocks if isinstance(block, FactCard)] == [True]


BARE = "No stored text is quoted here: what follows rests on addresses alone."
STARTER = "Starter material in eujp's own words, not a report."
QUOTE = Citation("Example Daily", "https://daily.example.com/1", official=False, version_id=1, quote=SAID)


@pytest.mark.parametrize(
    ("given", "sentence", "is_said"),
    [
        pytest.param({"facts": (fact(),)}, BARE, True, id="a fact with an address"),
        pytest.param({"facts": (fact(), fact(QUOTE))}, BARE, False, id="a fact with a quote"),
        pytest.param({"facts": (fact(),), "quotes": (quoted(),)}, BARE, False, id="a quote, and a fact"),
        pytest.param({"quotes": (quoted(kind=SourceKind.STARTER),)}, STARTER, True, id="our own words"),
        pytest.param({"quotes": (quoted(),)}, STARTER, False, id="a report"),
    ],
)
def test_what_no_stored_report_stands_behind_says_so(given: dict[str, Any], sentence: str, *, is_said: bool) -> None:
    assert (sentence in shown(answer(**given))) is is_said


def test_dates_that_cannot_both_be_are_said_to_differ() -> None:
    assert "Sources differ on the date: 1 Mar 2026, 2 Mar 2026" in shown(
        answer(quotes=(quoted("2026-03-02"), quoted("2026-03-01")))
    )


def test_a_year_and_a_day_in_it_do_not_differ() -> None:
    assert "differ" not in shown(answer(quotes=(quoted("2026-03-02"), quoted("2026"))))


def test_a_refusal_says_so_and_what_was_searched() -> None:
    text = shown(answer())
    assert "No source in the archive supports an answer." in text
    assert "Searched for: hydrogen, signed. Looked through 2 stories and 1 fact" in text
    assert "reports of 6 Jan to 8 Mar 2026." in text
    assert "also searched 水素" in text


def test_what_is_near_is_not_called_an_answer() -> None:
    text = shown(answer(near=(Story(7, (article(),)),)))
    assert "no answer: the archive has these stories" in text
    assert "EU and Japan sign a hydrogen accord" in text
    assert "story 7" in text


def test_what_a_machine_wrote_says_so_and_cites_the_quotes() -> None:
    written = WrittenAnswer("small", ("They signed an accord.",), ((1,),))
    text = shown(answer(quotes=(quoted(),), written=written))
    assert "Machine-written by small from the quotes below" in text
    assert "They signed an accord. [1]" in text


DENYING = replace(quoted(), denies=True)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param({"quotes": (DENYING,)}, "Denied in what is quoted: 1.", id="alone"),
        pytest.param({"quotes": (quoted(), DENYING)}, "quote 2 denies it, the rest does not", id="beside a quote"),
        pytest.param({"quotes": (DENYING,), "facts": (fact(),)}, "quote 1 denies it", id="beside a fact"),
    ],
)
def test_a_denial_is_marked(given: dict[str, Any], said: str) -> None:
    assert said in shown(answer(**given))


def test_who_asks_what_is_new_is_sent_to_the_newest_stories() -> None:
    assert "/eujp latest" in shown(answer(asks_new=True))


def test_a_refusal_lists_the_facts_near_it() -> None:
    one = fact()
    assert f"fact {one.id}" in shown(answer(near_facts=(one,)))
