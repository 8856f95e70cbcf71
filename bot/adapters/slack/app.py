"""The Slack bot: signs in, listens by Socket Mode or signed HTTP, and answers /eujp, buttons, shortcuts and forms."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Final

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.adapters.answering import IN_ENGLISH, Answering, Welcome, Wordings, tokens_of
from bot.adapters.once import Seen, Tasks
from bot.adapters.pictures import Draw, in_words
from bot.adapters.slack.clients import SLACK_API, library_logger, new_session, posting_client, reading_client
from bot.adapters.slack.conversation import Conversation
from bot.adapters.slack.faults import FAULTS, refusal, start_error
from bot.adapters.slack.http_mode import events_handler
from bot.adapters.slack.incoming import key_of
from bot.adapters.slack.listening import listen_to_events, listen_to_people
from bot.adapters.slack.messenger import SlackMessenger
from bot.adapters.slack.people import People
from bot.adapters.slack.render import render
from bot.adapters.slack.replying import Responder
from bot.adapters.slack.socket_mode import SocketMode
from bot.adapters.slack.standing import Standing
from bot.adapters.web.server import Handler
from bot.commands.shown_commands import as_typed
from bot.domain.errors import EujpError, SettingsError
from bot.locales.load import wording_for

Body = dict[str, Any]

_END_SECONDS: Final = 5.0
_STARTING: Final = "eujp is still starting. Please try again in a minute."


class SlackApp:
    """One workspace's bot.

    `handler` serves POST /slack/events in HTTP mode and is None in Socket Mode; `messenger` posts digests;
    `welcome` is said once in a channel the bot is added to, in the language of who added it, `draw` makes pictures of
    charts, `wordings` are the languages it speaks.
    """

    def __init__(
        self,
        bot_token: str,
        app_token: str | None,
        signing_secret: str | None,
        answerer: Answering,
        welcome: Welcome,
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
            client=reading_client(None, api_url, self._logger, self._standing),  # its token comes with `authorize`
            authorize=self._knowing(),  # type: ignore[arg-type]  # Bolt takes None, its type does not say so
            user_facing_authorize_error_message=_STARTING,
            signing_secret=signing_secret or "",
            logger=library_logger(self._logger),
        )
        self.handler: Handler | None = (
            events_handler(self._bolt, signing_secret) if signing_secret and not app_token else None
        )
        self._seen = Seen()
        self._tasks = Tasks()
        told = self._standing.connected
        self._socket = SocketMode(self._bolt, app_token, self._logger, told) if app_token else None
        self._session: aiohttp.ClientSession | None = None
        self._signed_in: AsyncSlackResponse | None = None

    async def start(self) -> None:
        """Sign in, then listen.

        Raises SettingsError naming SLACK_BOT_TOKEN or SLACK_APP_TOKEN when Slack refuses one,
        FetchError when Slack cannot be reached; then it may be called again.
        """
        session = new_session()
        self._client.session = self._posting.session = self._bolt.client.session = self._session = session
        try:
            await self._sign_in()
        except EujpError:
            await session.close()
            raise

    async def _sign_in(self) -> None:
        try:
            signed_in = await self._client.auth_test()
        except FAULTS as fault:
            raise start_error(fault, "SLACK_BOT_TOKEN") from fault
        if self._signed_in is None:
            self._listen(str(signed_in["team_id"]), str(signed_in["user_id"]))
        self._signed_in = signed_in
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
        if self._session:
            await self._session.close()

    def _listen(self, workspace: str, bot_user: str) -> None:
        people = People(self._client, workspace, self._logger)
        responder = Responder(self._posting, self._answerer.remember, self.messenger.uploads, self._logger)
        talk = Conversation(self._answerer, self._wordings, people, responder, workspace, self._logger)
        self._bolt.use(self._once)
        listen_to_people(self._bolt, talk, self._tasks.start)
        listen_to_events(self._bolt, bot_user, self._tasks.start, talk, partial(self._greet, people), self._removed)

    def _knowing(self) -> Callable[[], Awaitable[AuthorizeResult | None]]:
        """Give what tells Bolt whose app it is, as Slack said at the start: at a request it need not ask, and fail."""

        async def known() -> AuthorizeResult | None:
            said, token = self._signed_in, self._client.token
            return AuthorizeResult.from_auth_test_response(bot_token=token, auth_test_response=said) if said else None

        return known

    def _removed(self) -> None:
        self._standing.removed()
        self._logger.error("%s", self._standing.trouble())

    async def _once(self, body: Body, next_: Callable[[], Awaitable[None]]) -> BoltResponse | None:
        """Confirm what comes again without answering it again."""
        if not self._seen.is_new(key_of(body)):
            return BoltResponse(status=200)
        await next_()
        return None

    async def _greet(self, people: People, channel: str, inviter: str) -> None:
        try:
            wording = wording_for(await people.locale(inviter), self._wordings)
            welcome = as_typed(self._welcome(wording), wording)
            body = render(welcome, await tokens_of(welcome, self._answerer.remember))
            await self._posting.api_call("chat.postMessage", json={"channel": channel, **body})
        except FAULTS as fault:
            self._logger.warning("No welcome in the channel %s: %s", channel, refusal(fault))
        except Exception:  # the border to Slack: nobody else would tell the log
            self._logger.exception("The welcome could not be posted.")
