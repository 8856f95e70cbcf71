"""What tells events apart is read off a text in many languages."""

from __future__ import annotations

import pytest

from bot.domain.articles import Analysis, Document
from bot.domain.moments import parse_moment
from bot.reading.analysis import analyze
from bot.reading.naming.names import NameFinder
from bot.reading.stories.marks import ordinals
from bot.reading.text.folding import fold_name

SERIES = [
    ("the seventh EU-Japan cyber dialogue", ["7"]),
    ("the 7th session of the dialogue", ["7"]),
    ("28e sommet tenu à Tokyo", ["28"]),
    ("der 30. EU-Japan-Gipfel", ["30"]),
    ("am 30. Juni fand der Gipfel statt", []),
    ("il trentunesimo vertice", ["31"]),
    ("14.º diálogo", ["14"]),
    ("séptima ronda del diálogo", ["7"]),
    ("dwudziesty dziewiąty szczyt", ["29"]),
    ("第7回日EUサイバー対話", ["7"]),
    ("제2차 회의", ["2"]),
    ("the twenty-eighth summit", ["28"]),
    ("the second day of the summit", []),
    ("on 5th and 6th October in an exercise", []),
    ("the first meeting", []),
    ("seven meetings", []),
]


@pytest.mark.parametrize(("text", "which"), SERIES)
def test_ordinals_count_meetings_and_nothing_else(text: str, which: list[str]) -> None:
    assert list(ordinals(fold_name(text))) == which


def read(names: NameFinder, text: str, *, title: str = "", published: str = "") -> Analysis:
    moment = parse_moment(published, "the feed") if published else None
    return analyze(Document(text, title=title, published=moment), names)


STATES = [
    ("Germany and Japan signed a pact on logistics.", {"germany"}),
    ("Macron received Prime Minister Kishida for lunch.", {"france"}),
    ("日独両政府が協定に署名した。", {"germany"}),
    ("日仏首脳、共同訓練で一致", {"france"}),
    ("Die Bundeswehr und die japanische Marine haben gemeinsam geübt.", {"germany"}),
    ("Les deux pays suivent l'exemple de l'accord franco-japonais.", {"france"}),
    ("The EU and Japan agreed on rules for data.", set()),
]


@pytest.mark.parametrize(("text", "states"), STATES)
def test_a_member_state_is_known_by_name_people_forces_and_initial(
    names: NameFinder, text: str, states: set[str]
) -> None:
    assert read(names, text).marks.states == states


ACTS = [
    ("Brussels and Tokyo open negotiations on an agreement.", {"opened"}),
    ("Le Conseil autorise l'ouverture de négociations avec le Japon.", {"opened"}),
    ("EU und Japan haben die Verhandlungen abgeschlossen.", {"agreed"}),
    ("日EU、交渉が大筋合意", {"agreed"}),
    ("L'accordo tra UE e Giappone è stato firmato.", {"signed"}),
    ("El Parlamento Europeo aprueba el acuerdo con Japón.", {"approved"}),
    ("日EU経済連携協定が1日発効した。", {"in force"}),
    ("The agreement between the EU and Japan entered into force.", {"in force"}),
]


@pytest.mark.parametrize(("text", "acts"), ACTS)
def test_what_was_done_with_an_agreement_is_read_in_many_languages(
    names: NameFinder, text: str, acts: set[str]
) -> None:
    assert read(names, text).marks.acts == acts


def test_people_of_the_background_do_not_count_beside_those_of_the_lead(names: NameFinder) -> None:
    background = " ".join(["Officials of both sides worked on the text for months."] * 6)
    lead = "Kaja Kallas met Japan's defence minister Gen Nakatani in Tokyo."
    found = read(names, f"{lead} {background} Ursula von der Leyen had praised Japan before.").marks
    assert found.people == {"kaja-kallas", "gen-nakatani"}
    assert found.union


def test_a_catalogued_event_may_be_reported_for_days_after_it(names: NameFinder) -> None:
    text = "A think tank on what the EU-Japan summit in Tokyo brought for digital trade."
    assert read(names, text, published="2022-05-18").marks.events == {"summit-2022"}
    assert read(names, text, published="2022-06-18").marks.events == frozenset()


def test_without_a_date_the_ordinal_tells_which_of_the_catalogued_series_it_is(names: NameFinder) -> None:
    text = "The joint statement of the thirtieth EU-Japan summit is out."
    assert read(names, text).marks.events == {"summit-2025"}
    assert read(names, text.replace("thirtieth ", "")).marks.events == frozenset()


def test_numbers_of_the_whole_text_are_kept(names: NameFinder) -> None:
    assert read(names, "635 million people, 97 % of goods and 1,500 firms in 2019.").marks.numbers == {
        "635",
        "97",
        "1,500",
        "2019",
    }
