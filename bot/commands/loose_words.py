"""Words that stand without an option's name: which option each is for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from bot.commands import values
from bot.commands.command import Command, Option, OptionKind, Suggestion
from bot.commands.complaints import with_example
from bot.commands.named_values import Topics
from bot.commands.option_values import fault, takes
from bot.domain.errors import UsageError
from bot.domain.phrases import Phrase, then
from bot.domain.text import fold

_LONGEST_RUN: Final = 6
_PLAIN_KINDS: Final = frozenset({OptionKind.DATE, OptionKind.LANGUAGE})
"""What tells by its looks which option it is for: 2024 and Japanese need no name before them."""

_MOST: Final = 40
"""Words after a command's name; what has more is a passage that was pasted, and to try each costs milliseconds."""

_LONGEST_NAME: Final = 12
"""Words that the name of an actor may have."""

_JOINTS: Final = re.compile(
    r"(?<=[曜日朝末])(?:の|に|、)?(?=\d|午|朝)|(?<=\d{4})[-–~〜](?=\d{4}$)|(?<=[\d年月日])(?:から|[-–~〜])(?=\d{4}年)"
)
"""Where one value goes on to the next without a blank: 毎週金曜の9時, 2018-2020, 2018年から2019年."""

_OPEN_ENDED: Final = ("から", "以降")
"""What a Japanese date ends with that has no end."""


def check_count(command: Command, texts: Sequence[str]) -> None:
    """Raise UsageError for more words than a command has that takes no free text."""
    if free_text(command) is None and sum(len(_JOINTS.split(text)) for text in texts) > _MOST:
        raise _useless(command, " ".join(texts))


def placed(command: Command, named: Mapping[str, str], loose: Sequence[str], topics: Topics) -> dict[str, str]:
    """Give loose words to the positional options: each to the first still empty that takes it.

    One that none takes goes to that which it looks like, so that its refusal says what was meant. Raises UsageError
    for one that is no option's.
    """
    free = free_text(command)
    if free:
        return _in_free_text(command, free, named, loose)
    arguments = dict(named)
    texts = [part for text in loose for part in _JOINTS.split(text)]
    while texts:
        place = _place(command, arguments, texts, topics)
        if place is None and fold(texts[0]) in values.FILLERS:
            texts = texts[1:]
            continue
        name, taken = place or _unplaced(command, arguments, texts, topics)
        value = _run(texts, taken)
        arguments[name] = f"{arguments[name]},{value}" if name in arguments else value
        texts = texts[taken:]
    return {**_ends(command, named, arguments, topics), **arguments}


def _ends(
    command: Command, named: Mapping[str, str], arguments: Mapping[str, str], topics: Topics
) -> Mapping[str, str]:
    """Give what a date that stood alone means for another option: 2025 is where it begins and where it ends."""
    alone = (option for option in command.options if option.until and option.name in arguments.keys() - named.keys())
    found = {one.until: arguments[one.name] for one in alone if not arguments[one.name].endswith(_OPEN_ENDED)}
    ends = ((command.option(name), value) for name, value in found.items())
    return {end.name: value for end, value in ends if end and fault(end, value, topics) is None}


def bare_run(command: Command, option: Option, texts: Sequence[str], topics: Topics) -> int | None:
    """Give how many of the words after a bare option name are its value; None where the name is a word like others.

    It is one in a free text, but for a date (chips since 2024), and where every or to stands before what is none of
    their choices (every two weeks, to trade).
    """
    is_free = free_text(command) is not None
    if is_free and option.kind is not OptionKind.DATE:
        return None
    length = 0 if option.kind is OptionKind.TEXT and option.check is None else longest_run(option, texts, topics)
    is_filler = option.kind is OptionKind.CHOICE and option.name in values.FILLERS and bool(texts)
    return None if not length and (is_free or is_filler) else max(1, length)


def longest_run(option: Option, texts: Sequence[str], topics: Topics) -> int:
    """Give how many of the first words an option takes at most, 0 for none."""
    lengths = range(min(len(texts), _LONGEST_RUN), 0, -1)
    return next((length for length in lengths if takes(option, " ".join(texts[:length]), topics)), 0)


