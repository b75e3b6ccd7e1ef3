"""Documents: finding them, their words and bytes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import Field, Path, Query, Router, Schema

from diemcau.errors import NotFound
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.api.paging import Page, Paged, page_of
from diemcau.web.api.parameters import AsOf, Known, LevelNumber, Org, Words
from diemcau.web.api.routes.orgs import find_org
from diemcau.web.archive.actions import note_look, take_original
from diemcau.web.archive.models import Document, ReadText
from diemcau.web.archive.queries import check_moment, documents_for, find_document, find_version
from diemcau.web.orgs.queries import tree_of

router = Router(tags=["documents"])
StateWord = Literal["draft", "released", "withdrawn"]
VersionNumber = Annotated[int, Field(ge=1, le=100_000, description="Number of the version, from 1.")]
_BYTES = {
    "responses": {200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}}
}


class DocumentRow(Schema):
    """A document."""

    uid: UUID
    title: str = Field(examples=["Report on external relations of Dunmarsh province in 2024"])
    org: str = Field(description="Code of the unit whose document it is.", examples=["DUN"])
    level: int = Field(description="How confidential, 0 to 4.", examples=[1])
    state: StateWord = Field(description="Only released documents are in the record.")
    number: str = Field(description="Official number, or empty.", examples=["12/BC-SNgV"])
    period: str = Field(description="What it reports on, or empty.", examples=["2024-H1"])
    entered_at: datetime
    entered_by: str = Field(description="Who brought it in.")
    released_at: datetime | None
    released_by: str | None
    edit: int = Field(description="Counts the changes; a write names the one that was seen.", examples=[0])


class VersionRow(Schema):
    """The bytes of a document as they came in once."""

    number: int = Field(description="From 1.")
    filename: str = Field(examples=["report.docx"])
    size: int = Field(description="In bytes.")
    sha256: str = Field(description="Of the bytes, in hex.")
    way: str = Field(description="How it came: upload, mail, api, command or dossier.", examples=["api"])
    entered_at: datetime
    entered_by: str


class DocumentWhole(DocumentRow):
    """A document with its versions."""

    versions: list[VersionRow] = Field(description="Oldest first.")


class DocumentText(Schema):
    """What was read in a document as its text; spans count code points of it."""

    document: UUID
    version: int = Field(description="Number of the version that was read.")
    language: str = Field(description="ISO 639-1.", examples=["vi"])
    title: str
    publisher: str
    published: date | None
    text: str
    rules: str = Field(description="Version of the rules that read it.")
    read_at: datetime
    findings: list[dict[str, Any]] = Field(description="What was not understood, as the contract has it.")


class DocumentFilter(Paged):
    """Which documents."""

    org: Org | None = Field(None, description="Code of a unit: its documents and those of all units below it today.")
    state: StateWord | None = Field(None, description="How far the document has come.")
    level: LevelNumber | None = None
    period: Words | None = Field(None, max_length=24, description="What it reports on.", examples=["2024-H1"])
    known: Known = None


@router.get("/documents", response=Page[DocumentRow])
def list_documents(request: HttpRequest, asked: Query[DocumentFilter]) -> dict[str, Any]:
    """Newest first; with `known`, those that had come in by then, as they are now."""
    rows = _with_names(documents_for(scope(request)))
    if asked.org is not None:
        tree = tree_of()
        rows = rows.filter(org_id__in=tree.below(find_org(tree, asked.org).pk))
    equal = {"state": asked.state, "level": asked.level, "period": asked.period, "entered_at__lte": asked.known}
    rows = rows.filter(**{name: value for name, value in equal.items() if value is not None})
    return page_of(rows, asked, ("-entered_at", "uid"), tell_document, "documents")


@router.get("/documents/{uuid:uid}", response=DocumentWhole)
def get_document(request: HttpRequest, uid: UUID) -> dict[str, Any]:
    """With its versions."""
    document = look_at(request, uid)
    versions = document.versions.select_related("blob", "entered_by")
    return {
        **tell_document(document),
        "versions": [
            {
                "number": version.number,
                "filename": version.filename,
                "size": version.blob.size,
                "sha256": version.blob_id,
                "way": version.way,
                "entered_at": version.entered_at,
                "entered_by": str(version.entered_by),
            }
            for version in versions
        ],
    }


@router.get("/documents/{uuid:uid}/text", response=DocumentText)
def get_text(request: HttpRequest, uid: UUID, asked: Query[AsOf]) -> dict[str, Any]:
    """The text as it was read last, or last before a moment."""
    document = look_at(request, uid)
    check_moment(scope(request), document, asked.known)
    row = _reading(document, asked.known)
    names = ("language", "title", "publisher", "published", "text", "rules", "read_at", "findings")
    told = {name: getattr(row, name) for name in names}
    return {"document": document.uid, "version": row.version.number, **told}


def _reading(document: Document, known: datetime | None) -> ReadText:
    readings = document.readings.select_related("version")
    rows = readings.filter(is_current=True) if known is None else readings.filter(read_at__lte=known)
    row = rows.order_by("-read_at", "-pk").first()
    if row is None:
        raise NotFound("Nothing had been read in this document then.", "Ask a later moment.", code="api.unread")
    return row


@router.get("/documents/{uuid:uid}/versions/{number}/original", response={200: None}, openapi_extra=_BYTES)
def get_original(request: HttpRequest, uid: UUID, number: Path[VersionNumber]) -> HttpResponse:
    """The bytes as they came in, to be saved and not to be shown."""
    document = find_document(scope(request), uid)
    version = find_version(document, number)
    body = take_original(actor=person(request), version=version)
    response = HttpResponse(body, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=version.filename) or ""
    return response


def look_at(request: HttpRequest, uid: UUID) -> Document:
    """A document that is shown to a person; of a watched level the look is written down.

    Raises:
        NotFound: If there is none of that uid that the person may know of.
    """
    document = find_document(scope(request), uid)
    note_look(actor=person(request), document=document)
    return document


def tell_document(document: Document) -> dict[str, Any]:
    """A document, as a row of a list."""
    names = ("uid", "title", "level", "state", "number", "period", "entered_at", "released_at", "edit")
    return {
        **{name: getattr(document, name) for name in names},
        "org": document.org.code,
        "entered_by": str(document.entered_by),
        "released_by": str(document.released_by) if document.released_by else None,
    }


def _with_names(rows: QuerySet[Document]) -> QuerySet[Document]:
    return rows.select_related("org", "entered_by", "released_by")
