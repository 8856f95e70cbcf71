"""What a command is: its path, its options and who may use it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.commands import spoken_dates
from bot.commands.values import LARGEST_ID, instant
from bot.domain.phrases import Phrase, Word


class Right(StrEnum):
    """What a person must be to use a command."""

    EVERYONE = "everyone"
    MANAGE_CHANNEL = "manage channel"
    EDITOR = "editor"


class OptionKind(StrEnum):
    """What values an option takes."""

    TEXT = "text"
    INTEGER = "integer"
    TOPIC = "topic"
    TOPICS = "topics"
    LANGUAGE = "language"
    DATE = "date"
    CHOICE = "choice"


class Suggestion(StrEnum):
    """What is known of already, and can be offered for an option while it is typed (see suggestions)."""

    TOPIC = "topic"
    LANGUAGE = "language"
    ACTOR = "actor"
    ZONE = "zone"
    STORY = "story"
    ARTICLE = "article"
    SOURCE = "source"
    FACT = "fact"
    PROPOSAL = "proposal"
    SUBSCRIPTION = "subscription"
    WATCH = "watch"


_BY_KIND: Final = {
    OptionKind.TOPIC: (Suggestion.TOPIC,),
    OptionKind.TOPICS: (Suggestion.TOPIC,),
    OptionKind.LANGUAGE: (Suggestion.LANGUAGE,),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a command.

    `minimum` and `maximum` bound the value of an INTEGER and the characters of a TEXT. A `positional` option takes
    words that stand without a name. `check` puts a TEXT in its usual form or raises UsageError.
    `default` is what a handler assumes when nothing is given, "" for nothing. Where it `clears`, an emptied field
    of a form, or "none" typed, takes away what stood there. `suggests` names what is offered for it beside what its
    kind says, in that order; with `several` it takes more than one of them between commas. A DATE may also be `spoken`,
    as spoken_dates keeps it; one that stands without a name, and alone, is for the option `until` as well. `also` holds
    what else the option is called when typed.
    """

    name: str
    kind: OptionKind
    summary: Phrase
    required: bool = False
    choices: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    positional: bool = False
    default: str = ""
    check: Callable[[str], str] | None = None
    clears: bool = False
    suggests: tuple[Suggestion, ...] = ()
    several: bool = False
    spoken: Callable[[str], str | None] | None = None
    until: str = ""
    also: tuple[str, ...] = ()

    @property
    def offered(self) -> tuple[Suggestion, ...]:
        """What is offered for it while it is typed."""
        return _BY_KIND.get(self.kind, self.suggests)

    @property
    def is_list(self) -> bool:
        """Whether it takes several values between commas."""
        return self.several or self.kind is OptionKind.TOPICS


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `options` can be typed, `hidden` ones come only from buttons and are never shown.

    `form` names the options without which it opens a form that asks for them (see handlers.FORMS); none of these is
    `required`, since a platform would ask for it before. With `form_when_bare` it opens one when nothing is given but
    what is required or hidden. `asks` names options that its button, known by a hidden option, opens a form for, and
    that may stay empty: what is typed without them is done at once. `own` is the option and value that ask for the
    person alone, which everyone may. One that `only_reads` changes nothing, neither in the archive nor in a chat.
    """

    path: tuple[str, ...]
    summary: Phrase
    options: tuple[Option, ...]
    right: Right
    example: str
    hidden: tuple[Option, ...] = ()
    form: tuple[str, ...] = ()
    form_when_bare: bool = False
    asks: tuple[str, ...] = ()
    own: tuple[str, str] | None = None
    only_reads: bool = False

    @property
    def has_form(self) -> bool:
        """Whether a form can be opened for it."""
        return bool(self.form or self.asks) or self.form_when_bare

    @property
    def name(self) -> str:
        """The path as one string, as in Request.command: "source add"."""
        return " ".join(self.path)

    @property
    def is_admin(self) -> bool:
        """Whether it belongs under /eujp-admin where the platform has two trees."""
        return self.right is Right.EDITOR

    @property
    def usage(self) -> str:
        """How it is typed: /eujp latest [topic] [limit], required options in <>."""
        marks = (f"<{option.name}>" if option.required else f"[{option.name}]" for option in self.options)
        return " ".join(("/eujp", *self.path, *marks))

    @property
    def brief(self) -> str:
        """The least of it that can be typed: /eujp story <id>."""
        marks = (f"<{option.name}>" for option in self.options if option.required)
        return " ".join(("/eujp", *self.path, *marks))

    def opens_form(self, arguments: Mapping[str, str]) -> bool:
        """Whether it cannot be done with those arguments before a form has asked for more."""
        given = {name for name, value in arguments.items() if value.strip()}
        hidden = {option.name for option in self.hidden}
        cleared = {option.name for option in self.options if option.clears and option.name in arguments}
        content = (given | cleared) - hidden - {option.name for option in self.options if option.required}
        is_unasked = bool(given & hidden) and not arguments.keys() >= set(self.asks)
        return not given.issuperset(self.form) or (self.form_when_bare and not content) or is_unasked

    def right_for(self, arguments: Mapping[str, str]) -> Right:
        """Give the right that those arguments need."""
        is_own = self.own is not None and arguments.get(self.own[0], "").strip().casefold() == self.own[1]
        return Right.EVERYONE if is_own else self.right

    @property
    def word(self) -> Word:
        """The path, as it is called in any language."""
        keys = (" ".join(self.path[:depth]) for depth in range(1, len(self.path) + 1))
        return Word(self.name, "commands", *keys)

    def called(self, option: str) -> Word:
        """Give the name of an option, as it is called in any language."""
        return Word(option, "options", f"{self.name} {option}")

    def option(self, name: str) -> Option | None:
        """Give the option of that name, hidden ones included."""
        return next((option for option in (*self.options, *self.hidden) if option.name == name), None)


PAGING: Final = (
    Option("offset", OptionKind.INTEGER, Phrase("how many to leave out"), minimum=0, maximum=LARGEST_ID),
    Option("as_of", OptionKind.TEXT, Phrase("the instant of the first page, ISO 8601"), maximum=40, check=instant),
)
COPIED: Final = "copied"
"""The hidden option of what is asked in the words of somebody's message: no button of the answer keeps them."""

OF_A_MESSAGE: Final = Option(COPIED, OptionKind.TEXT, Phrase("“yes” where the words are somebody's message"), maximum=3)
TOPIC: Final = Option("topic", OptionKind.TOPIC, Phrase("one topic; see topics"), positional=True)
NAMED_TOPIC: Final = Option("topic", OptionKind.TOPIC, Phrase("one topic; see topics"))
SINCE: Final = Option(
    "since",
    OptionKind.DATE,
    Phrase("not older than this: 2024, 2024-02 or 2024-02-21"),
    spoken=spoken_dates.beginning,
)


def id_of(kind: Phrase, *suggests: Suggestion) -> Option:
    """Give the option that takes the number of a story, article, source, subscription or flag, and what it offers."""
    return Option(
        "id",
        OptionKind.INTEGER,
        Phrase("the number of the {kind}", kind=kind),
        required=True,
        minimum=1,
        maximum=LARGEST_ID,
        positional=True,
        suggests=suggests,
    )
