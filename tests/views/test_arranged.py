"""What an editor reads after merging two stories or splitting an article off."""

from __future__ import annotations

import pytest

from bot.adapters.console import render
from bot.domain.answers import ArticleSplit, StoriesMerged
from bot.domain.messages import Actions, Message, Tone
from bot.views.arranged import merged_message, split_message
from tests.views.make import WORDING, article, blocks_of, story

STORY = story(article(12))
OTHER = story(article(15, title="WTO dispute"))
BOTH = story(article(12, title="EU and Japan sign"), *OTHER.articles)

ANSWERS = [
    pytest.param(
        merged_message(StoriesMerged(BOTH, 9, changed=True, other=OTHER), WORDING),
        ("Story 9 is now part of story 7.", "“WTO dispute” was joined to “EU and Japan sign”", "story split 15"),
        Tone.GOOD,
        id="merged",
    ),
    pytest.param(
        merged_message(StoriesMerged(STORY, 9, changed=False), WORDING),
        ("They are one story already: 7.",),
        Tone.NEUTRAL,
        id="merged before",
    ),
    pytest.param(
        split_message(ArticleSplit(STORY, 3, 12, changed=True), WORDING),
        ("Article 12 now stands in story 7 of its own", "/eujp story merge 3 7"),
        Tone.GOOD,
        id="split off",
    ),
    pytest.param(
        split_message(ArticleSplit(STORY, 7, 12, changed=False), WORDING),
        ("Article 12 stands alone in story 7 already",),
        Tone.NEUTRAL,
        id="alone before",
    ),
]


@pytest.mark.parametrize(("message", "shown", "tone"), ANSWERS)
def test_an_answer_says_what_stands_where_now_and_how_to_undo_it(
    message: Message, shown: tuple[str, ...], tone: Tone
) -> None:
    text = render(message, 200)
    assert [part for part in shown if part not in text] == []
    assert message.tone is tone
    assert [one.buttons[0].arguments for one in blocks_of(message, Actions) if isinstance(one, Actions)] == [
        {"id": "7"}
    ]
