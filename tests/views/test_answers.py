"""What the answers say, above all when there is little or nothing to say."""

from __future__ import annotations

import gettext
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.adapters.console import render
from bot.domain.answers import NameMatch, SearchPage, StoryHit, StoryPage, TopicCount
from bot.domain.catalog import Term
from bot.domain.messages import FactCard, StoryCard
from bot.domain.recalled import StoryFacts
from bot.views.answers import latest_message, search_message, story_message, topics_message
from bot.views.buttons import buttons_of
from tests.views.make import CATALOG, WORDING, article, blocks_of, conflict, fact, story

EMPTY = StoryPage((), 0, more=False)
SINCE = datetime(2024, 2, 1, tzinfo=UTC)
NAMES = NameMatch("半導体", ("semiconductor", "Halbleiter"))


def _search(*, hits: int = 0, facts: int = 0, names: tuple[NameMatch, ...] = (), offset: int = 0) -> SearchPage:
    found = tuple(StoryHit(story(article(n), number=n), ("Halbleiter",)) for n in range(1, hits + 1))
    return SearchPage("半導体", found, tuple(fact() for _ in range(facts)), names, offset, more=False)


def test_latest_shows_one_card_a_story_in_order() -> None:
    page = StoryPage((story(number=9), story(number=8)), 0, more=False)
    message = latest_message(page, CATALOG, WORDING, "en")
    assert [card.story_id for card in message.blocks if isinstance(card, StoryCard)] == [9, 8]
    assert message.summary == "2 stories, newest first: EU and Japan sign a hydrogen accord"


def test_a_later_page_says_which_stories_it_shows_and_names_its_filters() -> None:
    page = StoryPage((story(), story()), 5, more=False)
    message = latest_message(page, CATALOG, WORDING, "en", topic="trade-epa", language="ja", since=SINCE)
    text = render(message)
    assert text.startswith("Newest stories: Trade\n")
    assert "Stories 6 to 7 · only in Japanese, since 1 Feb 2024" in text
    assert message.summary.startswith("2 more stories: ")


def test_an_empty_archive_is_admitted() -> None:
    assert "The archive holds no stories yet" in render(latest_message(EMPTY, CATALOG, WORDING, "en"))


@pytest.mark.parametrize(
    ("page", "topic", "leads_on"),
    [
        pytest.param(EMPTY, "trade-epa", True, id="none on the topic"),
        pytest.param(StoryPage((story(),), 0, more=False), "trade-epa", True, id="one on the topic"),
        pytest.param(StoryPage((story(),) * 4, 0, more=False), "trade-epa", False, id="enough of them"),
        pytest.param(StoryPage((story(),), 0, more=True), "trade-epa", False, id="more follow"),
        pytest.param(StoryPage((story(),), 5, more=False), "trade-epa", False, id="the last page"),
        pytest.param(StoryPage((story(),), 0, more=False), None, False, id="no topic asked for"),
    ],
)
def test_few_stories_on_a_topic_lead_to_a_search_for_its_words(
    page: StoryPage, topic: str | None, *, leads_on: bool
) -> None:
    words = tuple(Term(f"trade-epa:{word}", {"en": (word, f"{word}s")}) for word in ("tariff", "wine", "quota", "levy"))
    catalog = replace(CATALOG, topics=tuple(replace(one, terms=words) for one in CATALOG.topics))
    searches = [
        button.arguments["words"]
        for button in buttons_of(latest_message(page, catalog, WORDING, "en", topic=topic))
        if button.command == "search"
    ]
    assert searches == (["tariff", "wine", "quota"] if leads_on else [])


def test_filters_that_leave_nothing_are_named() -> None:
    message = latest_message(EMPTY, CATALOG, WORDING, "en", topic="trade-epa", since=SINCE)
    assert message.summary == "No story matches: Trade · since 1 Feb 2024."


