"""A chat as people see it: they type, press, choose and fill in; the real clients answer through the loopback."""

from __future__ import annotations

import asyncio
import json
import re
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from types import MappingProxyType
from typing import Any

import pytest

from bot.adapters.discord.app import DiscordApp
from bot.adapters.slack.app import SlackApp
from bot.adapters.web.server import WebServer, web_application
from bot.commands.answer import Answerer
from bot.domain.messages import Message, Paragraph, Text
from bot.domain.ports import Messenger
from bot.domain.subscriptions import Channel
from tests.adapters.slack_desk import granted_scopes
from tests.adapters.test_slack_http import send
from tests.fakes import slack_payloads
from tests.fakes.discord import FakeDiscord
from tests.fakes.discord_rest import TOKEN, Conversation
from tests.fakes.discord_world import CHANNEL, GUILD, PERSON, READ_MESSAGE_HISTORY, user
from tests.fakes.slack import Exchange, FakeSlack, Workspace

Json = dict[str, Any]

WELCOME = Message("Hello", (Paragraph((Text("Type /eujp help."),)),))

SECONDS = 5.0
PATIENCE = 3.0
"""Either chat gives a program so many seconds to open a form."""

_MARKS = re.compile(r"[*_`>\\#~]")
_LINK = re.compile(r"\[([^\]]+)\]\(\S+?\)")
_READ = (
    "blocks",
    "content",
    "embeds",
    "components",
    "title",
    "elements",
    "text",
    "label",
    "description",
    "fields",
    "name",
)
"""Where words stand that are read, in the order they are, in the messages of either chat."""


def words_of(message: object) -> str:
    """Give what a reader sees of a message of either chat, its buttons' labels too, without marks and line breaks."""
    return " ".join(_MARKS.sub("", _LINK.sub(r"\1", " ".join(_words(message)))).split())


