"""The report as Word document and PDF: what makes them fit to be worked with and kept."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree as ET

import docx
import pypdfium2  # type: ignore[import-untyped]
import pytest

from diemcau.errors import Missing
from diemcau.publish.report import drawing
from diemcau.publish.report.docx import write_report_docx
from diemcau.publish.report.html import write_report_html
from diemcau.publish.report.letters import to_printable
from diemcau.publish.report.model import Report
from diemcau.publish.report.pdf import write_report_pdf

from .conftest import compiled, evidence, fact, material, quantity

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def word(conference: Mapping[str, Report]) -> bytes:
    """The Vietnamese report of the example as DOCX."""
    return write_report_docx(conference["vi"])


@pytest.fixture(scope="module")
def body(word: bytes) -> ET.Element:
    """The main part of it."""
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        return ET.fromstring(archive.read("word/document.xml"))


def test_the_same_report_gives_the_same_bytes(conference: Mapping[str, Report], word: bytes) -> None:
    """No clock and no chance is in a finished file."""
    assert write_report_docx(conference["vi"]) == word
    assert write_report_pdf(conference["en"]) == write_report_pdf(conference["en"])
    assert write_report_html(conference["en"]) == write_report_html(conference["en"])


def test_headings_are_headings_of_word(conference: Mapping[str, Report], word: bytes) -> None:
    """Each section's heading has the style of its level, so that Word makes its own contents of them."""
    opened = docx.Document(io.BytesIO(word))
    told = [(p.style.name, p.text) for p in opened.paragraphs if p.style is not None and p.style.name[:7] == "Heading"]
    report = conference["vi"]
    wanted = [
        (f"Heading {1 if each in report.sections else 2}", f"{each.number}. {each.title}") for each in report.walk()
    ]
    assert told == [*wanted, ("Heading 1", report.words["appendix"])]
    assert ' TOC \\o "1-2" \\h \\z \\u ' in opened.element.xml


def test_every_number_stands_in_a_hidden_mark(conference: Mapping[str, Report], body: ET.Element) -> None:
    """Marks name the lock and count the numbers; links within the document lead to marks that are there."""
    names = [each.get(f"{W}name", "") for each in body.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    assert all(name.startswith("_") and len(name) <= 40 for name in names)
    numbers = [name for name in names if name.startswith("_dc_n")]
    assert numbers == [f"_dc_{num.lock}_{at}" for at, num in enumerate(conference["vi"].numbers(), start=1)]
    assert {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")} <= set(names)
    ids = [each.get(f"{W}id") for each in body.iter(f"{W}bookmarkStart")]
    assert ids == [each.get(f"{W}id") for each in body.iter(f"{W}bookmarkEnd")] or set(ids) == {
        each.get(f"{W}id") for each in body.iter(f"{W}bookmarkEnd")
    }


def test_tables_repeat_their_heads(body: ET.Element) -> None:
    """The first row of each table is repeated on every page, and no row is cut by the end of one."""
    tables = list(body.iter(f"{W}tbl"))
    assert len(tables) == 2
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_runs_name_their_language(body: ET.Element) -> None:
    """The report's words are tagged as Vietnamese, those of English documents as English."""
    tags = {
        (run.findtext(f"{W}t") or "")[:20]: lang.get(f"{W}val")
        for run in body.iter(f"{W}r")
        if (lang := run.find(f"{W}rPr/{W}lang")) is not None
    }
    assert set(tags.values()) == {"vi-VN", "en-GB"}
    assert tags["complete the digitis"] == "en-GB"


def test_letters_that_xml_cannot_hold_are_left_out() -> None:
    """A control character in a document's words breaks no file."""
    odd = fact(quantity("5"), measure="", labels={"en": "odd\x0bname"}, rank=0, evidence=(evidence("fi\x00ve"),))
    report = compiled(material(odd))["en"]
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(write_report_docx(report))).paragraphs)
    assert "Oddname" in text
    assert write_report_pdf(report).startswith(b"%PDF")


def test_the_pdf_is_fit_for_archives(conference: Mapping[str, Report]) -> None:
    """It says that it is PDF/A-2b, has its letters inside, a title, and several numbered pages."""
    made = write_report_pdf(conference["vi"])
    assert b"<pdfaid:part>2</pdfaid:part>" in made
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in made
    document = pypdfium2.PdfDocument(made)
    assert document.get_metadata_value("Title") == conference["vi"].title
    pages = [document[at].get_textpage().get_text_bounded() for at in range(len(document))]
    assert len(pages) > 4
    assert all(f"Trang {at}" in page for at, page in enumerate(pages, start=1))
    assert all("Nội dung" in page or "Kỳ số liệu" not in page for page in pages)


def test_words_are_never_read_as_markup_of_the_page() -> None:
    """What Typst takes for a command in its own files is only letters in the words of a document."""
    odd = '#read("/etc/passwd") $x$ *bold* @N1 <label> \\ = title'
    report = compiled(material(fact(quantity("5"), measure="", labels={"en": odd}, rank=0)))["en"]
    document = pypdfium2.PdfDocument(write_report_pdf(report))
    text = " ".join(document[at].get_textpage().get_text_bounded() for at in range(len(document)))
    assert '#read("/etc/passwd") $x$ *bold* @N1 <label>' in " ".join(text.split())


def test_what_is_not_installed_is_named(conference: Mapping[str, Report], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the drawing of charts the error says which extra brings it."""

    def fails(_: object) -> str:
        raise ImportError

    monkeypatch.setattr(drawing, "to_svg_file", fails)
    with pytest.raises(Missing, match=r"diemcau\[report\]"):
        write_report_html(conference["en"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Đối ngoại “ẫ” – 5 €", "Đối ngoại “ẫ” – 5 €"),
        ("a\x00b\u200bc\td", "abc d"),
        ("ﬁve\u2003ｘ", "five x"),
        ("中 ש", "? ?"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_archive_files_hold_letters_their_fonts_have(text: str, shown: str) -> None:
    """Vietnamese stays as it is; what no shipped font has is replaced, and breaks no file."""
    assert to_printable(text) == shown
    report = compiled(material(fact(quantity("5"), measure="", labels={"en": text}, rank=0)))["en"]
    assert write_report_pdf(report).startswith(b"%PDF")
