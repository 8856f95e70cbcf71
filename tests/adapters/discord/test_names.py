"""What commands are called and described as in other languages: complete, valid, and never twice side by side."""

from __future__ import annotations

import gettext
import unicodedata
from collections.abc import Iterator
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.adapters.discord.names import Localised
from bot.adapters.discord.tree import command_groups, message_menus
from bot.commands.registry import COMMANDS
from bot.commands.shortcuts import SHORTCUTS
from bot.locales.names import named_languages, names_in
from tests.fakes.discord_rules import command_problems

Payload = dict[str, Any]


class Shouting(gettext.NullTranslations):
    """Says everything in capitals, twice if that is what a language takes."""

    def gettext(self, message: str) -> str:
        return f"{message.upper()} {message.upper()}"


async def _nothing(*_: Any) -> tuple[tuple[str, str], ...]:
    return ()


async def payloads(wordings: dict[str, gettext.NullTranslations]) -> list[Payload]:
    client = discord.Client(intents=discord.Intents.none())
    tree = app_commands.CommandTree(client)
    for group in command_groups(COMMANDS, _none, _nothing):
        tree.add_command(group)
    for menu in message_menus(SHORTCUTS, _none):
        tree.add_command(menu)
    return [await one.get_translated_payload(tree, Localised(wordings)) for one in tree.get_commands()]


async def _none(*_: Any) -> None:
    return None


def levels(named: Payload) -> Iterator[list[Payload]]:
    """Each list of names that stand side by side."""
    inner = named.get("options") or []
    yield inner
    for one in inner:
        yield from levels(one)


def is_command_name(name: str) -> bool:
    r"""Whether Discord takes it: ^[-_'\p{L}\p{N}]{1,32}$ without capitals."""
    letters = all(sign in "-_'" or unicodedata.category(sign)[0] in "LN" for sign in name)
    return letters and 1 <= len(name) <= 32 and name == name.lower()


@pytest.mark.parametrize("language", named_languages())
async def test_every_name_has_its_own_in_each_language_that_discord_takes(language: str) -> None:
    everyone, admin, *_ = await payloads({language: gettext.NullTranslations()})
    for level in (*levels(everyone), *levels(admin)):
        names = [one["name_localizations"][language] for one in level]
        assert all(map(is_command_name, names)), names
        assert len(names) == len(set(names)), names


@pytest.mark.parametrize("language", named_languages())
def test_every_choice_in_words_has_its_own_in_each_language(language: str) -> None:
    formats = {"md", "csv", "jsonl", "opml"}
    for command in COMMANDS:
        for option in command.options:
            named = [names_in(language).choices.get(choice) for choice in option.choices if choice not in formats]
            assert all(named), (command.name, option.name, option.choices)
            assert len(named) == len(set(named)), named


@pytest.mark.parametrize("language", named_languages())
def test_no_name_is_kept_for_what_no_command_has(language: str) -> None:
    words = {" ".join(command.path[:depth]) for command in COMMANDS for depth in range(1, len(command.path) + 1)}
    words |= {word for command in COMMANDS for word in command.path}
    own = {f"{command.name} {option.name}" for command in COMMANDS for option in command.options}
    options = own | {option.name for command in COMMANDS for option in command.options}
    choices = {str(choice) for command in COMMANDS for option in command.options for choice in option.choices}
    names = names_in(language)
    assert names.commands.keys() <= words
    assert names.options.keys() <= options
    assert names.choices.keys() <= choices


async def test_summaries_come_from_the_wordings_cut_to_what_discord_takes() -> None:
    everyone, _, menu, *_ = await payloads({"ja": Shouting()})
    latest = next(one for one in everyone["options"] if one["name"] == "latest")
    summary = next(command.summary for command in COMMANDS if command.name == "latest").upper()
    assert latest["description_localizations"] == {"ja": f"{summary} {summary}"}
    assert menu["name_localizations"]["ja"].startswith("FIND")
    assert all(len(one["description_localizations"]["ja"]) <= 100 for level in levels(everyone) for one in level)


async def test_a_language_of_one_country_has_its_own_words() -> None:
    everyone, *_ = await payloads({"pt-BR": Shouting()})
    assert everyone["options"][0]["description_localizations"].keys() == {"pt-BR"}


async def test_the_contents_of_a_group_stand_as_lists_do_in_their_language() -> None:
    everyone, *_ = await payloads({"ja": gettext.NullTranslations()})
    told = {one["name"]: one.get("description_localizations", {}).get("ja") for one in everyone["options"]}
    assert told["digest"] == "プレビュー, 掲載順の理由, 続き"


async def test_english_and_languages_without_wordings_are_left_to_discord() -> None:
    everyone, *_ = await payloads({"en": Shouting()})
    assert not everyone["options"][0].get("name_localizations")
    assert not everyone["options"][0].get("description_localizations")


async def test_discord_takes_the_whole_of_it() -> None:
    assert command_problems(await payloads({"ja": Shouting()})) == []
