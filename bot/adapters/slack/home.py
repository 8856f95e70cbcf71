"""The Home: a message as the page that each person has of the app."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import replace

from bot.adapters.slack.elements import Json
from bot.adapters.slack.render import render
from bot.domain.messages import Message, Note, Style, Text
from bot.views.limits import SLACK_HOME
from bot.views.split import split


def home_view(message: Message, tokens: Mapping[str, str], channel: str) -> Json:
    """Give the view of a message that fits, for views.publish; its buttons are answered in `channel`."""
    return {"type": "home", "private_metadata": channel, "blocks": render(message, tokens)["blocks"]}


def one_page(message: Message, wording: gettext.NullTranslations) -> Message:
    """Give as much of a message as one Home holds, and say when that is not all."""
    first, *rest = split(message, SLACK_HOME)
    if not rest:
        return first
    more = Note((Text(wording.gettext("There is more: ")), Text("/eujp home", Style.CODE)))
    return replace(first, blocks=(*first.blocks, more))
