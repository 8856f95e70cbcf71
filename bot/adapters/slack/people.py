"""Who asks: Slack knows no right per command, so the workspace and the channel are asked."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.faults import FAULTS, SlackFault, look_error, refusal
from bot.adapters.slack.incoming import Asked
from bot.domain.errors import TransientDelivery
from bot.domain.messages import Person

_FRESH: Final = 120.0
"""Seconds. Buttons, pages and forms follow each other within these, and an answer need not wait for the same question
each time; nor does anybody keep a right for longer that was taken from them."""

_PATIENCE: Final = 1.5
"""Seconds for all that is asked before an answer begins: a form must be open within three."""

_KEPT: Final = 2_000
"""People, and channels, that are remembered."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Asker:
    """A person and their language as Slack tags it ("ja-JP"), "" when it does not say."""

    person: Person
    locale: str


class People:
    """Looks people up in the workspace the bot belongs to. `now` is in seconds and never runs backwards."""

    def __init__(
        self,
        client: AsyncWebClient,
        workspace: str,
        logger: logging.Logger,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._workspace = workspace
        self._logger = logger
        self._now = now
        self._users: OrderedDict[str, tuple[float, Mapping[str, Any]]] = OrderedDict()
        self._creators: OrderedDict[str, str] = OrderedDict()

    async def asker(self, asked: Asked) -> Asker:
        """Give who asks, with the rights they have in that channel; none of those Slack does not tell of in time."""
        until = _soon()
        user = await self._user(asked.user, until)
        known = user or {}
        is_admin = _is_admin(known, self._workspace)
        creator = "" if is_admin or asked.direct else await self._creator(asked.channel, until)
        person = Person(
            "slack",
            asked.user,
            _name(known),
            manages_channel=is_admin or asked.direct or creator == asked.user,
            is_admin=is_admin,
            workspace=self._workspace if is_admin else "",
            has_unknown_rights=user is None or creator is None,
        )
        return Asker(person, _locale(known))

    async def locale(self, user_id: str) -> str:
        """Give a person's language as Slack tags it, "" for nobody or when Slack does not say."""
        return _locale(await self._user(user_id, _soon()) or {}) if user_id else ""

    async def _user(self, user_id: str, until: float) -> Mapping[str, Any] | None:
        """Give what Slack knows of someone, {} when it refuses to say, None when it might say later."""
        asked, user = self._users.get(user_id, (0.0, {}))
        if user and self._now() < asked + _FRESH:
            return user
        try:
            async with asyncio.timeout_at(until):
                answer = await self._client.users_info(user=user_id, include_locale=True)
        except FAULTS as fault:
            self._logger.warning("Slack does not say who asks: %s", refusal(fault))
            return None if _may_pass(fault) else {}
        user = answer.get("user") or {}
        _keep(self._users, user_id, (self._now(), user))
        return user

    async def _creator(self, channel: str, until: float) -> str | None:
        """Give who made the channel, "" when the bot cannot see it, None when Slack might say later.

        A channel's creator never changes.
        """
        if channel not in self._creators:
            try:
                async with asyncio.timeout_at(until):
                    answer = await self._client.conversations_info(channel=channel)
            except FAULTS as fault:
                self._logger.info("Slack does not say who made the channel %s: %s", channel, refusal(fault))
                return None if _may_pass(fault) else ""
            _keep(self._creators, channel, str((answer.get("channel") or {}).get("creator", "")))
        return self._creators[channel]


def _soon() -> float:
    """Give the instant, on the event loop's clock, at which an answer waits no longer."""
    return asyncio.get_running_loop().time() + _PATIENCE


def _may_pass(fault: SlackFault) -> bool:
    return isinstance(look_error(fault), TransientDelivery)


def _keep(kept: OrderedDict[str, _T], key: str, value: _T) -> None:
    """Keep a value as the newest, and no more than so many in all."""
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > _KEPT:
        kept.popitem(last=False)


def _is_admin(user: Mapping[str, Any], workspace: str) -> bool:
    """Whether the person is, today, an admin of that workspace.

    What Slack says of an admin is true of the person's own workspace: not of others in the same enterprise, nor where
    a channel is shared with them.
    """
    is_admin = bool(user.get("is_admin") or user.get("is_owner"))
    return is_admin and user.get("team_id") == workspace and not user.get("deleted")


def _locale(user: Mapping[str, Any]) -> str:
    return str(user.get("locale") or "")


def _name(user: Mapping[str, Any]) -> str:
    profile = user.get("profile") or {}
    return str(profile.get("display_name") or user.get("real_name") or user.get("name") or "")
