"""The clock every finder of copies is measured with: one core, one pass over all documents, in a process of its own.

It runs in each finder's own environment, so it needs nothing but the standard library.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.runners.clock import peak_mb, pin

Text = dict[str, Any]
"""One document: id, text, language, and published as ISO or None."""
Pairs = Iterable[tuple[int, int]]
"""Places of two documents that are called one text."""

WORDS = 3  # in the runs that every peer compares
HASHES = 128  # of every peer's signature
_WORD = re.compile(r"\w+")


def measure_copies(load: Callable[[], tuple[Callable[[Sequence[Text]], Any], Callable[[Any], dict[str, Any]]]]) -> None:
    """Do the job that the file named on the command line describes, and write its result where the job says.

    Args:
        load: Gives what is timed, from all documents to an answer, and what tells the answer: `pairs`, two places each,
            and `links`, two names, grade, share of the second in the first and of the first in the second.
    """
    job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    pin(job["core"])
    with Path(job["documents"]).open(encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    find, tell = load()
    cpu, wall = time.process_time(), time.perf_counter()
    answer = find(documents)
    result = {"cpu_s": time.process_time() - cpu, "wall_s": time.perf_counter() - wall, "peak_mb": peak_mb()}
    result |= tell(answer) | {"version": version(job["package"])}
    Path(job["result"]).write_text(json.dumps(result), encoding="utf-8")


def runs(text: str) -> set[str]:
    """The runs of words of a text, as peers compare them."""
    words = _WORD.findall(text.lower())
    return {" ".join(words[at : at + WORDS]) for at in range(max(1, len(words) - WORDS + 1))}


def tell_pairs(pairs: Pairs) -> dict[str, Any]:
    """Pairs of places, each once."""
    return {"pairs": sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})}
