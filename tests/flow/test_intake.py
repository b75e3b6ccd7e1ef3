"""Batches of units: what was read is known again, and sources that grew are gone on with."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from diemcau.collect.members import Part
from diemcau.collect.names import Source
from diemcau.flow.dossier import make_dossier
from diemcau.flow.engines import OneProcess
from diemcau.flow.intake import find_batches
from diemcau.flow.ledger import Ledger
from diemcau.records import Finding

_LINE = '{{"name": "n{0}", "text": "In 2024 Karvania opened {0} schools."}}\n'


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger(tmp_path / "ledger.sqlite", "rules") as found:
        found.begin()
        yield found


def _take(source: Source, ledger: Ledger) -> list[str]:
    """The names of the units that are new; they are entered."""
    names = []
    for batch in find_batches([source], ledger):
        names += [unit.name if isinstance(unit, Part) else unit.code for _, unit in batch.units]
        ledger.enter(((key, (), ()) for key, _ in batch.units), batch.cursors.values())
    return [name.rpartition("/")[2] for name in names]


def test_a_file_of_lines_that_grew_is_read_on(tmp_path: Path, ledger: Ledger) -> None:
    """Only what stands behind what was read; nothing of a file that is as it was."""
    path = tmp_path / "press.jsonl"
    path.write_text("".join(_LINE.format(number) for number in range(10, 80)), encoding="utf-8")
    source = Source(path, "press")
    assert len(_take(source, ledger)) == 70
    _begin_next(ledger)
    assert _take(source, ledger) == []
    with path.open("a", encoding="utf-8") as file:
        file.write(_LINE.format(99))
    _begin_next(ledger)
    assert _take(source, ledger) == ["n99"]


def test_under_other_rules_a_file_is_read_from_its_beginning(tmp_path: Path) -> None:
    """Though an earlier run read it to its end."""
    path = tmp_path / "press.jsonl"
    path.write_text(_LINE.format(11) + _LINE.format(12), encoding="utf-8")
    for rules in ("r1", "r2"):
        with Ledger(tmp_path / "ledger.sqlite", rules) as ledger:
            ledger.begin()
            assert _take(Source(path, "press"), ledger) == ["n11", "n12"]
            ledger.end()


def test_a_stopped_run_finds_again_what_a_whole_one_finds(tmp_path: Path, ledger: Ledger) -> None:
    """Notes that count over a file count all of it, not only what the stopped run left."""
    path = tmp_path / "press.warc"
    head = "WARC/1.0\r\nWARC-Type: {0}\r\nWARC-Target-URI: https://post.example/{1}\r\n"
    record = head + "Content-Type: application/http; msgtype=response\r\nContent-Length: {2}\r\n\r\n{3}\r\n\r\n"
    body = "HTTP/1.1 {0} OK\r\nContent-Type: text/plain\r\n\r\nIn 2024 Karvania opened {1} schools."
    pages = [body.format(404 if number % 3 else 200, number) for number in range(300)]
    path.write_text(
        "".join(record.format("response", number, len(page), page) for number, page in enumerate(pages)), "ascii"
    )
    source = Source(path, "press")
    whole = [unit for batch in find_batches([source], ledger) for _, unit in batch.units]
    first = next(iter(find_batches([source], ledger)))
    ledger.enter(((key, (), ()) for key, _ in first.units), first.cursors.values())
    rest = [unit for batch in find_batches([source], ledger) for _, unit in batch.units]
    assert [unit for _, unit in first.units] + rest == whole
    assert any(isinstance(unit, Finding) for unit in rest)


def _begin_next(ledger: Ledger) -> None:
    ledger.end()
    ledger.begin()


def test_a_file_that_was_changed_in_its_middle_is_read_anew(tmp_path: Path, ledger: Ledger) -> None:
    """What it said before is known by its content all the same."""
    path = tmp_path / "press.jsonl"
    path.write_text(_LINE.format(11) + _LINE.format(12), encoding="utf-8")
    source = Source(path, "press")
    assert _take(source, ledger) == ["n11", "n12"]
    path.write_text(_LINE.format(33) + _LINE.format(12), encoding="utf-8")
    assert _take(source, ledger) == ["n33"]


def test_batches_are_bounded_and_tell_how_far_they_are(tmp_path: Path, ledger: Ledger) -> None:
    """By units and by bytes; the last one lies at the end."""
    path = tmp_path / "press.jsonl"
    path.write_text("".join(_LINE.format(number) for number in range(200)), encoding="utf-8")
    batches = list(find_batches([Source(path, "press")], ledger))
    assert [len(batch.units) for batch in batches] == [64, 64, 64, 8]
    shares = [batch.share for batch in batches]
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0, abs=0.02)


def test_a_file_that_cannot_be_read_is_a_unit_too(tmp_path: Path, ledger: Ledger) -> None:
    """So that it is told once and not tried again."""
    source = Source(tmp_path / "gone.txt", "gone")
    (batch,) = find_batches([source], ledger)
    assert [isinstance(unit, Finding) for _, unit in batch.units] == [True]
    assert len(_take(source, ledger)) == 1
    assert _take(source, ledger) == []


_FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Karvania Post</title>{items}</channel></rss>"""
_ITEM = """<item><title>Day {0}</title><link>https://post.example/{0}</link><guid>{0}</guid>
<description>In 2024 Karvania opened {0}4 schools.</description></item>"""


def test_an_address_is_asked_again_for_what_is_new(tmp_path: Path) -> None:
    """A feed's entries are read once each, and stay when the feed lets them go."""
    shown = [range(1, 4)]

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = _FEED.format(items="".join(_ITEM.format(number) for number in shown[0])).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    server = HTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address, folder = f"http://127.0.0.1:{server.server_port}/feed.xml", tmp_path / "dossier"
    folder.mkdir()
    try:
        first = make_dossier([], folder, "vietnam_diplomacy", OneProcess(), addresses=[address])
        shown[0] = range(3, 6)
        later = make_dossier([], folder, "vietnam_diplomacy", OneProcess(), addresses=[address])
    finally:
        server.shutdown()
        server.server_close()
    assert (first.read, first.documents) == (3, 3)
    assert (later.read, later.documents) == (2, 5)
