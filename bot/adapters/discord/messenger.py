"""Posting deliveries to Discord so that each can be found again, and finding them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final, NotRequired, TypeAlias, TypedDict

import discord

from bot.adapters.answering import Remember, tokens_of
from bot.adapters.discord.faults import FAULTS, is_bad_token, is_refusal, look_error, refusal, refuses_files, send_error
from bot.adapters.discord.render import with_button
from bot.adapters.discord.rights import asked_for, invitation, rights_in
from bot.adapters.discord.sending import filed, pictured, sendable
from bot.adapters.pictures import Draw, drawn, in_words
from bot.domain.deliveries import SEND_TIMEOUT
from bot.domain.errors import EujpError, HistoryUnreadable, NotAllowed, TransientDelivery
from bot.domain.messages import Chart, Message
from bot.domain.pacing import Pace, Rate, Rates
from bot.domain.ports import CLOCKS_APART, ChannelRights
from bot.domain.subscriptions import Channel

DELIVERY_PREFIX: Final = "d:"
"""What the custom_id of a delivery's own button begins with; the delivery's id follows."""

RATES: Final = Rates(channel=Rate(5, 5.0), whole=Rate(50, 1.0))
"""Discord's reference of rate limits, and what it asks of a bot in all."""

_LABEL: Final = "ⓘ"
"""On a delivery's own button, which answers with the status in the language of whoever presses it: a sign, since
those who read a channel do not share a language."""

_LOG: Final = logging.getLogger(__name__)


class _Referring(TypedDict):
    """What makes a send a reply."""

    reference: NotRequired[discord.MessageReference]


_Place: TypeAlias = discord.abc.GuildChannel | discord.abc.PrivateChannel | discord.Thread


