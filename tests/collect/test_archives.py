"""Archives are opened in memory, to a depth and a size, and every file in them is answered for."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

from diemcau.collect import archive as archive_room
from diemcau.collect.archive import Archive, Budget
from diemcau.collect.content import Unread
from diemcau.collect.members import Part, open_parts
from diemcau.collect.names import leads_out, to_inside
from diemcau.records import Finding


def packed(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of some files."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as made:
        for name, body in members.items():
            made.writestr(name, body)
    return whole.getvalue()


def opened(body: bytes, name: str = "a.zip") -> tuple[list[Part], list[Finding]]:
    found = list(open_parts(body, Path(name), Path(name).stem))
    return [each for each in found if isinstance(each, Part)], [each for each in found if isinstance(each, Finding)]


def locked(body: bytes) -> bytes:
    """The same ZIP with every member marked as encrypted."""
    changed = bytearray(body)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = changed.find(sign)
        while start >= 0:
            changed[start + at] |= 1
            start = changed.find(sign, start + 4)
    return bytes(changed)


def test_every_file_is_a_document_with_the_archive_in_its_path() -> None:
    """In the order of the archive, byte for byte; folders, leftovers and pictures are none, and are counted."""
    members = {"b/x.txt": b"one", "a.docx": b"two", "__MACOSX/b/x.txt": b"", "~$a.docx": b"", "p.png": b"", "b/": b""}
    parts, findings = opened(packed(members), "in/a.zip")
    assert [(str(part.path), part.name, part.body) for part in parts] == [
        ("in/a.zip/b/x.txt", "a.zip/b/x.txt", b"one"),
        ("in/a.zip/a.docx", "a.zip/a.docx", b"two"),
    ]
    assert [finding.code for finding in findings] == ["collect.skipped"]
    assert "1 .png, 2 hidden" in findings[0].message


def test_names_that_lead_out_lead_nowhere() -> None:
    """Roots, drives and folders up are shown inside the archive, and said."""
    parts, findings = opened(packed({"../../etc/x.txt": b"a", "/top/y.txt": b"b", "C:\\z.txt": b"c", "w.txt": b"d"}))
    assert [str(part.path) for part in parts] == [
        "a.zip/__/__/etc/x.txt",
        "a.zip/top/y.txt",
        "a.zip/C_/z.txt",
        "a.zip/w.txt",
    ]
    assert [finding.code for finding in findings] == ["collect.outside"]
    assert "3 file names" in findings[0].message


@pytest.mark.parametrize(
    ("name", "shown", "out"),
    [
        ("a/./b//c.txt", "a/b/c.txt", False),
        ("a\\b.txt", "a/b.txt", False),
        ("a\x1b[31m\u202etxt", "a?[31m?txt", False),
        ("..", "__", True),
        ("", "unnamed", True),
    ],
)
def test_names_are_shown_safely(name: str, shown: str, out: bool) -> None:  # noqa: FBT001 - a column of the table
    """No sign that nobody sees, no empty part."""
    assert (to_inside(name), leads_out(name)) == (shown, out)


def test_a_name_met_twice_stands_twice() -> None:
    """Two members of one name are two documents with names of their own."""
    body = packed({"a.txt": b"one", "b.txt": b"two"}).replace(b"b.txt", b"a.txt")
    parts, _ = opened(body)
    assert [(part.name, part.body) for part in parts] == [("a.zip/a.txt", b"one"), ("a.zip/a.txt (2)", b"two")]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1258"])
def test_vietnamese_names_are_read(encoding: str) -> None:
    """Programs in Viet Nam write names in UTF-8 without saying so, or in Windows-1258."""
    name = "Báo cáo Đà Lâm.txt"
    raw = name.encode(encoding)
    body = packed({"?" * len(raw): b"x"}, zipfile.ZIP_STORED).replace(b"?" * len(raw), raw)
    parts, _ = opened(body)
    assert [part.path.name for part in parts] == [name]


def test_a_name_may_be_in_an_extra_field() -> None:
    """Info-ZIP keeps the name in UTF-8 beside the old one."""
    real = "tỉnh.txt".encode()
    info = zipfile.ZipInfo("t\u00ednh.txt")
    info.extra = struct.pack("<HHBI", 0x7075, 5 + len(real), 1, 0) + real
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as made:
        made.writestr(info, b"x")
    body = whole.getvalue().replace("t\u00ednh.txt".encode(), b"t\x82\x82nh.txt").replace(b"\x00\x08", b"\x00\x00")
    assert [part.path.name for part in opened(body)[0]] == ["tỉnh.txt"]


def test_archives_in_archives_are_opened_to_a_depth() -> None:
    """Three within one another are opened; a fourth is named with its place."""
    body = packed({"report.txt": b"deep"})
    for at in range(3, 0, -1):
        body = packed({f"{at}.zip": body})
    parts, findings = opened(body)
    assert parts == []
    assert [(finding.code, finding.document) for finding in findings] == [("collect.nested", "a.zip/1.zip/2.zip/3.zip")]
    inner = packed({"1.zip": packed({"2.zip": packed({"report.txt": b"deep"})})})
    assert [str(part.path) for part in opened(inner)[0]] == ["a.zip/1.zip/2.zip/report.txt"]


def test_passwords_are_named() -> None:
    """An archive under a password is one finding; one file under it in an open archive is another."""
    parts, findings = opened(locked(packed({"a.txt": b"one", "b.txt": b"two"})))
    assert parts == []
    assert [(finding.code, finding.document) for finding in findings] == [("collect.encrypted", "a.zip")]
    mixed = packed({"in.zip": locked(packed({"a.txt": b"one"})), "b.txt": b"two"})
    parts, findings = opened(mixed)
    assert [part.path.name for part in parts] == ["b.txt"]
    assert [(finding.code, finding.document) for finding in findings] == [("collect.encrypted", "a.zip/in.zip")]


def test_what_swells_is_stopped() -> None:
    """A few kilobytes that unpack to gigabytes end after some megabytes, and the rest of the archive is read."""
    parts, findings = opened(packed({"bomb.txt": bytes(40 * 2**20), "b.txt": b"two"}))
    assert [part.path.name for part in parts] == ["b.txt"]
    assert [(finding.code, finding.document) for finding in findings] == [("collect.bomb", "a.zip/bomb.txt")]


def test_the_whole_archive_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Members that are each small enough may not sum up to more than the budget, nor be too many."""
    noise = bytes(range(256)) * 4
    body = packed({f"{at}.txt": noise for at in range(10)})
    with Archive(body, Budget(size=5000)) as archive:
        members = archive.members()
        assert [len(archive.read(member)) for member in members[:4]] == [1024] * 4
        with pytest.raises(Unread) as caught:
            archive.read(members[4])
    assert caught.value.what == "too_large"
    monkeypatch.setattr(archive_room, "MOST_MEMBERS", 9)
    with pytest.raises(Unread, match="more than 9 files"):
        Archive(body, Budget(members=9))


