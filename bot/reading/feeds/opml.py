"""OPML (http://opml.org/spec2.opml): lists of sources as feed readers pass them on, with what only eujp knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import islice
from typing import Final, TypeAlias, TypeVar
from urllib.parse import urlsplit

from lxml import etree

from bot.domain.errors import ReadingError
from bot.domain.sources import SOURCE_KINDS, AddressConfidence, SourceKind, SourceListing
from bot.reading.text.addresses import canonical_url
from bot.reading.text.encoding import decode
from bot.reading.text.language import claimed

MAX_BYTES: Final = 5_000_000
"""A list larger than this is refused."""

MAX_SOURCES: Final = 5_000
"""More outlines than this are not read."""

_MOST_ATTRIBUTES: Final = 100
_OWN: Final = "urn:eujp:opml"
"""The namespace of the attributes that OPML has no name for."""

_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^<>]*\?>")
_ENTITY: Final = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_LONE: Final = re.compile(r"&(?!(?:#\w+|amp|lt|gt|quot|apos);)")
"""An ampersand nobody escaped, as many an address has them."""

_Word = TypeVar("_Word", bound=StrEnum)
_Read: TypeAlias = SourceListing | ReadingError


def read_opml(data: bytes) -> tuple[_Read, ...]:
    """Read the sources of a list, in its order, whatever folders they stand in; each address once.

    An outline whose address cannot be used becomes a ReadingError that names it, and so does the place where a broken
    list breaks off. Raises ReadingError for what is no OPML.
    """
    if len(data) > MAX_BYTES:
        raise ReadingError(
            "This list is larger than {most} MB, which no list of sources should be.", most=MAX_BYTES // 1000000
        )
    text = _FORBIDDEN.sub("", _DECLARATION.sub("", decode(data).lstrip("\ufeff")))
    if _ENTITY.search(text):
        raise ReadingError("This list declares entities of its own, which no OPML needs; it was not read.")
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    root: etree._Element | None = etree.fromstring(_LONE.sub("&amp;", text).strip().encode() or b"<none/>", parser)
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise ReadingError("This is not OPML: its outermost element is not <opml>.")
    broken = [error.line for error in parser.error_log if error.level == etree.ErrorLevels.FATAL]
    faults = (
        [ReadingError("The list is broken in line {line}: what could be read is read.", line=broken[0])]
        if broken
        else []
    )
    return (*_once(_outlines(root)), *faults)


def write_opml(listings: Iterable[SourceListing], title: str) -> str:
    """Write a list that `read_opml` reads back without loss, and that other feed readers understand."""
    root = etree.Element("opml", {"version": "2.0"}, nsmap={"eujp": _OWN})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _FORBIDDEN.sub("", title)
    body = etree.SubElement(root, "body")
    for listing in listings:
        written = {name: _FORBIDDEN.sub("", value) for name, value in _attributes(listing).items() if value}
        etree.SubElement(body, "outline", written)
    return etree.tostring(root, encoding="unicode", pretty_print=True)


def _attributes(listing: SourceListing) -> dict[str, str]:
    # To other readers a page without a feed is a link, not something to subscribe to.
    place = {"type": "link", "url": listing.url} if listing.pattern else {"type": "rss", "xmlUrl": listing.url}
    given = listing.confidence is AddressConfidence.GIVEN
    return {
        "text": listing.name,
        "title": listing.name,
        **place,
        "htmlUrl": listing.site,
        "description": listing.note,
        "language": listing.language,
        "category": f"/{listing.kind}",
        f"{{{_OWN}}}publisher": listing.publisher,
        f"{{{_OWN}}}kind": listing.kind,
        f"{{{_OWN}}}region": listing.region,
        f"{{{_OWN}}}confidence": "" if given else listing.confidence,
        f"{{{_OWN}}}pattern": listing.pattern,
        f"{{{_OWN}}}enabled": "" if listing.enabled else "no",
    }


def _outlines(root: etree._Element) -> Iterator[_Read]:
    nodes = (node for node in root.iter("{*}*") if etree.QName(node).localname.lower() == "outline")
    for node in islice(nodes, MAX_SOURCES):
        values = _values(node)
        url = values.get("xmlurl") or (values.get("url", "") if values.get("own:pattern") else "")
        if url:
            yield _listing(values, url)


def _listing(values: Mapping[str, str], url: str) -> _Read:
    name = values.get("title") or values.get("text") or urlsplit(url).hostname or url
    try:
        address = canonical_url(url)
    except ReadingError as error:
        return ReadingError("{name}: {error}", name=name, error=error.sentence)
    kind = values.get("own:kind") or values.get("category", "").rpartition("/")[2]
    return SourceListing(
        url=address,
        name=name,
        publisher=values.get("own:publisher") or name,
        language=claimed(values.get("language")) or "",
        kind=_word(SOURCE_KINDS, kind, SourceKind.OTHER),
        site=values.get("htmlurl", ""),
        region=values.get("own:region", ""),
        confidence=_word(AddressConfidence, values.get("own:confidence", ""), AddressConfidence.GIVEN),
        note=values.get("description", ""),
        enabled=values.get("own:enabled") != "no",
        pattern=values.get("own:pattern", ""),
    )


def _values(node: etree._Element) -> dict[str, str]:
    """Give an outline's attributes by their names in lower case, ours behind "own:"."""
    prefix = f"{{{_OWN}}}"
    # lxml takes seconds to list tens of thousands of attributes, which no outline needs.
    items = node.items() if len(node.attrib) <= _MOST_ATTRIBUTES else []
    return {key.replace(prefix, "own:").lower(): value.strip() for key, value in items}


def _word(words: Iterable[_Word], value: str, otherwise: _Word) -> _Word:
    return next((word for word in words if word == value), otherwise)


def _once(found: Iterable[_Read]) -> Iterator[_Read]:
    known: set[str] = set()
    for each in found:
        address = each.url if isinstance(each, SourceListing) else str(each)
        if address not in known:
            known.add(address)
            yield each
