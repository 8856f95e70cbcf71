"""The catalogue that comes with the program is whole, multilingual, and rests on addresses and its own words."""

import json
import os
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.catalog.load import load_catalog
from bot.domain.catalog import Actor, ActorKind, Catalog, CatalogEvent, Side
from bot.domain.facts import Citation
from bot.reading.pages.patterns import matches

SHARED = Path(os.environ.get("EUJP_SHARED", Path(__file__).parents[3] / "shared"))
LANGUAGES = ("en", "ja", "de", "fr", "it", "es")
MEMBER_STATES = [
    "austria",
    "belgium",
    "bulgaria",
    "croatia",
    "cyprus",
    "czechia",
    "denmark",
    "estonia",
    "finland",
    "france",
    "germany",
    "greece",
    "hungary",
    "ireland",
    "italy",
    "latvia",
    "lithuania",
    "luxembourg",
    "malta",
    "netherlands",
    "poland",
    "portugal",
    "romania",
    "slovakia",
    "slovenia",
    "spain",
    "sweden",
]
OFFICIAL = (
    *("europa.eu", "eunavfor.eu", "eu-japan.eu", "eib.org"),
    *("go.jp", "mod.go.jp"),
)
"""Domains of EU and Japanese government bodies; a citation is official when its host is one or lies below one."""


@cache
def packaged() -> Catalog:
    return load_catalog()


def actor(actor_id: str) -> Actor:
    found = packaged().actor(actor_id)
    assert found, actor_id
    return found


def event(event_id: str) -> CatalogEvent:
    [found] = [event for event in packaged().events if event.id == event_id]
    return found


def sentences(text: str) -> set[str]:
    return {" ".join(re.findall(r"\w+", part.casefold())) for part in re.split(r"(?<=[.;!?])\s+", text)}


def shared_facts() -> list[dict[str, str]]:
    path = SHARED / "domain" / "facts.jsonl"
    if not path.is_file():
        pytest.skip(f"needs {path}")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_it_holds_what_it_promises() -> None:
    catalog = packaged()
    assert len(catalog.topics) == 17
    assert len(catalog.sources) == 68
    assert len(catalog.facts) >= 110
    assert len(catalog.events) >= 40


def test_all_member_states_are_countries_of_their_side() -> None:
    states = {a.id for a in packaged().actors if a.kind is ActorKind.COUNTRY and a.side is Side.MEMBER_STATE}
    assert states == set(MEMBER_STATES)


@pytest.mark.parametrize("language", ["en", "ja", "de", "fr", "it", "es", "nl", "pl", "zh", "ko"])
def test_nearly_every_word_for_searches_has_names_in_every_language(language: str) -> None:
    unnamed = [word.id for word in packaged().words if language not in word.names]
    assert len(packaged().words) >= 60
    assert len(unnamed) <= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_a_name_and_terms_in_every_language(language: str) -> None:
    unnamed = [topic.id for topic in packaged().topics if language not in topic.names]
    told = {topic.id: sum(language in term.names for term in topic.terms) for topic in packaged().topics}
    assert (unnamed, [topic_id for topic_id, terms in told.items() if terms < 3]) == ([], [])


def test_every_topic_has_six_to_twenty_terms() -> None:
    assert {t.id: len(t.terms) for t in packaged().topics if not 6 <= len(t.terms) <= 20} == {}


def test_every_fact_has_a_citation_with_an_address() -> None:
    assert [fact.id for fact in packaged().facts if not all(c.url for c in fact.citations)] == []


def test_only_addresses_of_public_bodies_are_called_official() -> None:
    citations = [citation for fact in packaged().facts for citation in fact.citations]
    assert [citation.url for citation in citations if citation.official is not is_official(citation)] == []


def is_official(citation: Citation) -> bool:
    host = urlsplit(citation.url or "").hostname or ""
    return any(host == domain or host.endswith(f".{domain}") for domain in OFFICIAL)


def test_no_citation_leads_to_a_bare_number() -> None:
    hosts = {urlsplit(c.url or "").hostname or "" for fact in packaged().facts for c in fact.citations}
    assert [host for host in hosts if not re.search(r"\.[a-z]{2,}$", host)] == []


def test_facts_are_told_in_words_of_our_own() -> None:
    theirs = set[str]().union(*(sentences(row[key]) for row in shared_facts() for key in ("statement", "title")))
    ours = {sentence for fact in packaged().facts for sentence in sentences(fact.statement) | sentences(fact.title)}
    assert ours & theirs == set()


def test_fact_ids_stand_for_the_same_matter_as_in_the_shared_list() -> None:
    years = {row["id"]: row["date"][:4] for row in shared_facts()}
    known = [fact for fact in packaged().facts if fact.id in years]
    assert [fact.id for fact in known if fact.when.iso()[:4] != years[fact.id]] == []


def test_addresses_are_those_of_the_shared_list_of_sources() -> None:
    path = SHARED / "domain" / "sources.jsonl"
    if not path.is_file():
        pytest.skip(f"needs {path}")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [source.url for source in packaged().sources] == [row["url"] for row in rows]


def test_a_source_that_is_off_says_why() -> None:
    assert [source.url for source in packaged().sources if not source.enabled and not source.note] == []


