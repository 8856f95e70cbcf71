"""Answers about subscriptions, and the form that asks for one."""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.domain.catalog import Catalog
from bot.domain.messages import (
    Actions,
    Block,
    Button,
    Form,
    FormField,
    Heading,
    Message,
    Note,
    Paragraph,
    Style,
    Text,
    Tone,
)
from bot.domain.phrases import comma, say
from bot.domain.subscriptions import (
    DEFAULT_SIZE,
    HolidayCalendar,
    Rhythm,
    Schedule,
    Subscription,
    SubscriptionState,
    home_zone,
)
from bot.views.cards import actor_names, topic_names
from bot.views.dates import weekdays, zoned_text
from bot.views.forms import topics_field
from bot.views.languages import language_name
from bot.views.punctuation import capital, styled
from bot.views.watches import looked_for, pace_text, watch_buttons

PAGE: Final = 4
"""Subscriptions on a page: Discord takes five rows of buttons, of which one leads on."""

_IN_EVERY_MONTH: Final = 28
_LAST_DAY: Final = 31


@dataclass(frozen=True, slots=True)
class Listed:
    """A subscription, its next slot in UTC (None for a watch, or when none comes within a year), whether it is here."""

    subscription: Subscription
    next_slot: datetime | None
    is_here: bool = True


