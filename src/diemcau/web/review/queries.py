"""What is asked about totals: of one org, in the shape of any day, as of two times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diemcau.records import Status

if TYPE_CHECKING:
    from datetime import date, datetime

    from diemcau.records import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Which totals.

    Attributes:
        org: Code of the org at the head; it is in the shape.
        period: Of which period.
        shape_day: The day whose tree of orgs they are put together in.
        true_at: Values that were counted after this day are left out; None for none.
        known_at: As the house knew it at that moment; None for now.
        status: Whether it happened, is expected, planned or aimed at.
        partner: With whom; empty for all partners together.
    """

    org: str
    period: Period
    shape_day: date
    true_at: date | None = None
    known_at: datetime | None = None
    status: Status = Status.ACTUAL
    partner: str = ""


# Bodies follow: signatures others build upon.
# totals_for(scope, view, measures: Collection[str] | None = None) -> list[Total]
# rows_for(scope, view, measure: str) -> dict[str, Total]      by code of the orgs right below
# partners_for(scope, view, measure: str) -> dict[str, Total]  by partner
# years_for(scope, view, years: Sequence[int], measures=None) -> dict[int, list[Total]]
# comparison_for(scope, view, measures=None) -> list[Comparison]
# goals_for(scope, view, measures=None) -> list[Target]
# progress_for(scope, view, measures=None) -> list[Progress]
# evidence_for(scope, ids, known_at=None) -> dict[str, list[Evidence]]
