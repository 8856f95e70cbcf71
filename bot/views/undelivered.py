"""Messages about what was not, or perhaps not, posted."""

from __future__ import annotations

import gettext

from bot.domain.deliveries import DeliveryState
from bot.domain.messages import Actions, Button, Inline, Link, Message, Note, Paragraph, Style, Text, Tone
from bot.domain.phrases import say, then
from bot.domain.subscriptions import Channel, SubscriptionState
from bot.domain.undelivered import Resent, Undelivered
from bot.views.dates import zoned_text


def undelivered_message(lost: Undelivered, wording: gettext.NullTranslations) -> Message:
    """Tell an owner that a subscription is paused, or that a delivery may not have arrived, and what to do."""
    return _unknown_message(lost, wording) if lost.unknown else _paused_message(lost, wording)


def resent_message(resent: Resent, wording: gettext.NullTranslations) -> Message:
    """Say what becomes of a delivery that was asked for again."""
    _ = wording.gettext
    if resent.again and resent.subscription.state is SubscriptionState.PAUSED:
        text = _("It is sent again as soon as subscription {id} is resumed.").format(id=resent.subscription.id)
        return Message(text, (Paragraph((Text(text),)),), Tone.WARNING)
    texts = {
        DeliveryState.PENDING: _("It is sent again within a minute.") if resent.again else _("It is being sent again."),
        DeliveryState.SENDING: _("It is being sent again."),
        DeliveryState.SENT: _("It has been posted, so it is not sent again."),
    }
    text = texts.get(resent.state, _("It can no longer be sent."))
    return Message(text, (Paragraph((Text(text),)),), Tone.GOOD if resent.again else Tone.NEUTRAL)


def _paused_message(lost: Undelivered, wording: gettext.NullTranslations) -> Message:
    _ = wording.gettext
    number = lost.subscription.id
    text = _("eujp could not post a digest, and paused subscription {id}.")
    resume = _("When that is mended, type this in the channel; the digest comes then:")
    if lost.subscription.is_watch:
        text = _("eujp could not post an alert, and paused watch {id}.")
        resume = _("When that is mended, type this in the channel; the alert comes then:")
    text = text.format(id=number)
    command = f"/eujp subscription resume {number}"
    return Message(
        say(then(text, lost.reason), wording),
        (
            Paragraph((Text(text), Text(" "), *_where(lost.subscription.channel, wording))),
            Paragraph((Text(say(lost.reason, wording)),)),
            Note((Text(f"{resume} "), Text(command, Style.CODE))),
        ),
        Tone.WARNING,
    )


def _unknown_message(lost: Undelivered, wording: gettext.NullTranslations) -> Message:
    _ = wording.gettext
    slot = zoned_text(lost.slot, lost.subscription.schedule.zone, wording)
    text = _("Whether the digest of {slot} was posted cannot be found out.")
    if lost.subscription.is_watch:
        text = _("Whether the alert of {slot} was posted cannot be found out.")
    text = text.format(slot=slot)
    look = _("Look in the channel: if it is missing there, send it again.")
    button = Button(_("Send again"), "delivery resend", {"id": lost.delivery_id})
    return Message(
        f"{text} {look}",
        (
            Paragraph((Text(f"{text} {look} "), *_where(lost.subscription.channel, wording))),
            Note((Text(say(lost.reason, wording)),)),
            Actions((button,)),
        ),
        Tone.WARNING,
    )


def _where(channel: Channel, wording: gettext.NullTranslations) -> tuple[Inline, ...]:
    """Lead to the channel: neither platform shows a name that a bot may know from its id alone."""
    addresses = {
        "slack": f"https://slack.com/app_redirect?team={channel.workspace}&channel={channel.channel}",
        "discord": f"https://discord.com/channels/{channel.workspace or '@me'}/{channel.channel}",
    }
    url = addresses.get(channel.platform)
    return (Link(wording.gettext("Open the channel"), url),) if url else ()
