"""The main job in one command: sources or files read, the newest stories, a digest, and a prompt on a terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bot import console
from bot.commands.answer import Answerer
from bot.locales.load import Wordings
from bot.opening import open_desk
from bot.services import briefing, collecting, starting, weighing
from bot.services.desk import Desk
from bot.settings import load_settings
from bot.starter import read_starter, throw_away


async def demo(path: Path | None) -> bool:
    """Run the main job on a database of its own, which is thrown away.

    `path` names files to read instead of the sources. Give whether it was shown: each file that cannot be read is
    named, and if none can there is nothing to show.
    """
    with throw_away(load_settings(None)) as settings:
        async with open_desk(settings) as desk:
            if not await _collect(desk, path):
                return False
            await weighing.weigh_all(desk)
            answerer = Answerer(desk, Wordings())
            for text in ("/eujp latest", "/eujp digest preview"):
                await _ask(desk, answerer, text)
            if sys.stdin.isatty():
                await console.converse(desk, answerer, admin=True)
        click.echo("That was the demonstration; its database is thrown away. Next: eujp run, and README.md.")
    return True


async def _collect(desk: Desk, path: Path | None) -> bool:
    prepared = await starting.prepare(desk)
    paused = sum(not listing.enabled for listing in desk.catalog.sources)
    click.echo(
        f"Loaded {prepared.facts} starter facts and {prepared.sources} default sources, {paused} of them paused."
    )
    if path is not None:
        counts, failures = await console.ingest_all(desk, [str(path)])
        if failures and not counts:
            return False
        click.echo(console.ingested_line(counts))
        return True
    await _poll(desk)
    if not (await briefing.status(desk)).stories:
        click.echo("No source gave a relevant article, so here is starter material: short reports in our own words.")
        await read_starter(desk)
    return True


async def _poll(desk: Desk) -> None:
    click.echo("Polling the sources; this takes a minute or two.")
    polled = await collecting.poll_due(desk)
    for line in console.polled_lines(polled):
        click.echo(f"  {line}")
    reached = sum(not one.error for one in polled)
    click.echo(f"{reached} of {len(polled)} sources answered.")


async def _ask(desk: Desk, answerer: Answerer, text: str) -> None:
    click.echo(f"\n> {text}\n")
    reply = await answerer.answer(console.request(desk, text, admin=True))
    click.echo(await console.show(answerer, reply, "text"))
