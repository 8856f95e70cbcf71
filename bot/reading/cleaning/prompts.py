"""What a page says of itself to its reader, in words no list foresees: subscribe, sign in, accept, download."""

from __future__ import annotations

import re

from bot.reading.cleaning.furniture import speaks_of_services

_LONGEST = 500
"""Characters; a prompt is shorter."""

_LABEL = 120
"""Characters; a line that is no sentence and speaks of the page's services is a label of it."""

_QUOTED = re.compile(r"[“„«\"][^“”„«»\"]*[”“»\"]|「[^」]*」|『[^』]*』")
_SENTENCE = re.compile(r"(?<=[.!?:|–—])\s+")
# In this order: English, German (where only the capital tells), French, Italian, Spanish, Portuguese, then others.
_LATIN_ADDRESS = (
    r"[Yy]ours?|[Yy]ou|[Yy]ou['’]\w+|(?<=[^.!?:“\"] )(?:Sie|Ihr|Ihre[mnrs]?)|[Dd]ein(?:e[mnrs]?)?|[Dd]ich|[Dd]ir"
    r"|[Ee]uch|[Vv]ous|[Vv]otre|[Vv]os|[Nn]otre|[Tt]u[aoe]i?|[Vv]ostr[aoie]|[Pp]uoi|[Pp]otrai|[Cc]licca|[Ss]copri"
    r"|[Rr]icevi|[Uu]sted(?:es)?|[Pp]uedes|[Rr]ecib[ea]s?|[Hh]aga|[Hh]az|[Nn]uestr[ao]s?|[Vv]ocê|[Cc]lique|[Jj]ouw"
    r"|[Uu]w|[Tt]wój|[Tt]woj\w+|[Pp]aństw\w*|[Nn]asz\w*|[Kk]liknij|[Vv]áš|[Vv]aš\w+|[Dd]in[ae]?|[Dd]itt|[Vv]åra?"
    r"|[Vv]årt|[Vv]oit|[Ss]inu\w*|σας|σου"
    # A page that speaks of itself speaks to its reader.
    r"|(?:[Tt]his|[Oo]ur) (?:web ?)?(?:site|page)|[Dd]iese[rn]? (?:[Ww]eb)?(?:[Ss]eite|[Ss]ite)|[Cc]e site"
    r"|[Qq]uesto sito|[Ee]ste sitio|[Ee]sta web|[Ee]ste site|[Dd]eze (?:web)?site|[Tt]a strona|[Ss]erwis"
)
_IMPERATIVE = re.compile(
    r"(?:Catch|Click|Create|Discover|Donate|Download|Enjoy|Explore|Follow|Get|Go|Join|Learn|Listen|Log|Never miss|Read"
    r"|Receive|Register|Sign|Start|Stay|Subscribe|Support|Tap|Try|Unlock|Upgrade|Visit|Watch|[A-ZÉ]\w+ez|Iscriviti"
    r"|Abbonati|Accedi|Ascolta|Leggi|Registrati|Scarica|Segui|Sostieni|Apúntate|Descarga|Descubre|Escucha|Regístrate"
    r"|Sigue|Siga|Suscríbe\w+|Únete|Assine|Baixe|Inscreva|Leia|Receba|Lees|Luister|Meld|Ontvang|Schrijf|Steun|Volg"
    r"|Czytaj|Dołącz|Obserwuj|Pobierz|Subskrybuj|Zapisz|Läs|Prenumerera|Följ|Læs|Tilmeld|Følg|Lue|Tilaa|Seuraa|Čtěte"
    r"|Sledujte|Stáhněte|Διαβάστε|Εγγραφείτε)\b"
)
_ADDRESS = re.compile(
    rf"(?<!\w)(?:{_LATIN_ADDRESS})(?!\w)"
    "|当サイト|本サイト|このサイト|当ウェブ|ください|下さい|いただけ|頂け|お読み|ご覧|ご利用|ご登録|お申し?込み|お客様|お探し|ご確認|あなた|はこちら|こちらから|お届け"
    "|하세요|주세요|하십시오|보세요|바랍니다|받아보|여러분|드립니다"
    "|您|(?<![申邀聘])[请請](?=[点點登关關下注扫掃订訂输輸选選使勿联聯查])|欢迎(?=[您订訂关關])|点击|點擊|扫码|掃碼"
)
_SELF = re.compile(
    r"\b(?:we|our|us|wir|uns|unser\w*|nous|notre|nos|noi|nostr[aoie]|nosotros|nuestr[ao]s?|wij|onze|ons|nasz\w*)\b"
    "|当社|当サイト|本サイト|弊社|私たち|저희|我们",
    re.IGNORECASE,
)


def is_prompt(paragraph: str, *, prose: bool) -> bool:
    """Whether a paragraph asks something of the reader, or labels a service of the page.

    A sentence does when it speaks of such a service and to the reader, quotations aside; a line that is no
    sentence when it speaks of one at all, or tells the reader what to do.
    """
    if len(paragraph) > (_LONGEST if prose else _LABEL):
        return False
    own = _QUOTED.sub(" ", paragraph)
    if speaks_of_services(own.casefold()):
        return not prose or _asks(own) or _addresses(own)
    return not prose and _asks(own) and _addresses(own)


def speaks_to_reader(sentence: str) -> bool:
    """Whether a site speaks here: of itself, or to its reader, quotations aside."""
    own = _QUOTED.sub(" ", sentence)
    return _asks(own) or _addresses(own) or _SELF.search(own) is not None


def _addresses(text: str) -> bool:
    return _ADDRESS.search(text) is not None


def _asks(text: str) -> bool:
    return any(_IMPERATIVE.match(sentence) for sentence in _SENTENCE.split(text))
