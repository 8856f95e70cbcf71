"""What Slack sends a running bot, each confirmed at once and answered beside."""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine
from typing import Any, Final, TypeAlias

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.adapters.slack.conversation import Conversation
from bot.adapters.slack.forms import sent_off
from bot.adapters.slack.incoming import asked_by_click, asked_by_command, opened_home, takes_token
from bot.adapters.slack.seen import seen_message

Body: TypeAlias = dict[str, Any]
Start: TypeAlias = Callable[[Coroutine[object, object, None]], None]
"""Runs a coroutine, which handles its own errors, beside the request that began it."""

_ANY: Final = re.compile("")


def listen_to_people(bolt: AsyncApp, talk: Conversation, start: Start) -> None:
    """Have commands, buttons, shortcuts and forms answered, those of an older version too."""

    async def command(ack: AsyncAck, body: Body) -> None:
        await ack()
        start(talk.command(asked_by_command(body), body.get("text", "")))

    async def button(ack: AsyncAck, body: Body) -> None:
        await ack()
        start(talk.click(asked_by_click(body), str(body["actions"][0].get("value") or "")))

    async def shortcut(ack: AsyncAck, body: Body) -> None:
        await ack()
        start(talk.shortcut(asked_by_click(body), body["callback_id"], seen_message(body["message"])))

    async def submitted(ack: AsyncAck, body: Body) -> None:
        sent = sent_off(body)
        problems = await talk.problems(sent)
        if problems:
            await ack(response_action="errors", errors=problems)
            return
        await ack()
        start(talk.submit(sent))

    bolt.command(re.compile("^/eujp"))(command)
    bolt.action(_ANY)(button)
    bolt.message_shortcut(_ANY)(shortcut)
    bolt.view_submission(_ANY)(submitted)


def listen_to_events(
    bolt: AsyncApp,
    bot_user: str,
    start: Start,
    talk: Conversation,
    greet: Callable[[str, str], Coroutine[object, object, None]],
    removed: Callable[[], None],
) -> None:
    """Have `greet` called with a channel the bot joined and who invited it, "" where Slack does not say.

    Homes are shown, and `removed` is called when the bot's token is taken.
    """

    async def joined(body: Body) -> None:
        if body["event"]["user"] == bot_user:
            start(greet(body["event"]["channel"], body["event"].get("inviter", "")))

    async def opened(body: Body) -> None:
        asked = opened_home(body["event"])
        if asked:
            start(talk.home(asked))

    async def taken(body: Body) -> None:
        if takes_token(body["event"], bot_user):
            removed()

    bolt.event("member_joined_channel")(joined)
    bolt.event("app_home_opened")(opened)
    bolt.event("app_uninstalled")(taken)
    bolt.event("tokens_revoked")(taken)
