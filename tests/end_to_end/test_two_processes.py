"""Two processes on one database run every tick at once, on platforms that fail: each slot goes out once."""

from __future__ import annotations

import asyncio
import re
import sys

import pytest

_SECONDS = 200.0


@pytest.mark.parametrize("platform", ["slack", "discord"])
async def test_two_processes_on_one_database_post_each_slot_once_and_both_get_their_turn(
    database_url: str, platform: str
) -> None:
    command = ("-W", "ignore", "-m", "benchmarks.together", database_url, platform)
    process = await asyncio.create_subprocess_exec(sys.executable, *command, stdout=asyncio.subprocess.PIPE)
    said, _ = await asyncio.wait_for(process.communicate(), _SECONDS)
    told = re.search(r"expected (\d+) received (\d+) doubled 0; composed (\d+) \+ (\d+), ", said.decode())
    assert told, said.decode()
    assert told[1] == told[2]
    assert (int(told[3]) + int(told[4]), process.returncode) == (int(told[1]), 0)
