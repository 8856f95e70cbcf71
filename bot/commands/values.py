"""Reading what people type for an option: forgiving in form, strict in meaning."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Final
from zoneinfo import available_timezones

from bot.domain.errors import UsageError
from bot.domain.facts import is_fact_id
from bot.domain.moments import BELIEVABLE_YEARS
from bot.domain.nearest import nearest
from bot.domain.phrases import Phrase, either, then
from bot.domain.text import fold

_CLOCK: Final = re.compile(
    r"(?P<early>am|午前|朝)?(?P<late>pm|午後|夜)?\s*(?P<hour>\d{1,2})"
    r"(?:[:.h時](?:(?P<minute>\d{2})分?|(?P<half>半))?|(?<=\d\d)(?P<after>\d{2}))?"
    r"\s*(?:o'?clock|uhr|(?P<am>a\.?m\.?)|(?P<pm>p\.?m\.?))?"
)
_NAMED_HOURS: Final = {"noon": "12:00", "midday": "12:00", "正午": "12:00", "midnight": "00:00"}
_DATE: Final = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?(?:から|以降|まで)?", re.ASCII)
_RELATIVE: Final = re.compile(
    r"(?:last|next|this) (?:week|month|year)|yesterday|today|tomorrow|\d+ (?:days?|weeks?|months?|years?) ago"
    r"|[先今来昨去][週月年日]|[一昨]昨[年日]"
)
_BETWEEN: Final = re.compile(r"[,、，;；\n]")
_SLACK_LINK: Final = re.compile(r"<([^<>|]+)(?:\|[^<>]*)?>")
LARGEST_ID: Final = 2**31 - 1
"""What a database takes as an id."""

_ZONES_BY_LETTERS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("cet", "cest", "met", "mez", "mesz"), "Europe/Brussels"),
    **dict.fromkeys(("bruxelles", "brüssel", "ブリュッセル", "belgium"), "Europe/Brussels"),
    **dict.fromkeys(("jst", "japan", "東京", "日本", "日本時間", "東京時間", "大阪", "osaka"), "Asia/Tokyo"),
    **dict.fromkeys(("wet", "west"), "Europe/Lisbon"),
    **dict.fromkeys(("eet", "eest"), "Europe/Helsinki"),
    **dict.fromkeys(("est", "edt", "et"), "America/New_York"),
    **dict.fromkeys(("pst", "pdt", "pt"), "America/Los_Angeles"),
    "kst": "Asia/Seoul",
}
"""What people write for a zone, which as such would keep one offset or is no name; the answer says which was taken."""

_SEVERAL_ZONES: Final[Mapping[str, tuple[str, ...]]] = {
    "bst": ("Europe/London", "Asia/Dhaka"),
    "cst": ("America/Chicago", "Asia/Shanghai"),
    "ist": ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"),
}
_OFFSET: Final = re.compile(r"(?:utc|gmt)?_?[+\-−]_?\d{1,2}(?::?\d{2})?")
_NO_PLACES: Final = frozenset({"Factory", "localtime", "posixrules"})
_CONTINENTS: Final = frozenset({"Africa", "America", "Asia", "Australia", "Europe", "Indian", "Pacific"})

_SAID_BESIDE: Final = "a about an and at by each every for from in news of on please pls stories the to top with"
FILLERS: Final = frozenset(_SAID_BESIDE.split())
"""Words between the others, which by themselves mean nothing: every friday at 9, the stories on trade."""

_LONGEST_ECHO: Final = 40
_LONGEST_SEARCH: Final = 200
LONGEST_LINKS: Final = 2_000
_LAST_HOUR: Final = 23
_LAST_MINUTE: Final = 59
_NOON: Final = 12


class Misspelt(UsageError):
    """It looks like something known, which the sentence names."""


class Impossible(Misspelt):
    """It is understood, and cannot be done, as the sentence says."""


def did_you_mean(name: str) -> str:
    """Ask whether a name was meant."""
    return Phrase("Did you mean {name}?", name=name)


def clock_time(text: str) -> str:
    """Give a time of day as HH:MM: from 8, 8:00, 08.00, 8h30, 0830, 8 pm, noon, 午後8時半. Raises UsageError."""
    wanted = fold(text).strip()
    if wanted in _NAMED_HOURS:
        return _NAMED_HOURS[wanted]
    match = _CLOCK.fullmatch(wanted)
    if match:
        hour, minute = int(match["hour"]), 30 if match["half"] else int(match["minute"] or match["after"] or 0)
        halves = [bool(match["early"] or match["am"]), bool(match["late"] or match["pm"])]
        if any(halves):
            is_one = sum(halves) == 1 and (1 <= hour <= _NOON)
            hour = hour % _NOON + _NOON * halves[1] if is_one else _LAST_HOUR + 1
        if hour <= _LAST_HOUR and minute <= _LAST_MINUTE:
            return f"{hour:02}:{minute:02}"
    sentence = Phrase("time is an hour on a 24-hour clock, such as 08:00 or 17:30.")
    raise Misspelt(sentence) if match else UsageError(sentence)


def zone(text: str) -> str:
    """Give the IANA name of a time zone: from europe/brussels, Tokyo, "New York", CET, JST. Raises UsageError."""
    wanted = fold(text).strip().replace(" ", "_")
    names, cities = _zones()
    if wanted in _ZONES_BY_LETTERS:
        return _ZONES_BY_LETTERS[wanted]
    if wanted in _SEVERAL_ZONES:
        raise UsageError("{typed} may be {zones}: say which.", typed=text.strip(), zones=either(_SEVERAL_ZONES[wanted]))
    if _OFFSET.fullmatch(wanted):
        raise UsageError(
            "{typed} does not say when clocks change: name a city, such as Brussels or Tokyo.", typed=text.strip()
        )
    if wanted in names:
        return names[wanted]
    if wanted in cities:
        return cities[wanted]
    close = nearest(wanted, [one for one in (*names, *cities) if _is_place(names.get(one) or cities[one])])
    meant = names.get(close) or cities[close] if close else ""
    raise _refused(Phrase("zone is a time zone such as Europe/Brussels or Asia/Tokyo."), meant)


def zone_names() -> tuple[str, ...]:
    """Give the IANA names of all places that keep a time of their own, by name."""
    return tuple(_zones()[0].values())


def _is_place(zone_name: str) -> bool:
    """Whether a zone is named after a place as the others are, not kept for what was written once (Canada/Atlantic)."""
    return zone_name.partition("/")[0] in _CONTINENTS


@cache
def _zones() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Give every zone by its folded name and by its folded city; the same for as long as the program runs."""
    names = {name.casefold(): name for name in sorted(available_timezones() - _NO_PLACES)}
    return names, {folded.rpartition("/")[2]: name for folded, name in names.items() if "/" in folded}


