"""One file becomes one document, or a finding that says why not."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from diemcau.collect.content import Content, Notice, Unread
from diemcau.collect.dates import find_day
from diemcau.collect.formats import find_reader
from diemcau.collect.furniture import find_furniture, merge_spans
from diemcau.collect.hinted import add_hints, decode_said
from diemcau.collect.hints import NO_HINTS, Hints
from diemcau.collect.kind import HTML, KINDS, MARKDOWN, TEXT, find_format, find_kind, find_media_type
from diemcau.collect.legacy import to_unicode
from diemcau.collect.markdown import read_markdown
from diemcau.collect.masthead import Masthead, read_masthead
from diemcau.collect.names import to_shown
from diemcau.collect.tell import tell
from diemcau.collect.unify import Mapped, chain, place_of, unify
from diemcau.errors import Invalid
from diemcau.lang.detect import detect_language
from diemcau.records import Document, Finding, Span
from diemcau.records.document import IDENTITY

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file that is read. A report has about 0.1 MB; a thousand times that is a dump of something."""

_WORDS = frozenset((HTML, MARKDOWN, TEXT))  # media types of what is decoded and has no reader of its own
_PAGES = frozenset((HTML, "application/xhtml+xml"))
_ADVICE_UNPACK = "Unpack it and name the reports in it."
_ADVICE_SAVE = "Save it as DOCX, PDF or plain text (UTF-8) and try again."


def collect_document(path: Path, name: str | None = None) -> Document | Finding:
    """The document that a file holds, or a finding that names the file, what was found and what to do.

    Args:
        path: A file that holds one document; of a mail its own text is the document. What an archive or a mail
            holds beside it is left to `members.open_parts`.
        name: What the document is called in a record; the file's name without its ending where None.
    """
    body = read_bounded(path)
    return body if isinstance(body, Finding) else make_document(body, path, name)


def read_bounded(path: Path) -> bytes | Finding:
    """The bytes of a file of at most `LARGEST`, or a finding; never holds more than that in memory."""
    try:
        with path.open("rb") as file:
            body = file.read(LARGEST + 1)
    except FileNotFoundError:
        return _no_file(path)
    except IsADirectoryError:
        return tell("folder", path, f"{path} is a folder where a file was expected.", "Name the files in it.")
    except PermissionError:
        advice = "Give yourself the right to read it, or leave it out."
        return tell("unreadable", path, f"{path} cannot be opened: you have no right to read it.", advice)
    except OSError as error:
        return tell(
            "unreadable", path, f"{path} cannot be read: {error.strerror or error}.", "Check the disk and try again."
        )
    if len(body) > LARGEST:
        advice = "Split it into its single reports."
        return tell("too_large", path, f"{path} is larger than {LARGEST // 2**20} MB, the most that is read.", advice)
    return body


def make_document(body: bytes, path: Path, name: str | None = None) -> Document | Finding:
    """The document that bytes hold; as `collect_document`, for bytes already read."""
    return read_bytes(body, path, name)[0]


def read_bytes(
    body: bytes, path: Path, name: str | None = None, hints: Hints = NO_HINTS
) -> tuple[Document | Finding, list[Finding]]:
    """The document that bytes hold or why there is none, and what a person should know beside it.

    Args:
        body: The bytes of a file, of a member of an archive, or of an attachment.
        path: Where they were found; only shown, never opened.
        name: What the document is called; the path's last part without its ending where None.
        hints: What the container says of the document that the bytes were taken from.
    """
    if not body.strip():
        advice = "Check that it was saved whole."
        return tell("empty", path, f"{path} is empty; the text of a report was expected.", advice), []
    try:
        media_type, content = _read(body, path, hints)
    except Unread as error:
        return find_cause(error, path), []
    content = to_unicode(content)
    notices = [tell_notice(notice, path) for notice in content.notices]
    found = _from_content(content, media_type, hashlib.sha256(body).hexdigest(), path, name)
    return found if isinstance(found, Finding) else add_hints(found, hints), notices


