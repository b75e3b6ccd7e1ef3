"""A document with what its container says of it."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from diemcau.collect.decode import Decoded, decode, is_binary
from diemcau.collect.hints import Hints
from diemcau.records import Document

# What servers say of every page unless somebody tells them otherwise (Apache's AddDefaultCharset, HTTP/1.1 itself).
_SAYS_NOTHING = re.compile(r"(?:iso-?8859-1|latin-?1|us-ascii|ascii|windows-1252|cp1252|utf|unicode|unknown)")
_CODE = re.compile(r"(?P<code>[a-z]{2,3})(?:[-_].*)?\Z")
_THREE_LETTERS = {"eng": "en", "vie": "vi"}  # ISO 639-3 to 639-1, for the languages that are read


def add_hints(document: Document, hints: Hints) -> Document:
    """A document with the title, publisher, day and language of its container.

    Where the container leads, what it says stands first; otherwise it fills what the document leaves open.

    Args:
        document: The document as its bytes say it.
        hints: What the container says.
    """
    if hints.leads:
        return replace(
            document,
            title=hints.title or document.title,
            publisher=hints.publisher or document.publisher,
            published=hints.published or document.published,
            language=read_language(hints.language) or document.language,
        )
    return replace(
        document,
        title=document.title or hints.title,
        publisher=document.publisher or hints.publisher,
        published=document.published or hints.published,
    )


def read_language(said: str | None) -> str | None:
    """The ISO 639-1 code in what is said of a language, `vi` of `vi-VN` or `vie`; None where it is no such code."""
    match = _CODE.match(said.strip().lower()) if said else None
    if match is None:
        return None
    code = _THREE_LETTERS.get(match["code"], match["code"])
    return code if len(code) == 2 else None  # noqa: PLR2004 - letters of ISO 639-1


def decode_said(body: bytes, charset: str | None) -> Decoded:
    """The text of bytes of which something around them says how they are written.

    What the bytes show goes before: UTF-8, marks, wide characters. A charset that servers name of everything says
    nothing. What else is named goes before what the bytes declare inside, as in browsers.

    Raises:
        Invalid: If the bytes are no text; as `decode`.
    """
    named = (charset or "").strip().strip("\"'").lower()
    if not named or _SAYS_NOTHING.match(named) or b"\0" in body or is_binary(body) or _is_utf8(body):
        return decode(body)
    try:
        name = codecs.lookup(named).name
        return Decoded(body.decode(name), name)
    except (LookupError, ValueError):
        return decode(body)


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
