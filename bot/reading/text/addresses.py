"""One address, one spelling: the canonical form by which an article is known again."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

import idna

from bot.domain.errors import ReadingError

MAX_LENGTH = 2000
"""Characters; longer addresses are data, not places."""

_PORTS = {"http": 80, "https": 443}
_ESCAPE = re.compile("%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_HOST = re.compile(r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?\.?")
# Names that say how a reader came or who is reading, never which page is shown. Broader lists (courlan's drops `cid`,
# `uid`, `source`, `session`) lose addresses of press conferences and documents, so only reserved names stand here.
_TRACKER_PREFIXES = ("utm_", "mtm_", "matomo_", "piwik_", "pk_", "hsa_", "vero_", "oly_", "guce_", "at_", "_bta_")
_TRACKERS = re.compile(
    r"fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|igshid|igsh|li_fat_id|_ga|_gl|_openstat"
    r"|_hsenc|_hsmi|__hs[a-z]+|mc_cid|mc_eid|mkt_tok|hsctatracking|guccounter|ref_src|ref_url|wt[._]\w+|cmpid|s_cid|n_cid"
    r"|ncid|smid|xtor|ns_(?:mchannel|source|campaign|linkname|fee)|__twitter_impression|(?:jsession|phpsess|aspsession|cfgsession)id\w*|cftoken"
)
_FROM_A_FEED = re.compile(r"(?:ref|from|source|src|via|medium|origin)=(?:rss|feed|atom|rss[._-]?feed)", re.IGNORECASE)
_SESSION = re.compile(r";(?:jsessionid|phpsessid)=[^/?;]*", re.IGNORECASE)


def canonical_url(url: str) -> str:
    """Give the canonical form of a web address; the same page gets the same form.

    Scheme and host in lower case, the host in IDNA (ASCII), no default port, no dot segments, no
    fragment, no parameters of trackers and sessions; path, query order and every other parameter stay, and http
    is not upgraded. Raises ReadingError for anything but an absolute http(s) address of a host.
    """
    parts = _split(url)
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise ReadingError(
            "{address} is not a web address: give one that begins with https:// or http://.", address=_shown(url)
        )
    if "@" in parts.netloc:
        raise ReadingError("An address must not carry a name or password before its host: leave them out.")
    path = _escaped(_without_dots(_SESSION.sub("", parts.path) or "/"))
    return urlunsplit((scheme, _host(parts, url) + _port(parts, url), path, _query(parts.query), ""))


def resolved(link: str, base: str) -> str | None:
    """Give the canonical address of a link found at `base`, None when it leads to no web page.

    An ampersand that was escaped once too often, as feeds do, is one.
    """
    text = link.strip().replace("&amp;", "&")
    try:
        return canonical_url(urljoin(base, text)) if text else None
    except (ReadingError, ValueError):
        return None


def page_of(address: str) -> str:
    """Give what names the page in a canonical address, however it is reached: no scheme, "www." or closing slash.

    By it a page is known again after its site went from http to https, or took "www." off its name.
    """
    return address.partition("://")[2].removeprefix("www.").rstrip("/")


def _split(url: str) -> SplitResult:
    text = url.strip()
    if len(text) > MAX_LENGTH:
        raise ReadingError("This address is longer than {most} characters: give a shorter one.", most=MAX_LENGTH)
    try:
        return urlsplit(text)
    except ValueError as error:
        raise _unusable(url) from error


def _host(parts: SplitResult, url: str) -> str:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        return f"[{host}]"
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except UnicodeError as error:
            raise _unusable(url) from error
    if not _HOST.fullmatch(host):
        raise _unusable(url)
    return host


def _port(parts: SplitResult, url: str) -> str:
    try:
        port = parts.port
    except ValueError as error:
        raise _unusable(url) from error
    return "" if port in (None, _PORTS[parts.scheme.lower()]) else f":{port}"


def _without_dots(path: str) -> str:
    """Remove dot segments as RFC 3986, section 5.2.4, does."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            kept[-1:] = []
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)


def _query(query: str) -> str:
    pairs = [pair for pair in query.split("&") if pair and not _is_tracker(pair)]
    return _escaped("&".join(pairs))


def _is_tracker(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    is_reserved = _TRACKERS.fullmatch(name) is not None or name.startswith(_TRACKER_PREFIXES)
    return is_reserved or _FROM_A_FEED.fullmatch(pair) is not None


def _escaped(text: str) -> str:
    """Spell percent escapes one way: upper-case digits, none for letters and digits, one for what needs it."""
    unescaped = _ESCAPE.sub(_plain_if_unreserved, text)
    return quote(unescaped, safe="%/:?@!$&'()*+,;=-._~[]")


def _plain_if_unreserved(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if character in _UNRESERVED else match[0].upper()


def _unusable(url: str) -> ReadingError:
    return ReadingError("{address} is not a usable web address: check its spelling.", address=_shown(url))


def _shown(url: str) -> str:
    """Give the beginning of the address, without the part that may hold a secret."""
    return repr(re.split(r"[?#]", url.strip(), maxsplit=1)[0].rpartition("@")[2][:80])
