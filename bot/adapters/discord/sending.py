"""Rendered bodies as the arguments discord.py sends them by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NotRequired, TypedDict

import discord

PINGS_NOBODY: Final = discord.AllowedMentions.none()


class Sendable(TypedDict):
    """What both a channel's send and an edit of an interaction's answer take."""

    content: NotRequired[str]
    embeds: list[discord.Embed]
    view: discord.ui.View
    allowed_mentions: discord.AllowedMentions


def sendable(body: Mapping[str, Any]) -> Sendable:
    """Give a Create Message body (see render) in discord.py's objects; needs a running event loop."""
    made = Sendable(
        embeds=[discord.Embed.from_dict(embed) for embed in body["embeds"]],
        view=_view(body["components"]),
        allowed_mentions=PINGS_NOBODY,
    )
    return {**made, "content": body["content"]} if "content" in body else made


def _view(rows: Sequence[Mapping[str, Any]]) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for number, row in enumerate(rows):
        for button in row["components"]:
            view.add_item(_button(button, number))
    # A stopped view is drawn but not kept in memory: clicks come by custom_id, also after a restart.
    view.stop()
    return view


def _button(button: Mapping[str, Any], row: int) -> discord.ui.Button[discord.ui.View]:
    style = discord.ButtonStyle(button["style"])
    return discord.ui.Button(style=style, label=button["label"], custom_id=button["custom_id"], row=row)
