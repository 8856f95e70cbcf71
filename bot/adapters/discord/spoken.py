"""The language an interaction is answered in: that of the asker's Discord, where the interface speaks it."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from typing import TypeAlias

import discord

from bot.locales.load import interface_language

Wordings: TypeAlias = Mapping[str, gettext.NullTranslations]
"""The words of each language the interface speaks, "en" among them."""

Interaction: TypeAlias = discord.Interaction[discord.Client]


def language_of(interaction: Interaction, wordings: Wordings) -> str:
    """Give the code of that language."""
    return interface_language(str(interaction.locale), wordings)


def wording_of(interaction: Interaction, wordings: Wordings) -> gettext.NullTranslations:
    """Give the words of that language."""
    return wordings[language_of(interaction, wordings)]
