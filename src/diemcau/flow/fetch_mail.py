"""The mails in a folder of a mail server (IMAP over TLS), which is only read: nothing there is marked or moved."""

from __future__ import annotations

import imaplib
import json
import os
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import groupby
from pathlib import Path
from ssl import SSLContext, create_default_context
from typing import Any
from urllib.parse import SplitResult, unquote

from diemcau.collect.document import LARGEST
from diemcau.collect.mailbox_files import MAIL
from diemcau.collect.members import Part
from diemcau.collect.names import to_inside, to_shown
from diemcau.flow.fetched import read_mark, unreachable
from diemcau.records import Finding, Severity

PASSWORD = "DIEMCAU_MAIL_PASSWORD"  # noqa: S105 - the name of the variable that holds it
"""Environment variable with the password of the mailbox."""

_PORT = 993
_SECONDS = 30
_WINDOW = 10_000  # numbers of mails asked for at once: the answer is one line, and imaplib reads a million signs of it


class _Refused(Exception):  # noqa: N818 - told on as a finding
    """The server is there but does not give the folder."""


def fetch_mails(parts: SplitResult, after: str | None, context: SSLContext | None) -> Iterator[Part | Finding]:
    """The mails in a folder, by their numbers; the mark is the number, and the server's word for how long it holds.

    Args:
        parts: The address, `imaps://user@host/FOLDER`.
        after: The mark of the last mail that is not wanted again.
        context: Which certificates are trusted; those of the system where None.
    """
    address = to_shown(parts.geturl())
    password = os.environ.get(PASSWORD)
    if not parts.username or not password:
        yield _no_password(address)
        return
    try:
        with _connected(parts, context) as server:
            validity = _open(server, unquote(parts.username), password, unquote(parts.path).strip("/") or "INBOX")
            yield from _new(server, parts, validity, after)
    except _Refused as error:
        yield _refused(address, str(error))
    except (imaplib.IMAP4.error, OSError, ValueError) as error:
        yield unreachable(address, error)


@contextmanager
def _connected(parts: SplitResult, context: SSLContext | None) -> Iterator[imaplib.IMAP4]:
    """A line to a server, closed in every case."""
    trusted = context or create_default_context()
    server = imaplib.IMAP4_SSL(parts.hostname or "", parts.port or _PORT, ssl_context=trusted, timeout=_SECONDS)
    try:
        yield server
    finally:
        with suppress(imaplib.IMAP4.error, OSError):
            server.logout()
        with suppress(OSError):
            server.shutdown()


def _open(server: imaplib.IMAP4, user: str, password: str, folder: str) -> str:
    """Log in and open a folder for reading; returns what says how long its numbers hold.

    Raises:
        _Refused: If the server does not let in, or has no such folder.
    """
    try:
        server.login(user, password)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        raise _Refused(f"does not let {user} in ({_said(error)})") from error
    done, said = server.select(_to_utf7(folder), readonly=True)
    if done != "OK":
        raise _Refused(f"has no folder {folder} ({_said(said[0])})")
    return _number(server, "UIDVALIDITY") or "0"


def _said(answer: Any) -> str:
    raw = answer.args[0] if isinstance(answer, Exception) and answer.args else answer
    return to_shown(raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw))[:200]


def _number(server: imaplib.IMAP4, name: str) -> str | None:
    found = server.response(name)[1][0]
    return found.decode() if isinstance(found, bytes) and found.isdigit() else None


def _new(server: imaplib.IMAP4, parts: SplitResult, validity: str, after: str | None) -> Iterator[Part | Finding]:
    before = read_mark(after)
    last = before.get("uid", 0)
    last = last if isinstance(last, int) else 0
    if before and before.get("validity") != validity:
        yield _renumbered(to_shown(parts.geturl()))
        last = 0
    for uid in _uids(server, last):
        yield _mail(server, parts, validity, uid)


def _uids(server: imaplib.IMAP4, last: int) -> Iterator[int]:
    """The numbers of the mails behind one, ascending."""
    end = int(_number(server, "UIDNEXT") or 0)
    for start in range(last + 1, max(end, last + 2), _WINDOW):
        until = str(start + _WINDOW - 1) if end else "*"
        _, found = server.uid("SEARCH", f"UID {start}:{until}")
        numbers = (int(word) for line in found if line for word in line.split())
        yield from sorted({number for number in numbers if number >= start})


def _mail(server: imaplib.IMAP4, parts: SplitResult, validity: str, uid: int) -> Part | Finding:
    inner = f"{parts.username}@{parts.hostname}{unquote(parts.path)}/{validity}-{uid}"
    name = to_inside(inner)
    done, found = server.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{LARGEST + 1}>)")
    body = next((each[1] for each in found if isinstance(each, tuple)), None) if done == "OK" else None
    if not isinstance(body, bytes) or not body.strip():
        return _no_mail(name, "the server does not give it")
    if len(body) > LARGEST:
        return _no_mail(name, f"it is larger than {LARGEST // 2**20} MB")
    return Part(body, Path(name), name, json.dumps({"validity": validity, "uid": uid}), MAIL)


def _to_utf7(folder: str) -> str:
    """A folder's name in quotes, letters outside ASCII as servers want them (RFC 3501, 5.1.3)."""
    pieces: list[str] = []
    for plain, letters in groupby(folder, lambda letter: " " <= letter <= "~"):
        words = "".join(letters)
        if plain:
            pieces.append(words.replace("&", "&-"))
        else:
            packed = b64encode(words.encode("utf-16-be")).decode().rstrip("=").replace("/", ",")
            pieces.append(f"&{packed}-")
    return '"' + "".join(pieces).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _no_password(address: str) -> Finding:
    return Finding(
        code="flow.no_password",
        severity=Severity.STOP,
        message=f"{address} was not asked: a user in the address and a password in {PASSWORD} were expected.",
        advice=f"Name imaps://user@server/FOLDER and put the password into the environment variable {PASSWORD}.",
        document=address,
    )


def _refused(address: str, cause: str) -> Finding:
    return Finding(
        code="flow.mailbox_refused",
        severity=Severity.HOLD,
        message=f"The server of {address} {cause}.",
        advice="Check user, password and the name of the folder.",
        document=address,
        facts=(("cause", cause),),
    )


def _renumbered(address: str) -> Finding:
    return Finding(
        code="flow.renumbered",
        severity=Severity.NOTE,
        message=f"The server has numbered the mails of {address} anew since the last run; all of them are read again.",
        document=address,
    )


def _no_mail(name: str, cause: str) -> Finding:
    return Finding(
        code="flow.no_mail",
        severity=Severity.HOLD,
        message=f"The mail {name} could not be read: {cause}.",
        advice="Save it from your mail program as a file and name the file.",
        document=name,
    )
