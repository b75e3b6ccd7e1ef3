"""How the rows of a table of tasks hang together: groups that head others, and numbers such as 12, b) and 12.1."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = re.compile(r"[A-Za-zĐđ]|[IVXLC]{1,6}|\d{1,4}(?:\.\d{1,3}){0,4}")
_ROMAN = re.compile(r"[IVXLC]{1,6}")
_CAPITAL, _NUMERAL, _PLAIN, _SMALL = 1, 2, 3, 9  # ranks; a row without a number is the widest, 0


def bare(number: str) -> str:
    """A number of a row without the signs around it: `b)` is `b`, `12.` is `12`."""
    return number.strip().strip("().:-– ")


def is_number(words: str) -> bool:
    """Whether words are the number of a row."""
    return _NUMBER.fullmatch(bare(words)) is not None


def is_heading_number(number: str) -> bool:
    """Whether a number is one that groups have: A, B, I, II."""
    label = bare(number)
    return label.isalpha() and label.isupper()


def is_part_of(number: str, whole: str) -> bool:
    """Whether a number stands right under another: 12.1 or a) under 12."""
    label, above = bare(number), bare(whole)
    return bool(above) and (label.startswith(f"{above}.") or (above.isdecimal() and _is_small(label)))


def _is_small(label: str) -> bool:
    return len(label) == 1 and label.isalpha() and label.islower()


@dataclass(slots=True)
class _Group:
    rank: int
    words: str
    row: int
    is_used: bool = False


class Outline:
    """Follows groups and numbers down a sheet."""

    def __init__(self) -> None:
        self._open: list[_Group] = []
        self._numbers: dict[str, int] = {}
        self._letter = ""

    @property
    def groups(self) -> tuple[str, ...]:
        """Headings that are open, the widest first."""
        return tuple(group.words for group in self._open)

    def open_group(self, number: str, words: str, row: int) -> list[int]:
        """Begin a group; it ends those that are not wider. Under a new one numbers begin anew.

        Returns:
            Rows of headings that end so without any task under them.
        """
        label = bare(number) if is_number(number) else ""
        rank = self._rank(label)
        idle = self._close(rank)
        self._open.append(_Group(rank, words, row))
        if rank < _PLAIN:
            self._numbers = {}
        if label:
            self._numbers[label] = 0
        return idle

    def close(self) -> list[int]:
        """End all groups; rows of those without any task under them."""
        return self._close(0)

    def _close(self, rank: int) -> list[int]:
        idle: list[int] = []
        while self._open and self._open[-1].rank >= rank:
            group = self._open.pop()
            idle += [] if group.is_used else [group.row]
        return idle[::-1]

    def place_task(self, number: str, row: int) -> tuple[int, str]:
        """The row of the task that one is a part of, 0 for none, and what is wrong with its number.

        Args:
            number: Its number as printed.
            row: Its row.

        Returns:
            The row, and `twice`, `no_parent` or nothing.
        """
        for group in self._open:
            group.is_used = True
        label = bare(number)
        if not label or not is_number(label):
            return 0, ""
        above = ""
        if "." in label:
            above = label.rpartition(".")[0]
        elif _is_small(label):
            above = next((one for one in reversed(self._numbers) if one.isdecimal()), "")
            label = f"{above}.{label}"
        elif is_heading_number(label):
            self._numbers = {}
        wrong = "twice" if label in self._numbers else ""
        if "." in label and above not in self._numbers:
            wrong = wrong or "no_parent"
        self._numbers[label] = row
        return self._numbers.get(above, 0) if above else 0, wrong

    def _rank(self, label: str) -> int:
        """How wide a group with such a number is. A single letter is Roman unless it follows the letter before it."""
        if not label:
            return 0
        if label.isalpha() and label.isupper():
            follows = len(label) == 1 and self._letter != "" and ord(label) - ord(self._letter) == 1
            if _ROMAN.fullmatch(label) and not follows:
                return _NUMERAL
            self._letter = label
            return _CAPITAL
        return _PLAIN + label.count(".") if label[0].isdigit() else _SMALL
