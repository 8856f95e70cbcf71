"""What each command of subscriptions does: arguments in, one use case, one view out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.commands.ask import Ask, FormMaker, Handler
from bot.commands.editing import edited, standing
from bot.commands.schedules import schedule
from bot.commands.values import between
from bot.domain.errors import TransientDelivery
from bot.domain.messages import Cursor, Form, Reply
from bot.domain.subscriptions import Channel, Subscription, home_zone, next_slot
from bot.services import briefing, drafting, subscribing
from bot.views import subscriptions as views
from bot.views import watches as watch_views


async def subscribe(ask: Ask) -> Reply:
    """Give the channel, or the person alone, digests."""
    wanted = schedule({"zone": home_zone(ask.value("locale") or ask.locale), **ask.arguments})
    actors = between(ask.value("actors"))
    made = await subscribing.subscribe(
        ask.desk,
        await _channel(ask),
        ask.request.person.id,
        wanted,
        between(ask.value("topics")),
        ask.value("locale") or ask.locale,
        quiet=ask.value("quiet") == "yes",
        messenger=ask.messengers.get(ask.channel.platform),
        actors=drafting.actors(actors, ask.desk.catalog) if actors else (),
        languages=between(ask.value("languages")),
        size=ask.number("size"),
    )
    return Reply(views.subscribed_message(listed(ask, made), ask.desk.catalog, ask.wording, ask.locale))


async def subscribe_form(ask: Ask) -> Form:
    """Ask for the schedule and the topics."""
    return views.subscribe_form(ask.arguments, ask.desk.catalog, ask.wording, ask.locale)


async def subscriptions(ask: Ask) -> Reply:
    """Answer with a page of the channel's subscriptions: those made after the last of the page before."""
    every = await subscribing.subscriptions(ask.desk, ask.channel)
    left = [one for one in every if one.id > ask.number("after")] or every
    page, before = left[: views.PAGE], len(every) - len(left)
    shown = [listed(ask, one) for one in page]
    message = views.subscriptions_message(
        shown, ask.desk.catalog, ask.wording, ask.locale, before=before, count=len(every)
    )
    more = Cursor(ask.command.name, {"after": str(page[-1].id)}) if len(left) > len(page) else None
    return Reply(message, more=more)


async def unsubscribe(ask: Ask) -> Reply:
    """End one of the channel's subscriptions."""
    ended = await subscribing.unsubscribe(ask.desk, ask.number("id"), ask.channel)
    return Reply(views.unsubscribed_message(ended, ask.desk.catalog, ask.wording, ask.locale))


async def pause(ask: Ask) -> Reply:
    """Pause one of the channel's subscriptions."""
    paused = await subscribing.pause(ask.desk, ask.number("id"), ask.channel, ask.request.person.name)
    return Reply(views.paused_message(paused, ask.wording))


async def resume(ask: Ask) -> Reply:
    """Resume one of the channel's subscriptions."""
    messenger = ask.messengers.get(ask.channel.platform)
    resumed = await subscribing.resume(ask.desk, ask.number("id"), ask.channel, messenger)
    return Reply(views.resumed_message(listed(ask, resumed), ask.wording))


async def edit(ask: Ask) -> Reply:
    """Change what one of the channel's subscriptions wants."""
    given = {name: value for name, value in ask.arguments.items() if name != "id"}
    changed = await subscribing.edit(
        ask.desk, ask.number("id"), ask.channel, lambda known: edited(known, given, ask.desk.catalog)
    )
    return Reply(views.edited_message(listed(ask, changed), ask.desk.catalog, ask.wording, ask.locale))


async def edit_form(ask: Ask) -> Form:
    """Ask what a subscription is to want, from what it wants now."""
    known = await subscribing.one(ask.desk, ask.number("id"), ask.channel)
    given = standing(known, ask.desk.catalog, ask.locale)
    if known.is_watch:
        return watch_views.watch_edit_form(known, given, ask.desk.catalog, ask.wording, ask.locale)
    return views.edit_form(known, given, ask.desk.catalog, ask.wording, ask.locale)


async def watch(ask: Ask) -> Reply:
    """Tell the channel, or the person alone, at once of what matches."""
    words, actors = ask.value("words"), between(ask.value("actors"))
    made = await subscribing.watch(
        ask.desk,
        await _channel(ask),
        ask.request.person.id,
        words,
        between(ask.value("topics")),
        drafting.actors(actors, ask.desk.catalog) if actors else (),
        ask.value("locale") or ask.locale,
        messenger=ask.messengers.get(ask.channel.platform),
    )
    _, names = briefing.query(words, ask.desk.names)
    message = watch_views.watching_message(
        made, names, ask.desk.catalog, ask.wording, ask.locale, is_here=made.channel == ask.channel
    )
    return Reply(message)


async def watch_form(ask: Ask) -> Form:
    """Ask what to watch for."""
    return watch_views.watch_form(ask.desk.catalog, ask.wording, ask.locale)


async def unwatch(ask: Ask) -> Reply:
    """End one of the channel's watches."""
    ended = await subscribing.unwatch(ask.desk, ask.number("id"), ask.channel)
    return Reply(views.unsubscribed_message(ended, ask.desk.catalog, ask.wording, ask.locale))


SUBSCRIPTION_HANDLERS: Final[Mapping[str, Handler]] = {
    "subscribe": subscribe,
    "subscriptions": subscriptions,
    "unsubscribe": unsubscribe,
    "subscription pause": pause,
    "subscription resume": resume,
    "subscription edit": edit,
    "watch": watch,
    "unwatch": unwatch,
}

SUBSCRIPTION_FORMS: Final[Mapping[str, FormMaker]] = {
    "subscribe": subscribe_form,
    "subscription edit": edit_form,
    "watch": watch_form,
}


async def _channel(ask: Ask) -> Channel:
    """Give where the digests go; a console is the person's own place.

    Raises TransientDelivery or NotAllowed where the person's own is asked for and cannot be had.
    """
    if ask.value("to") != "me" or ask.channel.platform == "console":
        return ask.channel
    messenger = ask.messengers.get(ask.channel.platform)
    if messenger is None:
        raise TransientDelivery("The bot is not connected now, so it cannot write to you: try again in a minute.")
    return await messenger.direct(ask.request.person.id)


def listed(ask: Ask, subscription: Subscription) -> views.Listed:
    """Give a subscription as it is shown to who asks."""
    when = subscription.schedule
    slot = None if subscription.is_watch else next_slot(when, ask.request.as_of, ask.desk.is_holiday)
    return views.Listed(subscription, slot, is_here=subscription.channel == ask.channel)
