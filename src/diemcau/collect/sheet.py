"""Workbooks (XLSX, ODS) as documents: the tables that a person sees, each cell with its sheet and address."""

from __future__ import annotations

from diemcau.collect.content import Content, Unread
from diemcau.collect.sheet_book import Book
from diemcau.collect.sheet_ods import load_ods
from diemcau.collect.sheet_text import draw_book
from diemcau.collect.sheet_xlsx import load_xlsx

_ADVICE = "Check that it was saved whole and that its sheets are shown."


def read_xlsx(body: bytes, name: str) -> Content:
    """The text of an Excel workbook; what is hidden, uncomputed or an error is left out, with a notice.

    Raises:
        Unread: If it is damaged (`broken`), swells when it is unpacked (`bomb`, `too_large`, `unsafe`), or shows
            nothing (`no_text`).
    """
    del name
    return _drawn(load_xlsx(body))


def read_ods(body: bytes, name: str) -> Content:
    """The text of a LibreOffice workbook; as `read_xlsx`.

    Raises:
        Unread: As `read_xlsx`, and if it is under a password (`encrypted`).
    """
    del name
    return _drawn(load_ods(body))


def _drawn(book: Book) -> Content:
    content = draw_book(book)
    if not content.mapped.text.strip():
        hidden = f"; it hides {', '.join(book.hidden)}" if book.hidden else ""
        raise Unread("no_text", f"no cell of it shows anything{hidden}", _ADVICE)
    return content
