"""Relevant is what the EU side and Japan do together, and nothing that merely names both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.articles import Relevance, Span
from bot.domain.catalog import Actor, ActorKind, Catalog, Office, Side, Term, Topic
from bot.domain.moments import Moment, Precision, at_day
from bot.reading.cleaning.clean import Cleaned
from bot.reading.naming import subjects
from bot.reading.naming.names import NameFinder
from bot.reading.naming.passages import Passage, lay_out
from bot.reading.relevance.relevance import absent, relevance
from bot.reading.text.folding import fold_name
from tests.reading.small import SMALL, reading_of, small_names


def _judge(text: str, title: str = "", language: str = "en", published: Moment | None = None) -> Relevance:
    reading = reading_of(text, title, language=language)
    return relevance(reading, subjects.topics(reading, small_names()), SMALL, published)


def _judge_with(catalog: Catalog, text: str, published: Moment | None = None) -> Relevance:
    names = NameFinder(catalog)
    reading = lay_out(Cleaned("", text, ()), "en", names)
    return relevance(reading, subjects.topics(reading, names), catalog, published)


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
    pytest.param("仏が日本と防衛で覚書", "ja", id="Japanese, a state by one character"),
    pytest.param("EUと防衛で協議を始める。", "ja", id="Japanese, which leaves Japan out"),
    pytest.param("首相、フォンデアライエンと防衛で協議", "ja", id="Japanese, its prime minister without the country"),
    pytest.param("일·EU 정상회담 개최", "ko", id="Korean, by initials"),
    pytest.param("L'UE et le Japon tiennent un sommet.", "fr", id="French"),
    pytest.param("Das Kabinett billigt den Vertrag mit Tokio über Halbleiter.", "de", id="German, its own cabinet"),
    pytest.param("EU och Japan ska bygga semiconductor.", "sv", id="a language whose acts are not listed"),
    pytest.param("France and Japan agreed to guard what they share.", "en", id="a member state, no word of a topic"),
    pytest.param(
        "On the sidelines of the NATO summit the EU and Japan talked of defence.", "en", id="beside an alliance"
    ),
    pytest.param("After the US, Germany: Japan signs a defence pact.", "en", id="a third party went before"),
    pytest.param(
        "China warned of a new bloc. The EU and Japan signed a security partnership in Tokyo.", "en", id="told first"
    ),
    pytest.param("Sommet nippo-européen : un accord de défense.", "fr", id="French, in one word"),
    pytest.param("Die EU und Japan unterzeichneten eine Sicherheitspartnerschaft.", "de", id="German"),
    pytest.param("L'Unione europea e il Giappone hanno firmato un accordo di difesa.", "it", id="Italian"),
    pytest.param("西村大臣が欧州連合の代表と半導体で協力する。", "ja", id="Japanese, a minister by surname"),
    pytest.param("日・フォンデアライエン会談、防衛で協力", "ja", id="Japanese, one initial before a name"),
    pytest.param("欧州連合の半導体研究に国内の大学が参加する。", "ja", id="Japanese, at home"),
    pytest.param("The EU and Japan answered the tariff of the US with a joint statement.", "en", id="they answer"),
    pytest.param("After the tariff of the US, Japan and the EU agreed on trade.", "en", id="after what another did"),
    pytest.param("The US tariff pushes Japan and the EU to cooperate on trade.", "en", id="another makes them act"),
    pytest.param("China fears the trade agreement between the EU and Japan.", "en", id="another speaks of their act"),
    pytest.param("At the G7, Macron and Kishida agreed on defence ties.", "en", id="two people alone at a gathering"),
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
    pytest.param("The EU has old people, and so has Japan.", id="named in one sentence, no act and no topic"),
    pytest.param("France and Japan agreed on a recipe.", id="a member state, on cooking"),
    pytest.param("The US, Japan and the EU agreed on a tariff.", id="a list led by a third party"),
    pytest.param("The US asked Germany and Japan for curbs on semiconductor sales.", id="asked by a third party"),
    pytest.param(
        "Germany and Japan agreed with the US on semiconductor sales.", id="a third party joins a state's pair"
    ),
    pytest.param("The G7, Japan and the EU among them, agreed on defence.", id="a gathering of many"),
    pytest.param(
        "Michel flew on from Japan and signed a defence pact with South Korea.", id="Japan as a stop on the way"
    ),
    pytest.param("Kishida talked of a tariff with the US; the EU waits.", id="the other side only watches"),
    pytest.param("Japanese carmakers fear the tariff of the EU.", id="firms of one side"),
    pytest.param("A French newspaper on Japan's defence.", id="a member state's press"),
    pytest.param("Kishida and South Korea talked of defence in Brussels.", id="Brussels as a place"),
    pytest.param("Japan-Germany 1-2.", id="the result of a match"),
    pytest.param("한·EU 정상회담 개최", id="Korea and the EU by initials"),
    pytest.param(
        "The EU and South Korea agreed on a security partnership, the second after the one with Japan.",
        id="the one with Japan, in comparison",
    ),
    pytest.param("Michel and China agreed on a tariff, arrived from Tokyo.", id="where one arrives from"),
    pytest.param("Germany, France, Italy and Japan signed a defence pact.", id="three states beside Japan"),
    pytest.param("The EU, Japan, China and the UK adopted a tariff.", id="a list of four"),
    pytest.param(
        "The deal of the US: Japan and the EU, then the UK, China and South Korea on the tariff.", id="some of many"
    ),
    pytest.param("The G7 adopted a defence text; Japan and Germany wrote it.", id="a gathering named earlier"),
    pytest.param("A semiconductor of the EU costs more than what Japan makes.", id="a topic, but no act"),
    pytest.param("The US imposes a tariff on both Japan and the EU.", id="done to both"),
    pytest.param("The US will hit Japan and the EU with a tariff if talks fail.", id="done to both, on conditions"),
    pytest.param("Japan and the EU were criticised by the US over semiconductor rules.", id="suffered from another"),
    pytest.param(
        "China wants a security partnership like the one the EU has signed with Japan.", id="another follows them"
    ),
    pytest.param("", id="nothing"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("米国は日本と欧州連合に半導体で協議を求めた。", False, id="done to both"),
        pytest.param("米国の発表を受け、日本と欧州連合は半導体で協力する。", True, id="both act"),
    ],
)
def test_who_acts_in_japanese_is_told_by_particles(text: str, *, expected: bool) -> None:
    assert _judge(text, language="ja").relevant is expected


@pytest.mark.parametrize("text", APART)
def test_what_merely_names_both_is_not_relevant(text: str) -> None:
    verdict = _judge(text)
    assert not verdict.relevant, verdict


def test_a_mention_late_in_a_text_about_japan_alone_does_not_make_it_relevant() -> None:
    text = "Japan votes. Prices rise. Farmers complain. The yen falls. The EU and Japan hold a summit on Friday."
    assert not _judge(text, "Japan: the government loses its majority").relevant


NO_EU = "The EU side is not named."

SUMMIT = "The leaders' meeting, a summit in Tokyo, was short."
THE_DAY = at_day(date(2022, 5, 13), "the feed")


def test_a_text_of_those_days_with_words_of_a_dated_event_reports_it() -> None:
    verdict = _judge(SUMMIT, published=THE_DAY)
    assert verdict.relevant
    assert "Published in the days of: 28th summit." in verdict.reasons


@pytest.mark.parametrize(
    ("text", "published"),
    [
        pytest.param(SUMMIT, None, id="date not known"),
        pytest.param(SUMMIT, at_day(date(2022, 7, 1), "the feed"), id="weeks later"),
        pytest.param(SUMMIT, at_day(date(2022, 1, 1), "the feed", Precision.YEAR), id="only the year known"),
        pytest.param(f"{SUMMIT} China was there.", THE_DAY, id="a third party named"),
    ],
)
def test_words_of_a_dated_event_alone_say_nothing(text: str, published: Moment | None) -> None:
    assert not _judge(text, published=published).relevant


RUTTE = Actor(
    "rutte",
    ActorKind.PERSON,
    Side.OTHER,
    {"en": ("Mark Rutte", "Rutte")},
    (
        Office("Prime minister of the Netherlands", date(2010, 10, 14), date(2024, 7, 2), Side.MEMBER_STATE),
        Office("Secretary General of NATO", date(2024, 10, 1)),
    ),
)


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        pytest.param(date(2022, 11, 3), True, id="while prime minister"),
        pytest.param(date(2025, 4, 9), False, id="while at NATO"),
        pytest.param(None, False, id="at a time not known: what he is now"),
    ],
)
def test_people_stand_for_the_office_they_held(published: date | None, *, expected: bool) -> None:
    catalog = replace(SMALL, actors=(*SMALL.actors, RUTTE))
    moment = at_day(published, "the feed") if published else None
    assert _judge_with(catalog, "Rutte and Kishida agreed on defence.", moment).relevant is expected


NAMESAKE = Actor(
    "montenegro",
    ActorKind.PERSON,
    Side.MEMBER_STATE,
    {"en": ("Luis Montenegro", "Montenegro")},
    (Office("Prime minister of Portugal", date(2024, 4, 2)),),
)
COUNTRY = Actor("country-montenegro", ActorKind.COUNTRY, Side.OTHER, {"en": ("Montenegro",)})


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        pytest.param("Montenegro and Ishiba agreed on defence.", date(2025, 9, 12), True, id="among people"),
        pytest.param("Luis Montenegro and Ishiba agreed on defence.", date(2025, 9, 12), True, id="by the full name"),
        pytest.param("Montenegro and Japan agreed on defence.", date(2025, 9, 12), False, id="among countries"),
        pytest.param("Montenegro and Kishida agreed on defence.", date(2022, 9, 12), False, id="before the office"),
    ],
)
def test_a_person_and_a_country_of_one_name_are_told_apart(text: str, published: date, *, expected: bool) -> None:
    catalog = replace(SMALL, actors=(*SMALL.actors, NAMESAKE, COUNTRY))
    assert _judge_with(catalog, text, at_day(published, "the feed")).relevant is expected


def test_a_third_party_that_is_spoken_of_does_not_lead() -> None:
    text = "China: Germany and Japan agreed to ask for semiconductor rules."
    spoken_of = replace(SMALL, actors=tuple(replace(actor, spoken_of=actor.id == "china") for actor in SMALL.actors))
    assert _judge_with(spoken_of, text).score > _judge_with(SMALL, text).score


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The EU and Japan met.", (), id="both named"),
        pytest.param("Das Kabinett ist in Tokio.", (), id="hinted at in some language"),
        pytest.param("The leaders' summit.", (), id="words of a dated event, of whatever day"),
        pytest.param("The EU met China.", ("Japan is not named.",), id="one side"),
        pytest.param("It rained.", (NO_EU, "Japan is not named."), id="neither"),
        pytest.param("日米韓が協議した。", (NO_EU,), id="single characters, none of a member state"),
        pytest.param("日本の独自の方針。", (NO_EU,), id="a member state's character that stands for none"),
        pytest.param("日独が協議した。", (), id="both by one character"),
    ],
)
def test_a_text_that_names_no_side_can_be_left_out_unread(text: str, expected: tuple[str, ...]) -> None:
    assert absent(Passage(Span(text, 0, len(text)), fold_name(text), ()), small_names(), None) == expected


def test_the_reasons_list_the_words_that_decided() -> None:
    verdict = _judge("The EU and Japan signed a security partnership.")
    assert verdict.reasons == (
        "The EU side: EU.",
        "Japan: Japan.",
        "They act in one sentence: signed, partnership.",
        "Topics: Security and defence.",
    )


def test_a_plain_act_without_a_topic_is_said_to_be_one() -> None:
    verdict = _judge("France and Japan agreed to guard what they share.")
    assert "No word of a followed topic, but a plain act of the two sides." in verdict.reasons


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


def _framed() -> NameFinder:
    framework = Topic(
        "summits-framework",
        {"en": ("Summits",)},
        "Summits.",
        (Term("tie", {"en": ("strategic partners",)}), Term("summit", {"en": ("summit",)})),
        leaders=("Prime Minister",),
    )
    security = Topic("security", {"en": ("Security",)}, "Security.", (Term("tie", {"en": ("strategic partners",)}),))
    return NameFinder(Catalog((framework, security), SMALL.actors))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The EU and Japan are strategic partners.", ("summits-framework",), id="the EU"),
        pytest.param("France and Japan are strategic partners.", ("security",), id="a member state"),
        pytest.param("A summit of France and Japan.", (), id="a member state, what is not shared"),
    ],
)
def test_the_topic_of_the_eu_s_leaders_owns_the_terms_it_shares_where_no_state_acts_alone(
    text: str, expected: tuple[str, ...]
) -> None:
    names = _framed()
    assert subjects.topics(lay_out(Cleaned("", text, ()), "en", names), names) == expected


def _marked() -> NameFinder:
    marked = Topic("trade-epa", {"en": ("Trade",)}, "Trade.", (), marks={"en": ("wine",)})
    led = Topic(
        "summits-framework", {"en": ("Summits",)}, "Summits.", (), leaders=("Prime Minister", "President of it")
    )
    chair = Actor(
        "chair", ActorKind.PERSON, Side.EU, {"en": ("Chair",)}, (Office("President of it", date(2020, 1, 1)),)
    )
    return NameFinder(Catalog((marked, led), (*SMALL.actors, chair)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("More wine.", ("trade-epa",), id="a word that points to it"),
        pytest.param("Kishida met Chair.", ("summits-framework",), id="leaders of both sides"),
        pytest.param("Kishida met Ishiba.", (), id="leaders of one side"),
    ],
)
def test_marks_and_leaders_point_to_topics(text: str, expected: tuple[str, ...]) -> None:
    names = _marked()
    assert subjects.topics(lay_out(Cleaned("", text, ()), "en", names), names) == expected
