"""Making outlooks: each is kept as it is given; earlier days are foretold anew to see how well the way works."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from diemcau.errors import Invalid
from diemcau.flow.outlook import forecast_archive
from diemcau.foresee.scoring.backtest import origins_before, with_past
from diemcau.web.archive.reading import profile
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.orgs.models import Org
from diemcau.web.outlook.actions.scoring import score_level
from diemcau.web.outlook.inputs import inputs_by_level
from diemcau.web.outlook.models import Foretold, Refused, Run, Turn
from diemcau.web.outlook.policies import demand_making
from diemcau.web.outlook.queries import tried_at
from diemcau.web.outlook.rows import to_foretold, to_refused

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from diemcau.records.forecast import Outlook
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.outlook.inputs import Inputs

BACK = 5
"""How many years are looked back over from the same month, so that a first outlook can say how well it works."""

_ENOUGH = 0.9  # share of the values known of a day with which an earlier look back from it still stands
_AT_ONCE = 500


def make_outlook(
    *,
    actor: Person | None = None,
    scope: Scope | None = None,
    as_of: date | None = None,
    inputs: Sequence[Inputs] | None = None,
) -> list[Run]:
    """Make the outlook anew, for each level at which the values are others than below.

    What came true since is scored first, and where that says too little, earlier years are foretold from what was known
    then. Where nothing that goes in has changed, nothing is made.

    Args:
        actor: Who asks; None for the house itself.
        scope: What that person may do; None for the house itself.
        as_of: A day that is over, to foretell from it with what was known then; it never becomes the current one. None
            for today.
        inputs: What the house holds, where the caller has loaded it.

    Returns:
        The runs that were made.

    Raises:
        Denied: If the person may not.
        Invalid: If the day lies ahead.
    """
    if scope is not None:
        demand_making(scope)
    today = timezone.localdate()
    if as_of is not None and as_of > today:
        raise Invalid("That day lies ahead.", "Name one that is over.", code="outlook.ahead")
    inputs = inputs_by_level() if inputs is None else inputs
    levels = list(zip([None, *inputs], inputs, strict=False))
    if as_of is not None and as_of < today:
        made = [_look_back(actor, one, below, as_of) for below, one in levels]
    else:
        made = [_make_level(actor, one, below, today) for below, one in levels]
        _end_others({one.level for one in inputs})
    return [run for run in made if run is not None]


def _make_level(actor: Person | None, one: Inputs, below: Inputs | None, today: date) -> Run | None:
    """The run of a level; None where the current one was made from the same."""
    digest = one.digest(today)
    if Run.objects.filter(level=one.level, known_to=None, digest=digest).exists():
        return None
    begun = time.monotonic()
    score_level(actor=actor, level=one.level, observations=one.observations)
    for origin in origins_before(today.replace(day=1), BACK):
        _look_back(actor, one, below, origin)
    score_level(actor=actor, level=one.level, observations=one.observations)
    outlook = with_past(_foretell(one, today), tried_at(one.level))
    run = Run(
        level=one.level, seen_from=one.level, made_on=today, digest=digest, values=len(one.observations), by=actor,
        took=time.monotonic() - begun,
    )  # fmt: skip
    return _keep(actor, run, outlook)


def _look_back(actor: Person | None, one: Inputs, below: Inputs | None, origin: date) -> Run | None:
    """The outlook of a day that is over.

    None where there is one from about as many values, where nothing was known, and where the level below sees just the
    same of that time: its run stands for both.
    """
    count = one.count(origin)
    last = Run.objects.filter(level=one.level, made_on=origin).order_by("-values").first()
    if not count or (last is not None and last.values >= _ENOUGH * count):
        return None
    if below is not None and one.is_like(below, origin):
        return None
    begun = time.monotonic()
    outlook = _foretell(one, origin)
    now = timezone.now()
    run = Run(
        level=one.level, seen_from=one.level, made_on=origin, made_at=now, known_to=now, digest=one.digest(origin),
        values=count, by=actor, took=time.monotonic() - begun,
    )  # fmt: skip
    return _keep(actor, run, outlook)


def _foretell(one: Inputs, made_on: date) -> Outlook:
    """The outlook of a day, on as many cores as it is worth."""
    return forecast_archive(
        one.observations, one.targets, tree=one.tree, profile=profile(), made_on=made_on, known=one.known
    )


def _keep(actor: Person | None, run: Run, outlook: Outlook) -> Run | None:
    """Put a run in the place of the current one, or beside it where it looks back.

    None where somebody else did it meanwhile: outlooks are made outside of the turn, which would take too long.
    """
    codes = {one.series.org for one in outlook.forecasts} | {one.series.org for one in outlook.refusals}
    orgs = {org.code: org for org in Org.objects.filter(code__in=codes)}
    with transaction.atomic():
        Turn.objects.select_for_update().get_or_create(pk=1)
        same = Run.objects.filter(level=run.level, made_on=run.made_on, digest=run.digest)
        if same.filter(known_to=None).exists() or (run.known_to is not None and same.exists()):
            return None
        if run.known_to is None:
            run.made_at = timezone.now()
            Run.objects.filter(level=run.level, known_to=None).update(known_to=run.made_at)
        run.save()
        forecasts = [to_foretold(run, one, orgs) for one in outlook.forecasts if one.series.org in orgs]
        refusals = [to_refused(run, one, orgs) for one in outlook.refusals if one.series.org in orgs]
        Foretold.objects.bulk_create(forecasts, batch_size=_AT_ONCE)
        Refused.objects.bulk_create(refusals, batch_size=_AT_ONCE)
        append_entry(actor=actor, act=_act(run, forecasts=len(forecasts), refusals=len(refusals)))
    return run


def _end_others(levels: Collection[int]) -> None:
    """Of levels that see nothing else than the one below the lower run stands for both."""
    Run.objects.filter(known_to=None).exclude(level__in=levels).update(known_to=timezone.now())


def _act(run: Run, **counts: int) -> Act:
    detail = {"made_on": run.made_on.isoformat(), "values": run.values, **counts}
    return Act(act="outlook.make", thing="outlook", thing_id=run.uid, level=run.level, detail=detail)
