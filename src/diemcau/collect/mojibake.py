"""Text in UTF-8 that some program took for Windows-1252: `Bá»™` for `Bộ`, `donâ€™t` for `don’t`, even twice over.

Each run of characters outside ASCII is turned back into the bytes it was made of; nearly no text has such bytes by
chance that are UTF-8 from end to end and mean letters of Europe or Viet Nam.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from diemcau.collect.unify import Mapped, chain, join_pieces
from diemcau.lang.vi.syllables import is_syllable

NAME = "utf-8 as cp1252"
"""How the encoding of a repaired document is called."""

_ROUNDS = 3  # texts that went wrong twice are common, thrice rare
_EVIDENCE = 3  # different runs, one of three bytes counting for three
# What Windows-1252 shows for a byte; its five gaps are shown as the control codes of Latin-1.
_BYTES = {chr(code): code for code in range(0x80, 0x100)} | {
    bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(0x80, 0x100)
}
_SHOWN = "".join(map(re.escape, _BYTES))
_FOLLOWING = "".join(re.escape(char) for char, code in _BYTES.items() if code in range(0x80, 0xC0))
_PAIR = re.compile(f"[\xc2-\xf4](?:[{_FOLLOWING}]|(?<=[\xc2\xc3]) )")
_RUN = re.compile(r"[^\x00-\x7f]+")
_LINE = re.compile(r"[^\r\n]+")
# Letters of Viet Nam and Western Europe, signs, typographic marks, and what all these look like when misread.
_EXPECTED = re.compile(
    f"[{_SHOWN}\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0300-\u0323"
    "\u2010-\u2044\u20a0-\u20bf\u2190-\u2265\ufeff]+"
)
_LETTERS_BEFORE = re.compile(r"[A-Za-z]*\Z")
_LETTERS_BEHIND = re.compile(r"\A[A-Za-z]*(?!\w)|\A")


class _Run(NamedTuple):
    """A run of characters outside ASCII.

    Attributes:
        start: Where it begins in the text.
        end: Offset behind it.
        meant: What it was made of, or None where it stands for itself.
    """

    start: int
    end: int
    meant: str | None


def repair_text(text: str) -> Mapped | None:
    """The text as it was before it was misread, offsets leading to the text given; None where it is as it was."""
    mapped: Mapped | None = None
    for _ in range(_ROUNDS):
        again = _repaired(text if mapped is None else mapped.text)
        if again is None:
            break
        mapped = again if mapped is None else Mapped(again.text, chain(again.offsets, mapped.offsets, len(again.text)))
    return mapped


def _repaired(text: str) -> Mapped | None:
    """The text with one misreading undone."""
    if text.isascii() or not _PAIR.search(text):
        return None
    lines = [runs for line in _LINE.finditer(text) if (runs := list(_runs(text, line.start(), line.end())))]
    misread = [runs for runs in lines if 2 * sum(run.meant is not None for run in runs) > len(runs)]
    found = [run for runs in misread for run in runs if run.meant is not None]
    if not found or not _is_sure(text, found, alone=len(found) == sum(map(len, lines))):
        return None
    return join_pieces(_pieces(text, found))


def _is_sure(text: str, found: list[_Run], *, alone: bool) -> bool:
    """Whether there are enough misread runs to be no chance, or nothing else outside ASCII."""
    if alone:
        return True
    return sum(_EVIDENCE if len(run) >= _EVIDENCE else 1 for run in {text[run.start : run.end] for run in found}) >= (
        _EVIDENCE
    )


def _runs(text: str, start: int, end: int) -> Iterator[_Run]:
    for match in _RUN.finditer(text, start, end):
        meant = _meant(match[0])
        if meant is None and text[match.end() : match.end() + 1] == " ":
            # The second byte of à is a blank in Windows-1252, which many programs make a plain one.
            meant = _meant(match[0] + "\xa0")
            if meant is not None:
                yield _with_blank(text, match, meant)
                continue
        yield _Run(match.start(), match.end(), meant)


def _with_blank(text: str, run: re.Match[str], meant: str) -> _Run:
    """A run that takes the blank behind it: unless that blank, after all, parts two words."""
    before = _LETTERS_BEFORE.findall(text, max(0, run.start() - 4), run.start())[0]
    behind = _LETTERS_BEHIND.findall(text[run.end() + 1 : run.end() + 8])[0]
    one_word = is_syllable(before + meant + behind) if behind else not text[run.end() + 1 : run.end() + 2].isalnum()
    return _Run(run.start(), run.end() + one_word, meant)


def _meant(run: str) -> str | None:
    """What a run was before it was misread, or None where it is no UTF-8 or nothing that reports hold."""
    try:
        meant = bytes([_BYTES[char] for char in run]).decode()
    except (KeyError, UnicodeDecodeError):
        return None
    return meant if _EXPECTED.fullmatch(meant) else None


def _pieces(text: str, found: list[_Run]) -> Iterator[tuple[int, str]]:
    at = 0
    for run in found:
        yield at, text[at : run.start]
        place = run.start
        for char in run.meant or "":
            yield place, char
            place += len(char.encode())
        at = run.end
    yield at, text[at:]
