"""What the numbers of a table say of each other: which column is the change between two, which the sum of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from diemcau.lang.numerals import Number
from diemcau.read.table_heads import Column
from diemcau.records import Period

_MOST_SHARE = Decimal("0.6")  # of the rows: so many have to agree
_LEAST_ROWS = 2  # rows that make a sum no chance
_LEAST_PARTS = 2  # columns that a sum has at least
_SLACK = Decimal("0.15")  # percent: numbers of a table are rounded before their change is
_HUNDRED = Decimal(100)

Values = Sequence[Mapping[int, Number]]


@dataclass(frozen=True, slots=True)
class Sense:
    """What a column of changes holds.

    Attributes:
        is_difference: Whether it holds differences in the unit of the row and no percentages.
        is_index: Whether it holds percentages of the base (106.5) and no growth (6.5).
        period: The period that changed, where its column names one.
        base: The period it is compared with, where its column names one.
    """

    is_difference: bool
    is_index: bool
    period: Period | None
    base: Period | None


def find_sense(at: int, rows: Values, columns: Sequence[Column]) -> Sense | None:
    """What a column of changes holds, told by the two columns of levels before it; None where they do not tell.

    Args:
        at: Index of the column.
        rows: The numbers of each row by column.
        columns: What the columns say.
    """
    levels = [k for k in range(at) if not columns[k].percent and any(k in row for row in rows)][-2:]
    if len(levels) < 2:
        return None
    first, second = levels
    for new, old in ((second, first), (first, second)):
        triples = [(_value(r[at]), _value(r[new]), _value(r[old])) for r in rows if at in r and new in r and old in r]
        for is_difference, is_index in ((False, False), (False, True), (True, False)):
            if _agree(triples, is_difference=is_difference, is_index=is_index):
                return Sense(is_difference, is_index, columns[new].said.period, columns[old].said.period)
    return None


def _value(number: Number) -> Decimal:
    return -number.value if number.sign < 0 else number.value


def _agree(triples: Sequence[tuple[Decimal, Decimal, Decimal]], *, is_difference: bool, is_index: bool) -> bool:
    said = [
        (change, _expected(new, old, is_difference=is_difference, is_index=is_index)) for change, new, old in triples
    ]
    known = [(change, expected) for change, expected in said if expected is not None]
    if not known:
        return False
    right = sum(abs(change - expected) <= _slack(change, is_difference=is_difference) for change, expected in known)
    return right >= _MOST_SHARE * len(known)


def _expected(new: Decimal, old: Decimal, *, is_difference: bool, is_index: bool) -> Decimal | None:
    if is_difference:
        return new - old
    if not old:
        return None
    return new / old * _HUNDRED - (0 if is_index else _HUNDRED)


def _slack(change: Decimal, *, is_difference: bool) -> Decimal:
    exponent = change.as_tuple().exponent
    last = Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)
    return last if is_difference else max(last * Decimal("0.6"), _SLACK)


def find_sum(rows: Values, columns: Sequence[Column]) -> int | None:
    """Index of the column that is the sum of all the others in every row, the first or the last; None for none.

    Args:
        rows: The numbers of each row by column.
        columns: What the columns say.
    """
    full = [row for row in rows if row]
    if len(full) < _LEAST_ROWS or len({tuple(sorted(row)) for row in full}) > 1:
        return None
    places = sorted(full[0])
    if len(places) <= _LEAST_PARTS or any(_is_other(columns, at) for at in places):
        return None
    for whole in (places[0], places[-1]):
        if all(_value(row[whole]) == sum(_value(row[at]) for at in places if at != whole) for row in full):
            return whole
    return None


def _is_other(columns: Sequence[Column], at: int) -> bool:
    """Whether a column holds no parts of one sum: percentages, or another period."""
    return at < len(columns) and (columns[at].percent or columns[at].of_plan or columns[at].said.period is not None)
