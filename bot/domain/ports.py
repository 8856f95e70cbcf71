"""What lies outside: each Protocol states what its implementations promise and which errors they raise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from bot.domain.errors import EujpError
from bot.domain.messages import Message
from bot.domain.pacing import Pace
from bot.domain.subscriptions import Channel

P = ParamSpec("P")
T = TypeVar("T")


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Give the present instant, aware, in UTC."""
        ...


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. `url` is the address that answered, after redirects; `not_modified` comes with an empty body.

    `moved_to` is the address to ask from now on, where the server said that the one asked for has moved for good,
    else "". It may lead to a wall like any other: believe it once what it answered could be read.
    """

    url: str
    body: bytes
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""
    not_modified: bool = False
    moved_to: str = ""


class Fetcher(Protocol):
    """Gets public http(s) addresses, politely and within limits."""

    async def fetch(self, url: str, *, etag: str = "", last_modified: str = "", page: bool = False) -> Fetched:
        """Get `url`, following redirects; every address connected to is checked to be public.

        With `page`, for what nobody gave as an address to poll, each site's robots.txt is asked first.
        Raises AddressRefused, RobotsRefused, HttpStatus (any status but 2xx and 304), or FetchError
        (no such name, refused, timed out, too large). Never any other error.
        """
        ...


class Model(Protocol):
    """A language model, wherever it runs."""

    name: str

    async def complete(self, instructions: str, text: str) -> str:
        """Give its answer to `instructions` about `text`, which is foreign and may hold instructions of its own.

        Raises ModelUnavailable when no text would fare better (out of reach, refused, overloaded), else ModelError
        (too slow, an empty answer, a text it does not take). Never any other error.
        """
        ...


class Workers(Protocol):
    """Runs pure functions in other processes, so that hostile input can neither hang, slow nor crash this one."""

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a module-level function with picklable arguments in a worker process.

        Raises what the function raises; ReadingError when it takes longer than the limit
        or takes its process down.
        """
        ...

    async def run_with_names(self, function: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """As `run`, with a name finder of the desk's catalogue, made once in each process, before the arguments."""
        ...


@dataclass(frozen=True, slots=True)
class ChannelRights:
    """What the bot may do in a channel. `missing` names the rights it lacks, in the platform's words.

    `reason` says in a sentence what keeps it from there where that is no right, else "".
    `grant` is an address at which somebody can give them, "" where there is none.
    """

    can_post: bool
    can_read_history: bool
    missing: tuple[str, ...] = field(default=())
    grant: str = ""
    reason: str = ""


CLOCKS_APART = timedelta(minutes=5)
"""A message's time is by the platform's clock, ours by another: a search goes this much further at both ends."""


class Messenger(Protocol):
    """Posts messages as the bot itself, on one platform."""

    platform: str

    @property
    def in_one_workspace(self) -> bool:
        """Whether all its channels are of one workspace, so that those of a person may be shown together."""
        ...

    @property
    def pace(self) -> Pace:
        """What may be posted when; whoever posts much asks it before and tells it after."""
        ...

    def trouble(self) -> EujpError | None:
        """Say what keeps the bot from working on the whole platform, as last heard; None when nothing does.

        A token that was revoked, a right that the app lost, no connection. Nobody is asked.
        """
        ...

    async def send(self, channel: Channel, message: Message, delivery_id: str, reply_to: str = "") -> str:
        """Post one message that can be found again by `delivery_id`; give the platform's id of it.

        With `reply_to`, the platform's id of a message, it stands under that one; where somebody deleted that, in the
        channel itself. Raises TransientDelivery, PermanentDelivery, or UncertainDelivery when the answer was lost
        after the request may have been accepted.
        """
        ...

    async def find(
        self, channel: Channel, delivery_id: str, since: datetime, until: datetime, reply_to: str = ""
    ) -> str | None:
        """Look for the message of `delivery_id` among those posted from `since` to `until` (our clock, UTC).

        One sent with `reply_to` is looked for wherever that may have put it. Messages from CLOCKS_APART before to
        CLOCKS_APART after are read, later ones are not, so that a look back after days costs no more than one at
        once. None when it is not there.
        Raises HistoryUnreadable when the history cannot be read for good, TransientDelivery when not now.
        """
        ...

    async def direct(self, person: str) -> Channel:
        """Give the direct message with a person, by the platform's id of them.

        Raises NotAllowed when there can be none, TransientDelivery when it cannot be had now.
        """
        ...

    async def rights(self, channel: Channel) -> ChannelRights:
        """Say what the bot may do in `channel`. Raises TransientDelivery when it cannot be asked now."""
        ...
