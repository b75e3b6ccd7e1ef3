"""A proposal of the engine as it is kept with its directive, and what a draft of it says at first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from diemcau.records.task import Addressees, Calling, Deadline, DeadlineKind, Proposed
from diemcau.web.orgs.models import Org
from diemcau.web.tasks.actions.wanted import LONGEST_PRODUCT, LONGEST_TITLE, Part, Wanted
from diemcau.web.tasks.deadlines import deadline_from_json, deadline_to_json

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.tasks.models import Order


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A proposal as it was kept.

    Attributes:
        title, product, product_kind, topics, measures: As in `Proposed`.
        lead, coordinating: Who is meant.
        deadline: By when.
    """

    title: str
    product: str
    product_kind: str
    topics: tuple[str, ...]
    measures: tuple[str, ...]
    lead: Addressees
    coordinating: Addressees
    deadline: Deadline


def proposal_to_json(proposed: Proposed) -> dict[str, Any]:
    """A proposal as plain values, beside what the columns of its directive hold."""
    return {
        "title": proposed.title,
        "product": proposed.product,
        "product_kind": proposed.product_kind,
        "topics": list(proposed.topics),
        "measures": list(proposed.measures),
        "lead": _addressees_to_json(proposed.lead),
        "coordinating": _addressees_to_json(proposed.coordinating),
        "deadline": deadline_to_json(proposed.deadline),
    }


def proposal_from_json(said: Mapping[str, Any]) -> Kept:
    """A proposal as `proposal_to_json` wrote it; an empty one of nothing, as of a directive entered by hand."""
    return Kept(
        title=said.get("title", ""),
        product=said.get("product", ""),
        product_kind=said.get("product_kind", ""),
        topics=tuple(said.get("topics", ())),
        measures=tuple(said.get("measures", ())),
        lead=_addressees_from_json(said.get("lead", {})),
        coordinating=_addressees_from_json(said.get("coordinating", {})),
        deadline=deadline_from_json(said["deadline"]) if "deadline" in said else Deadline(kind=DeadlineKind.NONE),
    )


def is_sure(order: Order) -> bool:
    """Whether a directive can be taken over as a draft without a person looking at each field.

    A task, with one lead or one kind of units that the words name beyond doubt, a certain deadline, and nothing odd.
    """
    kept = proposal_from_json(order.proposed)
    one_lead = len(kept.lead.orgs) == 1 and not kept.lead.kinds
    whole_kind = bool(kept.lead.kinds) and not kept.lead.orgs
    addressed = kept.lead.is_certain and (one_lead or whole_kind)
    timed = kept.deadline.is_certain and kept.deadline.day is not None
    odd = any(flag.choice == "" for flag in order.flags.all())
    return order.outcome == "" and order.calling == Calling.TASK.value and addressed and timed and not odd


def wanted_of(order: Order, office: Org, assigner: Person | None = None) -> Wanted:
    """What a draft of a directive says at first: the proposal, as far as its units are there."""
    kept = proposal_from_json(order.proposed)
    codes = [*kept.lead.orgs, *kept.coordinating.orgs]
    orgs = {org.code: org for org in Org.objects.filter(code__in=codes)}
    lead = orgs.get(kept.lead.orgs[0]) if len(kept.lead.orgs) == 1 and not kept.lead.kinds else None
    parts = (orgs[code] for code in dict.fromkeys(kept.coordinating.orgs) if code in orgs)
    return Wanted(
        title=(kept.title or order.words)[:LONGEST_TITLE],
        office=office,
        lead=lead,
        parts=tuple(Part(org=org) for org in parts if org != lead),
        assigner=assigner,
        due=kept.deadline.day,
        deadline=kept.deadline,
        product=kept.product[:LONGEST_PRODUCT],
        product_kind=kept.product_kind,
        topics=kept.topics,
        measure=kept.measures[0] if kept.measures else "",
        level=order.level,
        cascades=kept.lead.kinds if not kept.lead.orgs else (),
    )


def _addressees_to_json(one: Addressees) -> dict[str, Any]:
    return {"words": one.words, "orgs": list(one.orgs), "kinds": list(one.kinds), "is_certain": one.is_certain}


def _addressees_from_json(said: Mapping[str, Any]) -> Addressees:
    return Addressees(
        words=said.get("words", ""),
        orgs=tuple(said.get("orgs", ())),
        kinds=tuple(said.get("kinds", ())),
        is_certain=said.get("is_certain", False),
    )
