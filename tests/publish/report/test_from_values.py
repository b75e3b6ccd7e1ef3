"""Values of documents and returns become facts in the words they were given in."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.profile.load import load_profile
from diemcau.profile.outlines import load_outlines
from diemcau.publish.report.compile import compile_report
from diemcau.publish.report.from_values import material_of_values, to_quantity
from diemcau.publish.report.phrases import tell_number
from diemcau.records import Bound, Interval, Status, interval_of
from diemcau.records.observation import Basis, Observation

from .conftest import DAY, YEAR, evidence, text_of

_WORDS = [bound for bound in Bound if bound is not Bound.RANGE]


@given(st.sampled_from(_WORDS), st.integers(1, 10**6), st.sampled_from(["USD", "count", "percent"]))
def test_a_number_keeps_its_word(bound: Bound, value: int, unit: str) -> None:
    """What one statement said with one word is said with that word again."""
    interval = interval_of(Decimal(value), bound, Decimal(0))
    said = to_quantity(interval, bound, unit)
    assert (said.value, said.interval, said.bound) == (Decimal(value), interval, bound)


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_narrowed_number_says_its_ends(first: int, second: int) -> None:
    """What several statements narrowed is printed by both ends, and never narrower than it is."""
    low, high = sorted((Decimal(first), Decimal(second) + Decimal("0.5")))
    interval = Interval(low, high, low_open=True)
    said = to_quantity(interval, Bound.NEARLY, "USD")
    assert said.interval.intersection(interval) == interval


@pytest.mark.parametrize(
    ("interval", "bound", "words"),
    [
        (Interval(Decimal("5.67e9"), Decimal("6.3e9"), high_open=True), Bound.NEARLY, "gần 6,3 tỷ USD"),
        (Interval(Decimal("5.8e9"), Decimal("6.3e9"), high_open=True), Bound.NEARLY, "từ 5,8 đến 6,3 tỷ USD"),
        (Interval(Decimal("3.65e9"), Decimal("3.75e9")), Bound.EXACT, "3,7 tỷ USD"),
        (Interval(Decimal(170), None, low_open=True), Bound.OVER, "hơn 170 USD"),
    ],
)
def test_numbers_are_said_as_they_were(interval: Interval, bound: Bound, words: str) -> None:
    """The word where it still fits, the ends where it does not."""
    assert tell_number(to_quantity(interval, bound, "USD"), "vi") == words


def test_returns_stand_beside_documents() -> None:
    """A cell of a return is cited like a sentence; a value that leads nowhere is not printed."""
    given = {"org": "P.nghe-an", "period": YEAR, "status": Status.ACTUAL}
    point = Interval.point
    values = [
        Observation(id="c1", measure="trade.exports", unit="USD", interval=point(Decimal(5)), **given),  # type: ignore[arg-type]
        Observation(id="r1", measure="delegations.inbound.total", unit="delegation", interval=point(Decimal(7)),
                    basis=Basis.FILING, **given),  # type: ignore[arg-type]
        Observation(id="x", measure="trade.imports", unit="USD", interval=point(Decimal(9)), **given),  # type: ignore[arg-type]
    ]  # fmt: skip
    found = {"c1": [evidence("5 USD")], "r1": [evidence("7", "Form F04, cell B3: 7")]}
    profile, outline = load_profile("vietnam_diplomacy"), load_outlines("vietnam_diplomacy").find("national")
    said = material_of_values(values, found, profile, outline, period=YEAR, day=DAY)
    report = compile_report(outline, said, profile, "vi")
    assert "Có 7 đoàn vào" in text_of(report, "fields") or "có 7 đoàn vào" in text_of(report, "fields")
    assert "căn cứ 1 biểu báo cáo đã được tiếp nhận" in text_of(report, "ground")
    assert "Kim ngạch nhập khẩu" not in text_of(report, "annex-figures")
