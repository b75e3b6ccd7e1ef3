"""The Government Office's follow-up table: four cells by unit, with shares whose denominators are named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from diemcau.records.task import FourCells, TaskState, TimeClass
from diemcau.web.orgs.queries import names_of_all, tree_of
from diemcau.web.tasks.cells import add_up
from diemcau.web.tasks.models import Orientation
from diemcau.web.tasks.policies import tasks_for, visible_orientations
from diemcau.web.tasks.queries import cells_of_holders

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.tree import Node

CLASSES = (TimeClass.ON_TIME, TimeClass.LATE, TimeClass.IN_TERM, TimeClass.OVERDUE)
"""In the order of the table."""

TENTH = Decimal("0.1")
"""The last place of a share in percent."""

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A share with what it is of.

    Attributes:
        part, whole: How many of how many.
    """

    part: int
    whole: int

    @property
    def percent(self) -> Decimal | None:
        """In percent with one decimal, half away from zero; None of nothing."""
        return (_HUNDRED * self.part / self.whole).quantize(TENTH, ROUND_HALF_UP) if self.whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A unit of the table.

    Attributes:
        code, name: Of the unit.
        cells: Its cells; with all below it, unless it `is_own`.
        is_own: Whether it is the unit at the head itself, without those below.
        has_below: Whether units stand below it.
        is_gone: Whether it is no unit of the day any more, and nobody has taken its tasks over.
    """

    code: str
    name: str
    cells: FourCells
    is_own: bool = False
    has_below: bool = False
    is_gone: bool = False

    @property
    def bars(self) -> tuple[tuple[str, Decimal, Decimal], ...]:
        """Class, start and width of the parts of its bar, in hundredths of the whole."""
        found, at = [], Decimal(0)
        for each in CLASSES:
            many = getattr(self.cells, each.value)
            if many:
                width = _HUNDRED * many / self.cells.total
                found.append((each.value, at.quantize(Decimal("0.01")), width.quantize(Decimal("0.01"))))
                at += width
        return tuple(found)

    @property
    def ratios(self) -> dict[str, Ratio]:
        """The shares, each of what its name says."""
        return ratios_of(self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The whole table.

    Attributes:
        unit: At the head.
        rows: The units below it and, where it has tasks of its own, itself.
        cells: Their sum.
        uncounted: By reason how many tasks and orientations stand beside the table.
    """

    unit: Node
    rows: tuple[TableRow, ...]
    cells: FourCells
    uncounted: Mapping[str, int]

    @property
    def whole(self) -> TableRow:
        """The last line: the sum."""
        return TableRow(code=self.unit.code, name="", cells=self.cells)


def ratios_of(cells: FourCells) -> dict[str, Ratio]:
    """The shares that reports give, by what they are a share of.

    A report of 2017 gave one number of overdue tasks as 1.38 % and meant those fallen due; of all it was 1.02 %. So
    none stands without its denominator.
    """
    done = cells.on_time + cells.late
    return {
        "done_of_all": Ratio(part=done, whole=cells.total),
        "overdue_of_all": Ratio(part=cells.overdue, whole=cells.total),
        "done_of_due": Ratio(part=done, whole=cells.fallen_due),
        "overdue_of_due": Ratio(part=cells.overdue, whole=cells.fallen_due),
        "on_time_of_due": Ratio(part=cells.on_time, whole=cells.fallen_due),
        "on_time_of_done": Ratio(part=cells.on_time, whole=done),
    }


def table_of(scope: Scope, unit: Node, language: str, on: date | None = None) -> Table:
    """The table of a unit: of each unit right below it with all below that, and of itself.

    Args:
        scope: Whose knowledge: tasks that the person may not know of are in no cell.
        unit: At the head.
        language: Of the reader.
        on: As of the end of which day; None for as it stands.
    """
    tree = tree_of(on)
    within = tree.below(unit.pk)
    by_holder = cells_of_holders(scope, on, None if tree.is_root(unit.pk) else within)
    rows = [TableRow(code=unit.code, name=unit.name(language), cells=_sum(by_holder, {unit.pk}), is_own=True)]
    for child in tree.children(unit.pk):
        below = tree.below(child.pk)
        has_below, cells = len(below) > 1, _sum(by_holder, below)
        rows.append(TableRow(code=child.code, name=child.name(language), cells=cells, has_below=has_below))
    if tree.is_root(unit.pk):
        rows += _elsewhere(by_holder, within, language)
    kept = tuple(row for row in rows if row.cells.total)
    cells = add_up(row.cells for row in kept)
    return Table(unit=unit, rows=kept, cells=cells, uncounted=_uncounted(scope, None if on else within, unit))


def _sum(by_holder: Mapping[int | None, FourCells], pks: Iterable[int]) -> FourCells:
    return add_up(by_holder[pk] for pk in pks if pk in by_holder)


def _elsewhere(by_holder: Mapping[int | None, FourCells], within: frozenset[int], language: str) -> list[TableRow]:
    """Rows of units that stand in no tree of the day: they have ended and nobody has taken their tasks over."""
    names = {node.pk: node for node in names_of_all().values()}
    return [
        TableRow(code=names[pk].code, name=names[pk].name(language), cells=cells, is_gone=True)
        for pk, cells in by_holder.items()
        if pk is not None and pk not in within and pk in names
    ]


def _uncounted(scope: Scope, within: frozenset[int] | None, unit: Node) -> dict[str, int]:
    """What stands beside the table, so that no reader looks for it in the sums; nothing is said of days gone by."""
    if within is None:
        return {}
    root = tree_of().is_root(unit.pk)
    held = Q() if root else Q(holder__in=within) | Q(holder=None, lead__in=within)
    states = (TaskState.DRAFT, TaskState.CANCELLED, TaskState.REPLACED)
    many = (
        tasks_for(scope)
        .filter(held)
        .aggregate(
            **{state.value: Count("pk", filter=Q(state=state.value)) for state in states},
            given_on=Count(
                "pk", filter=Q(is_counted=False) & ~Q(state__in=[*(state.value for state in states), "dropped"])
            ),
        )
    )
    kept = Orientation.objects.filter(visible_orientations(scope), closed_at=None)
    many["orientations"] = (kept if root else kept.filter(holder__in=within)).count()
    return {why: count for why, count in many.items() if count}
