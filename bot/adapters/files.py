"""Files and folders on this machine, as bytes for the reading room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.domain.errors import ReadingError
from bot.reading.files import ENDINGS

_LARGEST = 50_000_000
"""Bytes; a larger file is not a report."""


def find_files(path: Path) -> Iterator[Path]:
    """Give the file itself, or the readable files of a folder and its folders, by name.

    Raises ReadingError when there is nothing at `path`.
    """
    if path.is_dir():
        yield from sorted(found for found in path.rglob("*") if found.suffix.lower() in ENDINGS and found.is_file())
    elif path.exists():
        yield path
    else:
        raise ReadingError(f"{path} does not exist.")


def read_bytes(path: Path) -> bytes:
    """Give the bytes of a file. Raises ReadingError when it cannot be read or is over 50 MB."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ReadingError(f"{path} is larger than 50 MB: split it.")
        return path.read_bytes()
    except OSError as error:
        raise ReadingError(f"{path} cannot be read: {error.strerror or error}.") from error