def test_archives_in_archives_share_one_budget() -> None:
    """What is packed twice does not get twice the room."""
    budget = Budget()
    before = budget.members
    Archive(packed({"a.txt": b"1"}), budget)
    Archive(packed({"a.txt": b"1", "b.txt": b"2"}), budget)
    assert before - budget.members == 3


def test_a_size_that_lies_does_no_harm() -> None:
    """What the archive says of a member's size is not believed."""
    body = packed({"a.txt": b"x" * 100_000})
    lied = body.replace(struct.pack("<I", 100_000), struct.pack("<I", 10))
    parts, findings = opened(lied)
    assert [part.body for part in parts] == [] or len(parts[0].body) <= 100_000
    assert len(parts) + len(findings) == 1


def test_an_archive_without_reports_is_said() -> None:
    """Nothing that could be read is a finding that waits for a person."""
    _, findings = opened(packed({"p.png": b"", "q.jpg": b""}))
    assert {finding.code for finding in findings} == {"collect.skipped", "collect.nothing"}


def test_office_files_are_told_from_archives(made: ModuleType) -> None:
    """A Word file is one document and no archive of its parts; an empty archive is an archive."""
    parts, _ = opened(made.word(made.ENGLISH), "a.zip")
    assert [part.path for part in parts] == [Path("a.zip")]
    assert [finding.code for finding in opened(packed({}))[1]] == ["collect.nothing"]
