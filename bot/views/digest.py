"""The digest: what one subscription gets for one window."""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.answers import DigestContent
from bot.domain.catalog import Catalog
from bot.domain.messages import Block, Heading, Line, Message, Note, Paragraph, Style, Text
from bot.domain.sources import SourceListing
from bot.views.cards import story_card, topic_names
from bot.views.dates import days_text, zoned_text

_NAMED: Final = 5


def digest_message(content: DigestContent, catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> Message:
    """Show a window's stories, best reported first, or one line for a quiet week; then what was not reached.

    Times stand in the subscription's zone, in Brussels and in Tokyo.
    """
    _ = wording.gettext
    days = days_text(*_days(content), wording)
    title = _("EU–Japan digest, {days}").format(days=days)
    cards = tuple(story_card(story, catalog, wording, locale) for story in content.stories)
    lead = _lead(content, catalog, wording, locale)
    blocks: tuple[Block, ...] = (Heading(title), Paragraph(lead), *cards, *_ending(content, wording))
    return Message(f"{title}: {_count(content, wording)}", blocks)


def _days(content: DigestContent) -> tuple[date, date]:
    """Give the local days of the window: one that ends at midnight ends on the day before."""
    zone = ZoneInfo(content.subscription.schedule.zone)
    start, end = (instant.astimezone(zone) for instant in (content.start, content.end))
    return start.date(), (max(start, end - timedelta(microseconds=1))).date()


def _lead(content: DigestContent, catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> Line:
    _ = wording.gettext
    zone = content.subscription.schedule.zone
    topics = ", ".join(topic_names(content.subscription.topics, catalog, locale))
    if content.stories:
        text = _("{count}, first seen from {start} to {end}.")
    else:
        text = _("A quiet week: no new story was first seen from {start} to {end}.")
    window = text.format(
        count=_count(content, wording),
        start=zoned_text(content.start, zone, wording),
        end=zoned_text(content.end, zone, wording),
    )
    return (Text(window), Text(_(" Topics: {topics}.").format(topics=topics))) if topics else (Text(window),)


def _count(content: DigestContent, wording: gettext.NullTranslations) -> str:
    count = len(content.stories)
    if not count:
        return wording.gettext("a quiet week")
    return wording.ngettext("{count} story", "{count} stories", count).format(count=count)


def _ending(content: DigestContent, wording: gettext.NullTranslations) -> tuple[Note, ...]:
    _ = wording.gettext
    notes: list[Note] = []
    if content.left_out:
        text = wording.ngettext("{count} more story: ", "{count} more stories: ", content.left_out)
        notes.append(Note((Text(text.format(count=content.left_out)), Text("/eujp latest limit:10", Style.CODE))))
    if content.failing or content.silent:
        notes.append(Note(_missing(content, wording)))
    return tuple(notes)


def _missing(content: DigestContent, wording: gettext.NullTranslations) -> Line:
    """Say in one line which sources this digest had to do without."""
    _ = wording.gettext
    parts = []
    if content.failing:
        parts.append(_("Sources that did not answer: {names}.").format(names=_names(content.failing, wording)))
    if content.silent:
        parts.append(_("Long silent: {names}.").format(names=_names(content.silent, wording)))
    line = (Text(" ".join(parts)),)
    if max(len(content.failing), len(content.silent)) <= _NAMED:
        return line
    return (*line, Text(" "), Text("/eujp status", Style.CODE))


def _names(listings: Sequence[SourceListing], wording: gettext.NullTranslations) -> str:
    names = ", ".join(listing.name or listing.url for listing in listings[:_NAMED])
    more = len(listings) - _NAMED
    return wording.gettext("{names} and {count} more").format(names=names, count=more) if more > 0 else names
