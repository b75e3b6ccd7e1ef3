"""Sentences from templates with typed slots: the one place where words, names, times and numbers come together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from diemcau.publish.calendar import format_period
from diemcau.publish.numbers import format_number, format_quantity, with_unit
from diemcau.publish.report.model import Name, Num, Piece, Sentence, Time, Words
from diemcau.publish.report.texts import load_report_texts
from diemcau.publish.texts import Texts, load_texts
from diemcau.records import Bound, Period, Quantity
from diemcau.records.period import shift_years

Slot = Piece | Sequence[Piece]

_HOLE = re.compile(r"\{(\w+)\}")


def fill(template: str, **slots: Slot) -> tuple[Piece, ...]:
    """A template with its slots filled; what stands between them are words of the house.

    Args:
        template: Words with slots in braces, such as `{measure} amounted to {number}`.
        slots: A piece or several for each; those that the template does not name are left out.
    """
    pieces: list[Piece] = []
    for at, part in enumerate(_HOLE.split(template)):
        if at % 2 == 0:
            pieces += [Words(part)] if part else []
        else:
            slot = slots[part]
            pieces += slot if isinstance(slot, Sequence) else [slot]
    return tuple(pieces)


def make_sentence(pieces: Sequence[Piece]) -> Sentence:
    """Pieces as a sentence that begins with a capital and names what it rests on once, at its end."""
    kept = [piece for piece in pieces if piece.text]
    return Sentence((_capital(kept[0]), *kept[1:])) if kept else Sentence(())


def _capital(piece: Piece) -> Piece:
    """A piece with a capital at its head; the words of a document are left as they are."""
    if isinstance(piece, Words | Name | Time | Num) and piece.text[:1].islower():
        return replace(piece, text=piece.text[:1].upper() + piece.text[1:])
    return piece


def join_pieces(
    items: Sequence[Slot], phrases: Texts, last: str = "list.and", *, between: str = "list.comma"
) -> tuple[Piece, ...]:
    """Items as a list in words: `a, b and c`; `last` and `between` are keys of what parts them."""
    joined: list[Piece] = []
    for at, item in enumerate(items):
        if at:
            joined.append(Words(phrases[last if at == len(items) - 1 else between]))
        joined += item if isinstance(item, Sequence) else [item]
    return tuple(joined)


def lower_first(words: str, proper: frozenset[str]) -> str:
    """A name as it stands inside a sentence: small at its head, unless that is a proper name or an abbreviation."""
    first = words.split(" ", 1)[0]
    if not words[:1].isupper() or words[1:2].isupper() or any(words.startswith(word) for word in proper):
        return words
    return words if len(first) == 1 and not words[1:2].isspace() else words[:1].lower() + words[1:]


def tell_number(quantity: Quantity, language: str) -> str:
    """A quantity as it is printed: without a sign, for the words beside it say rise or fall."""
    if quantity.unit == "rank" and quantity.bound is Bound.EXACT:
        return tell_rank(int(quantity.value), load_report_texts(language))
    size = quantity
    if quantity.value < 0:
        size = Quantity(-quantity.value, -quantity.interval, quantity.bound, quantity.unit)
    return _two_scales(size, language) or format_quantity(size, language)


def _two_scales(quantity: Quantity, language: str) -> str:
    """A range whose ends would be written in different scales, both in full; empty for all other numbers.

    "From 1 to 2 million" would be read as beginning with one million.
    """
    low, high = quantity.interval.low, quantity.interval.high
    if quantity.bound is not Bound.RANGE or low is None or high is None:
        return ""
    scales = {format_number(end, language, place=None).partition(" ")[2] for end in (low, high)}
    if len(scales) == 1:
        return ""
    ends = [format_number(end, language, place=Decimal(0)) for end in (low, high)]
    told = load_texts(language)["bound.range"].format(low=ends[0], high=ends[1])
    return with_unit(told, quantity.unit, language)


def tell_rank(number: int, phrases: Texts) -> str:
    """A place in an order: `10th`, `thứ 10`; languages with one form have it for every ending."""
    ending = number % 10 if number % 10 in {1, 2, 3} and number % 100 not in {11, 12, 13} else 0
    return phrases[f"rank.{ending}"].format(number=number)


def tell_time(period: Period, language: str) -> Time:
    """A period as it stands inside a sentence."""
    told = format_period(period, language)
    return Time(told[:1].lower() + told[1:] if language == "vi" else told, period)


def tell_base(period: Period | None, base: Period | str, language: str) -> Time:
    """The base of a change; the same part of another year is called so: `the same period of 2023`."""
    if isinstance(base, Period) and period is not None and _is_same_part(period, base):
        return Time(load_texts(language)["period.same"].format(year=base.start.year), base)
    return tell_time(base, language) if isinstance(base, Period) else Time(format_period(base, language))


def _is_same_part(period: Period, base: Period) -> bool:
    by = base.start.year - period.start.year
    return by != 0 and not period.code.isdigit() and shift_years(period, by) == base


def quote_marks(language: str) -> tuple[str, str]:
    """The quotation marks of a language, opening and closing."""
    opening, _, closing = load_texts(language)["mark.quoted"].partition("{words}")
    return opening, closing
