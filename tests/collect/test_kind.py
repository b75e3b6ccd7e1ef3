"""What a file is, is told by what it holds."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from diemcau.collect import kind
from diemcau.collect.document import read_bytes
from diemcau.collect.formats import OPENERS, READERS, find_opener, find_reader
from diemcau.collect.kind import find_format
from diemcau.records import Document, Finding

WRITTEN = {
    "word": kind.DOCX,
    "odt": kind.ODT,
    "rtf": kind.RTF,
    "eml": kind.EML,
    "msg": kind.MSG,
    "pdf": kind.PDF,
    "xlsx": kind.XLSX,
    "txt": None,
    "html": None,
}


@pytest.mark.parametrize("writer", WRITTEN)
def test_each_kind_is_told_by_its_bytes(made: ModuleType, writer: str) -> None:
    """A real file of each kind; texts and pages are told later, by their characters."""
    assert find_format(getattr(made, writer)(made.ENGLISH)) == WRITTEN[writer]


@pytest.mark.parametrize("writer", ["word", "odt", "rtf", "eml", "msg", "pdf", "html"])
@pytest.mark.parametrize("ending", ["pdf", "docx", "txt", "xls", "jpg", ""])
def test_a_wrong_ending_does_no_harm(made: ModuleType, writer: str, ending: str) -> None:
    """Whatever a file is called, it is read as what it is."""
    body = getattr(made, writer)(made.ENGLISH)
    document, _ = read_bytes(body, Path(f"report.{ending}"))
    assert isinstance(document, Document)
    assert [line for line in document.text.splitlines() if line] == made.ENGLISH.lines


@pytest.mark.parametrize(
    ("stream", "found"),
    [
        ("WordDocument", kind.DOC),
        ("Workbook", kind.XLS),
        ("Book", kind.XLS),
        ("PowerPoint Document", kind.PPT),
        ("EncryptedPackage", kind.LOCKED),
        ("__properties_version1.0", kind.MSG),
        ("Something", kind.COMPOUND),
    ],
)
def test_old_office_files_are_told_by_their_streams(made: ModuleType, stream: str, found: str) -> None:
    """The outermost stream decides, even where another file is put inside."""
    body = made.compound({stream: bytes(5000), "ObjectPool/WordDocument": b"x", "ObjectPool/Workbook": b"x"})
    assert find_format(body) == found


def test_a_damaged_container_is_told_by_the_names_in_it(made: ModuleType) -> None:
    """A Word file that breaks off is still a Word file, so that its finding can say so."""
    assert find_format(made.word(made.ENGLISH)[:-500]) == kind.DOCX
    assert find_format(made.odt(made.ENGLISH)[:800]) == kind.ODT
    assert find_format(made.compound({"WordDocument": bytes(5000)})[:-3000]) in {kind.DOC, kind.COMPOUND}
    document, _ = read_bytes(made.word(made.ENGLISH)[:-500], Path("a.docx"))
    assert isinstance(document, Finding)
    assert document.code == "collect.broken"


@pytest.mark.parametrize(
    ("types", "found"),
    [
        ("application/vnd.ms-word.document.macroEnabled.main+xml", kind.DOCX),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", kind.DOCX),
        ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", kind.XLSX),
        ("application/vnd.ms-excel.sheet.binary.macroEnabled.main", kind.XLSB),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", kind.PPTX),
        ("application/x-other", kind.ZIP),
    ],
)
def test_office_packages_are_told_by_their_main_part(types: str, found: str) -> None:
    """A file put into a workbook does not make it a Word file."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        default = '<Default ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document"/>'
        archive.writestr("[Content_Types].xml", f'<Types>{default}<Override ContentType="{types}"/></Types>')
    assert find_format(whole.getvalue()) == found


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"Rar!\x1a\x07", "RAR"),
        (b"MZ\x90\x00", "a program"),
        (b"\x78\x9f\x3e\x22", "winmail.dat"),
    ],
)
def test_what_holds_no_report_is_named(body: bytes, words: str) -> None:
    """Whatever it is called, the finding says what it is."""
    document, _ = read_bytes(body + bytes(99), Path("report.docx"))
    assert isinstance(document, Finding)
    assert document.code == "collect.not_text"
    assert words in document.message


def test_what_is_not_read_is_named(made: ModuleType) -> None:
    """Slides are known and not read."""
    document, _ = read_bytes(made.compound({"PowerPoint Document": b"x"}), Path("a.ppt"))
    assert isinstance(document, Finding)
    assert document.code == "collect.unsupported"
    assert "an old PowerPoint file" in document.message


def test_every_named_reader_is_there() -> None:
    """No media type leads to a reader that does not exist, once its module does."""
    assert all(find_reader(each) is not None for each in READERS)
    assert all(find_opener(each) is not None for each in OPENERS)
    assert find_reader(kind.PPTX) is None
