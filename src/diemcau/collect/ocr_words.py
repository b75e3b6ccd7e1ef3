"""What Tesseract says of a page, as words with boxes on straightened lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Self

from diemcau.collect.pdf_ink import Word

_COLUMNS = 12  # of a row of Tesseract's table
_WORD_LEVEL = "5"
_SURE = 20.0  # confidence, of 100: what is less sure and no word is dirt
_NEAR_SIZE = 0.35  # share by which the height of a line of the usual letters may differ from the usual height
_TILTED = 12  # words of a line from which its tilt is told
_MOST_TILT = 0.08  # rise over run; a page that leans more is read as it is


@dataclass(frozen=True, slots=True)
class _Seen:
    """A word in pixels from the top left."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    line: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Scanned:
    """The words of a picture.

    Attributes:
        words: In the order in which they were recognised.
        confidence: How sure the program is of them on average, of 100.
    """

    words: tuple[_Seen, ...]
    confidence: float

    @classmethod
    def parse(cls, table: str) -> Self:
        """Read Tesseract's table (TSV, version 4 and 5: level, page, block, paragraph, line, word, box, sureness)."""
        words: list[_Seen] = []
        sure: list[float] = []
        for row in table.splitlines()[1:]:
            cells = row.split("\t")
            if len(cells) != _COLUMNS or cells[0] != _WORD_LEVEL or not cells[11].strip():
                continue
            text, confidence = cells[11].strip().strip("|"), float(cells[10])
            if not text or (confidence < _SURE and not any(char.isalnum() for char in text)):
                continue
            left, top, width, height = map(int, cells[6:10])
            words.append(_Seen(text, left, top, left + width, top + height, (cells[2], cells[3], cells[4])))
            sure.append(confidence)
        return cls(tuple(words), sum(sure) / len(sure) if sure else 0.0)


def to_words(scanned: Scanned, height: int, scale: float, tilt: float) -> list[Word]:
    """Words with boxes in points, lines made level and letters of one line equally high.

    Args:
        scanned: What was recognised.
        height: Of the picture in pixels.
        scale: Points to a pixel.
        tilt: As `find_tilt` tells.
    """
    lines = list(_lines(scanned.words))
    usual = median([_line_height(line) for line in lines]) if lines else 0.0
    return [word for line in lines for word in _levelled(line, tilt, usual, height, scale)]


def _lines(words: tuple[_Seen, ...]) -> Iterator[list[_Seen]]:
    line: list[_Seen] = []
    for word in words:
        if line and line[-1].line != word.line:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _line_height(line: list[_Seen]) -> float:
    return float(median(word.bottom - word.top for word in line))


def find_tilt(scanned: Scanned) -> float:
    """By how many pixels lines fall for a pixel to the right."""
    slopes = []
    for line in _lines(scanned.words):
        run = line[-1].left - line[0].left
        if len(line) >= _TILTED and run > 0:
            third = len(line) // 3
            head, tail = line[:third], line[-third:]
            fall = median(w.bottom for w in tail) - median(w.bottom for w in head)
            slopes.append(fall / (median(w.left for w in tail) - median(w.left for w in head)))
    tilt = median(slopes) if slopes else 0.0
    return tilt if abs(tilt) <= _MOST_TILT else 0.0


def _levelled(line: list[_Seen], tilt: float, usual: float, height: int, scale: float) -> Iterator[Word]:
    own = _line_height(line)
    size = usual if abs(own - usual) <= _NEAR_SIZE * usual else own
    middle = median((w.top + w.bottom) / 2 - tilt * w.left for w in line)
    for at, word in enumerate(line):
        shift = tilt * (word.top + word.bottom) / 2
        yield Word(
            word.text,
            (word.left + shift) * scale,
            (height - middle - size / 2) * scale,
            (word.right + shift) * scale,
            (height - middle + size / 2) * scale,
            breaks=at == 0,
        )
