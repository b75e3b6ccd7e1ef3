"""What a total is asked of."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from diemcau.records.mention import Status
from diemcau.records.period import Period

Owing = Mapping[str, Collection[str]]
"""Who owes a value, by code of the measure, "" for all others: kinds of orgs or codes of single orgs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question to be answered by one total.

    Attributes:
        measure: The profile's code; empty where all measures are asked of.
        org: Code of the org at the head, of the tree's day.
        period: Of which period.
        unit: Unit of measurement; empty for the measure's own, or the one that most orgs report in.
        status: ACTUAL (estimates are taken where there is no result yet), PLAN or TARGET.
        partner: With whom; empty for all partners together.
        owing: Who owes a value; None for all orgs of the kinds of which at least one has reported.
        only: Codes of the orgs whose values count, of the tree's day; None for all.
    """

    measure: str = ""
    org: str
    period: Period
    unit: str = ""
    status: Status = Status.ACTUAL
    partner: str = ""
    owing: Owing | None = field(default=None, hash=False)
    only: frozenset[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """How a rate is computed anew: the total of one measure in percent of another's, of the same org and period.

    Attributes:
        numerator, denominator: Codes of the measures.
        numerator_status, denominator_status: Of which status; a result against its plan is ACTUAL over PLAN.
    """

    numerator: str
    denominator: str
    numerator_status: Status = Status.ACTUAL
    denominator_status: Status = Status.ACTUAL
