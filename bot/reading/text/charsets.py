"""How well bytes read in an encoding look like text: letters of its language, whole words, no strange signs."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from typing import Final

from bot.reading.text.language import detect, is_everyday

ENCODINGS: Final = (
    *("cp949", "euc_jp", "gb18030", "cp932", "big5", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257"),
    *("iso8859_2", "iso8859_5", "iso8859_7", "koi8_r", "mac_roman", "mac_latin2", "utf-16-le", "utf-16-be"),
)
"""What a text without a usable label may be in. Where two fit alike, the earlier: the bytes of everyday Korean
are everyday characters in the next two as well, those of Japanese in Chinese, hardly ever the other way round."""

_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
_WESTERN = "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿœšžß"
# The letters each language adds to a to z; other languages are taken for Western ones.
_ALPHABETS: Final = {
    "fr": "àâæçéèêëîïôœùûüÿ",
    "de": "äöüßé",
    "es": "áéíóúüñç",
    "pt": "áâãàçéêíóôõú",
    "it": "àèéìíîòóùú",
    "nl": "éèëïöüáóê",
    "sv": "åäöé",
    "da": "æøåé",
    "nb": "æøåéòô",
    "no": "æøåéòô",
    "fi": "äöåéšž",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "hu": "áéíóöőúüű",
    "ro": "ăâîşţșț",
    "sl": "čšž",
    "hr": "čćđšž",
    "bs": "čćđšž",
    "tr": "çğıöşüâîi̇",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "et": "äöõüšž",
    "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
    "ru": _CYRILLIC,
    "bg": _CYRILLIC,
    "mk": _CYRILLIC + "ѓѕјљњќџ",
    "sr": _CYRILLIC + "ђјљњћџčćđšž",
    "uk": _CYRILLIC + "іїєґ",
}
_OTHER_SCRIPTS: Final = frozenset({"el", "ru", "bg", "mk", "sr", "uk"})
_SIGNS: Final = frozenset("\xa0¡¿«»‹›‘’‚“”„–—―…•·€£§°©®™×½¼¾²³ªº№\u200b\ufeff")
_APOSTROPHES: Final = frozenset("’‘\xad")
_EAST_ASIAN_SIGN = re.compile("[\u3000-\u3020\u3030\u30fb\u30fc\uff01-\uff65\uffe0-\uffe6\u2010-\u2027\u2190-\u25ff]")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_SYLLABLE = re.compile("[\uac00-\ud7a3]")
_IDEOGRAPH = re.compile("[\u3400-\u9fff]")
_BETWEEN_TAGS = re.compile(rb"[^<>]+")
BEYOND_ASCII: Final = re.compile(rb"[\x00-\x08\x80-\xff]")
_PLAIN = re.compile("[A-Za-z]")
_DOUBT = 2
"""Characters in favour of any encoding: one odd letter among a few says little."""

_SAMPLE = 6000
"""Bytes that are looked at: a few hundred words that are not plain English."""


def fits(data: bytes, names: Iterable[str]) -> dict[str, float]:
    """Say how well the bytes read in each encoding: the share of the telling characters that its text would have.

    Telling are all but plain ASCII, and control characters, which no text has. Without any, every encoding fits.
    """
    sample = _sample(data)
    return {name: _fit(_decoded(data[:_SAMPLE] if "16" in name else sample, name)) for name in names}


def _sample(data: bytes) -> bytes:
    """Give the text between tags that holds more than ASCII."""
    pieces: list[bytes] = []
    size = 0
    for found in _BETWEEN_TAGS.finditer(data):
        if BEYOND_ASCII.search(found[0]):
            pieces.append(found[0][: _SAMPLE - size])
            size += len(pieces[-1])
        if size >= _SAMPLE:
            break
    return b"\n".join(pieces)


def _decoded(sample: bytes, name: str) -> str:
    # The sample may end in the middle of a character.
    return codecs.getincrementaldecoder(name)(errors="replace").decode(sample)


def _fit(text: str) -> float:
    telling = [at for at, character in enumerate(text) if not (" " <= character <= "~" or character in "\t\n\r\f")]
    language = detect(text, None)
    if language in ("ja", "zh", "ko"):
        own = sum(_is_east_asian(text[at], language) for at in telling)
    elif language in _OTHER_SCRIPTS or len(_PLAIN.findall(text)) > len(telling):
        own = sum(_is_own(text, at, _ALPHABETS.get(language, _WESTERN)) for at in telling)
    else:
        # Languages written in Latin letters mostly use those of ASCII: this is another script, read wrongly.
        own = 0
    return (own + _DOUBT) / (len(telling) + _DOUBT)


def _is_own(text: str, at: int, alphabet: str) -> bool:
    character, before, behind = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if character.lower() in alphabet:
        return character.islower() or not before.islower()
    return character in (_APOSTROPHES if before.isalpha() and behind.isalpha() else _SIGNS)


def _is_east_asian(character: str, language: str) -> bool:
    if _EAST_ASIAN_SIGN.match(character) or character in _SIGNS:
        return True
    if language == "ko":
        return _SYLLABLE.match(character) is not None
    return _KANA.match(character) is not None or (_IDEOGRAPH.match(character) is not None and is_everyday(character))
