"""What is added to an answer that found nothing because too much was asked for at once."""

from __future__ import annotations

import gettext
from dataclasses import replace

from bot.domain.messages import Actions, Button, Message, Note, Text


def with_way(message: Message, told: str, button: Button) -> Message:
    """Add a sentence on what is found otherwise, and the button that shows it."""
    return replace(message, blocks=(*message.blocks, Note((Text(told),)), Actions((button,))))


def with_hint(message: Message, wording: gettext.NullTranslations, *, several: bool) -> Message:
    """Add what can be done where no one filter is to blame."""
    _ = wording.gettext
    hint = _("Leave several of these out, or type /eujp topics to see where stories are.") if several else ""
    hint = hint or _("Type /eujp topics to see where stories are.")
    return replace(message, blocks=(*message.blocks, Note((Text(hint),))))
