"""Answers about stories: the newest, a search, one story, the topics.

Every view takes what was found, then (catalog, wording, locale); `locale` is the reader's language.
"""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.answers import NameMatch, SearchPage, StoryHit, StoryPage, TopicCount
from bot.domain.articles import Article
from bot.domain.catalog import Catalog, Names, Term, Topic, preferred_name
from bot.domain.messages import (
    Actions,
    Block,
    Bullets,
    Button,
    Heading,
    Line,
    Message,
    Note,
    Paragraph,
    StoryCard,
    Style,
    Text,
)
from bot.domain.phrases import comma
from bot.domain.recalled import StoryFacts
from bot.domain.stories import Story
from bot.domain.text import words as words_of
from bot.views.cards import (
    article_dates,
    article_title,
    fact_card,
    headline,
    origins_text,
    quotes_of,
    source_line,
    story_card,
    topic_name,
)
from bot.views.citations import is_starter
from bot.views.dates import day_text
from bot.views.facts import disagreements, story_facts
from bot.views.languages import language_name
from bot.views.other_names import other_names
from bot.views.punctuation import aside, capital

_FEW: Final = 3
"""So few stories on a topic make a reader look for those that mention it."""

_TERMS_OFFERED: Final = 3
_TELLING: Final = 4
"""Letters of a word that tells what a topic is of: not and."""


def latest_message(
    page: StoryPage,
    catalog: Catalog,
    wording: gettext.NullTranslations,
    locale: str,
    *,
    topic: str | None = None,
    language: str | None = None,
    since: datetime | None = None,
) -> Message:
    """Show the newest stories, newest first; an empty archive says so (see views.beginning)."""
    _ = wording.gettext
    filters = _filters(None, language, since, catalog, wording, locale)
    name = topic_name(topic, catalog, locale) if topic else ""
    heading = Heading(_("Newest stories: {topic}").format(topic=name) if name else _("Newest stories"))
    mentions = _mentions(page, topic, catalog, wording, locale)
    if not page.stories:
        none = _no_stories(page, heading, " · ".join([name, *filters] if name else filters), wording)
        return replace(none, blocks=(*none.blocks, *mentions))
    details = [*_position(page.offset, len(page.stories), wording), *_only(filters, wording)]
    languages = (language,) if language else ()
    cards = tuple(story_card(story, catalog, wording, locale, languages=languages) for story in page.stories)
    return Message(_latest_summary(page, languages, wording), (heading, *_note(" · ".join(details)), *cards, *mentions))


def search_message(
    page: SearchPage,
    catalog: Catalog,
    wording: gettext.NullTranslations,
    locale: str,
    *,
    topic: str | None = None,
    since: datetime | None = None,
) -> Message:
    """Show what a search found and under which names; when nothing was found, say what was searched."""
    _ = wording.gettext
    heading = Heading(_("Search: {words}").format(words=page.words))
    filters = _filters(topic, None, since, catalog, wording, locale)
    names = tuple(Note(_names_line(match, catalog, wording, locale)) for match in page.names)
    if not page.hits and not page.facts:
        return _nothing_found(page, heading, filters, names, wording)
    place = _position(page.offset, len(page.hits), wording) if page.hits else []
    details = [*place, *_only(filters, wording)]
    cards = tuple(_hit_card(hit, page, catalog, wording, locale) for hit in page.hits)
    facts = tuple(fact_card(fact, catalog, wording, locale) for fact in page.facts)
    return Message(
        _search_summary(page, wording),
        (
            heading,
            *_note(" · ".join(details)),
            *names,
            *cards,
            *_facts_note(page, wording),
            *facts,
        ),
    )


