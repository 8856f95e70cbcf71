"""Why the stories of a digest stand in their order: each with its points, and what kept the others back."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from typing import assert_never

from bot.domain.catalog import Catalog
from bot.domain.digests import MOST_ORIGINS, Bar, Candidate, Caps, Merit, Placed, StoryOrder
from bot.domain.messages import Block, Bullets, Heading, Line, Message, Note, Paragraph, Style, Text
from bot.domain.phrases import comma
from bot.domain.stories import Story
from bot.views.cards import headline, topic_name
from bot.views.punctuation import sentence


def order_message(found: StoryOrder, catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> Message:
    """Show the points of every story told, by what earned them, and the first of those kept back with the reason."""
    _ = wording.gettext
    title = _("Why this order")
    if not found.order.told:
        nothing = _("That digest has no stories to put in order.")
        return Message(nothing, (Paragraph((Text(nothing),)),))
    stories = {story.id: story for story in found.stories}
    told = tuple(_line(one, stories, wording) for one in found.order.told if one.candidate.story_id in stories)
    held = tuple(
        (*_line(one, stories, wording), Text(f" {_bar(one, found.limits, catalog, wording, locale)}"))
        for one in (*found.order.changed, *found.order.left_out)
        if one.candidate.story_id in stories
    )
    rest = len(found.order.changed) + len(found.order.left_out) + found.order.more - len(held)
    blocks: tuple[Block, ...] = (
        Heading(title),
        Paragraph((Text(_rule(found.limits, wording)),)),
        Bullets(told),
        *((Heading(_("Kept back")), Bullets(held)) if held else ()),
        *((Note((Text(_("+ {count} more").format(count=rest)),)),) if rest else ()),
        Note((Text(_("Computed again, from what is known now and what the subscription wants now.")),)),
    )
    first = headline(stories[found.order.told[0].candidate.story_id].lead, wording) if told else title
    return Message(_("{title}: first comes {story}").format(title=title, story=first), blocks)


def _rule(limits: Caps, wording: gettext.NullTranslations) -> str:
    _ = wording.gettext
    text = _(
        "The story with most points comes first. Each independent report counts one point, up to {most}. Of a story "
        "told here before only what is new counts. No more than {source} stories led by one source"
    ).format(most=MOST_ORIGINS, source=limits.source)
    topic = _(", and {topic} on one topic").format(topic=limits.topic) if limits.topic else ""
    return sentence(f"{text}{topic}", wording)


def _line(one: Placed, stories: Mapping[int, Story], wording: gettext.NullTranslations) -> Line:
    parts = comma(wording).join(_merit(merit, points, one.candidate, wording) for merit, points in one.merits)
    points = wording.gettext("{points} points").format(points=f"{one.score:g}")
    told = wording.gettext("{points}: {merits}").format(points=points, merits=parts) if parts else points
    title = Text(headline(stories[one.candidate.story_id].lead, wording), Style.BOLD)
    return (title, Text(f" — {sentence(told, wording)}"))


def _merit(merit: Merit, points: float, one: Candidate, wording: gettext.NullTranslations) -> str:
    return wording.gettext("{merit} {points}").format(merit=_earned(merit, one, wording), points=f"{points:g}")


def _earned(merit: Merit, one: Candidate, wording: gettext.NullTranslations) -> str:
    _ = wording.gettext
    match merit:
        case Merit.ORIGINS if one.was_told:
            count = len(one.new_origins)
            text = wording.ngettext("{count} new independent report", "{count} new independent reports", count)
            return text.format(count=count)
        case Merit.ORIGINS:
            text = wording.ngettext("{count} independent report", "{count} independent reports", one.origins)
            return text.format(count=one.origins)
        case Merit.OFFICIAL:
            return _("now from an official source") if one.was_told else _("an official source")
        case Merit.NOVELTY:
            return _("not told here before")
        case Merit.CONFLICT:
            return _("a disagreement")
        case Merit.RECENCY:
            return _("how recent it is") if one.is_dated else _("publication date not known")
    assert_never(merit)


def _bar(one: Placed, limits: Caps, catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> str:
    _ = wording.gettext
    match one.bar:
        case None | Bar.ROOM:
            return _("No room was left.")
        case Bar.TOLD:
            return _("Told before; a line says what changed.")
        case Bar.TOPIC:
            topic = topic_name(one.candidate.topic, catalog, locale)
            return _("{count} stories on {topic} stand already.").format(count=limits.topic, topic=topic)
        case Bar.SOURCE:
            source = one.candidate.publisher
            return _("{count} stories led by {source} stand already.").format(count=limits.source, source=source)
        case Bar.EVENT:
            return _("{count} stories of the same event stand already.").format(count=limits.event)
    assert_never(one.bar)
