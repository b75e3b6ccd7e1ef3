"""Small things that templates of lists and tables cannot say themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from diemcau.web.tasks.table import CLASSES

if TYPE_CHECKING:
    from diemcau.records.task import FourCells

register = template.Library()


@register.filter
def see_size(number: int) -> int:
    """A number without its sign: days after a deadline."""
    return abs(number)


@register.filter
def see_cells(cells: FourCells) -> list[tuple[str, int]]:
    """The four cells with their classes, in the order of the table."""
    return [(each.value, getattr(cells, each.value)) for each in CLASSES]


@register.filter
def see_done(cells: FourCells) -> int:
    """How many are completed, on time or late."""
    return cells.on_time + cells.late


@register.filter
def see_marks(cells: FourCells) -> list[tuple[str, int]]:
    """The marks of those in term, as far as there are any."""
    names = ("due_soon", "no_deadline", "waiting", "suspended")
    return [(name, getattr(cells, name)) for name in names if getattr(cells, name)]


@register.filter
def unlocalise(number: float) -> str:
    """A place in a picture as its form writes it: with a point, whatever the reader's language."""
    return f"{number:g}"
