"""Answers about a channel's subscriptions."""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.domain.catalog import Catalog
from bot.domain.messages import Actions, Bullets, Button, Heading, Line, Message, Note, Paragraph, Style, Text, Tone
from bot.domain.subscriptions import Subscription, SubscriptionState, WeeklySchedule
from bot.views.cards import topic_names
from bot.views.dates import weekdays, zoned_text

_BUTTONS: Final = 5


def subscribed_message(
    subscription: Subscription, next_slot: datetime, catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> Message:
    """Confirm a subscription and say when the first digest comes, here, in Brussels and in Tokyo."""
    _ = wording.gettext
    when = schedule_text(subscription.schedule, wording)
    first = zoned_text(next_slot, subscription.schedule.zone, wording)
    buttons = (Button(_("Preview"), "digest preview"), _unsubscribe(subscription, _("Unsubscribe")))
    return Message(
        _("Subscribed: {when}").format(when=when),
        (
            Paragraph((Text(_("This channel gets a digest ")), Text(when, Style.BOLD), Text("."))),
            Note((Text(" · ".join(_details(subscription, catalog, wording, locale))),)),
            Note((Text(_("Next digest: {slot}").format(slot=first)),)),
            *_nowhere(subscription, wording),
            Actions(buttons),
        ),
        Tone.GOOD,
    )


def _nowhere(subscription: Subscription, wording: gettext.NullTranslations) -> tuple[Note, ...]:
    """Say that a console gets nothing: there is nobody to post to."""
    if subscription.channel.platform != "console":
        return ()
    return (Note((Text(wording.gettext("Nothing is posted to a console: digest preview shows what it would get.")),)),)


def subscriptions_message(
    subscriptions: Sequence[Subscription], catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> Message:
    """List the subscriptions of one channel; a paused one with the reason."""
    _ = wording.gettext
    heading = Heading(_("Subscriptions of this channel"))
    if not subscriptions:
        text = _("This channel has no subscriptions.")
        hint = (Text(_("Make one: ")), Text("/eujp subscribe weekly", Style.CODE))
        return Message(text, (heading, Paragraph((Text(text),)), Note(hint)))
    count = len(subscriptions)
    summary = wording.ngettext("{count} subscription in this channel", "{count} subscriptions in this channel", count)
    lines = tuple(_line(subscription, catalog, wording, locale) for subscription in subscriptions)
    label = _("Unsubscribe {id}")
    buttons = tuple(_unsubscribe(one, label.format(id=one.id)) for one in subscriptions[:_BUTTONS])
    return Message(summary.format(count=count), (heading, Bullets(lines), Actions(buttons)))


def unsubscribed_message(subscription: Subscription, wording: gettext.NullTranslations) -> Message:
    """Confirm that a subscription has ended."""
    _ = wording.gettext
    when = schedule_text(subscription.schedule, wording)
    text = _("This channel no longer gets the digest {when}.").format(when=when)
    again = Text("/eujp subscribe weekly", Style.CODE)
    return Message(text, (Paragraph((Text(text),)), Note((Text(_("To get one again: ")), again))), Tone.GOOD)


def schedule_text(schedule: WeeklySchedule, wording: gettext.NullTranslations) -> str:
    """Say when a weekly digest comes: every Monday at 08:00 (Europe/Brussels)."""
    text = wording.gettext("every {day} at {time} ({zone})")
    return text.format(day=weekdays(wording)[schedule.weekday], time=f"{schedule.at:%H:%M}", zone=schedule.zone)


def _details(
    subscription: Subscription, catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> tuple[str, ...]:
    _ = wording.gettext
    topics = ", ".join(topic_names(subscription.topics, catalog, locale)) or _("all topics")
    quiet = (_("silent in a quiet week"),) if subscription.quiet else ()
    return (_("Subscription {id}").format(id=subscription.id), topics, *quiet)


def _line(subscription: Subscription, catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> Line:
    _ = wording.gettext
    when = schedule_text(subscription.schedule, wording)
    number, *rest = _details(subscription, catalog, wording, locale)
    if subscription.state is SubscriptionState.PAUSED:
        reason = subscription.pause_reason.rstrip(".") or _("no reason was recorded")
        rest.append(_("paused: {reason}").format(reason=reason))
    return (Text(number, Style.BOLD), Text(f": {when} · {' · '.join(rest)}"))


def _unsubscribe(subscription: Subscription, label: str) -> Button:
    return Button(label, "unsubscribe", {"id": str(subscription.id)})
