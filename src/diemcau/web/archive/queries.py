"""What is asked about documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from diemcau.errors import NotFound
from diemcau.web.archive.models import Document
from diemcau.web.archive.policies import visible

if TYPE_CHECKING:
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
