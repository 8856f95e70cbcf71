"""The commands of readers, and of those who manage a channel."""

from __future__ import annotations

from typing import Final

from bot.commands.command import NAMED_TOPIC, PAGING, SINCE, TOPIC, Command, Option, OptionKind, Right, id_of
from bot.commands.values import clock_time, zone
from bot.domain.subscriptions import WEEKDAYS

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
        (TOPIC,),
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
        (id_of("subscription"),),
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
)
