"""Sources of any size give their documents one by one, from any of them on, in memory that does not grow."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diemcau.collect import zip_stream
from diemcau.collect.find import find_files
from diemcau.collect.members import Part
from diemcau.collect.names import Source
from diemcau.collect.streams import stream_parts
from diemcau.records import Finding, Severity

KINDS = (
    "a.jsonl", "a.ndjson.gz", "a.parquet", "a.tar", "a.tgz", "a.tar.xz", "a.zip", "a.warc", "a.warc.gz", "b.warc.gz",
    "a.mbox", "a.xml", "maildir",
)  # fmt: skip
TEXTS = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), min_size=1, max_size=40).map(
    lambda words: f"x{words}"
)
MEGABYTE = 1 << 20

# Streams each source it is given and says by how many bytes the peak of the process grew with each.
MEASURE = """
import resource, sys
from pathlib import Path
from diemcau.collect.names import Source
from diemcau.collect.streams import stream_parts
def peak(name):
    count = sum(1 for _ in stream_parts(Source(Path(name), "a")))
    return count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print([peak(name) for name in sys.argv[1:]])
"""


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every ZIP counts as one that is too large to be held."""
    monkeypatch.setattr(zip_stream, "_SMALL", 0)
    monkeypatch.setattr(zip_stream, "MOST_MEMBERS", 0)


