"""What the command about deliveries does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.commands.ask import Ask, Handler
from bot.domain.messages import Reply
from bot.services import telling
from bot.views.undelivered import resent_message


async def resend(ask: Ask) -> Reply:
    """Put a delivery whose outcome is unknown back in line."""
    wanted, person = ask.arguments["id"], ask.request.person
    resent = await telling.resend(ask.desk, wanted, person, ask.channel, is_editor=ask.is_for_editor)
    return Reply(resent_message(resent, ask.wording))


DELIVERY_HANDLERS: Final[Mapping[str, Handler]] = {"delivery resend": resend}
