"""Series of one kin together: what they teach each other, and what is to be foretold of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from diemcau.foresee.outlook.divide import divide, find_value
from diemcau.foresee.outlook.draws import Chance, together_of
from diemcau.foresee.outlook.formers import Told
from diemcau.foresee.outlook.futures import Task
from diemcau.foresee.outlook.hierarchy import Kin
from diemcau.foresee.outlook.history import Revision, learn_revisions, to_values
from diemcau.foresee.outlook.part import Share, learn_share, shares_of
from diemcau.foresee.outlook.series import Line
from diemcau.foresee.outlook.spans import YEAR, Span
from diemcau.foresee.outlook.thin import Grid, Refused, choose
from diemcau.foresee.outlook.years import LEAST, Course, Pool, changes_of, learn
from diemcau.profile.types import Profile, TimeRollup, UnitsRollup
from diemcau.records.orgtree import OrgTree

Floats = NDArray[np.float64]


@dataclass(slots=True)
class Group:
    """All series of one measure, unit and partner.

    Attributes:
        lines: By code of the org.
        grids: Of those that can be foretold: the history that is used.
        refused: Of the others: why not.
        kin: Which of them add up.
    """

    lines: Mapping[str, Line]
    grids: dict[str, Grid] = field(default_factory=dict)
    refused: dict[str, Refused] = field(default_factory=dict)
    kin: Kin | None = None

    def leaves(self) -> dict[str, tuple[str, ...]]:
        """Of each org that is stated and the sum of others: those at the bottom of it."""
        found: dict[str, tuple[str, ...]] = {}
        for family in self.kin.families if self.kin is not None else ():
            found[family.head] = tuple(leaf for code in family.members for leaf in found.get(code, (code,)))
        return {head: leaves for head, leaves in found.items() if head in self.grids}


def make_group(
    lines: Mapping[str, Line], *, tree: OrgTree, profile: Profile, made_on: date, has_library: bool
) -> Group:
    """Choose each series' history, and find which series add up.

    Args:
        lines: Of one measure, unit and partner, by code of the org.
        tree: How the orgs stand to each other.
        profile: Their kinds.
        made_on: The day.
        has_library: Whether months can be foretold.
    """
    group = Group(lines)
    for org, line in lines.items():
        chosen = choose(line, made_on, has_library=has_library)
        if isinstance(chosen, Grid):
            group.grids[org] = chosen
        else:
            group.refused[org] = chosen
    some = next(iter(lines.values()))
    if some.over_orgs is UnitsRollup.SUM and some.rule is not TimeRollup.NONE:
        histories = {org: _with_years(line) for org, line in lines.items()}
        group.kin = Kin(tree, profile, histories, frozenset(group.grids))
        group.kin.find()
    return group


def _with_years(line: Line) -> Mapping[Span, Told]:
    return line.told if line.rule is TimeRollup.LAST else {**line.told, **divide(line.told, YEAR)}


def make_tasks(group: Group, wanted: Sequence[Span], paths: int, seed: int) -> list[Task]:
    """What is to be foretold of each series of a group, in order of the orgs.

    Args:
        group: The series.
        wanted: Periods.
        paths: How many futures.
        seed: Of the draws.
    """
    if not group.grids:
        return []
    leaves = group.leaves()
    lower = [org for org in sorted(group.grids) if org not in leaves]
    courses = [_course(group.grids[org]) for org in lower if group.grids[org].step == YEAR]
    pool = learn(courses) if courses else Pool()
    together = {
        step: together_of(rows)
        for step in {grid.step for grid in group.grids.values()}
        if len(rows := _surprises([group.grids[org] for org in lower if group.grids[org].step == step], step))
    }
    revision = learn_revisions([one for line in group.lines.values() for one in line.revisions])
    learnt = _Learnt(group, pool, together, revision, _all_shares(group))
    sizes = {org: _size(group.grids[org]) for org in group.grids}
    return [
        learnt.task(org, wanted, paths, seed, tuple((one, sizes[one]) for one in leaves.get(org, (org,))))
        for org in sorted(group.grids)
    ]


@dataclass(frozen=True, slots=True)
class _Learnt:
    """What a group teaches its series.

    Attributes:
        group: The series.
        pool: Growth and spread of years.
        together: How far they stray together, by months in a period.
        revision: How far estimates were off.
        shares: Of each org the shares that the told part of its newest year had in its other years.
    """

    group: Group
    pool: Pool
    together: Mapping[int, float]
    revision: Revision
    shares: Mapping[str, tuple[Span, list[float]]]

    def task(
        self, org: str, wanted: Sequence[Span], paths: int, seed: int, mixed: tuple[tuple[str, float], ...]
    ) -> Task:
        """The task of one org, whose draws are a mixture of those of some orgs."""
        grid, line = self.group.grids[org], self.group.lines[org]
        part = None
        if grid.part is not None:
            part = (grid.part[0], to_values([grid.part[1]]), self._share(org, grid.part[0]))
        return Task(
            series=line.series,
            step=grid.step,
            spans=tuple(grid.values),
            values=to_values(list(grid.values.values())),
            part=part,
            adds_up=line.rule is TimeRollup.SUM,
            counts=line.counts,
            wanted=tuple(wanted),
            chance=Chance(seed, mixed, self.together.get(grid.step, 0.0)),
            pool=self.pool,
            revision=self.revision,
            paths=paths,
        )

    def _share(self, org: str, span: Span) -> Share:
        months = {(one[0] % YEAR, one[1] % YEAR) for one in (span,)}
        like = [
            share
            for other, (one, shares) in self.shares.items()
            if other != org and (one[0] % YEAR, one[1] % YEAR) in months
            for share in shares
        ]
        return learn_share(span, self.shares[org][1], like)


def _all_shares(group: Group) -> dict[str, tuple[Span, list[float]]]:
    """Of each org with a part of a year: which part, and its shares in the other years."""
    found: dict[str, tuple[Span, list[float]]] = {}
    for org, grid in group.grids.items():
        if grid.part is None:
            continue
        span = grid.part[0]
        parts: dict[int, float] = {}
        for end in (one[1] // YEAR for one in grid.values):
            moved = span[0] % YEAR + end * YEAR, span[1] % YEAR + end * YEAR
            told = find_value(group.lines[org].told, moved)
            if told is not None:
                parts[end] = middle_of(told)
        wholes = {one[1] // YEAR: middle_of(told) for one, told in grid.values.items()}
        found[org] = span, shares_of(span, parts, wholes)
    return found


def _course(grid: Grid) -> Course:
    times = np.array([(span[1] + 1) / YEAR for span in grid.values])
    return Course(times, np.array([[middle_of(told) for told in grid.values.values()]]))


def _surprises(grids: Sequence[Grid], step: int) -> Floats:
    """How far series strayed by period, around their own growth or their own season, (series, periods)."""
    if not grids:
        return np.empty((0, 0))
    if step == YEAR:
        found = [_of_years(_course(grid)) for grid in grids if len(grid.values) >= LEAST]
    else:
        found = [_of_season(grid, step) for grid in grids]
    first = min(min(each) for each in found)
    last = max(max(each) for each in found)
    rows = np.full((len(found), last + 1 - first), np.nan)
    for row, each in zip(rows, found, strict=True):
        row[[at - first for at in each]] = list(each.values())
    return rows


def _of_years(course: Course) -> dict[int, float]:
    changes = changes_of(course)
    around = changes - changes.mean() * len(changes) / (len(changes) + 1)
    return {round(at): float(one) for at, one in zip(course.times[1:], around, strict=True)}


def _of_season(grid: Grid, step: int) -> dict[int, float]:
    """Changes of the growth over a year, on logs: what the airline model leaves, nearly."""
    logs = {span[0] // step: float(np.log(max(middle_of(told), 1e-9))) for span, told in grid.values.items()}
    season = YEAR // step
    yearly = {at: one - logs[at - season] for at, one in logs.items() if at - season in logs}
    found = {at: one - yearly[at - 1] for at, one in yearly.items() if at - 1 in yearly}
    return found or dict.fromkeys(logs, 0.0)


def _size(grid: Grid) -> float:
    """About what a year brings: the newest value, over twelve months."""
    newest = grid.values[max(grid.values)]
    return max(middle_of(newest) * YEAR / grid.step, 1e-9)


def middle_of(told: Told) -> float:
    """The middle of a value; of one without an end the other end."""
    ends = [float(end) for end in (told.interval.low, told.interval.high) if end is not None]
    return sum(ends) / len(ends) if ends else 0.0
