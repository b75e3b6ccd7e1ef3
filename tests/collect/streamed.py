"""The same texts in every kind of source that holds many documents, and what is read of them again."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet as tables

from diemcau.collect.members import Part
from diemcau.collect.names import Source
from diemcau.collect.streams import stream_parts
from diemcau.records import Finding


def lines(texts: Sequence[str]) -> bytes:
    """JSON Lines."""
    rows = (json.dumps({"id": at, "text": text}, ensure_ascii=at % 2 == 0) for at, text in enumerate(texts))
    return "".join(row + "\n" for row in rows).encode()


def parquet(texts: Sequence[str]) -> bytes:
    """A table with three rows a group."""
    whole = io.BytesIO()
    columns = {"text": list(texts), "number": list(range(len(texts)))}
    schema = pa.schema([("text", pa.string()), ("number", pa.int64())])
    tables.write_table(pa.table(columns, schema=schema), whole, row_group_size=max(3, len(texts) // 40))
    return whole.getvalue()


def tar(texts: Sequence[str], mode: str = "w") -> bytes:
    """A TAR with folders, a link and two files of one name."""
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode=mode) as made:  # type: ignore[call-overload]
        for at, text in enumerate(texts):
            body = text.encode()
            info = tarfile.TarInfo(f"north/{at % max(2, len(texts) - 1)}.txt")
            info.size = len(body)
            made.addfile(info, io.BytesIO(body))
            if at == 1:
                link = tarfile.TarInfo("north/link.txt")
                link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
                made.addfile(link)
    return bytes(whole.getvalue())


def zipped(texts: Sequence[str]) -> bytes:
    """A ZIP, a file a text."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as made:
        for at, text in enumerate(texts):
            made.writestr(f"north/{at}.txt", text)
    return whole.getvalue()


def record(block: bytes, kind: str = "response", address: str = "https://lam.example/a.html", more: str = "") -> bytes:
    """A record of an archive of the web."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:7f>\r\nWARC-Date: 2025-03-04T05:06:07Z\r\n"
        f"WARC-Target-URI: {address}\r\nContent-Type: application/http; msgtype={kind}\r\n{more}"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes, head: str = "Content-Type: text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    """What a server answered."""
    return f"HTTP/1.1 {status}\r\n{head}\r\n\r\n".encode() + body


def pages(texts: Sequence[str]) -> list[bytes]:
    """A record for each text, and a request and a picture among them."""
    made = []
    for at, text in enumerate(texts):
        page = f"<html><body><p>{escape(text)}</p></body></html>".encode()
        made.append(record(b"GET /a HTTP/1.1\r\n\r\n", "request") if at % 3 == 1 else b"")
        made[-1] += record(answer(page), address=f"https://lam.example/{at}.html")
    return made


def warc(texts: Sequence[str]) -> bytes:
    """An archive of the web."""
    return b"".join(pages(texts))


def packed_warc(texts: Sequence[str]) -> bytes:
    """The same with each page packed alone, as the standard wants it."""
    return b"".join(gzip.compress(page) for page in pages(texts))


def mbox(texts: Sequence[str]) -> bytes:
    """A box of mails; lines that begin as a mail does are quoted."""
    made = []
    for at, text in enumerate(texts):
        body = "\n".join(f">{line}" if line.lstrip(">").startswith("From ") else line for line in text.splitlines())
        head = f"From: Lam Office <office@lam.example>\nSubject: Report {at}\nMessage-ID: <{at}@lam.example>"
        made.append(f"From office@lam.example Mon Mar  3 10:00:{at % 60:02} 2025\n{head}\n\n{body}\n\n")
    return "".join(made).encode()


def feed(texts: Sequence[str]) -> bytes:
    """A feed."""
    items = "".join(
        f"<item><title>Report {at}</title><link>https://lam.example/{at}</link>"
        f"<description>{escape(escape(text))}</description></item>"
        for at, text in enumerate(texts)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Lam Portal</title>{items}</channel></rss>'.encode()


MAKERS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "a.jsonl": lines,
    "a.ndjson.gz": lambda texts: gzip.compress(lines(texts)),
    "a.parquet": parquet,
    "a.tar": tar,
    "a.tgz": lambda texts: tar(texts, "w:gz"),
    "a.tar.xz": lambda texts: tar(texts, "w:xz"),
    "a.zip": zipped,
    "a.warc": warc,
    "a.warc.gz": packed_warc,
    "b.warc.gz": lambda texts: gzip.compress(warc(texts)),
    "a.mbox": mbox,
    "a.xml": feed,
}


def write(folder: Path, name: str, texts: Sequence[str]) -> Source:
    """A source with some texts."""
    path = folder / name
    if name == "maildir":
        for inner in ("cur", "new", "tmp"):
            (path / inner).mkdir(parents=True, exist_ok=True)
        for at, text in enumerate(texts):
            place = path / ("new" if at % 2 else "cur") / f"17000{at:05}.M1.lam{'' if at % 2 else ':2,S'}"
            place.write_text(f"From: office@lam.example\nSubject: Report\n\n{text}\n", encoding="utf-8")
    else:
        path.write_bytes(MAKERS[name](texts))
    return Source(path, path.stem)


def found(source: Source, after: str | None = None) -> tuple[list[Part], list[Finding]]:
    """The parts and the findings of a source."""
    every = list(stream_parts(source, after))
    return [each for each in every if isinstance(each, Part)], [each for each in every if isinstance(each, Finding)]
