"""Archives of files and boxes of mails that are read one by one."""

from __future__ import annotations

import gzip
import io
import tarfile
from pathlib import Path
from types import ModuleType

import pytest

from diemcau.collect import mailbox_files, tarred
from diemcau.collect.document import read_bytes
from diemcau.collect.members import Part, open_parts
from diemcau.collect.names import Source
from diemcau.collect.streams import stream_parts
from diemcau.records import Document, Finding


def read(path: Path, after: str | None = None) -> tuple[list[Part], list[Finding]]:
    every = list(stream_parts(Source(path, path.stem), after))
    return [each for each in every if isinstance(each, Part)], [each for each in every if isinstance(each, Finding)]


def packed(*members: tarfile.TarInfo | tuple[str, bytes], mode: str = "w") -> bytes:
    """A TAR of some files and of members as they are."""
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode=mode) as made:  # type: ignore[call-overload]
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                made.addfile(member)
                continue
            info = tarfile.TarInfo(member[0])
            info.size = len(member[1])
            made.addfile(info, io.BytesIO(member[1]))
    return whole.getvalue()


def test_only_files_of_a_tar_are_documents(tmp_path: Path, made: ModuleType) -> None:
    """Links, devices, leftovers and pictures are counted; names lead nowhere; nothing is written."""
    odd = []
    for name, kind in (("l", tarfile.SYMTYPE), ("h", tarfile.LNKTYPE), ("d", tarfile.CHRTYPE), ("f", tarfile.FIFOTYPE)):
        odd.append(info := tarfile.TarInfo(name))
        info.type, info.linkname = kind, "../../etc/passwd"
    body = packed(
        ("../../out.txt", b"one"), *odd, ("a/.hidden", b"x"), ("a/p.png", b"x"), ("/b.docx", made.word(made.ENGLISH))
    )
    (tmp_path / "a.tar").write_bytes(body)
    parts, findings = read(tmp_path / "a.tar")
    assert [part.name for part in parts] == ["a.tar/__/__/out.txt", "a.tar/b.docx"]
    assert [finding.code for finding in findings] == ["collect.outside", "collect.skipped"]
    for cause in ("2 links", "2 devices", "1 hidden", "1 .png"):
        assert cause in findings[1].message
    assert [path.name for path in tmp_path.rglob("*")] == ["a.tar"]
    assert isinstance(read_bytes(parts[1].body, parts[1].path, parts[1].name, parts[1].hints)[0], Document)


def test_archives_and_mails_in_a_tar_are_opened(tmp_path: Path, made: ModuleType) -> None:
    """What a member holds is opened as that of a file would be, and called by both."""
    (tmp_path / "a.tgz").write_bytes(packed(("letter.eml", made.letter(made.ENGLISH)), mode="w:gz"))
    (part,), _ = read(tmp_path / "a.tgz")
    inner = [each.name for each in open_parts(part.body, part.path, part.name, part.hints) if isinstance(each, Part)]
    assert inner[0] == "a.tgz/letter.eml"
    assert len(inner) > 1
    assert all(name.startswith("a.tgz/letter.eml/") for name in inner[1:])


@pytest.mark.parametrize("kind", ["a.mbox", "a.tar", "a.warc.gz", "a.rss", "a.jsonl", "a.parquet"])
def test_what_holds_many_inside_another_file_is_said(kind: str, tmp_path: Path, streamed: ModuleType) -> None:
    """It is not taken for one document; the finding names it."""
    body = streamed.MAKERS["a.xml" if kind == "a.rss" else kind](["one", "two"])
    (tmp_path / "out.tar").write_bytes(packed((f"in/{kind}", body)))
    (part,), _ = read(tmp_path / "out.tar")
    (finding,) = open_parts(part.body, part.path, part.name, part.hints)
    assert isinstance(finding, Finding)
    assert (finding.code, finding.document) == ("collect.nested", str(tmp_path / "out.tar" / "in" / kind))


def test_behind_a_damaged_stretch_a_tar_is_read_on(tmp_path: Path) -> None:
    """The finding says before which file; two archives one behind the other are one."""
    body = packed(("1.txt", b"one"), ("2.txt", b"two"), ("3.txt", b"three"))
    damaged = bytearray(body)
    damaged[1024:1100] = b"\xff" * 76
    (tmp_path / "a.tar").write_bytes(damaged + body)
    parts, findings = read(tmp_path / "a.tar")
    assert [part.body for part in parts] == [b"one", b"three", b"one", b"two", b"three"]
    assert [(finding.code, finding.facts) for finding in findings] == [("collect.gap", (("row", "2"), ("blocks", "2")))]


@pytest.mark.parametrize("size", [-512, 1 << 40])
def test_sizes_that_lie_do_no_harm(size: int, tmp_path: Path) -> None:
    """A head that says more or less than there is neither fills the memory nor reads for ever."""
    for kind in (tarfile.REGTYPE, tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_SPARSE):
        info = tarfile.TarInfo("a.txt")
        info.type, info.size = kind, size
        head = info.tobuf(tarfile.GNU_FORMAT)
        (tmp_path / "a.tar").write_bytes(packed(("1.txt", b"one"))[:1024] + head + packed(("2.txt", b"two")))
        parts, findings = read(tmp_path / "a.tar")
        assert parts[0].body == b"one"
        assert findings


