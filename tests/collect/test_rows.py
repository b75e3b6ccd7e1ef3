"""Rows of tables, JSON Lines, feeds: each is a document with what stands beside its text."""

from __future__ import annotations

import builtins
import gzip
import json
import sys
from datetime import date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import feedparser
import pyarrow as pa
import pytest
from pyarrow import parquet as tables

from diemcau.collect import jsonl, rows
from diemcau.collect.document import read_bytes
from diemcau.collect.members import Part, open_parts
from diemcau.collect.names import Source
from diemcau.collect.streams import stream_parts
from diemcau.records import Document, Finding

TEXT = "In 2031 Lam Quang province sent 214 delegations abroad and received 167 of them at home."


def read(path: Path) -> tuple[list[Part], list[Finding]]:
    every = list(stream_parts(Source(path, path.stem)))
    return [each for each in every if isinstance(each, Part)], [each for each in every if isinstance(each, Finding)]


def of_rows(folder: Path, *made: Any) -> tuple[list[Part], list[Finding]]:
    """What is read of some lines, each a value of JSON or a text as it is."""
    path = folder / "a.jsonl"
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in made), encoding="utf-8")
    return read(path)


def document(part: Part) -> Document:
    made = read_bytes(part.body, part.path, part.name, part.hints)[0]
    assert isinstance(made, Document)
    return made


def test_what_stands_beside_the_text_goes_first(tmp_path: Path) -> None:
    """Title, publisher, day and language are those of the row, even where the text says others."""
    row = {
        "id": 7,
        "text": f"Another headline\n(Ha Phu Daily, 9 January 2025) {TEXT}",
        "title": " The  year\nof Lam ",
        "source": "Lam Portal",
        "date": "2031-12-30T08:00:00Z",
        "language": "vi-VN",
        "url": "https://lam.example/7",
    }
    (part,), _ = of_rows(tmp_path, row)
    made = document(part)
    assert (made.title, made.publisher, made.published) == ("The year of Lam", "Lam Portal", date(2031, 12, 30))
    assert (made.language, made.name, part.hints.address) == ("vi", "a.jsonl/1/7", "https://lam.example/7")
    assert made.path == str(tmp_path / "a.jsonl" / "1" / "7")


@pytest.mark.parametrize(
    ("row", "text", "media_type"),
    [
        ({"text": TEXT, "html": "<p>Other</p>"}, TEXT, "text/plain"),
        ({"text": " ", "content": TEXT}, TEXT, "text/plain"),
        ({"Body": f"<p>One</p><p>{TEXT}</p>"}, f"One\n{TEXT}", "text/html"),
        ({"html": f"<html><body><nav><a href='/'>Home</a></nav><p>{TEXT}</p></body></html>"}, TEXT, "text/html"),
        ({"text": f"From: office\nDate: today\nMime-Version: 1\n\n{TEXT}"}, None, "text/plain"),
        ({"text": "x < y and y > z"}, "x < y and y > z", "text/plain"),
    ],
)
def test_the_first_column_with_a_text_is_read(
    row: dict[str, str], text: str | None, media_type: str, tmp_path: Path
) -> None:
    """As a page where it is one; never as a mail, whatever its first lines look like."""
    (part,), _ = of_rows(tmp_path, row)
    assert [each for each in open_parts(part.body, part.path, part.name, part.hints) if isinstance(each, Finding)] == []
    made = document(part)
    assert made.media_type == media_type
    assert made.text.strip() == (text or row["text"])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{no json", "collect.bad_row"),
        ("[1]", "collect.bad_row"),
        ("[" * 100_000, "collect.bad_row"),
        ('{"text": ' + "9" * 5_000 + "}", "collect.bad_row"),
        ('{"text": 5}', "collect.no_text_row"),
        ('{"text": ""}', "collect.no_text_row"),
        ('{"title": "x"}', "collect.no_text_row"),
    ],
)
def test_a_line_that_is_no_document_is_a_finding_with_its_number(line: str, code: str, tmp_path: Path) -> None:
    """The lines around it are read; empty lines are nothing."""
    parts, (finding,) = of_rows(tmp_path, {"text": "one"}, "", line, {"text": "two"})
    assert [part.body for part in parts] == [b"one", b"two"]
    assert (finding.code, finding.facts) == (code, (("row", "3"),))


def test_signs_that_no_text_can_hold_do_no_harm(tmp_path: Path) -> None:
    """Halves of characters become question marks; a mark at the beginning of the file is none of its text."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "a \\ud800 b", "title": "\\udc00", "id": "../x\\u202e"}')
    (part,), _ = read(path)
    assert (part.body, part.hints.title, part.name) == (b"a ? b", "?", "a.jsonl/1/__/x?")


def test_a_line_over_the_limit_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is never held whole; a text over it is a finding too."""
    monkeypatch.setattr(jsonl, "LONGEST", 1000)
    monkeypatch.setattr(rows, "LARGEST", 500)
    parts, findings = of_rows(tmp_path, {"text": "x" * 5000}, {"text": "one"}, {"text": "y" * 600})
    assert [part.body for part in parts] == [b"one"]
    assert [(each.code, each.facts) for each in findings] == [
        ("collect.large_row", (("row", "1"),)),
        ("collect.large_row", (("row", "3"),)),
    ]


def test_a_packed_file_that_breaks_off_is_said(tmp_path: Path) -> None:
    """What stands before the break is read."""
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b"".join(b'{"text": "%d"}\n' % at for at in range(20_000)))[:-400])
    parts, findings = read(path)
    assert len(parts) > 10
    assert [finding.code for finding in findings] == ["collect.broken_off"]


