"""Pictures of pages by the headless Chromium of this machine, spoken to through a pipe: no port, no network."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import shutil
import signal
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from tempfile import TemporaryDirectory
from typing import Any, Final

from bot.domain.errors import ReadingError, SettingsError

WIDTH: Final = 700
"""Points: what a message is wide in a window beside the list of channels."""

_TALLEST: Final = 8_000
"""Points; at twice as many dots it is what Chromium draws in one go."""

_SECONDS: Final = 60.0
_LONGEST_ANSWER: Final = 1 << 27
"""Bytes of one answer of the browser, of which a picture is the longest."""

_NAMES: Final = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome-headless-shell"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
_FLAGS: Final = (
    *("--headless", "--remote-debugging-pipe", "--hide-scrollbars", "--force-color-profile=srgb"),
    *("--disable-gpu", "--disable-quic", "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage"),
    *("--no-first-run", "--disable-background-networking", "--disable-component-update"),
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
# The pipe's two ends must be the files 3 and 4 of the browser, which are given to it as 0 and 1.
_PIPED: Final = ("sh", "-c", 'exec "$@" 3<&0 4>&1 </dev/null >/dev/null', "sh")


def find_browser(named: str = "") -> str:
    """Give the browser `named`, or one found where programs are. Raises SettingsError when there is none."""
    for name in (named,) if named else _NAMES:
        if found := shutil.which(name):
            return found
    if named:
        raise SettingsError("EUJP_CHROMIUM names no program: {name}", name=named)
    raise SettingsError(
        "No Chromium was found to take pictures with: install one (on Debian, apt-get install chromium) or name one in "
        "EUJP_CHROMIUM."
    )


async def photograph(browser: str, address: str, *, scale: float = 1.0, seconds: float = _SECONDS) -> bytes:
    """Give a PNG of the whole page at file://…, WIDTH points wide, with `scale` dots a point.

    Raises ReadingError when it fails.
    """
    with TemporaryDirectory(prefix="eujp-browser-", ignore_cleanup_errors=True) as folder:
        try:
            async with asyncio.timeout(seconds), _started(browser, folder) as process:
                return await _taken(_Pipe(process), address, scale)
        except (TimeoutError, OSError, EOFError, ValueError) as fault:
            reason = type(fault).__name__
            raise ReadingError("{browser} took no picture ({reason}).", browser=browser, reason=reason) from fault
        # What answers is not of our making, and may be of any shape.
        except (asyncio.LimitOverrunError, LookupError, TypeError, AttributeError) as fault:
            raise ReadingError(
                "{browser} does not answer as Chromium does: name one that does in EUJP_CHROMIUM.", browser=browser
            ) from fault


@asynccontextmanager
async def _started(browser: str, folder: str) -> AsyncIterator[Process]:
    """Start the browser with an empty profile and without our environment, where secrets are; end it with its kin."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium refuses to start otherwise
    process = await asyncio.create_subprocess_exec(
        *_PIPED,
        browser,
        *_FLAGS,
        *sandbox,
        f"--user-data-dir={folder}",
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        env={"PATH": os.environ.get("PATH", os.defpath), "HOME": folder, "LANG": "C.UTF-8"},
        limit=_LONGEST_ANSWER,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        await process.communicate()  # what it still said is read, or its pipe stays open


class _Pipe:
    """Asks the browser, in the Chrome DevTools Protocol: JSON, each message ended by a zero byte."""

    def __init__(self, process: Process) -> None:
        if process.stdin is None or process.stdout is None:
            raise ValueError("the browser was started without pipes")
        self._out, self._in = process.stdin, process.stdout
        self._asked = 0
        self._told: list[str] = []

    async def ask(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:
        """Give the result of a method. Raises ValueError when the browser refuses, EOFError when it is gone."""
        self._asked += 1
        asked = {"id": self._asked, "method": method, "params": params, **({"sessionId": session} if session else {})}
        self._out.write(json.dumps(asked).encode() + b"\0")
        while True:
            message = await self._next()
            if message.get("id") == self._asked:
                if "error" in message:
                    raise ValueError(message["error"])
                return dict(message["result"])

    async def wait_for(self, event: str) -> None:
        """Wait until the browser has told of an event."""
        while event not in self._told:
            await self._next()

    async def _next(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads((await self._in.readuntil(b"\0"))[:-1])
        self._told += [message["method"]] if "method" in message else []
        return message


async def _taken(pipe: _Pipe, address: str, scale: float) -> bytes:
    target = await pipe.ask("Target.createTarget", url="about:blank")
    attached = await pipe.ask("Target.attachToTarget", targetId=target["targetId"], flatten=True)
    session = attached["sessionId"]
    # What a page measures is never less than its window.
    size = {"width": WIDTH, "height": 10, "deviceScaleFactor": scale, "mobile": False}
    await pipe.ask("Emulation.setDeviceMetricsOverride", session, **size)
    await pipe.ask("Page.enable", session)
    await pipe.ask("Page.navigate", session, url=address)
    await pipe.wait_for("Page.loadEventFired")
    measured = (await pipe.ask("Page.getLayoutMetrics", session))["cssContentSize"]
    clip = {"x": 0, "y": 0, "width": WIDTH, "height": min(measured["height"], _TALLEST), "scale": 1}
    shot = await pipe.ask("Page.captureScreenshot", session, clip=clip, captureBeyondViewport=True)
    return base64.b64decode(shot["data"])
