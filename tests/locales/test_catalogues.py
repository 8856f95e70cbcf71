"""The catalogues hold what the code says, all of it and nothing else, with the same places for values."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bot.domain.errors import CatalogError
from bot.locales.extract import COUNTED, ROOT, SAID, is_missing, messages, template
from bot.locales.load import FILE, Wordings, interface_language, interface_languages, read_catalogue
from bot.locales.names import FOLDER

LANGUAGES = interface_languages()[1:]
PLACE = re.compile(r"\{[^{}]*\}")


@pytest.fixture(scope="module")
def said() -> Catalog:
    return template()


@pytest.fixture(scope="module", params=LANGUAGES)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    with (FOLDER / request.param / FILE).open("rb") as file:
        return read_po(file, locale=request.param, abort_invalid=True)


def ids(catalog: Catalog) -> set[str]:
    return {_english(message) for message in catalog if message.id}


def _english(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[-1]


def test_each_message_of_the_code_has_words_in_each_language_and_none_is_left_over(
    said: Catalog, catalogue: Catalog
) -> None:
    assert ids(catalogue) == ids(said), "run make locales"
    assert [message.id for message in catalogue if message.id and is_missing(message)] == []
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_of_a_file_says_nothing_that_nobody_filled_in(language: str) -> None:
    head = (FOLDER / language / FILE).read_text(encoding="utf-8").partition("\n\n")[0]
    assert [blank for blank in ("EMAIL@ADDRESS", "FULL NAME", "YEAR-MO-DA") if blank in head] == []


def test_a_translation_has_the_places_of_its_message(catalogue: Catalog) -> None:
    wrong = {
        _english(message): text
        for message in catalogue
        for text in ([message.string] if isinstance(message.string, str) else message.string or ())
        if message.id and sorted(PLACE.findall(text)) != sorted(PLACE.findall(_english(message)))
    }
    assert wrong == {}


def test_blanks_at_the_ends_of_a_message_are_kept_where_a_value_follows() -> None:
    """Messages such as " · newest " are put together with others: their middle dots must stay apart."""
    with (FOLDER / "ja" / FILE).open("rb") as file:
        catalogue = read_po(file)
    dotted = {m.id: m.string for m in catalogue if isinstance(m.id, str) and m.id.startswith(" · ")}
    assert [key for key, text in dotted.items() if not str(text).startswith(" · ")] == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param('_("One")', ["One"], id="gettext"),
        pytest.param('wording.ngettext("{n} day", "{n} days", 2)', [("{n} day", "{n} days")], id="a plural"),
        pytest.param('raise UsageError(then(Phrase("One."), Phrase("Two.")))', ["One.", "Two."], id="one in another"),
        pytest.param('Phrase("One" if x else "Two")', ["One", "Two"], id="a choice"),
        pytest.param('NotFound("There is no {id}.", id=id)', ["There is no {id}."], id="an error"),
        pytest.param('SettingsError("Set it.")', [], id="an error only the operator sees"),
        pytest.param('_(name) + print("x")', [], id="nothing said"),
    ],
)
def test_what_the_code_says_is_found(code: str, expected: list[str]) -> None:
    assert sorted(messages(code), key=str) == sorted(expected, key=str)


def unseen(code: str) -> Iterator[int]:
    """Give the lines on which something is said in words that cannot be read off the call.

    They are put together, or stand under a name: what stands there is not found when the catalogues are made.
    """
    tree = ast.parse(code)
    for scope in ast.walk(tree):
        if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef | ast.Module):
            named = {**_texts_named(tree), **_texts_named(scope)}
            yield from (one.lineno for one in _said_in(scope) for part in _parts(one, named) if _is_unseen(part))


def _texts_named(scope: ast.Module | ast.FunctionDef | ast.AsyncFunctionDef) -> dict[str, ast.expr]:
    """Give what the names of a scope stand for, where that is words."""
    inside = scope.body if isinstance(scope, ast.Module) else list(ast.walk(scope))
    given: dict[str, ast.expr] = {}
    for node in inside:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None) if isinstance(node, ast.Assign | ast.AnnAssign) else None
        if value is not None:
            given |= {each.id: value for each in targets if isinstance(each, ast.Name)}
    return given


def _said_in(scope: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(scope):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in {*SAID, COUNTED}:
                yield from node.args[: 2 if name == COUNTED else 1]


def _parts(given: ast.expr, named: Mapping[str, ast.expr]) -> Iterator[ast.expr | None]:
    """Give each of the texts that a call may be given, None for words that stand under a name."""
    match given:
        case ast.IfExp(body=one, orelse=other):
            yield from _parts(one, named)
            yield from _parts(other, named)
        case ast.Name(id=name) if name in named:
            worded = all(isinstance(part, ast.Constant | ast.JoinedStr | ast.BinOp) for part in _parts(named[name], {}))
            yield None if worded else given
        case _:
            yield given


def _is_unseen(part: ast.expr | None) -> bool:
    return part is None or isinstance(part, ast.JoinedStr | ast.BinOp)


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        pytest.param('_("One")', [], id="written out"),
        pytest.param('Phrase("One" if x else "Two")', [], id="a choice"),
        pytest.param('PermanentDelivery(f"{x} is gone")', [1], id="an f-string"),
        pytest.param('wording.ngettext("{n} day", f"{n} {kind}s", n)', [1], id="a plural put together"),
        pytest.param('Phrase("One" if x else f"{x}")', [1], id="one way of a choice"),
        pytest.param('ONE = "One"\ndef f():\n    raise NotFound(ONE)', [3], id="words under a name"),
        pytest.param('def f():\n    one = "1" if x else "2"\n    return _(one)', [3], id="a choice under a name"),
        pytest.param('ONE: Final = Phrase("One")\ndef f():\n    raise NotFound(ONE)', [], id="a phrase under a name"),
        pytest.param("def f(text):\n    return _(text)", [], id="words from elsewhere"),
        pytest.param('def f():\n    a = "x"\ndef g(a):\n    return _(a)', [], id="another function's name"),
    ],
)
def test_words_that_the_catalogues_would_miss_are_seen(code: str, lines: list[int]) -> None:
    assert sorted(set(unseen(code))) == lines


def test_no_message_is_put_together_before_it_is_translated() -> None:
    """A value in an f-string could neither be translated nor be told from our words."""
    found = {
        f"{path.relative_to(ROOT)}:{line}"
        for room in ("bot", "storage")
        for path in (ROOT / room).rglob("*.py")
        for line in unseen(path.read_text(encoding="utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("ja", "ja"),
        ("ja-JP", "ja"),
        ("ja_JP", "ja"),
        ("en-GB", "en"),
        ("de", "en"),
        ("jav", "en"),
        ("", "en"),
    ],
)
def test_a_platforms_tag_leads_to_a_language_of_the_interface(tag: str, language: str) -> None:
    assert interface_language(tag, Wordings()) == language


def test_what_a_catalogue_lacks_is_said_in_english() -> None:
    wording = Wordings()["ja"]
    assert wording.gettext("Nobody ever said this.") == "Nobody ever said this."
    assert wording.ngettext("one", "more", 2) == "more"


def test_a_language_there_is_no_file_of_is_no_language() -> None:
    assert "de" not in Wordings()
    assert list(Wordings()) == ["en", *LANGUAGES]


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "eujp.po"
    broken.write_text("neither msgid nor msgstr\n", encoding="utf-8")
    with pytest.raises(CatalogError, match=re.escape(f"{broken} cannot be read")):
        read_catalogue(broken)
