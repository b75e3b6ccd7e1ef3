"""Digits as Vietnamese texts write them: dot for thousands, comma for decimals, and the English way round."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_SEPARATORS = str.maketrans("", "", " \u00a0\u202f\u2009'’")
_DOT_GROUPS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+\Z")
_COMMA_GROUPS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+\Z")
_INDIAN_GROUPS = re.compile(r"[1-9]\d?(?:(?:,\d{2})+,|(?:\.\d{2})+\.)\d{3}\Z")  # 12,54,013
_MIXED = re.compile(r"\d{1,3}(?:(?P<group>[.,])\d{3})(?:(?P=group)\d{3})*(?P<mark>[.,])\d+\Z")
# What else a sentence shows of its style: "8.4%" parts decimals by the dot, "1.250" and "2,5" by the comma.
_DOT_DECIMAL = re.compile(r"(?<![\d.,])\d{1,3}\.(?:\d{1,2}|\d{4,})(?![\d.,]*\d)|\d,\d{3}\.\d")
_COMMA_DECIMAL = re.compile(r"(?<![\d.,])\d{1,3},(?:\d{1,2}|\d{4,})(?![\d.,]*\d)|\d\.\d{3}(?!\d)|(?<![\d.,])0,\d")
_ROUND = "00"  # nobody writes 1.5 as "1,500"
_LONGEST_TAIL = 3  # more digits behind a dot in a plain count are a telephone number


def parse_literal(written: str, text: str, *, whole: bool) -> tuple[Decimal, int] | None:
    """The value of digits as written and how many decimals they show; None for what is no number (1.2.3).

    Args:
        written: What `LITERAL` matched.
        text: The sentence; its other numbers show whether it parts decimals by comma or dot.
        whole: Whether things are counted, so that `12,500` groups thousands.
    """
    bare = written.translate(_SEPARATORS)
    commas, dots = bare.count(","), bare.count(".")
    if not commas and not dots:
        return Decimal(bare), 0
    if commas and dots:
        return _mixed(bare)
    if dots:
        return _dotted(bare, dots, whole=whole)
    return _with_commas(bare, commas, text, whole=whole)


def _mixed(bare: str) -> tuple[Decimal, int] | None:
    """Both marks: the last one parts the decimals, the other groups thousands."""
    match = _MIXED.match(bare)
    if match is None or match["group"] == match["mark"]:
        return None
    head, _, tail = bare.rpartition(match["mark"])
    return Decimal(f"{head.replace(match['group'], '')}.{tail}"), len(tail)


def _dotted(bare: str, dots: int, *, whole: bool) -> tuple[Decimal, int] | None:
    if _DOT_GROUPS.match(bare) or (dots > 1 and _INDIAN_GROUPS.match(bare)):
        return Decimal(bare.replace(".", "")), 0
    if dots > 1 or (whole and len(bare.partition(".")[2]) > _LONGEST_TAIL):
        return None
    return _decimal(bare)


def _with_commas(bare: str, commas: int, text: str, *, whole: bool) -> tuple[Decimal, int] | None:
    grouped = _COMMA_GROUPS.match(bare) is not None
    if commas > 1:
        return (Decimal(bare.replace(",", "")), 0) if grouped or _INDIAN_GROUPS.match(bare) else None
    if grouped and _groups_by_comma(bare, text, whole=whole):
        return Decimal(bare.replace(",", "")), 0
    return _decimal(bare.replace(",", "."))


def _groups_by_comma(bare: str, text: str, *, whole: bool) -> bool:
    """Whether the one comma before three digits groups thousands, as in English."""
    if bare.endswith(_ROUND):
        return True
    by_dot, by_comma = _decimal_marks(text)
    return by_dot or (whole and not by_comma)


@lru_cache(maxsize=4)
def _decimal_marks(text: str) -> tuple[bool, bool]:
    """Whether a sentence parts decimals by dot, and by comma; kept, as each of its numbers asks again."""
    return _DOT_DECIMAL.search(text) is not None, _COMMA_DECIMAL.search(text) is not None


def _decimal(bare: str) -> tuple[Decimal, int]:
    return Decimal(bare), len(bare.partition(".")[2])
