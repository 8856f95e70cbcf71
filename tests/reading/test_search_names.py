"""What is typed to search is looked up more widely than what is read."""

from __future__ import annotations

import pytest

from bot.domain.catalog import Actor, ActorKind, Catalog, Side, Term
from bot.reading.naming.names import NameFinder
from bot.reading.naming.search_names import SearchNames, surnames


def person(id_: str, *names: str) -> Actor:
    return Actor(id_, ActorKind.PERSON, Side.JAPAN, {"en": (id_.title(),), "ja": names})


PEOPLE = (
    person("ishiba", "石破茂", "石破首相", "石破氏"),
    person("hagiuda", "萩生田光一", "萩生田経産相"),
    person("akazawa", "赤沢亮正", "赤澤亮正", "赤沢経産相", "赤澤経済産業大臣"),
    person("kono", "河野太郎", "河野デジタル相", "河野デジタル大臣"),
    person("hayashi", "林芳正", "林外相", "林外務大臣"),
    person("suzuki", "鈴木俊一", "鈴木財務相"),
    person("other-suzuki", "鈴木憲和", "鈴木農相"),
    person("saita", "斉田幸雄", "斎田幸雄"),
    person("abe", "あべ俊子", "あべ文科相"),
)
STEEL = Term("steel", {"en": ("steel",), "ja": ("鉄鋼",), "de": ("Stahl",)})
NAMES = NameFinder(Catalog((), PEOPLE, words=(STEEL,)))


def test_a_surname_is_what_a_full_name_and_one_with_a_title_begin_with() -> None:
    assert surnames(NAMES.catalog) == {
        "石破": "ishiba",
        "萩生田": "hagiuda",
        "赤沢": "akazawa",
        "赤澤": "akazawa",
        "河野": "kono",
    }


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        pytest.param("石破", ("Ishiba", "石破茂", "石破首相", "石破氏"), id="a surname"),
        pytest.param("Ishiba", ("石破茂", "石破首相", "石破氏", "石破"), id="the same in Latin letters"),
        pytest.param("steel", ("鉄鋼", "Stahl"), id="a word in English"),
        pytest.param("鉄鋼", ("steel", "Stahl"), id="a word in Japanese"),
        pytest.param("鈴木", (), id="a surname of two people"),
        pytest.param("林", (), id="a surname of one character"),
    ],
)
def test_a_surname_or_word_stands_for_its_other_names(typed: str, others: tuple[str, ...]) -> None:
    assert SearchNames(NAMES).aliases(typed) == others


def test_a_text_is_read_without_them() -> None:
    assert NAMES.find("石破政権と鉄鋼") == ()
    assert [mention.name for mention in SearchNames(NAMES).find("石破政権と鉄鋼")] == ["石破", "鉄鋼"]
