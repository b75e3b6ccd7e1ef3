"""Values that were read in the unit's own documents, offered to the cells of a return, each with its sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from diemcau.errors import Invalid
from diemcau.flow.packed import unpack
from diemcau.records import Bound, Interval, Kind, Status, Tally, parse_period
from diemcau.records.observation import Basis, Observation
from diemcau.review.forms.prefill import Seen, propose
from diemcau.web.archive.policies import visible
from diemcau.web.archive.reading import profile
from diemcau.web.desk.models import Mention
from diemcau.web.desk.queries import reading_at
from diemcau.web.desk.rows import readings_of
from diemcau.web.desk.shown import show
from diemcau.web.filings.book import book, form_of
from diemcau.web.filings.content import from_json
from diemcau.web.filings.entry.origins import own_mentions, uids_of
from diemcau.web.filings.worth import before_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diemcau.publish.texts import Texts
    from diemcau.records import Reading
    from diemcau.records.filled import CellAddress
    from diemcau.review.forms.prefill import Proposed
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.filings.models import Filing

_MOST_FIGURES = 5_000
_MOST_THINGS = 300
_THINGS = ("delegation", "agreement")


@dataclass(frozen=True, slots=True)
class Offers:
    """What a return may begin with.

    Attributes:
        cells: By address: the words to be kept, with `mention` or `was` as origin.
        rows: Rows that a register does not have yet: `table`, `id`, `cells` by column, `mention`.
        sources: By uid of a mention: its sentence in three parts, the document and the way to it.
        read: By measure: what the documents say of this org and period, for rules that ask.
    """

    cells: dict[str, list[dict[str, str]]]
    rows: list[dict[str, Any]]
    sources: dict[str, dict[str, str]]
    read: dict[str, Interval]


def offers_for(scope: Scope, filing: Filing, texts: Texts) -> Offers:
    """What the documents of the unit offer; only those that the person may see, up to the level of the return."""
    own = own_mentions(scope, filing).select_related("document").order_by("-document_id", "start")
    figures = list(own.filter(sort="figure", kind=Kind.LEVEL).exclude(measure="")[:_MOST_FIGURES])
    things = list(own.filter(sort__in=_THINGS)[:_MOST_THINGS])
    readings: dict[int, Reading] = {}
    observations = [made for row in figures if (made := _observation(row, filing)) is not None]
    found = propose(
        form_of(filing.form),
        book(),
        org=filing.org.code,
        period=parse_period(filing.campaign.period),
        observations=observations,
        seen=list(_seen(things, readings)),
        before=before_of(filing).get(filing.form),
        filled=from_json(filing.form, filing.version.content) if filing.version else None,
    )
    cells, rows, cited = _offered(found)
    if filing.version is not None:
        cited |= {str(uid) for uid in uids_of(filing.version.origins.values())}
    sources = _sources(scope, filing, cited, readings, texts)
    return Offers(cells, rows, sources, _agreed(observations, filing))


def _observation(row: Mention, filing: Filing) -> Observation | None:
    """A mention as a value; None where it is another org's, or no measure or period of ours."""
    measure = profile().measures.get(row.measure)
    if measure is None or row.org_id != filing.org_id:
        return None
    try:
        period = parse_period(row.period)
        interval = Interval(_plain(row.low), _plain(row.high), row.low_open, row.high_open)
    except Invalid:
        return None
    return Observation(
        id=str(row.uid),
        measure=row.measure,
        org=filing.org.code,
        period=period,
        unit=row.unit if row.unit not in {"", "count"} else measure.unit_default,
        status=Status(row.status) if row.status else Status.ACTUAL,
        interval=interval,
        bound=Bound(row.bound) if row.bound else Bound.EXACT,
        tally=Tally(row.tally) if row.tally else measure.tally,
        partner=row.partner,
        basis=Basis.CLAIM,
    )


def _plain(number: Decimal | None) -> Decimal | None:
    """A number without the noughts that its column adds."""
    if number is None:
        return None
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()


def _seen(rows: Iterable[Mention], readings: dict[int, Reading]) -> Iterator[Seen]:
    """Delegations and agreements as they were read, or as people left them."""
    by_document: defaultdict[int, list[Mention]] = defaultdict(list)
    for row in rows:
        by_document[row.document_id].append(row)
    for own in by_document.values():
        reading = _reading(own[0], readings)
        if reading is None:
            continue
        for row, said in zip(own, readings_of(reading, own), strict=True):
            yield Seen(str(row.uid), said, reading.document.language)


def _reading(row: Mention, readings: dict[int, Reading]) -> Reading | None:
    if row.document_id not in readings:
        found = reading_at(row.document, None)
        if found is None or found.pk != row.reading_id:
            return None
        readings[row.document_id] = unpack(bytes(found.packed))
    return readings[row.document_id]


def _offered(
    found: Mapping[CellAddress, tuple[Proposed, ...]],
) -> tuple[dict[str, list[dict[str, str]]], list[dict[str, Any]], set[str]]:
    """Offers by cell, rows by their id, and the mentions they come from."""
    cells: dict[str, list[dict[str, str]]] = {}
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    cited: set[str] = set()
    for place, proposals in found.items():
        for one in proposals:
            if one.why == "row":
                row = {"table": place.table, "id": place.entry, "cells": {}, "mention": one.source}
                rows.setdefault((place.table, place.entry), row)["cells"][place.column] = one.words
            else:
                origin = "was" if one.why == "before" else "mention"
                cells.setdefault(str(place), []).append({"words": one.words, origin: one.source})
            if one.why != "before":
                cited.add(one.source)
    return cells, list(rows.values()), cited


def _sources(
    scope: Scope, filing: Filing, cited: set[str], readings: dict[int, Reading], texts: Texts
) -> dict[str, dict[str, str]]:
    """The sentence behind each mention, where its document is open to the person."""
    told = {}
    rows = Mention.objects.filter(visible(scope, "document__"), known_to=None, uid__in=cited)
    for row in rows.filter(document__org=filing.org_id).select_related("document"):
        reading = _reading(row, readings)
        if reading is None:
            continue
        shown = show(reading.document, row, texts)
        link = f"{reverse('desk_document', args=[row.document.uid])}?at={row.uid}"
        told[str(row.uid)] = {
            "before": shown.before, "quote": row.words, "after": shown.after, "document": row.document.title,
            "link": link,
        }  # fmt: skip
    return told


def _agreed(observations: Iterable[Observation], filing: Filing) -> dict[str, Interval]:
    """What the documents say of each measure in the period of the return, where all of them allow one value."""
    period = parse_period(filing.campaign.period)
    found: dict[str, Interval | None] = {}
    for one in observations:
        fits = one.period == period or (one.tally is Tally.STOCK and period.covers(one.period))
        if not fits or one.partner or one.status is not Status.ACTUAL:
            continue
        held = found.get(one.measure, one.interval)
        found[one.measure] = held.intersection(one.interval) if held is not None else None
    return {measure: interval for measure, interval in found.items() if interval is not None}
