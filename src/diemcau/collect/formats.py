"""Which reader reads which kind of file; a reader is loaded when the first file of its kind comes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import TypeAlias

from diemcau.collect import kind
from diemcau.collect.content import Content

Reader: TypeAlias = Callable[[bytes, str], Content]
"""Takes the bytes of a file and its name; raises `Unread` where nothing can be drawn from it."""

READERS = {
    kind.DOCX: "docx:read_docx",
    kind.ODT: "odt:read_odt",
    kind.RTF: "rtf:read_rtf",
    kind.PDF: "pdf:read_pdf",
    kind.XLSX: "sheet:read_xlsx",
    kind.ODS: "sheet:read_ods",
}
"""Module of this room and function in it, for each media type that is one document."""


@cache
def find_reader(media_type: str) -> Reader | None:
    """The reader of a media type, or None where files of it are not read."""
    named = READERS.get(media_type)
    if named is None:
        return None
    module, _, function = named.partition(":")
    try:
        reader: Reader = getattr(import_module(f"diemcau.collect.{module}"), function)
    except ModuleNotFoundError as error:
        if error.name != f"diemcau.collect.{module}":
            raise
        return None
    return reader
