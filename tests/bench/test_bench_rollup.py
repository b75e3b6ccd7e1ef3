"""Sums of composed facts: all alike, and right."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from bench.peers import Peer
from bench.rollup import _DUCKDB, _OURS, Row, add_plainly, find_ratio, make_facts, run_rollup, show_rollup, to_part
from bench.runners import rollup_ours, rollup_sqlite
from bench.runners.rollup import QUERY, Fact, read_facts, summarise
from rich.console import Console

_FACTS: list[Fact] = [("a", "m", "2031-Q1", 3, 5), ("b", "m", "2031-Q1", 1, 1), ("a", "m", "2031-Q1", 10, 10)]
_SUMS = [("a", "m", "2031-Q1", 13, 15, 2), ("b", "m", "2031-Q1", 1, 1, 1)]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """The facts as every adder gets them."""
    path = tmp_path / "facts.csv"
    lines = [",".join(map(str, fact)) for fact in _FACTS]
    path.write_text("\n".join(["org,measure,period,low,high", *lines]) + "\n", encoding="utf-8")
    return path


def test_facts_are_the_same_every_time() -> None:
    """Ten facts for each owner, measure and quarter, none of which ends below where it begins."""
    facts = list(make_facts(2000))
    assert facts == list(make_facts(2000))
    assert len(facts) == 2000
    assert {count for *_, count in add_plainly(facts)} == {10}
    assert all(low <= high for *_, low, high in facts)
    assert any(low < high for *_, low, high in facts)


def test_sums_are_plain() -> None:
    """Lower ends, upper ends and facts are added by owner, measure and period."""
    assert sorted(add_plainly(_FACTS)) == _SUMS


def test_every_adder_comes_to_the_same_sums(table: Path) -> None:
    """SQLite and the ledger of a review give what plain adding gives, in whatever order."""
    assert list(read_facts(table)) == _FACTS
    assert sorted(rollup_sqlite.load(table)()) == _SUMS
    assert sorted(rollup_ours.load(table)()) == _SUMS
    assert "GROUP BY" in QUERY


def test_a_digest_tells_sums_apart_and_not_their_order() -> None:
    """Two lists of sums have one digest where they hold the same, and another where one figure differs."""
    assert summarise(_SUMS) == summarise(reversed(_SUMS))
    assert summarise(_SUMS)["digest"] != summarise([(*_SUMS[0][:3], 14, 15, 2), _SUMS[1]])["digest"]


def test_a_small_run_is_right_and_shown() -> None:
    """Without anything to install ours and SQLite add up, each in a process of its own, and their sums are checked."""
    rows = run_rollup(1, lambda _: None, facts=500, peers=False)
    assert [(row.facts, row.groups, row.right, row.why_not) for row in rows] == [(500, 50, True, "")] * 2
    screen = io.StringIO()
    show_rollup(rows, Console(file=screen, width=160))
    assert screen.getvalue().count(" yes") == 2
    assert set(to_part(rows).versions) == {"diemcau", "SQLite"}


def test_the_limit_is_what_others_are_held_against() -> None:
    """How many times the limit's time a fact takes, and nothing where the limit did not run."""
    ours, limit = Row(_OURS, facts=100, cpu_s=1.0), Row(_DUCKDB, facts=1000, cpu_s=1.0)
    assert find_ratio([ours, limit], ours) == 10
    assert find_ratio([ours], ours) is None
    assert find_ratio([ours, Row(_DUCKDB, why_not="not installed: x")], ours) is None


def test_what_did_not_run_says_why() -> None:
    """A reason stands in the table and in what is kept."""
    row = Row(Peer("nobody", "nobody", note="made up"), why_not="does not run: no module")
    screen = io.StringIO()
    show_rollup([row], Console(file=screen, width=160))
    assert "nobody: does not run: no module" in screen.getvalue()
    assert to_part([row]).value["rows"][0]["why_not"] == "does not run: no module"
