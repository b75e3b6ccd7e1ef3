"""Hiding at once what rests on a document that is more confidential now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from diemcau.web.outlook.models import Foretold, Run, Scored
from diemcau.web.record.models import Evidence

if TYPE_CHECKING:
    from diemcau.web.archive.models import Document


def hide(*, document: Document) -> bool:
    """Let runs and scores that rest on a document be seen from its level up alone, past ones too.

    A run is one whole: what it says of other orgs was made together with that, so all of it is hidden. It is part of
    whatever raised the document's level, and of its entry in the log.

    Returns:
        Whether anything was hidden.
    """
    lower = Run.objects.filter(seen_from__lt=document.level)
    facts = Evidence.objects.filter(document=document).order_by()
    if not lower.exists() or not (ids := {str(uid) for uid in facts.values_list("claim__uid", flat=True)}):
        return False
    measures = set(facts.values_list("claim__measure", flat=True))
    rows = Foretold.objects.filter(run__in=lower, measure__in=measures).order_by()
    runs = {run for run, history in rows.values_list("run_id", "history").iterator() if _rests(history, ids)}
    scores = Scored.objects.filter(seen_from__lt=document.level, foretold__measure__in=measures).order_by()
    hit = [pk for pk, said in scores.values_list("pk", "ids").iterator() if not ids.isdisjoint(said)]
    now = Value(timezone.now())
    Run.objects.filter(pk__in=runs).update(seen_from=document.level, known_to=Coalesce(F("known_to"), now))
    Scored.objects.filter(pk__in=hit).update(seen_from=document.level)
    return bool(runs or hit)


def _rests(history: list[dict[str, list[str]]], ids: set[str]) -> bool:
    return any(not ids.isdisjoint(seen["ids"]) for seen in history)
