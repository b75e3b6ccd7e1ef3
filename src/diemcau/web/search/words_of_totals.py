"""Totals as a reader sees them: numbers in words, and the addresses of what is behind each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diemcau.publish.numbers import format_interval, format_quantity
from diemcau.records import Bound, Quantity
from diemcau.web.archive.reading import profile
from diemcau.web.search.shown import Fact, measure_name, number_of, to_facts, whole
from diemcau.web.search.wanted import query_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diemcau.records import Interval
    from diemcau.web.search.adding import Amount, Row
    from diemcau.web.search.behind import Moved
    from diemcau.web.search.spans import Grain
    from diemcau.web.search.totals import Total, Wanted


@dataclass(frozen=True, slots=True)
class ShownAmount:
    """A number of a total.

    Attributes:
        number: In words.
        facts: How many facts make it.
        is_disputed: Whether one of them is disputed, or several differ.
        query: Query string of the page with its sentences.
    """

    number: str
    facts: int
    is_disputed: bool
    query: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of a total.

    Attributes:
        code, name: Of the org, or of the period.
        own, added: Its numbers.
        differs: Whether the two cannot both be true.
        coverage: Kind of org, how many of it have a fact, how many there are.
        query: Query string of the total of this row alone.
        has_below: Whether there is anything below to look at.
    """

    code: str
    name: str
    own: ShownAmount | None
    added: ShownAmount | None
    differs: bool
    coverage: tuple[tuple[str, int, int], ...]
    query: str
    has_below: bool


@dataclass(frozen=True, slots=True)
class ShownTotal:
    """A total.

    Attributes:
        code, measure: Code and name of the measure.
        unit: Unit of measurement, as a code.
        adds: Whether it may be added over orgs; `why` is the rule if not.
        why: `distinct`, `none` or `ratio`.
        head: The org at the head.
        rows: The orgs right below.
        others: Other units of measurement, how many facts, and the query string of their total.
    """

    code: str
    measure: str
    unit: str
    adds: bool
    why: str
    head: ShownRow
    rows: tuple[ShownRow, ...]
    others: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True, slots=True)
class ShownGrain:
    """Stretches of one length; `added` is their sum in words or empty, `given` of `expected` are there."""

    name: str
    rows: tuple[ShownRow, ...]
    added: str
    given: int
    expected: int


@dataclass(frozen=True, slots=True)
class ShownMoved:
    """A total that a fact moves."""

    fact: Fact
    org: str
    amount: ShownAmount
    is_own: bool
    query: str


def shown_total(total: Total, wanted: Wanted, language: str) -> ShownTotal:
    """A total in words."""
    code = total.measure.code
    return ShownTotal(
        code,
        measure_name(code, language),
        total.unit,
        total.adds,
        total.measure.rollup_units.value,
        _row(total.row, wanted, total.unit, language, measure=code),
        tuple(_row(row, wanted, total.unit, language, measure=code) for row in total.rows),
        tuple((unit, count, query_of(wanted, unit=unit, measure=code)) for unit, count in total.others),
    )


def _row(row: Row, wanted: Wanted, unit: str, language: str, **changes: str) -> ShownRow:
    query = query_of(wanted, **{"org": row.node.code, "unit": unit, **changes})
    return ShownRow(
        row.node.code,
        row.node.name(language),
        shown_amount(row.own, unit, language, f"{query}&part=own"),
        shown_amount(row.added, unit, language, f"{query}&part=added"),
        row.differs,
        tuple((kind_name(kind, language), given, there) for kind, (given, there) in row.coverage.items()),
        query,
        bool(row.coverage),
    )


def shown_amount(amount: Amount | None, unit: str, language: str, query: str) -> ShownAmount | None:
    """A number in words; of one fact as that says it, of several what they allow together."""
    return None if amount is None else _amount(amount, unit, language, query)


def _amount(amount: Amount, unit: str, language: str, query: str) -> ShownAmount:
    only = amount.facts[0] if len(amount.facts) == 1 else None
    number = number_of(only, language) if only else interval_in_words(amount.interval, unit, language)
    return ShownAmount(number, len(amount.facts), amount.is_disputed, query)


def interval_in_words(interval: Interval, unit: str, language: str) -> str:
    """An interval in words; a single number where it is one."""
    if interval.low is not None and interval.low == interval.high:
        value = whole(interval.low)
        return format_quantity(Quantity(value, interval, Bound.EXACT, unit or None), language)
    return format_interval(interval, unit or None, language)


def kind_name(kind: str, language: str) -> str:
    """What a kind of org is called."""
    known = profile().org_kinds.get(kind)
    return known.names.get(language, kind) if known else kind


def shown_grain(grain: Grain, wanted: Wanted, unit: str, language: str) -> ShownGrain:
    """Stretches in words."""
    rows = tuple(_row(stretch.row, wanted, unit, language, period=stretch.period.code) for stretch in grain.stretches)
    codes = [stretch.period.code for stretch in grain.stretches]
    named = tuple(_renamed(row, code) for row, code in zip(rows, codes, strict=True))
    added = interval_in_words(grain.added.interval, unit, language) if grain.added else ""
    return ShownGrain(grain.name, named, added, len(rows), grain.expected)


def _renamed(row: ShownRow, period: str) -> ShownRow:
    return ShownRow(period, period, row.own, row.added, row.differs, row.coverage, row.query, row.has_below)


def shown_moved(moved: Iterable[Moved], language: str) -> list[ShownMoved]:
    """Moved totals in words."""
    found = list(moved)
    facts = {fact.claim.pk: fact for fact in to_facts([one.fact for one in found], language)}
    return [_moved(one, facts[one.fact.pk], language) for one in found]


def _moved(moved: Moved, fact: Fact, language: str) -> ShownMoved:
    unit = moved.wanted.unit
    part = "own" if moved.is_own else "added"
    query = query_of(moved.wanted)
    amount = _amount(moved.amount, unit, language, f"{query}&part={part}")
    return ShownMoved(fact, moved.wanted.node.name(language), amount, moved.is_own, query)