@pytest.fixture(autouse=True)
def _all_small(small: None) -> None:
    """Used by every test here."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_source_read_from_a_mark_gives_what_is_behind_it(kind: str, streamed: ModuleType) -> None:
    """For any texts, the whole is the parts up to a mark and then those from the mark on."""

    @settings(max_examples=10)
    @given(st.lists(TEXTS, min_size=1, max_size=9))
    def law(texts: list[str]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            source = streamed.write(Path(folder), kind, texts)
            whole, _ = streamed.found(source)
            assert len(whole) == len(texts)
            assert len({part.name for part in whole}) == len(whole)
            for at, part in enumerate(whole):
                assert streamed.found(source, part.mark)[0] == whole[at + 1 :]

    law()


@pytest.mark.parametrize("kind", KINDS)
def test_findings_between_parts_come_again_from_a_mark(kind: str, streamed: ModuleType, tmp_path: Path) -> None:
    """What is damaged behind a mark is told in the later run too, and what lies before it is not."""
    if kind in {"a.jsonl", "a.warc"}:
        source = streamed.write(tmp_path, kind, ["one", "two"])
        body = source.path.read_bytes()
        source.path.write_bytes(body + b"{no record\r\n" + body)
        every = list(stream_parts(source))
        (fault,) = [at for at, each in enumerate(every) if isinstance(each, Finding)]
        for at, each in enumerate(every):
            if isinstance(each, Part):
                assert list(stream_parts(source, each.mark)) == every[at + 1 :]
        assert 0 < fault < len(every) - 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_is_told_by_the_bytes(kind: str, streamed: ModuleType, tmp_path: Path) -> None:
    """Under a name that says nothing a source gives the same texts."""
    source = streamed.write(tmp_path, kind, ["one", "two", "three"])
    renamed = source.path.rename(tmp_path / "nameless")
    bodies = [part.body for part in streamed.found(Source(renamed, "nameless"))[0]]
    assert len(bodies) == 3


def test_a_plain_file_is_one_part_without_a_mark(tmp_path: Path) -> None:
    """So is a small archive, a mail, and a file that cannot be had."""
    path = tmp_path / "a.txt"
    path.write_text("The province sent 12 delegations.", encoding="utf-8")
    (part,) = stream_parts(Source(path, "a"))
    assert isinstance(part, Part)
    assert (part.body, part.mark, part.name) == (path.read_bytes(), None, "a")
    (gone,) = stream_parts(Source(tmp_path / "gone", "gone"))
    assert isinstance(gone, Finding)
    assert gone.code == "collect.missing"


@pytest.mark.parametrize("mark", ["", "x", "-1", "1 2 3", "99999999999", "99999999999 1", "²"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_mark_of_something_else_is_a_finding_or_the_end(
    kind: str, mark: str, streamed: ModuleType, tmp_path: Path
) -> None:
    """No mark crashes a reading."""
    source = streamed.write(tmp_path, kind, ["one", "two"])
    parts, findings = streamed.found(source, mark)
    if kind != "maildir":
        assert parts == []
        assert all(each.code in {"collect.bad_mark", "collect.skipped"} for each in findings)
    plain = tmp_path / "plain.txt"
    plain.write_text("one", encoding="utf-8")
    assert streamed.found(Source(plain, "plain"), mark)[1][0].code == "collect.bad_mark"


def mutations(body: bytes, count: int) -> Iterator[bytes]:
    """The bytes with some changed or cut off, alike in every run."""
    chance = random.Random(7)
    for _ in range(count):
        changed = bytearray(body)
        for _ in range(chance.randint(1, 6)):
            changed[chance.randrange(len(changed))] = chance.choice((0, 255, 10, 45, chance.randrange(256)))
        yield bytes(changed[: chance.randrange(1, len(changed))] if chance.random() < 0.3 else changed)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "maildir"])
def test_damaged_sources_give_parts_and_findings(kind: str, streamed: ModuleType, tmp_path: Path) -> None:
    """Whatever bytes are changed or missing, reading ends, and nothing is raised; nor is it from a mark before."""
    texts = [f"Report {at}\n" + "The province sent 12 delegations. " * (at % 5) for at in range(30)]
    source = streamed.write(tmp_path, kind, texts)
    marks = [part.mark for part in streamed.found(source)[0]]
    for at, body in enumerate(mutations(source.path.read_bytes(), 60)):
        source.path.write_bytes(body)
        for after in (None, marks[at % len(marks)]):
            parts, findings = streamed.found(source, after)
            assert len(parts) <= 3 * len(texts)
            assert all(finding.code.startswith("collect.") and finding.message for finding in findings)


def test_memory_does_not_grow_with_the_source(streamed: ModuleType, tmp_path: Path) -> None:
    """Twenty thousand documents take no more of it than a thousand, as the system counts it."""
    kinds = [kind for kind in KINDS if kind not in {"a.xml", "a.zip", "b.warc.gz", "a.tar.xz", "maildir"}]
    sources: list[Path] = []
    for count in (1_000, 20_000):
        texts = [f"Report {at} " + "of the Lam office. " * 60 for at in range(count)]
        for kind in kinds:
            (tmp_path / str(count)).mkdir(exist_ok=True)
            sources.append(streamed.write(tmp_path / str(count), kind, texts).path)
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *map(str, sources)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    peaks = json.loads(done.stdout.replace("(", "[").replace(")", "]"))
    assert [count for count, _ in peaks[: len(kinds)]] == [1_000 + (kind in {"a.tar", "a.tgz"}) for kind in kinds]
    grown = [peak - peaks[len(kinds) - 1][1] for _, peak in peaks[len(kinds) :]]
    assert grown[-1] < 12 * MEGABYTE, dict(zip(kinds, grown, strict=True))


def test_large_archives_are_told_from_small_ones(
    monkeypatch: pytest.MonkeyPatch, streamed: ModuleType, tmp_path: Path
) -> None:
    """A ZIP with more files than are held is read one by one; a smaller one and an office file are one part."""
    monkeypatch.undo()
    source = streamed.write(tmp_path, "a.zip", ["x"] * 10_050)
    parts, _ = streamed.found(source)
    assert len(parts) == 10_050
    assert streamed.found(streamed.write(tmp_path, "a.zip", ["x"] * 50))[0][0].mark is None
    with zipfile.ZipFile(source.path, "w") as made:
        made.writestr("[Content_Types].xml", random.Random(1).randbytes(2 * MEGABYTE))
    assert streamed.found(source)[0][0].mark is None


def test_what_holds_many_is_found_in_folders(streamed: ModuleType, tmp_path: Path) -> None:
    """Each is one source; other XML files, and the files of a Maildir, are none."""
    for kind in ("a.jsonl", "a.parquet", "a.xml", "maildir"):
        streamed.write(tmp_path, kind, ["one"])
    (tmp_path / "maildir" / ".Sent").mkdir()
    streamed.write(tmp_path / "maildir" / ".Sent", "maildir", ["two"])
    for inner in ("cur", "new", "tmp"):
        (tmp_path / "maildir" / ".Sent" / inner).mkdir()
    (tmp_path / "other.xml").write_text("<table/>", encoding="utf-8")
    sources, findings = find_files([tmp_path])
    found = [str(source.path.relative_to(tmp_path)) for source in sources]
    assert found == ["a.jsonl", "a.parquet", "a.xml", "maildir", "maildir/.Sent"]
    assert [(finding.code, finding.severity) for finding in findings] == [("collect.skipped", Severity.NOTE)]
    assert [source.path for source in find_files([tmp_path / "maildir"])[0]] == [
        tmp_path / "maildir",
        tmp_path / "maildir/.Sent",
    ]
