"""Names of the catalogue are found where they stand, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.catalog import Catalog
from bot.reading.naming.names import NameFinder
from tests.reading.small import SMALL, small_names

FOUND = [
    pytest.param("The EU and Japan met.", [("eu", "EU"), ("japan", "Japan")], id="plain"),
    pytest.param("日EU首脳会談", [("eu", "EU"), ("summit", "首脳会談")], id="a Latin name inside a Japanese run"),
    pytest.param("ＥＵと日本", [("eu", "ＥＵ"), ("japan", "日本")], id="full-width letters"),
    pytest.param("l’UE et le Japon", [("eu", "UE"), ("japan", "Japon")], id="after an elided article"),
    pytest.param("The EU's plan", [("eu", "EU")], id="before a genitive"),
    pytest.param("tell us more", [], id="a short capital name in small letters"),
    pytest.param("tell the US more", [("us", "US")], id="a short capital name as written"),
    pytest.param("a safe place for SAFE", [("safe", "SAFE")], id="SAFE is not safe"),
    pytest.param("Japanologist", [], id="a name that goes on into another word"),
    pytest.param("microchips", [("chips", "microchips")], id="an English plural"),
    pytest.param("der Europäischen Union", [("eu", "Europäischen Union")], id="a German case"),
    pytest.param("japanische Halbleitern", [("japan", "japanische"), ("chips", "Halbleitern")], id="German endings"),
    pytest.param("They met kishida", [], id="a person in small letters"),
    pytest.param("kishida", [("kishida", "kishida")], id="a person as typed into a search, without any capital"),
    pytest.param("They turned japanese", [], id="a country in small letters"),
    pytest.param("Safe to say", [("safe", "Safe")], id="a body's capitals spoken as a word"),
    pytest.param("KISHIDA", [("kishida", "KISHIDA")], id="a person in capitals"),
    pytest.param("Fumio Kishida", [("kishida", "Fumio Kishida")], id="the longest name wins"),
    pytest.param("im ﬁnal EU text", [("eu", "EU")], id="a ligature before it shifts nothing"),
    pytest.param("Strauß, EU", [("eu", "EU")], id="a sharp s before it shifts nothing"),
    pytest.param("European\nUnion", [("eu", "European\nUnion")], id="across a line end"),
    pytest.param("", [], id="empty text"),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_a_text_gives_the_names_it_holds(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(mention.id, text[mention.start : mention.end]) for mention in small_names().find(text)]
    assert found == expected


@given(st.text(alphabet="EUeuJapan 日本欧州ßﬁﾊﾞé\u0301-–'’\n.ＵＥ", max_size=60))
def test_every_mention_lies_inside_the_text_in_order(text: str) -> None:
    mentions = small_names().find(text)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert list(mentions) == sorted(mentions, key=lambda mention: mention.start)


ALIASES = [
    pytest.param("半導体", "Halbleiter", id="Japanese to German"),
    pytest.param("Halbleiter", "半導体", id="German to Japanese"),
    pytest.param("semiconductors", "半導体", id="an English plural"),
    pytest.param("SEMICONDUCTOR", "半導体", id="capitals"),
    pytest.param("Union européenne", "European Union", id="an actor"),
    pytest.param("EU", "欧州連合", id="a short name as written"),
    pytest.param("Kishida", "岸田", id="a surname"),
]


@pytest.mark.parametrize(("word", "other"), ALIASES)
def test_a_word_that_is_a_name_has_its_other_names(word: str, other: str) -> None:
    aliases = small_names().aliases(word)
    assert other in aliases
    assert word not in aliases


@pytest.mark.parametrize("word", ["weather", "", "us", "-"])
def test_a_word_that_is_no_name_has_no_aliases(word: str) -> None:
    assert small_names().aliases(word) == ()


def test_a_term_knows_its_topics() -> None:
    assert small_names().topics_of_term("chips") == ("semiconductors-advanced-tech",)
    assert small_names().topics_of_term("nothing") == ()


def test_an_empty_catalogue_finds_nothing() -> None:
    finder = NameFinder(Catalog((), ()))
    assert finder.find("The EU and Japan") == ()
    assert finder.aliases("EU") == ()


def test_the_catalogue_is_kept_for_others() -> None:
    assert small_names().catalog is SMALL
