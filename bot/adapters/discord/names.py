"""What commands, options and choices are called in Discord's menus in other languages: the library's way to it.

Discord takes a name of at most 32 letters, digits, "-", "_" and "'", in lower case. A language without names of its own
shows the English ones; summaries come from the catalogues of bot/locales.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from typing import Any, Final

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Location

from bot.domain.phrases import Phrase, comma, say
from bot.locales.load import ENGLISH as UNTRANSLATED
from bot.locales.load import interface_language
from bot.locales.names import Names, names_in

_DESCRIPTION: Final = 100


class Localised(app_commands.Translator):
    """Gives Discord the names of bot/locales and the summaries of `wordings`, for the languages that have wordings."""

    def __init__(self, wordings: Mapping[str, gettext.NullTranslations]) -> None:
        self._wordings = wordings
        # At each start the library asks for every text in every language it knows.
        self._languages = {locale: interface_language(locale.value, wordings) for locale in discord.Locale}

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Give what stands there in that language; None where it is the English."""
        language = self._languages[locale]
        if language == UNTRANSLATED:
            return None
        said = _said(string.message, context, self._wordings[language], names_in(language))
        return None if said == string.message else said


def _said(
    english: str, context: app_commands.TranslationContextTypes, wording: gettext.NullTranslations, names: Names
) -> str | None:
    data: Any = context.data
    match context.location:
        case Location.command_name if isinstance(data, app_commands.ContextMenu):
            return wording.gettext(english)
        case Location.command_name | Location.group_name:
            return names.command(path_of(data))
        case Location.parameter_name:
            return names.option(path_of(data.command), english)
        case Location.choice_name:
            return names.choices.get(english)
        case Location.group_description if data.parent is not None:
            return _contents(data, wording, names)
        case _:
            # Summaries are phrases, of which some hold values: the number of the story.
            said = say(english, wording) if isinstance(english, Phrase) else wording.gettext(english)
            return said[:_DESCRIPTION]


def path_of(command: app_commands.Command[Any, ..., Any] | app_commands.Group) -> str:
    """Give the words of a command as the registry has them, without the tree's own name; "" for the tree."""
    return command.qualified_name.partition(" ")[2]


def _contents(group: app_commands.Group, wording: gettext.NullTranslations, names: Names) -> str | None:
    inner = [names.command(path_of(leaf)) for leaf in group.commands]
    return comma(wording).join(name for name in inner if name)[:_DESCRIPTION] or None
