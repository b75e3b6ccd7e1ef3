"""Digits alone in a cell, by the custom of the language in which it is filled in.

A sentence shows by its other numbers how it parts decimals; a cell shows nothing, and what the page writes must be read
back as the same number. So here the language's own custom decides, and the other's only where there is no doubt.
"""

from __future__ import annotations

import re
from decimal import Decimal

LONGEST = 30
"""Digits of a number; more are no number that anybody reports."""

_DIGITS = re.compile(r"[-−]?\s?\d[\d.,'’ \u00a0\u202f\u2009]*")
_SPACES = re.compile(r"(?<=\d)[ \u00a0\u202f\u2009'’](?=\d{3}(?!\d))")


def decimal_mark(language: str) -> str:
    """What parts decimals in a language; the other one of dot and comma groups thousands."""
    return "," if language == "vi" else "."


def parse_digits(words: str, language: str, *, groups: bool) -> Decimal | None:
    """The number that digits alone mean, or None where they are none.

    Args:
        words: The whole cell, without blanks around it.
        language: In which it is filled in.
        groups: Whether three digits behind the language's decimal mark are rather a group of thousands, as in counts
            and amounts of money: `1,234` in Vietnamese.
    """
    if _DIGITS.fullmatch(words) is None:
        return None
    sign, bare = (-1, words[1:].lstrip()) if words[0] in "-−" else (1, words)
    bare = _SPACES.sub("", bare.strip())
    mark = decimal_mark(language)
    group = "." if mark == "," else ","
    if not re.fullmatch(r"[\d.,]+", bare) or sum(sign.isdigit() for sign in bare) > LONGEST:
        return None
    number = _parse(bare, mark, group, groups=groups)
    return None if number is None else sign * number


def _parse(bare: str, mark: str, group: str, *, groups: bool) -> Decimal | None:
    marks, grouped = bare.count(mark), bare.count(group)
    if marks and grouped:
        last = max(bare.rfind(mark), bare.rfind(group))
        return _both(bare, bare[last])
    if marks > 1 or (marks and groups and _is_grouped(bare, mark)):
        return Decimal(bare.replace(mark, "")) if _is_grouped(bare, mark) else None
    if marks:
        return _decimal(bare, mark)
    if _is_grouped(bare, group):
        return Decimal(bare.replace(group, ""))
    if grouped:
        return _decimal(bare, group) if grouped == 1 else None
    return Decimal(bare)


def _both(bare: str, mark: str) -> Decimal | None:
    """Both marks: the last parts the decimals, the other groups thousands."""
    head, _, tail = bare.rpartition(mark)
    group = "." if mark == "," else ","
    if mark in head or not tail or not _is_grouped(head, group):
        return None
    return Decimal(f"{head.replace(group, '')}.{tail}")


def _decimal(bare: str, mark: str) -> Decimal | None:
    head, _, tail = bare.partition(mark)
    return Decimal(f"{head}.{tail}") if head and tail else None


def _is_grouped(bare: str, group: str) -> bool:
    return re.fullmatch(rf"[1-9]\d{{0,2}}(?:{re.escape(group)}\d{{3}})+", bare) is not None


def write_digits(value: Decimal, language: str, *, groups: bool) -> str:
    """A number as the language writes it; `parse_digits` reads it back.

    Three decimals of a count or an amount of money get a nought behind them, so that they are no group of thousands.
    """
    mark = decimal_mark(language)
    group = "." if mark == "," else ","
    whole, _, tail = f"{abs(value):f}".partition(".")
    tail = tail.rstrip("0")
    if groups and len(tail) == 3:  # noqa: PLR2004 - as many as a group of thousands has
        tail += "0"
    written = re.sub(r"(?<=\d)(?=(?:\d{3})+\Z)", group, whole)
    return f"{'-' if value < 0 else ''}{written}{mark + tail if tail else ''}"
