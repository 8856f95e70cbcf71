"""What each command of readers does: arguments in, one use case, one view out."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from bot.commands.ask import Ask, Handler, next_page
from bot.commands.command import Command, Right
from bot.commands.registry import COMMANDS
from bot.domain.messages import Reply
from bot.domain.phrases import say
from bot.services import asking, briefing, composing, leftovers, reaching, recalling
from bot.views import answers, asked, digest, digest_order
from bot.views import desk as desk_views
from bot.views import digest_more as digest_more_view
from bot.views import why as why_views


async def latest(ask: Ask) -> Reply:
    """Answer with the newest stories."""
    page = await briefing.latest(
        ask.desk,
        topic=ask.arguments.get("topic"),
        language=ask.arguments.get("language"),
        since=ask.since,
        limit=ask.number("limit"),
        offset=ask.number("offset"),
        as_of=ask.as_of,
    )
    message = answers.latest_message(
        page,
        ask.desk.catalog,
        ask.wording,
        ask.locale,
        topic=ask.arguments.get("topic"),
        language=ask.arguments.get("language"),
        since=ask.since,
    )
    return Reply(message, more=next_page(ask, len(page.stories)) if page.more else None)


async def search(ask: Ask) -> Reply:
    """Answer with the stories and facts that hold the words."""
    page = await briefing.search(
        ask.desk,
        ask.arguments["words"],
        topic=ask.arguments.get("topic"),
        since=ask.since,
        offset=ask.number("offset"),
        as_of=ask.as_of,
    )
    message = answers.search_message(
        page, ask.desk.catalog, ask.wording, ask.locale, topic=ask.arguments.get("topic"), since=ask.since
    )
    return Reply(message, more=next_page(ask, len(page.hits)) if page.more else None)


async def answer_question(ask: Ask) -> Reply:
    """Answer with quotes and facts that answer a question, or that nothing does."""
    found = await asking.ask(ask.desk, ask.arguments["question"], as_of=ask.as_of)
    return Reply(asked.answer_message(found, ask.desk.catalog, ask.wording, ask.locale))


async def story(ask: Ask) -> Reply:
    """Answer with one story and all its reports."""
    found = await briefing.story(ask.desk, ask.number("id"))
    facts = await recalling.of_story(ask.desk, found)
    return Reply(answers.story_message(found, facts, ask.desk.catalog, ask.wording, ask.locale))


async def topics(ask: Ask) -> Reply:
    """Answer with the topics."""
    counts = await briefing.topics(ask.desk)
    return Reply(answers.topics_message(counts, ask.desk.catalog, ask.wording, ask.locale))


async def why(ask: Ask) -> Reply:
    """Answer with the reasons for one article's place."""
    found = await briefing.why(ask.desk, ask.number("id"))
    message = why_views.why_message(found, ask.desk.catalog, ask.wording, ask.locale, to_editor=ask.is_for_editor)
    return Reply(message)


async def report_status(ask: Ask) -> Reply:
    """Answer with freshness, sources and version."""
    report = await briefing.status(ask.desk)
    hindrances = () if ask.is_shared else await reaching.hindrances(ask.messengers, ask.channel)
    return Reply(desk_views.status_message(report, ask.wording, hindrances))


async def explain(ask: Ask) -> Reply:
    """Answer with the commands the asker may use, or with those asked for."""
    wanted = ask.arguments.get("command")
    if wanted:
        shown = [command for command in COMMANDS if wanted in {command.name, command.path[0]}]
    else:
        shown = [command for command in COMMANDS if ask.may(command.right)]
    rows = [_help_row(command, ask.wording) for command in shown]
    if len(rows) == 1:
        return Reply(desk_views.command_help_message(rows[0], ask.wording))
    return Reply(desk_views.help_message(rows, ask.wording, is_all=bool(wanted) or len(shown) == len(COMMANDS)))


async def preview(ask: Ask) -> Reply:
    """Answer with the digest the channel would get now."""
    topics = (ask.arguments["topic"],) if "topic" in ask.arguments else ()
    content = await composing.preview(ask.desk, ask.channel, topics, ask.locale, ask.number("id") or None)
    return Reply(digest.digest_message(content, ask.desk.catalog, ask.wording, ask.locale))


async def digest_why(ask: Ask) -> Reply:
    """Answer with the reasons for the order of a digest's stories."""
    at = ask.arguments.get("at")
    end = datetime.fromisoformat(at).astimezone(UTC) if at else None
    found = await composing.why(ask.desk, ask.number("id"), ask.channel, end)
    return Reply(digest_order.order_message(found, ask.desk.catalog, ask.wording, ask.locale))


async def digest_more(ask: Ask) -> Reply:
    """Answer with the stories a digest or alert had no room for."""
    at = ask.arguments.get("at")
    page = await leftovers.left_out(
        ask.desk,
        ask.channel,
        ask.number("id") or None,
        (ask.arguments["topic"],) if "topic" in ask.arguments else (),
        ask.locale,
        at=datetime.fromisoformat(at).astimezone(UTC) if at else None,
        offset=ask.number("offset"),
        as_of=ask.as_of,
    )
    message = digest_more_view.left_out_message(page, ask.desk.catalog, ask.wording, ask.locale)
    following = next_page(ask, leftovers.PAGE)
    pinned = {**following.arguments, "at": page.end.astimezone(UTC).isoformat()}
    has_more = page.offset + leftovers.PAGE < page.total
    return Reply(message, more=replace(following, arguments=pinned) if has_more else None)


READER_HANDLERS: Final[Mapping[str, Handler]] = {
    "latest": latest,
    "search": search,
    "ask": answer_question,
    "story": story,
    "topics": topics,
    "why": why,
    "status": report_status,
    "help": explain,
    "digest preview": preview,
    "digest why": digest_why,
    "digest more": digest_more,
}


def _help_row(command: Command, wording: gettext.NullTranslations) -> desk_views.HelpRow:
    _ = wording.gettext
    groups = {
        Right.EVERYONE: _("For everyone"),
        Right.MANAGE_CHANNEL: _("For those who manage the channel"),
        Right.EDITOR: _("For the desk's editors"),
    }
    options = tuple((option.name, say(option.summary, wording)) for option in command.options)
    summary, example = say(command.summary, wording), say(command.example, wording)
    return desk_views.HelpRow(command.usage, summary, example, groups[command.right], options)
