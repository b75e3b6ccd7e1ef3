"""Paths become files to collect, each once, each with a name of its own."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from diemcau.collect.document import collect_document
from diemcau.collect.find import find_files
from diemcau.records import Document, Severity


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The province sent 12 delegations.\n", encoding="utf-8")


def test_a_folder_is_searched_through_in_order(tmp_path: Path) -> None:
    """Files come sorted by path; names are file names without ending."""
    _write(tmp_path, "b.txt", "a/c.md", "a/d/e.html", "no-ending")
    sources, findings = find_files([tmp_path])
    assert [source.name for source in sources] == ["c", "e", "b", "no-ending"]
    assert findings == []


def test_same_names_in_different_folders_are_told_apart(tmp_path: Path) -> None:
    """Doubled names take as much of the path as needed, single ones stay short."""
    _write(tmp_path, "north/report.txt", "south/report.txt", "south/report.html", "south/note.txt")
    names = [source.name for source in find_files([tmp_path])[0]]
    assert names == ["north/report", "note", "south/report.html", "south/report.txt"]
    assert len(set(names)) == len(names)


def test_two_folders_given_together_keep_their_documents_apart(tmp_path: Path) -> None:
    """The folder's own name comes in where two folders hold files of one name."""
    _write(tmp_path, "one/01.txt", "two/01.txt")
    assert [source.name for source in find_files([tmp_path / "one", tmp_path / "two"])[0]] == ["one/01", "two/01"]


def test_what_is_no_document_is_skipped_and_counted(tmp_path: Path) -> None:
    """One note counts hidden entries, pictures and data files."""
    _write(tmp_path, "a.txt", ".hidden.txt", ".git/x.txt", "p.jpg", "q.JPG", "record.json")
    sources, findings = find_files([tmp_path])
    assert [source.name for source in sources] == ["a"]
    assert [(finding.code, finding.severity) for finding in findings] == [("collect.skipped", Severity.NOTE)]
    assert findings[0].message == "5 entries were skipped as no document: 2 .jpg, 1 .json, 2 hidden."


def test_whatever_may_hold_a_report_is_opened(tmp_path: Path) -> None:
    """Office files, mails and archives are found whatever their endings; what they hold is told when they are read."""
    _write(tmp_path, "a.txt", "b.pdf", "c.docx", "d.zip", "e.rar", "f.pptx", "g.msg", "h.xyz")
    sources, findings = find_files([tmp_path])
    assert [source.name for source in sources] == ["a", "b", "c", "d", "e", "f", "g", "h"]
    assert findings == []


def test_a_report_that_is_called_a_picture_is_opened(tmp_path: Path) -> None:
    """The first bytes of a picture's file are looked at; those of an office file are read."""
    _write(tmp_path, "a.jpg")
    (tmp_path / "b.jpg").write_bytes(b"%PDF-1.7 and so on")
    (tmp_path / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "d.tiff").write_bytes(b"II*\x00")  # a scan of pages is no mere picture
    assert [source.path.name for source in find_files([tmp_path])[0]] == ["b.jpg", "d.tiff"]


def test_a_file_named_itself_is_taken_whatever_its_ending(tmp_path: Path) -> None:
    """Who names a data file wants it read."""
    _write(tmp_path, "table.csv")
    assert [source.name for source in find_files([tmp_path / "table.csv"])[0]] == ["table"]


def test_results_of_an_earlier_review_are_no_reports(tmp_path: Path) -> None:
    """A review written into the folder of reports does not feed the next one."""
    _write(
        tmp_path,
        "a.txt",
        "out/record.json",
        "out/figures.csv",
        "out/review.html",
        "out/originals/ab/abc",
        "review.html",
    )
    assert [source.path.name for source in find_files([tmp_path])[0]] == ["a.txt", "review.html"]


def test_what_a_stopped_run_left_in_its_results_folder_is_no_report(tmp_path: Path) -> None:
    """Kept originals without the rest of the results are passed over where the folder is that of this run."""
    _write(tmp_path, "a.txt", "out/originals/ab/abc")
    assert [source.path.name for source in find_files([tmp_path], tmp_path / "out")[0]] == ["a.txt"]
    assert [source.path.name for source in find_files([tmp_path])[0]] == ["a.txt", "abc"]


