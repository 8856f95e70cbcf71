"""Cards: a story or a fact at a glance, with its dates, who says it, and what is in doubt."""

from __future__ import annotations

import gettext
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from bot.domain.articles import Article
from bot.domain.catalog import Catalog, place_called, preferred_name
from bot.domain.facts import STATE_WORDS, AgreementState, Fact, FactStatus
from bot.domain.messages import Button, FactCard, Inline, Line, Link, Quote, StoryCard, Style, Text
from bot.domain.moments import Moment, Precision, at_instant
from bot.domain.phrases import comma, say
from bot.domain.reasons import briefly, is_worked_out
from bot.domain.sources import SourceKind, host_of
from bot.domain.stories import Story
from bot.views.citations import first_citations, is_starter, kind_badges, linked
from bot.views.dates import moment_text, when
from bot.views.languages import language_name
from bot.views.punctuation import aside

SENTENCES: Final = 3
"""How many sentences of its summary a card shows."""

_REPORTS: Final = 5
_CONFLICTS: Final = 3
_DOT: Final = " · "


def story_card(
    story: Story,
    catalog: Catalog,
    wording: gettext.NullTranslations,
    locale: str,
    *,
    in_full: bool = False,
    languages: Collection[str] = (),
) -> StoryCard:
    """Give a story's card: the lead's headline and sentences, all its dates and its reports.

    Where the reader wants reports in some `languages` only, one in these leads it.

    What cannot be known is said to be unknown; `locale` is the reader's language for topic names. What a language
    model wrote stands beside the headline and, with one sentence of the text, in place of the others, and says so.
    With `in_full` each date has its reason; see `reasoned`.
    """
    _ = wording.gettext
    lead = story.lead_in(languages)
    written = _machine_written(lead, wording)
    return StoryCard(
        story_id=story.id,
        title=_with_translation(article_title(lead, wording), lead, wording),
        dateline=(*_story_dates(story, lead, wording, in_full=in_full), Text(f"{_DOT}{origins_text(story, wording)}")),
        sentences=quotes_of(lead)[:1] if written else quotes_of(lead),
        written=written,
        sources=_source_lines(story, lead, wording),
        tags=topic_names(_topics_of(story), catalog, locale),
        notes=(
            *starter_note(story.articles, wording),
            *_reading_note(lead, wording),
            *_date_conflict(story, wording),
            *_disagreements(story, wording),
        ),
        buttons=(
            Button(_("Story"), "story", {"id": str(story.id)}),
            *((Button(_("Facts"), "facts", {"story": str(story.id)}),) if story.has_facts else ()),
            Button(_("Why"), "why", {"id": str(lead.id)}),
            report_button({"story": str(story.id)}, wording),
        ),
    )


def fact_card(
    fact: Fact, catalog: Catalog, wording: gettext.NullTranslations, locale: str, *, in_full: bool = False
) -> FactCard:
    """Give a fact's card: statement, date, status, and the first citations with their quotes or as "address only".

    One that was retracted says so before anything else. The other citations are counted; see further_citations.
    With `in_full` its date has its reason; see `reasoned`.
    """
    _ = wording.gettext
    starter = (_("Starter fact"),) if is_starter(fact) else ()
    unofficial = (_("no official source"),) if fact.is_unofficial else ()
    doubt: tuple[Line, ...] = (
        ((Text(_("Doubt: {doubt}").format(doubt=say(fact.doubt, wording))),),) if fact.doubt else ()
    )
    return FactCard(
        fact_id=fact.id,
        title=Text(_fact_title(fact, wording)),
        dateline=_fact_dateline(fact, catalog, wording, locale, in_full=in_full),
        statement=Text(fact.statement),
        citations=first_citations(fact, wording),
        tags=(*starter, *unofficial, *topic_names(fact.topics, catalog, locale)),
        notes=doubt,
        buttons=(Button(_("Fact"), "fact", {"id": fact.id}), report_button({"fact": fact.id}, wording)),
    )


def report_button(about: Mapping[str, str], wording: gettext.NullTranslations) -> Button:
    """Give the button by which anyone reports an error in a story or fact."""
    return Button(wording.gettext("Report an error"), "report", about)


def article_title(article: Article, wording: gettext.NullTranslations) -> Text | Link:
    """Give the headline, a link where there is an address; an article without one is named after its publisher."""
    untitled = wording.gettext("Untitled report from {publisher}")
    title = article.analysis.title or untitled.format(publisher=publisher_of(article, wording))
    return linked(title, article.url)


def headline(article: Article, wording: gettext.NullTranslations) -> str:
    """Give the headline alone, or what stands for it."""
    title = article_title(article, wording)
    return title.value if isinstance(title, Text) else title.label


def publisher_of(article: Article, wording: gettext.NullTranslations) -> str:
    """Give the publisher's name, else the address's host, else that it is not known."""
    if article.kind is SourceKind.STARTER:
        return wording.gettext("eujp starter material")
    return article.publisher or host_of(article.url) or wording.gettext("publisher not known")


