"""What readers must be told after an act on a fact: what they were given, not everything that changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.corrections import CorrectionKind, correction
from bot.domain.facts import AgreementState, Citation, Fact, FactAct, FactStatus, Revision
from bot.domain.moments import Moment, Precision
from tests.storage.samples import NOW, fact

SAID = replace(fact(), state=AgreementState.SIGNED)
WITHDRAWN = replace(SAID, status=FactStatus.RETRACTED)
PROPOSED = replace(SAID, status=FactStatus.PROPOSED)
MORE = Citation("Another", "https://example.eu/2", official=True)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        pytest.param(SAID, replace(SAID, statement="It applies."), CorrectionKind.CORRECTED, id="another statement"),
        pytest.param(
            SAID,
            replace(SAID, when=Moment(NOW, Precision.DAY, "the text")),
            CorrectionKind.CORRECTED,
            id="another date",
        ),
        pytest.param(
            SAID,
            replace(SAID, when=replace(SAID.when, precision=Precision.YEAR)),
            CorrectionKind.CORRECTED,
            id="another precision",
        ),
        pytest.param(SAID, replace(SAID, state=AgreementState.IN_FORCE), CorrectionKind.CORRECTED, id="another state"),
        pytest.param(SAID, replace(SAID, title="Signed"), CorrectionKind.CORRECTED, id="another title"),
        pytest.param(SAID, replace(SAID, doubt="The day is not sure."), CorrectionKind.CORRECTED, id="a doubt"),
        pytest.param(SAID, WITHDRAWN, CorrectionKind.WITHDRAWN, id="retracted"),
        pytest.param(SAID, PROPOSED, CorrectionKind.WITHDRAWN, id="its approval undone"),
        pytest.param(WITHDRAWN, SAID, CorrectionKind.RESTORED, id="its retraction undone"),
        pytest.param(SAID, replace(SAID, topics=(), place="", actors=("eu",)), None, id="what is not said changed"),
        pytest.param(SAID, replace(SAID, citations=(*SAID.citations, MORE)), None, id="one more citation"),
        pytest.param(SAID, replace(SAID, when=replace(SAID.when, reason="the feed")), None, id="the date's reason"),
        pytest.param(PROPOSED, replace(PROPOSED, statement="It applies."), None, id="a proposal edited"),
        pytest.param(PROPOSED, replace(PROPOSED, status=FactStatus.REJECTED), None, id="a proposal rejected"),
    ],
)
def test_only_what_was_said_is_corrected(before: Fact, after: Fact, kind: CorrectionKind | None) -> None:
    told = correction(before, Revision(NOW, FactAct.EDITED, after))
    assert (told.kind if told else None) == kind
