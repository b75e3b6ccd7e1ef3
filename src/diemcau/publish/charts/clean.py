"""A drawn SVG made fit for a page under a strict content policy: only what is known to be harmless stays.

No style, script, event or foreign address; colours also as classes, so that a page's own light and dark apply; names
within the picture made of its content, so that several of them stand on one page; what can be pointed at as links with
the words that are read out.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from diemcau.errors import Bug
from diemcau.publish.charts.canvas import FONT
from diemcau.publish.charts.paint import Paint, name_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diemcau.publish.charts.mark import Chart, Hit

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"

ELEMENTS = frozenset({"svg", "g", "path", "line", "rect", "circle", "text", "tspan", "a", "defs", "clipPath"})
"""What may stand in a drawn picture."""

ATTRIBUTES = frozenset({
    "width", "height", "viewBox", "transform", "d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "dx",
    "dy", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-miterlimit", "opacity",
    "fill-opacity", "stroke-opacity", "text-anchor", "font-size", "font-weight", "font-style", "id", "clip-path",
})  # fmt: skip
"""What may stand at them."""

_OPACITIES = frozenset({"opacity", "fill-opacity", "stroke-opacity"})
_PAINTS = {paint.value.lower(): paint for paint in Paint}
_PLAIN = frozenset({"none", "white", "transparent"})
_LONG = re.compile(r"-?\d+\.\d{3,}")
_HIT = re.compile(r"m(\d+)\Z")
_SITE = re.compile(r"(?:/(?![/\\])|\?|#)[^\s\\\x00-\x1f]*\Z")


def clean(drawn: str, chart: Chart) -> str:
    """The picture for a page.

    Args:
        drawn: What vl-convert drew.
        chart: What was to be drawn.

    Raises:
        Bug: If it holds what no chart of the house has.
    """
    root = ET.fromstring(drawn)  # noqa: S314 - drawn by ourselves; entities cannot be declared in it
    name = sha256(f"{drawn}{chart.frame.title}{chart.summary}".encode()).hexdigest()[:10]
    kept = _Cleaner(name, chart.hits).clean(root)
    if kept is None:
        raise Bug("A chart came out without a picture.")
    return _finish(kept, chart, name)


def is_of_this_site(address: str) -> bool:
    """Whether an address stays within the site or the page."""
    return _SITE.match(address) is not None


class _Cleaner:
    """Walks a picture once.

    Args:
        name: Of the picture, before every name in it.
        hits: What can be pointed at.
    """

    def __init__(self, name: str, hits: Sequence[Hit]) -> None:
        self._name = name
        self._hits = hits
        self._ids: dict[str, str] = {}

    def clean(self, element: ET.Element) -> ET.Element | None:
        """An element and all in it; None where nothing of it is needed."""
        tag = element.tag.rpartition("}")[2]
        if tag not in ELEMENTS:
            raise Bug(f"A chart holds the element {tag!r}.")
        if element.get("display") == "none" or (tag == "path" and _is_empty(element.get("d", ""))):
            return None
        kept = ET.Element(tag, self._attributes(element))
        kept.text = element.text if tag in {"text", "tspan"} else None
        for child in element:
            if (inner := self.clean(child)) is not None:
                kept.append(inner)
        if tag == "a":
            return self._link(element, kept)
        if tag in {"g", "defs"} and not len(kept):
            return None
        if tag == "g" and element.get("aria-hidden") == "true":
            kept.set("aria-hidden", "true")
        return kept

    def _attributes(self, element: ET.Element) -> dict[str, str]:
        found: dict[str, str] = {}
        classes: list[str] = []
        for key, value in element.attrib.items():
            if key not in ATTRIBUTES or (key in _OPACITIES and value == "1"):
                continue
            if key in {"fill", "stroke"}:
                found[key], role = self._colour(key, value)
                classes += role
            else:
                found[key] = self._reference(key, _LONG.sub(_shorten, value))
        if classes:
            found["class"] = " ".join(classes)
        return found

    def _colour(self, key: str, value: str) -> tuple[str, list[str]]:
        """The colour itself, and the class by which a page has another."""
        paint = _PAINTS.get(value.lower())
        if paint is None:
            if value not in _PLAIN:
                raise Bug(f"A chart has the colour {value!r}, which has no role.")
            return value, []
        if paint is Paint.HIT:
            return "none" if key == "stroke" else "#0d5c63", ["hit"] if key == "fill" else []
        if paint in {Paint.HATCH, Paint.FADE, Paint.FADE_LEFT}:
            return f"url(#{self._name}-{name_of(paint)})", []
        return paint.value, [f"{key[0]}-{name_of(paint)}"]

    def _reference(self, key: str, value: str) -> str:
        """Names within the picture, which count from anew in each."""
        if key == "id":
            return self._ids.setdefault(value, f"{self._name}-{len(self._ids)}")
        if key == "clip-path":
            inner = value.removeprefix("url(#").removesuffix(")")
            return f"url(#{self._ids.setdefault(inner, f'{self._name}-{len(self._ids)}')})"
        return value

    def _link(self, element: ET.Element, kept: ET.Element) -> ET.Element:
        match = _HIT.search(element.get(_XLINK, "") or element.get("href", ""))
        if match is None or int(match[1]) >= len(self._hits):
            raise Bug("A chart holds a link that is none of its own.")
        pointed = self._hits[int(match[1])]
        for surface in kept.iter():
            if surface.get("class") == "hit":
                surface.set("opacity", "0")
        if not pointed.href:
            kept.tag = "g"
            kept.set("role", "img")
        elif is_of_this_site(pointed.href):
            kept.set("href", pointed.href)
        else:
            raise Bug(f"A chart would lead out of the site: {pointed.href!r}.")
        kept.set("aria-label", pointed.words)
        title = ET.Element("title")
        title.text = pointed.words
        kept.insert(0, title)
        return kept


def _is_empty(path: str) -> bool:
    return not path or path == "M0,0h0v0h0Z"


def _shorten(match: re.Match[str]) -> str:
    """A coordinate with two decimals: a hundredth of a pixel is enough."""
    return f"{float(match[0]):.2f}".rstrip("0").rstrip(".")


def _finish(root: ET.Element, chart: Chart, name: str) -> str:
    """The picture with its title, description and patterns."""
    linked = any(one.href for one in chart.hits)
    root.attrib |= {"xmlns": _SVG, "class": "chart", "role": "group" if linked else "img"}
    root.attrib |= {
        "aria-labelledby": f"{name}-t",
        "aria-describedby": f"{name}-d",
        "font-family": f"{FONT}, sans-serif",
    }
    head: list[ET.Element] = []
    for tag, words, mark in (("title", chart.frame.title, "t"), ("desc", chart.summary, "d")):
        element = ET.Element(tag, {"id": f"{name}-{mark}"})
        element.text = words
        head.append(element)
    written = ET.tostring(root, encoding="unicode")
    defs = ET.fromstring(_defs(name, written))  # noqa: S314 - written below
    if len(defs):
        head.append(defs)
    for at, element in enumerate(head):
        root.insert(at, element)
    return ET.tostring(root, encoding="unicode")


def _defs(name: str, written: str) -> str:
    """Hatching and fading, where they are used."""
    made: Mapping[Paint, str] = {
        Paint.HATCH: (
            '<pattern id="{id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            '<rect width="6" height="6" class="f-faint" fill="{faint}"/>'
            '<rect width="1.5" height="6" class="f-line" fill="{line}"/></pattern>'
        ),
        Paint.FADE: _fade("0", "1"),
        Paint.FADE_LEFT: _fade("1", "0"),
    }
    told = "".join(
        pattern.format(id=f"{name}-{name_of(paint)}", faint=Paint.FAINT, line=Paint.BEFORE, main=Paint.MAIN)
        for paint, pattern in made.items()
        if f"#{name}-{name_of(paint)})" in written
    )
    return f"<defs>{told}</defs>"


def _fade(start: str, end: str) -> str:
    return (
        f'<linearGradient id="{{id}}" x1="{start}" x2="{end}" y1="0" y2="0">'
        '<stop offset="0" class="t-main" stop-color="{main}"/>'
        '<stop offset="1" class="t-main" stop-color="{main}" stop-opacity="0"/></linearGradient>'
    )
