"""Phrases: English as a string, another language when it is asked for, and nothing foreign that is ever a template."""

from __future__ import annotations

import gettext
import pickle

import pytest

from bot.domain.errors import HttpStatus, NotFound, UsageError
from bot.domain.phrases import Phrase, Word, either, every, kept, recalled, say, then
from bot.locales.load import Wordings

HOSTILE = "{0} {name} {0.__class__} %s }{"


class Shouting(gettext.NullTranslations):
    """Says everything in capitals, but for the places of values, and puts no blank between sentences."""

    def gettext(self, message: str) -> str:
        return "{first}{second}" if message == "{first} {second}" else message.replace("is", "IS").replace(", ", "/")


@pytest.mark.parametrize(
    ("phrase", "english", "shouted"),
    [
        pytest.param(Phrase("This is it."), "This is it.", "ThIS IS it.", id="no values"),
        pytest.param(Phrase("{name} is {count}", name="is", count=3), "is is 3", "is IS 3", id="a foreign value stays"),
        pytest.param(Phrase("{a} is {b}", a=Phrase("this"), b="b"), "this is b", "thIS IS b", id="a phrase inside"),
        pytest.param(Phrase("is {all}", all=("x", Phrase("is"))), "is x, is", "IS x/IS", id="a list"),
        pytest.param(Phrase("is {name}", name=HOSTILE), f"is {HOSTILE}", f"IS {HOSTILE}", id="braces in a value"),
        pytest.param(Phrase("{a}{b}", a="{b}", b="x"), "{b}x", "{b}x", id="a value that looks like a place"),
        pytest.param(Phrase("{other} is"), "{other} is", "{other} IS", id="a place without a value"),
        pytest.param(then(Phrase("is."), Phrase("is?")), "is. is?", "IS.IS?", id="two sentences"),
        pytest.param(then("", Phrase("is")), "is", "IS", id="one sentence and nothing"),
        pytest.param(either(("a", "b", "c")), "a, b or c", "a/b or c", id="a choice"),
        pytest.param(every(("a", "b")), "a and b", "a and b", id="all of them"),
        pytest.param("this is foreign", "this is foreign", "this is foreign", id="no phrase"),
    ],
)
def test_a_phrase_is_english_and_is_said_in_another_language(phrase: str, english: str, shouted: str) -> None:
    assert str(phrase) == english
    assert say(phrase, gettext.NullTranslations()) == english
    assert say(phrase, Shouting()) == shouted


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("plain", id="plain text"),
        pytest.param(Phrase("This is it."), id="a phrase"),
        pytest.param(Phrase("{a} is {b} {n}", a=Phrase("{x}", x=HOSTILE), b=("is", Phrase("is")), n=3), id="nested"),
        pytest.param('{"phrase": "is", "values": {}}', id="a text that looks like a stored phrase"),
        pytest.param('{"phrase": ', id="half of one"),
        pytest.param(HOSTILE, id="braces"),
    ],
)
def test_what_is_kept_comes_back_as_it_was(text: str) -> None:
    back = recalled(kept(text))
    assert back == text
    assert say(back, Shouting()) == say(text, Shouting())


def test_a_text_stored_before_there_were_phrases_is_itself() -> None:
    for stored in ("It was paused by hand.", '{"phrase": 3}', '{"phrase": "x"}', '{"phrase": {}, "values": []}'):
        assert recalled(stored) == stored


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(UsageError("{name} is unknown.", name="{0}"), id="a usage error"),
        pytest.param(NotFound(Phrase("{name} is unknown.", name="{0}")), id="a phrase made before"),
    ],
)
def test_an_error_says_its_sentence_in_either_language_also_after_another_process(error: UsageError | NotFound) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  our own error, as worker processes send it
    for one in (error, again):
        assert str(one) == "{0} is unknown."
        assert say(one.sentence, Shouting()) == "{0} IS unknown."


def test_an_errors_values_stand_beside_what_else_it_carries() -> None:
    error = HttpStatus("{host} is tired.", 429, 3.0, host="a.example")
    assert (str(error), error.status, error.retry_after) == ("a.example is tired.", 429, 3.0)


@pytest.mark.parametrize(
    ("word", "called"),
    [
        pytest.param(Word("limit", "options"), "件数", id="an option"),
        pytest.param(Word("to", "options", "subscribe to"), "宛先", id="an option by its last word"),
        pytest.param(Word("to", "options", "timeline to"), "終了", id="an option called otherwise in one command"),
        pytest.param(
            Word("source add", "commands", "source", "source add"), "情報源 追加", id="a command of two words"
        ),
        pytest.param(Word("csv", "choices"), "csv", id="what has no other name"),
    ],
)
def test_what_is_typed_is_said_by_its_name_in_the_readers_language(word: Word, called: str) -> None:
    assert say(Phrase("{word}", word=word), Wordings()["ja"]) == called
    assert say(word, Wordings()["en"]) == str(word)


def test_what_is_typed_stays_what_it_is_between_processes() -> None:
    word = pickle.loads(pickle.dumps(Word("to", "options", "timeline to")))  # noqa: S301  our own bytes
    assert say(word, Wordings()["ja"]) == "終了"
