"""Typed words become commands, however they are typed; what is not understood is answered with help."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands.command import Command
from bot.commands.parse import ParsedCommand, parse, validate
from bot.commands.registry import COMMANDS, find
from bot.domain.errors import UsageError

TOPICS = {
    "trade-epa": ("Trade and the EPA", "貿易・EPA", "Commerce et APE"),
    "research": ("Research and innovation", "Forschung und Innovation"),
    "green-energy": ("Green energy", "グリーンエネルギー"),
    "critical-raw-materials": ("Critical raw materials", "重要原材料"),
    "sanctions-export-controls": ("Sanctions and export controls", "制裁・輸出管理"),
    "economic-security": ("Economic security", "経済安全保障"),
    "security-defence-partnership": ("Security and defence partnership", "安全保障・防衛パートナーシップ"),
    "defence-industry": ("Defence industry", "防衛産業"),
}


@pytest.mark.parametrize(
    ("text", "name", "arguments"),
    [
        pytest.param("latest", "latest", {}, id="bare"),
        pytest.param("/eujp latest", "latest", {}, id="with the program's name"),
        pytest.param("eujp latest", "latest", {}, id="without the slash"),
        pytest.param("/eujp-admin source list", "source list", {}, id="admin tree"),
        pytest.param("  LATEST   limit:10 ", "latest", {"limit": "10"}, id="capitals and spaces"),
        pytest.param("latest limit=10", "latest", {"limit": "10"}, id="equals sign"),
        pytest.param("latest limit = 10", "latest", {"limit": "10"}, id="spaces around the equals sign"),
        pytest.param("latest limit: 10", "latest", {"limit": "10"}, id="space after the colon"),
        pytest.param("latest limit :10", "latest", {"limit": "10"}, id="space before the colon"),
        pytest.param("ｌａｔｅｓｔ　limit：１０", "latest", {"limit": "10"}, id="full width"),
        pytest.param("latest limit　：　１０", "latest", {"limit": "10"}, id="full width with spaces"),
        pytest.param("latest --limit 3", "latest", {"limit": "3"}, id="dashes"),
        pytest.param("latest --limit=3", "latest", {"limit": "3"}, id="dashes and equals sign"),
        pytest.param("latest limit 3", "latest", {"limit": "3"}, id="name without a sign"),
        pytest.param("latest LIMIT:3 limit:3", "latest", {"limit": "3"}, id="the same twice"),
        pytest.param("latest trade-epa 3", "latest", {"topic": "trade-epa", "limit": "3"}, id="positional"),
        pytest.param("latest 3 trade-epa", "latest", {"topic": "trade-epa", "limit": "3"}, id="in the other order"),
        pytest.param("latest trade", "latest", {"topic": "trade-epa"}, id="beginning of a topic"),
        pytest.param("latest Trade EPA", "latest", {"topic": "trade-epa"}, id="topic with a space"),
        pytest.param('latest "trade epa" 3', "latest", {"topic": "trade-epa", "limit": "3"}, id="quoted topic"),
        pytest.param('latest topic:"Green Energy"', "latest", {"topic": "green-energy"}, id="quotes after the colon"),
        pytest.param("latest topic:green_energy", "latest", {"topic": "green-energy"}, id="underscore"),
        pytest.param(
            "latest critical raw materials", "latest", {"topic": "critical-raw-materials"}, id="topic of three words"
        ),
        pytest.param("latest export", "latest", {"topic": "sanctions-export-controls"}, id="a word inside a topic"),
        pytest.param("latest export sanctions", "latest", {"topic": "sanctions-export-controls"}, id="two in disorder"),
        pytest.param("latest for research", "latest", {"topic": "research"}, id="a word that begins a German one"),
        pytest.param("latest the stories on trade", "latest", {"topic": "trade-epa"}, id="words beside a topic"),
        pytest.param("latest commerce", "latest", {"topic": "trade-epa"}, id="a topic in French"),
        pytest.param("latest 経済安全保障", "latest", {"topic": "economic-security"}, id="topic in Japanese"),
        pytest.param("latest topic:貿易", "latest", {"topic": "trade-epa"}, id="beginning of a Japanese topic"),
        pytest.param("latest 輸出管理 3", "latest", {"topic": "sanctions-export-controls", "limit": "3"}, id="its end"),
        pytest.param("latest 貿易　ＥＰＡ", "latest", {"topic": "trade-epa"}, id="blank for a point, full width"),
        pytest.param("latest 貿易EPA", "latest", {"topic": "trade-epa"}, id="no point at all"),
        pytest.param(
            "subscribe topics:貿易・EPA、経済安全保障",
            "subscribe",
            {"topics": "trade-epa,economic-security"},
            id="topics in Japanese",
        ),
        pytest.param("latest language:フランス語", "latest", {"language": "fr"}, id="language in Japanese"),
        pytest.param(
            "／eujp　最新　トピック：貿易　件数：３",
            "latest",
            {"topic": "trade-epa", "limit": "3"},
            id="all in Japanese",
        ),
        pytest.param("ﾌｧｸﾄ f001", "fact", {"id": "f001"}, id="half-width kana"),
        pytest.param("情報源 追加 example.org", "source add", {"url": "https://example.org"}, id="both words Japanese"),
        pytest.param("source 一覧", "source list", {}, id="one word Japanese"),
        pytest.param(
            "購読設定 編集 3 トピック:なし", "subscription edit", {"id": "3", "topics": ""}, id="nothing in Japanese"
        ),
        pytest.param("最新 件数 3", "latest", {"limit": "3"}, id="Japanese name without a sign"),
        pytest.param("年表 開始:2020", "timeline", {"from": "2020"}, id="a name of this command alone"),
        pytest.param("検索 日本：半導体", "search", {"words": "日本：半導体"}, id="a colon in Japanese words"),
        pytest.param("ヘルプ 情報源", "help", {"command": "source"}, id="help with a group in Japanese"),
        pytest.param(
            "購読 毎週 金曜 9時 東京 祝日対応:EUの祝日は休む 宛先:自分だけ",
            "subscribe",
            {"every": "weekly friday", "time": "09:00", "zone": "Asia/Tokyo", "holidays": "skip-eu", "to": "me"},
            id="choices in Japanese",
        ),
        pytest.param("latest language:Japanese", "latest", {"language": "ja"}, id="language by name"),
        pytest.param("latest language:ja-JP", "latest", {"language": "ja"}, id="language with a region"),
        pytest.param("latest since:2024", "latest", {"since": "2024"}, id="year"),
        pytest.param("latest 2024-02", "latest", {"since": "2024-02"}, id="a date without a name"),
        pytest.param("latest Japanese", "latest", {"language": "ja"}, id="a language without a name"),
        pytest.param("latest on trade please", "latest", {"topic": "trade-epa"}, id="words between"),
        pytest.param("latest top 3", "latest", {"limit": "3"}, id="a word before a number"),
        pytest.param("latest 3件", "latest", {"limit": "3"}, id="a number counted in Japanese"),
        pytest.param("latest:trade", "latest", {"topic": "trade-epa"}, id="a colon after the command"),
        pytest.param("search for chips", "search", {"words": "chips"}, id="for before what is searched"),
        pytest.param("search chips since 2024", "search", {"words": "chips", "since": "2024"}, id="a date among words"),
        pytest.param(
            "timeline trade 2018 to 2020",
            "timeline",
            {"topic": "trade-epa", "from": "2018", "to": "2020"},
            id="two years",
        ),
        pytest.param("timeline 2018-2020", "timeline", {"from": "2018", "to": "2020"}, id="years with a dash"),
        pytest.param(
            "facts on European Commission 2023",
            "facts",
            {"actor": "European Commission", "year": "2023"},
            id="an actor without a name",
        ),
        pytest.param(
            "subscribe every friday at 9am", "subscribe", {"every": "weekly friday", "time": "09:00"}, id="a sentence"
        ),
        pytest.param("subscribe every monday", "subscribe", {"every": "weekly monday"}, id="every and a weekday"),
        pytest.param(
            "subscribe weekly on mondays at 9",
            "subscribe",
            {"every": "weekly monday", "time": "09:00"},
            id="on and a weekday",
        ),
        pytest.param(
            "subscribe Friday, noon, Tokyo",
            "subscribe",
            {"every": "weekly friday", "time": "12:00", "zone": "Asia/Tokyo"},
            id="commas between",
        ),
        pytest.param("subscribe mon-fri", "subscribe", {"every": "weekdays"}, id="the working week"),
        pytest.param(
            "subscribe on the 15th of every month",
            "subscribe",
            {"every": "monthly", "day": "15"},
            id="a day of the month",
        ),
        pytest.param(
            "subscribe me to trade and defence-industry daily",
            "subscribe",
            {"to": "me", "topics": "trade-epa,defence-industry", "every": "daily"},
            id="me, and two topics",
        ),
        pytest.param(
            "subscribe 毎週金曜の午前9時半",
            "subscribe",
            {"every": "weekly friday", "time": "09:30"},
            id="Japanese without blanks",
        ),
        pytest.param(
            "subscribe 毎月15日 午後3時 日本時間",
            "subscribe",
            {"every": "monthly 15", "time": "15:00", "zone": "Asia/Tokyo"},
            id="a month in Japanese",
        ),
        pytest.param("subscribe zone:Bruxelles", "subscribe", {"zone": "Europe/Brussels"}, id="a zone in French"),
        pytest.param("latest since:2024/2", "latest", {"since": "2024-02"}, id="month with a slash"),
        pytest.param("latest since:2024年2月21日", "latest", {"since": "2024-02-21"}, id="Japanese date"),
        pytest.param(
            "latest offset:5 as_of:2026-03-09T07:00:00+00:00",
            "latest",
            {"offset": "5", "as_of": "2026-03-09T07:00:00+00:00"},
            id="next page as the console shows it",
        ),
        pytest.param("search 半導体", "search", {"words": "半導体"}, id="Japanese"),
        pytest.param(
            "search 半導体　topic：trade-epa since:2024",
            "search",
            {"words": "半導体", "topic": "trade-epa", "since": "2024"},
            id="Japanese with options",
        ),
        pytest.param(
            "search topic:trade-epa rare   earths", "search", {"words": "rare earths", "topic": "trade-epa"}, id="first"
        ),
        pytest.param("search words:rare earths", "search", {"words": "rare earths"}, id="named words go on"),
        pytest.param("search “joint statement”", "search", {"words": "joint statement"}, id="curled quotes"),
        pytest.param("search „joint statement“", "search", {"words": "joint statement"}, id="low quotes"),
        pytest.param('search "unclosed', "search", {"words": '"unclosed'}, id="unclosed quote"),
        pytest.param('search "topic:trade"', "search", {"words": "topic:trade"}, id="a quoted option is words"),
        pytest.param("search EU:Japan deal", "search", {"words": "EU:Japan deal"}, id="a colon in words"),
        pytest.param("search topic modelling", "search", {"words": "topic modelling"}, id="an option's name in words"),
        pytest.param("search l'accord Japan's", "search", {"words": "l'accord Japan's"}, id="apostrophes"),
        pytest.param("fact F001", "fact", {"id": "f001"}, id="a fact's id in capitals"),
        pytest.param("facts trade 2019", "facts", {"topic": "trade-epa", "year": "2019"}, id="topic and year"),
        pytest.param(
            "timeline trade 2018 2019-02",
            "timeline",
            {"topic": "trade-epa", "from": "2018", "to": "2019-02"},
            id="two dates",
        ),
        pytest.param(
            "fact reject f001 The text says less",
            "fact reject",
            {"id": "f001", "reason": "The text says less"},
            id="an id, then free text",
        ),
        pytest.param(
            "fact retract id:f001 wrong source",
            "fact retract",
            {"id": "f001", "reason": "wrong source"},
            id="a named id, then free text",
        ),
        pytest.param("fact retract f001", "fact retract", {"id": "f001"}, id="an id and no free text"),
        pytest.param(
            "report fact:f001 The date is wrong",
            "report",
            {"fact": "f001", "text": "The date is wrong"},
            id="free text after an option",
        ),
        pytest.param(
            "fact propose link:https://example.org/\ud800 statement:x\udfff date:2024 topics:trade",
            "fact propose",
            {"link": "https://example.org/\ufffd", "statement": "x\ufffd", "date": "2024", "topics": "trade"},
            id="half characters",
        ),
        pytest.param(
            'fact propose link:#34 date:2024/7 statement:"They signed" topics:trade',
            "fact propose",
            {"link": "34", "date": "2024-07", "statement": "They signed", "topics": "trade"},
            id="a proposal",
        ),
        pytest.param("latest today", "latest", {"since": "today"}, id="a day that is said"),
        pytest.param(
            "latest trade last week", "latest", {"topic": "trade-epa", "since": "last week"}, id="a past week"
        ),
        pytest.param("latest since:yesterday", "latest", {"since": "yesterday"}, id="a said day by name"),
        pytest.param("最新 先月", "latest", {"since": "last month"}, id="a month said in Japanese"),
        pytest.param("最新 3日前", "latest", {"since": "3 days ago"}, id="days ago in Japanese"),
        pytest.param("latest last 2 weeks", "latest", {"since": "14 days ago"}, id="the last weeks"),
        pytest.param(
            "search chips since this week", "search", {"words": "chips", "since": "this week"}, id="said after words"
        ),
        pytest.param(
            "search chips since:last month x",
            "search",
            {"words": "chips x", "since": "last month"},
            id="two words named",
        ),
        pytest.param("search today", "search", {"words": "today"}, id="a said day that is a word"),
        pytest.param("timeline 2025", "timeline", {"from": "2025", "to": "2025"}, id="one year of the timeline"),
        pytest.param("timeline from 2025", "timeline", {"from": "2025"}, id="the timeline from a year"),
        pytest.param("timeline since 2025", "timeline", {"from": "2025"}, id="another name of an option"),
        pytest.param("timeline last year", "timeline", {"from": "last year", "to": "last year"}, id="a said year"),
        pytest.param("timeline this week", "timeline", {"from": "this week"}, id="a said week, which has no end"),
        pytest.param("timeline upcoming", "timeline", {"from": "today"}, id="what is to come"),
        pytest.param("年表 今後", "timeline", {"from": "today"}, id="what is to come in Japanese"),
        pytest.param(
            "年表 2018年から2019年", "timeline", {"from": "2018", "to": "2019"}, id="from year to year in Japanese"
        ),
        pytest.param(
            "年表 2018年4月から2019年3月まで", "timeline", {"from": "2018-04", "to": "2019-03"}, id="month to month"
        ),
        pytest.param("年表 2018年から", "timeline", {"from": "2018"}, id="from a year in Japanese"),
        pytest.param("fact trade 2019", "facts", {"topic": "trade-epa", "year": "2019"}, id="one fact of many"),
        pytest.param("ファクト 貿易 ２０１９", "facts", {"topic": "trade-epa", "year": "2019"}, id="that in Japanese"),
        pytest.param("fact trade", "facts", {"topic": "trade-epa"}, id="a topic for an id"),
        pytest.param("fact pk3v7q2m", "fact", {"id": "pk3v7q2m"}, id="a proposal's id"),
        pytest.param("fact id:f001", "fact", {"id": "f001"}, id="an id by name"),
        pytest.param("story3", "story", {"id": "3"}, id="no blank before a number"),
        pytest.param("ストーリー３", "story", {"id": "3"}, id="no blank in Japanese"),
        pytest.param("story 12", "story", {"id": "12"}, id="a number"),
        pytest.param("story #12", "story", {"id": "12"}, id="a number with its sign"),
        pytest.param("story id:007", "story", {"id": "7"}, id="leading zeros"),
        pytest.param("", "help", {}, id="nothing"),
        pytest.param("/eujp", "help", {}, id="the program alone"),
        pytest.param("?", "help", {}, id="question mark"),
        pytest.param("--help", "help", {}, id="dashed help"),
        pytest.param("help source add", "help", {"command": "source add"}, id="help for two words"),
        pytest.param("help /eujp latest", "help", {"command": "latest"}, id="help with the program's name"),
        pytest.param("digest preview", "digest preview", {}, id="two words"),
        pytest.param("Digest  PREVIEW trade", "digest preview", {"topic": "trade-epa"}, id="two words and a topic"),
        pytest.param("subscribe", "subscribe", {}, id="subscribe alone"),
        pytest.param(
            "subscribe weekly friday 9:00 tokyo",
            "subscribe",
            {"every": "weekly friday", "time": "09:00", "zone": "Asia/Tokyo"},
            id="subscribe in words",
        ),
        pytest.param(
            "subscribe fri 5pm New York quiet:on",
            "subscribe",
            {"every": "weekly friday", "time": "17:00", "zone": "America/New_York", "quiet": "yes"},
            id="subscribe in fewer words",
        ),
        pytest.param(
            "subscribe daily 7:30 Tokyo topics:trade-epa,green",
            "subscribe",
            {"every": "daily", "time": "07:30", "zone": "Asia/Tokyo", "topics": "trade-epa,green-energy"},
            id="daily with two topics",
        ),
        pytest.param(
            "subscribe monthly 15 9 Brussels trade",
            "subscribe",
            {"every": "monthly 15", "time": "09:00", "zone": "Europe/Brussels", "topics": "trade-epa"},
            id="monthly with its day",
        ),
        pytest.param("subscribe monthly last", "subscribe", {"every": "monthly 31"}, id="the last day"),
        pytest.param("subscribe weekly 8", "subscribe", {"every": "weekly", "time": "08:00"}, id="a bare hour"),
        pytest.param("subscribe every friday", "subscribe", {"every": "weekly friday"}, id="every friday"),
        pytest.param("subscribe weekdays 0830", "subscribe", {"every": "weekdays", "time": "08:30"}, id="workdays"),
        pytest.param(
            "subscribe 毎月 末日 8時 東京",
            "subscribe",
            {"every": "monthly 31", "time": "08:00", "zone": "Asia/Tokyo"},
            id="Japanese words",
        ),
        pytest.param("subscribe zone:CET", "subscribe", {"zone": "Europe/Brussels"}, id="letters for a zone"),
        pytest.param(
            "subscribe daily day:15th to:me holidays:skip-j languages:ja,English size:3",
            "subscribe",
            {
                "every": "daily",
                "day": "15",
                "to": "me",
                "holidays": "skip-japan",
                "languages": "ja,en",
                "size": "3",
            },
            id="the other wishes",
        ),
        pytest.param("digest preview 3", "digest preview", {"id": "3"}, id="the preview of one subscription"),
        pytest.param("subscription pause #3", "subscription pause", {"id": "3"}, id="pausing"),
        pytest.param(
            "subscribe zone:europe/brussels", "subscribe", {"zone": "Europe/Brussels"}, id="zone in lower case"
        ),
        pytest.param("subscribe time:8時30分", "subscribe", {"time": "08:30"}, id="Japanese time"),
        pytest.param(
            "source add https://example.org/feed", "source add", {"url": "https://example.org/feed"}, id="an address"
        ),
        pytest.param(
            "source add <https://example.org/feed|example.org/feed>",
            "source add",
            {"url": "https://example.org/feed"},
            id="an address as Slack writes it",
        ),
        pytest.param("source add example.org/feed", "source add", {"url": "https://example.org/feed"}, id="no scheme"),
        pytest.param(
            "source add url:https://example.org/?a=b",
            "source add",
            {"url": "https://example.org/?a=b"},
            id="a named address",
        ),
    ],
)
def test_what_is_typed_is_understood(text: str, name: str, arguments: dict[str, str]) -> None:
    parsed = parse(text, topics=TOPICS)
    assert (parsed.command.name, parsed.arguments) == (name, arguments)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("lastest", "no command “lastest”. Did you mean latest? Example: /eujp latest", id="a slip"),
        pytest.param("serach chips", "Did you mean search?", id="a slip with words"),
        pytest.param("chips from Dresden", "/eujp search chips from dresden", id="words without a command"),
        pytest.param("/", "Type /eujp help", id="a slash alone"),
        pytest.param(
            "source",
            "source is followed by add, list, test, pause, resume, import, export or remove.",
            id="half a command",
        ),
        pytest.param("source ad https://e.org", "Did you mean source add?", id="a slip in the second word"),
        pytest.param("digest", "digest is followed by preview, why or more.", id="half of the digest command"),
        pytest.param("help latst", "Did you mean latest?", id="a slip after help"),
        pytest.param("latest limit:11", "limit is a whole number from 1 to 10, not “11”.", id="above the limit"),
        pytest.param("latest limit:0", "from 1 to 10", id="below the limit"),
        pytest.param("latest limit:-1", "from 1 to 10", id="a negative number"),
        pytest.param("latest limit:ten", "not “ten”", id="a number in words"),
        pytest.param("latest limit:1.5", "whole number", id="a fraction"),
        pytest.param("latest limit:" + "9" * 400, "whole number", id="an endless number"),
        pytest.param("latest limit:" + "9" * 4_000, "limit holds at most 500 characters", id="digits without end"),
        pytest.param("search " + "x" * 5_000, "at most 5000 characters: name what", id="a request without end"),
        pytest.param("limit:5 chips", "or /eujp search chips to", id="a name before what is searched"),
        pytest.param("from : 2024 chips?", "Type /eujp ask from 2024 chips? to", id="a name apart from its sign"),
        pytest.param("zone:CET", "“zone:cet”. Type /eujp help to see them all.", id="nothing but a name"),
        pytest.param("sources", "Did you mean source list? Example: /eujp source list", id="a group as one word"),
        pytest.param("latest limit:", "limit needs a value after it.", id="a name without a value"),
        pytest.param("latest limit", "limit needs a value after it.", id="a bare name"),
        pytest.param("latest limit:3 limit:4", "limit is given twice", id="two values"),
        pytest.param("latest limits:4", "no option “limits”. Did you mean limit?", id="a slip in a name"),
        pytest.param("latest colour:red", "It takes topic, limit, language, since.", id="a name unheard of"),
        pytest.param("latest topic:grean-energy", "Did you mean green-energy?", id="a slip in a topic"),
        pytest.param(
            "latest 安全保障",
            "may be 経済安全保障 or 安全保障・防衛パートナーシップ: say which.",
            id="a part of two topics",
        ),
        pytest.param("latest 軽済安全保障", "Did you mean 経済安全保障?", id="a slip in a Japanese topic"),
        pytest.param(
            "最新 トピクス:貿易", "latest has no option “トピクス”. Did you mean トピック?", id="a Japanese slip"
        ),
        pytest.param("購読設", "Did you mean 購読設定?", id="half a Japanese command"),
        pytest.param("latest xyz", "There is no topic “xyz”. Type /eujp topics", id="no topic at all"),
        pytest.param("latest language:klingon", "language is a code such as en, ja", id="no such language"),
        pytest.param("latest language:Japanes", "Did you mean ja (Japanese)?", id="a slip in a language"),
        pytest.param("latest since:tomorrow", "2024, 2024-02 or 2024-02-21", id="a day to come"),
        pytest.param("fact propose date:today", "2024, 2024-02 or 2024-02-21", id="a day that is said for a fact"),
        pytest.param("latest since:2024-02-31", "2024, 2024-02 or 2024-02-21", id="no such day"),
        pytest.param("latest since:٢٠٢٤-٠٢", "2024, 2024-02 or 2024-02-21", id="the digits of another script"),
        pytest.param("latest since:21.02.2024", "2024, 2024-02 or 2024-02-21", id="the day first"),
        pytest.param("latest as_of:now", "as_of is an instant", id="not an instant"),
        pytest.param("latest as_of:0001-01-01T00:00:00+14:00", "as_of is an instant", id="before the first instant"),
        pytest.param("source add a.org pattern:news", "* stands for any", id="a pattern without a star"),
        pytest.param("source test 0", "id is the number of a source, or all", id="no source's number"),
        pytest.param("source test everything", "id is the number of a source, or all", id="neither number nor all"),
        pytest.param("search", "search needs words: what to look for", id="nothing to search"),
        pytest.param("search topics:trade x", "no option “topics”. Did you mean topic?", id="a slip among words"),
        pytest.param("search " + "x" * 201, "at most 200 characters", id="too many words"),
        pytest.param("story", "story needs id", id="no number"),
        pytest.param("story abc", "id is a whole number from 1, not “abc”.", id="letters for a number"),
        pytest.param("story 99999999999", "whole number from 1", id="a number no story can have"),
        pytest.param("story 12 13", "does not know what to do with “13”", id="two numbers"),
        pytest.param("topics now", "does not know what to do with “now”", id="words where none belong"),
        pytest.param("status verbose:1", "status has no options.", id="options where none are"),
        pytest.param("subscribe every:dialy", "Did you mean daily?", id="another rhythm"),
        pytest.param("subscribe every:fusion", "every is weekly, daily, weekdays, monthly or", id="no rhythm"),
        pytest.param("subscribe fortnightly", "“fortnightly” is not possible: a digest", id="no rhythm of ours"),
        pytest.param("subscribe every two weeks", "“two weeks” is not possible", id="a rhythm after every"),
        pytest.param("subscribe every other friday 9:00", "“other friday” is not possible", id="each second friday"),
        pytest.param("subscribe last friday", "“last friday” is not possible", id="a weekday of the month"),
        pytest.param("subscribe monday and thursday", "monday and thursday” is not", id="two weekdays"),
        pytest.param("subscribe 隔週", "“隔週” is not possible", id="each second week in Japanese"),
        pytest.param("subscribe monthly 32", "day is from 1 to 31, or last.", id="no such day after monthly"),
        pytest.param("subscribe every day 25:00", "24-hour clock", id="no such hour after a rhythm"),
        pytest.param(
            "subscribe daily Atlantis", "do with “Atlantis”. It takes time, day, zone", id="looks like nothing"
        ),
        pytest.param("subscribe zone:Atlantis", "such as Europe/Brussels or Asia/Tokyo. Ex", id="no zone's city"),
        pytest.param("facts f001", "f001 is the id of a fact: type /eujp fact f001.", id="a fact for a topic"),
        pytest.param("story #F001", "type /eujp fact", id="a fact for a story"),
        pytest.param("latest 99", "limit is a whole number from 1 to 10", id="a number alone that is too high"),
        pytest.param("latest tomorrow", "since is written 2024", id="a time in words"),
        pytest.param(
            "latest defence",
            "“defence” may be Security and defence partnership or Defence industry: say which.",
            id="a word of two topics that begins the id of one",
        ),
        pytest.param(
            "latest defense", "mean Security and defence partnership or Defence industry?", id="a slip in that word"
        ),
        pytest.param("latest gre", "There is no topic “gre”", id="three letters that begin a word"),
        pytest.param("latest chips", "or /eujp search chips to look for it.", id="a word no topic has"),
        pytest.param("facts tarde", "Did you mean Trade and the EPA?", id="a slip in a word of a topic"),
        pytest.param(
            "fact 防衛", "may be 安全保障・防衛パートナーシップ or 防衛産業", id="a part of two topics for a fact"
        ),
        pytest.param("f048", "f048 is the id of a fact: type /eujp fact f048.", id="the id of a fact alone"),
        pytest.param("fact aprove f001", "id is that of a fact", id="a slip in a command of facts"),
        pytest.param("状況", "Did you mean status?", id="another word for a command"),
        pytest.param("報告", "Did you mean report?", id="half of a Japanese command"),
        pytest.param("こんにちは", "Did you mean help?", id="a greeting in Japanese"),
        pytest.param("hi", "Did you mean help?", id="a greeting"),
        pytest.param("What’s new?", "Did you mean latest?", id="a question for a command"),
        pytest.param("find steel", "Did you mean search?", id="another word with words"),
        pytest.param("covid19", "There is no command “covid19”", id="a word that ends in a number"),
        pytest.param("latest trade and defence", "do with “defence”", id="a second topic where one is taken"),
        pytest.param("search chips language:ja", "search has no option “language”", id="an option of another command"),
        pytest.param("what was agreed?", "Type /eujp ask what was agreed? to", id="a question"),
        pytest.param("newest stories", "Did you mean latest?", id="a word of a summary"),
        pytest.param("preview", "Did you mean digest preview?", id="the last word of a command"),
        pytest.param("please show me the latest", "Did you mean latest?", id="a command further on"),
        pytest.param("latest!!!", "Did you mean latest?", id="a command with marks"),
        pytest.param("subscribe weekly mondai", "Did you mean monday?", id="a weekday misspelt"),
        pytest.param("subscribe daily 8:00 Tokio", "Did you mean Asia/Tokyo?", id="a zone misspelt"),
        pytest.param("subscribe daily green-enregy", "Did you mean green-energy?", id="a topic misspelt"),
        pytest.param("subscribe topics:trade-epa,green-enregy", "Did you mean green", id="one of two topics misspelt"),
        pytest.param("subscribe languages:ja,Germn", "Did you mean de (German)?", id="a language misspelt"),
        pytest.param("subscribe zone:IST", "IST may be Asia/Kolkata, Asia/Jer", id="letters of several zones"),
        pytest.param("subscribe zone:UTC+9", "does not say when clocks change", id="an offset"),
        pytest.param("subscribe day:32", "monthly 1 to 31 or last", id="no such day of the month"),
        pytest.param("subscribe size:40", "size is a whole number from 3 to 15", id="too many stories"),
        pytest.param("subscribe holidays:skip", "skip-eu, move-eu, skip-japan or", id="whose holidays"),
        pytest.param("subscribe day:mo tuesday day:funday", "day is given twice", id="two days"),
        pytest.param("subscribe day:funday", "day is monday, tuesday,", id="no such day of the week"),
        pytest.param("subscribe day:t", "tuesday", id="two days begin so"),
        pytest.param("subscribe time:25:00", "24-hour clock", id="no such hour"),
        pytest.param("subscribe time:13pm", "24-hour clock", id="thirteen in the afternoon"),
        pytest.param("subscribe zone:Brussel", "Did you mean Europe/Brussels?", id="a slip in a zone"),
        pytest.param("subscribe zone:Mars", "such as Europe/Brussels or Asia/Tokyo. Ex", id="no zone looks like it"),
        pytest.param("subscribe quiet", "quiet needs a value", id="a bare switch"),
        pytest.param("subscribe quiet:maybe", "quiet is no or yes", id="neither yes nor no"),
        pytest.param("source add", "source add needs url", id="no address"),
        pytest.param("facts " + "words of a passage " * 20, "does not know what to do with", id="a pasted passage"),
        pytest.param("subscribe " + "zone zz " * 40, "does not know what to do with", id="a hundred options"),
        pytest.param("source add https://a.org https://b.org", "url is the address of a feed", id="two addresses"),
    ],
)
def test_what_is_not_understood_is_answered_with_what_to_type(text: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(text, topics=TOPICS)
    assert said in str(caught.value)
    assert "/eujp" in str(caught.value)


@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(
            st.sampled_from(
                [
                    *(word for command in COMMANDS for word in command.path),
                    "limit",
                    ":",
                    "=",
                    "topic:",
                    '"',
                    "--",
                    "“",
                    "5",
                ]
            )
            | st.text(max_size=8),
            max_size=8,
        ).map(" ".join),
    )
)
@settings(max_examples=400, deadline=None)
def test_any_text_is_a_command_or_a_usage_error(text: str) -> None:
    # Any other error fails the test; what is understood stays as it is when it is checked again.
    with contextlib.suppress(UsageError):
        parsed = parse(text, topics=TOPICS)
        assert isinstance(parsed, ParsedCommand)
        assert validate(parsed.command, parsed.arguments, TOPICS) == parsed.arguments


def _command(name: str) -> Command:
    command = find(name)
    assert command is not None
    return command


def test_typed_options_are_checked_like_typed_words() -> None:
    assert validate(_command("latest"), {"limit": "3", "topic": "TRADE-EPA", "since": ""}, TOPICS) == {
        "limit": "3",
        "topic": "trade-epa",
    }


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        pytest.param("latest", {"limit": "99"}, "from 1 to 10", id="out of range"),
        pytest.param("latest", {"color": "red"}, "no option “color”", id="unknown option"),
        pytest.param("story", {}, "story needs id", id="missing"),
        pytest.param("story", {"id": " "}, "story needs id", id="blank"),
        pytest.param("story", {"id": "1", "offset": "5"}, "no option “offset”", id="paging where there are no pages"),
    ],
)
def test_typed_options_that_are_wrong_are_refused(name: str, arguments: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        validate(_command(name), arguments, TOPICS)


@pytest.mark.parametrize(
    "words", ["European Commission ", "METI ", "on ", "-- ", "trade,", "金曜の", "半", "x", "„", "“ "]
)
@pytest.mark.parametrize("command", ["latest", "subscribe", "timeline"])
def test_a_long_request_is_read_in_no_time(command: str, words: str) -> None:
    started = time.process_time()
    with contextlib.suppress(UsageError):
        parse(f"{command} {words * 4_000}"[:4_900], topics=TOPICS)
    assert time.process_time() - started < 1
