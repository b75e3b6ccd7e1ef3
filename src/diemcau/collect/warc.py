"""Archives of the web (WARC): each page, paper or office file in them is a document.

What a record says of the day is not when its page was published: `WARC-Date` is the day of the crawl and is never
taken for it. `Last-Modified` is taken only where the page itself names no day, and only where it lies at least a day
before the crawl: servers that make a page anew for every reader name the hour of the visit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from diemcau.collect.byte_stream import ByteStream, Damaged, Place
from diemcau.collect.decode import is_binary
from diemcau.collect.document import LARGEST
from diemcau.collect.endings import NO_DOCUMENTS
from diemcau.collect.hints import Hints
from diemcau.collect.kind import HTML, JPEG, PNG, TEXT, TIFF, find_format, find_kind
from diemcau.collect.marks import from_mark, refuse_mark, to_mark
from diemcau.collect.members import Part, name_around
from diemcau.collect.names import Source, to_inside, to_shown
from diemcau.collect.tell import tell
from diemcau.collect.warc_frames import Fault, Record, read_frames
from diemcau.records import Finding, Severity

_READ = frozenset(("response", "resource", "conversion"))
_PICTURES = frozenset((PNG, JPEG, TIFF))
_WORDS = frozenset((HTML, "application/xhtml+xml", TEXT, "text/markdown", "text/x-markdown"))
_OK = range(200, 300)  # HTTP status of what was delivered
_FRESH = timedelta(days=1)


def stream_records(source: Source, after: str | None, *, packed: bool) -> Iterator[Part | Finding]:
    """The documents in an archive of the web; a record that is malformed or too large is a finding with its place.

    A document is called by the place of its record and its address. The mark is the place of the next record: that
    of its packed member, and how many bytes of the member lie before it.

    Args:
        source: The file.
        after: The mark to go on from.
        packed: Whether the file is packed with gzip.
    """
    start = from_mark(after, 2)
    with source.path.open("rb") as file:
        stream = ByteStream(file, packed=packed)
        if after is not None and (start is None or not _is_reached(stream, Place(*start))):
            yield refuse_mark(after, source.path)
            return
        left_out: Counter[str] = Counter()
        for frame in read_frames(stream):
            if isinstance(frame, Fault):
                yield _tell_fault(frame, source.path)
            else:
                yield from _read_record(frame, source, left_out)
    yield from _tell_left_out(left_out, source.path)


def _is_reached(stream: ByteStream, place: Place) -> bool:
    """Go to a place, and say whether the file has it."""
    try:
        stream.go_to(place)
    except Damaged:
        return False
    return stream.tell() == place and stream.size() >= place.member


def _read_record(record: Record, source: Source, left_out: Counter[str]) -> Iterator[Part | Finding]:
    try:
        opened = _open(record)
    except (OSError, ValueError) as error:
        yield _tell_fault(Fault(record.place, f"cannot be opened ({error})"), source.path)
        return
    if opened is None:
        return
    body, said, cause = opened
    if cause is not None:
        left_out[cause] += 1
        return
    if len(body) > LARGEST:
        fault = Fault(record.place, f"unpacks to more than {LARGEST // 2**20} MB, the most that is read", large=True)
        yield _tell_fault(fault, source.path)
        return
    inner = _name(record.place, said.address)
    name = f"{name_around(source.path, source.name)}/{inner}"
    yield Part(body, source.path / inner, name, to_mark(*record.behind), said)
    if b"\nwarc-truncated:" in record.head.lower():
        yield _tell_cut(record.place, source.path / inner)


def _open(record: Record) -> tuple[bytes, Hints, str | None] | None:
    """What a record holds, what it says of it, and why it is left out where it is; None where it holds no page.

    Raises:
        OSError, ValueError: If its head, or the head of the answer in it, cannot be read.
    """
    from fastwarc import WarcRecord

    whole = WarcRecord.from_bytes(record.head + record.block)
    kind = str(whole.headers.get("WARC-Type", "")).strip().lower()
    if kind == "revisit":
        return b"", Hints(), "revisits"
    if kind not in _READ:
        return None
    address = str(whole.headers.get("WARC-Target-URI") or "").strip(" <>") or None
    if kind != "response":
        media_type, _, rest = str(whole.headers.get("Content-Type") or "").partition(";")
        said = Hints(address=address, media_type=media_type.strip().lower() or None, charset=_charset(rest))
        return record.block, said, _cause(record.block, said)
    if not whole.is_http:
        return b"", Hints(), "answers that are not of HTTP"
    body, status = _answer(whole, record)
    if status not in _OK:
        return body, Hints(), f"HTTP status {status}"
    said = Hints(
        address=address,
        media_type=(whole.http_content_type or "").strip().lower() or None,
        charset=whole.http_charset,
        published=_published(whole),
    )
    return body, said, _cause(body, said)


def _answer(whole: Any, record: Record) -> tuple[bytes, int | None]:
    """The body of a server's answer, unpacked, and its status.

    Archives keep bodies as they came, but some keep them unpacked beneath the head of the packed one.

    Raises:
        OSError, ValueError: If the head cannot be read.
    """
    from fastwarc import WarcRecord

    whole.parse_http()
    status, plain = whole.http_headers.status_code, bytes(whole.reader.read())
    if not any(whole.http_headers.get(name) for name in ("Content-Encoding", "Transfer-Encoding")):
        return plain, status
    try:
        packed = WarcRecord.from_bytes(record.head + record.block)
        packed.parse_http(auto_decode="all")
        return bytes(packed.reader.read(LARGEST + 1)), status
    except OSError:
        return plain, status


def _charset(parameters: str) -> str | None:
    name, _, value = parameters.strip().partition("=")
    return value.strip(" \"'") or None if name.strip().lower() == "charset" else None


def _published(whole: Any) -> date | None:
    modified, crawled = whole.http_last_modified, whole.record_date
    if not isinstance(modified, datetime) or not isinstance(crawled, datetime):
        return None
    return modified.date() if _aware(crawled) - _aware(modified) >= _FRESH else None


def _aware(time: datetime) -> datetime:
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)


def _cause(body: bytes, said: Hints) -> str | None:
    """Why what a record holds is no report, or None where it may be one."""
    media_type = said.media_type or ""
    found = find_format(body)
    if found is not None:
        return found if found in _PICTURES else None
    if not body.strip():
        return "empty"
    if media_type in _WORDS:
        ending = Path(urlsplit(said.address or "").path).suffix.lower() if media_type == TEXT else ""
        robots = media_type == TEXT and (said.address or "").endswith("/robots.txt")
        return "robots.txt" if robots else ending if ending in NO_DOCUMENTS else None
    if not media_type and find_kind(body) is None and not is_binary(body):
        return None
    return to_shown(media_type)[:80] or "no text"


def _name(place: Place, address: str | None) -> str:
    """The name of a document in the archive: the place of its record, then its address without scheme and query."""
    number = f"{place.member}+{place.inner}" if place.inner else str(place.member)
    try:
        parts = urlsplit(address or "")
        named = f"{parts.hostname or ''}{unquote(parts.path, errors='replace')}".strip("/")
    except ValueError:
        named = address or ""
    return f"{number}/{to_inside(named)}" if named else number


def _tell_fault(fault: Fault, path: Path) -> Finding:
    at = f"{fault.place.member:,}" + (f"+{fault.place.inner:,}" if fault.place.inner else "")
    message = f"The record at byte {at} of {path} {fault.cause}; it was left out, and the records behind it were read."
    if fault.large:
        return tell("large_record", path, message, "Name the file in it yourself if it is a report.", at=at)
    return tell("bad_record", path, message, "Ask whoever made the archive for it anew if reports are missing.", at=at)


def _tell_cut(place: Place, path: Path) -> Finding:
    message = f"{path} was cut short by the program that fetched it (record at byte {place.member:,})."
    return tell("cut_record", path, message, "Hold its last lines against the page itself.", at=f"{place.member:,}")


def _tell_left_out(left_out: Counter[str], path: Path) -> Iterator[Finding]:
    if left_out:
        kinds = ", ".join(f"{number} {kind}" for kind, number in left_out.most_common(20))
        message = f"{path} holds {left_out.total():,} records that were skipped as no document: {kinds}."
        yield tell("skipped", path, message, severity=Severity.NOTE)
