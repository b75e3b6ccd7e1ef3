"""Old ways to write Vietnamese letters, as tables from what stands in the file to the letter that was meant.

The files of the nineties hold codes of one byte; a reader that does not know them shows each as the Western letter or
sign of that byte, so the keys of the tables are characters of Windows-1252 and Latin-1.

Sources:
    TCVN3: TCVN 5712:1993, third character set (VN3), the encoding of the ABC fonts (`.VnTime`). It has no capitals with
        a tone: they are written with the small codes, in a font that draws capitals or among capital letters.
    VNI: the table for Windows that VNI Software printed with its fonts (`VNI-Times`): a base letter, then one mark.
    VIQR and VISCII: RFC 1456 (Viet-Std Group, 1993), with `*` for the horn, as many mailers wrote it.
    VPS: the chart of the fonts of the Vietnamese Professionals Society, as the Vietnamese Unicode project kept it.
    Windows-1258: Microsoft's code page, as Python ships it; a tone is a character of its own behind its vowel.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from types import MappingProxyType

from diemcau.lang.vi.tones import TONED, VOWELS

_GAP = "_"  # a code of a table that stands for no Vietnamese letter
_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"

# The letters of the codes 0xA1 to 0xFE.
_TCVN3 = "ĂÂÊÔƠƯĐăâêôơưđ______àảãáạ_ằẳẵắ_______ặầẩẫấậè_ẻẽéẹềểễếệìỉ___ĩíịò_ỏõóọồổỗốộờởỡớợù_ủũúụừửữứựỳỷỹýỵ"
# What pages of PDF give for some of these codes: a hyphen or minus sign for the soft hyphen of ư, an operator for the
# middle dot, the Greek letter for the sign of micro.
HYPHENS = "-\u2010\u2011\u2212"
"""Characters that may stand for the letter ư of TCVN3 on a page of PDF."""

_TCVN3_DRAWN = dict.fromkeys(HYPHENS, "ư") | {"\u2219": "ã", "\u03bc": "à"}
# The letters of the codes 0x80 to 0xFF, and control codes that were given to letters.
_VISCII = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII_LOW = {2: "Ẳ", 5: "Ẵ", 6: "Ẫ", 20: "Ỷ", 25: "Ỹ", 30: "Ỵ"}
_VPS = (
    "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ__ỀỂỄỐỒỔỖýỷỵỚỜỞ_ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    "ầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ_àáâãảạă_èéêẽìí_ĩẴĐòóôõ_Ơụùúủ_ỶẼỳ"
)
_VPS_LOW = {2: "Ạ", 3: "Ậ", 4: "Ặ", 5: "Ẹ", 6: "Ệ", 16: "Ị", 17: "Ọ", 18: "Ộ", 19: "Ợ", 20: "Ụ", 21: "Ự"} | {
    25: "Ỵ",
    28: "Ẫ",
    29: "Ữ",
}
# VNI: the mark behind a base letter, by what the letter wears; the last four letters are a code of their own.
_VNI_TONES = {"": "", _ACUTE: "ù", _GRAVE: "ø", _HOOK: "û", _TILDE: "õ", _DOT: "ï"}
_VNI_CIRCUMFLEX = {"": "â", _ACUTE: "á", _GRAVE: "à", _HOOK: "å", _TILDE: "ã", _DOT: "ä"}
_VNI_BREVE = {"": "ê", _ACUTE: "é", _GRAVE: "è", _HOOK: "ú", _TILDE: "ü", _DOT: "ë"}
_VNI_HORNS = {"ơ": "ô", "ư": "ö"}
_VNI_WHOLE = {"đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
_VIQR_TONES = {"": "", _ACUTE: "'", _GRAVE: "`", _HOOK: "?", _TILDE: "~", _DOT: "."}
_VIQR_SHAPES = {_CIRCUMFLEX: "^", _BREVE: "(", _HORN: "+"}

DRAWN = frozenset(_TCVN3_DRAWN)
"""Characters that pages of PDF give for codes of TCVN3, and that are themselves in other words."""

LETTERS = (
    "đ" + "".join(char for char in VOWELS if not char.isascii()) + "".join(toned for toned in TONED if toned.islower())
)
"""The small letters of Vietnamese outside ASCII, 67 of them."""


def _apart(letter: str) -> tuple[str, str, str]:
    """The base letter, the mark of its shape and the tone mark of a small letter; the marks may be empty."""
    vowel, tone = TONED.get(letter, (letter, ""))
    parts = unicodedata.normalize("NFD", vowel)
    return parts[0], parts[1:], tone


def _surfaces(code: int) -> tuple[str, str]:
    """What a byte is shown as: in Latin-1, and in Windows-1252 where that has a character for it."""
    return chr(code), bytes([code]).decode("cp1252", "ignore") or chr(code)


def _of_bytes(letters: str, first: int, low: dict[int, str]) -> dict[str, str]:
    """A table of one-byte codes that run on from `first`."""
    codes = dict(enumerate(letters, first)) | low
    return {
        shown: letter
        for code, letter in codes.items()
        if letter != _GAP
        for shown in (_surfaces(code) if code >= 0x80 else (chr(code),))
    }


def _vni(letter: str) -> str:
    base, shape, tone = _apart(letter)
    vowel = TONED.get(letter, (letter, ""))[0]
    if letter in _VNI_WHOLE:
        return _VNI_WHOLE[letter]
    if vowel in _VNI_HORNS:
        return _VNI_HORNS[vowel] + _VNI_TONES[tone]
    marks = {_CIRCUMFLEX: _VNI_CIRCUMFLEX, _BREVE: _VNI_BREVE}.get(shape, _VNI_TONES)
    return base + marks[tone]


def _vni_entries() -> Iterator[tuple[str, str]]:
    for letter in LETTERS:
        code = _vni(letter)
        yield code.upper(), letter.upper()
        yield code[0].upper() + code[1:], letter.upper()
        yield code, letter


def _viqr_entries() -> Iterator[tuple[str, str]]:
    for letter in LETTERS[1:]:
        base, shape, tone = _apart(letter)
        for mark in (_VIQR_SHAPES.get(shape, ""), "*" if shape == _HORN else ""):
            if mark or not shape:
                yield base + mark + _VIQR_TONES[tone], letter
                yield base.upper() + mark + _VIQR_TONES[tone], letter.upper()
    yield from (("dd", "đ"), ("DD", "Đ"), ("Dd", "Đ"))


def _cp1258_entries() -> Iterator[tuple[str, str]]:
    for code in range(0xC0, 0x100):
        meant = bytes([code]).decode("cp1258", "ignore")
        if meant:
            yield chr(code), meant


TABLES = MappingProxyType(
    {
        "tcvn3": _of_bytes(_TCVN3, 0xA1, {}) | _TCVN3_DRAWN,
        "vni": dict(_vni_entries()),
        "viqr": dict(_viqr_entries()),
        "viscii": _of_bytes(_VISCII, 0x80, _VISCII_LOW),
        "vps": _of_bytes(_VPS, 0x80, _VPS_LOW),
        "cp1258": dict(_cp1258_entries()),
    }
)
"""For each encoding, what stands in the file and the letter that is meant, capitals too."""
