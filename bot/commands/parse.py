"""From typed words to a command and its arguments: forgiving in form, and helpful when it is not understood."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from bot.commands import values
from bot.commands.command import Command, Option, OptionKind
from bot.commands.registry import COMMANDS, find
from bot.domain.errors import UsageError
from bot.domain.phrases import Phrase, either, then
from bot.domain.text import fold, whole
from bot.views.forms import NOTHING

_TOKEN: Final = re.compile(r'(?:"[^"]*"|“[^”]*”|„[^“”]*[“”]|[^\s"“„]|["“„])+')
_QUOTED: Final = re.compile(r'"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]')
_NAMED: Final = re.compile(r"(?:--)?([^\W\d]+)[:=：＝](.*)", re.DOTALL)
_SEPARATOR: Final = re.compile(r"[:=：＝]")
_PROGRAM: Final = re.compile(r"[/@]?eujp(?:-admin)?")
_YES_NO: Final = {"true": "yes", "on": "yes", "y": "yes", "1": "yes", "false": "no", "off": "no", "n": "no", "0": "no"}
_GROUPS: Final = frozenset(command.path[0] for command in COMMANDS if len(command.path) > 1)
_LONGEST_RUN: Final = 6


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


def parse(text: str, *, topics: Sequence[str]) -> ParsedCommand:
    """Read a command as typed, with or without /eujp before it; nothing at all means help.

    Options stand as limit:10, limit=10, limit = 10 or --limit 10 in any order; other words go to the positional
    options. Raises UsageError, naming the nearest command or the valid values, and an example.
    """
    command, rest = _command(_words(whole(text)))
    named, loose = _options(command, rest)
    return ParsedCommand(command, validate(command, _placed(command, named, loose, topics), topics))


def validate(command: Command, arguments: Mapping[str, str], topics: Sequence[str]) -> dict[str, str]:
    """Check arguments and put each value in its usual form; empty values are dropped, but where they clear something.

    Raises UsageError with the valid values, or the nearest name, and an example.
    """
    checked: dict[str, str] = {}
    for name, typed in arguments.items():
        value = whole(typed)
        option = command.option(name)
        if option is None:
            raise UsageError(_no_option(command, name))
        if value.strip() or option.clears:
            checked[name] = _checked(command, option, value, topics)
    for option in command.options:
        if option.required and option.name not in checked:
            raise UsageError(_needed(command, option))
    if command.name == "help" and "command" in checked and fold(checked["command"]) not in _GROUPS:
        checked["command"] = _command(_words(checked["command"]))[0].name
    return checked


def _words(text: str) -> list[_Word]:
    """Cut text into words, the program's own name before them left out."""
    words = [_word(token) for token in _TOKEN.findall(text)]
    return words[1:] if words and _PROGRAM.fullmatch(fold(words[0].text)) else words


def _word(token: str) -> _Word:
    bare = _QUOTED.sub(lambda match: next(group for group in match.groups() if group is not None), token)
    return _Word(bare, quoted=_QUOTED.match(token) is not None)


def _command(words: Sequence[_Word]) -> tuple[Command, Sequence[_Word]]:
    """Give the command the words begin with, the longest path first, and the words after it."""
    if not words or fold(words[0].text) in {"?", "-h", "--help"}:
        return _help(), ()
    typed = [fold(word.text) for word in words]
    for length in (2, 1):
        command = find(" ".join(typed[:length]))
        if command and len(words) >= length:
            return command, words[length:]
    raise UsageError(_no_command(typed))


def _help() -> Command:
    command = find("help")
    assert command is not None  # noqa: S101  the registry is a constant of this program
    return command


