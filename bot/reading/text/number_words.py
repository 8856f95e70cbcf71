"""How several languages write numbers in words, and what multiplies them: data for reading figures."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_VALUES: Final = (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 30, 50)

_CARDINALS: Final = {
    "en": "two three four five six seven eight nine ten eleven twelve twenty thirty fifty",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig fünfzig",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze vingt trente cinquante",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici venti trenta cinquanta",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cincuenta",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig vijftig",
}

_ORDINALS: Final = {
    "en": "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    "de": "zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte",
    "fr": "deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième",
    "it": "secondo terzo quarto quinto sesto settimo ottavo nono decimo undicesimo dodicesimo",
    "es": "segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo",
    "nl": "tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde",
}

_FURTHER: Final = {
    "de": {f"{word}{end}": 2 + number for number, word in enumerate(_ORDINALS["de"].split()) for end in "nrsm"},
    "fr": {"second": 2, "seconde": 2},
    "it": {f"{word[:-1]}a": 2 + number for number, word in enumerate(_ORDINALS["it"].split())},
    "es": {f"{word[:-1]}a": 2 + number for number, word in enumerate(_ORDINALS["es"].split())} | {"tercer": 3},
}

NUMBER_WORDS: Final[Mapping[str, Mapping[str, int]]] = MappingProxyType({
    language: dict(zip(cardinals.split(), _VALUES, strict=True))
    | dict(zip(_ORDINALS[language].split(), _VALUES, strict=False))
    | _FURTHER.get(language, {})
    for language, cardinals in _CARDINALS.items()
})  # fmt: skip
"""Folded number words above one, cardinal and ordinal, and their values; "one" is an article in most languages."""

MULTIPLIERS: Final[Mapping[str, Mapping[str, int]]] = MappingProxyType({
    "en": {"thousand": 3, "k": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9, "trillion": 12, "tn": 12},
    "de": {"tausend": 3, "tsd": 3, "mio": 6, "million": 6, "millionen": 6, "mrd": 9, "milliarde": 9, "milliarden": 9,
           "billion": 12, "billionen": 12},
    "fr": {"mille": 3, "million": 6, "millions": 6, "milliard": 9, "milliards": 9, "billion": 12, "billions": 12},
    "it": {"mila": 3, "milione": 6, "milioni": 6, "mln": 6, "miliardo": 9, "miliardi": 9, "mld": 9, "bilioni": 12},
    "es": {"mil": 3, "millón": 6, "millones": 6, "mil millones": 9, "billón": 12, "billones": 12},
    "nl": {"duizend": 3, "miljoen": 6, "mln": 6, "miljard": 9, "mld": 9, "biljoen": 12},
})  # fmt: skip
"""What stands behind a number and how many zeros it means: a billion is nine of them in English, twelve in German."""
