"""The situations every renderer shows: one message each, the same for console, Slack, Discord and web golden files.

All outlets, people and events named here are invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from bot.domain.messages import (
    Actions,
    Bullets,
    Button,
    Divider,
    FactCard,
    Fields,
    Heading,
    Image,
    Line,
    Link,
    Message,
    Note,
    Paragraph,
    Quote,
    StoryCard,
    Style,
    Text,
    Tone,
    When,
)
from bot.domain.moments import Precision, at_day, at_instant
from tests.contracts.corrections import CORRECTIONS
from tests.contracts.digests import DIGESTS
from tests.contracts.facts import FACTS

SHARE: Final = Button("Share", "share", {"token": "a1b2c3"})


def _text(value: str) -> Line:
    return (Text(value),)


def _more(command: str, offset: int) -> Actions:
    more = Button("More", command, {"offset": str(offset), "as_of": "2026-03-09T07:00:00+00:00"})
    return Actions((SHARE, more))


def _card_buttons(story_id: int, article_id: int) -> tuple[Button, ...]:
    return (Button("Story", "story", {"id": str(story_id)}), Button("Why", "why", {"id": str(article_id)}))


CHIPS: Final = StoryCard(
    story_id=41,
    title=Link("EU and Japan open a joint chip design centre", "https://presse.example.eu/2026/chip-centre"),
    dateline=(
        Text("Published "),
        When(at_day(date(2026, 3, 4), "the page")),
        Text(" (the page) · Event "),
        When(at_day(date(2026, 3, 3), "“yesterday” before publication")),
        Text(" (“yesterday” before publication) · 2 independent reports, 1 reprint"),
    ),
    sentences=(
        Quote("The European Union and Japan opened a joint centre for chip design in Dresden on Tuesday."),
        Quote("Both sides will share the cost of 240 million euros over five years."),
    ),
    sources=(
        (
            Link("Example Press Room of the Union", "https://presse.example.eu/2026/chip-centre"),
            Text(" · English · official"),
        ),
        (Link("Beispiel-Zeitung", "https://zeitung.example.de/chips"), Text(" · German · press")),
        (Link("Wire Copy Daily", "https://wire.example.com/a/99"), Text(" · English · press · reprint")),
    ),
    tags=("Semiconductors and advanced technology",),
    buttons=_card_buttons(41, 101),
)

JAPANESE: Final = StoryCard(
    story_id=42,
    title=Link("日EU、サイバー対話の第七回会合を東京で開催", "https://shimbun.example.jp/cyber-7"),
    dateline=(
        Text("Published "),
        When(at_instant(datetime(2026, 3, 2, 23, 30, tzinfo=UTC), "the feed")),
        Text(" (the feed) · 1 report"),
    ),
    sentences=(
        Quote("日本とEUは2日、東京で第七回サイバー対話を開き、重要インフラの防護で協力を深めることで一致した。"),
        Quote("「連携を具体的な行動に移す」と外務省の担当者は述べた。"),
    ),
    sources=((Link("例示新聞", "https://shimbun.example.jp/cyber-7"), Text(" · Japanese · press")),),
    tags=("Cyber security and hybrid threats",),
    buttons=_card_buttons(42, 102),
)

MACHINE_WRITTEN: Final = replace(
    JAPANESE,
    title=Link(
        "日EU、サイバー対話の第七回会合を東京で開催 · "
        "Machine-translated: Japan and the EU hold a seventh cyber dialogue in Tokyo",
        "https://shimbun.example.jp/cyber-7",
    ),
    sentences=JAPANESE.sentences[:1],
    written=(
        Text("Machine-written by small-model from the source; names, numbers and dates checked:", Style.ITALIC),
        Text(" Japan and the EU held their seventh cyber dialogue in Tokyo. They agreed to work more closely."),
    ),
)

UNDATED: Final = StoryCard(
    story_id=43,
    title=Text("Hydrogen pact: what is known"),
    dateline=(
        Text("Publication date not known · First seen "),
        When(at_day(date(2026, 3, 1), "")),
        Text(" · 1 report"),
    ),
    sentences=(),
    sources=(_text("Source without an address · English · think tank · headline only"),),
    tags=("Green energy and climate",),
    notes=(_text("The text could not be read: the page asks for a subscription."),),
    buttons=_card_buttons(43, 103),
)

STARTER_FACT: Final = FactCard(
    fact_id="example-agreement",
    title=Text("Example Agreement enters into force"),
    dateline=(When(at_day(date(2019, 2, 1), "official text", Precision.MONTH)), Text(" · approved · in force")),
    statement=Text(
        "The Example Agreement between the European Union and Japan has applied in full since February 2019."
    ),
    citations=((Link("Example Treaty Register", "https://treaties.example.eu/7"), Text(" · official · address only")),),
    tags=("Trade and the Economic Partnership Agreement",),
    notes=(_text("Doubt: sources differ on the day."),),
)

QUOTED_FACT: Final = FactCard(
    fact_id="chip-centre",
    title=Text("Chip design centre opens"),
    dateline=(When(at_day(date(2026, 3, 3), "the text")), Text(" · proposed, not yet approved")),
    statement=Text("The EU and Japan opened a joint chip design centre in Dresden."),
    citations=(
        (
            Quote("The European Union and Japan opened a joint centre for chip design in Dresden on Tuesday."),
            Text(" — "),
            Link("Example Press Room of the Union", "https://presse.example.eu/2026/chip-centre"),
            Text(" · official"),
        ),
    ),
    tags=("Semiconductors and advanced technology",),
)

HOSTILE: Final = StoryCard(
    story_id=44,
    title=Link(
        "<!channel> @everyone **bold** _it_ ~~no~~ `code` <https://evil.example|click> [x](https://evil.example)",
        "https://evil.example/a?b=1&c=<2>|3)(",
    ),
    dateline=(Text("Published "), When(at_day(date(2026, 3, 4), "<@U123> *reason*")), Text(" (<@U123> *reason*)")),
    sentences=(
        Quote("<!here> <@U123|name> <#C1> &lt;b&gt; & @here <@&99> <#88> </latest:1> :tada: ||spoiler||"),
        Quote("> not a quote\n# not a heading\n- not a list\n```not code```\n1. not a number\n-# small"),
        Quote("\x1b[31mred\x1b[0m \x07bell \x9b2J \u202eevil.exe\u202c \u2066hidden\u2069 zero\u200bwidth nul\x00"),
    ),
    sources=((Link("https://bank.example", "javascript:alert(1)"), Text(" · <t:0:F> · \\*escaped\\*")),),
    tags=("<!channel>", "@everyone"),
    notes=(_text("*note* _with_ `marks` <@U123>"),),
    buttons=(Button("<!channel> *b*", "story", {"id": "44"}),),
)

ARABIC: Final = StoryCard(
    story_id=45,
    title=Link("الاتحاد الأوروبي واليابان يطلقان حواراً بحرياً", "https://akhbar.example.org/1"),
    dateline=(Text("Published "), When(at_day(date(2026, 2, 1), "the feed", Precision.MONTH)), Text(" · 1 report")),
    sentences=(Quote("قال المتحدث إن الحوار (EU–Japan) سيبدأ في بروكسل عام 2026."), Quote("שלום, Tokyo 2026!")),
    sources=((Link("وكالة المثال", "https://akhbar.example.org/1"), Text(" · Arabic · press")),),
    tags=("Maritime security",),
    buttons=_card_buttons(45, 105),
)

LONGEST: Final = StoryCard(
    story_id=46,
    title=Link("A headline without end " * 60, "https://long.example/" + "p" * 300),
    dateline=(Text("Published "), When(at_day(date(2026, 3, 4), "the feed")), Text(" with a reason " * 80)),
    sentences=tuple(Quote(f"Sentence {n} " + "goes on & on <and on> *and on* " * 60) for n in range(1, 4)),
    sources=tuple(
        (Link(f"Outlet {n} " + "name " * 40, f"https://long.example/{n}/" + "q" * 200), Text(" · English" * 30))
        for n in range(1, 13)
    ),
    tags=tuple(f"Topic number {n} with a long name" for n in range(1, 18)),
    notes=(_text("A note that will not stop. " * 120),),
    buttons=(Button("A label longer than any button may be, on any platform we know of " * 3, "story", {"id": "46"}),),
)

LONGEST_JAPANESE: Final = StoryCard(
    story_id=47,
    title=Text("欧州連合と日本の経済安全保障に関する共同声明" * 30),
    dateline=_text("Publication date not known · 1 report"),
    sentences=(Quote("👩‍👩‍👧‍👦が🇯🇵と🇪🇺で" * 400), Quote("は\u3099" * 1500)),
    sources=(_text("長い名前の新聞" * 80),),
    buttons=_card_buttons(47, 107),
)

SITUATIONS: Final[Mapping[str, Message]] = {
    "latest": Message(
        "3 stories, newest first: EU and Japan open a joint chip design centre",
        (Heading("Newest stories"), CHIPS, JAPANESE, UNDATED, Actions((SHARE,))),
    ),
    "latest-paged": Message(
        "2 more stories: EU and Japan open a joint chip design centre",
        (
            Heading("Newest stories: Semiconductors and advanced technology"),
            Note(_text("Stories 6 to 7 · in English · since 1 Feb 2026")),
            CHIPS,
            UNDATED,
            _more("latest", 7),
        ),
    ),
    "latest-machine-written": Message(
        "The newest story: 日EU、サイバー対話の第七回会合を東京で開催", (Heading("Newest stories"), MACHINE_WRITTEN)
    ),
    "latest-empty": Message(
        "The archive holds no stories yet",
        (
            Heading("No stories yet"),
            Paragraph(_text("The archive holds no stories yet: nothing relevant has been read so far.")),
            Bullets(
                (
                    (Text("status", Style.CODE), Text(" shows which sources answer and when they are asked next.")),
                    (
                        Text("search agreement", Style.CODE),
                        Text(" searches the starter facts, which are here already."),
                    ),
                    (Text("source add <url>", Style.CODE), Text(" follows one more feed or site (editors).")),
                )
            ),
        ),
    ),
    "search-alias": Message(
        "2 stories and 1 fact for “半導体”",
        (
            Heading("Search: 半導体"),
            Note(
                (
                    Text("“半導体” is in the catalogue: also searched "),
                    Text("semiconductor, semiconductors, Halbleiter, semi-conducteurs"),
                    Text("."),
                )
            ),
            CHIPS,
            JAPANESE,
            STARTER_FACT,
            Actions((SHARE,)),
        ),
    ),
    "search-nothing": Message(
        "Nothing found for “Hyperloop”",
        (
            Heading("Search: Hyperloop"),
            Paragraph(_text("Nothing found: no story or fact in the archive holds “Hyperloop”.")),
            Note(_text("“Hyperloop” is not a name in the catalogue, so no other names were searched.")),
        ),
    ),
    "story": Message(
        "EU and Japan open a joint chip design centre: 2 independent reports, 1 reprint",
        (
            CHIPS,
            Heading("What each report says"),
            Paragraph((Link("Beispiel-Zeitung", "https://zeitung.example.de/chips"), Text(" · German · press"))),
            Bullets(((Quote("Die EU und Japan haben in Dresden ein gemeinsames Zentrum für Chipdesign eröffnet."),),)),
            Note(_text("Published on a date not known · first seen 5 Mar 2026")),
            Divider(),
            QUOTED_FACT,
            Actions((SHARE,)),
        ),
    ),
    "why": Message(
        "Kept: EU and Japan open a joint chip design centre",
        (
            Heading("Why this article was kept"),
            Paragraph(
                (
                    Link(
                        "EU and Japan open a joint chip design centre",
                        "https://presse.example.eu/2026/chip-centre",
                    ),
                )
            ),
            Fields(
                (
                    ("Relevance", _text("kept, score 0.92")),
                    ("Language", _text("English")),
                    ("Published", (When(at_day(date(2026, 3, 4), "the page")), Text(" (the page)"))),
                    ("Event", (When(at_day(date(2026, 3, 2), "the text", Precision.WEEK)), Text(" (the text)"))),
                    ("Topics", _text("Semiconductors and advanced technology")),
                    ("Actors", _text("European Union, Japan")),
                )
            ),
            Heading("Reasons"),
            Bullets((_text("EU side: “European Union”."), _text("Joint act: “opened a joint centre”."))),
            Note(_text("Story 41: the first report of this event.")),
        ),
        Tone.GOOD,
    ),
    "topics": Message(
        "2 topics, 12 stories",
        (
            Heading("Topics"),
            Bullets(
                (
                    (Text("semiconductors-advanced-tech", Style.CODE), Text(" Semiconductors · 11 stories")),
                    (Text("green-energy", Style.CODE), Text(" Green energy and climate · 1 story")),
                )
            ),
        ),
    ),
    "status": Message(
        "12 stories, 31 articles; 1 of 3 sources does not answer",
        (
            Heading("Status"),
            Fields(
                (
                    ("Stories", _text("12")),
                    ("Articles", _text("31, of which 19 relevant")),
                    ("Facts", _text("130")),
                    ("Newest", (When(at_instant(datetime(2026, 3, 9, 6, 50, tzinfo=UTC), "")),)),
                    ("Database", _text("SQLite")),
                    ("Version", _text("0.1.0")),
                )
            ),
            Heading("Sources that do not answer"),
            Bullets(
                (
                    (
                        Link("Example Institute", "https://institute.example.org/feed"),
                        Text(" · failed 3 times in a row: the server answered 503 · next try "),
                        When(at_instant(datetime(2026, 3, 9, 9, 0, tzinfo=UTC), "")),
                    ),
                )
            ),
        ),
        Tone.WARNING,
    ),
    "help": Message(
        "What you can type to eujp",
        (
            Heading("What you can type"),
            Bullets(
                (
                    (Text("/eujp latest [topic] [limit]", Style.CODE), Text(" newest stories, one per event")),
                    (Text("/eujp search <words>", Style.CODE), Text(" stories and facts in any language")),
                )
            ),
            Note((Text("Example: "), Text("/eujp latest trade-epa limit:3", Style.CODE))),
        ),
    ),
    "source-preview": Message(
        "Now following Example Institute: 12 articles found, 3 look relevant",
        (
            Heading("Now following Example Institute"),
            Bullets(
                (
                    (
                        Link("Rare earths, together", "https://institute.example.org/1"),
                        Text(" · "),
                        When(at_day(date(2026, 3, 5), "the feed")),
                        Text(" · looks relevant"),
                    ),
                    _text("Our annual party · date not known"),
                )
            ),
            Image("https://institute.example.org/logo.png", "Logo of the Example Institute"),
            Note(_text("What it holds now is kept for search and not announced.")),
        ),
        Tone.GOOD,
    ),
    "source-trials": Message(
        "1 of 2 sources answered, 1 more was not asked",
        (
            Paragraph(_text("1 of 2 sources answered, 1 more was not asked.")),
            Heading("Did not answer"),
            Bullets(
                (
                    (
                        Text("7 ", Style.BOLD),
                        Link("Example Ministry", "https://ministry.example.jp/rss"),
                        Text(" · 0.4 s · ministry.example.jp/rss answered 403 Forbidden: it does not let programs in."),
                    ),
                )
            ),
            Heading("Answered"),
            Bullets(
                (
                    (
                        Text("3 ", Style.BOLD),
                        Link("Example Institute", "https://institute.example.org/feed"),
                        Text(" · 1.2 s · 30 articles, 5 of the newest 20 look relevant (25%) · newest "),
                        When(at_day(date(2026, 3, 5), "the feed")),
                    ),
                )
            ),
            Heading("Not asked: there was no time left"),
            Bullets(((Text("9 ", Style.BOLD), Text("Example Archive")),)),
        ),
        Tone.WARNING,
    ),
    "editors-notice": Message(
        "2 sources need a look: Example Ministry, Example Institute",
        (
            Heading("Sources that have not answered for days"),
            Bullets(
                (
                    (
                        Text("7 ", Style.BOLD),
                        Link("Example Ministry", "https://ministry.example.jp/rss"),
                        Text(" · failed 11 times in a row: the server answered 503 · last answered "),
                        When(at_instant(datetime(2026, 3, 6, 6, 0, tzinfo=UTC), "")),
                        Text(" · next try "),
                        When(at_instant(datetime(2026, 3, 9, 18, 0, tzinfo=UTC), "")),
                    ),
                )
            ),
            Heading("Sources that fell silent"),
            Bullets(
                (
                    (
                        Text("3 ", Style.BOLD),
                        Link("Example Institute", "https://institute.example.org/feed"),
                        Text(" · answers, 30 articles, 9 relevant (30%) · newest "),
                        When(at_instant(datetime(2026, 1, 23, 7, 0, tzinfo=UTC), "")),
                        Text(" · no new article for 45 days"),
                    ),
                )
            ),
            Note(
                (
                    Text("Each is named here once until it recovers. Try one: "),
                    Text("/eujp source test 7", Style.CODE),
                )
            ),
        ),
        Tone.WARNING,
    ),
    "article-hidden": Message(
        "Hidden: EU and Japan open a joint chip design centre",
        (
            Paragraph(_text("Hidden: EU and Japan open a joint chip design centre")),
            Note(_text("Its story still shows 2 other reports.")),
            Actions((Button("Why", "why", {"id": "101"}), Button("Keep it", "article keep", {"id": "101"}))),
        ),
        Tone.GOOD,
    ),
    "why-overruled": Message(
        "Left out: EU and Japan open a joint chip design centre",
        (
            Heading("Why this article was left out"),
            Paragraph(
                (Link("EU and Japan open a joint chip design centre", "https://presse.example.eu/2026/chip-centre"),)
            ),
            Paragraph(
                (
                    Text("Hidden by Ada Example, "),
                    When(at_instant(datetime(2026, 3, 9, 7, 30, tzinfo=UTC), "")),
                    Text(": a person's word stands first."),
                )
            ),
            Fields((("Relevance", _text("computed: kept, score 0.92")), ("Language", _text("English")))),
            Heading("Computed reasons"),
            Bullets((_text("EU side: “European Union”."), _text("Joint act: “opened a joint centre”."))),
        ),
    ),
    "subscribed": Message(
        "Subscribed: every Monday at 08:00 (Europe/Brussels)",
        (
            Paragraph(
                (Text("This channel gets a digest "), Text("every Monday at 08:00 (Europe/Brussels)", Style.BOLD)),
            ),
            Note(_text("First digest: Mon 16 Mar 2026, 08:00 CET (16:00 JST)")),
            Actions((Button("Preview", "digest preview"), Button("Unsubscribe", "unsubscribe", {"id": "7"}))),
        ),
        Tone.GOOD,
    ),
    "digest": Message(
        "EU–Japan digest, 2 to 9 Mar 2026: 3 stories",
        (
            Heading("EU–Japan digest, 2 to 9 Mar 2026"),
            Note(_text("Mon 2 Mar 2026, 08:00 CET (16:00 JST) to Mon 9 Mar 2026, 08:00 CET (16:00 JST)")),
            CHIPS,
            JAPANESE,
            UNDATED,
            Note(_text("Sources that did not answer: Example Institute.")),
        ),
    ),
    "digest-quiet": Message(
        "EU–Japan digest, 2 to 9 Mar 2026: a quiet week",
        (Paragraph(_text("A quiet week: no new stories between 2 and 9 Mar 2026.")),),
    ),
    "error": Message(
        "There is no command “lastest”.",
        (
            Paragraph(_text("There is no command “lastest”.")),
            Paragraph((Text("Did you mean "), Text("latest", Style.CODE), Text("?"))),
        ),
        Tone.ERROR,
    ),
    "summary-alone": Message("Nothing but a summary"),
    "hostile": Message(
        "<!channel> @everyone **bold** \u202eevil <@U123>\nsecond line",
        (
            Heading("<!channel> # @everyone *h*"),
            Paragraph(
                (
                    Text("<!channel> ", Style.BOLD),
                    Text("`*_~", Style.CODE),
                    Text("@here *it*", Style.ITALIC),
                    Link("evil", 'https://evil.example/"><b>'),
                )
            ),
            HOSTILE,
            Fields((("<!channel>", _text("@everyone")),)),
            Note(_text("@everyone <!here>")),
        ),
    ),
    "right-to-left": Message("One story in Arabic: الاتحاد الأوروبي", (Heading("Newest stories"), ARABIC)),
    "longest": Message(
        "Longest texts " + "without end " * 400,
        (
            Heading("A heading without end " * 40),
            Paragraph(_text("A paragraph without end. " * 500)),
            LONGEST,
            LONGEST_JAPANESE,
            Bullets(tuple(_text(f"Line {n}: " + "words " * 30) for n in range(1, 80))),
            Fields(tuple((f"Field {n} " + "name " * 80, _text("value " * 500)) for n in range(1, 31))),
            FactCard(
                "long",
                Text("A fact without end " * 60),
                _text("in 2026 " * 200),
                Text("It states " * 800),
                ((Quote("and cites " * 600), Link("Source " * 50, "https://long.example/f")),),
            ),
            Actions(tuple(Button(f"Choice {n}", "story", {"id": str(n)}) for n in range(1, 31))),
        ),
    ),
    "many-cards": Message(
        "14 stories, newest first",
        (Heading("Newest stories"), *([CHIPS, JAPANESE] * 7), _more("latest", 14)),
    ),
    **CORRECTIONS,
    **DIGESTS,
    **FACTS,
}
