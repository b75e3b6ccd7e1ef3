"""Word files (DOCX, DOCM, DOTX): their text as Word shows it, with tables, list numbers, footnotes and text boxes.

Only the parts that hold text are unpacked. Macros, links and embedded files are never opened.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from xml.etree import ElementTree as ET

from diemcau.collect.archive import Archive
from diemcau.collect.blocks import Block, Paragraph, Writer
from diemcau.collect.content import Content, Draft, Notice
from diemcau.collect.decode import decode
from diemcau.collect.docx_body import RELATION_ID, Body
from diemcau.collect.docx_lists import Lists
from diemcau.collect.docx_styles import Styles, W
from diemcau.collect.formats import find_reader
from diemcau.collect.kind import HTML, MHT, RTF, find_format, find_media_type
from diemcau.collect.masthead import Masthead
from diemcau.collect.xmltree import parse_xml
from diemcau.errors import Invalid

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# The strict form of the standard differs by its names alone.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", RELATION_ID[1:-3].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_HEAD_OF_STYLE = 200  # bytes
_MOST_PARTS = 200  # headers and footers that are read


def read_docx(body: bytes, name: str) -> Content:
    """The text of a Word file.

    Headers and footers, each once, stand at the end and are furniture; tables of contents are furniture too. A
    footnote follows the paragraph or table that it belongs to. What was deleted with tracked changes on and what is
    hidden is left out, with a notice.

    Raises:
        Unread: If it is damaged, under a password or too large.
    """
    del name
    with Archive(body) as archive:
        parts = _Parts(archive)
        return _read(parts)


class _Parts:
    """The parts of a Word file, by what they are to its main part."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        start = self._related("_rels/.rels", "")
        self.main = next((target for kind, target, _ in start if kind == "officeDocument"), "word/document.xml")
        folder, file = posixpath.split(self.main)
        self._all = self._related(f"{folder}/_rels/{file}.rels".lstrip("/"), folder)

    def _related(self, part: str, folder: str) -> list[tuple[str, str, str]]:
        """Kind, name and id of the parts that a part is tied to, those outside the file left out."""
        if not self.archive.has(part):
            return []
        return [
            (
                each.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
                each.get("Id", ""),
            )
            for each in parse_xml(self.archive.read(part), part).iter(_RELATION)
            if each.get("TargetMode") != "External"
        ]

    def read(self, part: str) -> ET.Element:
        """The root of a part."""
        return parse_xml(_usual(self.archive.read(part)), part)

    def find(self, kind: str) -> ET.Element | None:
        """The root of the part of a kind, or None where there is none."""
        target = self._name(kind)
        return self.read(target) if target is not None else None

    def styles(self) -> Styles:
        """The styles; a folder of reports from one template has them read once."""
        target = self._name("styles")
        return _read_styles(self.archive.read(target), target) if target is not None else Styles(None)

    def _name(self, kind: str) -> str | None:
        target = next((target for each, target, _ in self._all if each == kind), None)
        return target if target is not None and self.archive.has(target) else None

    def of_id(self, relation: str | None) -> str | None:
        """The name of the part of a relation, or None where there is none."""
        target = next((target for _, target, each in self._all if each == relation), None)
        return target if target is not None and self.archive.has(target) else None

    def has_macros(self) -> bool:
        """Whether programs are kept in the file."""
        return any(info.filename.lower().endswith("vbaproject.bin") for info in self.archive.members())


def _usual(written: bytes) -> bytes:
    """A part with the names of the usual form of the standard."""
    for strict, usual in _STRICT if _STRICT[0][0] in written[:4096] else ():
        written = written.replace(strict, usual)
    return written


@lru_cache(maxsize=16)
def _read_styles(written: bytes, part: str) -> Styles:
    return Styles(parse_xml(_without_table_styles(_usual(written)), part))


def _without_table_styles(styles: bytes) -> bytes:
    """The styles without those of tables: nine tenths of many files, and nothing that changes the text."""
    end = b"</w:style>"
    pieces = styles.split(end)
    return end.join(
        piece
        for piece in pieces
        if not (piece.lstrip().startswith(b"<w:style ") and b'w:type="table"' in piece[:_HEAD_OF_STYLE])
    )


