"""Whether an article belongs here: the EU side and Japan act together, plan to or refuse to, on one of the topics.

Each sentence is weighed for the pairs it brings together, EU-Japan or member state-Japan against pairs with third
parties, more for the title and lead than for what follows; the pair that the text is about decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.articles import Relevance
from bot.domain.catalog import Catalog
from bot.reading.act_words import ACTS, AGAINST, BESIDE, BOTH, FORUMS, FRAMEWORKS
from bot.reading.parties import Bond, Company, Party, company
from bot.reading.passages import Passage, Reading

BOND_WEIGHT = {Bond.PAIR: 1.5, Bond.LIST: 1.3, Bond.NEAR: 1.0}
"""How much a bond says that two parties are the ones who act."""

IDLE = 0.4
PAIRED_IDLE = 0.7
"""What a sentence without a word of acting together counts, against one with; more when it names a pair."""

LEAD_SHARE = 0.6
"""How much of the verdict title and lead have at least; a short rest has less than what is left."""

ENOUGH = 0.15
"""The weight a pair needs; tuned, with the weights above, on tests/data/labelled.jsonl."""

_HALF = 0.5
_SIDES = {Party.EU, Party.JAPAN}
_OTHERS = frozenset({Party.OTHER})

_POSITION = (2.0, 2.0, 1.5, 1.2)  # title, then the sentences of the lead; the last figure holds for the rest of it
_A_SENTENCE = 0.1  # the share each sentence after the lead has, until they have all that the lead leaves
_HEAD, _LATE = 3, 0.5  # a pair that the first three passages do not name is background
_TOPICLESS = 0.5  # the EU and Japan acting together without a word of a topic

_CROWDED = 0.6  # third parties or a gathering of many in the sentence where two sides are merely near
_CARRIED = 0.8  # "both sides": the pair of the sentence before
_ACROSS = 0.5  # one side in this sentence, the other in the one before

_FRAMEWORK_WEIGHT = 2.0  # a programme or pact led from outside the EU is named
_ALONE = 0.15  # a third party without either side
_MERELY_NEAR = 0.7  # a third party and one side in one sentence
_AMONG = {Bond.PAIR: 1.0, Bond.LIST: 0.5, Bond.NEAR: 0.3}  # a third party where both sides are named


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a passage, or a whole text, says for each pair: EU-Japan, member state-Japan, and pairs with others."""

    union: float = 0.0
    state: float = 0.0
    others: float = 0.0

    def times(self, factor: float) -> Weighed:
        """Give it multiplied by a factor."""
        return Weighed(self.union * factor, self.state * factor, self.others * factor)


@dataclass(frozen=True, slots=True)
class _Evidence:
    passage: Passage
    company: Company
    acts: tuple[str, ...]
    frameworks: tuple[str, ...]
    forums: tuple[str, ...]
    both: bool


def relevance(reading: Reading, topics: Sequence[str], catalog: Catalog) -> Relevance:
    """Judge an article. `topics` are those its text names; without one only a plain act of EU and Japan counts."""
    passages = [passage for passage in reading.passages if passage.folded]
    evidence = [_evidence(passage, catalog) for passage in passages]
    total = _total(evidence, len(reading.lead))
    own = max(total.union, total.state) if topics else _topicless(evidence, total)
    score = own / (own + max(total.others, ENOUGH))
    beside = _beside(passages, reading.lead)
    if beside:
        score = min(score, 0.4)
    return Relevance(score >= _HALF, round(score, 3), tuple(_reasons(evidence, total, topics, beside)))


def _evidence(passage: Passage, catalog: Catalog) -> _Evidence:
    return _Evidence(
        passage,
        company(passage, catalog),
        ACTS.find(passage.folded),
        FRAMEWORKS.find(passage.folded),
        FORUMS.find(passage.folded),
        bool(BOTH.find(passage.folded)),
    )


def _topicless(evidence: Sequence[_Evidence], total: Weighed) -> float:
    """Weigh a text that holds no word of a topic: a pact of the EU and Japan is likely on one, a member state's not."""
    acting = any(found.acts and _union(found) for found in evidence)
    return total.union * _TOPICLESS if acting else 0.0


def _total(evidence: Sequence[_Evidence], leading: int) -> Weighed:
    """Weigh the lead, the first so many passages, and the rest apart: a long background neither drowns nor decides."""
    weighed = _weigh_all(evidence)
    first = _mean([(one, _POSITION[min(n, len(_POSITION) - 1)]) for n, one in enumerate(weighed[:leading])])
    rest = weighed[leading:]
    share = min(1 - LEAD_SHARE, _A_SENTENCE * len(rest))
    total = _sum([first.times(1 - share), _mean([(one, 1.0) for one in rest]).times(share)])
    if any(one.union or one.state for one in weighed[:_HEAD]):
        return total
    return Weighed(total.union * _LATE, total.state * _LATE, total.others)


def _weigh_all(evidence: Sequence[_Evidence]) -> list[Weighed]:
    """Weigh each passage; one that speaks of "both sides" goes on about the pair before it."""
    weighed: list[Weighed] = []
    before: _Evidence | None = None
    for found in evidence:
        one = _weigh(found)
        if before and not (one.union or one.state):
            carried = weighed[-1].times(_CARRIED) if found.both else Weighed(union=_across(before, found))
            one = _sum([one, carried])
        weighed.append(one)
        before = found
    return weighed


