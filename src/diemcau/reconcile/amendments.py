"""Texts that quote a value and say in the same breath which one replaces it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from diemcau.reconcile.entries import Entry
from diemcau.reconcile.levels import OwnerLevel
from diemcau.reconcile.scope import compare_owners
from diemcau.reconcile.values import digits, distance
from diemcau.reconcile.vocabulary import AMENDMENT_CUES, CORRECTION_CUES, PRINTED, WEAK_CUES, WITHDRAWAL_CUES
from diemcau.records import Figure

_AHEAD = 160  # code points of about one sentence
_BREATH = 60  # code points between a cue and the figure that it leads over to
_BEFORE = 50  # code points before a figure in which the word that withdraws it stands
_REACH = Decimal("0.34")  # how far the new value may lie from the old one, as a share of the larger


@dataclass(frozen=True, slots=True)
class Amendment:
    """A value that a text takes back, the one that it gives instead, and the words that say so."""

    old: Entry
    new: Entry
    cue: str


def find_amendments(entries: Sequence[Entry], texts: Mapping[str, str]) -> Iterator[Amendment]:
    """The amendments of all texts, in reading order.

    Args:
        entries: Figures in reading order.
        texts: For each document its text.
    """
    by_document: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_document[entry.document].append(entry)
    for name, told in by_document.items():
        for at, old in enumerate(told):
            new = _replacement(told, at)
            if new is not None and (cue := _withdrawal(texts[name], old) or _amends(texts[name], old, new)):
                yield Amendment(old, new, cue)


def tell_alike(entries: Sequence[Entry], texts: Mapping[str, str]) -> list[Entry]:
    """The figures, of which each that replaces another is told with that one's words: it counts the same thing.

    "We wrote that 38 projects were open. The correct figure is 41." says nowhere that it is projects that are 41.
    """
    told = {amended.new.key: amended.old for amended in find_amendments(entries, texts)}
    return [_told_as(entry, told[entry.key]) if entry.key in told else entry for entry in entries]


def _told_as(entry: Entry, old: Entry) -> Entry:
    return replace(
        entry,
        label=old.label or entry.label,
        context=entry.context | old.context,
        label_abroad=old.label_abroad if old.label else entry.label_abroad,
        context_abroad=entry.context_abroad | old.context_abroad,
    )


def _withdrawal(text: str, old: Entry) -> str | None:
    """The cue in the same clause right before a figure that withdraws it ("replaces the 38", "instead of 700", "not 38
    but 41").
    """
    start = max(old.figure.sentence.start, old.figure.span.start - _BEFORE)
    cues = list(WITHDRAWAL_CUES.finditer(text, start, old.figure.span.start))
    if not cues or any(sign.isdigit() for sign in text[cues[-1].end() : old.figure.span.start]):
        return None
    cue = cues[-1].group()
    if WEAK_CUES.fullmatch(cue) and not _speaks_of_reports(text, old):
        return None
    return cue


def _speaks_of_reports(text: str, old: Entry) -> bool:
    """Whether a sentence is about what was reported: a journey of 19 hours instead of 31 corrects nothing."""
    sentence = old.figure.sentence
    return any(cues.search(text, sentence.start, sentence.end) for cues in (CORRECTION_CUES, PRINTED))


def _amends(text: str, old: Entry, new: Entry) -> str | None:
    """The cue between a figure and the next on the same subject that says that the first was wrong.

    As in "gave it as 38. The figure has been corrected to 41".
    """
    between = text[old.figure.span.end : new.figure.span.start]
    may = new.key > old.key and _is_within_reach(old, new) and _may_be_of_one_period(old.figure, new.figure)
    cues = list(AMENDMENT_CUES.finditer(between)) if may else []
    told = not old.label.isdisjoint(new.label) or new.label <= old.context or old.label <= new.context
    if not cues or not (told or _introduces(between, cues[-1].end())):
        return None
    return cues[-1].group()


def _may_be_of_one_period(old: Figure, new: Figure) -> bool:
    """Whether periods allow that one value replaces another: one leaves it unsaid, or both share a day."""
    if old.period is None or new.period is None or "period" in old.assumed | new.assumed:
        return True
    return old.period == new.period or old.period.is_day or new.period.is_day


def _introduces(between: str, end: int) -> bool:
    """Whether a cue leads over to the figure behind it in one breath: "the correct figure in the register is 41"."""
    rest = between[end:]
    return len(rest) <= _BREATH and not any(sign.isdigit() or sign in ".;\n" for sign in rest)


def _is_within_reach(old: Entry, new: Entry) -> bool:
    """Whether one value is near the other, holds its digits in another order or place, or lost the last of them."""
    ours, theirs = old.figure.quantity.value, new.figure.quantity.value
    one, other = digits(ours), digits(theirs)
    slipped = len(one) > 1 and (sorted(one) == sorted(other) or one == other[:-1] or one[:-1] == other)
    return slipped or distance(ours, theirs) <= _REACH


def _replacement(entries: list[Entry], at: int) -> Entry | None:
    """The figure that replaces the one withdrawn: of the same sort and owner, within a sentence of it, and of another
    value.
    """
    old = entries[at].figure
    near = [
        other
        for other in entries[max(0, at - 3) : at + 4]
        if other.figure is not old
        and other.figure.kind is old.kind
        and other.figure.quantity.unit == old.quantity.unit
        and other.figure.quantity.value != old.quantity.value
        and compare_owners(other.owner, entries[at].owner) is not OwnerLevel.OTHER
        and abs(other.figure.span.start - old.span.start) <= 2 * _AHEAD
    ]

    def place(other: Entry) -> tuple[bool, int]:
        return other.figure.sentence != old.sentence, abs(other.figure.span.start - old.span.start)

    return min(near, key=place, default=None)
