"""Reports of six years in two languages are one past, from which the year after is foretold.

`examples/years.expected.yml` was written by hand from the texts.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from diemcau.flow.folder import review_folder
from diemcau.profile.load import load_profile
from diemcau.publish.page import write_page
from diemcau.records.forecast import Forecast
from diemcau.records.foreseen import Foreseen
from diemcau.records.review import Review

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
EXPECTED: dict[str, Any] = yaml.safe_load((EXAMPLES / "years.expected.yml").read_text(encoding="utf-8"))


@cache
def review() -> Review:
    """The example as the `review` command makes it."""
    return review_folder(EXAMPLES / "years", load_profile("vietnam_diplomacy"))


def foreseen() -> Foreseen:
    """What its review foresees."""
    found = review().foreseen
    assert found is not None
    return found


def next_year(measure: str) -> Forecast:
    """The forecast of a measure for the year after the last report's."""
    (found,) = (
        each for each in foreseen().outlook.forecasts if each.series.measure == measure and each.period.code == "2025"
    )
    return found


def test_it_is_foretold_on_the_day_of_the_last_report_and_of_the_one_province() -> None:
    """Both names of the province, which the profile does not know, are one org with a name in each language."""
    assert foreseen().made_on == EXPECTED["made_on"] == date(2025, 1, 10)
    assert [dict(names) for names in foreseen().org_names.values()] == [EXPECTED["org"]]


@pytest.mark.parametrize("row", EXPECTED["series"], ids=lambda row: row["measure"])
def test_the_past_is_what_the_reports_say(row: dict[str, Any]) -> None:
    """Every year of every measure with the ends that its words allow; an estimate is known as one."""
    forecast = next_year(row["measure"])
    assert forecast.series.unit == row["unit"]
    came = {int(seen.period.code): [seen.interval.low, seen.interval.high] for seen in forecast.history}
    wanted = {year: [None if end is None else Decimal(end) for end in ends] for year, ends in row["years"].items()}
    assert came == wanted
    assert [int(seen.period.code) for seen in forecast.history if seen.is_expected] == [
        year for year in (row.get("expected"),) if year
    ]


@pytest.mark.parametrize("row", EXPECTED["targets"], ids=lambda row: row["measure"])
def test_each_target_has_its_chance(row: dict[str, Any]) -> None:
    """What the last report aims at stands beside the forecast of its year, neither sure nor hopeless."""
    (chance,) = next_year(row["measure"]).chances
    assert (chance.target.period.code, chance.target.interval.low) == (row["period"], Decimal(row["least"]))
    assert Decimal("0.01") < chance.chance < Decimal("0.99")


def test_forecasts_hold_the_last_value_in_their_range() -> None:
    """A short past of steady growth lets expect about what it ended with, and says how sure that is."""
    for row in EXPECTED["series"]:
        forecast = next_year(row["measure"])
        last = forecast.history[-1].interval.low
        assert last is not None
        assert forecast.quantile(Decimal("0.01")) < last < forecast.quantile(Decimal("0.99"))
        assert forecast.past is not None


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_page_has_an_outlook_whose_points_open_their_figures(language: str) -> None:
    """A fan for each measure in the page's language, its points links to the figures they are."""
    page = write_page(review(), language)
    assert page.count('class="fan chart"') == len(EXPECTED["series"])
    assert page.count('class="gauge chart"') == len(EXPECTED["targets"])
    for forecast in foreseen().outlook.forecasts:
        assert all(f'href="#{name}"' in page for seen in forecast.history for name in seen.ids)


@pytest.mark.parametrize("folder", ["conference", "bilingual"])
def test_a_folder_of_one_conference_has_no_outlook(folder: str) -> None:
    """One period has no past: nothing is foretold, and the page has no word of it."""
    one = review_folder(EXAMPLES / folder, load_profile("vietnam_diplomacy"))
    assert one.foreseen is None
    assert 'id="outlook"' not in write_page(one, "en")
