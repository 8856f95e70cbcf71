"""How well what is said fits what was asked: all it names, of the kind it asks for, on the act it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.domain.catalog import Actor, ActorKind, Side
from bot.domain.claims import Act
from bot.domain.moments import Moment
from bot.reading.answers.asked import Asked, blotted, unordered, with_ordinals
from bot.reading.answers.bearing import Doing, Place, is_beside
from bot.reading.answers.idea_words import AGREEMENT, ASKED, IDEAS, INSTRUMENTS
from bot.reading.answers.question_words import Kind
from bot.reading.dating.times import tell
from bot.reading.text.figures import figures

_FULL: Final = 10.0
"""What counts for holding all that was asked for."""

_FROM_TITLE: Final = -2.0
"""What a name costs that is only in the title or the sentence before."""

_MOST_FROM_TITLE: Final = 2
"""So many names may be."""

_TOLD, _MENTIONED = 2.0, 1.0
"""What the act counts, told as done, or in any form."""

_NAMES_BOTH, _PERSON, _AGREEMENT = 1.0, 1.5, 2.0
"""What it counts that the sides are named, that a person is where "who" is asked, an agreement where one is."""

_NEAR: Final = 40
"""Characters between a figure and what it counts."""

_STEM: Final = 4
"""Letters that two forms of one word share at least: vote, votes; Stimme, Stimmen."""

_LATER = re.compile(
    r"\b(?:[3-9]|\d\d+)(?:st|nd|rd|th|e|ème|º|ª)\b|第(?:[3-9]|\d\d+)回"
    r"|\b(?:twenty|thirty)-\w+|\b(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|thirtieth)\b"
)
"""An ordinal from the third on."""

_FIRST_TIME = re.compile(r"初めて|最初に|\b(?:erstmals|first time|première fois|prima volta|primera vez)\b")
"""What says that an act was done first; of a thing, another word does."""

_WHOLES: Final = ("trade zone",)
"""What both sides make up together: a number of it is none of one of them."""

_ONE_SIDED: Final = frozenset({Act.ADOPTED})
_LIKELY_ONE_SIDED: Final = frozenset({Act.ENDED, Act.JOINED, Act.ANNOUNCED})
"""What each side does for itself, ratify; and what it mostly does, so that another named as doing it is another."""

_MOST_BEFORE, _FEW = 1, 2
"""So many words may be in the sentence before, where more than a few are asked for."""

_SUMS: Final = frozenset({"trade", "exports", "imports"})
"""What is counted in money or percent: another number beside it, a sixth dialogue on trade, is of something else."""

_DIGIT = re.compile(r"\d")
_CLAUSE = re.compile(r"[;:。]|[.,、]\s|、")

_BODIES: Final = (
    *(ActorKind.PERSON, ActorKind.INSTITUTION, ActorKind.ORGANISATION, ActorKind.COMPANY),
    ActorKind.COUNTRY,
)
_PARTIES: Final = (ActorKind.COUNTRY, ActorKind.ORGANISATION, ActorKind.TREATY)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, or a fact, as answers are looked for in it.

    `ids` are what it names, `around` what its title, the text's first sentence or the one before it names; `acts` are
    those it mentions in any form, `done` those it tells as done; `moments` are its times; `told_ids` are those of
    `ids` that its own words name; `named_at` is where what was asked for stands; `doings` is who does something to
    whom, of the two sides, `doers` those of them who do what was asked about; `before` are the words it goes on from;
    `is_holder` says that it gives somebody the office asked for; `weight` is added to its score.
    """

    folded: str
    language: str
    ids: frozenset[str]
    actors: tuple[Actor, ...]
    acts: frozenset[Act]
    done: frozenset[Act]
    moments: tuple[Moment, ...]
    around: frozenset[str] = frozenset()
    title: str = ""
    place: str = ""
    is_provisional: bool = False
    told_ids: frozenset[str] = frozenset()
    named_at: tuple[Place, ...] = ()
    doings: frozenset[Doing] = frozenset()
    doers: frozenset[str] = frozenset()
    before: str = ""
    is_holder: bool = False
    weight: float = 0.0


def act_places(folded: str, asked: Asked) -> list[Place]:
    """Give where a folded sentence mentions one of the acts asked about."""
    return [(at, at + len(phrase)) for act in asked.acts for phrase, at in ASKED[act].places(folded)]


def is_numbered(folded: str) -> bool:
    """Whether a folded title counts what it tells of: a thirtieth summit was held."""
    return bool(_LATER.search(folded) or any(IDEAS[idea].find(folded) for idea in ("first", "second")))


def acts_in(folded: str) -> frozenset[Act]:
    """Give the acts a folded sentence mentions in any form."""
    return frozenset(act for act, phrases in ASKED.items() if phrases.find(folded))


