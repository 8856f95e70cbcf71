"""Where an article ends: other articles, boxes, gates and biographies are told from its own paragraphs."""

from __future__ import annotations

import pytest

from bot.reading.cleaning.clean import clean

TITLE = "EU and Japan sign a pact"
LEAD = "Japan and the European Union announced a new partnership on security in Tokyo on Friday."
SECOND = "Officials of both sides said that the talks had been difficult and had nearly collapsed in September."
THIRD = "The ministers want to begin joint exercises at sea in the spring, beginning with two ships."
LAST = (
    "A first meeting of the two staffs is planned in Brussels, according to a diplomat. It is to settle who pays for"
    " the port calls, which neither side wants to name a price for."
)
OWN = f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


def cleaned(*lines: str) -> str:
    return clean("\n\n".join((TITLE, *lines))).text


BOXES = [
    pytest.param(["Read more", "South Korea votes", "A rocket over the sea"], id="two headlines"),
    pytest.param(
        [
            "Recommended Stories",
            "list 1 of 3",
            "Why rice is dear",
            "list 2 of 3",
            "A rocket",
            "list 3 of 3",
            "Votes",
            "end of list",
        ],
        id="a numbered list",
    ),
    pytest.param(["Subscribe to continue reading"], id="a gate that lets through"),
    pytest.param(["この記事は会員限定です。登録すると続きをお読みいただけます。"], id="a Japanese gate"),
    pytest.param(["You have 3 of 5 free articles left this month. Already a subscriber? Log in"], id="a count"),
    pytest.param(["Lesen Sie auch: Was der Vertrag für Werften bedeutet"], id="a single reference"),
    pytest.param(["La suite après cette publicité"], id="an advertisement's frame"),
    pytest.param(["Navigation: ← Ports in Portugal | Frost in the valley →"], id="arrows"),
    pytest.param(["https://t.co/abc123", "pic.twitter.com/xyz"], id="bare links"),
    pytest.param(["F+ Wie sich Reeder gegen Zölle wehren"], id="an article for subscribers"),
    pytest.param(["Please enable JavaScript to view the comments."], id="scripts"),
]


@pytest.mark.parametrize("box", BOXES)
def test_the_article_goes_on_behind_a_box(box: list[str]) -> None:
    assert cleaned(LEAD, SECOND, *box, THIRD, LAST) == f"{OWN}\n\n{LAST}"


def test_a_single_last_paragraph_behind_a_box_is_the_articles() -> None:
    assert cleaned(LEAD, SECOND, THIRD, "Related stories", "Rice stays dear", LAST) == f"{OWN}\n\n{LAST}"


TEASERS = [
    pytest.param(
        [
            "Rice stays dear after the harvest",
            "Rice stays dear in the north, where the harvest was the worst in years.",
        ],
        id="a headline with its first sentence",
    ),
    pytest.param(
        ["Rice stays dear", "The harvest was the worst in years…", "A rocket over the sea", "It fell without harm…"],
        id="several of them",
    ),
]


@pytest.mark.parametrize("teasers", TEASERS)
def test_other_articles_behind_a_mark_are_left_out(teasers: list[str]) -> None:
    assert cleaned(LEAD, SECOND, THIRD, "Related stories", *teasers) == OWN


OTHER_HEADS = [
    pytest.param(
        ["SEOUL (Reuters) - South Koreans voted on Tuesday after months of turmoil, officials said."], id="dateline"
    ),
    pytest.param(
        ["By Kim Min-ji", "South Koreans voted on Tuesday after months of turmoil, officials said."], id="byline"
    ),
    pytest.param(
        ["June 3, 2025", "South Koreans voted on Tuesday after months of turmoil, officials said."], id="date"
    ),
]


@pytest.mark.parametrize("head", OTHER_HEADS)
def test_a_second_article_with_a_head_of_its_own_is_left_out(head: list[str]) -> None:
    more = "The turnout was the highest since 1997, and the count took until the next morning in the south."

    assert cleaned(LEAD, SECOND, THIRD, "South Korea votes for a new president", *head, more) == OWN


def test_a_chronology_with_its_dates_stays() -> None:
    events = [
        "How we got here in short",
        "17 July 2018: Signature of the trade pact",
        "1 February 2019: Entry into force",
    ]

    assert cleaned(LEAD, SECOND, *events, THIRD) == "\n\n".join((LEAD, SECOND, *events, THIRD))


def test_figures_under_a_heading_stay_without_bullets() -> None:
    figures = ["Trade in figures", "Exports: 64 billion euros", "Imports: 70 billion euros", "Growth 2.5%"]

    assert cleaned(LEAD, SECOND, *figures, THIRD) == "\n\n".join((LEAD, SECOND, *figures, THIRD))


def test_a_menu_between_paragraphs_goes() -> None:
    assert cleaned(LEAD, SECOND, "Politics", "Economy", "Weather", "Sport", THIRD) == OWN


BIOGRAPHIES = [
    pytest.param("", "Hana Mori is a research fellow at an institute in Lisbon.", id="a trade that writes"),
    pytest.param("By Hana Mori", "Hana Mori likes the sea and has two dogs, both of them old.", id="the byline's name"),
    pytest.param("", "About the author: Hana Mori writes on ships.", id="a label"),
]


@pytest.mark.parametrize(("byline", "biography"), BIOGRAPHIES)
def test_the_authors_biography_goes(byline: str, biography: str) -> None:
    assert cleaned(byline, LEAD, SECOND, THIRD, biography) == OWN


def test_a_last_paragraph_on_a_person_of_the_article_stays() -> None:
    said = "The radios are good enough, said Hana Mori, who commands the first of the two ships."
    last = "Hana Mori is a lecturer at the naval college as well, and will sail in the spring."

    assert cleaned(LEAD, SECOND, said, last) == f"{LEAD}\n\n{SECOND}\n\n{said}\n\n{last}"


def test_points_told_at_length_below_go() -> None:
    points = ["• Japan and the EU have a new partnership.", "• Exercises begin in the spring."]

    assert cleaned(*points, LEAD, SECOND, THIRD) == OWN


SENTENCES = [
    "Mehr zum Thema Zölle sagte Kihara nicht.",
    "Kommentare aus Peking blieben am Freitag aus.",
    "No part of the agreement touches fisheries, the minister said on Friday.",
    "Contact between the two navies had been rare until the year 2010.",
    "Per Mail teilte das Ministerium mit, dass der Vertrag im Herbst folgt.",
    "Translated into money, the agreement is worth two billion euros a year.",
    "Leggi e decreti dovranno essere approvati dalle due camere entro l'anno.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_that_begins_like_a_mark_is_the_articles(sentence: str) -> None:
    assert cleaned(LEAD, SECOND, sentence, THIRD) == f"{LEAD}\n\n{SECOND}\n\n{sentence}\n\n{THIRD}"
