"""From a total to the sentences that make it, and from a sentence to the totals that it moves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F
from django.db.models.functions import Substr

from diemcau.errors import Invalid, NotFound
from diemcau.profile.types import UnitsRollup
from diemcau.records import Kind, Standing, parse_period
from diemcau.web.archive.policies import visible
from diemcau.web.archive.reading import profile
from diemcau.web.desk.models import Mention
from diemcau.web.desk.queries import known
from diemcau.web.orgs.queries import tree_of
from diemcau.web.record.models import Evidence
from diemcau.web.record.queries import claims_with
from diemcau.web.search.adding import Amount, Row, by_org_of, row_of
from diemcau.web.search.totals import Wanted, facts_for, fits, load_facts, unit_of

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from diemcau.profile.types import Measure
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.tree import Node
    from diemcau.web.record.models import Claim

MOST_SENTENCES = 20
"""Sentences shown for one fact; more copies of a fact than that tell nothing more."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A total that a fact is part of, or the reason why it is part of none above.

    Attributes:
        fact: The fact.
        wanted: Which total.
        amount: What it comes to.
        is_own: Whether it is what the org reported itself, not something added.
    """

    fact: Claim
    wanted: Wanted
    amount: Amount
    is_own: bool


@dataclass(frozen=True, slots=True)
class Still:
    """A fact that moves no total, and why: `no_measure`, `no_org`, `no_period`, `kind`, `partner`, `superseded`."""

    fact: Claim
    why: str


def sentences_of(scope: Scope, facts: Sequence[Claim]) -> dict[int, list[Evidence]]:
    """The figures behind some facts by the id of the fact, with their sentences (`said`) and documents; one question.

    Of documents that were withdrawn, or whose level rose since, nothing is shown.
    """
    rows = (
        Evidence.objects.filter(visible(scope, "document__"), claim__in=[fact.pk for fact in facts])
        .select_related("mention", "document__org")
        .defer("mention__said")
        .annotate(
            said=Substr(
                "mention__reading__text",
                F("mention__sentence_start") + 1,
                F("mention__sentence_end") - F("mention__sentence_start"),
            )
        )
        .order_by("claim", "place")
    )
    found: defaultdict[int, list[Evidence]] = defaultdict(list)
    for row in rows:
        if len(found[row.claim_id]) < MOST_SENTENCES:
            found[row.claim_id].append(row)
    return dict(found)


def find_mention(scope: Scope, uid: UUID) -> Mention:
    """A mention in the state it has now.

    Raises:
        NotFound: If there is none of that uid, or its document is not open to the person; the two cannot be told apart.
    """
    mentions = Mention.objects.filter(known(None), visible(scope, "document__"), uid=uid)
    mention = mentions.select_related("document", "reading").defer("reading__packed", "reading__keys").first()
    if mention is None:
        raise NotFound("There is no such figure, or it is not open to you.", code="search.no_mention")
    return mention


def moved_by(scope: Scope, mention: UUID, at: datetime | None = None) -> tuple[list[Moved], list[Still]]:
    """Every total that a mention moves, from its own org upward, and the facts that move none."""
    moved: list[Moved] = []
    still: list[Still] = []
    for fact in claims_with(mention, scope, at).order_by("measure", "pk").distinct():
        why = _why_still(fact)
        if why:
            still.append(Still(fact, why))
        else:
            found = list(_moved(scope, fact, at))
            moved.extend(found)
            if not found:
                still.append(Still(fact, "partner"))
    return moved, still


def _why_still(fact: Claim) -> str:
    if fact.measure not in profile().measures:
        return "no_measure"
    if fact.org_id is None:
        return "no_org"
    if not _is_period(fact.period):
        return "no_period"
    if fact.kind != Kind.LEVEL:
        return "kind"
    if fact.standing == Standing.SUPERSEDED:
        return "superseded"
    return "" if fits(fact, profile().measures[fact.measure]) else "kind"


def _is_period(code: str) -> bool:
    try:
        parse_period(code)
    except Invalid:
        return False
    return True


def _moved(scope: Scope, fact: Claim, at: datetime | None) -> Iterable[Moved]:
    """Up from the fact's org: each org above counts what is added below it, until one reported the number itself."""
    measure = profile().measures[fact.measure]
    period = parse_period(fact.period)
    tree = tree_of(period.end)
    own = tree.nodes.get(fact.org_id or 0)
    if own is None:
        return
    path = [own, *reversed(tree.above(own.pk))]
    top = Wanted(
        node=path[-1], tree=tree, period=period, measure=measure, unit=unit_of(fact, measure), status=fact.status, at=at
    )
    facts = [one for one in load_facts(facts_for(scope, top)) if _same_total(one, fact, measure)]
    if fact.pk not in {one.pk for one in facts}:
        return
    by_org = by_org_of(facts)
    for node in path:
        row = row_of(node, tree, by_org, adds=measure.rollup_units is UnitsRollup.SUM)
        amount = row.own if node is own else row.added
        if amount is None:
            return
        yield Moved(fact, _at(top, node), amount, node is own)
        if node is not own and row.own is not None:
            return


def _at(wanted: Wanted, node: Node) -> Wanted:
    return Wanted(
        node=node,
        tree=wanted.tree,
        period=wanted.period,
        measure=wanted.measure,
        unit=wanted.unit,
        status=wanted.status,
        at=wanted.at,
    )


def _same_total(one: Claim, other: Claim, measure: Measure) -> bool:
    return fits(one, measure) and unit_of(one, measure) == unit_of(other, measure)


def part_of(row: Row, part: str) -> Amount | None:
    """A number of a row: what it reported, `own`, what was `added`, or, for anything else, what counts above."""
    return {"own": row.own, "added": row.added}.get(part, row.counted)