def unasked(folded: str, asked: Asked) -> tuple[int, ...]:
    """Give where a memorandum, protocol or declaration stands, where none was asked for."""
    if not asked.acts or set(INSTRUMENTS) & set(asked.ideas):
        return ()
    return tuple(start for idea in INSTRUMENTS for _, start in IDEAS[idea].places(folded))


def score(said: Said, asked: Asked) -> float:
    """Weigh how well a sentence answers; 0.0 where it lacks anything that was asked for."""
    if asked.office:
        return _FULL * said.is_holder
    missing = [named for named in asked.names if not named.ids & said.ids]
    if any(not named.ids & said.around for named in missing) or len(missing) > _MOST_FROM_TITLE:
        return 0.0
    if (missing and not _goes_on(said, asked)) or _is_of_others(said, asked):
        return 0.0
    holds_all = _holds_words(said, asked) and _is_then(said, asked) and _is_kind(said, asked)
    if not (holds_all and _is_done_by(said, asked)):
        return 0.0
    act = _act_score(said, asked)
    if act is None:
        return 0.0
    sides = bool(asked.sides) and asked.sides <= said.ids
    agreement = asked.of_agreement and bool(AGREEMENT.find(said.folded) or AGREEMENT.find(said.title))
    person = asked.kind is Kind.WHO and any(actor.kind is ActorKind.PERSON for actor in said.actors)
    return (
        _FULL
        + _FROM_TITLE * len(missing)
        + act
        + _NAMES_BOTH * sides
        + _PERSON * person
        + _AGREEMENT * agreement
        + said.weight
    )


def _goes_on(said: Said, asked: Asked) -> bool:
    """Whether a sentence can be on what only its title, or the sentence before, names: it names no other agreement."""
    wanted = asked.wanted
    return not any(actor.kind is ActorKind.TREATY and actor.id not in wanted for actor in said.actors)


def _holds_words(said: Said, asked: Asked) -> bool:
    """Whether all ideas, words and numbers asked for are there; of several words, one may stand just before."""
    if not all(IDEAS[idea].find(said.folded) for idea in asked.ideas) or not _is_in_order(said, asked):
        return False
    missing = [word for word in asked.words if not (_has_word(said.folded, word) or _has_word(said.title, word))]
    if len(missing) > _MOST_BEFORE * (len(asked.words) > _FEW) or not all(_has_word(said.before, w) for w in missing):
        return False
    if not asked.numbers:
        return True
    held = {figure.value for figure in figures(with_ordinals(said.folded), said.language)}
    return asked.numbers <= held


def _is_in_order(said: Said, asked: Asked) -> bool:
    """Whether what is asked for as the first or second is told as that, and nothing in another place of the order."""
    ordered = [idea for idea in ("first", "second") if idea in asked.ideas]
    folded = blotted(said.folded, unordered(said.folded))
    if not ordered:
        return True
    things = [*said.named_at, *(at for idea in asked.ideas if idea not in ordered for at in _idea_places(idea, folded))]
    is_told = all(is_beside(folded, _idea_places(idea, folded), things) for idea in ordered)
    return (is_told or _is_first_done(said, asked, folded)) and not _LATER.search(folded)


def _is_first_done(said: Said, asked: Asked, folded: str) -> bool:
    """Whether the act was done for the first time, and not by a person, who did it first in that office."""
    acts = act_places(folded, asked)
    persons = any(actor.kind is ActorKind.PERSON for actor in said.actors)
    return not persons and is_beside(folded, [match.span() for match in _FIRST_TIME.finditer(folded)], acts)


def _idea_places(idea: str, folded: str) -> list[Place]:
    return [(start, start + len(phrase)) for phrase, start in IDEAS[idea].places(folded)]


def _is_done_by(said: Said, asked: Asked) -> bool:
    """Whether it is done by whom the question says: to the other side, and by no third, where that is asked."""
    thirds = any(actor.side is Side.OTHER and actor.kind in _PARTIES for actor in said.actors)
    if asked.doers and asked.acts & _ONE_SIDED and not asked.doers & said.doers:
        return False
    if asked.doers and asked.acts & _LIKELY_ONE_SIDED and said.doers and not asked.doers & said.doers:
        return False
    return asked.doing is None or (asked.doing in said.doings and not thirds)


def _has_word(folded: str, word: str) -> bool:
    if not word.isascii() and len(word) <= _STEM:
        return word in folded
    stem = word[: max(_STEM, len(word) - 2)]
    at = folded.find(stem)
    while at >= 0:
        if at == 0 or not folded[at - 1].isalnum() or not word[0].isascii():
            return True
        at = folded.find(stem, at + 1)
    return False


def _is_then(said: Said, asked: Asked) -> bool:
    """Whether each time asked for meets one of the sentence's, and what is asked for as still to come has one left."""
    unbound = asked.not_before is None and asked.not_after is None
    awaited = unbound or any(is_awaited(moment, asked) for moment in said.moments)
    return awaited and all(any(_meet(time, moment) for moment in said.moments) for time in asked.times)


