"""Where a running bot is wired, settings in: its chats, its web port and its schedule around the desk of `opening`."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Coroutine, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta

from bot.adapters.answering import Answering
from bot.adapters.discord.app import DiscordApp
from bot.adapters.model import OpenAIModel
from bot.adapters.pace import Paced
from bot.adapters.pictures import Draw, Pictures
from bot.adapters.scheduler import Tick, Ticker
from bot.adapters.slack.app import SlackApp
from bot.adapters.web.server import Handler, WebServer, web_application
from bot.commands.answer import Answerer
from bot.commands.shown_commands import ADMIN, as_typed
from bot.domain.answers import SourceReport
from bot.domain.curation import ReviewQueue
from bot.domain.errors import FetchError
from bot.domain.facts import Fact
from bot.domain.messages import Message
from bot.domain.ports import Messenger, Model
from bot.domain.subscriptions import Channel
from bot.locales.load import ENGLISH, Wordings
from bot.opening import LIMITS, VERSION, alerter, channel_at, composer, open_desk
from bot.services import collecting, delivering, noticing, reviewing, sending, starting, watching, weighing, writing
from bot.services.desk import Desk
from bot.services.reviewing import ReviewPlan
from bot.settings import Settings
from bot.views.desk import notice_message, welcome_message
from bot.views.review import review_message
from bot.views.split import split

_LOG = logging.getLogger(__name__)

_POLL_EVERY = timedelta(minutes=1)
_COMPOSE_EVERY = timedelta(seconds=10)
_WATCH_EVERY = timedelta(seconds=15)
_SEND_EVERY = timedelta(seconds=2)
_RECONCILE_EVERY = timedelta(seconds=30)
_CONNECT_EVERY = timedelta(minutes=1)
_NOTICE_EVERY = timedelta(hours=1)
_WRITE_EVERY = timedelta(minutes=1)
_WEIGH_EVERY = timedelta(minutes=1)
_REVIEW_EVERY = timedelta(minutes=1)
_STOP_SECONDS = 3.0
"""For what is under way when the bot is stopped; a poll cut off comes again, a send cut off is looked up."""


async def run(settings: Settings) -> None:
    """Start every chat that has a token, the web port and the schedule; return after SIGTERM or SIGINT.

    Raises SettingsError when a token is refused or a package is missing; a chat that cannot be reached is tried again
    every minute.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with _open_model(settings) as model, open_desk(settings, model=model) as desk, AsyncExitStack() as stack:
        await _prepare(desk)
        chats = _Chats(settings, desk, stack)
        await _start_web(settings, chats.slack_events, stack)
        if not await _before(stop, chats.start()):
            return
        _say_what_lacks(settings)
        connect = Tick("connect", _CONNECT_EVERY, chats.start)
        notice = _notice_tick(desk, settings.editors_channel, settings.locale, chats.messengers)
        review = [_review_tick(desk, settings, chats.messengers)] if settings.editors_channel else []
        write = [_write_tick(desk, model, settings.model_language)] if model else []
        ticker = Ticker((*_ticks(desk, chats.messengers), connect, notice, *review, *write))
        ticker.start()
        stack.push_async_callback(ticker.stop, _STOP_SECONDS)
        _LOG.info("eujp %s is running. Stop it with Ctrl-C.", VERSION)
        await stop.wait()
        _LOG.info("Stopping.")


@asynccontextmanager
async def _open_model(settings: Settings) -> AsyncIterator[OpenAIModel | None]:
    """Give the language model that is set, if one is, and say which. Raises SettingsError without its package."""
    if not settings.model_url:
        _LOG.info("No language model is used: EUJP_MODEL_URL is not set.")
        yield None
        return
    key = settings.model_key.get_secret_value() if settings.model_key else ""
    model = OpenAIModel(settings.model_url, settings.model_name, key)
    _LOG.info("The language model %s writes of new articles; what their texts do not hold is not shown.", model.name)
    try:
        yield model
    finally:
        await model.aclose()


