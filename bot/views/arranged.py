"""Answers to what was put right by hand: two stories merged, an article split off."""

from __future__ import annotations

import gettext

from bot.domain.answers import ArticleSplit, StoriesMerged
from bot.domain.messages import Actions, Button, Message, Note, Paragraph, Text, Tone
from bot.domain.stories import Story
from bot.views.cards import headline


def merged_message(merged: StoriesMerged, wording: gettext.NullTranslations) -> Message:
    """Confirm that two stories are one, and say how to part them again."""
    _ = wording.gettext
    text = (
        _("Story {other} is now part of story {story}.")
        if merged.changed
        else _("They are one story already: {story}.")
    )
    again = _(
        "Its number leads there from now on. To take a report out again: /eujp story split with the article's id."
    )
    return _message(
        text.format(other=merged.other_id, story=merged.story.id), again, merged.story, merged.changed, wording
    )


def split_message(apart: ArticleSplit, wording: gettext.NullTranslations) -> Message:
    """Confirm that an article stands in a story of its own, and say how to bring it back."""
    _ = wording.gettext
    start = _("Article {article} now stands in story {story} of its own: {title}.")
    alone = _("Article {article} stands alone in story {story} already: {title}.")
    text = (start if apart.changed else alone).format(
        article=apart.article_id, story=apart.story.id, title=headline(apart.story.lead, wording)
    )
    back = _("To bring it back: /eujp story merge {left} {story}").format(left=apart.left_id, story=apart.story.id)
    return _message(text, back if apart.changed else "", apart.story, apart.changed, wording)


def _message(text: str, note: str, story: Story, changed: bool, wording: gettext.NullTranslations) -> Message:  # noqa: FBT001  as it stands in the answer
    button = Button(wording.gettext("Story"), "story", {"id": str(story.id)})
    blocks = (Paragraph((Text(text),)), *((Note((Text(note),)),) if note else ()), Actions((button,)))
    return Message(text, blocks, Tone.GOOD if changed else Tone.NEUTRAL)
