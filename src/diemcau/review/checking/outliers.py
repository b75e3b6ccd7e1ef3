"""Values that stand out against an org's own past and against like units.

Amounts grow by factors, so all is done with logarithms; median and median deviation, which half of the values cannot
move, in place of mean and deviation. The deviation is scaled by 1.4826, which makes it that of a normal spread, and a
value stands out beyond 3.5 of it (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993). Numbers are floats
here and only here: they are a measure of spread, never a value of the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from diemcau.profile.rules import MeasureKind
from diemcau.records import Interval
from diemcau.records.checked import Against, Outlying
from diemcau.records.review import Answer
from diemcau.review.checking.series import DONE, reliance

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from diemcau.profile.types import Profile
    from diemcau.records.observation import Observation

    Floats = NDArray[np.float64]
    Places = NDArray[np.int64]

BEYOND = 3.5  # scaled median deviations, Iglewicz and Hoaglin 1993
NORMAL = 1.4826  # median deviation to standard deviation of a normal spread
# The house's own: how many values a band takes; like units differ more than one unit over time, so more of them.
LEAST_PAST = 4
LEAST_LIKE = 8
# Nobody is reproached for less than half as much again: 3.5 times this, as a factor, is about 1.5. The house's own.
_LEAST_SPREAD = 0.12
_HALF = 0.5  # is added to counts, so that none and one have logarithms
_DIGITS = 3  # of the ends of a band
_LONGEST = 64  # values of a series that are looked back on


@dataclass(frozen=True, slots=True)
class Columns:
    """Many values as columns, one place each.

    Attributes:
        low, high: Ends of what each may be; infinite where there is none.
        series: Number of the series (measure, org, partner, unit, length of period) of each.
        peers: Number of the group (measure, kind of org, unit, period) of each.
        at: Where it stands in time: larger is later.
        is_count: Whether it counts things, so that chance alone spreads small numbers.
    """

    low: Floats
    high: Floats
    series: Places
    peers: Places
    at: Places
    is_count: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Bands:
    """What each value is expected to be against one thing; not a number where it cannot be told.

    Attributes:
        low, high, middle: Of the band, in the unit of the values.
        points: How many values it rests on.
    """

    low: Floats
    high: Floats
    middle: Floats
    points: Places


def find_bands(columns: Columns, against: Against) -> Bands:
    """The band of every value against one thing; a million values take a few seconds."""
    logs = _logs(columns)
    if against is Against.CHANGE:
        logs = logs - _before(columns, logs)
    if against is Against.PAST:
        middle, deviation, points = _of_past(columns, logs)
        least = LEAST_PAST
    else:
        middle, deviation, points = _of_groups(columns.peers, logs)
        least = LEAST_LIKE
    if against is Against.CHANGE:
        middle = middle + _before(columns, _logs(columns))
    spread = np.maximum(deviation * NORMAL, _LEAST_SPREAD)
    # A count of n is spread by chance with a variance of n (Poisson), its logarithm with about 1 / n.
    counted = np.where(columns.is_count, 1 / np.maximum(np.exp(middle), _HALF), 0)
    reach = BEYOND * np.sqrt(spread**2 + counted)
    known = (points >= least) & np.isfinite(middle)
    shift = np.where(columns.is_count, _HALF, 0)

    def value_of(log: Floats) -> Floats:
        return np.where(known, np.maximum(np.exp(np.where(known, log, 0)) - shift, 0), np.nan)

    return Bands(value_of(middle - reach), value_of(middle + reach), value_of(middle), points)


def find_outside(columns: Columns, bands: Bands) -> NDArray[np.bool_]:
    """Whether all that a value may be lies outside its band; where there is no band, nothing does."""
    return (columns.low > bands.high) | (columns.high < bands.low)


def _logs(columns: Columns) -> Floats:
    """The logarithm of each value; not a number where it has none. Of an open value its one end is taken."""
    low = np.where(np.isfinite(columns.low), columns.low, columns.high)
    high = np.where(np.isfinite(columns.high), columns.high, columns.low)
    middle = (low + high) / 2 + np.where(columns.is_count, _HALF, 0)
    return np.where(np.isfinite(middle) & (middle > 0) & (low >= 0), np.log(np.maximum(middle, 1e-300)), np.nan)


def _before(columns: Columns, logs: Floats) -> Floats:
    """The logarithm of the value right before each in its series."""
    order = np.lexsort((columns.at, columns.series))
    found = np.full(len(logs), np.nan)
    same = columns.series[order][1:] == columns.series[order][:-1]
    found[order[1:][same]] = logs[order[:-1][same]]
    return found


def _of_past(columns: Columns, logs: Floats) -> tuple[Floats, Floats, Places]:
    """Median, median deviation and number of the earlier values of each series.

    Series are laid out as rows of a table, one column for each place in time; looking back is one step a column for all
    series together.
    """
    order = np.lexsort((columns.at, columns.series))
    rows, firsts = _numbered(columns.series[order])
    place = np.arange(len(order)) - firsts[rows]
    middle, deviation = np.full(len(order), np.nan), np.full(len(order), np.nan)
    points = np.zeros(len(order), dtype=np.int64)
    sorted_logs = logs[order]
    for step in range(1, int(place.max(initial=-1)) + 1):
        here = np.flatnonzero(place == step)
        back = here[:, None] - np.arange(1, min(step, _LONGEST) + 1)
        earlier = sorted_logs[back]
        middle[here], deviation[here], points[here] = _spread(earlier)
    found = np.empty_like(order)
    found[order] = np.arange(len(order))
    return middle[found], deviation[found], points[found]


def _of_groups(groups: Places, logs: Floats) -> tuple[Floats, Floats, Places]:
    """Median, median deviation and number of the known values of each group, for every value of it."""
    known = np.isfinite(logs)
    middle = _medians(groups, logs, known)
    deviation = _medians(groups, np.abs(logs - middle), known)
    counts = np.bincount(groups[known], minlength=int(groups.max(initial=-1)) + 1)
    return middle, deviation, counts[groups] if len(groups) else np.zeros(0, dtype=np.int64)


def _medians(groups: Places, values: Floats, known: NDArray[np.bool_]) -> Floats:
    """The median of the known values of each group, for every value of it."""
    found = np.full(int(groups.max(initial=-1)) + 1, np.nan)
    order = np.flatnonzero(known)[np.lexsort((values[known], groups[known]))]
    if len(order):
        _, firsts = _numbered(groups[order])
        sizes = np.diff(np.append(firsts, len(order)))
        sorted_values = values[order]
        halves = sorted_values[firsts + (sizes - 1) // 2] + sorted_values[firsts + sizes // 2]
        found[groups[order][firsts]] = halves / 2
    return found[groups]


def _numbered(keys: Places) -> tuple[Places, Places]:
    """Of sorted keys: the number of each key's run, and where each run begins."""
    is_first = np.append(True, keys[1:] != keys[:-1])[: len(keys)]
    return np.cumsum(is_first) - 1, np.flatnonzero(is_first)


