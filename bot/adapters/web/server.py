"""The web port: GET /healthz for whoever watches the bot, POST /slack/events for Slack's HTTP mode."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from aiohttp import web

from bot.domain.errors import SettingsError

Handler: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]


def web_application(version: str, slack_events: Handler | None = None) -> web.Application:
    """Give the application; without `slack_events` there is no /slack/events."""

    async def healthz(_: web.Request) -> web.Response:
        return web.json_response({"status": "ok", "version": version})

    application = web.Application()
    application.router.add_get("/healthz", healthz)
    if slack_events:
        application.router.add_post("/slack/events", slack_events)
    return application


class WebServer:
    """Serves an application on one address until it is stopped."""

    def __init__(self, application: web.Application, host: str, port: int) -> None:
        self._runner = web.AppRunner(application, access_log=None)
        self._host = host
        self._port = port

    @property
    def port(self) -> int:
        """The port listened on: the one asked for, or the one the system chose for 0."""
        return int(self._runner.addresses[0][1]) if self._runner.addresses else self._port

    async def start(self) -> None:
        """Listen. Raises SettingsError when the address or port cannot be used."""
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self._port).start()
        except OSError as error:
            await self._runner.cleanup()
            reason = error.strerror or "it cannot be used"
            raise SettingsError(
                f"EUJP_HOST {self._host} and EUJP_PORT {self._port} cannot be listened on: {reason}."
            ) from error

    async def stop(self) -> None:
        """Finish what is being answered and close the port."""
        await self._runner.cleanup()