def _across(before: _Evidence, found: _Evidence) -> float:
    """Weigh EU and Japan named in neighbouring sentences that name no third party."""
    one, other = before.company, found.company
    crowded = any(e.company.strength(Party.OTHER) or e.forums or e.frameworks for e in (before, found))
    if crowded or not (before.acts or found.acts):
        return 0.0
    pairs = ((Party.EU, Party.JAPAN), (Party.JAPAN, Party.EU))
    return _ACROSS * max(one.strength(first) * other.strength(second) for first, second in pairs)


def _mean(weighed: Sequence[tuple[Weighed, float]]) -> Weighed:
    whole = sum(weight for _, weight in weighed) or 1.0
    return _sum([one.times(weight / whole) for one, weight in weighed])


def _sum(weighed: Iterable[Weighed]) -> Weighed:
    every = list(weighed)
    return Weighed(sum(one.union for one in every), sum(one.state for one in every), sum(one.others for one in every))


def _weigh(found: _Evidence) -> Weighed:
    paired = any(len(group.parties) > 1 for group in found.company.groups)
    acting = 1.0 if found.acts else PAIRED_IDLE if paired else IDLE
    pairs = Weighed(_union(found), _state(found.company), _others(found.company)).times(acting)
    return Weighed(pairs.union, pairs.state, pairs.others + (_FRAMEWORK_WEIGHT if found.frameworks else 0.0))


def _union(found: _Evidence) -> float:
    """Weigh EU-Japan; third parties and forums in the same sentence count against names that are merely near."""
    parties = found.company
    bond = parties.bond(Party.EU, Party.JAPAN)
    if bond is None:
        return 0.0
    weight = BOND_WEIGHT[bond] * parties.strength(Party.EU) * parties.strength(Party.JAPAN)
    crowded = found.forums or (parties.strength(Party.OTHER) and not _listed_with_other(parties))
    return weight * _CROWDED if bond is Bond.NEAR and crowded else weight


def _listed_with_other(parties: Company) -> bool:
    """Whether the side named first acts with a list: the EU seeks pacts with Japan and South Korea.

    The other way round, "the EU and South Korea sign a pact, as Japan did", the list acts without it.
    """
    mixed = [group for group in parties.groups if group.bond is Bond.LIST and Party.OTHER in group.parties]
    outside = [(group, _SIDES - group.parties) for group in mixed if len(_SIDES & group.parties) == 1]
    return any(parties.first(side) < group.start for group, sides in outside for side in sides)


def _state(parties: Company) -> float:
    """Weigh member state-Japan: bilateral only, so a group that also holds a third party does not count."""
    bond = parties.bond(Party.STATE, Party.JAPAN, without=_OTHERS)
    if bond is None:
        return 0.0
    weight = BOND_WEIGHT[bond] * parties.strength(Party.STATE) * parties.strength(Party.JAPAN)
    return weight * _CROWDED * _CROWDED if bond is Bond.NEAR and parties.strength(Party.OTHER) else weight


def _others(parties: Company) -> float:
    """Weigh pairs with third parties; with both sides in the sentence, one that is merely near is a topic of theirs."""
    present = {party for party in Party if parties.strength(party)}
    if Party.OTHER not in present:
        return 0.0
    insiders = (present & _SIDES) or (present & {Party.STATE})
    if not insiders:
        return _ALONE
    bonds = {parties.bond(side, Party.OTHER) for side in insiders}
    bond = next(bond for bond in Bond if bond in bonds)
    weight = BOND_WEIGHT[bond] * parties.strength(Party.OTHER) * (_MERELY_NEAR if bond is Bond.NEAR else 1.0)
    return weight * _AMONG[bond] if insiders == _SIDES and _may_be_background(parties, bond) else weight


def _may_be_background(parties: Company, bond: Bond) -> bool:
    return bond is not Bond.LIST or _listed_with_other(parties) or parties.bond(Party.EU, Party.JAPAN) is not Bond.NEAR


def _beside(passages: Sequence[Passage], lead: Sequence[Passage]) -> tuple[str, ...]:
    """Give the words of sport, travel, culture or one-sided measures when the lead is full of them."""
    texts = [passage.folded for passage in passages if passage in lead]
    for words in (BESIDE, AGAINST):
        found = tuple(dict.fromkeys(word for text in texts for word in words.find(text)))
        if len(found) > 1:
            return found
    return ()


def _reasons(evidence: Sequence[_Evidence], total: Weighed, topics: Sequence[str], beside: Sequence[str]) -> list[str]:
    reasons = [_naming(evidence, party) for party in (Party.EU, Party.STATE, Party.JAPAN)]
    together = [found for found in evidence if _union(found) or _state(found.company)]
    acts = _some(word for found in together for word in found.acts)
    if acts:
        reasons.append(f"They act in one sentence: {acts}.")
    elif all(reasons[::2]):
        reasons.append("No sentence has the two sides act together.")
    if total.others > max(total.union, total.state):
        rivals = _some(name for found in evidence for name in (*found.frameworks, *found.company.names(Party.OTHER)))
        reasons.append(f"The text is about others: {rivals}.")
    reasons.append(f"Topics: {', '.join(topics)}." if topics else "No word of a followed topic.")
    if beside:
        reasons.append(f"Beside the subject: {_some(beside)}.")
    return [reason for reason in reasons if reason]


def _naming(evidence: Sequence[_Evidence], party: Party) -> str:
    names = _some(name for found in evidence for name in found.company.names(party))
    if names:
        return f"{_HEADS[party]}: {names}."
    return "" if party is Party.STATE else f"{_HEADS[party]} is not named."


_HEADS = {Party.EU: "The EU side", Party.STATE: "A member state", Party.JAPAN: "Japan"}


def _some(words: Iterable[str], at_most: int = 5) -> str:
    return ", ".join(list(dict.fromkeys(words))[:at_most])