def _spread(table: Floats) -> tuple[Floats, Floats, Places]:
    """Median, median deviation and number of the known values of each row."""
    middle, points = _row_medians(table)
    deviation, _ = _row_medians(np.abs(table - middle[:, None]))
    return middle, deviation, points


def _row_medians(table: Floats) -> tuple[Floats, Places]:
    ordered = np.sort(table, axis=1)  # what is not a number comes last
    points = np.isfinite(table).sum(axis=1)
    rows, last = np.arange(len(table)), table.shape[1] - 1
    lower, upper = np.clip((points - 1) // 2, 0, last), np.clip(points // 2, 0, last)
    return (ordered[rows, lower] + ordered[rows, upper]) / 2, points


def check_outliers(
    observations: Iterable[Observation], profile: Profile, *, only_failed: bool = False
) -> list[Outlying]:
    """Every value against its own past, like units, and how like units changed; those that stand out first.

    Only results and estimates of amounts are asked, never plans or percentages; of values that compete for one place
    the one to rely on. A series is of one measure, org, partner, unit and length of period; like units are orgs of one
    kind in one period.

    Args:
        observations: The values.
        profile: For the kind of each measure and org.
        only_failed: Whether those that do not stand out, or of which it cannot be told, are left out.
    """
    amounts = {code for code, one in profile.measures.items() if one.kind is not MeasureKind.PERCENT}
    relied: dict[object, Observation] = {}
    for one in observations:
        if one.status in DONE and one.measure in amounts:
            place = (one.measure, one.org, one.partner, one.unit, one.period)
            relied[place] = min(relied.get(place, one), one, key=reliance)
    asked = list(relied.values())
    columns = to_columns(asked, profile)
    found: list[Outlying] = []
    for against in Against:
        bands = find_bands(columns, against)
        outside = find_outside(columns, bands)
        places = np.flatnonzero(outside) if only_failed else np.arange(len(asked))
        found.extend(_tell(asked[at], against, bands, at, outside=bool(outside[at])) for at in places.tolist())
    order = (Answer.FAILS, Answer.CANNOT_TELL, Answer.HOLDS)
    return sorted(found, key=lambda one: order.index(one.answer))


def to_columns(observations: Sequence[Observation], profile: Profile) -> Columns:
    """Values as columns."""
    kinds = {code: org.kind for code, org in profile.orgs.items()}
    counts = {code for code, one in profile.measures.items() if one.kind in {MeasureKind.COUNT, MeasureKind.PERSONS}}
    series: dict[object, int] = {}
    peers: dict[object, int] = {}
    rows = []
    for one in observations:
        start, end = one.period.start.toordinal(), one.period.end.toordinal()
        length = (end - start + 16) // 30  # months
        same = (one.measure, one.org, one.partner, one.unit, length, one.period.end.month if length < 12 else 0)  # noqa: PLR2004
        like = (one.measure, kinds.get(one.org, one.org), bool(one.partner), one.unit, one.period)
        low, high = one.interval.low, one.interval.high
        rows.append(
            (
                -np.inf if low is None else float(low),
                np.inf if high is None else float(high),
                series.setdefault(same, len(series)),
                peers.setdefault(like, len(peers)),
                end,
                one.measure in counts,
            )
        )
    table = np.array(rows, dtype=np.float64).reshape(len(rows), 6)
    low_ends, high_ends, *numbers = table.T
    series_of, peers_of, at = (number.astype(np.int64) for number in numbers[:3])
    return Columns(low_ends, high_ends, series_of, peers_of, at, numbers[3].astype(bool))


def _tell(one: Observation, against: Against, bands: Bands, at: int, *, outside: bool) -> Outlying:
    points = int(bands.points[at])
    low, high, middle = (_rounded(float(column[at])) for column in (bands.low, bands.high, bands.middle))
    if low is None or high is None or middle is None:
        return Outlying(
            observation=one.id,
            against=against,
            answer=Answer.CANNOT_TELL,
            expected=None,
            middle=None,
            points=points,
            reason="few",
        )
    expected = Interval(min(low, high), max(low, high))
    answer, reason = Answer.HOLDS, ""
    if outside:
        answer = Answer.FAILS
    elif one.interval.intersection(expected) != one.interval:
        answer, reason = Answer.CANNOT_TELL, "open"
    return Outlying(
        observation=one.id,
        against=against,
        answer=answer,
        expected=expected,
        middle=Interval.point(middle),
        points=points,
        reason=reason,
    )


def _rounded(number: float) -> Decimal | None:
    """A number of the band with a few digits; None where there is none."""
    return Decimal(f"{number:.{_DIGITS}g}") + 0 if np.isfinite(number) else None