class DiscordMessenger:
    """Posts as the bot itself, by the client that `client` gives at that moment.

    `remember` gives the tokens of buttons, `draw` the pictures of charts, `timeout` bounds one send.
    """

    platform = "discord"
    in_one_workspace = False

    def __init__(
        self,
        client: Callable[[], discord.Client],
        remember: Remember,
        timeout: timedelta = SEND_TIMEOUT,
        draw: Draw = in_words,
    ) -> None:
        self._client = client
        self._remember = remember
        self._draw = draw
        self._timeout = timeout.total_seconds()
        self.pace = Pace(RATES)
        self._ailing: EujpError | None = None

    def trouble(self) -> EujpError | None:
        """Say what keeps the bot from Discord, a lost connection too; None when nothing does."""
        return self._ailing or (None if self._client().is_ready() else TransientDelivery("Discord is not connected."))

    def stop(self, reason: EujpError) -> None:
        """Take it that this keeps the bot from Discord until a person changes it."""
        self._ailing = reason

    async def send(self, channel: Channel, message: Message, delivery_id: str, reply_to: str = "") -> str:
        """Post with the delivery's id as enforced nonce, and on a button: history carries no nonce.

        With `reply_to` it refers to that message, if that is still there. discord.py itself waits and repeats after
        429, and repeats after 5xx; the nonce makes a repeated post the first one, for some minutes. What is still
        unsettled then, or after `timeout`, is uncertain. Charts are attached as pictures; where Discord refuses
        these, their words are posted instead.
        """
        self._check_connected()
        pictures = await drawn(message, self._draw) if self._may_attach(channel) else {}
        return await self._post(channel, message, pictures, delivery_id, reply_to)

    async def _post(
        self, channel: Channel, message: Message, pictures: Mapping[Chart, bytes], delivery_id: str, reply_to: str
    ) -> str:
        body, files = pictured(message, await tokens_of(message, self._remember), pictures)
        made = sendable(with_button(body, _LABEL, DELIVERY_PREFIX + delivery_id))
        place = self._place(channel)
        started = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(self._timeout):
                posted = await place.send(**made, **filed(files), **_referring(channel, reply_to), nonce=delivery_id)
        except FAULTS as fault:
            if pictures and refuses_files(fault):
                _LOG.warning("Discord did not take a message with a picture, so its words are shown instead.")
                return await self._post(channel, message, {}, delivery_id, reply_to)
            waited = asyncio.get_running_loop().time() - started
            error = send_error(fault, waited)
            self._ailing = error if is_bad_token(fault) else self._ailing
            raise error from fault
        self._ailing = None
        return str(posted.id)

    async def find(
        self,
        channel: Channel,
        delivery_id: str,
        since: datetime,
        until: datetime,
        reply_to: str = "",  # noqa: ARG002  a reply stands in the channel itself
    ) -> str | None:
        """Read the channel from `since` to `until` for our own message with the delivery's button.

        Without the right to read it the history is empty, not refused: the right is asked for first.
        """
        rights = await self.rights(channel)
        if not rights.can_read_history:
            raise HistoryUnreadable("The channel's history cannot be read. {rights}", rights=asked_for(rights.missing))
        wanted = DELIVERY_PREFIX + delivery_id
        history = self._place(channel).history(limit=None, after=since - CLOCKS_APART, before=until + CLOCKS_APART)
        try:
            async for message in history:
                if self._is_own(message) and wanted in _custom_ids(message):
                    return str(message.id)
        except FAULTS as fault:
            raise look_error(fault) from fault
        return None

    async def direct(self, person: str) -> Channel:
        """Open the direct message with a person. Raises NotAllowed, or TransientDelivery when it cannot be had now."""
        self._check_connected()
        try:
            place = await self._client().create_dm(discord.Object(int(person)))
        except FAULTS as fault:
            if is_refusal(fault):
                raise NotAllowed(
                    "eujp cannot open a direct message with you. {refusal}", refusal=refusal(fault)
                ) from fault
            raise look_error(fault) from fault
        return Channel(self.platform, "", str(place.id))

    async def rights(self, channel: Channel) -> ChannelRights:
        """Say what the bot may do, by the permissions Discord told the connected bot of."""
        self._check_connected()
        try:
            number, client = int(channel.channel), self._client()
            place = client.get_channel(number) or await client.fetch_channel(number)
        except FAULTS as fault:
            if is_refusal(fault):
                return ChannelRights(can_post=False, can_read_history=False, missing=("View Channel",))
            raise look_error(fault) from fault
        guild = place.guild if isinstance(place, discord.abc.GuildChannel | discord.Thread) else None
        return rights_in(place, _permissions(place), invitation(self._client().application_id, guild))

    def _check_connected(self) -> None:
        if not self._client().is_ready():
            raise TransientDelivery("Discord is not connected yet.")

    def _may_attach(self, channel: Channel) -> bool:
        """Whether the right is there, as far as the connected bot was told; elsewhere Discord says so when asked."""
        place = self._client().get_channel(int(channel.channel))
        return place is None or _permissions(place).attach_files

    def _place(self, channel: Channel) -> discord.PartialMessageable:
        return self._client().get_partial_messageable(int(channel.channel))

    def _is_own(self, message: discord.Message) -> bool:
        user = self._client().user
        return user is not None and message.author.id == user.id


def _referring(channel: Channel, reply_to: str) -> _Referring:
    if not reply_to:
        return {}
    message, place = int(reply_to), int(channel.channel)
    return {"reference": discord.MessageReference(message_id=message, channel_id=place, fail_if_not_exists=False)}


def _custom_ids(message: discord.Message) -> frozenset[str]:
    rows = (row for row in message.components if isinstance(row, discord.ActionRow))
    return frozenset(child.custom_id for row in rows for child in row.children if child.custom_id)


def _permissions(place: _Place) -> discord.Permissions:
    match place:
        case discord.DMChannel():
            return place.permissions_for()
        case discord.abc.GuildChannel():
            return place.permissions_for(place.guild.me)
        case discord.Thread() if place.parent is not None:
            return place.permissions_for(place.guild.me)
        case _:
            return discord.Permissions.none()
