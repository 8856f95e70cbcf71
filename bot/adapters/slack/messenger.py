"""Posting digests to Slack so that each can be found again: the delivery's id travels as message metadata."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, TypedDict

from bot.adapters.answering import Remember, tokens_of
from bot.adapters.pictures import Draw, in_words
from bot.adapters.slack.clients import Client
from bot.adapters.slack.faults import (
    ABSENT,
    ARCHIVED,
    FAULTS,
    SlackFault,
    code_of,
    look_error,
    needed_scope,
    refusal,
    refuses_content,
    send_error,
)
from bot.adapters.slack.render import render
from bot.adapters.slack.uploads import Uploads
from bot.domain.errors import EujpError, HistoryUnreadable, NotAllowed, TransientDelivery
from bot.domain.messages import Message
from bot.domain.pacing import Pace, Rate, Rates
from bot.domain.ports import CLOCKS_APART, ChannelRights
from bot.domain.subscriptions import Channel

_EVENT: Final = "eujp_delivery"
_PAGE: Final = 15
"""Messages a page: what Slack gives every kind of app."""

RATES: Final = Rates(channel=Rate(1, 1.0), whole=Rate(10, 1.0))
"""Slack's reference of chat.postMessage: one message a second in a channel, several hundred a minute in a workspace."""


_LOG: Final = logging.getLogger(__name__)


class SlackMessenger:
    """The Messenger of Slack. Its client must not repeat requests by itself (see clients.posting_client)."""

    platform = "slack"
    in_one_workspace = True

    def __init__(self, client: Client, remember: Remember, draw: Draw = in_words) -> None:
        self._client = client
        self._remember = remember
        self.uploads = Uploads(client, draw, _LOG)
        self.pace = Pace(RATES)

    def trouble(self) -> EujpError | None:
        """Say what keeps the bot from Slack for good; None when nothing does."""
        return self._client.standing.trouble()

    async def send(self, channel: Channel, message: Message, delivery_id: str, reply_to: str = "") -> str:
        """Post one message with the delivery's id in its metadata, in the thread of `reply_to`; give its ts.

        Its charts are uploaded before as pictures; where Slack refuses one, their words are posted instead.
        Raises TransientDelivery, PermanentDelivery or UncertainDelivery (see faults.send_error).
        """
        tokens = await tokens_of(message, self._remember)
        metadata = {"event_type": _EVENT, "event_payload": {"delivery": delivery_id}}
        place = {"channel": channel.channel, **({"thread_ts": reply_to} if reply_to else {}), "metadata": metadata}
        pictures = await self.uploads.pictures_of(message)
        try:
            return await self._post({**place, **render(message, tokens, pictures)})
        except FAULTS as fault:
            if not pictures or not refuses_content(fault):
                raise send_error(fault) from fault
        self.uploads.refused(pictures)
        try:
            return await self._post({**place, **render(message, tokens)})
        except FAULTS as fault:
            raise send_error(fault) from fault

    async def _post(self, body: dict[str, object]) -> str:
        answer = await self._client.api_call("chat.postMessage", json=body)
        return str(answer["ts"])

    async def find(
        self, channel: Channel, delivery_id: str, since: datetime, until: datetime, reply_to: str = ""
    ) -> str | None:
        """Look through the messages of that time, of the thread, then of the channel; give the message's ts.

        Slack posts a reply to a message that somebody deleted in the channel, without saying so.
        Raises HistoryUnreadable, or TransientDelivery when it can be read later.
        """
        asked = {
            "channel": channel.channel,
            "oldest": f"{(since - CLOCKS_APART).timestamp():.6f}",
            "latest": f"{(until + CLOCKS_APART).timestamp():.6f}",
        }
        if reply_to:
            found = await self._search("conversations.replies", {**asked, "ts": reply_to}, delivery_id)
            if found:
                return found
        return await self._search("conversations.history", asked, delivery_id)

    async def direct(self, person: str) -> Channel:
        """Open the direct message with a person. Raises NotAllowed, or TransientDelivery when Slack does not answer."""
        try:
            answer = await self._client.conversations_open(users=person)
        except FAULTS as fault:
            if isinstance(look_error(fault), TransientDelivery):
                raise look_error(fault) from fault
            raise NotAllowed("eujp cannot open a direct message with you. {refusal}", refusal=refusal(fault)) from fault
        return Channel(self.platform, "", str(answer["channel"]["id"]))

    async def rights(self, channel: Channel) -> ChannelRights:
        """Say whether the bot is in the channel and can read its history there.

        Raises TransientDelivery when Slack cannot be asked now.
        """
        try:
            answer = await self._client.conversations_info(channel=channel.channel)
        except FAULTS as fault:
            if isinstance(look_error(fault), TransientDelivery):
                raise look_error(fault) from fault
            return ChannelRights(can_post=False, can_read_history=False, **_lack(fault))
        hindrance = _hindrance(answer["channel"])
        if hindrance:
            return ChannelRights(can_post=False, can_read_history=False, reason=hindrance)
        return await self._history_rights(channel)

    async def _history_rights(self, channel: Channel) -> ChannelRights:
        try:
            await self._client.conversations_history(channel=channel.channel, limit=1)
        except FAULTS as fault:
            error = look_error(fault)
            if not isinstance(error, HistoryUnreadable):
                raise error from fault
            return ChannelRights(can_post=True, can_read_history=False, **_lack(fault))
        return ChannelRights(can_post=True, can_read_history=True)

    async def _search(self, method: str, asked: Mapping[str, str], delivery_id: str) -> str | None:
        cursor = ""
        while True:
            page = await self._page(method, {**asked, "cursor": cursor} if cursor else asked)
            for message in page.get("messages", []):
                if _delivery_of(message) == delivery_id:
                    return str(message["ts"])
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return None

    async def _page(self, method: str, asked: Mapping[str, str]) -> Mapping[str, Any]:
        params = {**asked, "inclusive": "1", "limit": str(_PAGE), "include_all_metadata": "1"}
        try:
            answer = await self._client.api_call(method, http_verb="GET", params=params)
        except FAULTS as fault:
            if code_of(fault) == "thread_not_found":
                return {}
            raise look_error(fault) from fault
        return answer.data if isinstance(answer.data, dict) else {}


def _delivery_of(message: Mapping[str, Any]) -> str | None:
    match message.get("metadata"):
        case {"event_type": str(event), "event_payload": {"delivery": str(delivery)}} if event == _EVENT:
            return delivery
        case _:
            return None


class _Lack(TypedDict):
    """What Slack says is missing: scopes by name, or a sentence."""

    missing: tuple[str, ...]
    reason: str


def _lack(fault: SlackFault) -> _Lack:
    scopes = needed_scope(fault)
    return {"missing": (scopes,) if scopes else (), "reason": "" if scopes else refusal(fault)}


def _hindrance(conversation: Mapping[str, Any]) -> str:
    """Say what keeps the bot from posting; a direct message with it has no members to join."""
    if conversation.get("is_archived"):
        return ARCHIVED
    if conversation.get("is_im") or conversation.get("is_member"):
        return ""
    return ABSENT
