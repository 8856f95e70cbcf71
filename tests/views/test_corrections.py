"""Corrections as readers see them: under what carried a fact, and in the next digest beside the new facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.adapters.console import render
from bot.domain.answers import DigestContent
from bot.domain.corrections import Correction, CorrectionKind
from bot.domain.facts import LONGEST_QUOTE, LONGEST_STATEMENT, AgreementState, Citation, Fact, FactAct, FactStatus
from bot.domain.facts import Revision as Act
from bot.domain.messages import FactCard, Message
from bot.views.buttons import facts_of
from bot.views.corrections import correction_message
from bot.views.digest import digest_message
from bot.views.limits import CONSOLE, DISCORD, SLACK, Limits
from bot.views.split import split
from tests.views.make import CATALOG, NOW, WORDING, blocks_of, day, fact, story, subscription

SAID = replace(fact(), state=AgreementState.SIGNED)
RIGHT = replace(SAID, statement="The EU and Japan agreed to a hydrogen accord.", when=day(2026, 3, 5, "the text"))
RETRACTED = replace(SAID, status=FactStatus.RETRACTED)


def changed(kind: CorrectionKind, before: Fact, after: Fact, note: str = "") -> Correction:
    return Correction(kind, before, Act(NOW, FactAct.EDITED, after, note=note))


CORRECTED = changed(CorrectionKind.CORRECTED, SAID, RIGHT, "The minutes say so.")
WITHDRAWN = changed(CorrectionKind.WITHDRAWN, SAID, RETRACTED, "No such accord exists.")
RESTORED = changed(CorrectionKind.RESTORED, RETRACTED, SAID)


def told(correction: Correction) -> Message:
    return correction_message(correction, CATALOG, WORDING, "en")


@pytest.mark.parametrize(
    ("correction", "summary", "says"),
    [
        pytest.param(
            CORRECTED,
            "Correction of fact accord: The EU and Japan agreed to a hydrogen accord.",
            (
                "Fact accord said: The EU and Japan signed a hydrogen accord. (4 Mar 2026 · signed).",
                "It now says:",
                "Since 9 Mar 2026, 08:00 CET (16:00 JST). Reason: The minutes say so.",
                "The EU and Japan agreed to a hydrogen accord.",
                "5 Mar 2026 (the text)",
                "Example Register",
            ),
            id="corrected",
        ),
        pytest.param(
            WITHDRAWN,
            "Fact accord is withdrawn: The EU and Japan signed a hydrogen accord.",
            (
                "Do not rely on fact accord any more. It is withdrawn:",
                "The EU and Japan signed a hydrogen accord.",
                "Since 9 Mar 2026, 08:00 CET (16:00 JST). Reason: No such accord exists.",
            ),
            id="withdrawn",
        ),
        pytest.param(
            RESTORED,
            "Fact accord is restored: The EU and Japan signed a hydrogen accord.",
            (
                "Fact accord was withdrawn, and stands again:",
                "Since 9 Mar 2026, 08:00 CET (16:00 JST).",
                "Example Register",
            ),
            id="restored",
        ),
    ],
)
def test_a_correction_says_what_was_said_and_what_is_right_since_when_and_why(
    correction: Correction, summary: str, says: tuple[str, ...]
) -> None:
    message = told(correction)
    text = render(message, 300)
    assert message.summary == summary
    assert [sentence for sentence in (*says, "/eujp fact accord") if sentence not in text] == []


def test_what_is_withdrawn_shows_no_evidence_any_more() -> None:
    assert "Example Register" not in render(told(WITHDRAWN), 300)


@pytest.mark.parametrize("limits", [SLACK, DISCORD, CONSOLE], ids=["slack", "discord", "console"])
def test_the_longest_correction_fits_two_messages_with_what_was_said_whole(limits: Limits) -> None:
    long = replace(SAID, statement="S" * LONGEST_STATEMENT)
    quotes = (Citation("Daily", "https://e.org", official=False, version_id=1, quote="Q" * LONGEST_QUOTE),) * 20
    correction = changed(CorrectionKind.CORRECTED, long, replace(long, citations=quotes), "R" * 400)
    parts = split(told(correction), limits)
    assert len(parts) <= 2
    assert sum(render(part, 10_000).count("S" * LONGEST_STATEMENT) for part in parts) == 2


def digest(*corrections: Correction, new: tuple[Fact, ...] = (), left_out: int = 0, told_of: bool = False) -> Message:
    content = DigestContent(
        subscription(),
        NOW - timedelta(days=7),
        NOW,
        (story(),) if told_of else (),
        0,
        (),
        new_facts=new,
        facts_left_out=left_out,
        corrections=corrections,
    )
    return digest_message(content, CATALOG, WORDING, "en")


@pytest.mark.parametrize(
    ("message", "counts"),
    [
        pytest.param(
            digest(told_of=True, new=(SAID,)),
            "EU and Japan sign a hydrogen accord · 1 story, 1 new fact",
            id="a story and a fact",
        ),
        pytest.param(digest(new=(SAID, RIGHT), left_out=3), "5 new facts", id="facts alone, more than are shown"),
        pytest.param(digest(WITHDRAWN, CORRECTED), "2 corrections", id="corrections alone"),
    ],
)
def test_a_digest_counts_its_facts_and_corrections(message: Message, counts: str) -> None:
    assert message.summary == f"EU–Japan digest, 2 to 9 Mar 2026: {counts}"
    assert "quiet week" not in render(message, 300)


def test_a_digest_shows_new_facts_after_the_stories_and_corrections_last() -> None:
    text = render(digest(WITHDRAWN, new=(RIGHT,), left_out=2, told_of=True), 300)
    order = (
        "1 report",
        "New facts",
        RIGHT.statement,
        "+ 2 more: /eujp facts",
        "Corrections",
        "Do not rely on fact accord any more",
    )
    places = [text.index(one) for one in order]
    assert places == sorted(places)


def test_a_digest_without_stories_says_so_before_its_facts() -> None:
    assert "No new story was first seen from Mon 2 Mar 2026" in render(digest(new=(SAID,)), 300)


def test_the_facts_a_digest_tells_new_and_corrected_are_known_by_its_parts() -> None:
    other = replace(RIGHT, id="other")
    message = digest(WITHDRAWN, new=(other,), told_of=True)
    assert facts_of(message) == ("other", "accord")
    assert len(blocks_of(message, FactCard)) == 2
