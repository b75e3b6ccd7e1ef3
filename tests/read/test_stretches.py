"""Stretches that are asked whether something touches them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diemcau.read.stretches import Stretches
from diemcau.records import Span

SPANS = st.lists(st.builds(lambda start, size: Span(start, start + size), st.integers(0, 40), st.integers(1, 12)))


@given(SPANS, SPANS)
def test_what_touches_none_is_outside(parts: list[Span], spans: list[Span]) -> None:
    """Stretches in any order, overlapping or not: what is outside is what overlaps not one of them."""
    assert Stretches(parts).outside(spans) == [one for one in spans if not any(one.overlaps(part) for part in parts)]
