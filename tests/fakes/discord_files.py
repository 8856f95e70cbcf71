"""Files sent to Discord: a form of payload_json and files[n], each named by the body's attachments."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from aiohttp import BodyPartReader, web

Json = Mapping[str, Any]

LARGEST: Final = 10 * 1024 * 1024
"""Bytes: what a server without boosts takes in all."""

_FIELD: Final = re.compile(r"files\[(\d+)\]")


@dataclass
class Sent:
    """A request's body, and its files by their number: name and bytes."""

    body: Any
    files: dict[int, tuple[str, bytes]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many bytes the files have in all."""
        return sum(len(content) for _, content in self.files.values())


async def read(request: web.Request) -> Sent:
    """Read a request, in JSON or as a form."""
    if request.content_type != "multipart/form-data":
        text = await request.text()
        return Sent(json.loads(text) if text else None)
    sent = Sent(None)
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        numbered = _FIELD.fullmatch(part.name or "")
        if numbered:
            sent.files[int(numbered[1])] = (part.filename or "", bytes(await part.read()))
        elif part.name == "payload_json":
            # Discord takes the numbers of new files as numbers, where its document has snowflakes.
            sent.body = _with_text_ids(json.loads(await part.text()))
    return sent


def file_problems(sent: Sent) -> Iterator[str]:
    """Say what Discord would refuse: files and attachments that do not match, pictures that are not attached."""
    body = sent.body if isinstance(sent.body, dict) else {}
    named = {one["id"]: one.get("filename") for one in body.get("attachments") or ()}
    if named != {str(number): name for number, (name, _) in sent.files.items()}:
        yield f"attachments {named} are not the files {sorted(sent.files)}"
    for embed in body.get("embeds") or ():
        url = (embed.get("image") or {}).get("url", "")
        if url.startswith("attachment://") and url.removeprefix("attachment://") not in named.values():
            yield f"{url} is not attached"


def _with_text_ids(body: Any) -> Any:
    attachments = [{**one, "id": str(one["id"])} for one in body.get("attachments", ())]
    return {**body, "attachments": attachments} if attachments else body
