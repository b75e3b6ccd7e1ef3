"""LibreOffice texts (ODT): their text as LibreOffice shows it, with tables, list numbers, footnotes and text boxes.

Only the parts that hold text are unpacked. Macros, links and embedded files are never opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from diemcau.collect.archive import Archive
from diemcau.collect.blocks import DEEPEST, Block, Cell, Paragraph, Table, Writer, is_note_mark
from diemcau.collect.content import Content, Draft, Notice, Unread
from diemcau.collect.masthead import Masthead
from diemcau.collect.odt_styles import DRAW, OFFICE, STYLE, TABLE, TEXT, Counter, Level, Look, Styles
from diemcau.collect.xmltree import parse_xml

_WORDS = frozenset((TEXT + "p", TEXT + "h"))
_LIST = TEXT + "list"
_WRAPS = frozenset((TEXT + "section", TEXT + "index-body", TEXT + "index-title", DRAW + "g", OFFICE + "text"))
_INDEXES = frozenset(
    TEXT + name
    for name in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "alphabetical-index",
        "user-index",
    )
)
_UNREAD = frozenset(
    (
        OFFICE + "annotation",
        TEXT + "tracked-changes",
        TEXT + "note-citation",
        TEXT + "ruby-text",
        TEXT + "hidden-text",
        TEXT + "hidden-paragraph",
        OFFICE + "event-listeners",
    )
)
_MOST_REPEATED = 200  # times that a cell is repeated; empty ones fill a row to its end
_SPACES = re.compile(r"[ \t\r\n]+")
_UNLOCK = "Open it with its password, save it without one, and try again."


def read_odt(body: bytes, name: str) -> Content:
    """The text of a LibreOffice text.

    Headers and footers, each once, stand at the end and are furniture; tables of contents are furniture too. A
    footnote follows the paragraph or table that it belongs to. What was deleted with tracked changes on and what is
    hidden is left out, with a notice.

    Raises:
        Unread: If it is damaged, under a password or too large.
    """
    del name
    with Archive(body) as archive:
        manifest = "META-INF/manifest.xml"
        if archive.has(manifest) and b"encryption-data" in archive.read(manifest):
            raise Unread("encrypted", "it is under a password", _UNLOCK)
        root = parse_xml(archive.read("content.xml"), "content.xml")
        frame = parse_xml(archive.read("styles.xml"), "styles.xml") if archive.has("styles.xml") else None
        has_macros = any(info.filename.startswith(("Basic/", "Scripts/")) for info in archive.members())
    return _read(root, frame, has_macros=has_macros)


def _read(root: ET.Element, frame: ET.Element | None, *, has_macros: bool) -> Content:
    styles = Styles()
    for each in (root, frame):
        if each is not None:
            styles.take(each)
    text = root.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise Unread("broken", "its text is missing", "Open it in LibreOffice and save it again.")
    body = _Body(styles, paged=next(root.iter(TEXT + "soft-page-break"), None) is not None)
    draft = Draft()
    writer = Writer(draft)
    writer.write(body.blocks(text))
    body.paged = False
    writer.write(_margins(frame, body))
    draft.notices += _notices(body, sum(1 for _ in root.iter(TEXT + "deletion")), has_macros=has_macros)
    return draft.content(Masthead(title=body.title))


def _margins(frame: ET.Element | None, body: _Body) -> list[Block]:
    """Headers and footers, each once."""
    found: list[Block] = []
    seen: set[str] = set()
    for kind in ("header", "footer"):
        for element in frame.iter(STYLE + kind) if frame is not None else ():
            for block in body.blocks(element, kind):
                words = block.text.strip() if isinstance(block, Paragraph) else ""
                if words not in seen:
                    found.append(block)
                    seen.add(words)
    return found


def _notices(body: _Body, deleted: int, *, has_macros: bool) -> Iterator[Notice]:
    if has_macros:
        yield Notice("macros", "holds macros; they were not run, and only its text was read")
    if deleted:
        words = f"has {deleted} stretches deleted with tracked changes on; they were not read"
        yield Notice("tracked", words, "Accept or reject the changes if the deleted words still hold.")
    if body.hidden:
        words = f"has {body.hidden} hidden characters; they were not read"
        yield Notice("hidden", words, "Look whether they belong to the report.")


@dataclass(slots=True)
class _Body:
    """Turns elements into blocks.

    Attributes:
        styles: The styles of the file.
        paged: Whether the file says where its pages end.
        page: The page that the last element stood on.
        hidden: Characters met that are hidden.
        title: Words of the first paragraph that is set as the title, or None.
    """

    styles: Styles
    paged: bool = False
    page: int = 1
    hidden: int = 0
    title: str | None = None
    _counter: Counter = field(default_factory=Counter)
    _outline: Counter = field(default_factory=Counter)
    _begun: bool = False

    def blocks(self, elements: Iterable[ET.Element], part: str = "body", depth: int = 0) -> list[Block]:
        """The paragraphs and tables that elements hold, in their order."""
        found: list[Block] = []
        for element in elements if depth < DEEPEST else ():
            if element.tag in _WORDS:
                found.append(self._paragraph(element, part, depth))
            elif element.tag == TABLE + "table":
                found.append(self._table(element, part, depth))
            elif element.tag == _LIST:
                found.extend(self._list(element, part, depth))
            elif element.tag in _WRAPS:
                found.extend(self.blocks(element, part, depth + 1))
            elif element.tag in _INDEXES:
                found.extend(self.blocks(element, "contents", depth + 1))
            elif element.tag == TEXT + "soft-page-break":
                self.page += 1
            elif element.tag == DRAW + "frame":
                found.extend(self._frame(element, depth))
        return found

    def _paragraph(self, element: ET.Element, part: str, depth: int, label: str | None = None) -> Paragraph:
        look = self.styles.find("paragraph", element.get(TEXT + "style-name"))
        self.page += look.breaks and self._begun and part == "body"
        self._begun = True
        paragraph = Paragraph(
            page=self.page if self.paged else None, part=part, furniture=part in {"header", "footer", "contents"}
        )
        if label is None and element.tag == TEXT + "h" and element.get(TEXT + "is-list-header") != "true":
            level = element.get(TEXT + "outline-level", "1")
            label = self._outline.next_label(self.styles.outline, int(level) if level.isdecimal() else 1)
        paragraph.add(label or "")
        self._inline(element, paragraph, look, depth)
        if look.title and self.title is None and part == "body":
            self.title = " ".join(paragraph.text.split()) or None
        return paragraph

    def _inline(self, element: ET.Element, paragraph: Paragraph, look: Look, depth: int) -> None:
        self._add(element.text, paragraph, look)
        for child in element:
            if child.tag not in _UNREAD and depth < DEEPEST:
                self._piece(child, paragraph, look, depth)
            elif child.tag == TEXT + "hidden-text":
                self.hidden += len("".join(child.itertext()))
            self._add(child.tail, paragraph, look)

    def _piece(self, child: ET.Element, paragraph: Paragraph, look: Look, depth: int) -> None:
        tag = child.tag
        if tag == TEXT + "span":
            self._span(child, paragraph, look, depth)
        elif tag == TEXT + "s":
            paragraph.add(" ")
        elif tag == TEXT + "tab":
            paragraph.add("\t")
        elif tag == TEXT + "line-break":
            paragraph.add("\n")
        elif tag == TEXT + "soft-page-break":
            self.page += 1
        elif tag == TEXT + "note":
            body = child.find(TEXT + "note-body")
            kind = child.get(TEXT + "note-class", "footnote")
            paragraph.notes.extend(self.blocks(body if body is not None else (), kind, depth + 1))
        elif tag == DRAW + "frame" or tag.startswith(DRAW):
            paragraph.notes.extend(self._frame(child, depth))
        else:
            self._inline(child, paragraph, look, depth + 1)

    def _span(self, element: ET.Element, paragraph: Paragraph, around: Look, depth: int) -> None:
        own = self.styles.find("text", element.get(TEXT + "style-name"))
        look = Look(
            font=own.font or around.font, hidden=own.hidden or around.hidden, raised=own.raised or around.raised
        )
        before = len(paragraph.runs)
        self._inline(element, paragraph, look, depth + 1)
        if own.raised:
            raised = "".join(words for words, _ in paragraph.runs[before:])
            tail = "".join(words for words, _ in paragraph.runs[max(0, before - 3) : before])
            if is_note_mark(tail, raised):
                del paragraph.runs[before:]

    def _add(self, words: str | None, paragraph: Paragraph, look: Look) -> None:
        if not words:
            return
        if look.hidden:
            self.hidden += len(words.strip())
            return
        paragraph.add(_SPACES.sub(" ", words), look.font)

    def _frame(self, element: ET.Element, depth: int) -> list[Block]:
        """The words of a text box; those of pictures and embedded files are left."""
        found: list[Block] = []
        for box in element.iter(DRAW + "text-box"):
            found.extend(self.blocks(box, "textbox", depth + 1))
        return found

    def _list(self, element: ET.Element, part: str, depth: int) -> list[Block]:
        style = element.get(TEXT + "style-name", "")
        self._counter.open_list(element, style)
        return self._items(element, style, 1, part, depth)

    def _items(self, element: ET.Element, style: str, at: int, part: str, depth: int) -> list[Block]:
        found: list[Block] = []
        levels = self.styles.lists.get(style, {})
        for item in element if depth < DEEPEST else ():
            labelled = item.tag == TEXT + "list-item"
            for child in item:
                if child.tag == _LIST:
                    inner = child.get(TEXT + "style-name", style)
                    found.extend(self._items(child, inner, at + 1, part, depth + 1))
                elif child.tag in _WORDS:
                    label = self._label(item, levels, at) if labelled else ""
                    found.append(self._paragraph(child, part, depth, label))
                else:
                    found.extend(self.blocks([child], part, depth + 1))
                labelled = labelled and child.tag not in _WORDS and child.tag != _LIST
        return found

    def _label(self, item: ET.Element, levels: dict[int, Level], at: int) -> str:
        return self._counter.next_label(levels, at, item.get(TEXT + "start-value"))

    def _table(self, element: ET.Element, part: str, depth: int) -> Table:
        table = Table(page=self.page if self.paged else None, part=part)
        for row in _rows(element):
            cells = list(self._row(row, part, depth))
            repeated = _repeated(row, TABLE + "number-rows-repeated")
            table.rows += [cells] * (repeated if any(cell.blocks for cell in cells) else 1)
        return table

    def _row(self, row: ET.Element, part: str, depth: int) -> Iterator[Cell]:
        for element in row:
            if element.tag == TABLE + "table-cell":
                cell = Cell(blocks=self.blocks(element, part, depth + 1))
            elif element.tag == TABLE + "covered-table-cell":
                cell = Cell(continued=True)
            else:
                continue
            yield from [cell] * _repeated(element, TABLE + "number-columns-repeated")


def _rows(element: ET.Element, depth: int = 0) -> Iterator[ET.Element]:
    """The rows of a table, heads and groups of rows looked into."""
    for child in element:
        if child.tag == TABLE + "table-row":
            yield child
        elif child.tag in {TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group"}:
            yield from _rows(child, depth + 1) if depth < DEEPEST else ()


def _repeated(element: ET.Element, name: str) -> int:
    written = element.get(name, "1")
    return max(1, min(int(written[:6]), _MOST_REPEATED)) if written.isdecimal() else 1
