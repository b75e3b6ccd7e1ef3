"""A report as a Word document that people go on writing in: real headings, hidden marks on every number.

Every number stands in a bookmark that Word does not list (`_dc_n12_3`: the lock n12, printed as the third number), so
that a draft that comes back can be held against its report; every number and mark leads to its entry in the appendix.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from diemcau.publish.calendar import format_period
from diemcau.publish.report.docx_marks import Marker
from diemcau.publish.report.docx_style import set_styles
from diemcau.publish.report.drawing import chart_png, missing
from diemcau.publish.report.model import Chart, Listing, Marks, Num, Paragraph, Quote, Table
from diemcau.records.period import day as day_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diemcau.publish.report.model import Block, Citation, Piece, Report, Section, Sentence

_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest day a zip can name
_TEXT_WIDTH_CM = 16.5  # A4 less the margins of Decree 30/2020/ND-CP, appendix I
_HEAD_FILL = "E9EDF2"


def write_report_docx(report: Report) -> bytes:
    """The report as DOCX; the same report gives the same bytes.

    Raises:
        Missing: If what writes Word documents or draws charts is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise missing("python-docx") from error
    return repacked(_Writer(report, docx.Document()).write())


def repacked(body: bytes) -> bytes:
    """The same package without the time it was written at."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return out.getvalue()


class _Writer:
    """Writes one document."""

    def __init__(self, report: Report, document: Any) -> None:
        self.report = report
        self.words = report.words
        self.document = document
        self.marker = Marker(report.language)
        set_styles(document, report.language)

    def write(self) -> bytes:
        """The whole document."""
        self._properties()
        self._head()
        self.marker.add_contents(self.document, self.words["contents"], self._headings())
        for section in self.report.sections:
            self._section(section, 1)
        self._appendix()
        self.marker.add_footer(self.document, self.words["page"])
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _properties(self) -> None:
        properties, report = self.document.core_properties, self.report
        moment = datetime(report.day.year, report.day.month, report.day.day, tzinfo=UTC)
        properties.title, properties.author, properties.language = (
            report.title,
            report.org or "Diemcau",
            report.language,
        )
        properties.created = properties.modified = moment
        properties.last_modified_by, properties.comments, properties.revision = "Diemcau", "", 1

    def _head(self) -> None:
        report = self.report
        if report.org:
            self._plain(report.org.upper(), "Subtitle")
        self._plain(report.title, "Title")
        day = format_period(day_of(report.day), report.language)
        self._plain(self.words["made_on"].format(day=day), "Subtitle")

    def _plain(self, words: str, style: str) -> Any:
        paragraph = self.document.add_paragraph(style=style)
        self.marker.add_words(paragraph, words)
        return paragraph

    def _headings(self) -> list[tuple[int, str, str]]:
        """Level, words and bookmark of every heading."""
        found: list[tuple[int, str, str]] = []

        def walk(section: Section, level: int) -> None:
            found.append((level, f"{section.number}. {section.title}", _place(section)))
            for each in section.sections:
                walk(each, level + 1)

        for section in self.report.sections:
            walk(section, 1)
        return [*found, (1, self.words["appendix"], "_dc_appendix")]

    def _section(self, section: Section, level: int) -> None:
        heading = self.document.add_paragraph(style=f"Heading {level}")
        with self.marker.bookmark(heading, _place(section)):
            self.marker.add_words(heading, f"{section.number}. {section.title}")
        for block in section.blocks:
            self._block(block)
        for each in section.sections:
            self._section(each, level + 1)

    def _block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            paragraph = self.document.add_paragraph(style="Diemcau Note" if block.is_note else "Body Text")
            if block.lead is not None:
                self.marker.add_words(paragraph, f"{block.lead.text} ", bold=True)
            self._sentences(paragraph, block.sentences)
        elif isinstance(block, Listing):
            self._listing(block)
        elif isinstance(block, Table):
            self._table(block)
        else:
            self._chart(block)

    def _listing(self, listing: Listing) -> None:
        """Items; their numbers are written out, so that they stay the same when items move to another document."""
        for at, item in enumerate(listing.items, start=1):
            paragraph = self.document.add_paragraph(style="Body Text" if listing.is_numbered else "List Bullet")
            if listing.is_numbered:
                self.marker.add_words(paragraph, f"{at}. ")
            self._sentences(paragraph, item)

    def _sentences(self, paragraph: Any, sentences: Iterable[Sentence]) -> None:
        for at, sentence in enumerate(sentences):
            if at:
                self.marker.add_words(paragraph, " ")
            for piece in sentence.pieces:
                self._piece(paragraph, piece)

    def _piece(self, paragraph: Any, piece: Piece) -> None:
        if isinstance(piece, Num):
            self.marker.add_number(paragraph, piece, self.report.locks[piece.lock].citations[0])
        elif isinstance(piece, Marks):
            self.marker.add_marks(paragraph, piece.citations)
        else:
            language = piece.language if isinstance(piece, Quote) else ""
            self.marker.add_words(paragraph, piece.text, language=language)

    def _table(self, table: Table) -> None:
        from docx.shared import Cm

        self._sentences(self.document.add_paragraph(style="Caption"), (table.caption,))
        made = self.document.add_table(rows=1, cols=len(table.head), style="Table Grid")
        made.autofit = False
        total = sum(table.widths) or len(table.head)
        widths = [Cm(_TEXT_WIDTH_CM * (width / total)) for width in table.widths or (1,) * len(table.head)]
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        for cell, head in zip(made.rows[0].cells, table.head, strict=True):
            self._cell(cell, head, bold=True)
            self.marker.shade(cell, _HEAD_FILL)
        self.marker.repeat_head(made.rows[0])
        for row in table.rows:
            added = made.add_row()
            self.marker.keep_whole(added)
            for at, (cell, said) in enumerate(zip(added.cells, row, strict=True)):
                self._cell(cell, said, right=at in table.numeric)
        for line in made.rows:
            for cell, width in zip(line.cells, widths, strict=True):
                cell.width = width
        self.document.add_paragraph(style="Diemcau Note")

    def _cell(self, cell: Any, sentence: Sentence, *, bold: bool = False, right: bool = False) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = cell.paragraphs[0]
        paragraph.style = self.document.styles["Diemcau Cell"]
        if right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if bold:
            self.marker.add_words(paragraph, sentence.text, bold=True)
        else:
            self._sentences(paragraph, (sentence,))

    def _chart(self, chart: Chart) -> None:
        from docx.shared import Cm

        png, summary = chart_png(self.report, chart)
        paragraph = self.document.add_paragraph(style="Body Text")
        picture = paragraph.add_run().add_picture(io.BytesIO(png), width=Cm(_TEXT_WIDTH_CM))
        self.marker.describe(picture, summary)
        self._sentences(self.document.add_paragraph(style="Caption"), (chart.caption,))

    def _appendix(self) -> None:
        self.document.add_page_break()
        heading = self.document.add_paragraph(style="Heading 1")
        with self.marker.bookmark(heading, "_dc_appendix"):
            self.marker.add_words(heading, self.words["appendix"])
        for citation in self.report.citations.values():
            self._citation(citation)

    def _citation(self, citation: Citation) -> None:
        paragraph = self.document.add_paragraph(style="Diemcau Source")
        with self.marker.bookmark(paragraph, f"_dc_{citation.id}"):
            self.marker.add_words(paragraph, f"[{citation.id}]", bold=True)
        for source in citation.sources:
            place = f", {source.place}" if source.place else ""
            self.marker.add_words(paragraph, f" {source.document}{place}: “")
            before, after = source.sentence[: source.start], source.sentence[source.end :]
            for words, bold in ((before, False), (source.sentence[source.start : source.end], True), (after, False)):
                self.marker.add_words(paragraph, words, bold=bold, language=source.language)
            self.marker.add_words(paragraph, "”")
        if citation.how:
            self.marker.add_words(paragraph, f" {citation.how}")
            if citation.rests_on:
                before, _, after = self.words["rests_on"].partition("{marks}")
                self.marker.add_words(paragraph, f" {before}")
                self.marker.add_marks(paragraph, citation.rests_on)
                self.marker.add_words(paragraph, f"{after}.")


def _place(section: Section) -> str:
    return f"_dc_s_{section.code.replace('-', '_')}"
