"""What a handler gets: a request whose arguments are checked, and what is needed to answer it."""

from __future__ import annotations

import gettext
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.commands import rights
from bot.commands.command import Command, Right
from bot.domain.messages import Cursor, Form, Reply, Request
from bot.domain.moments import parse_moment
from bot.domain.ports import Messenger
from bot.domain.subscriptions import Channel
from bot.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Ask:
    """A request whose arguments are checked, and what is needed to answer it."""

    desk: Desk
    messengers: Mapping[str, Messenger]
    command: Command
    request: Request
    arguments: Mapping[str, str]
    wording: gettext.NullTranslations
    is_shared: bool = False
    """Whether the whole channel will see the answer."""

    def may(self, right: Right) -> bool:
        """Whether the asker holds a right where they ask."""
        asked, desk = self.request, self.desk
        return rights.holds(right, asked.person, asked.place, editors=desk.editors, homes=desk.homes)

    @property
    def is_for_editor(self) -> bool:
        """Whether an editor alone will see the answer."""
        asked, desk = self.request, self.desk
        is_editor = rights.is_editor(asked.person, asked.place, editors=desk.editors, homes=desk.homes)
        return is_editor and not self.is_shared

    @property
    def locale(self) -> str:
        """The language the answer is worded in."""
        return self.request.locale

    @property
    def channel(self) -> Channel:
        """The channel it was asked in."""
        place = self.request.place
        return Channel(place.platform, place.workspace, place.channel)

    @property
    def as_of(self) -> datetime:
        """The instant of the first page, so that paging neither repeats nor skips."""
        given = self.arguments.get("as_of")
        return datetime.fromisoformat(given).astimezone(UTC) if given else self.request.as_of

    def value(self, name: str) -> str:
        """Give what was typed for an option, else the registry's default, "" where there is none."""
        option = self.command.option(name)
        return self.arguments.get(name) or (option.default if option else "")

    def number(self, name: str) -> int:
        """Give a whole number, 0 where there is none; the registry has checked it."""
        return int(self.value(name) or 0)

    @property
    def since(self) -> datetime | None:
        """The first instant of the date given."""
        given = self.arguments.get("since")
        return parse_moment(given, "typed").value if given else None


Handler = Callable[[Ask], Awaitable[Reply]]

FormMaker = Callable[[Ask], Awaitable[Form | Reply]]
"""Makes a command's form, or says why there is none. What was given stands in `arguments`, unchecked where invalid.

What was typed for a field replaces the value the form was made with (see forms.filled).
"""


def compact(instant: datetime) -> str:
    """Write an instant as briefly as a button can carry it, at the next whole second so that nothing seen drops out."""
    whole = (instant + timedelta(microseconds=999_999)).replace(microsecond=0)
    return f"{whole.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def next_page(ask: Ask, shown: int) -> Cursor:
    """Give the request for what follows the `shown` ones."""
    paging = {"offset": str(ask.number("offset") + shown), "as_of": compact(ask.as_of)}
    return Cursor(ask.request.command, {**ask.arguments, **paging})
