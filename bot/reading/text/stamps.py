"""Machine-written dates of feeds and pages, kept at the precision they were given."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from bot.domain.moments import Moment, Precision, at_day, at_instant, parse_moment

# Feed libraries fill what is missing (a year, a day) from today's date; here what is missing stays missing.
_ISO_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_ISO_TIME = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<time>\d\d:\d\d(:\d\d)?)(?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?",
    re.IGNORECASE,
)
_COMPACT_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)")
_MAIL_DAY = re.compile(r"(?:[A-Za-z]+,\s*)?(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*[\s-]+(\d{4})")
_MAIL = re.compile(r"(?:[A-Za-z]+,?\s+)?\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4}\s+\d\d?:\d\d(:\d\d)?\s*[\w+:-]*")
_ZONES = {"JST": "+0900", "CET": "+0100", "CEST": "+0200", "BST": "+0100", "KST": "+0900", "EET": "+0200"}
_LONGEST = 60


def read_stamp(text: str, reason: str) -> Moment | None:
    """Read an ISO 8601 or RFC 822 date, with or without a time; None for anything else.

    Year, month and day must stand in the text as far as they are used: "2024-02" is a month, "12 May"
    is nothing, nor is a year no report can have. A time without a zone gives only its day. Midnight UTC is
    how feeds write a mere day.
    """
    stamp = " ".join(text.split())
    if len(stamp) > _LONGEST:
        return None
    try:
        moment = _iso(stamp, reason) or _mail(stamp, reason)
        return _as_day_at_midnight(moment) if moment and moment.is_believable else None
    except (ValueError, OverflowError):
        return None


def _iso(stamp: str, reason: str) -> Moment | None:
    if _ISO_DAY.fullmatch(stamp):
        return parse_moment(stamp, reason)
    if compact := _COMPACT_DAY.fullmatch(stamp):
        return parse_moment("-".join(compact.groups()), reason)
    found = _ISO_TIME.fullmatch(stamp)
    if not found:
        return None
    if not found["zone"]:
        return parse_moment(found["day"], reason)
    zone = "+00:00" if found["zone"].upper() in ("Z", "UTC", "GMT") else found["zone"]
    return at_instant(datetime.fromisoformat(f"{found['day']}T{found['time']}{zone}"), reason)


def _mail(stamp: str, reason: str) -> Moment | None:
    if day := _MAIL_DAY.fullmatch(stamp):
        return at_day(datetime.strptime(" ".join(day.groups()), "%d %b %Y").date(), reason)  # noqa: DTZ007 - a day has no zone
    if not _MAIL.fullmatch(stamp):
        return None
    head, _, zone = stamp.rpartition(" ")
    instant = parsedate_to_datetime(f"{head} {_ZONES.get(zone.upper(), zone)}")
    return at_instant(instant, reason) if instant.tzinfo else at_day(instant.date(), reason)


def _as_day_at_midnight(moment: Moment) -> Moment:
    value = moment.value
    if moment.precision is Precision.INSTANT and (value.hour, value.minute, value.second) == (0, 0, 0):
        return at_day(value.date(), moment.reason)
    return moment
