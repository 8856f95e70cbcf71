"""What each command of readers does: arguments in, one use case, one view out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from bot.commands.ask import Ask, Handler, next_page
from bot.commands.shortcuts import addresses
from bot.commands.widening import Finds, Sister, facts_on, widened
from bot.domain.answers import SearchPage, StatusReport, StoryPage
from bot.domain.errors import NotFound
from bot.domain.messages import Message, Note, Reply, Text
from bot.services import asking, briefing, composing, leftovers, reaching, recalling, subscribing
from bot.views import answers, asked, beginning, digest_order, digest_preview
from bot.views import desk as desk_views
from bot.views import digest_more as digest_more_view
from bot.views import why as why_views


async def latest(ask: Ask) -> Reply:
    """Answer with the newest stories."""
    page = await _newest(ask)
    message = answers.latest_message(
        page,
        ask.desk.catalog,
        ask.wording,
        ask.locale,
        topic=ask.arguments.get("topic"),
        language=ask.arguments.get("language"),
        since=ask.since,
    )
    if not page.stories:
        filters = (("since",), ("language",), ("topic",))
        message = await _none(ask, message, filters, _has_stories, facts_on(ask))
    return Reply(message, more=next_page(ask, len(page.stories)) if page.more else None)


async def _has_stories(ask: Ask) -> bool:
    return bool((await _newest(ask)).stories)


async def _newest(ask: Ask) -> StoryPage:
    return await briefing.latest(
        ask.desk,
        topic=ask.arguments.get("topic"),
        language=ask.arguments.get("language"),
        since=ask.since,
        limit=ask.number("limit"),
        offset=ask.number("offset"),
        as_of=ask.as_of,
    )


async def search(ask: Ask) -> Reply:
    """Answer with the stories and facts that hold the words; with what is known of an article where they link one."""
    linked = addresses(ask.arguments["words"])
    if linked:
        return await _of_address(ask, linked)
    page = await _found(ask)
    message = answers.search_message(
        page, ask.desk.catalog, ask.wording, ask.locale, topic=ask.arguments.get("topic"), since=ask.since
    )
    if not page.hits:
        filters = () if page.facts else (("since",), ("topic",))
        message = await _none(ask, message, filters, _finds)
    return Reply(message, more=next_page(ask, briefing.STORIES_SHOWN) if page.more or page.more_facts else None)


async def _finds(ask: Ask) -> bool:
    page = await _found(ask)
    return bool(page.hits or page.facts)


async def _found(ask: Ask) -> SearchPage:
    return await briefing.search(
        ask.desk,
        ask.arguments["words"],
        topic=ask.arguments.get("topic"),
        since=ask.since,
        offset=ask.number("offset"),
        as_of=ask.as_of,
    )


async def _of_address(ask: Ask, linked: Sequence[str]) -> Reply:
    """Answer with the story of the first address that is stored, else with what the words beside it ask for.

    Of an article that is in no story, or hidden, it says why.
    """
    article = await briefing.article_at(ask.desk, linked)
    if article is not None:
        if article.story_id and article.relevant:
            return await _story(ask, article.story_id)
        return await _why(ask, article.id)
    passage = ask.value("passage")
    if not passage:
        raise NotFound(
            "No article of this address is stored here. Try words of its headline, such as {example}.",
            example=ask.command.example,
        )
    reply = await _answer(ask, passage)
    said = Note((Text(ask.wording.gettext("No article of this address is stored here. Of the message's words:")),))
    return replace(reply, message=replace(reply.message, blocks=(said, *reply.message.blocks)))


async def answer_question(ask: Ask) -> Reply:
    """Answer with quotes and facts that answer a question, or that nothing does."""
    return await _answer(ask, ask.arguments["question"])


async def _answer(ask: Ask, question: str) -> Reply:
    found = await asking.ask(ask.desk, question, as_of=ask.as_of)
    return Reply(asked.answer_message(found, ask.desk.catalog, ask.wording, ask.locale))


async def story(ask: Ask) -> Reply:
    """Answer with one story and all its reports."""
    return await _story(ask, ask.number("id"))


async def _story(ask: Ask, story_id: int) -> Reply:
    found = await briefing.story(ask.desk, story_id)
    facts = await recalling.of_story(ask.desk, found)
    return Reply(answers.story_message(found, facts, ask.desk.catalog, ask.wording, ask.locale))


async def topics(ask: Ask) -> Reply:
    """Answer with the topics."""
    counts = await briefing.topics(ask.desk)
    return Reply(answers.topics_message(counts, ask.desk.catalog, ask.wording, ask.locale))


async def why(ask: Ask) -> Reply:
    """Answer with the reasons for one article's place."""
    return await _why(ask, ask.number("id"))


async def _why(ask: Ask, article_id: int) -> Reply:
    found = await briefing.why(ask.desk, article_id)
    message = why_views.why_message(found, ask.desk.catalog, ask.wording, ask.locale, to_editor=ask.is_for_editor)
    return Reply(message)


async def report_status(ask: Ask) -> Reply:
    """Answer with freshness, sources and version."""
    report = await briefing.status(ask.desk)
    hindrances = () if ask.is_shared else await reaching.hindrances(ask.messengers, ask.channel)
    message = desk_views.status_message(report, ask.wording, hindrances)
    return Reply(message if report.stories else _beginning(ask, message, report))


async def preview(ask: Ask) -> Reply:
    """Answer with the digest the channel would get now."""
    topics = (ask.arguments["topic"],) if "topic" in ask.arguments else ()
    content = await composing.preview(ask.desk, ask.channel, topics, ask.locale, ask.number("id") or None)
    every = await subscribing.subscriptions(ask.desk, ask.channel)
    others = [one for one in every if not one.is_watch and one.id != content.subscription.id]
    message = digest_preview.preview_message(content, others, ask.desk.catalog, ask.wording, ask.locale)
    return Reply(await _led_on(ask, message) if content.is_quiet else message)


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


async def _none(
    ask: Ask, message: Message, filters: Sequence[tuple[str, ...]], finds: Finds, sister: Sister | None = None
) -> Message:
    """Give an answer without stories with what finds some: another request, or what fills the archive."""
    led = await _led_on(ask, message)
    return await widened(ask, message, filters, finds, sister) if led is message else led


async def _led_on(ask: Ask, message: Message) -> Message:
    """Give an answer without stories with what leads to them, where the archive holds none at all."""
    report = await briefing.beginning(ask.desk)
    return message if report is None else _beginning(ask, message, report)


def _beginning(ask: Ask, message: Message, report: StatusReport) -> Message:
    at_terminal = ask.channel.platform == "console"
    return beginning.led_on(message, report, ask.wording, asked=ask.command.name, at_terminal=at_terminal)


READER_HANDLERS: Final[Mapping[str, Handler]] = {
    "latest": latest,
    "search": search,
    "ask": answer_question,
    "story": story,
    "topics": topics,
    "why": why,
    "status": report_status,
    "digest preview": preview,
    "digest why": digest_why,
    "digest more": digest_more,
}
