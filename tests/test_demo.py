"""The demonstration shows stories even where no source can be reached, and says what they are."""

from __future__ import annotations

import gettext
from datetime import timedelta
from pathlib import Path

from bot import console
from bot.commands.answer import Answerer
from bot.services import briefing
from bot.services.desk import Desk
from bot.starter import read_starter
from tests.fakes.ports import FakeClock

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


async def test_starter_material_is_grouped_across_languages_and_marked_on_every_card(
    desk: Desk, clock: FakeClock
) -> None:
    clock.forward(timedelta(days=365))  # past the date of the newest of them
    await read_starter(desk)
    status = await briefing.status(desk)
    assert (status.relevant, status.stories) == (8, 6)
    answerer = Answerer(desk, {"en": gettext.NullTranslations()})
    reply = await answerer.answer(console.request(desk, "/eujp latest limit:10", admin=True))
    printed = await console.show(answerer, reply, "text")
    shown = " ".join(printed.split())
    assert shown.count("Starter material in eujp's own words") == 6
    assert "3 reports, 1 independent" in shown
    transcript = README.split("> /eujp latest\n\n")[1].split("\n…\n")[0]
    assert printed.startswith(transcript), "the README's transcript is no longer true: print it anew"
