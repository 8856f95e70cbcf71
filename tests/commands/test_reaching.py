"""What keeps the bot from its chats is named where it is asked for, before it bites."""

from __future__ import annotations

import gettext

import pytest

from bot.commands.answer import Answerer
from bot.domain.errors import PermanentDelivery
from bot.domain.messages import Link, Message, Paragraph, Person, Place, Request, Text, Tone
from bot.services.desk import Desk
from tests.fakes.ports import FakeChannel

ANN = Person("discord", "1", "Ann", manages_channel=True)
INVITATION = "https://discord.com/oauth2/authorize?client_id=1"
REVOKED = PermanentDelivery("Slack refuses SLACK_BOT_TOKEN.")


def lines(message: Message) -> list[str]:
    """What stands in paragraphs, the address of a link after its label."""
    shown = [block.line for block in message.blocks if isinstance(block, Paragraph)]
    return ["".join(map(_shown, line)) for line in shown]


def _shown(inline: object) -> str:
    match inline:
        case Text(value):
            return value
        case Link(label, url):
            return f"[{label}]({url})"
        case _:
            return ""


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestNamed:
    """By status, and by what would deliver."""

    async def status(self, desk: Desk, **channels: FakeChannel) -> tuple[list[str], Tone]:
        answerer = Answerer(desk, {"en": gettext.NullTranslations()}, channels)
        request = Request(ANN, Place("discord", "100", "200"), "status", {}, "en", desk.clock.now())
        message = (await answerer.answer(request)).message
        return lines(message), message.tone

    async def test_a_desk_without_trouble_says_nothing_of_it(self, desk: Desk) -> None:
        said, tone = await self.status(desk, discord=FakeChannel("discord"), slack=FakeChannel("slack"))
        assert not any("eujp cannot" in line or "refuses" in line for line in said)
        assert tone is Tone.GOOD

    async def test_a_token_revoked_on_the_other_platform_is_named(self, desk: Desk) -> None:
        said, tone = await self.status(desk, discord=FakeChannel("discord"), slack=FakeChannel("slack", ailing=REVOKED))
        assert "Slack refuses SLACK_BOT_TOKEN." in said
        assert tone is Tone.WARNING

    async def test_a_right_that_lacks_here_is_named_with_the_invitation_that_gives_it(self, desk: Desk) -> None:
        here = FakeChannel("discord", missing=("Embed Links", "Read Message History"), grant=INVITATION)
        said, _ = await self.status(desk, discord=here)
        assert said[:2] == [
            "eujp cannot deliver digests in this channel. What is missing: Embed Links, Read Message History.",
            f"[Give eujp these rights]({INVITATION})",
        ]

    async def test_a_reason_that_is_no_right_is_said_as_it_is(self, desk: Desk) -> None:
        said, _ = await self.status(desk, discord=FakeChannel("discord", reason="The channel is archived."))
        assert "eujp cannot deliver digests in this channel. The channel is archived." in said

    @pytest.mark.parametrize("here", [FakeChannel("discord", unasked=True), FakeChannel("discord", ailing=REVOKED)])
    async def test_a_channel_that_cannot_be_asked_about_is_left_out(self, desk: Desk, here: FakeChannel) -> None:
        said, _ = await self.status(desk, discord=here)
        assert not any("in this channel" in line for line in said)

    @pytest.mark.parametrize(
        ("command", "arguments"), [("subscribe", {"every": "daily"}), ("watch", {"words": "semiconductors"})]
    )
    async def test_what_would_deliver_here_is_refused_with_the_invitation(
        self, desk: Desk, command: str, arguments: dict[str, str]
    ) -> None:
        here = FakeChannel("discord", missing=("Embed Links",), grant=INVITATION)
        answerer = Answerer(desk, {"en": gettext.NullTranslations()}, {"discord": here})
        request = Request(ANN, Place("discord", "100", "200"), command, arguments, "en", desk.clock.now())
        said = " ".join(lines((await answerer.answer(request)).message))
        assert "What is missing: Embed Links." in said
        assert f"[Give eujp these rights]({INVITATION})" in said
