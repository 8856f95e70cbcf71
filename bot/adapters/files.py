"""Files and folders on this machine, as bytes for the reading room."""

from __future__ import annotations

import os
from pathlib import Path

from bot.domain.errors import ReadingError
from bot.reading.pages.files import ENDINGS

_LARGEST = 50_000_000
"""Bytes; a larger file is not a report."""


def find_files(path: Path) -> list[Path | ReadingError]:
    """Give the file itself, or the readable files of a folder and its folders, by name.

    What cannot be listed or is no ordinary file is an error among them, so that the rest is read.
    """
    try:
        if path.is_dir():
            return _within(path)
        if path.is_file():
            return [path]
        return [
            ReadingError("{path} is no ordinary file." if path.exists() else "{path} does not exist.", path=str(path))
        ]
    except OSError as error:
        return [_unreadable(path, error)]


def _within(folder: Path) -> list[Path | ReadingError]:
    faults: list[ReadingError] = []
    listed = os.walk(folder, onerror=lambda error: faults.append(_unreadable(Path(error.filename), error)))
    found = sorted(
        path
        for inside, _, names in listed
        for name in names
        if (path := Path(inside, name)).suffix.lower() in ENDINGS and os.access(path, os.F_OK) and not path.is_dir()
    )
    if not found and not faults:
        faults.append(
            ReadingError("{folder} holds no file that ends in {endings}.", folder=str(folder), endings=tuple(ENDINGS))
        )
    return [*faults, *found]


def _unreadable(path: Path, error: OSError) -> ReadingError:
    return ReadingError("{path} cannot be read: {reason}.", path=str(path)[:200], reason=error.strerror or str(error))


def read_bytes(path: Path) -> bytes:
    """Give the bytes of a file. Raises ReadingError when it cannot be read or is over 50 MB."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ReadingError("{path} is larger than 50 MB: split it.", path=str(path))
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error
