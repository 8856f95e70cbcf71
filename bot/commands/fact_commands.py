"""The commands of facts: what readers ask of them, and what editors do with them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.commands import spoken_dates
from bot.commands.command import PAGING, TOPIC, Command, Option, OptionKind, Right, Suggestion, id_of
from bot.commands.values import LARGEST_ID, article_link, fact_id, subject
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
from bot.domain.phrases import Phrase
from bot.views.exports import ExportFormat, Held
from bot.views.fact_forms import LONGEST_LINK, LONGEST_NAMES
from bot.views.forms import NOTHING

_ACTOR: Final = Option(
    "actor",
    OptionKind.TEXT,
    Phrase("who: European Commission, 経済産業省, METI"),
    maximum=80,
    suggests=(Suggestion.ACTOR,),
)
_ID: Final = Option(
    "id",
    OptionKind.TEXT,
    Phrase("the id of the fact, such as f001"),
    required=True,
    maximum=LONGEST_ID,
    positional=True,
    check=fact_id,
    suggests=(Suggestion.FACT,),
)
_PROPOSAL: Final = replace(_ID, suggests=(Suggestion.PROPOSAL,))
_EITHER: Final = replace(_ID, suggests=(Suggestion.PROPOSAL, Suggestion.FACT))
_SEEN: Final = Option(
    "revision", OptionKind.INTEGER, Phrase("the revision that was seen"), minimum=0, maximum=LARGEST_ID
)
_REASON: Final = Option("reason", OptionKind.TEXT, Phrase("why, in a sentence"), maximum=LONGEST_NOTE, positional=True)
_LONGER: Final = 200
"""Characters more than may stand in the end: what is too long is told how long it is by the use case."""

_DOUBT: Final = Option(
    "doubt", OptionKind.TEXT, Phrase("what is uncertain about it; none clears it"), maximum=LONGEST_NOTE, clears=True
)
_CONTENT: Final = (
    Option(
        "statement",
        OptionKind.TEXT,
        Phrase("what happened, in one or two sentences"),
        maximum=LONGEST_STATEMENT + _LONGER,
    ),
    Option("date", OptionKind.DATE, Phrase("when: 2024, 2024-07 or 2024-07-13")),
    Option(
        "topics",
        OptionKind.TEXT,
        Phrase("topics between commas; see topics"),
        maximum=LONGEST_NAMES,
        suggests=(Suggestion.TOPIC,),
        several=True,
    ),
    Option(
        "actors",
        OptionKind.TEXT,
        Phrase("actors between commas; left out, those the statement names"),
        maximum=LONGEST_NAMES,
        suggests=(Suggestion.ACTOR,),
        several=True,
    ),
    Option("place", OptionKind.TEXT, Phrase("where it happened; none clears it"), maximum=LONGEST_PLACE, clears=True),
    Option(
        "title",
        OptionKind.TEXT,
        Phrase("a short name; none leaves the statement alone"),
        maximum=LONGEST_TITLE,
        clears=True,
    ),
    Option(
        "state",
        OptionKind.CHOICE,
        Phrase("where the agreement stands"),
        choices=(NOTHING, *(state.value for state in AgreementState)),
        default=NOTHING,
    ),
)

FACT_READER_COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        ("facts",),
        Phrase("Approved facts, the latest first"),
        (
            TOPIC,
            _ACTOR,
            Option(
                "year",
                OptionKind.INTEGER,
                Phrase("of one year"),
                minimum=BELIEVABLE_YEARS[0],
                maximum=BELIEVABLE_YEARS[-1],
                positional=True,
            ),
            replace(
                id_of(Phrase("story"), Suggestion.STORY),
                name="story",
                summary=Phrase("drawn from one story"),
                required=False,
                positional=False,
            ),
        ),
        Right.EVERYONE,
        Phrase("/eujp facts trade-epa year:2019"),
        PAGING,
        only_reads=True,
    ),
    Command(
        ("fact",),
        Phrase("One fact: statement, quotes, sources, status and revisions"),
        (_ID,),
        Right.EVERYONE,
        "/eujp fact f001",
        only_reads=True,
    ),
    Command(
        ("timeline",),
        Phrase("Dated facts in order, and what is to come"),
        (
            TOPIC,
            _ACTOR,
            Option(
                "from",
                OptionKind.DATE,
                Phrase("not before this: 2024, 2024-02 or 2024-02-21"),
                positional=True,
                spoken=spoken_dates.coming,
                until="to",
                also=("since", "after"),
            ),
            Option(
                "to",
                OptionKind.DATE,
                Phrase("not after this: 2024, 2024-02 or 2024-02-21"),
                positional=True,
                spoken=spoken_dates.ending,
                also=("until", "till", "before"),
            ),
        ),
        Right.EVERYONE,
        Phrase("/eujp timeline trade-epa from:2018 to:2019"),
        PAGING,
        only_reads=True,
    ),
    Command(
        ("report",),
        Phrase("Tell the desk's editors of an error in a story or fact"),
        (
            Option("text", OptionKind.TEXT, Phrase("what is wrong"), maximum=LONGEST_NOTE + _LONGER, positional=True),
            Option(
                "fact",
                OptionKind.TEXT,
                Phrase("the id of the fact"),
                maximum=LONGEST_ID,
                check=fact_id,
                suggests=(Suggestion.FACT,),
            ),
            replace(id_of(Phrase("story"), Suggestion.STORY), name="story", required=False, positional=False),
        ),
        Right.EVERYONE,
        Phrase("/eujp report fact:f001 The date is that of the signing"),
        hidden=(
            Option("among", OptionKind.TEXT, Phrase("the stories and facts to choose from"), maximum=2_000),
            Option("about", OptionKind.TEXT, Phrase("the one that was chosen"), maximum=LONGEST_ID + 10, check=subject),
        ),
        form=("text",),
    ),
)

FACT_EDITOR_COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        ("fact", "propose"),
        Phrase("Propose a fact that stands in an article or an official document"),
        (
            Option(
                "link",
                OptionKind.TEXT,
                Phrase("the article's address or number, or an official document's address"),
                maximum=LONGEST_LINK,
                check=article_link,
            ),
            Option("quote", OptionKind.TEXT, Phrase("the article's own words"), maximum=LONGEST_QUOTE + _LONGER),
            *_CONTENT,
        ),
        Right.EDITOR,
        '/eujp fact propose link:34 quote:"Japan and the EU signed a memorandum on semiconductors" '
        'statement:"Japan and the EU signed a memorandum on semiconductors" date:2023-07 topics:semiconductors',
        form=("link", "statement", "date", "topics"),
    ),
    Command(
        ("fact", "review"),
        Phrase("Proposals and flags that wait for the editors, best first"),
        (),
        Right.EDITOR,
        "/eujp fact review",
        PAGING,
        only_reads=True,
    ),
    Command(
        ("fact", "approve"),
        Phrase("Approve a proposal"),
        (_PROPOSAL,),
        Right.EDITOR,
        "/eujp fact approve pk3v7q2m",
        (_SEEN,),
    ),
    Command(
        ("fact", "edit"),
        Phrase("Change a fact; what it rests on stays"),
        (_EITHER, *_CONTENT, _DOUBT),
        Right.EDITOR,
        Phrase("/eujp fact edit f001 date:2024-07 place:Tokyo"),
        (_SEEN,),
        form_when_bare=True,
    ),
    Command(
        ("fact", "reject"),
        Phrase("Reject a proposal"),
        (_PROPOSAL, _REASON),
        Right.EDITOR,
        Phrase("/eujp fact reject pk3v7q2m The text says only that talks began"),
        (_SEEN,),
        asks=("reason",),
    ),
    Command(
        ("fact", "retract"),
        Phrase("Take an approved fact back; a correction is posted where it was delivered"),
        (_ID, _REASON),
        Right.EDITOR,
        Phrase("/eujp fact retract f001 The ministry corrected its statement"),
        (_SEEN,),
        form=("reason",),
    ),
    Command(
        ("fact", "undo"),
        Phrase("Take the last act on a fact back"),
        (_EITHER,),
        Right.EDITOR,
        "/eujp fact undo f001",
        (_SEEN,),
    ),
    Command(
        ("flag", "settle"),
        Phrase("Settle a flag that was looked at"),
        (id_of(Phrase("flag")),),
        Right.EDITOR,
        "/eujp flag settle 3",
    ),
    Command(
        ("audit",),
        Phrase("What editors did: who, where, what, before and after"),
        (
            Option(
                "limit",
                OptionKind.INTEGER,
                Phrase("how many acts, 1 to 50"),
                minimum=1,
                maximum=50,
                positional=True,
                default="15",
            ),
        ),
        Right.EDITOR,
        "/eujp audit 30",
        only_reads=True,
    ),
    Command(
        ("export",),
        Phrase("Facts, stories or sources for other programs, in a chat as a file"),
        (
            Option("what", OptionKind.CHOICE, Phrase("what"), choices=tuple(Held), positional=True, default=Held.FACTS),
            Option(
                "format",
                OptionKind.CHOICE,
                Phrase("how it is written; opml is for sources"),
                choices=tuple(ExportFormat),
                positional=True,
                default=ExportFormat.MARKDOWN,
            ),
        ),
        Right.EDITOR,
        Phrase("/eujp export facts csv"),
        only_reads=True,
    ),
)
