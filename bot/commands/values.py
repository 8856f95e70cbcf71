"""Reading what people type for an option: forgiving in form, strict in meaning."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from difflib import get_close_matches
from functools import cache
from typing import Final
from zoneinfo import available_timezones

from bot.domain.errors import UsageError
from bot.domain.facts import is_fact_id
from bot.domain.moments import BELIEVABLE_YEARS
from bot.domain.phrases import Phrase, either, then
from bot.domain.text import fold
from bot.views.languages import LANGUAGES

_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.h時](\d{2})?分?|(?<=\d\d)(\d{2}))?\s*(am|pm)?")
_DATE: Final = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?", re.ASCII)
_BETWEEN: Final = re.compile(r"[,、，;；\n]")
_SLACK_LINK: Final = re.compile(r"<([^<>|]+)(?:\|[^<>]*)?>")
LARGEST_ID: Final = 2**31 - 1
"""What a database takes as an id."""

_CLOSE_ZONE: Final = 0.7
"""Among hundreds of short names some city always looks a little like any word: Mars like Paris."""

_ZONES_BY_LETTERS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("cet", "cest", "met", "mez", "mesz"), "Europe/Brussels"),
    **dict.fromkeys(("jst", "japan", "東京", "日本"), "Asia/Tokyo"),
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

_LONGEST_ECHO: Final = 40
_LAST_HOUR: Final = 23
_LAST_MINUTE: Final = 59
_NOON: Final = 12


class Misspelt(UsageError):
    """It looks like something known, which the sentence names."""


def did_you_mean(name: str) -> str:
    """Ask whether a name was meant."""
    return Phrase("Did you mean {name}?", name=name)


def nearest(word: str, known: Sequence[str], cutoff: float = 0.6) -> str | None:
    """Give the known word that looks most like `word`, None when none comes as close as `cutoff`, from 0 to 1."""
    found = get_close_matches(fold(word), known, n=1, cutoff=cutoff)
    return found[0] if found else None


def clock_time(text: str) -> str:
    """Give a time of day as HH:MM: from 8, 8:00, 08.00, 8h30, 0830, 8 pm. Raises UsageError."""
    match = _CLOCK.fullmatch(fold(text).strip())
    if match:
        hour, minute = int(match[1]), int(match[2] or match[3] or 0)
        if match[4]:
            hour = hour % _NOON + (_NOON if match[4] == "pm" else 0) if 1 <= hour <= _NOON else _LAST_HOUR + 1
        if hour <= _LAST_HOUR and minute <= _LAST_MINUTE:
            return f"{hour:02}:{minute:02}"
    raise UsageError("time is an hour on a 24-hour clock, such as 08:00 or 17:30.")


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
    close = nearest(wanted, [*names, *cities], _CLOSE_ZONE)
    meant = names.get(close) or cities[close] if close else ""
    raise _refused(Phrase("zone is a time zone such as Europe/Brussels or Asia/Tokyo."), meant)


def zone_names() -> tuple[str, ...]:
    """Give the IANA names of all places that keep a time of their own, by name."""
    return tuple(_zones()[0].values())


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
    raise UsageError("{name} is written 2024, 2024-02 or 2024-02-21.", name=name)


def fact_id(text: str) -> str:
    """Give the id of a fact in its usual form: from F001, #f001. Raises UsageError."""
    wanted = fold(text).strip().removeprefix("#")
    if not is_fact_id(wanted):
        raise UsageError("id is that of a fact, as its card shows it, such as f001.")
    return wanted


def language(text: str) -> str:
    """Give the code of a language: from ja, JA, Japanese, ja-JP. Raises UsageError."""
    wanted = fold(text).strip()
    codes = {name.casefold(): code for code, name in LANGUAGES.items()}
    for candidate in (wanted, wanted.partition("-")[0], codes.get(wanted, "")):
        if candidate in LANGUAGES:
            return candidate
    close = nearest(wanted, list(codes))
    meant = Phrase("{code} ({language})", code=codes[close], language=LANGUAGES[codes[close]]) if close else ""
    raise _refused(Phrase("language is a code such as en, ja, de or fr."), meant)


def languages(text: str) -> str:
    """Give the codes of languages, each as `language` does, with commas: from "ja, English". Raises UsageError."""
    return ",".join(dict.fromkeys(map(language, between(text))))


def topic(text: str, topics: Sequence[str]) -> str:
    """Give a topic's id: from its id in any case, with spaces, or the one id that begins so. Raises UsageError."""
    wanted = re.sub(r"[\s_]+", "-", fold(text).strip())
    if wanted in topics:
        return wanted
    starting = [known for known in topics if wanted and known.startswith(wanted)]
    if len(starting) == 1:
        return starting[0]
    close = starting[0] if starting else nearest(wanted, topics) or _sharing(wanted, topics)
    sentence = Phrase("There is no topic “{name}”.", name=text)
    all_of_them = Phrase("Type /eujp topics to see them all.")
    if close:
        raise Misspelt(then(then(sentence, did_you_mean(close)), all_of_them))
    raise UsageError(then(sentence, all_of_them))


def topics_of(text: str, topics: Sequence[str]) -> str:
    """Give the ids of topics, each as `topic` does, with commas: from "trade, space". Raises UsageError."""
    return ",".join(dict.fromkeys(topic(one, topics) for one in between(text)))


def between(text: str) -> tuple[str, ...]:
    """Give what stands between commas; the commas of a Japanese keyboard count too."""
    return tuple(filter(None, map(str.strip, _BETWEEN.split(text))))


def _refused(sentence: str, meant: str) -> UsageError:
    return Misspelt(then(sentence, did_you_mean(meant))) if meant else UsageError(sentence)


def _sharing(wanted: str, topics: Sequence[str]) -> str | None:
    """Give the first topic of which one word begins like `wanted`: export-control for sanctions-export-controls."""
    return next((known for known in topics if wanted and f"-{wanted}" in known), None)


def number(text: str, name: str, minimum: int | None, maximum: int | None) -> str:
    """Give a whole number in its bounds: from 10, １０, #10; `name` is the option's. Raises UsageError."""
    digits = fold(text).strip().removeprefix("#")
    value = int(digits) if re.fullmatch(r"[0-9]{1,18}", digits) else None
    low = 0 if minimum is None else minimum
    if value is not None and low <= value and (maximum is None or value <= maximum):
        return str(value)
    if maximum is None or maximum > 1_000_000:  # noqa: PLR2004  a bound that only protects the database
        raise UsageError("{name} is a whole number from {low}, not “{typed}”.", name=name, low=low, typed=echo(text))
    raise UsageError(
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
    if fold(text).strip() in {"all", "*"}:
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
