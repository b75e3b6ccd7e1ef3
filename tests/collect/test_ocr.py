"""Scans and pictures of pages are read through Tesseract, where it is there, and say that they were."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped] # it ships no types
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.Image import Resampling

from diemcau.collect import ocr_picture
from diemcau.collect.content import Unread
from diemcau.collect.document import read_bytes
from diemcau.collect.ocr import find_recogniser, listed
from diemcau.collect.ocr_words import Scanned, find_tilt, to_words
from diemcau.collect.pdf import read_pdf
from diemcau.records import Document

needs_tesseract = pytest.mark.tesseract

VIETNAMESE = """
#set text(lang: "vi", font: "Libertinus Serif", size: 13pt)
Năm 2024, tỉnh Lâm Quang đón 1.234.567 lượt khách quốc tế, tăng 12,5% so với cùng kỳ năm 2023; tổng vốn đầu tư đăng
ký đạt hơn 3,8 tỷ USD. Sở Ngoại vụ đã tổ chức 48 đoàn ra và tiếp 91 đoàn vào.

#table(columns: (2fr, 1fr, 1fr), [Chỉ tiêu], [Năm 2023], [Năm 2024], [Vốn thực hiện của các doanh nghiệp], [1.200,5],
[1.361,2], [Kim ngạch xuất khẩu], [4.262,1], [4.884,6])
"""
ENGLISH = """
#set text(size: 12pt)
In 2024 the province of Dunmarsh received 1,234,567 visitors, up 12.5% on 2023, and signed 48 agreements. Registered
capital came to over USD 3.8 billion.
"""
FIGURES = ("1.234.567", "12,5%", "3,8 tỷ USD", "48 đoàn ra", "91 đoàn vào")
ROWS = ("Vốn thực hiện của các doanh nghiệp | 1.200,5 | 1.361,2", "Kim ngạch xuất khẩu | 4.262,1 | 4.884,6")


def drawn(*sources: str, tilt: float = 0.0) -> list[Image.Image]:
    """Pages of text as a scanner sees them."""
    pages = []
    for source in sources:
        page = pdfium.PdfDocument(typst.compile(f'#set page(paper: "a5")\n{source}'.encode(), format="pdf"))[0]
        pages.append(
            page.render(scale=200 / 72, grayscale=True)
            .to_pil()
            .rotate(tilt, fillcolor=255, resample=Resampling.BICUBIC)
        )
    return pages


def saved(pages: Sequence[Image.Image], form: str) -> bytes:
    body = io.BytesIO()
    more = {"save_all": True, "append_images": list(pages[1:])} if form in {"PDF", "TIFF"} else {}
    dpi = {"resolution": 200.0} if form == "PDF" else {"dpi": (200, 200)}
    pages[0].save(body, form, **more, **dpi)
    return body.getvalue()


@needs_tesseract
@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("tilt", [0.0, 0.7])
def test_a_scan_gives_its_figures_and_its_table(tilt: float) -> None:
    """Accents, numbers, and the rows of a ruled table come back, also from a tilted page."""
    content = read_pdf(saved(drawn(VIETNAMESE, tilt=tilt), "PDF"), "scan.pdf")
    text = content.mapped.text
    assert all(figure in text for figure in FIGURES), text
    assert all(row in text.splitlines() for row in ROWS), text
    assert "tỉnh Lâm Quang" in text


@needs_tesseract
@pytest.mark.usefixtures("tesseract")
def test_a_scan_says_that_it_was_recognised() -> None:
    """The document is marked, and one finding for all of it waits for a person."""
    document, findings = read_bytes(saved(drawn(ENGLISH, ENGLISH), "PDF"), Path("scan.pdf"))
    assert isinstance(document, Document)
    assert document.recognised
    assert [(finding.code, str(finding.severity)) for finding in findings] == [("collect.recognised", "hold")]
    assert "pages 1-2" in findings[0].message
    assert "USD 3.8 billion" in document.text


@needs_tesseract
@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_a_picture_of_a_page_is_read(form: str) -> None:
    """Pictures are documents as scans are."""
    content = ocr_picture.read_picture(saved(drawn(ENGLISH), form), "scan")
    assert "1,234,567 visitors" in content.mapped.text
    assert content.recognised


@needs_tesseract
@pytest.mark.usefixtures("tesseract")
def test_a_picture_of_several_pages_is_read() -> None:
    """Every page of a TIFF is read, and each knows its number."""
    content = ocr_picture.read_picture(saved(drawn(ENGLISH, VIETNAMESE), "TIFF"), "scan.tif")
    assert "48 agreements" in content.mapped.text
    assert "3,8 tỷ USD" in content.mapped.text
    assert {place.page for place in content.places} == {1, 2}


@needs_tesseract
@pytest.mark.usefixtures("tesseract")
def test_a_page_on_its_side_is_set_upright() -> None:
    """A page that was laid on its side is read all the same."""
    page = drawn(ENGLISH)[0].rotate(90, expand=True)
    assert "1,234,567 visitors" in read_pdf(saved([page], "PDF"), "scan.pdf").mapped.text


def test_pictures_need_the_parts_that_recognise(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Tesseract a picture says what to install."""
    monkeypatch.setattr(ocr_picture, "find_recogniser", lambda: None)
    with pytest.raises(Unread) as caught:
        ocr_picture.read_picture(b"\x89PNG\r\n\x1a\n", "scan.png")
    assert caught.value.what == "needs_part"
    assert "diemcau[ocr]" in caught.value.advice


def test_without_tesseract_there_is_no_recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that is not there is not there."""
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert find_recogniser.__wrapped__() is None


@needs_tesseract
@pytest.mark.usefixtures("tesseract")
@settings(max_examples=30)
@given(st.binary(max_size=60), st.sampled_from(["PNG", "JPEG", "TIFF"]), st.integers(0, 4000))
def test_a_damaged_picture_ends_in_a_cause(noise: bytes, form: str, length: int) -> None:
    """Whatever is wrong with a picture, it is read or named."""
    body = saved([Image.new("L", (60, 40), 255)], form)
    try:
        ocr_picture.read_picture(body[:length] + noise, "scan")
    except Unread:
        return


def row(line: int, word: int, box: tuple[int, int, int, int], sure: float, text: str) -> str:
    """A word as Tesseract's table tells it."""
    return "\t".join(map(str, (5, 1, 1, 1, line, word, *box, sure, text)))


def test_lines_of_a_tilted_page_are_set_level() -> None:
    """Words of a line that falls to the right stand at one height."""
    table = ["level\tpage_num"]
    table += [row(1, at, (100 * at, 500 + 2 * at, 80, 30), 96, f"word{at}") for at in range(1, 16)]
    table.append(row(2, 1, (100, 620, 20, 30), 3, "~"))
    scanned = Scanned.parse("\n".join(table))
    assert len(scanned.words) == 15
    tilt = find_tilt(scanned)
    assert tilt == pytest.approx(0.02, abs=0.002)
    found = to_words(scanned, 1000, 0.24, tilt)
    assert len({round(word.bottom, 2) for word in found}) == 1


def test_pages_are_listed_as_people_list_them() -> None:
    """Runs of pages are told by their ends."""
    assert listed([1, 2, 3, 7]) == "1-3, 7"
