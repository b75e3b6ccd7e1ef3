"""Readings of one folder brought into one record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from diemcau.profile.types import Profile
from diemcau.reconcile.amendments import tell_alike
from diemcau.reconcile.arithmetic import find_arithmetic_conflicts, share_slips
from diemcau.reconcile.choices import cite_twins
from diemcau.reconcile.claims import Cluster, Compared, compare_folder
from diemcau.reconcile.conflicts import find_value_conflicts
from diemcau.reconcile.copies import Sources, count_sources, find_lineage
from diemcau.reconcile.dating import find_month_conflicts, find_stale_dates
from diemcau.reconcile.directives import find_orders
from diemcau.reconcile.docket import hear
from diemcau.reconcile.entries import read_entries, weigh
from diemcau.reconcile.events import find_occasions
from diemcau.reconcile.judgements import apply_judgements
from diemcau.reconcile.lookalikes import find_look_alikes
from diemcau.reconcile.order_copies import carry_orders
from diemcau.reconcile.order_lists import double_list, double_note
from diemcau.reconcile.registers import make_registers
from diemcau.reconcile.revisions import find_corrections
from diemcau.reconcile.settle import claim_id, settle_claims
from diemcau.reconcile.tellings import gather_told
from diemcau.records import (
    Claim,
    Conflict,
    Correction,
    Instruction,
    Judgement,
    Occasion,
    Reading,
    Record,
    Standing,
    Statement,
)

Twins = Mapping[str, Sequence[str]]
Cited = TypeVar("Cited", Claim, Conflict, Instruction, Occasion)


def reconcile(
    story: str, readings: Sequence[Reading], profile: Profile | None, judgements: Sequence[Judgement] = ()
) -> Record:
    """One record of one folder.

    Neither the order of the readings nor the names of their documents change what is found; a document that lies in the
    folder
    twice under two names is read once and cited twice, and never counts as a second source.

    Args:
        story: Name of the folder.
        readings: What was read, one for each document; the names of the documents must differ.
        profile: Vocabulary in which orgs are looked up, or None.
        judgements: What people ruled, in the order in which they did.
    """
    every = sorted(readings, key=lambda reading: reading.document.name)
    kept, twins = _without_twins(every)
    docket = hear(judgements, every)
    lineage = find_lineage(reading.document for reading in every)
    links = tuple(lineage.links())
    every = carry_orders(every, links)
    kept = [reading for reading in every if reading.document.name in twins]
    sources = count_sources(lineage.groups, (reading.document.name for reading in every))
    texts = {reading.document.name: reading.document.text for reading in kept}
    entries = tell_alike(read_entries(kept, sources, profile), texts)
    compared = compare_folder(entries, weigh(entries), texts, docket.figures)
    corrections = find_corrections(compared)
    instructions, by_issuer, lists, notes = find_orders(kept, docket.directives)
    told = gather_told(
        kept, (_statements(cluster) for cluster in compared.clusters), (one.statements for one in instructions)
    )
    found, by_date = find_occasions(kept, told, sources, links, docket.events)
    occasions = tuple(_retold_twice(_doubled(one, twins), twins) for one in found)
    conflicts = [*_figure_conflicts(compared, corrections, profile), *by_issuer, *by_date]
    replaced = {claim_id(earlier) for earlier, _ in corrections}
    disputed = {claim for conflict in conflicts for claim in conflict.claims}
    claims = [_judged(claim, replaced, disputed) for claim in settle_claims(compared.clusters, Sources(lineage).source)]
    record = Record(
        story=story,
        readings=tuple(every),
        independent=frozenset(sources.values()),
        copies=lineage.groups,
        lineage=links,
        claims=tuple(_doubled(claim, twins) for claim in claims),
        look_alikes=tuple(find_look_alikes(compared)),
        conflicts=tuple(_doubled(conflict, twins) for conflict in conflicts),
        corrections=tuple(corrections.values()),
        instructions=tuple(_doubled(one, twins) for one in instructions),
        order_lists=tuple(double_list(each, twins) for each in lists),
        order_notes=tuple(double_note(note, twins) for note in notes),
        occasions=occasions,
        registers=make_registers(every, sources, occasions, profile),
    )
    return apply_judgements(record, docket, sources)


def _without_twins(readings: Sequence[Reading]) -> tuple[list[Reading], Twins]:
    """One reading for each text, and for each document kept the names of all documents with its bytes."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    kept: dict[str, Reading] = {}
    for reading in readings:
        names[reading.document.id].append(reading.document.name)
        kept.setdefault(reading.document.id, reading)
    return list(kept.values()), {reading.document.name: names[key] for key, reading in kept.items()}


def _figure_conflicts(
    compared: Compared, corrections: Mapping[tuple[int, int], Correction], profile: Profile | None
) -> list[Conflict]:
    found = [
        *find_value_conflicts(compared, corrections),
        *find_stale_dates(compared),
        *find_month_conflicts(compared),
        *find_arithmetic_conflicts(compared, profile),
    ]
    return share_slips(found, compared)


def _judged(claim: Claim, replaced: Collection[str], disputed: Collection[str]) -> Claim:
    """The claim with its standing after all conflicts and corrections are known."""
    if claim.id in replaced:
        return replace(claim, standing=Standing.SUPERSEDED)
    if claim.id in disputed:
        return replace(claim, standing=Standing.DISPUTED)
    return claim


def _statements(cluster: Cluster) -> list[Statement]:
    return [entry.statement for entry in cluster.entries]


def _retold_twice(occasion: Occasion, twins: Twins) -> Occasion:
    """The event retold in every file that holds the text which retells it."""
    return replace(occasion, retold=tuple(sorted(twin for name in occasion.retold for twin in twins[name])))


def _doubled(item: Cited, twins: Twins) -> Cited:
    """The item cited from every file that holds its text."""
    if all(len(twins[statement.document]) == 1 for statement in item.statements):
        return item
    statements = tuple(
        sorted(Statement(name, one.span, one.index) for one in item.statements for name in twins[one.document])
    )
    if isinstance(item, Claim):
        chosen = cite_twins(item.chosen, twins) if item.chosen is not None else None
        return replace(item, statements=statements, chosen=chosen)
    if isinstance(item, Instruction):
        return replace(item, statements=statements, best=statements.index(item.statements[item.best]))
    return replace(item, statements=statements)
