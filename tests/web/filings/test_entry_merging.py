"""What two people made of one return comes together, or is asked about."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from diemcau.web.filings.entry.merging import Clash, merge

Rows = dict[str, dict[str, str]]


def table(**rows: dict[str, str]) -> dict[str, list[dict[str, Any]]]:
    """One table of rows by id."""
    return {"t": [{"id": name, "cells": cells} for name, cells in rows.items()]}


BASE = table(a={"x": "1", "y": "2"}, b={"x": "3"})


def test_cells_that_only_one_changed_come_together() -> None:
    """Different cells of one row are no conflict."""
    mine = table(a={"x": "10", "y": "2"}, b={"x": "3"})
    theirs = table(a={"x": "1", "y": "20"}, b={"x": "3"}, c={"x": "4"})
    both = merge(BASE, mine, theirs)
    assert both.content == table(a={"x": "10", "y": "20"}, b={"x": "3"}, c={"x": "4"})
    assert both.clashes == ()
    assert both.taken == {"t/a/x"}


def test_a_cell_that_both_changed_is_asked_about() -> None:
    """Theirs stays until somebody chooses; the same words are no conflict."""
    mine = table(a={"x": "10", "y": "5"}, b={"x": "3"})
    theirs = table(a={"x": "11", "y": "5"}, b={"x": "3"})
    both = merge(BASE, mine, theirs)
    assert both.clashes == (Clash("t/a/x", "1", "10", "11"),)
    assert both.content == theirs
    assert merge(BASE, mine, theirs, {"t/a/x": "mine"}).content == table(a={"x": "10", "y": "5"}, b={"x": "3"})
    assert merge(BASE, mine, theirs, {"t/a/x": "theirs"}).clashes == ()


def test_a_removed_row_in_which_the_other_wrote_is_asked_about() -> None:
    """It stays whole or goes whole."""
    mine = table(b={"x": "3"})
    theirs = table(a={"x": "1", "y": "20"}, b={"x": "3"})
    assert merge(BASE, mine, theirs).clashes == (Clash("t/a/y", "2", "", "20"),)
    assert merge(BASE, mine, theirs, {"t/a/y": "mine"}).content == mine
    assert merge(BASE, mine, theirs, {"t/a/y": "theirs"}).content == theirs
    assert merge(BASE, mine, BASE).content == mine
    assert merge(BASE, BASE, mine).content == mine


def test_nothing_to_report_is_kept_while_nothing_stands_there() -> None:
    """The row that says so goes as soon as somebody wrote something."""
    nothing = table(none={})
    assert merge({}, nothing, {}).content == nothing
    assert merge(nothing, nothing, nothing).content == nothing
    assert merge({}, nothing, table(a={"x": "1"})).content == table(a={"x": "1"})
    assert merge(nothing, {}, nothing).content == {}


CELLS = st.dictionaries(st.sampled_from("xyz"), st.sampled_from("123"), min_size=1)
TABLES = st.dictionaries(st.sampled_from("abcd"), CELLS).map(lambda rows: table(**rows) if rows else {})


@given(TABLES, TABLES)
def test_what_only_one_changed_stands_as_that_one_left_it(base: Any, mine: Any) -> None:
    """Against an unchanged other side there is nothing to ask, whichever side it was."""
    for both in (merge(base, mine, base), merge(base, base, mine)):
        assert both.clashes == ()
        assert both.content == mine


@given(TABLES, TABLES, TABLES)
def test_every_cell_comes_from_one_of_both(base: Any, mine: Any, theirs: Any) -> None:
    """No cell is invented; choosing all of one side leaves no question; what is mine and stands is counted."""
    both = merge(base, mine, theirs)
    chosen = {clash.cell: "mine" for clash in both.clashes}
    settled = merge(base, mine, theirs, chosen)
    assert settled.clashes == ()
    for one in (both, settled):
        for row in one.content.get("t", []):
            for column, words in row["cells"].items():
                sides = [cells_of(side).get(row["id"], {}).get(column) for side in (mine, theirs)]
                assert words in sides


def cells_of(content: Any) -> Rows:
    """Cells by row."""
    return {row["id"]: row["cells"] for row in content.get("t", [])}
