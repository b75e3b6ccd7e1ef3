"""What people and programs do with documents; every write of the archive is one of these functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from diemcau.errors import Conflict, Denied, Invalid
from diemcau.publish.piece import finding_to_json
from diemcau.records import Finding, Reading
from diemcau.web.accounts.policies import Right, Scope
from diemcau.web.archive import blobs
from diemcau.web.archive.models import Document, Intake, IntakeFile, State, Version
from diemcau.web.archive.reading import hash_of, keep_version, read_bytes, store_reading
from diemcau.web.archive.signals import document_changed
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.orgs.models import Org
from diemcau.web.shell.levels import Level

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person

MOST_BYTES = 200 * 1024 * 1024
"""Of one file; the largest scan of a bound yearbook that was met has 140 MB."""


def bring_in(
    *,
    actor: Person,
    scope: Scope,
    org: Org,
    level: int,
    files: Iterable[tuple[str, bytes]],
    way: str = "upload",
    replaces: Document | None = None,
) -> Intake:
    """Take in some files for a unit; they are read in the background, in the order in which they came.

    Args:
        actor: Who.
        scope: What that person may do.
        org: The unit whose documents they become.
        level: How confidential they are.
        files: Names and bytes.
        way: How they came, as in `Version.way`.
        replaces: The document of which the only file is a new version.

    Raises:
        Denied: If the person may not enter documents there, or not see the level.
        Invalid: If there is no file, one is empty or too large, or several are to replace one document.
    """
    from diemcau.web.archive.jobs import read_file

    scope.demand(Right.ENTER, org.pk)
    if level > scope.clearance:
        raise Denied("That level is above your clearance.", "Choose a lower one.", code="archive.above")
    received = [(name, _checked(name, body)) for name, body in files]
    if not received:
        raise Invalid("No file came with the request.", "Choose at least one file.", code="archive.no_file")
    if replaces is not None and len(received) > 1:
        raise Invalid("A new version is one file.", "Choose one file.", code="archive.one_file")
    kept = [(name, blobs.keep(body)) for name, body in received]
    with transaction.atomic():
        intake = Intake.objects.create(person=actor, org=org, level=level, way=way, replaces=replaces)
        made = IntakeFile.objects.bulk_create(
            IntakeFile(intake=intake, filename=name[:500], blob=blob) for name, blob in kept
        )
        for file in made:
            read_file.enqueue(file.pk)
        detail = {"files": [name for name, _ in received], "way": way}
        append_entry(
            actor=actor,
            act=Act(act="intake.begin", thing="intake", thing_id=intake.uid, org=org.code, level=level, detail=detail),
        )
    return intake


def _checked(name: str, body: bytes) -> bytes:
    if not body:
        raise Invalid(f"{name} is empty.", "Choose the file again.", code="archive.empty", name=name)
    if len(body) > MOST_BYTES:
        raise Invalid(f"{name} is too large.", "Part it into smaller files.", code="archive.large", name=name)
    return body


def read_intake_file(*, file: IntakeFile) -> None:
    """Read one file of an intake and make documents of it; a file that was read already is left as it is.

    Everything is done in one transaction: stopped at any moment, the file is as if nobody had begun.
    """
    body = blobs.fetch(file.blob)
    found = list(read_bytes(body, file.filename))  # the long part, outside of any transaction
    with transaction.atomic():
        file = IntakeFile.objects.select_for_update().select_related("intake__org", "intake__person").get(pk=file.pk)
        if file.state not in {IntakeFile.Step.WAITING, IntakeFile.Step.READING}:
            return
        readings = [one for one in found if not isinstance(one, Finding)]
        made = [_document_of(file, part, reading) for part, reading in readings]
        file.documents.add(*(document for document, _ in made))
        file.findings = [finding_to_json(one) for one in found if isinstance(one, Finding)]
        file.state = _step(readings, [is_new for _, is_new in made])
        file.save(update_fields=["findings", "state"])
        _end(file.intake)


def _step(readings: Sequence[object], new: Sequence[bool]) -> IntakeFile.Step:
    if not readings:
        return IntakeFile.Step.FAILED
    return IntakeFile.Step.DONE if any(new) else IntakeFile.Step.SAME


def _end(intake: Intake) -> None:
    waiting = intake.files.filter(state__in=(IntakeFile.Step.WAITING, IntakeFile.Step.READING))
    if not waiting.exists():
        Intake.objects.filter(pk=intake.pk, ended_at=None).update(ended_at=timezone.now())


def _document_of(file: IntakeFile, body: bytes, reading: Reading) -> tuple[Document, bool]:
    """The document of some bytes, and whether it, or this version of it, is new. The unit's own copy is found again."""
    intake = file.intake
    same = Version.objects.filter(blob_id=hash_of(body), document__org=intake.org, document__level__lte=intake.level)
    known = same.exclude(document__state=State.WITHDRAWN).select_related("document").first()
    if known is not None:
        return known.document, False
    document = intake.replaces
    if document is None:
        title = reading.document.title or reading.document.name
        document = Document.objects.create(
            org=intake.org, level=intake.level, title=title[:500], entered_by=intake.person
        )
    version = keep_version(document, body, file.filename, intake.way, intake.person_id)
    store_reading(version, reading)
    append_entry(
        actor=intake.person,
        act=Act(
            act="document.enter" if version.number == 1 else "document.replace",
            thing="document",
            thing_id=document.uid,
            org=intake.org.code,
            level=document.level,
            detail={"version": version.number, "sha256": version.blob_id, "filename": version.filename},
        ),
    )
    return document, True


