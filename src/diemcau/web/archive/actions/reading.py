"""A file of an intake is read and becomes documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from diemcau.publish.piece import finding_to_json
from diemcau.records import Finding, Reading
from diemcau.web.archive import blobs
from diemcau.web.archive.actions.bringing import end_intake
from diemcau.web.archive.apart import READER
from diemcau.web.archive.findings import given_up, lower, not_one, same_version
from diemcau.web.archive.models import Blob, Document, Intake, IntakeFile, State, Version
from diemcau.web.archive.reading import keep_version, store_reading, title_of
from diemcau.web.archive.signals import document_changed
from diemcau.web.audit.actions import Act, append_entry

Step = IntakeFile.Step


@dataclass(slots=True)
class _Outcome:
    """What comes of a file.

    Attributes:
        documents: Its documents, those that were there before among them.
        acts: What is to be written into the log, once all else is done.
        findings: What was not read, and what else there is to say.
    """

    documents: list[Document] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_intake_file(*, file: IntakeFile) -> None:
    """Read one file of an intake and make documents of it; a file that was read already is left as it is.

    Everything is done in one transaction: stopped at any moment, the file is as if nobody had begun. It runs for the
    person who brought the file in, whose rights were asked then.

    Raises:
        Unavailable: If the bytes are gone, or the reading was stopped from outside.
    """
    if file.blob is None:
        return
    blobs.check(file.blob)
    found = READER.read_file(file.blob, file.filename)  # the long part, outside of any transaction
    readings = [one for one in found if isinstance(one, Reading)]
    for digest in {reading.document.id for reading in readings}:
        blobs.enter(digest)
    with transaction.atomic():
        held = _hold(file)
        if held is None:
            return
        outcome = _take_in(held, readings)
        outcome.findings += [one for one in found if isinstance(one, Finding)]
        held.documents.add(*outcome.documents)
        _finish(held, _step(outcome), outcome.findings)
        for act in outcome.acts:
            append_entry(actor=held.intake.person, act=act)


def give_up_file(*, file: IntakeFile, cause: str) -> None:
    """Let a file be whose reading failed again and again.

    Args:
        file: Which.
        cause: What went wrong the last time, in one line.
    """
    with transaction.atomic():
        held = _hold(file)
        if held is not None:
            _finish(held, Step.FAILED, [given_up(held.filename, cause)])


def _hold(file: IntakeFile) -> IntakeFile | None:
    """The file, held until the transaction ends; None where somebody else was done with it first."""
    rows = IntakeFile.objects.select_for_update(of=("self",)).select_related("intake__org", "intake__person")
    held = rows.get(pk=file.pk)
    return held if held.state in IntakeFile.OPEN else None


def _finish(file: IntakeFile, step: str, findings: Sequence[Finding]) -> None:
    file.findings = [finding_to_json(finding) for finding in findings]
    file.state, file.ended_at = step, timezone.now()
    file.save(update_fields=["findings", "state", "ended_at"])
    end_intake(Intake.objects.select_for_update().get(pk=file.intake_id))


def _step(outcome: _Outcome) -> Step:
    if not outcome.documents:
        return Step.FAILED
    return Step.DONE if outcome.acts else Step.SAME


def _take_in(file: IntakeFile, readings: Sequence[Reading]) -> _Outcome:
    outcome = _Outcome()
    document = file.intake.replaces
    if document is not None:
        _replace(file, Document.objects.select_for_update().get(pk=document.pk), readings, outcome)
        return outcome
    # Whoever makes documents of the same bytes holds these rows, always in one order: none is made twice.
    digests = {reading.document.id for reading in readings}
    list(Blob.objects.select_for_update().filter(pk__in=digests).order_by("pk"))
    for reading in readings:
        known = find_same(file.intake, reading.document.id)
        if known is None:
            outcome.documents.append(_make(file, reading, outcome))
        elif known not in outcome.documents:
            outcome.documents.append(known)
            if known.level < file.intake.level:
                outcome.findings.append(lower(file.filename))
    return outcome


def find_same(intake: Intake, digest: str) -> Document | None:
    """The unit's own document of some bytes, where whoever brings them in may know of it."""
    most = max(intake.level, intake.person.clearance)
    known = Version.objects.filter(blob_id=digest, document__org=intake.org_id, document__level__lte=most)
    version = known.exclude(document__state=State.WITHDRAWN).select_related("document").order_by("pk").first()
    return version.document if version is not None else None


def _make(file: IntakeFile, reading: Reading, outcome: _Outcome) -> Document:
    intake = file.intake
    document = make_document(intake, reading)
    version = keep_version(document, reading.document.id, reading.document.path, intake.way, intake.person_id)
    store_reading(version, reading)
    outcome.acts.append(act_of(document, version, "document.enter", intake.org.code))
    return document


def make_document(intake: Intake, reading: Reading) -> Document:
    """A document of an intake, as yet without a version."""
    return Document.objects.create(
        org=intake.org, level=intake.level, title=title_of(reading), entered_by=intake.person
    )


def _replace(file: IntakeFile, document: Document, readings: Sequence[Reading], outcome: _Outcome) -> None:
    """The one reading as a new version; the document waits for its release anew, whatever it was before."""
    if len(readings) != 1:
        if readings:
            outcome.findings.append(not_one(file.filename))
        return
    (reading,) = readings
    if document.versions.filter(blob_id=reading.document.id).exists():
        outcome.findings.append(same_version(file.filename))
        return
    before = document.state
    document.state, document.released_by, document.released_at = State.DRAFT, None, None
    document.title = title_of(reading)
    document.edit += 1
    document.save()
    intake = file.intake
    version = keep_version(document, reading.document.id, reading.document.path, intake.way, intake.person_id)
    store_reading(version, reading)
    document_changed.send(Document, document=document)
    outcome.documents.append(document)
    outcome.acts.append(act_of(document, version, "document.replace", intake.org.code, {"before": before}))


def act_of(document: Document, version: Version, act: str, org: str, more: dict[str, Any] | None = None) -> Act:
    """What the log says of a version that came."""
    return Act(
        act=act,
        thing="document",
        thing_id=document.uid,
        org=org,
        level=document.level,
        detail={
            "version": version.number, "sha256": version.blob_id, "filename": version.filename, **(more or {}),
        },
    )  # fmt: skip