@pytest.mark.parametrize("offset", [1, 500])
def test_paging_past_the_end_says_that_there_is_no_more(offset: int) -> None:
    message = latest_message(StoryPage((), offset, more=False), CATALOG, WORDING, "en")
    assert message.summary == "There are no more stories."


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(_search(hits=1), "1 story for “半導体”", id="a story"),
        pytest.param(_search(hits=2, facts=1), "2 stories and 1 fact for “半導体”", id="stories and a fact"),
        pytest.param(_search(facts=3), "3 facts for “半導体”", id="facts alone"),
        pytest.param(_search(), "Nothing found for “半導体”", id="nothing"),
        pytest.param(_search(offset=5), "There is nothing more for “半導体”.", id="past the end"),
    ],
)
def test_a_search_is_summed_up_in_one_line(page: SearchPage, expected: str) -> None:
    assert search_message(page, CATALOG, WORDING, "en").summary == expected


def test_a_search_says_which_other_names_it_searched_and_which_one_matched() -> None:
    text = render(search_message(_search(hits=1, names=(NAMES,)), CATALOG, WORDING, "en"))
    assert "“半導体” is in the catalogue: also searched semiconductor, Halbleiter." in text
    assert "Found as: Halbleiter" in text


def test_many_other_names_are_counted() -> None:
    many = NameMatch("半導体", tuple(f"name{n}" for n in range(20)))
    text = render(search_message(_search(names=(many,)), CATALOG, WORDING, "en"), 200)
    assert "name3 and 16 more." in text


def test_a_search_that_finds_nothing_says_what_was_searched_and_where() -> None:
    page = SearchPage("Hyperloop Tokyo", (), (), (), 0, more=False)
    text = render(search_message(page, CATALOG, WORDING, "en", topic="trade-epa", since=SINCE), 200)
    assert "no story or fact in the archive holds “Hyperloop Tokyo” (Trade · since 1 Feb 2024)." in text
    assert "No word of it is a name in the catalogue" in text
    assert "fewer words find more" in text


def test_a_search_that_finds_nothing_still_names_the_aliases_it_searched() -> None:
    text = render(search_message(_search(names=(NAMES,)), CATALOG, WORDING, "en"), 200)
    assert "also searched semiconductor, Halbleiter" in text
    assert "No word of it is a name" not in text


def test_starter_facts_are_said_to_be_starter_facts_when_no_story_matches() -> None:
    message = search_message(_search(facts=1), CATALOG, WORDING, "en")
    assert "No story in the archive matches yet. Starter facts: in our own words" in render(message, 300)
    assert len(blocks_of(message, FactCard)) == 1


def test_a_story_shows_what_each_other_report_says_in_its_own_words() -> None:
    german = article(
        2, publisher="Tagblatt", title="Wasserstoff-Abkommen", sentences=("Sie unterzeichneten es.",), language="de"
    )
    message = story_message(story(article(1), german), StoryFacts(), CATALOG, WORDING, "en")
    text = render(message)
    assert message.summary == "EU and Japan sign a hydrogen accord: 2 independent reports"
    assert "What the other reports say" in text
    assert "“Sie unterzeichneten es.”" in text
    assert "Publication date not known" in text
    assert "article 2" in text


def test_a_story_of_one_report_is_its_card() -> None:
    assert len(story_message(story(), StoryFacts(), CATALOG, WORDING, "en").blocks) == 1


def test_a_story_shows_the_facts_drawn_from_it_and_both_sides_where_it_disagrees_with_one() -> None:
    disputed = replace(story(article(1)), conflicts=(conflict(quote="They signed it in May."),))
    text = render(story_message(disputed, StoryFacts((fact(),), (fact(),)), CATALOG, WORDING, "en"))
    assert "Facts drawn from this story" in text
    assert "Example Daily: “They signed it in May.”" in text
    assert "The fact says: The EU and Japan signed a hydrogen accord." in text


def test_every_topic_is_listed_also_one_without_stories() -> None:
    text = render(topics_message((TopicCount("trade-epa", 2),), CATALOG, WORDING, "en"))
    assert "trade-epa — Trade · 2 stories" in text
    assert "green-energy — Green energy · 0 stories" in text


class _Marking(gettext.NullTranslations):
    """A translation that can be told from the original."""

    def gettext(self, message: str) -> str:
        return f"~{message}"


def test_the_words_come_from_the_wording() -> None:
    message = search_message(SearchPage("x", (), (), (), 0, more=False), CATALOG, _Marking(), "en")
    assert "~No word of it is a name in the catalogue" in render(message, 200)
