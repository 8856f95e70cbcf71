"""The commands of the desk's editors."""

from __future__ import annotations

from typing import Final

from bot.commands.command import PAGING, Command, Option, OptionKind, Right, Suggestion, id_of
from bot.commands.values import LARGEST_ID, address, link_pattern, number_or_all
from bot.domain.phrases import Phrase

EDITOR_COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        ("source", "add"),
        Phrase("Follow a feed or a site"),
        (
            Option(
                "url",
                OptionKind.TEXT,
                Phrase("the address of a feed, or of a page that names one"),
                required=True,
                minimum=4,
                maximum=1000,
                positional=True,
                check=address,
            ),
            Option(
                "pattern",
                OptionKind.TEXT,
                Phrase("for a page without a feed: which links are articles, https://example.org/news/*"),
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
        Phrase("The sources and how each fares"),
        (),
        Right.EDITOR,
        "/eujp source list",
        PAGING,
        only_reads=True,
    ),
    Command(
        ("source", "test"),
        Phrase("Ask a source, or all of them, without storing anything"),
        (
            Option(
                "id",
                OptionKind.TEXT,
                Phrase("the number of the source, or all"),
                required=True,
                maximum=20,
                positional=True,
                check=number_or_all,
                suggests=(Suggestion.SOURCE,),
            ),
        ),
        Right.EDITOR,
        "/eujp source test all",
        only_reads=True,
    ),
    Command(
        ("source", "pause"),
        Phrase("Ask a source no more until it is resumed"),
        (id_of(Phrase("source"), Suggestion.SOURCE),),
        Right.EDITOR,
        "/eujp source pause 7",
    ),
    Command(
        ("source", "resume"),
        Phrase("Ask a paused source again"),
        (id_of(Phrase("source"), Suggestion.SOURCE),),
        Right.EDITOR,
        "/eujp source resume 7",
    ),
    Command(
        ("source", "import"),
        Phrase("Follow the sources of an OPML list"),
        (
            Option(
                "url",
                OptionKind.TEXT,
                Phrase("the address of the list"),
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
        Phrase("The sources as an OPML list, in a chat as a file"),
        (),
        Right.EDITOR,
        "/eujp source export",
        only_reads=True,
    ),
    Command(
        ("source", "remove"),
        Phrase("Stop following a source; what it gave is kept"),
        (id_of(Phrase("source"), Suggestion.SOURCE),),
        Right.EDITOR,
        "/eujp source remove 7",
    ),
    Command(
        ("article", "hide"),
        Phrase("Take an article out of stories, searches and digests"),
        (id_of(Phrase("article"), Suggestion.ARTICLE),),
        Right.EDITOR,
        "/eujp article hide 34",
    ),
    Command(
        ("article", "keep"),
        Phrase("Show an article that was left out or hidden"),
        (id_of(Phrase("article"), Suggestion.ARTICLE),),
        Right.EDITOR,
        "/eujp article keep 34",
    ),
    Command(
        ("story", "merge"),
        Phrase("Make one story of two that tell of one event"),
        (
            id_of(Phrase("story"), Suggestion.STORY),
            Option(
                "other",
                OptionKind.INTEGER,
                Phrase("the number of the story that goes into it"),
                required=True,
                minimum=1,
                maximum=LARGEST_ID,
                positional=True,
                suggests=(Suggestion.STORY,),
            ),
        ),
        Right.EDITOR,
        "/eujp story merge 12 15",
    ),
    Command(
        ("story", "split"),
        Phrase("Give an article of another event a story of its own"),
        (id_of(Phrase("article"), Suggestion.ARTICLE),),
        Right.EDITOR,
        "/eujp story split 34",
    ),
)
