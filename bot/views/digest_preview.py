"""A digest before it is posted: whose it would be, and how to see the channel's others."""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.domain.answers import DigestContent
from bot.domain.catalog import Catalog
from bot.domain.messages import Actions, Block, Button, Line, Message, Note, Style, Text
from bot.domain.subscriptions import Subscription, SubscriptionState
from bot.views.digest import digest_message
from bot.views.punctuation import styled
from bot.views.subscriptions import schedule_text, subscription_line

_OTHERS: Final = 5


def preview_message(
    content: DigestContent,
    others: Sequence[Subscription],
    catalog: Catalog,
    wording: gettext.NullTranslations,
    locale: str,
) -> Message:
    """Show the digest that a subscription would get now, which one that is, and buttons to the `others`."""
    message = digest_message(content, catalog, wording, locale)
    heading, *rest = message.blocks
    whose = Note(_whose(content.subscription, catalog, wording, locale))
    return replace(message, blocks=(heading, whose, *rest, *_ways_to(others, content.subscription, wording)))


def _whose(shown: Subscription, catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> Line:
    _ = wording.gettext
    if not shown.id:
        text = _("No subscription: this is what a weekly digest would hold. To get one: {command}")
        topics = f" topics:{','.join(shown.topics)}" if shown.topics else ""
        return styled(text, command=Text(f"/eujp subscribe weekly{topics}", Style.CODE))
    line = subscription_line(shown, catalog, wording, locale)
    paused = _("{subscription} · paused") if shown.state is SubscriptionState.PAUSED else "{subscription}"
    return (Text(paused.format(subscription=line)),)


def _ways_to(
    others: Sequence[Subscription], shown: Subscription, wording: gettext.NullTranslations
) -> tuple[Block, ...]:
    if not others:
        return ()
    _ = wording.gettext
    buttons = (
        Button(
            _("{id}: {when}").format(id=one.id, when=schedule_text(one.schedule, wording)),
            "digest preview",
            {"id": str(one.id)},
        )
        for one in others[:_OTHERS]
    )
    line: Line = (Text(_("This channel's other digests:") if shown.id else _("This channel's digests:")),)
    more = len(others) - _OTHERS
    if more > 0:
        rest = styled(
            _("{count} more in {command}"), count=Text(str(more)), command=Text("/eujp subscriptions", Style.CODE)
        )
        line = (*line, Text(" "), *rest)
    return (Note(line), Actions(tuple(buttons)))
