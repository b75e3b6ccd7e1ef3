"""What the styles of a LibreOffice text say that changes its words: fonts, hidden and raised letters, lists, pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from diemcau.collect.labels import write_bullet, write_number

_URN = "{urn:oasis:names:tc:opendocument:xmlns:"
TEXT, STYLE, OFFICE = f"{_URN}text:1.0}}", f"{_URN}style:1.0}}", f"{_URN}office:1.0}}"
TABLE, DRAW, FO = f"{_URN}table:1.0}}", f"{_URN}drawing:1.0}}", f"{_URN}xsl-fo-compatible:1.0}}"
SVG = f"{_URN}svg-compatible:1.0}}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_DEEPEST = 20  # styles based on one another
_LEVELS = 10
_LARGEST = 100_000  # the start of no list is larger


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says of letters and paragraphs, with what it has from the style it is based on.

    Attributes:
        title: Whether it is that of a document's title, or based on it.
        font: Name of its font, or None.
        hidden: Whether its letters are not shown.
        raised: Whether its letters stand above the line.
        breaks: Whether a paragraph of it begins a page.
    """

    title: bool = False
    font: str | None = None
    hidden: bool = False
    raised: bool = False
    breaks: bool = False


PLAIN = Look()
"""A style that says nothing."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered.

    Attributes:
        form: As in `labels.write_number`; empty for no number.
        before: What stands before the number.
        behind: What stands behind it.
        start: The first number.
        shown: How many levels are written, this one the last.
        sign: What stands in place of a number; None where there is one.
    """

    form: str = ""
    before: str = ""
    behind: str = ""
    start: int = 1
    shown: int = 1
    sign: str | None = None


@dataclass(slots=True)
class Styles:
    """The styles of a LibreOffice text: those of its own, then those of the file's other parts."""

    looks: dict[tuple[str, str], ET.Element] = field(default_factory=dict)
    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    outline: dict[int, Level] = field(default_factory=dict)
    fonts: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, Look] = field(default_factory=dict)
    _known: dict[tuple[str, str], Look] = field(default_factory=dict)

    def take(self, root: ET.Element) -> None:
        """Take in the styles of a part; of two of one name the first stays."""
        for face in root.iter(STYLE + "font-face"):
            family = face.get(SVG + "font-family", "").strip("'\" ")
            self.fonts.setdefault(face.get(STYLE + "name", ""), family)
        for element in root.iter(STYLE + "style"):
            key = element.get(STYLE + "family", ""), element.get(STYLE + "name", "")
            self.looks.setdefault(key, element)
        for element in root.iter(TEXT + "list-style"):
            self.lists.setdefault(element.get(STYLE + "name", ""), _levels(element))
        for element in root.iter(TEXT + "outline-style"):
            self.outline = self.outline or _levels(element)
        for element in root.iter(STYLE + "default-style"):
            self.defaults.setdefault(element.get(STYLE + "family", ""), self._read(element, PLAIN))

    def find(self, family: str, name: str | None, depth: int = 0) -> Look:
        """The look of a style.

        Args:
            family: `text` or `paragraph`.
            name: The style's name.
            depth: How many styles are based on it so far.
        """
        element = self.looks.get((family, name)) if name is not None else None
        if element is None or name is None or depth > _DEEPEST:
            return self.defaults.get(family, PLAIN)
        key = family, name
        if key not in self._known:
            under = self.find(family, element.get(STYLE + "parent-style-name"), depth + 1)
            self._known[key] = self._read(element, under)
        return self._known[key]

    def _read(self, element: ET.Element, under: Look) -> Look:
        letters, paragraph = element.find(STYLE + "text-properties"), element.find(STYLE + "paragraph-properties")
        font, hidden, raised = under.font, under.hidden, under.raised
        if letters is not None:
            font = self._font(letters) or font
            hidden = letters.get(TEXT + "display", "none" if hidden else "") == "none"
            raised = letters.get(STYLE + "text-position", "super" if raised else "").startswith("super")
        breaks = bool(element.get(STYLE + "master-page-name")) or (
            paragraph is not None and paragraph.get(FO + "break-before") == "page"
        )
        title = under.title or element.get(STYLE + "name") == "Title"
        return Look(title=title, font=font, hidden=hidden, raised=raised, breaks=breaks)

    def _font(self, letters: ET.Element) -> str | None:
        named = letters.get(STYLE + "font-name")
        if named is not None:
            return self.fonts.get(named) or named
        return letters.get(FO + "font-family", "").strip("'\" ") or None


