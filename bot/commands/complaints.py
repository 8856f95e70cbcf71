"""What is said of words that are no command or no option: what may be meant, and an example."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.commands import translated_names, values
from bot.commands.command import Command, Option
from bot.commands.registry import COMMANDS, find
from bot.domain.nearest import nearest
from bot.domain.phrases import Phrase, Word, either, then
from bot.domain.text import words as words_of

_SAID: Final = {
    **dict.fromkeys(
        ("hi", "hello", "hey", "start", "menu", "こんにちは", "はじめまして", "使い方", "メニュー"), "help"
    ),
    **dict.fromkeys(("what's new", "whats new", "what’s new", "news", "new", "新着", "ニュース", "速報"), "latest"),
    **dict.fromkeys(("状況", "稼働状況", "health", "ping"), "status"),
    **dict.fromkeys(("報告", "誤り", "間違い", "error", "mistake", "correction"), "report"),
    **dict.fromkeys(("find", "探す", "調べる"), "search"),
    **dict.fromkeys(("事実", "事実一覧"), "facts"),
    **dict.fromkeys(("calendar", "upcoming", "予定", "日程", "カレンダー"), "timeline"),
    **dict.fromkeys(("テーマ", "話題"), "topics"),
}
"""What people say first for a command that has another name."""

_OPTION: Final = re.compile(r"--|[^\W\d]*[:=](?!//)")
"""How a word begins that names an option, or a separator that stands apart, once it is folded."""

_MARKS: Final = "!?.,;。、！？"
_ASKING: Final = ("?", "か", "か。")
"""How a question ends once it is folded."""

_TELLING: Final = 6
"""Letters of a word that tells what is meant where the summary of a command has it: newest, stories."""


def no_command(typed: Sequence[str]) -> str:
    """Say that there is no command of these folded words, and which one may be meant."""
    group = [command.path[1] for command in COMMANDS if len(command.path) > 1 and command.path[0] == typed[0]]
    if group:
        return _no_second_word(typed, group)
    if values.looks_like_fact(typed[0]):
        return Phrase("{id} is the id of a fact: type /eujp fact {id}.", id=typed[0].removeprefix("#"))
    names = {command.path[0]: command for command in reversed(COMMANDS)}
    names |= {name: names[path] for name, path in translated_names.command_names().items()}
    said = _said_otherwise(typed)
    if said:
        return with_example(then(_unknown(" ".join(typed)), values.did_you_mean(names[said].word)), names[said])
    close = _meant(typed[0], list(names))
    if close:
        listing = find(f"{names[close].path[0]} list")  # of a group, what is asked for most
        meant = listing.word if listing else close
        return with_example(then(_unknown(typed[0]), values.did_you_mean(meant)), listing or names[close])
    command = _told_of(typed)
    if command:
        return with_example(then(_unknown(typed[0]), values.did_you_mean(command.name)), command)
    return _elsewhere(typed)


def _said_otherwise(typed: Sequence[str]) -> str | None:
    """Give the command that people also begin to ask for with those words, or the first of them."""
    said = (" ".join(typed), typed[0])
    return next(filter(None, (_SAID.get(words.rstrip(_MARKS)) for words in said)), None)


def _elsewhere(typed: Sequence[str]) -> str:
    """Lead on with words that are no command: to ask where they are a question, else to search.

    What names an option is left out: neither command takes it.
    """
    text = " ".join(word for word in typed if not _OPTION.match(word))
    words = values.echo(text)
    if not text:
        return then(_unknown(typed[0]), Phrase("Type /eujp help to see them all."))
    if text.endswith(_ASKING):
        return then(_unknown(typed[0]), Phrase("Type /eujp ask {words} to have it answered.", words=words))
    hint = Phrase("Type /eujp help to see them all, or /eujp search {words} to search for it.", words=words)
    return then(_unknown(typed[0]), hint)


def _meant(typed: str, names: Sequence[str]) -> str | None:
    """Give the name that a word is with a slip, else the first one it begins."""
    bare = typed.rstrip(_MARKS) or typed
    return nearest(bare, names) or next((name for name in names if name.startswith(bare)), None)


def _told_of(typed: Sequence[str]) -> Command | None:
    """Give the command of which the last word comes first (preview), one named further on, or one told of so."""
    last = {command.path[-1]: command for command in reversed(COMMANDS)}
    named = next((last[word] for word in typed if word in last), None)
    summed_up = (command for command in COMMANDS if typed[0] in words_of(command.summary))
    return named or (next(summed_up, None) if len(typed[0]) >= _TELLING else None)


def _no_second_word(typed: Sequence[str], group: Sequence[str]) -> str:
    close = _meant(typed[1], group) if len(typed) > 1 else None
    command = find(f"{typed[0]} {close or group[0]}")
    if close:
        meant = command.word if command else f"{typed[0]} {close}"
        sentence = then(_unknown(" ".join(typed[:2])), values.did_you_mean(meant))
    else:
        words = tuple(Word(word, "commands", f"{typed[0]} {word}") for word in group)
        sentence = Phrase("{word} is followed by {words}.", word=Word(typed[0], "commands"), words=either(words))
    return with_example(sentence, command) if command else sentence


def _unknown(typed: str) -> str:
    return Phrase("There is no command “{name}”.", name=values.echo(typed))


def no_option(command: Command, name: str) -> str:
    """Say that a command has no such option, and which it has."""
    names = [option.name for option in command.options]
    if not names:
        return with_example(Phrase("{command} has no options.", command=command.word), command)
    close = nearest(name, [*names, *translated_names.option_names(command)])
    hint = (
        values.did_you_mean(close)
        if close
        else Phrase("It takes {options}.", options=tuple(map(command.called, names)))
    )
    sentence = Phrase("{command} has no option “{name}”.", command=command.word, name=values.echo(name))
    return with_example(then(sentence, hint), command)


def needed(command: Command, option: Option) -> str:
    """Say that an option is missing."""
    sentence = Phrase(
        "{command} needs {option}: {summary}.",
        command=command.word,
        option=command.called(option.name),
        summary=option.summary,
    )
    return with_example(sentence, command)


def with_example(sentence: str, command: Command) -> str:
    """Give a sentence with how the command is typed."""
    return then(sentence, Phrase("Example: {example}", example=command.example))
