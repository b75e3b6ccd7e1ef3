"""What the shares, multiples and changes of one text are said to be of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import add

from diemcau.reconcile.entries import Entry
from diemcau.reconcile.equations import Equation, Form, is_addable, judge
from diemcau.reconcile.words import content
from diemcau.records import Interval, Kind
from diemcau.records.proportion import HUNDRED, as_rounded, halve
from diemcau.records.review import Answer

NEAR = 60  # code points between a part and its share: "640 stay open for want of papers (12.4%)"
_BRACKET = 5  # code points of " (", ", or "
_WHOLES = 4  # levels before a list of shares of which one may be the whole
# Words between a share and the whole it is of: "13.8% of all 7,400".
_OF = re.compile(
    r"\s*(?:of|out of|trên|trong|của)\s+(?:the\s+|all\s+|its\s+|their\s+|a total of\s+|tổng(?: số| cộng)?\s+|số\s+)*",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"\s*(?:times|fold|x|lần)?\s*(?:as many as|more than|against|compared (?:with|to)|than|of|so với)?"
    r"\s*(?:the|that of|those)?\s*"
    # "2.3 times as many as in 2024 (775,000)", "gấp 2,3 lần năm 2024 (775.000": the base in brackets behind its time
    r"(?:(?:as\s+)?(?:in|for|năm|cùng kỳ|so với|of)?"
    r"\s*(?:(?:the\s+)?(?:same period|year before|previous year)|năm trước|(?:of |năm )?(?:19|20)\d\d|\s)*\(\s*)?",
    re.IGNORECASE,
)
# What a share is said to be of where no number stands there.
_CALLED = re.compile(
    r"\s*(?:of|trên|so với|trong)\s+(?:(?:the|its|their|all|khoản|tổng|số|mức)\s+)*(?P<name>[^\d,.;:()\n]{3,40})",
    re.IGNORECASE,
)
# Words between a change and the level it starts from.
_FROM = re.compile(r"[\s,(]*(?:from|compared (?:with|to)|against|so với)\s+(?:the\s+|mức\s+|con số\s+)?", re.IGNORECASE)
# Growth at constant prices does not follow from levels at current ones.
_REAL = re.compile(r"\b(?:(?:real|constant|comparable) (?:terms|prices)|giá so sánh|GDP|GRDP)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a whole with the part that it stands beside."""

    part: Entry
    share: Entry


def find_shares(entries: Sequence[Entry], text: str, wholes: Mapping[tuple[int, int], Entry]) -> Iterator[Equation]:
    """Shares beside their part, of the whole that the words name or that the other shares bear out; where the shares
    make a hundred the parts make the whole.
    """
    lists: defaultdict[int, list[Share]] = defaultdict(list)
    for before, entry in pairwise(entries):
        if _stands_beside(before, entry):
            lists[entry.figure.sentence.start].append(Share(before, entry))
    for shares in lists.values():
        whole = _whole_of(shares, entries, wholes)
        if whole is not None and _is_complete(shares):
            yield Equation(Form.PARTITION, whole, tuple(one.part for one in shares))
        for one in shares:
            base = _named_whole(one, entries, text) or _called_whole(one, entries, text) or whole
            if base is not None and base.key != one.part.key:
                yield Equation(Form.SHARE, one.share, (one.part, base))


def _is_complete(shares: Sequence[Share]) -> bool:
    """Whether the shares, each rounded to its last place, may make a hundred."""
    if len(shares) < 2:  # noqa: PLR2004 - one part is no sum
        return False
    return HUNDRED in reduce(add, (_rounded(one.share) for one in shares))


def _rounded(share: Entry) -> Interval:
    """A share as its last place allows by rounding alone, half of it to either side."""
    quantity = share.figure.quantity
    return halve(as_rounded(quantity.value, quantity.interval, quantity.bound), quantity.value)


def _stands_beside(part: Entry, share: Entry) -> bool:
    one, other = part.figure, share.figure
    return (
        one.kind is Kind.LEVEL
        and other.kind in {Kind.SHARE, Kind.RATIO}
        and other.compare_to is None
        and one.sentence == other.sentence
        and other.quantity.unit == "percent"
        and one.quantity.value > 0
        and other.span.start - one.span.end < NEAR
    )


