"""What is asked about the outlook: the run that a person sees, its forecasts, and how well earlier ones did."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from diemcau.errors import NotFound
from diemcau.web.desk.queries import known
from diemcau.web.outlook.models import Foretold, Refused, Run, Scored
from diemcau.web.outlook.policies import visible
from diemcau.web.outlook.rows import to_tried
from diemcau.web.review.editions import scope_of_level

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from diemcau.foresee.scoring.past import Tried
    from diemcau.web.accounts.policies import Scope

Row = TypeVar("Row", bound=Model)

_MOST_TRIED = 20_000
"""Scores behind what is said beside new forecasts; older ones tell little of how well it works now."""


def run_for(scope: Scope, at: datetime | None = None, on: date | None = None) -> Run | None:
    """The run that a person sees: of the highest level up to the clearance. One question to the database.

    Args:
        scope: What the person may do.
        at: The one that was current at this moment; now for None.
        on: The newest that looks ahead from this day or an earlier one, made looking back or not; any day for None.
    """
    runs = Run.objects.filter(visible(scope))
    if on is not None:
        made = runs.filter(made_on__lte=on) if at is None else runs.filter(made_on__lte=on, made_at__lte=at)
        return made.order_by("-made_on", "-level", "-made_at", "-pk").first()
    current = Q(known_to=None) if at is None else Q(made_at__lte=at) & (Q(known_to=None) | Q(known_to__gt=at))
    return runs.filter(current).order_by("-level", "-made_at", "-pk").first()


def forecasts_for(
    scope: Scope,
    run: Run | None = None,
    *,
    measure: str = "",
    org: str = "",
    period: str = "",
    partner: str | None = None,
    at: datetime | None = None,
) -> QuerySet[Foretold]:
    """The forecasts of a run that a person may see, with run and org; of the one of `run_for` where none is given.

    Args:
        scope: What the person may do.
        run: Which run.
        measure: Its code; empty for all.
        org: Its code; empty for all.
        period: Its code; empty for all.
        partner: With whom; empty for all together, None for any.
        at: Where no run is given, as in `run_for`.
    """
    wanted = run or run_for(scope, at)
    rows = Foretold.objects.filter(visible(scope, "run__"), run=wanted).select_related("run", "org")
    return _narrow(rows, _said(measure, org, period, partner))


def refusals_for(
    scope: Scope,
    run: Run | None = None,
    *,
    measure: str = "",
    org: str = "",
    period: str = "",
    partner: str | None = None,
    at: datetime | None = None,
) -> QuerySet[Refused]:
    """What a run foretells nothing of, and why; asked for as `forecasts_for`."""
    wanted = run or run_for(scope, at)
    rows = Refused.objects.filter(visible(scope, "run__"), run=wanted).select_related("run", "org")
    return _narrow(rows, _said(measure, org, period, partner))


def find_forecast(scope: Scope, uid: UUID) -> Foretold:
    """One forecast, whether of the current run or of an earlier one.

    Raises:
        NotFound: If there is none, or none that the person may know of.
    """
    rows = Foretold.objects.filter(visible(scope, "run__"), uid=uid).select_related("run", "org")
    found = rows.first()
    if found is None:
        raise NotFound("There is no such forecast, or it is not open to you.", code="outlook.no_forecast")
    return found


def scores_for(
    scope: Scope,
    *,
    measure: str = "",
    org: str = "",
    period: str = "",
    partner: str | None = None,
    at: datetime | None = None,
) -> QuerySet[Scored]:
    """How well forecasts did, with forecast, run and org, the newest first; narrowed as `forecasts_for`.

    Of each series and day only the forecast of the person's own view counts: the one made from the highest level that
    the person sees.

    Args:
        scope: What the person may do.
        measure: As in `forecasts_for`, as the three that follow.
        org: See there.
        period: See there.
        partner: See there.
        at: As the house held the scores at that moment; now for None.
    """
    rows = Scored.objects.filter(known(at), visible(scope), foretold__run__in=_own_runs(scope))
    rows = _narrow(
        rows.select_related("foretold__run", "foretold__org"), _said(measure, org, period, partner), "foretold__"
    )
    return rows.order_by("-known_from", "-pk")


def tried_at(level: int) -> list[Tried]:
    """What came of all that was foretold from values up to a level, the newest first."""
    whole = ("quantiles", "history", "chances", "past")
    found = scores_for(scope_of_level(level)).defer(*(f"foretold__{name}" for name in whole))
    return [to_tried(row) for row in found[:_MOST_TRIED]]


def history_for(scope: Scope, row: Foretold) -> QuerySet[Foretold]:
    """Everything that was ever foretold of the same for the same time, the newest first, with run and org."""
    same = {name: getattr(row, name) for name in ("measure", "org_id", "unit", "partner", "period")}
    rows = Foretold.objects.filter(visible(scope, "run__"), **same).select_related("run", "org")
    return rows.order_by("-run__made_on", "-run__made_at", "-pk")


def _own_runs(scope: Scope) -> QuerySet[Run]:
    """Of each day the runs of the highest level that a person sees."""
    seen = Run.objects.filter(visible(scope), made_on=OuterRef("made_on"))
    higher = Q(level__gt=OuterRef("level"))
    return last_of_days(Run.objects.filter(visible(scope)).filter(~Exists(seen.filter(higher))))


def last_of_days(runs: QuerySet[Run]) -> QuerySet[Run]:
    """Of each day and level the run that was made last: that is what the day had to say in the end."""
    same = Run.objects.filter(level=OuterRef("level"), made_on=OuterRef("made_on"), seen_from=OuterRef("seen_from"))
    later = Q(made_at__gt=OuterRef("made_at")) | Q(made_at=OuterRef("made_at"), pk__gt=OuterRef("pk"))
    return runs.filter(~Exists(same.filter(later))).order_by()


def _said(measure: str, org: str, period: str, partner: str | None) -> dict[str, str | None]:
    return {"measure": measure, "org__code": org, "period": period, "partner": partner}


def _narrow(rows: QuerySet[Row], said: Mapping[str, str | None], path: str = "") -> QuerySet[Row]:
    """The rows of what is asked for; an empty code asks for all."""
    codes = {name: value for name, value in said.items() if value or (name == "partner" and value is not None)}
    return rows.filter(**{f"{path}{name}": value for name, value in codes.items()})
