"""Which documents are worth holding against each other: those that share runs of words.

Of a long text only some runs are kept, chosen by their hashes alone, so that two texts choose the same ones and the
choice depends on no third text. Runs that many documents hold pair each holder with its neighbour and the first only,
so that the work grows with the documents and not with their pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from diemcau.reconcile.copies.columns import Columns, Places, grams, read_columns, roll
from diemcau.records import Document

RUN = 5  # words; shorter runs are shared by chance in news, longer ones do not survive a word changed in six
_KEPT = 160  # runs up to which a text keeps them all; longer texts keep half, a quarter, and so on
# Runs that two texts must share, as far as the kept ones tell: this share of the shorter text's words, within bounds.
# A sentence of twenty words is always enough, phrases that both happen to use are not.
SHARED, LEAST_RUNS, MOST_RUNS = 0.04, 5, 16
CROWD = 24  # documents that hold a run beyond which it pairs neighbours only
_THINNEST = 3  # halvings at most, so that a page is found in a book
LEAST_POINTS = 3  # pairs of neighbouring numbers or names that texts of two languages must share
MOST_PARTNERS = 8  # documents against which one is held at most, those with most runs in common first
_LEAST_STOCK = 3  # such runs in a text from which they are more than a phrase
_FILTER = 1 << 20
_STOCK_GAP = 16  # words from one such run to the next up to which what lies between belongs to the same passage
_PAIRS_AT_ONCE = 2_000_000  # 16 MB
_DOCUMENTS_AT_ONCE = 2000  # of those read a second time for their numbers and names
_CHUNK = 1 << 20  # words whose runs are hashed at once
_DOCUMENT_BITS = 24
_DOCUMENT = np.uint64((1 << _DOCUMENT_BITS) - 1)
_BITS = np.uint64(_DOCUMENT_BITS)
_LEFT, _RIGHT = 32, 0xFFFFFFFF  # bits of a pair
_MIX = np.uint64(0x9E3779B97F4A7C15)  # 2^64 divided by the golden ratio


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs worth comparing.

    Attributes:
        left, right: The documents of each pair, left before right; in order.
        stock: For each word of the columns whether it stands in runs that many documents hold; empty where none does.
        busy: Documents that may be copies of others than those they are paired with.
    """

    left: Places
    right: Places
    stock: NDArray[np.bool_]
    busy: frozenset[int]