async def _before(stop: asyncio.Event, work: Coroutine[None, None, None]) -> bool:
    """Do the work unless the bot is stopped first; whether it was done."""
    doing, stopping = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    await asyncio.wait({doing, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if doing.done():
        await doing
        return True
    doing.cancel()
    await asyncio.wait({doing}, timeout=_STOP_SECONDS)
    return False


class _Chats:
    """The chats that have a token; `messengers` holds those that are started."""

    def __init__(self, settings: Settings, desk: Desk, stack: AsyncExitStack) -> None:
        self.messengers: dict[str, Messenger] = {}
        answerer = Paced(Answerer(desk, Wordings(), self.messengers), Wordings())
        draw = Pictures(desk.workers).draw
        slack = _slack(settings, answerer, draw)
        self.slack_events = slack.handler if slack else None
        self._waiting: list[SlackApp | DiscordApp] = [slack] if slack else []
        if settings.discord_token:
            token = settings.discord_token.get_secret_value()
            self._waiting.append(DiscordApp(token, answerer, welcome_message, draw=draw, wordings=Wordings()))
        for chat in self._waiting:  # also one that is stopped before it has started
            stack.push_async_callback(chat.stop)

    async def start(self) -> None:
        """Start what is not started yet. Raises SettingsError when a token is refused."""
        for chat in tuple(self._waiting):
            try:
                await chat.start()
            except FetchError as error:
                _LOG.warning("%s is tried again in a minute: %s", chat.messenger.platform.capitalize(), error)
                continue
            self.messengers[chat.messenger.platform] = chat.messenger
            self._waiting.remove(chat)


async def _prepare(desk: Desk) -> None:
    prepared = await starting.prepare(desk)
    if prepared.facts or prepared.sources:
        _LOG.info("Loaded %d starter facts and %d default sources.", prepared.facts, prepared.sources)


async def _start_web(settings: Settings, events: Handler | None, stack: AsyncExitStack) -> None:
    web = WebServer(web_application(VERSION, events), settings.host, settings.port)
    stack.push_async_callback(web.stop)
    await web.start()
    _LOG.info("Web port: http://%s:%d/healthz.", settings.host, web.port)


def _slack(settings: Settings, answerer: Answering, draw: Draw) -> SlackApp | None:
    if not settings.slack_bot_token:
        return None
    return SlackApp(
        settings.slack_bot_token.get_secret_value(),
        settings.slack_app_token.get_secret_value() if settings.slack_app_token else None,
        settings.slack_signing_secret.get_secret_value() if settings.slack_signing_secret else None,
        answerer,
        welcome_message,
        api_url=settings.slack_api_url,
        draw=draw,
        wordings=Wordings(),
    )


def _say_what_lacks(settings: Settings) -> None:
    if not settings.slack_bot_token:
        _LOG.warning("Slack is not started: SLACK_BOT_TOKEN is not set.")
    if not settings.discord_token:
        _LOG.warning("Discord is not started: DISCORD_TOKEN is not set.")
    if not settings.editors and not settings.homes:
        _LOG.warning("Nobody can add sources in a chat: neither EUJP_EDITORS nor EUJP_HOMES is set.")


def _write_tick(desk: Desk, model: Model, language: str) -> Tick:
    async def write() -> None:
        written = await writing.write_due(desk, model, language)
        if written:
            _LOG.info("%s wrote of %d articles.", model.name, written)

    return Tick("write", _WRITE_EVERY, write)


def _as_typed_in(channel: Channel, message: Message, locale: str) -> Message:
    """Write the commands as the editors type them there; Discord shows each reader names of their own language."""
    if channel.platform == "discord":
        return as_typed(message, Wordings()[ENGLISH], ADMIN)
    return as_typed(message, Wordings()[locale])


def _notice_tick(desk: Desk, address: str, locale: str, messengers: Mapping[str, Messenger]) -> Tick:
    channel = channel_at(address)

    def word(reports: Sequence[SourceReport]) -> Message:
        message = notice_message(reports, desk.clock.now(), Wordings()[locale])
        return _as_typed_in(channel, message, locale) if channel else message

    async def notice() -> None:
        messenger = messengers.get(channel.platform) if channel else None
        await noticing.notice_editors(desk, word, channel, messenger)

    return Tick("notice", _NOTICE_EVERY, notice)


def _review_tick(desk: Desk, settings: Settings, messengers: Mapping[str, Messenger]) -> Tick:
    channel = Channel(*settings.editors_channel.split(":"))
    plan = ReviewPlan(channel, settings.review_at, settings.review_zone, settings.review_limit)

    def word(queue: ReviewQueue, facts: Sequence[Fact]) -> Sequence[Message]:
        message = review_message(queue, facts, desk.catalog, Wordings()[settings.locale], settings.locale)
        return split(_as_typed_in(channel, message, settings.locale), LIMITS[channel.platform])

    async def review() -> None:
        messenger = messengers.get(channel.platform)
        if messenger and (shown := await reviewing.bring_review(desk, plan, word, messenger)):
            _LOG.info("The editors were shown %d proposals and flags.", shown)

    return Tick("review", _REVIEW_EVERY, review)


def _watch_ticks(desk: Desk, messengers: Mapping[str, Messenger]) -> tuple[Tick, ...]:
    """Give the look and the alerts apart: where a look fails, what has matched is told all the same."""
    word = alerter(desk.catalog)

    async def look() -> None:
        await watching.look(desk)

    async def alert() -> None:
        await watching.alert_due(desk, word, tuple(messengers))

    return Tick("watch", _WATCH_EVERY, look), Tick("alert", _WATCH_EVERY, alert)


def _ticks(desk: Desk, messengers: Mapping[str, Messenger]) -> tuple[Tick, ...]:
    compose = composer(desk)

    async def poll() -> None:
        polled = await collecting.poll_due(desk)
        if polled:
            failed = sum(bool(one.error) for one in polled)
            offline = collecting.offline_sentence(polled)
            said = offline or f"Polled {len(polled)} sources; {len(polled) - failed} answered."
            _LOG.log(logging.WARNING if failed else logging.INFO, "%s", said)

    async def compose_digests() -> None:
        await delivering.compose_due(desk, compose, tuple(messengers))

    async def send() -> None:
        await sending.send_due(desk, messengers)

    async def reconcile() -> None:
        await sending.reconcile(desk, messengers)

    async def weigh() -> None:
        weighed = await weighing.weigh_due(desk)
        if weighed.came_to_something:
            _LOG.log(logging.WARNING if weighed.failed else logging.INFO, "%s", weighing.weighed_sentence(weighed))

    return (
        Tick("poll", _POLL_EVERY, poll),
        Tick("weigh", _WEIGH_EVERY, weigh),
        Tick("compose", _COMPOSE_EVERY, compose_digests),
        *_watch_ticks(desk, messengers),
        Tick("send", _SEND_EVERY, send),
        Tick("reconcile", _RECONCILE_EVERY, reconcile),
    )
