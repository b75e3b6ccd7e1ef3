"""What is asked about facts and conflicts. Every question is asked for a person and, if wished, as of a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, QuerySet

from diemcau.errors import NotFound
from diemcau.web.desk.queries import known
from diemcau.web.record.models import Claim, Conflict, Evidence, Ruling, Story
from diemcau.web.record.policies import seen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from diemcau.web.accounts.policies import Scope
    from diemcau.web.archive.models import Document

OPEN = ("open", "reopened")
"""States of a conflict that a person has to look at."""


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
    stories = Story.objects.filter(seen(scope)).exclude(digest="")
    for document in documents:
        stories = stories.filter(
            Exists(Story.documents.through.objects.filter(story=OuterRef("pk"), document=document))
        )
    return stories.first()
