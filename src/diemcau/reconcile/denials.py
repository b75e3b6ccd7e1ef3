"""Texts that deny a number which others reported, with the number that they hold true instead, where they give one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from diemcau.reconcile.denial_cues import (
    AS_TOLD,
    CONFIRMS,
    DENIED,
    DENIES,
    NEGATED,
    POINTS_BACK,
    REPORT_WORDS,
)
from diemcau.reconcile.entries import Entry
from diemcau.reconcile.equations import is_addable
from diemcau.reconcile.levels import OwnerLevel
from diemcau.reconcile.scope import compare_owners_softly
from diemcau.records import Kind

_BEFORE = 80  # code points between a verb that denies and the number that it denies
_NEXT = 120  # code points of the sentence behind a report that may point back at it
_AHEAD = 260  # code points behind a denial in which the text says what is true
_LEAST_WORDS = 1  # words of the label that the true number shares with the denied one where no word confirms it


@dataclass(frozen=True, slots=True)
class Denial:
    """A number that a text denies.

    Attributes:
        old: The figure with which the text quotes it.
        new: The figure that the text gives instead, or None.
        cue: The words that deny it.
    """

    old: Entry
    new: Entry | None
    cue: str


def find_denials(entries: Sequence[Entry], texts: Mapping[str, str]) -> Iterator[Denial]:
    """The denials of all texts, in reading order.

    Args:
        entries: Figures in reading order.
        texts: For each document its text.
    """
    for at, old in enumerate(entries):
        if old.figure.kind is not Kind.LEVEL or old.headline:
            continue
        text = texts[old.document]
        found = _denying(text, old) or _denied(text, old) or _denied_next(text, old) or _negated(text, old)
        if found is not None:
            start, cue = found
            yield Denial(old, _instead(entries, at, text, start), cue)


def _denying(text: str, old: Entry) -> tuple[int, str] | None:
    """Where a verb before the number denies it, and its words: "denied that three ships had sunk"."""
    start = max(old.figure.sentence.start, old.figure.span.start - _BEFORE)
    cues = list(DENIES.finditer(text, start, old.figure.span.start))
    if not cues or any(sign in ".;" for sign in text[cues[-1].end() : old.figure.span.start]):
        return None
    return old.figure.span.end, cues[-1].group()


def _denied(text: str, old: Entry) -> tuple[int, str] | None:
    """Where its own sentence takes back what is reported: "reports that three ships sank are false"."""
    sentence, span = old.figure.sentence, old.figure.span
    cue = DENIED.search(text, span.end, sentence.end)
    if cue is None or ";" in text[span.end : cue.start()] or not _is_reported(text, old):
        return None
    return cue.end(), cue.group().strip()


def _denied_next(text: str, old: Entry) -> tuple[int, str] | None:
    """Where the sentence behind points back and takes back what is reported: "... This is not true."."""
    end = old.figure.sentence.end
    behind = POINTS_BACK.match(text, end)
    if behind is None or not _is_reported(text, old):
        return None
    cue = DENIED.search(text, behind.end(), min(len(text), end + _NEXT))
    if cue is None or any(sign in ".;!\n" for sign in text[behind.end() : cue.start()]):
        return None
    return cue.end(), cue.group().strip()


def _negated(text: str, old: Entry) -> tuple[int, str] | None:
    """Where the number is told not to be, as others told it: "no 3 ships sank, as some reported"."""
    sentence, span = old.figure.sentence, old.figure.span
    if NEGATED.search(text, sentence.start, span.start) is None:
        return None
    cue = AS_TOLD.search(text, span.end, sentence.end)
    return None if cue is None else (cue.end(), cue.group())


def _is_reported(text: str, old: Entry) -> bool:
    return REPORT_WORDS.search(text, old.figure.sentence.start, old.figure.span.start) is not None


def _instead(entries: Sequence[Entry], at: int, text: str, start: int) -> Entry | None:
    """The first number behind a denial that counts the same thing: of one unit, and told so or with the same words."""
    old = entries[at]
    for place in range(at + 1, len(entries)):
        entry = entries[place]
        if entry.document != old.document or entry.figure.span.start > start + _AHEAD:
            return None
        if entry.figure.span.start < start or entry.figure.quantity.value == old.figure.quantity.value:
            continue
        if _counts_the_same(old, entry, text, start):
            return entry
    return None


def _counts_the_same(old: Entry, new: Entry, text: str, start: int) -> bool:
    if not is_addable(new, old) or compare_owners_softly(old, new) is OwnerLevel.OTHER:
        return False
    shared = len(old.label & new.label)
    if shared > _LEAST_WORDS:
        return True
    if CONFIRMS.search(text, start, new.figure.span.start) is not None:
        return shared >= _LEAST_WORDS or not new.label
    same_unit = old.figure.quantity.unit == new.figure.quantity.unit != "count"
    return same_unit and not (old.context & new.context).isdisjoint(old.context - old.owner - old.label)
