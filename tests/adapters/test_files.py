"""Which files of a folder are read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.adapters.files import find_files, read_bytes
from bot.domain.errors import ReadingError
from bot.reading.pages.files import ENDINGS


def test_a_folder_gives_the_files_that_can_be_read_by_name(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    readable = [inner / f"report{ending}" for ending in ENDINGS] + [tmp_path / "PAGE.HTML"]
    for file in (*readable, tmp_path / "photo.png", tmp_path / "notes"):
        file.write_bytes(b"x")
    (tmp_path / "folder.txt").mkdir()
    assert list(find_files(tmp_path)) == sorted(readable)


def test_a_file_that_is_named_is_given_whatever_its_ending(tmp_path: Path) -> None:
    file = tmp_path / "photo.png"
    file.write_bytes(b"x")
    assert list(find_files(file)) == [file]


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    absent = tmp_path / "absent.txt"
    (error,) = find_files(absent)
    assert str(error).endswith("absent.txt does not exist.")
    with pytest.raises(ReadingError, match=r"absent\.txt cannot be read"):
        read_bytes(absent)


def test_a_path_too_long_and_a_pipe_are_errors_and_an_empty_folder_says_so(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty").mkdir()
    for path in (Path("x" * 5000), tmp_path / "pipe", tmp_path / "empty"):
        (error,) = find_files(path)
        assert isinstance(error, ReadingError)
