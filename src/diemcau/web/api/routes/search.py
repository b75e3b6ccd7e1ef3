"""Finding sentences and documents by words and numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from diemcau.web.accounts.middleware import scope
from diemcau.web.accounts.policies import Scope
from diemcau.web.api.paging import Page, Paged, open_cursor, seal
from diemcau.web.api.parameters import Words
from diemcau.web.search.asked import parse_query
from diemcau.web.search.models import Passage
from diemcau.web.search.queries import find_documents, find_passages, load_documents, load_passages

router = Router(tags=["search"])
Row = TypeVar("Row")


class Found(Schema):
    """A sentence with what was asked for."""

    document: UUID
    title: str = Field(description="Of the document.")
    org: str = Field(description="Code of the unit whose document it is.", examples=["DUN"])
    span: list[int] = Field(description="Code points of the document's text, half-open.", min_length=2, max_length=2)
    sentence: str


class FoundDocument(Schema):
    """A document with what was asked for in its title, its number or its sentences."""

    document: UUID
    title: str
    org: str = Field(description="Code of the unit whose document it is.", examples=["DUN"])
    number: str = Field(description="Official number, or empty.")


class SearchFilter(Paged):
    """What is looked for."""

    q: Words = Field(
        min_length=1,
        max_length=200,
        description='Words with or without tone marks, "side by side", -unwanted, begin*, numbers in any writing.',
        examples=["incoming delegations"],
    )


@router.get("/search/sentences", response=Page[Found])
def search_sentences(request: HttpRequest, asked: Query[SearchFilter]) -> dict[str, Any]:
    """The closest first; 1,000 at most."""
    found = find_passages(scope(request), parse_query(asked.q))
    return _page(request, asked, found, load_passages, _tell_passage)


@router.get("/search/documents", response=Page[FoundDocument])
def search_documents(request: HttpRequest, asked: Query[SearchFilter]) -> dict[str, Any]:
    """Those whose title or number has it first; 1,000 at most."""
    words = parse_query(asked.q)
    found = find_documents(scope(request), words, find_passages(scope(request), words))
    return _page(
        request,
        asked,
        found,
        load_documents,
        lambda one: {"document": one.uid, "title": one.title, "org": one.org.code, "number": one.number},
    )


def _page(
    request: HttpRequest,
    asked: SearchFilter,
    found: Sequence[int],
    load: Callable[[Scope, Sequence[int]], list[Row]],
    tell: Callable[[Row], dict[str, Any]],
) -> dict[str, Any]:
    """A page of what was found; a cursor counts, since the order is that of closeness."""
    start = int(open_cursor(asked.cursor, "search")[0]) if asked.cursor else 0
    end = start + asked.limit
    rows = load(scope(request), found[start:end])
    return {"items": [tell(row) for row in rows], "next": seal("search", [end]) if end < len(found) else None}


def _tell_passage(passage: Passage) -> dict[str, Any]:
    return {
        "document": passage.document.uid,
        "title": passage.document.title,
        "org": passage.document.org.code,
        "span": [passage.start, passage.end],
        "sentence": passage.said,  # type: ignore[attr-defined] # `load_passages` adds it
    }
