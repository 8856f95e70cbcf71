"""What each command of facts does: arguments in, one use case, one view out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.commands.ask import Ask, FormMaker, Handler, compact, next_page
from bot.commands.values import between, subject
from bot.commands.widening import stories_on, widened
from bot.domain.curation import Decision, Draft, Edit, FactPage
from bot.domain.errors import UsageError
from bot.domain.facts import FactAct
from bot.domain.messages import Button, Form, Reply
from bot.domain.moments import parse_moment
from bot.domain.recalled import Timeline
from bot.services import briefing, curating, flagging, recalling
from bot.services.flagging import Reported
from bot.views import audit as audit_views
from bot.views import curating as curating_views
from bot.views import fact_forms
from bot.views import facts as fact_views
from bot.views import timeline as timeline_views
from bot.views.cards import headline
from bot.views.forms import NOTHING

_PAGE: Final = 5


async def facts(ask: Ask) -> Reply:
    """Answer with approved facts."""
    page = await _facts(ask)
    message = fact_views.facts_message(page, _filters(ask), ask.desk.catalog, ask.wording, ask.locale, ask.as_of)
    if not page.facts:
        filters = (("year",), ("story",), ("actor",), ("topic",))
        message = await widened(ask, message, filters, _has_facts, stories_on(ask))
    return Reply(message, more=next_page(ask, len(page.facts)) if page.more else None)


async def _has_facts(ask: Ask) -> bool:
    return bool((await _facts(ask)).facts)


async def _facts(ask: Ask) -> FactPage:
    return await recalling.facts(
        ask.desk,
        topic=ask.arguments.get("topic"),
        actor=ask.arguments.get("actor"),
        year=ask.number("year") or None,
        story_id=ask.number("story") or None,
        offset=ask.number("offset"),
        limit=_PAGE,
        as_of=ask.as_of,
    )


async def fact(ask: Ask) -> Reply:
    """Answer with one fact and all that is kept of it."""
    file = await curating.fact(ask.desk, ask.arguments["id"])
    message = fact_views.fact_message(
        file, ask.desk.catalog, ask.wording, ask.locale, ask.as_of, to_editor=ask.is_for_editor
    )
    return Reply(message)


async def timeline(ask: Ask) -> Reply:
    """Answer with dated facts in order, past and coming."""
    found = await _timeline(ask)
    page = found.page
    message = timeline_views.timeline_message(found, _filters(ask), ask.wording, _earlier(ask, page.offset))
    if not (page.facts or found.coming):
        message = await widened(ask, message, (("from", "to"), ("actor",), ("topic",)), _has_dates)
    asked = {**ask.arguments, "as_of": compact(ask.as_of)}
    after = {**asked, "offset": str(page.offset + len(page.facts))}
    return Reply(message, more=replace(next_page(ask, 0), arguments=after) if page.more else None)


async def _has_dates(ask: Ask) -> bool:
    found = await _timeline(ask)
    return bool(found.page.facts or found.coming)


async def _timeline(ask: Ask) -> Timeline:
    start, end = _period(ask)
    offset = ask.arguments.get("offset")
    return await recalling.timeline(
        ask.desk,
        topic=ask.arguments.get("topic"),
        actor=ask.arguments.get("actor"),
        start=start,
        end=end,
        offset=int(offset) if offset else None,
        as_of=ask.as_of,
    )


async def report(ask: Ask) -> Reply:
    """Let the editors know of an error that somebody saw."""
    flag_id = await flagging.report_error(
        ask.desk, _reported(ask), ask.arguments["text"], ask.request.person, ask.request.place
    )
    return Reply(fact_views.report_message(ask.wording, is_new=flag_id is not None))


async def report_form(ask: Ask) -> Form:
    """Ask what is wrong."""
    named = await _named(ask, tuple(dict.fromkeys(between(ask.value("among")))))
    if not named:
        _reported(ask)
    return fact_forms.report_form(ask.arguments, named, ask.wording)


async def propose(ask: Ask) -> Reply:
    """Propose a fact."""
    typed = ask.arguments
    statement, quote, link = typed["statement"], typed.get("quote", ""), typed["link"]
    actors = between(typed.get("actors", "")) or recalling.actors_in(ask.desk, f"{statement}\n{quote}")
    if not actors:
        raise UsageError("The statement names nobody the catalogue knows: name who acted, such as Japan and the EU.")
    draft = Draft(
        statement,
        typed["date"],
        between(typed["topics"]),
        actors,
        place=typed.get("place", ""),
        quote=quote,
        article_id=int(link) if link.isdecimal() else None,
        url="" if link.isdecimal() else link,
        state=_state(typed.get("state")) or "",
        title=typed.get("title", ""),
    )
    return _decided(
        ask, await curating.propose(ask.desk, draft, ask.request.person, ask.request.place), FactAct.PROPOSED
    )


async def propose_form(ask: Ask) -> Form:
    """Ask for what a proposal lacks."""
    return fact_forms.propose_form(ask.arguments, ask.desk.catalog, ask.wording, ask.locale)


async def review(ask: Ask) -> Reply:
    """Answer with what waits for the editors."""
    offset = ask.number("offset")
    queue = await curating.review_queue(ask.desk, _PAGE, offset)
    queue = replace(queue, flags=()) if offset else queue
    about = await recalling.named(ask.desk, frozenset(flag.fact_id for flag in queue.flags if flag.fact_id))
    message = curating_views.queue_message(queue, about, offset, ask.desk.catalog, ask.wording, ask.locale)
    shown = len(queue.proposals)
    return Reply(message, more=next_page(ask, shown) if queue.proposed > offset + shown else None)


async def approve(ask: Ask) -> Reply:
    """Approve a proposal."""
    decision = await curating.approve(ask.desk, *_seen(ask), ask.request.person, ask.request.place)
    return _decided(ask, decision, FactAct.APPROVED)


async def edit(ask: Ask) -> Reply:
    """Change a fact."""
    typed = ask.arguments
    changes = Edit(
        statement=typed.get("statement"),
        when=typed.get("date"),
        topics=between(typed["topics"]) if "topics" in typed else None,
        actors=between(typed["actors"]) if "actors" in typed else None,
        place=typed.get("place"),
        state=_state(typed.get("state")),
        title=typed.get("title"),
        doubt=typed.get("doubt"),
    )
    decision = await curating.edit(ask.desk, *_seen(ask), changes, ask.request.person, ask.request.place)
    return _decided(ask, decision, FactAct.EDITED)


async def edit_form(ask: Ask) -> Form | Reply:
    """Ask what to change of a fact as it stands now."""
    file = await curating.fact(ask.desk, ask.arguments["id"])
    late = await _too_late(ask, FactAct.EDITED)
    return late or fact_forms.edit_form(file.fact, ask.arguments, ask.desk.catalog, ask.wording, ask.locale)


async def reject(ask: Ask) -> Reply:
    """Reject a proposal."""
    person, place = ask.request.person, ask.request.place
    decision = await curating.reject(ask.desk, *_seen(ask), person, place, ask.value("reason"))
    return _decided(ask, decision, FactAct.REJECTED)


async def reject_form(ask: Ask) -> Form | Reply:
    """Ask why a proposal is rejected."""
    form = fact_forms.reject_form(ask.value("id"), ask.value("revision"), ask.wording)
    return await _too_late(ask, FactAct.REJECTED) or form


async def retract(ask: Ask) -> Reply:
    """Take an approved fact back."""
    person, place = ask.request.person, ask.request.place
    decision = await curating.retract(ask.desk, *_seen(ask), person, place, ask.value("reason"))
    return _decided(ask, decision, FactAct.RETRACTED)


async def retract_form(ask: Ask) -> Form | Reply:
    """Ask why a fact is taken back."""
    form = fact_forms.retract_form(ask.value("id"), ask.value("revision"), ask.wording)
    return await _too_late(ask, FactAct.RETRACTED) or form


async def undo(ask: Ask) -> Reply:
    """Take the last act on a fact back."""
    decision = await curating.undo(ask.desk, *_seen(ask), ask.request.person, ask.request.place)
    return _decided(ask, decision, FactAct.UNDONE)


async def settle(ask: Ask) -> Reply:
    """Settle a flag."""
    settled = await flagging.settle_flag(ask.desk, ask.number("id"), ask.request.person, ask.request.place)
    return Reply(curating_views.settled_message(settled, ask.wording))


async def audit(ask: Ask) -> Reply:
    """Answer with what editors did."""
    return Reply(audit_views.audit_message(await curating.audit(ask.desk, ask.number("limit")), ask.wording))


FACT_HANDLERS: Final[Mapping[str, Handler]] = {
    "facts": facts,
    "fact": fact,
    "timeline": timeline,
    "report": report,
    "fact propose": propose,
    "fact review": review,
    "fact approve": approve,
    "fact edit": edit,
    "fact reject": reject,
    "fact retract": retract,
    "fact undo": undo,
    "flag settle": settle,
    "audit": audit,
}

FACT_FORMS: Final[Mapping[str, FormMaker]] = {
    "report": report_form,
    "fact propose": propose_form,
    "fact edit": edit_form,
    "fact reject": reject_form,
    "fact retract": retract_form,
}


def _period(ask: Ask) -> tuple[datetime | None, datetime | None]:
    """Give the first instant asked for and the first one after. Raises UsageError where nothing lies between."""
    first, last = ask.arguments.get("from"), ask.arguments.get("to")
    start = parse_moment(first, "typed").value if first else None
    end = parse_moment(last, "typed").end() if last else None
    if start and end and end <= start:
        raise UsageError(
            "{first} comes after {last}: type /eujp timeline from:{last} to:{first}.",
            first=first or "",
            last=last or "",
        )
    return start, end


def _reported(ask: Ask) -> Reported:
    kind, _, id_ = ask.value("about").partition(":")
    fact_id = id_ if kind == "fact" else ask.value("fact")
    story_id = int(id_) if kind == "story" else ask.number("story")
    if not fact_id and not story_id:
        raise UsageError("Say which: fact:f001 or story:12. Example: {example}", example=ask.command.example)
    return Reported(fact_id or None, story_id or None)


async def _named(ask: Ask, among: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Give each story and fact, "story:12", with what it is called; what is not stored any more is left out."""
    subjects = tuple(_subjects(among))
    stories = await briefing.stories_of(ask.desk, [int(id_) for id_ in _ids(subjects, "story")])
    found = await recalling.named(ask.desk, frozenset(_ids(subjects, "fact")))
    called = {f"story:{number}": headline(story.lead, ask.wording) for number, story in stories.items()}
    called |= {f"fact:{one.id}": one.title or one.statement for one in found}
    return tuple((called[one], one) for one in subjects if one in called)


