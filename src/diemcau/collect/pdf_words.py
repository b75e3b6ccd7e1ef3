"""Lines of a paragraph as one text: spaces where lines end, parted words whole again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from diemcau.collect.pdf_ink import PARTED, Word
from diemcau.collect.pdf_lines import Line
from diemcau.lang.registry import known_languages, language_of

_GLUES = ("-", "/", "–")  # a line may end behind them without a space
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# English words that stand before a hyphen more often than a program parts a word behind them.
_LEADING = frozenset(
    """
    anti cross decision five four government half high household long mid multi non people policy private self semi
    seven six socio ten three toll two vice well year
    """.split()
)


class Run(NamedTuple):
    """Words in one font on one page.

    Attributes:
        text: The words, with the space before them.
        font: Name of the font, or None.
        page: Number of the page.
    """

    text: str
    font: str | None
    page: int


class Hyphens:
    """Tells a hyphen that belongs to a word from one that a line end made.

    The file shows both alike. A word whose parts stand together, or with a hyphen, elsewhere in the document decides
    itself; else names, numbers, letters that only Vietnamese has, which is never parted inside a word, and words that
    often lead a compound keep it.

    Args:
        lines: All lines of the document.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.known: frozenset[str] = frozenset()
        if any(line.text.endswith(PARTED) for line in lines):
            whole = " ".join(_whole(line.words) for line in lines)
            self.known = frozenset(match.group().lower() for match in _WORD.finditer(whole))

    def _told(self, head: str, tail: str) -> bool | None:
        """Whether the hyphen belongs to the word, as far as the words of the document tell."""
        head, tail = head.lower(), tail.lower()
        if head + tail in self.known:
            return False
        if f"{head}-{tail}" in self.known or "-" in head or (head in self.known and tail in self.known):
            return True
        return None

    def keeps(self, before: str, after: str) -> bool:
        """Whether the hyphen between the end of a line and the start of the next belongs to the word."""
        head, tail = _last_word(before), _first_word(after)
        told = self._told(head, tail)
        if told is not None:
            return told
        if (tail[:1].isupper() and not head.isupper()) or not (head + tail).isascii() or head.lower() in _LEADING:
            return True
        return _is_number(f"{head}-{tail}")


def _is_number(word: str) -> bool:
    """Whether a word with a hyphen is a number: twenty-five."""
    languages = [language for code in known_languages() if (language := language_of(code)) is not None]
    found = [number for language in languages for number in language.find_numbers(word, [])]
    return any(number.start == 0 and number.end == len(word) for number in found)


def to_runs(lines: Sequence[Line], hyphens: Hyphens) -> list[Run]:
    """The words of lines as one text.

    Args:
        lines: The lines of a paragraph.
        hyphens: What tells the hyphens of the document.
    """
    found: list[Run] = []
    for at, line in enumerate(lines):
        words = [word for k, word in enumerate(line.words) if not word.raised or (k == 0 and at == 0)]
        for font, group in groupby(words, key=lambda word: word.font or None):
            text = " ".join(word.text for word in group)
            if found:
                text = _glued(found, text, hyphens)
            found.append(Run(text, font, line.page))
    return [run._replace(text=run.text.replace(PARTED, "")) for run in found]


def _glued(found: list[Run], text: str, hyphens: Hyphens) -> str:
    """The next words with what stands between them and the ones before."""
    before = found[-1].text
    if before.endswith(PARTED):
        hyphen = "-" if hyphens.keeps(before[:-1], text) else ""
        found[-1] = found[-1]._replace(text=before[:-1] + hyphen)
        return text
    if before.endswith(_GLUES) and before[-2:-1].isalnum() and text[:1].isalnum():
        return text
    return f" {text}"


def _last_word(text: str) -> str:
    return next(iter(reversed(_WORD.findall(text))), "")


def _first_word(text: str) -> str:
    match = _WORD.match(text)
    return match.group() if match else ""


def _whole(words: Iterable[Word]) -> str:
    return " ".join(word.text for word in words if not word.text.endswith(PARTED))
