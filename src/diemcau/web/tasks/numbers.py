"""Running numbers of tasks: a row for each year is held until the transaction ends, so none is given twice."""

from __future__ import annotations

from diemcau.web.tasks.models import Numbering


def take_numbers(year: int, count: int = 1) -> range:
    """The next running numbers of a year; to be called within the transaction that keeps the tasks.

    Args:
        year: Of which year.
        count: How many, at least one.
    """
    held = hold_numbers(year)
    first = held.last + 1
    held.last += count
    held.save(update_fields=["last"])
    return range(first, first + count)


def hold_numbers(year: int) -> Numbering:
    """The numbers of a year, held until the transaction ends; always before the end of the log, which comes last."""
    Numbering.objects.get_or_create(year=year)
    return Numbering.objects.select_for_update().get(year=year)
