"""From typed words to a command and its arguments: forgiving in form, and helpful when it is not understood."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.commands import translated_names
from bot.commands.command import TOPIC, Command, Option
from bot.commands.complaints import needed, no_command, no_option, with_example
from bot.commands.loose_words import bare_run, check_count, free_text, longest_run, placed
from bot.commands.named_values import Topics
from bot.commands.option_values import read, takes
from bot.commands.registry import COMMANDS, find
from bot.commands.values import looks_like_fact
from bot.domain.errors import UsageError
from bot.domain.facts import is_fact_id
from bot.domain.nearest import nearest
from bot.domain.phrases import Phrase
from bot.domain.text import fold, whole
from bot.views.forms import NOTHING

_TOKEN: Final = re.compile(r'(?:"[^"]*"|“[^“”]*”|„[^„“”]*[“”]|[^\s"“„]|["“„])+')
_QUOTED: Final = re.compile(r'"([^"]*)"|“([^“”]*)”|„([^„“”]*)[“”]')
_NAMED: Final = re.compile(r"(?:--)?([^\W\d]+)[:=：＝](.*)", re.DOTALL)
_NUMBERED: Final = re.compile(r"([^\W\d]{4,})(\d+)")
"""A command and its number without a blank between: story3, ストーリー３."""

_SEPARATOR: Final = re.compile(r"[:=：＝]")
_LONGEST: Final = 5_000
"""Characters: more than all options of a command hold together (fact propose: 4,200)."""

_PROGRAM: Final = re.compile(r"[/@]?eujp(?:-admin)?[:,]?")
_OPTION_NAMES: Final = frozenset(option.name for command in COMMANDS for option in command.options)
_LOOKED_FOR: Final = "words"
"""The free text of which every word must be found: language:ja, an option of other commands, never is."""

_GROUPS: Final = frozenset(command.path[0] for command in COMMANDS if len(command.path) > 1)


@dataclass(frozen=True, slots=True)
class ParsedCommand:
    """A command and what was given for its options, each value in its usual form."""

    command: Command
    arguments: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Word:
    """One word as typed. A quoted one is never taken for an option."""

    text: str
    quoted: bool


def parse(text: str, *, topics: Topics) -> ParsedCommand:
    """Read a command as typed, with or without /eujp before it; nothing at all means help.

    Options stand as limit:10, limit=10, limit = 10 or --limit 10 in any order; other words go to the positional
    options. Raises UsageError, naming the nearest command or the valid values, and an example.
    """
    if len(text) > _LONGEST:
        raise UsageError(
            "A request holds at most {count} characters: name what matters most, as in /eujp search {example}.",
            count=_LONGEST,
            example="semiconductors",
        )
    command, rest = _listed(*_command(_words(whole(text))), topics)
    check_count(command, [word.text for word in rest])
    named, loose = _options(command, rest, topics)
    return ParsedCommand(
        command, validate(command, placed(command, named, [word.text for word in loose], topics), topics)
    )


def validate(command: Command, arguments: Mapping[str, str], topics: Topics) -> dict[str, str]:
    """Check arguments and put each value in its usual form; empty values are dropped, but where they clear something.

    Raises UsageError with the valid values, or the nearest name, and an example.
    """
    checked: dict[str, str] = {}
    for name, typed in arguments.items():
        value = whole(typed)
        option = command.option(name)
        if option is None:
            raise UsageError(no_option(command, name))
        if value.strip() or option.clears:
            checked[name] = _checked(command, option, value, topics)
    for option in command.options:
        if option.required and option.name not in checked:
            raise UsageError(needed(command, option))
    if command.name == "help" and "command" in checked:
        checked["command"] = _explained(checked["command"])
    return checked


def _explained(typed: str) -> str:
    """Give the name of the command, or of the group of commands, that help is asked for."""
    name = " ".join(translated_names.in_english(fold(typed).split()))
    return name if name in _GROUPS else _command(_words(typed))[0].name


def _words(text: str) -> list[_Word]:
    """Cut text into words, the program's own name before them left out."""
    words = [_word(token) for token in _TOKEN.findall(text)]
    words = words[1:] if words and _PROGRAM.fullmatch(fold(words[0].text)) else words
    named = _NAMED.fullmatch(words[0].text) if words else None
    if named and named[2] and find(fold(named[1])):
        return [_Word(named[1], quoted=False), _Word(named[2], quoted=False), *words[1:]]
    return words


def _word(token: str) -> _Word:
    bare = _QUOTED.sub(lambda match: next(group for group in match.groups() if group is not None), token)
    return _Word(bare, quoted=_QUOTED.match(token) is not None)


