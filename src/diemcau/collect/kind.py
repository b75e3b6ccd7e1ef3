"""What bytes are, told by what they hold, whatever the file is called."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

TEXT, MARKDOWN, HTML = "text/plain", "text/markdown", "text/html"
PDF, RTF, ZIP = "application/pdf", "application/rtf", "application/zip"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT, ODS = "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet"
ODP, EPUB = "application/vnd.oasis.opendocument.presentation", "application/epub+zip"
DOC, XLS, PPT = "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint"
XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
EML, MSG, MHT = "message/rfc822", "application/vnd.ms-outlook", "multipart/related"
PNG, JPEG, TIFF = "image/png", "image/jpeg", "image/tiff"
LOCKED, COMPOUND = "application/encrypted", "application/x-ole-storage"
"""A Word, Excel or PowerPoint file under a password; another file in the old container of Office."""

KINDS = {
    PDF: "a PDF",
    RTF: "a rich text file (RTF)",
    ZIP: "a ZIP file",
    DOCX: "a Word file",
    XLSX: "an Excel file",
    XLSB: "a binary Excel file (XLSB)",
    PPTX: "a PowerPoint file",
    ODT: "a LibreOffice text",
    ODS: "a LibreOffice table",
    ODP: "a LibreOffice presentation",
    EPUB: "an e-book",
    DOC: "an old Word file",
    XLS: "an old Excel file",
    PPT: "an old PowerPoint file",
    EML: "a mail",
    MSG: "an Outlook mail",
    MHT: "a saved page",
    PNG: "a picture (PNG)",
    JPEG: "a picture (JPEG)",
    TIFF: "a picture (TIFF)",
    LOCKED: "an Office file under a password",
    COMPOUND: "a file in the old container of Office",
}
"""Media types that are no plain text, in words for people."""

_BEGINNINGS = (
    (b"%PDF-", PDF),
    (b"{\\rtf", RTF),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"PK\x07\x08", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", COMPOUND),
)
_PICTURES = ((b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG), (b"II*\x00", TIFF), (b"MM\x00*", TIFF))
BEGINNING = 8
"""Bytes at the start of a file that tell an office file from a picture."""

_LATE_PDF = re.compile(rb"[\r\n\0]%PDF-[12]\.")
_PDF_WITHIN = 1024  # bytes before a PDF's first line that readers of PDF put up with
# Streams of the old container, in the order in which they are asked for: what is embedded comes after what holds it.
_STREAMS = (
    ("EncryptedPackage", LOCKED),
    ("__properties_version1.0", MSG),
    ("WordDocument", DOC),
    ("PowerPoint Document", PPT),
    ("Workbook", XLS),
    ("Book", XLS),
)
_SIGNS = (
    (b"GIF8", "a picture (GIF)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file (7z)"),
    (b"Rar!\x1a", "a compressed file (RAR)"),
    (b"\x28\xb5\x2f\xfd", "a compressed file (zstd)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ", "a compressed file (xz)"),
    (b"\x78\x9f\x3e\x22", "an Outlook attachment (winmail.dat)"),
    (b"ITSF", "a help file (CHM)"),
    (b"SQLite format 3\x00", "a database (SQLite)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"OggS", "a sound or film"),
    (b"ID3", "a sound (MP3)"),
)
_SHORT = 262144  # bytes; what says of which parts an office file is made is a few thousand
_ODF_NAME = re.compile(rb"PK\x03\x04.{22}\x08\x00..mimetype([!-~]{10,100})", re.DOTALL)
# The type of the main part; other types in the list may be those of files put into this one.
_MAIN_PARTS = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (rb"wordprocessingml\.(?:document|template)\.main|ms-word\.\w+\.macroenabled", DOCX),
        (rb"sheet\.binary\.macroenabled\.main", XLSB),
        (rb"spreadsheetml\.(?:sheet|template)\.main|ms-excel\.\w+\.macroenabled\.main", XLSX),
        (rb"presentationml\.\w+\.main|ms-powerpoint\.\w+\.macroenabled\.main", PPTX),
    )
)
_MAIN_NAMES = (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX), ("ppt/presentation.xml", PPTX))
_HEAD_WITHIN = 65536  # bytes of a mail's head that are looked at
_ENVELOPE = re.compile(rb">?From [^\n]*\n")
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):(?:\s|\Z)")
_MAIL_SIGNS = frozenset((b"mime-version", b"message-id", b"received", b"return-path", b"x-mailer", b"content-type"))
_MAIL_HEADERS = _MAIL_SIGNS | {b"from", b"to", b"subject", b"date", b"cc", b"reply-to", b"delivered-to", b"sender"}
_SAVED_PAGE = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_IS_PAGE = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}\?>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def find_format(body: bytes) -> str | None:
    """The media type of bytes that are an office file, PDF, picture, mail or archive, or None where they are none.

    The container alone does not say what a file is: a ZIP is asked for its members, an old Office file for its
    streams. A container too damaged to be asked is told by the names in it.
    """
    for sign, found in _BEGINNINGS:
        if body.startswith(sign):
            inside = {ZIP: _in_zip, COMPOUND: _in_compound}.get(found)
            return found if inside is None else inside(body)
    for sign, found in _PICTURES:
        if body.startswith(sign):
            return found
    if _LATE_PDF.search(body, 0, _PDF_WITHIN):
        return PDF
    return find_mail(body)


def is_office(beginning: bytes) -> bool:
    """Whether the first `BEGINNING` bytes of a file are those of a PDF, an office file or an archive."""
    return beginning.startswith(tuple(sign for sign, _ in _BEGINNINGS))


def _in_zip(body: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = set(archive.namelist())
            said = archive.read("mimetype") if _is_short(archive, "mimetype") else b""
            parts = archive.read("[Content_Types].xml") if _is_short(archive, "[Content_Types].xml") else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error):
        return _in_damaged_zip(body)
    return _of_members(names, said, parts)


def _is_short(archive: zipfile.ZipFile, name: str) -> bool:
    return name in archive.NameToInfo and archive.getinfo(name).file_size <= _SHORT


def _of_members(names: set[str], said: bytes, parts: bytes) -> str:
    for kind in (ODT, ODS, ODP, EPUB):
        if said.strip().startswith(kind.encode()):
            return kind
    for pattern, kind in _MAIN_PARTS:
        if pattern.search(parts):
            return kind
    return next((kind for name, kind in _MAIN_NAMES if parts and name in names), ZIP)


def _in_damaged_zip(body: bytes) -> str:
    """What a ZIP that breaks off was, by the names that stand before its parts."""
    said = _ODF_NAME.match(body)
    if said is not None:
        return _of_members(set(), said[1], b"")
    start = body[:_SHORT]
    return next((kind for name, kind in _MAIN_NAMES if name.encode() in start or name.encode() in body[-_SHORT:]), ZIP)


def _in_compound(body: bytes) -> str:
    names = list_streams(body)
    return next((kind for name, kind in _STREAMS if name in names), COMPOUND)


def list_streams(body: bytes) -> set[str]:
    """Names of the outermost streams of an old Office file; of a damaged one those that are known and still in it."""
    import olefile  # type: ignore[import-untyped]

    try:
        with olefile.OleFileIO(io.BytesIO(body)) as compound:
            found = {path[0] for path in compound.listdir() if len(path) == 1}
    except Exception:  # noqa: BLE001 - a damaged container fails in many ways
        found = set()
    return found or {name for name, _ in _STREAMS if name.encode("utf-16-le") in body}


def find_mail(body: bytes) -> str | None:
    """Whether bytes are a mail or a saved page, by the header lines that they begin with."""
    head = body[:_HEAD_WITHIN].lstrip(b"\xef\xbb\xbf\r\n")
    envelope = _ENVELOPE.match(head)
    head = head[envelope.end() :] if envelope else head
    names: set[bytes] = set()
    for line in head.split(b"\n"):
        match = _HEADER.match(line)
        if match is None:
            if not line.startswith((b" ", b"\t")):
                break
            continue
        names.add(match[1].lower())
    if not names & _MAIL_SIGNS or len(names & _MAIL_HEADERS) < 2:  # noqa: PLR2004 - one may be a text's own first line
        return None
    return MHT if _SAVED_PAGE.search(head) and b"received" not in names else EML


def find_kind(body: bytes) -> str | None:
    """What bytes that hold no report are, in words for people, or None where they may be text."""
    for sign, kind in _SIGNS:
        if body.startswith(sign):
            return kind
    if body[4:8] == b"ftyp":
        return "a film (MP4)"
    return (
        "a sound, film or picture" if body.startswith(b"RIFF") and body[8:12] in {b"WAVE", b"AVI ", b"WEBP"} else None
    )


def find_media_type(text: str, ending: str) -> str:
    """`text/html`, `text/markdown` or `text/plain`, by how a text begins and, where that says nothing, by the name.

    Args:
        text: The decoded file.
        ending: Ending of its name with the dot, such as `.md`.
    """
    if ending.lower() in {".html", ".htm", ".xhtml", ".shtml"} or _IS_PAGE.match(text):
        return HTML
    return MARKDOWN if ending.lower() in {".md", ".markdown", ".mdown"} else TEXT
