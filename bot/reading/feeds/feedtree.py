"""Sound XML feeds: what RSS, RDF, Atom and CDF say of their articles, read off the tree."""

from __future__ import annotations

import base64
import html
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final, TypeAlias

from lxml import etree

from bot.reading.text.addresses import resolved
from bot.reading.text.markup import one_line

MAX_ARTICLES: Final = 500
"""More articles than this are not read; feeds begin with the newest."""

MAX_TEXT: Final = 200_000
"""Characters read of one article's markup."""

MAX_TITLE: Final = 500
"""Characters kept of a title or id."""

_MOST_FIELDS: Final = 1000
"""Elements of one article that are looked at."""

_MOST_ATTRIBUTES: Final = 100
_ARTICLES: Final = ("item", "entry")
_DATES: Final = ("published", "pubdate", "issued", "date", "created", "publicationdate", "updated", "modified")
"""Where an article's date stands, the best first; the last two say when it was changed."""

_BODIES: Final = ("encoded", "content", "body", "description", "summary", "abstract")
_PAGES: Final = ("", "text/html", "application/xhtml+xml")
_PLAIN: Final = ("text", "text/plain")
_PREFIX: Final = re.compile(r"(</?)[\w.-]+:")
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"

_Fields: TypeAlias = Mapping[str, Sequence[etree._Element]]  # noqa: SLF001  lxml names its element type no better
"""What stands directly inside an element, by local name in lower case."""


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as its feed writes it: `title` is plain text, `bodies` are markup, `dates` unread, the best first.

    `link` is the canonical address of its page, None where the feed gives none.
    """

    id: str
    title: str
    link: str | None
    dates: tuple[str, ...]
    language: str
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RawFeed:
    """A feed as it is written; `site` is the canonical address of its web page, None where it gives none."""

    title: str
    site: str | None
    language: str
    articles: tuple[RawArticle, ...]


def read_tree(root: etree._Element) -> RawFeed:
    """Read a feed off its tree, whose base address is that of the feed."""
    head = next((node for node in root.iter("{*}*") if _name(node) == "channel"), root)
    fields = _fields(head)
    articles = (node for node in root.iter("{*}*") if _name(node) in _ARTICLES)
    return RawFeed(
        title=_title(fields),
        site=_link(head, fields),
        language=_language(head, fields) or _language(root, _fields(root)),
        articles=tuple(_article(node) for node in islice(articles, MAX_ARTICLES)),
    )


def own_address(identity: str, base: str) -> str | None:
    """Give the address that an article's id is, if it is one: many feeds give it nowhere else."""
    return resolved(identity, base) if "://" in identity or identity.startswith("/") else None


def _article(node: etree._Element) -> RawArticle:
    fields = _fields(node)
    dates = [_text(each) for name in _DATES for each in fields.get(name, ())]
    return RawArticle(
        id=_identity(node, fields),
        title=_title(fields),
        link=_link(node, fields) or _permanent_link(node, fields),
        dates=(*dates, _attribute(node, "lastmod")),
        language=_language(node, fields),
        bodies=tuple(_markup(each) for name in _BODIES for each in fields.get(name, ())),
    )


def _fields(node: etree._Element) -> _Fields:
    """Sort an element's children by name, those of its own vocabulary before others that use the same words.

    An own title so stands before media:title, an own link before atom:link.
    """
    found: defaultdict[str, list[etree._Element]] = defaultdict(list)
    children = list(islice(node.iterchildren("{*}*"), _MOST_FIELDS))
    for child in sorted(children, key=lambda child: _vocabulary(child) not in ("", _vocabulary(node))):
        found[_name(child)].append(child)
    return found


def _title(fields: _Fields) -> str:
    titles = (
        " ".join(_text(node).split())[:MAX_TITLE] if _attribute(node, "type") in _PLAIN else one_line(_markup(node))
        for node in fields.get("title", ())
    )
    return next(filter(None, titles), "")[:MAX_TITLE]


def _identity(node: etree._Element, fields: _Fields) -> str:
    named = (_text(each) for name in ("guid", "id") for each in fields.get(name, ()))
    return next(filter(None, named), "") or _attribute(node, "about")


def _link(node: etree._Element, fields: _Fields) -> str | None:
    """Give the page's address: what a service that counts clicks names as the original, else the link."""
    links = [(each, _text(each)) for each in fields.get("origlink", ())]
    links += [(each, _attribute(each, "href") or _text(each)) for each in fields.get("link", ()) if _is_page(each)]
    links.append((node, _attribute(node, "href")))
    return next((address for each, link in links if (address := resolved(link, each.base or ""))), None)


def _is_page(link: etree._Element) -> bool:
    return _attribute(link, "rel") in ("", "alternate") and _attribute(link, "type").lower() in _PAGES


def _permanent_link(node: etree._Element, fields: _Fields) -> str | None:
    if any(_attribute(guid, "ispermalink") == "false" for guid in fields.get("guid", ())):
        return None
    return own_address(_identity(node, fields), node.base or "")


def _language(node: etree._Element, fields: _Fields) -> str:
    inherited = next(filter(None, (each.get(_LANG) for each in (node, *node.iterancestors()))), "")
    return inherited or next((_text(each) for each in fields.get("language", ())), "")


def _markup(node: etree._Element) -> str:
    """Give an element's content as HTML: escaped, or in base64, or written inside it as elements."""
    if len(node):
        return _inside(node)[:MAX_TEXT]
    text = (node.text or "")[:MAX_TEXT]
    return _unpacked(text) if _is_packed(node) else text


def _inside(node: etree._Element) -> str:
    pieces = (etree.tostring(child, encoding="unicode", method="html") for child in node)
    return _PREFIX.sub(r"\1", html.escape(node.text or "") + "".join(pieces))


def _is_packed(node: etree._Element) -> bool:
    """Whether content is in base64: so said (Atom 0.3), or of a type that is no text (Atom 1.0, section 4.1.3.3)."""
    kind = _attribute(node, "type").lower()
    is_text = "/" not in kind or kind.startswith("text/") or kind.endswith(("+xml", "/xml", "/html"))
    return _attribute(node, "mode") == "base64" or (not is_text and not _attribute(node, "mode"))


def _unpacked(text: str) -> str:
    """Unpack base64, "" where it holds a picture or the like; what is no base64 after all stays."""
    try:
        return base64.b64decode("".join(text.split()), validate=True).decode()
    except UnicodeDecodeError:
        return ""
    except ValueError:
        return text


def _text(node: etree._Element) -> str:
    return "".join(node.itertext())[:MAX_TEXT].strip()


def _attribute(node: etree._Element, name: str) -> str:
    # lxml takes seconds to list tens of thousands of attributes, which no feed needs.
    items = node.items() if len(node.attrib) <= _MOST_ATTRIBUTES else []
    return next((value for key, value in items if key.rpartition("}")[2].lower() == name), "").strip()


def _vocabulary(node: etree._Element) -> str:
    """Give an element's namespace, or its prefix where no namespace was declared for it."""
    return _parted(str(node.tag))[0]


def _name(node: etree._Element) -> str:
    return _parted(str(node.tag))[1]


@lru_cache(maxsize=256)
def _parted(tag: str) -> tuple[str, str]:
    """Part an element's vocabulary and its name in lower case."""
    space, _, name = tag.rpartition("}")
    prefix, _, local = name.rpartition(":")
    return space or prefix, local.lower()
