"""The commands of readers, and of those who manage a channel."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.commands.command import (
    NAMED_TOPIC,
    OF_A_MESSAGE,
    PAGING,
    SINCE,
    TOPIC,
    Command,
    Option,
    OptionKind,
    Right,
    Suggestion,
    id_of,
)
from bot.commands.named_values import languages
from bot.commands.schedules import HOLIDAYS, NO_HOLIDAYS, day_word, rhythm
from bot.commands.values import LARGEST_ID, LONGEST_LINKS, clock_time, instant, searched, zone
from bot.domain.phrases import Phrase
from bot.domain.subscriptions import DEFAULT_SIZE, SIZES, Rhythm
from bot.locales.load import interface_languages

_NAMES: Final = 400
"""Characters of a list of names."""

SCHEDULE: Final = (
    Option(
        "every",
        OptionKind.CHOICE,
        Phrase("how often, at a terminal or in Slack with its day: weekly friday, monthly 15"),
        choices=tuple(how.value for how in Rhythm),
        positional=True,
        default="weekly",
        check=rhythm,
    ),
    Option(
        "time",
        OptionKind.TEXT,
        Phrase("the hour on a 24-hour clock: 08:00"),
        maximum=8,
        positional=True,
        default="08:00",
        check=clock_time,
    ),
    Option(
        "day",
        OptionKind.TEXT,
        Phrase("the weekday; for monthly 1 to 31 or last"),
        maximum=20,
        positional=True,
        check=day_word,
    ),
    Option(
        "zone",
        OptionKind.TEXT,
        Phrase("the time zone, or a city: Europe/Brussels, Tokyo"),
        maximum=60,
        positional=True,
        default="Europe/Brussels",
        check=zone,
        suggests=(Suggestion.ZONE,),
    ),
)
WISH: Final = (
    Option("topics", OptionKind.TOPICS, Phrase("these topics only, with commas; see topics"), positional=True),
    Option(
        "actors",
        OptionKind.TEXT,
        Phrase("these actors only, with commas: METI, European Commission"),
        maximum=_NAMES,
        suggests=(Suggestion.ACTOR,),
        several=True,
    ),
    Option(
        "languages",
        OptionKind.TEXT,
        Phrase("stories with a new report in one of these languages: ja,en"),
        maximum=_NAMES,
        check=languages,
        suggests=(Suggestion.LANGUAGE,),
        several=True,
    ),
    Option(
        "size",
        OptionKind.INTEGER,
        Phrase("how many stories at most, {least} to {most}", least=SIZES[0], most=SIZES[-1]),
        minimum=SIZES[0],
        maximum=SIZES[-1],
        default=str(DEFAULT_SIZE),
    ),
    Option(
        "holidays",
        OptionKind.CHOICE,
        Phrase("on public holidays of the EU or Japan: none, or on the next working day"),
        choices=HOLIDAYS,
        default=NO_HOLIDAYS,
    ),
    Option(
        "quiet",
        OptionKind.CHOICE,
        Phrase("stay silent when there is nothing new"),
        choices=("no", "yes"),
        default="no",
    ),
    Option(
        "locale",
        OptionKind.CHOICE,
        Phrase("the language of headings and notes; reports keep their own"),
        choices=interface_languages(),
    ),
    Option(
        "to",
        OptionKind.CHOICE,
        Phrase("this channel, or you alone by direct message"),
        choices=("here", "me"),
        positional=True,
        default="here",
    ),
)

_AT: Final = Option(
    "at", OptionKind.TEXT, Phrase("the end of the digest's window, ISO 8601"), maximum=40, check=instant
)

READER_COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        ("latest",),
        Phrase("The newest stories, one per event"),
        (
            TOPIC,
            Option(
                "limit",
                OptionKind.INTEGER,
                Phrase("how many stories, 1 to 10"),
                minimum=1,
                maximum=10,
                positional=True,
                default="5",
            ),
            Option("language", OptionKind.LANGUAGE, Phrase("with a report in this language: ja, de, en")),
            SINCE,
        ),
        Right.EVERYONE,
        Phrase("/eujp latest trade-epa limit:3"),
        PAGING,
        only_reads=True,
    ),
    Command(
        ("search",),
        Phrase("Stories and facts that hold your words, in any language"),
        (
            Option(
                "words",
                OptionKind.TEXT,
                Phrase("what to look for, or the address of an article"),
                required=True,
                minimum=1,
                maximum=LONGEST_LINKS,
                check=searched,
                positional=True,
            ),
            NAMED_TOPIC,
            SINCE,
        ),
        Right.EVERYONE,
        Phrase("/eujp search 半導体 since:2024"),
        (
            *PAGING,
            Option("passage", OptionKind.TEXT, Phrase("what to ask where the address is not stored"), maximum=300),
            OF_A_MESSAGE,
        ),
        only_reads=True,
    ),
    Command(
        ("ask",),
        Phrase("Quoted sentences that answer your question, or that nothing supports an answer"),
        (
            Option(
                "question",
                OptionKind.TEXT,
                Phrase("a question on EU–Japan cooperation, in any language"),
                required=True,
                minimum=3,
                maximum=300,
                positional=True,
            ),
        ),
        Right.EVERYONE,
        Phrase("/eujp ask When did the Economic Partnership Agreement enter into force?"),
        (*PAGING[1:], OF_A_MESSAGE),
        only_reads=True,
    ),
    Command(
        ("story",),
        Phrase("All reports of one story and what each says"),
        (id_of(Phrase("story"), Suggestion.STORY),),
        Right.EVERYONE,
        "/eujp story 12",
        only_reads=True,
    ),
    Command(
        ("topics",),
        Phrase("The topics and how many stories each has"),
        (),
        Right.EVERYONE,
        "/eujp topics",
        only_reads=True,
    ),
    Command(
        ("why",),
        Phrase("Why an article was kept, left out or grouped"),
        (id_of(Phrase("article"), Suggestion.ARTICLE),),
        Right.EVERYONE,
        "/eujp why 34",
        only_reads=True,
    ),
    Command(
        ("status",),
        Phrase("How fresh the archive is and which sources answer"),
        (),
        Right.EVERYONE,
        "/eujp status",
        only_reads=True,
    ),
    Command(
        ("home",),
        Phrase("What comes to you, what you made, and how the bot is"),
        (),
        Right.EVERYONE,
        "/eujp home",
        only_reads=True,
    ),
    Command(
        ("help",),
        Phrase("What you can type"),
        (Option("command", OptionKind.TEXT, Phrase("one command"), maximum=40, positional=True),),
        Right.EVERYONE,
        "/eujp help latest",
        only_reads=True,
    ),
    Command(
        ("digest", "preview"),
        Phrase("The digest this channel would get now, shown to you alone"),
        (
            TOPIC,
            replace(
                id_of(Phrase("subscription"), Suggestion.SUBSCRIPTION),
                summary=Phrase("of which subscription"),
                required=False,
            ),
        ),
        Right.MANAGE_CHANNEL,
        "/eujp digest preview",
        only_reads=True,
    ),
    Command(
        ("digest", "why"),
        Phrase("Why the stories of this channel's digest stand in that order"),
        (id_of(Phrase("subscription"), Suggestion.SUBSCRIPTION),),
        Right.EVERYONE,
        "/eujp digest why 3",
        (_AT,),
        only_reads=True,
    ),
    Command(
        ("digest", "more"),
        Phrase("The stories this channel's digest or alert had no room for"),
        (
            replace(
                id_of(Phrase("subscription"), Suggestion.SUBSCRIPTION),
                summary=Phrase("of which subscription or watch"),
                required=False,
            ),
        ),
        Right.EVERYONE,
        "/eujp digest more 3",
        (_AT, NAMED_TOPIC, *PAGING),
        only_reads=True,
    ),
    Command(
        ("subscribe",),
        Phrase("Digests for this channel, or for you alone"),
        SCHEDULE + WISH,
        Right.MANAGE_CHANNEL,
        Phrase("/eujp subscribe weekly friday 9:00 Tokyo topics:trade-epa,space-satellites"),
        form_when_bare=True,
        own=("to", "me"),
    ),
    Command(
        ("unsubscribe",),
        Phrase("End one of this channel's subscriptions"),
        (id_of(Phrase("subscription"), Suggestion.SUBSCRIPTION),),
        Right.MANAGE_CHANNEL,
        "/eujp unsubscribe 3",
    ),
    Command(
        ("subscription", "pause"),
        Phrase("Let no digests of a subscription come until it is resumed"),
        (id_of(Phrase("subscription"), Suggestion.SUBSCRIPTION),),
        Right.MANAGE_CHANNEL,
        "/eujp subscription pause 3",
    ),
    Command(
        ("subscription", "resume"),
        Phrase("Let digests of a paused subscription come again, from its next time on"),
        (id_of(Phrase("subscription"), Suggestion.SUBSCRIPTION),),
        Right.MANAGE_CHANNEL,
        "/eujp subscription resume 3",
    ),
    Command(
        ("subscriptions",),
        Phrase("This channel's subscriptions"),
        (),
        Right.MANAGE_CHANNEL,
        "/eujp subscriptions",
        (Option("after", OptionKind.INTEGER, Phrase("the last one shown before"), minimum=0, maximum=LARGEST_ID),),
        only_reads=True,
    ),
)
