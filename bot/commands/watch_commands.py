"""The commands of watches, and the one that changes what a subscription wants."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.commands.command import Command, Option, OptionKind, Right, Suggestion, id_of
from bot.commands.reader_commands import SCHEDULE, WISH
from bot.domain.phrases import Phrase
from bot.domain.watches import LONGEST_WORDS

_WORDS: Final = Option(
    "words", OptionKind.TEXT, Phrase("what to watch for, in any language"), maximum=LONGEST_WORDS, positional=True
)
_TOPICS, _ACTORS, _LOCALE, _TO = (
    next(option for option in WISH if option.name == name) for name in ("topics", "actors", "locale", "to")
)
_CLEARED: Final = frozenset({"day", "topics", "actors", "languages"})


def _changed(option: Option) -> Option:
    """Give an option of subscribing as one that changes what stands."""
    return replace(option, clears=option.name in _CLEARED)


WATCH_COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        ("watch",),
        Phrase("Tell this channel, or you alone, at once of what holds your words"),
        (_WORDS, replace(_TOPICS, positional=False), _ACTORS, _LOCALE, _TO),
        Right.MANAGE_CHANNEL,
        Phrase("/eujp watch 半導体 actors:METI"),
        form_when_bare=True,
        own=("to", "me"),
    ),
    Command(
        ("unwatch",),
        Phrase("End one of this channel's watches"),
        (id_of(Phrase("watch"), Suggestion.WATCH),),
        Right.MANAGE_CHANNEL,
        "/eujp unwatch 4",
    ),
    Command(
        ("subscription", "edit"),
        Phrase("Change what a subscription or watch wants; what is not named stays"),
        (
            id_of(Phrase("subscription"), Suggestion.SUBSCRIPTION),
            *map(_changed, SCHEDULE),
            *(_changed(option) for option in WISH if option is not _TO),
            replace(_WORDS, summary=Phrase("of a watch: what to watch for"), positional=False, clears=True),
        ),
        Right.MANAGE_CHANNEL,
        Phrase("/eujp subscription edit 3 every:daily topics:none"),
        form_when_bare=True,
    ),
)
