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


@pytest.mark.parametrize(
    ("question", "latest"),
    [
        ("When was the last EU-Japan summit?", True),
        ("When was the most recent summit?", True),
        ("Wann war der letzte Gipfel?", True),
        ("Quand a eu lieu le dernier sommet ?", True),
        ("Quando si è tenuto l'ultimo vertice?", True),
        ("¿Cuándo fue la última cumbre?", True),
        ("Wanneer was de laatste top?", True),
        ("直近の首脳会談はいつですか", True),
        ("前回の首脳会談はいつですか", True),
        ("What was agreed last year on the EPA?", False),
        ("How long did the summit last?", False),
        ("What changed over the last few years under the EPA?", False),
        ("次回の首脳会談はいつですか", False),
    ],
)
def test_a_question_may_ask_for_the_newest_of_its_kind(question: str, latest: bool, names: NameFinder) -> None:
    asked = asked_by(question, names, NOW)
    assert asked.not_after == (NOW.date() if latest else None)
    assert not {"last", "回", "letzte", "dernier"} & set(asked.words) or not latest


@pytest.mark.parametrize(
    ("question", "new", "specific"),
    [
        ("what's new", True, False),
        ("Anything new?", True, False),
        ("Was gibt es Neues?", True, False),
        ("Quoi de neuf ?", True, False),
        ("何か新しいことはありますか", True, False),
        ("最近の動きは", True, False),
        ("What's new on the EPA?", True, True),
        ("When was the Green Alliance agreed?", False, True),
    ],
)
def test_a_question_may_ask_for_whatever_is_new(question: str, new: bool, specific: bool, names: NameFinder) -> None:
    asked = asked_by(question, names, NOW)
    assert (asked.asks_new, asked.is_specific) == (new, specific)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("The summit was held in Tokyo on 23 May 2024.", "2024-05-23", id="held"),
        pytest.param("The round table met on 24 May 2024, a day after the summit.", None, id="a day after it"),
        pytest.param("The summit will be held on 20 December 2030.", None, id="still to come"),
        pytest.param("On 20 May 2024 papers wrote about the summit.", None, id="not held then"),
    ],
)
def test_the_last_summit_is_dated_by_when_it_was_held(text: str, day: str | None, names: NameFinder) -> None:
    assert found("When was the last summit?", text, names) == ([(text, day)] if day else [])


RATIFIED = "When did Japan ratify the EPA?"


@pytest.mark.parametrize(
    ("question", "text", "answers"),
    [
        (RATIFIED, "Japan ratified the EPA on 8 December 2018.", True),
        (RATIFIED, "Japan's parliament approved the EPA on 8 December 2018.", True),
        (RATIFIED, "The government of Japan approved the EPA on 8 December 2018.", True),
        (RATIFIED, "The EPA was ratified by Japan on 8 December 2018.", True),
        (RATIFIED, "Japan and the EU ratified the EPA on 8 December 2018.", True),
        (RATIFIED, "The EU ratified the EPA with Japan on 12 December 2018.", False),
        (RATIFIED, "The EU-Japan EPA was approved by the European Parliament on 12 December 2018.", False),
        (RATIFIED, "Japan welcomed that the European Parliament approved the EPA on 12 December 2018.", False),
        ("日本はいつEPAを批准しましたか", "The EU ratified the EPA with Japan on 12 December 2018.", False),
        ("When did the EU ratify the EPA?", "The EU ratified the EPA with Japan on 12 December 2018.", True),
    ],
)
def test_an_act_asked_of_one_side_is_told_of_that_side(
    question: str, text: str, answers: bool, names: NameFinder
) -> None:
    assert bool(found(question, text, names)) is answers


HIGH = "Who is the EU High Representative?"


@pytest.mark.parametrize(
    ("question", "text", "answers"),
    [
        (HIGH, "High Representative Kaja Kallas spoke in Tokyo.", True),
        (HIGH, "Kaja Kallas, the EU's High Representative, spoke in Tokyo.", True),
        ("上級代表は誰ですか", "EU foreign policy chief Kallas spoke in Tokyo.", True),
        (HIGH, "Stadejek of the EEAS chaired the talks.", False),
        (HIGH, "High Representative Josep Borrell spoke in Tokyo.", False),
        ("Who was the High Representative?", "High Representative Josep Borrell spoke in Tokyo.", True),
        (HIGH, "The High Representative met Toshimitsu Motegi.", False),
        ("Who is the president of the European Council?", "Commission President Ursula von der Leyen spoke.", False),
        ("Who is the Commission president?", "Commission President Ursula von der Leyen spoke.", True),
        ("Who is the prime minister of Japan?", "Prime Minister Sanae Takaichi spoke.", True),
        ("日本の首相は誰ですか", "Prime Minister Giorgia Meloni spoke.", False),
    ],
)
def test_who_holds_an_office_is_told_by_office_and_person_together(
    question: str, text: str, answers: bool, names: NameFinder
) -> None:
    assert bool(found(question, text, names)) is answers


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("Officials denied that Japan had asked to join SAFE.", True),
        ("Japan has not asked to join SAFE.", True),
        ("Japan asked to join SAFE.", False),
        ("Not only Canada but Japan asked to join SAFE.", False),
    ],
)
def test_a_sentence_that_denies_what_was_asked_is_marked(text: str, denies: bool, names: NameFinder) -> None:
    report = Report(text, "", "en", None, None)
    answers = answers_in(names, asked_by("Has Japan requested to join SAFE?", names, NOW), report)
    assert [one.denies for one in answers] == [denies]


@pytest.mark.parametrize(
    ("question", "text", "day"),
    [
        pytest.param(
            "When will the information security agreement enter into force?",
            "The information security agreement is to be signed in 2026 and to enter into force in spring 2027.",
            "2027",
            id="of two dates that of the act",
        ),
        pytest.param(
            "情報保護協定はいつ発効しますか",
            "The information security agreement is expected to take effect in spring 2027.",
            "2027",
            id="in Japanese, by the tense",
        ),
        pytest.param(
            "情報保護協定はいつ発効しましたか",
            "The information security agreement is expected to take effect in spring 2027.",
            None,
            id="asked as done",
        ),
    ],
)
def test_a_planned_date_answers_when_something_will_be(
    question: str, text: str, day: str | None, names: NameFinder
) -> None:
    assert found(question, text, names) == ([(text, day)] if day else [])


def test_a_word_may_stand_in_the_sentence_before(names: NameFinder) -> None:
    text = "Japan attacked the duties on steel. The Commission rejected the criticism."
    answers = found("Did the Commission reject Japan's steel criticism?", text, names)
    assert answers == [("The Commission rejected the criticism.", None)]


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
