"""Two hundred files of every kind, twenty of them broken: nothing stops, nothing runs, every cause is named."""

from __future__ import annotations

import io
import json
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

WRITERS = ("txt", "html", "word", "odt", "rtf", "eml", "letter", "msg", "pdf", "xlsx", "ods")
ENDINGS = {"word": "docx", "letter": "eml"}
GOOD = 180
MEMORY = 1 << 30  # bytes

# Reads the folder it is given, and says what came of it and what it did beside.
READ = """
import json, sys
did = []
BAD = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty", "pty.spawn",
       "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "urllib.Request")
sys.addaudithook(lambda name, values: did.append(name) if name in BAD else None)
from pathlib import Path
from diemcau.flow.folder import read_files
from diemcau.profile.load import load_profile
readings, findings = read_files([Path(sys.argv[1])], load_profile("vietnam_diplomacy"), keep=Path(sys.argv[2]))
# Of this program alone: what getrusage tells has the size of the process that started it in it (proc(5)).
peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps({
    "documents": [[each.document.path, each.document.name, len(each.figures)] for each in readings],
    "findings": [[each.document, each.code, each.message] for each in findings],
    "memory": peak * 1024,
    "did": did,
}))
"""

# What each broken file is called, and the code of the finding that names its cause.
CAUSES = {
    "cut.docx": "collect.broken",
    "cut.pdf": "collect.broken",
    "cut.xlsx": "collect.broken",
    "cut.odt": "collect.broken",
    "cut.msg": "collect.broken",
    "cut.zip": "collect.broken",
    "cut.rtf": "collect.partial",
    "locked.zip": "collect.encrypted",
    "locked.docx": "collect.encrypted",
    "locked.pdf": "collect.encrypted",
    "swells.zip": "collect.bomb",
    "swells.docx": "collect.unsafe",
    "program.docx": "collect.not_text",
    "macros.docm": "collect.macros",
    "sparse.docx": "collect.too_large",
    "nested.zip": "collect.nested",
    "slips.zip": "collect.outside",
    "empty.docx": "collect.empty",
    "round.txt": "collect.unreadable",
    "noise.txt": "collect.undecodable",
    "old.doc": "collect.needs_part",
}
STILL_READ = {"cut.rtf", "macros.docm", "slips.zip"}


def packed(members: Mapping[str, bytes | str]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in members.items():
            made.writestr(name, body)
    return whole.getvalue()


def added(body: bytes, members: Mapping[str, bytes | str]) -> bytes:
    """An archive with further members, those of the same name replaced."""
    with zipfile.ZipFile(io.BytesIO(body)) as old:
        return packed({name: old.read(name) for name in old.namelist()} | dict(members))


def locked_pdf() -> bytes:
    """A PDF that asks for a password nobody knows."""
    key = b"<" + b"ab" * 32 + b">"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
        b"<</Filter/Standard/V 2/R 3/Length 128/P -44/O " + key + b"/U " + key + b">>",
    ]
    body, starts = b"%PDF-1.5\n", []
    for number, each in enumerate(objects, 1):
        starts.append(len(body))
        body += b"%d 0 obj" % number + each + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    ends = b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + b"xref\n0 5\n0000000000 65535 f \n" + table + ends


