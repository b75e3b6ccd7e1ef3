"""The fan of a series: drawn once for all processes, fetched by the page once it stands, and taken away as a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.core.cache import caches
from django.utils.safestring import SafeString, mark_safe

from diemcau.errors import NotFound
from diemcau.publish.charts.render import digest_of, to_png, to_svg, to_svg_file
from diemcau.publish.charts.table import write_csv

if TYPE_CHECKING:
    from diemcau.publish.charts.mark import Chart, Table

FORMS = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}
"""What a chart can be taken away as."""

PART = "part"
"""The form in which a page fetches a chart that is yet to be drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart on a page.

    Attributes:
        title: Its heading.
        svg: The picture; empty where it is yet to be drawn: then the page fetches it once it stands.
        table: The same without the picture.
        part, file: Where it is drawn, as part of the page and as a file.
        files: Where it can be taken away, by form.
    """

    title: str
    svg: SafeString
    table: Table
    part: str
    file: str
    files: tuple[tuple[str, str], ...]


def shown(chart: Chart, addresses: dict[str, str]) -> Picture:
    """A chart as it can be shown at once: with its picture where that has been drawn before.

    Args:
        chart: The chart.
        addresses: Where it is drawn, by form.
    """
    svg = mark_safe(caches["made"].get(_kept_as(chart), ""))  # noqa: S308 - cleaned when it was drawn
    files = tuple((form.upper(), addresses[form]) for form in FORMS)
    return Picture(
        title=chart.frame.title, svg=svg, table=chart.table, part=addresses[PART], file=addresses["svg"], files=files
    )


def write(chart: Chart, form: str) -> bytes:
    """A chart in one of the forms; a picture that stands alone has its title drawn in it.

    Raises:
        NotFound: If there is no such form.
    """
    if form == PART:
        return _drawn(chart).encode()
    if form not in FORMS:
        raise NotFound("Charts have no such form.", code="outlook.no_form")
    if form == "csv":
        return write_csv(chart).encode()
    title = {"text": chart.frame.title, "limit": chart.frame.width}
    titled = replace(chart, frame=replace(chart.frame, has_title=True), spec={**chart.spec, "title": title})
    return to_png(titled) if form == "png" else to_svg_file(titled).encode()


def _drawn(chart: Chart) -> str:
    """What is alike is drawn once for all processes."""
    found: str | None = caches["made"].get(_kept_as(chart))
    if found is None:
        found = to_svg(chart)
        caches["made"].set(_kept_as(chart), found)
    return found


def _kept_as(chart: Chart) -> str:
    return f"picture-{digest_of(chart)}"
