"""Answers about one article's place: why it stands where it stands, and that a person hid or kept it."""

from __future__ import annotations

import gettext
from collections.abc import Sequence

from bot.domain.answers import ArticleVerdict, ArticleWhy
from bot.domain.articles import RELEVANT_FROM, Article, ArticleInFull, Overruling
from bot.domain.catalog import Catalog, preferred_name
from bot.domain.messages import (
    Actions,
    Block,
    Bullets,
    Button,
    Fields,
    Heading,
    Line,
    Message,
    Note,
    Paragraph,
    Text,
    Tone,
)
from bot.domain.moments import at_instant
from bot.domain.phrases import Phrase, comma, say
from bot.views.cards import article_title, headline, reasoned, topic_names
from bot.views.dates import when
from bot.views.languages import language_name


def why_message(
    why: ArticleWhy, catalog: Catalog, wording: gettext.NullTranslations, locale: str, *, to_editor: bool = False
) -> Message:
    """Show why an article is kept or left out, what was understood of it, and why it stands in its story.

    `to_editor` offers to decide otherwise.
    """
    _ = wording.gettext
    article = why.article
    kept = article.relevant
    reasons = article.analysis.relevance.reasons or (_("No reason was recorded."),)
    blocks: list[Block] = [
        Heading(_("Why this article was kept") if kept else _("Why this article was left out")),
        Paragraph((article_title(article, wording),)),
        *((Paragraph(_overruled(article.overruled, wording)),) if article.overruled else ()),
        Fields(_understood(article, catalog, wording, locale)),
        Heading(_("Computed reasons") if article.overruled else _("Reasons")),
        Bullets(tuple((Text(say(_localised(reason, catalog, locale), wording)),) for reason in reasons)),
        *((Note((Text(say(why.placement, wording)),)),) if kept and why.placement else ()),
    ]
    buttons = (
        *((_story_button(article.story_id, wording),) if kept and article.story_id is not None else ()),
        *(((_hide_button if kept else _keep_button)(article, wording),) if to_editor else ()),
    )
    if buttons:
        blocks.append(Actions(buttons))
    summary = _("Kept: {title}") if kept else _("Left out: {title}")
    label = headline(article, wording)
    return Message(summary.format(title=label), tuple(blocks), Tone.GOOD if kept else Tone.NEUTRAL)


def _localised(reason: str, catalog: Catalog, locale: str) -> str:
    """Give a reason with its topics in the reader's language: it was written down with their English names."""
    if not isinstance(reason, Phrase) or "topics" not in reason.values:
        return reason
    names = (
        preferred_name(topic.names, locale) for topic in catalog.topics if preferred_name(topic.names, "en") in reason
    )
    return Phrase(reason.template, topics=tuple(names))


def hidden_message(verdict: ArticleVerdict, wording: gettext.NullTranslations) -> Message:
    """Confirm that an article is shown no more, and say what its story still shows."""
    _ = wording.gettext
    start = _("Hidden: {title}") if verdict.changed else _("Hidden or left out already: {title}")
    left = wording.ngettext(
        "Its story still shows {count} other report.", "Its story still shows {count} other reports.", verdict.others
    )
    note = left.format(count=verdict.others) if verdict.others else _("No story shows it.")
    return _verdict_message(verdict, start, note, _keep_button(verdict.article, wording), wording)


def kept_message(verdict: ArticleVerdict, wording: gettext.NullTranslations) -> Message:
    """Confirm that an article is shown, and say in which story."""
    _ = wording.gettext
    start = _("Kept: {title}") if verdict.changed else _("Shown already: {title}")
    beside = wording.ngettext(
        "It stands in story {story}, beside {count} other report.",
        "It stands in story {story}, beside {count} other reports.",
        verdict.others,
    )
    text = beside if verdict.others else _("It stands in story {story}, alone.")
    note = text.format(story=verdict.article.story_id, count=verdict.others)
    return _verdict_message(verdict, start, note, _hide_button(verdict.article, wording), wording)


def _verdict_message(
    verdict: ArticleVerdict, start: str, note: str, undo: Button, wording: gettext.NullTranslations
) -> Message:
    article = verdict.article
    story = article.story_id if article.relevant else None
    buttons = (
        *((_story_button(story, wording),) if story is not None else ()),
        Button(wording.gettext("Why"), "why", {"id": str(article.id)}),
        undo,
    )
    summary = start.format(title=headline(article, wording))
    blocks = (Paragraph((Text(summary),)), Note((Text(note),)), Actions(buttons))
    return Message(summary, blocks, Tone.GOOD if verdict.changed else Tone.NEUTRAL)


def _story_button(story_id: int, wording: gettext.NullTranslations) -> Button:
    return Button(wording.gettext("Story"), "story", {"id": str(story_id)})


def _keep_button(article: Article, wording: gettext.NullTranslations) -> Button:
    return Button(wording.gettext("Keep it"), "article keep", {"id": str(article.id)})


def _hide_button(article: Article, wording: gettext.NullTranslations) -> Button:
    return Button(wording.gettext("Hide it"), "article hide", {"id": str(article.id)})


def _overruled(word: Overruling, wording: gettext.NullTranslations) -> Line:
    _ = wording.gettext
    text = _("Kept by {name}, ") if word.relevant else _("Hidden by {name}, ")
    return (
        Text(text.format(name=word.by)),
        when(at_instant(word.at, ""), wording),
        Text(_(": a person's word stands first.")),
    )


def _understood(
    article: ArticleInFull, catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> tuple[tuple[str, Line], ...]:
    _ = wording.gettext
    analysis = article.analysis
    unknown = (Text(_("not known")),)
    actors = [actor.names for actor in map(catalog.actor, analysis.actors) if actor]
    return (
        (_("Relevance"), (Text(_computed(article, wording)),)),
        (_("Language"), (Text(language_name(analysis.language, wording)),)),
        (_("Published"), reasoned(analysis.published, wording, in_full=True) if analysis.published else unknown),
        (_("Event"), reasoned(analysis.event, wording, in_full=True) if analysis.event else unknown),
        (_("Topics"), _joined(topic_names(analysis.topics, catalog, locale), wording)),
        (_("Actors"), _joined([preferred_name(names, locale) for names in actors], wording)),
    )


def _computed(article: ArticleInFull, wording: gettext.NullTranslations) -> str:
    _ = wording.gettext
    computed = article.analysis.relevance
    text = _("kept, score {score}") if computed.relevant else _("left out, score {score}")
    needed = _("; {bar} is needed").format(bar=f"{RELEVANT_FROM:.2f}")
    verdict = text.format(score=f"{computed.score:.2f}") + needed
    return _("computed: {verdict}").format(verdict=verdict) if article.overruled else verdict


def _joined(names: Sequence[str], wording: gettext.NullTranslations) -> Line:
    return (Text(comma(wording).join(names) or wording.gettext("none")),)
