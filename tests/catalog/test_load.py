"""A catalogue that breaks a rule is refused with one sentence that names file, row and rule."""

from datetime import date
from pathlib import Path

import pytest

from bot.catalog.load import load_catalog
from bot.domain.catalog import ActorKind, Side
from bot.domain.errors import CatalogError
from bot.domain.facts import AgreementState, FactStatus
from bot.domain.moments import Precision
from bot.domain.sources import AddressConfidence, SourceKind

TOPIC = """
[[topic]]
id = "trade"
description = "What is bought and sold."
names.en = ["Trade"]
[topic.terms.tariff]
en = ["tariff", "tariffs"]
ja = ["関税"]
"""
ACTORS = """
[[actor]]
id = "japan"
kind = "country"
side = "japan"
names.en = ["Japan"]
offices = [{ title = "Chair of the G7", start = 2023-01-01, end = 2023-12-31 }]

[[actor]]
id = "osaka"
kind = "place"
side = "japan"
names.en = ["Osaka"]
"""
EVENT = """
[[event]]
id = "fair"
day = 2025-04-13
place = "osaka"
title = "World's fair opens"
actors = ["japan"]
topics = ["trade"]
words.en = ["Expo"]
"""
SOURCE = """
[[source]]
url = "https://example.org/feed"
name = "Example"
publisher = "Example"
language = "en"
kind = "think-tank"
confidence = "seen"
enabled = false
"""
FACT = """
[[fact]]
id = "f1"
date = "2023-10"
title = "A deal"
statement = "They agreed."
topics = ["trade"]
actors = ["japan"]
state = "agreed"
citations = [{ title = "Page", url = "https://example.org/deal", official = true }]
"""
WORD = """
[[word]]
id = "steel"
names.en = ["steel"]
names.ja = ["鉄鋼"]
"""


def write(folder: Path, **files: str) -> Path:
    """Write a catalogue that is valid but for the files given (`facts_2023` becomes facts/2023.toml)."""
    texts = {
        "topics": TOPIC,
        "actors": ACTORS,
        "events": EVENT,
        "sources": SOURCE,
        "facts": FACT,
        "words": WORD,
    } | files
    for name, text in texts.items():
        path = folder / f"{name.replace('_', '/', 1)}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def refusal(folder: Path) -> str:
    with pytest.raises(CatalogError) as caught:
        load_catalog(folder)
    return str(caught.value)


def test_a_valid_folder_becomes_a_catalogue(tmp_path: Path) -> None:
    catalog = load_catalog(write(tmp_path))
    [term] = catalog.topics[0].terms
    assert (term.id, term.names["ja"]) == ("trade:tariff", ("関税",))
    assert catalog.actors[0].side is Side.JAPAN
    assert catalog.actors[1].kind is ActorKind.PLACE
    assert catalog.events[0].place == "osaka"
    assert catalog.sources[0].kind is SourceKind.THINK_TANK
    assert catalog.sources[0].confidence is AddressConfidence.SEEN
    assert not catalog.sources[0].enabled
    assert catalog.words[0].names["ja"] == ("鉄鋼",)


def test_a_page_without_a_feed_may_have_the_pattern_of_its_articles(tmp_path: Path) -> None:
    [feed] = load_catalog(write(tmp_path)).sources
    [page] = load_catalog(write(tmp_path, sources=f'{SOURCE}pattern = "/news/*"\n')).sources
    assert (feed.pattern, page.pattern) == ("", "/news/*")


def test_a_topic_may_have_marks_and_leaders_and_an_office_a_side(tmp_path: Path) -> None:
    topic = TOPIC.replace("[topic.terms", 'leaders = ["Chair of the G7"]\n[topic.marks]\nen = ["wine"]\n[topic.terms')
    actors = ACTORS.replace("end = 2023-12-31", 'end = 2023-12-31, side = "other"')
    catalog = load_catalog(write(tmp_path, topics=topic, actors=actors))
    assert (catalog.topics[0].marks, catalog.topics[0].leaders) == ({"en": ("wine",)}, ("Chair of the G7",))
    days = [catalog.actors[0].side_on(day) for day in (date(2023, 5, 20), date(2024, 5, 20), None)]
    assert days == [Side.OTHER, Side.JAPAN, Side.JAPAN]