def quotes_of(article: Article) -> tuple[Quote, ...]:
    """Give the sentences of an article's summary, each verbatim."""
    return tuple(Quote(span.text) for span in article.analysis.summary[:SENTENCES])


def _with_translation(title: Text | Link, article: Article, wording: gettext.NullTranslations) -> Text | Link:
    """Put a machine's translation behind the headline, its label first, so that no shortening can part them."""
    if not article.written or not article.written.title:
        return title
    label = wording.gettext("{title} · Machine-translated: {translation}")
    values = {"title": title.value if isinstance(title, Text) else title.label, "translation": article.written.title}
    text = label.format(**values)
    return Text(text) if isinstance(title, Text) else Link(text, title.url)


def _machine_written(article: Article, wording: gettext.NullTranslations) -> Line:
    """Give a machine's summary, labelled; nothing where there is none."""
    written = article.written
    if not written or not written.sentences:
        return ()
    label = wording.gettext("Machine-written by {model} from the source; names, numbers and dates checked:")
    gap = "" if written.language == "ja" else " "
    return (Text(label.format(model=written.model), Style.ITALIC), Text(f" {gap.join(written.sentences)}"))


def source_line(article: Article, wording: gettext.NullTranslations) -> Line:
    """Give who reports, in which language, and what to know of the report."""
    _ = wording.gettext
    badges = [
        language_name(article.analysis.language, wording),
        *kind_badges(article.kind, article.url, wording),
        *([_("reprint")] if article.duplicate_of is not None else []),
        *([_("machine-translated")] if article.analysis.machine_translated else []),
        *([_("headline only")] if article.headline_only else []),
    ]
    return (linked(publisher_of(article, wording), article.url), Text(_DOT + _DOT.join(badges)))


def article_dates(
    article: Article, wording: gettext.NullTranslations, *, with_event: bool = True, in_full: bool = False
) -> Line:
    """Give an article's dates with the reasons for them, as `reasoned` does; an unknown one is said to be unknown."""
    event = article.analysis.event if with_event else None
    return _dates(article.analysis.published, event, article, wording, in_full=in_full)


def reasoned(moment: Moment, wording: gettext.NullTranslations, *, in_full: bool = False) -> Line:
    """Give a moment and, in brackets, how it was worked out; with `in_full` also where it simply stands written."""
    shown = when(moment, wording)
    is_told = bool(moment.reason) if in_full else is_worked_out(moment.reason)
    reason = moment.reason if in_full else briefly(moment.reason)
    return (shown, Text(aside(say(reason, wording), wording))) if is_told else (shown,)


def origins_text(story: Story, wording: gettext.NullTranslations) -> str:
    """Say how many reports there are and how many of them are independent, reprints and unknown origins apart."""
    count = len(story.articles)
    if count == story.origins > 1:
        return wording.ngettext("{count} independent report", "{count} independent reports", count).format(count=count)
    reports = wording.ngettext("{count} report", "{count} reports", count).format(count=count)
    if count == 1:
        return reports
    own = [article for article in story.articles if article.duplicate_of is None]
    unknown = sum(not article.origin for article in own)
    if unknown == len(own) > 1:
        return comma(wording).join((reports, wording.gettext("origin not known")))
    reprints = count - len(own)
    parts = [
        reports,
        wording.ngettext("{count} independent", "{count} independent", story.origins).format(count=story.origins),
    ]
    if unknown and len(own) > 1:
        parts.append(
            wording.ngettext("{count} of unknown origin", "{count} of unknown origin", unknown).format(count=unknown)
        )
    if reprints:
        parts.append(wording.ngettext("{count} reprint", "{count} reprints", reprints).format(count=reprints))
    return comma(wording).join(parts)


def topic_names(topics: Iterable[str], catalog: Catalog, locale: str) -> tuple[str, ...]:
    """Give the display names of topics; one the catalogue no longer has stands by its id."""
    return tuple(topic_name(topic, catalog, locale) for topic in topics)


def actor_names(actors: Iterable[str], catalog: Catalog, locale: str) -> tuple[str, ...]:
    """Give the display names of actors; one the catalogue no longer has stands by its id."""
    known = ((actor_id, catalog.actor(actor_id)) for actor_id in actors)
    return tuple((preferred_name(actor.names, locale) if actor else "") or actor_id for actor_id, actor in known)


def topic_name(topic_id: str, catalog: Catalog, locale: str) -> str:
    """Give a topic's display name in the reader's language."""
    topic = catalog.topic(topic_id)
    return (preferred_name(topic.names, locale) if topic else "") or topic_id


def _story_dates(story: Story, lead: Article, wording: gettext.NullTranslations, *, in_full: bool) -> Line:
    """Date a story by its lead; where that has no date, by the first report that has one."""
    analyses = [article.analysis for article in (lead, *story.articles)]
    published = next((analysis.published for analysis in analyses if analysis.published), None)
    event = next((analysis.event for analysis in analyses if analysis.event), None)
    return _dates(published, event, lead, wording, in_full=in_full)


