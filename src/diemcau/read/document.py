"""One document read whole: figures, directives, proposals, events."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from diemcau.lang.cued import open_text
from diemcau.lang.language import Language
from diemcau.lang.registry import known_languages, language_of
from diemcau.lang.requests import Speaker
from diemcau.read.accords import find_accords
from diemcau.read.directives import find_directives
from diemcau.read.events import find_events
from diemcau.read.figures import find_figures
from diemcau.read.frame import time_base
from diemcau.read.happenings import find_happenings
from diemcau.read.namings import find_namings
from diemcau.read.order_tables import find_order_tables, read_order_tables, without_rows
from diemcau.read.proposals import find_proposals
from diemcau.records import Directive, Document, Figure, Finding, Kind, Proposal, Reading, Severity, Span, Status

if TYPE_CHECKING:
    from diemcau.profile.types import Profile

UNREAD = "read.language"


def read_document(document: Document, profile: Profile | None = None) -> Reading:
    """Everything a document says that the house can read; of a language it cannot read yet, a finding and nothing else.

    Args:
        document: The document.
        profile: The sector's vocabulary; None reads without codes and topics.
    """
    language = language_of(document.language)
    if language is None:
        return Reading(document=document, findings=(_unread(document),))
    text, skip = document.text, document.furniture
    open_text(text)
    cut = language.find_sentences(text)
    base = time_base(document, language)
    times = language.find_times(text, base)
    people = language.requests.find_people(text)
    speakers = language.requests.find_speakers(text, cut, people)
    requests = language.requests.find_requests(text, cut, people, speakers, publisher=document.publisher, skip=skip)
    directives = find_directives(text, requests, times, base, language=language, profile=profile)
    tables = find_order_tables(document)
    directives, odd_rows = read_order_tables(
        document,
        tables,
        directives,
        sentences=cut,
        speakers=speakers,
        people=people,
        base=base,
        language=language,
        profile=profile,
    )
    read, taken = without_rows(cut, tables), [table.span for table in tables]
    figures = find_figures(document, read, times, base, profile, taken=taken)
    proposals = find_proposals(text, requests, language, profile)
    events = find_events(text, cut, people, times, language, skip=skip)
    agreements, delegations = find_accords(document, cut, people, times, language)
    return Reading(
        document=document,
        figures=_with_speakers(_asked(_aimed(document, figures, directives, language), proposals), cut, speakers),
        directives=_with_figures(directives, figures),
        proposals=proposals,
        events=events,
        happenings=find_happenings(document, cut, people, times, language, events=events),
        namings=find_namings(document, cut, people, language),
        agreements=agreements,
        delegations=delegations,
        findings=odd_rows,
    )


def _unread(document: Document) -> Finding:
    """What a person should know of a document in a language the house cannot read."""
    return Finding(
        code=UNREAD,
        severity=Severity.NOTE,
        message=f"{document.name} is written in {document.language!r}, and the house reads only"
        f" {', '.join(known_languages())}: nothing was taken from it.",
        advice="Read it by hand, or give the folder a version of it in a language the house reads.",
        document=document.name,
    )


def _aimed(
    document: Document, figures: tuple[Figure, ...], directives: tuple[Directive, ...], language: Language
) -> tuple[Figure, ...]:
    """A quantity inside an order is what the order aims at, in the order's time, unless the text says otherwise."""
    found = list(figures)
    for order in reversed(directives):
        for k in _inside(order.span, figures):
            found[k] = _in_order(document, figures[k], order, language)
    return tuple(found)


def _inside(span: Span, figures: tuple[Figure, ...]) -> range:
    """Places of the figures inside a span; they stand in text order."""
    first = bisect_left(figures, span.start, key=_start)
    end = first
    while end < len(figures) and figures[end].span.end <= span.end:
        end += 1
    return range(first, end)


def _start(figure: Figure) -> int:
    return figure.span.start


def _in_order(document: Document, figure: Figure, order: Directive, language: Language) -> Figure:
    """One figure of an order: a target, due with the order, and for the country where the nation's head gives it."""
    before = document.text[: figure.span.start][-len(language.whole) :].lower()
    if figure.status is Status.ACTUAL and figure.kind is not Kind.CHANGE and before != language.whole:
        figure = replace(figure, status=Status.TARGET)
    due = figure.period is not None and figure.period.is_day and order.deadline == figure.period.code
    aimed = {Status.TARGET, Status.PLAN} if due else {Status.TARGET}
    if figure.status in aimed and ("period" in figure.assumed or due) and order.period is not None:
        figure = replace(figure, period=order.period)
    if "unit_of_report" in figure.assumed and order.issuer and language.owners.nation_offices.search(order.issuer):
        figure = replace(figure, unit_of_report=language.owners.country_of(document))
    return figure


def _asked(figures: tuple[Figure, ...], proposals: tuple[Proposal, ...]) -> tuple[Figure, ...]:
    """A quantity somebody proposes is a plan, not done."""
    spans = [p.span for p in proposals]
    return tuple(
        replace(f, status=Status.PLAN)
        if f.status is Status.ACTUAL and f.kind is Kind.LEVEL and any(s.covers(f.span) for s in spans)
        else f
        for f in figures
    )


def _with_figures(directives: tuple[Directive, ...], figures: tuple[Figure, ...]) -> tuple[Directive, ...]:
    """Tie each order to the figures inside it."""
    inside = [_inside(d.span, figures) for d in directives]
    return tuple(replace(d, figures=tuple(held)) if held else d for d, held in zip(directives, inside, strict=True))


def _with_speakers(figures: tuple[Figure, ...], cut: list[Span], speakers: list[Speaker | None]) -> tuple[Figure, ...]:
    """Tie each figure to whom it is told through, where it is told through somebody."""
    told = {sentence: speaker.name for sentence, speaker in zip(cut, speakers, strict=True) if speaker is not None}
    return tuple(replace(f, speaker=told[f.sentence]) if f.sentence in told else f for f in figures)
