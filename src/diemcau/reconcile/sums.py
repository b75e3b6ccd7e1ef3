"""What the numbers of one text are said to come to, its parts and wholes first.

An equation is only set up where the words or the numbers themselves leave no doubt what belongs to what.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from diemcau.reconcile.entries import Entry
from diemcau.reconcile.equations import Equation, Form, is_addable, judge
from diemcau.reconcile.ratios import find_changes, find_multiples, find_shares
from diemcau.reconcile.swaps import find_swaps
from diemcau.records.review import Answer

# How far parts that nothing calls a partition may exceed their whole, as a share of it, for the list to be a wrong sum;
# beyond it the list is one of overlapping sorts (women, young people, workers). The house's own: a list that nearly
# makes its whole is meant to make it.
OVERLAP = Decimal("0.15")
LONG = 100  # a part from which a swap of its digits that makes the sum exact is no chance
MOST_ABOVE = 3  # how many times its whole a part that is called so may be; beyond it the words were read wrongly
_BEHIND = 20  # code points behind a number in which it is called a part
_PART_BEFORE = re.compile(
    r"[^.;]{0,40}\b(?:of (?:which|them|these|whom)|including|among them|trong đó(?: có)?)\b[^.;\d]{0,12}\Z"
)
# What stands between the head of a clause and the whole that it opens with.
_OF_WHOLE = re.compile(
    r"(?:\A\W*|[.;:(]\s*|\b(?:and|but|nhưng|và)\s+)"
    r"(?:(?:out )?of (?:the |all |these |those |its )+|trong (?:tổng )?(?:số )?)\Z",
    re.IGNORECASE,
)
_PART_BEHIND = re.compile(r"\s*(?:of (?:them|these|which)|trong số (?:đó|này))\b")
# Words by which the last of a list is what the others leave.
_REST_BEFORE = re.compile(
    r"(?:\b(?:the )?(?:rest|remaining|remainder|other)|(?:số )?còn lại)\W{0,3}(?:là|of)?\s*\Z", re.IGNORECASE
)
_REST_BEHIND = re.compile(r"[^.;,\d]{0,25}\b(?:remain(?:ing)?|còn lại)\b", re.IGNORECASE)
# Words between a whole and its parts that promise all of them ("gồm" does not), and words that take it back.
_ALL = re.compile(
    r"\b(?:namely|consist(?:s|ed|ing) of|made up of|divided into|split (?:into|between|among)|broken down"
    r"|chia (?:ra|thành|làm))\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:includ\w+|among|such as|notably|others?|another|some|several|a|an|one"
    r"|trong đó|như|một|khác|các|những|nhiều|v\.v)\b|\d|\.\.\.|…",
    re.IGNORECASE,
)


# Words for two halves that leave no third, in the order of both languages.
_HALVES = (
    ("women", "men"),
    ("female", "male"),
    ("girls", "boys"),
    ("nữ", "nam"),
    ("foreign", "domestic"),
    ("nước ngoài", "trong nước"),
    ("inbound", "outbound"),
    ("đoàn vào", "đoàn ra"),
)


def find_equations(entries: Sequence[Entry], text: str) -> list[Equation]:
    """All that one text says of what its numbers come to, in reading order of its sorts, each once.

    Args:
        entries: The figures of the text in reading order.
        text: The text.
    """
    wholes = _by_whole(entries)
    told = [
        *(each for whole, parts in wholes for each in _of_parts(whole, parts, text)),
        *_refused_parts(entries, text),
        *_halves(entries),
        *find_shares(entries, text, {part.key: whole for whole, parts in wholes for part in parts}),
        *find_multiples(entries, text),
        *find_changes(entries, text),
    ]
    found: dict[tuple[bool, frozenset[tuple[int, int]]], Equation] = {}
    for equation in told:  # a partition says more than a subset of the same numbers
        key = (equation.form in {Form.SUBSET, Form.PARTITION}, frozenset(entry.key for entry in equation.entries))
        if key not in found or equation.form is Form.PARTITION:
            found[key] = equation
    return list(found.values())


def _by_whole(entries: Sequence[Entry]) -> list[tuple[Entry, list[Entry]]]:
    """Each whole with the amounts that the text names as its parts."""
    at = {entry.index: entry for entry in entries}
    parts: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        whole = entry.figure.part_of
        if whole in at and is_addable(entry, at[whole]):
            parts[whole].append(entry)
    return [(at[whole], found) for whole, found in sorted(parts.items())]


def _of_parts(whole: Entry, parts: Sequence[Entry], text: str) -> Iterator[Equation]:
    """That each part is at most the whole, and what those of one sentence come to together."""
    above = [each for part in parts if judge(each := Equation(Form.PART, whole, (part,))) is Answer.FAILS]
    yield from above
    lists: defaultdict[int, list[Entry]] = defaultdict(list)
    for part in parts:
        lists[part.figure.sentence.start].append(part)
    for listed in lists.values():
        if above or len(listed) < 2:  # noqa: PLR2004 - one part is no sum
            continue
        if _is_all(whole, listed, text):
            yield Equation(Form.PARTITION, whole, tuple(listed))
        elif _is_apart(whole, listed):
            yield Equation(Form.SUBSET, whole, tuple(listed))


def _is_all(whole: Entry, listed: Sequence[Entry], text: str) -> bool:
    """Whether the words promise that the parts are all there are: the last is the rest, or the list is announced so."""
    last = listed[-1].figure
    if _REST_BEFORE.search(text, listed[-2].figure.span.end, last.span.start) or _REST_BEHIND.match(
        text, last.span.end
    ):
        return True
    between = text[whole.figure.span.end : listed[0].figure.span.start]
    told = "".join(text[one.figure.span.end : other.figure.span.start] for one, other in pairwise(listed))
    return _ALL.search(between) is not None and not _SOME.search(between + told)


def _is_apart(whole: Entry, listed: Sequence[Entry]) -> bool:
    """Whether parts that nothing calls a partition hardly overlap: they nearly make the whole, or two swapped digits
    keep them from making it.
    """
    total, stated = sum((part.figure.quantity.value for part in listed), Decimal(0)), whole.figure.quantity.value
    if total <= stated * (1 + OVERLAP):
        return True
    wanted = {part.figure.quantity.value - total + stated: part for part in listed}
    return any(
        part.figure.quantity.value >= LONG and any(swap.value == value for swap in find_swaps(part.figure))
        for value, part in wanted.items()
    )


def _refused_parts(entries: Sequence[Entry], text: str) -> Iterator[Equation]:
    """A number that its words call a part of the one right before and that is more: no reader ties it to its whole."""
    for whole, part in pairwise(entries):
        if whole.figure.sentence != part.figure.sentence or part.figure.part_of is not None:
            continue
        between = text[whole.figure.span.end : part.figure.span.start]
        behind = text[part.figure.span.end : part.figure.span.end + _BEHIND]
        named = _PART_BEFORE.search(between) is not None and _may_hold(whole, part)
        named = named or (_opens_with(whole, text) and ";" not in between)
        if (named or _PART_BEHIND.match(behind)) and is_addable(part, whole) and _is_of_its_size(part, whole):
            yield Equation(Form.PART, whole, (part,))


def _may_hold(whole: Entry, part: Entry) -> bool:
    """Whether one counts some of what the other counts: by a word of both labels, or persons among persons."""
    units = {whole.figure.quantity.unit, part.figure.quantity.unit}
    return not whole.label.isdisjoint(part.label) or units == {"persons"}


def _halves(entries: Sequence[Entry]) -> Iterator[Equation]:
    """Two halves of the number right before them, such as women and men, whoever tied them to it."""
    for whole, one, other in zip(entries, entries[1:], entries[2:], strict=False):
        if whole.figure.sentence != one.figure.sentence or one.figure.sentence != other.figure.sentence:
            continue
        tied = {one.figure.part_of, other.figure.part_of} - {None} == {whole.index}
        if tied and is_addable(one, whole) and is_addable(other, whole) and _are_halves(one, other):
            yield Equation(Form.PARTITION, whole, (one, other))


def _are_halves(one: Entry, other: Entry) -> bool:
    ours, theirs = (f" {entry.figure.label.lower()} " for entry in (one, other))
    return any(
        (f" {left} " in ours and f" {right} " in theirs) or (f" {right} " in ours and f" {left} " in theirs)
        for left, right in _HALVES
    )


def _opens_with(whole: Entry, text: str) -> bool:
    """Whether a sentence or clause opens with the whole: "of the 40 who came, 60 stayed"."""
    before = text[max(0, whole.figure.sentence.start - 1) : whole.figure.span.start]
    return _OF_WHOLE.search(before) is not None


def _is_of_its_size(part: Entry, whole: Entry) -> bool:
    """Whether both are alike enough in size to be one sort of thing."""
    return 0 < part.figure.quantity.value <= whole.figure.quantity.value * MOST_ABOVE