def address(text: str) -> str:
    """Give an address without the marks chats put around it; one without a scheme gets https. Raises UsageError."""
    bare = text.strip()
    link = _SLACK_LINK.fullmatch(bare)
    bare = link[1] if link else bare
    if not bare or any(character.isspace() for character in bare):
        raise UsageError("url is the address of a feed or page, such as https://example.org/feed.xml.")
    return bare if "://" in bare else f"https://{bare}"


def subject(text: str) -> str:
    """Give "story:12" or "fact:f001", as the form of reports offers them. Raises UsageError."""
    kind, _, id_ = text.partition(":")
    if kind == "story":
        return f"{kind}:{number(id_, kind, 1, LARGEST_ID)}"
    if kind == "fact":
        return f"{kind}:{fact_id(id_)}"
    raise UsageError("Say which: fact:f001 or story:12.")


def searched(text: str) -> str:
    """Give what is looked for: some words, or a text with addresses, which may be long. Raises UsageError."""
    if len(text) > _LONGEST_SEARCH and "://" not in text:
        raise UsageError("words has at most {most} characters: name what matters most.", most=_LONGEST_SEARCH)
    return text


def article_link(text: str) -> str:
    """Give the number of an article, or an address as `address` does. Raises UsageError."""
    if fold(text).strip().removeprefix("#").isdecimal():
        try:
            return number(text, "link", 1, LARGEST_ID)
        except UsageError:
            raise UsageError("link is the number of an article, as its story shows it, such as 34.") from None
    try:
        return address(text)
    except UsageError:
        raise UsageError("link is an address such as https://example.org/report, or an article's number.") from None


