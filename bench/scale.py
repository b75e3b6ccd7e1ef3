"""How reconciling grows: folders of composed documents, read on all cores and brought into one record.

Each size runs in a process of its own, so that its peak of memory is its own. One document in three has a twin, as in
an archive of wires and reprints; the rest is told by the grammar of `compose`.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from rich.console import Console

from bench.compose import compose
from bench.report import Part
from bench.runners.clock import find_versions
from bench.table import make_table
from diemcau.collect.document import read_bytes
from diemcau.profile.load import load_profile
from diemcau.profile.types import Profile
from diemcau.read.document import read_document
from diemcau.reconcile.folder import reconcile
from diemcau.records import Finding, Reading

SIZES = (1_000, 10_000, 100_000)
_SENTENCES = (3, 8)  # of a document
_CHUNK = 50  # documents that a core reads at a time
_MIB = 1024


@dataclass(frozen=True, slots=True)
class Scale:
    """One size.

    Attributes:
        documents: How many.
        figures: Figures read in them.
        claims: Facts that these come to.
        read_s: Seconds of reading, on all cores.
        reconcile_s: Seconds of reconciling, on one.
        peak_mb: Most memory that the reconciling process held at once, readings included, in MiB.
    """

    documents: int
    figures: int
    claims: int
    read_s: float
    reconcile_s: float
    peak_mb: float


def run_scale(sizes: Sequence[int], tell: Callable[[str], None]) -> list[Scale]:
    """Each size measured in a process of its own.

    Args:
        sizes: Numbers of documents.
        tell: Told what is being done.
    """
    found = []
    for size in sizes:
        tell(f"Composing, reading and reconciling {size:,} documents")
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as alone:
            found.append(alone.submit(measure_scale, size).result())
    return found


def measure_scale(size: int) -> Scale:
    """One size, in this process."""
    profile = load_profile("vietnam_diplomacy")
    began = time.perf_counter()
    with ProcessPoolExecutor(os.cpu_count(), mp_context=multiprocessing.get_context("spawn")) as cores:
        readings = list(cores.map(partial(_read, profile), range(size), chunksize=_CHUNK))
    read = time.perf_counter()
    record = reconcile("composed", readings, profile)
    done = time.perf_counter()
    return Scale(
        documents=size,
        figures=sum(len(reading.figures) for reading in readings),
        claims=len(record.claims),
        read_s=read - began,
        reconcile_s=done - read,
        peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MIB,
    )


def _read(profile: Profile, number: int) -> Reading:
    """One composed document, read; of three that follow each other the first two are one text."""
    seed = f"pair {number // 3}" if number % 3 < 2 else f"alone {number}"
    name = f"d{number:07}"
    document, _ = read_bytes(compose(seed, sentences=_SENTENCES).text.encode(), Path(f"{name}.txt"), name)
    if isinstance(document, Finding):
        raise TypeError(document.message)
    return read_document(document, profile)


def show_scale(found: Sequence[Scale], console: Console) -> None:
    """Print the sizes, one a row, with what a document costs."""
    console.print("\n[bold]Growth of reconciling[/] composed documents: wall seconds, on all cores and then on one")
    table = make_table("documents", "figures", "facts", "read s", "reconcile s", "ms a document", "peak MB")
    for one in found:
        table.add_row(
            f"{one.documents:,}",
            f"{one.figures:,}",
            f"{one.claims:,}",
            f"{one.read_s:.1f}",
            f"{one.reconcile_s:.1f}",
            f"{1000 * one.reconcile_s / one.documents:.2f}",
            f"{one.peak_mb:,.0f}",
        )
    console.print(table)


def to_part(found: Sequence[Scale]) -> Part:
    """The run as it is kept."""
    return Part("scale", {"rows": [asdict(one) for one in found]}, (), find_versions(("diemcau",)))
