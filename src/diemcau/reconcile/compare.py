"""Two figures compared field by field; each field gives one named level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from diemcau.reconcile.entries import Entry
from diemcau.reconcile.levels import (
    CONTEXT_SHARED,
    OTHER_NEWS,
    SENTENCE_COPIED,
    WORDS_MOSTLY,
    WORDS_SHARED,
    Level,
    MeasureLevel,
    OwnerLevel,
    PeriodLevel,
    SortLevel,
    StatusLevel,
    TellingLevel,
    ValueLevel,
)
from diemcau.reconcile.scope import compare_owners_softly, compare_periods_softly, is_year
from diemcau.reconcile.values import compare_values, is_cut_for_headline
from diemcau.reconcile.words import likeness, plain_counts
from diemcau.records import Figure, Kind, Status

# Units that two writers may choose for one count.
_COUNTED = frozenset({None, "count", "persons", "person-trips", "times"})


AGREEING = frozenset(
    {
        ValueLevel.SAME_LONG,
        ValueLevel.SAME_SHORT,
        ValueLevel.SAME_MONEY,
        ValueLevel.CLOSE_LONG,
        ValueLevel.CLOSE_MONEY,
        ValueLevel.CLOSE,
    }
)
_WORDED = frozenset(MeasureLevel) - {
    MeasureLevel.TOLD,
    MeasureLevel.CONTEXT,
    MeasureLevel.APART,
    MeasureLevel.OTHER_CODE,
    MeasureLevel.OTHER_NAMES,
}
_ACCOMPANIED = frozenset({TellingLevel.COMPANION, TellingLevel.COMPANIONS})
MOST_BESIDE = 12  # figures of one sentence that are looked at; a table in one line tells no more

Company = Mapping[tuple[int, int], Sequence[Entry]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The levels of two figures."""

    telling: TellingLevel
    measure: MeasureLevel
    value: ValueLevel
    owner: OwnerLevel
    period: PeriodLevel
    status: StatusLevel
    sort: SortLevel

    @property
    def levels(self) -> tuple[Level, ...]:
        """All levels, the telling ones first."""
        return (self.telling, self.measure, self.value, self.owner, self.period, self.status, self.sort)


def compare_figures(left: Entry, right: Entry, weights: Mapping[str, float], company: Company) -> Comparison:
    """How alike two figures are in each field.

    Args:
        left: One figure.
        right: Another; the order does not matter.
        weights: What each word tells in this folder.
        company: For each sentence of the folder the figures in it.
    """
    one, other = left.figure, right.figure
    value = _compare_values(left, right)
    telling = compare_tellings(left, right, weights, company)
    measure = compare_measures(left, right, weights)
    if measure is MeasureLevel.APART and _is_one_change(one, other) and telling in _ACCOMPANIED:
        measure = MeasureLevel.CHANGED
    if measure in _WORDED and value in AGREEING and _is_part_against_all(left, right):
        measure = MeasureLevel.PART
    return _shared(
        Comparison(
            telling=telling,
            measure=measure,
            value=value,
            owner=compare_owners_softly(left, right),
            period=compare_periods_softly(left, right),
            status=compare_status(one.status, other.status),
            sort=compare_sorts(one, other),
        )
    )


@cache  # a few thousand kinds of comparison, shared by millions of pairs
def _shared(comparison: Comparison) -> Comparison:
    return comparison


def _is_part_against_all(left: Entry, right: Entry) -> bool:
    """Whether one figure is called a part and nothing that sets the part apart is said of the other."""
    if (left.figure.part_of is None) is (right.figure.part_of is None) or left.source == right.source:
        return False
    part, other = (left, right) if left.figure.part_of is not None else (right, left)
    told = _contexts(left, right)[part is left]
    return bool(part.apart) and part.apart.isdisjoint(told | other.label)


