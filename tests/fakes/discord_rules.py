"""What Discord refuses: its OpenAPI document where there is one, and by hand the rules that document leaves out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator

Json = Mapping[str, Any]

CONTENT: Final = 2000
EMBEDS: Final = 10
EMBED_TOTAL: Final = 6000
EMBED_FIELDS: Final = 25
ADDRESS: Final = 2048
ROWS: Final = 5
IN_A_ROW: Final = 5
LABEL: Final = 80
ID: Final = 100
NONCE: Final = 25
FIELDS: Final = 5
INPUT: Final = 4000
MESSAGE_MENU: Final = 3
MENU_NAME: Final = 32
COMMANDS: Final = 100
COMMAND_SIZE: Final = 8000
_SCHEMES: Final = frozenset({"http", "https", "attachment"})
_COMMAND_NAME: Final = re.compile(r"[-_'\w]{1,32}")

# discord.py writes the ids of a reply and of a recipient as numbers, which Discord takes too.
_IDS: Final = frozenset({"message_id", "channel_id", "recipient_id"})

# discord.py always sends these, and Discord ignores them where its document does not name them.
_IGNORED: Final[Json] = {"nsfw": False, "tts": False, "flags": 0}


class OpenApi:
    """Discord's own description of its REST requests, made strict: an unknown field is an error."""

    def __init__(self, file: Path) -> None:
        document = json.loads(file.read_text(encoding="utf-8"))
        self._paths = [
            (re.compile(re.sub(r"\{[^}]+\}", "[^/]+", path)), len(re.findall(r"\{", path)), operations)
            for path, operations in document["paths"].items()
        ]
        self._components = {"schemas": _strict(document["components"]["schemas"])}
        self._judged: dict[str, list[str]] = {}

    def problems(self, method: str, path: str, body: object) -> list[str]:
        """Say what is wrong with a request; `path` begins after /api/v10."""
        operation = self._operation(method, path)
        if operation is None:
            return [f"{method} {path} is not in Discord's API"]
        content = operation.get("requestBody", {}).get("content", {}).get("application/json")
        return self._against(content["schema"], body) if content and body is not None else []

    def against(self, name: str, body: object) -> list[str]:
        """Say what is wrong with a body by the schema of that name."""
        return self._against({"$ref": f"#/components/schemas/{name}"}, body)

    def _operation(self, method: str, path: str) -> Any:
        fitting = [(slots, found) for pattern, slots, found in self._paths if pattern.fullmatch(path)]
        # The path with the fewest slots is the most exact: /messages/@original before /messages/{id}.
        fitting.sort(key=lambda one: one[0])
        return next((found[method.lower()] for _, found in fitting if method.lower() in found), None)

    def _against(self, schema: Json, body: object) -> list[str]:
        # Each start of the program asks for the same commands, whose schema takes half a second.
        asked = json.dumps([schema, body])
        if asked not in self._judged:
            errors = Draft202012Validator({**schema, "components": self._components}).iter_errors(
                _without_ignored(body)
            )
            self._judged[asked] = [f"{error.json_path}: {error.message[:300]}" for error in errors]
        return self._judged[asked]


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(child) for child in node]
    if not isinstance(node, dict):
        return node
    strict = {key: _strict(value) for key, value in node.items()}
    if "properties" in strict and "additionalProperties" not in strict:
        strict["additionalProperties"] = False
    return strict


def _without_ignored(node: object) -> object:
    if isinstance(node, list):
        return [_without_ignored(child) for child in node]
    if isinstance(node, dict):
        kept = {key: _without_ignored(value) for key, value in node.items() if _IGNORED.get(key, ...) != value}
        return kept | {key: str(kept[key]) for key in _IDS & kept.keys() if isinstance(kept[key], int)}
    return node


def message_problems(body: Json) -> list[str]:
    """Say what Discord would refuse in a Create Message body, or an edit of one, that its document allows."""
    return [
        *_content_problems(body),
        *_embed_problems(body.get("embeds") or ()),
        *_component_problems(body.get("components") or ()),
        *_mention_problems(body),
    ]


def _content_problems(body: Json) -> Iterator[str]:
    content = body.get("content") or ""
    if _units(content) > CONTENT:
        yield f"content has {_units(content)} characters"
    if len(str(body.get("nonce") or "")) > NONCE:
        yield "a nonce that is too long"
    if not content.strip() and not body.get("embeds") and not body.get("components"):
        yield "an empty message"


def _mention_problems(body: Json) -> Iterator[str]:
    if body.get("allowed_mentions") != {"parse": []}:
        yield f"allowed_mentions is {body.get('allowed_mentions')!r}"


def _embed_problems(embeds: Sequence[Json]) -> Iterator[str]:
    if len(embeds) > EMBEDS:
        yield f"{len(embeds)} embeds"
    total = sum(_embed_size(embed) for embed in embeds)
    if total > EMBED_TOTAL:
        yield f"embeds hold {total} characters"
    urls = [embed["url"] for embed in embeds if embed.get("url")]
    if len(urls) != len(set(urls)):
        yield "two embeds with one url: only the first shows"
    for embed in embeds:
        yield from _one_embed_problems(embed)


