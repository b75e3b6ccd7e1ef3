"""The clock every finder of copies is measured with: one core, one pass over all documents, in a process of its own.

It runs in each finder's own environment, so it needs nothing but the standard library.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from bench.runners.clock import best_of, do_job

Text = dict[str, Any]
"""One document: id, text, language, and published as ISO or None."""
Pairs = Iterable[tuple[int, int]]
"""Places of two documents that are called one text."""

WORDS = 3  # in the runs that every peer compares
HASHES = 128  # of every peer's signature
_WORD = re.compile(r"\w+")


def measure_copies(load: Callable[[], tuple[Callable[[Sequence[Text]], Any], Callable[[Any], dict[str, Any]]]]) -> None:
    """Find the copies among the documents of a job.

    Args:
        load: Gives what is timed, from all documents to an answer, and what tells the answer: `pairs`, two places each,
            and `links`, two names, grade, share of the second in the first and of the first in the second.
    """

    def work(job: dict[str, Any]) -> dict[str, Any]:
        with Path(job["documents"]).open(encoding="utf-8") as lines:
            documents = [json.loads(line) for line in lines]
        find, tell = load()
        answers: list[Any] = []
        timed = best_of(lambda: answers.append(find(documents)), 1, 0.0)
        return timed | tell(answers[0])

    do_job(work)


def runs(text: str) -> set[str]:
    """The runs of words of a text, as peers compare them."""
    words = _WORD.findall(text.lower())
    return {" ".join(words[at : at + WORDS]) for at in range(max(1, len(words) - WORDS + 1))}


def tell_pairs(pairs: Pairs) -> dict[str, Any]:
    """Pairs of places, each once."""
    return {"pairs": sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})}
