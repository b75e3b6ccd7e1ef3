"""What lies at an address that the user names: a feed or page (http, https), a folder of mails (imaps).

With `fetch_mail` the only file of the house that speaks to a network, and only to the address named and where that
sends it on.
"""

from __future__ import annotations

import gzip
import json
import time
import urllib.request
import zlib
from collections.abc import Iterator
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from ssl import SSLContext
from typing import Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import SplitResult, unquote, urlsplit

from diemcau.collect.document import LARGEST
from diemcau.collect.feed import read_feed
from diemcau.collect.hints import Hints
from diemcau.collect.members import Part
from diemcau.collect.names import Source, to_inside, to_shown
from diemcau.collect.stream_signs import is_feed
from diemcau.flow.fetch_mail import fetch_mails
from diemcau.flow.fetched import read_mark, unreachable
from diemcau.records import Finding, Severity

_SECONDS = 30  # that a server may be silent
_SECONDS_IN_ALL = 600  # that it may take for all that is asked at once
_STEP = 1 << 16
_UNCHANGED = 304  # HTTP status


def fetch(address: str, after: str | None = None, context: SSLContext | None = None) -> Iterator[Part | Finding]:
    """The documents at an address, those behind a mark, and findings that say what could not be had.

    Args:
        address: `https://...` of a feed, page or report, or `imaps://user@host/FOLDER`. It holds no password: that
            of a mailbox stands in the environment variable `DIEMCAU_MAIL_PASSWORD`.
        after: The mark of the last part of an earlier run; None for all.
        context: Which certificates are trusted; those of the system where None.
    """
    try:
        parts = urlsplit(address)
        scheme, host, password = parts.scheme.lower(), parts.hostname, parts.password
        parts.port  # noqa: B018 - raises where it is no number
    except ValueError as error:
        yield _refused(to_shown(address), f"is no address ({error})")
        return
    if password is not None:
        shown = to_shown(parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl())
        yield _refused(shown, "was given with a password in it, where others may read it")
    elif scheme not in {"http", "https", "imaps"} or not host:
        yield _refused(to_shown(address), "is none of http://, https:// and imaps:// with the name of a server")
    elif scheme == "imaps":
        yield from fetch_mails(parts, after, context)
    else:
        yield from _fetch_page(parts, after, context)


def _refused(address: str, cause: str) -> Finding:
    return Finding(
        code="flow.refused_address",
        severity=Severity.STOP,
        message=f"{address} {cause}; it was not asked.",
        advice="Name https://server/feed, or imaps://user@server/FOLDER with the password in DIEMCAU_MAIL_PASSWORD.",
        document=address,
    )


class Answer(NamedTuple):
    """What a server gave.

    Attributes:
        body: The document.
        media_type: What the server says that it is.
        charset: How the server says that it is written.
        stamp: What the server calls this state of it: `etag`, `modified`.
    """

    body: bytes
    media_type: str
    charset: str | None
    stamp: dict[str, str]


def _fetch_page(parts: SplitResult, after: str | None, context: SSLContext | None) -> Iterator[Part | Finding]:
    address = to_shown(parts.geturl())
    before = read_mark(after)
    try:
        answer = _ask(parts.geturl(), before, context)
    except Exception as error:  # noqa: BLE001 - whatever a server or the way to it brings is told
        yield unreachable(address, error)
        return
    if answer is None:
        return
    if len(answer.body) > LARGEST:
        yield unreachable(address, ValueError(f"it is larger than {LARGEST // 2**20} MB"))
        return
    name = to_inside(f"{parts.hostname}{unquote(parts.path)}")
    found = list(_read(answer, Source(Path(name), name), address))
    yield from _new(found, before, answer.stamp)


def _read(answer: Answer, source: Source, address: str) -> Iterator[Part | Finding]:
    if is_feed(answer.body):
        yield from read_feed(answer.body, source)
        return
    hints = Hints(address=address, media_type=answer.media_type, charset=answer.charset)
    yield Part(answer.body, source.path, source.name, hints=hints)


