"""What a message links and quotes, whoever wrote it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.commands.registry import find
from bot.commands.shortcuts import SHORTCUTS, SeenMessage, Shortcut, addresses, find_shortcut
from bot.domain.errors import UsageError
from bot.domain.facts import LONGEST_QUOTE
from bot.domain.messages import Button

FIND, REPORT, PROPOSE = SHORTCUTS
LINK = "https://example.org/a"
SENTENCE = "The EU and Japan signed the agreement in Tokyo."
COPIED = {"copied": "yes"}
ASKED = ("ask", {"question": SENTENCE, **COPIED})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(f"See {LINK}.", [LINK], id="at the end of a sentence"),
        pytest.param(f"({LINK})", [LINK], id="in brackets"),
        pytest.param("https://de.example/EU_(Japan)", ["https://de.example/EU_(Japan)"], id="with brackets of its own"),
        pytest.param(f"**{LINK}**", [LINK], id="in bold"),
        pytest.param(f"<{LINK}|words>", [LINK], id="as Slack marks it"),
        pytest.param(f"「{LINK}」を読んで。", [LINK], id="in Japanese brackets"),
        pytest.param(f"記事{LINK}、本文", [LINK], id="before a Japanese comma"),
        pytest.param("HTTPS://EXAMPLE.ORG/A", ["HTTPS://EXAMPLE.ORG/A"], id="in capitals"),
        pytest.param(f"{LINK}?x=1&y=2#part {LINK}/", [f"{LINK}?x=1&y=2#part", f"{LINK}/"], id="two"),
        pytest.param("ftp://example.org mailto:a@example.org www.example.org", [], id="none of the web's"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_addresses_are_found_without_what_follows_them(text: str, found: list[str]) -> None:
    assert list(addresses(text)) == found


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        pytest.param(f"{SENTENCE} {LINK}", SENTENCE, id="a sentence and its link"),
        pytest.param(f"Look: “{SENTENCE}” {LINK} nice", SENTENCE, id="what stands in quotation marks"),
        pytest.param(f'Look: "{SENTENCE}" {LINK}', SENTENCE, id="in plain ones"),
        pytest.param(
            f"「日EU・EPAは二月一日に発効した」 {LINK}", "日EU・EPAは二月一日に発効した", id="in Japanese ones"
        ),
        pytest.param(f"日EU・EPAは発効した。{LINK}", "日EU・EPAは発効した。", id="a Japanese sentence"),
        pytest.param(f"Have a look at this {LINK}", "", id="no statement"),
        pytest.param(f"The “EPA” {LINK}", "", id="a name in quotation marks"),
        pytest.param(f"Nice. {LINK}", "", id="too short"),
        pytest.param("word " * (LONGEST_QUOTE // 4) + ".", "", id="too long"),
        pytest.param(LINK, "", id="a link alone"),
        pytest.param("", "", id="a program's message"),
    ],
)
def test_what_a_person_quotes_is_taken_over(words: str, quote: str) -> None:
    seen = SeenMessage((LINK, "https://example.org/b"), words)
    assert asked(PROPOSE, seen) == ("fact propose", {"link": LINK, "quote": quote})


def test_what_a_program_writes_is_no_quote() -> None:
    assert asked(PROPOSE, SeenMessage((LINK,), SENTENCE, by_program=True))[1] == {"link": LINK, "quote": ""}


@pytest.mark.parametrize(
    ("message", "words"),
    [
        pytest.param(SeenMessage((LINK,)), ("search", {"words": LINK, **COPIED}), id="a link alone"),
        pytest.param(
            SeenMessage((LINK,), f"Have you\nseen {LINK} this?"),
            ("search", {"words": LINK, "passage": "Have you seen this?", **COPIED}),
            id="a link among words",
        ),
        pytest.param(
            SeenMessage(tuple(f"{LINK}/{n}" for n in range(5))),
            ("search", {"words": f"{LINK}/0 {LINK}/1 {LINK}/2", **COPIED}),
            id="many links",
        ),
        pytest.param(
            SeenMessage((LINK, f"{LINK}?{'x' * 1000}", f"{LINK}?{'y' * 1000}"), SENTENCE),
            ("search", {"words": f"{LINK} {LINK}?{'x' * 1000}", "passage": SENTENCE, **COPIED}),
            id="more of long links than there is room for",
        ),
        pytest.param(SeenMessage((f"{LINK}?{'x' * 2000}",), SENTENCE), ASKED, id="a link too long"),
        pytest.param(SeenMessage((), SENTENCE), ASKED, id="words alone"),
        pytest.param(SeenMessage((), SENTENCE, by_program=True), ASKED, id="of a program"),
        pytest.param(SeenMessage((), "語" * 900), ("ask", {"question": "語" * 300, **COPIED}), id="a long text"),
    ],
)
def test_a_message_is_looked_for_by_its_links_else_by_its_words(
    message: SeenMessage, words: tuple[str, dict[str, str]]
) -> None:
    assert asked(FIND, message) == words


STORY = Button("Story", "story", {"id": "12"})


@pytest.mark.parametrize(
    ("buttons", "arguments"),
    [
        pytest.param([STORY, Button("Why", "why", {"id": "9"})], {"story": "12"}, id="one story"),
        pytest.param([Button("Fact", "fact", {"id": "f001"})], {"fact": "f001"}, id="one fact"),
        pytest.param(
            [STORY, Button("Report", "report", {"story": "12"})], {"story": "12"}, id="two buttons of a story"
        ),
        pytest.param([Button("Report", "report", {"fact": "f001"})], {"fact": "f001"}, id="the button of its own"),
        pytest.param(
            [STORY, Button("Facts", "facts", {"story": "13"}), Button("Fact", "fact", {"id": "f001"})],
            {"among": "story:12,story:13,fact:f001"},
            id="a digest",
        ),
    ],
)
def test_an_error_is_reported_of_what_the_message_shows(buttons: list[Button], arguments: dict[str, str]) -> None:
    assert asked(REPORT, SeenMessage(()), buttons) == ("report", arguments)


@pytest.mark.parametrize(
    ("shortcut", "message", "sentence"),
    [
        pytest.param(PROPOSE, SeenMessage((), SENTENCE), "holds no link: choose “Propose a fact”", id="propose"),
        pytest.param(FIND, SeenMessage(()), "holds no words and no link: choose “Find in eujp”", id="find"),
        pytest.param(REPORT, SeenMessage((LINK,), SENTENCE), "shows no story and no fact in this message", id="report"),
    ],
)
def test_what_cannot_be_asked_of_a_message_says_which_to_choose(
    shortcut: Shortcut, message: SeenMessage, sentence: str
) -> None:
    with pytest.raises(UsageError, match=sentence):
        asked(shortcut, message, [Button("Latest", "latest"), Button("Why", "why", {"id": "9"})])


@pytest.mark.parametrize("shortcut", SHORTCUTS, ids=lambda shortcut: shortcut.id)
def test_a_shortcut_asks_for_a_command_that_takes_what_it_gives(shortcut: Shortcut) -> None:
    name, arguments = asked(shortcut, SeenMessage((LINK,), SENTENCE), [STORY])
    command = find(name)
    assert command is not None
    assert all(command.option(name) for name in arguments)
    assert shortcut.for_editors == command.is_admin


@pytest.mark.parametrize(("shortcut_id", "found"), [(PROPOSE.id, PROPOSE), ("another", None)])
def test_a_shortcut_is_found_by_its_id(shortcut_id: str, found: Shortcut | None) -> None:
    assert find_shortcut(shortcut_id) is found


def asked(shortcut: Shortcut, message: SeenMessage, buttons: Sequence[Button] = ()) -> tuple[str, dict[str, str]]:
    """Give what a shortcut asks for."""
    command, arguments = shortcut.read(message, buttons)
    return command, dict(arguments)
