"""From HTML fragments, as feeds carry them, to plain text in paragraphs."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from lxml import etree

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td",
    "th", "tr", "ul",
})  # fmt: skip
_UNSHOWN = frozenset({
    "audio", "button", "figure", "form", "head", "iframe", "noscript", "object", "script", "select", "style", "svg",
    "template", "video",
})  # fmt: skip
_PARSER = etree.HTMLParser()
_DOCUMENT = re.compile(r"\s*<(?:html|!doctype)", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
_PARAGRAPH = "\n\n"
_LINE = "\x00"
"""Stands for a line's end while white space is brought in order; no text of a tree holds it."""
_PARAGRAPHS: Mapping[object, str] = dict.fromkeys(_BLOCKS, _LINE * 2)


def plain_text(fragment: str) -> str:
    """Give the readable text of an HTML fragment, paragraphs parted by a blank line.

    Pictures with their captions, scripts and forms are left out. Markup that was escaped twice,
    as careless feeds do, is taken off twice. Text without markup only has its entities resolved.
    """
    text = _stripped(fragment) if _TAG.search(fragment) else fragment
    unescaped = html.unescape(text)
    if "&lt;" in fragment and _TAG.search(unescaped):
        unescaped = html.unescape(_stripped(unescaped))
    return tidy(unescaped)


def one_line(fragment: str) -> str:
    """Give a title or name: markup off, entities resolved, on one line."""
    return " ".join(plain_text(fragment).split())


def tidy(text: str) -> str:
    """Bring white space in order: single spaces, no blank ends, one blank line between paragraphs."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", _PARAGRAPH, "\n".join(lines)).strip()


def _stripped(fragment: str) -> str:
    # A character XML forbids makes lxml refuse the whole text.
    allowed = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", fragment)
    body = _body(allowed)
    if body is None:
        return _TAG.sub(" ", fragment)
    body.tail = None
    # White space in HTML is not a line break; only blocks and <br> are.
    return " ".join("".join(_pieces(body)).split()).replace(_LINE, "\n")


def _body(fragment: str) -> etree._Element | None:
    """Parse a fragment and give its body; one with a doctype of its own need not have one, or may have several."""
    whole = fragment if _DOCUMENT.match(fragment) else f"<html><body>{fragment}</body></html>"
    try:
        bodies = etree.fromstring(whole, _PARSER).findall("body")
    except (AttributeError, etree.ParserError, etree.XMLSyntaxError, ValueError):
        # lxml gives None for what holds nothing at all.
        return None
    return bodies[0] if len(bodies) == 1 else None


def _pieces(root: etree._Element) -> list[str]:
    pieces: list[str] = []
    hidden: etree._Element | None = None
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if hidden is None and event == "start":
            hidden = node if node.tag in _UNSHOWN else None
            pieces.append(_PARAGRAPHS.get(node.tag, ""))
            pieces.append(node.text or "" if hidden is None else "")
        elif event != "start" and (hidden is None or node is hidden):
            hidden = None
            pieces.append(_PARAGRAPHS.get(node.tag, "") if event == "end" else "")
            pieces.append(_LINE if node.tag == "br" else "")
            pieces.append(node.tail or "")
    return pieces
