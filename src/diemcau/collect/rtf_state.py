"""What holds inside one pair of braces of an RTF file, and the control words that change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

MARKS = frozenset(("listtext", "pntext"))
"""Destinations that hold the number or sign of an item of a list."""

_LEVELS = 20  # tables inside one another


@dataclass(slots=True)
class State:
    """What holds inside one pair of braces; those inside begin with the same.

    Attributes:
        font: Number of the font, or -1 for that of the file.
        skip: Characters behind one given by its number in Unicode that stand in for it.
        hidden: Whether text is hidden.
        deleted: Whether text was deleted with tracked changes on.
        raised: Whether text stands above the line.
        in_table: Whether the paragraph stands in a table.
        level: In how many, where it does.
        within: What text is part of: nothing for text that is shown, `fonttbl`, `unshown`, or one of `MARKS`.
    """

    font: int = -1
    skip: int = 1
    hidden: bool = False
    deleted: bool = False
    raised: bool = False
    in_table: bool = False
    level: int = 1
    within: str = ""


def change_state(state: State, word: str, number: int | None) -> bool:
    """Do what a control word says of letters and paragraphs; whether it says something of them.

    Args:
        state: Is changed.
        word: The control word.
        number: Its number, or None.
    """
    change = _CHANGES.get(word)
    if change is None:
        return False
    change(state, number)
    return True


def _plain(state: State, _: int | None) -> None:
    state.font, state.hidden, state.deleted, state.raised = -1, False, False, False


def _paragraph(state: State, _: int | None) -> None:
    state.in_table, state.level = False, 1


def _font(state: State, number: int | None) -> None:
    state.font = number if number is not None else -1


def _skip(state: State, number: int | None) -> None:
    state.skip = max(0, min(number if number is not None else 1, 10))


def _hidden(state: State, number: int | None) -> None:
    state.hidden = number != 0


def _deleted(state: State, number: int | None) -> None:
    state.deleted = number != 0


def _raised(state: State, number: int | None) -> None:
    state.raised = number != 0


def _on_line(state: State, _: int | None) -> None:
    state.raised = False


def _in_table(state: State, number: int | None) -> None:
    state.in_table = number != 0


def _level(state: State, number: int | None) -> None:
    state.level = max(1, min(number or 1, _LEVELS))
    state.in_table = bool(number)


def _within(name: str) -> Callable[[State, int | None], None]:
    def set_within(state: State, _: int | None) -> None:
        state.within = name

    return set_within


_CHANGES: dict[str, Callable[[State, int | None], None]] = {
    "plain": _plain,
    "pard": _paragraph,
    "f": _font,
    "uc": _skip,
    "v": _hidden,
    "deleted": _deleted,
    "super": _raised,
    "up": _raised,
    "nosupersub": _on_line,
    "sub": _on_line,
    "dn": _on_line,
    "intbl": _in_table,
    "itap": _level,
    "fonttbl": _within("fonttbl"),
    "listtext": _within("listtext"),
    "pntext": _within("pntext"),
    "shpinst": _within("unshown"),
    "do": _within("unshown"),
    "upr": _within("unshown"),
    "nesttableprops": _within("unshown"),
    "ud": _within(""),
}
