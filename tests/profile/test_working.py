"""Days of work as checked data: what a calendar holds, and what is refused."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from diemcau.deploy.working import calendar_of
from diemcau.errors import Invalid
from diemcau.profile.check import check_profile
from diemcau.profile.load import load_profile
from diemcau.profile.working import IN_LIEU, NO_CALENDAR, SWAPPED, read_working
from diemcau.records import Severity

SMALL = Path(__file__).parent / "small"
RULES = load_profile("vietnam_diplomacy").working
GOOD = """\
time_zone: Europe/Dunmarsh
weekend: [fri, sat]
soon: 5
moves: [span, date]
basis: Holidays Act
holidays:
  tide: {en: Tide Day, vi: Ngày Thủy triều}
  in_lieu: {en: in lieu, vi: nghỉ bù}
  swapped: {en: swapped, vi: hoán đổi}
years:
  "2031":
    basis: Notice 4
    is_final: true
    days_off:
      tide: ["05-02", "05-05"]
      in_lieu: ["05-04"]
    worked: ["05-09"]
    open: ["06-01"]
"""


def test_the_calendar_of_another_profile() -> None:
    """Another weekend, other feasts and other rules need no line of code."""
    rules = read_working(GOOD, ("en", "vi"))
    assert (rules.time_zone, rules.weekend, rules.soon) == ("Europe/Dunmarsh", frozenset({4, 5}), 5)
    assert rules.moves == {"span", "date"}
    year = rules.years[2031]
    assert year.off == {date(2031, 5, 2), date(2031, 5, 4), date(2031, 5, 5)}
    assert year.worked == {date(2031, 5, 9)}
    assert year.open == {date(2031, 6, 1)}
    assert year.is_final
    assert rules.holidays[rules.feasts[date(2031, 5, 5)]]["en"] == "Tide Day"


def test_a_profile_loads_its_calendar(tmp_path: Path) -> None:
    """It stands beside the other files; without it weekends are all that is known."""
    assert load_profile(SMALL).working == NO_CALENDAR
    assert not calendar_of(load_profile(SMALL)).knows(2026)
    folder = tmp_path / "profile"
    shutil.copytree(SMALL, folder)
    languages = load_profile(SMALL).languages
    named = "{" + ", ".join(f"{language}: Tide Day" for language in languages) + "}"
    kept = [line if "{en:" not in line else f"{line.partition('{')[0]}{named}" for line in GOOD.splitlines()]
    (folder / "calendar.yml").write_text("\n".join(kept), encoding="utf-8")
    calendar = calendar_of(load_profile(folder))
    assert calendar.knows(2031)
    assert calendar.is_working(date(2031, 5, 9))
    assert not calendar.is_working(date(2031, 5, 16))
    assert calendar.is_working(date(2031, 5, 18))
    assert calendar.moves("date")


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("Europe/Dunmarsh", "somewhere", "no_zone", 1),
        ("[fri, sat]", "[fri, Saturday]", "choice", 2),
        ("[fri, sat]", "[mon, tue, wed, thu, fri, sat, sun]", "weekend", 2),
        ("soon: 5", "soon: many", "no_soon", 3),
        ("soon: 5", "soon: true", "no_soon", 3),
        ("[span, date]", "[span, days]", "choice", 4),
        ('"2031"', '"31"', "no_year", 11),
        ('"2031"', "2031", "no_word", 11),
        ('tide: ["05-02"', 'tide: ["02-30"', "no_month_day", 15),
        ('tide: ["05-02"', 'tide: ["2 May"', "no_month_day", 15),
        ('["05-04"]', '["05-05"]', "twice", 16),
        ('["05-04"]', '["05-03"]', "no_work_day", 16),
        ("      tide:", "      storm:", "choice", 15),
        ('worked: ["05-09"]', 'worked: ["05-11"]', "no_weekend_day", 17),
        ('worked: ["05-09"]', 'worked: ["05-02"]', "no_weekend_day", 17),
        ("is_final: true", "is_final: perhaps", "no_flag", 13),
        ("    basis: Notice 4\n", "", "missing", 11),
    ],
)
def test_what_is_wrong_is_refused_with_its_line(old: str, new: str, code: str, line: int) -> None:
    """Nothing is counted by a calendar with a slip in it; the message names the line."""
    assert GOOD.count(old) == 1
    with pytest.raises(Invalid) as caught:
        read_working(GOOD.replace(old, new), ("en", "vi"))
    assert caught.value.facts["code"] == f"profile.{code}"
    assert caught.value.facts["line"] == line


@pytest.mark.parametrize("year", [number for number in RULES.years if RULES.years[number].is_final])
def test_a_known_year_of_viet_nam_has_the_days_of_the_law(year: int) -> None:
    """Eleven feasts since 2021 and ten before, each on a day of rest made good, each swapped day made up."""
    codes = Counter(code for day, code in RULES.feasts.items() if day.year == year)
    feasts = {"new_year": 1, "tet": 5, "hung_kings": 1, "victory": 1, "labour": 1, "national": 2 if year > 2020 else 1}
    assert {code: codes[code] for code in feasts} == feasts
    on_rest = [day for day, code in RULES.feasts.items()
               if day.year == year and code in feasts and day.weekday() in RULES.weekend]  # fmt: skip
    assert codes[IN_LIEU] == len(on_rest)
    assert codes[SWAPPED] == len(RULES.years[year].worked)


@pytest.mark.parametrize("year", RULES.years)
def test_feasts_stand_on_their_days(year: int) -> None:
    """Feasts of the solar year on theirs; Tet is five days in a row that the rest of the week touches."""
    days = {code: sorted(day for day, held in RULES.feasts.items() if day.year == year and held == code)
            for code in RULES.holidays}  # fmt: skip
    assert days["new_year"] == [date(year, 1, 1)]
    assert days["victory"] == [date(year, 4, 30)]
    assert days["labour"] == [date(year, 5, 1)]
    assert date(year, 9, 2) in days["national"]
    assert all(abs((day - date(year, 9, 2)).days) <= 1 for day in days["national"])
    tet = days["tet"]
    assert tet == [tet[0] + timedelta(days=number) for number in range(len(tet))]
    assert date(year, 1, 20) <= tet[0] <= date(year, 2, 20)
    # From the first day of the lunar year to the tenth of its third month are 68 or 69 days, 98 with a leap month.
    assert 66 <= (days["hung_kings"][0] - tet[0]).days <= 71 or 96 <= (days["hung_kings"][0] - tet[0]).days <= 101


def test_a_year_without_notice_is_not_called_final() -> None:
    """What the law leaves to the notice is open there."""
    coming = RULES.years[max(RULES.years)]
    assert not coming.is_final
    assert coming.open
    assert not coming.open & coming.off


def test_what_is_not_known_of_a_year_is_a_note(tmp_path: Path) -> None:
    """A year without notice, a day nobody knows of, and a swapped day that is not made up are shown; none stops."""
    folder = tmp_path / "profile"
    shutil.copytree(SMALL, folder)
    languages = load_profile(SMALL).languages
    text = GOOD.replace('in_lieu: ["05-04"]', 'swapped: ["05-04", "05-06"]') + (
        '  "2032":\n    basis: the law\n    is_final: false\n    days_off: {}\n    worked: []\n'
    )
    named = "{" + ", ".join(f"{language}: Tide Day" for language in languages) + "}"
    kept = [line if "{en:" not in line else f"{line.partition('{')[0]}{named}" for line in text.splitlines()]
    (folder / "calendar.yml").write_text("\n".join(kept), encoding="utf-8")
    before = check_profile(load_profile(SMALL))
    found = [finding for finding in check_profile(load_profile(folder)) if finding not in before]
    assert [(finding.code, finding.severity) for finding in found] == [
        ("profile.swapped", Severity.NOTE),
        ("profile.day_open", Severity.NOTE),
        ("profile.year_open", Severity.NOTE),
    ]
    assert dict(found[0].facts) == {"year": "2031", "swapped": "2", "worked": "1"}
    assert "2031-06-01" in found[1].message
    assert "2032" in found[2].message
