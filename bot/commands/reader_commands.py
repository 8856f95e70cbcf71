"""The commands of readers, and of those who manage a channel."""

from __future__ import annotations

from typing import Final

from bot.commands.command import NAMED_TOPIC, PAGING, SINCE, TOPIC, Command, Option, OptionKind, Right, id_of
from bot.commands.schedules import HOLIDAYS, NO_HOLIDAYS, day_word, rhythm
from bot.commands.values import LARGEST_ID, clock_time, instant, languages, zone
from bot.domain.subscriptions import DEFAULT_SIZE, SIZES, Rhythm

_NAMES: Final = 400
"""Characters of a list of names."""

_SCHEDULE: Final = (
    Option(
        "every",
        OptionKind.CHOICE,
        "how often, at a terminal or in Slack with its day: weekly friday, monthly 15",
        choices=tuple(how.value for how in Rhythm),
        positional=True,
        default="weekly",
        check=rhythm,
    ),
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
        "day",
        OptionKind.TEXT,
        "the weekday; for monthly 1 to 31 or last",
        maximum=20,
        positional=True,
        check=day_word,
    ),
    Option(
        "zone",
        OptionKind.TEXT,
        "the time zone, or a city: Europe/Brussels, Tokyo",
        maximum=60,
        positional=True,
        default="Europe/Brussels",
        check=zone,
    ),
)
_WISH: Final = (
    Option("topics", OptionKind.TOPICS, "these topics only, with commas; see topics", positional=True),
    Option("actors", OptionKind.TEXT, "these actors only, with commas: METI, European Commission", maximum=_NAMES),
    Option(
        "languages",
        OptionKind.TEXT,
        "stories with a new report in one of these languages: ja,en",
        maximum=_NAMES,
        check=languages,
    ),
    Option(
        "size",
        OptionKind.INTEGER,
        f"how many stories at most, {SIZES[0]} to {SIZES[-1]}",
        minimum=SIZES[0],
        maximum=SIZES[-1],
        default=str(DEFAULT_SIZE),
    ),
    Option(
        "holidays",
        OptionKind.CHOICE,
        "on public holidays of the EU or Japan: none, or on the next working day",
        choices=HOLIDAYS,
        default=NO_HOLIDAYS,
    ),
    Option(
        "quiet",
        OptionKind.CHOICE,
        "stay silent when there is nothing new",
        choices=("no", "yes"),
        default="no",
    ),
    Option(
        "to",
        OptionKind.CHOICE,
        "this channel, or you alone by direct message",
        choices=("here", "me"),
        default="here",
    ),
)

READER_COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        ("latest",),
        "The newest stories, one per event",
        (
            TOPIC,
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
            SINCE,
        ),
        Right.EVERYONE,
        "/eujp latest trade-epa limit:3",
        PAGING,
    ),
    Command(
        ("search",),
        "Stories and facts that hold your words, in any language",
        (
            Option(
                "words", OptionKind.TEXT, "what to look for", required=True, minimum=1, maximum=200, positional=True
            ),
            NAMED_TOPIC,
            SINCE,
        ),
        Right.EVERYONE,
        "/eujp search 半導体 since:2024",
        PAGING,
    ),
    Command(
        ("ask",),
        "Quoted sentences that answer your question, or that nothing supports an answer",
        (
            Option(
                "question",
                OptionKind.TEXT,
                "a question on EU–Japan cooperation, in any language",
                required=True,
                minimum=3,
                maximum=300,
                positional=True,
            ),
        ),
        Right.EVERYONE,
        "/eujp ask When did the Economic Partnership Agreement enter into force?",
        PAGING[1:],
    ),
    Command(
        ("story",),
        "All reports of one story and what each says",
        (id_of("story"),),
        Right.EVERYONE,
        "/eujp story 12",
    ),
    Command(("topics",), "The topics and how many stories each has", (), Right.EVERYONE, "/eujp topics"),
    Command(
        ("why",),
        "Why an article was kept, left out or grouped",
        (id_of("article"),),
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
        (
            TOPIC,
            Option("id", OptionKind.INTEGER, "of which subscription", minimum=1, maximum=LARGEST_ID, positional=True),
        ),
        Right.MANAGE_CHANNEL,
        "/eujp digest preview",
    ),
    Command(
        ("digest", "why"),
        "Why the stories of this channel's digest stand in that order",
        (id_of("subscription"),),
        Right.EVERYONE,
        "/eujp digest why 3",
        (Option("at", OptionKind.TEXT, "the end of the digest's window, ISO 8601", maximum=40, check=instant),),
    ),
    Command(
        ("subscribe",),
        "Digests for this channel, or for you alone",
        _SCHEDULE + _WISH,
        Right.MANAGE_CHANNEL,
        "/eujp subscribe weekly friday 9:00 Tokyo topics:trade-epa,space-satellites",
        form_when_bare=True,
        own=("to", "me"),
    ),
    Command(
        ("unsubscribe",),
        "End one of this channel's subscriptions",
        (id_of("subscription"),),
        Right.MANAGE_CHANNEL,
        "/eujp unsubscribe 3",
    ),
    Command(
        ("subscription", "pause"),
        "Let no digests of a subscription come until it is resumed",
        (id_of("subscription"),),
        Right.MANAGE_CHANNEL,
        "/eujp subscription pause 3",
    ),
    Command(
        ("subscription", "resume"),
        "Let digests of a paused subscription come again, from its next time on",
        (id_of("subscription"),),
        Right.MANAGE_CHANNEL,
        "/eujp subscription resume 3",
    ),
    Command(
        ("subscriptions",),
        "This channel's subscriptions",
        (),
        Right.MANAGE_CHANNEL,
        "/eujp subscriptions",
    ),
)
