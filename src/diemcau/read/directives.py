"""Orders as records: who wants whom to do what by when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from diemcau.lang.base import TimeBase, TimeMention, TimeRole
from diemcau.lang.language import Language
from diemcau.lang.requests import Request
from diemcau.records import Directive, Period
from diemcau.records.period import parse_period, shift_years, year


class HasTopics(Protocol):
    """What this room asks of a profile."""

    def find_topics(self, text: str, language: str) -> tuple[str, ...]:
        """Codes of what a text is about, best first."""


def find_directives(
    text: str,
    requests: Sequence[Request],
    times: Sequence[TimeMention],
    base: TimeBase,
    *,
    language: Language,
    profile: HasTopics | None = None,
) -> tuple[Directive, ...]:
    """The orders among a document's requests, in text order.

    Args:
        text: The document's text.
        requests: What the language's `find_requests` found in it.
        times: What the language's `find_times` found in it.
        base: From where the document counts time.
        language: The document's language.
        profile: Gives topics; none are given without it.
    """
    orders = [r for r in requests if not r.is_proposal]
    if not orders:
        return ()
    coming = _coming_year(text, base, language)
    starts = [time.span.start for time in times]
    found: list[Directive] = []
    for order in orders:
        near = _times_from(order, times, starts)
        found.append(_directive(text, order, near, base, language, coming=coming, profile=profile))
    return tuple(found)


def _times_from(order: Request, times: Sequence[TimeMention], starts: Sequence[int]) -> Sequence[TimeMention]:
    """The times that begin between the first and the last words of an order or its sentence; starts are ascending."""
    first = bisect_left(starts, min(order.sentence.start, order.whole.start))
    return times[first : bisect_left(starts, max(order.sentence.end, order.whole.end), first)]


def _directive(
    text: str,
    order: Request,
    times: Sequence[TimeMention],
    base: TimeBase,
    language: Language,
    *,
    coming: Period | None,
    profile: HasTopics | None,
) -> Directive:
    """The order as a record, of which the times of its sentence are given."""
    words = order.span.quote(text)
    deadline = find_deadline(text, [t for t in times if order.whole.covers(t.span)], base, language) if times else None
    coordinating = (*language.requests.find_coordinating(text, order.whole), *order.helpers)
    leads = order.addressee is not None and (_leads(text, order, language) or bool(coordinating))
    return Directive(
        span=order.span,
        text=words,
        issuer=order.issuer,
        addressee=order.addressee,
        lead=order.addressee if leads else None,
        coordinating=tuple(dict.fromkeys(coordinating)) if coordinating else (),
        period=_period(text, order, times, deadline, language) or coming,
        deadline=deadline,
        topics=profile.find_topics(words, language.code) if profile is not None else (),
        number=None if order.number == "-" else order.number,
        relayed_by=order.relayed_by,
        sentence=order.sentence,
        confidence=_confidence(order),
        rule=order.rule,
    )


def _leads(text: str, order: Request, language: Language) -> bool:
    """Whether an order puts its addressee in charge: by its verb, its words, or as an item of a list of tasks."""
    grammar = language.requests
    return (
        grammar.assigns.search(order.rule) is not None or grammar.is_lead(text, order.span) or order.number is not None
    )


# How sure a rule is: a verb of asking with its addressee is plainest, a sentence that only goes on with a speech least.
_SURE = {
    "order": Decimal("0.95"),
    "ask": Decimal("0.92"),
    "imperative": Decimal("0.80"),
    "modal": Decimal("0.82"),
    "need": Decimal("0.82"),
}


_FAIRLY_SURE = Decimal("0.85")
_WITHOUT_ISSUER = Decimal("0.10")


def _confidence(order: Request) -> Decimal:
    sure = _SURE.get(order.rule.partition(":")[0], _FAIRLY_SURE)
    return sure if order.issuer else sure - _WITHOUT_ISSUER


def find_deadline(text: str, times: Sequence[TimeMention], base: TimeBase, language: Language) -> str | None:
    """The time by which an order is to be done, in the contract's words; None where it names none."""
    best: tuple[int, str] | None = None
    for time in times:
        rank = language.requests.deadline_rank(text, time)
        if rank is not None and (best is None or rank < best[0]):
            best = rank, _code(time, text, base, language)
    return best[1] if best else None


def _code(time: TimeMention, text: str, base: TimeBase, language: Language) -> str:
    """The deadline's code; one written without its year lies ahead of the day of publication."""
    if time.period is None:
        return time.code
    ahead = (
        base.published is not None
        and time.period.end < base.published
        and not language.requests.has_year(time.span.quote(text))
    )
    return shift_years(time.period, 1).code if ahead else time.period.code


_OF_YEAR = re.compile(r"\d{4}(-.*)?")


def _period(
    text: str, order: Request, times: Sequence[TimeMention], deadline: str | None, language: Language
) -> Period | None:
    """The year or part of a year that the order or its frame names."""
    for time in times:
        if time.role is not TimeRole.PERIOD or time.period is None or not order.sentence.covers(time.span):
            continue
        own = order.whole.covers(time.span) or time.span.end <= order.span.start
        if own and language.requests.looks_ahead(text, time):
            return time.period
    if deadline is not None and _OF_YEAR.fullmatch(deadline):
        return parse_period(deadline[:4])
    return None


# How far into a document its head reaches, where it names the year of its tasks: a page of two columns.
_HEAD = 6000


def _coming_year(text: str, base: TimeBase, language: Language) -> Period | None:
    """The year a review meeting gives its tasks for.

    The latest year that tasks are named for; else the year of publication, or the next one in December.
    """
    named = language.requests.task_years(text, min(len(text), _HEAD))
    anchor = base.year or (base.published.year if base.published else None)
    near = [n for n in named if anchor is None or 0 <= n - anchor <= 1]
    if near:
        return year(max(near))
    if base.published is not None and base.year is not None:
        return (
            year(base.published.year + (1 if base.published.month == 12 else 0))
            if base.published.year >= base.year
            else None
        )
    return year(base.year) if base.year else None
