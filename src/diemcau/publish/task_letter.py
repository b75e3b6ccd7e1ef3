"""Tasks as a letter that assigns them (DOCX), a draft that an office goes on writing in.

The layout follows Decree 30/2020/ND-CP, appendix I, for official letters: the issuing body with number and subject on
the left, the country's name and motto with place and day on the right, to whom it goes, what it says, who is told, and
the signature; the tasks stand in an annex of its own. Number, day and signature are left open where they are not given,
and a draft says that it is one.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from diemcau.publish.report.docx import repacked
from diemcau.publish.report.docx_marks import Marker
from diemcau.publish.report.docx_style import set_styles
from diemcau.publish.report.drawing import missing
from diemcau.publish.task_words import plain, say_day, say_source
from diemcau.publish.texts import load_texts

if TYPE_CHECKING:
    from diemcau.records.task_row import Letterhead, ShareRow, TaskRow

_HEAD_FILL = "E9EDF2"
_OPEN = "……"  # room for a number, a day
_SIGN_LINES = 4  # empty lines in which is signed
_WIDTHS = (1.2, 8.2, 4.2, 4.6, 3.0, 3.3)  # centimetres; A4 across less its margins
_HEAD_WIDTHS, _FOOT_WIDTHS = (6.4, 10.1), (8.0, 8.5)


def write_task_letter(
    head: Letterhead, rows: Sequence[TaskRow], *, language: str, today: date, unit: str = ""
) -> bytes:  # fmt: skip
    """A letter that assigns tasks; the same tasks give the same bytes.

    Args:
        head: What stands around the table.
        rows: The tasks, in the order in which they are to stand.
        language: Of what the house says itself, ISO 639-1.
        today: The day it is made, for the properties of the file alone.
        unit: The unit it goes to, where it goes to one: its part of each task is said in a column of its own.

    Raises:
        Missing: python-docx is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise missing("python-docx") from error
    return repacked(_Writer(docx.Document(), head, language, unit).write(rows, today))


