"""Evaluating: labels against what `eujp analyze` would say, bad lines named, labels never seen by the analysis."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bot.domain.scores import ClaimScore, DateScore, Evaluation, Overlap, Score, Share
from bot.reading.naming.names import NameFinder
from bot.services.analyzing import analyze_lines
from bot.services.evaluating import evaluate
from bot.views.evaluation import evaluation_text
from tests.reading.small import small_names

SHARED = Path(os.environ.get("EUJP_SHARED") or Path(__file__).parents[3] / "shared")
TUNING = Path(__file__).parents[1] / "data" / "labelled" / "tuning"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared material is not beside the checkout")

SIGNED = "Japan and the European Union signed a trade pact in Brussels on 4 March 2024. Tariffs on cheese end."
GAME = "The football team from Kyoto lost a friendly match in Madrid. The crowd sang all evening."


def label(**values: object) -> str:
    return json.dumps({"id": "a", "text": SIGNED, "lang": "en", "relevant": True, "topics": ["trade-epa"]} | values)


def evaluated(*lines: str) -> Evaluation:
    return evaluate(lines, small_names())


@pytest.mark.parametrize(
    ("line", "relevance"),
    [
        pytest.param(label(), Score(hits=1), id="relevant and said so"),
        pytest.param(label(relevant=False), Score(false=1), id="a false alarm"),
        pytest.param(label(text=GAME), Score(missed=1), id="a miss"),
        pytest.param(label(text=GAME, relevant=False), Score(), id="left out as it should be"),
    ],
)
def test_relevance_is_compared_with_the_label(line: str, relevance: Score) -> None:
    assert evaluated(line).relevance == relevance


def test_figures_are_given_for_each_language_too() -> None:
    found = evaluated(label(), label(id="b", lang="de", text=GAME))

    assert found.by_language == {"de": Score(missed=1), "en": Score(hits=1)}
    assert found.languages == Share(1, 2)


def test_a_document_counts_only_for_what_it_is_labelled_with() -> None:
    bare = json.dumps({"id": "b", "text": SIGNED, "relevant": True})
    found, alone = evaluated(label(event="one"), bare), evaluated(bare)

    assert (found.languages, found.by_language) == (Share(1, 1), {"en": Score(hits=1)})
    assert (found.stories, found.by_topic) == (Overlap(1.0, 1.0), {"trade-epa": Score(hits=1)})
    assert found.mistakes == ()
    assert (alone.languages, alone.by_language, alone.stories, alone.by_topic) == (None, {}, None, {})


@pytest.mark.parametrize(
    ("date", "score"),
    [
        pytest.param("2024-03-04", DateScore(right=1), id="the day"),
        pytest.param("2024-03", DateScore(right=1), id="the month it is in"),
        pytest.param("2024-03-05", DateScore(wrong=1), id="another day"),
        pytest.param("", DateScore(invented=1), id="a date that the label does not know"),
    ],
)
def test_an_event_date_is_compared_at_the_coarser_precision(date: str, score: DateScore) -> None:
    assert evaluated(label(event_date=date)).dates == score


@pytest.mark.parametrize(
    ("claims", "score"),
    [
        pytest.param([{"quote": SIGNED, "date": "2024-03"}], ClaimScore(1, 1, 1, 1, DateScore(right=1)), id="found"),
        pytest.param(
            [{"quote": SIGNED[:60], "date": "2023"}], ClaimScore(1, 1, 1, 1, DateScore(wrong=1)), id="of another date"
        ),
        pytest.param(
            [{"quote": "Tariffs on cheese end.", "date": ""}],
            ClaimScore(1, 0, 1, 0, DateScore()),
            id="another sentence",
        ),
        pytest.param([], ClaimScore(1, 0, 0, 0, DateScore()), id="none is labelled"),
    ],
)
def test_claims_are_compared_with_the_quotes_of_the_label(
    names: NameFinder, claims: list[dict[str, str]], score: ClaimScore
) -> None:
    assert evaluate([label(claims=claims)], names).claims == score


def test_what_only_labels_say_is_never_seen_by_the_analysis() -> None:
    hinted = label(text=GAME, event_date="2024-03-04", why=SIGNED, body=[SIGNED], published="")

    assert evaluated(hinted).relevance == Score(missed=1)


def test_two_events_in_one_story_are_listed_as_a_mistake() -> None:
    found = evaluated(label(event="one"), label(id="b", event="two"))

    assert [(mistake.id, mistake.what) for mistake in found.mistakes] == [("b", "grouped with a")]


@pytest.mark.parametrize("line", ["nonsense", "[1]", '{"id": "a", "text": "x"}', '{"relevant": "yes"}'])
def test_a_line_without_a_label_is_named_and_the_others_count(line: str) -> None:
    found = evaluated(line, label())

    assert found.faults == ('Line 1 is not a JSON object with "relevant" true or false.',)
    assert found.documents == 1


def test_the_figures_read_as_a_table() -> None:
    text = evaluation_text(evaluated(label(text=GAME, id="lost")), 1)

    assert "1 documents." not in text
    assert "| relevance | 0.000 | 0.000 | 0.000 | 0 | 0 | 1 |" in text
    assert "- lost: missed" in text


def test_where_there_is_nothing_to_divide_by_no_figure_is_shown() -> None:
    text = evaluation_text(evaluated(label(text=GAME, relevant=False)))

    assert "Relevance: nothing is relevant, and nothing was taken for it." in text
    assert "| en |  |  |  | 0 | 0 | 0 |" in text
    assert "1.000 |" not in text
    assert "Stories" not in text


def test_the_figures_of_claims_come_with_their_counts(names: NameFinder) -> None:
    text = evaluation_text(evaluate([label(claims=[{"quote": SIGNED, "date": "2024-03-04"}])], names))

    assert "Claims: precision 1.000 (1 of 1), recall 1.000 (1 of 1); their dates: 1 right" in text


def test_our_own_labelled_pages_claim_what_was_labelled(names: NameFinder) -> None:
    found = evaluate((TUNING / "pages.jsonl").read_text(encoding="utf-8").splitlines(), names).claims

    assert found
    assert found.overlap.precision >= 0.80
    assert found.overlap.recall >= 0.60


@pytest.mark.parametrize("name", ["sentences", "short", "pages"])
def test_our_own_labelled_documents_are_told_apart_and_grouped(names: NameFinder, name: str) -> None:
    found = evaluate((TUNING / f"{name}.jsonl").read_text(encoding="utf-8").splitlines(), names)

    assert found.relevance.overlap.f1 >= 0.93
    assert found.stories
    assert found.stories.f1 >= 0.82
    assert found.languages
    assert found.languages.value >= 0.98


@needs_shared
def test_documents_of_others_are_told_apart_nearly_as_well_as_our_own(names: NameFinder) -> None:
    found = evaluate((SHARED / "domain" / "labelled.jsonl").read_text(encoding="utf-8").splitlines(), names)

    assert found.relevance.overlap.f1 >= 0.93
    assert found.stories
    assert found.stories.f1 >= 0.82


@needs_shared
def test_five_real_documents_are_five_stories(names: NameFinder) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((SHARED / "seeds").glob("*.txt"))]
    said = analyze_lines([json.dumps({"id": number, "text": text}) for number, text in enumerate(texts)], names)

    assert [one["story"] for one in said] == [0, 1, 2, 3, 4]


def test_a_relevant_title_over_a_text_of_furniture_claims_nothing(names: NameFinder) -> None:
    line = {"title": "EU and Japan sign security and defence partnership", "text": "By John Smith\n2 min read"}
    (said,) = analyze_lines([json.dumps(line)], names)

    assert (said["text"], said["summary"], said["claims"]) == ("", [], [])
