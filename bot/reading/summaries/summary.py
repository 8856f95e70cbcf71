"""A summary made of the text's own sentences: verbatim, in order, each understood by itself or by those before it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.articles import Span
from bot.reading.naming.passages import Reading
from bot.reading.summaries.standing import Sentence, fits, is_fit, leans, sentence, takes_up
from bot.reading.summaries.worth import OPENING, Candidate, adds, as_lead, candidate, is_act, is_scene, text_of, told

MOST_SENTENCES = 3
MOST_CHARACTERS = 600

_SCENE = 8
"""A scene may come first for so many sentences, where none of the opening ones tells of an act."""

_CLEARLY = 0.9
"""A later sentence leads only where it tells so much more than the first fit one."""

_FAR = 40
"""Sentences further in are background, and not looked at."""

_FILLED = 420
"""A card with so much on it tells enough; in characters, wide ones counting double."""

_ENOUGH, _SPARE = 1.3, 2.4
"""The worth a further sentence needs, and needs on a card filled already: rather two than a side detail."""

_SURE = 1.9
"""Comment, background and what stands further in need this worth by themselves."""


def summarise(reading: Reading) -> tuple[Span, ...]:
    """Give up to three sentences of the text, at most 600 characters, in order: what happened, and what adds most.

    None leans on a sentence left out. A text with no sentence fit to stand alone gives its first one, an empty text
    none.
    """
    language = reading.language
    sentences = [sentence(number, passage) for number, passage in enumerate(reading.sentences[:_FAR])]
    fit = [each for each in sentences if is_fit(each, language)]
    lead = _lead(fit, language)
    if lead is None:
        return tuple(passage.span for passage in reading.sentences[:1] if len(passage.span.text) <= MOST_CHARACTERS)
    text = text_of(lead, reading, sentences)
    able = [candidate(each, text) for each in fit if each.number > lead.number]
    chosen = _chosen(lead, [one for one in able if one], language)
    return tuple(each.passage.span for each in sorted(chosen, key=lambda each: each.number))


def _lead(fit: Sequence[Sentence], language: str) -> Sentence | None:
    """Give the sentence that tells what happened: the first fit one, unless another soon tells clearly more."""
    begins = [each for each in fit if each.number < _SCENE and _may_lead(each, language)]
    first = [each for each in begins if each.number < OPENING]
    if all(is_scene(each, language) for each in first):
        first += [each for each in begins if each.number >= OPENING and is_act(each, language)]
    first = first or [each for each in fit if _may_lead(each, language)][:1]
    telling = [each for each in first if told(each, language) > 0] or first[:1]
    return max(telling, key=lambda each: told(each, language) + _CLEARLY * (each is telling[0]), default=None)


def _may_lead(each: Sentence, language: str) -> bool:
    return not leans(each, language) and (each.number == 0 or not takes_up(each, language))


def _chosen(lead: Sentence, able: Sequence[Candidate], language: str) -> list[Sentence]:
    """Give the lead and the sentences that add most to it, while they are worth it and there is room."""
    chosen, added = [lead], [as_lead(lead)]
    while len(chosen) < MOST_SENTENCES:
        room = MOST_CHARACTERS - sum(len(each.text) for each in chosen)
        open_ = [one for one in able if len(one.sentence.text) <= room and fits(one.sentence, chosen, language)]
        best = max(open_, key=lambda one: adds(one, added), default=None)
        if best is None or adds(best, added) < _enough(best, chosen):
            break
        chosen.append(best.sentence)
        added.append(best)
    return chosen


def _enough(one: Candidate, chosen: Sequence[Sentence]) -> float:
    """Give the worth a further sentence needs: little beside the lead, much where it would only lengthen the card."""
    is_filled = sum(each.width for each in chosen) > _FILLED
    if len(chosen) == 1 and not is_filled:
        return 0.0
    worth = _SPARE if is_filled else _ENOUGH
    return worth if one.is_sure else max(worth, _SURE)