def test_a_starter_fact_is_approved_and_dated_as_precisely_as_it_is_written(tmp_path: Path) -> None:
    [fact] = load_catalog(write(tmp_path)).facts
    assert (fact.when.iso(), fact.when.precision) == ("2023-10", Precision.MONTH)
    assert (fact.status, fact.state) == (FactStatus.APPROVED, AgreementState.AGREED)
    assert fact.citations[0].official
    assert fact.citations[0].quote == ""


def test_rows_of_one_kind_may_stand_in_a_file_and_in_a_folder(tmp_path: Path) -> None:
    more = FACT.replace('"f1"', '"f2"')
    catalog = load_catalog(write(tmp_path, facts_2023=more))
    assert [fact.id for fact in catalog.facts] == ["f1", "f2"]


def test_events_sources_and_facts_may_be_left_out(tmp_path: Path) -> None:
    catalog = load_catalog(write(tmp_path, events="", sources="", facts=""))
    assert (catalog.events, catalog.sources, catalog.facts) == ((), (), ())


def test_an_id_used_in_two_files_is_refused_where_it_comes_second(tmp_path: Path) -> None:
    assert refusal(write(tmp_path, facts_2023=FACT)) == 'facts/2023.toml, fact "f1": this "id" is used twice.'


def test_a_folder_without_topics_is_refused(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "topics.toml").unlink()
    assert refusal(tmp_path) == "topics.toml is missing: a catalogue needs it."


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "facts.toml").write_bytes("# é".encode("latin-1"))
    assert refusal(tmp_path).startswith("facts.toml is not valid TOML in UTF-8: ")


