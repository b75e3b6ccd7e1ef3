"""gaoya: MinHash index at 0.3, which checks its finds itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from bench.runners.copies import WORDS, Text, measure_copies, tell_pairs

_THRESHOLD = 0.3
_BANDS, _ROWS = 42, 3  # 126 hashes; half of the pairs at .29 meet in a band


def load() -> tuple[Callable[[Sequence[Text]], Any], Callable[[Any], dict[str, Any]]]:
    """Its index; it is imported by name, as it lives in an environment of its own."""
    library = import_module("gaoya.minhash")

    def find(texts: Sequence[Text]) -> list[tuple[int, int]]:
        index = library.MinHashStringIndex(32, _THRESHOLD, _BANDS, _ROWS, None, "word", True, (WORDS, WORDS))  # noqa: FBT003 - its own signature
        for place, text in enumerate(texts):
            index.insert_document(place, text["text"])
        return [(place, other) for place, text in enumerate(texts) for other in index.query(text["text"])]

    return find, tell_pairs


if __name__ == "__main__":
    measure_copies(load)