def is_awaited(moment: Moment, asked: Asked) -> bool:
    """Whether a moment may be one asked for: none that was over, or still to come, where that was asked."""
    day = moment.value.date()
    is_late = asked.not_before is not None and day < asked.not_before
    return not is_late and not (asked.not_after is not None and day > asked.not_after)


def _meet(one: Moment, other: Moment) -> bool:
    return one.value <= other.value < one.end() or other.value <= one.value < other.end()


def _is_kind(said: Said, asked: Asked) -> bool:
    """Whether what the question asks for is there: a figure, somebody, a place; a date is looked for apart."""
    wanted = asked.wanted | asked.sides
    match asked.kind:
        case Kind.HOW_MUCH:
            return _is_counted_there(said, asked) and _has_figure(said, asked)
        case Kind.WHO:
            return any(_is_somebody(actor) and actor.id not in wanted for actor in said.actors)
        case Kind.WHERE:
            place = any(actor.kind is ActorKind.PLACE and actor.id not in wanted for actor in said.actors)
            return place or bool(said.place)
        case _:
            return True


def _is_somebody(actor: Actor) -> bool:
    """Whether a name is an answer to "who": a person, or a body of the two sides; a G7 is only where they met."""
    return actor.kind is ActorKind.PERSON or (actor.kind in _BODIES and actor.side is not Side.OTHER)


def _is_counted_there(said: Said, asked: Asked) -> bool:
    """Whether a number that is asked of a side alone is told of it, not of the whole that it is a part of."""
    if asked.names or not asked.sides:
        return True
    wholes = any(IDEAS[idea].find(said.folded) for idea in _WHOLES if idea not in asked.ideas)
    return asked.sides <= said.told_ids and not (wholes and len(asked.sides) == 1)


def _has_figure(said: Said, asked: Asked) -> bool:
    """Whether a number stands beside what is counted, or, where nothing is, anywhere but in a date."""
    folded = with_ordinals(said.folded)
    for time in tell(folded, said.language, None):
        folded = f"{folded[: time.start]}{'|' * (time.end - time.start)}{folded[time.end :]}"
    if not asked.counted:
        return bool(_DIGIT.search(folded) and figures(folded, said.language))
    beside = (figures(_beside(folded, place), said.language) for place in _places_of(asked.counted, folded))
    return any(figure.unit or asked.counted not in _SUMS for found in beside for figure in found)


def _places_of(counted: str, folded: str) -> list[int]:
    if counted in IDEAS:
        return [start for _, start in IDEAS[counted].places(folded)]
    at = folded.find(counted[: max(_STEM, len(counted) - 2)])
    return [at] if at >= 0 else []


def _beside(folded: str, place: int) -> str:
    """Give the part of a clause before and behind a place in which its number would stand."""
    before = _CLAUSE.split(folded[max(0, place - _NEAR) : place])[-1]
    return before + _CLAUSE.split(folded[place : place + _NEAR])[0]


def _act_score(said: Said, asked: Asked) -> float | None:
    """Give what the act counts; None where the sentence is not on it, or on what was not done where done was asked."""
    if not asked.acts:
        return 0.0
    told = bool(asked.acts & said.done) and not (said.is_provisional and "provisional" not in asked.ideas)
    if asked.is_negated:
        return None if told or not asked.acts & said.acts else 0.0
    if told:
        return _TOLD
    if asked.kind in (Kind.WHEN, Kind.WHO) and not asked.is_ahead:
        return None
    if asked.acts & said.acts:
        return _MENTIONED
    return 0.0 if asked.acts == {Act.MET} and asked.kind in (Kind.HOW_MUCH, Kind.WHERE) else None


def _is_of_others(said: Said, asked: Asked) -> bool:
    """Whether a sentence is on what others did: a third party, or one state where the EU is meant."""
    wanted = asked.wanted | asked.sides
    direct = any(named.ids & said.ids for named in asked.names)
    sides = {actor.side for actor in said.actors if actor.kind in _BODIES}
    both = Side.JAPAN in sides and bool(sides & {Side.EU, Side.MEMBER_STATE})
    thirds = any(
        actor.side is Side.OTHER and actor.kind in _PARTIES and actor.id not in wanted for actor in said.actors
    )
    if thirds and not both and not direct:
        return True
    states = {a.id for a in said.actors if a.side is Side.MEMBER_STATE and a.kind is ActorKind.COUNTRY}
    treaty = any(actor.kind is ActorKind.TREATY and actor.id in wanted for actor in said.actors)
    one_state = bool(states) and not states & wanted and Side.EU not in sides
    return one_state and "eu" in asked.sides and not treaty
