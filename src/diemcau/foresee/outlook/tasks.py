"""Series of one kin together: what they teach each other, and what is to be foretold of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from diemcau.foresee.outlook.divide import divide
from diemcau.foresee.outlook.draws import Chance, together_of
from diemcau.foresee.outlook.formers import Told, middle_of
from diemcau.foresee.outlook.futures import Task
from diemcau.foresee.outlook.hierarchy import Kin
from diemcau.foresee.outlook.history import Revision, learn_revisions, to_values
from diemcau.foresee.outlook.series import Line
from diemcau.foresee.outlook.shares import Shares
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
    lower = {org: group.grids[org] for org in sorted(group.grids) if org not in leaves}
    shares = Shares(group.lines, group.grids)
    courses = [_course(org, grid, shares) for org, grid in lower.items() if grid.step == YEAR]
    found = {YEAR: [_of_years(course) for course in courses if len(course.times) >= LEAST]}
    found |= {step: [_of_season(grid, step) for grid in lower.values() if grid.step == step] for step in (1, 3)}
    together = {step: together_of(_to_rows(each)) for step, each in found.items() if each}
    revision = learn_revisions([one for line in group.lines.values() for one in line.revisions])
    learnt = _Learnt(group, learn(courses), together, revision, shares)
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
        shares: Of each org how the parts of years that it tells stand to what is left of them.
    """

    group: Group
    pool: Pool
    together: Mapping[int, float]
    revision: Revision
    shares: Shares

    def task(
        self, org: str, wanted: Sequence[Span], paths: int, seed: int, mixed: tuple[tuple[str, float], ...]
    ) -> Task:
        """The task of one org, whose draws are a mixture of those of some orgs."""
        grid, line = self.group.grids[org], self.group.lines[org]
        part = None
        if grid.part is not None:
            part = (grid.part[0], to_values([grid.part[1]]), self.shares.of(org, grid.part[0]))
        return Task(
            series=line.series,
            step=grid.step,
            spans=tuple(grid.values),
            values=to_values(list(grid.values.values())),
            shares=tuple(self.shares.to_whole(org, span) for span in grid.values) if grid.step == YEAR else (),
            part=part,
            adds_up=line.rule is TimeRollup.SUM,
            counts=line.counts,
            wanted=tuple(wanted),
            chance=Chance(seed, mixed, self.together.get(grid.step, 0.0)),
            pool=self.pool,
            revision=self.revision,
            paths=paths,
        )


def _course(org: str, grid: Grid, shares: Shares) -> Course:
    """The middle of the years, where only a part is told with what is usually left added."""
    times, amounts = [], []
    for span, told in grid.values.items():
        share = shares.to_whole(org, span)
        times.append((span[1] + 1) / YEAR if share is None else span[0] / YEAR + 1)
        amounts.append(middle_of(told) * (1 if share is None else 1 + np.exp(-share.middle)))
    return Course(np.array(times), np.array([amounts]))


def _to_rows(found: Sequence[Mapping[int, float]]) -> Floats:
    """How far series strayed by period, (series, periods)."""
    first = min(min(each) for each in found)
    last = max(max(each) for each in found)
    rows = np.full((len(found), last + 1 - first), np.nan)
    for row, each in zip(rows, found, strict=True):
        row[[at - first for at in each]] = list(each.values())
    return rows


def _of_years(course: Course) -> dict[int, float]:
    """Changes around the own growth."""
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
