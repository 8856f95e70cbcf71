"""A person's word on what belongs here stands before the computed one, everywhere, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.errors import NotFound
from bot.domain.messages import Person, Place
from bot.domain.subscriptions import Channel
from bot.services import briefing, delivering, overruling, storing
from bot.services.desk import Desk
from storage import audit
from tests.fakes.ports import FakeClock
from tests.services.reports import CHIPS, CHIPS_IN_JAPANESE, FOOTBALL, GREEN

EDITOR = Person("slack", "U1", "Ada")
PLACE = Place("slack", "T1", "C1")


async def latest(desk: Desk) -> list[str]:
    page = await briefing.latest(desk, topic=None, language=None, since=None, limit=9, offset=0, as_of=desk.clock.now())
    return [story.lead.analysis.title for story in page.stories]


async def found(desk: Desk, words: str) -> list[str]:
    page = await briefing.search(desk, words, topic=None, since=None, offset=0, as_of=desk.clock.now())
    return [hit.story.lead.analysis.title for hit in page.hits]


async def digest(desk: Desk) -> list[str]:
    content = await delivering.preview(desk, Channel("slack", "T1", "C1"), (), "en")
    return [story.lead.analysis.title for story in content.stories]


async def test_a_hidden_article_leaves_latest_search_and_digest(desk: Desk) -> None:
    for document in (CHIPS, GREEN):
        await storing.store(desk, document)
    verdict = await overruling.hide_article(desk, 1, EDITOR, PLACE)
    assert (verdict.changed, verdict.others) == (True, 0)
    assert await latest(desk) == [GREEN.title]
    assert await found(desk, "semiconductors") == []
    assert await digest(desk) == [GREEN.title]
    assert (await briefing.status(desk)).relevant == 1
    with pytest.raises(NotFound):
        await briefing.story(desk, 1)


async def test_hiding_one_report_leaves_the_others_of_its_story(desk: Desk) -> None:
    for document in (CHIPS, CHIPS_IN_JAPANESE):
        await storing.store(desk, document)
    verdict = await overruling.hide_article(desk, 1, EDITOR, PLACE)
    assert verdict.others == 1
    assert [article.id for article in (await briefing.story(desk, 1)).articles] == [2]
    assert await latest(desk) == [CHIPS_IN_JAPANESE.title]


async def test_keeping_what_was_hidden_undoes_it(desk: Desk, clock: FakeClock) -> None:
    for document in (CHIPS, GREEN):
        await storing.store(desk, document)
    before = (await latest(desk), await digest(desk))
    await overruling.hide_article(desk, 1, EDITOR, PLACE)
    clock.forward(timedelta(minutes=1))
    await overruling.keep_article(desk, 1, EDITOR, PLACE)
    assert (await latest(desk), await digest(desk)) == before


async def test_what_was_left_out_is_shown_searched_and_announced_once_a_person_keeps_it(
    desk: Desk, clock: FakeClock
) -> None:
    await storing.store(desk, FOOTBALL)
    clock.forward(timedelta(days=30))
    verdict = await overruling.keep_article(desk, 1, EDITOR, PLACE)
    assert (verdict.changed, verdict.article.story_id, verdict.others) == (True, 1, 0)
    assert await latest(desk) == await digest(desk) == await found(desk, "Wolfsburg") == [FOOTBALL.title]
    assert verdict.article.analysis.summary


async def test_a_kept_article_joins_the_story_of_its_event(desk: Desk) -> None:
    await storing.store(desk, CHIPS)
    teaser = replace(
        CHIPS, url="https://other.example/1", publisher="Other", text="A memorandum was signed.", title="x"
    )
    await storing.store(desk, teaser)
    copy = replace(CHIPS, url="https://other.example/2", publisher="Third")
    await storing.store(desk, copy)
    assert (await overruling.hide_article(desk, 3, EDITOR, PLACE)).others == 1
    assert (await overruling.keep_article(desk, 3, EDITOR, PLACE)).article.story_id == 1


async def test_the_word_its_sayer_and_the_computed_reasons_stay_beside_each_other(desk: Desk) -> None:
    await storing.store(desk, FOOTBALL)
    computed = (await briefing.why(desk, 1)).article.analysis.relevance
    await overruling.keep_article(desk, 1, EDITOR, PLACE)
    article = (await briefing.why(desk, 1)).article
    assert article.overruled is not None
    assert (article.relevant, article.overruled.by, article.overruled.at) == (True, "Ada", desk.clock.now())
    assert article.analysis.relevance == computed


async def test_pressing_twice_is_doing_it_once_and_each_act_leaves_one_row(desk: Desk) -> None:
    await storing.store(desk, CHIPS)
    verdicts = [await overruling.hide_article(desk, 1, EDITOR, PLACE) for _ in range(2)]
    verdicts += [await overruling.keep_article(desk, 1, EDITOR, PLACE) for _ in range(2)]
    assert [verdict.changed for verdict in verdicts] == [True, False, True, False]
    async with desk.database.reading() as connection:
        rows = await audit.latest(connection, 9)
    assert [(row.action, row.person.id, row.before, row.after) for row in rows] == [
        ("article keep", "U1", "article 1: hidden", "article 1: kept"),
        ("article hide", "U1", "article 1: kept", "article 1: hidden"),
    ]


async def test_an_article_nobody_knows_is_not_found(desk: Desk) -> None:
    for act in (overruling.hide_article, overruling.keep_article):
        with pytest.raises(NotFound, match="no article 7"):
            await act(desk, 7, EDITOR, PLACE)