class _Writer:
    """Writes one letter."""

    def __init__(self, document: Any, head: Letterhead, language: str, unit: str) -> None:
        self.document, self.head, self.unit = document, head, unit
        self.texts, self.marker = load_texts(language), Marker(language)
        set_styles(document, language)

    def write(self, rows: Sequence[TaskRow], today: date) -> bytes:
        """The whole letter."""
        properties = self.document.core_properties
        moment = datetime(today.year, today.month, today.day, tzinfo=UTC)
        properties.title = plain(self.head.subject) or self.texts["task.letter.annex"]
        properties.author, properties.last_modified_by = plain(self.head.body), "Diemcau"
        properties.created = properties.modified = moment
        properties.comments, properties.revision = "", 1
        self._number_pages()
        if not self.head.number:
            self._line(self.document.add_paragraph(), self.texts["task.letter.draft"], bold=True, align="RIGHT")
        self._heads()
        self._says(len(rows))
        self._feet()
        self._annex(rows)
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _line(
        self, paragraph: Any, words: str, *, bold: bool = False, italic: bool = False, align: str = "", size: int = 0,
        after: int = 0,
    ) -> Any:  # fmt: skip
        """Words in a paragraph; `align` is a name of Word's alignments, sizes and spaces are points."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        run = self.marker.add_words(paragraph, plain(words), bold=bold)
        if run is not None:
            run.italic = italic or None
            run.font.size = Pt(size) if size else None
        if align:
            paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align)
        paragraph.paragraph_format.space_after = Pt(after)
        return paragraph

    def _number_pages(self) -> None:
        """Numbers in the middle of the upper margin, none on the first page (appendix I, part I.4 of the decree)."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        paragraph._p.append(field)  # noqa: SLF001 - fields have no public name
        run = paragraph.add_run("2")
        field.append(run._r)  # noqa: SLF001

    def _columns(self, widths: Sequence[float]) -> list[Any]:
        """Two columns side by side without lines."""
        table = self.document.add_table(rows=1, cols=len(widths))
        _set_widths(table, widths)
        return list(table.rows[0].cells)

    def _heads(self) -> None:
        """Who issues it on the left, the country on the right."""
        head, texts = self.head, self.texts
        left, right = self._columns(_HEAD_WIDTHS)
        first = left.paragraphs[0]
        if head.above:
            self._line(first, head.above.upper(), align="CENTER", size=12)
            first = left.add_paragraph()
        self._line(first, head.body.upper(), bold=True, align="CENTER", size=12)
        self._line(left.add_paragraph(), "―――――", align="CENTER", size=8)
        number = texts["task.letter.number"].format(number=head.number or f"{_OPEN}/{_OPEN}")
        self._line(left.add_paragraph(), number, align="CENTER")
        if head.subject:
            subject = texts["task.letter.subject"].format(subject=head.subject)
            self._line(left.add_paragraph(), subject, align="CENTER", size=12)
        self._line(right.paragraphs[0], texts["task.letter.country"], bold=True, align="CENTER", size=12)
        self._line(right.add_paragraph(), texts["task.letter.motto"], bold=True, align="CENTER", size=13)
        self._line(right.add_paragraph(), "―――――――――――", align="CENTER", size=8)
        if head.day is not None:
            day = texts["task.letter.day"].format(
                place=head.place or _OPEN, day=f"{head.day.day:02d}", month=_month(head.day), year=head.day.year
            )
        else:
            day = texts["task.letter.day"].format(place=head.place or _OPEN, day=_OPEN, month=_OPEN, year=_OPEN)
        self._line(right.add_paragraph(), day, italic=True, align="CENTER")

    def _says(self, count: int) -> None:
        """To whom it goes, on what it rests, and what is asked."""
        self.document.add_paragraph()
        to = self.unit or self.texts["task.letter.all_units"]
        self._line(self.document.add_paragraph(), self.texts["task.letter.to"].format(to=to), align="CENTER", after=10)
        for words in self.head.ground:
            self._body(words)
        self._body(self.texts.plural("task.letter.assigns", count).format(body=self.head.body, count=count))
        for words in self.head.closing or (self.texts["task.letter.closing"],):
            self._body(words)

    def _body(self, words: str) -> None:
        from docx.shared import Cm

        paragraph = self.document.add_paragraph(style="Body Text")
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
        self._line(paragraph, words, after=6)

    def _feet(self) -> None:
        """Who is told on the left, who signs on the right."""
        head = self.head
        self.document.add_paragraph()
        left, right = self._columns(_FOOT_WIDTHS)
        self._line(left.paragraphs[0], self.texts["task.letter.recipients"], bold=True, italic=True, size=12)
        for words in (*head.recipients, self.texts["task.letter.filed"]):
            self._line(left.add_paragraph(), f"- {words};" if words in head.recipients else f"- {words}", size=11)
        signs = [one for one in (head.authority.upper(), head.post.upper() or _OPEN) if one]
        for at, words in enumerate(signs):
            paragraph = right.paragraphs[0] if at == 0 else right.add_paragraph()
            self._line(paragraph, words, bold=True, align="CENTER")
        for _ in range(_SIGN_LINES):
            right.add_paragraph()
        self._line(right.add_paragraph(), head.signer or _OPEN, bold=True, align="CENTER")

    def _annex(self, rows: Sequence[TaskRow]) -> None:
        """The tasks, on pages across."""
        from docx.enum.section import WD_ORIENT, WD_SECTION

        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
        section.different_first_page_header_footer = False
        texts, head = self.texts, self.head
        self._line(self.document.add_paragraph(), texts["task.letter.annex"], bold=True, align="CENTER", size=14)
        with_day = say_day(texts, head.day) or _OPEN
        attached = texts["task.letter.attached"].format(
            number=head.number or f"{_OPEN}/{_OPEN}", day=with_day, body=head.body
        )
        self._line(self.document.add_paragraph(), attached, italic=True, align="CENTER", after=8)
        names = ["number", "title", "lead", "coordinating" if not self.unit else "part", "due", "product"]
        self._table(
            [texts[f"task.letter.column.{name}"] for name in names], [self._said(*one) for one in _counted(rows)]
        )

    def _said(self, at: int, row: TaskRow) -> list[str]:
        """What stands in each column of a task's row."""
        texts = self.texts
        told = [row.title] if not row.words or row.words == row.title else [row.title, f"“{row.words}”"]
        if source := say_source(texts, row):
            told.append(f"({source})")
        due = say_day(texts, row.due) or row.deadline_words or texts["task.mark.no_deadline"]
        with_whom = self._part(row) if self.unit else ";\n".join(self._share(share) for share in row.coordinating)
        return [str(at), "\n".join(told), row.lead or _OPEN, with_whom, due, row.product]

    def _share(self, share: ShareRow) -> str:
        """A unit that takes part, with what it is asked for and by when."""
        said = f"{share.org}: {share.words}" if share.words else share.org
        if share.due is None:
            return said
        return self.texts["task.letter.share"].format(said=said, day=say_day(self.texts, share.due))

    def _part(self, row: TaskRow) -> str:
        """What the unit that the letter goes to does in a task."""
        if row.lead == self.unit:
            return self.texts["task.letter.leads"]
        found = [share for share in row.coordinating if share.org == self.unit]
        return "\n".join(": ".join(filter(None, (self._by(share.due or row.due), share.words))) for share in found)

    def _by(self, due: date | None) -> str:
        if due is None:
            return self.texts["task.letter.takes_part"]
        return self.texts["task.letter.takes_part_by"].format(day=say_day(self.texts, due))

    def _table(self, heads: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
        table = self.document.add_table(rows=1, cols=len(heads), style="Table Grid")
        for cell, words in zip(table.rows[0].cells, heads, strict=True):
            self._cell(cell, words, bold=True, align="CENTER")
            self.marker.shade(cell, _HEAD_FILL)
        self.marker.repeat_head(table.rows[0])
        for line in lines:
            for at, (cell, words) in enumerate(zip(table.add_row().cells, line, strict=True)):
                self._cell(cell, words, align="CENTER" if at in {0, len(line) - 2} else "")
        _set_widths(table, _WIDTHS)

    def _cell(self, cell: Any, words: str, *, bold: bool = False, align: str = "") -> None:
        for at, line in enumerate(plain(words).split("\n")):
            paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            paragraph.style = self.document.styles["Diemcau Cell"]
            self._line(paragraph, line, bold=bold, align=align, after=2)


def _set_widths(table: Any, widths: Sequence[float]) -> None:
    """Widths in centimetres, for programs that ask the cells and for those that ask the columns."""
    from docx.shared import Cm

    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)


def _counted(rows: Sequence[TaskRow]) -> list[tuple[int, TaskRow]]:
    return list(enumerate(rows, 1))


def _month(day: date) -> str:
    """January and February are written with two digits, the others with one (appendix I, part II.4 of the decree)."""
    return f"{day.month:02d}" if day.month < 3 else str(day.month)  # noqa: PLR2004 - February is the second month