def _command(words: Sequence[_Word]) -> tuple[Command, Sequence[_Word]]:
    """Give the command the words begin with, the longest path first, and the words after it."""
    if not words or fold(words[0].text) in {"?", "-h", "--help"}:
        return _help(), ()
    typed = translated_names.in_english([fold(word.text) for word in words])
    for length in (2, 1):
        command = find(" ".join(typed[:length]))
        if command and len(words) >= length:
            return command, words[length:]
    joined = _NUMBERED.fullmatch(typed[0])
    if joined and find(translated_names.in_english([joined[1]])[0]):
        return _command([_Word(joined[1], quoted=False), _Word(joined[2], quoted=False), *words[1:]])
    raise UsageError(no_command(typed))


def _listed(command: Command, words: Sequence[_Word], topics: Topics) -> tuple[Command, Sequence[_Word]]:
    """Give a command and its words, for what is no id of one fact (fact trade 2019) the command that lists facts."""
    listing = find("facts")
    if command.name != "fact" or listing is None or not words or _names_a_fact(command, words, topics):
        return command, words
    return listing, words


def _names_a_fact(command: Command, words: Sequence[_Word], topics: Topics) -> bool:
    """Whether the words after fact are meant for an id, or for another command of facts."""
    first = fold(words[0].text)
    named = _NAMED.fullmatch(first)
    if looks_like_fact(first) or (named and translated_names.option_of(command, named[1])):
        return True
    others = [other.path[1] for other in COMMANDS if other.path[0] == command.name and len(other.path) > 1]
    is_one = len(words) == 1 and is_fact_id(first.removeprefix("#")) and not takes(TOPIC, first, topics)
    return is_one or nearest(first, others) is not None


def _help() -> Command:
    command = find("help")
    assert command is not None  # noqa: S101  the registry is a constant of this program
    return command


def _options(command: Command, words: Sequence[_Word], topics: Topics) -> tuple[dict[str, str], list[_Word]]:
    """Tell named options from loose words. Raises UsageError for a name the command does not have."""
    named: dict[str, str] = {}
    loose: list[_Word] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        name, value = _named(command, word, rest, topics)
        if name is None:
            loose.append(word)
        elif not value.strip():
            raise UsageError(with_example(Phrase("{name} needs a value after it.", name=command.called(name)), command))
        elif name in named and named[name] != value:
            twice = Phrase("{name} is given twice; which one is meant?", name=command.called(name))
            raise UsageError(with_example(twice, command))
        else:
            named[name] = value
    return named, loose


def _named(command: Command, word: _Word, rest: list[_Word], topics: Topics) -> tuple[str | None, str]:
    """Give the option a word names and its value, taking it from `rest` when it stands apart."""
    if word.quoted:
        return None, ""
    match = _NAMED.fullmatch(word.text)
    if match:
        name = _option_name(command, match[1])
        return name, _continued(command, name, _value(match[2], rest), rest, topics) if name else ""
    bare = fold(word.text)
    option = translated_names.option_of(command, bare.removeprefix("--"))
    if option and (bare.startswith("--") or _is_separated(rest)):
        return option.name, _value("", rest)
    length = bare_run(command, option, [word.text for word in rest], topics) if option else None
    if option is None or length is None:
        return None, ""
    return option.name, " ".join(rest.pop(0).text for _ in range(min(length, len(rest))))


def _continued(command: Command, name: str, value: str, rest: list[_Word], topics: Topics) -> str:
    """Give a value with the words after it that belong to it, where it is none without them: since:last week."""
    option = command.option(name)
    if option and value and not takes(option, value, topics):
        run = longest_run(option, [value, *(word.text for word in rest)], topics)
        value = " ".join((value, *(rest.pop(0).text for _ in range(run - 1))))
    return value


def _value(attached: str, rest: list[_Word]) -> str:
    """Give the value after limit: or limit, a separator that stands apart being skipped."""
    while not attached and rest:
        word = rest.pop(0)
        attached = word.text if word.quoted else _SEPARATOR.sub("", word.text, count=_starts_with_separator(word.text))
        if word.quoted:
            break
    return attached


def _starts_with_separator(text: str) -> int:
    # re.sub takes a count of 0 for "all of them", so a text without a leading separator asks for none by -1.
    return 1 if _SEPARATOR.match(text) else -1


def _is_separated(rest: Sequence[_Word]) -> bool:
    """Whether a separator stands before the words."""
    return bool(rest) and not rest[0].quoted and _SEPARATOR.match(rest[0].text) is not None


def _option_name(command: Command, typed: str) -> str | None:
    """Give the option's name; None where the word is part of a free text. Raises UsageError for another name."""
    name = fold(typed)
    option = translated_names.option_of(command, name)
    if option:
        return option.name
    close = nearest(name, [option.name for option in command.options])
    free = free_text(command)
    if free and not close and not (free.name == _LOOKED_FOR and name in _OPTION_NAMES):
        return None
    raise UsageError(no_option(command, name))


def _checked(command: Command, option: Option, value: str, topics: Topics) -> str:
    if option.clears and (not value.strip() or translated_names.is_choice(NOTHING, fold(value).strip())):
        return ""
    try:
        return read(option, value.strip(), topics, command.called(option.name))
    except UsageError as error:
        raise UsageError(with_example(error.sentence, command)) from error
