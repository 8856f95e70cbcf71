"""Relevant is what the EU side and Japan do together, and nothing that merely names both."""

from __future__ import annotations

import pytest

from bot.domain.articles import Relevance
from bot.reading import subjects
from bot.reading.relevance import relevance
from tests.reading.small import SMALL, reading_of, small_names


def _judge(text: str, title: str = "", language: str = "en") -> Relevance:
    reading = reading_of(text, title, language=language)
    return relevance(reading, subjects.topics(reading, small_names()), SMALL)


TOGETHER = [
    pytest.param("The EU and Japan agreed on a security partnership.", "en", id="they agree"),
    pytest.param("Brussels and Tokyo negotiate a trade agreement.", "en", id="named by their capitals"),
    pytest.param("Von der Leyen met Kishida to discuss defence.", "en", id="named by their people"),
    pytest.param("The EU plans to sign a security agreement with Japan.", "en", id="they plan to"),
    pytest.param("Japan refused the security agreement that the EU had proposed.", "en", id="one refuses to"),
    pytest.param("France and Japan signed a defence pact.", "en", id="a member state bilaterally"),
    pytest.param("Macron and Kishida agreed to deepen defence ties in Paris.", "en", id="a member state's president"),
    pytest.param("The EU seeks defence pacts both with South Korea and with Japan.", "en", id="beside a third party"),
    pytest.param(
        "On the margins of the G7 the EU and Japan agreed on a tariff.", "en", id="an act at a gathering of many"
    ),
    pytest.param("日EU首脳会談、防衛で協力に合意した。", "ja", id="Japanese, by initials"),
    pytest.param("日仏両政府は防衛協力で合意した。", "ja", id="Japanese, a member state by its initial"),
    pytest.param("L'UE et le Japon tiennent un sommet.", "fr", id="French"),
    pytest.param("Sommet nippo-européen : un accord de défense.", "fr", id="French, in one word"),
    pytest.param("Die EU und Japan unterzeichneten eine Sicherheitspartnerschaft.", "de", id="German"),
    pytest.param("L'Unione europea e il Giappone hanno firmato un accordo di difesa.", "it", id="Italian"),
]


@pytest.mark.parametrize(("text", "language"), TOGETHER)
def test_what_the_two_sides_do_together_is_relevant(text: str, language: str) -> None:
    verdict = _judge(text, language=language)
    assert verdict.relevant, verdict


APART = [
    pytest.param("The EU and South Korea signed a security partnership, as with Japan before.", id="EU and Korea"),
    pytest.param(
        "Xi told EU leaders at the EU-China summit in Beijing to cooperate. China and the EU agreed on rare earths."
        " Von der Leyen had met Ishiba in Tokyo the day before.",
        id="EU and China, the day after Tokyo",
    ),
    pytest.param(
        "The US and Japan signed a trade agreement. The EU still negotiates its tariff.", id="Japan and the US"
    ),
    pytest.param(
        "Britain and Japan signed CEPA, a trade agreement that copies the EU-Japan EPA. The UK left the EU in 2020.",
        id="UK and Japan, quoting the EPA",
    ),
    pytest.param(
        "Japan, the UK and Italy signed the treaty on the GCAP fighter in Tokyo for their defence.", id="GCAP"
    ),
    pytest.param("NATO and Japan agreed on defence cooperation. The EU welcomed it.", id="NATO and Japan"),
    pytest.param("Japan beat Germany at the football World Cup; the coach praised the defence.", id="football"),
    pytest.param("AUKUS partners Britain and the US consult Japan on defence. The EU was silent.", id="AUKUS"),
    pytest.param("Brexit: the EU and Britain resume talks on a trade agreement while Japan waits.", id="Brexit"),
    pytest.param("Japan agreed with Serbia on trade. Serbia wants to join the EU.", id="Serbia is no member"),
    pytest.param("A museum in France opens an exhibition of Japanese prints and a concert.", id="culture"),
    pytest.param("The European Commission fined Japanese firms for a cartel in semiconductor trade.", id="one-sided"),
    pytest.param("Japan held a summit on semiconductor supply.", id="no EU side"),
    pytest.param("The EU adopted a law on semiconductor supply.", id="no Japan"),
    pytest.param("The EU and Japan both have old people.", id="named together, no act and no topic"),
    pytest.param("France and Japan agreed on a recipe.", id="a member state, no topic"),
    pytest.param("", id="nothing"),
]


@pytest.mark.parametrize("text", APART)
def test_what_merely_names_both_is_not_relevant(text: str) -> None:
    verdict = _judge(text)
    assert not verdict.relevant, verdict


def test_a_mention_late_in_a_text_about_japan_alone_does_not_make_it_relevant() -> None:
    text = "Japan votes. Prices rise. Farmers complain. The yen falls. The EU and Japan hold a summit on Friday."
    assert not _judge(text, "Japan: the government loses its majority").relevant


def test_the_reasons_list_the_words_that_decided() -> None:
    verdict = _judge("The EU and Japan signed a security partnership.")
    assert verdict.reasons == (
        "The EU side: EU.",
        "Japan: Japan.",
        "They act in one sentence: signed, partnership.",
        "Topics: security-defence-partnership.",
    )


def test_a_refusal_says_who_the_text_is_about() -> None:
    verdict = _judge("China and the EU agreed on a tariff. Japan watched.")
    assert "The text is about others: China." in verdict.reasons


def test_the_score_says_what_the_verdict_says() -> None:
    for case in (*TOGETHER, *APART):
        verdict = _judge(str(case.values[0]))
        assert 0.0 <= verdict.score <= 1.0
        assert verdict.relevant == (verdict.score >= 0.5)


def test_topics_are_ranked_by_place_and_number_and_few() -> None:
    text = "The EU and Japan met at a summit. The summit was long. A microchip was shown. Microchip and microchip."
    assert subjects.topics(reading_of(text, "Summit"), small_names()) == (
        "summits-framework",
        "semiconductors-advanced-tech",
    )


def test_actors_leave_out_places() -> None:
    reading = reading_of("Kishida received von der Leyen in Tokyo. Kishida smiled.")
    assert subjects.actors(reading, small_names()) == ("kishida", "von-der-leyen")
