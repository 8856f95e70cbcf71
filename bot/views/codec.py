"""Messages as JSON and back: how the outbox keeps them and how a reply is printed for programs."""

from __future__ import annotations

import json
from typing import Any, Final

import cattrs
from cattrs.gen import make_dict_unstructure_fn, override
from cattrs.preconf.json import make_converter
from cattrs.strategies import configure_tagged_union

from bot.domain.errors import StorageError
from bot.domain.messages import Actions, Block, Inline, Link, Message, Reply, Text
from bot.domain.moments import Moment, Precision, parse_moment


def dumps(message: Message) -> str:
    """Write a message as JSON in ASCII, so that any database keeps every character of a foreign text."""
    return json.dumps(_CONVERTER.unstructure(message), separators=(",", ":"))


def loads(text: str) -> Message:
    """Read what `dumps` wrote. Raises StorageError when it is anything else."""
    try:
        return _CONVERTER.structure(json.loads(text), Message)
    except (ValueError, KeyError, TypeError, AttributeError, cattrs.BaseValidationError) as error:
        raise StorageError("A stored message cannot be read; it was written by another version of eujp.") from error


def reply_document(reply: Reply) -> dict[str, object]:
    """Give a reply as JSON-ready {"message", "private", "more"}.

    A member of a union carries its class name under "type"; a date is {"value", "precision", "reason"} with the
    value in ISO 8601 at its precision. A file it comes with, in Base85, stands under "attachment".
    """
    document: dict[str, object] = _CONVERTER.unstructure(reply)
    return {key: value for key, value in document.items() if key != "attachment" or value}


def _moment_document(moment: Moment) -> dict[str, str]:
    # An instant keeps its microseconds, which iso() leaves out.
    exact = moment.precision is Precision.INSTANT
    value = moment.value.isoformat() if exact else moment.iso()
    return {"value": value, "precision": moment.precision.value, "reason": moment.reason}


def _moment(document: dict[str, Any], _: type[Moment]) -> Moment:
    value = parse_moment(document["value"], document["reason"]).value
    return Moment(value, Precision(document["precision"]), document["reason"])


def _converter() -> cattrs.Converter:
    converter = make_converter(detailed_validation=False)
    # Moments first: cattrs writes its code for the unions, and what they hold, as they are configured.
    converter.register_unstructure_hook(Moment, _moment_document)
    converter.register_structure_hook(Moment, _moment)
    unnamed = make_dict_unstructure_fn(Actions, converter, about=override(omit_if_default=True))
    converter.register_unstructure_hook(Actions, unnamed)
    for union in (Inline, Text | Link, Block):
        configure_tagged_union(union, converter, tag_name="type")
    unsplit = make_dict_unstructure_fn(Message, converter, cards_before=override(omit_if_default=True))
    converter.register_unstructure_hook(Message, unsplit)
    return converter


_CONVERTER: Final = _converter()
