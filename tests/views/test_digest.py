"""A digest leads with what matters most, tells what changed in known stories and what comes, and explains its order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.adapters.console import render
from bot.domain.answers import DigestContent
from bot.domain.digests import (
    Candidate,
    ComingDate,
    Coverage,
    StoryChange,
    StoryOrder,
    TopicCoverage,
    arrange,
    caps,
)
from bot.domain.messages import Chart, Message, StoryCard
from bot.domain.moments import at_day
from bot.domain.sources import SourceKind
from bot.domain.stories import Story
from bot.views import codec
from bot.views.digest import digest_message
from bot.views.digest_order import order_message
from bot.views.limits import DISCORD, SLACK, Limits
from bot.views.split import split
from tests.views.make import CATALOG, NOW, WORDING, article, blocks_of, source, story, subscription

WEEK_AGO = NOW - timedelta(days=7)
KNOWN = Candidate(7, 2, (), is_official=False, is_newly_official=False, newest=NOW, topic="trade-epa", publisher="A")
COVERAGE = Coverage((TopicCoverage("trade-epa", 3, 1.25), TopicCoverage("gone", 0, 0.5)), 12)


def digest(*stories: Story, **changes: object) -> Message:
    content = DigestContent(subscription(), WEEK_AGO, NOW, stories, 0, ())
    return digest_message(replace(content, **changes), CATALOG, WORDING, "en")  # type: ignore[arg-type]  # named


def shown(*stories: Story, **changes: object) -> str:
    return render(digest(*stories, **changes), 300)


def changed(**changes: object) -> StoryChange:
    return StoryChange(story(), replace(KNOWN, **changes))  # type: ignore[arg-type]  # named


@pytest.mark.parametrize(
    ("one", "words"),
    [
        pytest.param(story(), "so far in one report.", id="one outlet"),
        pytest.param(story(article(1, kind=SourceKind.OFFICIAL)), "so far in one official report.", id="a ministry"),
        pytest.param(
            story(article(1), article(2, publisher="Other")), "2 independent reports.", id="two, of no known kind"
        ),
        pytest.param(
            story(article(1), article(2, publisher="Ministry", kind=SourceKind.OFFICIAL)),
            "2 independent reports, an official one among them.",
            id="two, one official",
        ),
    ],
)
def test_the_first_line_is_the_first_story_and_who_stands_behind_it(one: Story, words: str) -> None:
    assert f"EU and Japan sign a hydrogen accord — {words}" in shown(one)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param({"new_origins": ("Example Daily",)}, "1 more independent report: Example Daily", id="an origin"),
        pytest.param(
            {"new_origins": ("A", "B", "C", "D"), "is_newly_official": True},
            "now from an official source too; 4 more independent reports: A, B, C …",
            id="confirmed by an official source, with more origins than are named",
        ),
        pytest.param({"conflicts": 2}, "a disagreement with a fact came up", id="a conflict"),
        pytest.param({"merged": (5, 6)}, "story 5, story 6 found to be the same event", id="stories merged into it"),
    ],
)
def test_a_line_says_what_changed_in_a_story_told_before(change: dict[str, object], words: str) -> None:
    text = shown(changes=(changed(**change),))
    assert "Also since last time" in text
    assert f"— {words} · /eujp story 7" in text
    assert "No new story, but news of one you know" in text


def test_a_story_is_told_briefly_and_the_rest_waits_behind_a_button() -> None:
    many = story(*(article(number, publisher=f"Outlet {number}") for number in range(1, 6)))
    (first, second) = blocks_of(digest(many, many), StoryCard)
    assert isinstance(first, StoryCard)
    assert isinstance(second, StoryCard)
    assert len(second.sentences) == 1 <= len(first.sentences) <= 2
    assert len(first.sources) == 3
    assert [button.command for button in first.buttons] == ["story", "report"]


def test_coming_dates_stand_in_a_digest_and_not_in_a_quiet_week() -> None:
    coming = (
        ComingDate(at_day(date(2026, 3, 20), ""), "EU–Japan summit"),
        ComingDate(at_day(date(2026, 3, 31), ""), "The accord takes effect", "p123"),
    )
    text = shown(story(), coming=coming)
    assert "20 Mar 2026 · EU–Japan summit\n" in text
    assert "31 Mar 2026 · The accord takes effect · /eujp fact p123" in text
    assert "Coming" not in shown(coming=coming)


def test_coverage_is_a_chart_with_words_that_say_the_same() -> None:
    (chart,) = blocks_of(digest(story(), coverage=COVERAGE), Chart)
    assert isinstance(chart, Chart)
    assert chart.alternative == "New stories by topic, last seven days: Trade 3 (usually 1.2); gone 0 (usually 0.5)."
    assert (chart.now, chart.before, chart.words.before) == ((3.0, 0.0), (1.2, 0.5), "mean of the 12 weeks before")
    assert chart.alternative in shown(story(), coverage=COVERAGE)
    assert not blocks_of(digest(coverage=COVERAGE), Chart)


@pytest.mark.parametrize("limits", [SLACK, DISCORD], ids=["slack", "discord"])
def test_a_full_digest_is_stored_split_and_keeps_its_chart(limits: Limits) -> None:
    message = digest(*(story(number=number) for number in range(1, 16)), coverage=COVERAGE, left_out=4)
    parts = split(message, limits)
    assert [codec.loads(codec.dumps(part)) for part in parts] == list(parts)
    assert sum(len(blocks_of(part, Chart)) for part in parts) == 1


def test_why_this_order_gives_the_points_and_what_kept_the_others_back() -> None:
    told = replace(KNOWN, story_id=1, origins=3, is_official=True, publisher="Ministry", newest=WEEK_AGO)
    others = [replace(KNOWN, story_id=number, publisher="Busy", topic="") for number in range(2, 6)]
    order = arrange([told, *others], 7, caps(7, ()), WEEK_AGO, NOW)
    stories = tuple(story(number=number) for number in range(1, 6))
    text = render(order_message(StoryOrder(order, stories, caps(7, ())), CATALOG, WORDING, "en"), 300)
    assert "7 points: 3 independent reports 3, an official source 2, not told here before 2." in text
    assert "5 points: 2 independent reports 2, not told here before 2, how recent it is 1." in text
    assert "3 stories led by Busy stand already." in text


def test_the_order_of_no_stories_needs_no_reasons() -> None:
    none = StoryOrder(arrange([], 7, caps(7, ()), WEEK_AGO, NOW), (), caps(7, ()))
    assert order_message(none, CATALOG, WORDING, "en").summary == "That digest has no stories to put in order."


@pytest.mark.parametrize(
    ("failing", "said"),
    [
        pytest.param(1, "No source answered from", id="none answered"),
        pytest.param(0, "No source was asked", id="new desk"),
    ],
)
def test_nothing_is_claimed_of_a_week_in_which_no_source_answered(failing: int, said: str) -> None:
    blind = shown(is_blind=True, failing=tuple(source(one).listing for one in range(failing)))
    assert said in blind
    assert "quiet" not in blind.lower()
