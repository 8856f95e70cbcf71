"""What is offered for an option while it is typed: at most 25 choices of 100 characters, Discord's bounds for them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, TypeAlias

from bot.commands import rights
from bot.commands.ask import Ask
from bot.commands.command import Option, Right, Suggestion
from bot.commands.values import between, zone_names
from bot.domain.catalog import ActorKind, Names, preferred_name
from bot.domain.facts import Fact
from bot.domain.subscriptions import Subscription
from bot.domain.text import fold
from bot.services import subscribing, suggesting
from bot.views.health import source_name
from bot.views.languages import LANGUAGES, language_name
from bot.views.limits import DISCORD
from bot.views.shorten import shorten
from bot.views.subscriptions import subscription_line

MOST: Final = 25
LONGEST: Final = 100

Pair: TypeAlias = tuple[str, str]
"""What is shown for a choice, and the value it stands for."""


@dataclass(frozen=True, slots=True)
class Known:
    """Something that may be meant: shown as `label`, it is looked for by its value and by all its `names`."""

    label: str
    value: str
    names: tuple[str, ...] = ()


async def suggestions(ask: Ask, option: Option, typed: str) -> tuple[Pair, ...]:
    """Give the choices for what is typed so far, of what the asker may see: not all that a command's users may."""
    found: list[Known] = []
    for kind in filter(lambda kind: _may_see(ask, kind), option.offered):
        found += in_list(await _LISTS[kind](ask), typed) if option.is_list else await _found(ask, kind, typed.strip())
    pairs = ((shorten(one.label, LONGEST, DISCORD), one.value) for one in found if len(one.value) <= LONGEST)
    return tuple(dict.fromkeys(pairs))[:MOST]


def matching(known: Iterable[Known], typed: str) -> list[Known]:
    """Give what begins with what is typed, then what has a word that does, then what holds it; case does not count."""
    wanted = fold(typed)
    beginning, with_word, holding = [], [], []
    for one in known:
        names = [f" {fold(name)}" for name in (one.label, one.value, *one.names)]
        if any(name.startswith(f" {wanted}") for name in names):
            beginning.append(one)
        elif any(f" {wanted}" in name for name in names):
            with_word.append(one)
        elif any(wanted in name for name in names):
            holding.append(one)
    return beginning + with_word + holding


def in_list(known: Sequence[Known], typed: str) -> list[Known]:
    """Give, for a list half typed, that list with what matches its last part added, once.

    A chat shows the label of what was chosen, so what stands before the last comma may be values or labels; a label
    has no comma here.
    """
    cut = max(typed.rfind(mark) for mark in ",、，;；") + 1
    bare = [replace(one, label=one.label.replace(",", "")) for one in known]
    by_name = {fold(name): one for one in reversed(bare) for name in (one.value, one.label)}
    settled = [by_name.get(fold(part), Known(part, part)) for part in between(typed[:cut])]
    labels, values = [one.label for one in settled], [one.value for one in settled]
    return [
        Known(", ".join((*labels, one.label)), ",".join((*values, one.value)))
        for one in matching(bare, typed[cut:].strip())
        if one.value not in values
    ]


def _may_see(ask: Ask, kind: Suggestion) -> bool:
    right = _RIGHTS.get(kind, Right.EVERYONE)
    return rights.holds(right, ask.request.person, ask.request.place, editors=ask.desk.editors, homes=ask.desk.homes)


async def _found(ask: Ask, kind: Suggestion, typed: str) -> list[Known]:
    """Give what matches among the newest, and where that leaves room what a search for the words finds."""
    found = matching(await _LISTS[kind](ask), typed)
    search = _SEARCHES.get(kind)
    if search and typed and len(found) < MOST:
        values = {one.value for one in found}
        found += [one for one in await search(ask, typed) if one.value not in values]
    return found


def _named(catalogued: Iterable[tuple[str, Names]], locale: str) -> list[Known]:
    return [
        Known(preferred_name(names, locale), value, tuple(name for given in names.values() for name in given))
        for value, names in catalogued
    ]


async def _topics(ask: Ask) -> Sequence[Known]:
    return _named(((topic.id, topic.names) for topic in ask.desk.catalog.topics), ask.locale)


