"""The Slack bot: signs in, listens by Socket Mode or signed HTTP, and answers /eujp, buttons, shortcuts and forms."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any, Final

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse

from bot.adapters.answering import IN_ENGLISH, Answering, Wordings, tokens_of
from bot.adapters.once import Seen, Tasks
from bot.adapters.pictures import Draw, in_words
from bot.adapters.slack.clients import SLACK_API, library_logger, posting_client, reading_client
from bot.adapters.slack.conversation import Conversation
from bot.adapters.slack.faults import FAULTS, refusal, start_error
from bot.adapters.slack.forms import FORM_ID, sent_off
from bot.adapters.slack.http_mode import events_handler
from bot.adapters.slack.incoming import asked_by_click, asked_by_command, key_of, opened_home, seen_message, takes_token
from bot.adapters.slack.messenger import SlackMessenger
from bot.adapters.slack.people import People
from bot.adapters.slack.render import ACTION_PREFIX, render
from bot.adapters.slack.replying import Responder
from bot.adapters.slack.socket_mode import SocketMode
from bot.adapters.slack.standing import Standing
from bot.adapters.web.server import Handler
from bot.commands.shortcuts import SHORTCUTS, find_shortcut
from bot.domain.errors import SettingsError
from bot.domain.messages import Message

Body = dict[str, Any]

_END_SECONDS: Final = 5.0


class SlackApp:
    """One workspace's bot.

    `handler` serves POST /slack/events in HTTP mode and is None in Socket Mode; `messenger` posts digests;
    `welcome` is said once in a channel the bot is added to, `draw` makes pictures of charts, `wordings` are the
    languages in which people are told what goes wrong.
    """

    def __init__(
        self,
        bot_token: str,
        app_token: str | None,
        signing_secret: str | None,
        answerer: Answering,
        welcome: Message,
        api_url: str = SLACK_API,
        logger: logging.Logger | None = None,
        draw: Draw = in_words,
        *,
        wordings: Wordings = IN_ENGLISH,
    ) -> None:
        if not app_token and not signing_secret:
            raise SettingsError(
                "Beside SLACK_BOT_TOKEN, Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP mode)."
            )
        self._logger = logger or logging.getLogger(__name__)
        self._answerer = answerer
        self._welcome = welcome
        self._wordings = wordings
        self._standing = Standing()
        self._client = reading_client(bot_token, api_url, self._logger, self._standing)
        self._posting = posting_client(bot_token, api_url, self._logger, standing=self._standing)
        self.messenger = SlackMessenger(self._posting, answerer.remember, draw)
        self._bolt = AsyncApp(
            name="eujp.slack",
            client=self._client,
            signing_secret=signing_secret or "",
            logger=library_logger(self._logger),
        )
        self.handler: Handler | None = None if app_token else events_handler(self._bolt)
        self._seen = Seen()
        self._tasks = Tasks()
        told = self._standing.connected
        self._socket = SocketMode(self._bolt, app_token, self._logger, told) if app_token else None
        self._listens = False

    async def start(self) -> None:
        """Sign in, then listen.

        Raises SettingsError naming SLACK_BOT_TOKEN or SLACK_APP_TOKEN when Slack refuses one,
        FetchError when Slack cannot be reached; then it may be called again.
        """
        try:
            signed_in = await self._client.auth_test()
        except FAULTS as fault:
            raise start_error(fault, "SLACK_BOT_TOKEN") from fault
        if not self._listens:
            self._listen(str(signed_in["team_id"]), str(signed_in["user_id"]))
            self._listens = True
        if self._socket:
            await self._socket.open()
        mode = "Socket Mode" if self._socket else "HTTP mode"
        self._logger.info("Slack: signed in to %s as %s, %s.", signed_in["team"], signed_in["user"], mode)
        if lacks := self._standing.trouble():
            self._logger.warning("%s", lacks)

    async def stop(self) -> None:
        """Listen no more, and let the answers under way end."""
        if self._socket:
            await self._socket.close()
        await self._tasks.stop(_END_SECONDS)

    def _listen(self, workspace: str, bot_user: str) -> None:
        people = People(self._client, workspace, self._logger)
        responder = Responder(self._posting, self._answerer.remember, self.messenger.uploads, self._logger)
        talk = Conversation(self._answerer, self._wordings, people, responder, workspace, self._logger)
        self._bolt.use(self._once)
        self._listen_to_people(talk)
        self._listen_to_events(talk, bot_user)

    def _listen_to_people(self, talk: Conversation) -> None:

        async def command(ack: AsyncAck, body: Body) -> None:
            await ack()
            self._tasks.start(talk.command(asked_by_command(body), body.get("text", "")))

        async def button(ack: AsyncAck, body: Body) -> None:
            await ack()
            self._tasks.start(talk.click(asked_by_click(body), body["actions"][0]["value"]))

        async def shortcut(ack: AsyncAck, body: Body) -> None:
            await ack()
            chosen = find_shortcut(body["callback_id"])
            if chosen:
                self._tasks.start(talk.shortcut(asked_by_click(body), chosen, seen_message(body["message"])))

        async def submitted(ack: AsyncAck, body: Body) -> None:
            await ack()
            self._tasks.start(talk.submit(sent_off(body)))

        self._bolt.command(re.compile("^/eujp"))(command)
        self._bolt.action(re.compile(f"^{ACTION_PREFIX}"))(button)
        for each in SHORTCUTS:
            self._bolt.message_shortcut(each.id)(shortcut)
        self._bolt.view_submission(FORM_ID)(submitted)

    def _listen_to_events(self, talk: Conversation, bot_user: str) -> None:
        async def joined(body: Body) -> None:
            if body["event"]["user"] == bot_user:
                self._tasks.start(self._greet(body["event"]["channel"]))

        async def opened(body: Body) -> None:
            asked = opened_home(body["event"])
            if asked:
                self._tasks.start(talk.home(asked))

        async def removed(body: Body) -> None:
            if takes_token(body["event"], bot_user):
                self._standing.removed()
                self._logger.error("%s", self._standing.trouble())

        self._bolt.event("member_joined_channel")(joined)
        self._bolt.event("app_home_opened")(opened)
        self._bolt.event("app_uninstalled")(removed)
        self._bolt.event("tokens_revoked")(removed)

    async def _once(self, body: Body, next_: Callable[[], Awaitable[None]]) -> BoltResponse | None:
        """Confirm what comes again without answering it again."""
        if not self._seen.is_new(key_of(body)):
            return BoltResponse(status=200)
        await next_()
        return None

    async def _greet(self, channel: str) -> None:
        try:
            body = render(self._welcome, await tokens_of(self._welcome, self._answerer.remember))
            await self._posting.api_call("chat.postMessage", json={"channel": channel, **body})
        except FAULTS as fault:
            self._logger.warning("No welcome in the channel %s: %s", channel, refusal(fault))
        except Exception:  # the border to Slack: nobody else would tell the log
            self._logger.exception("The welcome could not be posted.")
