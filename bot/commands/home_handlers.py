"""What the command of a person's home does."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from bot.commands.ask import Ask, Handler
from bot.commands.forms import form_button
from bot.commands.subscription_handlers import listed
from bot.domain.errors import EujpError
from bot.domain.messages import Button, Reply
from bot.domain.subscriptions import Channel, Subscription
from bot.services import briefing, curating, reaching, subscribing
from bot.views.home import Home, home_message


async def home(ask: Ask) -> Reply:
    """Answer with how the bot is, what the person gets, and what they can do next."""
    own = await _own_channel(ask)
    shown = Home(
        status=await briefing.status(ask.desk),
        hindrances=reaching.troubles(ask.messengers),
        own=[listed(ask, one) for one in await subscribing.subscriptions(ask.desk, own)] if own else (),
        elsewhere=await _elsewhere(ask, own),
        waiting=await curating.review_queue(ask.desk, 0) if ask.is_for_editor else None,
        buttons=_buttons(ask),
    )
    return Reply(home_message(shown, ask.desk.catalog, ask.wording, ask.locale))


def _buttons(ask: Ask) -> tuple[Button, ...]:
    _ = ask.wording.gettext
    for_me = {"to": "me"}
    return (
        Button(_("Latest"), "latest"),
        Button(_("Topics"), "topics"),
        form_button(_("Subscribe"), "subscribe", for_me),
        form_button(_("Watch"), "watch", for_me),
        Button(_("Help"), "help"),
    )


async def _own_channel(ask: Ask) -> Channel | None:
    """Give the person's direct message, None where they can have none; a console is their own place."""
    messenger = ask.messengers.get(ask.channel.platform)
    if messenger is None or not ask.channel.workspace:
        return ask.channel
    with suppress(EujpError):
        return await messenger.direct(ask.request.person.id)
    return None


async def _elsewhere(ask: Ask, own: Channel | None) -> tuple[Subscription, ...] | None:
    """Give what the person made in channels of the workspace they ask in, None in a direct message, which has none.

    But where the bot has one workspace alone, a direct message is as good as in it.
    """
    workspace, messenger = ask.channel.workspace, ask.messengers.get(ask.channel.platform)
    if messenger and not workspace and not messenger.in_one_workspace:
        return None
    return await subscribing.made_elsewhere(ask.desk, ask.request.person, workspace, own)


HOME_HANDLERS: Final[Mapping[str, Handler]] = {"home": home}
