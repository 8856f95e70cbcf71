"""Tables on pages: those that only lay out a page are taken apart, the rows of others are told in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import lxml.html

_BLOCKS = frozenset(
    ("p", "div", "table", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "article", "section", "blockquote", "center")
)
_SEVERAL = 2
_PROSE = 120
"""Characters in one cell, from which it holds text rather than a value."""

_RULE = re.compile(r"[|\s:-]+")
_CELL = re.compile(r"\s*\|\s*")


def unfold_tables(root: lxml.html.HtmlElement) -> None:
    """Turn every table with a cell that holds paragraphs into plain divisions, in place."""
    for table in list(root.iter("table")):
        cells = [cell for row in _rows(table) for cell in row if cell.tag in ("td", "th")]
        if any(map(_holds_text, cells)):
            for part in (table, *table.iterchildren("thead", "tbody", "tfoot"), *_rows(table), *cells):
                part.tag = "div"


def told(lines: Sequence[str]) -> list[str]:
    """Give lines of text in which a table's rows, found as "| a | b | c |", are told as "a: b, c".

    The row of headings above a rule is left out: it says nothing without the rows.
    """
    is_heading = [bool(_RULE.fullmatch(below)) and line.startswith("|") for line, below in pairwise([*lines, ""])]
    return [row for line, heading in zip(lines, is_heading, strict=True) if not heading and (row := _told(line))]


def _told(line: str) -> str:
    if not (line.startswith("|") and line.endswith("|")):
        return line
    cells = [cell for cell in _CELL.split(line) if cell and not _RULE.fullmatch(cell)]
    return f"{cells[0]}: {', '.join(cells[1:])}" if len(cells) > 1 else "".join(cells)


def _rows(table: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    groups = [table, *table.iterchildren("thead", "tbody", "tfoot")]
    return [row for group in groups for row in group.iterchildren("tr")]


def _holds_text(cell: lxml.html.HtmlElement) -> bool:
    children = [str(child.tag) for child in cell]
    if not _BLOCKS.isdisjoint(children) or children.count("br") >= _SEVERAL:
        return True
    return sum(len(text or "") for text in (cell.text, *(child.tail for child in cell))) >= _PROSE
