"""Where English numbers may open."""

from __future__ import annotations

import pytest

from diemcau.lang.en.number_openings import find_openings
from diemcau.lang.numerals import Shape


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("12 boats and seven crews", [("12", Shape.DIGITS), ("seven", Shape.WORDS)]),
        ("half a million", [("half", Shape.FRACTION), ("half a", Shape.WORDS)]),
        ('a "quarter of a million" of them', [("a", Shape.WORDS)]),
        ("the 3rd of 5", [("3rd", Shape.ORDINAL), ("3", Shape.DIGITS), ("5", Shape.DIGITS)]),
        ("a fivefold rise, twice", [("fivefold", Shape.MULTIPLE), ("twice", Shape.MULTIPLE)]),
        ("on behalf of a phone firm in Boston", []),
    ],
)
def test_openings_are_digits_and_words_of_number(text: str, opened: list[tuple[str, Shape]]) -> None:
    """Whole words of number open one, parts of other words none; the rarer form comes first where two share a place."""
    found = [(text[start:end], shape) for start, end, shape in find_openings(text)]
    assert found == opened


def test_openings_ascend_over_long_lines() -> None:
    """They stand in the order of the text, whatever found them."""
    found = find_openings("one of 40,000 boats, half of them, 2nd of three, " * 200)
    assert found == sorted(found, key=lambda opening: opening[0])