BROKEN = [
    pytest.param("topics", TOPIC, "[[topic", "topics.toml is not valid TOML in UTF-8: ", id="broken TOML"),
    pytest.param("topics", "[[topic]]", "[topic]", "topics.toml: each row must begin with [[topic]].", id="no list"),
    pytest.param(
        "topics",
        "[[topic]]",
        "owner = 1\n[[topic]]",
        'topics.toml, top of the file: "owner" is not a key of this kind of row; the keys are topic.',
        id="stray key at the top",
    ),
    pytest.param("topics", 'id = "trade"', "", 'topics.toml, topic number 1: "id" is missing.', id="row without an id"),
    pytest.param(
        "topics",
        'id = "trade"',
        'id = "Trade deals"',
        'topics.toml, topic "Trade deals": "id" must be lower-case letters, digits and hyphens, not "Trade deals".',
        id="id with a space",
    ),
    pytest.param(
        "topics",
        "[topic.terms.tariff]",
        "[topic.words.tariff]",
        'topics.toml, topic "trade": "terms" is missing.',
        id="missing key",
    ),
    pytest.param(
        "topics",
        'ja = ["関税"]',
        'japanese = ["関税"]',
        'topics.toml, topic "trade", "terms", "tariff": "japanese" is not a language code of two letters, such as en'
        " or ja.",
        id="language spelled out",
    ),
    pytest.param(
        "topics",
        '"tariffs"',
        '" "',
        'topics.toml, topic "trade", "terms", "tariff": "en" holds an empty name.',
        id="empty name",
    ),
    pytest.param(
        "topics",
        '"tariffs"',
        '"tariff"',
        'topics.toml, topic "trade", "terms", "tariff": "en" lists a name twice.',
        id="name given twice",
    ),
    pytest.param(
        "topics",
        '["関税"]',
        "[]",
        'topics.toml, topic "trade", "terms", "tariff": "ja" must list at least one name.',
        id="language without names",
    ),
    pytest.param(
        "topics",
        '["Trade"]',
        '"Trade"',
        'topics.toml, topic "trade", "names": "en" must be a list of texts.',
        id="text where a list belongs",
    ),
    pytest.param(
        "topics",
        '"What is bought and sold."',
        '""',
        'topics.toml, topic "trade": "description" must be a text that is not empty.',
        id="empty text",
    ),
    pytest.param(
        "actors",
        'kind = "country"',
        'kind = "nation"',
        'actors.toml, actor "japan": "kind" must be one of country, institution, person, company, treaty,'
        ' organisation, place, not "nation".',
        id="value not in the list",
    ),
    pytest.param(
        "actors",
        'id = "osaka"',
        'id = "japan"',
        'actors.toml, actor "japan": this "id" is used twice.',
        id="id used twice",
    ),
    pytest.param(
        "actors",
        "2023-12-31",
        "2022-12-31",
        'actors.toml, actor "japan", office 1: "end" comes before "start".',
        id="office that ends before it starts",
    ),
    pytest.param(
        "actors",
        "start = 2023-01-01",
        'start = "2023"',
        'actors.toml, actor "japan", office 1: "start" must be a day such as 2024-11-01, without quotation marks.',
        id="office without a full day",
    ),
    pytest.param(
        "topics",
        "[topic.terms.tariff]",
        'leaders = ["Chair of the G8"]\n[topic.terms.tariff]',
        'topics.toml, topic "trade": "leaders" names the office "Chair of the G8", which no actor holds.',
        id="leaders of an office nobody holds",
    ),
    pytest.param(
        "actors",
        "end = 2023-12-31",
        'end = 2023-12-31, side = "g7"',
        'actors.toml, actor "japan", office 1: "side" must be one of eu, member-state, japan, other, not "g7".',
        id="office of no side",
    ),
    pytest.param(
        "actors",
        'kind = "country"',
        'kind = "country"\nspoken_of = "yes"',
        'actors.toml, actor "japan": "spoken_of" must be true or false.',
        id="flag in words, of an actor",
    ),
    pytest.param(
        "events",
        "2025-04-13",
        "2025-04-13T10:00:00",
        'events.toml, event "fair": "day" must be a day such as 2024-11-01, without quotation marks.',
        id="time where a day belongs",
    ),
    pytest.param(
        "events",
        '["japan"]',
        '["nippon"]',
        'events.toml, event "fair": "actors" names the actor "nippon", which is not in the catalogue.',
        id="unknown actor",
    ),
    pytest.param(
        "events",
        'place = "osaka"',
        'place = "japan"',
        'events.toml, event "fair": "place" names "japan", which is no actor of kind place.',
        id="place that is a country",
    ),
    pytest.param(
        "sources",
        "https://example.org/feed",
        "ftp://example.org/feed",
        'sources.toml, source "ftp://example.org/feed": "url" must be an http or https address, not'
        ' "ftp://example.org/feed".',
        id="address that is not http",
    ),
    pytest.param(
        "sources",
        "enabled = false",
        'enabled = "no"',
        'sources.toml, source "https://example.org/feed": "enabled" must be true or false.',
        id="flag in words",
    ),
    pytest.param(
        "sources",
        'language = "en"',
        'language = "en"\nlang = "en"',
        'sources.toml, source "https://example.org/feed": "lang" is not a key of this kind of row; the keys are'
        " confidence, enabled, kind, language, name, note, pattern, publisher, region, site, url.",
        id="unknown key",
    ),
    pytest.param(
        "facts",
        '"2023-10"',
        '"October 2023"',
        'facts.toml, fact "f1": "date" must be "2024", "2024-11" or "2024-11-01", not "October 2023".',
        id="date in words",
    ),
    pytest.param(
        "facts",
        '["trade"]',
        '["sport"]',
        'facts.toml, fact "f1": "topics" names the topic "sport", which is not in the catalogue.',
        id="unknown topic",
    ),
    pytest.param(
        "facts",
        '[{ title = "Page", url = "https://example.org/deal", official = true }]',
        "[]",
        'facts.toml, fact "f1": "citations" must hold at least one address.',
        id="fact without evidence",
    ),
    pytest.param(
        "facts",
        "https://example.org/deal",
        "example.org/deal",
        'facts.toml, fact "f1", citation 1: "url" must be an http or https address, not "example.org/deal".',
        id="citation without http",
    ),
    pytest.param(
        "facts",
        '"They agreed."',
        "7",
        'facts.toml, fact "f1": "statement" must be a text: put it in quotation marks.',
        id="number where a text belongs",
    ),
    pytest.param(
        "facts",
        '"2023-10"',
        "2023-10-01",
        'facts.toml, fact "f1": "date" must be a text: put it in quotation marks.',
        id="date of a fact without quotation marks",
    ),
    pytest.param(
        "sources",
        "enabled = false",
        'pattern = " "',
        'sources.toml, source "https://example.org/feed": "pattern" must be a text that is not empty.',
        id="empty link pattern",
    ),
]


@pytest.mark.parametrize(("name", "good", "bad", "sentence"), BROKEN)
def test_a_broken_rule_is_named_in_one_sentence(tmp_path: Path, name: str, good: str, bad: str, sentence: str) -> None:
    text = {"topics": TOPIC, "actors": ACTORS, "events": EVENT, "sources": SOURCE, "facts": FACT}[name]
    assert good in text
    said = refusal(write(tmp_path, **{name: text.replace(good, bad, 1)}))
    assert said.startswith(sentence) if sentence.endswith(": ") else said == sentence