def link_pattern(text: str) -> str:
    """Give a pattern of addresses, in which * stands for any characters. Raises UsageError."""
    link = _SLACK_LINK.fullmatch(text.strip())
    bare = link[1] if link else text.strip()
    if "*" not in bare or any(character.isspace() for character in bare):
        raise UsageError("pattern is an address in which * stands for any characters: https://example.org/news/*.")
    return bare


def calendar(text: str, name: str = "since") -> str:
    """Give a date as 2024, 2024-02 or 2024-02-21: from 2024/2/21, 2024年2月 too; `name` is the option's.

    Raises UsageError.
    """
    match = _DATE.fullmatch(fold(text).strip())
    if match:
        year, month, day = match[1], match[2], match[3]
        try:
            date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            pass
        else:
            return "-".join((year, *(part.zfill(2) for part in (month, day) if part)))
    sentence = Phrase("{name} is written 2024, 2024-02 or 2024-02-21.", name=name)
    if _RELATIVE.fullmatch(fold(text).strip()):
        raise Impossible(sentence)
    raise Misspelt(sentence) if match else UsageError(sentence)


def looks_like_fact(text: str) -> bool:
    """Whether it is written as the ids of starter facts are: f001."""
    return re.fullmatch(r"#?f\d{3,}", fold(text), re.ASCII) is not None


def fact_id(text: str) -> str:
    """Give the id of a fact in its usual form: from F001, #f001. Raises UsageError."""
    wanted = fold(text).strip().removeprefix("#")
    if not is_fact_id(wanted):
        raise UsageError("id is that of a fact, as its card shows it, such as f001.")
    return wanted


def between(text: str) -> tuple[str, ...]:
    """Give what stands between commas; the commas of a Japanese keyboard count too."""
    return tuple(filter(None, map(str.strip, _BETWEEN.split(text))))


def _refused(sentence: str, meant: str) -> UsageError:
    return Misspelt(then(sentence, did_you_mean(meant))) if meant else UsageError(sentence)


def number(text: str, name: str, minimum: int | None, maximum: int | None) -> str:
    """Give a whole number in its bounds: from 10, １０, #10; `name` is the option's. Raises UsageError."""
    digits = fold(text).strip().removeprefix("#").removesuffix("件")
    value = int(digits) if re.fullmatch(r"[0-9]{1,18}", digits) else None
    low = 0 if minimum is None else minimum
    if value is not None and low <= value and (maximum is None or value <= maximum):
        return str(value)
    refusal = UsageError if value is None else Misspelt
    if maximum is None or maximum > 1_000_000:  # noqa: PLR2004  a bound that only protects the database
        raise refusal("{name} is a whole number from {low}, not “{typed}”.", name=name, low=low, typed=echo(text))
    raise refusal(
        "{name} is a whole number from {low} to {high}, not “{typed}”.",
        name=name,
        low=low,
        high=maximum,
        typed=echo(text),
    )


def echo(text: str) -> str:
    """Give what was typed, short enough to repeat."""
    return text if len(text) <= _LONGEST_ECHO else f"{text[: _LONGEST_ECHO - 1]}…"


def number_or_all(text: str) -> str:
    """Give a number as `number` does, or "all". Raises UsageError."""
    if fold(text).strip() in {"all", "*", "すべて", "全部"}:
        return "all"
    try:
        return number(text, "id", 1, LARGEST_ID)
    except UsageError:
        raise UsageError("id is the number of a source, or all.") from None


def instant(text: str) -> str:
    """Give an ISO 8601 instant with its zone, as buttons carry it. Raises UsageError."""
    try:
        given = datetime.fromisoformat(text)
        utc = given.astimezone(UTC) if given.tzinfo else None
    except (ValueError, OverflowError):  # the first and last hours of time overflow in another zone
        utc = None
    if utc is None or utc.year not in BELIEVABLE_YEARS:
        raise UsageError("as_of is an instant such as 2024-02-21T08:00:00+00:00.")
    return text
