"""Who may do what: decided here for every chat, whatever the platform let through."""

from __future__ import annotations

from collections.abc import Collection

from bot.commands.command import Right
from bot.domain.errors import FetchError, NotAllowed
from bot.domain.messages import Person, Place


def check(right: Right, person: Person, place: Place, *, editors: Collection[str], homes: Collection[str]) -> None:
    """Raise NotAllowed unless the person holds the right in that place, FetchError where that is not known now.

    `editors` are "platform:id" of people, `homes` "platform:id" of the workspaces whose admins are editors.
    """
    if right is Right.EVERYONE or is_editor(person, place, editors=editors, homes=homes):
        return
    if right is Right.MANAGE_CHANNEL and person.manages_channel:
        return
    if person.has_unknown_rights:
        raise FetchError("It could not be found out in time what you may do here. Try again in a minute.")
    if right is Right.MANAGE_CHANNEL:
        raise NotAllowed("Only someone who manages this channel may do that. Ask one of its managers.")
    if person.platform == "console":
        raise NotAllowed("Only this desk's editors may do that. Start eujp chat with --admin to be one.")
    raise NotAllowed(
        "Only this desk's editors may do that. Whoever runs the bot names them in EUJP_EDITORS or EUJP_HOMES."
    )


def holds(right: Right, person: Person, place: Place, *, editors: Collection[str], homes: Collection[str]) -> bool:
    """Whether the person holds the right in that place."""
    try:
        check(right, person, place, editors=editors, homes=homes)
    except (NotAllowed, FetchError):
        return False
    return True


def is_editor(person: Person, place: Place, *, editors: Collection[str], homes: Collection[str]) -> bool:
    """Whether the person is on the allow-list, or an admin in a home workspace. At the console, --admin says so."""
    if person.platform == "console":
        return person.is_admin
    if f"{person.platform}:{person.id}" in editors:
        return True
    workspace = place.workspace or person.workspace
    return person.is_admin and bool(workspace) and f"{place.platform}:{workspace}" in homes
