"""Read a catalogue folder into a Catalog, or say in one sentence what is wrong with it."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from bot.catalog.rows import Row
from bot.domain.catalog import Actor, ActorKind, Catalog, CatalogEvent, Office, Side, Term, Topic
from bot.domain.errors import CatalogError
from bot.domain.facts import AgreementState, Citation, Fact, FactStatus
from bot.domain.moments import Moment, parse_moment
from bot.domain.reasons import STARTER
from bot.domain.sources import SOURCE_KINDS, AddressConfidence, SourceListing


def load_catalog(folder: Traversable | Path | None = None) -> Catalog:
    """Load and check the catalogue in `folder`, by default the one that comes with the program.

    Each of topics, actors, events, sources, facts and words is one .toml file, a folder of .toml files, or both;
    topics and actors must be there. Raises CatalogError naming file, row and rule.
    """
    place = folder or resources.files("bot.catalog")
    actors = tuple(_actor(row) for row in _rows(place, "actor", "id", required=True))
    titles = frozenset(office.title for actor in actors for office in actor.offices)
    topics = tuple(_topic(row, titles) for row in _rows(place, "topic", "id", required=True))
    topic_ids = frozenset(topic.id for topic in topics)
    actor_ids = frozenset(actor.id for actor in actors)
    places = frozenset(actor.id for actor in actors if actor.kind is ActorKind.PLACE)
    return Catalog(
        topics=topics,
        actors=actors,
        events=tuple(_event(row, topic_ids, actor_ids, places) for row in _rows(place, "event", "id")),
        sources=tuple(_source(row) for row in _rows(place, "source", "url")),
        facts=tuple(_fact(row, topic_ids, actor_ids) for row in _rows(place, "fact", "id")),
        words=tuple(_word(row) for row in _rows(place, "word", "id")),
    )


def _rows(folder: Traversable | Path, kind: str, key: str, *, required: bool = False) -> Iterator[Row]:
    """Give the rows of one kind in all its files; `key` is what they are told apart by."""
    seen: set[str] = set()
    files = list(_files(folder, f"{kind}s"))
    if required and not files:
        raise CatalogError(f"{kind}s.toml is missing: a catalogue needs it.")
    for name, file in files:
        for number, values in enumerate(_tables(name, file, kind), start=1):
            label = f'{kind} "{values[key]}"' if values.get(key) else f"{kind} number {number}"
            row = Row(name, label, values)
            row.keys(required=[key], optional=values)
            if row.text(key) in seen:
                raise row.error(f'this "{key}" is used twice')
            seen.add(row.text(key))
            yield row


def _files(folder: Traversable | Path, stem: str) -> Iterator[tuple[str, Traversable | Path]]:
    single = folder.joinpath(f"{stem}.toml")
    if single.is_file():
        yield single.name, single
    several = folder.joinpath(stem)
    if several.is_dir():
        inside = sorted(several.iterdir(), key=lambda file: file.name)
        yield from ((f"{stem}/{file.name}", file) for file in inside if file.name.endswith(".toml"))


def _tables(name: str, file: Traversable | Path, kind: str) -> list[dict[str, object]]:
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogError(f"{name} is not valid TOML in UTF-8: {error}.") from error
    Row(name, "top of the file", data).keys(required=[], optional=[kind])
    tables = data.get(kind, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise CatalogError(f"{name}: each row must begin with [[{kind}]].")
    return tables


def _topic(row: Row, titles: Collection[str]) -> Topic:
    row.keys(required=["id", "names", "description", "terms"], optional=["marks", "leaders"])
    topic_id = row.identifier()
    ideas = Row(row.file, f'{row.label}, "terms"', row.table("terms"))
    if not ideas.values:
        raise row.error('"terms" must hold at least one idea that marks the topic')
    terms = tuple(Term(f"{topic_id}:{idea}", ideas.names(idea)) for idea in ideas.values)
    return Topic(
        id=topic_id,
        names=row.names("names"),
        description=row.text("description"),
        terms=terms,
        marks=row.names("marks") if "marks" in row.values else {},
        leaders=_held(row, titles),
    )


def _held(row: Row, titles: Collection[str]) -> tuple[str, ...]:
    for title in row.texts("leaders"):
        if title not in titles:
            raise row.error(f'"leaders" names the office "{title}", which no actor holds')
    return row.texts("leaders")


def _actor(row: Row) -> Actor:
    row.keys(required=["id", "kind", "side", "names"], optional=["offices", "spoken_of"])
    return Actor(
        id=row.identifier(),
        kind=row.choice("kind", ActorKind),
        side=row.choice("side", Side),
        names=row.names("names"),
        offices=tuple(_office(office) for office in row.tables("offices", "office")),
        spoken_of=row.flag("spoken_of", default=False),
    )


def _office(row: Row) -> Office:
    row.keys(required=["title", "start"], optional=["end", "side"])
    office = Office(
        title=row.text("title"),
        start=row.day("start"),
        end=row.day("end") if "end" in row.values else None,
        side=row.choice("side", Side) if "side" in row.values else None,
    )
    if office.end and office.end < office.start:
        raise row.error('"end" comes before "start"')
    return office


def _event(row: Row, topics: Collection[str], actors: Collection[str], places: Collection[str]) -> CatalogEvent:
    row.keys(required=["id", "day", "title", "actors", "topics", "words"], optional=["place"])
    place = row.text("place") or None
    if place and place not in places:
        raise row.error(f'"place" names "{place}", which is no actor of kind place')
    return CatalogEvent(
        id=row.identifier(),
        day=row.day("day"),
        place=place,
        title=row.text("title"),
        actors=_known(row, "actors", actors),
        topics=_known(row, "topics", topics),
        words=row.names("words"),
    )


def _source(row: Row) -> SourceListing:
    row.keys(
        required=["url", "name", "publisher", "language", "kind", "confidence"],
        optional=["site", "region", "note", "enabled", "pattern"],
    )
    return SourceListing(
        url=row.address("url"),
        name=row.text("name"),
        publisher=row.text("publisher"),
        language=row.text("language"),
        kind=row.choice("kind", SOURCE_KINDS),
        site=row.address("site"),
        region=row.text("region"),
        confidence=row.choice("confidence", AddressConfidence),
        note=row.text("note"),
        enabled=row.flag("enabled", default=True),
        pattern=row.text("pattern"),
    )


def _fact(row: Row, topics: Collection[str], actors: Collection[str]) -> Fact:
    row.keys(
        required=["id", "date", "title", "statement", "topics", "actors", "citations"],
        optional=["place", "state", "doubt"],
    )
    citations = tuple(_citation(citation) for citation in row.tables("citations", "citation"))
    if not citations:
        raise row.error('"citations" must hold at least one address')
    return Fact(
        id=row.identifier(),
        title=row.text("title"),
        statement=row.text("statement"),
        when=_moment(row),
        topics=_known(row, "topics", topics),
        actors=_known(row, "actors", actors),
        place=row.text("place"),
        status=FactStatus.APPROVED,
        citations=citations,
        state=row.choice("state", AgreementState) if "state" in row.values else None,
        doubt=row.text("doubt"),
    )


def _word(row: Row) -> Term:
    row.keys(required=["id", "names"])
    return Term(row.identifier(), row.names("names"))


def _known(row: Row, key: str, known: Collection[str]) -> tuple[str, ...]:
    ids = row.texts(key)
    for given in ids:
        if given not in known:
            raise row.error(f'"{key}" names the {key.removesuffix("s")} "{given}", which is not in the catalogue')
    return ids


def _moment(row: Row) -> Moment:
    try:
        return parse_moment(row.text("date"), STARTER)
    except ValueError as error:
        raise row.error(f'"date" must be "2024", "2024-11" or "2024-11-01", not "{row.text("date")}"') from error


def _citation(row: Row) -> Citation:
    row.keys(required=["title", "url", "official"])
    return Citation(row.text("title"), row.address("url"), row.flag("official", default=False))
