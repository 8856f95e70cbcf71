"""What to do while the archive holds no story: how far the first reading is, and what can be typed."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from dataclasses import replace

from bot.domain.answers import StatusReport
from bot.domain.messages import Bullets, Line, Message, Note, Style, Text
from bot.domain.sources import SourceState


def led_on(
    message: Message, report: StatusReport, wording: gettext.NullTranslations, *, asked: str, at_terminal: bool
) -> Message:
    """Give an answer that found no story with what leads to one: the reading that goes on, or what begins it.

    `asked` is the command it answers: it is not named again, and status has said how the sources fare.
    """
    steps = (step for step in _steps(report, wording, at_terminal=at_terminal) if step[0] != f"/eujp {asked}")
    lines = tuple((Text(typed, Style.CODE), Text(f" — {gives}")) for typed, gives in steps)
    standing = () if asked == "status" else (Note(_standing(report, wording)),)
    return replace(message, blocks=(*message.blocks, *standing, Bullets(lines)))


def _standing(report: StatusReport, wording: gettext.NullTranslations) -> Line:
    """Say how far the first reading is."""
    _ = wording.gettext
    active = [one.source.health for one in report.sources if one.source.state is SourceState.ACTIVE]
    asked = [health for health in active if health.last_polled]
    if not active:
        text = _("No source is followed, so nothing is read by itself.")
    elif not asked:
        text = _("None of the {count} sources has been asked yet: stories come with the first reading.")
    elif len(asked) < len(active):
        text = _("The first reading is under way: {asked} of {count} sources have been asked.")
    elif all(health.failures for health in active):
        text = _("None of the {count} sources answered: this machine may be offline.")
    else:
        text = _("All {count} sources were asked, and nothing they gave was on EU–Japan cooperation.")
    return (Text(text.format(count=len(active), asked=len(asked))),)


def _steps(report: StatusReport, wording: gettext.NullTranslations, *, at_terminal: bool) -> Iterator[tuple[str, str]]:
    _ = wording.gettext
    if at_terminal:
        yield "eujp update", _("asks the sources that are due, once")
        yield "eujp run", _("goes on asking them, and answers in the chats")
        yield "eujp ingest PATH", _("reads files or pages of your own")
    yield "/eujp status", _("which sources answer, and when they are asked next")
    yield "/eujp source add <url>", _("follows one more feed or site (editors)")
    if report.facts:
        yield "/eujp facts", _("the facts that are here already")
