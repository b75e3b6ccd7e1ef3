"""All forecasts of an archive on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from diemcau.foresee.outlook.answers import Answers
from diemcau.foresee.outlook.futures import Futures, Task, foretell
from diemcau.foresee.outlook.months import has_library
from diemcau.foresee.outlook.series import Line, to_lines
from diemcau.foresee.outlook.spans import Span, span_of
from diemcau.foresee.outlook.target import PATHS, edge_of, needed
from diemcau.foresee.outlook.tasks import Group, make_group, make_tasks
from diemcau.foresee.outlook.years import LEAST
from diemcau.profile.types import Profile
from diemcau.records.forecast import Forecast, Outlook, Refusal, Series, Thin
from diemcau.records.observation import Observation
from diemcau.records.orgtree import OrgTree
from diemcau.records.period import Period, year
from diemcau.records.total import Target


def forecast_all(
    observations: Iterable[Observation],
    targets: Iterable[Target] = (),
    *,
    tree: OrgTree,
    profile: Profile,
    made_on: date,
    periods: Sequence[Period] | None = None,
    known: Mapping[str, date] | None = None,
    paths: int = PATHS,
    seed: int = 0,
) -> Outlook:
    """Forecasts of every series that allows any, and the reasons where none is.

    A period whose result is known is not foretold. Months and quarters can be asked for where the series has them.

    Args:
        observations: Values of any measure, org and time.
        targets: What is to be reached; each goes with the forecast of its own measure, org, unit, partner and period.
        tree: In whose shape the orgs stand.
        profile: How measures may be put together.
        made_on: The day; what is of later days, or became known later, is left out.
        periods: Which are foretold; None for the year of the day and the next.
        known: When observations became known, by id; see `series.to_lines`.
        paths: Possible futures that are drawn.
        seed: Of the draws: the same gives the same.
    """
    plan = plan_all(
        observations,
        tree=tree,
        profile=profile,
        made_on=made_on,
        periods=periods,
        known=known,
        paths=paths,
        seed=seed,
    )
    return finish(plan, [foretell(task) for task in plan.tasks], targets)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be foretold, before any path is drawn.

    Attributes:
        made_on: The day.
        wanted: The periods, by their months.
        groups: All series, like ones together.
        batches: Of each group what is to be foretold.
    """

    made_on: date
    wanted: Mapping[Span, Period]
    groups: tuple[Group, ...]
    batches: tuple[tuple[Task, ...], ...]

    @property
    def tasks(self) -> list[Task]:
        """All series that are foretold, in the order in which `finish` takes their futures."""
        return [task for batch in self.batches for task in batch]


def plan_all(
    observations: Iterable[Observation],
    *,
    tree: OrgTree,
    profile: Profile,
    made_on: date,
    periods: Sequence[Period] | None = None,
    known: Mapping[str, date] | None = None,
    paths: int = PATHS,
    seed: int = 0,
) -> Plan:
    """What is to be foretold; arguments as of `forecast_all`."""
    asked = periods if periods is not None else (year(made_on.year), year(made_on.year + 1))
    wanted = {span: period for period in asked if (span := span_of(period)) is not None}
    kins: defaultdict[tuple[str, str, str], dict[str, Line]] = defaultdict(dict)
    for line in to_lines(observations, tree=tree, profile=profile, made_on=made_on, known=known):
        kins[line.series.measure, line.series.unit, line.series.partner][line.series.org] = line
    able = has_library()
    groups = tuple(
        make_group(lines, tree=tree, profile=profile, made_on=made_on, has_library=able) for lines in kins.values()
    )
    batches = tuple(tuple(make_tasks(group, list(wanted), paths, seed)) for group in groups)
    return Plan(made_on, wanted, groups, batches)


def finish(plan: Plan, futures: Sequence[Futures], targets: Iterable[Target] = ()) -> Outlook:
    """Make the futures of single series add up, and say what they are and why others are missing.

    A target of which no value is told at all is refused, too.

    Args:
        plan: What was to be foretold.
        futures: Of each of its tasks, in their order.
        targets: What is to be reached.
    """
    aims: defaultdict[tuple[Series, Period], list[Target]] = defaultdict(list)
    for target in targets:
        if edge_of(target) is not None:
            aims[Series(target.measure, target.org, target.unit, target.partner), target.period].append(target)
    forecasts: list[Forecast] = []
    refusals: list[Refusal] = []
    left = iter(futures)
    for group, batch in zip(plan.groups, plan.batches, strict=True):
        tasks = {task.series.org: task for task in batch}
        answers = Answers(group, tasks, {org: next(left) for org in tasks}, plan.wanted, plan.made_on)
        forecasts += answers.forecasts()
        refusals += answers.refusals()
    refusals += _unheard(aims, {one.series for one in forecasts} | {one.series for one in refusals}, plan)
    told = [
        replace(one, chances=tuple(needed(one, target) for target in aims.get((one.series, one.period), ())))
        for one in forecasts
    ]
    return Outlook(
        made_on=plan.made_on,
        forecasts=tuple(sorted(told, key=lambda one: (one.series, one.period))),
        refusals=tuple(sorted(refusals, key=lambda one: (one.series, one.period))),
    )


def _unheard(aims: Iterable[tuple[Series, Period]], answered: set[Series], plan: Plan) -> list[Refusal]:
    """Refusals for targets of series of which nothing is told."""
    told = answered | {line.series for group in plan.groups for line in group.lines.values()}
    periods = set(plan.wanted.values())
    return [
        Refusal(series=series, period=period, reason=Thin.SHORT, found=0, wanted=LEAST)
        for series, period in aims
        if series not in told and period in periods
    ]
