"""A form as commands give it, for the tests of the chats."""

from __future__ import annotations

from typing import Final

from bot.domain.messages import Form, FormField

FORM = Form(
    "Propose a fact",
    "Propose",
    "fact propose",
    (
        FormField("statement", "Statement", hint="One sentence", longest=600, is_long=True),
        FormField("date", "Date", "2024", longest=10),
        FormField("state", "State", "none", required=False, choices=(("—", "none"), ("in force", "in force"))),
        FormField("place", "Place", required=False),
    ),
    {"link": "https://example.org/a"},
)
LONGEST = Form(
    "T" * 60,
    "S" * 60,
    "fact propose",
    (
        FormField("a", "L" * 3_000, "🇪🇺" * 5_000, "H" * 3_000, longest=9_000, is_long=True),
        FormField("b", "L", "x2", choices=tuple(("C" * 200, f"x{number}") for number in range(25))),
        FormField("c", "L", "x2", choices=tuple(("C" * 200, f"x{number}") for number in range(101))),
    ),
)
"""Longer than either chat takes, in every part."""

SEVERAL: Final = Form(
    "Watch",
    "Watch",
    "watch",
    (
        FormField(
            "topics",
            "Topics",
            "b, c",
            required=False,
            choices=(("Aid", "a"), ("Borders", "b"), ("Chips", "c")),
            several=True,
        ),
    ),
)
"""Any number of choices, two of which stand."""