@pytest.mark.parametrize(
    ("page", "article"),
    [
        pytest.param(
            "https://www.eu-japan.eu/news",
            "https://www.eu-japan.eu/news/weekly-japanese-industry-and-policy-news-may-18-may-23-2024",
            id="EU-Japan Centre",
        ),
        pytest.param(
            "https://www.eeas.europa.eu/delegations/japan_en",
            "https://www.eeas.europa.eu/delegations/japan/five-decades-eu-japan-friendship_en?s=169",
            id="EU Delegation",
        ),
    ],
)
def test_the_pattern_of_a_page_is_that_of_its_articles_and_not_its_own(page: str, article: str) -> None:
    [source] = [source for source in packaged().sources if source.url == page]
    assert [matches(address, source.pattern, page) for address in (article, page)] == [True, False]


@pytest.mark.parametrize(
    ("person", "day", "title"),
    [
        pytest.param("fumio-kishida", date(2023, 7, 13), "Prime minister of Japan", id="Kishida at the 2023 summit"),
        pytest.param("charles-michel", date(2022, 5, 12), "President of the European Council", id="Michel in Tokyo"),
        pytest.param("josep-borrell", date(2024, 11, 1), "High Representative", id="Borrell in his last month"),
        pytest.param("takeshi-iwaya", date(2024, 11, 1), "Foreign minister of Japan", id="Iwaya in his second"),
        pytest.param("sanae-takaichi", date(2025, 10, 21), "Prime minister of Japan", id="Takaichi on her first day"),
        pytest.param("donald-tusk", date(2024, 1, 1), "Prime minister of Poland", id="Tusk back in Warsaw"),
    ],
)
def test_offices_are_held_when_they_were(person: str, day: date, title: str) -> None:
    assert [office.title for office in actor(person).offices if office.held_on(day)] == [title]


@pytest.mark.parametrize(
    ("event_id", "day", "place", "people"),
    [
        pytest.param(
            "summit-2022",
            date(2022, 5, 12),
            "tokyo",
            {"fumio-kishida", "charles-michel", "ursula-von-der-leyen"},
            id="28th summit",
        ),
        pytest.param(
            "summit-2023",
            date(2023, 7, 13),
            "brussels",
            {"fumio-kishida", "charles-michel", "ursula-von-der-leyen"},
            id="29th summit",
        ),
        pytest.param(
            "security-defence-partnership-2024",
            date(2024, 11, 1),
            "tokyo",
            {"josep-borrell", "takeshi-iwaya"},
            id="Security and Defence Partnership",
        ),
    ],
)
def test_the_anchor_events_stand(event_id: str, day: date, place: str, people: set[str]) -> None:
    found = event(event_id)
    assert (found.day, found.place) == (day, place)
    assert people <= set(found.actors)


@pytest.mark.parametrize(
    ("person", "day", "side"),
    [
        pytest.param("mark-rutte", date(2022, 11, 1), Side.MEMBER_STATE, id="Rutte at The Hague"),
        pytest.param("mark-rutte", date(2025, 4, 9), Side.OTHER, id="Rutte at NATO"),
        pytest.param("donald-tusk", date(2018, 7, 17), Side.EU, id="Tusk in Brussels"),
        pytest.param("donald-tusk", date(2024, 6, 1), Side.MEMBER_STATE, id="Tusk in Warsaw"),
        pytest.param("antonio-costa", date(2023, 1, 1), Side.MEMBER_STATE, id="Costa in Lisbon"),
        pytest.param("antonio-tajani", date(2018, 7, 17), Side.EU, id="Tajani in Strasbourg"),
    ],
)
def test_people_who_changed_office_stand_for_the_one_they_held(person: str, day: date, side: Side) -> None:
    assert actor(person).side_on(day) is side


def test_leaders_of_every_member_state_are_known() -> None:
    led = {
        office.title.partition(" of ")[2].removeprefix("the ")
        for a in packaged().actors
        for office in a.offices
        if office.title.startswith(("Prime minister of", "Chancellor of", "President of"))
    }
    states = {s.replace("czechia", "Czechia").title() for s in MEMBER_STATES}
    assert states - led == set()


def test_people_at_an_event_held_an_office_on_its_day() -> None:
    idle = [
        (found.id, person)
        for found in packaged().events
        for person in found.actors
        if actor(person).kind is ActorKind.PERSON
        and not any(office.held_on(found.day) for office in actor(person).offices)
    ]
    assert idle == []


def test_no_treaty_name_hides_the_two_sides() -> None:
    hiding = re.compile(r"\b(EU|Japan)\b|日|欧州連合")
    treaties = [a for a in packaged().actors if a.kind is ActorKind.TREATY and a.side is not Side.OTHER]
    assert [(a.id, n) for a in treaties for names in a.names.values() for n in names if hiding.search(n)] == []


def test_event_days_are_those_of_the_facts_that_tell_them() -> None:
    days = Counter(fact.when.iso() for fact in packaged().facts)
    for event_id in ("epa-in-force-2019", "spa-in-force-2025", "fac-mandate-2024", "summit-2025"):
        assert days[event(event_id).day.isoformat()], event_id
