"""The language model's client: a good answer as it came, every bad one as one clear sentence without the key."""

from __future__ import annotations

import sys
import time
from collections.abc import AsyncIterator

import pytest

from bot.adapters.model import OpenAIModel
from bot.domain.errors import ModelError, ModelUnavailable, SettingsError
from tests.fakes.model import Answer, Bytes, Drop, Hang, ModelServer, Said, Status, model_server


@pytest.fixture
async def server() -> AsyncIterator[ModelServer]:
    async with model_server() as running:
        yield running


@pytest.fixture
async def model(server: ModelServer) -> AsyncIterator[OpenAIModel]:
    opened = OpenAIModel(server.url, "small", "sk-secret", seconds=0.3)
    yield opened
    await opened.aclose()


async def test_it_asks_with_name_key_and_both_texts_and_gives_the_answer(
    server: ModelServer, model: OpenAIModel
) -> None:
    server.script = [Said("A good answer.")]
    assert await model.complete("Summarise.", "The text.") == "A good answer."
    (asked,) = server.asked
    assert (asked["model"], asked["max_tokens"]) == ("small", 700)
    assert asked["messages"] == [
        {"role": "system", "content": "Summarise."},
        {"role": "user", "content": "The text."},
    ]
    assert server.keys == ["Bearer sk-secret"]


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(Status(429, {"Retry-After": "0.01"}), id="too many requests, Retry-After"),
        pytest.param(Status(500, {"Retry-After": "0.01"}), id="an error of its own"),
        pytest.param(Drop(), id="a lost connection"),
    ],
)
async def test_what_may_pass_is_tried_again(server: ModelServer, first: Answer) -> None:
    server.script = [first, Said("At last.")]
    patient = OpenAIModel(server.url, "small", seconds=5)
    assert await patient.complete("Summarise.", "The text.") == "At last."
    assert len(server.asked) == 2
    await patient.aclose()


@pytest.mark.parametrize(
    ("answer", "kind", "sentence"),
    [
        pytest.param(Status(401), ModelUnavailable, "does not accept the key: check EUJP_MODEL_KEY.", id="401"),
        pytest.param(Status(403), ModelUnavailable, "check EUJP_MODEL_KEY and EUJP_MODEL_NAME.", id="403"),
        pytest.param(Status(404), ModelUnavailable, "check EUJP_MODEL_NAME and EUJP_MODEL_URL.", id="404"),
        pytest.param(
            Status(429, {"Retry-After": "0.01"}), ModelUnavailable, "has had too many requests", id="429 to the end"
        ),
        pytest.param(
            Status(500, {"Retry-After": "0.01"}), ModelUnavailable, "is in trouble (status 500)", id="500 to the end"
        ),
        pytest.param(Status(400), ModelError, "did not take the text (status 400).", id="400"),
        pytest.param(Hang(), ModelError, "took too long to answer.", id="hanging"),
        pytest.param(Hang(drip=True), ModelError, "took too long to answer.", id="a byte now and then"),
        pytest.param(Bytes(b"<html>rubbish"), ModelError, "gave an answer of another kind.", id="rubbish"),
        pytest.param(Bytes(b'"a string"'), ModelError, "gave an answer of another kind.", id="another JSON"),
        pytest.param(Bytes(b'{"choices": []}'), ModelError, "gave an answer of another kind.", id="no choice"),
        pytest.param(Said(" \n"), ModelError, "gave an empty answer.", id="empty"),
        pytest.param(Said(None), ModelError, "gave an empty answer.", id="null"),
    ],
)
async def test_a_bad_answer_is_one_sentence_that_holds_no_key(
    server: ModelServer, model: OpenAIModel, answer: Answer, kind: type[ModelError], sentence: str
) -> None:
    server.script = [answer]
    begun = time.monotonic()
    with pytest.raises(ModelError) as raised:
        await model.complete("Summarise.", "The text.")
    assert type(raised.value) is kind
    assert sentence in str(raised.value)
    assert "sk-secret" not in f"{raised.value!r}{raised.value.__cause__!r}{model!r}"
    assert time.monotonic() - begun < 10


async def test_a_server_that_drops_every_connection_is_out_of_reach(server: ModelServer) -> None:
    server.script = [Drop()]
    patient = OpenAIModel(server.url, "small", seconds=5)
    with pytest.raises(ModelUnavailable, match="cannot be reached: check EUJP_MODEL_URL"):
        await patient.complete("Summarise.", "The text.")
    await patient.aclose()


async def test_a_server_that_is_not_there_is_named_with_its_setting() -> None:
    gone = OpenAIModel("http://127.0.0.1:9/v1", "small", seconds=2)
    with pytest.raises(ModelUnavailable, match=r"127\.0\.0\.1:9 cannot be reached: check EUJP_MODEL_URL"):
        await gone.complete("Summarise.", "The text.")
    await gone.aclose()


def test_without_its_package_the_setting_and_the_command_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openai", None)
    with pytest.raises(SettingsError, match=r"pip install 'eujp\[model\]'"):
        OpenAIModel("http://127.0.0.1:9/v1", "small")
