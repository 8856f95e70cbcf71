"""The digest: what one subscription gets for one window, readable in a minute; the rest waits behind buttons."""

from __future__ import annotations

import gettext
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import reduce
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.answers import DigestContent
from bot.domain.catalog import Catalog
from bot.domain.digests import StoryChange
from bot.domain.messages import (
    Actions,
    Block,
    Bullets,
    Button,
    FactCard,
    Heading,
    Line,
    Message,
    Note,
    Paragraph,
    StoryCard,
    Style,
    Text,
)
from bot.domain.phrases import comma, say, then
from bot.domain.sources import SourceKind, SourceListing
from bot.domain.stories import Story
from bot.domain.subscriptions import Subscription
from bot.views.cards import (
    article_title,
    fact_card,
    headline,
    publisher_of,
    report_button,
    story_card,
    topic_names,
)
from bot.views.corrections import correction_blocks
from bot.views.coverage import coverage_blocks
from bot.views.dates import days_text, when, zoned_text

_NAMED: Final = 5
_REPORTS: Final = 2
_TOPICS: Final = 3
_FIRST_SENTENCES: Final = 2
_ORIGINS_NAMED: Final = 3


def digest_message(content: DigestContent, catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> Message:
    """Show what matters most in a line, then the stories told, what changed in known ones, facts and coming dates.

    A quiet week is one line. What was not reached comes last. Times stand in the subscription's zone, in Brussels and
    in Tokyo.
    """
    title = wording.gettext("EU–Japan digest, {days}").format(
        days=window_text(content.start, content.end, content.subscription, wording)
    )
    lead = _lead(content, wording)
    blocks: tuple[Block, ...] = (
        Heading(title),
        Paragraph(lead),
        *(
            brief_card(
                story,
                catalog,
                wording,
                locale,
                is_first=not place,
                languages=content.subscription.languages,
            )
            for place, story in enumerate(content.stories)
        ),
        *_changes(content.changes, wording),
        *_new_facts(content, catalog, wording, locale),
        *_corrections(content, catalog, wording, locale),
        *(_coming(content, wording) if not content.is_quiet else ()),
        *(coverage_blocks(content.coverage, catalog, wording, locale) if not content.is_quiet else ()),
        *_window(content, catalog, wording, locale),
        *_missing(content, wording),
        *_buttons(content, wording),
    )
    return Message(f"{title}: {_summary(content, wording)}", blocks)


def window_text(start: datetime, end: datetime, subscription: Subscription, wording: gettext.NullTranslations) -> str:
    """Give the local days of a window: one that ends at midnight ends on the day before."""
    zone = ZoneInfo(subscription.schedule.zone)
    first, last = (instant.astimezone(zone) for instant in (start, end))
    return days_text(first.date(), max(first, last - timedelta(microseconds=1)).date(), wording)


def _lead(content: DigestContent, wording: gettext.NullTranslations) -> Line:
    """Say the most important thing there is, in one line."""
    _ = wording.gettext
    if content.stories:
        first = content.stories[0]
        lead = first.lead_in(content.subscription.languages)
        return (Text(headline(lead, wording), Style.BOLD), Text(f" — {_standing(first, wording)}"))
    if content.changes:
        first = content.changes[0].story
        return (Text(_("No new story, but news of one you know: ")), Text(headline(first.lead, wording), Style.BOLD))
    if content.new_facts:
        fact = content.new_facts[0]
        return (Text(_("No new story, but a new fact: ")), Text(fact.title or fact.statement, Style.BOLD))
    if content.corrections:
        return (Text(_("No new story, but what was told before has been corrected.")),)
    return (Text(_quiet(content, wording)),)


def _standing(story: Story, wording: gettext.NullTranslations) -> str:
    """Say who stands behind a story."""
    _ = wording.gettext
    is_official = any(one.kind is SourceKind.OFFICIAL and one.duplicate_of is None for one in story.articles)
    if story.origins > 1:
        count = wording.ngettext("{count} independent report", "{count} independent reports", story.origins)
        text = _("{reports}, an official one among them.") if is_official else _("{reports}.")
        return text.format(reports=count.format(count=story.origins))
    return _("so far in one official report.") if is_official else _("so far in one report.")


def _quiet(content: DigestContent, wording: gettext.NullTranslations) -> str:
    _ = wording.gettext
    text = _("A quiet week: no new story was first seen from {start} to {end}.")
    if content.is_blind and content.failing:
        text = _("No source answered from {start} to {end}: whether there was anything new is not known.")
    elif content.is_blind:
        text = _("No source was asked from {start} to {end}: whether there was anything new is not known.")
    elif content.end - content.start < timedelta(days=6):
        text = _("All quiet: no new story was first seen from {start} to {end}.")
    return _within(text, content, wording)


def _within(text: str, content: DigestContent, wording: gettext.NullTranslations) -> str:
    zone = content.subscription.schedule.zone
    start, end = zoned_text(content.start, zone, wording), zoned_text(content.end, zone, wording)
    return text.format(start=start, end=end)


def _summary(content: DigestContent, wording: gettext.NullTranslations) -> str:
    """Give what a notification shows: the first story, else what there is."""
    languages = content.subscription.languages
    first = headline(content.stories[0].lead_in(languages), wording) if content.stories else ""
    return " · ".join(filter(None, (first, _count(content, wording))))


def _count(content: DigestContent, wording: gettext.NullTranslations) -> str:
    if content.is_quiet:
        return wording.gettext("no source answered") if content.is_blind else wording.gettext("nothing new")
    told, changed = len(content.stories), len(content.changes)
    facts, corrections = len(content.new_facts) + content.facts_left_out, len(content.corrections)
    parts = (
        wording.ngettext("{count} story", "{count} stories", told).format(count=told) if told else "",
        wording.ngettext("{count} change", "{count} changes", changed).format(count=changed) if changed else "",
        wording.ngettext("{count} new fact", "{count} new facts", facts).format(count=facts) if facts else "",
        wording.ngettext("{count} correction", "{count} corrections", corrections).format(count=corrections)
        if corrections
        else "",
    )
    return comma(wording).join(filter(None, parts))


def brief_card(
    story: Story,
    catalog: Catalog,
    wording: gettext.NullTranslations,
    locale: str,
    *,
    is_first: bool = False,
    languages: Collection[str] = (),
) -> StoryCard:
    """Give the short card: the first sentence or two, two reports, and the button to all of it."""
    card = story_card(story, catalog, wording, locale, languages=languages)
    more = len(story.articles) - _REPORTS
    text = wording.ngettext("and {count} more report", "and {count} more reports", more)
    rest: tuple[Line, ...] = ((Text(text.format(count=more)),),) if more > 0 else ()
    buttons = (
        Button(wording.gettext("Story"), "story", {"id": str(story.id)}),
        report_button({"story": str(story.id)}, wording),
    )
    sentences = card.sentences[: _FIRST_SENTENCES if is_first else 1]
    sources = (*card.sources[:_REPORTS], *rest)
    return replace(card, sentences=sentences, sources=sources, tags=card.tags[:_TOPICS], buttons=buttons)


def _changes(changes: Sequence[StoryChange], wording: gettext.NullTranslations) -> tuple[Block, ...]:
    if not changes:
        return ()
    lines = (_change(one, wording) for one in changes)
    return (Heading(wording.gettext("Also since last time")), Bullets(tuple(lines)))


def _change(one: StoryChange, wording: gettext.NullTranslations) -> Line:
    _ = wording.gettext
    what = (
        _("now from an official source too") if one.change.is_newly_official else "",
        _more_origins(one, wording),
        _("a disagreement with a fact came up") if one.change.conflicts else "",
        _("{stories} found to be the same event").format(
            stories=comma(wording).join(_("story {id}").format(id=story_id) for story_id in one.change.merged)
        )
        if one.change.merged
        else "",
    )
    told = f" — {_('; ').join(filter(None, what))} · "
    return (article_title(one.story.lead, wording), Text(told), Text(f"/eujp story {one.story.id}", Style.CODE))


def _more_origins(one: StoryChange, wording: gettext.NullTranslations) -> str:
    new = one.change.new_origins
    if not new:
        return ""
    names = {article.origin: publisher_of(article, wording) for article in reversed(one.story.articles)}
    text = wording.ngettext(
        "{count} more independent report: {names}", "{count} more independent reports: {names}", len(new)
    )
    named = comma(wording).join(names.get(name, name) for name in new[:_ORIGINS_NAMED])
    return text.format(count=len(new), names=named + (" …" if len(new) > _ORIGINS_NAMED else ""))


def _new_facts(
    content: DigestContent, catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> tuple[Block, ...]:
    if not content.new_facts:
        return ()
    cards = (_short(fact_card(fact, catalog, wording, locale), wording) for fact in content.new_facts)
    more = Text(wording.gettext("+ {count} more: ").format(count=content.facts_left_out))
    note = (Note((more, Text("/eujp facts", Style.CODE))),) if content.facts_left_out else ()
    return (Heading(wording.gettext("New facts")), *cards, *note)


def _short(card: FactCard, wording: gettext.NullTranslations) -> FactCard:
    """Keep the first citation; the others stand behind the card's button."""
    more = len(card.citations) - 1
    text = wording.ngettext("and {count} more citation", "and {count} more citations", more)
    rest: tuple[Line, ...] = ((Text(text.format(count=more)),),) if more > 0 else ()
    return replace(card, citations=(*card.citations[:1], *rest))


def _corrections(
    content: DigestContent, catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> tuple[Block, ...]:
    if not content.corrections:
        return ()
    blocks = (block for one in content.corrections for block in correction_blocks(one, catalog, wording, locale))
    return (Heading(wording.gettext("Corrections")), *blocks)


def _coming(content: DigestContent, wording: gettext.NullTranslations) -> tuple[Block, ...]:
    if not content.coming:
        return ()
    lines = tuple(
        (
            when(one.when, wording),
            Text(f" · {one.title}"),
            *((Text(" · "), Text(f"/eujp fact {one.fact_id}", Style.CODE)) if one.fact_id else ()),
        )
        for one in content.coming
    )
    return (Heading(wording.gettext("Coming dates")), Bullets(lines))


def _missing(content: DigestContent, wording: gettext.NullTranslations) -> tuple[Block, ...]:
    """Say in one line which sources this digest had to do without."""
    if not content.failing and not content.silent:
        return ()
    _ = wording.gettext
    parts: list[str] = []
    if content.failing:
        parts.append(_("Sources that did not answer: {names}.").format(names=_names(content.failing, wording)))
    if content.silent:
        parts.append(_("Long silent: {names}.").format(names=_names(content.silent, wording)))
    line: Line = (Text(_joined(parts, wording)),)
    if max(len(content.failing), len(content.silent)) > _NAMED:
        line = (*line, Text(" "), Text("/eujp status", Style.CODE))
    return (Note(line),)


def _joined(sentences: Sequence[str], wording: gettext.NullTranslations) -> str:
    return say(reduce(then, sentences), wording)


def _names(listings: Sequence[SourceListing], wording: gettext.NullTranslations) -> str:
    names = comma(wording).join(listing.name or listing.url for listing in listings[:_NAMED])
    more = len(listings) - _NAMED
    return wording.gettext("{names} and {count} more").format(names=names, count=more) if more > 0 else names


def _window(
    content: DigestContent, catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> tuple[Block, ...]:
    """Say in small print what was counted, from when to when, and on which topics."""
    _ = wording.gettext
    topics = comma(wording).join(topic_names(content.subscription.topics, catalog, locale))
    about = _("Topics: {topics}.").format(topics=topics) if topics else ""
    if content.is_quiet:
        return (Note((Text(about),)),) if about else ()
    counted = _("{count}, first seen from {start} to {end}.").replace("{count}", _count(content, wording))
    text = counted if content.stories else _("No new story was first seen from {start} to {end}.")
    return (Note((Text(_joined((_within(text, content, wording), about), wording)),)),)


def _buttons(content: DigestContent, wording: gettext.NullTranslations) -> tuple[Block, ...]:
    """Give the way to the stories left out and, where there is a subscription to ask about, to the reasons."""
    known = content.subscription
    why = {"id": str(known.id), "at": _instant(content.end)}
    reasons = (Button(wording.gettext("Why this order"), "digest why", why),) if known.id and content.stories else ()
    buttons = (*more_button(known, content.end, content.left_out, wording), *reasons)
    return (Actions(buttons),) if buttons else ()


def more_button(
    subscription: Subscription, at: datetime, count: int, wording: gettext.NullTranslations
) -> tuple[Button, ...]:
    """Lead to the stories that the digest, or alert, of the slot `at` had no room for, if there are any."""
    if not count:
        return ()
    label = wording.ngettext("+ {count} more story", "+ {count} more stories", count).format(count=count)
    topic = {"topic": subscription.topics[0]} if subscription.topics else {}
    whose = {"id": str(subscription.id)} if subscription.id else topic
    return (Button(label, "digest more", {**whose, "at": _instant(at)}),)


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).isoformat()
