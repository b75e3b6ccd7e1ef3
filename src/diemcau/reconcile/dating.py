"""Contradictions of time: a part of a period above the whole, one number given for a day of two years."""

from __future__ import annotations

from diemcau.reconcile.claims import Compared, Pair
from diemcau.reconcile.decide import WORDED
from diemcau.reconcile.entries import Entry
from diemcau.reconcile.levels import MeasureLevel, OwnerLevel, SortLevel, StatusLevel, ValueLevel
from diemcau.reconcile.settle import claim_id, statements_of
from diemcau.records import Conflict, Figure, Kind, Tally


def find_month_conflicts(compared: Compared) -> list[Conflict]:
    """A part of a period that counts more than the whole period so far, of a flow that only adds up."""
    found: dict[tuple[int, int], Conflict] = {}
    for pair in compared.pairs:
        if pair.left.document != pair.right.document:
            continue
        short, long = _nested(pair)
        if short is None or long is None or not (short.period_said and long.period_said) or not _is_same_flow(pair):
            continue
        low, high = short.figure.quantity.interval.low, long.figure.quantity.interval.high
        places = (compared.place(short), compared.place(long))
        if low is not None and high is not None and low > high and places not in found:
            held = f"{long.figure.text} in {long.figure.period}, which holds it"
            why = f"{short.figure.text} in {short.figure.period} is more than {held}."
            found[places] = Conflict(
                kind="month_exceeds_cumulative",
                statements=statements_of((short, long)),
                why=why,
                settle="The monthly series of the reporting unit.",
                claims=tuple(claim_id(place) for place in places),
            )
    return list(found.values())


def find_stale_dates(compared: Compared) -> list[Conflict]:
    """One counted number given for the same day of two years in two texts: one of them dates it wrongly.

    Only numbers of three digits and more, without a bound, and with the same words: small numbers repeat by chance, and
    a rounded
    one may well stand still.
    """
    found: dict[tuple[int, int], Conflict] = {}
    for pair in compared.pairs:
        left, right = pair.left, pair.right
        places = (compared.place(left), compared.place(right))
        if (
            left.document == right.document
            or places in found
            or not _is_stale(pair)
            or compared.told_together(left, right)
        ):
            continue
        found[places] = Conflict(
            kind="date",
            statements=statements_of(entry for place in places for entry in compared.clusters[place].entries),
            why=f"{left.figure.text} is given for {_dated(left)} and for {_dated(right)}.",
            settle="The yearly series of the reporting unit.",
            claims=tuple(claim_id(place) for place in places),
        )
    return list(found.values())


def _dated(entry: Entry) -> str:
    return f"{entry.figure.period} in {entry.document}"


def _is_stale(pair: Pair) -> bool:
    ours, theirs = pair.left.figure, pair.right.figure
    if ours.period is None or theirs.period is None or not (ours.period.is_day and theirs.period.is_day):
        return False
    one, other = ours.period.start, theirs.period.start
    comparison = pair.comparison
    return (
        (one.month, one.day) == (other.month, other.day)
        and one.year != other.year
        and comparison.value is ValueLevel.SAME_LONG
        and comparison.measure in WORDED
        and comparison.owner in {OwnerLevel.SAME, OwnerLevel.SAME_CARRIED, OwnerLevel.WITHIN, OwnerLevel.UNSAID}
        and comparison.status is StatusLevel.SAME
        and comparison.sort is SortLevel.SAME
    )


def _nested(pair: Pair) -> tuple[Entry | None, Entry | None]:
    """The figure of the shorter period and that of the longer one around it, or nothing."""
    ours, theirs = pair.left.figure.period, pair.right.figure.period
    if ours is None or theirs is None or ours == theirs or ours.is_day or theirs.is_day:
        return None, None
    if _holds(pair.right, pair.left):
        return pair.left, pair.right
    return (pair.right, pair.left) if _holds(pair.left, pair.right) else (None, None)


def _holds(long: Entry, short: Entry) -> bool:
    """Whether the period of one figure holds the other's; so does what is counted up to the day of the report hold the
    month that this day stands for: "8 in May, 30 since January", told on 12 May.
    """
    ours, theirs = long.figure.period, short.figure.period
    if ours is None or theirs is None:
        return False
    so_far = long.published is not None and ours.end == long.published and theirs.end > ours.end
    return ours.covers(theirs) or (so_far and ours.start <= theirs.start <= ours.end and ours.start < theirs.start)


def _is_same_flow(pair: Pair) -> bool:
    one, other = pair.left.figure, pair.right.figure
    together = one.sentence == other.sentence
    worded = pair.comparison.measure in (WORDED if together else WORDED - {MeasureLevel.SHARED})
    unlabelled = together and not (pair.left.label and pair.right.label)
    return (
        (worded or unlabelled)
        and one.kind is Kind.LEVEL
        and (Tally.STOCK not in {one.stock_or_flow, other.stock_or_flow} or _are_trips(one, other))
        and pair.comparison.owner is not OwnerLevel.OTHER
        and pair.comparison.status is StatusLevel.SAME
        and (pair.comparison.sort is SortLevel.SAME or (together and pair.comparison.sort is SortLevel.LOOSE))
        and one.quantity.value > 0
        and other.quantity.value > 0
    )


def _are_trips(one: Figure, other: Figure) -> bool:
    """Whether both count comings and goings, of which there is no stock."""
    return one.quantity.unit == other.quantity.unit == "person-trips"
