"""Answers to what was put right by hand: two stories merged, an article split off."""

from __future__ import annotations

import gettext
from dataclasses import replace
from itertools import islice
from typing import Final

from bot.domain.answers import ArticleSplit, StoriesMerged
from bot.domain.messages import Actions, Button, Line, Message, Note, Paragraph, Style, Text, Tone
from bot.domain.stories import Story
from bot.views.cards import headline

_TAKEN_OUT: Final = 4
"""Reports that can be taken out by a button."""


def merged_message(merged: StoriesMerged, wording: gettext.NullTranslations) -> Message:
    """Confirm that two stories are one, name both, and offer to take out again what was brought in."""
    _ = wording.gettext
    story, other = merged.story, merged.other
    if other is None:
        text = _("They are one story already: {story}.").format(story=story.id)
        how = Text(_("To take a report out: /eujp story split with the article's id."))
        return _message(text, (how,), story, (), wording)
    text = _("Story {other} is now part of story {story}.").format(other=merged.other_id, story=story.id)
    brought = {article.id for article in other.articles}
    before = replace(story, articles=tuple(article for article in story.articles if article.id not in brought))
    joined = _(
        "“{other}” was joined to “{story}”; number {id} leads there from now on. Not one event? Take it out again:"
    )
    note = joined.format(other=headline(other.lead, wording), story=headline(before.lead, wording), id=merged.other_id)
    own = (article for article in other.articles if article.duplicate_of is None)
    out = tuple(
        Button(_("Take out article {id}").format(id=article.id), "story split", {"id": str(article.id)})
        for article in islice(own, _TAKEN_OUT)
    )
    return _message(text, (Text(note),), story, out, wording, changed=True)


def split_message(apart: ArticleSplit, wording: gettext.NullTranslations) -> Message:
    """Confirm that an article stands in a story of its own, and say how to bring it back."""
    _ = wording.gettext
    start = _("Article {article} now stands in story {story} of its own: {title}.")
    alone = _("Article {article} stands alone in story {story} already: {title}.")
    text = (start if apart.changed else alone).format(
        article=apart.article_id, story=apart.story.id, title=headline(apart.story.lead, wording)
    )
    merge = Text(f"/eujp story merge {apart.left_id} {apart.story.id}", Style.CODE)
    back = (Text(_("To bring it back: ")), merge) if apart.changed else ()
    return _message(text, back, apart.story, (), wording, changed=apart.changed)


def _message(
    text: str,
    note: Line,
    story: Story,
    undo: tuple[Button, ...],
    wording: gettext.NullTranslations,
    *,
    changed: bool = False,
) -> Message:
    button = Button(wording.gettext("Story"), "story", {"id": str(story.id)})
    blocks = (Paragraph((Text(text),)), *((Note(note),) if note else ()), Actions((button, *undo)))
    return Message(text, blocks, Tone.GOOD if changed else Tone.NEUTRAL)
