"""Whose two figures are and when they hold: orgs by name or by the profile, periods by days."""

from __future__ import annotations

from diemcau.reconcile.entries import INNER, Entry
from diemcau.reconcile.levels import NEXT_ISSUE, SOON, OwnerLevel, PeriodLevel
from diemcau.reconcile.words import keys
from diemcau.records import Figure, Period

# Words for bodies of a place: what "the Tourism Office of Ostra" counts may be Ostra's count or its own.
_BODIES = keys("department office ministry branch union bureau agency centre portal")
BOTH = 2  # of two sentences


def compare_owners(ours: frozenset[str], theirs: frozenset[str]) -> OwnerLevel:
    """By the words of the names."""
    if not ours and not theirs:
        return OwnerLevel.UNSAID
    if ours == theirs:
        return OwnerLevel.SAME
    if not ours or not theirs:
        return OwnerLevel.UNSAID
    if (ours < theirs or theirs < ours) and not (ours ^ theirs) & INNER:
        return OwnerLevel.UNSAID if (ours ^ theirs) & _BODIES else OwnerLevel.WITHIN
    return OwnerLevel.OTHER


def compare_owners_softly(left: Entry, right: Entry) -> OwnerLevel:
    """By the profile's orgs, else as `compare_owners`; an owner that a text only implies is weak evidence.

    What a text implies is whoever published it or the country at large. Two places of the country that two texts speak
    for are two owners all the same: reports of many provinces come in one mould.
    """
    if left.orgs and right.orgs:
        level = OwnerLevel.OTHER if left.orgs.isdisjoint(right.orgs) else OwnerLevel.SAME
    else:
        level = compare_owners(left.owner, right.owner)
    said = left.owner_said + right.owner_said
    if level is OwnerLevel.SAME and not said:
        return OwnerLevel.SAME_CARRIED
    if level is not OwnerLevel.OTHER or said == BOTH:
        return level
    return _compare_implied(left, right)


def _compare_implied(left: Entry, right: Entry) -> OwnerLevel:
    """How two different owners lie to each other of which at most one is said outright."""
    if left.owner < right.owner or right.owner < left.owner:
        return OwnerLevel.UNSAID
    if _names_in_label(left, right) or _names_in_label(right, left):
        return OwnerLevel.WITHIN
    if left.local and right.local:
        return OwnerLevel.OTHER
    implied_at_large = any(not entry.owner_said and not entry.local for entry in (left, right))
    return OwnerLevel.UNSAID if implied_at_large else OwnerLevel.CARRIED


def _names_in_label(entry: Entry, other: Entry) -> bool:
    """Whether what is counted names the other's owner while its own is only implied: "the former Nam Linh projects"."""
    return bool(other.owner) and not entry.owner_said and other.owner <= entry.label


def compare_periods_softly(left: Entry, right: Entry) -> PeriodLevel:
    """As `compare_periods`, but a period that its sentence does not name in digits may have been read wrongly.

    Not so between texts of different seasons: there the season is what tells two reports in one mould apart.
    """
    level = compare_periods(left.figure, right.figure)
    if level is PeriodLevel.OTHER and _is_next_issue(left, right):
        return level
    if level in {PeriodLevel.SAME, PeriodLevel.SAME_RARE} and not (left.period_said and right.period_said):
        return PeriodLevel.IMPLIED
    if level is not PeriodLevel.OTHER or (left.year_said and right.year_said):
        return level
    if left.published and right.published and abs((left.published - right.published).days) > SOON:
        return level
    ours, theirs = left.figure.period, right.figure.period
    if ours is not None and theirs is not None and (ours.covers(theirs) or theirs.covers(ours)):
        return PeriodLevel.WITHIN if left.period_said or right.period_said else PeriodLevel.WITHIN_IMPLIED
    return PeriodLevel.CARRIED


def _is_next_issue(left: Entry, right: Entry) -> bool:
    """Whether two texts are issues of one publisher some weeks apart: what each leaves unsaid is of its own time."""
    if not left.publisher or left.publisher != right.publisher or left.published is None or right.published is None:
        return False
    return abs((left.published - right.published).days) >= NEXT_ISSUE


def compare_periods(one: Figure, other: Figure) -> PeriodLevel:
    """By days; a period that one text leaves unsaid hinders nothing."""
    ours, theirs = one.period, other.period
    if ours is None or theirs is None:
        return PeriodLevel.BOTH_UNSAID if ours is theirs else PeriodLevel.UNSAID
    if (ours.start, ours.end) == (theirs.start, theirs.end):
        return PeriodLevel.SAME if is_year(ours) else PeriodLevel.SAME_RARE
    if _touch(ours, theirs):
        return PeriodLevel.TOUCHING
    return PeriodLevel.OTHER


def is_year(period: Period) -> bool:
    """Whether a period is a calendar year."""
    return len(period.code) == 4  # noqa: PLR2004 - YYYY


def _touch(ours: Period, theirs: Period) -> bool:
    """Whether a day and a stretch end alike, as a stock at the end of a year and "in that year" do."""
    return ours.end == theirs.end and (ours.is_day or theirs.is_day)
