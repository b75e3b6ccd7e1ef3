"""Prefilled forms: only what the unit's own documents say of the very cell, with where it is said."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.records import Agreement, Bound, Delegation, Interval, Span, Status, Tally, interval_of, parse_period
from diemcau.records.filled import CellAddress, Entry, Filled
from diemcau.records.observation import Observation
from diemcau.review.forms.kept import amount_of, read_amount
from diemcau.review.forms.prefill import Proposed, Seen, propose, words_of

if TYPE_CHECKING:
    from diemcau.profile.forms import FormBook

YEAR = parse_period("2026")


def value(measure: str, number: str, unit: str = "USD", /, **more: object) -> Observation:
    """A value that a document of Thạch Yên gives for the year."""
    known = Observation(
        id=f"claim:{measure}:{number}", measure=measure, org="THACH", period=YEAR, unit=unit, status=Status.ACTUAL,
        interval=Interval.point(Decimal(number)),
    )  # fmt: skip
    return replace(known, **more)  # type: ignore[arg-type]


def test_value_goes_into_its_cell(sector: FormBook) -> None:
    """Measure, org, period, status and unit decide the cell."""
    known = [
        value("trade.exports", "6300000000"),
        value("trade.exports", "5900000000", period=parse_period("2025")),
        value("trade.exports", "7000000000", period=parse_period("2027"), status=Status.PLAN),
        value("fdi.projects.active", "173", "project", tally=Tally.STOCK, period=parse_period("2026-12-14")),
    ]
    found = propose(sector.forms["F19"], sector, org="THACH", period=YEAR, observations=known)
    assert {str(place): [one.words for one in each] for place, each in found.items()} == {
        "figures/exports/now": ["6300000000"], "figures/exports/before": ["5900000000"],
        "figures/exports/next": ["7000000000"], "figures/projects/now": ["173"],
    }  # fmt: skip
    assert found[CellAddress("figures", "exports", "now")] == (
        Proposed("6300000000", "claim:trade.exports:6300000000", "read"),
    )


@pytest.mark.parametrize("other", [
    {"org": "KELD"}, {"period": parse_period("2026-01..2026-11")}, {"status": Status.EXPECTED}, {"unit": "VND"},
    {"partner": "JP"}, {"is_disputed": True}, {"measure": "trade.turnover"},
])  # fmt: skip
def test_other_values_stay_out(sector: FormBook, other: dict[str, object]) -> None:
    """Another org, eleven months, an estimate, another currency, one partner or a contradicted value do not fit."""
    known = [replace(value("trade.exports", "6300000000"), **other)]  # type: ignore[arg-type]
    found = propose(sector.forms["F19"], sector, org="THACH", period=YEAR, observations=known)
    assert CellAddress("figures", "exports", "now") not in found


def test_most_exact_comes_first(sector: FormBook) -> None:
    """Of several values for a cell the most exact leads."""
    open_end = value(
        "trade.exports", "6200000000", interval=Interval(Decimal(6_200_000_000), None), bound=Bound.AT_LEAST
    )
    known = [open_end, value("trade.exports", "6312000000")]
    found = propose(sector.forms["F19"], sector, org="THACH", period=YEAR, observations=known)
    assert [one.words for one in found[CellAddress("figures", "exports", "now")]] == [
        "6312000000",
        "at_least 6200000000",
    ]


def test_last_year_fills_its_column(sector: FormBook) -> None:
    """What last year's return said of its own year stands in the column that repeats it."""
    before = Filled("F19", {"figures": (Entry("exports", {"now": "59e8", "before": "1"}),)})
    found = propose(sector.forms["F19"], sector, org="THACH", period=YEAR, before=before)
    assert found == {CellAddress("figures", "exports", "before"): (Proposed("59e8", "figures/exports/now", "before"),)}


def went(source: str, **more: str | None) -> Seen:
    """A delegation that a text tells of."""
    return Seen(source, Delegation(
        span=Span(0, 5), sentence=Span(0, 5), text="a delegation of the port", direction=more.get("direction", "out"),
        head="Trần Bình", country=more.get("country", "Nhật Bản"), sender=more.get("sender", "Thạch Yên ports"),
        date=parse_period(more.get("date") or "2026-03-01"),
    ), "vi")  # fmt: skip


def test_delegations_become_rows(sector: FormBook) -> None:
    """A delegation that went out is a row with its country by code; one that came in, or last year, is none."""
    seen = [went("m1"), went("m2", direction="in"), went("m3", date="2025-03-01"), went("m4", direction=None)]
    found = propose(sector.forms["F02"], sector, org="THACH", period=YEAR, seen=seen)
    assert {str(place): each[0].words for place, each in found.items()} == {
        "delegations/read-m1/name": "Thạch Yên ports", "delegations/read-m1/head": "Trần Bình",
        "delegations/read-m1/country": "JP", "delegations/read-m1/from": "2026-03-01",
        "delegations/read-m1/to": "2026-03-01",
    }  # fmt: skip


def test_row_that_is_there_is_not_proposed(sector: FormBook) -> None:
    """A row of the same country and day, or the same name, is there already; two tellings are one row."""
    row = Entry("r1", {"name": "Mission of the ports", "country": "JP", "from": "2026-03-01"})
    filled = Filled("F02", {"delegations": (row,)})
    form = sector.forms["F02"]
    assert propose(form, sector, org="THACH", period=YEAR, seen=[went("m1")], filled=filled) == {}
    twice = propose(form, sector, org="THACH", period=YEAR, seen=[went("m1"), went("m2", sender="Other ports")])
    assert {place.entry for place in twice} == {"read-m1"}


def test_agreements_become_rows(sector: FormBook) -> None:
    """An agreement is a row with its day of signing and its parties."""
    paper = Agreement(
        span=Span(0, 5), sentence=Span(0, 5), text="a memorandum on ports", kind="memorandum", field="ports",
        parties=("Thạch Yên", "Sarvik"), date=parse_period("2026-05-05"),
    )  # fmt: skip
    found = propose(sector.forms["F05"], sector, org="THACH", period=YEAR, seen=[Seen("m9", paper, "en")])
    assert {str(place): each[0].words for place, each in found.items()} == {
        "signed/read-m9/title": "memorandum: ports", "signed/read-m9/partner": "Thạch Yên; Sarvik",
        "signed/read-m9/signed_on": "2026-05-05",
    }  # fmt: skip


@given(st.integers(1, 9999), st.integers(0, 9), st.sampled_from([bound for bound in Bound if bound is not Bound.RANGE]))
def test_words_mean_the_value(digits: int, power: int, bound: Bound) -> None:
    """A value that was read becomes words with the very same meaning."""
    number = Decimal(digits).scaleb(power)
    known = value(
        "trade.exports",
        "1",
        bound=bound,
        interval=interval_of(number, bound, Decimal(10) ** power if power else Decimal(0)),
    )
    amount = read_amount(words_of(known))
    assert amount is not None
    assert amount.interval == known.interval
    assert amount_of(number, bound).value == amount.value or bound is Bound.RANGE
