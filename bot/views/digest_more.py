"""The stories a digest or an alert had no room for, in its order."""

from __future__ import annotations

import gettext

from bot.domain.catalog import Catalog
from bot.domain.digests import LeftOut
from bot.domain.messages import Block, Heading, Line, Message, Note, Paragraph, Style, Text
from bot.views.cards import headline
from bot.views.digest import brief_card, window_text
from bot.views.punctuation import capital
from bot.views.watches import looked_for


def left_out_message(page: LeftOut, catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> Message:
    """Show a page of them as short cards; nothing left says so."""
    _ = wording.gettext
    title = _title(page, catalog, wording, locale)
    if not page.stories:
        text = _("There are no more stories.") if page.offset else _("It had room for every story.")
        return Message(f"{title}: {text}", (Heading(title), Paragraph((Text(text),)), *_uncounted(page, wording)))
    first, last = page.offset + 1, page.offset + len(page.stories)
    place = _("stories {first} to {last} of {total}").format(first=first, last=last, total=page.total)
    blocks: tuple[Block, ...] = (
        Heading(title),
        Note((Text(capital(place)),)),
        *(brief_card(story, catalog, wording, locale, languages=page.subscription.languages) for story in page.stories),
        *(_uncounted(page, wording) if last >= page.total else ()),
    )
    return Message(f"{title}: {headline(page.stories[0].lead, wording)}", blocks)


def _title(page: LeftOut, catalog: Catalog, wording: gettext.NullTranslations, locale: str) -> str:
    _ = wording.gettext
    if page.start is None:
        return _("More for the watch: {wanted}").format(wanted=looked_for(page.subscription, catalog, wording, locale))
    days = window_text(page.start, page.end, page.subscription, wording)
    return _("More of the digest, {days}").format(days=days)


def _uncounted(page: LeftOut, wording: gettext.NullTranslations) -> tuple[Note, ...]:
    """Say how many of a full window were not weighed, and where all stories are."""
    if not page.uncounted:
        return ()
    text = wording.ngettext(
        "{count} more story, with fewer independent reports than these, stands among all others: ",
        "{count} more stories, with fewer independent reports than these, stand among all others: ",
        page.uncounted,
    )
    line: Line = (Text(text.format(count=page.uncounted)), Text("/eujp latest", Style.CODE))
    return (Note(line),)
