"""The commands of the desk's editors."""

from __future__ import annotations

from typing import Final

from bot.commands.command import Command, Option, OptionKind, Right, id_of
from bot.commands.values import LARGEST_ID, address, link_pattern, number_or_all

EDITOR_COMMANDS: Final[tuple[Command, ...]] = (
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
        (id_of("source"),),
        Right.EDITOR,
        "/eujp source pause 7",
    ),
    Command(
        ("source", "resume"),
        "Ask a paused source again",
        (id_of("source"),),
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
        (id_of("source"),),
        Right.EDITOR,
        "/eujp source remove 7",
    ),
    Command(
        ("article", "hide"),
        "Take an article out of stories, searches and digests",
        (id_of("article"),),
        Right.EDITOR,
        "/eujp article hide 34",
    ),
    Command(
        ("article", "keep"),
        "Show an article that was left out or hidden",
        (id_of("article"),),
        Right.EDITOR,
        "/eujp article keep 34",
    ),
    Command(
        ("story", "merge"),
        "Make one story of two that tell of one event",
        (
            id_of("story"),
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
        (id_of("article"),),
        Right.EDITOR,
        "/eujp story split 34",
    ),
)
