"""One page of a PDF as words with boxes, from the text layer of the file."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise
from math import pi

import pypdfium2 as pdfium  # type: ignore[import-untyped] # it ships no types
from pypdfium2 import raw

from diemcau.collect.pdf_ink import PARTED, Box, PageInk, Turn, Word
from diemcau.collect.pdf_rules import look_for_rules

MOST_CHARS = 400_000
"""Characters of a page that are read: a page of newsprint has 30,000."""

_SAMPLED = 40  # letters of a page that tell in which direction its text runs
_FONT_NAME = 96  # bytes of a font's name that are read
_SUBSET = re.compile(r"\A[A-Z]{6}\+")
# Where a word is parted by a line end, the library writes one sign for the hyphen and the line end together, or the
# hyphen as a line of its own.
_SOFT = "\u00ad"
_WORD = re.compile(
    rf"[^\s\x00\x01{PARTED}{_SOFT}]+(?:{_SOFT}+[^\s\x00\x01{PARTED}{_SOFT}]+)*(?:{PARTED}|(?:\r\n)?{_SOFT}(?=\s))?"
)
# Digits at the end of a word, stops behind them apart, or before its first letter: where marks of footnotes stand.
_PROBED = re.compile(r"(?P<digits>\d)[)\]]?(?:[.,;:!?)\]”\"’]*\Z|(?=[^\W\d_]))")
_AREA = re.compile(r"(?:^|[\W\d])[kcd]?m\Z")
_RAISED = 0.2  # of the size of the letters beside it: a mark begins that far above the line
_BELOW, _ABOVE = 0.22, 0.78  # of a font's size: how far letters reach below and above their line
# List marks that Word takes from fonts of signs, and the other sign of the library for a parted word.
_SIGNS = {0x02: PARTED, 0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF02D: "-", 0xF0E0: "→", 0xF06F: "o"}
_PARTS = PARTED + _SOFT
_LINE_END = frozenset(f"\n{_PARTS}")
_NO_LETTERS = frozenset("\r\n\x00\x01")
_SPACE = 0.14  # of a font's size: letters farther apart are of two words
_DISORDER = 0.02  # of the words: where more begin inside the one before, the file does not keep the order of letters
_UNREAL = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")


def read_ink(page: pdfium.PdfPage, number: int) -> PageInk:
    """The words and rules of a page, upright as its text runs, whichever way the page is shown.

    Args:
        page: The page.
        number: Its number, from 1.

    Raises:
        pypdfium2.PdfiumError: If the page is broken.
    """
    layer = _Text(page)
    left, bottom, right, top = page.get_bbox()
    _, _, width, height = layer.turn(left, bottom, right, top)
    ink = PageInk(number, width, height)
    layer.into(ink)
    look_for_rules(page.raw, ink, layer.turn)
    return ink


def _turn(rotation: int, box: Box) -> Turn:
    """From boxes of the file to boxes of a page on which text that runs at an angle runs level."""
    left, bottom, right, top = box
    turns: dict[int, Turn] = {
        0: lambda a, b, c, d: (a - left, b - bottom, c - left, d - bottom),
        90: lambda a, b, c, d: (b - bottom, right - c, d - bottom, right - a),
        180: lambda a, b, c, d: (right - c, top - d, right - a, top - b),
        270: lambda a, b, c, d: (top - d, a - left, top - b, c - left),
    }
    return turns.get(rotation, turns[0])


class _Text:
    """The text layer of one page."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.layer = page.get_textpage()
        self.raw = self.layer.raw
        self.text = self.characters()
        angle = self.angle()
        self.upright = angle == 0  # the usual case, which is worth its own way
        self.turn = _turn(angle, page.get_bbox())
        self.corner = page.get_bbox()[:2]
        self.rect = raw.FS_RECTF()
        self.ref = ctypes.byref(self.rect)
        self.point = ctypes.c_double(), ctypes.c_double()
        self.point_refs = ctypes.byref(self.point[0]), ctypes.byref(self.point[1])
        self.ink = [ctypes.c_double() for _ in range(4)]
        self.ink_refs = [ctypes.byref(side) for side in self.ink]
        self.name = ctypes.create_string_buffer(_FONT_NAME)
        self.flags = ctypes.c_int()
        self.matrix = raw.FS_MATRIX()
        self.nominal = -1.0
        self.size = 0.0
        self.font = ""

    def into(self, ink: PageInk) -> None:
        """Fill in the words of the page and what is to be known of its letters."""
        text = self.text
        ink.words = list(self.all_words(text))
        if _is_disordered(ink.words):
            ink.words, ink.reordered = self.ordered(text), True
        solid = len(text) - text.count(" ") - text.count("\n") - text.count("\r")
        ink.unreal = len(_UNREAL.findall(text)) / solid if solid else 0.0
        ink.unseen = bool(ink.words) and self.is_unseen(text)

    def all_words(self, text: str) -> Iterator[Word]:
        """The words of the page in the order of the file."""
        new_line, before, right, level = True, 0, 0.0, 0.0
        for match in _WORD.finditer(text):
            start, end = match.span()
            new_line = new_line or not _LINE_END.isdisjoint(text[before:start])
            before = end - (text[end - 1] in _PARTS)
            changed = self.look_up(start, again=new_line)
            left, far = self.sides(start)
            if new_line or changed or not -1 < left - right < self.size:
                level = self.level(start)  # words behind each other stand on one line, so it need not be asked again
            words = self.words(match, left, far, level)
            words[0].breaks, new_line = new_line, False
            right = words[-1].right
            yield from words

    def characters(self) -> str:
        """The characters of the page by their index; those above U+FFFF as a replacement character."""
        count = min(raw.FPDFText_CountChars(self.raw), MOST_CHARS)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(self.raw, 0, count, buffer) - 1
        if written == count:
            text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
            if len(text) == count:
                return text.translate(_SIGNS)
        ask = raw.FPDFText_GetUnicode
        return "".join(chr(ask(self.raw, at) or 0) for at in range(count)).translate(_SIGNS)

    def angle(self) -> int:
        """In which of four directions most of the text runs: degrees to the left of level."""
        step = max(1, len(self.text) // _SAMPLED)
        places = [at for at in range(0, len(self.text), step) if not self.text[at].isspace()]
        angles = (raw.FPDFText_GetCharAngle(self.raw, at) for at in places)
        counts = Counter(round(angle / (pi / 2)) % 4 for angle in angles if angle >= 0)
        return 90 * counts.most_common(1)[0][0] if counts else 0

    def sides(self, at: int) -> tuple[float, float]:
        """Left and right side of a character as shown."""
        raw.FPDFText_GetLooseCharBox(self.raw, at, self.ref)
        rect = self.rect
        if self.upright:
            return rect.left - self.corner[0], rect.right - self.corner[0]
        left, _, right, _ = self.turn(rect.left, rect.bottom, rect.right, rect.top)
        return left, right

    def level(self, at: int) -> float:
        """The height of the line that a character stands on."""
        raw.FPDFText_GetCharOrigin(self.raw, at, *self.point_refs)
        x, y = self.point[0].value, self.point[1].value
        return y - self.corner[1] if self.upright else self.turn(x, y, x, y)[1]

    def look_up(self, at: int, *, again: bool) -> bool:
        """Take in size and font of a character; whether they may have changed.

        Args:
            at: Its index.
            again: Whether they may have changed though the nominal size has not: at the start of a line.
        """
        nominal = raw.FPDFText_GetFontSize(self.raw, at)
        if nominal == self.nominal and not again:
            return False
        self.nominal, matrix = nominal, self.matrix
        raw.FPDFText_GetMatrix(self.raw, at, ctypes.byref(matrix))
        self.size = abs(nominal) * abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5 or 1.0
        length = raw.FPDFText_GetFontInfo(self.raw, at, self.name, _FONT_NAME, ctypes.byref(self.flags))
        name = self.name.value.decode("utf-8", "replace") if 0 < length <= _FONT_NAME else ""
        self.font = _SUBSET.sub("", name)
        return True

    def words(self, match: re.Match[str], left: float, right: float, level: float) -> list[Word]:
        """The word at a match; more than one where raised marks stand at it.

        Args:
            match: Where it stands among the characters.
            left: The left side of its first character.
            right: The right side of the same.
            level: The height of its line.
        """
        text, start = match.group(), match.start()
        if text[-1] in _PARTS:
            text = text.rstrip(f"\r\n{_PARTS}") + PARTED
        last = start + len(text) - 1 - (len(text) > 1 and text[-1] == PARTED)
        if last > start:
            if (probe := _PROBED.search(text)) is not None:
                raised = self.raised(text, start, probe)
                if any(raised):
                    return list(self.parted(text, start, raised))
            other_left, other_right = self.sides(last)
            left, right = min(left, other_left), max(right, other_right)
        size = self.size
        return [Word(text, left, level - _BELOW * size, right, level + _ABOVE * size, font=self.font)]

    def word(self, text: str, start: int, last: int, *, raised: bool = False) -> Word:
        """The word of the characters from start to last."""
        left, right = self.sides(start)
        if last > start:
            other_left, other_right = self.sides(last)
            left, right = min(left, other_left), max(right, other_right)
        level, size = self.level(start), self.size
        return Word(text, left, level - _BELOW * size, right, level + _ABOVE * size, raised=raised, font=self.font)

    def raised(self, text: str, start: int, probe: re.Match[str]) -> list[bool]:
        """Which characters of a word are digits above its line, as marks of footnotes are; all False for most words.

        Args:
            text: The word.
            start: Index of its first character.
            probe: The digits at an end of it, where such marks stand.
        """
        level = min(self.level(start), self.level(start + len(text) - 1))
        floor = level + _RAISED * self.size
        if not self.stands_above(start + probe.end("digits") - 1, floor):
            return [False] * len(text)
        above = [char.isdecimal() and self.stands_above(start + at, floor) for at, char in enumerate(text)]
        for at, char in enumerate(text):
            if (char in "([" and above[at + 1 : at + 2] == [True]) or (char in ")]" and at and above[at - 1]):
                above[at] = True
        return _without_powers(text, above)

    def stands_above(self, at: int, floor: float) -> bool:
        """Whether the ink of a character begins above a height."""
        left, right, bottom, top = self.ink
        raw.FPDFText_GetCharBox(self.raw, at, *self.ink_refs)
        return self.turn(left.value, bottom.value, right.value, top.value)[1] > floor

    def parted(self, text: str, start: int, raised: list[bool]) -> Iterator[Word]:
        """A word cut where raised marks begin and end."""
        at = 0
        for is_raised, run in groupby(raised):
            end = at + len(list(run))
            self.look_up(start + at, again=True)
            yield self.word(text[at:end], start + at, start + end - 1, raised=is_raised)
            at = end

    def ordered(self, text: str) -> list[Word]:
        """The words of the page put together again by where their letters stand, line by line.

        Where a font lacks letters, programs take these from another and draw them later, so that a word's letters
        stand apart in the file.
        """
        lines: list[list[tuple[float, Word]]] = []
        for at, char in enumerate(text):
            if char in _NO_LETTERS or raw.FPDFText_IsGenerated(self.raw, at) == 1:
                continue
            self.look_up(at, again=True)
            letter, level = self.word(char, at, at), self.level(at)
            near = next((line for line in reversed(lines[-6:]) if abs(line[0][0] - level) < 0.2 * self.size), None)
            if near is None:
                lines.append(near := [])
            near.append((level, letter))
        lines.sort(key=lambda line: -line[0][0])
        return [word for line in lines for word in _spaced(sorted((w for _, w in line), key=lambda w: w.left))]

    def is_unseen(self, text: str) -> bool:
        """Whether the first letter of the page is drawn without ink."""
        first = _WORD.search(text)
        found = raw.FPDFText_GetTextObject(self.raw, first.start()) if first else None
        return bool(found) and raw.FPDFTextObj_GetTextRenderMode(found) == raw.FPDF_TEXTRENDERMODE_INVISIBLE


def _spaced(letters: list[Word]) -> Iterator[Word]:
    """The words of one line of letters from left to right."""
    word: Word | None = None
    for at, letter in enumerate(letters):
        space = letter.text == " "
        if word is not None and (space or letter.left - word.right > _SPACE * (letter.top - letter.bottom)):
            yield word
            word = None
        if space:
            continue
        if word is None:
            word = letter
            word.breaks = at == 0
        else:
            word.text += letter.text
            word.right = max(word.right, letter.right)
    if word is not None:
        yield word


def _is_disordered(words: list[Word]) -> bool:
    """Whether letters of one word are strewn over the file: it goes back within a line."""
    back = sum(
        other.left < one.left - 1 and abs(one.bottom - other.bottom) < 1 and not one.raised and not other.raised
        for one, other in pairwise(words)
    )
    return back > max(2, _DISORDER * len(words))


def _without_powers(text: str, raised: list[bool]) -> list[bool]:
    """The same without the powers of units: km², m³."""
    first = raised.index(True) if True in raised else 0
    if text[first : first + 1] in {"2", "3"} and _AREA.search(text[:first]):
        return [False] * len(raised)
    return raised
