"""Parts of a text, such as what belongs to the page, that are asked whether they share letters with something."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from diemcau.records import Span


class Stretches:
    """Some stretches of a text.

    Args:
        spans: The stretches, in any order; they may overlap.
    """

    __slots__ = ("_furthest", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._furthest = list(accumulate((span.end for span in ordered), max))

    def touch(self, span: Span) -> bool:
        """Whether any of them shares a code point with a span."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._furthest[before - 1] > span.start

    def outside(self, spans: Iterable[Span]) -> Sequence[Span]:
        """Those spans that share nothing with any of them, in their order."""
        return [span for span in spans if not self.touch(span)] if self._starts else list(spans)
