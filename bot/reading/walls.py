"""Pages that stand in front of an article: challenges, refusals, consent forms."""

from __future__ import annotations

import re

from bot.domain.text import fold
from bot.reading.markup import tidy

NO_TEXT = "No article text was found on the page."
CHALLENGE = "The site showed a check for robots instead of the article."
CONSENT = "The site showed a consent form instead of the article."
REFUSAL = "The site refused to show the article."

_WALL_LENGTH = 1500
"""Characters; a page with more text than this has its article, whatever else it says."""

_CHALLENGES = re.compile(
    r"just a moment|attention required|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human"
    r"|are you a robot|are you human|i'm not a robot|enable javascript and cookies|ddos protection by|cf-ray|ray id"
    r"|unusual traffic|security check|bot verification|please wait while we (?:verify|check)|complete the captcha"
    r"|ein mensch sind|vous n'êtes pas un robot|non sei un robot|no eres un robot"
    r"|ロボットではありません|人間であることを確認"
)
_CONSENTS = re.compile(
    r"before you continue|we value your privacy|we and our \d* ?partners|your privacy choices"
    r"|consent to (?:the )?(?:use of )?cookies|manage (?:your )?(?:consent|cookies|privacy)|cookie consent"
    r"|accept (?:all )?cookies|(?:wir|websites?) verwenden cookies|mit werbung (?:und tracking )?weiterlesen"
    r"|zustimmen und weiter|bevor sie .{0,30}fortfahren|nous utilisons des cookies|accepter et continuer"
    r"|continuer sans accepter|utilizziamo i cookie|accetta e continua|utilizamos cookies|aceptar y continuar"
    r"|antes de continuar|(?:クッキー|cookie).{0,20}(?:同意|許可)"
)
_REFUSALS = re.compile(
    r"access (?:is |has been )?denied|403 forbidden|you don't have permission|you have been blocked|request blocked"
    r"|not available in your (?:region|country)|unavailable for legal reasons|zugriff verweigert|accès refusé"
    r"|accesso negato|acceso denegado|アクセスが拒否|アクセスできません"
)
_PATTERNS = ((CHALLENGE, _CHALLENGES), (CONSENT, _CONSENTS), (REFUSAL, _REFUSALS))
_HEAD = 300


def wall(title: str, text: str) -> str:
    """Say why a page's text is not an article's, "" if it may be one.

    A wall says what it is in its title or its first lines, and says little else.
    """
    if not tidy(text):
        return _named(title) or NO_TEXT
    if len(text) > _WALL_LENGTH:
        return ""
    # A headline may name these things too (a court on "consent to cookies"): its article then says more.
    return _named(title[:_HEAD]) or _named(text[:_HEAD])


def _named(words: str) -> str:
    folded = fold(words).replace("’", "'")
    return next((note for note, pattern in _PATTERNS if pattern.search(folded)), "")
