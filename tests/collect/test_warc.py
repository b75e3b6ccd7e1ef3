"""Archives of the web: pages, papers and office files in them are documents; what is damaged costs only itself."""

from __future__ import annotations

import gzip
import random
import time
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from diemcau.collect import warc_frames
from diemcau.collect.document import read_bytes
from diemcau.collect.members import Part, open_parts
from diemcau.collect.names import Source
from diemcau.collect.streams import stream_parts
from diemcau.records import Document, Finding

PAGE = "<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>"
ENGLISH = "In 2031 Lam Quang province sent 214 delegations abroad and received 167 of them at home. "
VIETNAMESE = "Năm 2031, tỉnh Lâm Quảng cử 214 đoàn đi công tác nước ngoài và đón 167 đoàn khách quốc tế. "


def read(body: bytes, tmp_path: Path, name: str = "crawl.warc") -> tuple[list[Part], list[Finding]]:
    path = tmp_path / name
    path.write_bytes(body)
    every = list(stream_parts(Source(path, path.stem)))
    return [each for each in every if isinstance(each, Part)], [each for each in every if isinstance(each, Finding)]


@pytest.mark.parametrize("packed", [False, True])
def test_ten_thousand_pages_are_read_past_malformed_records(
    packed: bool,  # noqa: FBT001 - a column of the table
    streamed: ModuleType,
    tmp_path: Path,
) -> None:
    """Pages of all sizes in two languages come in order; each malformed record among them is one finding."""
    chance = random.Random(5)
    records: list[bytes] = []
    for at in range(10_000):
        text = (ENGLISH, VIETNAMESE)[at % 2] * chance.choice((1, 3, 20, 150))
        page = PAGE.format(title=f"Report {at}", text=text).encode()
        records.append(streamed.record(streamed.answer(page), address=f"https://lam.example/{at}"))
        if at % 500 == 250:
            records.append(malformed(streamed, at // 500))
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(b"".join(gzip.compress(each, 1) if packed else each for each in records))
    started = time.process_time()
    titles, faults = [], 0
    for each in stream_parts(Source(path, "crawl")):
        if isinstance(each, Finding):
            faults += each.code in {"collect.bad_record", "collect.skipped"}
            continue
        titles.append(each.name.rpartition("/")[2])
        if len(titles) % 500 == 0:
            document = read_bytes(each.body, each.path, each.name, each.hints)[0]
            assert isinstance(document, Document)
            assert document.title == f"Report {titles[-1]}"
            assert document.language == ("en", "vi")[int(titles[-1]) % 2]
    assert titles == [str(at) for at in range(10_000)]
    assert faults == 20
    assert time.process_time() - started < 60  # 6 seconds on a machine of 2024


def malformed(streamed: ModuleType, at: int) -> bytes:
    """A record with something wrong, another thing each time."""
    whole: bytes = streamed.record(streamed.answer(b"<html><body><p>Left out.</p></body></html>"))
    return (
        whole.replace(b"Content-Length: ", b"Content-Length: 9"),
        whole.replace(b"Content-Length: ", b"Content-Width: "),
        whole.replace(b"WARC/1.0", b"WRC/1.0"),
        whole.replace(b"Content-Length: 1", b"Content-Length: "),
        whole.replace(b"WARC-Target-URI", b"\r\nWARC-Target-URI"),
    )[at % 5]


def test_the_same_page_by_every_sort_of_record(streamed: ModuleType, tmp_path: Path) -> None:
    """Answers of servers, files and converted texts are documents; requests, notes and repeats are none."""
    page = PAGE.format(title="Report", text=ENGLISH).encode()
    resource = streamed.record(page, "resource").replace(b"application/http; msgtype=resource", b"text/html")
    text = streamed.record(ENGLISH.encode(), "conversion").replace(
        b"application/http; msgtype=conversion", b"text/plain"
    )
    others = b"".join(streamed.record(b"x: y\r\n\r\n", kind) for kind in ("request", "warcinfo", "metadata", "revisit"))
    parts, findings = read(others + streamed.record(streamed.answer(page)) + resource + text + others, tmp_path)
    assert [part.body for part in parts] == [page, page, ENGLISH.encode()]
    assert {part.hints.address for part in parts} == {"https://lam.example/a.html"}
    assert [part.name.partition("/")[0] for part in parts] == ["crawl.warc"] * 3
    assert [finding.message.partition(" holds ")[2] for finding in findings] == [
        "2 records that were skipped as no document: 2 revisits."
    ]


def test_what_is_no_document_is_counted(streamed: ModuleType, tmp_path: Path, made: ModuleType) -> None:
    """Errors, pictures and scripts are left out; a Word file is read whatever its server calls it."""
    body = b"".join(
        streamed.record(each, address=f"https://lam.example/{at}")
        for at, each in enumerate(
            (
                streamed.answer(b"<html>gone</html>", status="404 Not Found"),
                streamed.answer(b"<html>moved</html>", status="301 Moved"),
                streamed.answer(b"\x89PNG\r\n\x1a\n", "Content-Type: text/html"),
                streamed.answer(b"let a", "Content-Type: text/javascript"),
                streamed.answer(b"", "Content-Type: text/html"),
                streamed.answer(made.word(made.ENGLISH), "Content-Type: application/octet-stream"),
            )
        )
    )
    parts, (finding,) = read(body, tmp_path)
    assert [part.hints.address for part in parts] == ["https://lam.example/5"]
    assert len(list(open_parts(parts[0].body, parts[0].path, parts[0].name, parts[0].hints))) == 1
    assert finding.code == "collect.skipped"
    for cause in ("1 HTTP status 404", "1 HTTP status 301", "1 image/png", "1 text/javascript", "1 empty"):
        assert cause in finding.message


def test_packed_and_chunked_answers_are_unpacked(streamed: ModuleType, tmp_path: Path) -> None:
    """As the server sent them; where the archive keeps the page unpacked below the old head it is taken as it is."""
    page = PAGE.format(title="Report", text=ENGLISH).encode()
    packed = gzip.compress(page)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    head = "Content-Type: text/html\r\nContent-Encoding: gzip"
    body = streamed.record(streamed.answer(chunked, f"{head}\r\nTransfer-Encoding: chunked"))
    parts, _ = read(body + streamed.record(streamed.answer(page, head)), tmp_path)
    assert [part.body for part in parts] == [page, page]


@pytest.mark.parametrize(
    ("modified", "published"),
    [
        ("Last-Modified: Mon, 03 Feb 2025 10:00:00 GMT", date(2025, 2, 3)),
        ("Last-Modified: Tue, 04 Mar 2025 05:06:00 GMT", None),
        ("X-Nothing: 1", None),
    ],
)
def test_the_day_of_the_crawl_is_no_day_of_publication(
    modified: str, published: date | None, streamed: ModuleType, tmp_path: Path
) -> None:
    """Only what was last changed a day and more before it was fetched has a day, and the page's own goes before."""
    page = PAGE.format(title="Report", text=ENGLISH).encode()
    head = f"Content-Type: text/html\r\n{modified}"
    (part,), _ = read(streamed.record(streamed.answer(page, head)), tmp_path)
    document = read_bytes(part.body, part.path, part.name, part.hints)[0]
    assert isinstance(document, Document)
    assert document.published == published
    dated = page.replace(b"<body>", b"<body><p>(Lam Portal, 9 January 2025)</p>")
    own = read_bytes(dated, part.path, part.name, part.hints)[0]
    assert isinstance(own, Document)
    assert own.published == date(2025, 1, 9)


def test_the_servers_charset_is_taken_where_bytes_fit_it(streamed: ModuleType, tmp_path: Path) -> None:
    """A page in Windows-1251 without a word on it is read by its server's word; UTF-8 is read as that."""
    text = "Губернатор принял 12 делегаций. " * 9
    page = PAGE.format(title="Report", text=text)
    head = "Content-Type: text/html; charset=windows-1251"
    body = streamed.record(streamed.answer(page.encode("cp1251"), head)) + streamed.record(
        streamed.answer(page.encode(), head)
    )
    documents = [read_bytes(part.body, part.path, part.name, part.hints)[0] for part in read(body, tmp_path)[0]]
    assert [document.encoding for document in documents if isinstance(document, Document)] == ["cp1251", "utf-8"]
    assert all("принял 12 делегаций" in document.text for document in documents if isinstance(document, Document))


def test_a_piece_of_a_page_is_read_as_its_server_calls_it(streamed: ModuleType, tmp_path: Path) -> None:
    """Without a head of its own it is a page all the same; what is called plain text but is a page is one too."""
    piece = f"<div><p>{ENGLISH}</p><p>And more.</p></div>".encode()
    page = PAGE.format(title="Report", text=ENGLISH).encode()
    body = streamed.record(streamed.answer(piece)) + streamed.record(streamed.answer(page, "Content-Type: text/plain"))
    for part in read(body, tmp_path)[0]:
        document = read_bytes(part.body, part.path, part.name, part.hints)[0]
        assert isinstance(document, Document)
        assert document.media_type == "text/html"
        assert "<" not in document.text


def test_a_record_over_the_limit_is_a_finding(
    monkeypatch: pytest.MonkeyPatch, streamed: ModuleType, tmp_path: Path
) -> None:
    """It is passed over without being held, and the next is read; so is one that was cut when it was fetched."""
    monkeypatch.setattr(warc_frames, "LARGEST", 500)
    small = streamed.record(streamed.answer(b"<html>one</html>"))
    large = streamed.record(streamed.answer(b"<html>" + b"two" * 500))
    for pack in (bytes, gzip.compress):
        parts, findings = read(pack(small) + pack(large) + pack(small), tmp_path)
        assert len(parts) == 2
        assert [finding.code for finding in findings] == ["collect.large_record"]
    cut = streamed.record(streamed.answer(b"<html>one</html>"), more="WARC-Truncated: length\r\n")
    parts, findings = read(cut, tmp_path)
    assert len(parts) == 1
    assert [finding.code for finding in findings] == ["collect.cut_record"]


def test_a_packed_page_that_swells_is_a_finding(streamed: ModuleType, tmp_path: Path) -> None:
    """It is unpacked no further than what is read of one document."""
    swells = streamed.answer(gzip.compress(bytes(80 << 20)), "Content-Type: text/html\r\nContent-Encoding: gzip")
    parts, findings = read(streamed.record(swells), tmp_path)
    assert parts == []
    assert [finding.code for finding in findings] == ["collect.large_record"]


@pytest.mark.parametrize("cut", [3, 20, 60, 150])
def test_a_packed_record_that_breaks_off_costs_only_itself(cut: int, streamed: ModuleType, tmp_path: Path) -> None:
    """Those before and behind it are read, and the finding names its place."""
    packed = gzip.compress(streamed.record(streamed.answer(b"<html>" + ENGLISH.encode() + b"</html>")))
    parts, findings = read(packed + packed[:-cut] + packed + packed, tmp_path)
    assert len(parts) == 3
    assert [finding.code for finding in findings] == ["collect.bad_record"]
    assert findings[0].facts == (("at", f"{len(packed):,}"),)


def test_names_lead_nowhere(streamed: ModuleType, tmp_path: Path) -> None:
    """Addresses that hold roots, folders up or unseen signs are shown safely; without one the place is the name."""
    odd = ("https://lam.example/%2e%2e/..//etc/p%00asswd?x=/../y", "file:///etc/passwd", "", "http://[::1", "<urn:x>")
    body = b"".join(streamed.record(streamed.answer(b"<html>one</html>"), address=each) for each in odd)
    parts, _ = read(body, tmp_path)
    names = [part.name.partition("/")[2].partition("/")[2] for part in parts]
    assert names == ["lam.example/__/__/etc/p?asswd", "etc/passwd", "", "http_/[__1", "x"]
    assert all(part.path.is_relative_to(tmp_path / "crawl.warc") and ".." not in part.path.parts for part in parts)