def _read(body: bytes, path: Path, hints: Hints) -> tuple[str, Content]:
    """What bytes are and what they hold.

    Raises:
        Unread: If nothing can be read from them.
    """
    said = hints.media_type if hints.leads else None
    media_type = said or find_format(body)
    if media_type is not None and media_type not in _WORDS:
        reader = find_reader(media_type)
        if reader is None:
            raise Unread("unsupported", f"it is {KINDS[media_type]}, which is not read", _ADVICE_SAVE)
        return media_type, reader(body, path.name)
    kind = find_kind(body)
    if kind is not None:
        advice = _ADVICE_UNPACK if "compressed" in kind else _ADVICE_SAVE
        raise Unread("not_text", f"it holds {kind} where a report was expected", advice)
    try:
        decoded = decode_said(body, hints.charset)
    except Invalid as error:
        raise Unread("undecodable", error.title, _ADVICE_SAVE) from error
    media_type = media_type or _find_words(decoded.text, path, hints)
    return media_type, replace(_of_text(decoded.text, media_type, said), encoding=decoded.encoding)


def _find_words(text: str, path: Path, hints: Hints) -> str:
    """What a text is: by how it begins and is called, and else HTML where its container says so."""
    found = find_media_type(text, path.suffix)
    return HTML if found == TEXT and hints.media_type in _PAGES else found


def _of_text(text: str, media_type: str, said: str | None) -> Content:
    """What a text holds.

    Args:
        text: The decoded text.
        media_type: What it is.
        said: What its container says that it is, where that counts: HTML that is no page is then a report alone.
    """
    if media_type == HTML:
        from diemcau.collect.html_text import read_page

        page = read_page(text, whole=said == HTML and find_media_type(text, "") != HTML)
        return Content(mapped=page.mapped, places=page.places, furniture=page.captions, masthead=page.masthead)
    if media_type == MARKDOWN:
        mapped, entries = read_markdown(text)
        return Content(mapped=mapped, masthead=_from_entries(entries))
    return Content(mapped=Mapped(text, IDENTITY))


def _from_content(content: Content, media_type: str, digest: str, path: Path, name: str | None) -> Document | Finding:
    text, inner = unify(content.mapped.text)
    if not text.strip():
        advice = "If its text is an image or is loaded by a script, save the shown text as a file."
        return tell("empty", path, f"{path} holds no text of a report.", advice)
    said = read_masthead(text)
    furniture = [Span(place_of(inner, span.start), place_of(inner, span.end)) for span in content.furniture]
    return Document(
        id=digest,
        name=name if name is not None else to_shown(path.stem),
        path=to_shown(str(path)),
        text=text,
        language=detect_language(text),
        title=content.masthead.title or said.title,
        publisher=content.masthead.publisher or said.publisher,
        published=content.masthead.published or said.published,
        furniture=merge_spans([*find_furniture(text), *furniture]),
        offsets=chain(inner, content.mapped.offsets, len(text)),
        media_type=media_type,
        encoding=content.encoding,
        places=tuple(replace(place, start=place_of(inner, place.start)) for place in content.places),
        recognised=content.recognised,
    )


def _from_entries(entries: dict[str, str]) -> Masthead:
    """What the front matter of a Markdown text says."""
    published: date | None = find_day(entries.get("date", "") or entries.get("published", ""))
    return Masthead(entries.get("title"), entries.get("publisher") or entries.get("source"), published)


def _no_file(path: Path) -> Finding:
    if path.is_symlink():
        advice = "Remove the link or put the file back."
        return tell("dangling", path, f"{path} is a link to {path.readlink()}, which does not exist.", advice)
    return tell("missing", path, f"There is no file {path}.", "Check the name.")


def find_cause(error: Unread, path: Path) -> Finding:
    """The finding that a file could not be read, with the cause.

    Args:
        error: What its reader raised.
        path: Where it lies.
    """
    return tell(error.what, path, f"{path} cannot be read: {error.title}.", error.advice)


def tell_notice(notice: Notice, path: Path) -> Finding:
    """The finding for what its reader noticed in a file.

    Args:
        notice: What was noticed.
        path: Where the file lies.
    """
    return tell(notice.what, path, f"{path} {notice.words}.", notice.advice, notice.severity)
