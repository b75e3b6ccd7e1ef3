"""The form of the source: short functions, short files, docstrings everywhere, output only from the command line."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeAlias

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "diemcau"
LONGEST_FUNCTION = 60  # lines of a body, its docstring not counted
LONGEST_FILE = 500
# Migrations are written by Django; those written by hand say what they do all the same.
SOURCES = sorted(path for path in SOURCE.rglob("*.py") if path.parent.name != "migrations")
TESTS = sorted((ROOT / "tests").rglob("*.py"))
Definition: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def shown(path: Path) -> str:
    """A path as a failing test should print it."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """The syntax of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def public(node: ast.AST) -> Iterator[Definition]:
    """Functions and classes that others may use: of modules and of public classes, not those within functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not child.name.startswith("_"):
            yield child
            if isinstance(child, ast.ClassDef):
                yield from public(child)


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many lines a function's body takes, from its first statement to its last."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a file, nested ones too."""
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_functions_are_seen_at_once() -> None:
    """No function's body is longer than a screen."""
    lengths = {f"{shown(path)}: {node.name}": body_lines(node) for path in SOURCES for node in functions(path)}
    assert len(lengths) > 1000
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def test_files_hold_one_thing() -> None:
    """No file has grown so long that it holds several things."""
    lengths = {shown(path): path.read_bytes().count(b"\n") for path in SOURCES}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_what_others_use_says_what_it_does() -> None:
    """Every module, public class and public function has a docstring."""
    assert [shown(path) for path in SOURCES if not ast.get_docstring(tree(path))] == []
    bare = [(shown(path), node.name) for path in SOURCES for node in public(tree(path)) if not ast.get_docstring(node)]
    assert bare == []


def test_only_the_command_line_prints() -> None:
    """Nothing under the command line writes to the terminal."""
    under = [path for path in SOURCES if SOURCE / "cli" not in path.parents]
    calls = [(path, node) for path in under for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    prints = [(path, node) for path, node in calls if isinstance(node.func, ast.Name) and node.func.id == "print"]
    assert [f"{shown(path)}:{node.lineno}" for path, node in prints] == []


def test_every_test_says_what_it_holds() -> None:
    """Every test has a sentence that says what would be wrong if it failed."""
    tests = [(path, node) for path in TESTS for node in functions(path) if node.name.startswith("test_")]
    assert [f"{shown(path)}: {node.name}" for path, node in tests if not ast.get_docstring(node)] == []
