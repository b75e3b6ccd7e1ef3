"""Two digits in each other's place: which value they explain, and when they explain nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.observed import Ask, value

from diemcau.records import Bound
from diemcau.records.checked import RuleKind
from diemcau.records.review import Answer
from diemcau.review.checking.slips import find_slip, find_swapped

TASKS = ("tasks.done.on_time", "tasks.done.late", "tasks.open.in_term", "tasks.open.overdue")


def test_swapped_digits_are_told(ask: Ask) -> None:
    """A sum that misses its whole by two swapped digits says which value and what was meant."""
    told = [value(code, amount) for code, amount in zip(TASKS, ["6104", "211", "1402", "319"], strict=True)]
    (found,) = ask(RuleKind.PARTITION, value("tasks.assigned", "8054"), *told)
    assert found.answer is Answer.FAILS
    assert found.slip == (told[2].id, Decimal(1420))


@pytest.mark.parametrize("whole", ["8036", "8000", "8054"])
def test_no_slip_is_told_of_what_holds_or_is_vague(ask: Ask, whole: str) -> None:
    """A sum that holds, that misses by another amount, or whose whole is only about a number has no slip."""
    told = [value(code, amount) for code, amount in zip(TASKS, ["6104", "211", "1402", "319"], strict=True)]
    bound = Bound.ABOUT if whole == "8054" else Bound.EXACT
    assert all(one.slip is None for one in ask(RuleKind.PARTITION, value("tasks.assigned", whole, bound=bound), *told))


@given(st.integers(0, 10**9))
def test_swapped_numbers_have_the_same_digits(number: int) -> None:
    """A swap keeps all digits, changes the number, and swapping again leads back."""
    for swapped in find_swapped(Decimal(number)):
        assert sorted(str(swapped)) == sorted(str(number))
        assert swapped != number
        assert Decimal(number) in set(find_swapped(swapped)) or str(number)[1] == "0"


@given(st.lists(st.integers(10, 9_999), min_size=2, max_size=5), st.data())
def test_a_slip_that_was_made_is_among_what_would_explain_it(counts: list[int], data: st.DataObject) -> None:
    """Where one slip is told of a sum that a slip broke, correcting it makes the sum hold."""
    at = data.draw(st.integers(0, len(counts) - 1))
    slipped = list(find_swapped(Decimal(counts[at])))
    if not slipped:
        return
    typed = [Decimal(count) for count in counts]
    typed[at] = data.draw(st.sampled_from(slipped))
    parts = [value("trade.exports", str(number), id=str(place)) for place, number in enumerate(typed)]
    whole = value("trade.turnover", str(sum(counts)), id="whole")
    told = find_slip(parts, whole)
    if told is not None:
        mended = {part.id: number for part, number in zip(parts, typed, strict=True)} | {"whole": Decimal(sum(counts))}
        mended[told[0]] = told[1]
        assert sum(mended[part.id] for part in parts) == mended["whole"]