def _named_whole(share: Share, entries: Sequence[Entry], text: str) -> Entry | None:
    """The level right behind a share that its words say it is of."""
    behind = next((entry for entry in entries if entry.key > share.share.key), None)
    if behind is None or not is_addable(share.part, behind) or behind.figure.quantity.value <= 0:
        return None
    between = text[share.share.figure.span.end : behind.figure.span.start]
    return behind if _OF.fullmatch(between) and behind.figure.sentence == share.share.figure.sentence else None


def _called_whole(share: Share, entries: Sequence[Entry], text: str) -> Entry | None:
    """The one level before a share that is called what its words say it is of: "31 million, or 25% of the grant"."""
    end = share.share.figure.span.end
    called = _CALLED.match(text, end, share.share.figure.sentence.end)
    if called is None:
        return None
    name = called.group("name").strip().lower()
    words = frozenset(content(name, share.part.language))
    found = [
        entry
        for entry in entries[: share.part.index][-_WHOLES:]
        if is_addable(share.part, entry) and _is_called(entry, name, words) and entry.figure.quantity.value > 0
    ]
    return found[-1] if len({entry.figure.quantity.value for entry in found}) == 1 else None


def _is_called(entry: Entry, name: str, words: frozenset[str]) -> bool:
    return name in entry.figure.label.lower() or (bool(words) and words <= entry.label)


def _whole_of(
    shares: Sequence[Share], entries: Sequence[Entry], wholes: Mapping[tuple[int, int], Entry]
) -> Entry | None:
    """The whole that most of the shares bear out, at least one of them; the stated one where only one share is told."""
    first = shares[0].part
    near = [
        entry for entry in entries[: first.index] if entry.figure.kind is Kind.LEVEL and entry.figure.quantity.value > 0
    ][-_WHOLES:]
    ranked = [
        (sum(_holds(share, entry) for share in shares), entry.index, entry)
        for entry in near
        if is_addable(first, entry)
    ]
    best = max(ranked, key=lambda item: item[:2], default=None)
    if best is not None and best[0] > 0:
        return best[2]
    return wholes.get(first.key) if _is_bracketed(shares[0]) else None


def _is_bracketed(share: Share) -> bool:
    """Whether nothing but a bracket or "or" stands between part and share, so that they speak of one base."""
    return share.share.figure.span.start - share.part.figure.span.end <= _BRACKET


def _holds(share: Share, whole: Entry) -> bool:
    return judge(Equation(Form.SHARE, share.share, (share.part, whole))) is Answer.HOLDS


def find_multiples(entries: Sequence[Entry], text: str) -> Iterator[Equation]:
    """Multiples with the value before and the base right after, as in `90 orders, 1.5 times the 60 of last year`."""
    for value, ratio, base in zip(entries, entries[1:], entries[2:], strict=False):
        between = text[ratio.figure.span.end : base.figure.span.start]
        is_multiple = ratio.figure.kind is Kind.RATIO and ratio.figure.quantity.unit == "times"
        if is_multiple and _frame(value, ratio, base) and _BASE.fullmatch(between):
            yield Equation(Form.MULTIPLE, ratio, (value, base))


def find_changes(entries: Sequence[Entry], text: str) -> Iterator[Equation]:
    """Growth between its level and the level it starts from, as in `90 orders, up 50% from 60`."""
    for value, change, base in zip(entries, entries[1:], entries[2:], strict=False):
        between = text[change.figure.span.end : base.figure.span.start]
        is_growth = change.figure.kind is Kind.CHANGE and change.figure.quantity.unit == "percent"
        sentence = change.figure.sentence
        if not (is_growth and _frame(value, change, base) and value.label & change.label):
            continue
        if _FROM.fullmatch(between) and not _REAL.search(text, sentence.start, sentence.end):
            yield Equation(Form.CHANGE, change, (value, base))


def _frame(value: Entry, relating: Entry, base: Entry) -> bool:
    """Whether two levels of one unit stand round what relates them, in one sentence."""
    return (
        value.figure.kind is base.figure.kind is Kind.LEVEL
        and value.figure.sentence == relating.figure.sentence == base.figure.sentence
        and value.figure.quantity.unit == base.figure.quantity.unit
        and base.figure.quantity.value > 0
    )