def _words(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for name in _READ:
                yield from _words(value.get(name))
        case list():
            for each in value:
                yield from _words(each)


@dataclass(frozen=True, slots=True)
class Post:
    """A message that all see. `under` is the one it replies to, by its place in the channel; None for none."""

    message: Json
    under: int | None

    @property
    def words(self) -> str:
        """Give what a reader sees."""
        return words_of(self.message)


class Shown(ABC):
    """What somebody is answered: messages, one after the other, or a form.

    `errors` stand under the fields of a form that was sent off and stays open.
    """

    errors: Mapping[str, str] = MappingProxyType({})

    @property
    @abstractmethod
    def messages(self) -> list[Json]:
        """Give the messages so far."""

    @property
    @abstractmethod
    def form(self) -> Mapping[str, str] | None:
        """Give what stands in the form that is open, by field; None while none is."""

    @property
    @abstractmethod
    def is_private(self) -> bool:
        """Whether all of it is for the asker alone."""

    async def says(self, *passages: str) -> str:
        """Wait until all these passages are there, and give all words. Raises AssertionError when they do not come."""
        await until(lambda: all(passage in words_of(self.messages) for passage in passages), self.__str__)
        return words_of(self.messages)

    async def asks(self) -> Mapping[str, str]:
        """Wait for the form and give what stands in it."""
        await until(lambda: self.form is not None, self.__str__)
        return self.form or {}

    async def button(self, label: str) -> tuple[Json, Json]:
        """Wait for the first button of that label; give it and its message."""
        await until(lambda: any(_buttons(self.messages, label)), lambda: f"no button {label}: {self}")
        return next(_buttons(self.messages, label))

    def __str__(self) -> str:
        """Say what is there."""
        return f"{words_of(self.messages) or 'nothing'}; form: {self.form}"


async def until(happened: Callable[[], bool], told: Callable[[], str]) -> None:
    """Wait for something. Raises AssertionError with what there is instead."""
    try:
        async with asyncio.timeout(SECONDS):
            while not happened():  # noqa: ASYNC110  the fakes of both platforms have no common event to wait for
                await asyncio.sleep(0.005)
    except TimeoutError:
        raise AssertionError(told()) from None


def posted_button(post: Post, label: str) -> tuple[Json, Json]:
    """Give the first button of that label of a message all see, and the message."""
    return next(_buttons([post.message], label))


def _buttons(messages: list[Json], label: str) -> Iterator[tuple[Json, Json]]:
    for message in messages:
        rows = [*message.get("blocks", ()), *message.get("components", ())]
        for button in (one for row in rows for one in row.get("elements", row.get("components", ()))):
            text = button["text"]["text"] if isinstance(button.get("text"), dict) else button.get("label")
            # On a message with several cards Discord's labels begin with the card's number.
            if text and text.rpartition("· ")[2] == label:
                yield button, message


class Chat(ABC):
    """One channel of a platform. Ada and Ben are editors, Mia is not. `restart` ends the bot and starts another."""

    channel: Channel
    restart: Callable[[], Awaitable[None]]

    @abstractmethod
    def id_of(self, who: str) -> str:
        """Give somebody's id."""

    @abstractmethod
    async def type(self, command: str, who: str = "ada", **options: str) -> Shown:
        """Let someone type a command."""

    @abstractmethod
    async def press(self, button: tuple[Json, Json], who: str = "ada", *, late: bool = False) -> Shown:
        """Let someone press a button; `late` lets the three seconds pass before we hear of it."""

    @abstractmethod
    async def choose(self, text: str, who: str = "ada") -> Shown:
        """Let someone choose “Propose a fact” on a message with that text."""

    @abstractmethod
    async def send_off(
        self, shown: Shown, typed: Mapping[str, str], who: str = "ada", *, forgotten: bool = False
    ) -> Shown:
        """Let someone send the open form off with those values typed over what stands in it.

        `forgotten` is a form that the bot does not know any more.
        """

    @property
    @abstractmethod
    def posts(self) -> list[Post]:
        """Give what all see, oldest first."""

    @property
    @abstractmethod
    def told_ada(self) -> list[Post]:
        """Give what Ada was sent directly."""

    @abstractmethod
    async def hide_history(self) -> None:
        """Take from the bot the right to read what was posted."""

    @property
    @abstractmethod
    def files(self) -> list[tuple[str, bytes]]:
        """Give the names and bytes of the files people were sent."""

    async def follow(self, shown: Shown, label: str, who: str = "ada") -> Shown:
        """Let someone press the first button of that label in an answer."""
        return await self.press(await shown.button(label), who)


@dataclass
class SlackShown(Shown):
    """What came to one response_url from the `first` answer on, and the view opened for it."""

    exchange: Exchange
    views: list[Json]
    first: int
    opened: int
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def messages(self) -> list[Json]:
        """Give the messages so far."""
        return self.exchange.answers[self.first :]

    @property
    def view(self) -> Json:
        """Give the view that was opened."""
        return self.views[self.opened]

    @property
    def form(self) -> Mapping[str, str] | None:
        """Give what stands in the view."""
        if len(self.views) <= self.opened:
            return None
        return {block["block_id"]: _initial(block["element"]) for block in self.view["blocks"]}

    @property
    def is_private(self) -> bool:
        """Whether all of it is for the asker alone."""
        return all(message["response_type"] == "ephemeral" for message in self.messages)


def _initial(element: Json) -> str:
    chosen = element.get("initial_options") or filter(None, [element.get("initial_option")])
    return str(element.get("initial_value") or ",".join(option["value"] for option in chosen))


@dataclass
class SlackChat(Chat):
    """A workspace; with an `address` the bot hears of it over HTTP, else over its socket."""

    server: FakeSlack
    restart: Callable[[], Awaitable[None]]
    address: str = ""
    channel = Channel("slack", "T1", "C1")
    people = {"ada": "U1", "ben": "U2", "mia": "U3"}  # noqa: RUF012  read alone

    async def type(self, command: str, who: str = "ada", **options: str) -> Shown:
        """Let someone type a command."""
        exchange = self.server.exchange()
        line = " ".join([command, *(f'{name}:"{value}"' for name, value in options.items())])
        return await self._deliver("slash_commands", slack_payloads.slash(exchange, line, self.people[who]), exchange)

    async def press(self, button: tuple[Json, Json], who: str = "ada", *, late: bool = False) -> Shown:
        """Let someone press a button."""
        exchange = self.server.exchange()
        if late:
            self.server.views.age(exchange.trigger)
        pressed = slack_payloads.press(exchange, button[0], self.people[who])
        return await self._deliver("interactive", pressed, exchange)

    async def choose(self, text: str, who: str = "ada") -> Shown:
        """Let someone choose the shortcut."""
        exchange = self.server.exchange()
        message = {"user": "U2", "text": re.sub(r"(https?://\S+)", r"<\1>", text)}
        chosen = slack_payloads.chosen(exchange, "eujp_fact_propose", message, self.people[who])
        return await self._deliver("interactive", chosen, exchange)

    async def send_off(
        self, shown: Shown, typed: Mapping[str, str], who: str = "ada", *, forgotten: bool = False
    ) -> Shown:
        """Let someone send the open view off."""
        assert isinstance(shown, SlackShown)
        kept = json.loads(shown.view["private_metadata"]) | ({"token": "s:forgotten"} if forgotten else {})
        view = {**shown.view, "private_metadata": json.dumps(kept)}
        sent = self.server.views.sent_off(view, typed, self.people[who])
        return await self._deliver("interactive", sent, shown.exchange)

    async def _deliver(self, kind: str, payload: Json, exchange: Exchange) -> Shown:
        views = self.server.views.opened
        shown = SlackShown(exchange, views, len(exchange.answers), len(views))
        if self.address:
            body = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
            signed = slack_payloads.form(body), self.server.workspace.signing_secret
            status, text = await send(self.address, *signed)
            assert status == 200
            confirmed = json.loads(text or "{}")
        else:
            confirmed = await self.server.sockets.deliver(kind, payload)
        return replace(shown, errors=confirmed.get("errors", {}))

    @property
    def posts(self) -> list[Post]:
        """Give what stands in the channel, and what was answered to all."""
        messages = self.server.workspace.conversations["C1"].messages
        places = {message["ts"]: place for place, message in enumerate(messages)}
        return [Post(message, places.get(message.get("thread_ts", ""))) for message in messages]

    def id_of(self, who: str) -> str:
        """Give somebody's id."""
        return self.people[who]

    @property
    def told_ada(self) -> list[Post]:
        """Give what Ada was sent directly."""
        direct = self.server.workspace.conversations.get("DU1")
        return [Post(message, None) for message in direct.messages] if direct else []

    async def hide_history(self) -> None:
        """Take the scope that reading what was posted needs."""
        self.server.workspace.scopes -= {"channels:history"}

    @property
    def files(self) -> list[tuple[str, bytes]]:
        """Give the files shared in direct messages."""
        known = self.server.files.known.values()
        return [(file.name, file.content) for file in known if any(place.startswith("D") for place in file.channels)]


@dataclass
class DiscordShown(Shown):
    """What one interaction was answered."""

    conversation: Conversation

    @property
    def messages(self) -> list[Json]:
        """Give the messages so far."""
        return [*filter(None, [self.conversation.original]), *self.conversation.followups]

    @property
    def modal(self) -> Json:
        """Give the modal that was opened."""
        return self.conversation.modal or {}

    @property
    def form(self) -> Mapping[str, str] | None:
        """Give what stands in the modal."""
        if self.conversation.modal is None:
            return None
        return {field["custom_id"]: _value(field) for field in (row["component"] for row in self.modal["components"])}

    @property
    def is_private(self) -> bool:
        """Whether all of it is for the asker alone."""
        return self.conversation.ephemeral


def _value(field: Json) -> str:
    chosen = [option["value"] for option in field.get("options", ()) if option.get("default")]
    return str(field.get("value") or ",".join(chosen))


@dataclass
class DiscordChat(Chat):
    """A server."""

    server: FakeDiscord
    restart: Callable[[], Awaitable[None]]
    channel = Channel("discord", str(GUILD), str(CHANNEL))
    people = {"ada": PERSON, "ben": PERSON + 1, "mia": PERSON + 2}  # noqa: RUF012  read alone

    async def type(self, command: str, who: str = "ada", **options: str) -> Shown:
        """Let someone type a command, under whichever group offers it."""
        for group in ("eujp", "eujp-admin"):
            try:
                found = self.server.world.command(f"{group} {command}".split())
            except KeyError:
                continue
            types = {option["name"]: option["type"] for option in found.get("options") or ()}
            given = {name: int(value) if types[name] == 4 else value for name, value in options.items()}
            return DiscordShown(await self.server.slash(f"{group} {command}", given, person=self.people[who]))
        raise KeyError(command)

    async def press(self, button: tuple[Json, Json], who: str = "ada", *, late: bool = False) -> Shown:
        """Let someone press a button."""
        custom_id, message = button[0]["custom_id"], button[1]
        passed = timedelta(seconds=PATIENCE + 1 if late else 0)
        return DiscordShown(await self.server.click(custom_id, message, person=self.people[who], late=passed))

    async def choose(self, text: str, who: str = "ada") -> Shown:
        """Let someone choose the entry of the message's menu."""
        message = {**self.server.world.message(CHANNEL, {"content": text}), "author": user(PERSON)}
        return DiscordShown(await self.server.choose("Propose a fact", message, person=self.people[who]))

    async def send_off(
        self, shown: Shown, typed: Mapping[str, str], who: str = "ada", *, forgotten: bool = False
    ) -> Shown:
        """Let someone send the open modal off."""
        assert isinstance(shown, DiscordShown)
        modal = {**shown.modal, "custom_id": "f:1:s:forgotten"} if forgotten else shown.modal
        return DiscordShown(await self.server.send_off(modal, typed, person=self.people[who]))

    @property
    def posts(self) -> list[Post]:
        """Give what stands in the channel."""
        messages = self.server.world.channels[CHANNEL].messages
        places = {message["id"]: place for place, message in enumerate(messages)}
        parents = ((message.get("message_reference") or {}).get("message_id") for message in messages)
        return [Post(message, places.get(parent or "")) for message, parent in zip(messages, parents, strict=True)]

    def id_of(self, who: str) -> str:
        """Give somebody's id."""
        return str(self.people[who])

    @property
    def told_ada(self) -> list[Post]:
        """Give what Ada was sent directly."""
        direct = (one for one in self.server.world.channels.values() if one.guild is None)
        return [Post(message, None) for one in direct for message in one.messages]

    async def hide_history(self) -> None:
        """Deny the permission to read what was posted."""
        channel = self.server.world.channels[CHANNEL]
        await self.server.change_channel(replace(channel, denied=READ_MESSAGE_HISTORY))

    @property
    def files(self) -> list[tuple[str, bytes]]:
        """Give the files of answers to one person."""
        return [file for call in self.server.calls if call.path.startswith("/webhooks") for file in call.files]


@asynccontextmanager
async def in_slack(answerer: Answerer, messengers: dict[str, Messenger], *, over_http: bool) -> AsyncIterator[Chat]:
    """Give a channel of a workspace, the bot at work in it, the messenger among those of its platforms."""
    server = FakeSlack(Workspace(granted_scopes()))
    server.workspace.add_person("U3", "Mia")
    await server.start()
    here = server.workspace
    app_token, secret = (None, here.signing_secret) if over_http else (here.app_token, None)

    def made() -> SlackApp:
        app = SlackApp(here.bot_token, app_token, secret, answerer, lambda _: WELCOME, server.api_url)
        messengers["slack"] = app.messenger
        return app

    async def restart() -> None:
        """Over its socket alone: the web server keeps the first."""
        await running.pop().stop()
        running.append(made())
        await running[0].start()

    running = [made()]
    web = WebServer(web_application("1.2.3", running[0].handler), "127.0.0.1", 0)
    await web.start()
    await running[0].start()
    yield SlackChat(server, restart, f"http://127.0.0.1:{web.port}" if over_http else "")
    await running[0].stop()
    await web.stop()
    await server.stop()


@asynccontextmanager
async def in_discord(
    answerer: Answerer, messengers: dict[str, Messenger], monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Chat]:
    """Give a channel of a server, the bot at work in it, the messenger among those of its platforms."""
    async with FakeDiscord() as server:
        server.stand_in(monkeypatch)

        async def started() -> DiscordApp:
            app = DiscordApp(TOKEN, answerer, lambda _: WELCOME)
            await app.start()
            await app.wait_until_ready()
            messengers["discord"] = app.messenger
            return app

        async def restart() -> None:
            await running.pop().stop()
            running.append(await started())

        running = [await started()]
        yield DiscordChat(server, restart)
        await running[0].stop()
        assert server.problems == []
