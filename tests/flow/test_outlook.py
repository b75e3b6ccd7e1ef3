"""The outlook of an archive in one process or several."""

from __future__ import annotations

from tests.foresee.outlook.archive import MADE_ON, org, profile, target, tree, years

from diemcau.flow.engines import Cores, OneProcess
from diemcau.flow.outlook import FORETELL, forecast_archive
from diemcau.flow.progress import Progress
from diemcau.foresee.outlook.build import forecast_all

CODES = [f"P{number:02}" for number in range(20)]
VALUES = [one for at, code in enumerate(CODES) for one in years(code, [100 + at, 104 + at, 111, 118 + 2 * at])]
LAND = tree(*(org(code) for code in CODES))
TARGETS = [target(110, org="P03")]


def test_the_number_of_processes_changes_nothing() -> None:
    """One process, two, and no engine at all give what the plain function gives, to the last digit."""
    plain = forecast_all(VALUES, TARGETS, tree=LAND, profile=profile(), made_on=MADE_ON, paths=200)
    for engine in (None, OneProcess(), Cores(2)):
        found = forecast_archive(
            VALUES, TARGETS, tree=LAND, profile=profile(), made_on=MADE_ON, paths=200, engine=engine
        )
        if engine is not None:
            engine.close()
        assert found == plain
    assert any(one.chances for one in plain.forecasts)


def test_progress_counts_the_series() -> None:
    """The watcher hears of all twenty series, the last time of all of them."""
    heard: list[Progress] = []
    forecast_archive(VALUES, tree=LAND, profile=profile(), made_on=MADE_ON, paths=50, watch=heard.append)
    assert [one.done for one in heard] == [0, 16, 20]
    assert {(one.stage, one.total) for one in heard} == {("foresee", 20)}


def test_a_series_that_takes_its_process_down_has_no_forecast() -> None:
    """What stands for it is nothing foretold, one for each series, so that the others are told."""
    assert FORETELL.lost((object(), object())) == ({}, {})  # type: ignore[arg-type]
