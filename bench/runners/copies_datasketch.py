"""datasketch: MinHash LSH at 0.3, pairs kept where the estimated Jaccard is at least as much."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any

from bench.runners.copies import HASHES, Text, measure_copies, runs, tell_pairs

_THRESHOLD = 0.3


def load() -> tuple[Callable[[Sequence[Text]], Any], Callable[[Any], dict[str, Any]]]:
    """Its index; it is imported by name, as it lives in an environment of its own."""
    library = import_module("datasketch")

    def find(texts: Sequence[Text]) -> list[tuple[int, int]]:
        return list(_pairs(library, texts))

    return find, tell_pairs


def _pairs(library: Any, texts: Sequence[Text]) -> Iterator[tuple[int, int]]:
    index = library.MinHashLSH(threshold=_THRESHOLD, num_perm=HASHES)
    sketches: list[Any] = []
    for place, text in enumerate(texts):
        sketch = library.MinHash(num_perm=HASHES)
        sketch.update_batch([run.encode() for run in runs(text["text"])])
        for other in index.query(sketch):
            if sketch.jaccard(sketches[other]) >= _THRESHOLD:
                yield other, place
        index.insert(place, sketch)
        sketches.append(sketch)


if __name__ == "__main__":
    measure_copies(load)
