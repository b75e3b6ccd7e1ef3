"""The life of an issue in one line: a bar for each stretch of days, the alert's day marked.

Drawn here because the base install has no library for charts; `issue.py` draws the whole picture.
"""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING

from diemcau.publish.charts.issue import sum_up_issue
from diemcau.publish.charts.paint import Paint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.publish.charts.mark import Frame
    from diemcau.records.signal import Issue

_WIDTH, _HEIGHT, _TOP = 320, 44, 6
_LEAST_BAR = 2.0


def draw_issue_line(issue: Issue, frame: Frame, *, alerts: Sequence[date], bin_days: int) -> str:
    """An issue from its birth to its latest document, as SVG for a page.

    Args:
        issue: The issue.
        frame: Title and language.
        alerts: Days on which it raised an alert.
        bin_days: Length of a stretch of days.
    """
    first = min([issue.born, *(end - timedelta(days=bin_days - 1) for end, _ in issue.counts), *alerts])
    last = max([issue.last, *(end for end, _ in issue.counts), *alerts])
    most = max((count for _, count in issue.counts), default=1)
    day = _WIDTH / ((last - first).days + 1)
    bars = "".join(
        _bar((end - timedelta(days=bin_days - 1) - first).days * day, bin_days * day, count / most)
        for end, count in issue.counts
    )
    marks = "".join(_mark(((raised - first).days + 0.5) * day) for raised in alerts)
    told = escape(sum_up_issue(issue, frame), quote=True)
    return (
        f'<svg class="life chart" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" role="img" '
        f'aria-label="{told}"><title>{told}</title>'
        f'<line x1="0" x2="{_WIDTH}" y1="{_HEIGHT - 1}" y2="{_HEIGHT - 1}" stroke="{Paint.LINE}" class="s-line"/>'
        f"{bars}{marks}</svg>"
    )


def _bar(x: float, width: float, share: float) -> str:
    height = share * (_HEIGHT - _TOP - 2)
    wide = max(width - 1, _LEAST_BAR)
    return (
        f'<rect x="{x:.1f}" y="{_HEIGHT - 1 - height:.1f}" width="{wide:.1f}" height="{height:.1f}" '
        f'fill="{Paint.LEEWAY}" class="f-leeway"/>'
    )


def _mark(x: float) -> str:
    place = f'x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{_HEIGHT}"'
    return f'<line {place} stroke="{Paint.TARGET}" class="s-target" stroke-width="2"/>'
