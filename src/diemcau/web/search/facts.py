"""Facts by filters, in order, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import OrderBy

from diemcau.web.archive.policies import visible
from diemcau.web.desk.models import Check
from diemcau.web.orgs.models import Org
from diemcau.web.record.models import Claim, Evidence
from diemcau.web.record.queries import claims_for
from diemcau.web.search.queries import MOST, claims_said_in, find_passages, within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.web.accounts.policies import Scope
    from diemcau.web.search.filters import Filters

PAGE = 50

_ORDERS: dict[str, tuple[tuple[str, bool], ...]] = {
    "new": (("pk", True),),
    "high": (("value", True), ("pk", True)),
    "low": (("value", False), ("pk", True)),
    "period": (("last_day", True), ("pk", True)),
    "measure": (("measure", False), ("period", True), ("pk", True)),
}
"""By name of an order: fields, and whether the largest goes first. What has no value goes last."""


_EMPTY = frozenset({"value", "last_day"})
"""Fields of orders that may be empty."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some facts of a list.

    Attributes:
        claims: Them.
        after: uid of the last one where others follow, else None.
        is_cut: Whether more sentences have the words than are looked at.
    """

    claims: list[Claim]
    after: UUID | None
    is_cut: bool = False


def facts(scope: Scope, filters: Filters, said_in: Sequence[int] | None = None) -> QuerySet[Claim]:
    """The facts that a person may know of and that pass the filters, in no order.

    Args:
        scope: What the person may do.
        filters: The filters.
        said_in: Ids of the sentences with the words asked for, where they were looked for already.
    """
    found = claims_for(scope, filters.at)
    if filters.asked.is_number:
        found = found.filter(within(filters.asked.amounts))
    elif filters.asked:
        pks = find_passages(scope, filters.asked) if said_in is None else said_in
        found = claims_said_in(scope, pks, filters.at)
    elif filters.asked.text.strip():
        return found.none()
    return found.filter(_of_org(filters), _of_period(filters), _of_codes(filters), *_borne_out(scope, filters))


def _of_org(filters: Filters) -> Q:
    if not filters.org:
        return Q()
    tree = filters.tree
    node = tree.by_code.get(filters.org)
    if node is not None:
        return Q(org_id__in=tree.below(node.pk)) if filters.below else Q(org_id=node.pk)
    return Q(org_id__in=Org.objects.filter(code=filters.org).values("pk"))


def _of_period(filters: Filters) -> Q:
    if filters.period is None:
        return Q()
    if filters.exact:
        return Q(period=filters.period.code)
    return Q(first_day__lte=filters.period.end, last_day__gte=filters.period.start)


def _of_codes(filters: Filters) -> Q:
    chosen = {
        name: value
        for name in ("measure", "standing", "status", "unit")
        if (value := getattr(filters, name))
    }  # fmt: skip
    if filters.partner:
        chosen["partner__iexact"] = filters.partner
    return Q(**chosen, seen_from__gte=filters.level_from, seen_from__lte=filters.level_to)


def _borne_out(scope: Scope, filters: Filters) -> list[Exists]:
    """What is asked of the figures behind a fact."""
    evidence = Evidence.objects.filter(claim=OuterRef("pk"))
    asked: list[Exists] = []
    if filters.checked:
        unchecked = evidence.filter(mention__check_state=Check.UNCHECKED)
        looked_at = evidence.exclude(mention__check_state=Check.UNCHECKED)
        asked.append(Exists(looked_at if filters.checked == "yes" else unchecked))
    if filters.document:
        asked.append(Exists(evidence.filter(visible(scope, "document__"), document__uid=filters.document)))
    return asked


def page_of(scope: Scope, filters: Filters, after: UUID | None = None, size: int = PAGE) -> Page:
    """One page of the facts, behind the one that the page before ended with."""
    said_in = find_passages(scope, filters.asked) if filters.asked and not filters.asked.is_number else None
    found = facts(scope, filters, said_in)
    last = claims_for(scope, filters.at).filter(uid=after).first() if after else None
    if last is not None:
        found = found.filter(_behind(last, _ORDERS[filters.sort]))
    rows = list(found.select_related("org").defer("said").order_by(*order_by(filters.sort))[: size + 1])
    is_cut = said_in is not None and len(said_in) > MOST
    return Page(rows[:size], rows[size - 1].uid if len(rows) > size else None, is_cut)


def order_by(sort: str) -> list[OrderBy]:
    """The fields of an order for `QuerySet.order_by`."""
    return [_by(name, falls=falls) for name, falls in _ORDERS[sort]]


def _by(name: str, *, falls: bool) -> OrderBy:
    """By one field; the empty ones go last, and where none is empty that is not said, so that an index serves."""
    last = True if name in _EMPTY else None
    return F(name).desc(nulls_last=last) if falls else F(name).asc(nulls_last=last)


def _behind(last: Claim, order: Sequence[tuple[str, bool]]) -> Q:
    """The rows that stand behind one in an order."""
    same = Q()
    ways: list[Q] = []
    for name, falls in order:
        value = getattr(last, name)
        if value is None:
            same &= Q(**{f"{name}__isnull": True})
            continue
        beyond = Q(**{f"{name}__{'lt' if falls else 'gt'}": value})
        if name in _EMPTY:
            beyond |= Q(**{f"{name}__isnull": True})
        ways.append(same & beyond)
        same &= Q(**{name: value})
    return reduce(or_, ways)
