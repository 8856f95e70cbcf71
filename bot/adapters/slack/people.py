"""Who asks: Slack knows no right per command, so the workspace and the channel are asked."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.faults import FAULTS, refusal
from bot.adapters.slack.incoming import Asked
from bot.domain.messages import Person


@dataclass(frozen=True, slots=True)
class Asker:
    """A person and the language they read: "en" or "ja"."""

    person: Person
    locale: str


class People:
    """Looks people up in the workspace the bot belongs to."""

    def __init__(self, client: AsyncWebClient, workspace: str, logger: logging.Logger) -> None:
        self._client = client
        self._workspace = workspace
        self._logger = logger
        self._creators: dict[str, str] = {}

    async def asker(self, asked: Asked) -> Asker:
        """Give who asks, with the rights they have in that channel; without any when Slack does not say."""
        user = await self._user(asked.user)
        is_admin = _belongs(user, self._workspace) and bool(user.get("is_admin") or user.get("is_owner"))
        manages = is_admin or asked.direct or await self._creator(asked.channel) == asked.user
        person = Person("slack", asked.user, _name(user), manages_channel=manages, is_admin=is_admin)
        return Asker(person, "ja" if str(user.get("locale", "")).startswith("ja") else "en")

    async def _user(self, user_id: str) -> Mapping[str, Any]:
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
            self._creators[channel] = str((answer.get("channel") or {}).get("creator", ""))
        return self._creators[channel]


def _belongs(user: Mapping[str, Any], workspace: str) -> bool:
    """Whether the person is of that workspace: in a shared channel, admins of another one have no say here."""
    enterprise = user.get("enterprise_user") or {}
    return workspace in {user.get("team_id"), *enterprise.get("teams", ())}


def _name(user: Mapping[str, Any]) -> str:
    profile = user.get("profile") or {}
    return str(profile.get("display_name") or user.get("real_name") or user.get("name") or "")
