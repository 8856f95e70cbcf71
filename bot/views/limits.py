"""The platforms' limits as data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

_NONE: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one message of a platform holds. Texts are measured by `cost`, in UTF-16 units after escaping.

    `characters` bounds a whole message and `plain` what of it stands outside cards; `card` bounds one card.
    `blocks` counts the platform's own blocks, of which a card takes up to `card_blocks`, any other block one.
    `embeds` counts cards, field lists, images and each run of other blocks between them.
    `text` is the longest paragraph or list, `note` the longest note or list line, `heading` the longest title,
    `summary` the longest summary, `url` the longest address that is linked, `label` the longest button label.
    A list of fields has at most `fields` pairs of `field_name` and `field_value`.
    A row has `row` buttons; `buttons` bounds them all and `rows` the rows, where buttons of cards are packed row by row
    in order and each Actions block (of at most one row) has a row of its own. Where buttons count among the
    characters, each takes `button` beside its label.
    `escaped` are the ASCII characters that a renderer may write longer, each as up to `escape_cost`.
    """

    characters: int
    plain: int
    card: int
    blocks: int
    card_blocks: int
    embeds: int
    text: int
    note: int
    heading: int
    summary: int
    url: int
    label: int
    fields: int
    field_name: int
    field_value: int
    row: int
    buttons: int
    rows: int
    button: int = 0
    escaped: bytes = b""
    escape_cost: int = 1


@dataclass(frozen=True, slots=True)
class FormLimits:
    """How much a form of a platform holds, in UTF-16 units.

    `value` bounds what is typed into a field; a field offers at most `choices`, each label and value of `choice`.
    """

    title: int
    submit: int
    label: int
    hint: int
    example: int
    value: int
    choices: int
    choice: int


SLACK: Final = Limits(
    characters=9_500,
    plain=9_500,
    card=2_800,
    blocks=45,
    card_blocks=8,
    embeds=_NONE,
    text=2_900,
    note=1_900,
    heading=140,
    summary=300,
    url=1_000,
    label=70,
    fields=10,
    field_name=200,
    field_value=1_700,
    row=5,
    buttons=100,
    rows=_NONE,
    button=100,
    escaped=b"&<>",
    escape_cost=5,
)
"""Slack's Block Kit reference: 50 blocks, section text 3,000, 10 fields of 2,000, header 150, button text 75.

An undocumented total near 13,200 characters over all blocks gives msg_blocks_too_long, and whether what a button
carries unseen is counted is not said either: hence 9,500 with all a button may hold.
"""

SLACK_HOME: Final = replace(SLACK, blocks=95)
"""Slack's reference of Home views: 100 blocks."""

DISCORD: Final = Limits(
    characters=5_600,
    plain=1_900,
    card=3_600,
    blocks=_NONE,
    card_blocks=1,
    embeds=10,
    text=1_600,
    note=900,
    heading=240,
    summary=300,
    url=1_000,
    label=75,
    fields=25,
    field_name=240,
    field_value=1_000,
    row=5,
    buttons=24,
    rows=5,
    escaped=b"\\*_~|`<>#+-=[](){}@:.!/",
    escape_cost=2,
)
"""Discord's message reference: content 2,000, 10 embeds with 6,000 over all, description 4,096, title 256.

25 fields of 256 and 1,024; five rows of five buttons, label 80. The 25th is left for the one by which a delivery is
found again.
"""

ROW: Final = min(SLACK.row, DISCORD.row)
"""Buttons that stand in one row wherever they are shown."""

SLACK_FORM: Final = FormLimits(
    title=24, submit=24, label=2_000, hint=2_000, example=150, value=3_000, choices=100, choice=75
)
"""Slack's reference of modal views, input blocks and select menus."""

DISCORD_FORM: Final = FormLimits(
    title=45, submit=45, label=45, hint=100, example=100, value=4_000, choices=25, choice=100
)
"""Discord's component reference: modals, labels with their descriptions, text inputs, string selects.

The button under a modal is Discord's own, so that `submit` is not shown.
"""

UNLIMITED: Final = Limits(
    characters=_NONE,
    plain=_NONE,
    card=_NONE,
    blocks=_NONE,
    card_blocks=1,
    embeds=_NONE,
    text=_NONE,
    note=_NONE,
    heading=_NONE,
    summary=_NONE,
    url=_NONE,
    label=_NONE,
    fields=_NONE,
    field_name=_NONE,
    field_value=_NONE,
    row=_NONE,
    buttons=_NONE,
    rows=_NONE,
)
"""Holds anything."""

CONSOLE: Final = UNLIMITED
"""A terminal scrolls."""
