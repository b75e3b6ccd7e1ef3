"""Which reader reads which kind of file; a reader is loaded when the first file of its kind comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import Any, TypeAlias

from diemcau.collect import kind
from diemcau.collect.archive import Budget
from diemcau.collect.content import Content, Member, Notice

Reader: TypeAlias = Callable[[bytes, str], Content]
"""Takes the bytes of a file and its name; raises `Unread` where nothing can be drawn from it."""

Opener: TypeAlias = Callable[[bytes, Budget], Iterator[Member | Notice]]
"""Takes the bytes of a file that holds files and what may be unpacked; raises `Unread` where it cannot be opened."""

READERS = {
    kind.DOCX: "docx:read_docx",
    kind.ODT: "odt:read_odt",
    kind.RTF: "rtf:read_rtf",
    kind.PDF: "pdf:read_pdf",
    kind.XLSX: "sheet:read_xlsx",
    kind.ODS: "sheet:read_ods",
    kind.DOC: "office:read_doc",
    kind.XLS: "office:read_xls",
    kind.EML: "mail:read_mail",
    kind.MHT: "mail:read_saved_page",
    kind.MSG: "msg:read_msg",
    kind.PNG: "ocr_picture:read_picture",
    kind.JPEG: "ocr_picture:read_picture",
    kind.TIFF: "ocr_picture:read_picture",
    kind.LOCKED: "office:refuse_locked",
    kind.COMPOUND: "office:refuse_unknown",
}
"""Module of this room and function in it, for each media type that is one document."""

OPENERS = {kind.ZIP: "zipped:open_zip", kind.EML: "mail:open_mail", kind.MSG: "msg:open_msg"}
"""The same for each media type that holds files, which are documents of their own."""


@cache
def find_reader(media_type: str) -> Reader | None:
    """The reader of a media type, or None where files of it are not read as a document."""
    reader: Reader | None = _load(READERS.get(media_type))
    return reader


@cache
def find_opener(media_type: str) -> Opener | None:
    """What takes files out of files of a media type, or None where they hold none."""
    opener: Opener | None = _load(OPENERS.get(media_type))
    return opener


def _load(named: str | None) -> Any:
    if named is None:
        return None
    module, _, function = named.partition(":")
    try:
        return getattr(import_module(f"diemcau.collect.{module}"), function)
    except ModuleNotFoundError as error:
        if error.name != f"diemcau.collect.{module}":
            raise
        return None