def _dates(
    published: Moment | None,
    event: Moment | None,
    article: Article,
    wording: gettext.NullTranslations,
    *,
    in_full: bool,
) -> Line:
    _ = wording.gettext
    line: list[Inline] = []
    if published:
        line += [Text(_("Published ")), *reasoned(published, wording, in_full=in_full)]
    else:
        first_seen = when(at_instant(article.first_seen, ""), wording)
        line += [Text(_("Publication date not known · First seen ")), first_seen]
    if event:
        line += [Text(_(" · Event ")), *reasoned(event, wording, in_full=in_full)]
    return tuple(line)


def _source_lines(story: Story, lead: Article, wording: gettext.NullTranslations) -> tuple[Line, ...]:
    ordered = sorted(
        story.articles, key=lambda one: (one.id != lead.id, one.duplicate_of is not None, one.first_seen, one.id)
    )
    lines = tuple(source_line(article, wording) for article in ordered[:_REPORTS])
    more = len(ordered) - len(lines)
    if more <= 0:
        return lines
    text = wording.ngettext("and {count} more report", "and {count} more reports", more)
    return (*lines, (Text(text.format(count=more)),))


def _topics_of(story: Story) -> Iterable[str]:
    """Give the topics of all reports, the lead's first, each once."""
    return dict.fromkeys(topic for article in (story.lead, *story.articles) for topic in article.analysis.topics)


def starter_note(articles: Iterable[Article], wording: gettext.NullTranslations) -> tuple[Line, ...]:
    """Say of our own short reports what they are; nothing where there is none among the articles."""
    if not any(article.kind is SourceKind.STARTER for article in articles):
        return ()
    return ((Text(wording.gettext("Starter material in eujp's own words, not a report.")),),)


def _reading_note(article: Article, wording: gettext.NullTranslations) -> tuple[Line, ...]:
    _ = wording.gettext
    if not article.headline_only:
        return ((Text(say(article.note, wording)),),) if article.note else ()
    if not article.note:
        return ((Text(_("The text could not be read.")),),)
    reason = say(article.note, wording).rstrip(".。")
    return ((Text(_("The text could not be read: {reason}.").format(reason=reason)),),)


def _date_conflict(story: Story, wording: gettext.NullTranslations) -> tuple[Line, ...]:
    """Say when reports give the event different days: agreement is not assumed."""
    events = [one.analysis.event for one in story.articles if one.analysis.event]
    days = {event.day: event for event in events if event.precision in {Precision.DAY, Precision.INSTANT}}
    if len(days) <= 1:
        return ()
    dates = comma(wording).join(moment_text(days[day], wording) for day in sorted(days))
    return (flagged(wording.gettext("Reports differ on the date of the event: {dates}.").format(dates=dates)),)


def _disagreements(story: Story, wording: gettext.NullTranslations) -> tuple[Line, ...]:
    """Say in one line each where a report's words do not agree with a fact, or with each other."""
    told = {True: wording.gettext("Disagrees with fact {id}: {note}"), False: wording.gettext("In doubt: {note}")}
    shown = story.conflicts[:_CONFLICTS]
    return tuple(
        flagged(told[flag.fact_id is not None].format(id=flag.fact_id, note=say(flag.note, wording))) for flag in shown
    )


def flagged(text: str) -> Line:
    """Give a line with the sign that sources disagree here."""
    return (Text(f"⚠ {text}"),)


def _fact_title(fact: Fact, wording: gettext.NullTranslations) -> str:
    _ = wording.gettext
    title = fact.title or _("Fact {id}").format(id=fact.id)
    return _("Retracted: {title}").format(title=title) if fact.status is FactStatus.RETRACTED else title


def _fact_dateline(
    fact: Fact, catalog: Catalog, wording: gettext.NullTranslations, locale: str, *, in_full: bool
) -> Line:
    state = (state_text(fact.state, wording),) if fact.state else ()
    place = (place_called(fact.place, catalog, locale),) if fact.place else ()
    return (
        *reasoned(fact.when, wording, in_full=in_full),
        Text(_DOT + _DOT.join((*place, *state, _status(fact.status, wording), *((fact.id,) if fact.title else ())))),
    )


def _status(status: FactStatus, wording: gettext.NullTranslations) -> str:
    _ = wording.gettext
    match status:
        case FactStatus.PROPOSED:
            return _("proposed, not yet approved")
        case FactStatus.APPROVED:
            return _("approved fact")
        case FactStatus.REJECTED:
            return _("rejected")
        case FactStatus.RETRACTED:
            return _("retracted")


def state_text(state: AgreementState, wording: gettext.NullTranslations) -> str:
    """Give where an agreement stands, in words."""
    return say(STATE_WORDS[state], wording)
