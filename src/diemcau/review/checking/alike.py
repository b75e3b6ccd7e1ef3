"""Which rows of two registers tell of one thing.

A row is found by its key or by the number of its document; else by the other country and days that meet, borne out by
names. What is alike only in passing (same country, same month) is never taken for one, and where two rows of one side
fit equally well, neither is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from diemcau.lang.folding import fold
from diemcau.lang.persons import Person, Sameness, compare_persons, parse_person
from diemcau.records.checked import ReportedRow

# Days by which two sides may differ in when a journey began or ended: the night on the plane, the day line.
NEAR = timedelta(days=3)
# Days by which a thing is put off and still the same; after more it is the next of its series. The house's own.
MOVED = timedelta(days=60)
_LONGEST_STAY = timedelta(days=731)  # beyond two years it is no journey, and its days say nothing
_ALIKE = 0.6  # share of the words of the shorter name that stand in the longer. The house's own.
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[^0-9a-z]+")

# What each agreement between two rows weighs, and each disagreement; from SURE on they are one. The house's own: key or
# number alone suffice; days and country need a name beside them.
_WEIGHTS = {
    "key.same": 10,
    "number.same": 8,
    "dates.same": 3,
    "dates.overlap": 2,
    "dates.near": 1,
    "country.same": 2,
    "head.same": 4,
    "name.same": 4,
    "name.alike": 2,
    "partner.same": 2,
    "area.same": 1,
}
_AGAINST = {"key": 6, "number": 3, "moved": 2, "dates": 4, "head": 4, "country": 4, "partner": 1, "name": 1, "area": 1}
SURE = 6
POSSIBLE = 4  # from here on a row may be the one, and is shown beside it


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two rows stand to each other.

    Attributes:
        weight: What speaks for one thing less what speaks against it.
        grounds: What agrees, as in `Matched`.
        differs: In what they disagree.
    """

    weight: int
    grounds: tuple[str, ...]
    differs: tuple[str, ...]


def compare_rows(one: ReportedRow, other: ReportedRow) -> Likeness:
    """What agrees and what differs between two rows; what either leaves out does neither."""
    levels = {
        "key": _same(one.key, other.key, _folded),
        "number": _same(one.number, other.number, _bare_number),
        "dates": _compare_dates(one, other),
        "country": _same(one.country, other.country, _folded),
        "head": _compare_heads(one.head, other.head),
        "name": _compare_names(one.name, other.name),
        "partner": _compare_names(one.partner, other.partner),
        "area": _same(one.area, other.area, _folded),
    }
    grounds = tuple(f"{field}.{level}" for field, level in levels.items() if level not in {"", "other", "moved"})
    grounds = tuple("partner.same" if ground == "partner.alike" else ground for ground in grounds)
    differs = tuple(field for field, level in levels.items() if level in {"other", "moved"})
    against = sum(_AGAINST["moved" if levels[field] == "moved" else field] for field in differs)
    weight = sum(_WEIGHTS[ground] for ground in grounds) - against
    return Likeness(weight, grounds, differs)


@dataclass(frozen=True, slots=True)
class Pairing:
    """Rows of two registers brought together.

    Attributes:
        pairs: A row of the first, its row of the second, and how alike they are; in the order of the first.
        near: By id of a row without a pair the ids of rows of the other register that it may be, likeliest first.
        unclear: Ids of rows of which more than one row may be the one.
    """

    pairs: tuple[tuple[ReportedRow, ReportedRow, Likeness], ...]
    near: Mapping[str, tuple[str, ...]]
    unclear: frozenset[str]


def pair_rows(first: Sequence[ReportedRow], second: Sequence[ReportedRow]) -> Pairing:
    """Each row of the first register with at most one of the second.

    A pair is made where each of the two is the likeliest of all for the other, and no second one is as likely; then
    again among those that are left.
    """
    likeness = {
        (one.id, other.id): found
        for one, other in _candidates(first, second)
        if (found := compare_rows(one, other)).weight >= POSSIBLE
    }
    taken: dict[str, str] = {}
    while made := _mutual({pair: each.weight for pair, each in likeness.items()}, taken):
        taken |= made
    by_id = {row.id: row for row in second}
    pairs = [
        (row, by_id[other], likeness[row.id, other])
        for row in first
        if (other := taken.get(f"1{row.id}", "")[1:]) in by_id
    ]
    return _left_over(tuple(pairs), likeness, taken)


def _candidates(
    first: Sequence[ReportedRow], second: Sequence[ReportedRow]
) -> Iterable[tuple[ReportedRow, ReportedRow]]:
    """Pairs that share a key, a number, the words of a name, or a country in days that may meet.

    So not all are held against all, and none is left out that could be one: a country alone never makes a pair.
    """
    found: defaultdict[tuple[str, str], list[ReportedRow]] = defaultdict(list)
    for row in second:
        for sign in (*_signs(row), *_stays(row, MOVED)):
            found[sign].append(row)
    for row in first:
        signs = (*_signs(row), *_stays(row, timedelta(0)))
        yield from ((row, other) for other in {o.id: o for sign in signs for o in found.get(sign, ())}.values())