def write_broken(folder: Path, made: ModuleType) -> None:
    """The broken files, one of each sort."""
    report = made.ENGLISH
    for writer, ending in (
        ("word", "docx"),
        ("pdf", "pdf"),
        ("xlsx", "xlsx"),
        ("odt", "odt"),
        ("msg", "msg"),
        ("rtf", "rtf"),
    ):
        body = getattr(made, writer)(report)
        (folder / f"cut.{ending}").write_bytes(body[: len(body) // 2 if ending != "pdf" else 400])
    archive = packed({"a.txt": made.txt(report), "b.txt": made.txt(report)})
    (folder / "cut.zip").write_bytes(archive[:-40])
    flagged = archive.replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01")
    (folder / "locked.zip").write_bytes(
        flagged.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    )
    (folder / "locked.docx").write_bytes(made.compound({"EncryptedPackage": bytes(9000), "EncryptionInfo": b"x"}))
    (folder / "locked.pdf").write_bytes(locked_pdf())
    (folder / "swells.zip").write_bytes(packed({"zeros.txt": bytes(200 * 2**20)}))
    entities = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
    bomb = f'<!DOCTYPE w [<!ENTITY e0 "laugh">{entities}]><w>&e11;</w>'
    (folder / "swells.docx").write_bytes(added(made.word(report), {"word/document.xml": bomb}))
    (folder / "program.docx").write_bytes(b"MZ\x90\x00" + random.Random(1).randbytes(3000))
    macros = added(made.word(report), {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(99)})
    (folder / "macros.docm").write_bytes(macros)
    with (folder / "sparse.docx").open("wb") as file:
        file.truncate(2 << 30)
    nested: bytes = made.txt(report)
    for at in range(6):
        nested = packed({f"{at}.{'zip' if at else 'txt'}": nested})
    (folder / "nested.zip").write_bytes(nested)
    (folder / "slips.zip").write_bytes(packed({"../../slipped.txt": made.txt(report)}))
    (folder / "empty.docx").write_bytes(b"")
    (folder / "round.txt").symlink_to(folder / "round.txt")
    (folder / "noise.txt").write_bytes(random.Random(2).randbytes(20_000))
    (folder / "old.doc").write_bytes(made.compound({"WordDocument": random.Random(3).randbytes(9000)}))
    (folder / "circle").symlink_to(folder)


def write_good(folder: Path, made: ModuleType) -> None:
    """Reports of every kind, in two languages and some folders."""
    bodies = {
        (writer, language): getattr(made, writer)(getattr(made, language))
        for writer in WRITERS
        for language in ("ENGLISH", "VIETNAMESE")
    }
    for at in range(GOOD):
        (writer, language), body = list(bodies.items())[at % len(bodies)]
        place = folder / f"unit {at % 7}"
        place.mkdir(exist_ok=True)
        (place / f"{at:03} {language.lower()}.{ENDINGS.get(writer, writer)}").write_bytes(body)


@pytest.fixture(scope="module")
def outcome(made: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a process of its own says of the folder, with no program on its path."""
    folder = tmp_path_factory.mktemp("mixed")
    write_good(folder, made)
    write_broken(folder, made)
    before = set(folder.rglob("*"))
    keep = tmp_path_factory.mktemp("kept") / "originals"
    environment = {key: value for key, value in os.environ.items() if key in {"HOME", "LANG", "PYTHONPATH"}}
    done = subprocess.run(
        [sys.executable, "-c", READ, str(folder), str(keep)],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
        env=environment | {"PATH": str(folder.parent / "nowhere")},
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    found["folder"] = folder
    found["new"] = set(folder.rglob("*")) - before
    return found


def test_each_broken_file_has_a_finding_that_names_its_cause(outcome: dict[str, Any]) -> None:
    """By its code and in words, with the file's path."""
    said = {
        name: [code for path, code, message in outcome["findings"] if f"/{name}" in path and f"/{name}" in message]
        for name in CAUSES
    }
    assert {name: code in said[name] for name, code in CAUSES.items()} == dict.fromkeys(CAUSES, True), said


def test_every_good_file_is_read(outcome: dict[str, Any]) -> None:
    """Each gives figures; what else was read are files that are broken in part, and files in files."""
    paths = {path for path, _, _ in outcome["documents"]}
    good = {str(path) for path in Path(outcome["folder"]).glob("unit */*")}
    assert len(good) == GOOD
    assert good <= paths
    assert all(figures for path, _, figures in outcome["documents"] if path in good)
    others = {Path(path).relative_to(outcome["folder"]).parts[0] for path in paths - good}
    assert others <= STILL_READ | {f"unit {at}" for at in range(7)}


def test_no_two_documents_share_a_name(outcome: dict[str, Any]) -> None:
    """A figure is told by its document's name."""
    names = [name for _, name, _ in outcome["documents"]]
    assert len(set(names)) == len(names)


def test_nothing_crashed_and_nothing_else_was_found(outcome: dict[str, Any]) -> None:
    """No fault of our own, and no finding on a good file but for the cut attachment of each letter."""
    assert [code for _, code, _ in outcome["findings"] if code.startswith("flow.")] == []
    odd = {
        (Path(path).relative_to(outcome["folder"]).parts[-1], code)
        for path, code, _ in outcome["findings"]
        if path and "/unit " in path
    }
    assert odd == {("báo cáo.docx", "collect.broken")}


def test_memory_stays_under_a_gigabyte(outcome: dict[str, Any]) -> None:
    """The peak of the whole process, by the system's own count."""
    assert outcome["memory"] < MEMORY


def test_nothing_runs_and_nothing_is_reached(outcome: dict[str, Any]) -> None:
    """No program was started and no address asked for, by the interpreter's own record; no file was unpacked."""
    assert outcome["did"] == []
    assert outcome["new"] == set()
    assert not list(Path(outcome["folder"]).parent.rglob("slipped.txt"))