def _in_free_text(command: Command, free: Option, named: Mapping[str, str], loose: Sequence[str]) -> dict[str, str]:
    arguments, texts = dict(named), list(loose)
    if free.name == "words" and len(texts) > 1 and fold(texts[0]) in {"for", "about"}:
        texts = texts[1:]
    for option in command.options[: command.options.index(free)]:
        if option.required and option.positional and option.name not in arguments and texts:
            arguments[option.name] = texts.pop(0)
    words = [*([arguments[free.name]] if free.name in arguments else []), *texts]
    return {**arguments, free.name: " ".join(words)} if texts else arguments


def _place(
    command: Command, arguments: Mapping[str, str], texts: Sequence[str], topics: Topics
) -> tuple[str, int] | None:
    """Give the option that takes the longest run of the words (critical raw materials), and how many; None for none."""
    for length in range(min(len(texts), _LONGEST_RUN), 0, -1):
        run = _run(texts, length)
        for option in _open(command, arguments):
            if takes(option, run, topics):
                return option.name, length
    return None


def _run(texts: Sequence[str], length: int) -> str:
    """Give the first words as one value, without the comma that may follow it: Friday, 9:00, Tokyo."""
    return " ".join(texts[:length]).rstrip(",、，") or texts[0]


def _unplaced(command: Command, arguments: Mapping[str, str], texts: Sequence[str], topics: Topics) -> tuple[str, int]:
    """Give what a word that no option takes is for, and how many of the words: the name of an actor has several."""
    actor = next((one for one in command.options if one.name not in arguments and _is_name(one)), None)
    most = min(len(texts), _LONGEST_NAME)
    length = next(
        (at for at in range(most) if _has_digit(texts[at]) or _place(command, arguments, texts[at:], topics)), most
    )
    if actor and length and not _misspelt(command, arguments, texts[0], topics):
        return actor.name, length
    return _looks_like(command, arguments, texts[0], topics), 1


def _is_name(option: Option) -> bool:
    return Suggestion.ACTOR in option.suggests and not option.is_list


def _misspelt(command: Command, arguments: Mapping[str, str], text: str, topics: Topics) -> list[Option]:
    """Give the options for which a word looks like a value with a slip in it."""
    options = _open(command, arguments)
    return [option for option in options if isinstance(fault(option, text, topics), values.Misspelt)]


def _looks_like(command: Command, arguments: Mapping[str, str], text: str, topics: Topics) -> str:
    """Give the option that a word which none takes looks like. Raises UsageError when it is no option's."""
    if values.looks_like_fact(text):
        sentence = Phrase("{id} is the id of a fact: type /eujp fact {id}.", id=fold(text))
        raise UsageError(sentence)
    meant = _misspelt(command, arguments, text, topics)
    positional = [option for option in _open(command, arguments) if option.positional]
    may_be = [option for option in positional if option.required or _may_be(option, text)]
    if meant or len(may_be) == 1:
        return (meant or may_be)[0].name
    raise _useless(command, text, [option.name for option in may_be])


def _useless(command: Command, text: str, names: Sequence[str] = ()) -> UsageError:
    """Say that a command does nothing with some words, and which options may be meant."""
    sentence = Phrase(
        "{command} does not know what to do with “{words}”.", command=command.name, words=values.echo(text)
    )
    hint = Phrase("It takes {options}.", options=tuple(names)) if names else ""
    return UsageError(with_example(then(sentence, hint), command))


def _may_be(option: Option, text: str) -> bool:
    return option.kind is not OptionKind.INTEGER or _has_digit(text)


def _has_digit(text: str) -> bool:
    return any(map(str.isdecimal, text))


def _open(command: Command, arguments: Mapping[str, str]) -> list[Option]:
    """Give the options a loose word may be for: those that need no name, then those whose values tell by looks.

    Of topics there may be several.
    """
    options = [one for one in command.options if one.name not in arguments or one.kind is OptionKind.TOPICS]
    plain = [option for option in options if not option.positional and option.kind in _PLAIN_KINDS]
    return [*(option for option in options if option.positional), *plain]


def free_text(command: Command) -> Option | None:
    """Give the option that takes all loose words at once, or all that are left: free text that nothing checks."""
    for option in reversed(command.options):
        if option.positional and option.kind is OptionKind.TEXT and (option.check is None or option.required):
            return option
    return None
