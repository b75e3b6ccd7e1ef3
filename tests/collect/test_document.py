"""Files become documents, or findings that say why not."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from diemcau.collect.document import LARGEST, collect_document
from diemcau.records import Document, Finding, Severity

_TEXT = """Lam Quang sums up its year of external affairs
(Lam Quang Portal, 8 January 2025) Last year the province sent 214 delegations abroad.
Delegates at the bridge point. Photo: Tran Ha
The Chairman asked departments to report every month.
"""


def _collect(folder: Path, body: bytes, name: str = "report.txt") -> Document | Finding:
    path = folder / name
    path.write_bytes(body)
    return collect_document(path)


def _document(folder: Path, body: bytes, name: str = "report.txt") -> Document:
    found = _collect(folder, body, name)
    assert isinstance(found, Document), found
    return found


def _finding(folder: Path, body: bytes, name: str = "report.txt") -> Finding:
    found = _collect(folder, body, name)
    assert isinstance(found, Finding), found
    return found


def test_a_text_says_what_it_is(tmp_path: Path) -> None:
    """Name, hash, language, title, publisher, day and furniture come from the file and its words."""
    document = _document(tmp_path, _TEXT.encode())
    assert document.name == "report"
    assert document.id == hashlib.sha256(_TEXT.encode()).hexdigest()
    assert (document.language, document.media_type, document.encoding) == ("en", "text/plain", "utf-8")
    assert document.title == "Lam Quang sums up its year of external affairs"
    assert (document.publisher, document.published) == ("Lam Quang Portal", date(2025, 1, 8))
    assert [document.quote(span) for span in document.furniture] == ["Delegates at the bridge point. Photo: Tran Ha"]
    assert document.text == _TEXT


def test_every_form_of_a_text_is_one_text(tmp_path: Path) -> None:
    """Unicode form, line ends and encoding change the bytes and the hash, not the text."""
    text = "Năm qua tỉnh cử 214 đoàn.\nCác sở báo cáo hằng tháng.\n"
    forms = [
        text.encode(),
        unicodedata.normalize("NFD", text).encode(),
        text.replace("\n", "\r\n").encode("utf-8-sig"),
        unicodedata.normalize("NFD", text).encode("utf-16"),
    ]
    documents = [_document(tmp_path, body, f"{at}.txt") for at, body in enumerate(forms)]
    assert {document.text for document in documents} == {text}
    assert len({document.id for document in documents}) == len(forms)


def test_offsets_lead_back_into_the_file(tmp_path: Path) -> None:
    """A figure's first character is found again in the decoded bytes, behind marks and line ends of two signs."""
    body = unicodedata.normalize("NFD", "Tỉnh đã cử\r\n1\u200b234 đoàn\r\n").encode("utf-16")
    document = _document(tmp_path, body)
    assert document.encoding == "utf-16"
    original = body.decode(document.encoding)
    place = document.offsets.origin(document.text.index("1234"))
    assert original[place : place + 5] == "1\u200b234"


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        (b"", "collect.empty", "empty"),
        (b" \n\t\n", "collect.empty", "empty"),
        ("\ufeff\u200b".encode(), "collect.empty", "no text"),
        (b"PK\x03\x04....", "collect.unsupported", "a ZIP file"),
        (b"GIF89a...", "collect.not_text", "picture"),
        (bytes(range(256)) * 9, "collect.undecodable", "zero bytes"),
        (("Tỉnh cử đoàn.\n" * 3).encode() + b"\xe1\xbb", "collect.undecodable", "line 4"),
        (b"<html><head><script>var a=12</script></head><body></body></html>", "collect.empty", "no text"),
    ],
)
def test_what_is_no_text_is_said(tmp_path: Path, body: bytes, code: str, words: str) -> None:
    """The finding names the file and what was found, and says what to do."""
    finding = _finding(tmp_path, body)
    assert (finding.code, finding.severity) == (code, Severity.HOLD)
    assert words in finding.message
    assert str(tmp_path / "report.txt") in finding.message
    assert finding.document == str(tmp_path / "report.txt")
    assert finding.advice


def test_a_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    """A sparse file one byte too large is a finding; one of the limit's size is opened."""
    path = tmp_path / "dump.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    found = collect_document(path)
    assert isinstance(found, Finding)
    assert found.code == "collect.too_large"
    assert "64 MB" in found.message


def test_a_missing_file_and_a_dangling_link_are_findings(tmp_path: Path) -> None:
    """Both name the path; the link also names what it leads to."""
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    missing, dangling = (collect_document(tmp_path / name) for name in ("gone.txt", "link.txt"))
    assert isinstance(missing, Finding)
    assert isinstance(dangling, Finding)
    assert (missing.code, dangling.code) == ("collect.missing", "collect.dangling")
    assert "gone.txt" in dangling.message


def test_a_folder_in_place_of_a_file_is_a_finding(tmp_path: Path) -> None:
    """Opening a folder does not raise."""
    found = collect_document(tmp_path)
    assert isinstance(found, Finding)
    assert found.code == "collect.folder"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_the_right_to_read_it_is_a_finding(tmp_path: Path) -> None:
    """A locked file is said to be locked."""
    path = tmp_path / "locked.txt"
    path.write_text("Report")
    path.chmod(0)
    found = collect_document(path)
    assert isinstance(found, Finding)
    assert found.code == "collect.unreadable"


def test_markdown_marks_are_dropped_and_words_stay(tmp_path: Path) -> None:
    """Headings, emphasis, links, tables and front matter give the words a reader sees, offsets included."""
    body = (
        "---\ntitle: The year of Lam Quang\ndate: 2025-01-08\nsource: Lam Quang Portal\n---\n"
        "# External affairs\n\nThe province sent **214 delegations** and [received *167*](https://x.example/1).\n\n"
        "| Item | 2024 |\n|------|-----:|\n| Exports | 2.4 |\n\n> It signed `12` agreements and 3 \\* 2 others.\n"
    )
    document = _document(tmp_path, body.encode(), "report.md")
    assert "The province sent 214 delegations and received 167." in document.text
    assert "Item | 2024\nExports | 2.4\n" in document.text
    assert "It signed 12 agreements and 3 * 2 others." in document.text
    assert (document.title, document.publisher) == ("The year of Lam Quang", "Lam Quang Portal")
    assert document.published == date(2025, 1, 8)
    for words in ("214", "167", "2.4", "12 ", "3 "):
        place = document.offsets.origin(document.text.index(words))
        assert body[place : place + len(words.strip())] == words.strip()


def test_markdown_leaves_snake_case_and_products_alone(tmp_path: Path) -> None:
    """Underscores and stars inside words and sums are no emphasis."""
    text = "The file year_end_report holds 3 * 4 and 5 * 6 rows.\n"
    assert _document(tmp_path, text.encode(), "a.md").text == text
