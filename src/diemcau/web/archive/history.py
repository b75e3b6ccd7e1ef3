"""What the log says of a document, to those who may read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from diemcau.web.accounts.policies import Right
from diemcau.web.audit.models import Entry
from diemcau.web.audit.words import tell_act

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.archive.models import Document

MOST = 100
"""Acts that are shown, the newest."""

LOOKS = ("document.view", "document.download")
"""Acts that only auditors see: who reads what is nobody else's business."""

OPEN = ("document.enter", "document.replace", "document.release", "document.withdraw", "document.register")
"""Acts of which everybody may know who sees the document."""


@dataclass(frozen=True, slots=True)
class Told:
    """One act.

    Attributes:
        at: When.
        who: Who, or empty for the house itself.
        act: What, in words.
        why: The reason that was given, or empty.
    """

    at: datetime
    who: str
    act: str
    why: str


def acts_on(scope: Scope, document: Document, texts: Texts) -> list[Told]:
    """The acts on a document that a person may know of, newest first; reasons are the unit's own."""
    entries = Entry.objects.filter(thing="document", thing_id=str(document.uid), level__lte=scope.clearance)
    inside = scope.may(Right.READ, document.org_id)
    if not inside:
        entries = entries.filter(act__in=OPEN)
    elif not scope.may(Right.AUDIT, document.org_id):
        entries = entries.exclude(act__in=LOOKS)
    return [
        Told(
            entry.at,
            entry.actor_name,
            tell_act(entry.act, texts),
            str(entry.detail.get("reason", "")) if inside else "",
        )
        for entry in entries.order_by("-number")[:MOST]
    ]
