"""Files come in, wait, are cancelled, are tried again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from diemcau.collect.names import to_inside
from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.publish.piece import finding_to_json
from diemcau.records import Finding
from diemcau.web.accounts.policies import Right, Scope
from diemcau.web.archive import blobs
from diemcau.web.archive.findings import hold
from diemcau.web.archive.models import Blob, Document, Intake, IntakeFile
from diemcau.web.archive.policies import may_see
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.orgs.models import Org
from diemcau.web.shell.levels import Level

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person

MOST_BYTES = 200 * 2**20
"""Of one file; the largest scan of a bound yearbook that was met has 140 MB."""

MOST_TOGETHER = 2**30
"""Bytes of one intake: a province's whole year of reports had 600 MB."""

MOST_FILES = 1_000
"""Of one intake."""

_NAME = 500


@dataclass(frozen=True, slots=True)
class _Received:
    """A file that came: its bytes are kept, or it is told why not."""

    name: str
    blob: Blob | None = None
    refusal: Finding | None = None


def bring_in(
    *,
    actor: Person,
    scope: Scope,
    org: Org,
    level: int,
    files: Iterable[tuple[str, bytes]],
    way: str = "upload",
    replaces: Document | None = None,
    key: str = "",
) -> Intake:
    """Take in some files for a unit; they are read in the background, in the order in which they came.

    A file that is refused, empty or too large, costs the others nothing: it stands in the intake with the reason.

    Args:
        actor: Who.
        scope: What that person may do.
        org: The unit whose documents they become.
        level: How confidential they are; a new version is as confidential as its document.
        files: Names and bytes, taken one after the other.
        way: How they came, as in `Version.way`.
        replaces: The document of which the only file is a new version.
        key: What the sender calls this request; asked again under the same key, the same intake is given.

    Raises:
        Denied: If the person may not enter documents there, or not see the level.
        NotFound: If the document to replace is not open to the person.
        Invalid: If no file can be taken, or several are to replace one document.
    """
    _refuse(scope, org, level, replaces)
    if key and (earlier := Intake.objects.filter(person=actor, key=key[:80]).first()):
        return earlier
    received = list(_receive(files))
    good = [one for one in received if one.blob is not None]
    if not good:
        raise _nothing(received)
    if replaces is not None and len(received) > 1:
        raise Invalid("A new version is one file.", "Choose one file.", code="archive.one_file")
    made = Intake(
        person=actor,
        org=org,
        level=level if replaces is None else replaces.level,
        way=way,
        replaces=replaces,
        key=key[:80],
    )
    try:
        with transaction.atomic():
            made.save()
            _enter(made, received)
            detail = {"files": [one.name for one in good], "refused": [one.name for one in received if one.refusal]}
            _note(actor, made, "intake.begin", {**detail, "way": way})
    except IntegrityError:  # the same request came at the same moment
        earlier = Intake.objects.filter(person=actor, key=made.key).exclude(key="").first()
        if earlier is None:
            raise
        return earlier
    return made


def _refuse(scope: Scope, org: Org, level: int, replaces: Document | None) -> None:
    if replaces is not None and not may_see(scope, replaces):
        raise NotFound("There is no such document, or it is not open to you.", code="archive.no_document")
    if replaces is not None and replaces.org_id != org.pk:
        raise Invalid("A new version belongs to the unit of its document.", code="archive.other_org")
    refuse_entering(scope, org, level)


def refuse_entering(scope: Scope, org: Org, level: int) -> None:
    """Stop where a person may not bring documents of a level in for a unit.

    Raises:
        Denied: If the person may not enter documents there, or not see the level.
        Invalid: If there is no such level.
    """
    scope.demand(Right.ENTER, org.pk)
    if level not in Level.values:
        raise Invalid("There is no such level.", "Choose one of those that are offered.", code="archive.no_level")
    if level > scope.clearance:
        raise Denied("That level is above your clearance.", "Choose a lower one.", code="archive.above")


def _receive(files: Iterable[tuple[str, bytes]]) -> Iterator[_Received]:
    together = 0
    for place, (given, body) in enumerate(files):
        name = to_inside(given)[-_NAME:]
        refusal = _refusal(name, len(body), together, place)
        if refusal is None:
            together += len(body)
            yield _Received(name, blobs.keep(body))
        else:
            yield _Received(name, refusal=refusal)


