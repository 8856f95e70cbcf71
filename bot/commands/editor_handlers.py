"""What each command of the editors does: arguments in, one use case, one view out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.commands.ask import Ask, Handler, next_page
from bot.domain.messages import Reply
from bot.services import arranging, exchanging, overruling, sourcing, trying
from bot.views import arranged, sources
from bot.views import why as why_views


async def source_add(ask: Ask) -> Reply:
    """Follow a feed or the feed of a page, and show what it holds."""
    request = ask.request
    url, pattern = ask.arguments["url"], ask.value("pattern")
    found = await sourcing.add_source(ask.desk, url, request.person, request.place, pattern=pattern)
    return Reply(sources.source_preview_message(found, url, ask.wording))


async def source_list(ask: Ask) -> Reply:
    """Answer with the sources and how each fares."""
    reports = await sourcing.list_sources(ask.desk)
    offset = ask.number("offset")
    message = sources.sources_message(reports, ask.as_of, ask.wording, offset)
    return Reply(message, more=next_page(ask, sources.PAGE) if offset + sources.PAGE < len(reports) else None)


async def source_test(ask: Ask) -> Reply:
    """Ask a source, or all, without storing anything."""
    if ask.value("id") == "all":
        return Reply(sources.trials_message(await trying.try_all(ask.desk), ask.wording))
    return Reply(sources.trial_message(await trying.try_source(ask.desk, ask.number("id")), ask.wording))


async def source_pause(ask: Ask) -> Reply:
    """Ask a source no more."""
    change = await sourcing.pause_source(ask.desk, ask.number("id"), ask.request.person, ask.request.place)
    return Reply(sources.source_paused_message(change, ask.wording))


async def source_resume(ask: Ask) -> Reply:
    """Ask a source again."""
    change = await sourcing.resume_source(ask.desk, ask.number("id"), ask.request.person, ask.request.place)
    return Reply(sources.source_resumed_message(change, ask.wording))


async def source_import(ask: Ask) -> Reply:
    """Follow the sources of a list."""
    found = await exchanging.import_from(ask.desk, ask.arguments["url"], ask.request.person, ask.request.place)
    return Reply(sources.sources_imported_message(found, ask.wording))


async def source_remove(ask: Ask) -> Reply:
    """Stop following a source."""
    removed = await sourcing.remove_source(ask.desk, ask.number("id"), ask.request.person, ask.request.place)
    return Reply(sources.source_removed_message(removed, ask.wording))


async def article_hide(ask: Ask) -> Reply:
    """Take an article out of what is shown."""
    verdict = await overruling.hide_article(ask.desk, ask.number("id"), ask.request.person, ask.request.place)
    return Reply(why_views.hidden_message(verdict, ask.wording))


async def article_keep(ask: Ask) -> Reply:
    """Show an article that was left out or hidden."""
    verdict = await overruling.keep_article(ask.desk, ask.number("id"), ask.request.person, ask.request.place)
    return Reply(why_views.kept_message(verdict, ask.wording))


async def story_merge(ask: Ask) -> Reply:
    """Make one story of two."""
    request = ask.request
    merged = await arranging.merge(ask.desk, ask.number("id"), ask.number("other"), request.person, request.place)
    return Reply(arranged.merged_message(merged, ask.wording))


async def story_split(ask: Ask) -> Reply:
    """Give an article a story of its own."""
    apart = await arranging.split(ask.desk, ask.number("id"), ask.request.person, ask.request.place)
    return Reply(arranged.split_message(apart, ask.wording))


EDITOR_HANDLERS: Final[Mapping[str, Handler]] = {
    "source add": source_add,
    "source list": source_list,
    "source test": source_test,
    "source pause": source_pause,
    "source resume": source_resume,
    "source import": source_import,
    "source remove": source_remove,
    "article hide": article_hide,
    "story merge": story_merge,
    "story split": story_split,
    "article keep": article_keep,
}
