"""What is drawn: fit for a page under a strict policy, the same each time, in both languages, every mark a link."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from diemcau.errors import Bug
from diemcau.publish.charts.bars import draw_bars
from diemcau.publish.charts.clean import ATTRIBUTES, ELEMENTS, clean, is_of_this_site
from diemcau.publish.charts.mark import Frame, Mark
from diemcau.publish.charts.render import to_pdf, to_png, to_svg, to_svg_file
from diemcau.publish.charts.spark import draw_spark

from .conftest import KINDS, MARKS, point

if TYPE_CHECKING:
    from diemcau.publish.charts.mark import Chart

_SVG = "{http://www.w3.org/2000/svg}"
_OWN = {"title", "desc", "pattern", "linearGradient", "stop"}
_OWN_ATTRIBUTES = {
    "class", "role", "href", "aria-label", "aria-hidden", "aria-labelledby", "aria-describedby", "font-family",
    "patternUnits", "patternTransform", "offset", "stop-color", "stop-opacity",
}  # fmt: skip


def drawn(chart: Chart) -> ET.Element:
    """A chart as a tree."""
    return ET.fromstring(to_svg(chart))


def test_nothing_in_it_breaks_a_strict_policy(chart: Chart) -> None:
    """No style, script, event or foreign address, whatever the names hold; only what is on the list."""
    for element in drawn(chart).iter():
        assert element.tag.removeprefix(_SVG) in ELEMENTS | _OWN
        assert set(element.attrib) <= ATTRIBUTES | _OWN_ATTRIBUTES
    text = to_svg(chart)
    assert "<script" not in text
    assert not re.search(r"url\((?!#)", text)
    assert "vega" not in text


def test_the_same_is_drawn_each_time(chart: Chart) -> None:
    """Byte for byte, whatever was drawn in between."""
    first = to_svg(chart)
    to_svg(KINDS["bars"]("en"))
    assert to_svg(chart) == first


def test_every_mark_opens_its_sentences(chart: Chart) -> None:
    """What can be pointed at is a link with words; what has no address is told all the same."""
    root = drawn(chart)
    links = [(one.get("href"), one.get("aria-label")) for one in root.iter(f"{_SVG}a")]
    plain = [one.get("aria-label") for one in root.iter(f"{_SVG}g") if one.get("role") == "img"]
    assert links == [(hit.href, hit.words) for hit in chart.hits if hit.href]
    assert plain == [hit.words for hit in chart.hits if not hit.href]
    assert root.get("role") == ("group" if links else "img")


def test_a_picture_without_links_is_an_image() -> None:
    """It has a name and a description."""
    root = drawn(draw_bars([replace(mark, href="") for mark in MARKS], Frame(title="Đoàn ra", language="vi")))
    assert root.get("role") == "img"
    named = {one.get("id"): one.text for one in root.iter() if one.tag in {f"{_SVG}title", f"{_SVG}desc"}}
    assert named[root.get("aria-labelledby", "")] == "Đoàn ra"
    assert named[root.get("aria-describedby", "")] == "Đoàn ra. Có số liệu: 4/5."


@pytest.mark.parametrize(
    "address", ["https://keld.example", "//keld.example", "/\\keld.example", "javascript:alert(1)", "data:x", "/a b"]
)
def test_no_mark_leads_out_of_the_site(address: str) -> None:
    """Such an address is an error of the house."""
    assert not is_of_this_site(address)
    with pytest.raises(Bug, match="lead out"):
        to_svg(draw_bars([Mark(name="Keld", interval=point("3"), href=address)], Frame(title="t", language="en")))


def test_what_no_chart_has_is_refused() -> None:
    """A colour without a role, an element that runs, a link of somebody else's."""
    chart = KINDS["bars"]("en")
    for inside in ('<rect fill="#123456"/>', "<script/>", "<foreignObject/>", '<a href="m99"><rect/></a>'):
        with pytest.raises(Bug):
            clean(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>', chart)


def test_names_within_differ_between_pictures() -> None:
    """Several stand on one page, and every reference finds its own."""
    ids: list[str] = []
    for language in ("en", "vi"):
        text = to_svg(KINDS["bars"](language))
        own = re.findall(r' id="([^"]+)"', text)
        assert set(re.findall(r"url\(#([^)]+)\)", text)) <= set(own)
        ids += own
    assert len(ids) == len(set(ids))


def test_vietnamese_is_written_as_vietnamese() -> None:
    """Composed letters, the comma before decimals, our own words for the power of ten."""
    text = to_svg(KINDS["line"]("vi"))
    assert unicodedata.is_normalized("NFC", text)
    told = re.findall(r">([^<>]+)</text>", text)
    assert {"3,42", "&gt; 1,7", "2,34–2,6", "&lt; 0,9 *", "tỷ USD"} <= set(told)
    assert not [words for words in told if re.search(r"\d\.\d", words)]
    english = re.findall(r">([^<>]+)</text>", to_svg(KINDS["line"]("en")))
    assert {"3.42", "&gt; 1.7", "billion USD"} <= set(english)


def test_what_is_not_known_is_hatched_and_never_zero() -> None:
    """A missing mark has hatching and no bar; a zero has a number."""
    one = Frame(title="t", language="en")
    missing = to_svg(draw_bars([Mark(name="Keld", interval=None)], one))
    assert "-hatch)" in missing
    assert 'class="f-main"' not in missing
    assert "not reported" in missing
    zero = to_svg(draw_bars([Mark(name="Keld", interval=point("0"))], one))
    assert "-hatch)" not in zero
    assert ">0</text>" in zero


def test_a_number_without_end_is_no_point() -> None:
    """It fades away beyond its known end and says so."""
    text = to_svg(draw_bars([MARKS[1]], Frame(title="t", language="en")))
    assert "-fade)" in text
    assert ">&gt; 1.7</text>" in text
    assert "-fade)" not in to_svg(draw_bars([MARKS[0]], Frame(title="t", language="en")))


def test_files_stand_alone(chart: Chart) -> None:
    """On white, in the house's letters, without links; as pixels and as a page too."""
    alone = to_svg_file(chart)
    assert 'fill="white"' in alone
    assert "href" not in alone
    assert "Be Vietnam Pro" in alone
    small, large = to_png(chart, scale=1), to_png(chart, scale=2)
    assert small.startswith(b"\x89PNG")
    assert int.from_bytes(large[16:20]) == 2 * int.from_bytes(small[16:20])
    assert to_pdf(chart).startswith(b"%PDF")


def test_a_sparkline_shows_gaps_and_open_points() -> None:
    """It is SVG by the same rules, told in words, and empty with less than two numbers."""
    frame = Frame(title="Exports", language="en", unit="USD")
    text = draw_spark(MARKS, frame)
    root = ET.fromstring(text)
    assert root.get("role") == "img"
    assert "not reported" in root.get("aria-label", "")
    assert "stroke-dasharray" in text
    assert 'class="f-paper' in text
    assert not re.search(r"style|<script", text)
    assert draw_spark(MARKS[3:], frame) == ""
