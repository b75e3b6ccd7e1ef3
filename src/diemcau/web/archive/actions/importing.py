"""Documents that were read elsewhere already: those of a dossier."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from diemcau.collect.names import to_inside
from diemcau.errors import Denied, Invalid
from diemcau.read.verify import check_reading
from diemcau.web.accounts.policies import Right, Scope
from diemcau.web.archive import blobs
from diemcau.web.archive.actions.bringing import refuse_entering
from diemcau.web.archive.actions.reading import act_of, find_same, make_document
from diemcau.web.archive.models import Blob, Document, Intake, IntakeFile
from diemcau.web.archive.reading import keep_version, store_reading
from diemcau.web.audit.actions import Act, append_entry

if TYPE_CHECKING:
    from diemcau.records import Reading
    from diemcau.web.accounts.models import Person
    from diemcau.web.orgs.models import Org

_NAME = 500


def begin_import(*, actor: Person, scope: Scope, org: Org, level: int, key: str) -> Intake:
    """The intake with which a dossier comes in: the same one when it is gone on with.

    Args:
        actor: Who.
        scope: What that person may do.
        org: The unit whose documents they become.
        level: How confidential they are.
        key: Tells one dossier from another.

    Raises:
        Denied: If the person may not enter documents there, or not see the level.
    """
    refuse_entering(scope, org, level)
    key = sha256(f"{org.code}:{level}:{key}".encode()).hexdigest()
    with transaction.atomic():
        known = {"org": org, "level": level, "way": "dossier"}
        intake, new = Intake.objects.get_or_create(person=actor, key=key, defaults=known)
        if new:
            act = Act(act="intake.begin", thing="intake", thing_id=intake.uid, org=org.code, level=level)
            append_entry(actor=actor, act=replace(act, detail={"way": "dossier"}))
    return intake


def end_import(*, actor: Person, scope: Scope, intake: Intake) -> None:
    """Write down that a dossier is in.

    Raises:
        Denied: If the person may not enter documents in the intake's unit.
    """
    scope.demand(Right.ENTER, intake.org_id)
    with transaction.atomic():
        count = intake.files.count()
        Intake.objects.filter(pk=intake.pk).update(ended_at=timezone.now())
        act = Act(act="intake.end", thing="intake", thing_id=intake.uid, org=intake.org.code, level=intake.level)
        append_entry(actor=actor, act=replace(act, detail={"files": count}))


def bring_reading(*, actor: Person, scope: Scope, intake: Intake, name: str, reading: Reading) -> Document | None:
    """Make a document of a reading without its original: its text is kept. None where it is there already.

    Every mention is read again in its own words first: a reading that says what its text does not is refused.

    Args:
        actor: Who.
        scope: What that person may do.
        intake: What it comes with; its way says that there is no original.
        name: What it is called.
        reading: What was read.

    Raises:
        Denied: If the person may not enter documents in the intake's unit, or the intake is another person's.
        Invalid: If the reading has no text, or claims what its words do not say.
    """
    scope.demand(Right.ENTER, intake.org_id)
    if intake.person_id != actor.pk:
        raise Denied("Another person brings this in.", code="archive.other_intake")
    shown = to_inside(name)[-_NAME:]
    body = reading.document.text.encode()
    altered = check_reading(reading)
    if not body.strip() or altered:
        raise Invalid(
            f"What the dossier says of {shown} does not stand in its text.",
            "Make the dossier anew.",
            code="archive.altered",
            name=shown,
        )
    blob = blobs.keep(body)
    with transaction.atomic():
        Blob.objects.select_for_update().get(pk=blob.pk)
        if find_same(intake, blob.pk) is not None:
            return None
        document = make_document(intake, reading)
        version = keep_version(document, blob.pk, shown, intake.way, actor.pk)
        store_reading(version, replace(reading, document=replace(reading.document, path=shown)))
        file = IntakeFile.objects.create(
            intake=intake, filename=shown, blob=blob, state=IntakeFile.Step.DONE, ended_at=timezone.now()
        )
        file.documents.add(document)
        append_entry(actor=actor, act=act_of(document, version, "document.enter", intake.org.code))
    return document
