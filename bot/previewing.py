"""`eujp preview`: an answer drawn as Slack and Discord show it, from the very bodies that would be sent there."""

from __future__ import annotations

import gettext
import re
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeAlias
from zoneinfo import ZoneInfo, available_timezones

import click
from lxml.html import HtmlElement

from bot import console
from bot.adapters.answering import form_token, tokens_of
from bot.adapters.discord.forms import modal as discord_modal
from bot.adapters.discord.render import render as render_discord
from bot.adapters.pictures import Pictures, drawn
from bot.adapters.preview.browser import find_browser, photograph
from bot.adapters.preview.discord_look import discord_form, discord_message
from bot.adapters.preview.page import Scene, page
from bot.adapters.preview.slack_look import slack_form, slack_message
from bot.adapters.slack.forms import modal as slack_modal
from bot.adapters.slack.incoming import Asked
from bot.adapters.slack.render import render as render_slack
from bot.commands.answer import Answerer
from bot.commands.registry import find
from bot.commands.shown_commands import ADMIN, EVERYONE, as_typed
from bot.domain.errors import SettingsError, UsageError
from bot.domain.messages import Chart, Form, Message, Reply
from bot.domain.phrases import say
from bot.locales.load import Wordings, wording_for
from bot.services import briefing, weighing
from bot.services.desk import Desk
from bot.settings import Settings
from bot.starter import read_starter, throw_away
from bot.views.desk import error_message
from bot.views.limits import DISCORD, SLACK, Limits
from bot.views.split import split
from storage.engines import parse_address

Body: TypeAlias = Mapping[str, Any]

SCALE: Final = 2.0
"""Dots a point, as on most screens of today."""

_LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class _Look:
    """A chat's own limits, renderers and drawings, and the tree its editors' commands stand in."""

    limits: Limits
    editors: str
    render: Callable[[Message, Mapping[str, str], Mapping[Chart, str]], Body]
    message: Callable[[Body, Scene], HtmlElement]
    modal: Callable[[Form, str], Body]
    form: Callable[[Body, Scene], HtmlElement]


LOOKS: Final[Mapping[str, _Look]] = {
    "slack": _Look(
        SLACK,
        EVERYONE,
        render_slack,
        slack_message,
        lambda form, token: slack_modal(form, token, Asked("", "", "")),
        slack_form,
    ),
    "discord": _Look(
        DISCORD,
        ADMIN,
        render_discord,
        discord_message,
        lambda form, token: discord_modal(form, token).to_dict(),
        discord_form,
    ),
}


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom it is drawn: their language, time zone, and light or dark."""

    locale: str
    zone: ZoneInfo
    theme: str


def zone_named(name: str) -> ZoneInfo:
    """Give a time zone. Raises UsageError when there is none of that name."""
    if name not in available_timezones():
        raise UsageError("There is no time zone {name}: name one such as Europe/Brussels or Asia/Tokyo.", name=name)
    return ZoneInfo(name)


async def preview(
    settings: Settings,
    text: str,
    looks: Iterable[str],
    reader: Reader,
    folder: Path,
    *,
    admin: bool,
    in_pictures: bool,
) -> None:
    """Write a page for each look into `folder`, and a picture of it, and name each file written.

    Where the archive holds no story, what is read is drawn from the starter material, and the page says so. Raises
    UsageError for a command that changes something and opens no form, and SettingsError when no browser is found: the
    pages are written all the same.
    """
    pages = {folder / f"{_file_name(text)}.{look}.html": look for look in looks}
    async with _opened(settings, text, reader) as (desk, answerer, note):
        answer = await _answer(desk, answerer, text, reader, admin=admin)
        for path, look in pages.items():
            shown = await _drawn(desk, answerer, answer, LOOKS[look], _scene(desk, answer, reader))
            _write(path, page(look, reader.theme, f"{text} · {look}", shown, note).encode())
    if in_pictures:
        await _photographed(find_browser(settings.chromium), pages)


@asynccontextmanager
async def _opened(settings: Settings, text: str, reader: Reader) -> AsyncIterator[tuple[Desk, Answerer, str]]:
    """Give the archive, or for what it cannot show yet the starter material's, and a note that says so, else ""."""
    if _is_there(settings):
        async with console.open_answerer(settings) as (desk, answerer):
            if not _only_reads(desk, text) or (await briefing.status(desk)).stories:
                yield desk, answerer, ""
                return
    note = _wording(reader).gettext(
        "Drawn from eujp's starter material, short reports in its own words: this archive holds no story yet."
    )
    click.echo(note, err=True)
    with throw_away(settings) as own:
        async with console.open_answerer(own) as (desk, answerer):
            await read_starter(desk)
            await weighing.weigh_all(desk)
            yield desk, answerer, note


def _is_there(settings: Settings) -> bool:
    """Whether there is an archive: to open one makes it, and a preview changes nothing."""
    file = parse_address(settings.database_url.get_secret_value()).file
    return file is None or file.exists()


def _only_reads(desk: Desk, text: str) -> bool:
    try:
        command = find(console.request(desk, text, admin=False).command)
    except UsageError:
        return False
    return command is not None and command.only_reads


async def _photographed(browser: str, pages: Iterable[Path]) -> None:
    for path in pages:
        _write(path.with_suffix(".png"), await photograph(browser, path.resolve().as_uri(), scale=SCALE))


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise SettingsError("{path} cannot be written: {reason}.", path=str(path), reason=reason) from fault
    click.echo(str(path))


def _scene(desk: Desk, answer: Reply | Form, reader: Reader) -> Scene:
    private = isinstance(answer, Reply) and answer.private
    return Scene(desk.clock.now(), reader.zone, _wording(reader), private=private)


def _wording(reader: Reader) -> gettext.NullTranslations:
    return wording_for(reader.locale, Wordings())


async def _answer(desk: Desk, answerer: Answerer, text: str, reader: Reader, *, admin: bool) -> Reply | Form:
    """Give what a chat would show: an answer, also to what is not understood, or a form. Raises UsageError."""
    try:
        asked = console.request(desk, text, admin=admin)
    except UsageError as error:
        return Reply(error_message(say(error.sentence, _wording(reader))))
    asked = replace(asked, locale=reader.locale)
    if answerer.opens_form(asked.command, asked.arguments):
        return await answerer.open(asked)
    _refuse_change(asked.command)
    return await answerer.answer(asked)


def _refuse_change(name: str) -> None:
    command = find(name)
    if command is None or not command.only_reads:
        raise UsageError(
            "A preview changes nothing, and {command} would: do it with eujp chat -c.", command=f"/eujp {name}"
        )


async def _drawn(
    desk: Desk, answerer: Answerer, answer: Reply | Form, look: _Look, scene: Scene
) -> Sequence[HtmlElement]:
    if isinstance(answer, Form):
        return [look.form(look.modal(answer, await form_token(answer, answerer.remember)), scene)]
    pictures = Pictures(desk.workers)
    shown = []
    for part in split(as_typed(answer.message, scene.wording, look.editors), look.limits):
        charts = await drawn(part, pictures.draw)
        names = {chart: f"chart-{number}.png" for number, chart in enumerate(charts)}
        body = look.render(part, await tokens_of(part, answerer.remember), names)
        seen = {names[chart]: png for chart, png in charts.items()}
        shown.append(look.message(body, replace(scene, pictures=seen)))
    return shown


def _file_name(text: str) -> str:
    """Give the words typed as the name of a file: latest-trade-epa-limit-3."""
    words = re.sub(r"\W+", "-", text.strip().removeprefix("/eujp")).strip("-")
    return words[:_LONGEST_NAME].rstrip("-") or "preview"