def _refusal(name: str, size: int, together: int, place: int) -> Finding | None:
    """Why a file is not taken, or None."""
    if not size:
        return _tell("empty", name, f"{name} is empty.", "Choose the file again.")
    if size > MOST_BYTES:
        most = f"{MOST_BYTES // 2**20}"
        return _tell("large", name, f"{name} is larger than {most} MB.", "Part it into smaller files.", most)
    if place >= MOST_FILES:
        most = f"{MOST_FILES}"
        return _tell("many", name, f"{name} is more than the {most} files taken at once.", "Bring it next.", most)
    if together + size > MOST_TOGETHER:
        most = f"{MOST_TOGETHER // 2**20}"
        return _tell("full", name, f"With {name} it would be more than {most} MB at once.", "Bring it next.", most)
    return None


def _tell(what: str, name: str, message: str, advice: str, most: str = "") -> Finding:
    return hold(what, message, advice, name, name=name, most=most)


def _nothing(received: list[_Received]) -> Invalid:
    if not received:
        return Invalid("No file came with the request.", "Choose at least one file.", code="archive.no_file")
    first = received[0].refusal
    assert first is not None
    return Invalid(first.message, first.advice, **(dict(first.facts) | {"code": first.code, "cause": first}))


def _enter(intake: Intake, received: list[_Received]) -> None:
    """The files as rows, and the job of each that is to be read."""
    now = timezone.now()
    made = IntakeFile.objects.bulk_create(
        IntakeFile(
            intake=intake,
            filename=one.name,
            blob=one.blob,
            state=IntakeFile.Step.WAITING if one.blob else IntakeFile.Step.REFUSED,
            findings=[finding_to_json(one.refusal)] if one.refusal else [],
            ended_at=None if one.blob else now,
        )
        for one in received
    )
    _enqueue(file.pk for file in made if file.state == IntakeFile.Step.WAITING)


def _enqueue(pks: Iterable[int]) -> None:
    from diemcau.web.archive.jobs import read_file

    for pk in pks:
        read_file.enqueue(pk)


def cancel_intake(*, actor: Person, scope: Scope, intake: Intake) -> int:
    """Leave unread what still waits; what is being read is read to its end. How many files that were.

    Raises:
        Denied: If the person may not enter documents in that unit.
    """
    scope.demand(Right.ENTER, intake.org_id)
    with transaction.atomic():
        held = Intake.objects.select_for_update().get(pk=intake.pk)
        waiting = held.files.filter(state=IntakeFile.Step.WAITING)
        count = waiting.update(state=IntakeFile.Step.CANCELLED, ended_at=timezone.now())
        end_intake(held)
        if count:
            _note(actor, held, "intake.cancel", {"files": count})
    return count


def retry_intake(*, actor: Person, scope: Scope, intake: Intake) -> int:
    """Read once more what failed or was cancelled. How many files that are.

    Raises:
        Denied: If the person may not enter documents in that unit.
        Conflict: If there is nothing to be read again.
    """
    scope.demand(Right.ENTER, intake.org_id)
    with transaction.atomic():
        held = Intake.objects.select_for_update().get(pk=intake.pk)
        again = held.files.filter(state__in=(IntakeFile.Step.FAILED, IntakeFile.Step.CANCELLED)).exclude(blob=None)
        pks = list(again.select_for_update().values_list("pk", flat=True))
        if not pks:
            raise Conflict("Nothing in it waits to be read again.", code="archive.nothing_failed")
        IntakeFile.objects.filter(pk__in=pks).update(state=IntakeFile.Step.WAITING, findings=[], ended_at=None)
        Intake.objects.filter(pk=held.pk).update(ended_at=None)
        _enqueue(pks)
        _note(actor, held, "intake.retry", {"files": len(pks)})
    return len(pks)


def end_intake(intake: Intake) -> None:
    """Write down that nothing of an intake is left to be read; the caller holds its row."""
    if not intake.files.filter(state__in=IntakeFile.OPEN).exists():
        Intake.objects.filter(pk=intake.pk, ended_at=None).update(ended_at=timezone.now())


def _note(actor: Person, intake: Intake, act: str, detail: dict[str, object]) -> None:
    append_entry(
        actor=actor,
        act=Act(act=act, thing="intake", thing_id=intake.uid, org=intake.org.code, level=intake.level, detail=detail),
    )
