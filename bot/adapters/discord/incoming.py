"""What Discord sends, read into plain values: who asks, where, and the message a shortcut was chosen on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import discord

from bot.adapters.discord.language import Interaction
from bot.adapters.discord.render import BUTTON_PREFIX
from bot.commands.shortcuts import SeenMessage, addresses
from bot.domain.messages import Person, Place, Request

PLATFORM: Final = "discord"


def request_of(interaction: Interaction, command: str, arguments: Mapping[str, str], language: str) -> Request:
    """Give the request of an interaction: who asks, where, and when by Discord's clock; `language` is the answer's."""
    permissions = interaction.permissions
    person = Person(
        platform=PLATFORM,
        id=str(interaction.user.id),
        name=interaction.user.display_name,
        manages_channel=_manages_channel(interaction),
        is_admin=interaction.guild_id is not None and (permissions.administrator or permissions.manage_guild),
    )
    place = Place(PLATFORM, str(interaction.guild_id or ""), str(interaction.channel_id or ""))
    return Request(person, place, command, dict(arguments), language, interaction.created_at)


def seen_message(message: discord.Message) -> SeenMessage:
    """Read a message, what it forwards included: what it links, in order, its words, and the tokens of its buttons."""
    found = tuple(dict.fromkeys(address for text in _texts(message) for address in addresses(text)))
    return SeenMessage(found, _words(message), message.author.bot, tuple(_tokens(message)))


def _texts(message: discord.Message) -> Iterator[str]:
    parts: tuple[discord.Message | discord.MessageSnapshot, ...] = (message, *message.message_snapshots)
    for part in parts:
        yield part.content
        for embed in part.embeds:
            yield from (embed.url or "", embed.description or "")
            yield from (field.value or "" for field in embed.fields)


def _words(message: discord.Message) -> str:
    """Give what is written there; a program's embed may be all there is."""
    titles = (embed.title or "" for embed in message.embeds[:1])
    snapshots = (snapshot.content for snapshot in message.message_snapshots)
    return message.content or next(filter(None, (*snapshots, *titles)), "")


def _tokens(message: discord.Message) -> Iterator[str]:
    rows = (row for row in message.components if isinstance(row, discord.ActionRow))
    for child in (child for row in rows for child in row.children):
        if child.custom_id and child.custom_id.startswith(BUTTON_PREFIX):
            yield child.custom_id.removeprefix(BUTTON_PREFIX)


def _manages_channel(interaction: Interaction) -> bool:
    """In a direct message everyone manages their own channel."""
    permissions = interaction.permissions
    if interaction.guild_id is None:
        return True
    return permissions.manage_channels or permissions.manage_guild or permissions.administrator
