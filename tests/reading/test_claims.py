"""A claim is a dated act of the two sides, with the sentence that states it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from bot.domain.articles import Document
from bot.domain.claims import Act, Claim
from bot.domain.moments import Moment, at_day
from bot.reading.analysis import analyze
from bot.reading.claims.claims import MOST, claims
from bot.reading.naming.names import NameFinder

SHARED = Path(os.environ.get("EUJP_SHARED") or Path(__file__).parents[3] / "shared")
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared material is not beside the checkout")

PUBLISHED = at_day(date(2024, 5, 10), "the feed")
OPENING = "Japan and the European Union met in Brussels on 8 May 2024 for talks on security and trade."


def claimed(text: str, names: NameFinder, published: Moment | None = PUBLISHED) -> list[Claim]:
    return list(claims(analyze(Document(text=text, published=published), names), names))


def told(text: str, names: NameFinder, published: Moment | None = PUBLISHED) -> list[tuple[Act, str]]:
    return [(each.act, each.when.iso() if each.when else "") for each in claimed(text, names, published)]


STATED = [
    pytest.param(
        "The EU and Japan signed a memorandum on semiconductors in Tokyo on Tuesday.",
        (Act.SIGNED, "2024-05-07"),
        id="English, a weekday",
    ),
    pytest.param(
        "Die EU und Japan haben am 7. Mai ein Abkommen über Halbleiter unterzeichnet.",
        (Act.SIGNED, "2024-05-07"),
        id="German, the verb at the end",
    ),
    pytest.param(
        "Das Handelsabkommen zwischen der EU und Japan trat am 1. Februar 2019 in Kraft.",
        (Act.IN_FORCE, "2019-02-01"),
        id="German, the verb in two parts",
    ),
    pytest.param(
        "L'Union européenne et le Japon ont lancé mardi à Tokyo un dialogue sur la cybersécurité.",
        (Act.LAUNCHED, "2024-05-07"),
        id="French",
    ),
    pytest.param(
        "Giappone e Unione europea hanno concluso ieri i negoziati sul commercio digitale.",
        (Act.CONCLUDED, "2024-05-09"),
        id="Italian",
    ),
    pytest.param(
        "Japón y la Unión Europea acordaron el miércoles reforzar su cooperación en materia de defensa.",
        (Act.AGREED, "2024-05-08"),
        id="Spanish",
    ),
    pytest.param(
        "Japan en de Europese Unie ondertekenden woensdag een akkoord over halfgeleiders.",
        (Act.SIGNED, "2024-05-08"),
        id="Dutch",
    ),
    pytest.param(
        "Japonia i Unia Europejska podpisały w środę umowę o współpracy w dziedzinie półprzewodników.",
        (Act.SIGNED, "2024-05-08"),
        id="Polish",
    ),
    pytest.param(
        "日本と欧州連合（EU）は8日、半導体分野の協力に関する覚書に署名した。",
        (Act.SIGNED, "2024-05-08"),
        id="Japanese",
    ),
    pytest.param("日本和欧盟5月8日在东京签署了半导体合作备忘录。", (Act.SIGNED, "2024-05-08"), id="Chinese"),
]


@pytest.mark.parametrize(("sentence", "stated"), STATED)
def test_a_dated_act_of_the_two_sides_is_claimed(names: NameFinder, sentence: str, stated: tuple[Act, str]) -> None:
    assert told(sentence, names) == [stated]


UNSTATED = [
    pytest.param("The EU and Japan will sign a memorandum on semiconductors on 20 May.", id="to come"),
    pytest.param("A memorandum on semiconductors should have been signed by Japan and the EU in April.", id="wished"),
    pytest.param("The EU and Japan have not signed the agreement on semiconductors of March 2024.", id="denied"),
    pytest.param("Once Japan and the EU have signed the agreement of March 2024, tariffs end.", id="conditional"),
    pytest.param("Officials of the EU and Japan hope to have an agreement concluded in March 2025.", id="hoped for"),
    pytest.param("Have the EU and Japan signed the agreement of March 2024?", id="asked"),
    pytest.param("The United States and South Korea signed a defence agreement in March 2024.", id="of third parties"),
    pytest.param("Trade between the EU and Japan was worth 130 billion euros in 2023.", id="a figure, no act"),
    pytest.param("The EU and Japan have cooperated closely on security since 2018.", id="a state, no act"),
    pytest.param(
        "“Washington signed that pact in March 2024,” an analyst in Tokyo said.", id="of another, in a quotation"
    ),
]


@pytest.mark.parametrize("sentence", UNSTATED)
def test_what_is_no_dated_act_of_theirs_is_not_claimed(names: NameFinder, sentence: str) -> None:
    assert [claim.quote.text for claim in claimed(f"{OPENING} {sentence}", names)] == [OPENING]


OTHERS = [
    pytest.param("Japan's cabinet adopted a framework on economic security in March 2024.", id="a cabinet's"),
    pytest.param("Japan set up a council on semiconductors in June 2021.", id="a council of one side"),
    pytest.param("The European Commission launched an initiative on raw materials in March 2023.", id="an initiative"),
    pytest.param("The EU's Chips Act entered into force in September 2023.", id="a law of the EU"),
    pytest.param("Germany's parliament approved a defence budget in November 2023.", id="a parliament's"),
    pytest.param("France and Germany launched a dialogue on cyber security in 2023.", id="of two states of the EU"),
    pytest.param("A new chip plant opened in Kumamoto in February 2024.", id="a company's"),
    pytest.param("In 2022, an analyst in Tokyo recalled, companies started to move supply chains.", id="background"),
    pytest.param("Exports of pork grew last year after tariffs were removed.", id="done before what the time is of"),
]


@pytest.mark.parametrize("sentence", OTHERS)
def test_what_one_side_or_a_company_does_for_itself_is_not_claimed(names: NameFinder, sentence: str) -> None:
    assert sentence not in [claim.quote.text for claim in claimed(f"{OPENING} {sentence}", names)]


ABROAD = [
    pytest.param(
        "Japan und die Europäische Union haben am 8. Mai 2024 in Brüssel ein Abkommen unterzeichnet.",
        "Das japanische Kabinett hat im März 2024 einen Rahmen und eine Initiative für Halbleiter beschlossen.",
        id="German",
    ),
    pytest.param(
        "Le Japon et l'Union européenne ont signé le 8 mai 2024 à Bruxelles un accord sur les semi-conducteurs.",
        "Le gouvernement japonais a lancé en mars 2024 une initiative sur les semi-conducteurs.",
        id="French",
    ),
    pytest.param(
        "Giappone e Unione europea hanno firmato l'8 maggio 2024 a Bruxelles un accordo sui semiconduttori.",
        "Il governo giapponese ha lanciato nel marzo 2024 un'iniziativa sui semiconduttori.",
        id="Italian",
    ),
    pytest.param(
        "Japón y la Unión Europea firmaron el 8 de mayo de 2024 en Bruselas un acuerdo sobre semiconductores.",
        "El Gobierno japonés lanzó en marzo de 2024 una iniciativa sobre semiconductores.",
        id="Spanish",
    ),
    pytest.param(
        "日本と欧州連合（EU）は2024年5月8日、ブリュッセルで半導体に関する協定に署名した。",
        "日本政府は2024年3月、経済安全保障に関する枠組みを創設した。",
        id="Japanese",
    ),
]


@pytest.mark.parametrize(("opening", "sentence"), ABROAD)
def test_what_one_side_does_for_itself_is_not_claimed_in_other_languages(
    names: NameFinder, opening: str, sentence: str
) -> None:
    assert [claim.quote.text for claim in claimed(f"{opening} {sentence}", names)] == [opening]


THEIRS = [
    pytest.param("The agreement entered into force in February 2019.", id="in force, nobody named"),
    pytest.param("The European Parliament approved the trade agreement in December 2018.", id="one side's consent"),
    pytest.param("Talks on the data protocol were concluded in October 2023.", id="talks, nobody named"),
    pytest.param("The first dialogue was held in Paris in May 2023.", id="a dialogue, a place named"),
    pytest.param("Germany and Japan held a joint exercise in August 2023.", id="a state and Japan"),
]


@pytest.mark.parametrize("sentence", THEIRS)
def test_what_takes_two_is_claimed_though_not_both_are_named(names: NameFinder, sentence: str) -> None:
    assert sentence in [claim.quote.text for claim in claimed(f"{OPENING} {sentence}", names)]


def test_an_undated_act_is_not_dated_by_what_a_third_party_did(names: NameFinder) -> None:
    text = "Japan and the EU agreed on hydrogen standards. On 3 May 2024 China restricted exports of rare earths."

    assert told(text, names) == [(Act.AGREED, "")]


def test_nothing_is_claimed_of_what_is_not_relevant(names: NameFinder) -> None:
    assert claimed("The team from Kyoto signed a striker from Madrid on 8 May 2024.", names) == []


def test_a_quote_is_verbatim_and_its_statement_a_part_of_it(names: NameFinder) -> None:
    text = f"{OPENING}\n\nThe two sides agreed to open negotiations on data flows, which businesses had asked for."
    analysis = analyze(Document(text=text, published=PUBLISHED), names)
    found = claims(analysis, names)

    assert [analysis.text[one.quote.start : one.quote.end] for one in found] == [one.quote.text for one in found]
    assert found[1].statement == "The two sides agreed to open negotiations on data flows"


def test_two_acts_in_one_sentence_each_have_their_own_day(names: NameFinder) -> None:
    sentence = "Japan and the EU signed the agreement in July 2018, and it entered into force on 1 February 2019."

    assert told(sentence, names) == [(Act.SIGNED, "2018-07"), (Act.IN_FORCE, "2019-02-01")]


def test_a_sentence_that_tells_the_main_event_takes_its_day_and_says_so(names: NameFinder) -> None:
    found = claimed(f"{OPENING} Both sides agreed to share classified information.", names)[1]

    assert found.when
    assert found.when.iso() == "2024-05-08"
    assert found.when.reason.startswith("the event of the text")


def test_a_sentence_that_looks_further_back_does_not_take_the_day_of_the_event(names: NameFinder) -> None:
    assert len(claimed(f"{OPENING} The two sides had agreed to share classified information.", names)) == 1


def test_an_act_that_nothing_dates_is_claimed_without_a_date_where_the_text_leads_with_it(names: NameFinder) -> None:
    text = "Japan and the European Union signed a memorandum on semiconductors in Tokyo."

    assert told(text, names, None) == [(Act.SIGNED, "")]


def test_what_was_only_meant_to_be_done_is_not_the_act(names: NameFinder) -> None:
    sentence = "Japan and the EU agreed in July 2023 to set up a dialogue on security."

    assert told(sentence, names) == [(Act.AGREED, "2023-07")]


def test_a_day_beside_a_later_act_is_not_that_of_the_first(names: NameFinder) -> None:
    sentence = "Since the pact was signed in Tokyo, Japan and the EU have met for talks, last on 8 May 2024."

    assert (Act.SIGNED, "2024-05-08") not in told(sentence, names)


def test_a_decision_of_one_side_counts_where_it_is_on_the_act_told_before(names: NameFinder) -> None:
    text = "Japan and the EU signed the trade agreement in July 2018. The Council approved it in December 2018."

    assert told(text, names) == [(Act.SIGNED, "2018-07"), (Act.ADOPTED, "2018-12")]


def test_each_act_takes_the_time_nearest_to_it(names: NameFinder) -> None:
    sentence = "The programme of Japan and the EU for 2023 was extended on 7 May."

    assert told(f"{OPENING} {sentence}", names)[1:] == [(Act.EXTENDED, "2024-05-07")]


def test_a_time_goes_with_the_act_before_it_not_with_the_main_one(names: NameFinder) -> None:
    sentence = "They agreed to widen the partnership that both sides launched with some pomp in May 2022."

    assert told(f"{OPENING} {sentence}", names)[1:] == [(Act.LAUNCHED, "2022-05")]


def test_a_japanese_time_goes_with_the_next_verb(names: NameFinder) -> None:
    text = "日本と欧州連合（EU）は8日、2022年5月に立ち上げたデジタルパートナーシップの拡充で合意した。"

    assert (Act.LAUNCHED, "2022-05") in told(text, names)
    assert (Act.AGREED, "2022-05") not in told(text, names)


def test_today_in_a_quotation_is_the_day_of_the_event(names: NameFinder) -> None:
    sentence = "“We have today signed an agreement on semiconductors,” the two leaders said."

    assert told(f"{OPENING} {sentence}", names)[1:] == [(Act.SIGNED, "2024-05-08")]


def test_a_text_makes_no_more_claims_than_a_report_could(names: NameFinder) -> None:
    acts = (f"The EU and Japan signed agreement {n} on {1 + n % 28} March {1990 + n % 30}." for n in range(MOST + 20))

    assert len(claimed(f"{OPENING} {' '.join(acts)}", names)) == MOST


def test_the_same_act_is_claimed_once(names: NameFinder) -> None:
    first = "The EU and Japan agreed on Wednesday to work together on semiconductors."

    assert len(claimed(f"{first} Both sides agreed to work on semiconductors.", names)) == 1


def test_a_claim_names_topics_and_actors_of_its_sentence_but_no_third_party(names: NameFinder) -> None:
    sentence = (
        "Japan and the European Commission signed a memorandum on semiconductors on 7 May, to depend less on China."
    )
    (found,) = claimed(sentence, names)

    assert found.topics == ("semiconductors-advanced-tech",)
    assert found.actors == ("japan", "european-commission")


SEEDS = [
    pytest.param("002_*", Act.AGREED, "2022-05-12", "digital technologies", id="Digital Partnership"),
    pytest.param("000_*", Act.AGREED, "2023-07-13", "strategic dialogue", id="strategic dialogue"),
    pytest.param("000_*", Act.SIGNED, "2023-07-03", "memorandum of cooperation on semiconductors", id="semiconductors"),
    pytest.param("000_*", Act.SIGNED, "2023-07-03", "Administrative Arrangement", id="raw materials, by the week"),
    pytest.param("001_*", Act.AGREED, "2024-02-19", "negotiations with Japan", id="talks on a partnership"),
    pytest.param("004_*", Act.ANNOUNCED, "2024-11-01", "annunciato la partnership", id="partnership announced"),
    pytest.param("003_*", Act.ADOPTED, "", "first defence industrial strategy in March", id="strategy, no year"),
]


@needs_shared
@pytest.mark.parametrize(("pattern", "act", "day", "words"), SEEDS)
def test_five_real_documents_claim_what_they_report(
    names: NameFinder, pattern: str, act: Act, day: str, words: str
) -> None:
    (path,) = (SHARED / "seeds").glob(pattern)
    found = claimed(path.read_text(encoding="utf-8"), names, None)

    assert (act, day) in [(one.act, one.when.iso() if one.when else "") for one in found if words in one.statement]


@needs_shared
def test_a_day_taken_from_the_catalogue_says_so(names: NameFinder) -> None:
    (path,) = (SHARED / "seeds").glob("004_*")

    for claim in claimed(path.read_text(encoding="utf-8"), names, None):
        assert claim.when
        assert "catalogued event" in claim.when.reason
