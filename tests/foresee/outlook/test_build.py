"""What goes into a forecast, and what never does."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from tests.foresee.outlook.archive import (
    DISTINCT,
    FLOW,
    NATIONAL,
    RANK,
    RATE,
    STOCK,
    ends,
    months,
    of,
    org,
    outlook,
    target,
    told,
    why,
    years,
)

from diemcau.profile.orgtree import OrgLife
from diemcau.records.forecast import LEVELS, Method, Thin
from diemcau.records.interval import Interval
from diemcau.records.mention import Status
from diemcau.records.period import parse_period

GROWING = [100, 106, 111, 119, 124, 133]
SEASON = [80, 70, 95, 100, 105, 110, 108, 104, 100, 98, 102, 128]


def test_a_short_series_of_years_is_foretold_for_this_year_and_the_next() -> None:
    """Six steady years give two forecasts, near where the growth leads, the second one wider."""
    found = outlook(years("Keld", GROWING))
    this, following = of(found, "Keld"), of(found, "Keld", "2032")
    assert this.method is Method.YEARS
    assert 125 < this.point < 155
    assert ends(following)[1] - ends(following)[0] > ends(this)[1] - ends(this)[0]
    assert [one.period.code for one in this.history] == ["2025", "2026", "2027", "2028", "2029", "2030"]
    assert list(this.quantiles) == sorted(this.quantiles)
    assert len(this.quantiles) == len(LEVELS)
    assert found.refusals == ()


def test_the_same_archive_gives_the_same_outlook_in_any_order() -> None:
    """Neither the order of the values nor a second run changes a digit; another seed does."""
    values = [*years("Keld", GROWING), *years("Sarvik", [9, 12, 10, 14])]
    orgs = org("Keld"), org("Sarvik")
    first = outlook(values, *orgs)
    assert outlook(values[::-1], *orgs) == first
    assert outlook(values, *orgs, seed=1) != first


@pytest.mark.parametrize("extra", [("2031", 900), ("2031-11", 900), ("2030..2031", 900), ("2033", 900)])
def test_nothing_of_a_later_day_goes_in(extra: tuple[str, int]) -> None:
    """A value of a period that ends after the day changes nothing, whatever it says."""
    values = years("Keld", GROWING)
    assert outlook([*values, told("Keld", *extra)]) == outlook(values)


def test_what_became_known_later_does_not_go_in() -> None:
    """A value of a year gone by, a cut-off or an estimate counts from the day on which it was known."""
    values = years("Keld", GROWING)
    late, estimate = told("Keld", "2030", 500), told("Keld", "2031", 500, status=Status.EXPECTED)
    plain = outlook(values)
    after, before = date(2031, 11, 1), date(2031, 10, 1)
    assert outlook([*values, late], known={late.id: after}) == plain
    assert outlook([*values, late], known={late.id: before}) != plain
    assert outlook([*values, estimate]) == plain
    assert outlook([*values, estimate], known={estimate.id: after}) == plain
    assert of(outlook([*values, estimate], known={estimate.id: before}), "Keld").point > 450
    assert outlook([*values, told("Keld", "2031-09", 9, cut_off=date(2031, 11, 2))]) == plain


def test_plans_and_targets_are_no_values() -> None:
    """What is planned or aimed at is no history."""
    values = years("Keld", GROWING)
    plans = [told("Keld", "2030", 900, status=status) for status in (Status.PLAN, Status.TARGET)]
    assert outlook([*values, *plans]) == outlook(values)


def test_months_are_foretold_with_their_season() -> None:
    """Four years and nine months of a season give the year: what is told, and the three months to come."""
    values = [level * (1 + at / 100) for at, level in enumerate(SEASON * 5)][:57]
    found = outlook(months("Keld", values))
    this = of(found, "Keld")
    whole = sum(values[48:]) + sum(level * (1 + at / 100) for at, level in list(enumerate(SEASON * 5))[57:])
    assert this.method is Method.MONTHS
    assert abs(float(this.point) / whole - 1) < 0.03
    assert float(this.quantiles[0]) >= sum(values[48:])
    assert this.history[-1].period.code == "2031-09"


def test_months_follow_from_what_was_reached_so_far() -> None:
    """January to July less January to June is July: the forecast is the same as of the months themselves."""
    values = [level + at for at, level in enumerate(SEASON * 5)][:57]
    each = months("Keld", values)
    so_far = [
        told(
            "Keld",
            one.period.code if month == 0 else f"{one.period.code[:4]}-01..{one.period.code}",
            sum(values[at - month : at + 1]),
        )
        for at, one in enumerate(each)
        for month in [at % 12]
    ]
    assert of(outlook(so_far), "Keld").quantiles == of(outlook(each), "Keld").quantiles


def test_quarters_are_foretold_and_may_be_asked_for() -> None:
    """Twelve quarters are enough; the next quarter is foretold where it is asked for, a month is not."""
    values = [told("Keld", f"{2028 + at // 4}-Q{at % 4 + 1}", 50 + 5 * (at % 4) + at) for at in range(15)]
    asked = [parse_period(code) for code in ("2031-Q4", "2031", "2031-11")]
    found = outlook(values, periods=asked)
    assert of(found, "Keld", "2031-Q4").method is Method.MONTHS
    assert of(found, "Keld", "2031").point > of(found, "Keld", "2031-Q4").point
    assert why(found, "Keld", "2031-11").reason is Thin.MIXED


def test_what_is_known_is_not_foretold() -> None:
    """A year whose result is told has neither forecast nor refusal."""
    found = outlook(years("Keld", GROWING), periods=[parse_period("2030"), parse_period("2031")])
    assert [one.period.code for one in found.forecasts] == ["2031"]
    assert found.refusals == ()


def test_a_stock_is_foretold_for_the_end_of_the_year() -> None:
    """Of a stock the newest of each year stands; nothing is added over the year."""
    values = [*years("Keld", [60, 64, 66, 70, 71], STOCK), told("Keld", "2031-06-30", 73, STOCK)]
    found = of(outlook(values), "Keld")
    assert not found.adds_up
    assert 70 < found.point < 80
    assert [one.period.code for one in found.history[-2:]] == ["2030", "2031-06"]


@pytest.mark.parametrize("measure", [RANK, RATE])
def test_ranks_and_ratios_are_refused(measure: str) -> None:
    """Nothing may be added to a rank or a ratio, however long it is told."""
    found = outlook(years("Keld", [5, 6, 5, 4, 6, 5], measure))
    assert found.forecasts == ()
    assert {one.reason for one in found.refusals} == {Thin.UNADDED}


def test_a_national_figure_is_foretold_alone() -> None:
    """What may not be added over orgs is foretold of each, and never as a sum."""
    found = outlook(
        [*years("Keld", GROWING, NATIONAL), *years("Sarvik", GROWING, NATIONAL)], org("Keld"), org("Sarvik")
    )
    assert {one.series.org for one in found.forecasts} == {"Keld", "Sarvik"}
    assert not any(one.is_coherent for one in found.forecasts)


def test_partners_and_units_are_series_of_their_own() -> None:
    """Dollars and dong, all partners and one, are never put into one line."""
    values = [
        *years("Keld", GROWING),
        *years("Keld", GROWING, unit="VND"),
        *years("Keld", GROWING, partner="JP"),
    ]
    found = outlook(values)
    assert len({one.series for one in found.forecasts}) == 3


def test_eleven_months_are_never_taken_as_the_year() -> None:
    """A last year of which eleven months are told counts with those, so that the year comes out above them."""
    values = [*years("Keld", [1000, 1040, 1090, 1130]), told("Keld", "2031-01..2031-11", 1100)]
    found = of(outlook(values, made_on=date(2031, 12, 5)), "Keld")
    assert ends(found)[0] > 1100
    assert 1150 < found.point < 1250
    assert [one.period.code for one in found.history[-2:]] == ["2030", "2031-01..2031-11"]


def test_years_of_which_eleven_months_were_ever_told_are_held_against_each_other() -> None:
    """Reports of December tell eleven months, year after year: the year to come lies above its eleven months."""
    values = [
        told("Keld", f"{2027 + at}-01..{2027 + at}-11", value) for at, value in enumerate((1000, 1040, 1090, 1130))
    ]
    found = of(outlook(values), "Keld")
    assert 1180 < found.point < 1420
    assert [one.period.code for one in found.history][-1] == "2030-01..2030-11"
    newest = told("Keld", "2031-01..2031-09", 900)
    assert 1180 < of(outlook([*values, newest]), "Keld").point < 1300
    mixed = [*years("Keld", [1090, 1135], last=2028), *values[2:]]
    assert 1200 < of(outlook(mixed), "Keld").point < 1420


@pytest.mark.parametrize("are_shares_known", [True, False])
@pytest.mark.parametrize("last", [6, 11])
def test_years_of_which_a_part_is_told_are_covered_honestly(last: int, *, are_shares_known: bool) -> None:
    """Of sixty orgs with seasons of their own about nine of ten years lie within, from half or eleven months."""
    chance = np.random.default_rng(last)
    values, truths = [], {}
    for code in (f"P{number:02}" for number in range(60)):
        level = np.exp(5 + np.cumsum(chance.normal(0.04, 0.08, 6)))
        season = np.exp(0.3 * np.sin(np.arange(12) * np.pi / 6 + chance.uniform(0, 6)))
        each = np.round(level[:, None] * season * np.exp(chance.normal(0, 0.15, (6, 12))), 3)
        part = [
            told(code, f"{2026 + at}-01..{2026 + at}-{last:02}", float(row[:last].sum())) for at, row in enumerate(each)
        ]
        values += [*years(code, [float(row.sum()) for row in each[:-1]]), *(part if are_shares_known else part[-1:])]
        truths[code] = float(each[-1].sum())
    found = outlook(values, *(org(code) for code in truths), made_on=date(2031, 12, 5), paths=200)
    hits = [ends(of(found, code))[0] <= truth <= ends(of(found, code))[1] for code, truth in truths.items()]
    assert sum(hits) >= 50


def test_a_part_of_the_year_weighs_more_the_longer_it_is() -> None:
    """Of a year that runs far better than those before, two months move the forecast a little, nine months much."""
    values = years("Keld", [1200, 1200, 1210, 1190, 1200])
    plain = of(outlook(values), "Keld")
    two = of(outlook([*values, told("Keld", "2031-01..2031-02", 400)]), "Keld")
    nine = of(outlook([*values, told("Keld", "2031-01..2031-09", 1800)]), "Keld")
    assert plain.point < two.point < nine.point
    assert 2200 < nine.point < 2600
    assert ends(nine)[0] >= 1800


def test_the_share_of_a_part_is_learnt_from_earlier_years() -> None:
    """Where the first half always brings a quarter of the year, half a year of 300 means 1,200 and not 600."""
    values = years("Keld", [1000, 1040, 1090, 1130])
    halves = [
        told("Keld", f"{year}-H1", value) for year, value in zip(range(2027, 2031), (250, 260, 272, 283), strict=True)
    ]
    found = of(outlook([*values, *halves, told("Keld", "2031-H1", 300)]), "Keld")
    assert 1120 < found.point < 1230


def test_an_open_end_widens_upward() -> None:
    """After "over 170" the forecast lies higher and wider than after 170."""
    before = [150, 155, 160, 166]
    exact = of(outlook(years("Keld", [*before, 170])), "Keld")
    over = of(outlook([*years("Keld", before, last=2029), told("Keld", "2030", (170, None))]), "Keld")
    assert over.point > exact.point
    assert ends(over)[1] > ends(exact)[1]
    assert over.history[-1].interval.high is None


def test_an_estimate_is_revised_as_estimates_were() -> None:
    """Where results always came a fifth above the estimate, the newest estimate is taken to do so too."""
    values = years("Keld", [100, 100, 100, 100])
    estimates = [told("Keld", str(year), 83, status=Status.EXPECTED) for year in range(2027, 2031)]
    newest = told("Keld", "2031", 83, status=Status.EXPECTED)
    found = of(outlook([*values, *estimates, newest], known={newest.id: date(2031, 10, 1)}), "Keld")
    assert 90 < found.point < 100
    assert found.history[-1].is_expected


def test_a_disputed_value_counts_with_all_that_it_may_be() -> None:
    """Two sources that contradict each other in an older year widen the forecast; in the newest one they forbid it."""
    agreed = of(outlook(years("Keld", GROWING)), "Keld")
    older = of(outlook([*years("Keld", GROWING), told("Keld", "2029", 200)]), "Keld")
    assert ends(older)[1] - ends(older)[0] > ends(agreed)[1] - ends(agreed)[0]
    refused = why(outlook([*years("Keld", GROWING), told("Keld", "2030", 200)]), "Keld")
    assert (refused.reason, refused.found, refused.wanted) == (Thin.DISPUTED, 5, 6)


def test_results_go_before_estimates() -> None:
    """An estimate beside the result of the same year contradicts nothing."""
    values = years("Keld", GROWING)
    found = outlook([*values, told("Keld", "2030", 90, status=Status.EXPECTED)])
    assert not of(found, "Keld").history[-1].is_expected


def test_the_formers_of_a_merged_province_are_added() -> None:
    """A province merged this year has the history of both that it was, for what may be added."""
    eve = date(2031, 6, 30)
    gone = [org(code, last=eve, heirs=("Thach-Yen",)) for code in ("Keld", "Sarvik")]
    orgs = *gone, org("Thach-Yen", first=date(2031, 7, 1))
    both = [*years("Keld", GROWING), *years("Sarvik", [value * 2 for value in GROWING])]
    found = of(outlook(both, *orgs), "Thach-Yen")
    assert [int(one.interval.low or 0) for one in found.history] == [value * 3 for value in GROWING]
    assert outlook(both[:-2], *orgs).forecasts[0].history[-1].period.code == "2028"
    counted = [*years("Keld", GROWING, DISTINCT), *years("Sarvik", GROWING, DISTINCT)]
    once = of(outlook(counted, *orgs), "Thach-Yen").history[-1].interval
    assert once == Interval(Decimal(133), Decimal(266))
    assert outlook([*years("Keld", GROWING, NATIONAL), *years("Sarvik", GROWING, NATIONAL)], *orgs).forecasts == ()


def test_a_renamed_org_keeps_its_history() -> None:
    """An org of which only the name changed is one line."""
    old = OrgLife(code="Keld-Old", names={}, kind="province", parent="Arden", last=date(2028, 12, 31), heirs=("Keld",))
    values = [*years("Keld-Old", GROWING[:4], NATIONAL, last=2028), *years("Keld", GROWING[4:], NATIONAL)]
    found = of(outlook(values, old, org("Keld", first=date(2029, 1, 1))), "Keld")
    assert len(found.history) == 6


def test_a_target_goes_with_its_own_forecast() -> None:
    """Each target stands with the forecast of its measure, org and period, with its chance and what is needed."""
    found = outlook(years("Keld", GROWING), targets=[target(138), target(150, "2032"), target(1, measure=STOCK)])
    (chance,) = of(found, "Keld").chances
    assert Decimal("0.3") < chance.chance < Decimal("0.8")
    assert of(found, "Keld", "2032").chances[0].target.interval.low == 150


def test_a_flow_without_any_is_foretold_near_nothing() -> None:
    """Years of zeros neither fail nor promise anything."""
    found = of(outlook(years("Keld", [0, 0, 0, 0])), "Keld")
    assert found.quantiles[0] >= 0
    assert found.quantiles[-1] < 3
    assert found.series.measure == FLOW
