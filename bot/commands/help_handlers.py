"""What help does: all commands in short, or some of them in full."""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot.commands.ask import Ask, Handler
from bot.commands.command import Command, Right
from bot.commands.registry import COMMANDS
from bot.domain.messages import Reply
from bot.domain.phrases import comma, say
from bot.locales.names import names_for
from bot.views.help import HelpGroup, HelpRow, command_message, commands_message, overview_message


async def explain(ask: Ask) -> Reply:
    """Answer with the commands the asker may use, in short, or in full with those asked for."""
    wanted = ask.arguments.get("command")
    if not wanted:
        return Reply(overview_message(list(_groups(ask)), _beyond(ask), ask.wording))
    rows = [_row(command, ask.wording) for command in COMMANDS if wanted in {command.name, command.path[0]}]
    return Reply(command_message(rows[0], ask.wording) if len(rows) == 1 else commands_message(rows, ask.wording))


HELP_HANDLERS: Final[Mapping[str, Handler]] = {"help": explain}


def _groups(ask: Ask) -> Iterator[HelpGroup]:
    """Give the commands by the right they need; to who lacks it, what they may do with them for themselves."""
    for right, title in _titles(ask.wording).items():
        may = ask.may(right)
        shown = [command for command in COMMANDS if command.right is right and (may or command.own)]
        if shown:
            yield HelpGroup(title, tuple(_lines(ask, shown, for_oneself=not may)))


def _lines(ask: Ask, commands: Sequence[Command], *, for_oneself: bool) -> Iterator[tuple[str, str]]:
    """Give a line for each command; those that begin alike share one, which leads to the help on them."""
    alike: dict[str, list[Command]] = {}
    for command in commands:
        alike.setdefault(command.path[0], []).append(command)
    for first, several in alike.items():
        if len(several) == 1:
            (command,) = several
            own = f" {':'.join(command.own)}" if command.own and for_oneself else ""
            yield f"{command.brief}{own}", say(command.summary, ask.wording)
        else:
            words = (names_for(ask.wording).command(command.name) or command.path[-1] for command in several)
            yield f"/eujp help {first}", comma(ask.wording).join(words)


def _beyond(ask: Ask) -> str:
    """Say who is shown more, "" where nobody is."""
    _ = ask.wording.gettext
    if not ask.may(Right.MANAGE_CHANNEL):
        return _("Those who manage a channel, and the desk's editors, are shown more here.")
    return "" if ask.may(Right.EDITOR) else _("The desk's editors are shown more here.")


def _titles(wording: gettext.NullTranslations) -> Mapping[Right, str]:
    _ = wording.gettext
    return {
        Right.EVERYONE: _("To read"),
        Right.MANAGE_CHANNEL: _("To be told what is new"),
        Right.EDITOR: _("For the desk's editors"),
    }


def _row(command: Command, wording: gettext.NullTranslations) -> HelpRow:
    names = names_for(wording)
    options = tuple(
        (names.option(command.name, option.name) or option.name, say(option.summary, wording))
        for option in command.options
    )
    summary, example = say(command.summary, wording), say(command.example, wording)
    return HelpRow(command.usage, summary, example, _titles(wording)[command.right], options)