@dataclass(slots=True)
class Counter:
    """Counts the items of the lists of one text.

    Attributes:
        counts: The last number of each level of the list being met.
        by_id: The same of earlier lists, by their ids.
        by_style: The same of the last list of each style.
    """

    counts: dict[int, int] = field(default_factory=dict)
    by_id: dict[str, dict[int, int]] = field(default_factory=dict)
    by_style: dict[str, dict[int, int]] = field(default_factory=dict)

    def open_list(self, element: ET.Element, style: str) -> None:
        """Begin an outermost list, or go on with an earlier one where it says so."""
        earlier: dict[int, int] | None = None
        if element.get(TEXT + "continue-list"):
            earlier = self.by_id.get(element.get(TEXT + "continue-list", ""))
        elif element.get(TEXT + "continue-numbering") == "true":
            earlier = self.by_style.get(style)
        self.counts = earlier if earlier is not None else {}
        self.by_style[style] = self.counts
        if element.get(XML_ID):
            self.by_id[element.get(XML_ID, "")] = self.counts

    def next_label(self, levels: dict[int, Level], at: int, start: str | None = None) -> str:
        """What stands before the next item of a level, with a space behind it; empty for nothing.

        Args:
            levels: The levels of the list's style.
            at: The level, from 1.
            start: The number that the item says it has.
        """
        level = levels.get(at)
        if level is None:
            return ""
        if level.sign is not None:
            return f"{write_bullet(level.sign)} "
        self.counts[at] = _to_number(start, 1) if start else self.counts.get(at, level.start - 1) + 1
        for below in [each for each in self.counts if each > at]:
            del self.counts[below]
        label = _write(levels, self.counts, at)
        return f"{label} " if label else ""


def _write(levels: dict[int, Level], counts: dict[int, int], at: int) -> str:
    level = levels[at]
    if not level.form:
        return (level.before + level.behind).strip()
    numbers = [
        write_number(counts.get(each, levels[each].start), levels[each].form)
        for each in range(max(1, at - level.shown + 1), at + 1)
        if each in levels and levels[each].form
    ]
    return f"{level.before}{'.'.join(numbers)}{level.behind}".strip()


def _levels(element: ET.Element) -> dict[int, Level]:
    return {at: level for child in element for at, level in _level(child)}


def _level(element: ET.Element) -> Iterable[tuple[int, Level]]:
    at = _to_number(element.get(TEXT + "level"), 0)
    kind = element.tag.rpartition("}")[2]
    if not 1 <= at <= _LEVELS:
        return
    if kind in {"list-level-style-bullet", "list-level-style-image"}:
        yield at, Level(sign=element.get(TEXT + "bullet-char", ""))
    elif kind in {"list-level-style-number", "outline-level-style"}:
        yield (
            at,
            Level(
                form=element.get(STYLE + "num-format", "")[:1],
                before=element.get(STYLE + "num-prefix", ""),
                behind=element.get(STYLE + "num-suffix", ""),
                start=_to_number(element.get(TEXT + "start-value"), 1),
                shown=_to_number(element.get(TEXT + "display-levels"), 1),
            ),
        )


def _to_number(written: str | None, otherwise: int) -> int:
    return min(int(written[:7]), _LARGEST) if written is not None and written.isdecimal() else otherwise
