"""A person's home: how the bot is, what they get, and what can be done next."""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.answers import StatusReport
from bot.domain.catalog import Catalog
from bot.domain.curation import ReviewQueue
from bot.domain.errors import EujpError
from bot.domain.messages import (
    Actions,
    Block,
    Bullets,
    Button,
    Heading,
    Line,
    Link,
    Message,
    Note,
    Paragraph,
    Style,
    Text,
    Tone,
)
from bot.domain.moments import at_instant
from bot.domain.phrases import comma
from bot.domain.sources import SourceState
from bot.domain.subscriptions import Channel, Subscription
from bot.views.addresses import encoded
from bot.views.dates import when
from bot.views.desk import hindrance
from bot.views.health import source_name
from bot.views.subscriptions import Listed, subscription_entry, subscription_line

_NAMED: Final = 3
_SHOWN: Final = 8
_ELSEWHERE: Final = 10


@dataclass(frozen=True, slots=True)
class Home:
    """What one person sees. `own` are the subscriptions of their direct message, `elsewhere` those they made in others.

    `elsewhere` is None where those are not shown, since nothing of one workspace is visible outside it.
    `waiting` is what waits for the editors, None for who is none; `buttons` lead on.
    """

    status: StatusReport
    hindrances: Sequence[EujpError]
    own: Sequence[Listed]
    elsewhere: Sequence[Subscription] | None
    waiting: ReviewQueue | None
    buttons: tuple[Button, ...]


def home_message(home: Home, catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> Message:
    """Show the bot's health in a line, what leads on, and the person's subscriptions with their buttons."""
    _ = wording.gettext
    count = len(home.own)
    summary = wording.ngettext("You have {count} subscription", "You have {count} subscriptions", count)
    blocks = (
        Heading(_("eujp: briefings on EU–Japan cooperation")),
        *_health(home.status, wording),
        *(block for error in home.hindrances for block in hindrance(error, wording)),
        Actions(home.buttons),
        *_waiting(home.waiting, wording),
        Heading(_("What comes to you")),
        *_own(home.own, catalog, wording, locale),
        *_elsewhere(home.elsewhere, catalog, wording, locale),
    )
    return Message(summary.format(count=count), blocks, Tone.WARNING if home.hindrances else Tone.NEUTRAL)


def _health(status: StatusReport, wording: gettext.NullTranslations) -> Iterator[Paragraph | Note]:
    _ = wording.gettext
    active = [one.source for one in status.sources if one.source.state is SourceState.ACTIVE]
    failing = [source for source in active if source.health.failures]
    newest: Line = (when(at_instant(status.newest, ""), wording),) if status.newest else (Text(_("nothing read yet")),)
    stories = wording.ngettext("{count} story", "{count} stories", status.stories).format(count=status.stories)
    yield Paragraph((Text(stories, Style.BOLD), Text(" · "), Text(_("Last article first seen: ")), *newest))
    followed = wording.ngettext("{count} source followed", "{count} sources followed", len(active))
    names = comma(wording).join(source_name(source) for source in failing[:_NAMED])
    more = _(" and {count} more").format(count=len(failing) - _NAMED) if len(failing) > _NAMED else ""
    parts = (
        followed.format(count=len(active)),
        _("not answering: {names}").format(names=f"{names}{more}") if failing else "",
        f"eujp {status.version}",
    )
    yield Note((Text(" · ".join(filter(None, parts))),))


def _waiting(queue: ReviewQueue | None, wording: gettext.NullTranslations) -> tuple[Block, ...]:
    if queue is None or not (queue.proposed or queue.flagged):
        return ()
    _ = wording.gettext
    proposals = wording.ngettext("{count} proposal", "{count} proposals", queue.proposed).format(count=queue.proposed)
    flags = wording.ngettext("{count} open flag", "{count} open flags", queue.flagged).format(count=queue.flagged)
    counts = ((proposals, queue.proposed), (flags, queue.flagged))
    said = comma(wording).join(words for words, count in counts if count)
    text = _("To review: {counts}").format(counts=said)
    return (Paragraph((Text(text, Style.BOLD),)), Actions((Button(_("Review"), "fact review"),)))


def _own(own: Sequence[Listed], catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> Iterator[Block]:
    _ = wording.gettext
    if not own:
        yield Paragraph((Text(_("No digest and no alert yet. Subscribe to a digest, or watch for words.")),))
    for one in own[:_SHOWN]:
        yield from subscription_entry(one, catalog, wording, locale, with_buttons=one.is_here)
    if len(own) > _SHOWN:
        yield Note((Text(_("and {count} more: ").format(count=len(own) - _SHOWN)), _LIST))
    if own and not own[0].is_here:
        yield Note((Text(_("To change them, type in your direct message with eujp: ")), _LIST))


def _elsewhere(
    made: Sequence[Subscription] | None, catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> tuple[Block, ...]:
    _ = wording.gettext
    if made is None:
        return (
            Note((Text(_("What you made in a server's channels is shown there: ")), Text("/eujp home", Style.CODE))),
        )
    if not made:
        return ()
    lines = tuple(_line(one, catalog, wording, locale) for one in made[:_ELSEWHERE])
    more = len(made) - len(lines)
    rest = ((Text(_("and {count} more").format(count=more)),),) if more else ()
    hint = Note((Text(_("To change one, type in its channel: ")), _LIST))
    return (Heading(_("What you made in channels")), Bullets((*lines, *rest)), hint)


def _line(one: Subscription, catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> Line:
    said = Text(subscription_line(one, catalog, wording, locale))
    address = channel_address(one.channel)
    return (said, Text(" · "), Link(wording.gettext("Open the channel"), address)) if address else (said,)


def channel_address(channel: Channel) -> str:
    """Give the address at which the platform's own program shows a channel, "" where there is none."""
    match channel.platform:
        case "slack":
            return encoded(f"https://slack.com/app_redirect?channel={channel.channel}&team={channel.workspace}")
        case "discord":
            return encoded(f"https://discord.com/channels/{channel.workspace}/{channel.channel}")
        case _:
            return ""


_LIST: Final = Text("/eujp subscriptions", Style.CODE)
