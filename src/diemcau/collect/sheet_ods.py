"""ODS (OpenDocument 1.3 part 3): the cells of a workbook as LibreOffice shows them; no formula is computed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from xml.etree import ElementTree as ET

from diemcau.collect.archive import Archive
from diemcau.collect.content import Unread
from diemcau.collect.odt_styles import OFFICE, STYLE, TABLE, TEXT
from diemcau.collect.sheet_book import MOST_COLUMNS, Book, Cell, Sheet, address
from diemcau.collect.sheet_format import GENERAL, Style, show_number, write_moment
from diemcau.collect.xmltree import parse_xml
from diemcau.lang.detect import detect_language

_UNLOCK = "Open it with its password, save it without one, and try again."
_MOST_ROWS = 1_048_576
_MOST_REPEATED = 2_000  # times that a row or cell with something in it is repeated
_MOST_LETTERS = 32_767  # of a cell
_SAMPLE = 4_000  # cells that tell the language
_CELLS = frozenset((TABLE + "table-cell", TABLE + "covered-table-cell"))
_ROW_GROUPS = frozenset((TABLE + "table-row-group", TABLE + "table-header-rows", TABLE + "table-rows"))
_COLUMN_GROUPS = frozenset((TABLE + "table-column-group", TABLE + "table-header-columns", TABLE + "table-columns"))
_UNSEEN = frozenset(("collapse", "filter"))
_ERROR = re.compile(r"(?:#[A-Z0-9/]{2,8}[!?]?|Err:\d{3})\Z")
_FIGURES = re.compile(r"[-−(]?\d[\d.,'’\s]*")
_GROUPED = re.compile(r"\d[.,'’\s]\d{3}(?:[.,'’\s]\d|\Z)")
_MOST_PLACES = 10
_NUMBERS = frozenset(("float", "percentage", "currency"))


def load_ods(body: bytes) -> Book:
    """The sheets of a workbook.

    Raises:
        Unread: If it is damaged, under a password, or swells when it is unpacked.
    """
    with Archive(body) as archive:
        manifest = "META-INF/manifest.xml"
        if archive.has(manifest) and b"encryption-data" in archive.read(manifest):
            raise Unread("encrypted", "it is under a password", _UNLOCK)
        root = parse_xml(archive.read("content.xml"), "content.xml")
        book = Book(has_macros=any(m.filename.startswith(("Basic/", "Scripts/")) for m in archive.members()))
    unseen = set(_hidden_styles(root))
    style = Style(detect_language(_sample(root)))
    for table in root.iterfind(f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table"):
        name = table.get(TABLE + "name", "")
        if table.get(TABLE + "style-name") in unseen:
            if any(True for _ in table.iter(TEXT + "p")):
                book.hidden.append(f"sheet {name}")
            continue
        reader = _Reader(Sheet(name), book, style)
        reader.read(table)
    return book


def _hidden_styles(root: ET.Element) -> Iterator[str]:
    for style in root.iter(STYLE + "style"):
        if any(p.get(TABLE + "display") == "false" for p in style.iter(STYLE + "table-properties")):
            yield style.get(STYLE + "name", "")


def _sample(root: ET.Element) -> str:
    said: list[str] = []
    for words in root.iter(TEXT + "p"):
        said.append("".join(words.itertext()))
        if len(said) >= _SAMPLE:
            break
    return "\n".join(said)


class _Reader:
    """Reads one sheet."""

    def __init__(self, sheet: Sheet, book: Book, style: Style) -> None:
        self.sheet = sheet
        self.book = book
        self.style = style
        self.unseen: set[int] = set()
        self.hidden_columns: set[int] = set()

    def read(self, table: ET.Element) -> None:
        """Read all rows and hand the sheet to the book."""
        self.find_hidden(table)
        number = 1
        for row in _inside(table, TABLE + "table-row", _ROW_GROUPS):
            times = _times(row, "number-rows-repeated", _MOST_ROWS)
            if any(_has_something(cell) for cell in row):
                for at in range(min(times, _MOST_REPEATED)):
                    if self.book.left <= 0:
                        self.book.cut = True
                        break
                    self.take_row(row, number + at)
            number += times
        self.book.note_hidden(self.sheet, self.hidden_columns)
        if self.sheet.rows:
            self.book.sheets.append(self.sheet)

    def find_hidden(self, table: ET.Element) -> None:
        """Find the columns that are not shown."""
        at = 1
        for column in _inside(table, TABLE + "table-column", _COLUMN_GROUPS):
            times = _times(column, "number-columns-repeated", MOST_COLUMNS)
            if column.get(TABLE + "visibility") in _UNSEEN:
                self.unseen.update(range(at, at + times))
            at += times

    def take_row(self, row: ET.Element, number: int) -> None:
        """Take in the cells of one row."""
        if row.get(TABLE + "visibility") in _UNSEEN:
            self.sheet.hidden.add(number)
            return
        column = 1
        for element in row:
            if element.tag not in _CELLS:
                continue
            times = _times(element, "number-columns-repeated", MOST_COLUMNS)
            if column > MOST_COLUMNS:
                return
            if element.tag == TABLE + "table-cell" and _has_something(element):
                for at in range(column, min(column + times, MOST_COLUMNS + 1)):
                    self.take(element, number, at)
            column += times

    def take(self, element: ET.Element, row: int, column: int) -> None:
        """Take in one cell."""
        if column in self.unseen:
            self.hidden_columns.add(column)
            return
        said = " ".join(" ".join("".join(_words(p)) for p in element.iterfind(TEXT + "p")).split())[:_MOST_LETTERS]
        kind = element.get(OFFICE + "value-type", "")
        if _ERROR.match(said):
            self.book.errors.append(f"{address(self.sheet.name, row, column)} ({said})")
            return
        if not said and not element.get(OFFICE + "value"):
            if element.get(TABLE + "formula") and kind != "string":
                self.book.uncomputed.append(address(self.sheet.name, row, column))
            return
        self.book.left -= 1
        self.sheet.put(row, column, self.cell(element, kind, said))
        last = row + _times(element, "number-rows-spanned", 10_000) - 1
        beside = column + _times(element, "number-columns-spanned", MOST_COLUMNS) - 1
        if (last, beside) != (row, column):
            self.sheet.joined[row, column] = last, beside

    def cell(self, element: ET.Element, kind: str, said: str) -> Cell:
        """The cell with what a person sees of its value."""
        if kind in _NUMBERS:
            shown = _as_shown(element.get(OFFICE + "value", ""), kind, said, self.style)
            return Cell(said if shown is None else shown, is_number=shown is not None)
        if kind == "date":
            return Cell(_day(element.get(OFFICE + "date-value", ""), said, self.style), is_number=True)
        return Cell(said, is_number=kind == "time")


def _inside(element: ET.Element, tag: str, groups: frozenset[str]) -> Iterator[ET.Element]:
    """The rows or columns of a table, those in groups among them, in order."""
    waiting = list(element)[::-1]
    while waiting:
        child = waiting.pop()
        if child.tag == tag:
            yield child
        elif child.tag in groups:
            waiting.extend(list(child)[::-1])


def _times(element: ET.Element, name: str, most: int) -> int:
    written = element.get(TABLE + name, "1")
    return max(1, min(int(written), most)) if written.isdecimal() and len(written) < 8 else 1  # noqa: PLR2004


def _has_something(cell: ET.Element) -> bool:
    return bool(len(cell)) or cell.get(OFFICE + "value-type") is not None or cell.get(TABLE + "formula") is not None


def _words(paragraph: ET.Element) -> Iterator[str]:
    """The words of a paragraph without comments on it."""
    yield paragraph.text or ""
    for child in paragraph:
        if child.tag in {TEXT + "s", TEXT + "tab", TEXT + "line-break"}:
            yield " "
        elif child.tag != OFFICE + "annotation":
            yield from _words(child)
        yield child.tail or ""


def _as_shown(value: str, kind: str, said: str, style: Style) -> str | None:
    """A number with as many decimals as are shown, and the signs that stand around it.

    The file holds the number and the words on the screen of who saved it, whose marks may be those of any language.
    """
    digits = "".join(char for char in said if char.isdecimal())
    percent = "%" if kind == "percentage" or said.endswith("%") else ""
    found = _FIGURES.search(said)
    if found is None:
        return show_number(value, "0.##########" + percent if percent else GENERAL, style)
    before, after = said[: found.start()], said[found.end() :]
    grouped = ",##" if _GROUPED.search(found.group()) else ""
    for places in range(_MOST_PLACES):
        form = f"#{grouped}0{'.' + '0' * places if places else ''}{percent}"
        shown = show_number(value, form, style)
        if shown is not None and "".join(char for char in shown if char.isdecimal()).lstrip("0") == digits.lstrip("0"):
            return f"{before}{shown}{after.removeprefix(percent).removeprefix(')')}".strip()
    return show_number(value, GENERAL, style)


def _day(value: str, said: str, style: Style) -> str:
    """A day with as much of it as is shown."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return said
    numbers = re.findall(r"\d+", said)
    code = ("y" if str(moment.year) in numbers or f"{moment.year % 100:02}" in numbers else "") + "m"
    names_day = str(moment.day) in numbers or f"{moment.day:02}" in numbers
    month_said = str(moment.month) in numbers or f"{moment.month:02}" in numbers
    if names_day and (len(numbers) > 2 or not month_said or moment.day != moment.month):  # noqa: PLR2004
        code += "d"
    return write_moment(moment, code + ("h" if ":" in said else ""), style)