def _subjects(among: Sequence[str]) -> Iterator[str]:
    for one in among:
        with suppress(UsageError):
            yield subject(one)


def _ids(subjects: Sequence[str], kind: str) -> list[str]:
    return [one.partition(":")[2] for one in subjects if one.startswith(f"{kind}:")]


def _filters(ask: Ask) -> list[str]:
    """Give what was asked for, in words."""
    catalog, given = ask.desk.catalog, ask.arguments
    actor_id = recalling.actor_named(ask.desk, given.get("actor"))
    actor = catalog.actor(actor_id) if actor_id else None
    named = (
        fact_views.topic_words(given.get("topic"), catalog, ask.locale),
        fact_views.actor_words(actor, ask.locale),
        given.get("year", ""),
        ask.wording.gettext("story {id}").format(id=given["story"]) if "story" in given else "",
        fact_views.period_words(given.get("from"), given.get("to"), ask.wording),
    )
    return [words for words in named if words]


def _earlier(ask: Ask, offset: int) -> Button | None:
    """Give the button that leads to the page before."""
    if not offset:
        return None
    paging = {"offset": str(max(0, offset - recalling.PAGE)), "as_of": compact(ask.as_of)}
    return Button(ask.wording.gettext("Earlier"), ask.command.name, {**ask.arguments, **paging})


def _seen(ask: Ask) -> tuple[str, int | None]:
    """Give the fact's id and the revision a button was made for; what is typed means the fact as it stands now."""
    revision = ask.arguments.get("revision")
    return ask.arguments["id"], int(revision) if revision else None


async def _too_late(ask: Ask, act: FactAct) -> Reply | None:
    """Say how a fact stands now when it was decided on since a button was made for it, before anything is typed."""
    decision = await curating.decided(ask.desk, *_seen(ask))
    return _decided(ask, decision, act) if decision else None


def _decided(ask: Ask, decision: Decision, act: FactAct) -> Reply:
    return Reply(curating_views.decision_message(decision, act, ask.desk.catalog, ask.wording, ask.locale))


def _state(typed: str | None) -> str | None:
    """Give a state as the use cases take it: None for what was not given, "" for none."""
    return "" if typed == NOTHING else typed
