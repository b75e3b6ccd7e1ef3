"""What checks come to, in words: what was asked, why it cannot be told, what is expected, what one side lacks."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from diemcau.publish.numbers import format_count, format_interval, format_number
from diemcau.publish.texts import load_texts

if TYPE_CHECKING:
    from diemcau.profile.checks import CheckBook
    from diemcau.profile.types import Profile
    from diemcau.records.checked import Matched, Outlying, Praise, Ruled, Unmatched


def tell_rule(ruled: Ruled, book: CheckBook, profile: Profile, language: str) -> str:
    """What a rule asks, as a sentence: the sector's own where the rule is its data."""
    what = ruled.rule.partition(":")[2]
    named = {one.code: one.names for one in book.orders}
    named |= {one.code: one.names for one in book.ratios} | {one.code: one.names for one in book.quotients}
    if what in named:
        return named[what].get(language, named[what][profile.language])
    texts = load_texts(language)
    due = {deadline.code: deadline.names for deadline in profile.calendar}
    if what in due:
        return texts["checked.window_of"].format(report=due[what].get(language, what))
    return texts[f"checked.rule.{ruled.kind.value}"]


def tell_ruled(ruled: Ruled, unit: str, language: str) -> str:
    """What a rule came to: the answer, what would hold, why it cannot be told, and which slip would explain it.

    Args:
        ruled: What it came to.
        unit: Unit of the value in question.
        language: ISO 639-1.
    """
    texts = load_texts(language)
    parts = [texts[f"checked.answer.{ruled.answer.value}"]]
    if ruled.expected is not None:
        told = format_interval(ruled.expected, unit, language)
        parts.append(texts["checked.expected"].format(value=told))
    if ruled.reason:
        parts.append(texts[f"checked.reason.{ruled.reason}"])
    if ruled.slip is not None:
        parts.append(texts["checked.slip"].format(number=format_number(ruled.slip[1], language, place=Decimal(0))))
    return "; ".join(parts)


def tell_outlying(one: Outlying, unit: str, language: str) -> str:
    """What a value was held against, what was expected of it, and on how many values that rests."""
    texts = load_texts(language)
    against = texts[f"checked.against.{one.against.value}"].format(count=format_count(one.points, language))
    if one.expected is None:
        return texts["checked.outlying_few"].format(against=against)
    value = format_interval(one.expected, unit, language)
    return texts["checked.outlying"].format(value=value, against=against)


def tell_matched(one: Matched, language: str) -> str:
    """Why two rows are taken for one thing, and in what they disagree."""
    texts = load_texts(language)
    parts = [", ".join(texts[f"checked.like.{ground}"] for ground in one.grounds)]
    if one.differs:
        named = ", ".join(texts[f"checked.differs.{field}"] for field in one.differs)
        parts.append(texts["checked.differing"].format(fields=named))
    if one.reason:
        parts.append(texts[f"checked.unsure.{one.reason}"])
    return "; ".join(parts)


def tell_unmatched(one: Unmatched, language: str) -> str:
    """Why a row stands on one side alone."""
    return load_texts(language)[f"checked.alone.{one.reason}"]


def tell_praise(praise: Praise, language: str) -> str:
    """How words praise, and what is asked of whoever wrote them."""
    texts = load_texts(language)
    asked = "checked.praise_backed" if praise.supported_by is not None else "checked.praise_bare"
    return texts[asked].format(sort=texts[f"checked.praise.{praise.sort.value}"])
