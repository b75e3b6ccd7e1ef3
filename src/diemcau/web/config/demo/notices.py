"""What was written about the units, with the figures that the units themselves report, and some that they do not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

from diemcau.web.config.demo.numbers import Term, to_amount
from diemcau.web.config.demo.telling import find_fact
from diemcau.web.config.demo.units import load_units
from diemcau.web.config.demo.wording import say_amount, say_count
from diemcau.web.shell.levels import Level

_FIGURE = re.compile(r"<<(\S+) (\S+) (\S+) (\d{4})(?:-(\w+))?(?: x ([\d.]+))?>>")
_TONES = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Notice:
    """One text.

    Attributes:
        key: Its name in the story.
        org: Code of the unit whose document it is.
        written: The day it is dated.
        file: As it is called.
        number: Its official number, or empty.
        level: How confidential.
        text: The whole of it.
    """

    key: str
    org: str
    written: date
    file: str
    number: str
    level: Level
    text: str


@cache
def load_notices() -> tuple[Notice, ...]:
    """All of them, the figures filled in."""
    rows = yaml.safe_load((Path(__file__).parent / "notices.yml").read_text("utf-8"))
    return tuple(
        Notice(
            row["key"], row["org"], row["written"], row["file"], row.get("number", ""),
            Level(row.get("level", Level.INTERNAL)), _fill(row["text"]),
        )
        for row in rows
    )  # fmt: skip


def _fill(text: str) -> str:
    language = "vi" if len(_TONES.findall(text)) > len(text) / 50 else "en"
    return _FIGURE.sub(lambda found: _said(found, language), text)


def _said(found: re.Match[str], language: str) -> str:
    unit, topic, slot, year, part, factor = found.groups()
    fact = find_fact(load_units()[unit], topic, slot, Term(int(year), part or "year"))
    value = fact.value * Decimal(factor or 1)
    if fact.is_money:
        return say_amount(to_amount(value / 1_000_000), language)
    return say_count(value.quantize(Decimal(1)), language)
