"""Folders and dossiers to what is foreseen from them: nothing of later days goes in, both give the same."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from diemcau.errors import Invalid
from diemcau.flow.dossier import make_dossier
from diemcau.flow.engines import OneProcess
from diemcau.flow.folder import reconcile_folder
from diemcau.flow.foreseeing import foresee, foresee_record, last_day, targets_of, watch_stream
from diemcau.flow.foreseeing_sources import Source, find_origins, is_dossier, open_source
from diemcau.flow.foreseeing_targets import read_targets
from diemcau.profile.load import load_profile
from diemcau.profile.types import Profile
from diemcau.records.forecast import Thin
from diemcau.records.total import Direction

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PROFILE = "vietnam_diplomacy"


@cache
def profile() -> Profile:
    """The shipped vocabulary."""
    return load_profile(PROFILE)


@cache
def years() -> Source:
    """The shipped example of six years."""
    return open_source(EXAMPLES / "years", profile())


def told(source: Source) -> set[tuple[str, str, str, str]]:
    """Measure, period, status and interval of every value."""
    return {(one.measure, one.period.code, one.status.value, str(one.interval)) for one in source.observations}


def test_values_are_known_from_the_day_of_their_first_report() -> None:
    """What the report of a year tells is known when that is published, not before."""
    known = {one.period.code: years().known[one.id] for one in years().observations if one.measure == "trade.exports"}
    assert known["2019"] == date(2020, 1, 8)
    assert known["2024"] == known["2025"] == date(2025, 1, 10) == last_day(years().readings)


def test_nothing_of_later_days_goes_in() -> None:
    """On an earlier day the folder looks as it did when the later reports did not exist."""
    early = open_source(EXAMPLES / "years", profile(), made_on=date(2023, 6, 1))
    assert max(one.period.code for one in early.observations) == "2022"
    assert not targets_of(early.observations)
    found = foresee(early, profile(), made_on=date(2023, 6, 1))
    assert {each.period.code for each in found.outlook.forecasts} == {"2023", "2024"}
    assert all(seen.period.code <= "2022" for each in found.outlook.forecasts for seen in each.history)
    late = foresee(years(), profile(), made_on=date(2023, 6, 1))
    assert [(each.series, each.quantiles) for each in late.outlook.forecasts] == [
        (each.series, each.quantiles) for each in found.outlook.forecasts
    ]


def test_a_dossier_gives_what_its_folder_gives(tmp_path: Path) -> None:
    """The tables and the ledger hold the same values, days and texts as the reports."""
    runner = OneProcess()
    try:
        make_dossier([EXAMPLES / "years"], tmp_path, PROFILE, runner)
    finally:
        runner.close()
    assert is_dossier(tmp_path)
    assert not is_dossier(EXAMPLES / "years")
    source = open_source(tmp_path, profile())
    assert {(measure, period, status) for measure, period, status, _ in told(source)} == {
        (measure, period, status) for measure, period, status, _ in told(years())
    }
    assert last_day(source.readings) == date(2025, 1, 10)
    assert len(source.readings) == len(years().readings)
    found = foresee(source, profile(), made_on=date(2025, 1, 10))
    assert sum(bool(each.chances) for each in found.outlook.forecasts) == 2


def test_an_unfinished_dossier_says_what_to_do(tmp_path: Path) -> None:
    """A ledger without tables is one that a stopped run left."""
    (tmp_path / "ledger.sqlite").write_bytes(b"")
    with pytest.raises(Invalid, match="no table copies") as caught:
        open_source(tmp_path, profile())
    assert "to its end" in caught.value.advice


def test_one_conference_has_no_past() -> None:
    """Nothing is foreseen from its record, and asked for all the same it is refused as too short."""
    record = reconcile_folder(EXAMPLES / "bilingual", profile())
    assert foresee_record(record, profile()) is None
    source = open_source(EXAMPLES / "bilingual", profile())
    found = foresee(source, profile(), made_on=date(2032, 1, 1))
    assert not found.has_past
    assert found.is_empty
    assert {each.reason for each in found.outlook.refusals} <= {Thin.SHORT, Thin.UNADDED}
    assert not found.stream.is_enough


def test_copies_are_one_family() -> None:
    """All documents of a group stand under its likely origin, the others under themselves."""
    assert find_origins([("b", "a")], ["a", "b", "c"]) == {"a": "b", "b": "b", "c": "c"}
    source = open_source(EXAMPLES / "conference", profile())
    assert len(set(source.origins.values())) == 4


def test_targets_come_from_a_file_too(tmp_path: Path) -> None:
    """An org by any of its names, a limit from either side."""
    path = tmp_path / "targets.csv"
    path.write_text(
        "measure,org,period,at_least,at_most,unit,partner\n"
        "trade.exports,Dunmarsh province,2025,1400000000,,USD,\n"
        "delegations.outbound.total,tỉnh Dunmarsh,2025,,25,,\n",
        encoding="utf-8",
    )
    first, second = read_targets(path, profile(), years().strangers)
    assert (first.org, first.interval.low, first.direction) == (second.org, Decimal(1400000000), Direction.UP)
    assert (second.unit, second.interval.high, second.direction) == ("delegation", Decimal(25), Direction.DOWN)
    found = foresee(years(), profile(), made_on=date(2025, 1, 10), targets=[first, second])
    chances = {each.series.measure: len(each.chances) for each in found.outlook.forecasts if each.chances}
    assert chances == {"trade.exports": 2, "delegations.inbound.total": 1, "delegations.outbound.total": 1}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("measure,org\n", "no column period"),
        ("measure,org,period,at_least\nrice,Dunmarsh province,2025,3\n", "Row 2 of the targets: 'rice'"),
        ("measure,org,period,at_least\ntrade.exports,Nowhere,2025,3\n", "'Nowhere'"),
        ("measure,org,period,at_least\ntrade.exports,Dunmarsh province,next,3\n", "'next'"),
        ("measure,org,period,at_least\ntrade.exports,Dunmarsh province,2025,much\n", "'much'"),
        ("measure,org,period,at_least\ntrade.exports,Dunmarsh province,2025,NaN\n", "'NaN'"),
        ("measure,org,period,at_least\ntrade.exports,Dunmarsh province,2025,1e99,x,y,z,more\n", "'1e99'"),
    ],
)
def test_a_wrong_target_is_refused_with_its_row(tmp_path: Path, body: str, words: str) -> None:
    """What is not understood is said, and no row is passed over."""
    path = tmp_path / "targets.csv"
    path.write_text(body, encoding="utf-8")
    with pytest.raises(Invalid) as caught:
        read_targets(path, profile(), years().strangers)
    assert words in caught.value.title


def test_documents_go_by_in_stretches_that_fit_their_time(tmp_path: Path) -> None:
    """Two months by days, two years by weeks, more by months; a document without a day is counted and left out."""
    for number, spread in enumerate((40, 700, 1500)):
        folder = tmp_path / str(number)
        folder.mkdir()
        first = date(2030, 1, 10)
        for place, day in enumerate((first, first + timedelta(days=spread))):
            text = (
                f"The harbour opens\nDunmarsh Province Portal, {day.day} {day:%B} {day.year}\n\nPier {place} is open.\n"
            )
            (folder / f"{place}.txt").write_text(text, encoding="utf-8")
        (folder / "note.txt").write_text("A note\n\nThe office of Keld is open.\n", encoding="utf-8")
        source = open_source(folder, profile())
        alerts, issues, stream = watch_stream(source, profile(), made_on=date(2040, 1, 1))
        assert (stream.documents, stream.undated, stream.bin_days) == (2, 1, (1, 7, 30)[number])
        assert not alerts
        assert not issues
        assert (stream.first, stream.last) == (first, first + timedelta(days=spread))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tỉnh Lạc Sơn", "Tỉnh Lạc Sơn giai đoạn 2019-2023\nCổng thông tin điện tử tỉnh Lạc Sơn, 12/01/2024\n\n"
         + " ".join(f"Năm {year}, tỉnh ký {year - 2014} thỏa thuận quốc tế." for year in range(2019, 2024))),
        ("Brindel province", "Report of Brindel province for 2019 to 2023\nBrindel Province Portal, 9 January 2024\n\n"
         + " ".join(f"In {year} the province signed {year - 2014} agreements." for year in range(2019, 2024))),
    ],
)  # fmt: skip
def test_an_org_told_of_in_one_language_alone_is_foretold(tmp_path: Path, name: str, text: str) -> None:
    """An org that the profile does not know and one language names is an org like any other."""
    (tmp_path / "years.txt").write_text(text + "\n", encoding="utf-8")
    profile = load_profile("vietnam_diplomacy")
    found = foresee(open_source(tmp_path, profile), profile, made_on=date(2024, 1, 12))
    assert {one.series.org for one in found.outlook.forecasts} == {name}
    assert found.org_names[name]
