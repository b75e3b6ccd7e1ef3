"""rensa: MinHash LSH at 0.5, its finds unchecked, as it gives them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from bench.runners.copies import HASHES, Text, measure_copies, runs, tell_pairs

_THRESHOLD, _BANDS, _SEED = 0.5, 32, 42


def load() -> tuple[Callable[[Sequence[Text]], Any], Callable[[Any], dict[str, Any]]]:
    """Its index; it is imported by name, as it lives in an environment of its own."""
    library = import_module("rensa")

    def find(texts: Sequence[Text]) -> list[tuple[int, int]]:
        index, sketches = library.RMinHashLSH(_THRESHOLD, HASHES, _BANDS), []
        for place, text in enumerate(texts):
            sketch = library.RMinHash(HASHES, _SEED)
            sketch.update(list(runs(text["text"])))
            index.insert(place, sketch)
            sketches.append(sketch)
        return [(place, other) for place, sketch in enumerate(sketches) for other in index.query(sketch)]

    return find, tell_pairs


if __name__ == "__main__":
    measure_copies(load)
