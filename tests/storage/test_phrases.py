"""Words of ours come back as they went in: what they are made of is kept, so that they can be said in any language."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.articles import Relevance
from bot.domain.moments import at_day
from bot.domain.phrases import Phrase
from bot.domain.subscriptions import SubscriptionState
from storage import articles, subscriptions
from storage.database import Database
from tests.storage.samples import NOW, add_subscription, analysis, new_article

REASON = Phrase("Japan: {names}.", names=("日本", "{names}"))


def of(text: str) -> object:
    """What a text is made of; a plain one is only itself."""
    return (text.template, text.values) if isinstance(text, Phrase) else text


async def test_reasons_and_notes_of_an_article_come_back_as_phrases_and_older_ones_as_they_are(
    database: Database,
) -> None:
    event = at_day(NOW.date(), REASON)
    understood = replace(
        analysis(), event=event, relevance=Relevance(relevant=True, score=0.9, reasons=(REASON, "Old."))
    )
    new = replace(new_article(1, understood), note=REASON, placement="It opens a story.")
    async with database.writing() as connection:
        article_id = await articles.add(connection, new)
        assert article_id is not None
        found = await articles.get(connection, article_id)
        why = await articles.why(connection, article_id)
    assert found is not None
    assert why is not None
    assert found.analysis.event is not None
    assert [of(text) for text in found.analysis.relevance.reasons] == [of(REASON), "Old."]
    assert [of(found.note), of(found.analysis.event.reason)] == [of(REASON)] * 2
    assert of(why.placement) == "It opens a story."


async def test_why_a_subscription_is_paused_comes_back_as_a_phrase(database: Database) -> None:
    async with database.writing() as connection:
        made = await add_subscription(connection)
        await subscriptions.set_state(connection, made.id, SubscriptionState.PAUSED, REASON)
        found = await subscriptions.get(connection, made.id)
    assert found is not None
    assert of(found.pause_reason) == of(REASON)
