"""The commands of facts: what readers ask of them, and what editors do with them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.commands.command import PAGING, TOPIC, Command, Option, OptionKind, Right, id_of
from bot.commands.values import LARGEST_ID, article_link, fact_id
from bot.domain.facts import (
    LONGEST_ID,
    LONGEST_NOTE,
    LONGEST_PLACE,
    LONGEST_QUOTE,
    LONGEST_STATEMENT,
    LONGEST_TITLE,
    AgreementState,
)
from bot.domain.moments import BELIEVABLE_YEARS
from bot.views.exports import ExportFormat, Held
from bot.views.fact_forms import LONGEST_LINK, LONGEST_NAMES
from bot.views.forms import NOTHING

_ACTOR: Final = Option("actor", OptionKind.TEXT, "who: European Commission, 経済産業省, METI", maximum=80)
_ID: Final = Option(
    "id",
    OptionKind.TEXT,
    "the id of the fact, such as f001",
    required=True,
    maximum=LONGEST_ID,
    positional=True,
    check=fact_id,
)
_SEEN: Final = Option("revision", OptionKind.INTEGER, "the revision that was seen", minimum=0, maximum=LARGEST_ID)
_REASON: Final = Option("reason", OptionKind.TEXT, "why, in a sentence", maximum=LONGEST_NOTE, positional=True)
_LONGER: Final = 200
"""Characters more than may stand in the end: what is too long is told how long it is by the use case."""

_DOUBT: Final = Option(
    "doubt", OptionKind.TEXT, "what is uncertain about it; none clears it", maximum=LONGEST_NOTE, clears=True
)
_CONTENT: Final = (
    Option("statement", OptionKind.TEXT, "what happened, in one or two sentences", maximum=LONGEST_STATEMENT + _LONGER),
    Option("date", OptionKind.DATE, "when: 2024, 2024-07 or 2024-07-13"),
    Option("topics", OptionKind.TEXT, "topics between commas; see topics", maximum=LONGEST_NAMES),
    Option(
        "actors", OptionKind.TEXT, "actors between commas; left out, those the statement names", maximum=LONGEST_NAMES
    ),
    Option("place", OptionKind.TEXT, "where it happened; none clears it", maximum=LONGEST_PLACE, clears=True),
    Option(
        "title", OptionKind.TEXT, "a short name; none leaves the statement alone", maximum=LONGEST_TITLE, clears=True
    ),
    Option(
        "state",
        OptionKind.CHOICE,
        "where the agreement stands",
        choices=(NOTHING, *(state.value for state in AgreementState)),
        default=NOTHING,
    ),
)

FACT_READER_COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        ("facts",),
        "Approved facts, the latest first",
        (
            TOPIC,
            _ACTOR,
            Option(
                "year",
                OptionKind.INTEGER,
                "of one year",
                minimum=BELIEVABLE_YEARS[0],
                maximum=BELIEVABLE_YEARS[-1],
                positional=True,
            ),
        ),
        Right.EVERYONE,
        "/eujp facts trade-epa year:2019",
        PAGING,
    ),
    Command(
        ("fact",),
        "One fact: statement, quotes, sources, status and revisions",
        (_ID,),
        Right.EVERYONE,
        "/eujp fact f001",
    ),
    Command(
        ("timeline",),
        "Dated facts in order, and what is to come",
        (
            TOPIC,
            _ACTOR,
            Option("from", OptionKind.DATE, "not before this: 2024, 2024-02 or 2024-02-21", positional=True),
            Option("to", OptionKind.DATE, "not after this: 2024, 2024-02 or 2024-02-21", positional=True),
        ),
        Right.EVERYONE,
        "/eujp timeline trade-epa from:2018 to:2019",
        PAGING,
    ),
    Command(
        ("report",),
        "Tell the desk's editors of an error in a story or fact",
        (
            Option("text", OptionKind.TEXT, "what is wrong", maximum=LONGEST_NOTE + _LONGER, positional=True),
            Option("fact", OptionKind.TEXT, "the id of the fact", maximum=LONGEST_ID, check=fact_id),
            replace(id_of("story"), name="story", required=False, positional=False),
        ),
        Right.EVERYONE,
        "/eujp report fact:f001 The date is that of the signing",
        form=("text",),
    ),
)

FACT_EDITOR_COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        ("fact", "propose"),
        "Propose a fact that stands in an article or an official document",
        (
            Option(
                "link",
                OptionKind.TEXT,
                "the article's address or number, or an official document's address",
                maximum=LONGEST_LINK,
                check=article_link,
            ),
            Option("quote", OptionKind.TEXT, "the article's own words", maximum=LONGEST_QUOTE + _LONGER),
            *_CONTENT,
        ),
        Right.EDITOR,
        '/eujp fact propose link:34 quote:"signed a memorandum" statement:"They signed it" date:2023-07 topics:trade',
        form=("link", "statement", "date", "topics"),
    ),
    Command(
        ("fact", "review"),
        "Proposals and flags that wait for the editors, best first",
        (),
        Right.EDITOR,
        "/eujp fact review",
        PAGING,
    ),
    Command(("fact", "approve"), "Approve a proposal", (_ID,), Right.EDITOR, "/eujp fact approve pk3v7q2m", (_SEEN,)),
    Command(
        ("fact", "edit"),
        "Change a fact; what it rests on stays",
        (_ID, *_CONTENT, _DOUBT),
        Right.EDITOR,
        "/eujp fact edit f001 date:2024-07 place:Tokyo",
        (_SEEN,),
        form_when_bare=True,
    ),
    Command(
        ("fact", "reject"),
        "Reject a proposal",
        (_ID, _REASON),
        Right.EDITOR,
        "/eujp fact reject pk3v7q2m The text says only that talks began",
        (_SEEN,),
        asks=("reason",),
    ),
    Command(
        ("fact", "retract"),
        "Take an approved fact back; a correction is posted where it was delivered",
        (_ID, _REASON),
        Right.EDITOR,
        "/eujp fact retract f001 The ministry corrected its statement",
        (_SEEN,),
        form=("reason",),
    ),
    Command(
        ("fact", "undo"),
        "Take the last act on a fact back",
        (_ID,),
        Right.EDITOR,
        "/eujp fact undo f001",
        (_SEEN,),
    ),
    Command(
        ("flag", "settle"), "Settle a flag that was looked at", (id_of("flag"),), Right.EDITOR, "/eujp flag settle 3"
    ),
    Command(
        ("audit",),
        "What editors did: who, where, what, before and after",
        (
            Option(
                "limit",
                OptionKind.INTEGER,
                "how many acts, 1 to 50",
                minimum=1,
                maximum=50,
                positional=True,
                default="15",
            ),
        ),
        Right.EDITOR,
        "/eujp audit 30",
    ),
    Command(
        ("export",),
        "Facts, stories or sources for other programs, as far as a message holds them",
        (
            Option("what", OptionKind.CHOICE, "what", choices=tuple(Held), positional=True, default=Held.FACTS),
            Option(
                "format",
                OptionKind.CHOICE,
                "how it is written; opml is for sources",
                choices=tuple(ExportFormat),
                positional=True,
                default=ExportFormat.MARKDOWN,
            ),
        ),
        Right.EDITOR,
        "/eujp export facts csv",
    ),
)
