"""Charts drawn: as SVG within a page, and as SVG, PNG and PDF that stand alone."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from hashlib import sha256
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from diemcau.publish.charts.clean import clean
from diemcau.publish.charts.words import locale_of

if TYPE_CHECKING:
    from diemcau.publish.charts.mark import Chart

_VERSION = "v5.21"
"""Of Vega-Lite, named so that a newer vl-convert draws the same."""

_SHARP = 2.5
"""Pixels of a PNG for each of the chart's: 240 to the inch at a column's width."""

_LINK = re.compile(r' href="[^"]*"')
_OPENED = re.compile(r"<svg\b")


def digest_of(chart: Chart) -> str:
    """SHA-256 of all that a chart shows: what is alike is drawn once."""
    told = [dict(chart.spec), chart.frame.title, chart.summary, chart.frame.language]
    told += [[one.words, one.href] for one in chart.hits]
    written = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(f"{_VERSION} {written}".encode()).hexdigest()


def warm() -> None:
    """Draw the smallest chart there is, so that the next one of this process takes no second."""
    import vl_convert

    _own_letters()
    vl_convert.vegalite_to_svg({"data": {"values": [{}]}, "mark": "point"}, vl_version=_VERSION)


def to_svg(chart: Chart) -> str:
    """For a page: `paint.style` gives it the page's colours; its links lead to the sentences.

    Takes about 60 ms, the first in a process a second.
    """
    return clean(_draw(chart), chart)


def to_svg_file(chart: Chart) -> str:
    """To stand alone: on white, without links, in the house's own letters."""
    drawn = _LINK.sub("", to_svg(chart))
    root, _, rest = drawn.partition(">")
    return f'{root}><rect width="100%" height="100%" fill="white"/>{rest}'


def to_png(chart: Chart, *, scale: float = _SHARP) -> bytes:
    """As pixels, `scale` of them for each of the chart's."""
    import vl_convert

    _own_letters()
    return bytes(vl_convert.svg_to_png(to_svg_file(chart), scale=scale))


def to_pdf(chart: Chart) -> bytes:
    """As a page of the chart's size, letters inside."""
    import vl_convert

    _own_letters()
    return bytes(vl_convert.svg_to_pdf(to_svg_file(chart)))


def _draw(chart: Chart) -> str:
    import vl_convert

    _own_letters()
    return str(
        vl_convert.vegalite_to_svg(
            json.dumps(chart.spec, ensure_ascii=False),
            vl_version=_VERSION,
            allowed_base_urls=[],
            format_locale=locale_of(chart.frame.language),
        )
    )


@lru_cache(maxsize=1)
def _own_letters() -> None:
    """Make the shipped fonts known, so that no picture depends on the machine's."""
    import vl_convert

    with as_file(files("diemcau.publish").joinpath("assets", "fonts")) as folder:
        vl_convert.register_font_directory(str(folder))
