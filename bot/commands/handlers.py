"""What each command does: arguments in, one use case, one view out."""

from __future__ import annotations

import gettext
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final

from bot.commands import rights
from bot.commands.registry import COMMANDS, Command, Right
from bot.domain.messages import Cursor, Reply, Request
from bot.domain.moments import parse_moment
from bot.domain.ports import Messenger
from bot.domain.subscriptions import WEEKDAYS, Channel, WeeklySchedule, next_slot
from bot.services import arranging, briefing, delivering, exchanging, overruling, sourcing, subscribing, trying
from bot.services.desk import Desk
from bot.views import answers, arranged, digest, sources
from bot.views import desk as desk_views
from bot.views import subscriptions as subscription_views
from bot.views import why as why_views


@dataclass(frozen=True, slots=True)
class Ask:
    """A request whose arguments are checked, and what is needed to answer it."""

    desk: Desk
    messengers: Mapping[str, Messenger]
    command: Command
    request: Request
    arguments: Mapping[str, str]
    wording: gettext.NullTranslations
    is_shared: bool = False
    """Whether the whole channel will see the answer."""

    @property
    def is_for_editor(self) -> bool:
        """Whether an editor alone will see the answer."""
        asked, desk = self.request, self.desk
        is_editor = rights.is_editor(asked.person, asked.place, editors=desk.editors, homes=desk.homes)
        return is_editor and not self.is_shared

    @property
    def locale(self) -> str:
        """The language the answer is worded in."""
        return self.request.locale

    @property
    def channel(self) -> Channel:
        """The channel it was asked in."""
        place = self.request.place
        return Channel(place.platform, place.workspace, place.channel)

    @property
    def as_of(self) -> datetime:
        """The instant of the first page, so that paging neither repeats nor skips."""
        given = self.arguments.get("as_of")
        return datetime.fromisoformat(given).astimezone(UTC) if given else self.request.as_of

    def value(self, name: str) -> str:
        """Give what was typed for an option, else the registry's default, "" where there is none."""
        option = self.command.option(name)
        return self.arguments.get(name) or (option.default if option else "")

    def number(self, name: str) -> int:
        """Give a whole number, 0 where there is none; the registry has checked it."""
        return int(self.value(name) or 0)

    @property
    def since(self) -> datetime | None:
        """The first instant of the date given."""
        given = self.arguments.get("since")
        return parse_moment(given, "typed").value if given else None


Handler = Callable[[Ask], Awaitable[Reply]]


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
    return Reply(message, more=_next(ask, len(page.stories)) if page.more else None)


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
    return Reply(message, more=_next(ask, len(page.hits)) if page.more else None)


async def story(ask: Ask) -> Reply:
    """Answer with one story and all its reports."""
    found = await briefing.story(ask.desk, ask.number("id"))
    return Reply(answers.story_message(found, ask.desk.catalog, ask.wording, ask.locale))


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
    return Reply(desk_views.status_message(report, ask.wording))


async def explain(ask: Ask) -> Reply:
    """Answer with the commands, or with one of them."""
    wanted = ask.arguments.get("command")
    rows = [
        _help_row(command, ask.wording)
        for command in COMMANDS
        if not wanted or command.name == wanted or command.path[0] == wanted
    ]
    if len(rows) == 1:
        return Reply(desk_views.command_help_message(rows[0], ask.wording))
    return Reply(desk_views.help_message(rows, ask.wording))


async def preview(ask: Ask) -> Reply:
    """Answer with the digest the channel would get now."""
    content = await delivering.preview(ask.desk, ask.channel, _topics(ask), ask.locale)
    return Reply(digest.digest_message(content, ask.desk.catalog, ask.wording, ask.locale))


async def subscribe(ask: Ask) -> Reply:
    """Give the channel a weekly digest."""
    hour = time.fromisoformat(ask.value("time"))
    schedule = WeeklySchedule(WEEKDAYS.index(ask.value("day")), hour, ask.value("zone"))
    made = await subscribing.subscribe(
        ask.desk,
        ask.channel,
        ask.request.person.id,
        schedule,
        _topics(ask),
        ask.locale,
        quiet=ask.value("quiet") == "yes",
        messenger=ask.messengers.get(ask.channel.platform),
    )
    slot = next_slot(schedule, ask.request.as_of)
    return Reply(subscription_views.subscribed_message(made, slot, ask.desk.catalog, ask.wording, ask.locale))


async def subscriptions(ask: Ask) -> Reply:
    """Answer with the channel's subscriptions."""
    found = await subscribing.subscriptions(ask.desk, ask.channel)
    return Reply(subscription_views.subscriptions_message(found, ask.desk.catalog, ask.wording, ask.locale))


async def unsubscribe(ask: Ask) -> Reply:
    """End one of the channel's subscriptions."""
    ended = await subscribing.unsubscribe(ask.desk, ask.number("id"), ask.channel)
    return Reply(subscription_views.unsubscribed_message(ended, ask.wording))


async def source_add(ask: Ask) -> Reply:
    """Follow a feed or the feed of a page, and show what it holds."""
    request = ask.request
    url, pattern = ask.arguments["url"], ask.value("pattern")
    found = await sourcing.add_source(ask.desk, url, request.person, request.place, pattern=pattern)
    return Reply(sources.source_preview_message(found, url, ask.wording))


async def source_list(ask: Ask) -> Reply:
    """Answer with the sources and how each fares."""
    reports = await sourcing.list_sources(ask.desk)
    return Reply(sources.sources_message(reports, ask.request.as_of, ask.wording))


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


async def source_export(ask: Ask) -> Reply:
    """Answer with the sources as a list."""
    opml = await exchanging.export_sources(ask.desk)
    return Reply(sources.sources_export_message(opml, ask.wording, is_chat=ask.channel.platform != "console"))


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


HANDLERS: Final[Mapping[str, Handler]] = {
    "latest": latest,
    "search": search,
    "story": story,
    "topics": topics,
    "why": why,
    "status": report_status,
    "help": explain,
    "digest preview": preview,
    "subscribe": subscribe,
    "subscriptions": subscriptions,
    "unsubscribe": unsubscribe,
    "source add": source_add,
    "source list": source_list,
    "source test": source_test,
    "source pause": source_pause,
    "source resume": source_resume,
    "source import": source_import,
    "source export": source_export,
    "source remove": source_remove,
    "article hide": article_hide,
    "story merge": story_merge,
    "story split": story_split,
    "article keep": article_keep,
}


def compact(instant: datetime) -> str:
    """Write an instant as briefly as a button can carry it, at the next whole second so that nothing seen drops out."""
    whole = (instant + timedelta(microseconds=999_999)).replace(microsecond=0)
    return f"{whole.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _next(ask: Ask, shown: int) -> Cursor:
    paging = {"offset": str(ask.number("offset") + shown), "as_of": compact(ask.as_of)}
    return Cursor(ask.request.command, {**ask.arguments, **paging})


def _topics(ask: Ask) -> tuple[str, ...]:
    return (ask.arguments["topic"],) if "topic" in ask.arguments else ()


def _help_row(command: Command, wording: gettext.NullTranslations) -> desk_views.HelpRow:
    _ = wording.gettext
    groups = {
        Right.EVERYONE: _("For everyone"),
        Right.MANAGE_CHANNEL: _("For those who manage the channel"),
        Right.EDITOR: _("For the desk's editors"),
    }
    options = tuple((option.name, _(option.summary)) for option in command.options)
    return desk_views.HelpRow(command.usage, _(command.summary), command.example, groups[command.right], options)
