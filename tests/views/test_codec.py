"""Messages come back from JSON as they went in."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings

from bot.domain.errors import StorageError
from bot.domain.messages import Cursor, Message, Paragraph, Reply, Text, When
from bot.domain.moments import Precision, at_day, at_instant
from bot.views.codec import dumps, loads, reply_document
from tests.contracts.messages import CHIPS, SITUATIONS
from tests.views.strategies import messages, replies


@given(messages)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_message_survives_the_round_trip(message: Message) -> None:
    assert loads(dumps(message)) == message


@pytest.mark.parametrize("name", SITUATIONS)
def test_every_situation_survives_the_round_trip(name: str) -> None:
    assert loads(dumps(SITUATIONS[name])) == SITUATIONS[name]


def test_a_card_stored_before_machines_wrote_is_still_read() -> None:
    before = json.loads(dumps(Message("A story", (CHIPS,))))
    del before["blocks"][0]["written"]
    assert loads(json.dumps(before)) == Message("A story", (CHIPS,))


@given(messages)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_stored_is_ascii_without_control_characters(message: Message) -> None:
    assert dumps(message).isascii()
    assert dumps(message).isprintable()


@given(replies)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_reply_becomes_json(reply: Reply) -> None:
    document = json.loads(json.dumps(reply_document(reply)))
    assert set(document) == {"message", "private", "more"}
    assert len(document["message"]["blocks"]) == len(reply.message.blocks)


def test_a_reply_names_the_type_of_each_block_and_inline_and_where_more_is() -> None:
    line = (Text("seen "), When(at_day(date(2024, 2, 1), "the feed", Precision.MONTH)))
    reply = Reply(Message("One", (Paragraph(line),)), more=Cursor("latest", {"offset": "5"}))
    document = json.loads(json.dumps(reply_document(reply)))
    assert document["message"]["blocks"][0]["type"] == "Paragraph"
    assert document["message"]["blocks"][0]["line"] == [
        {"type": "Text", "value": "seen ", "style": "plain"},
        {"type": "When", "moment": {"value": "2024-02", "precision": "month", "reason": "the feed"}, "words": ""},
    ]
    assert document["private"] is True
    assert document["more"] == {"command": "latest", "arguments": {"offset": "5"}}


def test_an_instant_keeps_its_microseconds() -> None:
    when = When(at_instant(datetime(2024, 2, 1, 8, 30, 1, 123456, tzinfo=UTC), ""))
    message = Message("One", (Paragraph((when,)),))
    assert loads(dumps(message)) == message


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", "5", '{"summary": ""}', '{"summary": "x", "blocks": [{"type": "Video"}]}', '{"summary"'],
)
def test_anything_else_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(StorageError, match="cannot be read"):
        loads(text)