class _Notes:
    """Footnotes and endnotes, loaded when the first one is met, each told once."""

    def __init__(self, parts: _Parts) -> None:
        self._parts = parts
        self._known: dict[str, dict[str, ET.Element]] = {}

    def __call__(self, kind: str, note_id: str) -> Iterable[ET.Element]:
        if kind not in self._known:
            root = self._parts.find(f"{kind}s")
            self._known[kind] = {
                note.get(W + "id", ""): note
                for note in (root if root is not None else ())
                if note.get(W + "type") in {None, "normal"}
            }
        return self._known[kind].pop(note_id, ())


def _read(parts: _Parts) -> Content:
    root = parts.read(parts.main)
    styles = parts.styles()
    body = Body(styles, Lists(parts.find("numbering"), styles), _Notes(parts), partial(_chunk, parts))
    body.paged = next(root.iter(W + "lastRenderedPageBreak"), None) is not None
    draft = Draft()
    writer = Writer(draft)
    top = root.find(W + "body")
    writer.write(body.blocks(top if top is not None else ()))
    body.paged = False
    seen: set[str] = set()
    for part, element in _margins(parts, root):
        writer.write(_unseen(body.blocks(element, part), seen))
    draft.notices += _notices(parts, body)
    return draft.content(Masthead(title=_title(styles, top)))


def _chunk(parts: _Parts, relation: str | None) -> Iterator[str]:
    """The lines of a page or text that a program put into the file for Word to turn into paragraphs.

    Files made by web pages often hold nothing else.
    """
    target = parts.of_id(relation)
    body = parts.archive.read(target) if target is not None else b""
    media_type = find_format(body)
    if media_type in {MHT, RTF}:
        reader = find_reader(media_type)
        text = reader(body, "").mapped.text if reader is not None else ""
    else:
        text = _of_page(body) if media_type is None else ""
    yield from text.split("\n")


def _of_page(body: bytes) -> str:
    try:
        text = decode(body).text if body.strip() else ""
    except Invalid:
        return ""
    if find_media_type(text, "") != HTML:
        return text
    from diemcau.collect.html_text import read_page

    return read_page(text, whole=True).mapped.text


def _margins(parts: _Parts, root: ET.Element) -> list[tuple[str, ET.Element]]:
    """Headers and footers in the order of the sections that have them, each once."""
    found: dict[str, str] = {}
    for kind in ("header", "footer"):
        for element in root.iter(f"{W}{kind}Reference"):
            target = parts.of_id(element.get(RELATION_ID))
            if target is not None and len(found) < _MOST_PARTS:
                found.setdefault(target, kind)
    return [(kind, parts.read(target)) for target, kind in found.items()]


def _unseen(blocks: Sequence[Block], seen: set[str]) -> list[Block]:
    """Blocks without paragraphs that only say what an earlier header or footer said."""
    found = [block for block in blocks if not (isinstance(block, Paragraph) and block.text.strip() in seen)]
    seen.update(block.text.strip() for block in found if isinstance(block, Paragraph))
    return found


def _title(styles: Styles, top: ET.Element | None) -> str | None:
    """The words of the first paragraph that is set as the title, or None."""
    for element in (top if top is not None else ())[:20]:
        named = element.find(f"{W}pPr/{W}pStyle")
        if named is not None and styles.find(named.get(W + "val")).name == "title":
            words = " ".join("".join(text.text or "" for text in element.iter(W + "t")).split())
            return words or None
    return None


def _notices(parts: _Parts, body: Body) -> list[Notice]:
    found = []
    if parts.has_macros():
        found.append(Notice("macros", "holds macros; they were not run, and only its text was read"))
    if body.deleted:
        words = f"has {body.deleted} stretches deleted with tracked changes on; they were not read"
        found.append(Notice("tracked", words, "Accept or reject the changes if the deleted words still hold."))
    if body.hidden:
        words = f"has {body.hidden} hidden characters; they were not read"
        found.append(Notice("hidden", words, "Look whether they belong to the report."))
    return found
