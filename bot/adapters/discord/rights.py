"""What the bot may do in a channel, in the words of Discord's own settings pages."""

from __future__ import annotations

from typing import Final

import discord

from bot.domain.phrases import Phrase, every
from bot.domain.ports import ChannelRights

_VIEW: Final = ("view_channel", "View Channel")
_SEND: Final = ("send_messages", "Send Messages")
_SEND_IN_THREADS: Final = ("send_messages_in_threads", "Send Messages in Threads")
_EMBED: Final = ("embed_links", "Embed Links")
_HISTORY: Final = ("read_message_history", "Read Message History")
_MANAGE_THREADS: Final = ("manage_threads", "Manage Threads")

NEEDED: Final = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
)
"""What the bot is invited with (see docs/discord.md)."""


def rights_in(place: object, permissions: discord.Permissions, invitation: str = "") -> ChannelRights:
    """Say what the bot may do with those permissions in a channel, and that an invitation gives it what is missing.

    Without Embed Links Discord drops the cards from a message and accepts the rest, so it counts as unable to post. A
    message opens a thread that was archived again, but not one that was locked.
    """
    thread = place if isinstance(place, discord.Thread) else None
    locked = (_MANAGE_THREADS,) if thread and thread.locked else ()
    to_post = _missing(permissions, _VIEW, _SEND_IN_THREADS if thread else _SEND, _EMBED, *locked)
    to_read = _missing(permissions, _HISTORY)
    can_see = permissions.view_channel
    missing = (*to_post, *to_read)
    return ChannelRights(not to_post, can_see and not to_read, missing, invitation if missing else "")


def invitation(application: int | None, guild: discord.Guild | None) -> str:
    """Give the address at which somebody who manages a server gives the bot all that it needs there.

    It asks for all of it, since what is asked for takes the place of what was given. It is "" where the server gives
    all and only the channel takes some away: that would stay so.
    """
    if application is None or guild is None or guild.me.guild_permissions.is_superset(NEEDED):
        return ""
    return discord.utils.oauth_url(application, permissions=NEEDED, guild=guild)


def asked_for(missing: tuple[str, ...]) -> str:
    """Say which rights to give the bot, and where."""
    rights = every(missing)
    return Phrase("Give eujp the right {rights} in this channel (Edit Channel → Permissions).", rights=rights)


def _missing(permissions: discord.Permissions, *needed: tuple[str, str]) -> tuple[str, ...]:
    return tuple(label for name, label in needed if not getattr(permissions, name))
