"""Cleaning: nothing but the article survives, and all of it does."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.cleaning.clean import clean
from bot.reading.cleaning.furniture import furniture
from bot.reading.text.mend import mend
from tests.reading.pages import ALL, Marked

_SHARED = Path(os.environ.get("EUJP_SHARED", Path(__file__).parents[3] / "shared"))


def _seed(number: str) -> str:
    found = sorted((_SHARED / "seeds").glob(f"{number}_*.txt"))
    if not found:
        pytest.skip("the seed documents are not beside this checkout (EUJP_SHARED)")
    return found[0].read_text("utf-8")


def _without_space(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("page", ALL.values(), ids=ALL)
def test_nothing_but_the_article_survives(page: Marked) -> None:
    assert clean(page.page).text == page.body


@pytest.mark.parametrize("page", ALL.values(), ids=ALL)
def test_the_headline_is_the_title(page: Marked) -> None:
    assert clean(page.page).title == page.title


# The body of each seed by its lines, as marked by hand; what is cut off its first and last line stands behind.
SEEDS = [
    pytest.param("000", (7, 25), "ANKARA (AA) – ", "", id="a Turkish agency's page"),
    pytest.param("001", (8, 24), "", " (ANI)", id="a portal with date, deck and lists of other articles"),
    pytest.param("002", (3, 25), "Tokyo, May 12, (dpa/GNA) - ", "", id="a text that stands three times"),
    pytest.param("003", (9, 31), "", "", id="a page that says when without saying it"),
    pytest.param("004", (10, 18), "", "", id="a machine translation with a German frame"),
]


@pytest.mark.parametrize(("number", "lines", "dateline", "signature"), SEEDS)
def test_each_seed_gives_its_body_alone(number: str, lines: tuple[int, int], dateline: str, signature: str) -> None:
    page = _seed(number)
    first, last = lines
    lines_of_body = _without_space("\n".join(page.split("\n")[first - 1 : last]))
    body = lines_of_body.removeprefix(_without_space(dateline)).removesuffix(_without_space(signature))

    assert _without_space(clean(page).text) == body


@pytest.mark.parametrize(
    ("number", "line"),
    [pytest.param(n, at, id=n) for n, at in (("000", 1), ("001", 4), ("002", 1), ("003", 3), ("004", 1))],
)
def test_each_seed_gives_its_headline(number: str, line: int) -> None:
    page = _seed(number)

    assert clean(page).title == page.split("\n")[line - 1]


HEAD_MATTER = [
    pytest.param("000", ("By Nur", "ANKARA (AA) –"), id="subtitle, byline, dateline"),
    pytest.param("001", ("February 21, 2024",), id="date line"),
    pytest.param("002", ("Tokyo, May 12, (dpa/GNA) -",), id="dateline with a day"),
    pytest.param("004", ("Il Giappone e l'UE rafforzano",), id="subtitle before the repeated headline"),
]


@pytest.mark.parametrize(("number", "beginnings"), HEAD_MATTER)
def test_the_preamble_keeps_head_matter_for_dates(number: str, beginnings: tuple[str, ...]) -> None:
    preamble = clean(_seed(number)).preamble

    assert all(any(line.startswith(beginning) for line in preamble) for beginning in beginnings)


LEAD = "Japan and the European Union have agreed to test ships' radios together, officials said on Friday."
NEXT = "The tests begin in October off the coast of Portugal, and go on until the spring of next year."

DATELINES = [
    pytest.param(dateline, id=dateline)
    for dateline in (
        "TOKYO (Kyodo) --",
        "BRUSSELS, July 13 (Reuters) -",
        "BRUSSELS, July 13 -",
        "Brussels, 13 July 2023 –",
        "BRUSSELS, Belgium (AP) —",
        "New Delhi [India], July 13 (ANI):",
        "Berlin (dpa) -",
        "Brüssel/Tokio (dpa-AFX) –",
        "BRUXELLES, 13 lug -",
        "Bruxelles –",
        "(AFP) –",
        "(ANSA) - BRUXELLES, 13 LUG -",
        "Bruselas, 13 jul (EFE).-",
        "BRUSELAS.",
        "TOKYO:",
        "New Delhi:",
        "(Bruxelles)",
        "【ブリュッセル共同】",
        "［東京　13日　ロイター］ -",
    )
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_goes_from_the_first_sentence_to_the_preamble(dateline: str) -> None:
    cleaned = clean(f"{dateline} {LEAD}\n\n{NEXT}")

    assert (cleaned.text, " ".join(cleaned.preamble)) == (f"{LEAD}\n\n{NEXT}", " ".join(dateline.split()))


NO_DATELINES = [
    pytest.param(
        "Borrell: Japan is our closest partner in the region, and it will remain so for long.", id="a speaker"
    ),
    pytest.param(
        "Japan – the third largest economy at that time – joined the talks in the spring of 2013.", id="an aside"
    ),
    pytest.param(
        "The EU (European Union) - Japan summit took place in Brussels for the first time.", id="an abbreviation"
    ),
    pytest.param("「経済安全保障」は日欧の共通の課題であり、首脳は協力を深めることで一致した。", id="a quotation"),
]


@pytest.mark.parametrize("sentence", NO_DATELINES)
def test_what_only_resembles_a_dateline_stays(sentence: str) -> None:
    assert clean(f"{sentence}\n\n{NEXT}").text == f"{sentence}\n\n{NEXT}"


SIGNATURES = [
    pytest.param(mark, id=mark)
    for mark in (
        " (ANI)",
        " (Xinhua)",
        " (dpa/AFP)",
        " – Bernama",
        "—AFP",
        " (Anadolu)",
        " [AP]",
        "\n\nGNA",
        "\n\nAFP/dpa",
        " EFE",
    )
]


@pytest.mark.parametrize("mark", SIGNATURES)
def test_a_mark_behind_the_last_sentence_goes(mark: str) -> None:
    assert clean(f"{LEAD}\n\n{NEXT}{mark}").text == f"{LEAD}\n\n{NEXT}"


ENDS = [
    pytest.param(mark, id=mark)
    for mark in (
        "Be the first to comment",
        "UYARI: Küfür, hakaret ve büyük harfle yazılan yorumlar onaylanmaz.",
        "Current News",
        "MOST READ",
        "Don't Miss",
        "Don’t miss",
        "Previous Story",
        "Latest from -World",
        "Leave a Reply",
        "12 Comments",
        "Tags: Japan, ships",
        "Source: Agency",
        "Quellen:",
        "Kommentar schreiben",
        "Auch interessant",
        "À lire aussi",
        "Articles similaires",
        "Potrebbe interessarti",
        "Riproduzione riservata",
        "Noticias relacionadas",
        "Lo más leído",
        "関連記事",
        "アクセスランキング",
        "この記事は有料会員限定です",
        "관련기사",
        "İlgili Haberler",
        "Lees ook",
        "Czytaj także",
    )
]


@pytest.mark.parametrize("mark", ENDS)
def test_nothing_follows_a_mark_of_the_end(mark: str) -> None:
    page = f"{LEAD}\n\n{NEXT}\n\n{mark}\n\nFarmers fear frost\n\nThe night was the coldest since records began in 1901."

    assert clean(page).text == f"{LEAD}\n\n{NEXT}"


ASIDES = [
    pytest.param(line, id=line)
    for line in (
        "Advertisement",
        "ALSO READ-Japan sends aid after the storm",
        "Read more: Ten ships that changed the sea",
        "Follow us on Telegram for the latest updates.",
        "Subscribe to our newsletter and never miss a story from the region again.",
        "We use cookies to improve your experience on this site.",
        "Photo: Coast Guard",
        "A patrol ship leaves port at dawn. (Photo: Coast Guard)",
        "Lesen Sie auch: Neue Fähre nach Kiel",
        "Anzeige",
        "Lire aussi : Le port de Brest s'agrandit",
        "Leggi anche: Il porto di Genova cresce",
        "Suscríbete a nuestro boletín y recibe las noticias cada mañana.",
        "この記事をシェアする",
        "写真：海上保安庁",
        "当サイトではCookieを使用しています。",
        "Paylaş",
    )
]


@pytest.mark.parametrize("line", ASIDES)
def test_a_line_that_is_not_the_articles_goes_and_the_article_goes_on(line: str) -> None:
    assert clean(f"{LEAD}\n\n{line}\n\n{NEXT}").text == f"{LEAD}\n\n{NEXT}"


OWN = [
    pytest.param(sentence, id=sentence[:30])
    for sentence in (
        "Nach Angaben mehrerer Quellen in Tokio soll der Vertrag noch im Herbst unterschrieben werden.",
        "Quellen in Brüssel bestätigten, dass der Vertrag noch im Herbst unterschrieben werden soll.",
        "Share prices of shipbuilders in Tokyo and Hamburg rose after the news on the agreement.",
        "Sources close to the talks said that the radios would be paid for by both sides in equal parts.",
        "Comments by the minister on Monday had raised hopes that an agreement was close at hand.",
        "Most read the agreement as a sign that both sides want to keep the sea lanes open.",
        "Datenschutz war der schwierigste Punkt der Verhandlungen, die zwei Jahre gedauert haben.",
        "Latest figures show that trade between both sides has grown by a third since 2019.",
        "著作権の保護期間についても、日欧は七十年とすることで最終的に合意したという。",
    )
]


@pytest.mark.parametrize("sentence", OWN)
def test_a_sentence_with_a_prompts_word_in_it_stays(sentence: str) -> None:
    assert clean(f"{LEAD}\n\n{sentence}\n\n{NEXT}").text == f"{LEAD}\n\n{sentence}\n\n{NEXT}"


def test_a_text_on_one_line_that_stands_twice_is_given_once() -> None:
    assert clean(f"{LEAD} {NEXT} {LEAD} {NEXT}").text == f"{LEAD} {NEXT}"


def test_a_quote_pulled_out_of_the_text_goes() -> None:
    page = f"{LEAD}\n\nThe tests begin in October off the coast of Portugal\n\n{NEXT}"

    assert clean(page).text == f"{LEAD}\n\n{NEXT}"


def test_a_known_headline_with_the_sites_name_is_not_in_the_text() -> None:
    cleaned = clean(f"Ships to test radios together\n\n{LEAD}", "Ships to test radios together | Harbour Post")

    assert (cleaned.title, cleaned.text) == ("Ships to test radios together | Harbour Post", LEAD)


def test_a_single_short_sentence_is_the_text() -> None:
    assert clean("Japan won.").text == "Japan won."


def test_a_sentence_above_its_date_is_the_text() -> None:
    cleaned = clean(f"{LEAD}\n\n12 May 2025")

    assert (cleaned.text, cleaned.preamble) == (LEAD, ("12 May 2025",))


def test_a_last_sentence_without_its_full_stop_is_kept() -> None:
    unfinished = "The next meeting of both sides is planned for the spring, in a small town on the coast of Portugal"

    assert clean(f"{LEAD}\n\n{unfinished}\n\nShare").text == f"{LEAD}\n\n{unfinished}"


def test_headlines_with_their_first_sentences_are_not_the_article_going_on() -> None:
    teasers = "Cable to Japan\n\nJapan and the European Union agreed on a cable, officials said.\n\nRadios for ships"
    more = "The tests of radios begin in October off the coast.\n\nPorts in Portugal\n\nThe coast of Portugal has two."

    assert clean(f"{LEAD}\n\n{NEXT}\n\nRelated Articles\n\n{teasers}\n\n{more}").text == f"{LEAD}\n\n{NEXT}"


def test_nothing_gives_nothing() -> None:
    assert clean(" \n\u200b\n").text == ""


CHARACTERS = [
    pytest.param("AT&amp;amp;T &amp;#8217;s &quot;plan&quot;", 'AT&T ’s "plan"', id="entities escaped several times"),
    pytest.param("Borrellnbsp;said amp; left", "Borrell said & left", id="entities without their ampersand"),
    pytest.param("Japanâ€™s cafÃ©", "Japan’s café", id="UTF-8 read as Windows-1252"),
    pytest.param("Japan\x92s \x93plan\x94", "Japan’s “plan”", id="Windows-1252 read as Latin-1"),
    pytest.param("the CAFÉ” in Tokyo", "the CAFÉ” in Tokyo", id="what only resembles it"),
    pytest.param("zero\u200bwidth\ufeff soft\u00adhyphen\x07", "zerowidth softhyphen", id="invisible characters"),
    pytest.param("cafe\u0301 ト\u3099", "café ド", id="decomposed letters"),
    pytest.param("two\u00a0\u00a0 spaces\there", "two spaces here", id="white space"),
]


@pytest.mark.parametrize(("found", "mended"), CHARACTERS)
def test_characters_are_mended(found: str, mended: str) -> None:
    assert clean(f"{LEAD} {found}.").text == f"{LEAD} {mended}."


_PIECES = st.sampled_from(
    [
        LEAD,
        NEXT,
        "Advertisement",
        "Related Articles",
        "Comments",
        "GNA",
        "By Jane Roe",
        "12 May 2025",
        "A subheading here",
    ]
)
_TEXTS = st.lists(_PIECES | st.text(max_size=40), max_size=14).map("\n\n".join)


@given(_TEXTS)
def test_cleaning_what_is_clean_changes_nothing(page: str) -> None:
    once = clean(page)

    assert clean(once.text, once.title).text == once.text


@pytest.mark.parametrize("page", ALL.values(), ids=ALL)
def test_cleaning_a_cleaned_page_changes_nothing(page: Marked) -> None:
    once = clean(page.page)

    assert clean(once.text, once.title).text == once.text


@given(_TEXTS)
def test_no_paragraph_is_invented(page: str) -> None:
    words = set(re.findall(r"\w+", clean(page).text))

    assert words <= set(re.findall(r"\w+", mend(page)))


LEAD = "Japan and the European Union announced a new partnership on security in Tokyo on Friday."
SECOND = "Officials of both sides said that the talks had been difficult and had nearly collapsed in September."
LATER = "A first meeting of the two staffs is planned in Brussels, according to a diplomat."
THIRD = "The ministers want to begin joint exercises at sea in the spring, beginning with two ships."


@pytest.mark.parametrize(
    "sentence",
    [
        "Sources close to the talks said that the exchange of information would begin in the next year.",
        "Source: the talks were difficult, one official admitted, and they nearly collapsed in the autumn.",
        "Comments by Chinese officials on the agreement were not available on Friday afternoon.",
        "Share prices of Japanese makers of defence goods rose after the announcement was made.",
        "Nach Angaben aus diplomatischen Quellen soll die Zusammenarbeit noch in diesem Jahr beginnen.",
        "Quellen in Brüssel zufolge wird über den Austausch von Informationen weiter verhandelt.",
        "Fuentes: según el ministerio japonés, el acuerdo no incluye ayudas.",
        "共有する情報の範囲は今後の協議で決める。",
        "関連記事の多い分野だが、合意には法的拘束力がない。",
    ],
)
def test_a_sentence_that_begins_like_furniture_stays(sentence: str) -> None:
    text = clean(f"EU and Japan sign a pact\n\n{LEAD}\n\n{SECOND}\n\n{sentence}\n\n{THIRD}").text
    assert text == f"{LEAD}\n\n{SECOND}\n\n{sentence}\n\n{THIRD}"


@pytest.mark.parametrize("notice", ["記事や写真の無断転載", "本紙の無断複製", "Photos and texts: all rights reserved"])
def test_a_notice_is_known_by_words_that_do_not_begin_it(notice: str) -> None:
    assert furniture(notice, prose=False) is not None


@pytest.mark.parametrize("mark", ["Related:", "Read more", "Related stories"])
def test_a_box_of_other_headlines_within_an_article_does_not_end_it(mark: str) -> None:
    box = [mark, "EU, South Korea agree pact", "North Korea tests a rocket"]
    assert (
        clean("\n\n".join(["EU and Japan sign a pact", LEAD, SECOND, *box, THIRD, LATER])).text
        == f"{LEAD}\n\n{SECOND}\n\n{THIRD}\n\n{LATER}"
    )


@pytest.mark.parametrize("dateline", ["Brussels, 3 March 2026.", "TOKYO, March 3, 2026.", "Berlin, 12 May."])
def test_a_dateline_may_end_in_a_full_stop(dateline: str) -> None:
    said = "The EU and Japan agreed on Monday to share defence data."

    assert clean(f"{dateline} {said}", "").text == said
