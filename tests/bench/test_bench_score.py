"""The simple rule by which every reader is scored."""

from __future__ import annotations

import pytest
from bench.runners import ours
from bench.runners.clock import NOUN, Said
from bench.score import find_place, score_said
from bench.texts import TextSet
from bench.units import is_unit

_TEXT = "In 2031 Orlen exported 4.2 million USD to 16 markets, down 3%."


def _gold(surface: str, value: float, unit: str) -> dict[str, object]:
    return {"surface": surface, "value": value, "unit": unit}


_BATCH = TextSet(
    "made",
    "en",
    (_TEXT,),
    ({"figures": [_gold("4.2 million USD", 4_200_000, "USD"), _gold("16", 16, "count"), _gold("3%", -3, "percent")]},),
)


def _said(words: str, value: float | None, unit: str | None) -> Said:
    start = _TEXT.index(words)
    return Said(start, start + len(words), words, value, unit)


class TestScore:
    """What is found, what is false, which values and units are right."""

    def test_all_right(self) -> None:
        """Every figure with value and unit is full marks, a fall counting whatever its sign."""
        said = [_said("4.2 million USD", 4.2e6, "USD"), _said("16", 16, None), _said("3%", 3, "percentage")]
        found = score_said(_BATCH, [said])
        assert (found.found, found.false, found.value, found.value_unit) == (3, 0, 1.0, 1.0)

    def test_year_is_false(self) -> None:
        """A year given as a number is false and lowers both."""
        said = [_said("2031", 2031, None), _said("16", 16, None)]
        found = score_said(_BATCH, [said])
        assert (found.found, found.false) == (1, 1)
        assert found.value == pytest.approx(2 / 5)

    def test_wrong_unit_keeps_the_value(self) -> None:
        """A right value in a wrong unit counts for the value alone."""
        found = score_said(_BATCH, [[_said("4.2 million USD", 4.2e6, None)]])
        assert found.value > found.value_unit == 0.0

    def test_words_alone_are_read_by_us(self) -> None:
        """A reader that gives words without a value is scored by what our grammar reads in them."""
        found = score_said(_BATCH, [[_said("4.2 million USD", None, None)]])
        assert found.value_unit == pytest.approx(2 / 4)


@pytest.mark.parametrize(
    ("gold", "said", "right"),
    [
        ("count", None, True),
        ("count", f"{NOUN}market", True),
        ("persons", None, False),
        ("persons", "person-trips", True),
        ("USD", "united states dollar", True),
        ("USD", "EUR", False),
        ("km", "Kilometer", True),
        ("tonnes", "tons", True),
        ("percent", None, False),
        (None, "furlong", True),
    ],
)
def test_units(gold: str | None, said: str | None, *, right: bool) -> None:
    """Names of other readers pass for the contract's units, bare numbers for counts only."""
    assert is_unit(gold, said) is right


@pytest.mark.parametrize("variant", ["en", "bytes"])
def test_our_runner_points_at_its_words(variant: str) -> None:
    """Our runner reads a text and gives each number with the words at its place."""
    reader = ours.load(variant)
    assert reader.said is not None
    said = reader.said(_TEXT, reader.read(reader.prepare(_TEXT)))
    assert {s.text for s in said} >= {"4.2 million USD", "16"}
    assert all(_TEXT[s.start : s.end] == s.text for s in said)


@pytest.mark.parametrize(
    ("entry", "inside", "at"),
    [
        ("7", False, 13),
        ({"surface": "7", "occurrence": 2}, False, None),
        ({"surface": "7"}, True, 1),
        ({"surface": "7  of"}, False, 13),
        ("8", False, None),
    ],
)
def test_places_of_gold(entry: dict[str, object] | str, at: int | None, *, inside: bool) -> None:
    """Words stand where they are no part of a longer number, whatever the spaces, unless any place counts."""
    place = find_place("17.7 and 70, 7 of 71", entry, inside=inside)
    assert (place and place[0]) == at


def test_gold_without_a_value_asks_for_none() -> None:
    """A figure whose value and unit gold leaves out is right once it is found."""
    batch = TextSet("made", "en", (_TEXT,), ({"figures": [{"surface": "16"}]},))
    assert score_said(batch, [[_said("16", 16, "furlong")]]).value_unit == 1.0
