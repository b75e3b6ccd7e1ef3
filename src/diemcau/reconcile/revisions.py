"""Corrections: a later statement that says, or by its date and status shows, that it replaces an earlier one.

What the text says comes first, then the date; without either nothing replaces anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from diemcau.reconcile.amendments import find_amendments
from diemcau.reconcile.claims import Compared, Pair
from diemcau.reconcile.denials import Denial, find_denials
from diemcau.reconcile.editions import are_of_one_edition, find_revised
from diemcau.reconcile.entries import Entry
from diemcau.reconcile.levels import (
    ALIKE_HEADLINE,
    MeasureLevel,
    OwnerLevel,
    PeriodLevel,
    SortLevel,
    StatusLevel,
    ValueLevel,
)
from diemcau.reconcile.values import distance
from diemcau.reconcile.vocabulary import CORRECTION_CUES, FINAL_CUES, REVISED_CUES
from diemcau.records import Correction, Kind, Revision, Status

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

Places = tuple[int, int]
"""The places of the earlier and the later cluster; one place twice where a value is denied and nothing replaces it."""


@dataclass(frozen=True, slots=True)
class _Step:
    """One statement that replaces another."""

    earlier: Entry
    later: Entry
    kind: Revision
    why: str


_LOOSE_PERIODS = frozenset({PeriodLevel.WITHIN_IMPLIED, PeriodLevel.WITHIN, PeriodLevel.CARRIED})


def find_corrections(compared: Compared) -> dict[Places, Correction]:
    """Corrections by the places of the earlier and the later cluster, what texts say before what dates show.

    Of a chain (preliminary, official, corrected) each step is one correction, and the last value stands.
    """
    found: dict[Places, Correction] = {}
    for step in (*_denied(compared), *_quoted(compared), *_told(compared), *_revised(compared)):
        places = (compared.place(step.earlier), compared.place(step.later))
        bare = places[0] == places[1]
        if (bare and step.kind is not Revision.DENIED) or places in found or places[::-1] in found:
            continue
        found[places] = Correction(
            earlier=step.earlier.statement, later=step.later.statement, why=step.why, kind=step.kind
        )
    return _without_shortcuts(found)


@dataclass(frozen=True, slots=True)
class Replaced:
    """Which values stand no longer, to ask whether two of them still contradict each other.

    Attributes:
        steps: The corrections by places.
        dated: Places that only a newer state replaced, not a correction of what was wrong.
        wrong: The other places that were replaced.
    """

    steps: Collection[Places]
    dated: frozenset[int]
    wrong: frozenset[int]

    def settles(self, compared: Compared, pair: Pair) -> bool:
        """Whether corrections leave no contradiction between two figures.

        Two estimates of one day that differ contradict each other, though a result has replaced them.
        """
        places = compared.place(pair.left), compared.place(pair.right)
        if not self.wrong.isdisjoint(places) or places in self.steps or places[::-1] in self.steps:
            return True
        return not self.dated.isdisjoint(places) and not are_of_one_edition(pair.left, pair.right)


def find_replaced(corrections: Mapping[Places, Correction]) -> Replaced:
    """The values that corrections replaced."""
    newer = {Revision.FINAL, Revision.REVISED}
    wrong = frozenset(earlier for (earlier, _), one in corrections.items() if one.kind not in newer)
    return Replaced(corrections.keys(), frozenset(earlier for earlier, _ in corrections) - wrong, wrong)


def _without_shortcuts(found: Mapping[Places, Correction]) -> dict[Places, Correction]:
    """The steps of each chain, without those that only sum up two others."""
    onward: defaultdict[int, set[int]] = defaultdict(set)
    for earlier, later in found:
        if earlier != later:
            onward[earlier].add(later)
    return {
        (earlier, later): correction
        for (earlier, later), correction in found.items()
        if not any(later in onward.get(between, ()) for between in onward[earlier] - {earlier, later})
    }


def _told(compared: Compared) -> Iterator[_Step]:
    """Pairs on one subject whose later text says that it corrects, or is the result where the earlier was an
    expectation.
    """
    cues: dict[tuple[int, int], str] = {}
    for pair in compared.pairs:
        earlier, later = _in_time(pair)
        if later.headline or not _is_one_subject(pair) or _told_together(compared, earlier, later):
            continue
        for entry in (earlier, later):
            if entry.sentence_key not in cues:
                cues[entry.sentence_key] = _cue(compared, entry)
        cue = _later_cue(cues[earlier.sentence_key], cues[later.sentence_key])
        step = _replaced_in_time(pair, earlier, later, cue)
        if step is not None and _is_of_one_period(pair, cue) and _gap(pair) <= _REACH[pair.comparison.measure]:
            yield step


def _replaced_in_time(pair: Pair, earlier: Entry, later: Entry, cue: str) -> _Step | None:
    """What the later text makes of the earlier by its words and its date; None where it makes nothing of it."""
    if pair.comparison.status is StatusLevel.NEAR:
        if earlier.figure.status is not Status.EXPECTED or _day(earlier) >= _day(later):
            return None
        why = _said(cue) if cue else "An expectation, then the result for the same period."
        revised = cue and _kind_of(cue) is Revision.REVISED
        return _Step(earlier, later, Revision.REVISED if revised else Revision.FINAL, why)
    return _Step(earlier, later, _kind_of(cue), _said(cue)) if cue else None


def _is_of_one_period(pair: Pair, cue: str) -> bool:
    """Whether both are of one period; where the later text takes something back, also if a period is only implied and
    the values are near.
    """
    if pair.comparison.period in _PERIODS:
        return True
    return bool(cue) and pair.comparison.period in _LOOSE_PERIODS and _gap(pair) <= ALIKE_HEADLINE


def _gap(pair: Pair) -> Decimal:
    return distance(pair.left.figure.quantity.value, pair.right.figure.quantity.value)


def _said(cue: str) -> str:
    return f"The later text says “{cue}”."


def _later_cue(before: str, cue: str) -> str:
    """The cue of the later text where it goes beyond the earlier one's: what is official may be corrected yet."""
    if not before or (_kind_of(before) is not Revision.CORRECTED and _kind_of(cue) is Revision.CORRECTED):
        return cue
    return ""