def _no_command(typed: Sequence[str]) -> str:
    group = [command.path[1] for command in COMMANDS if len(command.path) > 1 and command.path[0] == typed[0]]
    if group:
        return _no_second_word(typed, group)
    names = {command.path[0]: command for command in reversed(COMMANDS)}
    close = values.nearest(typed[0], list(names))
    start = _unknown(typed[0])
    if close:
        return _with_example(then(start, values.did_you_mean(close)), names[close])
    words = values.echo(" ".join(typed))
    return then(
        start, Phrase("Type /eujp help to see them all, or /eujp search {words} to search for it.", words=words)
    )


def _no_second_word(typed: Sequence[str], group: Sequence[str]) -> str:
    close = values.nearest(typed[1], group) if len(typed) > 1 else None
    command = find(f"{typed[0]} {close or group[0]}")
    if close:
        sentence = then(_unknown(" ".join(typed[:2])), values.did_you_mean(f"{typed[0]} {close}"))
    else:
        sentence = Phrase("{word} is followed by {words}.", word=typed[0], words=either(tuple(group)))
    return _with_example(sentence, command) if command else sentence


def _unknown(typed: str) -> str:
    return Phrase("There is no command “{name}”.", name=values.echo(typed))


def _options(command: Command, words: Sequence[_Word]) -> tuple[dict[str, str], list[_Word]]:
    """Tell named options from loose words. Raises UsageError for a name the command does not have."""
    named: dict[str, str] = {}
    loose: list[_Word] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        name, value = _named(command, word, rest)
        if name is None:
            loose.append(word)
        elif not value.strip():
            raise UsageError(_with_example(Phrase("{name} needs a value after it.", name=name), command))
        elif name in named and named[name] != value:
            raise UsageError(_with_example(Phrase("{name} is given twice; which one is meant?", name=name), command))
        else:
            named[name] = value
    return named, loose


def _named(command: Command, word: _Word, rest: list[_Word]) -> tuple[str | None, str]:
    """Give the option a word names and its value, taking it from `rest` when it stands apart."""
    if word.quoted:
        return None, ""
    match = _NAMED.fullmatch(word.text)
    if match:
        name = _option_name(command, match[1])
        return name, _value(match[2], rest) if name else ""
    bare = fold(word.text)
    if command.option(bare.removeprefix("--")) and (bare.startswith("--") or _stands_for_option(command, rest)):
        return bare.removeprefix("--"), _value("", rest)
    return None, ""


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


def _stands_for_option(command: Command, rest: Sequence[_Word]) -> bool:
    """Whether a bare option name is one: a separator follows, or the command takes no free text."""
    if _free_text(command) is None:
        return True
    return bool(rest) and not rest[0].quoted and _SEPARATOR.match(rest[0].text) is not None


def _option_name(command: Command, typed: str) -> str | None:
    """Give the option's name; None where the word is part of a free text. Raises UsageError for another name."""
    name = fold(typed)
    if command.option(name):
        return name
    close = values.nearest(name, [option.name for option in command.options])
    if _free_text(command) and not close:
        return None
    raise UsageError(_no_option(command, name))


def _free_text(command: Command) -> Option | None:
    """Give the option that takes all loose words at once, or all that are left: free text that nothing checks."""
    for option in reversed(command.options):
        if option.positional and option.kind is OptionKind.TEXT and (option.check is None or option.required):
            return option
    return None


def _placed(
    command: Command, named: Mapping[str, str], loose: Sequence[_Word], topics: Sequence[str]
) -> dict[str, str]:
    """Give loose words to the positional options: each to the first still empty that takes it.

    One that none takes goes to that which it looks like, so that its refusal says what was meant.
    """
    arguments = dict(named)
    free = _free_text(command)
    texts = [word.text for word in loose]
    if free:
        for option in command.options[: command.options.index(free)]:
            if option.required and option.positional and option.name not in arguments and texts:
                arguments[option.name] = texts.pop(0)
        words = [*([arguments[free.name]] if free.name in arguments else []), *texts]
        return {**arguments, free.name: " ".join(words)} if texts else arguments
    while texts:
        name, taken = _place(command, arguments, texts, topics)
        arguments[name] = " ".join(texts[:taken])
        texts = texts[taken:]
    return arguments


