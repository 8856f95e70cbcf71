"""Who asks: Slack knows no right per command, so the workspace and the channel are asked."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.faults import FAULTS, refusal
from bot.adapters.slack.incoming import Asked
from bot.domain.messages import Person

_FRESH: Final = 120.0
"""Seconds. Buttons, pages and forms follow each other within these, and an answer need not wait for the same question
each time; nor does anybody keep a right for longer that was taken from them."""

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
        """Give who asks, with the rights they have in that channel; without any when Slack does not say."""
        user = await self._user(asked.user)
        is_admin = _belongs(user, self._workspace) and bool(user.get("is_admin") or user.get("is_owner"))
        manages = is_admin or asked.direct or await self._creator(asked.channel) == asked.user
        workspace = self._workspace if is_admin else ""
        person = Person("slack", asked.user, _name(user), manages, is_admin, workspace)
        return Asker(person, str(user.get("locale") or ""))

    async def locale(self, user_id: str) -> str:
        """Give a person's language as Slack tags it, "" for nobody or when Slack does not say."""
        return str((await self._user(user_id)).get("locale") or "") if user_id else ""

    async def _user(self, user_id: str) -> Mapping[str, Any]:
        asked, user = self._users.get(user_id, (0.0, {}))
        if user and self._now() < asked + _FRESH:
            return user
        user = await self._told(user_id)
        _keep(self._users, user_id, (self._now(), user))
        return user

    async def _told(self, user_id: str) -> Mapping[str, Any]:
        try:
            answer = await self._client.users_info(user=user_id, include_locale=True)
        except FAULTS as fault:
            self._logger.warning("Slack does not say who asks: %s", refusal(fault))
            return {}
        return answer.get("user") or {}

    async def _creator(self, channel: str) -> str:
        """Give who made the channel, "" when the bot cannot see it. A channel's creator never changes."""
        if channel not in self._creators:
            try:
                answer = await self._client.conversations_info(channel=channel)
            except FAULTS as fault:
                self._logger.info("Slack does not say who made the channel %s: %s", channel, refusal(fault))
                return ""
            _keep(self._creators, channel, str((answer.get("channel") or {}).get("creator", "")))
        return self._creators[channel]


def _keep(kept: OrderedDict[str, _T], key: str, value: _T) -> None:
    """Keep a value as the newest, and no more than so many in all."""
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > _KEPT:
        kept.popitem(last=False)


def _belongs(user: Mapping[str, Any], workspace: str) -> bool:
    """Whether the person is of that workspace: in a shared channel, admins of another one have no say here."""
    enterprise = user.get("enterprise_user") or {}
    return workspace in {user.get("team_id"), *enterprise.get("teams", ())}


def _name(user: Mapping[str, Any]) -> str:
    profile = user.get("profile") or {}
    return str(profile.get("display_name") or user.get("real_name") or user.get("name") or "")
