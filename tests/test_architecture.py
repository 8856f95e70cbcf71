"""The house rules a linter does not know: which way the rooms face, what each hides, how large a thing may grow."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# From left to right: a room imports itself and those in earlier rows. One row's rooms do not know each other.
ROWS: tuple[tuple[str, ...], ...] = (
    ("bot.domain",),
    ("bot.catalog", "bot.locales", "bot.views", "bot.reading"),
    ("storage",),
    ("bot.services",),
    ("bot.commands",),
    ("bot.adapters",),
    ("bot", "migrations"),
)

# The same order inside reading: a part imports itself and those before it; analysis stands over them all.
READING: tuple[str, ...] = (
    *("text", "cleaning", "feeds", "pages", "naming", "acting"),
    *("dating", "relevance", "stories", "claims", "answers", "summaries", "grounding", "analysis"),
)

HIDDEN: dict[str, tuple[str, ...]] = {
    "sqlalchemy": ("storage", "migrations"),
    "alembic": ("storage", "migrations"),
    "slack_bolt": ("bot.adapters",),
    "slack_sdk": ("bot.adapters",),
    "discord": ("bot.adapters",),
    "aiohttp": ("bot.adapters",),
    "apscheduler": ("bot.adapters",),
    "procrastinate": ("bot.adapters",),
    "openai": ("bot.adapters",),
    "babel": ("bot.locales",),
}

FILES = sorted(path for room in ("bot", "storage", "migrations") for path in (ROOT / room).rglob("*.py"))


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    rooms = [room for row in ROWS for room in row if module == room or module.startswith(f"{room}.")]
    return max(rooms, key=len)


def row_of(room: str) -> int:
    return next(index for index, row in enumerate(ROWS) if room in row)


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute, so that a room's name is seen"
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names)


def is_ours(name: str) -> bool:
    return name.split(".", maxsplit=1)[0] in {"bot", "storage", "migrations"}


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_a_room_imports_only_from_rooms_to_its_left(path: Path) -> None:
    room = room_of(module_of(path))
    for name in filter(is_ours, imports(path)):
        other = room_of(name)
        if room == "migrations":
            assert other in {"storage", "migrations"}, f"{path} imports {name}"
        else:
            assert other == room or row_of(other) < row_of(room), f"{path} imports {name}"


@pytest.mark.parametrize("path", [path for path in FILES if "reading" in path.parts], ids=module_of)
def test_a_part_of_reading_imports_only_from_parts_before_it(path: Path) -> None:
    _, _, *inside = module_of(path).split(".")
    for name in imports(path):
        if inside and name.startswith("bot.reading."):
            part = name.split(".")[2]
            assert READING.index(part) <= READING.index(inside[0]), f"{path} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_a_hidden_package_stays_in_its_room(path: Path) -> None:
    module = module_of(path)
    for name in imports(path):
        rooms = HIDDEN.get(name.partition(".")[0])
        assert rooms is None or room_of(module) in rooms, f"{path} imports {name}"


@pytest.mark.parametrize("path", [path for path in FILES if "domain" in path.parts], ids=module_of)
def test_the_domain_needs_only_the_standard_library(path: Path) -> None:
    for name in imports(path):
        top = name.split(".")[0]
        assert top in sys.stdlib_module_names or name.startswith("bot.domain"), f"{path} imports {name}"


def test_one_chat_never_imports_the_other() -> None:
    for chat, other in (("slack", "discord"), ("discord", "slack")):
        for path in (ROOT / "bot" / "adapters" / chat).rglob("*.py"):
            assert not [name for name in imports(path) if name.startswith((f"bot.adapters.{other}", other))], path


def edges_between_modules() -> dict[str, set[str]]:
    """Give the modules of ours that each module imports."""
    modules = {module_of(path): path for path in FILES}
    return {
        module: {
            target
            for name in imports(path)
            for target in (name, name.rpartition(".")[0])
            if target in modules and target != module
        }
        for module, path in modules.items()
    }


def test_a_command_at_a_terminal_loads_no_chats_client() -> None:
    edges = edges_between_modules()
    reached: set[str] = set()
    ahead = {"bot.console"}
    while ahead:
        reached |= ahead
        ahead = {target for module in ahead for target in edges[module]} - reached
    clients = ("discord", "slack_bolt", "slack_sdk")
    files = [path for path in FILES if module_of(path) in reached]
    assert not [path for path in files for name in imports(path) if name.partition(".")[0] in clients]


def test_modules_import_each_other_in_no_circle() -> None:
    edges = edges_between_modules()
    while leaves := {module for module, targets in edges.items() if not targets & edges.keys()}:
        for module in leaves:
            del edges[module]
    assert not edges, f"these import each other: {sorted(edges)}"


def lengths(path: Path, kinds: type[ast.AST] | tuple[type[ast.AST], ...]) -> Iterator[tuple[str, int]]:
    """Give the length in lines of each function or class, its docstring not counted."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and isinstance(node, kinds):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            first = node.body[0]
            if ast.get_docstring(node) and isinstance(first, ast.Expr):
                size -= (first.end_lineno or first.lineno) - first.lineno + 1
            yield f"{path.relative_to(ROOT)}:{node.name}", size


def test_no_function_is_over_fifty_lines_and_most_are_short() -> None:
    found = [pair for path in FILES for pair in lengths(path, (ast.FunctionDef, ast.AsyncFunctionDef))]
    assert not [pair for pair in found if pair[1] > 50]
    ordered = sorted(size for _, size in found)
    assert ordered[len(ordered) // 2] <= 8
    assert ordered[len(ordered) * 9 // 10] <= 25


def test_no_file_is_over_four_hundred_lines() -> None:
    assert not [path for path in FILES if len(path.read_text(encoding="utf-8").splitlines()) > 400]


def test_no_class_collects_everything() -> None:
    for path in FILES:
        assert not [pair for pair in lengths(path, ast.ClassDef) if pair[1] > 150]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                methods = [part for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)]
                assert len(methods) <= 12, f"{path}: {node.name} has {len(methods)} methods"
