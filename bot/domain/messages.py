"""The neutral message: a typed tree that each chat renders its own way, and the requests that ask for one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias

from bot.domain.moments import Moment


class Style(StrEnum):
    """How a piece of text looks."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"


class Tone(StrEnum):
    """What a message is, for a colour or an icon."""

    NEUTRAL = "neutral"
    GOOD = "good"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters, foreign or ours: never markup."""

    value: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Link:
    """A labelled http(s) address."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class When:
    """A moment, shown at its precision and, for an instant, in the reader's zone where the platform can.

    `words` are what is shown where it cannot, in the language of the message.
    """

    moment: Moment
    words: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words taken verbatim from a stored text."""

    value: str


Inline: TypeAlias = Text | Link | When | Quote
Line: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Button:
    """A button that asks for `command` with `arguments`, as if it had been typed; "share" posts a reply publicly."""

    label: str
    command: str
    arguments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heading:
    """A title over what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Labelled values, side by side where there is room."""

    pairs: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story at a glance, labels already in the reader's language. Never cut in two.

    `title` is the headline (a link where there is an address), `dateline` its dates and origins,
    `sentences` the summary, each verbatim, `written` what a machine wrote, saying so, `sources` one line a report,
    `tags` topics and badges.
    """

    story_id: int
    title: Text | Link
    dateline: Line
    sentences: tuple[Quote, ...]
    sources: tuple[Line, ...]
    tags: tuple[str, ...] = ()
    notes: tuple[Line, ...] = ()
    buttons: tuple[Button, ...] = ()
    written: Line = ()


@dataclass(frozen=True, slots=True)
class FactCard:
    """A fact at a glance: its statement, dates and status, and one line a citation. Never cut in two."""

    fact_id: str
    title: Text
    dateline: Line
    statement: Text
    citations: tuple[Line, ...]
    tags: tuple[str, ...] = ()
    notes: tuple[Line, ...] = ()
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Image:
    """A picture at a public https address, with the words that stand for it."""

    url: str
    alternative: str


@dataclass(frozen=True, slots=True)
class ChartWords:
    """What is written on a chart: `now` and `before` name its two rows of bars, `labels` their pairs."""

    title: str
    now: str
    before: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers as a picture of bars, two for each label, drawn when the message is sent.

    `alternative` says the same in words, and stands for it wherever no picture can be had. `plain` is what is written
    on it, in English, where no font has the characters of `words`.
    """

    words: ChartWords
    plain: ChartWords
    now: tuple[float, ...]
    before: tuple[float, ...]
    alternative: str


@dataclass(frozen=True, slots=True)
class Note:
    """Small print."""

    line: Line


@dataclass(frozen=True, slots=True)
class Divider:
    """A line between two parts."""


@dataclass(frozen=True, slots=True)
class Actions:
    """A row of buttons.

    `about` names what they act on, in 20 characters at most, where a message has several such rows: not every chat
    shows them beneath it. "" needs no name.
    """

    buttons: tuple[Button, ...]
    about: str = ""


Block: TypeAlias = (
    Heading | Paragraph | Bullets | Fields | StoryCard | FactCard | Image | Chart | Note | Divider | Actions
)


@dataclass(frozen=True, slots=True)
class Message:
    """What is said, before any platform's markup. `summary` stands in for it in notifications and logs.

    Of one that was split, `cards_before` counts the cards in the parts before this one.
    """

    summary: str
    blocks: tuple[Block, ...] = ()
    tone: Tone = Tone.NEUTRAL
    cards_before: int = 0

    def __post_init__(self) -> None:
        """Refuse an empty summary: Slack sends nothing without one."""
        if not self.summary.strip():
            raise ValueError("a message needs a summary")


@dataclass(frozen=True, slots=True)
class Cursor:
    """The request that gives the next page."""

    command: str
    arguments: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that comes with a reply.

    `sent_apart` says that it was sent to the asker directly, for a chat whose private answers hold no file, and
    `not_sent` what to do where it could not be sent at all.
    """

    name: str
    media_type: str
    content: bytes = field(repr=False)
    sent_apart: str
    not_sent: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A message out, with a file or without. `private` shows it to the asker alone; `more` leads to the next page."""

    message: Message
    private: bool = True
    more: Cursor | None = None
    attachment: Attachment | None = None


_MOST_FIELDS: Final = 5


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form. `value` stands in it at first, `example` while it is empty; `longest` is in characters.

    Of `choices`, each (label, value), one may be chosen, or where `several` any number: then `value` holds them between
    commas.
    """

    name: str
    label: str
    value: str = ""
    hint: str = ""
    required: bool = True
    longest: int = 200
    is_long: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    several: bool = False
    example: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form to fill in: sent off, it asks for `command` with `arguments` and what stands in its fields, by name.

    `title` and `submit` have at most 24 characters (Slack; Discord takes 45), `fields` at most five (Discord).
    """

    title: str
    submit: str
    command: str
    fields: tuple[FormField, ...]
    arguments: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what no platform shows: no field, more than five, or two of one name."""
        names = {each.name for each in self.fields}
        if not 1 <= len(self.fields) <= _MOST_FIELDS or len(names) < len(self.fields):
            raise ValueError("a form needs one to five fields of different names")


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks. `manages_channel` and `is_admin` are what the platform says of them in that place.

    `workspace` is what they are admin of where the place has none, as a direct message in Slack. `has_unknown_rights`
    is whether the platform might tell of more when it is asked later.
    """

    platform: str
    id: str
    name: str = ""
    manages_channel: bool = False
    is_admin: bool = False
    workspace: str = ""
    has_unknown_rights: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where they ask: workspace is a Slack team or Discord server, "" in a direct message."""

    platform: str
    workspace: str
    channel: str


@dataclass(frozen=True, slots=True)
class Request:
    """A command in, the same for slash command, button, modal and command line.

    `arguments` maps option names to what was typed; `as_of` is the instant of asking, in UTC.
    """

    person: Person
    place: Place
    command: str
    arguments: Mapping[str, str]
    locale: str
    as_of: datetime
