"""Letters that patterns cannot do without."""

from __future__ import annotations

import pytest

from diemcau.lang.pieces import find_openings, find_pieces


@pytest.mark.parametrize(
    ("source", "pieces"),
    [
        (r"\b(?:asked|urged) to\b", {"asked", "urged"}),
        (r"organi[sz]ation", {"organisation", "organization"}),
        (r"(?:the )?\d+ reports?", {" report"}),
        (r"(?:storm|a\d+)", set()),
        (r"(?:ask|asked|asks)", {"ask"}),
        (r"\b\w+ (?:fair|expo)\b", {" fair", " expo"}),
        (r"(?:lũ|bão)", {"lũ", "bão"}),
    ],
)
def test_pieces_are_what_a_pattern_cannot_do_without(source: str, pieces: set[str]) -> None:
    """Letters of which one has to stand; none where some way through the pattern needs none."""
    assert find_pieces(source) == pieces


@pytest.mark.parametrize(
    ("source", "openings"),
    [
        (r"\b(?:asked|urged) to\b", {"asked to", "urged to"}),
        (r"(?<=we )(?:ask|tell)s?(?! not)", {"ask", "tell"}),
        (
            r"[Oo]rgani[sz]e(?:d|s)? \w+",
            {"organise ", "organised ", "organises ", "organize ", "organized ", "organizes "},
        ),
        (r"(?:the )?\d+ reports?", set()),
        (r"(?:(?:very )?new )+port", {"new ", "very new "}),
    ],
)
def test_openings_are_what_every_match_begins_with(source: str, openings: set[str]) -> None:
    """As far as they can be spelled out; none where a match may begin with anything."""
    assert find_openings(source) == openings
