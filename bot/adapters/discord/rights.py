"""What the bot may do in a channel, in the words of Discord's own settings pages."""

from __future__ import annotations

from typing import Final

import discord

from bot.domain.ports import ChannelRights

_VIEW: Final = ("view_channel", "View Channel")
_SEND: Final = ("send_messages", "Send Messages")
_SEND_IN_THREADS: Final = ("send_messages_in_threads", "Send Messages in Threads")
_EMBED: Final = ("embed_links", "Embed Links")
_HISTORY: Final = ("read_message_history", "Read Message History")


def channel_rights(permissions: discord.Permissions, *, thread: bool) -> ChannelRights:
    """Say what those permissions allow.

    Without Embed Links Discord drops the cards from a message and accepts the rest, so it counts as unable to post.
    """
    to_post = _missing(permissions, _VIEW, _SEND_IN_THREADS if thread else _SEND, _EMBED)
    to_read = _missing(permissions, _HISTORY)
    can_see = permissions.view_channel
    return ChannelRights(can_post=not to_post, can_read_history=can_see and not to_read, missing=(*to_post, *to_read))


def asked_for(missing: tuple[str, ...]) -> str:
    """Say which rights to give the bot, and where."""
    return f"Give eujp the right {' and '.join(missing)} in this channel (Edit Channel → Permissions)."


def _missing(permissions: discord.Permissions, *needed: tuple[str, str]) -> tuple[str, ...]:
    return tuple(label for name, label in needed if not getattr(permissions, name))
