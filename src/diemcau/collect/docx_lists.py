"""The numbers that Word puts before paragraphs, which stand nowhere in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from diemcau.collect.docx_styles import Styles, W, is_on, to_level
from diemcau.collect.labels import write_bullet, write_number

_VAL = W + "val"
_FORMS = {
    "decimalZero": "01",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}
_LEVELS = 9
_HOLE = re.compile(r"%([1-9])")
_LARGEST = 100_000  # the start of no list is larger


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered.

    Attributes:
        form: As Word calls it: `decimal`, `lowerLetter`, `bullet`, `none`.
        text: What is written, with `%1` for the number of the first level.
        start: Its first number.
        restart: The level, from 0, whose next item, or that of a level above it, makes this one start again; -1 for
            none, None for every level above this one.
        legal: Whether the numbers of all levels are written in digits.
    """

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False


class Lists:
    """The lists of a Word file, counting as paragraphs come.

    Args:
        root: The part `numbering.xml`, or None where there is none.
        styles: The styles of the file.
    """

    def __init__(self, root: ET.Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, ET.Element] = {}
        self._lists: dict[str, ET.Element] = {}
        self._levels: dict[str, tuple[str, list[Level]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        for element in root if root is not None else ():
            if element.tag == W + "abstractNum":
                self._abstract[element.get(W + "abstractNumId", "")] = element
            elif element.tag == W + "num":
                self._lists[element.get(W + "numId", "")] = element

    def next_label(self, list_id: str, at: int) -> str:
        """What Word writes before the next paragraph of a list; empty for nothing.

        Args:
            list_id: The list.
            at: Its level, from 0.
        """
        if list_id not in self._lists:
            return ""
        counted, levels = self._find(list_id)
        counts = self._counts.setdefault(counted, [None] * _LEVELS)
        self._count(list_id, counts, levels, at)
        if levels[at].form == "bullet":
            return write_bullet(levels[at].text)
        return "" if levels[at].form == "none" else _write(levels, counts, at)

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level of a list that is linked to a style; the first where none is."""
        element = self._abstract_of(list_id)
        for found in element.iter(W + "lvl") if element is not None else ():
            linked = found.find(W + "pStyle")
            if linked is not None and linked.get(_VAL) == style:
                return to_level(found.get(W + "ilvl")) or 0
        return 0

    def _count(self, list_id: str, counts: list[int | None], levels: list[Level], at: int) -> None:
        over = self._overridden(list_id, at)
        if over is not None and (list_id, at) not in self._started:
            counts[at] = None
            levels[at] = Level(levels[at].form, levels[at].text, over, levels[at].restart, levels[at].legal)
        self._started.add((list_id, at))
        before = counts[at]
        counts[at] = levels[at].start if before is None else before + 1
        for above in range(at):
            if counts[above] is None:
                counts[above] = levels[above].start
        for below in range(at + 1, _LEVELS):
            restart = levels[below].restart
            if restart is None or at <= restart:
                counts[below] = None

    def _overridden(self, list_id: str, at: int) -> int | None:
        """The number at which a list starts a level anew though it shares its levels with others."""
        for change in self._lists[list_id].iter(W + "lvlOverride"):
            start = change.find(W + "startOverride")
            if start is not None and to_level(change.get(W + "ilvl")) == at:
                return _to_number(start.get(_VAL), 1)
        return None

    def _find(self, list_id: str) -> tuple[str, list[Level]]:
        """By what a list is counted, and its levels."""
        if list_id not in self._levels:
            element = self._abstract_of(list_id)
            levels = [Level() for _ in range(_LEVELS)]
            changes = [change.find(W + "lvl") for change in self._lists[list_id].iter(W + "lvlOverride")]
            for found in [*(element.findall(W + "lvl") if element is not None else ()), *changes]:
                at = to_level(found.get(W + "ilvl")) if found is not None else None
                if found is not None and at is not None:
                    levels[at] = _read_level(found)
            counted = element.get(W + "abstractNumId", "") if element is not None else f"list {list_id}"
            self._levels[list_id] = counted, levels
        return self._levels[list_id]

    def _abstract_of(self, list_id: str, depth: int = 0) -> ET.Element | None:
        """The definition of a list, through the style that it may be kept under."""
        named = self._lists[list_id].find(W + "abstractNumId") if list_id in self._lists else None
        element = self._abstract.get(named.get(_VAL, "")) if named is not None else None
        link = element.find(W + "numStyleLink") if element is not None else None
        if link is None or depth > 1:
            return element
        under = self._styles.find(link.get(_VAL)).list_id
        return self._abstract_of(under, depth + 1) if under is not None else element


def _read_level(element: ET.Element) -> Level:
    def said(name: str, otherwise: str) -> str:
        found = element.find(W + name)
        return found.get(_VAL, otherwise) if found is not None else otherwise

    restart = said("lvlRestart", "")
    return Level(
        form=said("numFmt", "decimal"),
        text=said("lvlText", ""),
        start=_to_number(said("start", "0" if element.find(W + "start") is None else "1"), 0),
        # Counted from 1 in the file; 0 says that nothing makes it start again.
        restart=_to_number(restart, 0) - 1 if restart else None,
        legal=is_on(element.find(W + "isLgl")) or False,
    )


def _write(levels: list[Level], counts: list[int | None], at: int) -> str:
    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        form = "1" if levels[at].legal else _FORMS.get(levels[place].form, "1")
        return write_number(counts[place] or 0, form)

    return _HOLE.sub(number, levels[at].text).strip()


def _to_number(written: str | None, otherwise: int) -> int:
    return min(int(written[:7]), _LARGEST) if written is not None and written.isdecimal() else otherwise