def _kind_of(cue: str) -> Revision:
    """What the words of a text make of a correction."""
    if FINAL_CUES.search(cue):
        return Revision.FINAL
    return Revision.REVISED if REVISED_CUES.search(cue) else Revision.CORRECTED


def _quoted(compared: Compared) -> Iterator[_Step]:
    """Where one text gives the old value and the new one and says that the one replaces the other."""
    for amended in find_amendments(compared.entries, compared.texts):
        why = f"The text itself gives both values and says “{amended.cue}”."
        yield _Step(_source_of(compared, amended.old), amended.new, _kind_of(amended.cue), why)


def _denied(compared: Compared) -> Iterator[_Step]:
    """Where a text denies a value that another reported; without a true value given, its own quoting of it is cited."""
    heard: defaultdict[tuple[int, int], list[Entry]] = defaultdict(list)
    denials = list(find_denials(compared.entries, compared.texts))
    quoted = {denial.old.key for denial in denials}
    for pair in compared.pairs if denials else ():
        for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
            if one.key in quoted and _is_source(pair, one, other):
                heard[one.key].append(other)
    for denial in denials:
        source = _heard_from(compared, denial, heard[denial.old.key])
        if source is not None:
            later = denial.new or denial.old
            yield _Step(source, later, Revision.DENIED, f"The later text denies the earlier value: “{denial.cue}”.")


def _is_source(pair: Pair, quoted: Entry, other: Entry) -> bool:
    """Whether a figure of an earlier text may be the one that a text denies: of one value, sort and owner."""
    return (
        other.document != quoted.document
        and _day(other) <= _day(quoted)
        and other.figure.quantity.value == quoted.figure.quantity.value
        and pair.comparison.owner is not OwnerLevel.OTHER
        and pair.comparison.sort is not SortLevel.OTHER
        and pair.comparison.measure not in {MeasureLevel.APART, MeasureLevel.OTHER_CODE}
    )


def _heard_from(compared: Compared, denial: Denial, heard: list[Entry]) -> Entry | None:
    """The first statement of the denied value in another text, or the quoting itself where a true value replaces it."""
    joined = compared.clusters[compared.place(denial.old)].entries
    told = [entry for entry in joined if entry.document != denial.old.document and _day(entry) <= _day(denial.old)]
    source = min([*told, *heard], key=lambda entry: entry.key, default=None)
    return source if source is not None or denial.new is None else denial.old


def _revised(compared: Compared) -> Iterator[_Step]:
    """Where a later edition of a series gives another value without a word."""
    for pair in find_revised(compared):
        earlier, later = _in_time(pair)
        if not later.headline and not _told_together(compared, earlier, later):
            why = "A later edition of the same publisher gives another value for the same period."
            yield _Step(earlier, later, Revision.REVISED, why)


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
