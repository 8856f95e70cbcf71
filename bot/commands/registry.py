"""The one table of commands: it feeds the parser, Discord's tree, help and the docs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.commands.values import LARGEST_ID, address, clock_time, instant, link_pattern, number_or_all, zone
from bot.domain.subscriptions import WEEKDAYS


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
    LANGUAGE = "language"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a command.

    `minimum` and `maximum` bound the value of an INTEGER and the characters of a TEXT. A `positional` option takes
    words that stand without a name. `check` puts a TEXT in its usual form or raises ValueError with a sentence.
    `default` is what a handler assumes when nothing is given, "" for nothing.
    """

    name: str
    kind: OptionKind
    summary: str
    required: bool = False
    choices: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    positional: bool = False
    default: str = ""
    check: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `options` can be typed, `hidden` ones come only from buttons and are never shown."""

    path: tuple[str, ...]
    summary: str
    options: tuple[Option, ...]
    right: Right
    example: str
    hidden: tuple[Option, ...] = ()

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

    def option(self, name: str) -> Option | None:
        """Give the option of that name, hidden ones included."""
        return next((option for option in (*self.options, *self.hidden) if option.name == name), None)


_PAGING: Final = (
    Option("offset", OptionKind.INTEGER, "how many to leave out", minimum=0, maximum=LARGEST_ID),
    Option("as_of", OptionKind.TEXT, "the instant of the first page, ISO 8601", maximum=40, check=instant),
)
_TOPIC: Final = Option("topic", OptionKind.TOPIC, "one topic; see topics", positional=True)
_NAMED_TOPIC: Final = Option("topic", OptionKind.TOPIC, "one topic; see topics")
_SINCE: Final = Option("since", OptionKind.DATE, "not older than this: 2024, 2024-02 or 2024-02-21")


def _id(of: str) -> Option:
    return Option(
        "id",
        OptionKind.INTEGER,
        f"the number of the {of}",
        required=True,
        minimum=1,
        maximum=LARGEST_ID,
        positional=True,
    )


COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        ("latest",),
        "The newest stories, one per event",
        (
            _TOPIC,
            Option(
                "limit",
                OptionKind.INTEGER,
                "how many stories, 1 to 10",
                minimum=1,
                maximum=10,
                positional=True,
                default="5",
            ),
            Option("language", OptionKind.LANGUAGE, "with a report in this language: ja, de, en"),
            _SINCE,
        ),
        Right.EVERYONE,
        "/eujp latest trade-epa limit:3",
        _PAGING,
    ),
    Command(
        ("search",),
        "Stories and facts that hold your words, in any language",
        (
            Option(
                "words", OptionKind.TEXT, "what to look for", required=True, minimum=1, maximum=200, positional=True
            ),
            _NAMED_TOPIC,
            _SINCE,
        ),
        Right.EVERYONE,
        "/eujp search 半導体 since:2024",
        _PAGING,
    ),
    Command(
        ("story",),
        "All reports of one story and what each says",
        (_id("story"),),
        Right.EVERYONE,
        "/eujp story 12",
    ),
    Command(("topics",), "The topics and how many stories each has", (), Right.EVERYONE, "/eujp topics"),
    Command(
        ("why",),
        "Why an article was kept, left out or grouped",
        (_id("article"),),
        Right.EVERYONE,
        "/eujp why 34",
    ),
    Command(("status",), "How fresh the archive is and which sources answer", (), Right.EVERYONE, "/eujp status"),
    Command(
        ("help",),
        "What you can type",
        (Option("command", OptionKind.TEXT, "one command", maximum=40, positional=True),),
        Right.EVERYONE,
        "/eujp help latest",
    ),
    Command(
        ("digest", "preview"),
        "The digest this channel would get now, shown to you alone",
        (_TOPIC,),
        Right.MANAGE_CHANNEL,
        "/eujp digest preview",
    ),
    Command(
        ("subscribe",),
        "A digest for this channel once a week",
        (
            Option("every", OptionKind.CHOICE, "how often", choices=("weekly",), positional=True, default="weekly"),
            Option("day", OptionKind.CHOICE, "the weekday", choices=WEEKDAYS, positional=True, default="monday"),
            Option(
                "time",
                OptionKind.TEXT,
                "the hour on a 24-hour clock: 08:00",
                maximum=8,
                positional=True,
                default="08:00",
                check=clock_time,
            ),
            Option(
                "zone",
                OptionKind.TEXT,
                "the time zone: Europe/Brussels, Asia/Tokyo",
                maximum=60,
                positional=True,
                default="Europe/Brussels",
                check=zone,
            ),
            Option("topic", OptionKind.TOPIC, "one topic only; see topics", positional=True),
            Option(
                "quiet",
                OptionKind.CHOICE,
                "stay silent in a week without stories",
                choices=("no", "yes"),
                default="no",
            ),
        ),
        Right.MANAGE_CHANNEL,
        "/eujp subscribe weekly day:friday time:09:00 zone:Asia/Tokyo",
    ),
    Command(
        ("unsubscribe",),
        "End one of this channel's subscriptions",
        (_id("subscription"),),
        Right.MANAGE_CHANNEL,
        "/eujp unsubscribe 3",
    ),
    Command(
        ("subscriptions",),
        "This channel's subscriptions",
        (),
        Right.MANAGE_CHANNEL,
        "/eujp subscriptions",
    ),
    Command(
        ("source", "add"),
        "Follow a feed or a site",
        (
            Option(
                "url",
                OptionKind.TEXT,
                "the address of a feed, or of a page that names one",
                required=True,
                minimum=4,
                maximum=1000,
                positional=True,
                check=address,
            ),
            Option(
                "pattern",
                OptionKind.TEXT,
                "for a page without a feed: which links are articles, https://example.org/news/*",
                minimum=2,
                maximum=500,
                check=link_pattern,
            ),
        ),
        Right.EDITOR,
        "/eujp source add https://example.org/feed.xml",
    ),
    Command(
        ("source", "list"),
        "The sources and how each fares",
        (),
        Right.EDITOR,
        "/eujp source list",
    ),
    Command(
        ("source", "test"),
        "Ask a source, or all of them, without storing anything",
        (
            Option(
                "id",
                OptionKind.TEXT,
                "the number of the source, or all",
                required=True,
                maximum=20,
                positional=True,
                check=number_or_all,
            ),
        ),
        Right.EDITOR,
        "/eujp source test all",
    ),
    Command(
        ("source", "pause"),
        "Ask a source no more until it is resumed",
        (_id("source"),),
        Right.EDITOR,
        "/eujp source pause 7",
    ),
    Command(
        ("source", "resume"),
        "Ask a paused source again",
        (_id("source"),),
        Right.EDITOR,
        "/eujp source resume 7",
    ),
    Command(
        ("source", "import"),
        "Follow the sources of an OPML list",
        (
            Option(
                "url",
                OptionKind.TEXT,
                "the address of the list",
                required=True,
                minimum=4,
                maximum=1000,
                positional=True,
                check=address,
            ),
        ),
        Right.EDITOR,
        "/eujp source import https://example.org/sources.opml",
    ),
    Command(
        ("source", "export"),
        "The sources as an OPML list; too long a one for a chat is written by eujp export sources",
        (),
        Right.EDITOR,
        "/eujp source export",
    ),
    Command(
        ("source", "remove"),
        "Stop following a source; what it gave is kept",
        (_id("source"),),
        Right.EDITOR,
        "/eujp source remove 7",
    ),
    Command(
        ("article", "hide"),
        "Take an article out of stories, searches and digests",
        (_id("article"),),
        Right.EDITOR,
        "/eujp article hide 34",
    ),
    Command(
        ("article", "keep"),
        "Show an article that was left out or hidden",
        (_id("article"),),
        Right.EDITOR,
        "/eujp article keep 34",
    ),
    Command(
        ("story", "merge"),
        "Make one story of two that tell of one event",
        (
            _id("story"),
            Option(
                "other",
                OptionKind.INTEGER,
                "the number of the story that goes into it",
                required=True,
                minimum=1,
                maximum=LARGEST_ID,
                positional=True,
            ),
        ),
        Right.EDITOR,
        "/eujp story merge 12 15",
    ),
    Command(
        ("story", "split"),
        "Give an article of another event a story of its own",
        (_id("article"),),
        Right.EDITOR,
        "/eujp story split 34",
    ),
)


def find(name: str) -> Command | None:
    """Give the command of that name, as in Request.command."""
    return next((command for command in COMMANDS if command.name == name), None)
