"""What the house holds of a cluster of figures: value, interval, standing, sources, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from diemcau.reconcile.choices import choose_by_rule
from diemcau.reconcile.claims import Cluster
from diemcau.reconcile.entries import Entry
from diemcau.records import Bound, Claim, Span, Standing, Statement

Trace = Callable[[str, Span], str]


def settle_claims(clusters: Sequence[Cluster], source: Trace) -> list[Claim]:
    """One claim for each cluster, numbered in order.

    Args:
        clusters: Figures held to be one fact, in order.
        source: The document from which a place in a document comes, itself or the one it was taken from.
    """
    homes = {entry.key: at for at, cluster in enumerate(clusters) for entry in cluster.entries}
    return [_settle(at, cluster, source, homes) for at, cluster in enumerate(clusters)]


def claim_id(place: int) -> str:
    """The id of the claim at a place, from 0."""
    return f"f{place + 1}"


def place_of(claim: str) -> int:
    """The place, from 0, of the claim with an id that `claim_id` gave."""
    return int(claim[1:]) - 1


def most_exact(entries: Sequence[Entry]) -> Entry:
    """The entry to quote: no bound before a bound, narrow before wide, body before headline, then the first read."""
    return min(entries, key=_exactness)


def statements_of(entries: Iterable[Entry]) -> tuple[Statement, ...]:
    """Each entry as the record cites it, once, in order of document and place."""
    return tuple(sorted({entry.statement for entry in entries}))


def _exactness(entry: Entry) -> tuple[bool, Decimal, bool, tuple[int, int]]:
    interval = entry.figure.quantity.interval
    width = Decimal("Infinity") if interval.low is None or interval.high is None else interval.high - interval.low
    return (entry.figure.quantity.bound is not Bound.EXACT, width, entry.headline, entry.key)


def _owner_key(entry: Entry) -> tuple[bool, tuple[bool, Decimal, bool, tuple[int, int]]]:
    """What a sentence says of the owner comes before what its text implies."""
    return not entry.owner_said, _exactness(entry)


def _period_key(entry: Entry) -> tuple[bool, tuple[bool, Decimal, bool, tuple[int, int]]]:
    """What a sentence says of the period comes before what its text implies."""
    return not entry.period_said, _exactness(entry)


def _settle(place: int, cluster: Cluster, source: Trace, homes: Mapping[tuple[int, int], int]) -> Claim:
    ranked = sorted(cluster.entries, key=_exactness)
    figure = ranked[0].figure
    told = [entry.figure for entry in ranked]
    owners = [entry.figure.unit_of_report for entry in sorted(cluster.entries, key=_owner_key)]
    periods = [entry.figure.period for entry in sorted(cluster.entries, key=_period_key)]
    count = _count_sources(cluster.entries, source)
    wholes = sorted({homes[whole] for entry in cluster.entries for whole in _whole(entry) if whole in homes} - {place})
    return Claim(
        id=claim_id(place),
        statements=tuple(sorted(entry.statement for entry in cluster.entries)),
        value=figure.quantity.value,
        interval=cluster.interval,
        bound=figure.quantity.bound,
        unit=next((one.quantity.unit for one in told if one.quantity.unit is not None), None),
        measure=next((one.measure for one in told if one.measure is not None), None),
        label=figure.label,
        unit_of_report=next((owner for owner in owners if owner is not None), None),
        period=next((period for period in periods if period is not None), None),
        status=figure.status,
        kind=figure.kind,
        stock_or_flow=next((one.stock_or_flow for one in told if one.stock_or_flow is not None), None),
        compare_to=next((one.compare_to for one in told if one.compare_to is not None), None),
        part_of=claim_id(wholes[0]) if wholes else None,
        independent_sources=count,
        standing=Standing.AGREED if count > 1 else Standing.SINGLE,
        why=cluster.reasons[0].why if cluster.reasons else "Said once.",
        grounds=cluster.reasons[0].grounds if cluster.reasons else (),
        notes=_notes(cluster.entries),
        chosen=choose_by_rule(ranked),
    )


def _count_sources(entries: Sequence[Entry], source: Trace) -> int:
    """How many texts say it of themselves: what was taken from another counts with that one, sentence by sentence."""
    if len({entry.document for entry in entries}) == 1:
        return 1
    return len({source(entry.document, entry.figure.span) for entry in entries})


def _whole(entry: Entry) -> tuple[tuple[int, int], ...]:
    """The key of the figure that is its whole, where it has one."""
    return () if entry.figure.part_of is None else ((entry.order, entry.figure.part_of),)


def _notes(entries: Sequence[Entry]) -> tuple[str, ...]:
    """What differs between the statements without contradicting."""
    notes = []
    said = [entry for entry in entries if entry.owner_said]
    owners = sorted({entry.figure.unit_of_report for entry in said if entry.figure.unit_of_report})
    if len({entry.owner for entry in said}) > 1:
        notes.append(f"The texts name its owner differently: {'; '.join(owners)}.")
    bounds = {entry.figure.quantity.bound for entry in entries}
    if len(bounds) > 1:
        notes.append(
            "The texts bound it differently: " + "; ".join(sorted({entry.figure.text for entry in entries})) + "."
        )
    if len({entry.figure.status for entry in entries}) > 1:
        notes.append("Some texts give it as expected, others as a result.")
    return tuple(notes)
