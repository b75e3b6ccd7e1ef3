"""The rules of the shipped forms bite: whatever breaks one is found, and a return that keeps all of them passes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from diemcau.profile.form_book import load_forms
from diemcau.profile.forms import CellKind
from diemcau.records.filled import Entry, Filled
from diemcau.records.review import Answer
from diemcau.review.forms.rules import check_filled, is_stopped

if TYPE_CHECKING:
    from diemcau.profile.forms import Form, Rule

BOOK = load_forms("vietnam_diplomacy")
WINDOW = (date(2025, 12, 15), date(2026, 12, 14))
ROW_RULES = [
    (form, rule)
    for form in BOOK.forms.values()
    for rule in form.rules
    if rule.each and set(rule.left) == set(rule.right) == {"cell"} and rule.compare == "<="
]
ONCE = [(form, rule) for form in BOOK.forms.values() for rule in form.rules if rule.compare == "key"]
FILLED = [(form, rule) for form in BOOK.forms.values() for rule in form.rules if rule.compare == "filled"]


def answers(form: Form, tables: dict[str, tuple[Entry, ...]], code: str) -> list[Answer]:
    """The answers of one rule."""
    found = check_filled(Filled(form.code, tables), form, BOOK, "vi", window=WINDOW)
    return [one.answer for one in found if one.code == code]


def named(rules: list[tuple[Form, Rule]]) -> list[str]:
    """Form and rule, for the name of a test."""
    return [f"{form.code}.{rule.code}" for form, rule in rules]


@pytest.mark.parametrize(("form", "rule"), ROW_RULES, ids=named(ROW_RULES))
def test_order_of_two_cells(form: Form, rule: Rule) -> None:
    """Of two cells of a row the first may equal the second and may not be above it; alone it says nothing."""
    table = form.table(rule.table)
    assert table is not None
    first, second = str(rule.left["cell"]), str(rule.right["cell"])
    column = table.column(first)
    low, high = ("2026-03-01", "2026-03-02") if column and column.kind is CellKind.DATE else ("3", "4")
    more = {code: values[0] for code, values in rule.where.items()}
    if column is not None and column.currency:
        more[column.currency] = "USD"
    rows = tuple(
        Entry(name, {**more, **cells})
        for name, cells in (("a", {first: high, second: low}), ("b", {first: low, second: low}), ("c", {first: low}))
    )
    assert answers(form, {table.code: rows}, rule.code) == [Answer.FAILS, Answer.HOLDS, Answer.CANNOT_TELL]


def sample(form: Form, rule: Rule) -> dict[str, str]:
    """Something for each cell that a rule names."""
    table = form.table(rule.table)
    assert table is not None
    cells = {}
    for code in rule.cells:
        column = table.column(code)
        assert column is not None
        made = {
            CellKind.DATE: "2026-03-01", CellKind.COUNTRY: "JP", CellKind.NUMBER: "3", CellKind.MONEY: "3",
            CellKind.YES_NO: "yes", CellKind.CHOICE: next(iter(column.choices), ""),
        }  # fmt: skip
        cells[code] = made.get(column.kind, "Thạch Yên")
    return cells


@pytest.mark.parametrize(("form", "rule"), ONCE, ids=named(ONCE))
def test_things_stand_once(form: Form, rule: Rule) -> None:
    """The key of a rule is that of its table; the same thing twice fails, two things hold."""
    table = form.table(rule.table)
    assert table is not None
    assert table.key == rule.cells
    one = sample(form, rule)
    other = {**one, rule.cells[0]: "Other" if one[rule.cells[0]] == "Thạch Yên" else "LA"}
    if one[rule.cells[0]] in {"2026-03-01", "3"}:
        other[rule.cells[0]] = "2026-03-02"
    assert answers(form, {table.code: (Entry("a", one), Entry("b", one))}, rule.code) == [Answer.FAILS]
    assert answers(form, {table.code: (Entry("a", one), Entry("b", other))}, rule.code) == [Answer.HOLDS]


@pytest.mark.parametrize(("form", "rule"), FILLED, ids=named(FILLED))
def test_what_a_state_asks_for(form: Form, rule: Rule) -> None:
    """Where the state asks for a cell it has to be there; in another state it is not asked for."""
    wanted = {code: values[0] for code, values in rule.where.items()}
    assert wanted
    (code, values), *_ = rule.where.items()
    table = form.table(rule.table)
    column = table.column(code) if table else None
    assert column is not None
    other = next(choice for choice in column.choices if choice not in values)
    rows = (Entry("a", wanted), Entry("b", {**wanted, **sample(form, rule)}), Entry("c", {code: other}))
    assert answers(form, {rule.table: rows}, rule.code) == [Answer.FAILS, Answer.HOLDS]


def test_leaders_activities_leave_a_remainder() -> None:
    """Of 59 activities 21 and 25 are named: the parts lie within the whole, which holds; 35 and 25 do not."""
    form = BOOK.forms["F01"]

    def political(abroad: str) -> dict[str, tuple[Entry, ...]]:
        values = {"leaders": "59", "leaders_abroad": abroad, "leaders_hosted": "25"}
        return {"political": tuple(Entry(line, {"now": number}) for line, number in values.items())}

    assert answers(form, political("21"), "leaders_parts") == [Answer.HOLDS]
    assert answers(form, political("35"), "leaders_parts") == [Answer.FAILS]
    assert answers(form, political("over 21"), "leaders_parts") == [Answer.CANNOT_TELL]


def test_month_above_the_year_so_far_is_found() -> None:
    """More guests in one month than since January cannot be, however each is counted."""
    form = BOOK.forms["F01M"]
    rows = (Entry("inbound_persons", {"now": "499", "total": "318"}), Entry("outbound", {"now": "7", "total": "41"}))
    assert answers(form, {"management": rows}, "inbound_persons_cumulative") == [Answer.FAILS]
    assert answers(form, {"management": rows}, "outbound_cumulative") == [Answer.HOLDS]


def test_turnover_of_rounded_parts() -> None:
    """3.7 and 2.2 billion make 5.9; rounding may explain 6.0, and nothing explains 6.2."""
    form = BOOK.forms["F19"]
    for total, answer in (("59e8", Answer.HOLDS), ("60e8", Answer.CANNOT_TELL), ("62e8", Answer.FAILS)):
        rows = tuple(Entry(line, {"now": said}) for line, said in
                     (("turnover", total), ("exports", "37e8"), ("imports", "22e8")))  # fmt: skip
        assert answers(form, {"figures": rows}, "turnover_parts") == [answer]


def test_good_return_is_not_stopped() -> None:
    """A delegation that is filled in whole and right may be submitted; without its permission it may not."""
    row = {"name": "Đoàn cảng Thạch Yên", "head": "Trần Bình", "level": "department", "channel": "state",
           "persons": "5", "permission_no": "12/QĐ", "permission_date": "2026-02-01", "in_plan": "yes",
           "from": "2026-03-01", "to": "2026-03-04", "days": "4", "country": "JP", "purpose": "talks"}  # fmt: skip
    form = BOOK.forms["F02"]

    def stopped(cells: dict[str, str]) -> bool:
        filled = Filled("F02", {"delegations": (Entry("a", cells),)})
        return is_stopped(check_filled(filled, form, BOOK, "vi", window=WINDOW))

    assert not stopped(row)
    assert stopped({**row, "permission_no": ""})
    assert stopped({**row, "to": "2026-02-28"})
    assert not stopped({**row, "days": "5"})  # shown, and left to the officer
