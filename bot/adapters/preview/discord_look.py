"""Create Message bodies, and modals, as Discord shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lxml.html import HtmlElement

from bot.adapters.preview.discord_markdown import inlines, markdown
from bot.adapters.preview.page import Child, Json, Scene, image, link, node, unknown

_WHAT: Final = "part of a Discord message"
_STYLES: Final = {1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "address"}
_MESSAGE: Final = frozenset({"content", "embeds", "components", "allowed_mentions", "attachments"})
_EMBED: Final = frozenset({"title", "url", "description", "color", "fields", "image"})
_LONG: Final = 2


def discord_message(body: Json, scene: Scene) -> HtmlElement:
    """Draw one message. Raises ReadingError for a part that is not known here."""
    _ = scene.wording.gettext
    _check(body, _MESSAGE)
    who = node("div", "who", node("b", "", "eujp"), node("span", "app", _("APP")), node("time", "", scene.clock()))
    content = [node("div", "content", *markdown(body["content"], scene.moment))] if body.get("content") else []
    embeds = (_embed(embed, scene) for embed in body.get("embeds", ()))
    rows = (_row(row) for row in body.get("components", ()))
    alone = [node("div", "alone", _("Only you can see this"))] if scene.private else []
    said = node("div", "said", who, *content, *embeds, *rows, *alone)
    return node("article", "message", node("div", "avatar", "e"), said)


def discord_form(modal: Json, scene: Scene) -> HtmlElement:
    """Draw a modal. Raises ReadingError for a part that is not known here."""
    _ = scene.wording.gettext
    buttons = (node("span", "button secondary", _("Cancel")), node("span", "button primary", _("Submit")))
    labels = (_label(label) for label in modal["components"])
    header = node("header", "", modal["title"], node("span", "close", "✕"))
    return node("article", "form", header, *labels, node("footer", "", *buttons))


def _check(part: Json, known: frozenset[str]) -> None:
    """Refuse what would be left out of the picture without a word."""
    strange = part.keys() - known
    if strange:
        raise unknown(_WHAT, {name: part[name] for name in sorted(strange)})


def _embed(embed: Json, scene: Scene) -> HtmlElement:
    _check(embed, _EMBED)
    colour = f"#{embed.get('color', 0x202225):06x}"
    return node("section", "embed", *_embedded(embed, scene), style=f"border-left-color: {colour}")


def _embedded(embed: Json, scene: Scene) -> Iterator[HtmlElement]:
    if "title" in embed:
        title = inlines(embed["title"], scene.moment)
        yield node("div", "title", link(embed["url"], *title) if "url" in embed else node("span", "", *title))
    if "description" in embed:
        yield node("div", "description", *markdown(embed["description"], scene.moment))
    if "fields" in embed:
        yield node("div", "fields", *(_field(field, scene) for field in embed["fields"]))
    if "image" in embed:
        url = embed["image"]["url"]
        yield image(scene, url.removeprefix("attachment://"), embed["image"].get("description", ""))


def _field(field: Json, scene: Scene) -> HtmlElement:
    name = node("b", "", *inlines(field["name"], scene.moment))
    value = node("div", "value", *markdown(field["value"], scene.moment))
    return node("div", "field inline" if field.get("inline") else "field", name, value)


def _row(row: Json) -> HtmlElement:
    match row:
        case {"type": 1, "components": list(components)}:
            return node("div", "row", *(_component(component) for component in components))
    raise unknown(_WHAT, row)


def _component(component: Json) -> HtmlElement:
    match component:
        case {"type": 2, "style": int(style), "label": str(label)} if style in _STYLES:
            return node("span", f"button {_STYLES[style]}", label)
        case {"type": 3, "options": list(options)}:
            return node("span", "select", *_chosen(component, options))
        case {"type": 4}:
            kind = "typed long" if component.get("style") == _LONG else "typed"
            return node("span", kind, component.get("value") or _placeholder(component))
    raise unknown(_WHAT, component)


def _chosen(select: Json, options: Iterable[Json]) -> Iterator[Child]:
    """Give what stands in a select: the one chosen, or each of several as a chip; else its placeholder."""
    chosen = [option["label"] for option in options if option.get("default")]
    if not chosen:
        yield _placeholder(select)
    elif select.get("max_values", 1) == 1:
        yield from chosen
    else:
        yield from (node("span", "chip", words, node("span", "", " ✕")) for words in chosen)


def _placeholder(component: Json) -> HtmlElement:
    return node("span", "placeholder", component.get("placeholder") or "")


def _label(label: Json) -> HtmlElement:
    match label:
        case {"type": 18, "label": str(words), "component": dict(component)}:
            required = [node("i", "", " *")] if component.get("required") else []
            hint = [node("div", "hint", label["description"])] if label.get("description") else []
            return node("div", "label", node("b", "", words, *required), *hint, _component(component))
    raise unknown(_WHAT, label)