def _new(found: list[Part | Finding], before: dict[str, Any], stamp: dict[str, str]) -> Iterator[Part | Finding]:
    """The documents that an earlier run has not had, called by what they say, so that each run calls them alike.

    Only the last of them carries the server's stamp in its mark: who stops before it is given the rest again.
    """
    said = before.get("seen")
    seen = [str(each) for each in said] if isinstance(said, list) else []
    known = set(seen)
    keys = [_key(each) if isinstance(each, Part) else "" for each in found]
    last = max((at for at, key in enumerate(keys) if key and key not in known), default=-1)
    for at, each in enumerate(found):
        if isinstance(each, Finding):
            yield each
        elif keys[at] not in known:
            known.add(keys[at])
            seen.append(keys[at])
            state = {"seen": [key for key in dict.fromkeys(keys) if key], **stamp} if at == last else {"seen": seen}
            place = each.path if each.mark is None else each.path.with_name(keys[at])
            name = each.name if each.mark is None else f"{each.name.rpartition('/')[0]}/{keys[at]}"
            yield replace(each, path=place, name=name, mark=json.dumps(state))


def _key(part: Part) -> str:
    said = (part.hints.address or "", part.hints.title or "")
    return blake2b("\n".join(said).encode() + b"\n" + part.body, digest_size=8).hexdigest()


class _Redirect(urllib.request.HTTPRedirectHandler):
    """Goes where a server sends on to, if that is a server of the web too."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:  # noqa: PLR0917 - the library's own form
        """What is asked next."""
        if urlsplit(newurl).scheme.lower() not in {"http", "https"}:
            raise URLError(f"it sends on to {newurl[:200]}, which is no address of the web")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _ask(address: str, before: dict[str, Any], context: SSLContext | None) -> Answer | None:
    """What a server gives; None where that has not changed since the last time."""
    opener = urllib.request.OpenerDirector()  # one that opens no files and speaks no FTP
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=context),
        urllib.request.HTTPDefaultErrorHandler(),
        _Redirect(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    request = urllib.request.Request(address, headers={"User-Agent": "diemcau", "Accept-Encoding": "gzip"})  # noqa: S310 - its scheme was looked at
    for header, name in (("If-None-Match", "etag"), ("If-Modified-Since", "modified")):
        if isinstance(before.get(name), str):
            request.add_header(header, before[name])
    try:
        with opener.open(request, timeout=_SECONDS) as answer:
            return _receive(answer)
    except HTTPError as error:
        if error.code == _UNCHANGED:
            return None
        raise


def _receive(answer: Any) -> Answer:
    body, deadline = bytearray(), time.monotonic() + _SECONDS_IN_ALL
    while len(body) <= LARGEST and (piece := answer.read1(_STEP)):
        body += piece
        if time.monotonic() > deadline:
            raise TimeoutError(f"it took more than {_SECONDS_IN_ALL} seconds")
    headers = answer.headers
    if str(headers.get("Content-Encoding", "")).strip().lower() in {"gzip", "x-gzip"}:
        body = bytearray(_unpack(bytes(body)))
    elif (
        len(body) <= LARGEST
        and headers.get("Content-Length", "").isdigit()
        and len(body) < int(headers["Content-Length"])
    ):
        raise EOFError("the connection broke off")
    stamp = {"etag": headers.get("ETag"), "modified": headers.get("Last-Modified")}
    return Answer(
        bytes(body),
        headers.get_content_type(),
        headers.get_content_charset(),
        {name: value for name, value in stamp.items() if value},
    )


def _unpack(body: bytes) -> bytes:
    packed = zlib.decompressobj(31)
    unpacked = packed.decompress(body, LARGEST + 1)
    if not packed.eof and len(unpacked) <= LARGEST:
        raise gzip.BadGzipFile("what was sent breaks off")
    return unpacked
