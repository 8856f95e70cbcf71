"""Signs that a text was translated by a machine; few, and strong ones only."""

from __future__ import annotations

import re

from bot.domain.text import fold
from bot.reading.text.language import detect

_ENGINES = (
    r"(?:google(?: translate)?|deepl|chatgpt|gpt|systran|(?:an? |une? |la |eine[rm]? |da |de |d')?(?:ai|ki|ia)\b"
    r"|artificial intelligence|machine|künstliche[rn]? intelligenz|intelligence artificielle|intelligenza artificiale"
    r"|inteligencia artificial|inteligência artificial|kunstmatige intelligentie|sztuczną inteligencję)"
)
_SOME = r"(?:[a-zà-ÿ']+ ){0,4}"
# That something was translated by a machine, as a page says it of itself; folded, so in lower case.
_STATED = re.compile(
    r"(?:machine|automatically|auto)[- ]translated"
    rf"|translat(?:ed|ion) {_SOME}(?:by|with|using|through|via|help of) (?:the )?{_ENGINES}"
    r"|(?:this is|ai-generated|automated) (?:an? )?(?:automatic |machine )?translation (?:of|from|by)"
    r"|machine translation (?:of|from|by)"
    rf"|(?:maschinell|automatisch|automatisiert) übersetzt|(?:mit|durch|von) (?:hilfe von )?{_ENGINES} übersetzt"
    r"|(?:maschinelle|automatische) übersetzung (?:aus|des|der|von)|eine (?:maschinelle|automatische) übersetzung"
    rf"|(?:traduite?s?|effectuée|réalisée) automatiquement|traduite?s? {_SOME}(?:par|avec|via|l'aide de) {_ENGINES}"
    r"|est une traduction automatique|traduction automatique (?:de l'|du |depuis|réalisée)"
    rf"|tradott[oaie] (?:automaticamente|in automatico|{_SOME}(?:da|con|tramite|utilizzando) {_ENGINES})"
    r"|è una traduzione automatica|traduzione automatica (?:dal|dell)"
    rf"|traducid[oa]s? (?:automáticamente|de forma automática|{_SOME}(?:por|con|mediante|usando) {_ENGINES})"
    r"|es una traducción automática|traducción automática (?:del|desde|realizada)"
    rf"|traduzid[oa]s? (?:automaticamente|{_SOME}(?:por|com|usando) {_ENGINES})"
    rf"|(?:automatisch|machinaal) vertaald|vertaald {_SOME}(?:door|met|via) {_ENGINES}"
    rf"|przetłumaczon\w+ (?:automatycznie|maszynowo|{_SOME}przez {_ENGINES})|tłumaczenie (?:automatyczne|maszynowe) z"
    r"|(?:maskin|automatiskt )översatt|(?:maskin|automatisk )oversa|konekäännetty|strojově přelož"
    r"|αυτόματη μετάφραση από"
    r"|(?:機械|自動|ai)翻訳(?:です|され|した|して|し、|を(?:使|用|利用)|によ|サービスを|文です|であ)"
    r"|(?:ai|deepl|google|chatgpt|人工知能)(?:で|が|により|によって|による|を(?:使|用)[^。]{0,6})(?:自動)?翻訳"
    r"|(?:기계|자동|ai) ?번역(?:된|한|했|입니다|으로|기로|을 통)|(?:机器|自动|ai|人工智能)翻译(?:而成|生成|自|，|。)"
    r"|(?:機器|自動|人工智慧)翻譯(?:而成|生成|自|，|。)"
    r"|由(?:ai|机器|機器|谷歌|google|deepl)(?:自动|自動)?(?:翻译|翻譯)"
)
_SELF = re.compile(
    r"\b(?:this|read the|diese[rs]?|der text|cet|cette|ce|quest[ao]|il testo|est[ea]|dit|deze|ten|niniejsz\w+"
    r"|den här|denne|tämä|tento|original)\b|この|本記事|本文|原文|이 기사|본 기사|원문|此文"
)
_STATEMENT = 250
"""Characters; what a page says of its own translation stands in a line or sentence of its own."""

_LINE = 90
"""Characters; so short a line that says it needs no "this article"."""

_QUOTED = re.compile(r"[“„«\"‘'][^“”„«»\"‘’']*[”“»\"’']|[(（][^()（）]*[)）]|「[^」]*」|『[^』]*』")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PARTS = re.compile(r"\s[|–—•·-]\s|[|｜]")
_ENGLISH = re.compile(r"(?<!\w)(?:and|of|with|for|in|from|to|on) the(?!\w)")
_RUN = 3
"""Words in another language that a headline holds in its middle."""

_ENOUGH = 400
"""Characters of text from which a name in its headline would be named in it again."""

_LEFT_IN_LATIN = re.compile(r"(?<=[a-zß-ÿ,] )[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,}(?= [a-zß-ÿ])")
_LEFT_IN_KANA = re.compile(r"(?<=[\u3041-\u3096])\s?[a-z]{2,}(?: [a-z]{2,}){2,}\s?(?=[\u3041-\u3096])")
_SEVERAL = 2


def is_machine_translated(found: str, title: str, text: str, language: str) -> bool:
    """Whether a machine translated a text: the page says so, or a part of it was left in another language.

    `found` is the page's text with what stands around the article, `title` and `text` the article's own.
    """
    return _says_so(found) or _is_half_translated(title, text, language) or _has_remnants(text)


def _says_so(found: str) -> bool:
    return any(_states(line) for line in found.splitlines())


def _states(line: str) -> bool:
    for sentence in re.split(r"(?<=[.!?。])\s*", line) if len(line) > _STATEMENT else [line]:
        folded = fold(sentence).replace("’", "'")
        if len(folded) <= _STATEMENT and _STATED.search(folded):
            return len(line) <= _LINE or _SELF.search(folded) is not None
    return False


def _is_half_translated(title: str, text: str, language: str) -> bool:
    """Whether a headline holds an English phrase that is no name: names stand in the text again."""
    if len(text) < _ENOUGH or language in ("und", "en", "ja", "zh", "ko"):
        return False
    plain = _QUOTED.sub(" , ", title)
    if _ENGLISH.search(plain):
        return True
    known = set(_words(text))
    return any(_has_foreign_run(part, known, language) for part in _PARTS.split(plain))


def _has_foreign_run(part: str, known: set[str], language: str) -> bool:
    """Whether English words stand together in a headline of another language whose text never uses them."""
    words = _words(part)
    runs = [words[at : at + _RUN] for at in range(len(words) - _RUN + 1)]
    return len(words) > _RUN and any(known.isdisjoint(run) and detect(" ".join(run), language) == "en" for run in runs)


def _has_remnants(text: str) -> bool:
    """Whether words in another script stand in the middle of sentences, unquoted, more than once."""
    plain = _QUOTED.sub(" , ", text)
    return sum(len(pattern.findall(plain)) for pattern in (_LEFT_IN_LATIN, _LEFT_IN_KANA)) >= _SEVERAL


def _words(text: str) -> list[str]:
    return [found[0].casefold() for found in _WORD.finditer(text)]
