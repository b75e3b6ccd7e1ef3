"""What a text says that its numbers come to, and whether any true values behind the written ones make it so.

Every number is held as the interval that its words allow. An equation fails only where no choice of values within the
intervals fits, holds where the intervals as written fit, and cannot be told where only the leeway of round numbers
(see `proportion.as_round`) would make it fit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import add

from diemcau.reconcile.entries import Entry
from diemcau.records import Interval, Kind, Tally
from diemcau.records.proportion import as_round, as_rounded, divide, halve, lies_above, to_growth, to_percent
from diemcau.records.review import Answer

_COUNTED = frozenset({None, "count", "persons", "person-trips"})

Values = Mapping[tuple[int, int], Interval]
"""Other values for some figures, by their keys: what an equation would come to if they were these."""


class Form(StrEnum):
    """What is equal to what, or at most what."""

    PART = "part"  # a part is at most its whole
    SUBSET = "subset"  # parts that do not overlap are together at most their whole
    PARTITION = "partition"  # parts are together their whole
    SHARE = "share"  # a part is so many percent of its whole
    MULTIPLE = "multiple"  # a level is so many times its base
    CHANGE = "change"  # a level lies so many percent above its base


@dataclass(frozen=True, slots=True)
class Equation:
    """One thing that a text says of its own numbers.

    Attributes:
        form: What is equal to what.
        result: The whole, the share, the multiple or the change.
        terms: Its parts; or the part and its whole; or the level and its base.
    """

    form: Form
    result: Entry
    terms: tuple[Entry, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All figures concerned."""
        return (self.result, *self.terms)


def is_addable(part: Entry, whole: Entry) -> bool:
    """Whether both are levels of one unit; neither a stock with a flow."""
    one, other = part.figure, whole.figure
    units = {one.quantity.unit, other.quantity.unit}
    return (
        one.kind is other.kind is Kind.LEVEL
        and (len(units) == 1 or units <= _COUNTED)
        and {one.stock_or_flow, other.stock_or_flow} != {Tally.STOCK, Tally.FLOW}
    )


def judge(equation: Equation, values: Values | None = None) -> Answer:
    """Whether an equation holds.

    Args:
        equation: What the text says.
        values: Values to take instead of the written ones.
    """
    exact = {entry.key: entry.figure.quantity.interval for entry in equation.entries} | dict(values or {})
    if _fits(equation, exact):
        return Answer.HOLDS
    levels = {entry.key for entry in equation.entries if entry.figure.kind is Kind.LEVEL}
    loose = {key: as_round(interval) if key in levels else interval for key, interval in exact.items()}
    return Answer.CANNOT_TELL if _fits(equation, loose) else Answer.FAILS


def is_rounded(equation: Equation, values: Values) -> bool:
    """Whether an equation holds with values even if nothing is cut off: a share within half of its last place.

    Args:
        equation: What the text says; of parts and wholes there is nothing more to ask.
        values: Values to take instead of the written ones.
    """
    if equation.form in {Form.PART, Form.SUBSET, Form.PARTITION}:
        return True
    taken = {entry.key: entry.figure.quantity.interval for entry in equation.entries} | dict(values)
    made = _relate(equation.form, *(taken[entry.key] for entry in equation.terms))
    quantity = equation.result.figure.quantity
    rounded = halve(as_rounded(quantity.value, taken[equation.result.key], quantity.bound), quantity.value)
    return made is None or made.intersection(rounded) is not None


def _fits(equation: Equation, values: Values) -> bool:
    said = values[equation.result.key]
    terms = [values[entry.key] for entry in equation.terms]
    if equation.form is Form.PART:
        return not lies_above(terms[0], said)
    if equation.form is Form.SUBSET:
        return not lies_above(reduce(add, terms), said)
    if equation.form is Form.PARTITION:
        return reduce(add, terms).intersection(said) is not None
    made = _relate(equation.form, *terms)
    quantity = equation.result.figure.quantity
    return made is None or made.intersection(as_rounded(quantity.value, said, quantity.bound)) is not None


def _relate(form: Form, level: Interval, base: Interval) -> Interval | None:
    """What two levels come to; None where it cannot be said."""
    if form is Form.SHARE:
        return to_percent(level, base)
    return divide(level, base) if form is Form.MULTIPLE else to_growth(level, base)
