"""Killed fifty times at random points, on platforms that fail: nothing is lost, nothing comes twice (make faults)."""

from __future__ import annotations

import asyncio
import re
import sys

import pytest

_KILLS = 50
_SECONDS = 300.0


@pytest.mark.parametrize("platform", ["slack", "discord"])
async def test_whenever_the_bot_is_killed_each_delivery_arrives_once(database_url: str, platform: str) -> None:
    command = ("-W", "ignore", "-m", "benchmarks.faults", f"{_KILLS}", database_url, platform)
    process = await asyncio.create_subprocess_exec(sys.executable, *command, stdout=asyncio.subprocess.PIPE)
    said, _ = await asyncio.wait_for(process.communicate(), _SECONDS)
    told = re.search(r"expected (\d+) received (\d+) kills (\d+) lost 0 doubled 0", said.decode())
    assert told, said.decode()
    assert told[1] == told[2]
    assert (int(told[1]) >= _KILLS, int(told[3]), process.returncode) == (True, _KILLS, 0)
