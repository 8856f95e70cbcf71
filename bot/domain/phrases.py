"""Phrases: words of our own with what stands in them kept apart, so that they can be said in any language."""

from __future__ import annotations

import gettext
import json
import re
from collections.abc import Mapping
from typing import Any, Final, Self, TypeAlias

Value: TypeAlias = str | int | tuple[str, ...]
"""What may stand in a phrase: foreign words, a number, another phrase, or several of these as a list."""

_PLACE: Final = re.compile(r"\{([a-z_]+)\}")
_encoded: Final = json.JSONEncoder(ensure_ascii=False).encode
_KEPT: Final = '{"phrase": '
"""How a phrase begins where it is stored: as JSON, {"phrase": template, "values": {name: value}}."""


class Phrase(str):  # noqa: SLOT000  a str that is pickled keeps what it is made of in its __dict__
    """Words of ours. As a string it is the English, filled in, which is good enough for logs and for a comparison.

    `template` is the English with {name} where `values` stand. It is written out where the phrase is made, since the
    catalogues of bot/locales are made from the code. Values are put in as they are: a brace in one means nothing.
    """

    template: str
    values: Mapping[str, Value]

    def __new__(cls, template: str, /, **values: Value) -> Self:
        """Fill the values in."""
        phrase = super().__new__(cls, _put_in(template, {name: _english(each) for name, each in values.items()}))
        phrase.template, phrase.values = template, values
        return phrase


class Word(Phrase):
    """What is typed: a command, an option or a choice, said by what it is called in the reader's language.

    `kind` is the table of names it stands in, and `keys` how it is looked for there, one for each of its words: by the
    whole key ("timeline from"), then by the key's last word.
    """

    kind: str
    keys: tuple[str, ...]

    def __new__(cls, text: str, /, kind: str = "", *keys: str) -> Self:
        """Keep how it is looked for; left out, by itself."""
        word = super().__new__(cls, text)
        word.kind, word.keys = kind, keys or (text,)
        return word

    def called(self, wording: gettext.NullTranslations) -> str:
        """Give what it is called in a language, in English where that has no name for it."""
        return " ".join(_called(self.kind, key, wording) for key in self.keys)


def say(text: str, wording: gettext.NullTranslations) -> str:
    """Give a phrase in a language, and any other text as it is."""
    if not isinstance(text, Phrase) or not text:
        return text
    if isinstance(text, Word):
        return text.called(wording)
    said = {name: _said(value, wording) for name, value in text.values.items()}
    return _put_in(wording.gettext(text.template), said)


def then(first: str, second: str) -> str:
    """Give two sentences as one text, either of which may be empty."""
    return Phrase("{first} {second}", first=first, second=second) if first and second else first or second


def either(words: tuple[str, ...]) -> str:
    """Give words of which one may be chosen: monday, tuesday or friday."""
    *others, last = words
    return Phrase("{others} or {last}", others=tuple(others), last=last) if others else last


def every(words: tuple[str, ...]) -> str:
    """Give words that are all meant: View Channel and Send Messages."""
    *others, last = words
    return Phrase("{others} and {last}", others=tuple(others), last=last) if others else last


def comma(wording: gettext.NullTranslations) -> str:
    """Give what stands between the words of a list."""
    return wording.gettext(", ")


def kept(text: str) -> str:
    """Write a text so that `recalled` gives it back, a phrase still as one; others stay as they are."""
    if isinstance(text, Phrase):
        return _encoded(_written(text))
    return kept(Phrase("{text}", text=text)) if text.startswith(_KEPT) else text


def recalled(text: str) -> str:
    """Read what `kept` wrote; what was stored before there were phrases is itself."""
    if not text.startswith(_KEPT):
        return text
    try:
        phrase: str = _read(json.loads(text))
    except (AttributeError, KeyError, TypeError, ValueError):
        return text
    return phrase


def _written(value: Value) -> Any:
    """Give a value as JSON holds it: a phrase as an object, a list as one."""
    if isinstance(value, Phrase):
        return {"phrase": value.template, "values": {name: _written(one) for name, one in value.values.items()}}
    return [_written(one) for one in value] if isinstance(value, tuple) else value


def _read(written: Any) -> Any:
    if isinstance(written, dict):
        template, values = written["phrase"], written["values"]
        return Phrase(template, **{name: _read(one) for name, one in values.items()})
    return tuple(map(_read, written)) if isinstance(written, list) else written


def _called(kind: str, key: str, wording: gettext.NullTranslations) -> str:
    last = key.rpartition(" ")[2]
    said = wording.pgettext(kind, key)
    return wording.pgettext(kind, last) if said == key else said


def _put_in(template: str, said: Mapping[str, str]) -> str:
    """Put values in, all at once: one that holds {name} is no template. Reading makes phrases by the thousand."""
    if len(said) > 1:
        return _PLACE.sub(lambda place: said.get(place[1], place[0]), template)
    for name, value in said.items():
        return template.replace(f"{{{name}}}", value)
    return template


def _english(value: Value) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _said(value: Value, wording: gettext.NullTranslations) -> str:
    if isinstance(value, tuple):
        return comma(wording).join(say(one, wording) for one in value)
    return say(value, wording) if isinstance(value, str) else str(value)
