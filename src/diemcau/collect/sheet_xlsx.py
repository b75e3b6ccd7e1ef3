"""XLSX (ECMA-376): the cells of a workbook as Excel shows them; formulas are not computed, nothing outside is asked."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from xml.etree import ElementTree as ET

from diemcau.collect.archive import Archive
from diemcau.collect.content import Unread
from diemcau.collect.sheet_book import MOST_COLUMNS, Book, Cell, Sheet, address
from diemcau.collect.sheet_format import BUILT_IN, GENERAL, Style, show_number, write_moment
from diemcau.collect.xmltree import iter_parts, parse_xml, to_safe
from diemcau.lang.detect import detect_language

_SAVE_AGAIN = "Open it in Excel or LibreOffice and save it again, or ask its sender for it anew."
_MOST_SHARED = 400_000  # different words of a workbook that are kept
_MOST_LETTERS = 32_767  # of a cell (Excel's own limit)
_CHUNK = 1 << 20  # bytes of rows that are parsed at a time
_SAMPLE = 4_000  # shared words that tell the language
_SAMPLED = 200_000  # bytes of the first sheet that tell it too
_INLINE = re.compile(rb"<(?:\w+:)?t(?:\s[^<>]*)?>([^<]+)<")
_EMPTY_CELL = re.compile(rb"<(?:\w+:)?c\s[^<>]*\br=[^<>]*/>")
_EMPTY_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]*\br=[^<>]*(?:/>|>\s*</(?:\w+:)?row>)")
_SHEET_DATA = re.compile(rb"<((?:\w+:)?)sheetData\s*(/?)>")
_ROOT = re.compile(rb"<(?:\w+:)?worksheet\b([^<>]*)>")
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})\Z")


@dataclass(slots=True)
class _Parts:
    """What the sheets of a workbook share.

    Attributes:
        words: Shared words by number.
        formats: Format of each cell style.
        fonts: Font of each cell style, or None.
        style: How the language of the workbook writes numbers; None until its first sheet is seen.
    """

    words: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    fonts: list[str | None] = field(default_factory=list)
    style: Style | None = None


def load_xlsx(body: bytes) -> Book:
    """The sheets of a workbook.

    Raises:
        Unread: If it is damaged, or swells when it is unpacked.
    """
    with Archive(body) as archive:
        root = parse_xml(archive.read("xl/workbook.xml"), "xl/workbook.xml")
        parts = _Parts()
        _read_styles(archive, parts)
        _read_words(archive, parts)
        book = Book(has_macros=archive.has("xl/vbaProject.bin"))
        for name, path in _shown_sheets(root, archive, book):
            body = archive.read(path)
            if parts.style is None:
                parts.style = Style(_language(name, body, parts), late=_is_late(root))
            _read_sheet(body, path, Sheet(name), parts, book)
    return book


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _children(element: ET.Element, name: str) -> Iterator[ET.Element]:
    return (child for child in element if _local(child) == name)


def _language(name: str, body: bytes, parts: _Parts) -> str:
    """The language of a workbook, by its shared words and those in the cells of its first sheet."""
    inline = [html.unescape(words.decode("utf-8", "replace")) for words in _INLINE.findall(body[:_SAMPLED])]
    return detect_language("\n".join([name, *parts.words[:_SAMPLE], *inline]))


def _is_late(root: ET.Element) -> bool:
    said = next((e.get("date1904", "0") for e in root.iter() if _local(e) == "workbookPr"), "0")
    return said in {"1", "true"}


def _shown_sheets(root: ET.Element, archive: Archive, book: Book) -> Iterator[tuple[str, str]]:
    """Name and part of each sheet that is shown; sheets of charts have no cells."""
    links = _links(archive)
    elements = [element for element in root.iter() if _local(element) == "sheet"]
    if not elements:
        raise Unread("broken", "its list of sheets is empty", _SAVE_AGAIN)
    for element in elements:
        name = element.get("name", "")
        path = next((links.get(v, "") for k, v in element.attrib.items() if k.rpartition("}")[2] == "id"), "")
        if element.get("state", "visible") != "visible":
            book.hidden.append(f"sheet {name}")
        elif path and archive.has(path) and "/worksheets/" in f"/{path}":
            yield name, path


def _links(archive: Archive) -> dict[str, str]:
    """The parts that a workbook names, by their identifiers."""
    path = "xl/_rels/workbook.xml.rels"
    if not archive.has(path):
        raise Unread("broken", "its list of sheets is missing", _SAVE_AGAIN)
    found = {}
    for link in parse_xml(archive.read(path), path):
        target = link.get("Target", "")
        found[link.get("Id", "")] = target[1:] if target.startswith("/") else f"xl/{target.removeprefix('./')}"
    return found


def _read_styles(archive: Archive, parts: _Parts) -> None:
    path = "xl/styles.xml"
    if not archive.has(path):
        return
    root = parse_xml(archive.read(path), path)
    named = dict(BUILT_IN)
    fonts: list[str | None] = []
    for group in root:
        if _local(group) == "numFmts":
            named |= {_number(f.get("numFmtId")): f.get("formatCode", GENERAL) for f in group}
        elif _local(group) == "fonts":
            fonts = [next((n.get("val") for n in font if _local(n) in {"name", "rFont"}), None) for font in group]
        elif _local(group) == "cellXfs":
            for style in group:
                parts.formats.append(named.get(_number(style.get("numFmtId")), GENERAL))
                at = _number(style.get("fontId"))
                parts.fonts.append(fonts[at] if at < len(fonts) else None)


def _number(written: str | None) -> int:
    return int(written) if written is not None and written.isdecimal() and len(written) < 10 else 0  # noqa: PLR2004


def _read_words(archive: Archive, parts: _Parts) -> None:
    path = "xl/sharedStrings.xml"
    if not archive.has(path):
        return
    for item in iter_parts(archive.read(path), path, "si"):
        if len(parts.words) >= _MOST_SHARED:
            break
        parts.words.append(_words(item))


def _words(item: ET.Element) -> str:
    """The words of a shared or inline string, without the readings of East Asian signs."""
    said = []
    for child in item:
        if _local(child) == "t":
            said.append(child.text or "")
        elif _local(child) == "r":
            said += [t.text or "" for t in _children(child, "t")]
    return "".join(said)[:_MOST_LETTERS]


def _read_sheet(body: bytes, path: str, sheet: Sheet, parts: _Parts, book: Book) -> None:
    body = to_safe(body, path)
    opened = _SHEET_DATA.search(body)
    root = _ROOT.search(body)
    if opened is None or root is None:
        raise Unread("broken", f"its part {path} holds no cells", _SAVE_AGAIN)
    close = b"</" + opened[1] + b"sheetData>"
    end = body.find(close) if not opened[2] else opened.end()
    if end < 0:
        raise Unread("broken", f"its part {path} breaks off", _SAVE_AGAIN)
    around = body[: opened.start()] + b"<x/>" + body[end + len(close) if not opened[2] else end :]
    settings = parse_xml(around, path)
    unseen = _hidden_columns(settings)
    rows = _rows(body[opened.end() : end], b"</" + opened[1] + b"row>", root[1], path)
    reader = _Rows(sheet, parts, book, unseen)
    reader.read(rows)
    book.note_hidden(sheet, reader.hidden_columns)
    sheet.joined = dict(_joined(settings))
    if sheet.rows:
        book.sheets.append(sheet)


def _hidden_columns(settings: ET.Element) -> set[int]:
    found: set[int] = set()
    for column in settings.iter():
        if _local(column) == "col" and column.get("hidden", "0") in {"1", "true"}:
            low, high = _number(column.get("min")), _number(column.get("max"))
            found.update(range(low, min(high, MOST_COLUMNS) + 1))
    return found


def _rows(data: bytes, close: bytes, attributes: bytes, path: str) -> Iterator[ET.Element]:
    """The rows of a sheet that hold something, some megabytes at a time; a million empty ones cost little."""
    at = 0
    while at < len(data):
        end = data.find(close, at + _CHUNK)
        end = len(data) if end < 0 else end + len(close)
        chunk = _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", data[at:end]))
        at = end
        if chunk.strip():
            yield from parse_xml(b"<rows" + attributes.rstrip(b"/") + b">" + chunk + b"</rows>", path)


def _joined(settings: ET.Element) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for element in settings.iter():
        if _local(element) == "mergeCell":
            first, _, last = element.get("ref", "").partition(":")
            one, other = _place(first), _place(last)
            if one is not None and other is not None and other > one:
                yield one, other


def _place(reference: str) -> tuple[int, int] | None:
    """Row and column of an address such as `B7`."""
    match = _REFERENCE.match(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _moment(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written.strip())
    except ValueError:
        return None


class _Rows:
    """Reads the rows of one sheet."""

    def __init__(self, sheet: Sheet, parts: _Parts, book: Book, unseen: set[int]) -> None:
        self.sheet = sheet
        self.parts = parts
        self.style = parts.style or Style("en")
        self.book = book
        self.unseen = unseen
        self.hidden_columns: set[int] = set()

    def read(self, rows: Iterator[ET.Element]) -> None:
        """Read rows until there are no more, or more than fit."""
        number = 0
        for row in rows:
            number = _number(row.get("r")) or number + 1
            if row.get("hidden", "0") in {"1", "true"}:
                if any(len(element) for element in row):
                    self.sheet.hidden.add(number)
                continue
            column = 0
            for element in row:
                place = _place(element.get("r", ""))
                column = place[1] if place is not None else column + 1
                if column > MOST_COLUMNS or not len(element):
                    continue
                if column in self.unseen:
                    self.hidden_columns.add(column)
                    continue
                if self.book.left <= 0:
                    self.book.cut = True
                    return
                self.take(element, number, column)

    def take(self, element: ET.Element, row: int, column: int) -> None:
        """Take in one cell."""
        kind, value, formula = element.get("t", "n"), "", False
        for child in element:
            name = _local(child)
            if name == "v":
                value = child.text or ""
            elif name == "f":
                formula = True
            elif name == "is":
                value = _words(child)
        if kind == "e":
            self.book.errors.append(f"{address(self.sheet.name, row, column)} ({value})")
            return
        if not value:
            if formula and kind != "str":
                self.book.uncomputed.append(address(self.sheet.name, row, column))
            return
        self.book.left -= 1
        at = _number(element.get("s"))
        font = self.parts.fonts[at] if at < len(self.parts.fonts) else None
        self.sheet.put(row, column, self.cell(kind, value, at, font))

    def cell(self, kind: str, value: str, at: int, font: str | None) -> Cell:
        """The cell with what a person sees of its value."""
        if kind == "s":
            place = _number(value.strip())
            return Cell(self.parts.words[place] if place < len(self.parts.words) else "", font)
        if kind == "b":
            return Cell("TRUE" if value.strip() == "1" else "FALSE", font)
        if kind == "d" and (moment := _moment(value)) is not None:
            form = self.parts.formats[at] if at < len(self.parts.formats) else GENERAL
            return Cell(write_moment(moment, form.lower(), self.style), font, is_number=True)
        if kind in {"str", "inlineStr", "d"}:
            return Cell(value[:_MOST_LETTERS], font)
        form = self.parts.formats[at] if at < len(self.parts.formats) else GENERAL
        shown = show_number(value, form, self.style)
        return Cell(value if shown is None else shown, font, is_number=shown is not None)
