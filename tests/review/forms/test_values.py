"""What an accepted return gives: cells of grids, counts of registers with their keys, rows to hold against others."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from diemcau.records import Bound, Interval, Status, parse_period
from diemcau.records.filled import Entry, Filled
from diemcau.records.observation import Basis
from diemcau.review.forms.values import to_observations, to_register_rows, to_reported_rows

if TYPE_CHECKING:
    from diemcau.profile.forms import FormBook
    from diemcau.records.observation import Observation

WINDOW = (date(2025, 12, 15), date(2026, 12, 14))


def filled(form: str, **tables: dict[str, dict[str, str]]) -> Filled:
    """A filled form: rows by id, cells by column."""
    return Filled(form, {table: tuple(Entry(i, cells) for i, cells in rows.items()) for table, rows in tables.items()})


def told(form: Filled, book: FormBook, period: str = "2026") -> dict[str, Observation]:
    """The values of a return by the end of their id."""
    shape: Any = {"org": "THANH", "filing": "f1", "period": parse_period(period), "window": WINDOW}
    found = to_observations(form, book.forms[form.form], book, **shape)
    return {one.id.removeprefix("f1/"): one for one in found}


def delegation(number: str, country: str, persons: str, **more: str) -> dict[str, str]:
    """A row of the register of delegations."""
    return {"permission_no": number, "permission_date": "2026-02-01", "country": country, "persons": persons,
            "name": "Mission of the ports", "from": "2026-03-01", "to": "2026-03-04", "in_plan": "yes",
            "level": "department", **more}  # fmt: skip


def test_grid_cells_are_values(sector: FormBook) -> None:
    """A cell of a line with a measure is a value in the line's unit; the year before and empty cells are none."""
    found = told(filled("F19", figures={
        "exports": {"now": "nearly 63e8", "before": "59e8", "next": "at_least 7000000000"}, "labour": {"now": "0"},
    }), sector)  # fmt: skip
    assert list(found) == ["figures/exports/now", "figures/exports/next", "figures/labour/now"]
    exports, plan, labour = found.values()
    assert (exports.measure, exports.unit, exports.bound) == ("trade.exports", "USD", Bound.NEARLY)
    assert exports.interval.high == Decimal(6_300_000_000)
    assert (exports.basis, exports.org, exports.cut_off) == (Basis.FILING, "THANH", WINDOW[1])
    assert (plan.period.code, plan.status, plan.bound, plan.cut_off) == ("2027", Status.PLAN, Bound.AT_LEAST, None)
    assert (labour.interval, labour.unit) == (Interval.point(Decimal(0)), "persons")


def test_register_counts_with_keys(sector: FormBook) -> None:
    """Rows are counted once for all and once for each partner, with keys that do not hang on spelling."""
    found = told(filled("F02", delegations={
        "a": delegation("12/QĐ", "JP", "5"), "b": delegation("12/qd.", "JP", "3"), "c": delegation("13/QĐ", "LA", "2"),
    }), sector)  # fmt: skip
    total = found["delegations/delegations.outbound.total"]
    assert (total.interval, total.unit, total.partner) == (Interval.point(Decimal(3)), "delegation", "")
    assert total.keys == ("12 qd|2026 02 01|jp|2026 03 01", "13 qd|2026 02 01|la|2026 03 01")
    assert found["delegations/delegations.outbound.total@JP"].interval == Interval.point(Decimal(2))
    persons = found["delegations/delegations.outbound.persons"]
    assert (persons.interval, persons.unit, persons.keys) == (Interval.point(Decimal(10)), "person-trips", ())
    assert found["delegations/delegations.outbound.unplanned"].interval == Interval.point(Decimal(0))


def test_row_that_may_count_makes_the_count_open(sector: FormBook) -> None:
    """Where a row does not say whether it was in the plan, the count is between without and with it."""
    rows = {"a": delegation("1", "JP", "5"), "b": delegation("2", "JP", "5", in_plan="")}
    found = told(filled("F02", delegations=rows), sector)
    planned = found["delegations/delegations.outbound.planned"]
    assert (planned.interval, planned.bound) == (Interval(Decimal(1), Decimal(2)), Bound.RANGE)


