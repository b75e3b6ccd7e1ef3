"""From the elements of a Word file to paragraphs and tables, as Word shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from diemcau.collect.blocks import DEEPEST, Block, Cell, Paragraph, Table, is_note_mark
from diemcau.collect.docx_lists import Lists
from diemcau.collect.docx_styles import Style, Styles, W, find_font, find_list, is_on
from diemcau.collect.symbols import from_symbol

RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
"""By which an element names another part of the file."""

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VAL = W + "val"
_WIDEST = 200  # columns; Word has 63
# Elements that only hold others.
_WRAPS = frozenset(
    W + name
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo")
)
_GONE = frozenset(W + name for name in ("del", "moveFrom"))  # deleted with tracked changes on
_BOXES = frozenset((W + "drawing", W + "pict", W + "object"))
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_MARKS = {W + "tab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t", W + "softHyphen": "\u00ad"}


@dataclass(slots=True)
class _Field:
    """A field being met; its code is not shown, its result is."""

    is_code: bool = True


@dataclass(slots=True)
class Body:
    """Turns elements into blocks.

    Attributes:
        styles: The styles of the file.
        lists: Its lists, counting on.
        note: Gives the elements of a footnote or endnote of an id; the first argument is `footnote` or `endnote`.
        chunk: Gives the lines of a page or text that was put into the file as it is, by the id of its relation.
        paged: Whether the file says where its pages end.
        page: The page that the last element stood on.
        deleted: Stretches met that were deleted with tracked changes on.
        hidden: Characters met that are hidden.
    """

    styles: Styles
    lists: Lists
    note: Callable[[str, str], Iterable[ET.Element]]
    chunk: Callable[[str | None], Iterable[str]]
    paged: bool = False
    page: int = 1
    deleted: int = 0
    hidden: int = 0
    _fields: list[_Field] = field(default_factory=list)
    _open: Paragraph | None = None

    def blocks(self, elements: Iterable[ET.Element], part: str = "body", depth: int = 0) -> list[Block]:
        """The paragraphs and tables that elements hold, in their order."""
        found: list[Block] = []
        for element in _unwrapped(elements):
            if element.tag == W + "p":
                found.extend(self._paragraph(element, part, depth))
            elif element.tag == W + "tbl" and depth < DEEPEST:
                found += [*self._left_open(depth), self._table(element, part, depth)]
            elif element.tag == W + "altChunk":
                found += [Paragraph(runs=[(line, None)], part=part) for line in self.chunk(element.get(RELATION_ID))]
        return [*found, *self._left_open(depth)]

    def _left_open(self, depth: int) -> list[Block]:
        """The paragraph whose end was deleted, where no other one follows it."""
        if self._open is None or depth:
            return []
        paragraph, self._open = self._open, None
        return [paragraph]

    def _paragraph(self, element: ET.Element, part: str, depth: int) -> Iterator[Paragraph]:
        properties = element.find(W + "pPr")
        named = properties.find(W + "pStyle") if properties is not None else None
        style_id = named.get(_VAL) if named is not None else None
        style = self.styles.find(style_id)
        paragraph, self._open = self._open or Paragraph(), None
        paragraph.part = _part_of(style, part)
        paragraph.furniture = style.name.startswith("toc ") or part in {"header", "footer"}
        if not paragraph.runs:
            paragraph.add(self._label(properties, style, style_id))
        paragraph.page = self.page if self.paged else None
        outer, self._fields = self._fields, self._fields if part == "body" else []
        self._inline(element, paragraph, style, depth)
        self._fields = outer
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None and depth == 0:
            self._open = paragraph  # its end was deleted, so that it goes on in the next one
            return
        yield paragraph

    def _label(self, properties: ET.Element | None, style: Style, style_id: str | None) -> str:
        """The number or sign before a paragraph, with a space behind it."""
        list_id, level = find_list(properties)
        if list_id is None:
            list_id = style.list_id
            if list_id is None:
                return ""
            if level is None:
                level = style.level if style.level is not None else self.lists.level_of_style(list_id, style_id or "")
        label = self.lists.next_label(list_id, level or 0)
        return f"{label} " if label else ""

    def _inline(self, element: ET.Element, paragraph: Paragraph, style: Style, depth: int) -> None:
        if depth > DEEPEST:
            return
        for child in element:
            tag = child.tag
            if tag == W + "r":
                self._run(child, paragraph, style, depth)
            elif tag in _WRAPS:
                self._inline(child, paragraph, style, depth + 1)
            elif tag in _GONE:
                self.deleted += 1
            elif tag.startswith(_MATH):
                paragraph.add("".join(part.text or "" for part in child.iter(_MATH + "t")))

    def _run(self, run: ET.Element, paragraph: Paragraph, style: Style, depth: int) -> None:
        letters = run.find(W + "rPr")
        named = letters.find(W + "rStyle") if letters is not None else None
        own = self.styles.find(named.get(_VAL)) if named is not None else None
        if self._is_hidden(run, letters, own, style):
            return
        font = find_font(letters) or (own.font if own is not None else None) or style.font
        before = len(paragraph.runs)
        for child in run:
            self._piece(child, paragraph, font, depth)
        if letters is not None and _is_raised(letters):
            _drop_mark(paragraph, before)

    def _is_hidden(self, run: ET.Element, letters: ET.Element | None, own: Style | None, style: Style) -> bool:
        said = is_on(letters.find(W + "vanish")) if letters is not None else None
        if said is None and own is not None:
            said = own.hidden
        if said if said is not None else style.hidden:
            self.hidden += sum(len(text.text or "") for text in run.iter(W + "t"))
            return not any(child.tag == W + "fldChar" for child in run)
        return False

    def _piece(self, child: ET.Element, paragraph: Paragraph, font: str | None, depth: int) -> None:
        tag = child.tag
        if tag == W + "fldChar":
            self._meet_field(child.get(W + "fldCharType"))
        elif tag == W + "lastRenderedPageBreak":
            self._turn(paragraph)
        elif self._fields and any(each.is_code for each in self._fields):
            return
        elif tag == W + "t":
            paragraph.add((child.text or "").replace("\n", " "), font)
        elif tag in _MARKS:
            paragraph.add(_MARKS[tag], font)
        elif tag == W + "br":
            paragraph.add(" " if child.get(W + "type") in {"page", "column"} else "\n", font)
        elif tag == W + "sym":
            paragraph.add(from_symbol(child.get(W + "char", ""), child.get(W + "font", "")))
        elif tag in _NOTES:
            self._meet_note(_NOTES[tag], child.get(W + "id", ""), paragraph, depth)
        elif tag in _BOXES or tag == MC + "AlternateContent":
            self._meet_box(child, paragraph, depth)

    def _turn(self, paragraph: Paragraph) -> None:
        self.page += 1
        if self.paged and not paragraph.text.strip():
            paragraph.page = self.page

    def _meet_field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].is_code = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _meet_note(self, kind: str, note_id: str, paragraph: Paragraph, depth: int) -> None:
        if depth < DEEPEST:
            paragraph.notes.extend(self.blocks(self.note(kind, note_id), kind, depth + 1))

    def _meet_box(self, element: ET.Element, paragraph: Paragraph, depth: int) -> None:
        """Take in the words of text boxes; what is drawn twice for old programs is read once."""
        if depth >= DEEPEST:
            return
        drawn = element.find(MC + "Choice") if element.tag == MC + "AlternateContent" else element
        for box in drawn.iter(W + "txbxContent") if drawn is not None else ():
            paragraph.notes.extend(self.blocks(box, "textbox", depth + 1))

    def _table(self, element: ET.Element, part: str, depth: int) -> Table:
        table = Table(page=self.page if self.paged else None, part=part)
        for row in _unwrapped(element):
            if row.tag != W + "tr":
                continue
            if row.find(f"{W}trPr/{W}del") is not None:
                self.deleted += 1
                continue
            table.rows.append(list(self._row(row, part, depth)))
        return table

    def _row(self, row: ET.Element, part: str, depth: int) -> Iterator[Cell]:
        before = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
        if before:
            yield Cell(columns=before)
        for element in _unwrapped(row):
            if element.tag != W + "tc":
                continue
            properties = element.find(W + "tcPr")
            merged = properties.find(W + "vMerge") if properties is not None else None
            across = properties.find(W + "hMerge") if properties is not None else None
            blocks = self.blocks(element, part, depth + 1)
            yield Cell(
                blocks=blocks,
                columns=_number(properties.find(W + "gridSpan") if properties is not None else None, 1),
                continued=any(
                    found is not None and found.get(_VAL, "continue") == "continue" for found in (merged, across)
                ),
            )


def _unwrapped(elements: Iterable[ET.Element], depth: int = 0) -> Iterator[ET.Element]:
    """Elements with those that only hold others left out, deleted ones too."""
    for element in elements:
        if element.tag in _WRAPS and depth < DEEPEST:
            yield from _unwrapped(element, depth + 1)
        elif element.tag == MC + "AlternateContent" and depth < DEEPEST:
            choice = element.find(MC + "Choice")
            yield from _unwrapped(choice if choice is not None else (), depth + 1)
        elif element.tag not in _GONE:
            yield element


def _part_of(style: Style, part: str) -> str:
    return "caption" if part == "body" and style.name == "caption" else part


def _is_raised(letters: ET.Element) -> bool:
    align = letters.find(W + "vertAlign")
    return align is not None and align.get(_VAL) == "superscript"


def _drop_mark(paragraph: Paragraph, before: int) -> None:
    """Take away what was added since a count of runs, where it is the mark of a footnote typed by hand."""
    raised = "".join(words for words, _ in paragraph.runs[before:])
    tail = "".join(words for words, _ in paragraph.runs[max(0, before - 3) : before])
    if is_note_mark(tail, raised):
        del paragraph.runs[before:]


def _number(element: ET.Element | None, otherwise: int) -> int:
    written = element.get(_VAL, "") if element is not None else ""
    return max(otherwise, min(int(written[:6]), _WIDEST)) if written.isdecimal() else otherwise
