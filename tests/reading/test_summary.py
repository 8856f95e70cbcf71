"""A summary is the text's own sentences, in order, each understood by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.summaries.summary import MOST_CHARACTERS, summarise
from tests.reading.small import reading_of

LEAD = "The EU and Japan agreed on Thursday to deepen their defence cooperation."
MORE = "Von der Leyen and Kishida met in Brussels for a summit on semiconductor supply."


def _summary(text: str, language: str = "en") -> list[str]:
    return [span.text for span in summarise(reading_of(text, language=language))]


def test_spans_are_verbatim_and_in_order() -> None:
    text = f"{LEAD}\n\nHe spoke long about many other things there.\n\n{MORE}"
    spans = summarise(reading_of(text))
    assert [span.text for span in spans] == [LEAD, MORE]
    assert all(text[span.start : span.end] == span.text for span in spans)


LEANING = [
    pytest.param("He said the EU and Japan would agree on defence soon.", "en", id="he"),
    pytest.param("In this context, the EU and Japan signed a defence pact.", "en", id="in this context"),
    pytest.param("Meanwhile, Japan and the EU agreed on semiconductor rules.", "en", id="meanwhile"),
    pytest.param("This makes Japan and the EU partners in semiconductor trade.", "en", id="this"),
    pytest.param("Dies teilten die EU und Japan nach dem Treffen in Tokio mit.", "de", id="dies"),
    pytest.param("Il a ajouté que l'UE et le Japon signeraient un accord.", "fr", id="il, in French"),
    pytest.param("Questo accordo tra Unione europea e Giappone vale per la difesa.", "it", id="questo"),
    pytest.param("Este acuerdo entre la UE y Japón refuerza la cooperación.", "es", id="este"),
    pytest.param("また、日本とEUは防衛分野の協力を強めることで合意した。", "ja", id="また"),
    pytest.param("これは日本とEUが結ぶ初めての防衛に関する取り決めとなる。", "ja", id="これ"),
    pytest.param("“The EU and Japan are the best of partners in defence.”", "en", id="a quotation without its speaker"),
    pytest.param("“The EU and Japan are partners in defence, Kishida said.", "en", id="half a quotation"),
    pytest.param("EU and Japan: defence exercises and exchange", "en", id="a subheading"),
    pytest.param("Japan and EU.", "en", id="too short to say anything"),
    pytest.param("Will the EU and Japan agree on defence in Brussels?", "en", id="a question"),
    pytest.param("Defence firms in Japan, he added, look to the EU for orders.", "en", id="he added, within"),
    pytest.param("In July they agreed that Japan and the EU would meet.", "en", id="they, before anybody is named"),
    pytest.param("En échange, l'UE et le Japon ouvrent leurs marchés publics.", "fr", id="en échange"),
    pytest.param("Ha ricordato che Giappone e Unione europea sono vicini.", "it", id="ha, its subject dropped"),
    pytest.param("Dadurch sparen die EU und Japan jedes Jahr viele Zölle.", "de", id="dadurch"),
]
FIRST = {
    "en": LEAD,
    "de": "Die EU und Japan haben sich am Donnerstag auf mehr Zusammenarbeit geeinigt.",
    "fr": "L'Union européenne et le Japon ont tenu jeudi un sommet à Bruxelles.",
    "it": "Il Giappone e l'Unione europea hanno tenuto giovedì un vertice a Bruxelles.",
    "es": "La Unión Europea y Japón celebraron el jueves una cumbre en Bruselas.",
    "ja": "日本と欧州連合（EU）は木曜日、ブリュッセルで首脳会談を開いた。",
}


@pytest.mark.parametrize(("leaning", "language"), LEANING)
def test_a_sentence_that_leans_on_another_is_not_taken(leaning: str, language: str) -> None:
    assert _summary(f"{FIRST[language]}\n\n{leaning}", language) == [FIRST[language]]


@pytest.mark.parametrize("language", FIRST)
def test_a_sentence_that_stands_alone_is_taken(language: str) -> None:
    assert _summary(FIRST[language], language) == [FIRST[language]]


def test_a_quotation_with_its_speaker_is_taken() -> None:
    said = "“The EU and Japan are the best of partners,” Kishida said in Brussels."
    assert _summary(f"{LEAD}\n\n{said}") == [LEAD, said]


PACT = "The EU and Japan signed a pact on Thursday in Brussels."
FAR = [f"Weather in the town of number {n} was fair for people who went out." for n in range(9)]


def test_the_pact_is_taken_where_the_pact_was_named() -> None:
    says = "The pact provides for defence exercises and for an annual meeting of ministers."
    assert says in _summary(f"{PACT}\n\n{says}")


def test_the_pact_is_left_out_where_no_pact_was_named() -> None:
    says = "The pact provides for defence exercises and for an annual meeting of ministers."
    assert says not in _summary("\n\n".join([LEAD, *FAR, says]))


DANGLING_NOUNS = [
    pytest.param("The customs request covers semiconductor plants and defence firms.", "en", id="the, in English"),
    pytest.param("Das Gutachten umfasst Halbleiter und verpflichtet die Verteidigung.", "de", id="das, in German"),
    pytest.param("L'inventaire prévoit des puces et couvre la défense des ports.", "fr", id="l', in French"),
    pytest.param("La lista incluye semiconductores y cubre también la defensa.", "es", id="la, in Spanish"),
]


@pytest.mark.parametrize(("says", "language"), DANGLING_NOUNS)
def test_a_definite_noun_is_left_out_far_from_where_it_was_named(says: str, language: str) -> None:
    assert says not in _summary("\n\n".join([FIRST[language], *FAR, says]), language)


def test_it_is_taken_right_behind_what_it_stands_for() -> None:
    says = "It provides for defence exercises and for an annual meeting of ministers."
    assert says in _summary(f"{PACT}\n\n{says}")
    assert says not in _summary("\n\n".join([PACT, *FAR, says]))


def test_the_first_sentence_stays_where_a_later_one_tells_little_more() -> None:
    first = "The EU and Japan agreed on a defence pact."
    assert _summary(f"{first}\n\nThe EU and Japan signed a paper on semiconductor supply in Brussels.")[0] == first


SIDE_DETAILS = [
    pytest.param("The delegation travels on to Seoul for talks with the EU ambassador there.", id="an itinerary"),
    pytest.param(
        "Japan and the EU depend on semiconductor firms in Brussels for defence and cyber tools every Monday.",
        id="a general remark",
    ),
    pytest.param("Some 24 people from Japan stood on the deck of the ship in the harbour.", id="a crew"),
]


@pytest.mark.parametrize("detail", SIDE_DETAILS)
def test_it_ends_after_two_sentences_rather_than_with_a_side_detail(detail: str) -> None:
    says = "The pact provides for defence exercises and for an annual meeting of ministers."
    leaning = ["He spoke long about many other things there."] * 4
    assert _summary("\n\n".join([PACT, says, *leaning, detail])) == [PACT, says]


def test_it_ends_after_two_sentences_rather_than_with_an_idle_third() -> None:
    says = "The pact provides for defence exercises and for an annual meeting of ministers."
    idle = "Journalists waited for hours outside in the rain."
    assert _summary(f"{PACT}\n\n{says}\n\nHe spoke long about many other things there.\n\n{idle}") == [PACT, says]


def test_both_sides_are_understood_behind_a_sentence_that_names_them() -> None:
    says = "Both sides agreed to launch a dialogue on semiconductor supply."
    assert says in _summary("\n\n".join([PACT, *FAR[:4], says]))


ADDING = [
    pytest.param(
        "Japan and the EU will start the work on defence next month in Tokyo.",
        "Officials from many places came together in the hall for the event.",
        id="what comes next before who came",
    ),
    pytest.param(
        "The EU and Japan pledged 300 million euros for semiconductor plants.",
        "Experts recalled that Japan and the EU had often talked about such plants.",
        id="an amount before comment",
    ),
    pytest.param(
        "Japan lifts its tariff on cars from the EU within seven years from now.",
        "Japan and the EU concluded their earlier trade agreement in 2017 in Brussels.",
        id="a result before the background",
    ),
]


@pytest.mark.parametrize(("telling", "idle"), ADDING)
def test_what_matters_comes_before_what_stands_earlier(telling: str, idle: str) -> None:
    other = "The two parties agreed to hold one more summit on trade and semiconductor supply."
    chosen = _summary("\n\n".join([f"In 2025 {PACT[:1].lower()}{PACT[1:]}", other, idle, telling]))
    assert telling in chosen
    assert idle not in chosen


def test_the_sentence_with_the_act_leads_rather_than_the_scene_before_it() -> None:
    scene = "The flags hung a little closer together than usual on this warm morning."
    assert _summary(f"{scene}\n\n{PACT}")[0] == PACT


def test_this_week_is_a_time_and_leans_on_nothing() -> None:
    assert _summary("This week the EU and Japan signed a defence pact in Brussels.") != []
    assert _summary(f"{FAR[0]}\n\nThis week the EU and Japan signed a defence pact in Brussels.")[0].startswith(
        "This week"
    )


STEPS_LEFT = [
    pytest.param(
        "en",
        "The European Union and Japan signed a pact on defence in Brussels on Thursday.",
        "The room had been used for a semiconductor fair on the day before the meeting.",
        "The pact must still be ratified by the parliaments of Japan and the European Union.",
        id="ratification",
    ),
    pytest.param(
        "de",
        "Die Europäische Union und Japan haben am Donnerstag in Brüssel einen Pakt unterzeichnet.",
        "Der Saal war am Vortag noch für eine Messe der Hersteller hergerichtet worden.",
        "In Kraft tritt der Pakt, sobald die Parlamente in Japan und Europa zugestimmt haben.",
        id="entry into force, in German",
    ),
    pytest.param(
        "fr",
        "L'Union européenne et le Japon ont signé jeudi à Bruxelles un accord sur la défense.",
        "La salle avait servi la veille à un salon des fabricants de meubles de cuisine.",
        "Il reste à obtenir le feu vert du Parlement européen, attendu au printemps.",
        id="consent, in French, impersonal",
    ),
    pytest.param(
        "it",
        "Il Giappone e l'Unione europea hanno firmato giovedì a Bruxelles un accordo sulla difesa.",
        "La sala era stata usata il giorno prima per una fiera di mobili da cucina.",
        "L'accordo entrerà in vigore dopo il voto dei parlamenti di Giappone e Unione europea.",
        id="entry into force, in Italian",
    ),
    pytest.param(
        "ja",
        "日本と欧州連合（EU）は木曜日、ブリュッセルで防衛協定に署名した。",
        "会場では前の日に家具の見本市が開かれ、多くの人が訪れていた。",
        "協定は日本の国会とEUの議会の承認を経て、来年の発効をめざす。",
        id="entry into force, in Japanese",
    ),
]


@pytest.mark.parametrize(("language", "act", "detail", "step"), STEPS_LEFT)
def test_what_must_still_happen_is_told_however_far_in_it_stands(
    language: str, act: str, detail: str, step: str
) -> None:
    chosen = _summary("\n\n".join([act, detail, *FAR[:5], step]), language)
    assert chosen[0] == act
    assert step in chosen
    assert detail not in chosen


def test_what_a_text_provides_comes_before_who_was_there() -> None:
    there = "Ministers from Japan and the EU stood on the steps of the palace for photographers."
    provides = "The pact obliges Japan and the EU to tell one another of semiconductor shortages."
    extends = "Japan and the EU also agreed to extend their defence exercises to the harbours of Brussels and Tokyo."
    assert _summary(f"{PACT}\n\n{there}\n\n{provides}\n\n{extends}") == [PACT, provides, extends]


def test_the_text_is_understood_as_the_agreement_named_before_by_another_name() -> None:
    act = "The EU and Japan signed a memorandum on semiconductor supply in Brussels on Thursday."
    says = "The text provides for warnings of shortages and for a yearly meeting of ministers."
    assert says in _summary("\n\n".join([act, *FAR[:3], says]))
    assert says not in _summary("\n\n".join([LEAD, *FAR[:3], says]))


GOING_ON = [
    pytest.param("They will meet again next year and plan exercises in defence.", "en", id="they"),
    pytest.param("Il prévoit des exercices communs et une réunion annuelle des ministres.", "fr", id="il prévoit"),
    pytest.param("Sie vereinbarten auch gemeinsame Übungen und jährliche Treffen der Minister.", "de", id="sie"),
]


@pytest.mark.parametrize(("says", "language"), GOING_ON)
def test_what_goes_on_from_a_sentence_is_taken_right_behind_it_and_only_there(says: str, language: str) -> None:
    assert says in _summary(f"{FIRST[language]}\n\n{says}", language)
    assert says not in _summary("\n\n".join([FIRST[language], *FAR[:2], says]), language)


def test_what_goes_on_never_leads() -> None:
    assert _summary(f"They agreed on semiconductor rules for Japan and the EU.\n\n{LEAD}")[0] == LEAD


def test_a_long_scene_gives_way_to_the_act_behind_it() -> None:
    assert _summary("\n\n".join([*FAR[:5], PACT]))[0] == PACT


def test_the_first_sentence_that_names_the_parties_leads_though_it_gives_no_day() -> None:
    plan = "A trading house from Japan will put money into a plant in France for semiconductor metals."
    earlier = "Japan and the European Commission signed a pact on semiconductor supply in Brussels."
    assert _summary("\n\n".join([plan, *FAR[:2], earlier]))[0] == plan


def test_what_is_to_happen_is_no_scene_though_the_catalogue_knows_none_of_its_names() -> None:
    plan = "The car maker has confirmed that it will close its factory, which puts 3,500 jobs at risk."
    beside = "Many note that the trade agreement between the EU and Japan came into force on 1 February."
    assert _summary("\n\n".join([plan, *FAR[:3], beside]))[0] == plan


def test_the_dated_act_leads_rather_than_a_line_like_a_headline() -> None:
    headline = "The EU and Japan sign a pact."
    assert _summary(f"{headline}\n\n{PACT}")[0] == PACT


def test_what_is_yet_to_be_does_not_lead_before_what_was_done() -> None:
    done = "The EU and Japan have signed a trade agreement that covers cars."
    later = "If the EU, France, Germany and Japan agree, it will apply to semiconductor trade from 1 January 2021."
    assert _summary(f"{done}\n\n{later}")[0] == done


def test_a_name_in_japanese_brackets_is_no_quotation() -> None:
    act = "日本と欧州連合（EU）は11日、「透明で強靱かつ持続可能なサプライチェーンの枠組み」を立ち上げた。"
    scene = "欧州連合（EU）と日本は半導体と防衛の分野で長く協力し、東京でも会合を重ねてきた。"
    assert _summary(f"{act}\n\n{scene}", "ja")[0] == act


def test_a_long_first_sentence_still_tells_what_happened() -> None:
    first = f"The EU and Japan signed a pact in Brussels on Thursday {'with many words of the ministries ' * 13}there."
    assert _summary(f"{first}\n\n{FAR[0]}")[0] == first


def test_a_time_that_begins_like_a_pronoun_names_nobody() -> None:
    says = "In diesem Jahr sollen Schiffe aus Japan und der EU gemeinsam üben und Häfen anlaufen."
    assert says in _summary(f"{FIRST['de']}\n\n{says}", "de")


def test_how_it_came_about_is_left_out() -> None:
    told = "The talks on defence between the EU and Japan had begun in 2018 in Brussels."
    says = "The pact provides for defence exercises and for an annual meeting of ministers."
    assert _summary(f"{PACT}\n\n{told}\n\n{says}") == [PACT, says]


def test_a_third_sentence_is_taken_while_the_card_has_room() -> None:
    says = "The pact provides for defence exercises and for an annual meeting of ministers."
    more = "Japan and the EU also agreed to launch a dialogue on semiconductor supply."
    assert _summary(f"{PACT}\n\n{says}\n\n{more}") == [PACT, says, more]


def test_a_repeated_sentence_is_taken_once() -> None:
    assert _summary(f"{LEAD}\n\n{LEAD}") == [LEAD]


def test_it_stays_short() -> None:
    sentences = [
        f"Japan and the EU agreed on defence point number {n} after {'very ' * 40}long talks." for n in range(6)
    ]
    chosen = _summary("\n\n".join(sentences))
    assert chosen
    assert sum(map(len, chosen)) <= MOST_CHARACTERS


@pytest.mark.parametrize(("text", "expected"), [("", []), ("  \n ", []), ("Hm", ["Hm"]), ("It rains.", ["It rains."])])
def test_too_little_text_gives_what_there_is(text: str, expected: list[str]) -> None:
    assert _summary(text) == expected


@given(st.text(max_size=200), st.sampled_from(["en", "ja", "de", "und"]))
def test_any_text_gives_verbatim_spans(text: str, language: str) -> None:
    spans = summarise(reading_of(text, language=language))
    assert all(text[span.start : span.end] == span.text for span in spans)