def find_candidates(columns: Columns) -> Candidates:
    """Pairs of documents that share runs of words."""
    holdings = _Holdings.of(_kept_runs(columns))
    rates = _rates(columns)
    left, right, shared = _count_pairs(holdings)
    told = shared << np.maximum(rates[left], rates[right])
    words = np.minimum(columns.counts[left], columns.counts[right])
    enough = told >= np.minimum(np.clip(SHARED * words, LEAST_RUNS, MOST_RUNS), words // 3)
    left, right = _closest(left[enough], right[enough], told[enough])
    partners = np.bincount(np.concatenate([left, right]), minlength=len(columns))
    busy = [
        *np.flatnonzero(partners >= MOST_PARTNERS).tolist(),
        *np.unique(holdings.holders[holdings.crowded]).tolist(),
    ]
    return Candidates(left, right, _find_stock(columns, holdings), frozenset(busy))


def _find_stock(columns: Columns, holdings: _Holdings) -> NDArray[np.bool_]:
    """The words in runs that many documents hold, and those between two such runs that follow soon."""
    crowded = holdings.crowded_runs
    if not len(crowded):
        return np.empty(0, bool)
    edges = np.zeros(len(columns.words) + 1, np.int8)
    documents = np.flatnonzero(np.bincount(holdings.holders[holdings.crowded]) >= _LEAST_STOCK)
    may = np.zeros(_FILTER, bool)  # most runs are told from crowded ones by their lowest bits
    may[crowded & np.uint64(_FILTER - 1)] = True
    for part in np.array_split(documents, max(1, int(columns.counts[documents].sum()) // _CHUNK)):
        many = np.maximum(columns.counts[part] - RUN + 1, 0)
        at = ranges(columns.begins[part], many)
        runs = _runs(columns, at)
        is_hit = may[runs & np.uint64(_FILTER - 1)]
        at, home, runs = at[is_hit], np.repeat(part, many)[is_hit], runs[is_hit]
        is_hit = crowded[np.minimum(np.searchsorted(crowded, runs), len(crowded) - 1)] == runs
        at, home = at[is_hit], home[is_hit]
        joins = (np.diff(at) <= _STOCK_GAP) & (home[1:] == home[:-1])
        edges[at[np.concatenate([np.ones(min(len(at), 1), bool), ~joins])]] += 1
        edges[at[np.concatenate([~joins, np.ones(min(len(at), 1), bool)])] + RUN] -= 1
    return np.cumsum(edges[:-1], dtype=np.int8) > 0


def _runs(columns: Columns, at: Places) -> NDArray[np.uint64]:
    return grams(columns.words, at, RUN) >> _BITS


def _rates(columns: Columns) -> Places:
    """For each document the power of two by which its runs are thinned."""
    many = np.maximum(columns.counts // _KEPT, 1)
    return np.minimum(np.ceil(np.log2(many)), _THINNEST).astype(np.int64)


def _kept_runs(columns: Columns) -> NDArray[np.uint64]:
    """The kept runs with their documents in the low bits, each run once for each document, ascending."""
    rates = _rates(columns)
    found = np.empty(int(columns.counts.sum()), np.uint64)  # what is never written takes no memory
    total = 0
    for first, behind in _slices(columns):
        many = np.maximum(columns.counts[first:behind] - RUN + 1, 0)
        begin = int(columns.begins[first])
        end = int(columns.begins[behind]) if behind < len(columns) else len(columns.words)
        runs = (roll(columns.words[begin:end], RUN) >> _BITS)[ranges(columns.begins[first:behind] - begin, many)]
        home = np.repeat(np.arange(first, behind, dtype=np.uint64), many)
        # The lowest bits of a run decide whether it is kept: by the highest they are in order.
        mask = np.repeat((np.uint64(1) << rates[first:behind].astype(np.uint64)) - np.uint64(1), many)
        kept = (runs & mask) == 0
        runs = (runs[kept] << _BITS) | home[kept]
        found[total : total + len(runs)] = runs
        total += len(runs)
    return _once(found[:total])


def _once(found: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The numbers in order, each once, in the place of the given ones; a part at a time, as there may be many."""
    found.sort()
    total = 0
    for first in range(0, len(found), _CHUNK):
        part = found[first : first + _CHUNK]
        changes = np.ones(len(part), bool)
        changes[1:] = part[1:] != part[:-1]
        changes[0] = total == 0 or part[0] != found[total - 1]
        once = part[changes]
        found[total : total + len(once)] = once
        total += len(once)
    return found[:total]


def _run_slices(kept: NDArray[np.uint64]) -> Iterator[tuple[int, int]]:
    """Parts of the kept runs that split no run."""
    first = 0
    while first < len(kept):
        last = min(first + _CHUNK, len(kept)) - 1
        behind = int(np.searchsorted(kept, kept[last] | _DOCUMENT, side="right"))
        yield first, behind
        first = behind


def _slices(columns: Columns) -> Iterator[tuple[int, int]]:
    """Documents first to behind whose words are worked on at once."""
    homes = np.cumsum(columns.counts)
    edges = np.searchsorted(homes, np.arange(_CHUNK, int(homes[-1]) if len(homes) else 0, _CHUNK)) + 1
    yield from pairwise(sorted({0, *edges.tolist(), len(columns)}))


def ranges(starts: Places, counts: Places) -> Places:
    """The numbers from each start on, as many as its count says, one range after another."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    numbers: Places = np.arange(total) + np.repeat(starts - (ends - counts), counts)
    return numbers


@dataclass(frozen=True, slots=True)
class _Holdings:
    """Who holds which run, run by run.

    Attributes:
        holders: Documents, ascending within a run.
        room: For each holder how many others of its run follow; 0 in runs that too many hold.
        crowded: Places of the holders of such runs.
        first: For each of these places that of the run's first holder.
        crowded_runs: Such runs, ascending.
    """

    holders: NDArray[np.int32]
    room: NDArray[np.uint8]
    crowded: Places
    first: Places
    crowded_runs: NDArray[np.uint64]

    @classmethod
    def of(cls, kept: NDArray[np.uint64]) -> _Holdings:
        """Take what `_kept_runs` gives."""
        holders, room = np.empty(len(kept), np.int32), np.empty(len(kept), np.uint8)
        crowded, firsts, runs = [np.empty(0, np.int64)], [np.empty(0, np.int64)], [np.empty(0, np.uint64)]
        for first, behind in _run_slices(kept):
            part = kept[first:behind]
            starts = np.flatnonzero(np.concatenate([[True], (part[1:] ^ part[:-1]) > _DOCUMENT]))
            sizes = np.diff(np.append(starts, len(part)))
            is_big = sizes > CROWD
            ends = np.repeat(np.where(is_big, 0, starts + sizes), sizes)
            holders[first:behind] = part & _DOCUMENT
            room[first:behind] = np.maximum(ends - np.arange(1, len(part) + 1), 0)
            crowded.append(ranges(starts[is_big] + first, sizes[is_big]))
            firsts.append(np.repeat(starts[is_big] + first, sizes[is_big]))
            runs.append(part[starts[is_big]] >> _BITS)
        return cls(holders, room, np.concatenate(crowded), np.concatenate(firsts), np.concatenate(runs))


def _count_pairs(holdings: _Holdings) -> tuple[Places, Places, Places]:
    """Pairs of documents that hold several runs together, and how many."""
    holders, room = holdings.holders, holdings.room
    weight = np.cumsum(np.bincount(holders, weights=room, minlength=1))
    blocks = max(1, -(-int(weight[-1]) // _PAIRS_AT_ONCE))
    # Blocks of left documents: all of what counts for a pair is counted in one block.
    edges = np.searchsorted(weight, np.arange(1, blocks) * (weight[-1] / blocks)) + 1
    found = [_count(_crowded_pairs(holdings))]
    for first, behind in pairwise(sorted({0, *edges.tolist(), len(weight)})):
        at = np.flatnonzero((room > 0) & (holders >= first) & (holders < behind))
        found.append(_count(np.concatenate([np.empty(0, np.int64), *_pairs_at(holdings, at)])))
    pairs, shared = (np.concatenate(column) for column in zip(*found, strict=True))
    pairs, shared = _summed(pairs, shared)
    return pairs >> _LEFT, pairs & _RIGHT, shared


def _pairs_at(holdings: _Holdings, at: Places) -> Iterator[Places]:
    """The holders at some places, each with all that follow it in its run."""
    step = 1
    while len(at):
        yield _pair(holdings.holders[at], holdings.holders[at + step])
        step += 1
        at = at[holdings.room[at] >= step]


def _pair(left: NDArray[np.int32], right: NDArray[np.int32]) -> Places:
    return (left.astype(np.int64) << _LEFT) | right


def _crowded_pairs(holdings: _Holdings) -> Places:
    """Of runs that many documents hold: each holder with its neighbour, with the first, and with the purest.

    The purest has the least besides such runs. Where many papers print one text, each with a paragraph of its own, that
    is the text itself, of which all the others are copies although no two of them share more than it.
    """
    at, first, holders = holdings.crowded, holdings.first, holdings.holders
    if not len(at):
        return np.empty(0, np.int64)
    next_, far = at > first, at - first > 1
    purity = np.bincount(holders[at], minlength=int(holders.max()) + 1) / np.maximum(np.bincount(holders), 1)
    rank = np.empty(len(purity), np.int64)
    rank[np.lexsort((np.arange(len(purity)), -np.round(purity, 2)))] = np.arange(len(purity))
    starts = np.flatnonzero(at == first)
    best = np.argsort(rank)[np.minimum.reduceat(rank[holders[at]], starts)]
    purest = np.repeat(best, np.diff(np.append(starts, len(at))))
    others = purest != holders[at]
    one, other = purest[others].astype(np.int32), holders[at[others]]
    return np.concatenate(
        [
            _pair(holders[at[next_] - 1], holders[at[next_]]),
            _pair(holders[first[far]], holders[at[far]]),
            _pair(np.minimum(one, other), np.maximum(one, other)),
        ]
    )


def _count(pairs: Places) -> tuple[Places, Places]:
    if not len(pairs):
        return pairs, pairs
    pairs.sort()
    first = np.flatnonzero(np.concatenate([[True], pairs[1:] != pairs[:-1]]))
    shared = np.diff(np.append(first, len(pairs)))
    often = shared > 1  # a single run is a phrase
    return pairs[first[often]], shared[often]


def _summed(pairs: Places, shared: Places) -> tuple[Places, Places]:
    if not len(pairs):
        return pairs, shared
    order = np.argsort(pairs, kind="stable")
    pairs, shared = pairs[order], shared[order]
    first = np.flatnonzero(np.concatenate([[True], pairs[1:] != pairs[:-1]]))
    return pairs[first], np.add.reduceat(shared, first)


def _closest(left: Places, right: Places, told: Places) -> tuple[Places, Places]:
    """Those pairs that are among the closest of either document."""
    kept = np.zeros(len(left), bool)
    for one, other in ((left, right), (right, left)):
        order = np.lexsort((other, -told, one))
        ranks = np.arange(len(order)) - np.searchsorted(one[order], one[order])
        kept[order[ranks < MOST_PARTNERS]] = True
    return left[kept], right[kept]


def find_foreign(documents: Sequence[Document], places: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of documents of different languages in which the same numbers or names follow each other several times.

    Args:
        documents: All documents.
        places: Which of them to pair.
    """
    codes = {code: number for number, code in enumerate(sorted({documents[place].language for place in places}))}
    if len(codes) < 2:  # noqa: PLR2004 - one language translates nothing
        return []
    pieces = [
        _neighbours([documents[place] for place in places[first : first + _DOCUMENTS_AT_ONCE]], first)
        for first in range(0, len(places), _DOCUMENTS_AT_ONCE)
    ]
    kept = _once(np.concatenate(pieces))
    del pieces
    left, right, shared = _count_pairs(_Holdings.of(kept))
    language = np.array([codes[documents[place].language] for place in places])
    wanted = (language[left] != language[right]) & (shared >= LEAST_POINTS)
    left, right = _closest(left[wanted], right[wanted], shared[wanted])
    return [(places[one], places[other]) for one, other in zip(left.tolist(), right.tolist(), strict=True)]


def _neighbours(documents: Sequence[Document], first: int) -> NDArray[np.uint64]:
    """Numbers and names that follow each other, with their documents, counted from `first`, in the low bits."""
    columns = read_columns(documents, folded=True)
    is_point = (columns.words & np.uint32(1)).astype(bool)
    points = columns.words[is_point].astype(np.uint64)
    holders = np.repeat(np.arange(first, first + len(columns), dtype=np.uint64), columns.counts)[is_point]
    follows = holders[1:] == holders[:-1]
    runs = ((points[:-1] * _MIX) ^ points[1:])[follows] << _BITS
    return _once(runs | holders[:-1][follows])
