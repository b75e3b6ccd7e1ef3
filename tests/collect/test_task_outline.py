"""How rows of a table of tasks hang together: groups, numbers and parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.collect.task_outline import Outline, bare, is_heading_number, is_number, is_part_of


@pytest.mark.parametrize(
    ("words", "expected"),
    [("12", True), ("b)", True), ("12.1.", True), ("IV", True), ("(3)", True), ("đ)", True), ("Việc", False),
     ("", False), ("45/TB", False)],
)  # fmt: skip
def test_numbers_of_rows_are_known(words: str, expected: bool) -> None:  # noqa: FBT001 - a case
    """Whatever signs stand round them."""
    assert is_number(words) is expected


def test_parts_stand_under_their_whole() -> None:
    """12.1 and a) are parts of 12; 13, 120.1 and 12 itself are not."""
    assert [is_part_of(one, "12.") for one in ("12.1", "a)", "13", "120.1", "12")] == [True, True, False, False, False]
    assert is_heading_number("II.")
    assert not is_heading_number("a)")


def test_letters_and_roman_numbers_nest() -> None:
    """A, B, C are as wide as one another although C is a Roman number; I and II stand under them."""
    outline = Outline()
    seen = []
    for row, number in enumerate(["A", "I", "II", "B", "I", "C", "I", "D"], 1):
        outline.open_group(number, number, row)
        seen.append(outline.groups)
    assert seen == [("A",), ("A", "I"), ("A", "II"), ("B",), ("B", "I"), ("C",), ("C", "I"), ("D",)]


def test_a_heading_is_idle_until_a_task_follows() -> None:
    """Headings without tasks are told by their rows, the widest first; those above a task are used."""
    outline = Outline()
    assert outline.open_group("I", "one", 1) == []
    assert outline.open_group("", "wide", 2) == [1]
    assert outline.open_group("I", "two", 3) == []
    assert outline.place_task("1", 4) == (0, "")
    assert outline.open_group("II", "three", 5) == []
    assert outline.close() == [5]


@given(st.lists(st.sampled_from(["1", "2", "1.1", "2.1", "a)", "b)", "I", "A", "", "x y"]), max_size=30))
def test_a_part_never_stands_before_its_whole(numbers: list[str]) -> None:
    """A task is part of an earlier row alone, and of one whose number fits; what has no whole is told."""
    outline = Outline()
    for row, number in enumerate(numbers, 1):
        parent, wrong = outline.place_task(number, row)
        assert 0 <= parent < row
        if parent:
            assert is_part_of(number, numbers[parent - 1])
            assert wrong != "no_parent"
        if wrong == "twice":
            assert bare(number) in {bare(one) for one in numbers[: row - 1]}
