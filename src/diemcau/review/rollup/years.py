"""A total against the one of a year before: on the same base, or not at all."""

from __future__ import annotations

from diemcau.records.total import Comparison, Total
from diemcau.review.rollup.asked import Asked
from diemcau.review.rollup.totals import Book


def compare(now: Total, before: Total | None, book: Book | None = None, earlier: Book | None = None) -> Comparison:
    """What has changed, or why that may not be said and what may be said instead.

    Args:
        now: The later total.
        before: The earlier one; None where nothing is known.
        book: The values, opened in the shape of `now`: bridges are computed from it; None for no bridges.
        earlier: The values, opened in the shape of `before`; None where both are of one shape.
    """
    raise NotImplementedError


def compare_with_year_before(asked: Asked, book: Book, earlier: Book | None = None, years: int = 1) -> Comparison:
    """The total that is asked of against the same period some years before.

    Args:
        asked: The question about the later period.
        book: The values.
        earlier: The values in the shape of that time; None for one shape.
        years: How many years before.
    """
    raise NotImplementedError