def subscribed_message(listed: Listed, catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> Message:
    """Confirm a subscription and say when the first digest comes, in its zone, in Brussels and in Tokyo."""
    _ = wording.gettext
    subscription = listed.subscription
    when = schedule_text(subscription.schedule, wording)
    if subscription.channel.platform == "console":
        gets = _("Kept: a digest {when}.")
    elif listed.is_here and subscription.channel.workspace:
        gets = _("This channel gets a digest {when}.")
    else:
        gets = _("You get a digest by direct message {when}.")
    # Buttons act on the channel they are pressed in.
    buttons = (Actions(_buttons(subscription, wording)),) if listed.is_here else ()
    return Message(
        _("Subscribed: {when}").format(when=when),
        (
            Paragraph(styled(gets, when=Text(when, Style.BOLD))),
            Note((Text(" · ".join(_details(subscription, catalog, wording, locale))),)),
            Note((Text(_next(listed, wording)),)),
            *_nowhere(subscription, wording),
            *buttons,
        ),
        Tone.GOOD,
    )


def subscriptions_message(
    listed: Sequence[Listed],
    catalog: Catalog,
    wording: gettext.NullTranslations,
    locale: str,
    *,
    before: int = 0,
    count: int | None = None,
) -> Message:
    """List a page of one channel's subscriptions with their next slots, its watches too; a paused one with the reason.

    `before` is how many stand on the pages before, `count` how many there are; None where these are all.
    """
    _ = wording.gettext
    heading = Heading(_("Subscriptions of this channel"))
    if not listed:
        text = _("This channel has no subscriptions.")
        hint = styled(
            _("Make one: {digest} or {watch}"),
            digest=Text("/eujp subscribe weekly", Style.CODE),
            watch=Text("/eujp watch semiconductors", Style.CODE),
        )
        return Message(text, (heading, Paragraph((Text(text),)), Note(hint)))
    total = count or len(listed)
    summary = wording.ngettext("{count} subscription in this channel", "{count} subscriptions in this channel", total)
    where = _("subscriptions {first} to {last} of {count}").format(
        first=before + 1, last=before + len(listed), count=total
    )
    place = (Note((Text(capital(where)),)),) if len(listed) < total else ()
    entries = (
        block for one in listed for block in subscription_entry(one, catalog, wording, locale, with_buttons=True)
    )
    return Message(summary.format(count=total), (heading, *place, *entries))


def unsubscribed_message(
    subscription: Subscription, catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> Message:
    """Confirm that a subscription has ended."""
    _ = wording.gettext
    if subscription.is_watch:
        wanted = looked_for(subscription, catalog, wording, locale)
        said = _("Watch {id} has ended: nothing is told of {wanted} any more.").format(
            id=subscription.id, wanted=wanted
        )
        return Message(said, (Paragraph((Text(said),)),), Tone.GOOD)
    when = schedule_text(subscription.schedule, wording)
    text = _("This channel no longer gets the digest {when}.").format(when=when)
    again = Text(f"/eujp subscribe {subscription.schedule.rhythm}", Style.CODE)
    return Message(text, (Paragraph((Text(text),)), Note((Text(_("To get one again: ")), again))), Tone.GOOD)


def paused_message(subscription: Subscription, wording: gettext.NullTranslations) -> Message:
    """Confirm that a subscription is paused."""
    _ = wording.gettext
    when = schedule_text(subscription.schedule, wording)
    text = _("Subscription {id} is paused: the digest {when} does not come until it is resumed.")
    if subscription.is_watch:
        text = _("Watch {id} is paused: what comes until it is resumed is not told.")
    said = text.format(id=subscription.id, when=when)
    return Message(said, (Paragraph((Text(said),)), Actions(_buttons(subscription, wording))), Tone.GOOD)


def resumed_message(listed: Listed, wording: gettext.NullTranslations) -> Message:
    """Confirm that a subscription is active, and say when its next digest comes."""
    subscription = listed.subscription
    _ = wording.gettext
    text = _("Watch {id} is active.") if subscription.is_watch else _("Subscription {id} is active.")
    text = text.format(id=subscription.id)
    note = Note((Text(_next(listed, wording)),))
    return Message(text, (Paragraph((Text(text),)), note, Actions(_buttons(subscription, wording))), Tone.GOOD)


def edited_message(listed: Listed, catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> Message:
    """Confirm that a subscription wants something else, and say all that it wants now."""
    _ = wording.gettext
    subscription = listed.subscription
    text = _("Watch {id} is changed.") if subscription.is_watch else _("Subscription {id} is changed.")
    said = text.format(id=subscription.id)
    entry = subscription_entry(listed, catalog, wording, locale, with_buttons=True)
    return Message(said, (Paragraph((Text(said),)), *entry), Tone.GOOD)


def edit_form(
    subscription: Subscription,
    given: Mapping[str, str],
    catalog: Catalog,
    wording: gettext.NullTranslations,
    locale: str,
) -> Form:
    """Ask for another schedule and other topics; `given` is what stands, by option."""
    _ = wording.gettext
    form = subscribe_form({"every": given["every"]}, catalog, wording, locale)
    weekly = subscription.schedule.rhythm is Rhythm.WEEKLY
    day = {"day": weekdays(wording)[subscription.schedule.weekday]} if weekly else {}
    standing = {**given, **day}
    fields = tuple(replace(field, value=standing.get(field.name, field.value)) for field in form.fields)
    title = _("Edit subscription {id}").format(id=subscription.id)
    return Form(title, _("Save"), "subscription edit", fields, {"id": str(subscription.id)})


def subscribe_form(given: Mapping[str, str], catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> Form:
    """Ask for the schedule and the topics; what else was given is kept."""
    _ = wording.gettext
    day = _("A weekday; for monthly 1 to 31 or last; else leave it empty")
    fields = (
        _every(given.get("every", Rhythm.WEEKLY.value), wording),
        FormField("day", _("Day"), hint=day, required=False, longest=20),
        FormField("time", _("Time"), "08:00", _("On a 24-hour clock"), longest=8),
        FormField("zone", _("Time zone"), home_zone(locale), _("Or a city: Tokyo"), longest=60),
        topics_field("", _("All topics"), catalog, wording, locale),
    )
    asked = {field.name for field in fields}
    kept = {name: value for name, value in given.items() if name not in asked}
    return Form(_("Subscribe to digests"), _("Subscribe"), "subscribe", fields, kept)


def subscription_line(
    subscription: Subscription, catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> str:
    """Say in one line which subscription it is: its number, when it comes, and what it holds or looks for."""
    if subscription.is_watch:
        return f"{_name(subscription, wording)} · {looked_for(subscription, catalog, wording, locale)}"
    name, *rest = _details(subscription, catalog, wording, locale)
    return " · ".join((name, schedule_text(subscription.schedule, wording), *rest))


def schedule_text(schedule: Schedule, wording: gettext.NullTranslations) -> str:
    """Say when a digest comes: every Monday at 08:00 (Europe/Brussels)."""
    text = wording.gettext("{days} at {time} ({zone})")
    return text.format(days=_days_text(schedule, wording), time=f"{schedule.at:%H:%M}", zone=schedule.zone)


def _days_text(schedule: Schedule, wording: gettext.NullTranslations) -> str:
    _ = wording.gettext
    match schedule.rhythm:
        case Rhythm.WEEKLY:
            return _("every {day}").format(day=weekdays(wording)[schedule.weekday])
        case Rhythm.DAILY:
            return _("every day")
        case Rhythm.WEEKDAYS:
            return _("Monday to Friday")
        case Rhythm.MONTHLY if schedule.day == _LAST_DAY:
            return _("on the last day of each month")
        case Rhythm.MONTHLY if schedule.day > _IN_EVERY_MONTH:
            return _("on day {day} of each month, or its last").format(day=schedule.day)
        case Rhythm.MONTHLY:
            return _("on day {day} of each month").format(day=schedule.day)


def _every(chosen: str, wording: gettext.NullTranslations) -> FormField:
    """Ask how often; what was typed with its day (monthly 15) stands among the choices as it is."""
    _ = wording.gettext
    names = (_("Weekly"), _("Daily"), _("Monday to Friday"), _("Monthly"))
    choices = dict(zip((rhythm.value for rhythm in Rhythm), names, strict=True))
    choices.setdefault(chosen, chosen)
    return FormField("every", _("How often"), chosen, choices=tuple((name, value) for value, name in choices.items()))


def _next(listed: Listed, wording: gettext.NullTranslations) -> str:
    if listed.subscription.is_watch:
        return pace_text(wording)
    if listed.next_slot is None:
        return wording.gettext("No digest comes within a year.")
    slot = zoned_text(listed.next_slot, listed.subscription.schedule.zone, wording)
    return wording.gettext("Next digest: {slot}").format(slot=slot)


def _nowhere(subscription: Subscription, wording: gettext.NullTranslations) -> tuple[Note, ...]:
    """Say that a console gets nothing: there is nobody to post to."""
    if subscription.channel.platform != "console":
        return ()
    return (
        Note((Text(wording.gettext("A console gets nothing posted: digest preview shows what a chat would get.")),)),
    )


def subscription_entry(
    listed: Listed, catalog: Catalog, wording: gettext.NullTranslations, locale: str, *, with_buttons: bool
) -> Iterator[Block]:
    """Give what stands in a list for one subscription; its buttons act on the channel they are pressed in."""
    _ = wording.gettext
    subscription = listed.subscription
    name, *rest = _details(subscription, catalog, wording, locale)
    when = schedule_text(subscription.schedule, wording)
    wanted = looked_for(subscription, catalog, wording, locale)
    yield Paragraph(
        (Text(name, Style.BOLD), Text(f": {wanted if subscription.is_watch else ' · '.join((when, *rest))}"))
    )
    if subscription.state is SubscriptionState.PAUSED:
        reason = say(subscription.pause_reason, wording).rstrip(".。") or _("no reason was recorded")
        yield Note((Text(_("Paused: {reason}").format(reason=reason)),))
    elif not subscription.is_watch:
        yield Note((Text(_next(listed, wording)),))
    if with_buttons:
        yield Actions(_buttons(subscription, wording), str(subscription.id))


def _details(
    subscription: Subscription, catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> tuple[str, ...]:
    _ = wording.gettext
    size = _("up to {count} stories").format(count=subscription.size)
    parts = (
        _name(subscription, wording),
        comma(wording).join(topic_names(subscription.topics, catalog, locale)) or _("all topics"),
        comma(wording).join(actor_names(subscription.actors, catalog, locale)),
        comma(wording).join(language_name(code, wording) for code in subscription.languages),
        "" if subscription.size == DEFAULT_SIZE else size,
        _holidays(subscription.schedule, wording),
        _("silent when there is nothing new") if subscription.quiet else "",
    )
    return tuple(filter(None, parts))


def _name(subscription: Subscription, wording: gettext.NullTranslations) -> str:
    _ = wording.gettext
    return (_("Watch {id}") if subscription.is_watch else _("Subscription {id}")).format(id=subscription.id)


def _holidays(schedule: Schedule, wording: gettext.NullTranslations) -> str:
    _ = wording.gettext
    match schedule.holidays:
        case None:
            return ""
        case HolidayCalendar.EU:
            return _("moved on EU holidays") if schedule.moves else _("not on EU holidays")
        case HolidayCalendar.JAPAN:
            return _("moved on Japanese holidays") if schedule.moves else _("not on Japanese holidays")


def _buttons(subscription: Subscription, wording: gettext.NullTranslations) -> tuple[Button, ...]:
    if subscription.is_watch:
        return watch_buttons(subscription, wording)
    _ = wording.gettext
    this = {"id": str(subscription.id)}
    is_paused = subscription.state is SubscriptionState.PAUSED
    pause, resume = Button(_("Pause"), "subscription pause", this), Button(_("Resume"), "subscription resume", this)
    preview, end = Button(_("Preview"), "digest preview", this), Button(_("Unsubscribe"), "unsubscribe", this)
    return (preview, Button(_("Edit"), "subscription edit", this), resume if is_paused else pause, end)
