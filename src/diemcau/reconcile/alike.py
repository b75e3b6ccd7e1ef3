"""Two tellings compared: what speaks for one event, what bars it, and what shows a slip of the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from diemcau.lang.persons import Sameness, compare_persons
from diemcau.reconcile.tellings import Telling
from diemcau.reconcile.words import likeness

# Kinds that two writers may choose for one event.
_FAMILIES = (
    {"conference", "meeting", "press briefing"},
    {"signing", "agreement", "ceremony"},
    {"meeting", "visit"},
    {"conference", "fair"},
    {"opening", "fair"},
    {"opening", "ceremony"},
    {"handover", "ceremony"},
    {"accident", "incident", "disaster"},
)
_FAMILY = frozenset(frozenset({one, other}) for family in _FAMILIES for one in family for other in family)
_REALMS = {
    **dict.fromkeys(("accident", "incident", "disaster"), "mishap"),
    **dict.fromkeys(("transport", "publication"), ""),
}
SAME_EVENT = 2.5  # points from which two tellings are one event; a day and something more
DAY, PLACE, PEOPLE, WORDS, KIND = 2.0, 1.0, 1.0, 1.0, 0.25  # points for agreeing in each
FACTS, CONTEXT, SERIAL = 2.0, 1.0, 1.0  # for facts in the very sentences, in the texts, and the same number in a row
STRANGE = 0.5  # taken off where the sentences name orgs of which none is the other's
FEW_WORDS = 0.25  # points for some words in common
SOON = 1.0  # points for texts of the same days, taken off for texts of different weeks, where a day is left unsaid
SOME_SHARED = 0.25  # weighted share of the shorter telling's words that counts as some
WORDS_SHARED = 0.5  # as agreement
SURELY_ONE = 0.6  # as enough even for texts that disagree on the day
SLIP_DAYS = 3  # days by which two tellings of one event differ when one is wrong; farther apart they are two events
APART_DAYS = 5  # days between two texts beyond which they hardly report the same undated event as news
LEAST_CONTEXT = 2  # facts and orders that two texts share when they tell of one thing
SLIP_CONTEXT = 3  # the same for texts that disagree on the day
_RARE = frozenset({"disaster", "accident"})  # kinds of which a day hardly brings two
_NEEDS_CONTEXT = frozenset({"publication"})  # kinds that a day alone makes nothing of: many reports come out on it


def realm_of(kind: str) -> str:
    """A name for all kinds that may be one by way of others; kinds of two realms are never compared."""
    return _REALMS.get(kind, "gathering") or kind


def compare_tellings(left: Telling, right: Telling, weights: Mapping[str, float]) -> float:
    """How many points speak for one event; 0 where something bars it.

    Args:
        left: One telling.
        right: Another.
        weights: What each word tells in this folder.
    """
    if is_barred(left, right):
        return 0.0
    same_day = all(one.event.date is not None and one.event.date.is_day for one in (left, right))
    words, context, facts = _likeness(left, right, weights), shares_context(left, right), _share_facts(left, right)
    if left.event.kind in _NEEDS_CONTEXT and not shares_context(left, right, LEAST_CONTEXT - same_day):
        return 0.0
    same_kind = left.event.kind == right.event.kind
    return (
        DAY * same_day
        + SOON * (0 if same_day else _nearness(left, right))
        + PLACE * (bool(left.place) and _share_place(left, right))
        + PEOPLE * _share_people(left, right)
        + KIND * same_kind * (same_day + context + 2 * facts)
        + WORDS * ((words >= WORDS_SHARED) + (words >= SURELY_ONE))
        + FEW_WORDS * (SOME_SHARED <= words < WORDS_SHARED)
        + FACTS * facts
        + CONTEXT * context
        + KIND * (context and same_kind and shares_context(left, right, SLIP_CONTEXT))
        + KIND * (same_day and same_kind and left.event.kind in _RARE)
        - STRANGE * (not context and bool(left.named and right.named) and left.named.isdisjoint(right.named))
        + SERIAL
        * (1 + 0.5 * shares_context(left, right, 1))
        * (left.event.serial is not None and left.event.serial == right.event.serial)
    )


def _share_facts(left: Telling, right: Telling) -> bool:
    """Whether one's sentence tells a fact of the other's sentence, or of its text where that has no other event."""
    return not (
        left.facts.isdisjoint(right.facts)
        and (not right.sole or left.facts.isdisjoint(right.context))
        and (not left.sole or right.facts.isdisjoint(left.context))
    )


def shared_context(left: frozenset[str], right: frozenset[str]) -> tuple[int, int]:
    """How many facts and how many orders two texts share; a fact counts once, by its claim or by its number."""
    shared = left & right
    sorts = [key[0] for key in shared]
    return max(sorts.count("f"), sorts.count("n")), sorts.count("d")


def shares_context(left: Telling, right: Telling, least: int = LEAST_CONTEXT) -> bool:
    """Whether two texts share facts and orders enough to tell of one thing, or are copies of one text."""
    return left.source == right.source or sum(shared_context(left.context, right.context)) >= least


def is_barred(left: Telling, right: Telling) -> bool:
    """Whether two tellings cannot be of one event."""
    return is_other(left, right) or not _is_one_time(left, right)


def is_other(left: Telling, right: Telling) -> bool:
    """Whether something besides the day says that two tellings are of two events."""
    one, other = left.event, right.event
    if one.kind != other.kind and frozenset({one.kind, other.kind}) not in _FAMILY and not _is_same_news(left, right):
        return True
    if one.serial is not None and other.serial is not None and one.serial != other.serial:
        return True
    return bool(left.place and right.place) and not _share_place(left, right)


def _is_same_news(left: Telling, right: Telling) -> bool:
    """Whether two texts give an event of one day with so many of the same facts that its kind is a matter of words."""
    if realm_of(left.event.kind) != realm_of(right.event.kind) or not (left.sole_of_day and right.sole_of_day):
        return False
    same_day = left.event.date is not None and left.event.date == right.event.date and left.event.date.is_day
    return same_day and shares_context(left, right, SLIP_CONTEXT)


def _likeness(left: Telling, right: Telling, weights: Mapping[str, float]) -> float:
    """Weighted share of the words in common; across languages of those that both may hold."""
    if left.language == right.language:
        return likeness(left.words, right.words, weights)
    return likeness(left.words_abroad, right.words_abroad, weights)


def _nearness(left: Telling, right: Telling) -> int:
    """1 for texts of the same days, -1 for texts of different weeks, 0 between or where a day is unknown."""
    if left.published is None or right.published is None or left.in_series or right.in_series:
        return 0
    days = abs((left.published - right.published).days)
    return 1 if days <= SLIP_DAYS else -1 if days > APART_DAYS else 0


def _is_one_time(left: Telling, right: Telling) -> bool:
    """Whether the dates allow one event: a year that a sentence leaves unsaid was guessed from the text around."""
    one, other = left.event.date, right.event.date
    if one is None or other is None or one.overlaps(other):
        return True
    same = (one.start.month, one.start.day) == (other.start.month, other.start.day) and one.is_day and other.is_day
    near = abs(one.start.year - other.start.year) == 1
    return same and near and not (left.year_said and right.year_said)


def _share_place(left: Telling, right: Telling) -> bool:
    """Whether two places are one as printed or, across languages, by what their words stand for."""
    if _is_one_place(left.place, right.place):
        return True
    shared = left.where & right.where
    return bool(shared) and shared in (left.where, right.where)


def _is_one_place(one: str, other: str) -> bool:
    """Whether two places as printed are one: equal without spaces, or one within the other."""
    ours, theirs = one.replace(" ", ""), other.replace(" ", "")
    return bool(ours and theirs) and (ours in theirs or theirs in ours)


def _share_people(left: Telling, right: Telling) -> bool:
    return any(compare_persons(one, other) is Sameness.SAME for one in left.people for other in right.people)


def is_slip(left: Telling, right: Telling, weights: Mapping[str, float]) -> bool:
    """Whether two texts clearly tell of one event on different days."""
    one, other = left.event, right.event
    if left.document == right.document or one.kind != other.kind or one.date is None or other.date is None:
        return False
    if not (one.date.is_day and other.date.is_day) or one.date.overlaps(other.date) or is_other(left, right):
        return False
    if one.kind in _NEEDS_CONTEXT or not _is_near(one.date.start, other.date.start) or _each_on_its_day(left, right):
        return False
    if left.facts and right.facts:
        return not left.facts.isdisjoint(right.facts) and shares_context(left, right)
    named = _share_people(left, right) or (bool(left.place) and _share_place(left, right))
    words = _likeness(left, right, weights)
    if words >= SURELY_ONE and (named or shares_context(left, right, 1)):
        return True
    return shares_context(left, right, SLIP_CONTEXT) and (named or words >= SOME_SHARED)


def _each_on_its_day(left: Telling, right: Telling) -> bool:
    """Whether each text is as far behind its event as the other: then each brings the news of a day of its own."""
    if not left.published or not right.published or not left.event.date or not right.event.date:
        return False
    behind = [(one.published - one.event.date.start).days for one in (left, right) if one.published and one.event.date]
    return left.published != right.published and behind[0] == behind[1]


def _is_near(one: date, other: date) -> bool:
    """Whether one date is the other miswritten: a few days off, or the same day in another year."""
    return 0 < abs((one - other).days) <= SLIP_DAYS or (one.day, one.month) == (other.day, other.month)