def release(*, actor: Person, scope: Scope, document: Document, edit: int) -> Document:
    """Let a document into the record. Whoever brought it in does not release it.

    Args:
        actor: Who.
        scope: What that person may do.
        document: Which.
        edit: The count of changes that the person saw.

    Raises:
        Denied: If the person may not, or entered it.
        Conflict: If it was changed meanwhile, or is in the record already.
    """
    scope.demand(Right.RELEASE, document.org_id)
    with transaction.atomic():
        held = lock_document(document, edit)
        if held.entered_by_id == actor.pk:
            raise Denied(
                "Whoever brings a document in does not release it.", "Ask the unit's head.", code="archive.own_work"
            )
        if held.state == State.RELEASED:
            raise Conflict("The document is in the record already.", code="archive.released")
        held.state, held.released_by, held.released_at = State.RELEASED, actor, timezone.now()
        _changed(held, actor, "document.release")
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
        _changed(held, actor, "document.withdraw", reason=reason)
    return held


def register(
    *, actor: Person, scope: Scope, document: Document, edit: int, number: str, period: str, level: int
) -> Document:
    """Write down a document's official number, what period it reports on, and how confidential it is.

    Raises:
        Denied: If the person may not, or not see the level.
        Conflict: If it was changed meanwhile.
    """
    scope.demand(Right.REGISTER, document.org_id)
    if level > scope.clearance or level not in Level.values:
        raise Denied("That level is above your clearance.", "Choose a lower one.", code="archive.above")
    with transaction.atomic():
        held = lock_document(document, edit)
        before = {"number": held.number, "period": held.period, "level": held.level}
        held.number, held.period, held.level = number[:60], period, level
        _changed(
            held, actor, "document.register", before=before, after={"number": number, "period": period, "level": level}
        )
    return held


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


def _changed(held: Document, actor: Person, act: str, **detail: object) -> None:
    held.edit += 1
    held.save()
    document_changed.send(Document, document=held)
    org = Org.objects.get(pk=held.org_id)
    append_entry(
        actor=actor,
        act=Act(act=act, thing="document", thing_id=held.uid, org=org.code, level=held.level, detail=detail),
    )
