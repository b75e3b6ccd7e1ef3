"""A PDF as a document: its text in the order of reading, its tables as rows of cells, each with its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2 as pdfium  # type: ignore[import-untyped] # it ships no types
from pypdfium2 import raw

from diemcau.collect.content import Content, Notice, Unread
from diemcau.collect.ocr import (
    MOST_SCANS,
    NEEDED,
    best_resolution,
    find_recogniser,
    listed,
    read_pictures,
    recognised_notice,
)
from diemcau.collect.pdf_ink import PageInk, Word
from diemcau.collect.pdf_page import read_ink
from diemcau.collect.pdf_streams import check_streams
from diemcau.collect.pdf_text import draw_text
from diemcau.records import Severity

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PAGES = 2_000
"""Pages of a PDF that are read; a yearbook has 1,000."""

MOST_WORDS = 1_500_000
"""Words of a PDF that are read; they are held in memory with their boxes, at about 300 bytes each."""

_SAVE_AGAIN = "Ask its sender for it anew, or open it, print it into a new PDF and try again."
_UNLOCK = "Open it with its password, save it without one, and try again."
_XFA = "Open it in Adobe Reader, print it into a new PDF and try again."
_BARE = 40  # characters: a page with fewer that a picture covers is a scan with a stamp or a page number
_COVERED = 0.4  # of the page: a smaller picture is an illustration
_UNREAL = 0.3  # of the characters: with more of them unknown the text cannot be read
_SCREEN = 72.0  # points to an inch
_MOST_DOTS = 12_000  # of a page's longer side when it is drawn


def read_pdf(body: bytes, name: str) -> Content:  # noqa: ARG001 - every reader is told the name
    """The text of a PDF.

    Pages that are pictures are recognised where the parts for it are there; else a notice says what to install.

    Raises:
        Unread: If it is damaged (`broken`), under a password (`encrypted`), swells when it is unpacked (`bomb`), has
            no text (`no_text`), or holds nothing but pictures of text that cannot be recognised here (`needs_part`).
    """
    check_streams(body)
    document = _open(body)
    try:
        pages, notices = _pages(document)
        notices += _recognise(document, pages)
    finally:
        document.close()
    recognised = any(notice.what == "recognised" for notice in notices)
    content = draw_text(pages, recognised=recognised)
    if not content.mapped.text.strip():
        raise Unread("no_text", "it holds no text, only drawings or empty pages", _SAVE_AGAIN)
    return replace(content, notices=(*content.notices, *notices))


def _open(body: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(body)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            raise Unread("encrypted", "it is under a password", _UNLOCK) from error
        raise Unread("broken", "it breaks off or is damaged", _SAVE_AGAIN) from error
    if len(document) < 1:
        document.close()
        raise Unread("broken", "it has no pages", _SAVE_AGAIN)
    if document.get_formtype() == raw.FORMTYPE_XFA_FULL:
        document.close()
        raise Unread("no_text", "it is a form that only Adobe Reader shows (XFA)", _XFA)
    return document


def _pages(document: pdfium.PdfDocument) -> tuple[list[PageInk], list[Notice]]:
    """The pages that can be read, and what a person should know of the others."""
    found: list[PageInk] = []
    broken: list[int] = []
    fills = document.get_formtype() == raw.FORMTYPE_ACRO_FORM
    words = number = 0
    while number < min(len(document), MOST_PAGES) and words <= MOST_WORDS:
        number += 1
        try:
            found.append(_ink(document, number, fills=fills))
        except pdfium.PdfiumError:
            broken.append(number)
            continue
        words += len(found[-1].words)
    if not found:
        raise Unread("broken", "none of its pages can be read", _SAVE_AGAIN)
    return found, list(_losses(broken, number, len(document)))


def _losses(broken: Sequence[int], read: int, count: int) -> Iterator[Notice]:
    if broken:
        words = f"has damaged pages, which are left out: {listed(broken)}"
        yield Notice("damaged", words, _SAVE_AGAIN, Severity.HOLD)
    if read < count:
        words = f"has {count:,} pages, of which the first {read:,} are read"
        yield Notice("cut", words, "Split it into its single reports.", Severity.HOLD)


def _ink(document: pdfium.PdfDocument, number: int, *, fills: bool) -> PageInk:
    page = document[number - 1]
    try:
        if fills and raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
            page.close()  # what was typed into a form is part of the page only when it is loaded again
            page = document[number - 1]
        return read_ink(page, number)
    finally:
        page.close()


def _is_scan(ink: PageInk) -> bool:
    """Whether a page is a picture of text, or text that the file does not tell the letters of."""
    letters = _letters(ink.words)
    return (letters < _BARE and ink.pictured > _COVERED) or (letters > 0 and ink.unreal > _UNREAL)


def _letters(words: Sequence[Word]) -> int:
    return sum(len(word.text) for word in words)


def _is_layer(ink: PageInk) -> bool:
    """Whether a page's text was laid under a scan by a program that recognised it."""
    return ink.unseen and ink.pictured > _COVERED


def _recognise(document: pdfium.PdfDocument, pages: Sequence[PageInk]) -> list[Notice]:
    """Put recognised words in place of pictures of text, where that can be done; what to say of it."""
    layers = [ink.number for ink in pages if _is_layer(ink) and not _is_scan(ink)]
    said = [recognised_notice(f"has scans with text that another program recognised: pages {listed(layers)}")]
    said = said if layers else []
    scans = {ink.number: ink for ink in pages if _is_scan(ink)}
    if not scans:
        return said
    recogniser = find_recogniser()
    if recogniser is None:
        if len(scans) == len(pages):
            raise Unread("needs_part", "its pages are pictures of text", NEEDED)
        words = f"has pages that are pictures of text and are not read: {listed(list(scans))}"
        return [*said, Notice("pictures", words, NEEDED, Severity.HOLD)]
    jobs = [(number, *_drawer(document, ink)) for number, ink in list(scans.items())[:MOST_SCANS]]
    done = {number: found for number, found in read_pictures(recogniser, jobs) if found is not None}
    for number, found in done.items():
        ink = scans[number]
        if _letters(found.words) <= _letters(ink.words) and ink.unreal <= _UNREAL:
            continue
        ink.words, ink.rules, ink.width, ink.height = found.words, found.rules, found.width, found.height
    return [*said, *_recognised(list(scans), list(done))]


def _drawer(document: pdfium.PdfDocument, ink: PageInk) -> tuple[Callable[[], Image], float]:
    """What draws a page for recognition, and points to one of its pixels."""
    scale = min(best_resolution(ink.dots) / _SCREEN, _MOST_DOTS / max(1.0, ink.width, ink.height))

    def draw() -> Image:
        page = document[ink.number - 1]
        try:
            picture: Image = page.render(scale=scale, grayscale=True).to_pil().copy()
        finally:
            page.close()
        return picture

    return draw, 1 / scale


def _recognised(scans: Sequence[int], done: Sequence[int]) -> Iterator[Notice]:
    if done:
        yield recognised_notice(f"is a scan, whose letters were recognised: pages {listed(done)}")
    left = [number for number in scans if number not in set(done)]
    if left:
        words = f"has pages that are pictures of text and could not be recognised: {listed(left)}"
        yield Notice("pictures", words, "Send the file the scan was made from, or scan it anew.", Severity.HOLD)
