"""Corrections: what must be told wherever a fact was delivered that does not stand so any more."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.facts import AgreementState, Fact, FactStatus, Revision
from bot.domain.moments import Precision


class CorrectionKind(StrEnum):
    """What became of a fact that readers were given."""

    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Correction:
    """A fact as it stood `before`, and the act after which readers must know it otherwise."""

    kind: CorrectionKind
    before: Fact
    revision: Revision


def correction(before: Fact, revision: Revision) -> Correction | None:
    """Give what readers of a fact must be told after an act on it; None when what they were given still stands."""
    stood, stands = (fact.status is FactStatus.APPROVED for fact in (before, revision.fact))
    if stood and not stands:
        return Correction(CorrectionKind.WITHDRAWN, before, revision)
    if stands and not stood:
        return Correction(CorrectionKind.RESTORED, before, revision)
    if stands and _said(before) != _said(revision.fact):
        return Correction(CorrectionKind.CORRECTED, before, revision)
    return None


def _said(fact: Fact) -> tuple[str, str, str, Precision, AgreementState | None, str]:
    """Give what a fact tells: its topics, place and citations are not what readers rely on."""
    return (fact.title, fact.statement, fact.when.iso(), fact.when.precision, fact.state, fact.doubt)
