"""Forms as Discord's modals, and what comes back when one is sent off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import discord

from bot.domain.messages import Form, FormField
from bot.views.forms import chosen, fit_form
from bot.views.limits import DISCORD_FORM

FORM_PREFIX: Final = "f:"
"""What the custom_id of a modal begins with; what tells this opening from others follows, then its token."""

_OPENINGS: Final = 10**7
"""So many openings are told apart: their digits are what prefix and token (90) leave of a custom_id's 100."""


def custom_id_of(token: str, opening: int) -> str:
    """Give a modal's custom_id; `opening` is the id of the interaction that opens it."""
    return f"{FORM_PREFIX}{opening % _OPENINGS}:{token}"


def token_of(custom_id: str) -> str:
    """Give the token in a modal's custom_id."""
    return custom_id.removeprefix(FORM_PREFIX).partition(":")[2]


def modal(form: Form, custom_id: str) -> discord.ui.Modal:
    """Give the modal of a form; needs a running event loop."""
    fitted = fit_form(form, DISCORD_FORM)
    made = discord.ui.Modal(title=fitted.title, timeout=None, custom_id=custom_id)
    for field in fitted.fields:
        component = _select(field) if field.choices else _text_input(field)
        made.add_item(discord.ui.Label(text=field.label, description=field.hint or None, component=component))
    # A stopped modal is not kept in memory: it comes back by its custom_id, also after a restart.
    made.stop()
    return made


def values_of(data: Mapping[str, Any]) -> dict[str, str]:
    """Give what stands in the fields of a modal sent off, by name."""
    return dict(_values(data["components"]))


def _values(components: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for component in components:
        inner = component.get("component")
        yield from _values([inner] if inner else component.get("components", ()))
        if "custom_id" in component:
            yield component["custom_id"], str(component.get("value") or ",".join(component.get("values") or ()))


def _text_input(field: FormField) -> discord.ui.TextInput[discord.ui.Modal]:
    return discord.ui.TextInput(
        custom_id=field.name,
        style=discord.TextStyle.paragraph if field.is_long else discord.TextStyle.short,
        default=field.value or None,
        placeholder=field.example or None,
        required=field.required,
        max_length=field.longest,
    )


def _select(field: FormField) -> discord.ui.Select[discord.ui.Modal]:
    standing = chosen(field)
    options = [
        discord.SelectOption(label=label, value=value, default=value in standing) for label, value in field.choices
    ]
    return discord.ui.Select(
        custom_id=field.name,
        options=options,
        placeholder=field.example or None,
        required=field.required,
        min_values=int(field.required),
        max_values=len(options) if field.several else 1,
    )