def _compare_values(left: Entry, right: Entry) -> ValueLevel:
    """As `compare_values`; what a headline rounds more freely than a body would lies close all the same."""
    level = compare_values(left.figure, right.figure)
    if level not in {ValueLevel.NEAR, ValueLevel.LOOSE} or left.headline == right.headline:
        return level
    headline, body = (left, right) if left.headline else (right, left)
    if not is_cut_for_headline(headline.figure, body.figure):
        return level
    return ValueLevel.CLOSE_MONEY if (body.figure.quantity.unit or "").isupper() else ValueLevel.CLOSE


def _is_one_change(one: Figure, other: Figure) -> bool:
    """Whether both are changes or multiples against one named base; beside one value they are about that value."""
    changes = one.kind is other.kind and one.kind in {Kind.CHANGE, Kind.RATIO}
    return changes and one.compare_to is not None and one.compare_to == other.compare_to


def may_be_one(left: Entry, right: Entry) -> bool:
    """Whether sort, status and owner of two figures allow that they speak of one thing; asked before all else."""
    one, other = left.figure, right.figure
    if compare_status(one.status, other.status) is StatusLevel.OTHER or compare_sorts(one, other) is SortLevel.OTHER:
        return False
    if compare_owners_softly(left, right) is not OwnerLevel.OTHER:
        return True
    return left.source == right.source and not _are_two_places(left, right)


def _are_two_places(left: Entry, right: Entry) -> bool:
    """Whether both texts name their owner outright and the profile knows the two as different places of the country.

    Copies may change the name of an owner that nobody knows, but reports of two provinces in one mould are no copies.
    """
    said = left.owner_said and right.owner_said and left.local and right.local
    return bool(said and left.orgs and right.orgs and left.orgs.isdisjoint(right.orgs))


def _meet(left: Entry, right: Entry) -> bool:
    return left.figure.quantity.interval.meets(right.figure.quantity.interval)


def compare_tellings(left: Entry, right: Entry, weights: Mapping[str, float], company: Company) -> TellingLevel:
    """Whether two copies of one text say it in the same sentence, or other values stand beside it in both."""
    if left.document == right.document:
        return TellingLevel.PARALLEL if _is_parallel(left, right, company) else TellingLevel.OWN
    if left.source == right.source and likeness(left.context, right.context, weights) >= SENTENCE_COPIED:
        return TellingLevel.COPIED
    beside = _companions(left, right, company)
    if beside:
        return TellingLevel.COMPANIONS if beside > 1 else TellingLevel.COMPANION
    return TellingLevel.LATER if _is_other_news(left, right) else TellingLevel.OWN


def _is_parallel(left: Entry, right: Entry, company: Company) -> bool:
    """Whether two sentences of one text count one thing otherwise: "32 guests, 7 deals", then "32 guests, 4 deals"."""
    if left.sentence_key == right.sentence_key:
        return False
    ours, theirs = company[left.sentence_key][:MOST_BESIDE], company[right.sentence_key][:MOST_BESIDE]
    return any(
        bool(one.label)
        and one.label == other.label
        and not _meet(one, other)
        and compare_sorts(one.figure, other.figure) is SortLevel.SAME
        for one in ours
        for other in theirs
        if one is not left and other is not right
    )


def _is_other_news(left: Entry, right: Entry) -> bool:
    """Whether two texts of different weeks leave unsaid when the thing was: then each tells most likely of its week."""
    if left.published is None or right.published is None or left.period_said or right.period_said:
        return False
    long = any(entry.figure.period is not None and is_year(entry.figure.period) for entry in (left, right))
    return not long and abs((left.published - right.published).days) >= OTHER_NEWS


def _companions(left: Entry, right: Entry, company: Company) -> int:
    """How many other figures of the one sentence agree with another figure of the other sentence."""
    ours = [one for one in company[left.sentence_key] if one is not left]
    theirs = [one for one in company[right.sentence_key] if one is not right]
    return sum(any(_agree(one.figure, other.figure) for other in theirs) for one in ours[:MOST_BESIDE]) if theirs else 0


