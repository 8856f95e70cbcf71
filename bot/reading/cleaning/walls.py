"""Pages that stand in front of an article: challenges, refusals, consent forms, subscriptions."""

from __future__ import annotations

import re

from bot.domain.phrases import Phrase
from bot.domain.text import fold
from bot.reading.cleaning.paragraphs import size
from bot.reading.cleaning.prompts import speaks_to_reader
from bot.reading.text.markup import tidy

NO_TEXT = Phrase("No article text was found on the page.")
CHALLENGE = Phrase("The site showed a check for robots instead of the article.")
SCRIPT = Phrase("The site shows the article only to browsers that run its scripts.")
CONSENT = Phrase("The site showed a consent form instead of the article.")
SUBSCRIPTION = Phrase("The site shows the article to subscribers only.")
REFUSAL = Phrase("The site refused to show the article.")
MISSING = Phrase("The site says that there is no such page.")

_LONGEST = 6000
"""Characters; a page with more text than this has its article, whatever else it says."""

_OWN = 0.5
"""Share of a text in sentences that do not speak to the reader, from which it is an article."""

_LABEL = 45
"""Size up to which a sentence that names a wall is no article's."""

_CHALLENGES = re.compile(
    r"just a moment|attention required|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human"
    r"|are you a robot|are you human|i'm not a robot|enable javascript and cookies|ddos protection by|cf-ray|ray id"
    r"|unusual traffic|security check|bot verification|please wait while we (?:verify|check)|complete the captcha"
    r"|ein mensch sind|kein roboter|vous n'êtes pas un robot|non sei un robot|no eres un robot|geen robot"
    r"|ロボットではありません|人間であることを確認|로봇이 아닙니다|人机验证|安全验证"
)
_SCRIPTS = re.compile(
    r"enable (?:javascript|js)\b|(?:requires?|needs?|without|turn on|activate) javascript"
    r"|javascript (?:is|has been) (?:disabled|not enabled|required|turned off)"
    r"|javascript (?:aktivieren|ist deaktiviert|einschalten)|activer javascript|javascript est désactivé"
    r"|attiva(?:re)? javascript|javascript è disabilitato|(?:habilit|activ)[ae]r? javascript"
    r"|javascript está (?:desactivado|deshabilitado)|javascript(?:を|が|の設定を)(?:有効|無効|on|オン)"
    r"|javascript를 (?:활성화|사용)|启用javascript"
)
_CONSENTS = re.compile(
    r"before you continue|(?:we value|your|respect(?:ing)?) (?:your )?privacy|we and our (?:\d+ )?partners"
    r"|privacy choices|consent to (?:the )?(?:use of )?(?:all )?cookies|manage (?:your )?(?:consent|cookies|privacy)"
    r"|cookie (?:consent|wall)|accept (?:all )?cookies|use[sd]? (?:of )?cookies"
    r"|(?:wir|websites?) (?:verwenden|nutzen) cookies|mit werbung (?:und tracking )?(?:weiterlesen|nutzen)"
    r"|wir und unsere (?:bis zu )?(?:\d+ )?partner|ihre privatsphäre|zustimmen und weiter|bevor sie .{0,30}fortfahren"
    r"|nous utilisons des cookies|accepter et continuer|continuer sans accepter|nous et nos (?:\d+ )?partenaires"
    r"|votre vie privée|utilizziamo i cookie|la tua privacy|noi e i nostri (?:\d+ )?partner|accetta e continua"
    r"|utilizamos cookies|[st]u privacidad|nosotros y nuestros (?:\d+ )?socios|aceptar y continuar|antes de continuar"
    r"|wij gebruiken cookies|uw privacy|wij en onze (?:\d+ )?partners|twoja prywatność|my i nasi partnerzy"
    r"|používáme cookies|vi använder cookies|(?:クッキー|cookie).{0,20}(?:同意|許可|使用|利用)"
    r"|쿠키.{0,20}(?:동의|사용)|cookie.{0,10}同意"
)
_SUBSCRIPTIONS = re.compile(
    r"subscribe to (?:continue|read|keep)|to continue reading|(?:for|to) subscribers(?: only)?|subscriber[- ]only"
    r"|premium content|already a subscriber|unlimited access|digital access|per month|for \d+ weeks|your subscription"
    r"|(?:free|remaining) articles?|start your (?:free )?trial|unlock this (?:article|story)|(?:für|nur) abonnent"
    r"|jetzt weiterlesen|abo (?:abschließen|bestellen)|réservée? (?:aux|à nos) abonnés|déjà abonné"
    r"|riservato (?:agli|ai nostri) abbonati|sei già abbonato|(?:para|solo) suscriptores|ya eres suscriptor"
    r"|alleen voor abonnees|tylko dla (?:prenumeratorów|subskrybentów)|(?:有料|会員|購読者)(?:会員)?限定|有料記事"
    r"|続きをお読み|続きを読むには|유료회원|유료 회원"
)
_REFUSALS = re.compile(
    r"access (?:is |has been |to this page )?(?:has been )?(?:denied|blocked)|403 forbidden|you don't have permission"
    r"|you have been blocked|request (?:was |has been )?blocked|not available in your (?:region|country|location)"
    r"|unavailable (?:for|due to) legal reasons|too many requests|zugriff verweigert|accès refusé|accesso negato"
    r"|acceso denegado|toegang geweigerd|odmowa dostępu|アクセスが拒否|アクセスできません|접근이 거부|拒绝访问"
)
_ABSENCES = re.compile(
    r"(?:page|article|story) (?:was |is |could )?(?:not (?:be )?found|no longer available)|404(?: error)?\b"
    r"|seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|pagina non trovata|página no encontrada"
    r"|pagina niet gevonden|nie znaleziono strony|ページ(?:が|は)見つかりません|お探しのページ"
    r"|페이지를 찾을 수 없|页面不存在"
)
_PATTERNS = (
    (CHALLENGE, _CHALLENGES),
    (SCRIPT, _SCRIPTS),
    (SUBSCRIPTION, _SUBSCRIPTIONS),
    (CONSENT, _CONSENTS),
    (REFUSAL, _REFUSALS),
    (MISSING, _ABSENCES),
)
_HEAD = 300
_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])|\n+")
_STOP = re.compile(r"[.!?。！？…][\"'”’»)\]]*$")


def wall(title: str, text: str) -> str:
    """Say why a page's text is not an article's, "" if it may be one.

    A wall says what it is in its title or its first lines, and little else: its sentences name it or speak to
    the reader. An article about such things may name them, too, but speaks of third parties.
    """
    if not tidy(text):
        return _named(title) or NO_TEXT
    if len(text) > _LONGEST:
        return ""
    note = _named(title[:_HEAD]) or _named(text[:_HEAD])
    return note if note and _own(text) < len(text) * _OWN else ""


def _own(text: str) -> int:
    """Count the characters of a text in full sentences that could be an article's."""
    sentences = [each.strip() for each in _SENTENCE.split(text)]
    return sum(
        len(each)
        for each in sentences
        if _STOP.search(each) and not speaks_to_reader(each) and (size(each) > _LABEL or not _named(each))
    )


def _named(words: str) -> str:
    folded = fold(words).replace("’", "'")
    return next((note for note, pattern in _PATTERNS if pattern.search(folded)), "")
