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
