"""The date a page shows beside its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile

import lxml.html

from bot.domain.moments import Moment, at_day
from bot.reading.cleaning.paragraphs import is_caption, is_prose, key
from bot.reading.text.calendar_words import OTHER_DAYS, UPDATED
from bot.reading.text.days import written_days
from bot.reading.text.folding import fold_name
from bot.reading.text.stamps import read_stamp

_ASIDES = frozenset({"aside", "nav", "footer", "figure", "figcaption", "form", "blockquote"})
_OTHERS = re.compile(
    r"\b(?:comment|related|teaser|sidebar|recommend|most-?read|ticker|clock|caption|newsletter|modified|updated)",
    re.IGNORECASE,
)
"""Classes of what is not the article's own date: other articles, comments, today's clock, a later change."""

_HEADINGS = ("h1", "h2", "h3")
_BODIES = ("article", "main")
_LINES = ("p", "div", "span", "li", "small", "em", "strong", "dd", "td", "time", "b")
_OWN_BLOCK = 2
"""The headline's parent and the parent of that are its block."""

_INNER = 12
"""Elements within a line of text at most."""

_LINE = 120
"""Characters of a line that gives a date beside a headline at most."""

_FAR = 6
"""A headline's surroundings are searched so many elements outwards, ..."""

_MANY = 300
"""... and through so many within each: a page may be endless."""

_COMPANY = 60
"""Characters that may stand beside the date in it: a city, an author, a time."""


def headline_of(root: lxml.html.HtmlElement, title: str) -> lxml.html.HtmlElement | None:
    """Give the heading that is the page's headline: the one that reads like its title, else its only h1."""
    wanted = key(title)
    found = islice((node for tag in _HEADINGS for node in root.iter(tag)), _MANY)
    headings = [node for node in found if not is_elsewhere(node)]
    spelled = ((node, key(node.text_content())) for node in headings)
    firsts = [node for node in headings if node.tag == "h1"]
    same = next((node for node, spelling in spelled if spelling and spelling in wanted), None)
    if same is not None:
        return same
    return firsts[0] if len(firsts) == 1 else None


def is_elsewhere(node: lxml.html.HtmlElement) -> bool:
    """Whether an element stands in a part of the page that is not its article: navigation, comments, related ones."""
    return any(
        each.tag in _ASIDES or _OTHERS.search(f"{each.get('class') or ''} {each.get('id') or ''}")
        for each in (node, *node.iterancestors())
        if each.tag not in ("body", "html")
    )


def beside_headline(heading: lxml.html.HtmlElement, language: str, reason: str) -> Moment | None:
    """Give the first date shown beside a headline, before the text begins; None where there is none.

    The headline's surroundings are searched outwards, up to the page's article. Further out than the headline's
    own block, only what follows it counts: the header of a site shows today's date.
    """
    for steps, around in enumerate(islice(_surroundings(heading), _FAR)):
        shown = list(_shown(around, heading, before=steps < _OWN_BLOCK))
        for read in (_marked, _written):
            found = next((moment for node in shown if (moment := read(node, language, reason))), None)
            if found:
                return found
    return None


def _surroundings(heading: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    for around in heading.iterancestors():
        yield around
        if around.tag in _BODIES:
            return


def _shown(
    around: lxml.html.HtmlElement, heading: lxml.html.HtmlElement, *, before: bool
) -> Iterator[lxml.html.HtmlElement]:
    """Give the elements around a headline up to the first paragraph of running text, those `before` it if wanted."""
    is_past = False
    above = before and around.tag != "body"
    for node in islice(around.iter(*_LINES, *_HEADINGS), _MANY):
        if node is heading:
            is_past = True
        elif is_past and is_prose(_line(node)):
            return
        elif (is_past or (above and not _is_sites(node, around))) and not is_elsewhere(node):
            yield node


def _is_sites(node: lxml.html.HtmlElement, around: lxml.html.HtmlElement) -> bool:
    """Whether an element above a headline is of the site's header, not the article's."""
    between = takewhile(lambda each: each is not around, node.iterancestors())
    return around.tag != "article" and any(each.tag == "header" for each in between)


def _line(node: lxml.html.HtmlElement) -> str:
    """Give the text of an element that holds little else; "" for a larger part of the page."""
    if sum(1 for _ in islice(node.iter(), _INNER + 1)) > _INNER:
        return ""
    return " ".join(node.text_content().split())


def _text_before(node: lxml.html.HtmlElement) -> str:
    """Give what stands before an element in the line that holds it."""
    holder = node.getparent()
    return _line(holder).partition(_line(node))[0] if holder is not None else ""


def _marked(node: lxml.html.HtmlElement, language: str, reason: str) -> Moment | None:
    """Read a <time>, unless it is that of a change."""
    if node.tag != "time" or UPDATED.find(fold_name(_text_before(node))):
        return None
    return read_stamp(node.get("datetime") or "", reason) or _written(node, language, reason)


def _written(node: lxml.html.HtmlElement, language: str, reason: str) -> Moment | None:
    """Read a line that is a date and little else."""
    line = _line(node)
    if not line or len(line) > _LINE or is_caption(line):
        return None
    folded = fold_name(line)
    if OTHER_DAYS.find(folded):
        return None
    days = [each for each in written_days(folded, language) if each.whole and not each.ranged]
    beside = len(folded) - sum(each.end - each.start for each in days)
    own = next((each for each in days if not UPDATED.find(folded[: each.start])), None)
    day = own.on(0, 0) if own and beside <= _COMPANY else None
    return at_day(day, reason) if day else None