def _one_embed_problems(embed: Json) -> Iterator[str]:
    if not _embed_size(embed) and "image" not in embed:
        yield "an empty embed"
    for url in (embed.get("url"), (embed.get("image") or {}).get("url")):
        if url is not None and (urlsplit(url).scheme not in _SCHEMES or not urlsplit(url).hostname):
            yield f"{url!r} is not an http address"
        if url is not None and len(url) > ADDRESS:
            yield f"an address of {len(url)} characters"
    if "timestamp" in embed and datetime.fromisoformat(embed["timestamp"]).tzinfo is None:
        yield "a timestamp without a zone"
    yield from _too_long(embed, title=256, description=4096)
    yield from _too_long(embed.get("footer") or {}, text=2048)
    yield from _too_long(embed.get("author") or {}, name=256)
    fields = embed.get("fields") or ()
    if len(fields) > EMBED_FIELDS:
        yield f"{len(fields)} fields"
    for field in fields:
        yield from _too_long(field, name=256, value=1024)
        if not field["name"].strip() or not field["value"].strip():
            yield "a field without a name or value"


def _too_long(part: Json, **most: int) -> Iterator[str]:
    for name, limit in most.items():
        if _units(part.get(name) or "") > limit:
            yield f"{name} has {_units(part[name])} characters"


def _units(text: str) -> int:
    """Count as JavaScript does, an emoji for two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _embed_size(embed: Json) -> int:
    fields = embed.get("fields") or ()
    return (
        _units((embed.get("title") or "").strip())
        + _units((embed.get("description") or "").strip())
        + _units((embed.get("footer") or {}).get("text", ""))
        + _units((embed.get("author") or {}).get("name", ""))
        + sum(_units(field["name"]) + _units(field["value"]) for field in fields)
    )


def _component_problems(rows: Sequence[Json]) -> Iterator[str]:
    if len(rows) > ROWS:
        yield f"{len(rows)} rows of components"
    buttons = [button for row in rows for button in row["components"]]
    ids = [button["custom_id"] for button in buttons if "custom_id" in button]
    if len(ids) != len(set(ids)):
        yield "two components with one custom_id"
    yield from (f"a row of {len(row['components'])}" for row in rows if not 1 <= len(row["components"]) <= IN_A_ROW)
    for button in buttons:
        if not 1 <= _units((button.get("label") or "").strip()) <= LABEL:
            yield f"a button is labelled {button.get('label')!r}"
        if ("custom_id" in button) == ("url" in button) or not len(button.get("custom_id", "")) <= ID:
            yield f"a button without one meaning: {button}"


def command_problems(commands: Sequence[Json]) -> list[str]:
    """Say what Discord would refuse in a list of commands that its document allows."""
    found = [f"{len(commands)} commands"] if len(commands) > COMMANDS else []
    names = [(command.get("type", 1), command["name"]) for command in commands]
    found += ["two commands of one name"] if len(names) != len(set(names)) else []
    for command in commands:
        found += _named_problems(command, depth=0)
        found += [f"{command['name']!r} is longer than {COMMAND_SIZE}"] if _size(command) > COMMAND_SIZE else []
    return found


def _size(named: Json) -> int:
    """How much of a command's allowance it takes: each text by the longest of its languages, values as they are."""
    texts = (
        max(map(len, (named.get(key) or "", *(named.get(f"{key}_localizations") or {}).values())))
        for key in ("name", "description")
    )
    inner = (*(named.get("options") or ()), *(named.get("choices") or ()))
    return sum(texts) + len(str(named.get("value", ""))) + sum(map(_size, inner))


def modal_problems(modal: Json) -> list[str]:
    """Say what Discord would refuse in a form that its document allows."""
    fields = [row["component"] for row in modal["components"]]
    ids = [field["custom_id"] for field in fields]
    found = [f"{len(fields)} fields"] if len(fields) > FIELDS else []
    found += ["two fields with one custom_id"] if len(ids) != len(set(ids)) else []
    for field in fields:
        if len(field.get("value") or "") > (field.get("max_length") or INPUT):
            found.append(f"{field['custom_id']} holds more than it may")
        options = field.get("options") or ()
        chosen = [option for option in options if option.get("default")]
        most = field.get("max_values", 1)
        if len(chosen) > most or len({option["value"] for option in options}) < len(options):
            found.append(f"{field['custom_id']} offers a choice twice")
    return found


def _named_problems(named: Json, depth: int) -> list[str]:
    name, options = named["name"], named.get("options") or []
    if depth == 0 and named.get("type") == MESSAGE_MENU:
        fits = 1 <= len(name) <= MENU_NAME and not named.get("description") and not options
        return [] if fits else [f"{name!r} is not an entry of a message's menu"]
    found = []
    if not _COMMAND_NAME.fullmatch(name) or name != name.lower():
        found.append(f"{name!r} is not a command name")
    if not 1 <= len(named.get("description") or "") <= 100:
        found.append(f"{name!r} needs a description of 1 to 100 characters")
    groups = [option for option in options if option["type"] in {1, 2}]
    if groups and (len(groups) < len(options) or depth > 1):
        found.append(f"{name!r} mixes subcommands with options, or nests them too deep")
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        found.append(f"{name!r} has a required option after an optional one")
    return found + [problem for option in options for problem in _named_problems(option, depth + 1)]
