"""Figures of one text that do not add up: a part above its whole, parts that miss it, a share or multiple its base
refutes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from itertools import pairwise
from operator import add

from diemcau.reconcile.claims import Compared
from diemcau.reconcile.entries import Entry
from diemcau.reconcile.settle import claim_id
from diemcau.reconcile.values import digits
from diemcau.records import Conflict, Interval, Kind, Tally

_COUNTED = frozenset({None, "count", "persons", "person-trips"})
# Parts may overlap a little in honest texts; beyond this share of the whole a list is taken for one of overlapping
# sorts (women, young people, workers) and not for a wrong sum.
OVERLAP = Decimal("0.15")
RATIO_SLACK = Decimal("0.04")  # relative: multiples are rounded generously ("2.5 times" for 2.46)
SHARE_SLACK = Decimal("0.06")  # percentage points: two rounded numbers and a rounded share
_BASE = re.compile(
    r"\s*(?:times|fold|x|lần)?\s*(?:as many as|more than|against|compared (?:with|to)|than|of|so với)?"
    r"\s*(?:the|that of|those)?\s*",
    re.IGNORECASE,
)
MOST_ABOVE = 3  # how many times its whole a part that is called so may be; beyond it the words were read wrongly
_BEHIND = 20  # code points behind a number in which it is called a part
_PART_BEFORE = re.compile(
    r"[^.;]{0,40}\b(?:of (?:which|them|these|whom)|including|among them|trong đó(?: có)?)\b[^.;\d]{0,12}\Z"
)
_PART_BEHIND = re.compile(r"\s*(?:of (?:them|these|which)|trong số (?:đó|này))\b")
HUNDRED_SLACK = Decimal("0.5")  # percentage points by which rounded shares may miss a hundred
_PERCENT = Decimal(100)


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a whole with the part that it stands beside."""

    part: Entry
    share: Entry


def find_arithmetic_conflicts(compared: Compared) -> list[Conflict]:
    """All contradictions inside the arithmetic of single texts; those that copies repeat are one."""
    by_text: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in compared.entries:
        by_text[entry.document].append(entry)
    found: dict[tuple[str, tuple[int, ...]], tuple[list[Entry], str]] = {}
    for entries in by_text.values():
        for kind, concerned, why in _contradictions(entries, compared.texts):
            key = (kind, tuple(sorted({compared.place(entry) for entry in concerned})))
            found.setdefault(key, ([], why))[0].extend(concerned)
    return [_conflict(kind, places, entries, why) for (kind, places), (entries, why) in found.items()]


def _conflict(kind: str, places: tuple[int, ...], entries: Iterable[Entry], why: str) -> Conflict:
    return Conflict(
        kind=kind,
        statements=tuple(sorted({entry.statement for entry in entries})),
        why=why,
        settle="The table behind the text, from the unit whose figures these are.",
        claims=tuple(claim_id(place) for place in places),
    )


def _contradictions(entries: Sequence[Entry], texts: Mapping[str, str]) -> Iterator[tuple[str, list[Entry], str]]:
    wholes = _by_whole(entries)
    for whole, parts in wholes:
        yield from _parts_above(whole, parts)
        yield from _sums(whole, parts)
    yield from _parts_refused(entries, texts)
    yield from _shares(entries, {part.key: whole for whole, parts in wholes for part in parts})
    yield from _multiples(entries, texts)


def _by_whole(entries: Sequence[Entry]) -> list[tuple[Entry, list[Entry]]]:
    """Each whole with the amounts that the text names as its parts."""
    at = {entry.index: entry for entry in entries}
    parts: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        whole = entry.figure.part_of
        if whole in at and _is_addable(entry, at[whole]):
            parts[whole].append(entry)
    return [(at[whole], found) for whole, found in sorted(parts.items())]


