"""Any message fits any platform after splitting; cards stay whole and in order."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from bot.domain.messages import (
    Actions,
    Block,
    Bullets,
    Button,
    Divider,
    FactCard,
    Heading,
    Link,
    Message,
    Note,
    Paragraph,
    StoryCard,
    Text,
)
from bot.views.limits import CONSOLE, DISCORD, SLACK, Limits
from bot.views.shorten import cost
from bot.views.split import split, weigh
from tests.contracts.messages import CHIPS, LONGEST, SITUATIONS
from tests.views.make import blocks_of
from tests.views.strategies import messages

PLATFORMS = [pytest.param(SLACK, id="slack"), pytest.param(DISCORD, id="discord")]
THOROUGH = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def _ids(blocks: tuple[Block, ...]) -> list[int | str]:
    cards = [block for block in blocks if isinstance(block, StoryCard | FactCard)]
    return [card.story_id if isinstance(card, StoryCard) else card.fact_id for card in cards]


@pytest.mark.parametrize("limits", PLATFORMS)
@given(message=messages)
@THOROUGH
def test_every_part_of_any_message_fits(limits: Limits, message: Message) -> None:
    for part in split(message, limits):
        assert weigh(part.blocks, limits).fits(limits)
        assert part.summary.strip()
        assert cost(part.summary, limits) <= limits.summary


@pytest.mark.parametrize("limits", PLATFORMS)
@given(message=messages)
@THOROUGH
def test_cards_stay_whole_and_in_order(limits: Limits, message: Message) -> None:
    parts = split(message, limits)
    assert [one for part in parts for one in _ids(part.blocks)] == _ids(message.blocks)


@pytest.mark.parametrize("limits", PLATFORMS)
@given(message=messages)
@THOROUGH
def test_a_part_is_not_split_again(limits: Limits, message: Message) -> None:
    for part in split(message, limits):
        assert split(part, limits) == (part,)


@pytest.mark.parametrize("name", [name for name in SITUATIONS if name not in {"hostile", "longest"}])
def test_a_terminal_gets_every_situation_unchanged_in_one_part(name: str) -> None:
    assert split(SITUATIONS[name], CONSOLE) == (SITUATIONS[name],)


@pytest.mark.parametrize("limits", PLATFORMS)
def test_five_stories_with_share_and_more_are_one_message(limits: Limits) -> None:
    actions = Actions((Button("Share", "share"), Button("More", "latest", {"offset": "5"})))
    message = Message("5 stories", (Heading("Newest stories"), *[CHIPS] * 5, actions))
    assert split(message, limits) == (message,)


@pytest.mark.parametrize("limits", PLATFORMS)
def test_parts_are_numbered_in_their_summaries(limits: Limits) -> None:
    parts = split(SITUATIONS["many-cards"], limits)
    count = len(parts)
    assert count > 1
    assert [part.summary for part in parts] == [
        f"14 stories, newest first ({number}/{count})" for number in range(1, count + 1)
    ]


def test_a_heading_goes_with_what_it_is_over() -> None:
    filler = tuple(Paragraph((Text("x" * 1500),)) for _ in range(6))
    heading = Heading("At the edge")
    for count in range(len(filler) + 1):
        parts = split(Message("m", (*filler[:count], heading, Paragraph((Text("y" * 400),)))), DISCORD)
        assert all(part.blocks[-1] != heading for part in parts)


def test_buttons_go_with_what_they_stand_under() -> None:
    actions = Actions((Button("Share", "share"),))
    for count in range(1, 30):
        parts = split(Message("m", (*[CHIPS] * count, actions)), SLACK)
        assert len(parts[-1].blocks) > 1


def test_a_divider_neither_begins_nor_ends_a_part() -> None:
    blocks = tuple(block for _ in range(12) for block in (Divider(), CHIPS))
    for part in split(Message("m", (*blocks, Divider())), SLACK):
        assert not isinstance(part.blocks[0], Divider)
        assert not isinstance(part.blocks[-1], Divider)


def test_a_message_of_dividers_alone_keeps_its_summary() -> None:
    assert split(Message("m", (Divider(), Divider())), SLACK) == (Message("m"),)


def test_a_long_list_is_cut_between_its_lines() -> None:
    lines = tuple((Text(f"line {number} " + "word " * 20),) for number in range(100))
    parts = split(Message("m", (Bullets(lines),)), DISCORD)
    assert len(parts) > 1
    bullets = [block for part in parts for block in blocks_of(part, Bullets)]
    assert tuple(line for block in bullets if isinstance(block, Bullets) for line in block.lines) == lines


def test_a_summary_of_several_lines_becomes_one() -> None:
    assert split(Message("one\ntwo \t three"), SLACK)[0].summary == "one two three"


@pytest.mark.parametrize("limits", PLATFORMS)
def test_an_over_long_card_keeps_its_headline_and_its_source_and_shows_that_it_was_shortened(limits: Limits) -> None:
    ((card,),) = (part.blocks for part in split(Message("m", (LONGEST,)), limits))
    assert isinstance(card, StoryCard)
    assert isinstance(card.title, Link)
    assert card.title.label.endswith("…")
    assert len(card.sentences) == 3
    assert all(sentence.value.endswith("…") for sentence in card.sentences)
    assert len(card.sources) == 12


@pytest.mark.parametrize("limits", PLATFORMS)
def test_a_link_too_long_for_a_platform_keeps_its_words(limits: Limits) -> None:
    line = (Link("the register", "https://example.org/" + "p" * 5000),)
    (part,) = split(Message("m", (Note(line),)), limits)
    assert part.blocks == (Note((Text("the register"),)),)


@pytest.mark.parametrize("limits", PLATFORMS)
def test_a_quote_its_small_print_and_what_stands_under_that_are_not_parted(limits: Limits) -> None:
    reports = [
        (Paragraph((Text(f"Report {number} " + "says " * 40),)), Note((Text("who " * 30),)), Bullets(((Text("so"),),)))
        for number in range(60)
    ]
    parts = split(Message("Reports", tuple(block for report in reports for block in report)), limits)
    assert len(parts) > 1
    assert {(type(part.blocks[0]), type(part.blocks[-1])) for part in parts} == {(Paragraph, Bullets)}
