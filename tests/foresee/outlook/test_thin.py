"""Nothing is foretold of a thin history, and the reason is said with its numbers."""

from __future__ import annotations

from datetime import date

import pytest
from tests.foresee.outlook.archive import STOCK, months, of, outlook, target, told, why, years

from diemcau.foresee.outlook import build
from diemcau.records.forecast import Method, Thin

SEASON = [80, 70, 95, 100, 105, 110, 108, 104, 100, 98, 102, 128]


def test_two_years_are_too_short() -> None:
    """Two years of three that it takes; three months of another make no third."""
    found = why(outlook([*years("Keld", [100, 110]), told("Keld", "2028-Q1", 25)]), "Keld")
    assert (found.reason, found.found, found.wanted) == (Thin.SHORT, 2, 3)


def test_both_periods_are_refused() -> None:
    """What is refused is refused for this year and the next."""
    found = outlook(years("Keld", [100, 110]))
    assert [one.period.code for one in found.refusals] == ["2031", "2032"]


def test_an_old_series_is_stale() -> None:
    """Five years without a word are too many, where three may pass."""
    found = why(outlook(years("Keld", [100, 110, 120], last=2026)), "Keld")
    assert (found.reason, found.found, found.wanted) == (Thin.STALE, 5, 3)
    assert outlook(years("Keld", [100, 110, 120], last=2028)).refusals == ()


def test_a_series_full_of_gaps_is_refused() -> None:
    """Three years out of nine are too few; one missing year in six is bridged."""
    scattered = [told("Keld", str(year), 100) for year in (2022, 2026, 2030)]
    found = why(outlook(scattered), "Keld")
    assert (found.reason, found.found, found.wanted) == (Thin.GAPS, 3, 5)
    assert of(outlook([told("Keld", str(year), 100) for year in (2025, 2026, 2027, 2029, 2030)]), "Keld").point > 80


def test_too_many_open_ends_are_refused() -> None:
    """Where most values say "over" only, nobody knows the level."""
    found = why(
        outlook(
            [*years("Keld", [100], last=2027), *(told("Keld", str(year), (100, None)) for year in (2028, 2029, 2030))]
        ),
        "Keld",
    )
    assert (found.reason, found.found, found.wanted) == (Thin.OPEN, 1, 3)


def test_odd_periods_cannot_be_put_on_one_base() -> None:
    """Years that run from March to February are no calendar years."""
    found = why(outlook([told("Keld", f"{year}-03..{year + 1}-02", 100) for year in range(2026, 2031)]), "Keld")
    assert (found.reason, found.found) == (Thin.MIXED, 0)


def test_amounts_below_zero_are_refused() -> None:
    """A balance that falls below zero has no growth."""
    assert why(outlook(years("Keld", [5, -3, 4, 6])), "Keld").reason is Thin.MIXED


def test_months_without_the_library_are_refused_or_put_to_years(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library three years of months count as years, and two and a half are refused with the reason."""
    monkeypatch.setattr(build, "has_library", lambda: False)
    assert of(outlook(months("Keld", (SEASON * 5)[:57])), "Keld").method is Method.YEARS
    short = months("Keld", (SEASON * 3)[:31], first="2029-03")
    assert why(outlook(short), "Keld").reason is Thin.LIBRARY


def test_a_gap_of_a_month_or_two_is_filled() -> None:
    """Months that nobody told are filled by their season; after many missing months the years count."""
    values = months("Keld", (SEASON * 5)[:57])
    whole = of(outlook(values), "Keld")
    some = of(outlook([*values[:20], *values[21:40], *values[42:]]), "Keld")
    assert some.method is Method.MONTHS
    assert abs(float(some.point / whole.point) - 1) < 0.02
    assert len(some.history) == 54
    broken = [one for at, one in enumerate(values) if at % 3]
    assert not outlook(broken).forecasts


def test_months_that_fill_a_told_year_count_as_told() -> None:
    """Where the whole year is told, its years stand even if months are missing."""
    values = [*years("Keld", [1200, 1210, 1190, 1200]), *months("Keld", SEASON[:9], first="2031-01")]
    found = of(outlook(values), "Keld")
    assert found.method is Method.YEARS
    assert found.history[-1].period.code == "2031-01..2031-09"


def test_sparse_months_are_no_season() -> None:
    """Single events, in most months none, are foretold by years."""
    values = [1 if at % 4 == 0 else 0 for at in range(57)]
    assert of(outlook(months("Keld", values)), "Keld").method is Method.YEARS


def test_stocks_of_months_are_foretold_by_months() -> None:
    """A stock told each month is not added over the year."""
    found = of(outlook(months("Keld", [1000 + 5 * at for at in range(57)], STOCK)), "Keld")
    assert (found.method, found.adds_up) == (Method.MONTHS, False)
    assert 1240 < found.point < 1350


def test_a_target_of_which_nothing_is_told_is_refused() -> None:
    """Where a target is set and no value was ever told, it is said that there is nothing to foretell from."""
    refused = why(outlook(years("Keld", [1, 2, 3]), targets=[target(8, measure=STOCK)]), "Keld")
    assert (refused.series.measure, refused.reason, refused.found, refused.wanted) == (STOCK, Thin.SHORT, 0, 3)


def test_an_empty_archive_has_an_empty_outlook() -> None:
    """Nothing told, nothing foretold, nothing refused."""
    found = outlook([], made_on=date(2031, 1, 1))
    assert (found.forecasts, found.refusals) == ((), ())