def _is_addable(part: Entry, whole: Entry) -> bool:
    """Whether both are levels of one unit; neither a stock with a flow."""
    one, other = part.figure, whole.figure
    units = {one.quantity.unit, other.quantity.unit}
    return (
        one.kind is other.kind is Kind.LEVEL
        and (len(units) == 1 or units <= _COUNTED)
        and {one.stock_or_flow, other.stock_or_flow} != {Tally.STOCK, Tally.FLOW}
    )


def _parts_above(whole: Entry, parts: Sequence[Entry]) -> Iterator[tuple[str, list[Entry], str]]:
    high = whole.figure.quantity.interval.high
    for part in parts:
        low = part.figure.quantity.interval.low
        if high is not None and low is not None and low > high:
            yield "part_exceeds_whole", [whole, part], f"{part.figure.text} are called a part of {whole.figure.text}."


def _parts_refused(entries: Sequence[Entry], texts: Mapping[str, str]) -> Iterator[tuple[str, list[Entry], str]]:
    """A number that its words call a part of the one right before and that is more: no reader ties it to its whole."""
    for whole, part in pairwise(entries):
        between = texts[part.document][whole.figure.span.end : part.figure.span.start]
        behind = texts[part.document][part.figure.span.end : part.figure.span.end + _BEHIND]
        if whole.figure.sentence != part.figure.sentence or part.figure.part_of is not None:
            continue
        named = _PART_BEFORE.search(between) is not None and not whole.label.isdisjoint(part.label)
        if (named or _PART_BEHIND.match(behind)) and _is_addable(part, whole) and _is_level(part, whole):
            yield from _parts_above(whole, [part])


def _is_level(part: Entry, whole: Entry) -> bool:
    """Whether both are counted in one unit, and alike enough in size to be one sort of thing."""
    one, other = part.figure.quantity, whole.figure.quantity
    return one.unit == other.unit and 0 < one.value <= other.value * MOST_ABOVE


def _sums(whole: Entry, parts: Sequence[Entry]) -> Iterator[tuple[str, list[Entry], str]]:
    """Parts of one sentence that together are more than the whole, or less by a slip of digits in one of them."""
    lists: defaultdict[int, list[Entry]] = defaultdict(list)
    for part in parts:
        lists[part.figure.sentence.start].append(part)
    for listed in lists.values():
        if len(listed) < 2:  # noqa: PLR2004 - one part is no sum
            continue
        total: Interval = reduce(add, (part.figure.quantity.interval for part in listed))
        value = sum((part.figure.quantity.value for part in listed), Decimal(0))
        if _misses(whole, listed, total, value):
            yield "sum", [whole, *listed], f"The parts make {value:,f}, the whole is {whole.figure.text}."


def _misses(whole: Entry, parts: Sequence[Entry], total: Interval, value: Decimal) -> bool:
    said, stated = whole.figure.quantity.interval, whole.figure.quantity.value
    if total.low is not None and said.high is not None and total.low > said.high:
        return value <= stated * (1 + OVERLAP) or _is_slip(parts, value - stated)
    if total.high is not None and said.low is not None and total.high < said.low:
        return _is_slip(parts, value - stated)
    return False


def _is_slip(parts: Sequence[Entry], excess: Decimal) -> bool:
    """Whether two digits swapped in one part explain the difference."""
    values = (part.figure.quantity.value for part in parts)
    return any(
        other > 0 and sorted(digits(other)) == sorted(digits(one)) and len(digits(one)) > 1
        for one in values
        if (other := one - excess) != one
    )


def _shares(
    entries: Sequence[Entry], wholes: Mapping[tuple[int, int], Entry]
) -> Iterator[tuple[str, list[Entry], str]]:
    """Shares beside their part, checked against the whole; a whole that the text does not tie to them must prove itself
    first.
    """
    lists: defaultdict[int, list[Share]] = defaultdict(list)
    for before, entry in pairwise(entries):
        if _stands_beside(before, entry):
            lists[entry.figure.sentence.start].append(Share(before, entry))
    for shares in lists.values():
        whole = _whole_of(shares, entries, wholes)
        if whole is not None and _is_complete(shares):
            yield from _sums(whole, [one.part for one in shares])
        for one in shares if whole is not None else ():
            if whole is not None and not _holds(one, whole):
                made = one.part.figure.quantity.value / whole.figure.quantity.value * _PERCENT
                why = f"{one.part.figure.text} of {whole.figure.text} is {made:.2f} %, not {one.share.figure.text}."
                yield "ratio", [one.part, one.share, whole], why


