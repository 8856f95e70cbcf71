"""What is found when less is asked for: tried where an answer is empty, and offered there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from bot.commands.ask import Ask
from bot.domain.messages import Button, Message
from bot.domain.phrases import say
from bot.services import briefing, recalling
from bot.views.widened import with_hint, with_way

Finds: TypeAlias = Callable[[Ask], Awaitable[bool]]
"""Whether a request finds anything."""

_TRIES: Final = 2
"""Further looks into the archive that an empty answer is worth."""

_PAGING: Final = frozenset({"offset", "as_of"})


@dataclass(frozen=True, slots=True)
class Sister:
    """Another command that answers on the same topic: whether it finds anything, what is told of it, its button."""

    finds: Finds
    told: str
    button: Button


async def widened(
    ask: Ask, message: Message, filters: Sequence[tuple[str, ...]], finds: Finds, sister: Sister | None = None
) -> Message:
    """Give an empty answer with the button that leaves the filter out which alone keeps it empty.

    `filters` are options, the likeliest to be too narrow first; those in one group are left out together. Where a topic
    is all that is asked for, its `sister` comes before everything on all topics. An answer to what is not narrowed, or
    to a later page, is given back.
    """
    given = [group for names in filters if (group := tuple(name for name in names if name in ask.arguments))]
    if not given or ask.number("offset"):
        return message
    if sister and given == [("topic",)] and await sister.finds(ask):
        return with_way(message, sister.told, sister.button)
    for group in given[:_TRIES]:
        rest = {name: value for name, value in ask.arguments.items() if name not in _PAGING.union(group)}
        if await finds(replace(ask, arguments=rest)):
            return _offered(ask, message, group, rest)
    return with_hint(message, ask.wording, several=len(given) > 1)


def _offered(ask: Ask, message: Message, group: Sequence[str], rest: dict[str, str]) -> Message:
    _ = ask.wording.gettext
    called = {name: say(ask.command.called(name), ask.wording) for name in group}
    typed = " ".join(f"{shown}:{ask.arguments[name]}" for name, shown in called.items())
    label = _("Without {filter}").format(filter=" ".join(called.values()))
    told = _("There is something to see without {filter}.").format(filter=typed)
    return with_way(message, told, Button(label, ask.command.name, rest))


def facts_on(ask: Ask) -> Sister:
    """Lead from stories on a topic to its facts."""
    _ = ask.wording.gettext
    button = Button(_("Facts"), "facts", {"topic": ask.value("topic")})
    return Sister(_has_facts, _("There are facts on this topic, but no stories yet."), button)


def stories_on(ask: Ask) -> Sister:
    """Lead from facts on a topic to its stories."""
    _ = ask.wording.gettext
    button = Button(_("Latest"), "latest", {"topic": ask.value("topic")})
    return Sister(_has_stories, _("There are stories on this topic, but no facts yet."), button)


async def _has_facts(ask: Ask) -> bool:
    topic = ask.value("topic")
    page = await recalling.facts(
        ask.desk, topic=topic, actor=None, year=None, story_id=None, offset=0, limit=1, as_of=ask.as_of
    )
    return bool(page.facts)


async def _has_stories(ask: Ask) -> bool:
    topic = ask.value("topic")
    page = await briefing.latest(ask.desk, topic=topic, language=None, since=None, limit=1, offset=0, as_of=ask.as_of)
    return bool(page.stories)
