"""Who acted and where, as six columns: all of them "" where the bot itself did."""

from __future__ import annotations

from sqlalchemy import RowMapping

from bot.domain.messages import Person, Place


def who(person: Person | None, place: Place | None) -> dict[str, str]:
    """Give what the columns hold; of a person their platform, id and name are kept, not their rights."""
    return {
        "person_platform": person.platform if person else "",
        "person_id": person.id if person else "",
        "person_name": person.name if person else "",
        "platform": place.platform if place else "",
        "workspace": place.workspace if place else "",
        "channel": place.channel if place else "",
    }


def person_of(row: RowMapping) -> Person | None:
    """Read back who acted, None for the bot itself."""
    if not row["person_platform"]:
        return None
    return Person(row["person_platform"], row["person_id"], row["person_name"])


def place_of(row: RowMapping) -> Place | None:
    """Read back where they acted, None for nowhere."""
    return Place(row["platform"], row["workspace"], row["channel"]) if row["platform"] else None
