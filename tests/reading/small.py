"""A catalogue small enough to hold in the head, for tests of reading; and shorthands for laying a text out."""

from __future__ import annotations

from datetime import date
from functools import cache

from bot.domain.catalog import Actor, ActorKind, Catalog, CatalogEvent, Office, Side, Term, Topic
from bot.reading.cleaning.clean import Cleaned
from bot.reading.naming.names import NameFinder
from bot.reading.naming.passages import Reading, lay_out

_EU = Actor(
    "eu",
    ActorKind.INSTITUTION,
    Side.EU,
    {
        "en": ("European Union", "EU"),
        "ja": ("欧州連合",),
        "de": ("Europäische Union",),
        "fr": ("Union européenne", "UE"),
        "it": ("Unione europea",),
    },
)
_JAPAN = Actor(
    "japan",
    ActorKind.COUNTRY,
    Side.JAPAN,
    {
        "en": ("Japan", "Japanese"),
        "ja": ("日本",),
        "de": ("Japan", "japanisch"),
        "fr": ("Japon", "japonais"),
        "it": ("Giappone", "giapponese"),
        "es": ("Japón", "japonés"),
    },
)


def _country(name: str, side: Side, **names: tuple[str, ...]) -> Actor:
    return Actor(name.lower().replace(" ", "-"), ActorKind.COUNTRY, side, {"en": (name,), **names})


def _person(name: str, side: Side, *offices: Office, **names: tuple[str, ...]) -> Actor:
    surname = name.split(" ", 1)[1]
    return Actor(surname.lower().replace(" ", "-"), ActorKind.PERSON, side, {"en": (name, surname), **names}, offices)


def _place(name: str, side: Side, **names: tuple[str, ...]) -> Actor:
    return Actor(name.lower(), ActorKind.PLACE, side, {"en": (name,), **names})


_ACTORS = (
    _EU,
    _JAPAN,
    Actor("european-commission", ActorKind.INSTITUTION, Side.EU, {"en": ("European Commission", "EU Commission")}),
    Actor("safe", ActorKind.ORGANISATION, Side.EU, {"en": ("SAFE",)}),
    _country("France", Side.MEMBER_STATE, fr=("France", "français")),
    _country("Germany", Side.MEMBER_STATE, en=("Germany", "German"), de=("Deutschland", "deutsch")),
    _country("Italy", Side.MEMBER_STATE, en=("Italy", "Italian")),
    _country("China", Side.OTHER, ja=("中国",)),
    _country("South Korea", Side.OTHER, de=("Südkorea",), ja=("韓国",)),
    _country("Britain", Side.OTHER, en=("Britain", "UK")),
    Actor("us", ActorKind.COUNTRY, Side.OTHER, {"en": ("United States", "US"), "ja": ("米国",)}),
    _person(
        "Ursula von der Leyen",
        Side.EU,
        Office("President of the European Commission", date(2019, 12, 1)),
        ja=("フォンデアライエン",),
    ),
    _person(
        "Charles Michel", Side.EU, Office("President of the European Council", date(2019, 12, 1), date(2024, 11, 30))
    ),
    _person("Josep Borrell", Side.EU, Office("High Representative", date(2019, 12, 1), date(2024, 11, 30))),
    _person(
        "Fumio Kishida",
        Side.JAPAN,
        Office("Minister for Foreign Affairs", date(2012, 12, 26), date(2017, 8, 3)),
        Office("Prime Minister", date(2021, 10, 4), date(2024, 10, 1)),
        ja=("岸田",),
    ),
    _person(
        "Shigeru Ishiba", Side.JAPAN, Office("Prime Minister", date(2024, 10, 1), date(2025, 10, 21)), ja=("石破",)
    ),
    _person("Takeshi Iwaya", Side.JAPAN, Office("Minister for Foreign Affairs", date(2024, 10, 1), date(2025, 10, 21))),
    _person("Emmanuel Macron", Side.MEMBER_STATE, Office("President of France", date(2017, 5, 14))),
    _place("Tokyo", Side.JAPAN, de=("Tokio",), ja=("東京",)),
    _place("Brussels", Side.EU, de=("Brüssel",), fr=("Bruxelles",)),
    _place("Beijing", Side.OTHER),
)

_TOPICS = (
    Topic(
        "semiconductors-advanced-tech",
        {"en": ("Semiconductors and advanced technology",)},
        "Chips.",
        (Term("chips", {"en": ("semiconductor", "microchip"), "ja": ("半導体",), "de": ("Halbleiter",)}),),
    ),
    Topic(
        "digital-data",
        {"en": ("Digital and data",)},
        "The digital partnership.",
        (Term("digital", {"en": ("digital partnership", "digital technologies")}),),
    ),
    Topic(
        "security-defence-partnership",
        {"en": ("Security and defence",)},
        "Security and defence.",
        (
            Term(
                "security",
                {
                    "en": ("security partnership", "security agreement", "defence", "defense"),
                    "ja": ("防衛",),
                    "fr": ("défense",),
                    "it": ("difesa", "sicurezza"),
                    "de": ("Sicherheitspartnerschaft",),
                },
            ),
        ),
    ),
    Topic(
        "summits-framework",
        {"en": ("Summits",)},
        "Summits.",
        (Term("summit", {"en": ("summit",), "ja": ("首脳会談",), "de": ("Gipfel",), "fr": ("sommet",)}),),
    ),
    Topic(
        "trade-epa",
        {"en": ("Trade",)},
        "Trade.",
        (Term("trade", {"en": ("trade agreement", "EPA", "tariff"), "de": ("Freihandelsabkommen",)}),),
    ),
)

_LEADERS = ("eu", "japan", "von-der-leyen", "michel", "kishida")
_EVENTS = (
    CatalogEvent(
        "summit-2022",
        date(2022, 5, 12),
        "tokyo",
        "28th summit",
        _LEADERS,
        ("summits-framework",),
        {"en": ("EU-Japan summit", "summit")},
    ),
    CatalogEvent(
        "summit-2023",
        date(2023, 7, 13),
        "brussels",
        "29th summit",
        _LEADERS,
        ("summits-framework",),
        {"en": ("EU-Japan summit", "summit")},
    ),
    CatalogEvent(
        "partnership-2024",
        date(2024, 11, 1),
        "tokyo",
        "Security and defence partnership",
        ("eu", "japan", "borrell", "iwaya"),
        ("security-defence-partnership",),
        {"en": ("security partnership", "defence partnership"), "it": ("partnership",)},
    ),
)

SMALL = Catalog(_TOPICS, _ACTORS, _EVENTS)


@cache
def small_names() -> NameFinder:
    """Give the finder of the small catalogue's names."""
    return NameFinder(SMALL)


def reading_of(text: str, title: str = "", *preamble: str, language: str = "en") -> Reading:
    """Lay out a text that needs no cleaning."""
    return lay_out(Cleaned(title, text, preamble), language, small_names())
