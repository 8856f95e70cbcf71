"""Forms as Slack's modal views, and what comes back when one is sent off."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.adapters.slack.elements import Json, plain
from bot.adapters.slack.incoming import Asked
from bot.domain.messages import Form, FormField
from bot.views.forms import chosen, fit_form
from bot.views.limits import SLACK_FORM

FORM_ID: Final = "eujp:form"
"""The callback_id of each of our views."""

_VALUE: Final = "value"


@dataclass(frozen=True, slots=True)
class SentForm:
    """A form sent off: who did, and where its answer goes; its token, and what stands in its fields.

    `view` tells one opened form from others, however often it is sent.
    """

    asked: Asked
    token: str
    values: Mapping[str, str]
    view: str


def modal(form: Form, token: str, asked: Asked) -> Json:
    """Give the view of a form. Where it was asked for travels along: a form sent off comes without a channel."""
    fitted = fit_form(form, SLACK_FORM)
    kept = {"token": token, "channel": asked.channel, "response_url": asked.response_url}
    kept |= {"in_home": "yes"} if asked.in_home else {}
    return {
        "type": "modal",
        "callback_id": FORM_ID,
        "title": plain(fitted.title),
        "submit": plain(fitted.submit),
        "private_metadata": json.dumps(kept),
        "blocks": [_input(field) for field in fitted.fields],
    }


def sent_off(body: Mapping[str, Any]) -> SentForm:
    """Read a view_submission body; one whose data another version wrote has no token and no channel."""
    view = body["view"]
    kept = _kept(view.get("private_metadata", ""))
    channel, response_url, in_home = (kept.get(name, "") for name in ("channel", "response_url", "in_home"))
    asked = Asked(body["user"]["id"], channel, response_url, in_home=bool(in_home))
    values = {name: _typed(elements.get(_VALUE, {})) for name, elements in view["state"]["values"].items()}
    return SentForm(asked, kept.get("token", ""), values, view["id"])


def _input(field: FormField) -> Json:
    block: Json = {
        "type": "input",
        "block_id": field.name,
        "label": plain(field.label),
        "optional": not field.required,
        "element": _select(field) if field.choices else _text_input(field),
    }
    return block | {"hint": plain(field.hint)} if field.hint else block


def _text_input(field: FormField) -> Json:
    return {
        "type": "plain_text_input",
        "action_id": _VALUE,
        "multiline": field.is_long,
        "max_length": field.longest,
        **_placeholder(field),
        **({"initial_value": field.value} if field.value else {}),
    }


def _select(field: FormField) -> Json:
    options = {value: {"text": plain(label), "value": value} for label, value in field.choices}
    initial = [options[value] for value in chosen(field)]
    select = {"action_id": _VALUE, "options": list(options.values()), **_placeholder(field)}
    if field.several:
        return {"type": "multi_static_select", **select, **({"initial_options": initial} if initial else {})}
    return {"type": "static_select", **select, **({"initial_option": initial[0]} if initial else {})}


def _placeholder(field: FormField) -> Json:
    return {"placeholder": plain(field.example)} if field.example else {}


def _typed(element: Mapping[str, Any]) -> str:
    if "selected_options" in element:
        return ",".join(str(option["value"]) for option in element["selected_options"] or ())
    one = element.get("selected_option") or {}
    return str(element.get("value") or one.get("value") or "")


def _kept(metadata: str) -> dict[str, str]:
    try:
        document = json.loads(metadata)
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in document.items()} if isinstance(document, dict) else {}