def test_empty_register_says_nothing_unless_it_says_so(sector: FormBook) -> None:
    """A register without rows gives no value; the row that says there is nothing gives noughts."""
    assert told(filled("F02"), sector) == {}
    found = told(filled("F02", delegations={"none": {}}), sector)
    assert found["delegations/delegations.outbound.total"].interval == Interval.point(Decimal(0))
    assert "delegations/delegations.outbound.persons" not in found


def test_row_without_key_is_no_other_rows_twin(sector: FormBook) -> None:
    """A row that lacks its key gets one of its own, which no other return has."""
    found = told(filled("F02", delegations={"a": delegation("", "JP", "5")}), sector)
    assert found["delegations/delegations.outbound.total"].keys == ("f1/delegations/a",)


def test_sum_with_a_refused_cell_is_no_value(sector: FormBook) -> None:
    """What is not understood is not left out of a sum: there is none."""
    found = told(filled("F02", delegations={"a": delegation("1", "JP", "some")}), sector)
    assert "delegations/delegations.outbound.persons" not in found
    assert "delegations/delegations.outbound.total" in found


def test_plans_are_of_the_coming_year(sector: FormBook) -> None:
    """Agreements planned are a plan for the year after the one reported on."""
    row = {"title": "Accord on ports", "country": "JP", "partner": "Keld", "stage": "idea", "level": "local"}
    found = told(filled("F05", planned={"a": row}), sector)
    planned = found["planned/agreements.planned"]
    assert (planned.period.code, planned.status) == ("2027", Status.PLAN)


def test_currencies_are_never_added(book: FormBook) -> None:
    """A sum is made for each currency that a column names, and for none where a row names none."""
    from dataclasses import replace

    from diemcau.profile.forms import Tally

    form = book.forms["H1"]
    table = replace(form.tables[0], tallies=(Tally(measure="boats.fined", column="fee"),))
    changed = replace(book, forms={"H1": replace(form, tables=(table, form.tables[1]))})
    rows = {
        "1": {"fee": "5", "currency": "USD"},
        "2": {"fee": "7", "currency": "EUR"},
        "3": {"fee": "1", "currency": "USD"},
    }
    found = told(filled("H1", calls=rows), changed)
    assert {place: one.interval.low for place, one in found.items()} == {
        "calls/boats.fined:USD": Decimal(6), "calls/boats.fined:EUR": Decimal(7),
    }  # fmt: skip
    assert told(filled("H1", calls={**rows, "4": {"fee": "2"}}), changed) == {}


def test_computed_line_is_a_value(book: FormBook) -> None:
    """A line that others make gives their sum."""
    from dataclasses import replace

    form = book.forms["H1"]
    grid = form.tables[1]
    lines = tuple(replace(line, measure="boats.inspected") if line.code == "all" else line for line in grid.lines)
    changed = replace(book, forms={"H1": replace(form, tables=(form.tables[0], replace(grid, lines=lines)))})
    found = told(filled("H1", totals={"large": {"now": "over 3"}, "small": {"now": "4"}}), changed)
    assert found["totals/all/now"].interval == Interval(Decimal(7), None, low_open=True)
    assert found["totals/all/now"].bound is Bound.OVER


def test_rows_can_be_held_against_others(sector: FormBook) -> None:
    """Rows tell number, head, country and days; what each counts goes with its key."""
    form = filled("F02", delegations={"a": delegation("12/QĐ", "JP", "5", head="Trần Bình")})
    (row,) = to_reported_rows(form, sector.forms["F02"], sector, org="THANH", filing="f1")
    assert (row.number, row.head, row.country) == ("12/QĐ", "Trần Bình", "JP")
    assert (row.start, row.end, row.key) == (date(2026, 3, 1), date(2026, 3, 4), "12 qd|2026 02 01|jp|2026 03 01")
    counted = to_register_rows(form, sector.forms["F02"], sector, org="THANH", filing="f1", period=parse_period("2026"))
    assert {(one.key, one.amount) for one in counted} == {("12 qd|2026 02 01|jp|2026 03 01", Decimal(1))}
    assert {one.org for one in counted} == {"THANH"}
