"""Which of the statements of a fact gives its value, by rule, with the reason and the statements that lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from diemcau.reconcile.entries import Entry
from diemcau.records import Bound, Choice, Interval, Statement

REASONS = {
    "only": "It is said once.",
    "equal": "All statements give this value.",
    "unbounded": "It is exact; the others are bounded or vague.",
    "narrow": "It is the narrowest that is said.",
    "body": "It stands in the body of a text, not in a headline.",
    "first": "It was told first.",
}
"""What the house's rule decided, by its code, in the order in which it asks."""


def choose_by_rule(ranked: Sequence[Entry]) -> Choice:
    """The choice among statements of one fact.

    Args:
        ranked: The statements, the most exact first, as the house ranks them; at least one.
    """
    best, losers = ranked[0], [entry for entry in ranked[1:] if _says_otherwise(entry, ranked[0])]
    rule = ("equal" if len(ranked) > 1 else "only") if not losers else _deciding(best, losers[0])
    return Choice(
        statement=best.statement,
        rule=rule,
        reason=REASONS[rule],
        losers=tuple(sorted(entry.statement for entry in losers)),
    )


def cite_twins(choice: Choice, twins: Mapping[str, Sequence[str]]) -> Choice:
    """The choice with its losers cited from every file that holds their text.

    Args:
        choice: The choice.
        twins: For each document that is cited the names of all with its bytes.
    """
    lost = (Statement(name, one.span, one.index) for one in choice.losers for name in twins[one.document])
    return replace(choice, losers=tuple(sorted(lost)))


def _says_otherwise(entry: Entry, best: Entry) -> bool:
    ours, theirs = best.figure.quantity, entry.figure.quantity
    return (ours.value, ours.bound, ours.interval) != (theirs.value, theirs.bound, theirs.interval)


def _deciding(best: Entry, next_best: Entry) -> str:
    """By what the best comes before the next."""
    ours, theirs = best.figure.quantity, next_best.figure.quantity
    if ours.bound is Bound.EXACT and theirs.bound is not Bound.EXACT:
        return "unbounded"
    if _width(ours.interval) != _width(theirs.interval):
        return "narrow"
    return "body" if next_best.headline and not best.headline else "first"


def _width(interval: Interval) -> Decimal:
    return Decimal("Infinity") if interval.low is None or interval.high is None else interval.high - interval.low
