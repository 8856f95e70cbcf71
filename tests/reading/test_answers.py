"""What a question asks is read in many languages; what answers it is the act asked about, and no look-alike."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.claims import Act
from bot.domain.moments import parse_moment
from bot.reading.answers.asked import asked_by
from bot.reading.answers.in_reports import LONGEST_READ, Report, answers_in
from bot.reading.answers.question_words import Kind
from bot.reading.naming.names import NameFinder

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("question", "kind", "act"),
    [
        ("When did the Green Alliance enter into force?", Kind.WHEN, Act.IN_FORCE),
        ("In which year was it signed?", Kind.WHEN, Act.SIGNED),
        ("How many companies joined?", Kind.HOW_MUCH, Act.JOINED),
        ("Who signed it?", Kind.WHO, Act.SIGNED),
        ("Where was the summit held?", Kind.WHERE, Act.MET),
        ("Has Japan joined Horizon Europe?", Kind.OTHER, Act.JOINED),
        ("Wann trat das Abkommen in Kraft?", Kind.WHEN, Act.IN_FORCE),
        ("Wie viele Runden gab es?", Kind.HOW_MUCH, None),
        ("Wer unterzeichnete das Abkommen?", Kind.WHO, Act.SIGNED),
        ("Quand l'accord est-il entré en vigueur ?", Kind.WHEN, Act.IN_FORCE),
        ("Qui a signé le protocole ?", Kind.WHO, Act.SIGNED),
        ("Quanti prodotti sono protetti?", Kind.HOW_MUCH, None),
        ("Dove si è tenuto il vertice?", Kind.WHERE, None),
        ("¿Quién firmó el acuerdo?", Kind.WHO, Act.SIGNED),
        ("¿Cuándo entró en vigor?", Kind.WHEN, Act.IN_FORCE),
        ("協定はいつ発効したか", Kind.WHEN, Act.IN_FORCE),
        ("覚書に署名したのは誰か", Kind.WHO, Act.SIGNED),
        ("会合は何回開かれたか", Kind.HOW_MUCH, Act.MET),
        ("協議はどこで行われたか", Kind.WHERE, Act.MET),
    ],
)
def test_a_question_asks_for_something_of_an_act(question: str, kind: Kind, act: Act | None, names: NameFinder) -> None:
    asked = asked_by(question, names, NOW)
    assert asked.kind is kind
    assert act is None or act in asked.acts


def test_names_ideas_words_times_and_numbers_are_told_apart(names: NameFinder) -> None:
    asked = asked_by("Who chaired the 6th round of the cyber dialogue with Ruritania in May 2024?", names, NOW)
    assert [named.typed for named in asked.names] == ["cyber dialogue"]
    assert asked.ideas == ("round",)
    assert asked.words == ("ruritania",)
    assert [time.iso() for time in asked.times] == ["2024-05"]
    assert asked.numbers == {6}


@pytest.mark.parametrize(
    ("question", "specific"),
    [
        ("When did the EU and Japan sign it?", False),
        ("When did Japan join NATO?", False),
        ("When was the Green Alliance agreed?", True),
        ("Who won the Ruritania tender?", True),
        ("???", False),
        ("", False),
    ],
)
def test_a_question_that_tells_no_report_from_another_is_not_specific(
    question: str, specific: bool, names: NameFinder
) -> None:
    assert asked_by(question, names, NOW).is_specific is specific


@pytest.mark.parametrize(
    ("question", "negated"),
    [
        ("When did Japan not join?", True),
        ("Welche Staaten haben nicht ratifiziert?", True),
        ("批准していない国はどこか", True),
        ("Qui s'est réuni en mai 2024 ?", False),
        ("核不拡散の協議はいつ行われたか", False),
    ],
)
def test_a_question_may_ask_for_what_was_not_done(question: str, negated: bool, names: NameFinder) -> None:
    assert asked_by(question, names, NOW).is_negated is negated


@pytest.mark.parametrize(
    ("question", "coming"),
    [
        ("When is the next EU-Japan summit?", True),
        ("When is the next-generation chip plant due?", False),
        ("When was the last summit?", False),
        ("Wann findet der nächste Gipfel statt?", True),
        ("Quand aura lieu le prochain sommet ?", True),
        ("Quando è il prossimo vertice?", True),
        ("¿Cuándo es la próxima cumbre?", True),
        ("Wanneer is de volgende top?", True),
        ("次の首脳会談はいつですか", True),
        ("次回の首脳協議はいつ開かれるか", True),
        ("今後の首脳協議の予定は", True),
        ("首脳会談はいつ開かれましたか", False),
        ("第2次の行動計画はいつ採択されたか", False),
        ("首脳会談はいつの予定でしたか", False),
        ("Is the next summit in 2027?", False),
    ],
)
def test_a_question_may_ask_for_what_is_still_to_come(question: str, coming: bool, names: NameFinder) -> None:
    asked = asked_by(question, names, NOW)
    assert asked.not_before == (NOW.date() if coming else None)


@pytest.mark.parametrize(
    ("question", "text", "day"),
    [
        pytest.param("When is the next summit?", "The summit was held on 23 May 2024.", None, id="what was held"),
        pytest.param("次の首脳会談はいつですか", "The summit was held on 23 May 2024.", None, id="in Japanese"),
        pytest.param(
            "When is the next summit?", "The summit is due on 12 May 2024, a report says.", None, id="over by now"
        ),
        pytest.param(
            "次の首脳会談はいつですか", "The summit will be held on 12 December 2030.", "2030-12-12", id="still to come"
        ),
    ],
)
def test_what_is_over_does_not_answer_for_what_is_to_come(
    question: str, text: str, day: str | None, names: NameFinder
) -> None:
    assert found(question, text, names) == ([(text, day)] if day else [])


def found(question: str, text: str, names: NameFinder, title: str = "EU and Japan") -> list[tuple[str, str | None]]:
    report = Report(text, title, "en", parse_moment("2024-06-10", "the feed"), None)
    answers = answers_in(names, asked_by(question, names, NOW), report)
    return [(one.quote.text, one.when.iso() if one.when else None) for one in answers]


EPA = "When did the Economic Partnership Agreement enter into force?"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param(EPA, "The EPA was signed on 17 July 2018.", id="another act"),
        pytest.param(EPA, "The EPA has not entered into force on 1 May 2018.", id="denied"),
        pytest.param(EPA, "The EPA will enter into force on 1 February 2025.", id="to come"),
        pytest.param(EPA, "If the EPA had entered into force in 2017, prices would have fallen.", id="a condition"),
        pytest.param(EPA, "The agreement with South Korea entered into force in 2011.", id="another country's"),
        pytest.param(EPA, "A protocol that entered into force on 1 July 2024 amends the EPA.", id="a protocol to it"),
        pytest.param(EPA, "Did the EPA enter into force on 1 February 2019?", id="a question itself"),
        pytest.param(
            "When was the Security and Defence Partnership agreed with Japan?",
            "The EU and South Korea agreed on a partnership on 4 November 2024.",
            id="a look-alike",
        ),
        pytest.param("How many votes did the EPA get?", "The EPA got votes on 12 December 2018.", id="no figure"),
        pytest.param("Who signed the EPA?", "The EPA was signed at a ceremony.", id="nobody"),
        pytest.param("Where was the EPA signed?", "The EPA was signed at a ceremony.", id="nowhere"),
        pytest.param("What did the EPA change in 2017?", "In 2019 the EPA changed prices.", id="another year"),
    ],
)
def test_what_does_not_answer_is_not_found(question: str, text: str, names: NameFinder) -> None:
    assert found(question, text, names) == []


def test_of_two_dates_that_of_the_act_is_given(names: NameFinder) -> None:
    text = "The EPA, signed on 17 July 2018, entered into force on 1 February 2019."
    assert found(EPA, text, names) == [(text, "2019-02-01")]


def test_a_sentence_may_be_on_what_its_title_names(names: NameFinder) -> None:
    text = "Talks had begun in 2013. The agreement entered into force on 1 February 2019."
    answers = found(EPA, text, names, title="Five years of the Economic Partnership Agreement")
    assert answers == [("The agreement entered into force on 1 February 2019.", "2019-02-01")]


def test_a_text_beyond_what_is_read_is_left_alone(names: NameFinder) -> None:
    said = "The EPA entered into force on 1 February 2019."
    assert found(EPA, "Nothing was said about it. " * (LONGEST_READ // 20) + said, names) == []
