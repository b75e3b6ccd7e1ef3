"""Stories in buckets: some hundred documents that are reconciled in one task and kept together.

A story is named after the least of its documents' contents, and its bucket by the first bits of that name, so that a
new document moves few stories, and those that it did not touch are taken over as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from diemcau.flow.ledger import Bucket, Ledger
from diemcau.flow.stages import Tables
from diemcau.flow.stories import part_stories
from diemcau.publish.dossier import pack_table, unpack_table
from diemcau.publish.dossier_schema import TABLES

_DOCUMENTS = 512  # of a bucket, on average


class Story(NamedTuple):
    """A story.

    Attributes:
        name: Sixteen hexadecimal digits.
        key: Changes with any document of it.
        members: Numbers of its documents in the ledger.
    """

    name: str
    key: str
    members: Sequence[int]


@dataclass(frozen=True, slots=True)
class Plan:
    """All stories of a ledger, in their buckets.

    Attributes:
        bits: First bits of the names by which the buckets are told apart.
        prefixes: Those bits of each bucket that holds a story, ascending.
        count: How many stories there are.
    """

    bits: int
    prefixes: Sequence[int]
    count: int
    _rules: str
    _numbers: NDArray[np.int64]
    _contents: NDArray[np.void]
    _order: NDArray[np.int64]
    _begins: NDArray[np.int64]
    _homes: Mapping[int, Sequence[int]]

    def stories(self, prefix: int) -> list[Story]:
        """The stories of a bucket, by name."""
        return sorted(self._story(place) for place in self._homes[prefix])

    def _story(self, place: int) -> Story:
        members = self._order[self._begins[place] : self._begins[place + 1]]
        contents = sorted(each.tobytes() for each in self._contents[members])
        key = blake2b(b"".join(contents), digest_size=8, key=self._rules.encode()).hexdigest()
        return Story(_name(contents[0]), key, self._numbers[members].tolist())


def _name(least: bytes) -> str:
    """The name of a story: hashed once more, as the least of many contents begins with zeros more often than not."""
    return blake2b(least, digest_size=8).hexdigest()


def plan_buckets(ledger: Ledger, rules: str, scratch: Path) -> Plan:
    """The stories of all documents of a ledger.

    Args:
        ledger: With at least one document.
        rules: Version of the rules; under others all stories are reconciled anew.
        scratch: An empty folder for what does not fit into memory.
    """
    firsts = part_stories(ledger.story_keys(), scratch)
    contents = ledger.contents()
    order = np.argsort(firsts, kind="stable")
    begins = np.append(np.flatnonzero(np.diff(firsts[order], prepend=-1)), len(order))
    bits = max(0, (len(order) // _DOCUMENTS).bit_length())
    homes: dict[int, list[int]] = {}
    for place in range(len(begins) - 1):
        least = min(each.tobytes() for each in contents[order[begins[place] : begins[place + 1]]])
        homes.setdefault(int(_name(least), 16) >> (64 - bits), []).append(place)
    return Plan(bits, sorted(homes), len(begins) - 1, rules, ledger.numbers(), contents, order, begins, homes)


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done for a bucket.

    Attributes:
        prefix: The first bits of its stories' names.
        stories: All its stories, by name.
        kept: Names of those that nothing has touched since they were reconciled.
    """

    prefix: int
    stories: Sequence[Story]
    kept: frozenset[str]


def find_work(ledger: Ledger, plan: Plan, prefix: int) -> Work:
    """What is to be done for a bucket; its rows stand where all its stories are kept and no other was there."""
    stories, old = plan.stories(prefix), ledger.bucket(plan.bits, prefix)
    known = old.stories if old is not None else {}
    return Work(prefix, stories, frozenset(each.name for each in stories if known.get(each.name) == each.key))


def is_done(ledger: Ledger, plan: Plan, work: Work) -> bool:
    """Whether the rows of a bucket stand in the ledger."""
    old = ledger.bucket(plan.bits, work.prefix)
    return old is not None and old.key == key_of(work.stories)


def keep_rows(ledger: Ledger, plan: Plan, work: Work, fresh: Tables) -> None:
    """Keep the rows of a bucket: those that were made anew, and those of stories that nothing touched."""
    prefix, stories, kept = work.prefix, work.stories, work.kept
    tables = {}
    for name in TABLES:
        pieces = [unpack_table(body) for body in fresh[name]]
        if kept:
            old = unpack_table(ledger.table(plan.bits, prefix, name))
            pieces.append(old.filter(pc.is_in(old["story"], pa.array(sorted(kept)))))
        tables[name] = pack_table(_sorted(pa.concat_tables(pieces)))
    bucket = Bucket(key_of(stories), {story.name: story.key for story in stories})
    ledger.keep_bucket(plan.bits, prefix, bucket, tables)


def key_of(stories: Sequence[Story]) -> bytes:
    """The key of a bucket: changes with any of its stories."""
    return blake2b(" ".join(f"{story.name}:{story.key}" for story in stories).encode(), digest_size=16).digest()


def _sorted(table: pa.Table) -> pa.Table:
    """Rows by story, those of one story in the order in which they came."""
    places = pa.array(np.arange(len(table)))
    order = pc.sort_indices(
        pa.table({"story": table["story"], "place": places}), [("story", "ascending"), ("place", "ascending")]
    )
    return table.take(order).combine_chunks()


def read_tables(ledger: Ledger, plan: Plan, name: str) -> Iterator[pa.Table]:
    """The rows of one table, bucket by bucket."""
    for prefix in plan.prefixes:
        yield unpack_table(ledger.table(plan.bits, prefix, name))
