"""Where the desk is wired: its archive, catalogue and helpers opened, and how what it sends is worded."""

from __future__ import annotations

import asyncio
import gettext
import importlib.metadata
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from types import MappingProxyType
from typing import Final

from bot.adapters.clock import SystemClock
from bot.adapters.http import HttpFetcher
from bot.adapters.public_holidays import is_holiday
from bot.adapters.workers import ProcessWorkers
from bot.catalog.load import load_catalog
from bot.domain.answers import DigestContent
from bot.domain.catalog import Catalog
from bot.domain.corrections import Correction
from bot.domain.messages import Message
from bot.domain.ports import Clock, Model
from bot.domain.subscriptions import Channel, Subscription
from bot.domain.watches import Alert
from bot.locales.load import Wordings, wording_for
from bot.reading.naming.names import NameFinder
from bot.services import delivering, watching
from bot.services.desk import Desk, WordCorrection
from bot.settings import Settings
from bot.views import limits
from bot.views.corrections import correction_message
from bot.views.digest import digest_message
from bot.views.split import split
from bot.views.watches import alert_message
from bot.worker import packaged_names
from storage.database import Database
from storage.migrate import upgrade

VERSION: Final = importlib.metadata.version("eujp")

LIMITS: Final[Mapping[str, limits.Limits]] = MappingProxyType(
    {"slack": limits.SLACK, "discord": limits.DISCORD, "console": limits.CONSOLE}
)
"""How much one message holds, by platform."""


@asynccontextmanager
async def open_desk(settings: Settings, clock: Clock | None = None, model: Model | None = None) -> AsyncIterator[Desk]:
    """Bring the database up to date and give the desk; everything opened is closed again.

    Raises StorageError, CatalogError.
    """
    url = settings.database_url.get_secret_value()
    catalog = load_catalog()
    names = await asyncio.to_thread(NameFinder, catalog)
    await asyncio.to_thread(upgrade, url)
    async with AsyncExitStack() as stack:
        database = Database.open(url)
        stack.push_async_callback(database.close)
        fetcher = HttpFetcher(version=VERSION, contact=settings.contact, allow_hosts=settings.allow_hosts)
        stack.push_async_callback(fetcher.aclose)
        workers = ProcessWorkers(make_names=packaged_names)
        stack.push_async_callback(workers.close)
        yield Desk(
            database=database,
            catalog=catalog,
            names=names,
            clock=clock or SystemClock(),
            fetcher=fetcher,
            workers=workers,
            version=VERSION,
            word_correction=corrector(catalog),
            editors=settings.editors,
            homes=settings.homes,
            model=model,
            is_holiday=is_holiday,
            editors_channel=channel_at(settings.editors_channel),
        )


def composer(desk: Desk) -> delivering.Compose:
    """Give the function that words a digest and cuts it into messages its platform takes."""

    def compose(content: DigestContent) -> Sequence[Message]:
        subscription = content.subscription
        message = digest_message(content, desk.catalog, _wording(subscription), subscription.locale)
        return split(message, LIMITS[subscription.channel.platform])

    return compose


def alerter(catalog: Catalog) -> watching.Word:
    """Give the function that words an alert and cuts it into messages its platform takes."""

    def word(alert: Alert) -> Sequence[Message]:
        watch = alert.subscription
        return split(alert_message(alert, catalog, _wording(watch), watch.locale), LIMITS[watch.channel.platform])

    return word


def corrector(catalog: Catalog) -> WordCorrection:
    """Give the function that words a correction and cuts it into messages its platform takes."""

    def word(correction: Correction, subscription: Subscription) -> Sequence[Message]:
        message = correction_message(correction, catalog, _wording(subscription), subscription.locale)
        return split(message, LIMITS[subscription.channel.platform])

    return word


def _wording(subscription: Subscription) -> gettext.NullTranslations:
    return wording_for(subscription.locale, Wordings())


def channel_at(address: str) -> Channel | None:
    """Give the channel of a setting such as slack:T1:C1, None for ""."""
    return Channel(*address.split(":")) if address else None
