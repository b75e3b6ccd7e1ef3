"""In which encoding bytes were written: found from the bytes, not assumed.

Order: byte order mark, bytes that show two- or four-byte characters, UTF-8, what an HTML page declares, Vietnamese and
Western Windows code pages, then charset-normalizer's guess. Text of old Vietnamese fonts is decoded as the Western code
page that it was typed in; `legacy` turns it into the letters that were meant.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import NamedTuple

from diemcau.errors import Invalid
from diemcau.lang.vi.encoding_signs import recognise

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_.:-]{2,40})", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,400}>")
_DECLARED_WITHIN = 4096  # bytes; browsers look at 1,024, pages with long heads need more
_SAMPLE = 65536  # bytes shown to the guessers
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")
_FOREIGN_RUN = re.compile(r"[^\W\d_a-zA-Z]{3}")  # three accented letters in a row: not a Western text
_SIGNS = frozenset("‘’“”‚„…–—•€£¥©®™°±²³¹§¶·«»¼½¾×÷ªº¡¿‹›†‡ \u00a0\u00ad")
# The high bytes of two-byte characters in Latin and Vietnamese texts: Latin, marks, extended Latin, punctuation.
_HIGH_BYTES = bytes((0x00, 0x01, 0x03, 0x1E, 0x20))
_CONTROLS = bytes(code for code in range(32) if code not in {9, 10, 11, 12, 13, 27})
_CONTROL_SHARE = 0.02  # of the bytes; a text has none, a picture about a tenth


class Decoded(NamedTuple):
    """The characters of a file; `body.decode(encoding)` gives them again."""

    text: str
    encoding: str


def decode(body: bytes) -> Decoded:
    """The text of a file's bytes.

    Raises:
        Invalid: If the bytes are no text, or a text damaged so that no encoding fits; the title says what was found.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _strictly(body, encoding)
    if b"\0" in body[:_SAMPLE]:
        return _wide(body)
    if is_binary(body):
        raise Invalid("it holds control codes that no text has")
    try:
        return Decoded(body.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        _refuse_damaged(body, error)
    return _declared(body) or _old_vietnamese(body) or _western(body) or _guessed(body)


def is_binary(body: bytes) -> bool:
    """Whether bytes hold too many control codes to be text in any one-byte encoding or UTF-8."""
    sample = body[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > _CONTROL_SHARE * len(sample)


def _strictly(body: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(body.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        raise Invalid(
            f"it is marked as {encoding.upper()} but breaks off or is damaged at byte {error.start}"
        ) from error


def _wide(body: bytes) -> Decoded:
    """Two- or four-byte characters without a mark, told by where the zero bytes lie."""
    for encoding, step, high in (("utf-32-le", 4, 3), ("utf-32-be", 4, 0), ("utf-16-le", 2, 1), ("utf-16-be", 2, 0)):
        part = body[:_SAMPLE][high::step]
        known = len(part) - len(part.translate(None, _HIGH_BYTES if step == 2 else b"\0"))  # noqa: PLR2004 - bytes a character
        if len(body) % step == 0 and known > 0.9 * len(part):
            found = _if_fits(body, encoding)
            if found is not None and not is_binary(found.text[:_SAMPLE].encode()):
                return found
    raise Invalid("it holds zero bytes, as pictures, programs and office files do")


def _refuse_damaged(body: bytes, error: UnicodeDecodeError) -> None:
    """Stop at a UTF-8 text with a few broken bytes: another encoding would turn all its accents into rubbish."""
    sample = body[:_SAMPLE]
    whole = len(_MULTIBYTE.findall(sample))
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    if whole >= 3 and broken <= whole // 4:  # noqa: PLR2004 - fewer characters are no evidence of UTF-8
        line = body.count(b"\n", 0, error.start) + 1
        raise Invalid(f"it is UTF-8 but damaged at byte {error.start} (line {line})") from error


def _if_fits(body: bytes, encoding: str) -> Decoded | None:
    try:
        name = codecs.lookup(encoding).name
        return Decoded(body.decode(name), name)
    except (LookupError, ValueError):
        return None


def _declared(body: bytes) -> Decoded | None:
    match = _DECLARED.search(body, 0, _DECLARED_WITHIN)
    if match is None or match[1].lower().startswith((b"utf", b"unicode")):
        return None
    name = match[1].decode("ascii").lower()
    # Pages that declare Latin-1 or ASCII are read as Windows-1252, as the WHATWG encoding standard has it.
    return _if_fits(body, "cp1252" if name in {"iso-8859-1", "latin1", "us-ascii", "ascii"} else name)


def _old_vietnamese(body: bytes) -> Decoded | None:
    """Windows-1258, or the Western code page whose letters stand for those of another old Vietnamese encoding."""
    found = _if_fits(body, "cp1252") or _if_fits(body, "latin-1")
    if found is None:
        return None
    said = Counter(recognise(_TAG.sub(" ", found.text[:_SAMPLE]).split("\n")).encodings)
    del said[None]
    if not said:
        return None
    return _if_fits(body, "cp1258") if max(said, key=said.__getitem__) == "cp1258" else found


def _western(body: bytes) -> Decoded | None:
    """Windows-1252, where accented letters are few, stand alone among plain ones, and all else is punctuation."""
    found = _if_fits(body, "cp1252") or _if_fits(body, "latin-1")
    if found is None or _FOREIGN_RUN.search(found.text, 0, _SAMPLE):
        return None
    letters = 0
    marked = [char for char in found.text[:_SAMPLE] if char > "\x7f"]
    for char in marked:
        if char.isalpha() and char not in _SIGNS:
            letters += 1
        elif char not in _SIGNS:
            return None
    plain = sum(char.isalpha() for char in found.text[:_SAMPLE]) - letters
    return found if 2 * letters <= plain or letters <= 3 else None  # noqa: PLR2004 - a word or two


def _guessed(body: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(body[:_SAMPLE]).best()
    found = _if_fits(body, best.encoding) if best is not None else None
    if found is None:
        raise Invalid("no encoding was found in which its bytes make words")
    return found
