"""Forms that nobody wrote: the page and the engine answer them alike, whatever stands in them."""

from __future__ import annotations

import string
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diemcau.profile.form_book import load_forms
from diemcau.profile.forms import CellKind, Column, Form, Line, Rule, Table, TableSort
from diemcau.records import Interval
from diemcau.web.filings.entry.shown import show_form, show_interval

from .test_entry_rules import SMALL, engine_answers, filled_of, page_answers, scripts

__all__ = ("scripts",)
pytestmark = pytest.mark.browser
NAMED = {"en": "It holds."}
COLUMNS = (
    Column(code="a", names=NAMED, kind=CellKind.NUMBER, is_required=True),
    Column(code="b", names=NAMED, kind=CellKind.NUMBER, low=Decimal(0), high=Decimal(500)),
    Column(code="c", names=NAMED, kind=CellKind.MONEY, unit="VND"),
    Column(code="d", names=NAMED, kind=CellKind.NUMBER, unit="persons", is_whole=True),
    Column(code="first", names=NAMED, kind=CellKind.DATE),
    Column(code="last", names=NAMED, kind=CellKind.DATE),
    Column(code="title", names=NAMED, kind=CellKind.TEXT),
    Column(code="kind", names=NAMED, kind=CellKind.CHOICE, choices={"x": {"en": "Ex"}, "y": {"en": "Wye"}}),
    Column(code="sure", names=NAMED, kind=CellKind.YES_NO),
)
NUMBERS = ("a", "b", "c", "d")
LINES = (
    Line(code="one", names=NAMED),
    Line(code="two", names=NAMED, is_whole=True),
    Line(code="half", names=NAMED, total_of=("one", "two")),
    Line(code="three", names=NAMED),
    Line(code="all", names=NAMED, total_of=("half", "three")),
)
WORDS = st.sampled_from(
    ["", "0", "1", "7", "-3", "12.5", "1.234", "1,234", "250", "over 170", "at_least 8", "under 5", "nearly 63e8",
     "about 500", "3..5", "63e8", "many", "2025-03-01", "2025-03-09", "5/3/2025", "x", "Wye", "yes", "no", "Náme!",
     "name", "-", "0.1", "1e5", "  12  "]
)  # fmt: skip
DECIMALS = st.decimals(-50, 50, places=1).map(str)


def parts(leaves: list[dict[str, str]]) -> st.SearchStrategy[dict[str, Any]]:
    """Expressions that give numbers, of some simple ones."""
    simple = st.sampled_from(leaves) | DECIMALS.map(lambda words: {"value": words})
    return st.recursive(
        simple,
        lambda own: (
            st.lists(own, min_size=1, max_size=3).map(lambda found: {"add": found})
            | st.lists(own, min_size=1, max_size=2).map(lambda found: {"mul": found})
            | st.tuples(own, own).map(lambda found: {"sub": list(found)})
        ),
        max_leaves=4,
    )


ROW_PARTS = parts(
    [{"cell": code} for code in NUMBERS]
    + [{"sum": f"r.{code}"} for code in NUMBERS]
    + [{"count": "r"}, {"read": "ships"}, {"before": "M.g.one.now"}]
) | st.just({"days": [{"cell": "first"}, {"cell": "last"}]})
GRID_PARTS = parts(
    [{"cell": f"{line.code}.{column}"} for line in LINES for column in ("now", "then")]
    + [{"sum": "g.now"}, {"sum": "g.then"}, {"cell": "g.all.now"}, {"before": "M.g.all.now"}]
)
DAYS = st.sampled_from([{"cell": "first"}, {"cell": "last"}, {"window": "first"}, {"window": "last"}])
SIGNS = st.sampled_from(["=", "<=", ">=", "<", ">", "!="])
WHERE = st.dictionaries(st.sampled_from(["kind", "sure", "title"]), st.sampled_from([("x",), ("yes", "no"), ("NAME",)]))


@st.composite
def rules(draw: st.DrawFn) -> tuple[Rule, ...]:
    """Some rules of rows and of a grid, each with a code of its own."""
    found = []
    for code in string.ascii_lowercase[: draw(st.integers(0, 4))]:
        sort = draw(st.sampled_from(["row", "day", "grid", "key", "filled"]))
        facts: dict[str, Any] = {"code": code, "names": NAMED, "stops": draw(st.booleans())}
        columns = tuple(draw(st.lists(st.sampled_from([one.code for one in COLUMNS]), min_size=1, unique=True)))
        if sort == "grid":
            left, right = draw(GRID_PARTS), draw(GRID_PARTS)
            cells = tuple(draw(st.lists(st.sampled_from(["g.one.now", "two.then"]), unique=True)))
            found.append(Rule(table="g", compare=draw(SIGNS), left=left, right=right, cells=cells, **facts))
        elif sort in {"key", "filled"}:
            found.append(Rule(table="r", each=True, compare=sort, cells=columns, where=draw(WHERE), **facts))
        else:
            side = DAYS if sort == "day" else ROW_PARTS
            left, right = draw(side), draw(side)
            found.append(
                Rule(table="r", each=True, compare=draw(SIGNS), left=left, right=right, cells=columns,
                     where=draw(WHERE), **facts)
            )  # fmt: skip
    return tuple(found)


def forms(found: tuple[Rule, ...]) -> Form:
    """A form of a register and a grid."""
    register = Table(code="r", names=NAMED, sort=TableSort.REGISTER, columns=COLUMNS, sums=NUMBERS)
    columns = (
        Column(code="now", names=NAMED, kind=CellKind.NUMBER), Column(code="then", names=NAMED, kind=CellKind.NUMBER)
    )  # fmt: skip
    grid = Table(code="g", names=NAMED, sort=TableSort.GRID, columns=columns, lines=LINES, sums=("now",))
    return Form(code="M", names=NAMED, tables=(register, grid), rules=found)


CONTENT = st.fixed_dictionaries(
    {
        "r": st.lists(
            st.dictionaries(st.sampled_from([one.code for one in COLUMNS]), WORDS), max_size=4
        ).map(lambda rows: [{"id": f"r{place}", "cells": cells} for place, cells in enumerate(rows)]),
        "g": st.dictionaries(
            st.sampled_from([line.code for line in LINES]), st.dictionaries(st.sampled_from(["now", "then"]), WORDS)
        ).map(lambda rows: [{"id": code, "cells": cells} for code, cells in rows.items()]),
    }
)  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(rules().map(forms), CONTENT, CONTENT)
def test_page_and_engine_answer_any_form_alike(scripts: Any, form: Form, content: Any, before: Any) -> None:
    """Every answer, marked cell, computed line and sum, also where cells are empty, vague or not understood."""
    book = load_forms(SMALL)
    ships = Interval.point(Decimal(7))
    window = (date(2025, 1, 1), date(2025, 3, 8))
    found = page_answers(
        scripts, form, book, content, window={"first": "2025-01-01", "last": "2025-03-08"},
        earlier={"M": {"form": show_form(form, book, "en"), "content": before}}, read={"ships": show_interval(ships)},
    )  # fmt: skip
    wanted = engine_answers(
        form, book, content, window=window, before={"M": filled_of("M", before)}, read={"ships": ships}
    )
    assert found == wanted