def test_what_swells_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A small archive that unpacks to hundreds of times its size ends as a finding; a large file is passed over."""
    monkeypatch.setattr(tarred, "_RATIO_FROM", 1 << 20)
    zeros = [(f"{at}.txt", bytes(1 << 20)) for at in range(8)]
    (tmp_path / "a.tgz").write_bytes(packed(*zeros, mode="w:gz"))
    parts, findings = read(tmp_path / "a.tgz")
    assert len(parts) < 8
    assert "collect.bomb" in [finding.code for finding in findings]
    monkeypatch.setattr(tarred, "LARGEST", 100)
    (tmp_path / "b.tar").write_bytes(packed(("1.txt", bytes(200)), ("2.txt", b"two")))
    parts, findings = read(tmp_path / "b.tar")
    assert [part.body for part in parts] == [b"two"]
    assert [(finding.code, finding.document) for finding in findings] == [
        ("collect.too_large", str(tmp_path / "b.tar" / "1.txt"))
    ]


def test_a_packed_tar_that_breaks_off_is_said(tmp_path: Path) -> None:
    """What stands before the break is read."""
    body = packed(*((f"{at}.txt", str(at).encode() * 300) for at in range(50)))
    (tmp_path / "a.tgz").write_bytes(gzip.compress(body)[:-30])
    parts, findings = read(tmp_path / "a.tgz")
    assert parts
    assert [finding.code for finding in findings] == ["collect.broken_off"]


MAIL = b"From office@lam.example Mon Mar  3 10:00:00 2025\nFrom: Lam Office <office@lam.example>\nSubject: %s\n\n%s\n\n"


def test_mails_of_a_box_are_documents(tmp_path: Path, made: ModuleType) -> None:
    """With their attachments; a line of a mail that begins as a mail does begins none."""
    letter = made.letter(made.ENGLISH).replace(b"\r\n", b"\n")
    body = MAIL % (b"One", b">From here on\nFrom there to 10:00\n\nFrom the office, 2025") + (
        b"From a@lam.example Mon Mar  3 10:00:00 2025\n" + letter + b"\n\n"
    )
    (tmp_path / "box.mbox").write_bytes(body)
    parts, findings = read(tmp_path / "box.mbox")
    assert [part.name for part in parts] == ["box.mbox/1", "box.mbox/2"]
    assert findings == []
    first = read_bytes(parts[0].body, parts[0].path, parts[0].name, parts[0].hints)[0]
    assert isinstance(first, Document)
    assert first.title == "One"
    assert "From here on" in first.text
    inner = list(open_parts(parts[1].body, parts[1].path, parts[1].name, parts[1].hints))
    assert len(inner) > 1


def test_a_box_that_grew_is_read_on(tmp_path: Path) -> None:
    """From the mark of its last mail only the new ones come."""
    path = tmp_path / "box"
    path.write_bytes(MAIL % (b"One", b"one") + MAIL % (b"Two", b"two"))
    last = read(path)[0][-1].mark
    assert read(path, last) == ([], [])
    with path.open("ab") as file:
        file.write(MAIL % (b"Three", b"three"))
    parts, _ = read(path, last)
    assert [part.name for part in parts] == ["box/3"]


def test_a_single_mail_with_a_line_of_its_envelope_stays_a_file(tmp_path: Path) -> None:
    """Where its name says that it is a mail."""
    path = tmp_path / "a.eml"
    path.write_bytes(MAIL % (b"One", b"one"))
    (part,), _ = read(path)
    assert (part.name, part.mark) == ("a", None)


def test_a_mail_over_the_limit_is_a_finding(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The next one is read."""
    monkeypatch.setattr(mailbox_files, "LARGEST", 500)
    path = tmp_path / "a.mbox"
    path.write_bytes(MAIL % (b"One", b"x\n" * 999) + MAIL % (b"Two", b"two"))
    (part,), (finding,) = read(path)
    assert part.name == "a.mbox/2"
    assert (finding.code, finding.facts) == ("collect.large_row", (("row", "1"),))


def test_a_mail_of_a_maildir_keeps_its_name_when_it_is_read(tmp_path: Path, streamed: ModuleType) -> None:
    """Flags and the folder it lies in change nothing, nor do files that are not delivered yet."""
    source = streamed.write(tmp_path, "maildir", ["one", "two", "three"])
    (source.path / "tmp" / "1700000099.M1.lam").write_text("half a mail", encoding="utf-8")
    before, _ = streamed.found(source)
    for path in sorted((source.path / "new").iterdir()):
        path.rename(source.path / "cur" / f"{path.name}:2,S")
    after, _ = streamed.found(source)
    assert [(part.name, part.mark, part.body) for part in before] == [
        (part.name, part.mark, part.body) for part in after
    ]
