"""Evidence as a person may see it: nothing of a document, fact or return that is not open to that person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import OuterRef, QuerySet, Subquery, TextField
from django.db.models.functions import Substr

from diemcau.web.accounts.policies import Right
from diemcau.web.archive.models import ReadText
from diemcau.web.archive.policies import may_see
from diemcau.web.record.queries import claims_for

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from diemcau.web.accounts.policies import Scope
    from diemcau.web.tasks.models import Evidence


def shown_to(scope: Scope, evidence: Iterable[Evidence]) -> list[Evidence]:
    """The pieces of evidence whose document, fact or value a person may see; of the others not even their number."""
    rows = list(evidence)
    claims = {row.claim for row in rows if row.claim is not None}
    open_claims = set(claims_for(scope).filter(uid__in=claims).values_list("uid", flat=True)) if claims else set()
    return [row for row in rows if _is_open(scope, row, open_claims)]


def with_text(evidence: QuerySet[Evidence]) -> QuerySet[Evidence]:
    """Evidence with what stands today at the span of its words, as `now_says`; empty where its document is unread."""
    long = OuterRef("end") - OuterRef("start")
    readings = ReadText.objects.filter(document=OuterRef("document"), is_current=True)
    now = readings.values(part=Substr("text", OuterRef("start") + 1, long))[:1]
    return evidence.annotate(now_says=Subquery(now, output_field=TextField()))


def still_says(row: Evidence) -> bool:
    """Whether the words of a document still stand where they stood; facts and values stand by themselves."""
    return row.document_id is None or row.now_says == row.words  # type: ignore[attr-defined]


def sides_of(scope: Scope, evidence: Evidence) -> bool:
    """Whether a person works in, or answers for, the unit whose evidence it is."""
    org = evidence.share.holder_id if evidence.share is not None else evidence.task.holder_id or evidence.task.lead_id
    return any(scope.may(right, org) for right in (Right.ANSWER, Right.ENTER))


def _is_open(scope: Scope, row: Evidence, open_claims: set[UUID]) -> bool:
    if row.document is not None:
        return may_see(scope, row.document)
    if row.value is not None:
        return row.value.level <= scope.clearance
    return row.claim in open_claims
