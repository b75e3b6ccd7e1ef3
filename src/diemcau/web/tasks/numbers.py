"""Running numbers of tasks: a row for each year is held until the transaction ends, so none is given twice."""

from __future__ import annotations

from diemcau.web.tasks.models import Numbering


def take_numbers(year: int, count: int = 1) -> range:
    """The next running numbers of a year; to be called within the transaction that keeps the tasks.

    Args:
        year: Of which year.
        count: How many, at least one.
    """
    Numbering.objects.get_or_create(year=year)
    held = Numbering.objects.select_for_update().get(year=year)
    first = held.last + 1
    held.last += count
    held.save(update_fields=["last"])
    return range(first, first + count)
