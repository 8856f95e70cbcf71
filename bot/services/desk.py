"""The desk: everything a use case works with, wired once by the app."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.domain.catalog import Catalog
from bot.domain.corrections import Correction
from bot.domain.messages import Message
from bot.domain.ports import Clock, Fetcher, Model, Workers
from bot.domain.subscriptions import Channel, IsHoliday, Subscription, no_holiday
from bot.domain.undelivered import Undelivered
from bot.reading.naming.names import NameFinder
from bot.views.undelivered import undelivered_message
from storage.database import Database

WordCorrection: TypeAlias = Callable[[Correction, Subscription], Sequence[Message]]
"""Words a correction for a subscription: messages within its platform's limits, in its language."""


WordUndelivered: TypeAlias = Callable[[Undelivered], Message]
"""Words for a subscription's owner what was not, or perhaps not, posted."""


def _in_english(undelivered: Undelivered) -> Message:
    return undelivered_message(undelivered, gettext.NullTranslations())


@dataclass(frozen=True, slots=True)
class Desk:
    """One deployment: its archive, its catalogue and its ways to the outside.

    `word_correction` words what follows a digest whose facts changed. `model` words answers from quotes where one is
    set. `is_holiday` knows the public holidays that digests leave out.
    `editors_channel` gets what an owner's direct messages do not take; `word_undelivered` words it, plainly in English.
    `editors` are people as "platform:id", `homes` workspaces as "platform:id" whose admins are editors too.
    """

    database: Database
    catalog: Catalog
    names: NameFinder
    clock: Clock
    fetcher: Fetcher
    workers: Workers
    version: str
    word_correction: WordCorrection
    editors: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    model: Model | None = None
    is_holiday: IsHoliday = no_holiday
    editors_channel: Channel | None = None
    word_undelivered: WordUndelivered = _in_english
