"""One report gives the same text and the same figures whatever kind of file it comes in."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from diemcau.collect.document import read_bytes
from diemcau.profile.load import load_profile
from diemcau.profile.types import Profile
from diemcau.read.document import read_document
from diemcau.records import Document, Figure

REPORTS = ("ENGLISH", "VIETNAMESE")
WRITERS = ("txt", "html", "word", "odt", "rtf", "eml", "pdf")
PLACED = ("html", "word", "odt", "rtf", "pdf")
OLD = ("tcvn3", "vni", "viscii", "vps", "viqr")


@pytest.fixture(scope="module")
def profile() -> Profile:
    """The shipped vocabulary."""
    return load_profile("vietnam_diplomacy")


def collected(body: bytes, name: str) -> Document:
    """The document in some bytes, with nothing to say beside it."""
    document, notices = read_bytes(body, Path(name))
    assert isinstance(document, Document), document
    assert notices == []
    return document


def lines(document: Document) -> list[str]:
    return [line for line in document.text.split("\n") if line.strip()]


def fields(figure: Figure, text: str) -> tuple[Any, ...]:
    """All that a figure says, but where it stands."""
    quantity = figure.quantity
    return (
        figure.text,
        text[figure.sentence.start : figure.sentence.end],
        quantity,
        figure.label,
        figure.measure,
        figure.unit_of_report,
        figure.period,
        figure.status,
        figure.kind,
        figure.stock_or_flow,
        figure.compare_to,
        figure.part_of,
        figure.partner,
    )


def figures(document: Document, profile: Profile) -> list[tuple[Any, ...]]:
    return [fields(figure, document.text) for figure in read_document(document, profile).figures]


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("writer", WRITERS)
def test_every_kind_of_file_gives_the_same_text(made: ModuleType, report: str, writer: str) -> None:
    """Line by line, list numbers and rows of the table included."""
    wanted = getattr(made, report)
    document = collected(getattr(made, writer)(wanted), f"report.{writer}")
    assert lines(document) == wanted.lines
    assert document.language == wanted.language


@pytest.mark.parametrize("encoding", OLD)
def test_old_encodings_give_the_same_text(made: ModuleType, encoding: str) -> None:
    """Codes of the nineties become Unicode, and the file says which they were."""
    document = collected(made.old_txt(made.VIETNAMESE, encoding), "report.txt")
    assert lines(document) == made.VIETNAMESE.lines
    assert document.encoding == encoding


def test_decomposed_letters_give_the_same_text(made: ModuleType) -> None:
    """NFD is brought into the one form."""
    document = collected(made.txt(made.VIETNAMESE, "NFD"), "report.txt")
    assert lines(document) == made.VIETNAMESE.lines


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("writer", [each for each in WRITERS if each != "txt"])
def test_every_kind_of_file_gives_the_same_figures(
    made: ModuleType, profile: Profile, report: str, writer: str
) -> None:
    """Field by field: value, interval, unit, label, period, status, and the sentence around it."""
    wanted = getattr(made, report)
    plain = figures(collected(made.txt(wanted), "report.txt"), profile)
    assert len(plain) >= 10
    assert figures(collected(getattr(made, writer)(wanted), f"report.{writer}"), profile) == plain


@pytest.mark.parametrize("form", ["NFD", *OLD])
def test_old_and_decomposed_texts_give_the_same_figures(made: ModuleType, profile: Profile, form: str) -> None:
    """Field by field, as in the text in Unicode."""
    plain = figures(collected(made.txt(made.VIETNAMESE), "report.txt"), profile)
    body = made.txt(made.VIETNAMESE, "NFD") if form == "NFD" else made.old_txt(made.VIETNAMESE, form)
    assert figures(collected(body, "report.txt"), profile) == plain


@pytest.mark.parametrize("report", REPORTS)
def test_a_workbook_gives_the_figures_of_the_table(made: ModuleType, profile: Profile, report: str) -> None:
    """Values, units, labels and periods are those that the table has in the text."""
    pytest.importorskip("diemcau.collect.sheet", reason="workbooks are not read yet")
    wanted = getattr(made, report)
    text = collected(made.txt(wanted), "report.txt")
    cells = {cell for row in wanted.rows[1:] for cell in row[1:]}
    in_text = [figure for figure in read_document(text, profile).figures if figure.text in cells]
    sheet = collected(made.xlsx(wanted), "report.xlsx")
    in_sheet = [
        f for f in read_document(sheet, profile).figures if f.quantity.value in {g.quantity.value for g in in_text}
    ]

    def said(figure: Figure) -> tuple[Any, ...]:
        return figure.quantity, figure.label, figure.measure, figure.period, figure.kind

    assert [said(figure) for figure in in_sheet] == [said(figure) for figure in in_text]


@pytest.mark.parametrize("writer", PLACED)
def test_a_figure_of_a_table_leads_to_its_cell(made: ModuleType, profile: Profile, writer: str) -> None:
    """Table, row and column are those that a person counts in the file."""
    document = collected(getattr(made, writer)(made.ENGLISH), f"report.{writer}")
    found = {
        (place.table, place.row, place.column): figure.text
        for figure in read_document(document, profile).figures
        if (place := document.place_at(figure.span.start)) is not None and place.table is not None
    }
    assert found == {(1, 2, 2): "2150.5", (1, 2, 3): "2410", (1, 3, 2): "1020", (1, 3, 3): "1180.4"}


@pytest.mark.parametrize("writer", ["html", "word", "odt", "rtf", "eml"])
def test_a_figure_of_a_sentence_leads_to_its_paragraph(made: ModuleType, writer: str) -> None:
    """Paragraphs are counted as a person counts them; the subject of a mail is none."""
    document = collected(getattr(made, writer)(made.ENGLISH), f"report.{writer}")
    place = document.place_at(document.text.index("40 million"))
    assert place is not None
    assert (place.paragraph, place.part) == (2 if writer == "eml" else 3, "body")