def _agree(one: Figure, other: Figure) -> bool:
    return compare_sorts(one, other) is not SortLevel.OTHER and compare_values(one, other) in AGREEING


def compare_measures(left: Entry, right: Entry, weights: Mapping[str, float]) -> MeasureLevel:
    """By code where both have one and it is one; by words otherwise."""
    ours, theirs = left.figure.measure, right.figure.measure
    if _names_differ(left, right):
        return MeasureLevel.OTHER_NAMES
    if ours is not None and ours == theirs:
        return MeasureLevel.SAME_CODE
    one, other = _labels(left, right)
    if one and one == other:
        return _same_label(one)
    if ours is not None and theirs is not None:
        return MeasureLevel.OTHER_CODE
    if len(one & other) > 1 and (one <= other or other <= one):
        return MeasureLevel.WITHIN
    alike = likeness(one, other, {})
    if alike >= WORDS_MOSTLY and len(one & other) > 1:
        return MeasureLevel.MOSTLY
    if alike >= WORDS_SHARED:
        return MeasureLevel.SHARED
    return _compare_told(left, right, weights)


def _names_differ(left: Entry, right: Entry) -> bool:
    """Whether both labels hold names and none is one: companies from France are none from Japan."""
    return (
        left.language == right.language
        and bool(left.names)
        and bool(right.names)
        and left.names.isdisjoint(right.names)
        and left.names.isdisjoint(right.context)
        and right.names.isdisjoint(left.context)
    )


def _compare_told(left: Entry, right: Entry, weights: Mapping[str, float]) -> MeasureLevel:
    """Whether labels without a word in common are told in the other's sentence, or the sentences share words."""
    (one, other), (ours, theirs) = _labels(left, right), _contexts(left, right)
    if (one and one <= theirs) or (other and other <= ours):
        return MeasureLevel.TOLD
    named = left.owner & right.owner  # counts as the owner, and all figures of one owner share it
    if likeness(ours - named, theirs - named, weights) >= CONTEXT_SHARED:
        return MeasureLevel.CONTEXT
    return MeasureLevel.APART


def _labels(left: Entry, right: Entry) -> tuple[frozenset[str], frozenset[str]]:
    """The labels of both, in words that both languages have."""
    if left.language == right.language:
        return left.label, right.label
    return left.label_abroad, right.label_abroad


def _contexts(left: Entry, right: Entry) -> tuple[frozenset[str], frozenset[str]]:
    """The same for the words of the sentences."""
    if left.language == right.language:
        return left.context, right.context
    return left.context_abroad, right.context_abroad


def _same_label(label: frozenset[str]) -> MeasureLevel:
    if len(label) > 1:
        return MeasureLevel.SAME_WORDS
    return MeasureLevel.SAME_PLAIN if label <= plain_counts() else MeasureLevel.SAME_WORD


def compare_status(one: Status, other: Status) -> StatusLevel:
    """Plans and targets never meet results; an expectation may."""
    if one is other or {one, other} == {Status.PLAN, Status.TARGET}:
        return StatusLevel.SAME
    return StatusLevel.NEAR if {one, other} == {Status.EXPECTED, Status.ACTUAL} else StatusLevel.OTHER


def compare_sorts(one: Figure, other: Figure) -> SortLevel:
    """Unit with currency, kind, and stock or flow."""
    if one.kind is not other.kind:
        return SortLevel.OTHER
    if (
        one.stock_or_flow is not None
        and other.stock_or_flow is not None
        and one.stock_or_flow is not other.stock_or_flow
    ):
        return SortLevel.LOOSE
    ours, theirs = one.quantity.unit, other.quantity.unit
    if ours == theirs:
        return SortLevel.SAME
    return SortLevel.LOOSE if ours in _COUNTED and theirs in _COUNTED else SortLevel.OTHER
