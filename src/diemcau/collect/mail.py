"""Mails (EML) and saved pages (MHT): the words of the mail as its document, each attachment as one of its own."""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable, Iterator
from datetime import date
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from email.utils import parseaddr, parsedate_to_datetime
from functools import partial
from typing import Any, TypeAlias, TypeVar

from diemcau.collect.archive import Budget
from diemcau.collect.content import Content, Draft, Member, Notice, Unread
from diemcau.collect.decode import decode
from diemcau.collect.endings import NO_DOCUMENTS
from diemcau.collect.masthead import Masthead
from diemcau.collect.names import to_inside
from diemcau.collect.wrapped import unflow, unwrap
from diemcau.errors import Invalid

Mail: TypeAlias = "Message[Any, Any]"

Found = TypeVar("Found")

_MOST_PARTS = 1000  # parts of a mail that are looked at
_DEEPEST = 20  # parts inside one another
_FORWARDED = "message/rfc822"
_QUOTED = re.compile(r"\s{0,3}>")
_FOLD = re.compile(r"[\r\n]+[ \t]*")
_SPACES = re.compile(r"\s+")
_ANEW = "Ask its sender for it anew."


class _AsWritten(Compat32):
    """Lines of a head as they are written: letters outside ASCII are kept as bytes and not made unknown."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        """The value as it is."""
        del name
        return value


_POLICY = _AsWritten()


def read_mail(body: bytes, name: str) -> Content:
    """The words of a mail: its subject as the title and first line, then its text.

    Of a mail written both as plain text and as a page the plain text is read. Its sender is the publisher and its day
    the day of publication.

    Raises:
        Unread: If it holds no text that can be decoded.
    """
    del name
    mail = _parse(body)
    draft = Draft()
    subject = _words(mail.get("Subject"))
    write_mail(draft, subject, *_body(mail))
    sender, address = parseaddr(_words(mail.get("From")))
    return draft.content(Masthead(subject or None, sender or address or None, _day(mail.get("Date"))))


def open_mail(body: bytes, budget: Budget) -> Iterator[Member | Notice]:
    """The files attached to a mail, in its order; pictures and signatures are left."""
    del budget  # attachments are not packed: together they are smaller than the mail
    taken: dict[str, int] = {}
    for at, part in enumerate(_parts(_parse(body)), 1):
        if not _is_attached(part):
            continue
        name = _name(part, at)
        if name[name.rfind(".") :].lower() in NO_DOCUMENTS or part.get_content_maintype() == "image":
            continue
        taken[name] = taken.get(name, 0) + 1
        shown = name if taken[name] == 1 else f"{name} ({taken[name]})"
        yield Member(shown, partial(_attached, part))


def read_saved_page(body: bytes, name: str) -> Content:
    """The report on a page that a browser saved as one file (MHT); the original of its offsets is the page's source.

    Raises:
        Unread: If it holds no page.
    """
    from diemcau.collect.html_text import read_page

    del name
    mail = _parse(body)
    page = next((part for part in _parts(mail) if part.get_content_type() == "text/html"), None)
    if page is None:
        return read_mail(body, "")
    read = read_page(_text(page))
    return Content(mapped=read.mapped, places=read.places, furniture=read.captions, masthead=read.masthead)


def write_mail(draft: Draft, subject: str, plain: str | None, page: str | None) -> None:
    """Write the words of a mail.

    Args:
        draft: Where to.
        subject: Its subject; empty for none.
        plain: Its plain text, each paragraph on a line, or None.
        page: Its text as HTML, which is read where there is no plain text, or None.
    """
    if subject:
        draft.add_line(subject, part="subject")
    number = 0
    for line in (plain if plain is not None and plain.strip() else _from_page(page or "")).split("\n"):
        words = line.strip()
        number += bool(words)
        if words:
            draft.add_line(words, paragraph=number, part="quote" if _QUOTED.match(line) else "body")


def _from_page(source: str) -> str:
    from diemcau.collect.html_text import read_page

    return read_page(source, whole=True).mapped.text


def _parse(body: bytes) -> Mail:
    start = re.sub(rb"\A[\xef\xbb\xbf\s]+", b"", body)
    try:
        return message_from_bytes(start, policy=_POLICY)
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError, IndexError) as error:
        raise Unread("broken", f"its parts cannot be told apart ({error})", _ANEW) from error


def _parts(mail: Mail, depth: int = 0) -> Iterator[Mail]:
    """The parts of a mail that hold something, in their order; a forwarded mail is one part."""
    if mail.get_content_type() == _FORWARDED or not mail.is_multipart():
        yield mail
        return
    payload = mail.get_payload()
    for part in payload[:_MOST_PARTS] if isinstance(payload, list) and depth < _DEEPEST else []:
        if isinstance(part, Message):
            yield from _parts(part, depth + 1)


def _body(mail: Mail) -> tuple[str | None, str | None]:
    """The plain text of a mail and its text as a page, each None where it has none."""
    shown = [part for part in _parts(mail) if not _is_attached(part)]
    plain = [_plain(part) for part in shown if part.get_content_type() == "text/plain"]
    pages = [_text(part) for part in shown if part.get_content_type() == "text/html"]
    return "\n".join(plain) if plain else None, "\n".join(pages) if pages else None


def _plain(part: Mail) -> str:
    text = _text(part).replace("\r\n", "\n")
    if _parameter(part, "format") == "flowed":
        return unflow(text, drops_space=_parameter(part, "delsp") == "yes")
    return unwrap(text)


def _parameter(part: Mail, name: str) -> str:
    """What a part says of its type beside it, in small letters."""
    return _ask(lambda: str(part.get_param(name, "")), "").lower()


def _text(part: Mail) -> str:
    """The characters of a part, in the encoding that it names or, where that does not fit, the one that is found."""
    body = _bytes(part)
    named = _ask(lambda: part.get_content_charset(""), "")
    if named and not (named == "us-ascii" and not body.isascii()):
        try:
            return body.decode(named)
        except (LookupError, ValueError):
            pass
    try:
        return decode(body).text if body.strip() else ""
    except Invalid as error:
        raise Unread("undecodable", error.title, _ANEW) from error


def _bytes(part: Mail) -> bytes:
    try:
        body = part.get_payload(decode=True)
    except (ValueError, LookupError, AttributeError, binascii.Error) as error:
        raise Unread("broken", f"a part of it is damaged ({error})", _ANEW) from error
    return body if isinstance(body, bytes) else b""


def _is_attached(part: Mail) -> bool:
    """Whether a part is a file of its own and not the words of the mail."""
    if part.get_content_maintype() == "multipart":
        return False
    if str(part.get("Content-Disposition", "")).lower().lstrip().startswith("attachment"):
        return True
    if part.get_content_type() in {"text/plain", "text/html"}:
        return _filename(part) is not None
    return part.get_content_type() == _FORWARDED or part.get_content_maintype() not in {"text", "multipart"}


def _attached(part: Mail) -> bytes:
    if part.get_content_type() != _FORWARDED:
        return _bytes(part)
    forwarded = _forwarded(part)
    try:
        return forwarded.as_bytes() if forwarded is not None else b""
    except (MessageError, ValueError, LookupError, KeyError, AttributeError, TypeError) as error:
        raise Unread("broken", f"it is a forwarded mail that is damaged ({error})", _ANEW) from error


def _name(part: Mail, at: int) -> str:
    name = to_inside(_words(_filename(part)))
    if name != "unnamed":
        return name
    forwarded = _forwarded(part)
    if forwarded is not None:
        return f"{to_inside(_words(forwarded.get('Subject')).replace('/', '-'))}.eml"
    return f"part {at}"


def _forwarded(part: Mail) -> Mail | None:
    """The mail that a part is, or None where it is none."""
    inside = part.get_payload() if part.get_content_type() == _FORWARDED and part.is_multipart() else None
    return inside[0] if isinstance(inside, list) and inside and isinstance(inside[0], Message) else None


def _filename(part: Mail) -> str | None:
    return _ask(part.get_filename, None)


def _ask(question: Callable[[], Found], otherwise: Found) -> Found:
    """What the head of a part says, or `otherwise` where it is damaged."""
    try:
        return question()
    except (ValueError, LookupError, TypeError, AttributeError):
        return otherwise


def _words(header: Any) -> str:
    """The words of a header line, in whatever encoding its parts are written."""
    if header is None:
        return ""
    try:
        pieces = decode_header(_FOLD.sub(" ", str(header)))
    except (HeaderParseError, ValueError, binascii.Error):
        pieces = [(str(header), None)]
    return _SPACES.sub(" ", "".join(_piece(words, charset) for words, charset in pieces)).strip()


def _piece(words: Any, charset: str | None) -> str:
    if isinstance(words, str):
        words = words.encode("utf-8", "surrogateescape")
    try:
        return str(words.decode(charset or "utf-8"))
    except (LookupError, ValueError):
        pass
    try:
        return decode(words).text
    except Invalid:
        return str(words.decode("latin-1"))


def _day(header: Any) -> date | None:
    try:
        return parsedate_to_datetime(str(header)).date() if header is not None else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
