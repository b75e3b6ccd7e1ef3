"""Reads the rules of forms and checks that what they name is there and may be compared."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from diemcau.profile.forms import CellKind, Expression, TableSort

if TYPE_CHECKING:
    from diemcau.profile.forms import Form, Rule, Table
    from diemcau.profile.source import Node
    from diemcau.profile.types import Profile

COMPARISONS = ("=", "<=", ">=", "<", ">", "!=")
_OF_CELLS = ("key", "filled")  # asked of cells alone
_LISTS = {"add": 1, "mul": 1, "sub": 2, "days": 2}  # how many parts at least; of the last two exactly
_WORDS = ("cell", "sum", "count", "before", "read", "window", "value")
_DATE, _NUMBER = "a date", "a number"


def expression_of(node: Node) -> Expression:
    """A part of a rule; whether what it names is there is asked by `check_rule`."""
    parts = node.table()
    known = ", ".join((*_WORDS, *_LISTS))
    if len(parts) != 1 or not set(parts) <= {*_WORDS, *_LISTS}:
        node.refuse("form_rule", f"has {', '.join(parts) or 'nothing'}", f"one of {known}", "Write one of these.")
    (word, value), *_ = parts.items()
    if word not in _LISTS:
        return {word: value.text()}
    entries = [expression_of(entry) for entry in value.items()]
    if len(entries) < _LISTS[word] or (_LISTS[word] > 1 and len(entries) != _LISTS[word]):
        value.refuse("form_rule", f"has {len(entries)} parts", f"{_LISTS[word]} parts", "Correct the list.")
    return {word: entries}


def check_rule(node: Node, rule: Rule, form: Form, profile: Profile) -> None:
    """Refuse a rule that names what is not there, or compares a day with a number."""
    keys = node.table()
    if rule.compare not in (*COMPARISONS, *_OF_CELLS):
        known = ", ".join((*COMPARISONS, *_OF_CELLS))
        keys["compare"].refuse("choice", f"is {rule.compare!r}", f"one of {known}", "Choose one.", choices=known)
    by_cells = rule.compare in _OF_CELLS
    if by_cells == bool(rule.left or rule.right) or by_cells != (bool(rule.cells) and by_cells):
        expected = "cells and no side" if by_cells else "a left and a right side"
        node.refuse("form_rule", "does not fit its comparison", expected, "Add what is missing.")
    if (rule.each or by_cells or rule.where) and not rule.table:
        node.refuse("form_rule", "has no table", "a table for a rule of rows", "Name the table.")
    own = form.table(rule.table)
    if not by_cells:
        sorts = [
            _sort_of(keys[side], getattr(rule, side), (form, own, rule.each), profile) for side in ("left", "right")
        ]
        if sorts[0] != sorts[1]:
            node.refuse("form_rule", f"compares {sorts[0]} with {sorts[1]}", "two of a kind", "Change one side.")
    for cell in rule.cells:
        if _cell(cell, form, own, each=rule.each or by_cells) is None:
            keys["cells"].refuse("form_column", f"names {cell!r}", "cells of the form", "Correct the code.")


def names_cell(words: str, form: Form) -> bool:
    """Whether `table.line.column` is a cell of a grid of a form."""
    return words.count(".") == 2 and _cell(words, form, None, each=False) is not None  # noqa: PLR2004 - three parts


def _sort_of(node: Node, part: Expression, place: tuple[Form, Table | None, bool], profile: Profile) -> str:
    """Whether an expression gives a day or a number; refuses what it names and is not there."""
    (word, value), *_ = part.items()
    form, own, each = place
    if isinstance(value, list):
        sorts = {_sort_of(node, entry, place, profile) for entry in value}
        expected = _DATE if word == "days" else _NUMBER
        if sorts != {expected}:
            node.refuse("form_rule", f"gives {word} {', '.join(sorted(sorts))}", expected, "Change the parts.")
        return _NUMBER
    words = str(value)
    kind = _kind_of(word, words, form, own, each=each)
    if kind is None or (word == "read" and words not in profile.measures):
        node.refuse("form_rule", f"names {words!r}, which is not there", f"what {word} may name", "Correct the code.")
    if kind not in {CellKind.NUMBER, CellKind.MONEY, CellKind.DATE}:
        node.refuse("form_rule", f"names {words!r}, which is {kind.value}", "a number or a date", "Name another cell.")
    return _DATE if kind is CellKind.DATE else _NUMBER


def _kind_of(word: str, words: str, form: Form, own: Table | None, *, each: bool) -> CellKind | None:
    """The kind of what a simple expression gives; None where it names nothing. Other forms are not at hand here."""
    if word == "cell":
        return _cell(words, form, own, each=each)
    if word == "value":
        try:
            return CellKind.NUMBER if Decimal(words).is_finite() else None
        except InvalidOperation:
            return None
    if word == "window":
        return CellKind.DATE if words in {"first", "last"} else None
    if word == "count":
        table = form.table(words)
        return CellKind.NUMBER if table and table.sort is TableSort.REGISTER else None
    if word == "sum":
        table = form.table(words.partition(".")[0])
        column = table.column(words.partition(".")[2]) if table else None
        return column.kind if column and column.kind in {CellKind.NUMBER, CellKind.MONEY} else None
    if word == "before" and words.count(".") == 3:  # noqa: PLR2004 - form.table.line.column
        first, _, cell = words.partition(".")
        return _cell(cell, form, None, each=False) if first == form.code else CellKind.NUMBER
    return CellKind.NUMBER if word == "read" else None


def _cell(words: str, form: Form, own: Table | None, *, each: bool) -> CellKind | None:
    """The kind of a cell by its address: `column` of a row, `line.column` of the own grid, `table.line.column`."""
    if each:
        column = own.column(words) if own else None
        return column.kind if column else None
    parts = words.split(".")
    table = form.table(parts.pop(0)) if len(parts) == 3 else own  # noqa: PLR2004 - with its table
    if table is None or len(parts) != 2 or table.line(parts[0]) is None:  # noqa: PLR2004 - line and column
        return None
    column = table.column(parts[1])
    return column.kind if column else None
