"""The passes that no reader can be quicker than."""

from __future__ import annotations

import pytest
from bench.runners.limits import load, make_patterns, make_terms

_TEXT = "B2B, 12/QD: nearly 1,250.5 million USD or 7"


def _found(variant: str) -> list[str]:
    reader = load(variant)
    return [_TEXT[a:b] for a, b in reader.read(reader.prepare(_TEXT))]


@pytest.mark.parametrize(
    ("variant", "found"),
    [
        ("digits", ["2", "12", "1", "250", "5", "7"]),
        ("number", ["1,250.5", "7"]),
        ("context", ["2", "12", "nearly 1,250.5 million USD", "7"]),
    ],
)
def test_patterns_find_what_they_are_named_after(variant: str, found: list[str]) -> None:
    """Every run of digits, whole numbers outside words and codes, or the number with what stands around it."""
    assert _found(variant) == found


def test_other_passes_do_their_work() -> None:
    """Bytes are decoded and composition is seen."""
    decode = load("decode")
    assert decode.read(decode.prepare("Lâm Quang")) == "Lâm Quang"
    assert load("nfc").read("Lâm Quang") is True


def test_terms_are_found_at_their_place() -> None:
    """The longest of the terms that fits is found, with its place."""
    term = max(make_terms(50), key=len)
    assert [(a, b) for _, a, b in load("terms").read(f"of {term}.")] == [(3, 3 + len(term))]


def test_patterns_and_terms_are_as_many_as_they_say() -> None:
    """Two hundred patterns and as many terms as wanted, all different, the same every time."""
    assert len(set(make_patterns())) == len(make_patterns()) == 200
    assert make_terms(3000) == make_terms(3000)
    assert len(set(make_terms(3000))) == 3000
