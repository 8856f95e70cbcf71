"""Files brought into Slack: pictures that messages show, and files for one person."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from typing import Final

from slack_sdk.errors import SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.adapters.pictures import Draw, charts_of
from bot.adapters.shared import Shared
from bot.adapters.slack.elements import escaped
from bot.adapters.slack.faults import FAULTS, SlackFault, refusal
from bot.domain.errors import NotAllowed
from bot.domain.messages import Attachment, Chart, Message
from bot.domain.phrases import Phrase

_KEPT: Final = 32
_PATIENCE: Final = 20.0
_REST: Final = 60.0
"""Seconds: a send has 30 in all, of which the post itself needs some."""

_UPLOAD: Final = 8.0
_BETWEEN: Final = 0.5
"""Seconds. Slack looks through a new file for a second or two before a message may show it."""

_PICTURE: Final = "chart.png"

_NOT_TAKEN: Final = (SlackRequestError, LookupError, TypeError)
"""The address that takes the file refused it, or an answer does not hold what Slack's reference says it does."""


class Uploads:
    """Uploads by `client`, which repeats no request. An upload is no message: one that is left over shows nowhere."""

    def __init__(self, client: AsyncWebClient, draw: Draw, logger: logging.Logger) -> None:
        self._client = client
        self._draw = draw
        self._logger = logger
        self._uploaded = Shared(self._upload, _KEPT, _PATIENCE, _REST)

    async def pictures_of(self, message: Message) -> dict[Chart, str]:
        """Give the id of the file of each of a message's charts; one that cannot be had now is left out.

        Each is uploaded once for all channels. Raises nothing.
        """
        files = [(chart, await self._uploaded.of(chart)) for chart in charts_of(message)]
        return {chart: file for chart, file in files if file}

    def refused(self, charts: Iterable[Chart]) -> None:
        """Take it that Slack does not show these files: for a while their charts stand in words."""
        self._logger.warning("Slack did not take a message with a picture, so its words are shown instead.")
        for chart in charts:
            self._uploaded.fail(chart)

    async def send_to(self, person: str, attachment: Attachment, comment: str) -> None:
        """Post a file in the direct message with a person. Raises NotAllowed with what to do about it."""
        try:
            opened = await self._client.conversations_open(users=person)
            await self._client.files_upload_v2(
                filename=attachment.name,
                file=attachment.content,
                title=attachment.name,
                channel=str(opened["channel"]["id"]),
                initial_comment=escaped(comment),
            )
        except (*FAULTS, *_NOT_TAKEN) as fault:
            raise NotAllowed(_refused(fault)) from fault

    async def _upload(self, chart: Chart) -> str | None:
        png = await self._draw(chart)
        if png is None:
            return None
        try:
            async with asyncio.timeout(_UPLOAD):
                file = await self._processed(png)
        except (*FAULTS, *_NOT_TAKEN) as fault:
            self._logger.warning("A picture was not uploaded, its words are shown instead. %s", _refused(fault))
            return None
        return file

    async def _processed(self, png: bytes) -> str:
        """Upload a picture that is shared nowhere, and wait until Slack has looked through it.

        Asking to complete it once more tells how far Slack is, by the scope that uploading needs anyway.
        """
        # Raw bytes as `file`: `content` would have them taken for text.
        told: AsyncSlackResponse = await self._client.files_upload_v2(filename=_PICTURE, file=png, title=_PICTURE)
        file = str(told["files"][0]["id"])
        while not told["files"][0].get("filetype"):
            await asyncio.sleep(_BETWEEN)
            told = await self._client.files_completeUploadExternal(files=[{"id": file, "title": _PICTURE}])
        return file


def _refused(fault: SlackFault | SlackRequestError | LookupError | TypeError) -> str:
    """Say what went wrong."""
    if isinstance(fault, _NOT_TAKEN):
        # A SlackRequestError's own words hold the address that takes the file.
        return Phrase("Slack did not take the file.")
    return refusal(fault)
