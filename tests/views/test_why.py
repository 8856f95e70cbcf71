"""Why an article stands where it stands, and what is said when a person decides otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.adapters.console import render
from bot.domain.answers import ArticleVerdict, ArticleWhy
from bot.domain.articles import ArticleInFull, Overruling, Relevance
from bot.domain.messages import Actions, Message, Tone
from bot.views.why import hidden_message, kept_message, why_message
from tests.views.make import CATALOG, NOW, WORDING, article, blocks_of, day

OUT = Relevance(relevant=False, score=0.1, reasons=("Japan is not named.",))
HIDDEN = replace(article(12), overruled=Overruling(relevant=False, by="Ada", at=NOW))
KEPT = replace(article(12, relevance=OUT), overruled=Overruling(relevant=True, by="Ada", at=NOW))


def test_why_shows_the_words_that_decided_and_where_the_article_stands() -> None:
    why = ArticleWhy(article(event=day(2026, 3, 3, "the text")), "Story 7: same event.")
    message = why_message(why, CATALOG, WORDING, "en")
    text = render(message)
    assert message.summary == "Kept: EU and Japan sign a hydrogen accord"
    for shown in (
        "kept, score 0.92; 0.50 is needed",
        "EU side: “EU”.",
        "Story 7: same event.",
        "European Union, Japan",
        "(the text)",
    ):
        assert shown in text
    assert [block.buttons[0].arguments for block in message.blocks if isinstance(block, Actions)] == [{"id": "7"}]


@pytest.mark.parametrize(
    ("one", "command", "placed"),
    [
        pytest.param(article(12), "article hide", True, id="kept"),
        pytest.param(HIDDEN, "article keep", False, id="hidden"),
    ],
)
def test_an_editor_is_offered_to_decide_otherwise_and_what_is_hidden_has_no_place(
    one: ArticleInFull, command: str, *, placed: bool
) -> None:
    message = why_message(
        ArticleWhy(one, "No story known tells of the same event."), CATALOG, WORDING, "en", to_editor=True
    )
    offered = [button for block in message.blocks if isinstance(block, Actions) for button in block.buttons]
    assert (offered[-1].command, offered[-1].arguments) == (command, {"id": "12"})
    assert ("No story known" in render(message)) is placed


def test_why_of_an_article_left_out_says_so() -> None:
    out = article(relevance=Relevance(relevant=False, score=0.1, reasons=()), story_id=None, topics=())
    message = why_message(ArticleWhy(out, ""), CATALOG, WORDING, "en")
    text = render(message)
    assert message.summary.startswith("Left out: ")
    assert message.tone is Tone.NEUTRAL
    assert "left out, score 0.10" in text
    assert "No reason was recorded." in text
    assert not blocks_of(message, Actions)


@pytest.mark.parametrize(
    ("one", "summary", "shown"),
    [
        pytest.param(HIDDEN, "Left out: ", ("Hidden by Ada, 9 Mar 2026", "computed: kept, score 0.92"), id="hidden"),
        pytest.param(KEPT, "Kept: ", ("Kept by Ada, 9 Mar 2026", "computed: left out, score 0.10"), id="kept"),
    ],
)
def test_why_names_who_overruled_and_when_beside_the_computed_reasons(
    one: ArticleInFull, summary: str, shown: tuple[str, ...]
) -> None:
    message = why_message(ArticleWhy(one, ""), CATALOG, WORDING, "en")
    text = render(message, 200)
    assert message.summary.startswith(summary)
    assert "Computed reasons" in text
    assert [part for part in (*shown, *one.analysis.relevance.reasons) if part not in text] == []


@pytest.mark.parametrize(
    ("message", "summary", "note", "buttons"),
    [
        pytest.param(
            hidden_message(ArticleVerdict(HIDDEN, changed=True, others=2), WORDING),
            "Hidden: EU and Japan sign a hydrogen accord",
            "Its story still shows 2 other reports.",
            ["why", "article keep"],
            id="hidden, others stay",
        ),
        pytest.param(
            hidden_message(ArticleVerdict(HIDDEN, changed=False, others=0), WORDING),
            "Hidden or left out already: EU and Japan sign a hydrogen accord",
            "No story shows it.",
            ["why", "article keep"],
            id="hidden twice",
        ),
        pytest.param(
            kept_message(ArticleVerdict(KEPT, changed=True, others=0), WORDING),
            "Kept: EU and Japan sign a hydrogen accord",
            "It stands in story 7, alone.",
            ["story", "why", "article hide"],
            id="kept",
        ),
        pytest.param(
            kept_message(ArticleVerdict(KEPT, changed=False, others=1), WORDING),
            "Shown already: EU and Japan sign a hydrogen accord",
            "It stands in story 7, beside 1 other report.",
            ["story", "why", "article hide"],
            id="kept twice",
        ),
    ],
)
def test_a_verdict_says_what_became_of_the_article_and_offers_the_way_back(
    message: Message, summary: str, note: str, buttons: list[str]
) -> None:
    assert message.summary == summary
    assert note in render(message, 200)
    rows = [block.buttons for block in message.blocks if isinstance(block, Actions)]
    assert [button.command for row in rows for button in row] == buttons
