"""What is asked about facts and conflicts. Every question is asked for a person and, if wished, as of a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from diemcau.errors import NotFound
from diemcau.web.archive.models import Document
from diemcau.web.desk.queries import known
from diemcau.web.record.models import Claim, Conflict, Evidence, Ruling, Side, Story
from diemcau.web.record.policies import seen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from diemcau.web.accounts.policies import Scope

OPEN = ("open", "reopened")
"""States of a conflict that a person has to look at."""

_ALIKE = 12


def claims_for(scope: Scope, at: datetime | None = None) -> QuerySet[Claim]:
    """The facts that a person may know of.

    Args:
        scope: What the person may do.
        at: As the house held them at that moment; now for None.
    """
    return Claim.objects.filter(known(at), seen(scope))


def conflicts_for(scope: Scope, at: datetime | None = None) -> QuerySet[Conflict]:
    """The conflicts that a person may know of, settled ones included, now or as of a moment."""
    return Conflict.objects.filter(known(at), seen(scope))


def open_conflicts_for(scope: Scope) -> QuerySet[Conflict]:
    """The conflicts that wait for somebody to settle them, those that a change of sources reopened included."""
    return conflicts_for(scope).filter(state__in=OPEN)


def claims_of(document: Document, scope: Scope, at: datetime | None = None) -> QuerySet[Claim]:
    """The facts that a document bears out."""
    return claims_for(scope, at).filter(Exists(Evidence.objects.filter(claim=OuterRef("pk"), document=document)))


def claims_with(mention: UUID, scope: Scope, at: datetime | None = None) -> QuerySet[Claim]:
    """The facts that a mention bears out, in whatever state the mention is."""
    return claims_among([mention], scope, at)


def claims_among(mentions: Iterable[UUID], scope: Scope, at: datetime | None = None) -> QuerySet[Claim]:
    """The facts that any of some mentions bears out."""
    borne_out = Evidence.objects.filter(mention__uid__in=list(mentions)).values("claim")
    return claims_for(scope, at).filter(pk__in=borne_out)


def conflicts_with(mention: UUID, scope: Scope, at: datetime | None = None) -> QuerySet[Conflict]:
    """The conflicts in which a mention stands."""
    return conflicts_for(scope, at).filter(sides__mention__uid=mention).distinct()


def find_claim(scope: Scope, uid: UUID, at: datetime | None = None) -> Claim:
    """A fact.

    Raises:
        NotFound: If there is none of that uid at that moment, or none that the person may know of; the two cannot be
            told apart.
    """
    claim = claims_for(scope, at).select_related("org").filter(uid=uid).first()
    if claim is None:
        raise NotFound("There is no such fact, or it is not open to you.", code="record.no_claim")
    return claim


def find_conflict(scope: Scope, uid: UUID, at: datetime | None = None) -> Conflict:
    """A conflict.

    Raises:
        NotFound: If there is none of that uid at that moment, or none that the person may know of.
    """
    conflict = conflicts_for(scope, at).filter(uid=uid).first()
    if conflict is None:
        raise NotFound("There is no such conflict, or it is not open to you.", code="record.no_conflict")
    return conflict


def states_of_claim(scope: Scope, uid: UUID) -> QuerySet[Claim]:
    """Every state of a fact that the person may see, the newest first."""
    return Claim.objects.filter(seen(scope), uid=uid).order_by("-known_from", "-pk")


def rulings_for(scope: Scope) -> QuerySet[Ruling]:
    """What people ruled about statements that the person may see, the newest first."""
    return Ruling.objects.filter(level__lte=scope.clearance).select_related("by").order_by("-at", "-pk")


def find_ruling(scope: Scope, uid: UUID) -> Ruling:
    """A ruling.

    Raises:
        NotFound: If there is none of that uid, or none that the person may know of.
    """
    ruling = rulings_for(scope).filter(uid=uid).first()
    if ruling is None:
        raise NotFound("There is no such ruling, or it is not open to you.", code="record.no_ruling")
    return ruling


def last_ruling(scope: Scope, conflict: Conflict) -> Ruling | None:
    """What was ruled last on a conflict, withdrawals included."""
    return rulings_for(scope).filter(conflict=conflict.uid).first()


def story_of(scope: Scope, documents: Iterable[Document]) -> Story | None:
    """The story in which all of some documents are for a person; None where there is no such one."""
    pks = {document.pk for document in documents}
    stories = Story.objects.filter(seen(scope), documents__in=pks).exclude(digest="")
    return stories.annotate(held=Count("documents", distinct=True)).filter(held=len(pks)).order_by("pk").first()


def rulings_on(scope: Scope, conflict: Conflict) -> QuerySet[Ruling]:
    """What was ruled on a conflict, withdrawals included, the newest first."""
    return rulings_for(scope).filter(conflict=conflict.uid)


def rulings_about_claim(scope: Scope, claim: Claim) -> list[Ruling]:
    """What was ruled about any statement of a fact, withdrawals included, the newest first."""
    places = {(place["document"], *place["span"]) for place in claim.said["mentions"]}
    near = rulings_for(scope).filter(documents__uid__in=claim.said["sources"]).distinct()
    found = [
        one
        for one in near
        if any((anchor["name"], *anchor["span"]) in places for side in one.said["sides"] for anchor in side)
    ]
    own = {one.pk for one in found}
    return sorted([*found, *(one for one in near if one.withdraws_id in own)], key=lambda one: one.at, reverse=True)


def conflicts_about(claim: Claim, scope: Scope, at: datetime | None = None) -> list[Conflict]:
    """The conflicts that a fact stands in."""
    sides = Side.objects.filter(conflict=OuterRef("pk"), document__in=claim.evidence.values("document"))
    return [one for one in conflicts_for(scope, at).filter(Exists(sides)) if str(claim.uid) in one.claims]


def alike(claim: Claim, scope: Scope) -> QuerySet[Claim]:
    """Facts that a person may hold to be the same as one: of its documents' story, measure and unit; a few."""
    stories = Story.objects.filter(seen(scope), documents__in=claim.evidence.values("document")).exclude(digest="")
    cited = Evidence.objects.filter(claim=OuterRef("pk"), document__stories__in=stories.values("pk"))
    same = Q(measure=claim.measure) if claim.measure else Q(label__iexact=claim.label)
    found = claims_for(scope).filter(same, Exists(cited), unit=claim.unit, kind=claim.kind).exclude(uid=claim.uid)
    return found.order_by("-last_day", "owner", "uid")[:_ALIKE]


def is_waiting(scope: Scope, conflict: Conflict) -> bool:
    """Whether the last ruling on a conflict has still to be followed by the record."""
    last = last_ruling(scope, conflict)
    documents = Document.objects.filter(uid__in=conflict.said["sources"])
    story = story_of(scope, documents) if last is not None else None
    if last is None or story is None or story.reconciled_at is None:
        return False
    return story.reconciled_at < last.at


def last_seen(model: type[Claim | Conflict], scope: Scope, uid: UUID) -> datetime | None:
    """When the last state of something ended that is no more; None where the person never could see one."""
    ended = model.objects.filter(seen(scope), uid=uid).exclude(known_to=None)
    return ended.order_by("-known_to").values_list("known_to", flat=True).first()