def _signs(row: ReportedRow) -> list[tuple[str, str]]:
    signs = [("key", _folded(row.key)), ("number", _bare_number(row.number)), ("name", _folded(row.name))]
    signs.append(("head", " ".join(_person(row.head).name)))
    return [sign for sign in signs if sign[1]]


def _stays(row: ReportedRow, leeway: timedelta) -> list[tuple[str, str]]:
    """The country with each month that a row touches, some days more to either side.

    A row without days may be at any time: it is found under a sign that all rows of the country bear.
    """
    country, days = _folded(row.country), _days(row)
    if not country:
        return []
    if days is None or not timedelta(0) <= days[1] - days[0] <= _LONGEST_STAY:
        return [("undated", country), ("anytime", country)] if leeway else [("anytime", country)]
    low, high = (day.toordinal() for day in days)
    low, high = max(1, low - leeway.days), min(date.max.toordinal(), high + leeway.days)
    months = {date.fromordinal(each).isoformat()[:7] for each in (*range(low, high, 28), high)}
    stays = [("stay", f"{country} {month}") for month in sorted(months)]
    return [*stays, ("anytime", country) if leeway else ("undated", country)]


def _mutual(weights: Mapping[tuple[str, str], int], taken: Mapping[str, str]) -> dict[str, str]:
    """Of rows that are not taken those that are sure of each other; both ways, `1` and `2` before the ids."""
    best: dict[str, tuple[int, str, bool]] = {}
    for (one, other), weight in weights.items():
        if weight < SURE or f"1{one}" in taken or f"2{other}" in taken:
            continue
        for mine, its in ((f"1{one}", f"2{other}"), (f"2{other}", f"1{one}")):
            known = best.get(mine)
            if known is None or weight > known[0]:
                best[mine] = (weight, its, True)
            elif weight == known[0]:
                best[mine] = (weight, known[1], False)
    return {
        mine: its for mine, (_, its, is_alone) in best.items() if is_alone and best[its][1] == mine and best[its][2]
    }


def _left_over(
    pairs: tuple[tuple[ReportedRow, ReportedRow, Likeness], ...],
    likeness: Mapping[tuple[str, str], Likeness],
    taken: Mapping[str, str],
) -> Pairing:
    near: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    unclear: set[str] = set()
    for (one, other), found in likeness.items():
        if f"1{one}" in taken or f"2{other}" in taken:
            continue
        near[one].append((-found.weight, other))
        near[other].append((-found.weight, one))
        if found.weight >= SURE:
            unclear |= {one, other}
    return Pairing(
        pairs, {row: tuple(other for _, other in sorted(rows)) for row, rows in near.items()}, frozenset(unclear)
    )


def _same(one: str, other: str, form: Callable[[str], str]) -> str:
    """Whether two texts are the same in some form; empty where one says nothing."""
    mine, its = form(one), form(other)
    if not mine or not its:
        return ""
    return "same" if mine == its else "other"


@lru_cache(maxsize=65536)
def _folded(text: str) -> str:
    return " ".join(fold(text).split())


@lru_cache(maxsize=65536)
def _bare_number(number: str) -> str:
    """The number of a document without signs between its parts: `45/QĐ-UBND` is `45 qd ubnd`, whatever its strokes."""
    return _NUMBER.sub(" ", fold(number)).strip().lstrip("0")


def _compare_dates(one: ReportedRow, other: ReportedRow) -> str:
    """Whether the days are the same, meet, nearly meet, lie weeks or further apart."""
    mine, its = _days(one), _days(other)
    if mine is None or its is None:
        return ""
    if mine == its:
        return "same"
    if mine[0] <= its[1] and its[0] <= mine[1]:
        return "overlap"
    apart = max(mine[0] - its[1], its[0] - mine[1])
    if apart <= NEAR:
        return "near"
    return "moved" if apart <= MOVED else "other"


def _days(row: ReportedRow) -> tuple[date, date] | None:
    start, end = row.start or row.end, row.end or row.start
    return None if start is None or end is None else (start, end)


def _compare_heads(one: str, other: str) -> str:
    """Whether two heads are one person; two offices without names forbid nothing and prove nothing."""
    if not one.strip() or not other.strip():
        return ""
    mine, its = _person(one), _person(other)
    found = compare_persons(mine, its)
    if found is Sameness.OTHER:
        return "other"
    return "same" if found is Sameness.SAME and mine.name and its.name else ""


def _compare_names(one: str, other: str) -> str:
    """Whether two titles are the same, alike or other; another wording weighs little, since each side words its own."""
    mine, its = _words(one), _words(other)
    if not mine or not its:
        return ""
    if mine == its:
        return "same"
    shared = len(mine & its) / min(len(mine), len(its))
    return "alike" if shared >= _ALIKE else "other"


@lru_cache(maxsize=65536)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))


@lru_cache(maxsize=65536)
def _person(text: str) -> Person:
    """A head taken apart; a register has more of them than the shared cache of persons holds."""
    return parse_person(text)
