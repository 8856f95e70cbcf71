"""What is typed to change a subscription: put over what stands, and read back into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.commands.schedules import NO_HOLIDAYS, schedule
from bot.commands.values import between
from bot.domain.catalog import Catalog
from bot.domain.errors import UsageError
from bot.domain.subscriptions import WEEKDAYS, Rhythm, Schedule, Subscription
from bot.services import drafting
from bot.views.cards import actor_names

_SCHEDULE: Final = frozenset({"every", "time", "day", "zone", "holidays"})
_OF_DIGESTS: Final = _SCHEDULE | {"languages", "size", "quiet"}
_OF_WATCHES: Final = frozenset({"words"})


def standing(subscription: Subscription, catalog: Catalog, locale: str) -> dict[str, str]:
    """Give what a subscription wants as it would be typed, by option, with the reader's names of actors."""
    return {
        **_standing(subscription.schedule),
        "words": subscription.words,
        "topics": ", ".join(subscription.topics),
        "actors": ", ".join(_called(actor, catalog, locale) for actor in subscription.actors),
    }


def _called(actor: str, catalog: Catalog, locale: str) -> str:
    """Give an actor's name where that means this actor alone when it is typed, else its id."""
    (name,) = actor_names((actor,), catalog, locale)
    try:
        meant = drafting.actors(between(name), catalog)
    except UsageError:
        return actor
    return name if meant == (actor,) else actor


def edited(known: Subscription, given: Mapping[str, str], catalog: Catalog) -> Subscription:
    """Give a subscription as the options given make it; what is not given stays.

    Raises UsageError for a day that does not go with how often, an actor that is not known, and an option that
    a watch, or what gives digests, has no use for.
    """
    _check_options(known, given)
    lists = {name: between(given[name]) for name in ("topics", "actors", "languages") if name in given}
    if lists.get("actors"):
        lists["actors"] = drafting.actors(lists["actors"], catalog)
    return replace(
        known,
        topics=lists.get("topics", known.topics),
        actors=lists.get("actors", known.actors),
        languages=lists.get("languages", known.languages),
        size=int(given.get("size", known.size)),
        quiet=given["quiet"] == "yes" if "quiet" in given else known.quiet,
        locale=given.get("locale", known.locale),
        words=given.get("words", known.words),
        schedule=schedule(_over(known.schedule, given)) if _SCHEDULE & given.keys() else known.schedule,
    )


def _check_options(known: Subscription, given: Mapping[str, str]) -> None:
    if known.is_watch and (options := sorted(_OF_DIGESTS & given.keys())):
        raise UsageError(
            "Subscription {id} is a watch and has no {options}: change its words, topics or actors.",
            id=known.id,
            options=tuple(options),
        )
    if not known.is_watch and _OF_WATCHES & given.keys():
        raise UsageError("Subscription {id} gives digests and has no words: only a watch has.", id=known.id)


def _standing(known: Schedule) -> dict[str, str]:
    days = {Rhythm.WEEKLY: WEEKDAYS[known.weekday], Rhythm.MONTHLY: str(known.day)}
    act = "move" if known.moves else "skip"
    return {
        "every": known.rhythm.value,
        "day": days.get(known.rhythm, ""),
        "time": f"{known.at:%H:%M}",
        "zone": known.zone,
        "holidays": f"{act}-{known.holidays.value}" if known.holidays else NO_HOLIDAYS,
    }


def _over(known: Schedule, given: Mapping[str, str]) -> dict[str, str]:
    """Put what is given over what stands: a day alone says how often, and how often anew does away with the day."""
    stands = _standing(known)
    named = {name: value for name, value in given.items() if name in _SCHEDULE}
    if named.get("every", stands["every"]) != stands["every"] and named.get("day") in {None, stands["day"]}:
        named["day"] = ""
    if named.get("day") and "every" not in named and named["day"] != stands["day"]:
        named["every"] = ""
    return stands | named