def _is_complete(shares: Sequence[Share]) -> bool:
    """Whether the shares make a hundred, so that the parts must make the whole."""
    total = sum((one.share.figure.quantity.value for one in shares), Decimal(0))
    return abs(total - _PERCENT) <= HUNDRED_SLACK


def _stands_beside(part: Entry, share: Entry) -> bool:
    one, other = part.figure, share.figure
    return (
        one.kind is Kind.LEVEL
        and other.kind is Kind.SHARE
        and one.sentence == other.sentence
        and other.quantity.unit == "percent"
        and one.quantity.value > 0
        and other.span.start - one.span.end < 60  # noqa: PLR2004 - code points: "640 stay open for want of papers (12.4%)"
    )


def _whole_of(
    shares: Sequence[Share], entries: Sequence[Entry], wholes: Mapping[tuple[int, int], Entry]
) -> Entry | None:
    """The whole that most of the shares bear out, at least one of them; the stated one where only one share is told."""
    first = shares[0].part
    near = [
        entry for entry in entries[: first.index] if entry.figure.kind is Kind.LEVEL and entry.figure.quantity.value > 0
    ][-4:]
    ranked = [
        (sum(_holds(share, entry) for share in shares), entry.index, entry)
        for entry in near
        if _is_addable(first, entry)
    ]
    best = max(ranked, key=lambda item: item[:2], default=None)
    if best is not None and best[0] > 0:
        return best[2] if best[0] < len(shares) else None
    return wholes.get(first.key) if _is_bracketed(shares[0]) else None


def _is_bracketed(share: Share) -> bool:
    """Whether nothing but a bracket or "or" stands between part and share, so that they speak of one base."""
    return share.share.figure.span.start - share.part.figure.span.end <= 5  # noqa: PLR2004 - " (", ", or "


def _holds(share: Share, whole: Entry) -> bool:
    base = whole.figure.quantity.value
    made = share.part.figure.quantity.value / base * _PERCENT
    interval = share.share.figure.quantity.interval
    low = interval.low is None or made >= interval.low - SHARE_SLACK
    return low and (interval.high is None or made <= interval.high + SHARE_SLACK)


def _multiples(entries: Sequence[Entry], texts: Mapping[str, str]) -> Iterator[tuple[str, list[Entry], str]]:
    """Multiples with the value before and the base right after, as in `90 orders, 1.5 times the 60 of last year`."""
    for value, ratio, base in zip(entries, entries[1:], entries[2:], strict=False):
        between = texts[ratio.document][ratio.figure.span.end : base.figure.span.start]
        if _is_multiple(value, ratio, base) and _BASE.fullmatch(between):
            made = value.figure.quantity.value / base.figure.quantity.value
            stated = ratio.figure.quantity.value
            if abs(made - stated) > stated * RATIO_SLACK + Decimal("0.05"):
                why = f"{value.figure.text} against {base.figure.text} is {made:.2f} times, not {ratio.figure.text}."
                yield "ratio", [value, ratio, base], why


def _is_multiple(value: Entry, ratio: Entry, base: Entry) -> bool:
    return (
        ratio.figure.kind is Kind.RATIO
        and ratio.figure.quantity.unit == "times"
        and value.figure.kind is base.figure.kind is Kind.LEVEL
        and value.figure.sentence == ratio.figure.sentence == base.figure.sentence
        and value.figure.quantity.unit == base.figure.quantity.unit
        and base.figure.quantity.value > 0
    )
