"""Facts of a record as values of orgs."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from diemcau.profile.types import Profile
from diemcau.reconcile.folder import reconcile
from diemcau.records import Bound, Claim, Document, Interval, Kind, Standing, Status, Tally, parse_period
from diemcau.records.observation import Observation
from diemcau.review.rollup.observe import find_org, to_observation, to_observations

ENGLISH = Counter({"en": 1})
TEXT = """In 2024, Thanh Hoa province signed 4 international agreements.
In 2024, Thanh Hoa province's exports reached nearly USD 6.3 billion, up 4.9%.
In the first 11 months of 2024, Nghe An province's exports reached USD 3.1 billion.
"""


def claim(**more: Any) -> Claim:
    """A fact: 4 agreements of a province in 2024, unless told otherwise."""
    fields: dict[str, Any] = {
        "id": "f1",
        "statements": (),
        "value": Decimal(4),
        "interval": Interval.point(Decimal(4)),
        "bound": Bound.EXACT,
        "unit": "count",
        "measure": "agreements.signed.total",
        "label": "agreements",
        "unit_of_report": "Thanh Hoa",
        "period": parse_period("2024"),
        "status": Status.ACTUAL,
        "kind": Kind.LEVEL,
        "stock_or_flow": None,
        "compare_to": None,
        "part_of": None,
        "independent_sources": 1,
        "standing": Standing.SINGLE,
    }
    return Claim(**(fields | more))


def test_a_level_becomes_a_value(profile: Profile) -> None:
    """A count without a unit is one of the measure, and what the profile knows to be a flow is one."""
    found = to_observation(claim(standing=Standing.DISPUTED), "P.thanh-hoa", profile)
    assert isinstance(found, Observation)
    assert (found.id, found.org, found.unit, found.tally) == ("f1", "P.thanh-hoa", "agreement", Tally.FLOW)
    assert found.is_disputed


@pytest.mark.parametrize(
    "other",
    [
        {"kind": Kind.CHANGE},
        {"kind": Kind.SHARE},
        {"kind": Kind.RANK},
        {"measure": None},
        {"measure": "not.in.the.profile"},
        {"period": None},
        {"standing": Standing.SUPERSEDED},
        {"unit": "percent"},
    ],
)
def test_what_is_no_level_of_a_measure_is_no_value(other: dict[str, Any], profile: Profile) -> None:
    """Changes, shares, ranks, what nobody can name or date and what was replaced is put together with nothing."""
    assert to_observation(claim(**other), "P.thanh-hoa", profile) is None


@pytest.mark.parametrize(
    ("name", "period", "code"),
    [
        ("Quang Tri", "2024", "P63.quang-tri"),
        ("Quang Tri", "2026", "P25.quang-tri"),
        ("Quang Tri", "2025-H1", "P63.quang-tri"),
        ("Quang Binh", "2025", "P63.quang-binh"),
        ("Dunmarsh", "2024", None),
        (None, "2024", None),
    ],
)
def test_a_name_means_the_org_of_its_time(name: str | None, period: str, code: str | None, profile: Profile) -> None:
    """One name was two provinces: the end of the period says which; of one that ended in it, its beginning."""
    assert find_org(claim(unit_of_report=name, period=parse_period(period)), ENGLISH, profile) == code


def test_a_name_is_read_in_its_language(profile: Profile) -> None:
    """Names of a text in a language that the profile does not speak mean nobody."""
    named = claim(unit_of_report="tỉnh Thanh Hóa")
    assert find_org(named, Counter({"vi": 2}), profile) == "P.thanh-hoa"
    assert find_org(named, Counter({"xx": 2}), profile) is None


def test_a_report_becomes_values(profile: Profile) -> None:
    """Sentences are read to values with their periods: a growth is none, and eleven months stay eleven months."""
    from diemcau.read.document import read_document

    document = Document(
        id="d" * 8, name="d", path="d.txt", text=TEXT, language="en", published=date(2025, 1, 6), publisher=None
    )
    record = reconcile("s", [read_document(document, profile)], profile)
    found = {(one.org, one.measure, one.period.code) for one in to_observations(record, profile)}
    assert ("P.thanh-hoa", "trade.exports", "2024") in found
    assert ("P.nghe-an", "trade.exports", "2024-01..2024-11") in found
    assert all(one.sources for one in to_observations(record, profile))
    assert not any(one.unit == "percent" for one in to_observations(record, profile))
