"""Correcting: what was delivered of a fact that does not stand so any more is followed by a correction."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.domain.corrections import correction
from bot.domain.facts import Fact, Revision
from bot.services.desk import Desk
from storage import fact_deliveries, quotes
from storage.database import Connection


async def correct(desk: Desk, connection: Connection, before: Fact, revision: Revision) -> int:
    """Correct a fact that was `before`, in the transaction of the act that changed it; give in how many digests.

    0 when what readers were given still stands, or nobody was given it.
    """
    (shown,) = await quotes.proven(connection, [revision.fact])
    told = correction(before, replace(revision, fact=shown))
    if told is None:
        return 0
    word = partial(desk.word_correction, told)
    return await fact_deliveries.correct(connection, before.id, word, revision.at)
