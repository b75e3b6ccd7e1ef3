"""Bringing documents in, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.db.models import Prefetch
from django.http import HttpRequest
from ninja import Field, File, Form, Query, Schema, Status
from ninja.files import UploadedFile

from diemcau.errors import Conflict
from diemcau.publish.notice import tell_finding
from diemcau.publish.piece import to_finding
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.api.once import once
from diemcau.web.api.paging import Page, Paged, page_of
from diemcau.web.api.parameters import LevelNumber, Org, Seen, Words
from diemcau.web.api.routes.documents import DocumentRow, router, tell_document
from diemcau.web.api.routes.orgs import find_org
from diemcau.web.archive.actions import bring_in, cancel_intake, register, release, retry_intake, withdraw
from diemcau.web.archive.models import Document, Intake, IntakeFile
from diemcau.web.archive.queries import documents_for, files_for, find_document, find_intake, intakes_for
from diemcau.web.orgs import models as orgs
from diemcau.web.orgs.queries import tree_of
from diemcau.web.shell.speech import texts_of

_MOST_FILES = 200


class NewDocuments(Schema):
    """Files of a unit."""

    org: Org
    level: LevelNumber


class Reason(Seen):
    """A write that has to say why."""

    reason: Words = Field(min_length=1, max_length=1000, description="Why.")


class Registered(Seen):
    """What the clerk writes down."""

    number: Words = Field(max_length=60, description="Official number, or empty.", examples=["12/BC-SNgV"])
    period: Words = Field(max_length=24, description="What it reports on, or empty.", examples=["2024-H1"])
    level: LevelNumber


class IntakeFileRow(Schema):
    """One file on its way to a document."""

    filename: str
    state: Literal["waiting", "reading", "done", "same", "failed", "cancelled", "refused"] = Field(
        description="`same`: these bytes were there already."
    )
    documents: list[UUID] = Field(description="What became of it; an archive or a mail may hold several.")
    findings: list[str] = Field(description="What was not read and why, as sentences.")


class IntakeRow(Schema):
    """What was brought in together."""

    uid: UUID
    org: str = Field(description="Code of the unit.", examples=["DUN"])
    level: int
    way: str = Field(description="How it came: upload, mail, api, command or dossier.", examples=["api"])
    person: str = Field(description="Who brought it in.")
    begun_at: datetime
    ended_at: datetime | None = Field(description="When all was read; null while something waits.")


class IntakeWhole(IntakeRow):
    """What was brought in together, with its files."""

    files: list[IntakeFileRow]


class Count(Schema):
    """How many."""

    count: int


@router.post("/documents", response={202: IntakeWhole})
@once
def bring_documents(
    request: HttpRequest, form: Form[NewDocuments], files: File[list[UploadedFile]]
) -> Status[IntakeWhole]:
    """They are read in the background; ask for the intake to see how far that is. At most 200 files at once."""
    org = orgs.Org.objects.get(pk=find_org(tree_of(), form.org).pk)
    return _bring(request, org, form.level, files[: _MOST_FILES + 1], None)


@router.post("/documents/{uuid:uid}/versions", response={202: IntakeWhole})
@once
def bring_version(request: HttpRequest, uid: UUID, file: File[UploadedFile]) -> Status[IntakeWhole]:
    """The earlier versions and what people corrected in them stay."""
    document = find_document(scope(request), uid)
    return _bring(request, document.org, document.level, [file], document)


def _bring(
    request: HttpRequest, org: orgs.Org, level: int, files: list[UploadedFile], replaces: Document | None
) -> Status[IntakeWhole]:
    received = ((file.name or "file", file.read()) for file in files)
    intake = bring_in(
        actor=person(request), scope=scope(request), org=org, level=level, files=received, way="api", replaces=replaces
    )
    return Status(202, tell_intake_whole(request, intake))


@router.post("/documents/{uuid:uid}/release", response={200: DocumentRow})
@once
def release_document(request: HttpRequest, uid: UUID, body: Seen) -> Status[DocumentRow]:
    """Whoever brought a document in does not release it."""
    with _document(request, uid) as document:
        done = release(actor=person(request), scope=scope(request), document=document, edit=body.edit)
    return _told(done, document)


@router.post("/documents/{uuid:uid}/withdraw", response={200: DocumentRow})
@once
def withdraw_document(request: HttpRequest, uid: UUID, body: Reason) -> Status[DocumentRow]:
    """Its history stays."""
    with _document(request, uid) as document:
        done = withdraw(
            actor=person(request), scope=scope(request), document=document, edit=body.edit, reason=body.reason
        )
    return _told(done, document)


@router.post("/documents/{uuid:uid}/register", response={200: DocumentRow})
@once
def register_document(request: HttpRequest, uid: UUID, body: Registered) -> Status[DocumentRow]:
    """All three are written anew; send those that stay as they are."""
    with _document(request, uid) as document:
        done = register(actor=person(request), scope=scope(request), document=document, **body.dict())
    return _told(done, document)


@contextmanager
def _document(request: HttpRequest, uid: UUID) -> Iterator[Document]:
    """A document to be written to; where somebody was quicker, the error tells how it is marked now."""
    document = find_document(scope(request), uid)
    try:
        yield document
    except Conflict as error:
        error.facts["edit"] = (
            documents_for(scope(request)).filter(pk=document.pk).values_list("edit", flat=True).first()
        )
        raise


def _told(done: Document, shown: Document) -> Status[DocumentRow]:
    done.org, done.entered_by = shown.org, shown.entered_by
    return Status(200, DocumentRow(**tell_document(done)))


@router.get("/intakes", response=Page[IntakeRow])
def list_intakes(request: HttpRequest, asked: Query[Paged]) -> dict[str, Any]:
    """One's own, and those of the units whose drafts one sees."""
    rows = intakes_for(scope(request)).select_related("org", "person")
    return page_of(rows, asked, ("-begun_at", "uid"), _tell_intake, "intakes")