def test_file_names_that_are_no_utf8_are_collected(tmp_path: Path) -> None:
    """Bytes that no text can hold are shown as question marks, and the document can be written as JSON."""
    (tmp_path / os.fsdecode(b"b\xe1o c\xe1o.txt")).write_bytes(b"The province sent 12 delegations.")
    sources, _ = find_files([tmp_path])
    document = collect_document(sources[0].path, sources[0].name)
    assert isinstance(document, Document)
    assert document.name == "b?o c?o"
    assert document.path.encode().endswith(b"b?o c?o.txt")


def test_patterns_are_expanded(tmp_path: Path) -> None:
    """A pattern names files; one that fits nothing is said."""
    _write(tmp_path, "a1.txt", "a2.txt", "b.txt", "in/a3.txt")
    sources, findings = find_files([tmp_path / "**" / "a*.txt", tmp_path / "z*.txt"])
    assert [source.name for source in sources] == ["a1", "a2", "a3"]
    assert [finding.code for finding in findings] == ["collect.missing"]


def test_a_file_met_twice_is_taken_once(tmp_path: Path) -> None:
    """Overlapping paths and links to the same file give one document."""
    _write(tmp_path, "a.txt")
    (tmp_path / "again.txt").symlink_to(tmp_path / "a.txt")
    assert len(find_files([tmp_path, tmp_path / "a.txt", tmp_path / "*.txt"])[0]) == 1


def test_links_that_lead_nowhere_or_round_are_survived(tmp_path: Path) -> None:
    """A link that leads nowhere or to itself is kept for its finding; a link back to the folder is not followed."""
    _write(tmp_path, "a.txt")
    (tmp_path / "itself").symlink_to(tmp_path / "itself")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "round").symlink_to(tmp_path)
    sources, findings = find_files([tmp_path])
    assert [source.name for source in sources] == ["a", "gone", "itself"]
    assert "links to folders" in findings[0].message


@pytest.mark.parametrize("inside", [[], ["p.jpg", ".x"]])
def test_a_folder_without_documents_stops(tmp_path: Path, inside: list[str]) -> None:
    """An empty folder is no review: the finding says what was expected."""
    _write(tmp_path, *inside)
    findings = find_files([tmp_path])[1]
    assert findings[0].code == "collect.nothing"
    assert findings[0].severity is Severity.STOP
    assert str(tmp_path) in findings[0].message


def test_a_missing_path_is_said(tmp_path: Path) -> None:
    """A path that does not exist names itself."""
    sources, findings = find_files([tmp_path / "nowhere"])
    assert sources == []
    assert (findings[0].code, findings[0].document) == ("collect.missing", str(tmp_path / "nowhere"))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may open everything")
def test_a_locked_folder_is_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    """A folder without the right to open it is one finding."""
    _write(tmp_path, "a.txt", "locked/b.txt")
    (tmp_path / "locked").chmod(0)
    sources, findings = find_files([tmp_path])
    (tmp_path / "locked").chmod(0o700)
    assert [source.name for source in sources] == ["a"]
    assert findings[0].code == "collect.unreadable"


def test_two_thousand_files_are_collected_quickly(tmp_path: Path) -> None:
    """Finding and collecting 2,000 reports of two pages takes seconds, not minutes."""
    body = "Lam Quang sums up its year\n" + "Last year the province sent 214 delegations abroad, up 9.8%.\n" * 60
    for at in range(2000):
        folder = tmp_path / f"{at % 40:02}"
        folder.mkdir(exist_ok=True)
        (folder / f"{at:04}.txt").write_text(body, encoding="utf-8")
    started = time.process_time()
    sources, _ = find_files([tmp_path])
    documents = [collect_document(source.path, source.name) for source in sources]
    assert all(isinstance(document, Document) for document in documents)
    assert len({source.name for source in sources}) == 2000
    assert time.process_time() - started < 30