async def _actors(ask: Ask) -> Sequence[Known]:
    """Offer institutions first: nobody looks for one of hundreds of people without typing a name."""
    actors = sorted(ask.desk.catalog.actors, key=lambda actor: actor.kind is not ActorKind.INSTITUTION)
    return _named(((actor.id, actor.names) for actor in actors), ask.locale)


async def _languages(ask: Ask) -> Sequence[Known]:
    return [Known(language_name(code, ask.wording), code, (name,)) for code, name in LANGUAGES.items()]


async def _zones(_: Ask) -> Sequence[Known]:
    return [Known(name, name, (name.rpartition("/")[2].replace("_", " "),)) for name in zone_names()]


async def _stories(ask: Ask) -> Sequence[Known]:
    """Offer stories by the title of a report in the asker's language, else of the first; any title finds them."""
    found = await suggesting.newest_headlines(ask.desk)
    stories = []
    for story_id, group in groupby(found, key=lambda headline: headline.story_id):
        reports = list(group)
        shown = next((report for report in reports if report.language == ask.locale), reports[0])
        stories.append(Known(shown.title, str(story_id), tuple(report.title for report in reports)))
    return stories


async def _more_stories(ask: Ask, typed: str) -> Sequence[Known]:
    found = await suggesting.stories_named(ask.desk, typed, ask.request.as_of)
    return [Known(story.lead.analysis.title, str(story.id)) for story in found]


async def _articles(ask: Ask) -> Sequence[Known]:
    found = await suggesting.newest_headlines(ask.desk)
    return [Known(headline.title, str(headline.article_id)) for headline in found]


async def _sources(ask: Ask) -> Sequence[Known]:
    found = await suggesting.followed_sources(ask.desk)
    return [Known(source_name(one), str(one.id), (one.listing.publisher, one.listing.url)) for one in found]


async def _facts(ask: Ask) -> Sequence[Known]:
    return [_fact(fact) for fact in await suggesting.newest_facts(ask.desk, ask.request.as_of)]


async def _more_facts(ask: Ask, typed: str) -> Sequence[Known]:
    return [_fact(fact) for fact in await suggesting.facts_named(ask.desk, typed)]


async def _proposals(ask: Ask) -> Sequence[Known]:
    return [_fact(fact) for fact in await suggesting.proposals(ask.desk)]


def _fact(fact: Fact) -> Known:
    return Known(f"{fact.id} · {fact.title or fact.statement}", fact.id, (fact.title, fact.statement))


async def _subscriptions(ask: Ask) -> Sequence[Known]:
    """Offer the subscriptions of the channel it is asked in, watches too, and of no other."""
    return _known_subscriptions(ask, await subscribing.subscriptions(ask.desk, ask.channel))


async def _watches(ask: Ask) -> Sequence[Known]:
    found = await subscribing.subscriptions(ask.desk, ask.channel)
    return _known_subscriptions(ask, [one for one in found if one.is_watch])


def _known_subscriptions(ask: Ask, found: Iterable[Subscription]) -> Sequence[Known]:
    return [Known(subscription_line(one, ask.desk.catalog, ask.wording, ask.locale), str(one.id)) for one in found]


_RIGHTS: Final[Mapping[Suggestion, Right]] = {
    Suggestion.SOURCE: Right.EDITOR,
    Suggestion.PROPOSAL: Right.EDITOR,
    Suggestion.SUBSCRIPTION: Right.MANAGE_CHANNEL,
    Suggestion.WATCH: Right.MANAGE_CHANNEL,
}

_LISTS: Final[Mapping[Suggestion, Callable[[Ask], Awaitable[Sequence[Known]]]]] = {
    Suggestion.TOPIC: _topics,
    Suggestion.LANGUAGE: _languages,
    Suggestion.ACTOR: _actors,
    Suggestion.ZONE: _zones,
    Suggestion.STORY: _stories,
    Suggestion.ARTICLE: _articles,
    Suggestion.SOURCE: _sources,
    Suggestion.FACT: _facts,
    Suggestion.PROPOSAL: _proposals,
    Suggestion.SUBSCRIPTION: _subscriptions,
    Suggestion.WATCH: _watches,
}

_SEARCHES: Final[Mapping[Suggestion, Callable[[Ask, str], Awaitable[Sequence[Known]]]]] = {
    Suggestion.STORY: _more_stories,
    Suggestion.FACT: _more_facts,
}
