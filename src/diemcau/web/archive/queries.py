"""What is asked about documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from diemcau.errors import NotFound
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.models import AsideMail, Document, Intake, IntakeFile, ReadText, Version
from diemcau.web.archive.policies import visible, visible_files, visible_intakes
from diemcau.web.archive.reading import rules

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from diemcau.web.accounts.policies import Scope


def documents_for(scope: Scope) -> QuerySet[Document]:
    """The documents that a person may know of, newest first."""
    return Document.objects.filter(visible(scope))


def find_document(scope: Scope, uid: UUID) -> Document:
    """A document.

    Raises:
        NotFound: If there is none of that uid, or none that the person may know of; the two cannot be told apart.
    """
    document = documents_for(scope).select_related("org", "entered_by", "released_by").filter(uid=uid).first()
    if document is None:
        raise NotFound("There is no such document, or it is not open to you.", code="archive.no_document")
    return document


def check_moment(scope: Scope, document: Document, at: datetime | None) -> None:
    """Refuse a moment at which the document was its unit's own draft to whom a draft is not open.

    Raises:
        NotFound: As for a document that is not there.
    """
    if at is None or scope.may(Right.READ, document.org_id):
        return
    if document.released_at is None or at < document.released_at:
        raise NotFound("There is no such document, or it is not open to you.", code="archive.no_document")


def find_version(document: Document, number: int) -> Version:
    """A version of a document that the person may know of.

    Raises:
        NotFound: If it has none of that number.
    """
    version = document.versions.select_related("blob", "entered_by", "document").filter(number=number).first()
    if version is None:
        raise NotFound("The document has no such version.", code="archive.no_version")
    return version


def reading_of(version: Version) -> ReadText | None:
    """The newest reading of a version."""
    return version.readings.order_by("-is_current", "-read_at", "-pk").first()


def intakes_for(scope: Scope) -> QuerySet[Intake]:
    """The intakes that a person may know of, newest first."""
    return Intake.objects.filter(visible_intakes(scope))


def find_intake(scope: Scope, uid: UUID) -> Intake:
    """An intake.

    Raises:
        NotFound: If there is none of that uid, or none that the person may know of; the two cannot be told apart.
    """
    intake = intakes_for(scope).select_related("org", "person", "replaces").filter(uid=uid).first()
    if intake is None:
        raise NotFound("There is no such intake, or it is not open to you.", code="archive.no_intake")
    return intake


def files_for(scope: Scope, intake: Intake) -> QuerySet[IntakeFile]:
    """The files of an intake that a person may know of, in the order in which they came."""
    return intake.files.filter(visible_files(scope))


def stale_readings() -> QuerySet[ReadText]:
    """Current readings made under other rules than those of now, that were not read anew yet."""
    return ReadText.objects.filter(is_current=True).exclude(tried=rules())


def aside_mails() -> QuerySet[AsideMail]:
    """Mails of the mail-in folder that were kept aside, newest first."""
    return AsideMail.objects.all()
