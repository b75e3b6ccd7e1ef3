"""Which figures of a folder are compared at all: those that share a key, in columns of numbers.

A key is one value and unit, one measure, a telling word of the label, one end of period and owner, or one step of size.
Under a key that many figures share only those next to each other in the order of their values are compared, week by
week of publication first, which keeps the work near linear.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal
from math import inf, log

import numpy as np
import numpy.typing as npt

from diemcau.reconcile.entries import Entry
from diemcau.reconcile.values import digits

# Figures under one key beyond which the key tells too little to compare all of them.
CROWD = 60
NEIGHBOURS = 6
SIZE_STEP = 0.06  # of the natural logarithm: about six in a hundred, as far as a bound or a rounding reaches
LEAST_SIZED = 10  # below it every number is near every other
_SLACK = 1e-9  # relative: ends of intervals are compared as floats here, and exactly later
_HALF = 32  # bits of a code that hold the second figure of a pair

_STEPS = range(1, NEIGHBOURS + 1)

Codes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]


def find_candidates(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Pairs of figures worth comparing, the one read first on the left; each once, in reading order.

    Args:
        entries: The figures in reading order.
    """
    loose, tight = _file(entries)
    values = np.array([float(entry.figure.quantity.value) for entry in entries])
    weeks = np.array([entry.published.toordinal() // 7 if entry.published else 0 for entry in entries])
    found = [_pairs(block, values, weeks) for block in loose.values() if len(block) > 1]
    agreeing = [_pairs(block, values, weeks) for block in tight.values() if len(block) > 1]
    if agreeing:
        found.append(_agreeing(np.concatenate(agreeing), entries))
    if not found:
        return
    codes = np.unique(np.concatenate(found))
    lefts, rights = (codes >> np.uint64(_HALF)).tolist(), (codes & np.uint64((1 << _HALF) - 1)).tolist()
    for left, right in zip(lefts, rights, strict=True):
        yield entries[left], entries[right]


Blocks = defaultdict[Hashable, list[int]]


def _file(entries: Sequence[Entry]) -> tuple[Blocks, Blocks]:
    """Places of the figures by what they are filed under: keys that tell alone, and keys of figures that must agree."""
    loose: Blocks = defaultdict(list)
    tight: Blocks = defaultdict(list)
    for place, entry in enumerate(entries):
        for key in _telling_keys(entry):
            loose[key].append(place)
        for key in _agreeing_keys(entry):
            tight[key].append(place)
    return loose, tight


def _telling_keys(entry: Entry) -> Iterator[Hashable]:
    """Keys under which two figures may also contradict each other."""
    figure = entry.figure
    unit = figure.quantity.unit or "count"
    written = digits(figure.quantity.value)
    yield ("digits", unit if unit.isupper() else figure.kind, written)
    if len(written) > 1:
        yield ("swapped", unit if unit.isupper() else figure.kind, "".join(sorted(written)))
    if figure.measure is not None:
        yield ("measure", figure.measure, figure.kind)
    for word in entry.label:
        yield ("word", word, figure.kind)
    yield ("document", entry.document)


def _agreeing_keys(entry: Entry) -> Iterator[Hashable]:
    """Keys that say something of two figures only where their values agree."""
    figure = entry.figure
    unit = figure.quantity.unit or "count"
    if unit.isupper() or figure.period is not None:
        yield ("period", unit, figure.kind, figure.period and figure.period.end, entry.owner)
    for size in _sizes(figure.quantity.value):
        yield ("size", unit, figure.kind, size)


def _sizes(value: Decimal) -> tuple[int, ...]:
    """The two steps of size that a value lies next to; values nearer to each other than half a step share one."""
    if abs(value) < LEAST_SIZED:
        return ()
    step = int(log(abs(value)) / SIZE_STEP)
    return (step, step + 1)


def _pairs(block: Sequence[int], values: npt.NDArray[np.float64], weeks: Places) -> Codes:
    """The pairs of a block: all of a few; of many those near in value, in the same weeks and in all."""
    places = np.array(block, dtype=np.int64)
    if len(places) <= CROWD:
        left, right = np.triu_indices(len(places), 1)
        return _coded(places[left], places[right])
    by_value = places[np.lexsort((places, values[places]))]
    by_week = places[np.lexsort((places, values[places], weeks[places]))]
    return np.concatenate([_coded(row[:-step], row[step:]) for row in (by_value, by_week) for step in _STEPS])


def _coded(one: Places, other: Places) -> Codes:
    """Pairs of places as single numbers, the smaller place first."""
    left, right = np.minimum(one, other).astype(np.uint64), np.maximum(one, other).astype(np.uint64)
    return (left << np.uint64(_HALF)) | right


def _agreeing(codes: Codes, entries: Sequence[Entry]) -> Codes:
    """Those pairs whose values may both be true."""
    intervals = [entry.figure.quantity.interval for entry in entries]
    lows = np.array([-inf if one.low is None else float(one.low) for one in intervals])
    highs = np.array([inf if one.high is None else float(one.high) for one in intervals])
    codes = np.unique(codes)
    left = (codes >> np.uint64(_HALF)).astype(np.int64)
    right = (codes & np.uint64((1 << _HALF) - 1)).astype(np.int64)
    slack = _SLACK * np.maximum(1.0, np.abs(np.nan_to_num(lows[left], neginf=0.0)))
    kept = (lows[left] <= highs[right] + slack) & (lows[right] <= highs[left] + slack)
    agreeing: Codes = codes[kept]
    return agreeing
