"""Small reports of fictional orgs, and the one of the shipped example."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from diemcau.flow.report import make_reports
from diemcau.profile.load import load_profile
from diemcau.profile.outlines import load_outlines
from diemcau.profile.types import Profile
from diemcau.publish.report.compile import compile_report
from diemcau.publish.report.material import Evidence, Fact, Material
from diemcau.publish.report.model import Report
from diemcau.records import Bound, Interval, Quantity, interval_of, parse_period

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
YEAR = parse_period("2024")
DAY = date(2025, 1, 15)


def quantity(value: str, unit: str = "count", bound: Bound = Bound.EXACT, place: str = "0") -> Quantity:
    """A number as written, such as `quantity("6.3e9", "USD", Bound.NEARLY, "0.1e9")`."""
    return Quantity(Decimal(value), interval_of(Decimal(value), bound, Decimal(place)), bound, unit)


def evidence(words: str, sentence: str = "", **more: Any) -> Evidence:
    """A place in a document that says something."""
    told = sentence or f"The report says {words}."
    return Evidence(document="north", title="north, Keld Portal", words=words, sentence=told, **more)


def fact(number: Quantity, name: str = "f1", measure: str = "trade.exports", **more: Any) -> Fact:
    """A fact of the year of the province of Keld with one sentence behind it."""
    given: dict[str, Any] = {"org": "Keld province", "period": YEAR, "evidence": (evidence("so much"),)}
    return Fact(id=name, measure=measure, quantity=number, **(given | more))


def material(*facts: Fact, **more: Any) -> Material:
    """What a report on the year says, of some facts."""
    profile = load_profile("vietnam_diplomacy")
    given: dict[str, Any] = {
        "period": YEAR,
        "day": DAY,
        "home": profile.home_org,
        "measure_names": {code: dict(measure.names) for code, measure in profile.measures.items()},
        "unit_names": {code: dict(unit.names) for code, unit in profile.units.items()},
        "org_names": {"Keld province": {"en": "Keld province", "vi": "Tỉnh Keld"}},
        "documents": (3, 2),
    }
    return Material(facts=facts, **(given | more))


def compiled(said: Material, outline: str = "national") -> Mapping[str, Report]:
    """The report in both languages."""
    profile = load_profile("vietnam_diplomacy")
    shape = load_outlines("vietnam_diplomacy").find(outline)
    return {language: compile_report(shape, said, profile, language) for language in ("en", "vi")}


def text_of(report: Report, code: str) -> str:
    """All that one section says, with what stands below it."""
    section = next(each for each in report.walk() if each.code == code)
    inside = {each.code for each in section.walk()}
    blocks = [block for each in report.walk() if each.code in inside for block in each.blocks]
    from diemcau.publish.report.model import sentences_of

    return "\n".join(sentence.text for block in blocks for sentence in sentences_of(block))


@pytest.fixture(scope="session")
def profile() -> Profile:
    """The shipped vocabulary."""
    return load_profile("vietnam_diplomacy")


@pytest.fixture(scope="session")
def conference(profile: Profile) -> Mapping[str, Report]:
    """The report of the shipped example in both languages."""
    outline = load_outlines("vietnam_diplomacy").find("national")
    made = make_reports(EXAMPLES / "conference", profile, outline, ("en", "vi"), period=YEAR)
    return {report.language: report for report in made}


__all__ = ["Interval", "compiled", "evidence", "fact", "material", "quantity", "text_of"]
