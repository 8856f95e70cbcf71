"""The review message: what waits for the desk's editors, brought to their channel once a day."""

from __future__ import annotations

import gettext
from collections.abc import Sequence

from bot.domain.catalog import Catalog
from bot.domain.curation import ReviewQueue
from bot.domain.facts import Fact
from bot.domain.messages import Block, Heading, Message, Note, Style, Text
from bot.domain.phrases import comma
from bot.views.curating import flag_actions, flag_block, review_card


def review_message(
    queue: ReviewQueue, facts: Sequence[Fact], catalog: Catalog, wording: gettext.NullTranslations, locale: str
) -> Message:
    """Show proposals and flags, each with what an editor can do, and how many more wait.

    `facts` are those that the flags are about.
    """
    _ = wording.gettext
    cards = tuple(review_card(fact, catalog, wording, locale) for fact in queue.proposals)
    about = {fact.id: fact for fact in facts}
    flags = tuple(
        block
        for flag in queue.flags
        for block in (*flag_block(flag, about.get(flag.fact_id or ""), wording), flag_actions(flag, wording))
    )
    sections: tuple[tuple[str, tuple[Block, ...]], ...] = (
        (_("Proposed facts, best first"), cards),
        (_("Conflicts and reported errors"), flags),
    )
    shown = tuple(block for title, blocks in sections if blocks for block in (Heading(title), *blocks))
    return Message(_summary(queue, wording), (*shown, *_more(queue, wording)))


def _summary(queue: ReviewQueue, wording: gettext.NullTranslations) -> str:
    proposed, flagged = len(queue.proposals), len(queue.flags)
    counts = (
        wording.ngettext("{count} proposal", "{count} proposals", proposed).format(count=proposed) if proposed else "",
        wording.ngettext("{count} open flag", "{count} open flags", flagged).format(count=flagged) if flagged else "",
    )
    return wording.gettext("To review: {counts}").format(counts=comma(wording).join(filter(None, counts)))


def _more(queue: ReviewQueue, wording: gettext.NullTranslations) -> tuple[Block, ...]:
    more = queue.proposed + queue.flagged - len(queue.proposals) - len(queue.flags)
    if more <= 0:
        return ()
    return (
        Note((Text(wording.gettext("+ {count} more: ").format(count=more)), Text("/eujp fact review", Style.CODE))),
    )
