"""The schemas that editors check a catalogue by agree with the rules it is loaded by."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

import bot.catalog
from bot.catalog.load import load_catalog
from bot.domain.errors import CatalogError
from tests.catalog.test_load import ACTORS, BROKEN, EVENT, FACT, SOURCE, TOPIC, WORD, write

FOLDER = Path(bot.catalog.__file__).parent
FILES = sorted(FOLDER.rglob("*.toml"))
VALID = {"topics": TOPIC, "actors": ACTORS, "events": EVENT, "sources": SOURCE, "facts": FACT, "words": WORD}
BEYOND_A_SCHEMA = {
    "broken TOML",
    "id used twice",
    "office that ends before it starts",
    "unknown actor",
    "place that is a country",
    "leaders of an office nobody holds",
    "unknown topic",
    "date of a fact without quotation marks",  # in JSON a day is a text
}
"""What only the whole catalogue can tell, by the ids of the broken rules."""


def validator(kind: str) -> Draft202012Validator:
    schema = json.loads((FOLDER / "schemas" / f"{kind}.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=FormatChecker())


def faults(kind: str, text: str) -> list[str]:
    """Give what is wrong with a TOML text by its schema; a day is written as JSON writes it."""
    data = json.loads(json.dumps(tomllib.loads(text), default=str))
    return [fault.message for fault in validator(kind).iter_errors(data)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(FOLDER)))
def test_every_packaged_file_names_its_schema_and_keeps_it(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    named = re.match(r"#:schema (\S+)\n", text)
    assert named
    schema = (file.parent / named.group(1)).resolve()
    assert schema.parent == FOLDER / "schemas"
    assert faults(schema.stem, text) == []


@pytest.mark.parametrize("kind", VALID)
def test_what_is_valid_by_the_rules_is_so_by_the_schema(kind: str) -> None:
    assert faults(kind, VALID[kind]) == []


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [pytest.param(*case.values[:3], id=case.id) for case in BROKEN if case.id not in BEYOND_A_SCHEMA],
)
def test_what_breaks_a_rule_breaks_the_schema(kind: str, good: str, bad: str) -> None:
    assert faults(kind, VALID[kind].replace(good, bad, 1))


@pytest.mark.parametrize(
    ("kind", "known_by"), [("topics", "id"), ("actors", "id"), ("events", "id"), ("sources", "url"), ("facts", "id")]
)
def test_a_row_has_the_same_keys_in_both(tmp_path: Path, kind: str, known_by: str) -> None:
    row = validator(kind).schema["properties"][kind.removesuffix("s")]["items"]
    required, every = keys_by_the_rules(tmp_path, kind, known_by)
    assert (set(row["required"]), set(row["properties"])) == (required, every)


def keys_by_the_rules(folder: Path, kind: str, known_by: str) -> tuple[set[str], set[str]]:
    """Ask for the keys of a row: add each that is said to be missing, until the unknown one is complained of."""
    required = {known_by}
    while True:
        lines = "\n".join(f'{key} = "z"' for key in sorted(required))
        with pytest.raises(CatalogError) as caught:
            load_catalog(write(folder, **{kind: f"[[{kind.removesuffix('s')}]]\nunknown = 1\n{lines}\n"}))
        missing = re.search(r': "(\w+)" is missing', str(caught.value))
        if missing is None:
            return required, set(str(caught.value).rpartition("the keys are ")[2].rstrip(".").split(", "))
        required.add(missing.group(1))
