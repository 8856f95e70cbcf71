"""People and places in words: who did something, and where."""

from __future__ import annotations

import gettext

from bot.domain.messages import Person, Place


def person_name(person: Person | None, wording: gettext.NullTranslations) -> str:
    """Give a person's name, else the platform's id of them; None is the bot itself."""
    if person is None:
        return wording.gettext("eujp itself")
    return person.name or f"{person.platform}:{person.id}"


def place_name(place: Place | None, wording: gettext.NullTranslations) -> str:
    """Give where it was done: the platform and its ids of workspace and channel."""
    _ = wording.gettext
    if place is None:
        return _("no chat")
    if place.platform == "console":
        return _("the console")
    where = "/".join(filter(None, (place.workspace, place.channel)))
    return f"{place.platform} {where}".strip()
