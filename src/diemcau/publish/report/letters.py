"""Which letters the shipped fonts can show: an archive file may hold no other (ISO 19005-2, 6.2.11)."""

from __future__ import annotations

import struct
import unicodedata
from functools import lru_cache
from importlib.resources import files

_FONTS = ("BeVietnamPro_400Regular.ttf", "BeVietnamPro_400Regular_Italic.ttf", "BeVietnamPro_700Bold.ttf")
_STAND_IN = "?"
_UNICODE = {(3, 1), (3, 10), (0, 3), (0, 4)}  # platform and encoding of tables by Unicode (OpenType, cmap)
_BY_SEGMENTS, _BY_GROUPS = 4, 12  # formats of the table


def to_printable(text: str) -> str:
    """A text in letters that all shipped fonts have.

    A letter that they lack becomes its plain form where it has one ("ﬁ" is "fi"), a blank where it is a control
    character, and a question mark otherwise.
    """
    known = known_letters()
    return text if known.issuperset(text) else "".join(_printable(letter, known) for letter in text)


def _printable(letter: str, known: frozenset[str]) -> str:
    if letter in known:
        return letter
    if letter.isspace() or unicodedata.category(letter) in {"Cc", "Cf"}:
        return " " if letter.isspace() else ""
    plain = unicodedata.normalize("NFKC", letter)
    if known.issuperset(plain):
        return plain
    bare = "".join(each for each in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(each))
    return bare if bare and known.issuperset(bare) else _STAND_IN


@lru_cache(maxsize=1)
def known_letters() -> frozenset[str]:
    """The letters that every shipped font has, the line feed among them."""
    folder = files("diemcau.publish").joinpath("assets", "fonts")
    tables = [_letters_of(folder.joinpath(name).read_bytes()) for name in _FONTS]
    return frozenset.intersection(*tables) | {"\n"}


def _letters_of(font: bytes) -> frozenset[str]:
    """The letters of one TrueType font, from its table `cmap`."""
    (count,) = struct.unpack_from(">H", font, 4)
    tables = {font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
    start = tables[b"cmap"]
    (parts,) = struct.unpack_from(">H", font, start + 2)
    codes: set[int] = set()
    for at in range(start + 4, start + 4 + 8 * parts, 8):
        platform, encoding, offset = struct.unpack_from(">HHI", font, at)
        if (platform, encoding) in _UNICODE:
            codes |= _codes(font, start + offset)
    return frozenset(map(chr, codes))


def _codes(font: bytes, start: int) -> set[int]:
    """The code points of one part of the table."""
    (form,) = struct.unpack_from(">H", font, start)
    if form == _BY_GROUPS:
        (count,) = struct.unpack_from(">I", font, start + 12)
        groups = struct.iter_unpack(">III", font[start + 16 : start + 16 + 12 * count])
        return {code for first, last, _ in groups for code in range(first, last + 1)}
    if form != _BY_SEGMENTS:
        return set()
    (twice,) = struct.unpack_from(">H", font, start + 6)
    half = twice // 2
    ends = struct.unpack_from(f">{half}H", font, start + 14)
    firsts, deltas, offsets = (struct.unpack_from(f">{half}H", font, start + 16 + twice * place) for place in (1, 2, 3))
    found: set[int] = set()
    for at, (first, last) in enumerate(zip(firsts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = (code + deltas[at]) & 0xFFFF
            if offsets[at]:
                place = start + 16 + twice * 3 + 2 * at + offsets[at] + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", font, place)
            if glyph:
                found.add(code)
    return found
