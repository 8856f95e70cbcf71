"""A page of its own that shows messages: escaped by construction, without script, and with nothing from elsewhere."""

from __future__ import annotations

import gettext
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any, Final, TypeAlias
from zoneinfo import ZoneInfo

from lxml.builder import ElementMaker
from lxml.html import HtmlElement, html_parser, tostring

from bot.domain.errors import ReadingError
from bot.views.dates import day_text

Json: TypeAlias = Mapping[str, Any]
Child: TypeAlias = HtmlElement | str

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""Nothing is fetched and nothing runs, whatever stood in a text."""

_MAKE: Final = ElementMaker(makeelement=html_parser.makeelement)
# What XML, and with it the maker, refuses; a chat shows none of it either.
_UNSEEN: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WEB_ADDRESS: Final = re.compile(r"https?://[^\s/]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scene:
    """Around the messages: `at` is when it was asked, `zone` and `wording` are the reader's.

    `private` messages are seen by the asker alone; `pictures` are PNGs by the id or name that a body gives a file.
    """

    at: datetime
    zone: ZoneInfo
    wording: gettext.NullTranslations
    private: bool
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def moment(self, timestamp: float) -> str:
        """Give an instant, in seconds since 1970, as the reader sees it."""
        local = datetime.fromtimestamp(timestamp, UTC).astimezone(self.zone)
        template = self.wording.gettext("{day}, {time}")
        return template.format(day=day_text(local, self.wording), time=f"{local:%H:%M}")

    def clock(self) -> str:
        """Give the reader's time of asking."""
        return f"{self.at.astimezone(self.zone):%H:%M}"


def node(tag: str, kind: str = "", *children: Child, **attributes: str) -> HtmlElement:
    """Give an element of the class `kind`, with its children in order; a text is text, whatever it holds."""
    given = attributes | ({"class": kind} if kind else {})
    shown = {name: _shown(value) for name, value in given.items()}
    made: HtmlElement = _MAKE(tag, shown, *(_shown(child) if isinstance(child, str) else child for child in children))
    return made


def link(url: str, *label: Child) -> HtmlElement:
    """Give a link; the label alone when the address is not one of the web's."""
    if not _WEB_ADDRESS.match(url):
        return node("span", "", *label)
    return node("a", "", *label, href=url, title=url, rel="noreferrer")


def image(scene: Scene, name: str, alternative: str) -> HtmlElement:
    """Give the picture attached under that name; a frame with its words for one that would have to be fetched."""
    png = scene.pictures.get(name)
    if png is None:
        return node("div", "elsewhere", alternative, node("br"), node("small", "", name))
    return node("img", "picture", src=f"data:image/png;base64,{b64encode(png).decode()}", alt=alternative)


def unknown(what: str, found: object) -> ReadingError:
    """Give the error for a part of a body that no drawing stands for: it must be noticed, never left out."""
    return ReadingError("The preview cannot draw this {what}: {found}", what=what, found=repr(found)[:200])


def page(look: str, theme: str, title: str, messages: Sequence[HtmlElement], note: str = "") -> str:
    """Give the page. `look` names a style sheet of this folder; `note` stands outside the messages, for who looks."""
    styles = "\n".join(files(__package__).joinpath(name).read_text("utf-8") for name in ("page.css", f"{look}.css"))
    head = node(
        "head",
        "",
        node("meta", charset="utf-8"),
        _MAKE("meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY}),
        node("meta", name="viewport", content="width=device-width"),
        node("title", "", title),
        node("style", "", styles),
    )
    aside = [node("p", "aside", note)] if note else []
    body = node("body", f"{look} {theme}", node("main", "", *messages), *aside)
    return tostring(node("html", "", head, body), encoding="unicode", doctype="<!DOCTYPE html>")


def _shown(text: str) -> str:
    return _UNSEEN.sub("\ufffd", text)
