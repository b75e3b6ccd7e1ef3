"""Text with holes: what was read once in the name of one unit, told again in the name of another, of another year."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from bench.site.composed import NAME, YEAR

_SIGNS = re.compile(
    rf"{NAME}|{NAME.lower()}|(?<!\d)20\d\d(?!\d)|[0-9a-f]{{8}}-(?:[0-9a-f]{{4}}-){{3}}[0-9a-f]{{12}}"
    r"|(?<![\w-])(?<!\d[.,])[1-9]{3}(?![\w-]|[.,]\d)"
)
_OPEN, _SHUT = "\ue000", "\ue001"  # no text has them
_MARK = re.compile(f'{_OPEN}(\\d+){_SHUT}|"{_OPEN}n(\\d+){_SHUT}"')
_ENDS = ("value", "low", "high")

Template = tuple[str | int, ...]
"""Pieces of text, and the places of holes."""


@dataclass(frozen=True, slots=True)
class Turn:
    """How a copy differs.

    Attributes:
        name: Of the unit.
        years: By how many years it is later.
        digits: What becomes of each digit of a figure.
        uids: What becomes of each uid; filled as they are met.
        fresh: Gives a uid that nobody has.
    """

    name: str
    years: int
    digits: Mapping[int, int]
    fresh: Callable[[], UUID]
    uids: dict[str, UUID] = field(default_factory=dict)

    def uid(self, old: str) -> UUID:
        """The uid in the place of another."""
        found = self.uids.get(old)
        if found is None:
            found = self.uids[old] = self.fresh()
        return found

    def day(self, day: date) -> date:
        """A day so many years later."""
        return day.replace(year=day.year + self.years)

    def number(self, value: Decimal, apart: Decimal) -> Decimal:
        """The number in the place of a figure of three digits and some zeros; its ends keep their distance."""
        digits = f"{value.normalize():f}".rstrip("0")
        return Decimal(digits.translate(self.digits)) * (value / Decimal(digits)) + apart


@dataclass
class Holes:
    """All holes of what belongs together, each once."""

    made: list[Callable[[Turn], str]] = field(default_factory=list)
    known: dict[object, int] = field(default_factory=dict)

    def filled(self, turn: Turn) -> list[str]:
        """What stands in each hole of one copy."""
        return [make(turn) for make in self.made]

    def of_text(self, text: str) -> Template:
        """A text as a template."""
        return _part(_SIGNS.sub(lambda found: f"{_OPEN}{self._sign(found[0])}{_SHUT}", text))

    def of_json(self, obj: Any) -> Template:
        """JSON as a template of its text; figures are changed where they stand as `value`, `low` and `high`."""
        return _part(json.dumps(self._walk(obj), ensure_ascii=False))

    def _walk(self, obj: Any) -> Any:
        if isinstance(obj, str):
            return _SIGNS.sub(lambda found: f"{_OPEN}{self._sign(found[0])}{_SHUT}", obj)
        if isinstance(obj, list):
            return [self._walk(each) for each in obj]
        if isinstance(obj, dict):
            value = obj.get("value")
            return {
                self._walk(key): f"{_OPEN}n{self._number(value, each)}{_SHUT}"
                if key in _ENDS and isinstance(value, int) and isinstance(each, int)
                else self._walk(each)
                for key, each in obj.items()
            }
        return obj

    def _sign(self, sign: str) -> int:
        if sign in {NAME, NAME.lower()}:
            return self._place(sign, lambda turn: turn.name if sign == NAME else turn.name.lower())
        if len(sign) == len(str(YEAR)):
            return self._place(sign, lambda turn: str(int(sign) + turn.years))
        if "-" in sign:
            return self._place(sign, lambda turn: str(turn.uid(sign)))
        return self._place(sign, lambda turn: sign.translate(turn.digits))

    def _number(self, value: int, end: int) -> int:
        whole, apart = Decimal(value), Decimal(end - value)
        return self._place((value, end), lambda turn: f"{turn.number(whole, apart):f}")

    def _place(self, key: object, make: Callable[[Turn], str]) -> int:
        place = self.known.get(key)
        if place is None:
            place = self.known[key] = len(self.made)
            self.made.append(make)
        return place


def _part(marked: str) -> Template:
    pieces: list[str | int] = []
    at = 0
    for mark in _MARK.finditer(marked):
        pieces += [marked[at : mark.start()], int(mark[1] or mark[2])]
        at = mark.end()
    return (*pieces, marked[at:])


def render(template: Template, filled: list[str]) -> str:
    """The text of one copy."""
    return "".join([filled[piece] if isinstance(piece, int) else piece for piece in template])
