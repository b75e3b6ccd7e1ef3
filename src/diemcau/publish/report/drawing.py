"""Charts of a report drawn with the house's own charts, as SVG and as pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.errors import Missing
from diemcau.publish.charts.bars import draw_bars
from diemcau.publish.charts.mark import Frame, Mark
from diemcau.publish.charts.render import to_png, to_svg_file

if TYPE_CHECKING:
    from diemcau.publish.charts.mark import Chart as Picture
    from diemcau.publish.report.model import Chart, Report
    from diemcau.records import Interval

_WIDTH = 560


def draw(report: Report, chart: Chart) -> Picture:
    """A chart of a report as a picture that is not rendered yet."""
    frame = Frame(
        title=chart.caption.text,
        language=report.language,
        unit=chart.unit,
        width=_WIDTH,
        now=chart.now,
        before=chart.before,
    )
    marks = [
        Mark(
            name=bar.label,
            interval=_interval(report, bar.result),
            target=_interval(report, bar.plan),
            before=_interval(report, bar.before),
        )
        for bar in chart.bars
    ]
    return draw_bars(marks, frame)


def _interval(report: Report, lock: str) -> Interval | None:
    return report.locks[lock].interval if lock else None


def chart_svg(report: Report, chart: Chart) -> tuple[str, str]:
    """A chart as SVG that stands alone, and what it shows in words.

    Raises:
        Missing: If what draws charts is not installed.
    """
    picture = draw(report, chart)
    try:
        return to_svg_file(picture), picture.summary
    except ImportError as error:
        raise missing("vl-convert-python") from error


def chart_png(report: Report, chart: Chart) -> tuple[bytes, str]:
    """The same as pixels.

    Raises:
        Missing: If what draws charts is not installed.
    """
    picture = draw(report, chart)
    try:
        return to_png(picture), picture.summary
    except ImportError as error:
        raise missing("vl-convert-python") from error


def missing(package: str) -> Missing:
    """The error for a writer whose package is not installed."""
    return Missing(
        f"Written reports need {package}, which is not installed.",
        "Install the extra: pip install 'diemcau[report]'.",
        code="publish.no_report",
        package=package,
    )