def story_message(
    story: Story, facts: StoryFacts, catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> Message:
    """Show all reports of a story and what each says, in its own words and language, and the facts they bear on."""
    _ = wording.gettext
    card = story_card(story, catalog, wording, locale, in_full=True)
    # The facts drawn from it stand below.
    card = replace(card, buttons=tuple(button for button in card.buttons if button.command not in {"story", "facts"}))
    others = [article for article in story.articles if article.id != story.lead.id]
    blocks: list[Block] = [card]
    if others:
        blocks.append(Heading(_("What the other reports say")))
    for article in others:
        blocks.extend(_report(article, wording))
    blocks += disagreements(story.conflicts, facts.disputed, story.articles, wording)
    blocks += story_facts(facts.drawn, catalog, wording, locale)
    summary = f"{headline(story.lead, wording)}: {origins_text(story, wording)}"
    return Message(summary, tuple(blocks))


def topics_message(
    counts: Sequence[TopicCount], catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> Message:
    """Show every topic of the catalogue, its name, what it covers and how many stories it has."""
    _ = wording.gettext
    stories = {count.topic: count.stories for count in counts}
    lines = tuple(
        _topic_line(topic.id, topic_name(topic.id, catalog, locale), stories.get(topic.id, 0), wording)
        for topic in catalog.topics
    )
    count = len(lines)
    summary = wording.ngettext("{count} topic", "{count} topics", count).format(count=count)
    example = Text(f"/eujp latest {catalog.topics[0].id}" if catalog.topics else "/eujp latest", Style.CODE)
    return Message(summary, (Heading(_("Topics")), Bullets(lines), Note((Text(_("For example: ")), example))))


def _latest_summary(page: StoryPage, languages: Sequence[str], wording: gettext.NullTranslations) -> str:
    label = headline(page.stories[0].lead_in(languages), wording)
    count = len(page.stories)
    if page.offset:
        text = wording.ngettext("{count} more story: {title}", "{count} more stories: {title}", count)
    else:
        text = wording.ngettext("The newest story: {title}", "{count} stories, newest first: {title}", count)
    return text.format(count=count, title=label)


def _no_stories(page: StoryPage, heading: Heading, filters: str, wording: gettext.NullTranslations) -> Message:
    _ = wording.gettext
    if page.offset:
        text = _("There are no more stories.")
        return Message(text, (heading, Paragraph((Text(text),))))
    if filters:
        text = _("No story matches: {filters}.").format(filters=filters)
        return Message(text, (heading, Paragraph((Text(text),))))
    text = _("The archive holds no stories yet: nothing relevant has been read so far.")
    return Message(_("The archive holds no stories yet"), (heading, Paragraph((Text(text),))))


def _mentions(
    page: StoryPage, topic: str | None, catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> tuple[Block, ...]:
    """Lead from few stories on a topic to those of other topics that mention it: a story has its main topics alone."""
    known = catalog.topic(topic) if topic else None
    if known is None or page.more or page.offset or len(page.stories) > _FEW:
        return ()
    words = [preferred_name(term.names, locale) for term in _telling(known)[:_TERMS_OFFERED]]
    buttons = tuple(Button(word, "search", {"words": word}) for word in words if word)
    note = _note(wording.gettext("Stories on other topics may mention it. Search for its words:"))
    return (*note, Actions(buttons)) if buttons else ()


def _telling(topic: Topic) -> Sequence[Term]:
    """Give the terms that share a word with the topic's names, else all: who asks of Ukraine means no other sea."""
    named = {word for word in _words_in(topic.names) if len(word) >= _TELLING or not word.isascii()}
    return [term for term in topic.terms if not named.isdisjoint(_words_in(term.names))] or topic.terms


def _words_in(names: Names) -> set[str]:
    return {word for every in names.values() for name in every for word in words_of(name)}


def _filters(
    topic: str | None,
    language: str | None,
    since: datetime | None,
    catalog: Catalog,
    wording: gettext.NullTranslations,
    locale: str,
) -> list[str]:
    _ = wording.gettext
    named = [topic_name(topic, catalog, locale)] if topic else []
    spoken = [_("in {language}").format(language=language_name(language, wording))] if language else []
    dated = [_("since {day}").format(day=day_text(since.date(), wording))] if since else []
    return [*named, *spoken, *dated]


def _only(filters: Sequence[str], wording: gettext.NullTranslations) -> list[str]:
    """Say that the filters, where there are any, kept others out."""
    return [wording.gettext("only {filters}").format(filters=comma(wording).join(filters))] if filters else []


def _position(offset: int, count: int, wording: gettext.NullTranslations) -> list[str]:
    if not offset or not count:
        return []
    return [wording.gettext("stories {first} to {last}").format(first=offset + 1, last=offset + count)]


def _note(text: str) -> tuple[Note, ...]:
    return (Note((Text(capital(text)),)),) if text else ()


def _names_line(match: NameMatch, catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> Line:
    text = wording.gettext("“{typed}” is in the catalogue: also searched {names}.")
    return (Text(text.format(typed=match.typed, names=other_names(match, catalog, wording, locale))),)


def _hit_card(
    hit: StoryHit, page: SearchPage, catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> StoryCard:
    """Say on the card which of the searched names stand in the story, when more than the typed one was searched."""
    card = story_card(hit.story, catalog, wording, locale)
    if not page.names or not hit.matched:
        return card
    found = wording.gettext("Found as: {names}").format(names=comma(wording).join(hit.matched))
    return replace(card, notes=(*card.notes, (Text(found),)))


def _facts_note(page: SearchPage, wording: gettext.NullTranslations) -> tuple[Note, ...]:
    _ = wording.gettext
    order = _note(_("Facts, those first that hold the words most:")) if len(page.facts) > 1 else ()
    if not page.facts or not all(is_starter(fact) for fact in page.facts):
        return order
    about = _("Starter facts: in our own words, each with the address of its source; the text there is not stored.")
    if page.hits or page.offset:
        return (*_note(about), *order)
    return (*_note(_("No story in the archive matches yet. {about}").format(about=about)), *order)


def _search_summary(page: SearchPage, wording: gettext.NullTranslations) -> str:
    _ = wording.gettext
    stories = wording.ngettext("{count} story", "{count} stories", len(page.hits)).format(count=len(page.hits))
    facts = wording.ngettext("{count} fact", "{count} facts", len(page.facts)).format(count=len(page.facts))
    found = [stories] if page.hits else []
    found += [facts] if page.facts else []
    return _("{found} for “{words}”").format(found=_(" and ").join(found), words=page.words)


def _nothing_found(
    page: SearchPage, heading: Heading, filters: list[str], names: tuple[Note, ...], wording: gettext.NullTranslations
) -> Message:
    _ = wording.gettext
    if page.offset:
        text = _("There is nothing more for “{words}”.").format(words=page.words)
        return Message(text, (heading, Paragraph((Text(text),))))
    where = aside(" · ".join(filters), wording) if filters else ""
    text = _("Nothing found: no story or fact in the archive holds “{words}”{where}.")
    plain = _("No word of it is a name in the catalogue, so no other names were searched.")
    hint = _("Every word must stand in the text: fewer words find more.")
    return Message(
        _("Nothing found for “{words}”").format(words=page.words),
        (
            heading,
            Paragraph((Text(text.format(words=page.words, where=where)),)),
            *(names or _note(plain)),
            *(_note(hint) if len(page.words.split()) > 1 else ()),
        ),
    )


def _report(article: Article, wording: gettext.NullTranslations) -> tuple[Block, ...]:
    quotes = quotes_of(article)
    said: tuple[Block, ...] = (Bullets(tuple((quote,) for quote in quotes)),) if quotes else ()
    why = Text(wording.gettext(" · article {id}").format(id=article.id))
    title = article_title(article, wording)
    return (
        Paragraph((title, Text(" — "), *source_line(article, wording))),
        Note((*article_dates(article, wording, in_full=True), why)),
        *said,
    )


def _topic_line(topic_id: str, name: str, count: int, wording: gettext.NullTranslations) -> Line:
    stories = wording.ngettext("{count} story", "{count} stories", count).format(count=count)
    return (Text(topic_id, Style.CODE), Text(f" — {name} · {stories}"))
