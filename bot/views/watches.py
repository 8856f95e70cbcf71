"""Watches in words: what one looks for, the alerts it gives, and the form that asks for one."""

from __future__ import annotations

import gettext
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.domain.answers import NameMatch
from bot.domain.catalog import Catalog
from bot.domain.messages import (
    Actions,
    Block,
    Button,
    Form,
    FormField,
    Heading,
    Line,
    Message,
    Note,
    Paragraph,
    StoryCard,
    Text,
    Tone,
)
from bot.domain.phrases import comma
from bot.domain.subscriptions import Subscription, SubscriptionState
from bot.domain.text import fold
from bot.domain.watches import APART, LONGEST_WORDS, MOST_IN_A_DAY, Alert, ToldStory
from bot.views.cards import actor_names, headline, publisher_of, story_card, topic_names
from bot.views.dates import EUROPE, zoned_text
from bot.views.digest import more_button
from bot.views.forms import topics_field
from bot.views.other_names import other_names

_FOUND: Final = 5
_PUBLISHERS: Final = 3
_SENTENCES: Final = 2
_TAGS: Final = 3
_LONGEST_LIST: Final = 400


def looked_for(watch: Subscription, catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> str:
    """Say what a watch looks for: its words in quotation marks, then its topics and actors by name."""
    named = (*topic_names(watch.topics, catalog, locale), *actor_names(watch.actors, catalog, locale))
    typed = (wording.gettext("“{words}”").format(words=watch.words),) if watch.words else ()
    return " · ".join((*typed, *named))


def watch_buttons(watch: Subscription, wording: gettext.NullTranslations) -> tuple[Button, ...]:
    """Give what can be done with a watch in its channel."""
    return (Button(wording.gettext("Edit"), "subscription edit", {"id": str(watch.id)}), *_holding(watch, wording))


def watching_message(
    watch: Subscription,
    names: Sequence[NameMatch],
    catalog: Catalog,
    wording: gettext.NullTranslations,
    locale: str,
    *,
    is_here: bool,
) -> Message:
    """Confirm a watch: what it looks for, by which other names, and how often it may speak."""
    _ = wording.gettext
    wanted = looked_for(watch, catalog, wording, locale)
    if watch.channel.platform == "console":
        told = _("Kept: a watch for {wanted}.")
    elif is_here and watch.channel.workspace:
        told = _("This channel is told of {wanted}.")
    else:
        told = _("You are told by direct message of {wanted}.")
    text = told.format(wanted=wanted)
    blocks: tuple[Block, ...] = (
        Paragraph((Text(text),)),
        *_other_names(names, catalog, wording, locale),
        Note((Text(pace_text(wording)),)),
        *_nowhere(watch, wording),
        # Buttons act on the channel they are pressed in.
        *((Actions(watch_buttons(watch, wording)),) if is_here else ()),
    )
    return Message(_("Watch {id}: {wanted}").format(id=watch.id, wanted=wanted), blocks, Tone.GOOD)


def pace_text(wording: gettext.NullTranslations) -> str:
    """Say when alerts come, and how many at most."""
    text = wording.gettext(
        "An alert comes within a minute of a new story or a further independent report of one, at most every {minutes} "
        "minutes and {count} times in 24 hours; what comes meanwhile stands in the next."
    )
    return text.format(minutes=int(APART.total_seconds() // 60), count=MOST_IN_A_DAY)


def alert_message(alert: Alert, catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> Message:
    """Show the stories a watch fired on, and on each card what matched and what is new."""
    _ = wording.gettext
    watch = alert.subscription
    title = _("Watch: {wanted}").format(wanted=looked_for(watch, catalog, wording, locale))
    first = headline(alert.stories[0].story.lead, wording)
    more = len(alert.stories) - 1 + alert.left_out
    text = wording.ngettext("+ {count} more story", "+ {count} more stories", more).format(count=more)
    blocks: tuple[Block, ...] = (
        Heading(title),
        *(_card(one, watch, catalog, wording, locale) for one in alert.stories),
        *_rest(alert, wording),
        Actions((*more_button(watch, alert.at, alert.left_out, wording), *_holding(watch, wording))),
    )
    return Message(" · ".join(filter(None, (title, first, text if more else ""))), blocks)


def watch_form(catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> Form:
    """Ask what to watch for."""
    _ = wording.gettext
    to = FormField("to", _("Where"), "here", choices=((_("This channel"), "here"), (_("You alone"), "me")))
    return Form(_("Watch"), _("Watch"), "watch", (*_fields(catalog, wording, locale), to))


def watch_edit_form(
    watch: Subscription, given: Mapping[str, str], catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> Form:
    """Ask what else to watch for; `given` is what stands, by option."""
    _ = wording.gettext
    fields = tuple(replace(field, value=given.get(field.name, "")) for field in _fields(catalog, wording, locale))
    title = _("Edit watch {id}").format(id=watch.id)
    return Form(title, _("Save"), "subscription edit", fields, {"id": str(watch.id)})


def _fields(catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> tuple[FormField, ...]:
    _ = wording.gettext
    words = _("All of them must stand in a report; names are found in other languages too")
    names = _("Between commas; left empty, any")
    return (
        FormField("words", _("Words"), hint=words, required=False, longest=LONGEST_WORDS, example=_("export controls")),
        topics_field("", _("Any topic"), catalog, wording, locale),
        FormField(
            "actors",
            _("Actors"),
            hint=names,
            required=False,
            longest=_LONGEST_LIST,
            example=_("METI, European Commission"),
        ),
    )


def _holding(watch: Subscription, wording: gettext.NullTranslations) -> tuple[Button, ...]:
    _ = wording.gettext
    this = {"id": str(watch.id)}
    is_paused = watch.state is SubscriptionState.PAUSED
    pause, resume = Button(_("Pause"), "subscription pause", this), Button(_("Resume"), "subscription resume", this)
    return (resume if is_paused else pause, Button(_("Unwatch"), "unwatch", this))


def _other_names(
    names: Sequence[NameMatch], catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> tuple[Note, ...]:
    text = wording.gettext("{typed} is found under its other names too: {names}")
    return tuple(
        Note((Text(text.format(typed=one.typed, names=other_names(one, catalog, wording, locale))),)) for one in names
    )


def _nowhere(watch: Subscription, wording: gettext.NullTranslations) -> tuple[Note, ...]:
    """Say that a console gets nothing: there is nobody to post to."""
    if watch.channel.platform != "console":
        return ()
    return (Note((Text(wording.gettext("A console gets nothing posted: in a chat, the alerts would come there.")),)),)


def _card(
    told: ToldStory, watch: Subscription, catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> StoryCard:
    _ = wording.gettext
    card = story_card(told.story, catalog, wording, locale)
    reasons = (_what_matched(told, watch, catalog, wording, locale), _what_is_new(told, wording))
    buttons = (
        Button(_("Story"), "story", {"id": str(told.story.id)}),
        Button(_("Why"), "why", {"id": str(told.reports[0].id)}),
    )
    notes: tuple[Line, ...] = tuple((Text(reason),) for reason in reasons)
    sentences, tags = card.sentences[:_SENTENCES], card.tags[:_TAGS]
    return replace(card, sentences=sentences, tags=tags, notes=(*notes, *card.notes), buttons=buttons)


def _what_matched(
    told: ToldStory, watch: Subscription, catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> str:
    """Say what of the watch stands in the new reports, under which other names, and whose reports those are."""
    _ = wording.gettext
    topics = {topic for report in told.reports for topic in report.analysis.topics}
    actors = {actor for report in told.reports for actor in report.analysis.actors}
    matched = replace(
        watch,
        topics=tuple(topic for topic in watch.topics if topic in topics),
        actors=tuple(actor for actor in watch.actors if actor in actors),
    )
    other = _other(told.found, watch.words)
    found = comma(wording).join(other[:_FOUND]) + _cut(other, _FOUND)
    parts = (
        _("Matches: {wanted}").format(wanted=looked_for(matched, catalog, wording, locale)),
        _("Found as: {names}").format(names=found) if other else "",
        _("In: {publishers}").format(publishers=_publishers(told, wording)),
    )
    return " · ".join(filter(None, parts))


def _other(found: Sequence[str], typed: str) -> tuple[str, ...]:
    """Give the names found that are not what was typed, nor hold what was: low-carbon hydrogen beside hydrogen."""
    as_typed = [fold(name) for name in found if fold(name) in fold(typed)]
    return tuple(name for name in found if not any(one in fold(name) for one in as_typed))


def _what_is_new(told: ToldStory, wording: gettext.NullTranslations) -> str:
    _ = wording.gettext
    count = len(told.reports)
    if 1 in told.places:
        text = wording.ngettext(
            "New: a story with one report so far", "New: a story with {count} independent reports", count
        )
        return text.format(count=count)
    text = wording.ngettext(
        "New: independent report {places} of this story", "New: independent reports {places} of this story", count
    )
    return text.format(places=comma(wording).join(map(str, told.places)))


def _publishers(told: ToldStory, wording: gettext.NullTranslations) -> str:
    names = tuple(dict.fromkeys(publisher_of(report, wording) for report in told.reports))
    return comma(wording).join(names[:_PUBLISHERS]) + _cut(names, _PUBLISHERS)


def _cut(names: Sequence[str], shown: int) -> str:
    return " …" if len(names) > shown else ""


def _rest(alert: Alert, wording: gettext.NullTranslations) -> tuple[Note, ...]:
    if alert.rests_until is None:
        return ()
    text = wording.gettext(
        "That was alert {count} of this watch within 24 hours, the last for now. What comes meanwhile is told in one, "
        "from {instant} on."
    )
    return (Note((Text(text.format(count=MOST_IN_A_DAY, instant=zoned_text(alert.rests_until, EUROPE, wording))),)),)
