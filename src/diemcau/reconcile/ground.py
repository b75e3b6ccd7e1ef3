"""A document's text as words are looked for in it: white space and composition of letters told apart from content."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from diemcau.records import Span

_SPACE = re.compile(r"\s+")
_MARKS = "\u0300-\u036f"
_TOKEN = re.compile(rf"\w[\w{_MARKS}]*|[^\w\s{_MARKS}]")
# A number or a word that goes on across the border \0: "1|214", "1,|214", "214|.5", "-|214", "214|%", "1 |214".
_GOES_ON = re.compile(
    rf"[\w{_MARKS}]\0\w|\d[.,]\0\d|\d\0[.,]\d|[-−–+]\0\d|\d\0 ?%|(?<!\d)\d{{1,3}} \0\d{{3}}(?!\d)|\d\0 \d{{3}}(?!\d)"
)
_NEAR = 8  # characters on each side of a border that tell whether a number goes on


class Ground:
    """A text in which every run of white space is one blank and every letter stands apart from its marks (NFD).

    Args:
        text: The text as its document has it.
    """

    def __init__(self, text: str) -> None:
        pieces, starts = [], []
        for at, piece in _pieces(text):
            pieces.append(piece)
            starts.extend([at] * len(piece))
        self.text = "".join(pieces)
        self._starts = [*starts, len(text)]

    def span(self, start: int, end: int) -> Span:
        """The place in the document's own text of a stretch found here."""
        return Span(self._starts[start], self._starts[end])

    def find(self, words: str) -> Iterator[int]:
        """Where some words stand, whole letters only, in order; the words are as `level` makes them."""
        at = self.text.find(words) if words else -1
        while at >= 0:
            if self._is_whole(at) and self._is_whole(at + len(words)):
                yield at
            at = self.text.find(words, at + 1)

    def _is_whole(self, at: int) -> bool:
        """Whether a letter begins at a place, rather than goes on."""
        return at in {0, len(self.text)} or self._starts[at - 1] != self._starts[at]


def level(words: str) -> str:
    """Words as a ground has them."""
    return "".join(piece for _, piece in _pieces(words))


def tokens(words: str) -> list[str]:
    """Words, numbers and signs in order, as a ground has them."""
    return _TOKEN.findall(words)


def goes_on(left: str, right: str) -> bool:
    """Whether a number or word that ends the left text is carried on by the right one."""
    return _GOES_ON.search(f"{left[-_NEAR:]}\0{right[:_NEAR]}") is not None


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Each run of white space as one blank, each letter with the marks behind it, with its place in the text."""
    at, end = 0, len(text)
    while at < end:
        if space := _SPACE.match(text, at):
            yield at, " "
            at = space.end()
            continue
        behind = at + 1
        while behind < end and unicodedata.combining(text[behind]):
            behind += 1
        yield at, text[at] if text[at:behind].isascii() else unicodedata.normalize("NFD", text[at:behind])
        at = behind
