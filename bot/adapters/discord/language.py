"""The language an interaction is answered in: that of the asker's Discord, where the interface speaks it."""

from __future__ import annotations

import gettext
from typing import TypeAlias

import discord

from bot.adapters.answering import Wordings
from bot.locales.load import interface_language, wording_for

Interaction: TypeAlias = discord.Interaction[discord.Client]


def language_of(interaction: Interaction, wordings: Wordings) -> str:
    """Give the code of that language."""
    return interface_language(str(interaction.locale), wordings)


def wording_of(interaction: Interaction, wordings: Wordings) -> gettext.NullTranslations:
    """Give the words of that language."""
    return wording_for(str(interaction.locale), wordings)
