"""Corrections: a later statement that says, or by its date and status shows, that it replaces an earlier one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from diemcau.reconcile.amendments import find_amendments
from diemcau.reconcile.claims import Compared, Pair
from diemcau.reconcile.entries import Entry
from diemcau.reconcile.levels import MeasureLevel, OwnerLevel, PeriodLevel, SortLevel, StatusLevel, ValueLevel
from diemcau.reconcile.values import distance
from diemcau.reconcile.vocabulary import CORRECTION_CUES
from diemcau.records import Correction, Kind, Status

# How far a value may move when it is corrected, as a share of the larger, by how surely it is the same that is counted.
# A denial takes a number to nothing; words merely in common hold two things together only where the values are near.
_REACH = {
    MeasureLevel.SAME_CODE: Decimal(1),
    MeasureLevel.SAME_WORDS: Decimal(1),
    MeasureLevel.WITHIN: Decimal("0.8"),
    MeasureLevel.SAME_WORD: Decimal("0.8"),
    MeasureLevel.SAME_PLAIN: Decimal("0.5"),
    MeasureLevel.MOSTLY: Decimal("0.5"),
    MeasureLevel.SHARED: Decimal("0.34"),
}
_PERIODS = frozenset(
    {
        PeriodLevel.SAME,
        PeriodLevel.SAME_RARE,
        PeriodLevel.IMPLIED,
        PeriodLevel.BOTH_UNSAID,
        PeriodLevel.UNSAID,
        PeriodLevel.TOUCHING,
    }
)


def find_corrections(compared: Compared) -> dict[tuple[int, int], Correction]:
    """Corrections by the places of the earlier and the later cluster, in reading order of the later."""
    found: dict[tuple[int, int], Correction] = {}
    for earlier, later, why in (*_quoted(compared), *_told(compared)):
        places = (compared.place(earlier), compared.place(later))
        if places[0] != places[1] and places not in found and places[::-1] not in found:
            found[places] = Correction(earlier=earlier.statement, later=later.statement, why=why)
    return found


def _told(compared: Compared) -> Iterator[tuple[Entry, Entry, str]]:
    """Pairs on one subject whose later text says that it corrects, or is the result where the earlier was an
    expectation.
    """
    for pair in compared.pairs:
        earlier, later = _in_time(pair)
        if later.headline or not _is_one_subject(pair) or _told_together(compared, earlier, later):
            continue
        if distance(earlier.figure.quantity.value, later.figure.quantity.value) > _REACH[pair.comparison.measure]:
            continue
        if pair.comparison.status is StatusLevel.NEAR:
            if earlier.figure.status is Status.EXPECTED and _day(earlier) < _day(later):
                yield earlier, later, "An expectation, then the result for the same period."
        elif (cue := _cue(compared, later)) and not _cue(compared, earlier) and _day(earlier) <= _day(later):
            yield earlier, later, f"The later text says “{cue}”."


def _quoted(compared: Compared) -> Iterator[tuple[Entry, Entry, str]]:
    """Where one text gives the old value and the new one and says that the one replaces the other."""
    for amended in find_amendments(compared.entries, compared.texts):
        why = f"The text itself gives both values and says “{amended.cue}”."
        yield _source_of(compared, amended.old), amended.new, why


def _source_of(compared: Compared, quoted: Entry) -> Entry:
    """The first statement of the value that a correction quotes, in another text where there is one."""
    entries = compared.clusters[compared.place(quoted)].entries
    return next((entry for entry in entries if entry.document != quoted.document), quoted)


def _told_together(compared: Compared, earlier: Entry, later: Entry) -> bool:
    """Whether one text gives both values: then only its own words may say that the one replaces the other."""
    ours, theirs = (
        {entry.document for entry in compared.clusters[compared.place(one)].entries} for one in (earlier, later)
    )
    return not ours.isdisjoint(theirs)


def _is_one_subject(pair: Pair) -> bool:
    comparison = pair.comparison
    return (
        comparison.value in {ValueLevel.DISJOINT, ValueLevel.DISTANT}
        and comparison.measure in _REACH
        and comparison.owner is not OwnerLevel.OTHER
        and comparison.period in _PERIODS
        and comparison.status is not StatusLevel.OTHER
        and comparison.sort is not SortLevel.OTHER
        and pair.left.figure.kind is Kind.LEVEL
    )


def _in_time(pair: Pair) -> tuple[Entry, Entry]:
    return (pair.left, pair.right) if _day(pair.left) <= _day(pair.right) else (pair.right, pair.left)


def _day(entry: Entry) -> date:
    return entry.published or date.max


def _cue(compared: Compared, entry: Entry) -> str:
    """The word in or right after a figure's sentence that announces a correction, or empty."""
    text = compared.texts[entry.document]
    found = CORRECTION_CUES.search(text, entry.figure.sentence.start, min(len(text), entry.figure.sentence.end + 1))
    return found.group() if found else ""
