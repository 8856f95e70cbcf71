"""Bodies of chat.postMessage, and views, as Slack shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lxml.html import HtmlElement

from bot.adapters.preview.page import Child, Json, Scene, image, link, node, unknown

_WHAT: Final = "block of Slack's"


def slack_message(body: Json, scene: Scene) -> HtmlElement:
    """Draw one message. Raises ReadingError for a block that is not known here."""
    _ = scene.wording.gettext
    alone = [node("div", "alone", _("Only visible to you"))] if scene.private else []
    who = node("div", "who", node("b", "", "eujp"), node("span", "app", _("APP")), node("time", "", scene.clock()))
    blocks = (_block(block, scene) for block in body["blocks"])
    return node("article", "message", *alone, node("div", "avatar", "e"), node("div", "said", who, *blocks))


def slack_form(view: Json, scene: Scene) -> HtmlElement:
    """Draw a modal view. Raises ReadingError for a block that is not known here."""
    _ = scene.wording.gettext
    buttons = (node("span", "button", _("Cancel")), node("span", "button primary", view["submit"]["text"]))
    return node(
        "article",
        "form",
        node("header", "", view["title"]["text"], node("span", "close", "✕")),
        *(_block(block, scene) for block in view["blocks"]),
        node("footer", "", *buttons),
    )


def _block(block: Json, scene: Scene) -> HtmlElement:  # noqa: PLR0911  one arm for each kind of block
    match block:
        case {"type": "header", "text": {"type": "plain_text", "text": str(words)}}:
            return node("h3", "", words)
        case {"type": "rich_text", "elements": list(parts)}:
            return node("div", "rich", *(_rich(part, scene) for part in parts))
        case {"type": "context", "elements": list(parts)}:
            return node("div", "context", *(_plain(part) for part in parts))
        case {"type": "section", "text": {"type": "plain_text"} as words}:
            return node("div", "section", _plain(words))
        case {"type": "actions", "elements": list(parts)}:
            return node("div", "actions", *(_element(part) for part in parts))
        case {"type": "image", "alt_text": str(alternative)}:
            file = block.get("slack_file") or {}
            return image(scene, file.get("id") or block.get("image_url", ""), alternative)
        case {"type": "divider"}:
            return node("hr")
        case {"type": "input", "label": {"text": str(label)}, "element": dict(element)}:
            return _input(block, label, element, scene)
    raise unknown(_WHAT, block)


def _rich(part: Json, scene: Scene) -> HtmlElement:
    match part:
        case {"type": "rich_text_section", "elements": list(elements)}:
            return node("div", "line", *_inlines(elements, scene))
        case {"type": "rich_text_quote", "elements": list(elements)}:
            return node("blockquote", "", *_inlines(elements, scene))
        case {"type": "rich_text_preformatted", "elements": list(elements)}:
            return node("pre", "", *_inlines(elements, scene))
        case {"type": "rich_text_list", "style": "bullet", "elements": list(lines)}:
            return node("ul", "", *(node("li", "", *_inlines(line["elements"], scene)) for line in lines))
    raise unknown(_WHAT, part)


def _inlines(elements: Iterable[Json], scene: Scene) -> Iterator[Child]:
    for element in elements:
        yield _styled(element, _inline(element, scene))


def _inline(element: Json, scene: Scene) -> Child:
    match element:
        case {"type": "text", "text": str(words)}:
            return words
        case {"type": "link", "url": str(url)}:
            return link(url, element.get("text") or url)
        case {"type": "date", "timestamp": int(timestamp)}:
            return node("span", "date", scene.moment(timestamp))
    raise unknown(_WHAT, element)


def _styled(element: Json, shown: Child) -> Child:
    for style in element.get("style", ()):
        shown = node({"bold": "b", "italic": "i", "code": "code"}[style], "", shown)
    return shown


def _plain(words: Json) -> HtmlElement:
    match words:
        case {"type": "plain_text", "text": str(text)}:
            return node("span", "", text)
    raise unknown(_WHAT, words)


def _element(element: Json) -> HtmlElement:
    match element:
        case {"type": "button", "text": dict(label)}:
            return node("span", f"button {element.get('style', '')}".rstrip(), _plain(label))
        case {"type": "static_select" | "multi_static_select" as kind}:
            return node("span", "select", *_chosen(element, is_one=kind == "static_select"))
        case {"type": "plain_text_input"}:
            kind = "typed long" if element.get("multiline") else "typed"
            return node(
                "span", kind, *([element["initial_value"]] if element.get("initial_value") else _placeholder(element))
            )
    raise unknown(_WHAT, element)


def _chosen(element: Json, *, is_one: bool) -> list[Child]:
    """Give what stands in a select: the one chosen, or each of several as a chip; else its placeholder."""
    first = element.get("initial_options") or [element.get("initial_option") or {}]
    chosen = [option["text"]["text"] for option in first if option]
    if not chosen:
        return _placeholder(element)
    return [*chosen] if is_one else [node("span", "chip", words, node("span", "", " ✕")) for words in chosen]


def _placeholder(element: Json) -> list[Child]:
    held = element.get("placeholder")
    return [node("span", "placeholder", held["text"])] if held else []


def _input(block: Json, label: str, element: Json, scene: Scene) -> HtmlElement:
    optional = [node("i", "", f" {scene.wording.gettext('(optional)')}")] if block.get("optional") else []
    hint = [node("div", "context", _plain(block["hint"]))] if "hint" in block else []
    return node("div", "input", node("b", "", label), *optional, _element(element), *hint)
