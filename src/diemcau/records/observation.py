"""One value of one measure, of one org and period: what totals are made of, wherever it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from diemcau.records.interval import Interval
from diemcau.records.mention import Status, Tally
from diemcau.records.period import Period
from diemcau.records.quantity import Bound
from diemcau.records.statement import Statement


class Basis(StrEnum):
    """Where a value comes from."""

    CLAIM = "claim"  # a fact of the record, from the sentences of documents
    FILING = "filing"  # a cell of a return that was accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One value, ready to be held against others and to be put together with them (SDMX: an observation).

    Attributes:
        id: Unique in the store it comes from: of a claim its id, of a return `filing uid/table/entry/column`.
        measure: The profile's code.
        org: Code of the org whose value it is, as it was called in the period.
        period: When it holds; of a stock its day, or the period at whose end it was counted.
        unit: Unit of measurement.
        status: Whether it happened, is expected, planned or aimed at.
        interval: What the number may be.
        bound: In what words it is given.
        tally: Stock or flow, or None where undecided.
        partner: The other side, by code or name; empty for all partners together.
        basis: Where it comes from.
        cut_off: The last day that was counted, where it is known to be another than the period's last.
        keys: What was counted, by the keys of a register; empty where only the number is known.
        is_disputed: Whether sources contradict each other about it.
        sources: Where it is said.
    """

    id: str
    measure: str
    org: str
    period: Period
    unit: str
    status: Status
    interval: Interval
    bound: Bound = Bound.EXACT
    tally: Tally | None = None
    partner: str = ""
    basis: Basis = Basis.CLAIM
    cut_off: date | None = None
    keys: tuple[str, ...] = ()
    is_disputed: bool = False
    sources: tuple[Statement, ...] = ()
