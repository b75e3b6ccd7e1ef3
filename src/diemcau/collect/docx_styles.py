"""What the styles of a Word file say that changes its text: fonts, numbering, hidden letters."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""Namespace of the words of a Word file, as ElementTree writes it."""

_VAL = W + "val"


@dataclass(frozen=True, slots=True)
class Style:
    """A style, with what it has from the styles it is based on.

    Attributes:
        name: Its name in lower case: `title`, `caption`, `toc 1`.
        font: Font of letters outside ASCII, or None.
        hidden: Whether its letters are hidden, or None where it does not say.
        list_id: List that its paragraphs belong to, or None.
        level: Level in that list from 0, or None.
    """

    name: str = ""
    font: str | None = None
    hidden: bool | None = None
    list_id: str | None = None
    level: int | None = None


PLAIN = Style()
"""A style that says nothing."""


class Styles:
    """The styles of a Word file.

    Args:
        root: The part `styles.xml`, or None where there is none.
    """

    def __init__(self, root: ET.Element | None) -> None:
        self._elements: dict[str, ET.Element] = {}
        self._known: dict[str, Style] = {}
        self._font: str | None = None
        self.paragraph = PLAIN
        if root is None:
            return
        for element in root.iter(W + "style"):
            self._elements.setdefault(element.get(W + "styleId", ""), element)
        self._font = find_font(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for name, element in self._elements.items():
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true", "on"}:
                self.paragraph = self.find(name)
                break
        else:
            self.paragraph = Style(font=self._font)

    def find(self, name: str | None) -> Style:
        """The style of an id; that of plain paragraphs where there is none."""
        if name is None or name not in self._elements:
            return self.paragraph
        if name not in self._known:
            self._known[name] = PLAIN  # a style based on itself ends here
            self._known[name] = self._read(name)
        return self._known[name]

    def _read(self, name: str) -> Style:
        element = self._elements[name]
        based = element.find(W + "basedOn")
        parent = based.get(_VAL) if based is not None else None
        if parent in self._elements:
            under = self.find(parent)
        else:
            under = Style(font=self._font if element.get(W + "type") == "paragraph" else None)
        letters = element.find(W + "rPr")
        list_id, level = find_list(element.find(W + "pPr"))
        hidden = is_on(letters.find(W + "vanish")) if letters is not None else None
        named = element.find(W + "name")
        return Style(
            name=(named.get(_VAL, "") if named is not None else "").lower(),
            font=find_font(letters) or under.font,
            hidden=under.hidden if hidden is None else hidden,
            list_id=list_id if list_id is not None else under.list_id,
            level=level if level is not None else under.level,
        )


def find_font(letters: ET.Element | None) -> str | None:
    """The font that properties of letters (`w:rPr`) name for letters outside ASCII, or None."""
    fonts = letters.find(W + "rFonts") if letters is not None else None
    if fonts is None:
        return None
    return fonts.get(W + "hAnsi") or fonts.get(W + "ascii")


def find_list(properties: ET.Element | None) -> tuple[str | None, int | None]:
    """List and level from 0 that properties of a paragraph (`w:pPr`) name, each None where they do not say."""
    number = properties.find(W + "numPr") if properties is not None else None
    if number is None:
        return None, None
    list_id, level = number.find(W + "numId"), number.find(W + "ilvl")
    return list_id.get(_VAL) if list_id is not None else None, to_level(level.get(_VAL) if level is not None else None)


def to_level(written: str | None) -> int | None:
    """A level of a list, from 0 to 8; None for what is none."""
    return int(written) if written is not None and written.isdecimal() and int(written[:3]) <= 8 else None  # noqa: PLR2004 - nine levels


def is_on(switch: ET.Element | None) -> bool | None:
    """What a property that is on or off says, or None where it is absent."""
    return None if switch is None else switch.get(_VAL, "true") not in {"0", "false", "off"}
