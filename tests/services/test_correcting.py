"""What was delivered of a fact is followed by a correction when an editor changes it, and told in the next digest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.answers import DigestContent
from bot.domain.corrections import Correction, CorrectionKind
from bot.domain.curation import Edit
from bot.domain.deliveries import RECONCILE_AFTER
from bot.domain.errors import DeliveryError, PermanentDelivery, UncertainDelivery
from bot.domain.facts import FactStatus
from bot.domain.messages import FactCard, Message, Text
from bot.domain.subscriptions import Channel, Schedule, Subscription, SubscriptionState
from bot.opening import composer, corrector
from bot.services import composing, curating, delivering, sending, subscribing
from bot.services.desk import Desk
from storage import facts
from tests.fakes.ports import FakeChannel, FakeClock
from tests.services.curated import ADA, BEN, PLACE, proposed
from tests.storage.curated import proposal, propose
from tests.storage.samples import fact

CHANNEL = Channel("slack", "T1", "C1")
WEEK = timedelta(days=7)


def compose(content: DigestContent) -> Sequence[Message]:
    """Word a digest as its facts alone."""
    told = " ".join(f"{one.kind} {one.revision.fact.id}" for one in content.corrections)
    cards = tuple(FactCard(one.id, Text(""), (), Text(one.statement), ()) for one in content.new_facts)
    return [Message(told or " ".join(card.fact_id for card in cards) or "quiet", cards)]


async def subscribed(desk: Desk, topics: tuple[str, ...] = (), *, quiet: bool = False) -> None:
    await subscribing.subscribe(desk, CHANNEL, "U1", Schedule(), topics, "en", quiet=quiet, messenger=None)


async def approved(desk: Desk) -> str:
    fact_id = (await proposed(desk)).fact.id
    await curating.approve(desk, fact_id, None, BEN, PLACE)
    return fact_id


async def rounds(desk: Desk, clock: FakeClock, channel: FakeChannel, times: int = 3) -> None:
    for _ in range(times):
        await delivering.compose_due(desk, compose, ["slack"])
        await sending.send_due(desk, {"slack": channel})
        clock.forward(RECONCILE_AFTER)
        await sending.reconcile(desk, {"slack": channel})


async def delivered(desk: Desk, clock: FakeClock, channel: FakeChannel) -> str:
    """Approve a fact and deliver the digest that carries it; give its id."""
    await subscribed(desk)
    fact_id = await approved(desk)
    clock.forward(timedelta(hours=1))
    await rounds(desk, clock, channel)
    assert said(channel) == [(fact_id, "")]
    return fact_id


def said(channel: FakeChannel) -> list[tuple[str, str]]:
    return [(message.summary, under) for (_, _, message), under in zip(channel.posted, channel.under, strict=True)]


async def test_a_retraction_its_undoing_and_an_edit_are_each_told_under_the_digest(
    desk: Desk, clock: FakeClock
) -> None:
    channel = FakeChannel()
    fact_id = await delivered(desk, clock, channel)
    await curating.retract(desk, fact_id, None, ADA, PLACE, "The date is wrong.")
    await curating.undo(desk, fact_id, None, ADA, PLACE)
    await curating.edit(desk, fact_id, None, Edit(statement="It was only agreed."), ADA, PLACE)
    await curating.edit(desk, fact_id, None, Edit(place="Tokyo"), ADA, PLACE)
    await rounds(desk, clock, channel)
    memorandum = "The memorandum on semiconductors was signed."
    assert said(channel)[1:] == [
        (f"en: {fact_id} withdrawn: {memorandum}", "m1"),
        (f"en: {fact_id} restored: {memorandum}", "m1"),
        (f"en: {fact_id} corrected: It was only agreed.", "m1"),
    ]


async def test_the_next_digest_tells_what_befell_a_fact_since_the_last(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel()
    fact_id = await delivered(desk, clock, channel)
    await curating.edit(desk, fact_id, None, Edit(statement="It was only agreed."), ADA, PLACE)
    await curating.retract(desk, fact_id, None, ADA, PLACE, "It never happened.")
    digest = await composing.preview(desk, CHANNEL, (), "en")
    (told,) = digest.corrections
    assert (told.kind, told.revision.note) == (CorrectionKind.WITHDRAWN, "It never happened.")
    assert told.before.statement == "The memorandum on semiconductors was signed."
    clock.forward(WEEK)
    await rounds(desk, clock, channel)
    assert (f"withdrawn {fact_id}", "") in said(channel)


async def test_what_was_approved_anew_is_neither_new_nor_withdrawn_in_the_next_digest(
    desk: Desk, clock: FakeClock
) -> None:
    fact_id = await delivered(desk, clock, FakeChannel())
    await curating.undo(desk, fact_id, None, ADA, PLACE)
    await curating.approve(desk, fact_id, None, BEN, PLACE)
    digest = await composing.preview(desk, CHANNEL, (), "en")
    assert (digest.new_facts, digest.corrections) == ((), ())


async def test_what_was_withdrawn_in_one_digest_and_approved_for_the_next_is_new_again(
    desk: Desk, clock: FakeClock
) -> None:
    channel = FakeChannel()
    fact_id = await delivered(desk, clock, channel)
    await curating.undo(desk, fact_id, None, ADA, PLACE)
    clock.forward(WEEK)
    await rounds(desk, clock, channel)
    await curating.approve(desk, fact_id, None, BEN, PLACE)
    await curating.edit(desk, fact_id, None, Edit(statement="It was only agreed."), ADA, PLACE)
    digest = await composing.preview(desk, CHANNEL, (), "en")
    assert ([fact.id for fact in digest.new_facts], digest.corrections) == ([fact_id], ())


async def test_the_next_digest_says_why_a_fact_was_rejected_in_the_end(desk: Desk, clock: FakeClock) -> None:
    fact_id = await delivered(desk, clock, FakeChannel())
    await curating.undo(desk, fact_id, None, ADA, PLACE)
    await curating.reject(desk, fact_id, None, BEN, PLACE, "It never happened.")
    (told,) = (await composing.preview(desk, CHANNEL, (), "en")).corrections
    assert (told.kind, told.revision.note) == (CorrectionKind.WITHDRAWN, "It never happened.")


async def test_what_was_changed_and_changed_back_is_no_news_for_the_next_digest(desk: Desk, clock: FakeClock) -> None:
    fact_id = await delivered(desk, clock, FakeChannel())
    await curating.retract(desk, fact_id, None, ADA, PLACE, "A slip.")
    await curating.undo(desk, fact_id, None, ADA, PLACE)
    assert (await composing.preview(desk, CHANNEL, (), "en")).corrections == ()


@pytest.mark.parametrize(
    ("topics", "told"),
    [
        pytest.param(("semiconductors-advanced-tech",), True, id="of its topic"),
        pytest.param(("space",), False, id="of another topic"),
    ],
)
async def test_a_subscription_gets_the_facts_and_corrections_of_its_topics(
    desk: Desk, clock: FakeClock, topics: tuple[str, ...], *, told: bool
) -> None:
    fact_id = await approved(desk)
    assert bool((await composing.preview(desk, CHANNEL, topics, "en")).new_facts) is told
    clock.forward(WEEK * 2)
    await curating.retract(desk, fact_id, None, ADA, PLACE, "It never happened.")
    assert bool((await composing.preview(desk, CHANNEL, topics, "en")).corrections) is told


async def test_a_week_with_nothing_but_a_new_fact_is_not_silent(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel()
    await subscribed(desk, quiet=True)
    fact_id = await approved(desk)
    clock.forward(timedelta(hours=1))
    await rounds(desk, clock, channel)
    assert said(channel) == [(fact_id, "")]


async def test_at_most_five_new_facts_stand_in_a_digest_and_the_others_are_counted(desk: Desk) -> None:
    async with desk.database.writing() as connection:
        await facts.add_starter(connection, [fact("starter")], desk.clock.now())
        for number in range(7):
            await propose(connection, proposal(f"p{number}"), desk.clock.now())
    for number in range(7):
        await curating.approve(desk, f"p{number}", None, BEN, PLACE)
    digest = await composing.preview(desk, CHANNEL, (), "en")
    assert [one.id for one in digest.new_facts] == [f"p{number}" for number in range(5)]
    assert digest.facts_left_out == 2


@pytest.mark.parametrize(
    ("faults", "accepted", "posted"),
    [
        pytest.param([UncertainDelivery("The answer was lost.")], True, 1, id="lost after it was posted"),
        pytest.param([UncertainDelivery("The answer was lost.")], False, 1, id="lost before it was posted"),
        pytest.param([PermanentDelivery("The channel is archived.")], False, 0, id="refused for good"),
    ],
)
async def test_a_correction_is_neither_lost_nor_doubled_and_a_refused_one_pauses_nothing(
    desk: Desk, clock: FakeClock, faults: list[DeliveryError], *, accepted: bool, posted: int
) -> None:
    channel = FakeChannel()
    fact_id = await delivered(desk, clock, channel)
    channel.faults, channel.accept_first = list(faults), accepted
    await curating.retract(desk, fact_id, None, ADA, PLACE, "It never happened.")
    await rounds(desk, clock, channel)
    assert len(said(channel)) == 1 + posted
    (subscription,) = await subscribing.subscriptions(desk, CHANNEL)
    assert subscription.state is SubscriptionState.ACTIVE


async def test_an_act_that_is_taken_back_leaves_no_correction_behind(desk: Desk, clock: FakeClock) -> None:
    channel = FakeChannel()
    fact_id = await delivered(desk, clock, channel)

    def fail(correction: Correction, subscription: Subscription) -> Sequence[Message]:
        raise LookupError(correction, subscription)

    with pytest.raises(LookupError):
        await curating.retract(replace(desk, word_correction=fail), fact_id, None, ADA, PLACE, "It never happened.")
    await rounds(desk, clock, channel)
    assert len(said(channel)) == 1
    assert (await curating.fact(desk, fact_id)).fact.status is FactStatus.APPROVED


@pytest.mark.parametrize("platform", ["slack", "discord", "console"])
async def test_the_program_words_a_correction_for_each_platform(desk: Desk, clock: FakeClock, platform: str) -> None:
    fact_id = await approved(desk)
    clock.forward(WEEK * 2)
    await curating.retract(desk, fact_id, None, ADA, PLACE, "It never happened.")
    digest = await composing.preview(desk, replace(CHANNEL, platform=platform), (), "en")
    (message,) = composer(desk)(digest)
    assert message.summary.endswith("1 correction")
    (correction,) = corrector(desk.catalog)(digest.corrections[0], digest.subscription)
    assert correction.summary.startswith(f"Fact {fact_id} is withdrawn")
