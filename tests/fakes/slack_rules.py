"""What Slack refuses in a message: slack_sdk's own models where they check, and by hand the rules they leave out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

BLOCKS: Final = 50
TEXT: Final = 3000
HEADER: Final = 150
CONTEXT: Final = 10
BUTTONS: Final = 25
LABEL: Final = 75
VALUE: Final = 2000
ADDRESS: Final = 3000
ID: Final = 255
CHARACTERS: Final = 10_000
"""Near 13,200 over all blocks Slack answers msg_blocks_too_long, which its reference does not say; we stay below."""

_RICH: Final = frozenset({"rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"})
_SAFE: Final = frozenset({"text", "link", "date"})
"""The elements we use. The others (user, usergroup, channel, broadcast, team) mention people."""


def problems(body: Mapping[str, Any], *, by_models: bool = True) -> list[str]:
    """Say what Slack would refuse, or show as markup or a mention, in a message body; empty when nothing.

    `by_models` asks slack_sdk's own models too, which are slow and check less.
    """
    found = [*_text_problems(str(body.get("text", ""))), *_unfurled(body)]
    return found + block_problems(body.get("blocks", []), BLOCKS, by_models=by_models)


def block_problems(blocks: list[dict[str, Any]], most: int, *, by_models: bool = True) -> list[str]:
    """Say what Slack would refuse in at most so many blocks, or show as markup or a mention; empty when nothing."""
    found = [*_whole_problems(blocks, most)]
    for block in blocks:
        found += _model_problems(block) if by_models else ()
        found += _block_problems(block)
    return found


def _text_problems(text: str) -> Iterator[str]:
    if not text.strip():
        yield "no_text"
    if "<" in text or ">" in text:
        yield f"text is not escaped: {text!r}"


def _unfurled(body: Mapping[str, Any]) -> Iterator[str]:
    """Slack adds previews of what a message links unless both are off."""
    for name in ("unfurl_links", "unfurl_media"):
        if body.get(name) is not False:
            yield f"{name} is not off"


def _whole_problems(blocks: list[dict[str, Any]], most: int) -> Iterator[str]:
    if len(blocks) > most:
        yield f"{len(blocks)} blocks"
    if sum(map(_units, _texts(blocks))) >= CHARACTERS:
        yield "msg_blocks_too_long"
    ids = [element["action_id"] for block in blocks if block["type"] == "actions" for element in block["elements"]]
    if len(set(ids)) < len(ids):
        yield f"action_ids repeat: {ids}"
    named = [block["block_id"] for block in blocks if "block_id" in block]
    if len(set(named)) < len(named) or any(not 1 <= len(name) <= ID for name in named):
        yield f"block_ids repeat or are too long: {named}"


def _model_problems(block: dict[str, Any]) -> Iterator[str]:
    parsed = Block.parse(block)
    if parsed is None:
        yield f"unknown block {block}"
        return
    try:
        parsed.validate_json()
        for element in getattr(parsed, "elements", None) or ():
            element.validate_json()
        document = parsed.to_dict()
    except SlackObjectFormationError as error:
        yield str(error)
        return
    if document != block:
        yield f"slack_sdk reads {document} in {block}"


def _block_problems(block: dict[str, Any]) -> Iterator[str]:
    match block:
        case {"type": "header", "text": {"type": "plain_text", "text": str(text)}}:
            yield from _length("header", text, HEADER)
        case {"type": "rich_text", "elements": [_, *_] as parts}:
            for part in parts:
                yield from _rich_problems(part)
        case {"type": "context", "elements": [_, *_] as parts} if len(parts) <= CONTEXT:
            for part in parts:
                yield from _plain_problems(part, TEXT)
        case {"type": "actions", "elements": [_, *_] as parts} if len(parts) <= BUTTONS:
            for part in parts:
                yield from _button_problems(part)
        case {"type": "image", "alt_text": str(words)} if _has_one_picture(block):
            yield from _length("alt_text", words, 2000)
        case {"type": "divider"}:
            pass
        case _:
            yield f"not a block we may send: {block}"


def _has_one_picture(block: dict[str, Any]) -> bool:
    match block:
        case {"slack_file": {"id": str()}}:
            return "image_url" not in block
        case {"image_url": str(url)}:
            return url.startswith("https://")
        case _:
            return False


def _rich_problems(part: dict[str, Any]) -> Iterator[str]:
    if part["type"] not in _RICH or not part["elements"]:
        yield f"not a filled rich-text part: {part}"
    for element in part["elements"]:
        if part["type"] == "rich_text_list":
            yield from _rich_problems(element)
        elif element["type"] not in _SAFE:
            yield f"not an element we may send: {element}"
        elif element.get("text") == "":
            yield f"empty text: {element}"
        elif element["type"] == "link":
            yield from _link_problems(element["url"])


def _link_problems(url: str) -> Iterator[str]:
    if not url.lower().startswith(("https://", "http://")) or not url.isascii() or set(url) & set(" <>|"):
        yield f"not a web address: {url}"
    yield from _length("url", url, ADDRESS)


def _button_problems(button: dict[str, Any]) -> Iterator[str]:
    if button["type"] != "button":
        yield f"not a button: {button}"
        return
    yield from _plain_problems(button["text"], LABEL)
    yield from _length("value", button["value"], VALUE)
    yield from _length("action_id", button["action_id"], ID)


def _plain_problems(part: dict[str, Any], most: int) -> Iterator[str]:
    if part["type"] != "plain_text":
        yield f"not plain text: {part}"
    yield from _length("text", part["text"], most)


def _length(name: str, text: str, most: int) -> Iterator[str]:
    if not 1 <= _units(text) <= most:
        yield f"{name} has {_units(text)} characters"


def _units(text: str) -> int:
    """Count as JavaScript does, an emoji for two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from _texts(each)
        case dict():
            for key, each in value.items():
                yield from _texts(each) if key not in {"type", "style"} else ()
