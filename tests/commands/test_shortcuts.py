"""What a message links and quotes, whoever wrote it."""

from __future__ import annotations

import pytest

from bot.commands.registry import find
from bot.commands.shortcuts import SHORTCUTS, SeenMessage, Shortcut, addresses, find_shortcut
from bot.domain.errors import UsageError
from bot.domain.facts import LONGEST_QUOTE

(PROPOSE,) = SHORTCUTS
LINK = "https://example.org/a"
SENTENCE = "The EU and Japan signed the agreement in Tokyo."


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
    assert PROPOSE.arguments(SeenMessage((LINK, "https://example.org/b"), words)) == {"link": LINK, "quote": quote}


def test_without_a_link_a_sentence_says_what_to_choose() -> None:
    with pytest.raises(UsageError, match="holds no link: choose “Propose a fact”"):
        PROPOSE.arguments(SeenMessage((), SENTENCE))


@pytest.mark.parametrize("shortcut", SHORTCUTS, ids=lambda shortcut: shortcut.id)
def test_a_shortcut_asks_for_a_command_that_takes_what_it_gives(shortcut: Shortcut) -> None:
    command = find(shortcut.command)
    assert command is not None
    assert all(command.option(name) for name in shortcut.arguments(SeenMessage((LINK,))))


@pytest.mark.parametrize(("shortcut_id", "found"), [(PROPOSE.id, PROPOSE), ("another", None)])
def test_a_shortcut_is_found_by_its_id(shortcut_id: str, found: Shortcut | None) -> None:
    assert find_shortcut(shortcut_id) is found
