"""Rendered bodies as the arguments discord.py sends them by."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any, Final, NotRequired, TypedDict

import discord

from bot.adapters.discord.render import render
from bot.domain.messages import Chart, Message

PINGS_NOBODY: Final = discord.AllowedMentions.none()


class Filed(TypedDict):
    """What attaches files to a send."""

    files: NotRequired[Sequence[discord.File]]


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


def pictured(
    message: Message, tokens: Mapping[str, str], pictures: Mapping[Chart, bytes]
) -> tuple[dict[str, Any], list[discord.File]]:
    """Give the Create Message body of a message (see render), and the files of the pictures it shows."""
    names = {chart: f"chart-{number}.png" for number, chart in enumerate(pictures, 1)}
    body = render(message, tokens, names)
    pngs = {names[chart]: png for chart, png in pictures.items()}
    named = [(one["filename"], one["description"]) for one in body.get("attachments", ())]
    return body, [discord.File(io.BytesIO(pngs[name]), name, description=words) for name, words in named]


def filed(files: Sequence[discord.File]) -> Filed:
    """Give files as a send takes them; none leave the request as it is without."""
    return {"files": files} if files else {}


def _view(rows: Sequence[Mapping[str, Any]]) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for number, row in enumerate(rows):
        for button in row["components"]:
            view.add_item(_button(button, number))
    # A stopped view is drawn but not kept in memory: clicks come by custom_id, also after a restart.
    view.stop()
    return view


def _button(button: Mapping[str, Any], row: int) -> discord.ui.Button[discord.ui.View]:
    leads = {name: button[name] for name in ("custom_id", "url") if name in button}
    return discord.ui.Button(style=discord.ButtonStyle(button["style"]), label=button["label"], row=row, **leads)
