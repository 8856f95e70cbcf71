"""What keeps the bot from delivering: in one channel, or on a whole platform."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.errors import DeliveryError, EujpError, RightsMissing
from bot.domain.phrases import Phrase
from bot.domain.ports import ChannelRights, Messenger
from bot.domain.subscriptions import Channel


async def check_rights(messenger: Messenger, channel: Channel) -> None:
    """Raise RightsMissing unless the bot may post in a channel and look up there what a send that was cut off did."""
    rights = await messenger.rights(channel)
    if not (rights.can_post and rights.can_read_history):
        raise RightsMissing(
            "eujp may not post in this channel, or not read its history, and so cannot deliver here exactly once."
            " {reason} Then try again.",
            rights.grant,
            reason=_reason(rights),
        )


def troubles(messengers: Mapping[str, Messenger]) -> tuple[EujpError, ...]:
    """Give what keeps the bot from each platform, as last heard."""
    return tuple(trouble for messenger in messengers.values() if (trouble := messenger.trouble()))


async def hindrances(messengers: Mapping[str, Messenger], channel: Channel) -> tuple[EujpError, ...]:
    """Give what keeps the bot from each platform, and from delivering in the channel where that can be asked now."""
    found = [*troubles(messengers)]
    here = messengers.get(channel.platform)
    if here is None or here.trouble():
        return tuple(found)
    try:
        rights = await here.rights(channel)
    except DeliveryError:
        return tuple(found)
    if not (rights.can_post and rights.can_read_history):
        found.append(
            RightsMissing("eujp cannot deliver digests in this channel. {reason}", rights.grant, reason=_reason(rights))
        )
    return tuple(found)


def _reason(rights: ChannelRights) -> str:
    return rights.reason or Phrase("What is missing: {rights}.", rights=rights.missing)
