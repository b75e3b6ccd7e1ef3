"""Released documents parted into stories, once for each level: from the documents up to that level alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from diemcau.flow.stories import part_stories
from diemcau.web.archive.models import ReadText, State
from diemcau.web.record.filing import Filed, Ruled, rulings_about
from diemcau.web.shell.levels import Level

MOST = 100
"""Documents of the largest story. Reconciling takes most of the time of a change: about seven seconds of the processor
where a hundred documents of fifty figures each tell of one thing, and it grows faster than they do."""

_NONE = np.empty(0, dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Part:
    """A story as it is to be.

    Attributes:
        documents: Its documents, in order of their ids.
        rulings: What people ruled about them that counts.
        low, high: The lowest and the highest clearance under which it is this one.
    """

    documents: tuple[Filed, ...]
    rulings: tuple[Ruled, ...]
    low: int
    high: int

    @property
    def name(self) -> str:
        """Name of the story: that of its first document."""
        return self.documents[0].name


def find_parts(filed: Sequence[Filed], ruled: Sequence[Ruled], most: int = MOST) -> list[Part]:
    """The stories under every clearance; those that are the same under several that follow each other are one part.

    Args:
        filed: The released documents, in order of their ids.
        ruled: What people ruled.
        most: Documents of the largest story.
    """
    keys = _keys()
    groups: list[tuple[Filed, ...]] = []
    parts: list[Part] = []
    last: dict[str, Part] = {}
    for ceiling in Level.values:
        if any(one.level == ceiling for one in filed):
            groups = _group([one for one in filed if one.level <= ceiling], keys, most)
        here: dict[str, Part] = {}
        for group in groups:
            rulings = tuple(rulings_about(ruled, {one.name for one in group}, ceiling))
            before = last.get(group[0].name)
            same = before is not None and (before.documents, before.rulings) == (group, rulings)
            low = before.low if before is not None and same else ceiling
            here[group[0].name] = Part(group, rulings, low, ceiling)
        parts += [one for name, one in last.items() if name not in here or here[name].low != one.low]
        last = here
    return [*parts, *last.values()]


def _keys() -> Mapping[int, NDArray[np.uint64]]:
    rows = ReadText.objects.filter(is_current=True, document__state=State.RELEASED).order_by()
    found = rows.values_list("document_id", "keys")
    return {pk: np.frombuffer(bytes(body), dtype=np.uint64) for pk, body in found.iterator()}


def _group(filed: Sequence[Filed], keys: Mapping[int, NDArray[np.uint64]], most: int) -> list[tuple[Filed, ...]]:
    with TemporaryDirectory(prefix="diemcau-stories-") as folder:
        firsts = part_stories((keys.get(one.pk, _NONE) for one in filed), Path(folder), most=most)
    groups: defaultdict[int, list[Filed]] = defaultdict(list)
    for one, first in zip(filed, firsts.tolist(), strict=True):
        groups[first].append(one)
    return [tuple(group) for group in groups.values()]
