"""The numbers and signs that an office program puts before the items of a list."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 3999
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_PLAIN = frozenset("-–—+*")  # signs that stay as they are; all others become a dash
DASH = "-"
"""What stands before an item whose sign is a picture or a letter of a symbol font."""


def write_number(number: int, form: str) -> str:
    """A number of a list in letters or digits.

    Args:
        number: From 1; what cannot be written in a form is written in digits.
        form: `1`, `01`, `a`, `A`, `i` or `I`.
    """
    if form == "01":
        return f"{number:02}"
    if form in {"a", "A"} and number >= 1:
        # Word and LibreOffice go on with aa, bb, cc.
        letters = _ALPHABET[(number - 1) % 26] * min((number - 1) // 26 + 1, 8)
        return letters if form == "a" else letters.upper()
    if form in {"i", "I"} and 1 <= number <= _LARGEST_ROMAN:
        letters = _roman(number)
        return letters if form == "i" else letters.upper()
    return str(number)


def write_bullet(sign: str) -> str:
    """The sign before an item of a list without numbers, as a text file would have it."""
    sign = sign.strip()
    return sign if sign in _PLAIN or (len(sign) > 1 and sign.isascii()) else DASH


def _roman(number: int) -> str:
    letters = ""
    for value, written in _ROMAN:
        letters += written * (number // value)
        number %= value
    return letters