def test_a_table_may_hold_files(tmp_path: Path, made: ModuleType) -> None:
    """A column of bytes is opened by what it holds; days may be days."""
    word = made.word(made.ENGLISH)
    columns = {"content": [word, b"", None], "date": [datetime(2031, 2, 3), None, None]}  # noqa: DTZ001 - as tables hold it
    tables.write_table(pa.table(columns), tmp_path / "a.parquet")
    (part,), findings = read(tmp_path / "a.parquet")
    assert document(part).published == date(2031, 2, 3)
    assert document(part).media_type.endswith("wordprocessingml.document")
    assert [finding.code for finding in findings] == ["collect.no_text_row"] * 2


def test_a_table_without_a_text_says_what_it_has(tmp_path: Path) -> None:
    """The finding names the columns."""
    tables.write_table(pa.table({"words": ["x"], "n": [1]}), tmp_path / "a.parquet")
    _, (finding,) = read(tmp_path / "a.parquet")
    assert (finding.code, finding.facts) == ("collect.no_text_column", (("columns", "words, n"),))


@pytest.mark.parametrize(("name", "package"), [("a.parquet", "pyarrow"), ("a.xml", "feedparser")])
def test_without_the_extra_the_finding_names_it(
    name: str, package: str, monkeypatch: pytest.MonkeyPatch, streamed: ModuleType, tmp_path: Path
) -> None:
    """Nothing else of the house needs the packages."""
    source = streamed.write(tmp_path, name, ["one"])
    load = builtins.__import__

    def refuse(named: str, *rest: Any) -> Any:
        if named.partition(".")[0] == package:
            raise ModuleNotFoundError(name=package)
        return load(named, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    (finding,) = stream_parts(source)
    assert isinstance(finding, Finding)
    assert (finding.code, finding.facts) == ("collect.needs_extra", (("extra", "dossier"),))


RSS = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!-- made by hand -->\n<rss version="2.0" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Cổng Lâm Quảng</title>'
    "<language>en-us</language><item><title>Một năm</title><link>/1</link><pubDate>Thu, 04 Jan 2024 10:00:00 +0700"
    "</pubDate><description>Short</description><content:encoded><![CDATA[<p>Tỉnh cử 12 đoàn.</p><p>Và đón 30 đoàn.</p>"
    "<img src='http://lam.example/x.png'/>]]></content:encoded></item><item><title>Two</title></item>{rest}"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Lam Portal</title><entry><title>One</title>'
    '<link href="https://lam.example/1"/><updated>2024-01-04T10:00:00Z</updated>'
    '<content type="html">&lt;p&gt;The province sent 12 delegations.&lt;/p&gt;</content></entry></feed>'
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    '<channel rdf:about="x"><title>Lam Portal</title></channel><item rdf:about="y"><title>One</title>'
    "<description>The province sent 12 delegations.</description></item></rdf:RDF>"
)


def test_an_entry_is_a_document(tmp_path: Path) -> None:
    """Its content goes before its summary; the feed is its publisher, and its language is found in it."""
    path = tmp_path / "a.xml"
    path.write_text(RSS.format(rest="</channel></rss>"), encoding="utf-8")
    (part,), (finding,) = read(path)
    made = document(part)
    assert made.text == "Tỉnh cử 12 đoàn.\nVà đón 30 đoàn."
    assert (made.title, made.publisher, made.published) == ("Một năm", "Cổng Lâm Quảng", date(2024, 1, 4))
    assert (made.language, part.hints.address) == ("vi", "/1")
    assert (finding.code, finding.facts) == ("collect.no_text_entry", (("row", "2"),))


@pytest.mark.parametrize("body", [ATOM, RDF])
def test_feeds_of_every_sort_are_read(body: str, tmp_path: Path) -> None:
    """Atom and RDF too, under whatever name."""
    path = tmp_path / "nameless"
    path.write_text(body, encoding="utf-8")
    (part,), findings = read(path)
    assert document(part).text == "The province sent 12 delegations."
    assert (part.hints.publisher, findings) == ("Lam Portal", [])


def test_a_damaged_feed_gives_what_it_has(tmp_path: Path) -> None:
    """The finding comes last and says how many entries there were."""
    path = tmp_path / "a.xml"
    path.write_text(RSS.format(rest="<item><title>Thr"), encoding="utf-8")
    parts, findings = read(path)
    assert len(parts) == 1
    assert findings[-1].code == "collect.bad_feed"


def test_a_feed_at_which_its_parser_fails_is_a_finding(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whatever the parser of feeds raises on damaged ones."""
    path = tmp_path / "a.xml"
    path.write_text(ATOM, encoding="utf-8")

    def fail(*_: Any, **__: Any) -> Any:
        raise KeyError("links")

    monkeypatch.setattr(feedparser, "parse", fail)
    assert [finding.code for finding in read(path)[1]] == ["collect.bad_feed"]


def test_a_feed_reaches_nothing(tmp_path: Path) -> None:
    """Neither files nor addresses that it names are opened, nor are bytes taken for the name of a file."""
    secret = tmp_path / "secret"
    secret.write_text("secret words", encoding="utf-8")
    path = tmp_path / "a.xml"
    path.write_text(
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY y SYSTEM "http://127.0.0.1:9/x">]>'
        '<rss version="2.0"><channel><item><description>a &x; &y; b</description></item></channel></rss>',
        encoding="utf-8",
    )
    reached: list[str] = []
    watched = {"open", "socket.connect", "socket.getaddrinfo", "urllib.Request"}
    sys.addaudithook(lambda name, values: reached.append(str(values[0])) if name in watched else None)
    parts, findings = read(path)
    assert [part.name for part in parts] == ["a.xml/1"]
    assert all(b"secret" not in part.body for part in parts)
    assert [each for each in reached if each == str(secret) or "127.0.0.1" in each] == []
    assert all(finding.code == "collect.bad_feed" for finding in findings)
