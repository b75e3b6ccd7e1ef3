"""What becomes of a document once it is there: registered, released, withdrawn, looked at."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.records import parse_period
from diemcau.web.accounts.policies import Right, Scope
from diemcau.web.accounts.queries import scope_of
from diemcau.web.archive import blobs
from diemcau.web.archive.models import Document, State, Version
from diemcau.web.archive.policies import may_see_version
from diemcau.web.archive.reading import shown
from diemcau.web.archive.signals import before_release, document_changed
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.audit.models import Entry
from diemcau.web.orgs.models import Org
from diemcau.web.shell.levels import WATCHED, Level

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person

LOOKED = timedelta(hours=1)
"""Looks of one person at one document within this time are one."""

_LONGEST = 60  # of a number, as its column holds it
_NUMBER = re.compile(r"[\w][\w /.,()\-–&]*")


def release(*, actor: Person, scope: Scope, document: Document, edit: int) -> Document:
    """Let a document into the record. Whoever brought it, or a version of it, in does not release it.

    The apps above may object too (`signals.before_release`): whoever corrected what was read in it is one of them.

    Args:
        actor: Who.
        scope: What that person may do.
        document: Which.
        edit: The count of changes that the person saw.

    Raises:
        Denied: If the person may not, or entered it.
        Conflict: If it was changed meanwhile, is in the record already, or has not been read.
    """
    scope.demand(Right.RELEASE, document.org_id)
    with transaction.atomic():
        held = lock_document(document, edit)
        if held.entered_by_id == actor.pk or held.versions.filter(entered_by=actor).exists():
            raise Denied(
                "Whoever brings a document in does not release it.", "Ask the unit's head.", code="archive.own_work"
            )
        if held.state == State.RELEASED:
            raise Conflict("The document is in the record already.", code="archive.released")
        if not held.readings.filter(is_current=True).exists():
            raise Conflict("The document has not been read yet.", code="archive.not_read")
        before_release.send(Document, document=held, actor=actor)
        before = held.state
        held.state, held.released_by, held.released_at = State.RELEASED, actor, timezone.now()
        _changed(held, actor, "document.release", before=before)
    return held


def withdraw(*, actor: Person, scope: Scope, document: Document, edit: int, reason: str) -> Document:
    """Take a document out of the record; its history stays.

    Raises:
        Denied: If the person may not.
        Invalid: If no reason is given.
        Conflict: If it was changed meanwhile, or is not in the record.
    """
    scope.demand(Right.RELEASE, document.org_id)
    if not reason.strip():
        raise Invalid("A withdrawal needs a reason.", "Write why.", code="archive.no_reason")
    with transaction.atomic():
        held = lock_document(document, edit)
        if held.state != State.RELEASED:
            raise Conflict("The document is not in the record.", code="archive.not_released")
        held.state = State.WITHDRAWN
        _changed(held, actor, "document.withdraw", reason=shown(reason, 1_000))
    return held


def register(
    *, actor: Person, scope: Scope, document: Document, edit: int, number: str, period: str, level: int
) -> Document:
    """Write down a document's official number, what period it reports on, and how confidential it is.

    Raises:
        Denied: If the person may not, or not see the level.
        Invalid: If the number or the period is none.
        Conflict: If it was changed meanwhile.
    """
    scope.demand(Right.REGISTER, document.org_id)
    number, period = shown(number, 200), period.strip()
    if level not in Level.values or level > scope.clearance:
        raise Denied("That level is above your clearance.", "Choose a lower one.", code="archive.above")
    if number and not (_NUMBER.fullmatch(number) and len(number) <= _LONGEST):
        raise Invalid(
            "That is no number of a document.", "Write it as 12/BC-SNgV.", code="archive.no_number", number=number
        )
    period = _period(period)
    with transaction.atomic():
        held = lock_document(document, edit)
        most = held.level
        before = {"number": held.number, "period": held.period, "level": held.level}
        held.number, held.period, held.level = number, period, level
        after = {"number": number, "period": period, "level": level}
        _changed(held, actor, "document.register", most=most, before=before, after=after)
    return held


def _period(code: str) -> str:
    if not code:
        return ""
    try:
        return str(parse_period(code))
    except Invalid as error:
        raise Invalid(
            f"{code[:40]!r} is no period.", "Write it as 2024, 2024-H1, 2024-Q3 or 2024-07.", code="archive.no_period",
            said=code[:40],
        ) from error  # fmt: skip


def lock_document(document: Document, edit: int) -> Document:
    """The document, held until the transaction ends.

    Raises:
        Conflict: If it was changed since the person saw it.
    """
    held = Document.objects.select_for_update().select_related(None).get(pk=document.pk)
    if held.edit != edit:
        raise Conflict(
            "Somebody else has changed this document meanwhile.",
            "Look at it again and repeat what you did.",
            code="archive.stale",
        )
    return held


def note_look(*, actor: Person, document: Document) -> None:
    """Write down that a person looks at a document of a watched level: once in `LOOKED`."""
    if document.level < WATCHED:
        return
    since = timezone.now() - LOOKED
    looks = Entry.objects.filter(thing="document", thing_id=str(document.uid), actor=actor, act="document.view")
    if not looks.filter(at__gte=since).exists():
        _note(document, actor, "document.view")


def take_original(*, actor: Person, version: Version) -> bytes:
    """The original bytes of a version for a person who may see its document; of a watched level that is written down.

    Raises:
        NotFound: If the version was replaced and the person is not of the unit.
        Unavailable: If the bytes are gone or damaged.
    """
    if not may_see_version(scope_of(actor), version):
        raise NotFound("The document has no such version.", code="archive.no_version")
    body = blobs.fetch(version.blob)
    if version.document.level >= WATCHED:
        _note(version.document, actor, "document.download", version=version.number)
    return body


def _changed(held: Document, actor: Person, act: str, most: int = 0, **detail: object) -> None:
    held.edit += 1
    held.save()
    document_changed.send(Document, document=held)
    _note(held, actor, act, most=most, **detail)


def _note(document: Document, actor: Person, act: str, *, most: int = 0, **detail: object) -> None:
    """Write an act down, at the highest level that the document had in it."""
    org = Org.objects.get(pk=document.org_id)
    level = max(document.level, most)
    append_entry(
        actor=actor,
        act=Act(act=act, thing="document", thing_id=document.uid, org=org.code, level=level, detail=detail),
    )
