"""The table of commands keeps to what Discord and readers need."""

from __future__ import annotations

import re

import pytest

from bot.commands.command import Command, OptionKind, Right, Suggestion
from bot.commands.parse import parse
from bot.commands.registry import COMMANDS, find
from bot.domain.phrases import say
from bot.locales.load import Wordings

NAME = re.compile(r"[-_'\w]{1,32}")
TOPICS = {"trade-epa": (), "green-energy": (), "space-satellites": ()}

each_command = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)


@each_command
def test_names_are_ones_discord_takes(command: Command) -> None:
    for name in (*command.path, *(option.name for option in command.options)):
        assert NAME.fullmatch(name)
        assert name == name.lower()


@each_command
def test_descriptions_fit_and_end_without_a_full_stop(command: Command) -> None:
    for summary in (command.summary, *(option.summary for option in command.options)):
        assert 0 < len(summary) <= 100
        assert not summary.endswith(".")


@each_command
def test_required_options_come_first(command: Command) -> None:
    required = [option.required for option in command.options]
    assert required == sorted(required, reverse=True)


@each_command
def test_a_choice_has_choices_and_its_default_if_any_is_one_of_them(command: Command) -> None:
    for option in command.options:
        assert bool(option.choices) == (option.kind is OptionKind.CHOICE)
        assert len(option.choices) <= 25
        assert option.default in ("", *option.choices) or not option.choices


@each_command
def test_the_example_is_understood_as_that_command(command: Command) -> None:
    assert parse(command.example, topics=TOPICS).command is command


def test_these_commands_only_read_and_all_others_change_something() -> None:
    reading = {"latest", "search", "ask", "story", "topics", "why", "status", "home", "help", "subscriptions"}
    reading |= {"digest preview", "digest why", "digest more", "facts", "fact", "timeline", "fact review", "audit"}
    reading |= {"source list", "source test", "source export", "export"}
    assert {command.name for command in COMMANDS if command.only_reads} == reading


def test_the_number_of_a_thing_is_offered_as_what_it_is_a_number_of() -> None:
    offered = {
        command.name: option.offered
        for command in COMMANDS
        for option in command.options
        if option.name == "id" and option.kind is OptionKind.INTEGER
    }
    assert {name for name, suggests in offered.items() if not suggests} == {"flag settle"}
    assert (offered["story"], offered["unwatch"]) == ((Suggestion.STORY,), (Suggestion.WATCH,))


@pytest.mark.parametrize("name", ["ask", "report", "fact reject", "fact retract"])
def test_an_example_in_which_a_sentence_stands_is_said_in_every_language(name: str) -> None:
    command = find(name)
    assert command is not None
    for wording in (words for language, words in Wordings().items() if language != "en"):
        example = say(command.example, wording)
        assert example != command.example
        assert parse(example, topics=TOPICS).command is command


@each_command
def test_hidden_options_are_found_but_not_shown(command: Command) -> None:
    for option in command.hidden:
        assert command.option(option.name) is option
        assert option.name not in command.usage


def test_no_two_commands_share_a_path() -> None:
    paths = [command.path for command in COMMANDS]
    assert len(set(paths)) == len(paths)


def test_no_command_of_a_tree_is_the_beginning_of_another() -> None:
    """Discord takes a group's own name for no command; /eujp-admin story merge stands in another tree."""
    trees = {admin: [one.path for one in COMMANDS if one.is_admin is admin] for admin in (True, False)}
    for paths in trees.values():
        assert not [path for path in paths for other in paths if path != other and other[: len(path)] == path]


def test_who_may_do_what() -> None:
    rights = {command.name: command.right for command in COMMANDS}
    assert {name for name, right in rights.items() if right is Right.EDITOR} == {
        "source add",
        "source list",
        "source test",
        "source pause",
        "source resume",
        "source import",
        "source export",
        "source remove",
        "article hide",
        "article keep",
        "story merge",
        "story split",
        "fact propose",
        "fact review",
        "fact approve",
        "fact edit",
        "fact reject",
        "fact retract",
        "fact undo",
        "flag settle",
        "audit",
        "export",
    }
    assert {name for name, right in rights.items() if right is Right.MANAGE_CHANNEL} == {
        "digest preview",
        "subscribe",
        "unsubscribe",
        "subscriptions",
        "delivery resend",
        "subscription pause",
        "subscription resume",
        "subscription edit",
        "watch",
        "unwatch",
    }


def test_usage_marks_what_is_required() -> None:
    search = find("search")
    assert search is not None
    assert search.usage == "/eujp search <words> [topic] [since]"


def test_an_unknown_name_finds_nothing() -> None:
    assert find("lastest") is None
