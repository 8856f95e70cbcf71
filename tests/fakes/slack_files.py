"""Slack's files: announced, sent to their address, completed, looked through, and only then shown by a message."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

from tests.fakes.slack_views import Refusal

Json = dict[str, Any]

_IMAGES: Final = frozenset({"png", "jpg", "jpeg", "gif"})
_PNG: Final = b"\x89PNG\r\n\x1a\n"


@dataclass
class File:
    """One file. `looks` counts how often it is still asked after before Slack has looked through it."""

    id: str
    name: str
    length: int
    looks: int
    content: bytes = b""
    is_complete: bool = False
    channels: list[str] = field(default_factory=list)

    @property
    def filetype(self) -> str:
        """What Slack found it to be, "" until it has looked through it."""
        return "" if self.looks or not self.is_complete else self.name.rpartition(".")[2]

    def payload(self) -> Json:
        """The file as Slack writes it."""
        return {"id": self.id, "name": self.name, "filetype": self.filetype, "channels": self.channels}


class Files:
    """All files of a workspace, by id. New ones are looked through after `looks` more questions."""

    def __init__(self, address: Callable[[], str]) -> None:
        self.known: dict[str, File] = {}
        self.looks = 1
        self._address = address
        self._numbers = count(1)

    def announce(self, given: Json) -> Json:
        """Do what files.getUploadURLExternal does; raises Refusal."""
        name, length = given.get("filename", ""), str(given.get("length", ""))
        if not name or not length.isdecimal() or int(length) < 1:
            raise Refusal("invalid_arguments", detail=f"filename {name!r}, length {length!r}")
        file = File(f"F{next(self._numbers)}", name, int(length), self.looks)
        self.known[file.id] = file
        return {"upload_url": f"{self._address()}/upload/v1/secret-{file.id}", "file_id": file.id}

    def take(self, ticket: str, content: bytes) -> int:
        """Take what is sent to a file's address; give the status."""
        file = self.known.get(ticket.removeprefix("secret-"))
        if file is None or file.content:
            return 404
        if len(content) != file.length:
            return 400
        file.content = content
        return 200

    def complete(self, given: Json) -> list[File]:
        """Do what files.completeUploadExternal does, but for sharing; raises Refusal."""
        named = json.loads(given["files"]) if isinstance(given["files"], str) else given["files"]
        files = [self._sent(one["id"]) for one in named]
        for file in files:
            file.looks = max(0, file.looks - file.is_complete)
            file.is_complete = True
        return files

    def check_shown(self, blocks: list[Json]) -> None:
        """Raise Refusal for a message whose pictures Slack would not show."""
        for place, block in enumerate(blocks):
            if "slack_file" in block and not self._shows(block["slack_file"]):
                raise Refusal("invalid_blocks", detail=f"invalid slack file [json-pointer:/blocks/{place}/slack_file]")

    def shown_by(self, message: Json) -> Iterator[bytes]:
        """Give the pictures a message shows."""
        for block in message["blocks"]:
            if "slack_file" in block:
                yield self.known[block["slack_file"]["id"]].content

    def _sent(self, file: str) -> File:
        if file not in self.known or not self.known[file].content:
            raise Refusal("file_not_found")
        return self.known[file]

    def _shows(self, named: Json) -> bool:
        file = self.known.get(named.get("id", ""))
        return file is not None and file.filetype in _IMAGES and file.content.startswith(_PNG) and set(named) == {"id"}
