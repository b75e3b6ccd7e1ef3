"""Pictures of the watch: the life of an issue, and documents by week."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.cache import caches
from django.utils.safestring import SafeString, mark_safe

from diemcau.publish.charts.issue import Dot, draw_issue
from diemcau.publish.charts.mark import Frame
from diemcau.publish.charts.render import digest_of, to_svg
from diemcau.web.search.addresses import of_document
from diemcau.web.watch.rules import BIN_DAYS
from diemcau.web.watch.shown import issue_title, record_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from diemcau.publish.charts.mark import Chart
    from diemcau.web.watch.models import Issue, IssueDocument

STEP, HEIGHT = 14, 90
"""Units of the drawing from one week to the next, and of the highest bar; the page scales it."""
_GAP = 3
_WIDE = 640


@dataclass(frozen=True, slots=True)
class Bar:
    """One week.

    Attributes:
        week: Its Monday.
        number: Of documents.
        x, y, width, height: Where it lies.
    """

    week: date
    number: int
    x: int
    y: int
    width: int
    height: int


def draw_weeks(weeks: Sequence[tuple[date, int]]) -> list[Bar]:
    """A bar for each week, in one scale."""
    most = max((number for _, number in weeks), default=0) or 1
    found = []
    for place, (week, number) in enumerate(weeks):
        height = max(HEIGHT * number // most, 2 if number else 0)
        found.append(Bar(week, number, place * STEP, HEIGHT - height, STEP - _GAP, height))
    return found


def life_of(issue: Issue, papers: Iterable[IssueDocument], alerts: Sequence[date], language: str) -> Chart:
    """An issue from its birth to its latest document; each document leads to its page."""
    dots = [Dot(day=one.day, words=one.document.title, href=of_document(one.document.uid)) for one in papers]
    frame = Frame(title=issue_title(issue, language), language=language, width=_WIDE)
    return draw_issue(record_of(issue, language), frame, alerts=alerts, dots=dots, bin_days=BIN_DAYS)


def drawn(chart: Chart) -> SafeString:
    """The picture; what is alike is drawn once for all processes."""
    shared, name = caches["made"], f"picture-{digest_of(chart)}"
    found: str | None = shared.get(name)
    if found is None:
        found = to_svg(chart)
        shared.set(name, found)
    return mark_safe(found)  # noqa: S308 - cleaned by `charts.clean`