@router.get("/intakes/{uuid:uid}", response=IntakeWhole)
def get_intake(request: HttpRequest, uid: UUID) -> IntakeWhole:
    """With its files and the documents that came of them."""
    return tell_intake_whole(request, find_intake(scope(request), uid))


@router.post("/intakes/{uuid:uid}/cancel", response={200: Count})
@once
def cancel_waiting(request: HttpRequest, uid: UUID) -> Status[Count]:
    """What is being read is read to its end."""
    intake = find_intake(scope(request), uid)
    return Status(200, Count(count=cancel_intake(actor=person(request), scope=scope(request), intake=intake)))


@router.post("/intakes/{uuid:uid}/retry", response={200: Count})
@once
def retry_failed(request: HttpRequest, uid: UUID) -> Status[Count]:
    """What failed or was cancelled waits again."""
    intake = find_intake(scope(request), uid)
    return Status(200, Count(count=retry_intake(actor=person(request), scope=scope(request), intake=intake)))


def _tell_intake(intake: Intake) -> dict[str, Any]:
    names = ("uid", "level", "way", "begun_at", "ended_at")
    told = {name: getattr(intake, name) for name in names}
    return {**told, "org": intake.org.code, "person": str(intake.person)}


def tell_intake_whole(request: HttpRequest, intake: Intake) -> IntakeWhole:
    """An intake with the files and documents that the person may know of."""
    open_to_person = Prefetch("documents", queryset=documents_for(scope(request)))
    files = files_for(scope(request), intake).prefetch_related(open_to_person)
    return IntakeWhole(**_tell_intake(intake), files=[_tell_file(request, file) for file in files])


def _tell_file(request: HttpRequest, file: IntakeFile) -> IntakeFileRow:
    texts = texts_of(request)
    return IntakeFileRow(
        filename=file.filename,
        state=file.state,  # type: ignore[arg-type] # the choices of the column
        documents=[document.uid for document in file.documents.all()],
        findings=[tell_finding(texts, to_finding(one)) for one in file.findings],
    )
