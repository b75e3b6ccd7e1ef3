"""Documents parted into stories: groups that share keys, small enough to be reconciled at once.

Keys lie in files by their first bits and are sorted one file at a time, so that memory does not grow with them; what
grows are eight bytes for each document. Documents are joined by the rarest keys first, by hints (odd keys) after all
others, and a join that would make a story larger than is reconciled at once is left out.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MOST = 1_000
"""Documents of the largest story. Reconciling holds one in memory: about 100 KB a document at the worst."""

HUB = 1_000
"""Documents that share a key beyond which it tells of no story."""

_FILES = 256  # of keys; at a million documents of thirty keys each file has about two megabytes
_AT_ONCE = 4_096  # documents whose keys are sorted into files at once
_ROW = np.dtype([("key", "<u8"), ("document", "<u4")])
_EDGE = np.dtype([("one", "<u4"), ("other", "<u4")])
_HINTS = 64  # classes of rareness (two documents, up to four, up to eight ...) before those of hints


def part_stories(
    keys: Iterable[NDArray[np.uint64]], folder: Path, *, most: int = MOST, hub: int = HUB
) -> NDArray[np.int32]:
    """For each document the number of the first document of its story, in order of the documents.

    Args:
        keys: The keys of each document.
        folder: An empty folder for the files of keys, which are taken away at the end.
        most: Documents of the largest story.
        hub: Documents that share a key beyond which it joins none.
    """
    count = _file_keys(keys, folder)
    try:
        _file_edges(folder, hub)
        union = _Union(count, most)
        for rows in _edges(folder):
            union.join(rows)
        if count <= most:
            union.join(np.array([(0, each) for each in range(1, count)], dtype=_EDGE))
    finally:
        for path in folder.iterdir():
            path.unlink()
    return union.firsts()


def _file_keys(keys: Iterable[NDArray[np.uint64]], folder: Path) -> int:
    """Write keys with the numbers of their documents into files by their first bits; how many documents there are."""
    count = 0
    held: list[NDArray[np.void]] = []
    for number, found in enumerate(keys):
        rows = np.empty(len(found), dtype=_ROW)
        rows["key"], rows["document"] = found, number
        held.append(rows)
        count = number + 1
        if len(held) == _AT_ONCE:
            _append(held, folder)
            held = []
    if held:
        _append(held, folder)
    return count


def _append(held: list[NDArray[np.void]], folder: Path) -> None:
    rows = np.concatenate(held)
    homes = (rows["key"] >> np.uint64(56)).astype(np.int64)
    rows = rows[np.argsort(homes, kind="stable")]
    begins = np.searchsorted(np.sort(homes), np.arange(_FILES + 1))
    for home in np.flatnonzero(np.diff(begins)).tolist():
        with (folder / f"keys-{home:03}").open("ab") as file:
            file.write(rows[begins[home] : begins[home + 1]].tobytes())


def _file_edges(folder: Path, hub: int) -> None:
    """Turn each file of keys into pairs of documents that share one, filed by how many share it, rarest first."""
    for path in sorted(folder.glob("keys-*")):
        rows = np.unique(np.fromfile(path, dtype=_ROW))
        path.unlink()
        begins = np.flatnonzero(np.concatenate(([True], rows["key"][1:] != rows["key"][:-1])))
        sizes = np.diff(np.append(begins, len(rows)))
        shared = np.repeat(sizes, sizes)
        joins = np.flatnonzero((rows["key"][1:] == rows["key"][:-1]) & (shared[1:] <= hub))
        pairs = np.empty(len(joins), dtype=_EDGE)
        pairs["one"], pairs["other"] = rows["document"][joins], rows["document"][joins + 1]
        classes = np.ceil(np.log2(shared[joins])).astype(np.int64)
        classes += _HINTS * (rows["key"][joins] & np.uint64(1)).astype(np.int64)
        for rareness in np.unique(classes).tolist():
            with (folder / f"pairs-{rareness:03}").open("ab") as file:
                file.write(pairs[classes == rareness].tobytes())


def _edges(folder: Path) -> Iterator[NDArray[np.void]]:
    """Pairs of documents, those of the rarest keys first, some at a time."""
    for path in sorted(folder.glob("pairs-*")):
        with path.open("rb") as file:
            while body := file.read(_EDGE.itemsize << 16):
                yield np.frombuffer(body, dtype=_EDGE)


class _Union:
    """Sets of documents that are joined pair by pair, none larger than some size.

    Args:
        count: How many documents there are.
        most: Documents of the largest set.
    """

    def __init__(self, count: int, most: int) -> None:
        self._parents = array("i", range(count))
        self._sizes = array("i", [1]) * count
        self._most = most

    def join(self, pairs: NDArray[np.void]) -> None:
        """Join the sets of each pair, one after another, where what comes of it is not too large."""
        sizes, parents = self._sizes, self._parents
        for one, other in zip(pairs["one"].tolist(), pairs["other"].tolist(), strict=True):
            left, right = self._first(one), self._first(other)
            if left == right or sizes[left] + sizes[right] > self._most:
                continue
            left, right = min(left, right), max(left, right)
            parents[right] = left
            sizes[left] += sizes[right]

    def _first(self, document: int) -> int:
        parents = self._parents
        while parents[document] != document:
            parents[document] = parents[parents[document]]
            document = parents[document]
        return document

    def firsts(self) -> NDArray[np.int32]:
        """The first document of the set of each document."""
        return np.fromiter(map(self._first, range(len(self._parents))), dtype=np.int32, count=len(self._parents))
