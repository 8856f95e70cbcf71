"""Who may do what is decided in the core, whatever the platform let through."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.commands import rights
from bot.commands.command import Right
from bot.domain.errors import FetchError, NotAllowed
from bot.domain.messages import Person, Place

HOME = Place("discord", "900", "1")
AWAY = Place("discord", "901", "1")
DIRECT = Place("discord", "", "1")

ADMIN = Person("discord", "7", is_admin=True, manages_channel=True)
MANAGER = Person("discord", "8", manages_channel=True)
MEMBER = Person("discord", "9")
LISTED = Person("discord", "10")


@pytest.mark.parametrize(
    ("right", "person", "place", "allowed"),
    [
        (Right.EVERYONE, MEMBER, AWAY, True),
        (Right.MANAGE_CHANNEL, MEMBER, HOME, False),
        (Right.MANAGE_CHANNEL, MANAGER, AWAY, True),
        (Right.MANAGE_CHANNEL, LISTED, AWAY, True),
        (Right.EDITOR, MANAGER, HOME, False),
        (Right.EDITOR, ADMIN, HOME, True),
        (Right.EDITOR, ADMIN, AWAY, False),
        (Right.EDITOR, ADMIN, DIRECT, False),
        (Right.EDITOR, replace(ADMIN, workspace="900"), DIRECT, True),
        (Right.EDITOR, replace(ADMIN, workspace="901"), DIRECT, False),
        (Right.EDITOR, replace(ADMIN, workspace="900"), AWAY, False),
        (Right.EDITOR, LISTED, AWAY, True),
        (Right.EDITOR, Person("slack", "10"), AWAY, False),
        (Right.EDITOR, Person("console", "local"), Place("console", "local", "console"), False),
        (Right.EDITOR, Person("console", "local", is_admin=True), Place("console", "local", "console"), True),
    ],
    ids=[
        "anybody may ask",
        "a member may not subscribe a channel",
        "a manager may",
        "an editor may, everywhere",
        "a manager is no editor",
        "an admin at home is an editor",
        "an admin of another server is not",
        "nor in a direct message",
        "unless it is known to be at home that they are admin",
        "and not elsewhere",
        "whose word counts for nothing in another server",
        "who is on the list is an editor everywhere",
        "the same id on another platform is somebody else",
        "the console without --admin",
        "the console with --admin",
    ],
)
def test_a_right_is_held_or_refused_with_a_sentence(right: Right, person: Person, place: Place, allowed: bool) -> None:
    def check() -> None:
        rights.check(right, person, place, editors={"discord:10"}, homes={"discord:900"})

    if allowed:
        check()
    else:
        with pytest.raises(NotAllowed, match=r"Only .+\."):
            check()


@pytest.mark.parametrize(
    ("right", "person", "allowed"),
    [
        pytest.param(Right.EVERYONE, MEMBER, True, id="what anybody may"),
        pytest.param(Right.EDITOR, LISTED, True, id="who is on the list"),
        pytest.param(Right.MANAGE_CHANNEL, MANAGER, True, id="what is known"),
        pytest.param(Right.MANAGE_CHANNEL, MEMBER, False, id="who may manage the channel or not"),
        pytest.param(Right.EDITOR, MANAGER, False, id="who may be an admin or not"),
    ],
)
def test_where_rights_are_not_known_now_it_is_said_so_when_they_matter(
    right: Right, person: Person, *, allowed: bool
) -> None:
    unsure = replace(person, has_unknown_rights=True)
    given = {"editors": {"discord:10"}, "homes": {"discord:900"}}
    assert rights.holds(right, unsure, HOME, **given) is allowed
    if not allowed:
        with pytest.raises(FetchError, match="Try again in a minute"):
            rights.check(right, unsure, HOME, **given)
