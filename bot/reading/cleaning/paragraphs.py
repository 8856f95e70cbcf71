"""What a single paragraph looks like: prose, headline, date line, byline."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from bot.domain.text import words
from bot.reading.cleaning.furniture import date_words
from bot.reading.text.calendar_words import FULL_MONTHS, SHORT_MONTHS

KNOWN = 1024
"""So many paragraphs are remembered with what was told of them: every pass of the cleaning asks again of each."""

_CJK = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_CJK_WEIGHT = 1.5
"""A CJK character says about as much as two and a half letters."""

_CLOSERS = r"[\"'”’»›」』）)\]】]*"
_STOP = re.compile(rf"(?:(?<!\.)[.．]|[。｡]){_CLOSERS}$")
_ANNOUNCING = re.compile("[:：]$")
_ASKING = re.compile(rf"[.!?！？…‥]{_CLOSERS}$")
_BOUNDARY = re.compile(rf"[.!?]{_CLOSERS}\s+(?=[\"'“«„‘(]?[^\W\d_a-zß-ÿ])|[。！？](?=.)")
_LATIN_WORD = re.compile(r"[^\W\d_]+")

PROSE = 60
"""Size from which a paragraph that ends in a full stop is prose; shorter ones may be labels."""

_EXCLAIMED = 140
"""Size from which one that ends in ! or ? is prose; shorter ones may be headlines."""

_UNFINISHED = 250
_ENDING = 12
"""Characters at a paragraph's end in which its full stop is looked for, behind closing brackets and quotes."""

_GLANCE = 120
"""Characters in which a sentence shows the words for one."""

_SENTENCE_WORDS = 3
_SENTENCE_CJK = 6
_SHORT = 90

# The months that other modules do not need: Turkish, Swedish, Danish, Finnish, Czech, Greek.
_MORE_MONTHS = """
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık maj augusti marts
tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta
joulukuuta ledna února března dubna května června července srpna září října listopadu prosince ιανουαρίου φεβρουαρίου
μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
"""
_MONTHS = {*chain(*FULL_MONTHS, *SHORT_MONTHS), *_MORE_MONTHS.split()}
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?![^\W\d_])"
_DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+|of\s+)?{_MONTH}\.?|\b{_MONTH}\.?\s+\d{{1,2}}\b"
    r"|\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|\d{1,2}月\d{1,2}日|\d{4}年|\b\d{4}\.\s*\d{1,2}\.\s*\d{1,2}",
    re.IGNORECASE,
)
_CAPTION = 400
_CREDIT = re.compile(
    r"[-–—|/(\[.,]\s*(?:file\s|archiv)?(?:foto|photo|image|bild|picture|fotografía|immagine|imagen|zdjęcie|fot|beeld)s?\b"
    r"[^.!?]{0,80}(?:\.\s*\([^()]{0,60}\))?[\s.|)\]]*$"
    r"|(?:getty images|file photo|archivbild|archivfoto|symbolbild|foto d'archivio|photo d'illustration)[\s|.)\]]*$"
    r"|(?:＝|(?<=[\u3041-\u9fff）)])=)[^。=＝]{2,30}$|[（(](?:写真|画像|資料写真|代表撮影)[^）)]{0,30}[）)]$"
    r"|[（(\[［<〈【][^）)\]］>〉】]{0,25}(?:사진|写真|资料图|資料圖)[^）)\]］>〉】]{0,12}[）)\]］>〉】]$",
    re.IGNORECASE,
)
# Who took it, in capitals behind a bar; when and where in brackets, as below Japanese pictures.
_TAKEN = re.compile(r"\|\s*[A-Z][A-Z /.&'’-]{2,40}$|[（(][^（）()。]{0,12}日[^（）()。]{0,20}(?:で|にて|撮影)[）)]$")
# Who stands where in a picture.
_PLACED = re.compile(
    r"[（(](?:from |second from |third from |von |da |en )?(?:left|right|cent(?:re|er)|front|back row|C|L|R|2nd [LR]"
    r"|links|rechts|mitte|vorne|l\.|r\.|à (?:gauche|droite)|au centre|gauche|droite|a (?:sinistra|destra)|al centro"
    r"|sinistra|destra|(?:a la )?(?:izquierda|derecha)|izq\.?|der\.?|esquerda|direita|midden|po lewej|po prawej"
    r"|[左右]|中央|[左右]端|[左右]から[^）)]{1,6}|手前[^）)]{0,3}|奥|왼쪽|오른쪽|가운데)[）)]"
    r"|, (?:second |third |far )?(?:left|right|cent(?:re|er))(?: and [^,.]{3,60}, (?:left|right))?, ",
    re.IGNORECASE,
)
_YEAR_OR_TIME = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d{2}\b|\d+時\d*分?|\d+")
# A day before a colon is one of a list of events.
_TOLD = re.compile(r"(?:,?\s*\d{4})?\s*[:：]\s*[^\W\d_]")
_DATE_LENGTH = 90
_STRANGERS = 2
"""Words of another kind a date line may hold: a city, a name."""

_DATE_CJK = re.compile("[公開更新配信掲載投稿発表作成最終日月火水木金土曜時分秒午前後年令和平成発]")

