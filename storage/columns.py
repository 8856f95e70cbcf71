"""Column types that differ from what a database would do by itself, and moments as three columns."""

from __future__ import annotations

import re
import struct
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, DateTime, Dialect, LargeBinary, RowMapping, Text
from sqlalchemy.types import TypeDecorator

from bot.domain.moments import Moment, Precision
from bot.domain.phrases import kept, recalled

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """Replace what a database cannot hold (NUL, lone surrogates) by U+FFFD, one for one, so that offsets stay."""
    written = str(text)
    if written.isascii() and "\x00" not in written:
        return written
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", written)


class Characters(TypeDecorator[str]):
    """Text of any length, made storable on its way in."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  the signature is SQLAlchemy's
        """Give what can be stored."""
        return None if value is None else storable(value)


class Phrases(Characters):
    """Words of ours, which come out as they went in: a phrase as one, so that it can be said in another language."""

    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Give what can be stored."""
        return super().process_bind_param(None if value is None else kept(value), dialect)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  as above
        """Give the words back."""
        return None if value is None else recalled(value)


class Instant(TypeDecorator[datetime]):
    """An aware instant, in UTC both ways; SQLite itself keeps no zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  as above
        """Turn to UTC. Raises ValueError for an instant without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  as above
        """Give it back aware."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Integers(TypeDecorator[tuple[int, ...]]):
    """Integers of 0 to 2**64 - 1, eight bytes each, little end first."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002  as above
        """Pack."""
        return None if value is None else struct.pack(f"<{len(value)}Q", *value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> tuple[int, ...] | None:  # noqa: ARG002  as above
        """Unpack."""
        return None if value is None else struct.unpack(f"<{len(value) // 8}Q", value)


def moment_columns(name: str, *, nullable: bool = True) -> tuple[Column[Any], Column[Any], Column[Any]]:
    """Make the three columns of a moment: value, precision, reason; all NULL when it is not known."""
    return (
        Column(f"{name}_value", Instant, nullable=nullable),
        Column(f"{name}_precision", Characters, nullable=nullable),
        Column(f"{name}_reason", Phrases, nullable=nullable),
    )


def moment_values(name: str, moment: Moment | None) -> dict[str, Any]:
    """Give what the columns of `moment_columns(name)` hold for a moment."""
    return {
        f"{name}_value": moment.value if moment else None,
        f"{name}_precision": moment.precision.value if moment else None,
        f"{name}_reason": moment.reason if moment else None,
    }


def moment_of(row: RowMapping, name: str) -> Moment | None:
    """Read a moment back from the columns of `moment_columns(name)`, None when it is not known."""
    return known_moment_of(row, name) if row[f"{name}_value"] else None


def known_moment_of(row: RowMapping, name: str) -> Moment:
    """Read back a moment that is always known."""
    return Moment(row[f"{name}_value"], Precision(row[f"{name}_precision"]), row[f"{name}_reason"])