def _place(
    command: Command, arguments: Mapping[str, str], texts: Sequence[str], topics: Sequence[str]
) -> tuple[str, int]:
    """Give the positional option that takes the longest run of the words (critical raw materials), and how many."""
    empty = [option for option in command.options if option.positional and option.name not in arguments]
    if not empty:
        sentence = Phrase(
            "{command} does not know what to do with “{words}”.", command=command.name, words=values.echo(texts[0])
        )
        raise UsageError(_with_example(sentence, command))
    for length in range(min(len(texts), _LONGEST_RUN), 0, -1):
        run = " ".join(texts[:length])
        for option in empty:
            if _fault(option, run, topics) is None:
                return option.name, length
    meant = (option for option in empty if isinstance(_fault(option, texts[0], topics), values.Misspelt))
    return next(meant, empty[0]).name, 1


def _fault(option: Option, value: str, topics: Sequence[str]) -> UsageError | None:
    """Say why an option does not take a value, None when it does."""
    try:
        _read(option, value, topics)
    except UsageError as error:
        return error
    return None


def _checked(command: Command, option: Option, value: str, topics: Sequence[str]) -> str:
    if option.clears and fold(value).strip() in {"", NOTHING}:
        return ""
    try:
        return _read(option, value.strip(), topics)
    except UsageError as error:
        raise UsageError(_with_example(error.sentence, command)) from error


def _read(option: Option, value: str, topics: Sequence[str]) -> str:
    match option.kind:
        case OptionKind.TEXT:
            return _text(option, value)
        case OptionKind.INTEGER:
            return values.number(value, option.name, option.minimum, option.maximum)
        case OptionKind.TOPIC | OptionKind.TOPICS:
            read = values.topic if option.kind is OptionKind.TOPIC else values.topics_of
            return read(value, topics)
        case OptionKind.LANGUAGE:
            return values.language(value)
        case OptionKind.DATE:
            return values.calendar(value, option.name)
        case OptionKind.CHOICE:
            return option.check(value) if option.check else _choice(option, value)
    assert_never(option.kind)


def _text(option: Option, value: str) -> str:
    if option.maximum is not None and len(value) > option.maximum:
        raise UsageError("{name} holds at most {count} characters.", name=option.name, count=option.maximum)
    return option.check(value) if option.check else " ".join(value.split())


def _choice(option: Option, value: str) -> str:
    """Give the choice meant: in any case, by its beginning when that is clear (fri), or a word for yes or no."""
    wanted = fold(value)
    wanted = _YES_NO.get(wanted, wanted) if "yes" in option.choices else wanted
    starting = [choice for choice in option.choices if choice.startswith(wanted)]
    if wanted in option.choices:
        return wanted
    if len(starting) == 1:
        return starting[0]
    close = values.nearest(wanted, option.choices)
    sentence = Phrase(
        "{name} is {choices}, not “{typed}”.",
        name=option.name,
        choices=either(option.choices),
        typed=values.echo(value),
    )
    raise values.Misspelt(then(sentence, values.did_you_mean(close))) if close else UsageError(sentence)


def _no_option(command: Command, name: str) -> str:
    names = [option.name for option in command.options]
    if not names:
        return _with_example(Phrase("{command} has no options.", command=command.name), command)
    close = values.nearest(name, names)
    hint = values.did_you_mean(close) if close else Phrase("It takes {options}.", options=tuple(names))
    sentence = Phrase("{command} has no option “{name}”.", command=command.name, name=values.echo(name))
    return _with_example(then(sentence, hint), command)


def _needed(command: Command, option: Option) -> str:
    sentence = Phrase(
        "{command} needs {option}: {summary}.", command=command.name, option=option.name, summary=option.summary
    )
    return _with_example(sentence, command)


def _with_example(sentence: str, command: Command) -> str:
    return then(sentence, Phrase("Example: {example}", example=command.example))
