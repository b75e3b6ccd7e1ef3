"""The cells of a workbook (XLSX) as the file has them, hidden ones too: kinds and values, not what a person sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from diemcau.collect.archive import Archive
from diemcau.collect.content import Unread
from diemcau.collect.sheet_book import MOST_COLUMNS
from diemcau.collect.xmltree import iter_parts, parse_xml

MOST_ROWS = 5_000
"""Rows of a sheet that are read: the largest register that was seen in use holds some hundreds a year."""

MOST_CELLS = 200_000
"""Cells of a workbook in which something stands."""

MOST_SHEETS = 100
"""Sheets of a workbook that are read; the largest form has nine tables."""

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ESCAPED = re.compile(r"_x(000[0-9A-Fa-f]|001[0-9A-Fa-f])_")
_MOST_SHARED = 400_000  # different words of a workbook
_SHARE_FORMATS = frozenset({"9", "10"})  # 0% and 0.00%, named by number alone (18.8.30)
_SAVE_AGAIN = "Open it in Excel or LibreOffice, save it as XLSX, and send it again."


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as the file has it.

    Attributes:
        kind: `n` number, `s`, `str`, `inlineStr` text, `b` yes or no, `d` day, `e` error (ECMA-376, ST_CellType).
        value: What is kept there.
        is_formula: Whether a formula made it.
        is_share: Whether it is a number that the sheet shows as a percentage.
    """

    kind: str
    value: str
    is_formula: bool
    is_share: bool = False


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the sheets of a workbook share, and how much of each is read."""

    shared: list[str]
    shares: frozenset[int]
    most_rows: int


@dataclass(slots=True)
class RawSheet:
    """One sheet.

    Attributes:
        name: Its name.
        cells: By row and column, both from 1; only those with something in them.
        joined: Stretches of cells that are one, such as `B2:C2`.
        is_cut: Whether it holds more than is read.
    """

    name: str
    cells: dict[tuple[int, int], RawCell] = field(default_factory=dict)
    joined: list[str] = field(default_factory=list)
    is_cut: bool = False


def load_sheets(
    body: bytes, *, most_rows: int = MOST_ROWS, most_cells: int = MOST_CELLS
) -> tuple[list[RawSheet], bool]:
    """The sheets of a workbook, and whether it counts days from 1904.

    Args:
        body: The bytes of the file.
        most_rows: Rows of a sheet that are read.
        most_cells: Cells of all sheets that are read.

    Raises:
        Unread: If it is no workbook, is damaged, or swells when it is unpacked.
    """
    with Archive(body) as archive:
        if not archive.has("xl/workbook.xml"):
            raise Unread("broken", "it is no XLSX workbook", _SAVE_AGAIN)
        root = parse_xml(archive.read("xl/workbook.xml"), "xl/workbook.xml")
        links = _links(archive)
        shared = list(_shared(archive))
        late = any(e.get("date1904", "0") in {"1", "true"} for e in root.iter() if _local(e) == "workbookPr")
        parts = _Parts(shared, _shares(archive), most_rows)
        left = most_cells
        sheets = []
        for element in [one for one in root.iter() if _local(one) == "sheet"][:MOST_SHEETS]:
            target = next((links.get(value) for key, value in element.attrib.items() if key.endswith("}id")), None)
            if target is None or not archive.has(target):
                continue
            sheet = RawSheet(element.get("name", ""))
            left = _read_sheet(archive.read(target), target, sheet, parts, left)
            sheets.append(sheet)
    return sheets, late


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _links(archive: Archive) -> dict[str, str]:
    """Parts of the workbook by the ids under which it names them."""
    name = "xl/_rels/workbook.xml.rels"
    if not archive.has(name):
        return {}
    found = {}
    for element in parse_xml(archive.read(name), name).iter():
        target = element.get("Target", "")
        if element.get("TargetMode") != "External" and target:
            found[element.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _shared(archive: Archive) -> Iterator[str]:
    name = "xl/sharedStrings.xml"
    if archive.has(name):
        for count, element in enumerate(iter_parts(archive.read(name), name, "si")):
            if count >= _MOST_SHARED:
                return
            yield _text(element)


def _text(element: ET.Element) -> str:
    """The words of a string without phonetic readings (ECMA-376, 18.4.6), control signs put back."""
    words = []
    for child in element:
        if _local(child) == "t":
            words.append(child.text or "")
        elif _local(child) == "r":
            words += [grand.text or "" for grand in child if _local(grand) == "t"]
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), "".join(words)).replace("\r\n", "\n")


def _shares(archive: Archive) -> frozenset[int]:
    """The styles of cells that show their number as a percentage (ECMA-376, 18.8.30 and 18.8.45)."""
    name = "xl/styles.xml"
    if not archive.has(name):
        return frozenset()
    root = parse_xml(archive.read(name), name)
    own = {f.get("numFmtId") for f in root.iter() if _local(f) == "numFmt" and "%" in f.get("formatCode", "")}
    styles = [style for group in root if _local(group) == "cellXfs" for style in group]
    return frozenset(at for at, style in enumerate(styles) if style.get("numFmtId") in own | _SHARE_FORMATS)


def _read_sheet(body: bytes, name: str, sheet: RawSheet, parts: _Parts, left: int) -> int:
    """Read the cells of a sheet; how many may still be read afterwards."""
    number = 0
    for row in iter_parts(body, name, "row"):
        said = row.get("r", "")
        number = int(said) if said.isdecimal() and len(said) < 8 else number + 1  # noqa: PLR2004 - rows have seven digits
        if number > parts.most_rows or left <= 0:
            sheet.is_cut = sheet.is_cut or any(_holds(cell) for cell in row)
            if sheet.is_cut:
                break
            continue
        left -= _read_row(row, number, sheet, parts)
    for element in iter_parts(body, name, "mergeCell"):
        sheet.joined.append(element.get("ref", ""))
    return left


def _holds(cell: ET.Element) -> bool:
    return any((child.text or "").strip() or len(child) for child in cell)


def _read_row(row: ET.Element, number: int, sheet: RawSheet, parts: _Parts) -> int:
    column = count = 0
    for element in row:
        if _local(element) != "c":
            continue
        place = place_of(element.get("r", ""))
        column = place[1] if place is not None else column + 1
        if column > MOST_COLUMNS or not len(element):
            continue
        found = _cell(element, parts)
        if found is not None:
            sheet.cells[number, column] = found
            count += 1
    return count


def _cell(element: ET.Element, parts: _Parts) -> RawCell | None:
    kind, value, is_formula = element.get("t", "n"), "", False
    for child in element:
        name = _local(child)
        if name == "v":
            value = child.text or ""
        elif name == "f":
            is_formula = True
        elif name == "is":
            value = _text(child)
    if kind == "s":
        at = int(value) if value.strip().isdecimal() else len(parts.shared)
        value = parts.shared[at] if at < len(parts.shared) else ""
        return RawCell("s", value, is_formula) if value.strip() else None
    if not value.strip() and not is_formula and kind != "e":
        return None
    style = element.get("s", "")
    is_share = kind == "n" and style.isdecimal() and len(style) < 8 and int(style) in parts.shares  # noqa: PLR2004
    return RawCell(kind, value, is_formula, is_share)


def address(row: int, column: int) -> str:
    """The address of a cell such as `B7`."""
    letters = ""
    while column > 0:
        column, left = divmod(column - 1, 26)
        letters = chr(ord("A") + left) + letters
    return f"{letters}{row}"


def place_of(reference: str) -> tuple[int, int] | None:
    """Row and column of an address such as `B7`; None for what is none."""
    match = _REFERENCE.fullmatch(reference.replace("$", ""))
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column
