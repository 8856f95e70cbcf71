"""How names bend: the endings a name may carry, and the forms its words take in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator

ENDINGS = frozenset({
    "s", "es", "e", "n", "en", "er", "ern", "em", "i", "a", "u", "y",
    "om", "ie", "ii", "ach", "ami", "ów", "ą", "ę", "ego", "ej", "m", "ch", "mi", "mu", "emu", "iem", "owi", "iego",
})  # fmt: skip
"""What may follow a name inside its word: plurals and cases of Germanic, Romance and Slavic languages."""

_GERMAN_ADJECTIVE = re.compile(r"\b(\w{4,}?)(e|er|es|en|em)(?= )")
_POLISH_PAIR = re.compile(r"\w{3,}a \w{3,}a")
_POLISH_CASES = (("ą", "ą"), ("ę", "ą"), ("ą", "ę"), ("y", "ej"), ("i", "ej"), ("ej", "y"), ("ej", "i"))
"""How a feminine noun and its adjective, in either order, end together: współpracę obronną, współpracy obronnej."""

_LONG_WORD = re.compile(r"\b\w{4,}\b")


def forms(name: str, language: str) -> tuple[str, ...]:
    """Give the forms a name is looked for in: itself first, then what its language makes of it."""
    makers = {"de": _german, "it": _italian, "fr": _plural, "es": _plural, "pl": _polish}
    maker = makers.get(language)
    return tuple(dict.fromkeys([name, *(maker(name) if maker else ())]))


def _german(name: str) -> Iterator[str]:
    """Europäische Kommission: also der Europäischen Kommission."""
    if _GERMAN_ADJECTIVE.search(name):
        for ending in ("e", "er", "es", "en", "em"):
            yield _GERMAN_ADJECTIVE.sub(rf"\g<1>{ending}", name)


def _italian(name: str) -> Iterator[str]:
    """Name the plural: semiconduttore, also semiconduttori; materia prima, also materie prime."""
    changed = re.sub(r"(?<=\w{3})[eo]\b", "i", name)
    yield changed
    yield re.sub(r"(?<=\w{3})a\b", "e", name)


def _plural(name: str) -> Iterator[str]:
    """Name the plural of each word: materia prima crítica, also materias primas críticas."""
    yield _LONG_WORD.sub(lambda word: word.group() if word.group().endswith(("s", "x")) else word.group() + "s", name)


def _polish(name: str) -> Iterator[str]:
    """Name the stem, which takes the endings (Japonia: Japonii, Japonią), or the cases of noun and adjective."""
    if len(name) > len("unia") and name[-1] in "aeioy" and " " not in name:
        yield name[:-1]
    if _POLISH_PAIR.fullmatch(name):
        one, other = name.split()
        yield from (f"{one[:-1]}{first} {other[:-1]}{second}" for first, second in _POLISH_CASES)
