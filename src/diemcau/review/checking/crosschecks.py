"""What two registers say of the same things, where the law has both reported.

Delegations by who sends them and by the mission in the country they visit (Law 33/2009, article 34); agreements within
fifteen days and again in the yearly list (Law 70/2020, article 46); conferences when permission is asked and when they
are over (Decision 06/2020/QD-TTg); what a foreign organisation paid out, by itself and by the province.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from diemcau.lang.folding import fold
from diemcau.records import Interval, Period
from diemcau.records.checked import CrossCheck, Matched, ReportedRow, Side, Unmatched
from diemcau.records.proportion import as_round
from diemcau.records.review import Answer
from diemcau.review.checking.alike import Likeness, Pairing, pair_rows
from diemcau.review.checking.answers import add_up

RESULT_DUE = timedelta(days=15)  # after the last day of a conference: Decision 06/2020/QD-TTg
_WITH_NAMES = frozenset({"name", "partner"})  # differ by wording and language alone, so that they contradict nothing

Alone = Callable[[ReportedRow], tuple[Answer, str]]  # what a row without a pair comes to


def check_delegations(
    sent: Sequence[ReportedRow],
    received: Sequence[ReportedRow],
    *,
    missions: Mapping[str, Collection[str]],
    reported: Collection[str],
) -> CrossCheck:
    """Delegations as those who sent them report them, and as missions in the countries visited do.

    Args:
        sent: Rows of provinces and ministries, one for each country visited.
        received: Rows of missions; `area` is on both sides who sent the delegation.
        missions: By country the codes of the missions that answer for it.
        reported: Codes of the missions that have handed in their list.
    """

    def sent_alone(row: ReportedRow) -> tuple[Answer, str]:
        if not row.country or (row.start is None and row.end is None):
            return Answer.CANNOT_TELL, "unsaid"
        there = missions.get(row.country, ())
        if not there:
            return Answer.HOLDS, "nobody"
        silent = [code for code in there if code not in reported]
        return (Answer.CANNOT_TELL, "silent") if silent else (Answer.FAILS, "absent")

    def received_alone(row: ReportedRow) -> tuple[Answer, str]:
        if row.start is None and row.end is None:
            return Answer.CANNOT_TELL, "unsaid"
        return Answer.FAILS, "absent"

    return _hold_against("delegations", sent, received, sent_alone, received_alone)


def check_agreements(notices: Sequence[ReportedRow], yearly: Sequence[ReportedRow], window: Period) -> CrossCheck:
    """Agreements as announced within fifteen days of signing, and as the yearly list has them.

    Args:
        notices: Rows of notices; `start` is the day of signing.
        yearly: Rows of the yearly list.
        window: The days of signing that the yearly list covers.
    """

    def alone(row: ReportedRow) -> tuple[Answer, str]:
        signed = row.start or row.end
        if signed is None:
            return Answer.CANNOT_TELL, "unsaid"
        if not window.start <= signed <= window.end:
            return Answer.HOLDS, "outside"
        return Answer.FAILS, "absent"

    def listed_alone(row: ReportedRow) -> tuple[Answer, str]:
        answer, reason = alone(row)
        # A row that is in the list and lies outside its window stands in the wrong year.
        return (Answer.FAILS, reason) if reason == "outside" else (answer, reason)

    return _hold_against("agreements", notices, yearly, alone, listed_alone)


def check_conferences(
    permits: Sequence[ReportedRow],
    results: Sequence[ReportedRow],
    *,
    cancelled: Collection[str] = (),
    today: date,
) -> CrossCheck:
    """Conferences that were permitted, and the reports on their results.

    Args:
        permits: Rows of permissions; `end` is the last day of the conference.
        results: Rows of reports on results.
        cancelled: Ids of permissions that were given back.
        today: The day of which it is asked.
    """

    def permitted_alone(row: ReportedRow) -> tuple[Answer, str]:
        if row.id in cancelled:
            return Answer.HOLDS, "cancelled"
        last = row.end or row.start
        if last is None:
            return Answer.CANNOT_TELL, "unsaid"
        return (Answer.HOLDS, "not_due") if today <= last + RESULT_DUE else (Answer.FAILS, "absent")

    found = _hold_against("conferences", permits, results, permitted_alone, lambda _: (Answer.FAILS, "absent"))
    held = tuple(one for one in found.matched if one.first in cancelled)
    if not held:
        return found
    told = tuple(
        Matched(first=o.first, second=o.second, answer=Answer.FAILS, grounds=o.grounds, differs=o.differs,
                reason="cancelled") if o in held else o
        for o in found.matched
    )  # fmt: skip
    return CrossCheck(code=found.code, matched=told, unmatched=found.unmatched)


class _Place(NamedTuple):
    """What a sum of payments is of: an organisation in an area, in one currency."""

    name: str
    area: str
    unit: str


def check_disbursement(own: Sequence[ReportedRow], province: Sequence[ReportedRow]) -> CrossCheck:
    """What foreign organisations say they paid out, and what provinces say they did, by organisation and area.

    Amounts of one side are added up over its rows; in two currencies they are not comparable. A pair stands for the
    first row of each side.
    """
    theirs, ours = _sums(own), _sums(province)
    matched: list[Matched] = []
    unmatched: list[Unmatched] = []
    for place, rows in theirs.items():
        if place in ours:
            matched.append(_match_amounts(rows, ours[place]))
    for side, mine, its in ((Side.FIRST, theirs, ours), (Side.SECOND, ours, theirs)):
        for place, rows in mine.items():
            if place in its:
                continue
            near = [other[0].id for each, other in its.items() if each[:2] == place[:2]]
            answer, reason = (Answer.CANNOT_TELL, "unit") if near else (Answer.FAILS, "absent")
            if not place.name or (not place.area and not near):
                answer, reason = Answer.CANNOT_TELL, "unsaid"
            unmatched.append(Unmatched(row=rows[0].id, side=side, answer=answer, reason=reason, near=tuple(near)))
    return CrossCheck(code="disbursement", matched=tuple(matched), unmatched=tuple(unmatched))


def _sums(rows: Iterable[ReportedRow]) -> dict[_Place, list[ReportedRow]]:
    found: defaultdict[_Place, list[ReportedRow]] = defaultdict(list)
    for row in rows:
        name = " ".join(fold(row.key or row.name).split())
        found[_Place(name, " ".join(fold(row.area).split()), row.unit)].append(row)
    return dict(found)


def _match_amounts(own: Sequence[ReportedRow], province: Sequence[ReportedRow]) -> Matched:
    amounts = [[row.amount for row in rows if row.amount is not None] for rows in (own, province)]
    grounds = ("key.same" if own[0].key else "name.same", "area.same")
    told: tuple[Answer, str, tuple[str, ...]] = (Answer.CANNOT_TELL, "no_amount", ())
    if len(amounts[0]) == len(own) and len(amounts[1]) == len(province):
        told = _same_amount(add_up(amounts[0]), add_up(amounts[1]))
    answer, reason, differs = told
    return Matched(
        first=own[0].id, second=province[0].id, answer=answer, grounds=grounds, differs=differs, reason=reason
    )


def _same_amount(one: Interval, other: Interval) -> tuple[Answer, str, tuple[str, ...]]:
    """Whether two amounts can be one; that one is told in round numbers is no contradiction."""
    if one.meets(other):
        exact = one == other or (one.low == one.high) or (other.low == other.high)
        return (Answer.HOLDS, "", ()) if exact else (Answer.CANNOT_TELL, "wide", ())
    if as_round(one).meets(as_round(other)):
        return Answer.CANNOT_TELL, "round", ()
    return Answer.FAILS, "", ("amount",)


def _hold_against(
    code: str, first: Sequence[ReportedRow], second: Sequence[ReportedRow], first_alone: Alone, second_alone: Alone
) -> CrossCheck:
    """Two registers row by row; `..._alone` says what a row comes to that has no pair."""
    found = pair_rows(first, second)
    pairs = {(one.id, other.id) for one, other, _ in found.pairs}
    matched = tuple(_match(one, other, likeness) for one, other, likeness in found.pairs)
    unmatched: list[Unmatched] = []
    for side, rows, alone in ((Side.FIRST, first, first_alone), (Side.SECOND, second, second_alone)):
        paired = {pair[side is Side.SECOND] for pair in pairs}
        unmatched.extend(_tell_alone(row, side, found, alone) for row in rows if row.id not in paired)
    return CrossCheck(code=code, matched=matched, unmatched=tuple(unmatched))


def _match(one: ReportedRow, other: ReportedRow, likeness: Likeness) -> Matched:
    answer, reason = Answer.HOLDS, ""
    differs = likeness.differs
    if one.amount is not None and other.amount is not None:
        if one.unit != other.unit:
            answer, reason = Answer.CANNOT_TELL, "unit"
        else:
            answer, reason, more = _same_amount(one.amount, other.amount)
            differs += more
    if set(differs) - _WITH_NAMES:
        answer, reason = Answer.FAILS, ""
    return Matched(
        first=one.id, second=other.id, answer=answer, grounds=likeness.grounds, differs=differs, reason=reason
    )


def _tell_alone(row: ReportedRow, side: Side, found: Pairing, alone: Alone) -> Unmatched:
    answer, reason = alone(row)
    near = found.near.get(row.id, ())
    if answer is Answer.FAILS and reason == "absent" and near:
        answer, reason = Answer.CANNOT_TELL, "several" if row.id in found.unclear else "alike"
    return Unmatched(row=row.id, side=side, answer=answer, reason=reason, near=near)
