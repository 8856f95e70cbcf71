"""Buttons are found in reading order, and known by what they do."""

from __future__ import annotations

from bot.domain.messages import Actions, Button, Heading, Message
from bot.views.buttons import button_key, buttons_of
from tests.contracts.messages import CHIPS


def test_buttons_that_do_the_same_share_a_key_whatever_their_labels_and_order() -> None:
    first = Button("More", "latest", {"offset": "5", "limit": "5"})
    second = Button("次へ", "latest", {"limit": "5", "offset": "5"})
    assert button_key(first) == button_key(second)


def test_buttons_that_do_something_else_have_another_key() -> None:
    assert button_key(Button("Story", "story", {"id": "1"})) != button_key(Button("Story", "story", {"id": "2"}))
    assert button_key(Button("A", "latest")) != button_key(Button("A", "topics"))


def test_every_button_of_a_message_is_found_in_reading_order() -> None:
    share = Button("Share", "share")
    message = Message("m", (Heading("h"), CHIPS, Actions((share,))))
    assert buttons_of(message) == (*CHIPS.buttons, share)
