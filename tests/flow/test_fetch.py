"""Feeds and pages at an address: what is new comes, what fails is said, and nothing else is asked."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Any

import pytest

from diemcau.collect.document import read_bytes
from diemcau.collect.members import Part
from diemcau.flow import fetch as fetch_room
from diemcau.flow.fetch import fetch
from diemcau.records import Document, Finding

ITEM = (
    "<item><title>Report {0}</title><link>https://lam.example/{0}</link>"
    "<description>The province sent {0} envoys.</description></item>"
)


def feed(*numbers: int) -> bytes:
    items = "".join(ITEM.format(number) for number in numbers)
    return f'<rss version="2.0"><channel><title>Lam Portal</title>{items}</channel></rss>'.encode()


@dataclass
class Site:
    """What a server answers: bytes, heads and status, or where it sends on to."""

    body: bytes = b""
    heads: dict[str, str] = field(default_factory=dict)
    status: int = 200
    asked: list[dict[str, str]] = field(default_factory=list)
    address: str = ""


@pytest.fixture
def site() -> Iterator[Site]:
    """A server of the web on this machine."""
    state = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append({name.lower(): value for name, value in self.headers.items()})
            same = state.heads.get("ETag") and self.headers.get("If-None-Match") == state.heads["ETag"]
            self.send_response(304 if same else state.status)
            for name, value in state.heads.items():
                self.send_header(name, value)
            if not same and "Content-Length" not in state.heads:
                self.send_header("Content-Length", str(len(state.body)))
            self.end_headers()
            if not same:
                self.wfile.write(state.body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's own name
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        state.address = f"http://127.0.0.1:{server.server_port}/news/rss.xml"
        yield state
        server.shutdown()
        thread.join()


def parts_of(address: str, after: str | None = None) -> list[Part]:
    found = list(fetch(address, after))
    assert [each for each in found if isinstance(each, Finding)] == []
    return [each for each in found if isinstance(each, Part)]


def finding_of(address: str, after: str | None = None) -> Finding:
    (found,) = fetch(address, after)
    assert isinstance(found, Finding)
    return found


def test_only_new_entries_of_a_feed_come(site: Site) -> None:
    """By what they say, wherever in the feed they stand; each keeps its name in every run."""
    site.body = feed(1, 2)
    first = parts_of(site.address)
    assert [part.hints.title for part in first] == ["Report 1", "Report 2"]
    assert first[0].name.startswith("127.0.0.1/news/rss.xml/")
    site.body = feed(3, 1, 2)
    assert [part.hints.title for part in parts_of(site.address, first[-1].mark)] == ["Report 3"]
    again = parts_of(site.address)
    assert {part.name for part in first} < {part.name for part in again}
    document = read_bytes(again[0].body, again[0].path, again[0].name, again[0].hints)[0]
    assert isinstance(document, Document)
    assert (document.text, document.publisher) == ("The province sent 3 envoys.", "Lam Portal")


def test_whoever_stops_in_between_is_given_the_rest(site: Site) -> None:
    """Reading from any mark gives what is behind it; only the last mark lets the server say that nothing is new."""
    site.body, site.heads = feed(1, 2, 3), {"ETag": '"a"', "Last-Modified": "Mon, 03 Mar 2025 10:00:00 GMT"}
    whole = parts_of(site.address)
    for at, part in enumerate(whole):
        rest = parts_of(site.address, part.mark)
        assert [(each.name, each.body) for each in rest] == [(each.name, each.body) for each in whole[at + 1 :]]
    assert site.asked[-1]["if-none-match"] == '"a"'
    assert site.asked[-1]["if-modified-since"] == "Mon, 03 Mar 2025 10:00:00 GMT"
    assert "if-none-match" not in site.asked[-2]


def test_a_page_is_one_document(site: Site) -> None:
    """With its address and what its server says of it; packed or not."""
    page = "<html><body><p>Губернатор принял 12 делегаций. Губернатор принял 12 делегаций.</p></body></html>"
    site.body = gzip.compress(page.encode("cp1251"), mtime=0)
    site.heads = {"Content-Encoding": "gzip", "Content-Type": "text/html; charset=windows-1251"}
    (part,) = parts_of(site.address)
    assert (part.name, part.hints.address) == ("127.0.0.1/news/rss.xml", site.address)
    document = read_bytes(part.body, part.path, part.name, part.hints)[0]
    assert isinstance(document, Document)
    assert "принял 12" in document.text
    assert parts_of(site.address, part.mark) == []


@pytest.mark.parametrize("mark", ["", "x", "[]", '{"seen": 5}', '{"etag": 5, "seen": [1]}', "[" * 9999])
def test_a_mark_of_something_else_is_none(mark: str, site: Site) -> None:
    """All entries come."""
    site.body = feed(1, 2)
    assert len(parts_of(site.address, mark)) == 2


@pytest.mark.parametrize(
    ("status", "heads", "body"),
    [
        (404, {}, b"gone"),
        (500, {}, b""),
        (302, {"Location": "ftp://127.0.0.1/x"}, b""),
        (302, {"Location": "file:///etc/passwd"}, b""),
        (302, {"Location": "/news/rss.xml"}, b""),
        (200, {"Content-Encoding": "gzip"}, b"no gzip"),
        (200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 999, mtime=0)[:-9]),
        (200, {"Content-Length": "999"}, b"short"),
    ],
)
def test_what_a_server_does_wrong_is_a_finding(status: int, heads: dict[str, str], body: bytes, site: Site) -> None:
    """Errors, ways that lead out of the web or round, and answers that break off."""
    site.status, site.heads, site.body = status, heads, body
    found = finding_of(site.address)
    assert (found.code, found.document) == ("flow.unreachable", site.address)
    assert found.facts[0][1] in found.message


def test_an_answer_over_the_limit_is_a_finding(monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    """Packed or not; no more than that is ever held."""
    monkeypatch.setattr(fetch_room, "LARGEST", 1000)
    for site.body, site.heads in (
        (bytes(5000), {}),
        (gzip.compress(bytes(5000), mtime=0), {"Content-Encoding": "gzip"}),
    ):
        assert finding_of(site.address).code == "flow.unreachable"


@pytest.mark.parametrize(
    "address",
    ["ftp://lam.example/x", "file:///etc/passwd", "https://", "lam.example/rss", "http://[::1", "http://a:port/", "",
     "imaps:///INBOX", "imap://user@lam.example/INBOX"],
)  # fmt: skip
def test_other_addresses_are_refused(address: str) -> None:
    """Only servers of the web and mail over TLS are asked."""
    assert finding_of(address).code == "flow.refused_address"


@pytest.mark.parametrize("scheme", ["imaps", "https"])
def test_a_password_in_the_address_is_refused_and_not_repeated(scheme: str) -> None:
    """The finding says where it belongs."""
    found = finding_of(f"{scheme}://office:geheim@lam.example/INBOX")
    assert found.code == "flow.refused_address"
    assert "DIEMCAU_MAIL_PASSWORD" in found.advice
    assert "geheim" not in str(found)


def test_a_server_that_is_not_there_is_said() -> None:
    """The port of a server that has stopped."""
    with ThreadingTCPServer(("127.0.0.1", 0), StreamRequestHandler) as server:
        port = server.server_address[1]
    assert finding_of(f"http://127.0.0.1:{port}/").code == "flow.unreachable"
