"""The tables of commands and shortcuts as Discord's tree: /eujp for everyone, /eujp-admin and a message's menu."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from inspect import Parameter, Signature
from typing import Any, Final, TypeAlias

import discord
from discord import app_commands

from bot.adapters.discord.language import Interaction
from bot.commands.command import Command, Option, OptionKind
from bot.commands.shortcuts import Shortcut
from bot.commands.shown_commands import ADMIN, EVERYONE
from bot.domain.phrases import Phrase

Run: TypeAlias = Callable[[Interaction, str, dict[str, str]], Awaitable[None]]
Choose: TypeAlias = Callable[[Interaction, str, discord.Message], Awaitable[None]]
Complete: TypeAlias = Callable[[Interaction, str, str, str], Awaitable[tuple[tuple[str, str], ...]]]
"""From an interaction, a command, one of its options and what is typed so far to (label, value) pairs."""


_EDITORS: Final = discord.Permissions(manage_guild=True)
"""Whom Discord offers what editors do; a server's settings may say otherwise."""

_DESCRIPTION: Final = 100
_LONGEST_TEXT: Final = 6000


def command_groups(commands: Iterable[Command], run: Run, complete: Complete) -> tuple[app_commands.Group, ...]:
    """Build the two groups. `run` gets the interaction, the command's name and what was given, as strings.

    `complete` offers values while they are typed. What Discord lets through is checked again by the core.
    """
    groups = (_everyone(), _admin())
    for command in commands:
        group = groups[command.is_admin]
        for name in command.path[:-1]:
            group = _inner(group, name)
        group.add_command(_leaf(command, run, complete))
    for inner in (inner for group in groups for inner in group.walk_commands()):
        if isinstance(inner, app_commands.Group):
            inner.description = f"{inner.name}: {', '.join(leaf.name for leaf in inner.commands)}"[:_DESCRIPTION]
    return groups


def message_menus(shortcuts: Iterable[Shortcut], choose: Choose) -> tuple[app_commands.ContextMenu, ...]:
    """Build the entries of a message's menu; `choose` gets the interaction, the shortcut's id and the message."""
    return tuple(_menu(shortcut, choose) for shortcut in shortcuts)


def _menu(shortcut: Shortcut, choose: Choose) -> app_commands.ContextMenu:
    async def callback(interaction: Interaction, message: discord.Message) -> None:
        await choose(interaction, shortcut.id, message)

    menu = app_commands.ContextMenu(
        name=shortcut.name,
        callback=callback,
        type=discord.AppCommandType.message,
        allowed_contexts=_contexts(for_editors=shortcut.for_editors),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )
    menu.guild_only = shortcut.for_editors
    menu.default_permissions = _EDITORS if shortcut.for_editors else None
    return menu


def _contexts(*, for_editors: bool) -> app_commands.AppCommandContext:
    """Say where something is offered: in direct messages too, but for what editors do."""
    return app_commands.AppCommandContext(guild=True, dm_channel=not for_editors, private_channel=False)


def _everyone() -> app_commands.Group:
    return app_commands.Group(
        name=EVERYONE,
        description=Phrase("Stories, facts and digests on EU-Japan cooperation"),
        allowed_contexts=_contexts(for_editors=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )


def _admin() -> app_commands.Group:
    return app_commands.Group(
        name=ADMIN,
        description=Phrase("Sources and settings of the desk, for its editors"),
        guild_only=True,
        allowed_contexts=_contexts(for_editors=True),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        default_permissions=_EDITORS,
    )


def _inner(group: app_commands.Group, name: str) -> app_commands.Group:
    found = group.get_command(name)
    if isinstance(found, app_commands.Group):
        return found
    return app_commands.Group(name=name, description=name, parent=group)


def _leaf(command: Command, run: Run, complete: Complete) -> app_commands.Command[Any, ..., None]:
    return app_commands.Command(
        name=command.path[-1], description=command.summary, callback=_callback(command, run, complete)
    )


def _callback(command: Command, run: Run, complete: Complete) -> Callable[..., Any]:
    """Make the function discord.py reads a command from: its signature lists the options."""
    names = {_parameter_name(option): option.name for option in command.options}

    async def callback(interaction: Interaction, **given: object) -> None:
        arguments = {names[name]: str(value) for name, value in given.items() if value is not None}
        await run(interaction, command.name, arguments)

    who = Parameter("interaction", Parameter.POSITIONAL_OR_KEYWORD, annotation=discord.Interaction)
    callback.__dict__["__signature__"] = Signature([who, *map(_parameter, command.options)])
    app_commands.rename(**names)(callback)
    app_commands.describe(**_by_parameter(command, lambda option: option.summary))(callback)
    app_commands.choices(**_by_parameter(command, _choices, lambda option: bool(option.choices)))(callback)
    app_commands.autocomplete(
        **_by_parameter(
            command, lambda option: _completion(command, option, complete), lambda option: bool(option.offered)
        )
    )(callback)
    return callback


def _by_parameter(
    command: Command, value: Callable[[Option], Any], wanted: Callable[[Option], bool] = lambda _: True
) -> dict[str, Any]:
    return {_parameter_name(option): value(option) for option in command.options if wanted(option)}


def _parameter_name(option: Option) -> str:
    """An option may be called `from`, a Python parameter may not."""
    return f"{option.name}_"


def _parameter(option: Option) -> Parameter:
    default = Parameter.empty if option.required else None
    return Parameter(_parameter_name(option), Parameter.KEYWORD_ONLY, annotation=_annotation(option), default=default)


def _annotation(option: Option) -> Any:
    if option.kind is OptionKind.INTEGER:
        return app_commands.Range[int, option.minimum, option.maximum] if _bounded(option) else int
    if option.kind is OptionKind.TEXT:
        return app_commands.Range[str, option.minimum or 0, option.maximum or _LONGEST_TEXT]
    return str


def _bounded(option: Option) -> bool:
    return option.minimum is not None or option.maximum is not None


def _choices(option: Option) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=str(choice), value=str(choice)) for choice in option.choices]


def _completion(
    command: Command, option: Option, complete: Complete
) -> Callable[[Interaction, object], Awaitable[list[app_commands.Choice[Any]]]]:
    value_of = int if option.kind is OptionKind.INTEGER else str

    async def offer(interaction: Interaction, typed: object) -> list[app_commands.Choice[Any]]:
        pairs = await complete(interaction, command.name, option.name, str(typed))
        return [app_commands.Choice(name=label, value=value_of(value)) for label, value in pairs]

    return offer