_BY = re.compile(
    r"(?:by|von|par|di|por|door|de|przez|text|texte|written by|posted by|published by)[:\s]\s*", re.IGNORECASE
)
_NAMES = re.compile(
    r"(?:[^\W\d_a-zß-ÿ][\w.'’-]*|d[aeiu]|del|della|van|von|der|den|la|le|and|und|et|e|y|in|for|zu|bin|al|&)"
    r"(?:[,/|]?\s+(?=\S)|$)"
)
_BYLINE_WORDS = 12
_REPORTER = re.compile(
    r"[（(【\[]?(?:文|記者|取材|執筆|編集委員|特派員)[・/＝=:：\s]|.{1,12}(?:記者|特派員|編集委員)[】）)\]]?$"
)


def size(paragraph: str) -> float:
    """Give a paragraph's length in letters, a CJK character counting for two and a half."""
    return len(paragraph) + _CJK_WEIGHT * len(_CJK.findall(paragraph))


def sentences_in(paragraph: str) -> int:
    """Count sentences roughly: one more than the inner boundaries."""
    return 1 + len(_BOUNDARY.findall(paragraph))


@lru_cache(maxsize=KNOWN)
def is_sentence(paragraph: str) -> bool:
    """Whether it ends as a sentence does and has the words for one."""
    if not is_finished(paragraph):
        return is_prose(paragraph)
    start = paragraph[:_GLANCE]
    return len(_LATIN_WORD.findall(start)) >= _SENTENCE_WORDS or len(_CJK.findall(start)) >= _SENTENCE_CJK


def is_finished(paragraph: str) -> bool:
    """Whether it ends in a full stop, and not in dots."""
    return _ends(paragraph, _STOP)


@lru_cache(maxsize=KNOWN)
def is_prose(paragraph: str) -> bool:
    """Whether it is running text: a long sentence, or several."""
    if is_finished(paragraph) or _ends(paragraph, _ANNOUNCING):
        return _reaches(paragraph, PROSE)
    if _ends(paragraph, _ASKING):
        return _reaches(paragraph, _EXCLAIMED) or (_reaches(paragraph, PROSE) and sentences_in(paragraph) > 1)
    return _reaches(paragraph, _UNFINISHED) and sentences_in(paragraph) > 1


def _ends(paragraph: str, pattern: re.Pattern[str]) -> bool:
    return pattern.search(paragraph, max(0, len(paragraph) - _ENDING)) is not None


def _reaches(paragraph: str, wanted: int) -> bool:
    return len(paragraph) >= wanted or size(paragraph) >= wanted


def is_unfinished(paragraph: str) -> bool:
    """Whether it reads like a sentence that lost its full stop: longer than a headline, mostly in small letters."""
    found = _LATIN_WORD.findall(paragraph)
    small = sum(word[0].islower() for word in found)
    return size(paragraph) >= _SHORT and small * 2 >= len(found) > 0


@lru_cache(maxsize=KNOWN)
def is_date_line(paragraph: str) -> bool:
    """Whether it is a date and little else, as stands beside a headline."""
    day = _DAY.search(paragraph) if len(paragraph) <= _DATE_LENGTH else None
    if not day or is_prose(paragraph) or _TOLD.match(paragraph, day.end()):
        return False
    rest = _undated(paragraph)
    strangers = [word for word in _LATIN_WORD.findall(rest) if word.casefold() not in date_words()]
    return len(strangers) + len(_CJK.findall(_DATE_CJK.sub("", rest))) <= _STRANGERS


def is_caption(paragraph: str) -> bool:
    """Whether it is a picture's caption: a credit at its end, people's places in it, or a table's bars at both ends."""
    if _reaches(paragraph, _CAPTION + 1):
        return False
    if _CREDIT.search(paragraph) or (paragraph.startswith("|") and paragraph.endswith("|")):
        return True
    if _TAKEN.search(paragraph):
        return not _STOP.search(paragraph)
    return sentences_in(paragraph) == 1 and _PLACED.search(paragraph) is not None


@lru_cache(maxsize=KNOWN)
def is_byline(paragraph: str) -> bool:
    """Whether it names who wrote: "By" and its translations before names, or a Japanese reporter's line."""
    if len(paragraph) > _SHORT or is_sentence(paragraph):
        return False
    if _REPORTER.match(paragraph):
        return True
    found = _BY.match(paragraph)
    return found is not None and _is_names(_undated(paragraph[found.end() :]))


def _undated(text: str) -> str:
    return _YEAR_OR_TIME.sub(" ", _DAY.sub(" ", text))


def _is_names(text: str) -> bool:
    rest = " ".join(text.split()).strip(" .,|/·-–")
    if not rest or len(rest.split()) > _BYLINE_WORDS:
        return False
    return not _NAMES.sub("", rest).strip(" ,|/·-–")


@lru_cache(maxsize=KNOWN)
def key(paragraph: str) -> str:
    """Give the spelling by which paragraphs are the same: words only, case and width aside."""
    return " ".join(words_of(paragraph))


@lru_cache(maxsize=KNOWN)
def words_of(paragraph: str) -> tuple[str, ...]:
    """Give a paragraph's words, case and width aside."""
    return tuple(words(paragraph))
