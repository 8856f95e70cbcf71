"""The value of one option: whether it takes what was typed, and in which form."""

from __future__ import annotations

from typing import Final, assert_never

from bot.commands import translated_names, values
from bot.commands.command import Option, OptionKind
from bot.commands.named_values import Topics, language, topic, topics_of
from bot.domain.errors import UsageError
from bot.domain.nearest import nearest
from bot.domain.phrases import Phrase, Word, either, then
from bot.domain.text import fold

_LONGEST: Final = 500
"""Characters of what is no free text: all topics by their English names are less."""

_YES_NO: Final = {"true": "yes", "on": "yes", "y": "yes", "1": "yes", "false": "no", "off": "no", "n": "no", "0": "no"}


def read(option: Option, value: str, topics: Topics, called: str = "") -> str:
    """Put a value in its usual form. Raises UsageError, naming the option as it is `called`, for one it refuses."""
    name = called or option.name
    _check_length(option, value, name)
    match option.kind:
        case OptionKind.TEXT:
            return _text(option, value)
        case OptionKind.INTEGER:
            return values.number(value, name, option.minimum, option.maximum)
        case OptionKind.TOPIC | OptionKind.TOPICS:
            return (topic if option.kind is OptionKind.TOPIC else topics_of)(value, topics)
        case OptionKind.LANGUAGE:
            return language(value)
        case OptionKind.DATE:
            return (option.spoken(value) if option.spoken else None) or values.calendar(value, name)
        case OptionKind.CHOICE:
            return option.check(value) if option.check else _choice(option, value, name)
    assert_never(option.kind)


def takes(option: Option, value: str, topics: Topics) -> bool:
    """Whether a value is one for an option, or what the option means but cannot do."""
    wrong = fault(option, value, topics)
    return wrong is None or isinstance(wrong, values.Impossible)


def fault(option: Option, value: str, topics: Topics) -> UsageError | None:
    """Say why an option does not take a value, None when it does."""
    try:
        read(option, value, topics)
    except UsageError as error:
        return error
    return None


def _check_length(option: Option, value: str, name: str) -> None:
    most = option.maximum if option.kind is OptionKind.TEXT and option.maximum is not None else _LONGEST
    if len(value) > most:
        raise UsageError("{name} holds at most {count} characters.", name=name, count=most)


def _text(option: Option, value: str) -> str:
    return option.check(value) if option.check else " ".join(value.split())


def _choice(option: Option, value: str, name: str) -> str:
    """Give the choice meant: in any case, by its beginning when that is clear (fri), or a word for yes or no."""
    wanted = translated_names.choice_of(option, fold(value))
    wanted = _YES_NO.get(wanted, wanted) if "yes" in option.choices else wanted
    starting = [choice for choice in option.choices if choice.startswith(wanted)]
    if wanted in option.choices:
        return wanted
    if len(starting) == 1:
        return starting[0]
    close = nearest(wanted, option.choices)
    sentence = Phrase(
        "{name} is {choices}, not “{typed}”.",
        name=name,
        choices=either(tuple(Word(choice, "choices") for choice in option.choices)),
        typed=values.echo(value),
    )
    raise values.Misspelt(then(sentence, values.did_you_mean(close))) if close else UsageError(sentence)
