"""A sector's own rules: what is read, and what is refused with its line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from diemcau.errors import Invalid
from diemcau.profile.checks import NO_RULES, Base, fits, load_checks, read_checks
from diemcau.profile.load import load_profile, profile_names
from diemcau.profile.types import Profile

NAMES = "{en: It holds., vi: Đúng.}"


@pytest.fixture(scope="session")
def sector() -> Profile:
    """The shipped sector."""
    return load_profile("vietnam_diplomacy")


@pytest.mark.parametrize("name", profile_names())
def test_shipped_rules_are_sound(name: str) -> None:
    """Every shipped rule is read, says in each language what must hold, and bounds a unit its measure takes."""
    profile = load_profile(name)
    book = load_checks(name, profile)
    assert book != NO_RULES
    names = [*(one.names for one in book.orders), *(one.names for one in book.ratios)]
    for each in (*names, *(one.names for one in book.quotients)):
        assert all(each[language].endswith(".") for language in profile.languages)
    assert [band for band in book.bands if not profile.measures[band.measure].takes_unit(band.unit)] == []


def test_a_profile_may_have_no_rules(tmp_path: Path, sector: Profile) -> None:
    """Without the file there are no rules."""
    assert load_checks(tmp_path, sector) == NO_RULES


def test_rules_of_a_folder_are_read(tmp_path: Path, sector: Profile) -> None:
    """A folder's own file is read like a shipped one."""
    text = f"orders: [{{code: a, least: info.sessions, most: info.attendance, names: {NAMES}}}]\n"
    (tmp_path / "checks.yml").write_text(text, encoding="utf-8")
    (order,) = load_checks(tmp_path, sector).orders
    assert (order.least, order.most) == ("info.sessions", "info.attendance")


def test_bands_and_ratios_are_read(sector: Profile) -> None:
    """Numbers are exact, bases by name, denominators in turn."""
    text = f"""
bands: [{{measure: fdi.rank, unit: rank, low: "1", high: "63.5"}}]
ratios:
  - {{code: a, ratio: trade.exports.growth, numerator: trade.exports, base: before, names: {NAMES}}}
"""
    book = read_checks(text, sector)
    assert book.bands[0].interval.high == Decimal("63.5")
    assert (book.ratios[0].base, book.ratios[0].denominators) == (Base.BEFORE, ())


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (f"orders:\n  - {{code: a, least: hens.laid, most: fdi.rank, names: {NAMES}}}", "profile.choice", 2),
        ("bands:\n  - {measure: fdi.rank, unit: rank}", "profile.band", 2),
        ('bands:\n  - {measure: fdi.rank, unit: rank, low: "9", high: "3"}', "profile.band", 2),
        ('bands:\n  - {measure: fdi.rank, unit: rank, low: "nine"}', "profile.no_number", 2),
        ('bands:\n  - {measure: fdi.rank, unit: rank, low: "NaN"}', "profile.no_number", 2),
        ('bands:\n  - {measure: fdi.rank, unit: rank, kinds: [hen], low: "9"}', "profile.choice", 2),
        ("windows:\n  - {deadline: report.hens, measures: [fngo.]}", "profile.choice", 2),
        ("steady: [hens.]", "profile.choice", 1),
        ("hens: []", "profile.keys", 1),
        (f"ratios:\n  - {{code: a, ratio: fdi.rank, numerator: fdi.rank, names: {NAMES}}}", "profile.missing", 2),
    ],
)
def test_what_is_wrong_is_named_with_its_line(sector: Profile, text: str, code: str, line: int) -> None:
    """An unknown code, a range without ends and the like are refused where they stand."""
    with pytest.raises(Invalid) as refused:
        read_checks(text, sector)
    assert (refused.value.facts["code"], refused.value.facts["line"]) == (code, line)


def test_a_rule_stands_once(sector: Profile) -> None:
    """Two rules of one code are refused."""
    row = f"{{code: a, least: info.sessions, most: info.attendance, names: {NAMES}}}"
    with pytest.raises(Invalid, match="stands twice"):
        read_checks(f"orders: [{row}, {row}]", sector)


def test_a_beginning_ends_with_a_dot() -> None:
    """`org.` stands for all that begins so, `org` for itself alone."""
    assert fits("org.staff", ("org.",))
    assert fits("org.staff", ("org.staff",))
    assert not fits("organs.made", ("org",))
    assert not fits("org.staff", ("org",))
