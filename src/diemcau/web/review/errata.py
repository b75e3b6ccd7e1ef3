"""Which signed totals come out otherwise now, and what moved them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from diemcau.errors import NotFound
from diemcau.web.accounts.policies import Right
from diemcau.web.desk.models import Decision
from diemcau.web.filings.models import Step, Value
from diemcau.web.filings.policies import visible_values
from diemcau.web.record.models import Claim, Evidence
from diemcau.web.review.editions import editions_for, numbers_of, shape_of, signed_numbers, view_of
from diemcau.web.review.models import Erratum
from diemcau.web.review.numbers import Key, by_key, numbers_to_json
from diemcau.web.review.observations import VALUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from django.db.models import QuerySet

    from diemcau.web.accounts.policies import Scope
    from diemcau.web.review.models import Edition

_ENDS = ("low", "high", "low_open", "high_open")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A signed total that comes out otherwise.

    Attributes:
        key: Which.
        was, now: Its interval as JSON; `now` is None where nothing is held any more.
        why: As in `Erratum.why`, but for who did it.
    """

    key: Key
    was: Mapping[str, Any] | None
    now: Mapping[str, Any] | None
    why: tuple[Mapping[str, Any], ...]


def find_moved(edition: Edition) -> list[Moved]:
    """Signed totals of which a part was corrected or taken away since, in the order in which they were signed.

    What merely came later goes to the next edition (`late.late_for`) and is no error of this one.

    Raises:
        NotFound, Unavailable: If the numbers that were signed are gone or damaged.
    """
    signed = signed_numbers(edition)
    view = replace(view_of(edition), known_at=None)
    now = numbers_to_json(numbers_of(view, edition.level, shape_of(edition)))
    changes = _changes(signed["values"], now["values"])
    held = by_key(now["totals"], edition.period)
    found = []
    for key, total in by_key(signed["totals"], edition.period).items():
        other = held.get(key)
        after = other["interval"] if other else None
        why = _why(total, other, changes)
        if after != total["interval"] and any(one["how"] != "added" for one in why):
            found.append(Moved(key=key, was=total["interval"], now=after, why=why))
    return found


def _changes(was: Iterable[Mapping[str, Any]], now: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """What became of each value: `changed`, `gone` or `added`; those that stayed are left out."""
    before, after = ({one["id"]: one for one in each} for each in (was, now))
    found: dict[str, dict[str, Any]] = {}
    for identity in dict.fromkeys((*before, *after)):
        old, new = before.get(identity), after.get(identity)
        if old is not None and new is not None and _said(old) == _said(new):
            continue
        how = "changed" if old and new else "gone" if old else "added"
        found[identity] = {
            "sort": "value" if identity.startswith(VALUE) else "claim",
            "uid": identity.removeprefix(VALUE),
            "code": (old or new or {})["org"],
            "how": how,
            "was": _ends(old),
            "now": _ends(new),
        }
    return found


def _said(value: Mapping[str, Any]) -> dict[str, Any]:
    """What a value says; that sources contradict it changes no number."""
    return {name: said for name, said in value.items() if name != "disputed"}


def _ends(value: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if value is None else {name: value[name] for name in _ENDS}


def _why(
    total: Mapping[str, Any], other: Mapping[str, Any] | None, changes: Mapping[str, Mapping[str, Any]]
) -> tuple[Mapping[str, Any], ...]:
    ids = [one for each in (total, other or {}) for name in ("parts", "left_out") for one in each.get(name, ())]
    return tuple(changes[one] for one in dict.fromkeys(ids) if one in changes)


def with_names(why: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What moved a total, with who did it where the house knows."""
    return [{**one, "by": _by_value(one) if one["sort"] == "value" else _by_claim(one)} for one in why]


def _by_value(one: Mapping[str, Any]) -> str:
    """Who acted last on the return of a value."""
    filings = Value.objects.filter(uid=one["uid"]).values("filing")
    step = Step.objects.filter(filing__in=filings).select_related("by").order_by("-at", "-pk").first()
    return step.by.name if step else ""


def _by_claim(one: Mapping[str, Any]) -> str:
    """Who decided last about a figure behind a fact, or let its newest document in."""
    states = Claim.objects.filter(uid=one["uid"]).values("pk")
    evidence = Evidence.objects.filter(claim__in=states)
    decision = (
        Decision.objects.filter(mention__in=evidence.values("mention__uid"))
        .select_related("by")
        .order_by("-at", "-pk")
        .first()
    )
    if decision is not None:
        return decision.by.name
    newest = (
        evidence.exclude(document__released_by=None)
        .select_related("document__released_by")
        .order_by("-document__released_at")
        .first()
    )
    return newest.document.released_by.name if newest and newest.document.released_by else ""


def errata_for(scope: Scope, edition: Edition | None = None) -> QuerySet[Erratum]:
    """The errata that a person may know of: published ones up to the clearance; who signs sees the noticed ones too.

    Args:
        scope: What the person may do.
        edition: Of one edition; of all for None.
    """
    reach = scope.reach(Right.RELEASE)
    noticed = Q(is_held=True) if reach.everywhere else Q(is_held=True, edition__org__in=reach.orgs)
    found = Erratum.objects.filter(Q(published_at__isnull=False) | noticed, edition__in=editions_for(scope).order_by())
    if edition is not None:
        found = found.filter(edition=edition)
    return found.select_related("edition__org", "org", "published_by")


def filings_behind(scope: Scope, erratum: Erratum) -> dict[str, UUID]:
    """The returns in which the values stand that moved a total, by the uid of the value, in whatever state it is."""
    uids = [one["uid"] for one in erratum.why if one["sort"] == "value"]
    rows = Value.objects.filter(visible_values(scope), uid__in=uids).values_list("uid", "filing__uid")
    return {str(value): filing for value, filing in rows}


def find_erratum(scope: Scope, uid: UUID) -> Erratum:
    """An erratum.

    Raises:
        NotFound: If there is none of that uid, or none that the person may know of.
    """
    found = errata_for(scope).filter(uid=uid).first()
    if found is None:
        raise NotFound("There is no such erratum, or it is not open to you.", code="review.no_erratum")
    return found
