"""Topics and languages by any of the names the bot prints for them, whole or in part, in any of its languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final, TypeAlias

from bot.commands.values import FILLERS, Misspelt, between, did_you_mean, echo
from bot.domain.catalog import Topic
from bot.domain.errors import UsageError
from bot.domain.nearest import nearest
from bot.domain.phrases import Phrase, either, say, then
from bot.domain.text import fold
from bot.locales.load import Wordings
from bot.views.languages import LANGUAGES

Topics: TypeAlias = Mapping[str, Sequence[str]]
"""The ids of the topics, each with its names in all languages."""

_APART: Final = re.compile(r"[\W_]+")
_SHORTEST: Final = 3
"""Letters of an alphabet that a whole word of a name has: what is shorter may as well be a language's code."""

_SHORTEST_BEGINNING: Final = 4
"""Letters of an alphabet that begin a word of a name: with fewer, SPA would be space, and all an alliance."""

_FEW: Final = 3
"""So many topics may be meant by a word with a slip; one that is like more is like none."""


def topics_by_id(topics: Iterable[Topic]) -> Topics:
    """Give the topics as `topic` looks for them."""
    return {one.id: tuple(name for names in one.names.values() for name in names) for one in topics}


def topic(text: str, topics: Topics) -> str:
    """Give a topic's id: from it or one of its names, or from words or beginnings of words that only one topic has.

    Case, width, blanks and marks between words (・, -) do not count, nor do FILLERS: "for" is no part of Forschung.
    Raises UsageError, naming those that may be meant.
    """
    wanted = _spaced(text)
    telling = " ".join(word for word in wanted.split() if word not in FILLERS)
    for fits, words in ((_is, wanted), (_holds, telling)):
        found = {id_: shown for id_, names in topics.items() if words and (shown := fits(words, id_, names))}
        if len(found) == 1:
            return next(iter(found))
        if found:
            shown = either(tuple(found.values()))
            raise Misspelt("“{name}” may be {names}: say which.", name=echo(text), names=shown)
    raise _no_topic(text, topics)


def topics_of(text: str, topics: Topics) -> str:
    """Give the ids of topics, each as `topic` does, with commas: from "trade, space". Raises UsageError."""
    return ",".join(dict.fromkeys(topic(one, topics) for one in between(text)))


def language(text: str) -> str:
    """Give the code of a language: from ja, JA, Japanese, 日本語, ja-JP. Raises UsageError."""
    wanted = fold(text).strip()
    names = _language_names()
    for candidate in (wanted, wanted.partition("-")[0], names.get(wanted, "")):
        if candidate in LANGUAGES:
            return candidate
    sentence = Phrase("language is a code such as en, ja, de or fr.")
    close = nearest(wanted, list(names))
    if not close:
        raise UsageError(sentence)
    meant = Phrase("{code} ({language})", code=names[close], language=LANGUAGES[names[close]])
    raise Misspelt(then(sentence, did_you_mean(meant)))


def languages(text: str) -> str:
    """Give the codes of languages, each as `language` does, with commas: from "ja, English". Raises UsageError."""
    return ",".join(dict.fromkeys(map(language, between(text))))


def _spaced(text: str) -> str:
    return " ".join(filter(None, _APART.split(fold(text))))


def _is(wanted: str, id_: str, names: Sequence[str]) -> str:
    """Give the name that is what was typed, the blanks apart; "" where none is."""
    bare = wanted.replace(" ", "")
    return next((name for name in (id_, *names) if _spaced(name).replace(" ", "") == bare), "")


def _holds(wanted: str, id_: str, names: Sequence[str]) -> str:
    """Give the name that holds the first word typed, where each of the words is a part of some name.

    Else the id where it begins so, as it stands while it is typed (space-sat); "" elsewhere.
    """
    holding = [next((name for name in (*names, id_) if _is_part(word, name)), "") for word in wanted.split()]
    if all(holding):
        return holding[0]
    return id_ if len(wanted) >= _SHORTEST_BEGINNING and _spaced(id_).startswith(wanted) else ""


def _is_part(word: str, name: str) -> bool:
    """Whether it is a word of the name, or begins one; Japanese sets no words apart, so any part of it counts."""
    if word.isascii():
        end = "" if len(word) >= _SHORTEST_BEGINNING else " "
        return len(word) >= _SHORTEST and f" {word}{end}" in f" {_spaced(name)} "
    bare = _spaced(name).replace(" ", "")
    return bare.startswith(word) or (len(word) > 1 and word in bare)


def _no_topic(text: str, topics: Topics) -> UsageError:
    sentence = Phrase("There is no topic “{name}”.", name=echo(text))
    meant = _nearest(text, topics)
    if meant:
        all_of_them = Phrase("Type /eujp topics to see them all.")
        return Misspelt(then(then(sentence, did_you_mean(either(meant))), all_of_them))
    elsewhere = Phrase("Type /eujp topics to see them all, or /eujp search {words} to look for it.", words=echo(text))
    return UsageError(then(sentence, elsewhere))


def _nearest(text: str, topics: Topics) -> tuple[str, ...]:
    """Give the names a text may be with a slip in it: the few with a word like it, else the one most like it."""
    wanted = _spaced(text)
    alike = (next(filter(None, (_like(wanted, name) for name in (*names, id_))), "") for id_, names in topics.items())
    found = tuple(filter(None, alike))
    if 0 < len(found) <= _FEW:
        return found
    printed = {fold(name): name for id_, names in topics.items() for name in (*names, id_)}
    whole = nearest(wanted.replace(" ", "-"), list(printed))
    return (printed[whole],) if whole else ()


def _like(word: str, name: str) -> str:
    """Give the name where one of its words is the word with a slip in it, "" elsewhere."""
    return name if nearest(word, _spaced(name).split()) else ""


@cache
def _language_names() -> Mapping[str, str]:
    """Give the code of each language by its folded names; the same while the program runs."""
    wordings = list(Wordings().values())
    return {fold(say(name, wording)): code for code, name in LANGUAGES.items() for wording in wordings}
