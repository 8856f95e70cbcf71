"""A person's home: what is theirs stands in it, with its buttons where they work, and nothing of anybody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.commands.answer import Answerer
from bot.domain.errors import PermanentDelivery, UsageError
from bot.domain.messages import Block, Bullets, Link, Message, Note, Paragraph, Person, Place, Request, Text, Tone
from bot.domain.subscriptions import Channel, Schedule, Subscription
from bot.locales.load import Wordings
from bot.services import subscribing
from bot.services.desk import Desk
from bot.views.buttons import buttons_of
from tests.databases import SqliteTemplate
from tests.fakes.ports import FakeChannel
from tests.services.curated import proposed

ANN = Person("slack", "U1", "Ann")
BOB = Person("slack", "U2", "Bob")
DIRECT = Place("slack", "", "DU1")
HERE = Place("slack", "T1", "C1")
LEADING_ON = ["Latest", "Topics", "Subscribe", "Watch", "Help"]


@pytest.fixture
def database_url(migrated_file: SqliteTemplate, tmp_path: Path) -> str:
    """Give a fresh SQLite database alone: what differs on PostgreSQL lies below what is tested here."""
    return migrated_file.copy_to(tmp_path)


async def make(desk: Desk, place: Place, person: Person, topic: str = "trade-epa") -> Subscription:
    """Let someone subscribe a place to a topic."""
    channel = Channel(place.platform, place.workspace, place.channel)
    return await subscribing.subscribe(
        desk, channel, person.id, Schedule(), (topic,), "en", quiet=False, messenger=None
    )


async def home(
    desk: Desk, place: Place = DIRECT, person: Person = ANN, *, locale: str = "en", slack: FakeChannel | None = None
) -> Message:
    """Give what a person sees."""
    answerer = Answerer(desk, Wordings(), {"slack": slack or FakeChannel("slack")})
    return (await answerer.respond(Request(person, place, "home", {}, locale, desk.clock.now()))).message


def lines(blocks: Sequence[Block]) -> list[str]:
    """What stands in paragraphs, notes and lists; of a link its address."""
    every = [block.line for block in blocks if isinstance(block, Paragraph | Note)]
    every += [line for block in blocks if isinstance(block, Bullets) for line in block.lines]
    shown = {Text: "value", Link: "url"}
    return ["".join(str(getattr(part, shown.get(type(part), ""), "")) for part in line) for line in every]


def labels(message: Message) -> list[str]:
    return [button.label for button in buttons_of(message)]


async def test_who_gets_nothing_yet_is_led_on(desk: Desk) -> None:
    message = await home(desk)
    assert "No digest and no alert yet. Subscribe to a digest, or watch for words." in lines(message.blocks)
    assert labels(message) == LEADING_ON
    assert message.tone is Tone.NEUTRAL


async def test_in_the_direct_message_each_subscription_has_its_buttons(desk: Desk) -> None:
    made = await make(desk, DIRECT, ANN)
    message = await home(desk)
    assert "Subscription 1: every Monday at 08:00 (Europe/Brussels) · Trade and the EPA" in lines(message.blocks)
    own = [button for button in buttons_of(message) if button.arguments == {"id": str(made.id)}]
    assert [button.label for button in own] == ["Preview", "Edit", "Pause", "Unsubscribe"]


async def test_in_a_channel_they_are_shown_without_buttons_that_would_not_work_there(desk: Desk) -> None:
    await make(desk, DIRECT, ANN)
    message = await home(desk, HERE)
    assert any(line.startswith("Subscription 1: every Monday") for line in lines(message.blocks))
    assert "To change them, type in your direct message with eujp: /eujp subscriptions" in lines(message.blocks)
    assert labels(message) == LEADING_ON


async def test_more_than_there_is_room_for_is_counted(desk: Desk) -> None:
    for topic in [topic.id for topic in desk.catalog.topics][:10]:
        await make(desk, DIRECT, ANN, topic)
    assert "and 2 more: /eujp subscriptions" in lines((await home(desk)).blocks)


async def test_what_was_made_in_channels_is_named_with_the_way_there(desk: Desk) -> None:
    await make(desk, HERE, ANN)
    (line,) = [line for line in lines((await home(desk)).blocks) if "app_redirect" in line]
    assert line.startswith("Subscription 1 · every Monday at 08:00 (Europe/Brussels) · Trade and the EPA")
    assert line.endswith("https://slack.com/app_redirect?channel=C1&team=T1")
    assert "To change one, type in its channel: /eujp subscriptions" in lines((await home(desk)).blocks)


@pytest.mark.parametrize(
    ("place", "person"),
    [
        pytest.param(HERE, BOB, id="somebody else's"),
        pytest.param(HERE, replace(ANN, platform="discord"), id="of the same id on another platform"),
        pytest.param(Place("slack", "", "DU2"), BOB, id="somebody else's direct message"),
    ],
)
@pytest.mark.parametrize("seen_in", [DIRECT, HERE, Place("slack", "T2", "C9")], ids=["direct", "channel", "elsewhere"])
async def test_nobody_sees_what_others_made(desk: Desk, place: Place, person: Person, seen_in: Place) -> None:
    made = await make(desk, replace(place, platform=person.platform), person)
    message = await home(desk, seen_in)
    assert f"Subscription {made.id}" not in repr(message)


async def test_in_another_workspace_nobody_sees_what_they_made_in_this_one(desk: Desk) -> None:
    await make(desk, HERE, ANN)
    assert "Subscription 1" not in repr(await home(desk, Place("slack", "T2", "C9")))


@pytest.mark.parametrize(
    ("seen_in", "is_shown"),
    [
        pytest.param(Place("discord", "", "D1"), False, id="direct message"),
        pytest.param(Place("discord", "G2", "C2"), False, id="another server"),
        pytest.param(Place("discord", "G1", "C2"), True, id="another channel of the server"),
    ],
)
async def test_what_was_made_on_a_server_is_shown_on_that_server_alone(
    desk: Desk, seen_in: Place, *, is_shown: bool
) -> None:
    ann = replace(ANN, platform="discord")
    await make(desk, Place("discord", "G1", "C1"), ann)
    answerer = Answerer(desk, Wordings(), {"discord": FakeChannel("discord")})
    message = (await answerer.respond(Request(ann, seen_in, "home", {}, "en", desk.clock.now()))).message
    assert ("discord.com/channels/G1/C1" in repr(message)) is is_shown
    assert ("Subscription 1" in repr(message)) is is_shown


async def test_trouble_is_named_before_all_else(desk: Desk) -> None:
    ailing = FakeChannel("slack", ailing=PermanentDelivery("Slack refuses SLACK_BOT_TOKEN."))
    message = await home(desk, slack=ailing)
    assert message.tone is Tone.WARNING
    assert "Slack refuses SLACK_BOT_TOKEN." in lines(message.blocks)


async def test_editors_see_how_much_waits_and_others_do_not(desk: Desk) -> None:
    await proposed(desk)
    of_editors = replace(desk, editors=frozenset({"slack:U1"}))
    assert "To review: 1 proposal" in lines((await home(of_editors)).blocks)
    assert [button.command for button in buttons_of(await home(of_editors)) if button.label == "Review"] == [
        "fact review"
    ]
    assert not any("To review" in line for line in lines((await home(desk)).blocks))


async def test_it_speaks_japanese(desk: Desk) -> None:
    await make(desk, DIRECT, ANN)
    assert "毎週月曜日" in repr(await home(desk, locale="ja-JP"))


async def test_it_cannot_be_shared(desk: Desk) -> None:
    answerer = Answerer(desk, Wordings())
    shared = Request(ANN, HERE, "share", {"of": "home"}, "en", desk.clock.now())
    with pytest.raises(UsageError, match="cannot be shared"):
        await answerer.respond(shared)
