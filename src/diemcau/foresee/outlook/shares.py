"""Which share of a year its parts usually are, as like series tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from diemcau.foresee.outlook.divide import divide, find_value
from diemcau.foresee.outlook.formers import Told, middle_of
from diemcau.foresee.outlook.part import Share, learn_share
from diemcau.foresee.outlook.series import Line
from diemcau.foresee.outlook.spans import YEAR, Span
from diemcau.foresee.outlook.thin import Grid
from diemcau.profile.types import TimeRollup

_Months = tuple[int, int]  # first and last month of a part within its year


class Shares:
    """How parts of years stand to what is left of them, in the series of one kin.

    Args:
        lines: What is told, by code of the org.
        grids: The histories that are used.
    """

    def __init__(self, lines: Mapping[str, Line], grids: Mapping[str, Grid]) -> None:
        self._told: dict[_Months, dict[str, list[float]]] = defaultdict(dict)
        self._found: dict[tuple[str, _Months], Share] = {}
        wanted = {_months(span) for grid in grids.values() for span in _parts(grid)}
        flows = {org: line for org, line in lines.items() if org in grids and line.rule is TimeRollup.SUM}
        for org, line in flows.items() if wanted else ():
            whole = divide(line.told, YEAR)
            for months in wanted:
                self._told[months][org] = _shares(line.told, whole, months)

    def to_whole(self, org: str, span: Span) -> Share | None:
        """The share of a part of a year; None for a whole year, and for a stock, which has no parts."""
        return None if span[1] - span[0] in {0, YEAR - 1} else self.of(org, span)

    def of(self, org: str, span: Span) -> Share:
        """The share of a part, from the org's own years and those of the others."""
        months = _months(span)
        if (org, months) not in self._found:
            told = self._told[months]
            like = [share for other, shares in told.items() if other != org for share in shares]
            self._found[org, months] = learn_share(span, told.get(org, []), like)
        return self._found[org, months]


def _parts(grid: Grid) -> list[Span]:
    if grid.step != YEAR:
        return []
    parts = [span for span in grid.values if 0 < span[1] - span[0] < YEAR - 1]
    return [*parts, *([grid.part[0]] if grid.part is not None else [])]


def _months(span: Span) -> _Months:
    return span[0] % YEAR, span[1] % YEAR


def _shares(told: Mapping[Span, Told], whole: Mapping[Span, Told], months: _Months) -> list[float]:
    """Shares of the same months in the years of which they and the whole are told."""
    found = []
    for year, all_of_it in whole.items():
        part = find_value(told, (year[0] + months[0], year[0] + months[1]))
        if part is not None and 0 < middle_of(part) < middle_of(all_of_it):
            found.append(middle_of(part) / middle_of(all_of_it))
    return found
