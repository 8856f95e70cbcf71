"""Search finds words and phrases of any language, and no typed character breaks it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.facts import FactStatus
from bot.domain.moments import at_day, at_instant
from storage import facts, search
from storage.database import Connection, Database
from tests.storage.samples import NOW, add_story, analysis, fact, hours, new_article

ENGLISH = "The EU and Japan signed a semiconductor pact in São Paulo. Ministers met at the Palace Hotel."


async def found(connection: Connection, *terms: tuple[str, ...], **filters: object) -> list[int]:
    hits, _ = await search.stories(connection, terms, **{"as_of": NOW} | filters)  # type: ignore[arg-type]  # filters are named by the caller
    return [hit.story.id for hit in hits]


async def add(connection: Connection, number: int, text: str, title: str = "Untitled", *, days: float = 0.0) -> int:
    at = at_instant(NOW - timedelta(days=days), "the feed")
    return await add_story(
        connection, new_article(number, replace(analysis(text, title=title), summary=(), published=at))
    )


QUESTIONS: dict[str, tuple[search.Terms, bool]] = {
    "a Japanese word": ((("半導体",),), True),
    "part of a Japanese word": ((("導体",),), True),
    "its characters in another order": ((("半体",),), False),
    "a single character that stands alone": ((("国",),), True),
    "katakana with voicing marks": ((("ガラス",),), True),
    "katakana without them": ((("カラス",),), False),
    "half-width katakana": ((("ｶﾞﾗｽ",),), True),
    "full-width letters": ((("ＥＵ",),), True),
    "capitals": ((("JAPAN",),), True),
    "without its macrons": ((("tokyo",),), True),
    "with its macrons": ((("Tōkyō",),), True),
    "a phrase": ((("met in Tōkyō",),), True),
    "the words of a phrase in another order": ((("in met",),), False),
    "one of two names": ((("Halbleiter", "半導体"),), True),
    "one group of two": ((("Japan",), ("Halbleiter",)), False),
    "both groups": ((("Japan",), ("Halbleiter", "半導体")), True),
    "a word of the title": ((("協力協定",),), True),
    "the beginning of a word": ((("japa",),), False),
    "nothing": ((), False),
}

# What a search language might take for its own, what a database might choke on, and what has no words at all.
TYPED = (
    *('"', '""', '"Japan', 'a" OR "b', "'", "''; DROP TABLE articles; --", "'simple'", "AND", "OR", "NOT", "NEAR"),
    *("NEAR(a b, 5)", "*", "Jap*", "^Japan", "Japan^", "(", ")", "()", "words : Japan", "{words}: Japan", "-Japan"),
    *(
        "+Japan",
        "a & b",
        "a | b",
        "!a",
        "a <-> b",
        "a:*",
        "\\",
        "%",
        "_",
        "🇪🇺🇯🇵",
        "👩‍👩‍👧‍👦",
        "",
        " ",
        "\x00",
        "\ud83d",
    ),
    *("\u0301", "。、", "a\nb", "x" * 5000, "日" * 5000, "a " * 3000),
)


async def test_a_text_is_found_by_its_words(database: Database) -> None:
    text = "日本とEUは半導体の供給網で協力する。板ガラスも扱う。国 EU and Japan met in Tōkyō."
    async with database.writing() as connection:
        await add(connection, 1, text, "協力協定")
        finds = {name: bool(await found(connection, *terms)) for name, (terms, _) in QUESTIONS.items()}
    assert finds == {name: expected for name, (_, expected) in QUESTIONS.items()}


async def test_nothing_typed_breaks_a_search(database: Database) -> None:
    async with database.writing() as connection:
        await facts.add_starter(connection, [fact()], NOW)
        story_id = await add(connection, 1, ENGLISH)
        for typed in TYPED:
            assert await found(connection, (typed, "Japan")) == [story_id], typed
            assert await found(connection, ("Japan",), (typed, "pact")) == [story_id], typed
            assert await search.facts(connection, ((typed, "Japan"),)) == (fact(),), typed
            await search.stories(connection, ((typed,),), as_of=NOW)
            await search.facts(connection, ((typed,), ("Japan",)))


async def test_words_that_are_only_signs_are_left_out_of_the_question(database: Database) -> None:
    async with database.writing() as connection:
        story_id = await add(connection, 1, ENGLISH)
        assert await found(connection, ("&",), ("Japan",)) == [story_id]
        assert await found(connection, ("&",)) == []


async def test_a_hit_names_the_words_that_stand_in_it(database: Database) -> None:
    async with database.writing() as connection:
        await add(connection, 1, ENGLISH)
        asked = (("半導体", "Semiconductor", "Halbleiter"), ("sao paulo",), ("Palace hotel", "pact"))
        hits, more = await search.stories(connection, asked, as_of=NOW)
    assert [hit.matched for hit in hits] == [("Semiconductor", "sao paulo", "Palace hotel", "pact")]
    assert not more


async def test_a_story_is_found_once_and_whole(database: Database) -> None:
    async with database.writing() as connection:
        members = [new_article(number, replace(analysis(ENGLISH), summary=())) for number in (1, 2)]
        other = new_article(3, replace(analysis("Tokyo said nothing.", title=""), summary=()))
        story_id = await add_story(connection, *members, other)
        hits, _ = await search.stories(connection, (("pact",),), as_of=NOW)
    assert [(hit.story.id, len(hit.story.articles)) for hit in hits] == [(story_id, 3)]


async def test_what_holds_the_word_more_comes_first_and_of_equals_the_recent(database: Database) -> None:
    often = "Hydrogen. Hydrogen from Japan, hydrogen for the EU."
    once = "The EU and Japan also spoke briefly of hydrogen, among many other things that day."
    async with database.writing() as connection:
        new_once = await add(connection, 1, once)
        old_once = await add(connection, 2, once, days=400)
        new_often = await add(connection, 3, often, days=30)
        old_often = await add(connection, 4, often, days=900)
        assert await found(connection, ("hydrogen",)) == [new_often, new_once, old_once, old_often]


async def test_search_filters_by_topic_since_and_what_was_known(database: Database) -> None:
    async with database.writing() as connection:
        old = await add(connection, 1, ENGLISH, days=30)
        understood = replace(analysis(ENGLISH), summary=(), topics=("space",))
        late = await add_story(connection, replace(new_article(2, understood), first_seen=NOW + hours(1)))
        assert await found(connection, ("pact",)) == [old]
        later = NOW + hours(1)
        assert await found(connection, ("pact",), as_of=later) == [late, old]
        assert await found(connection, ("pact",), as_of=later, topic="space") == [late]
        assert await found(connection, ("pact",), as_of=later, since=NOW - timedelta(days=3)) == [late]


async def test_pages_follow_each_other_and_the_last_says_so(database: Database) -> None:
    async with database.writing() as connection:
        ids = [await add(connection, number, ENGLISH, days=number) for number in range(1, 8)]
        first, more = await search.stories(connection, (("pact",),), as_of=NOW, limit=5)
        last, none = await search.stories(connection, (("pact",),), as_of=NOW, offset=5, limit=5)
    assert [hit.story.id for hit in (*first, *last)] == ids
    assert (more, none) == (True, False)


async def test_an_article_indexed_anew_is_found_by_its_new_words_alone(database: Database) -> None:
    async with database.writing() as connection:
        story_id = await add(connection, 1, ENGLISH)
        hits, _ = await search.stories(connection, (("pact",),), as_of=NOW)
        article_id = hits[0].story.articles[0].id
        await search.index_article(connection, article_id, story_id, "Hydrogen")
        assert await found(connection, ("pact",)) == []
        assert await found(connection, ("hydrogen",)) == [story_id]
        await search.index_article(connection, article_id, None, "Hydrogen")
        assert await found(connection, ("hydrogen",)) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("word " * 300_000, id="a million and a half characters"),
        pytest.param(" ".join(f"{number:x}" * 9 for number in range(60_000)), id="sixty thousand different words"),
        pytest.param("半" + "導体" * 150_000, id="one Japanese run"),
        pytest.param("x" * 300_000, id="one endless word"),
    ],
)
async def test_a_text_too_large_to_index_whole_is_indexed_from_its_beginning(database: Database, text: str) -> None:
    async with database.writing() as connection:
        story_id = await add(connection, 1, f"Anfang {text}")
        assert await found(connection, ("Anfang",)) == [story_id]


async def test_approved_facts_are_found_by_title_statement_and_place(database: Database) -> None:
    async with database.writing() as connection:
        await facts.add_starter(connection, [fact(), fact("proposed", FactStatus.PROPOSED)], NOW)
        for asked in ("enters into force", "経済連携協定", "brussels"):
            assert await search.facts(connection, ((asked,),)) == (fact(),)
        assert await search.facts(connection, (("hydrogen",),)) == ()
        assert await search.facts(connection, (("&",),)) == ()


async def test_of_many_facts_those_that_hold_the_words_most_come_first(database: Database) -> None:
    often = replace(fact("often"), statement="Tariffs: the tariff schedule lists each tariff.")
    once = [
        replace(fact(f"once-{n}"), statement=f"A tariff was discussed, among other matters, {n}.") for n in range(5)
    ]
    async with database.writing() as connection:
        await facts.add_starter(connection, [*once, often], NOW)
        first = await search.facts(connection, (("tariff",),), limit=2)
    assert (first[0].id, len(first)) == ("often", 2)


async def test_facts_are_filtered_by_topic_and_by_their_own_date(database: Database) -> None:
    early = fact("early")
    late = replace(fact("late"), topics=("space",), when=at_day(date(2025, 7, 23), "the register"))
    async with database.writing() as connection:
        await facts.add_starter(connection, [early, late], NOW)
        asked = (("partnership",),)
        assert await search.facts(connection, asked) == (late, early)
        assert await search.facts(connection, asked, topic="space") == (late,)
        assert await search.facts(connection, asked, topic="summits-framework") == (early,)
        assert await search.facts(connection, asked, since=late.when.value) == (late,)
        assert await search.facts(connection, asked, topic="trade-epa", since=late.when.value) == ()


async def test_a_date_in_the_future_counts_as_its_arrival(database: Database) -> None:
    async with database.writing() as connection:
        story_id = await add(connection, 1, ENGLISH, days=-400)
        assert await found(connection, ("pact",), since=NOW) == [story_id]
        assert await found(connection, ("pact",), since=NOW + hours(1), as_of=NOW + hours(2)) == []
