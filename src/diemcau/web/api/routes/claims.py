"""Facts of the record, and the sentences that bear them out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest, QueryDict
from ninja import Field, Query, Router, Schema

from diemcau.web.accounts.middleware import scope
from diemcau.web.api.contract import ClaimSaid
from diemcau.web.api.paging import Page, Paged, page_of
from diemcau.web.api.parameters import AsOf, Known, Org, Words
from diemcau.web.record.models import Claim, Evidence, Side
from diemcau.web.record.queries import find_claim
from diemcau.web.search.behind import sentences_of
from diemcau.web.search.facts import facts
from diemcau.web.search.filters import Filters, read_filters

router = Router(tags=["claims"])
_HIDDEN = {"mentions", "sources", "id", "part_of", "chosen"}
"""What of the stored JSON names documents that the person may no longer see; the evidence names those that one may."""


class ClaimRow(Schema):
    """A fact as the house held it: what its statements say together."""

    uid: UUID = Field(description="The same for all states of the fact.")
    org: str | None = Field(description="Code of the unit whose figure it is, where one is known.", examples=["DUN"])
    standing: Literal["agreed", "single", "disputed", "superseded"]
    sources: int = Field(description="Independent texts that say it, copies counted once.", examples=[2])
    said: ClaimSaid = Field(description="The whole of it in the words of the contract.")
    known_from: datetime = Field(description="Since when the house holds it so.")
    known_to: datetime | None = Field(description="Until when; null while it does.")
    edit: str = Field(description="Names this state; a ruling names the one that was seen.")


class Sentence(Schema):
    """A mention that bears a fact out, or stands in a conflict, with its sentence."""

    document: UUID
    title: str = Field(description="Of the document.")
    mention: UUID
    span: list[int] = Field(description="Code points of the document's text, half-open.", min_length=2, max_length=2)
    words: str = Field(description="The words at the span.", examples=["46 incoming delegations"])
    sentence: str = Field(description="The whole sentence.")


class ClaimWhole(ClaimRow):
    """A fact with the sentences behind it."""

    evidence: list[Sentence] = Field(description="In the order of its statements; 20 at most.")


class ClaimFilter(Paged):
    """Which facts."""

    q: Words | None = Field(None, max_length=200, description="Words, phrases or numbers in the sentences behind them.")
    measure: Words | None = Field(None, max_length=60, description="Code of a measure in the profile.")
    org: Org | None = Field(None, description="Code of a unit: its facts and those of all below it in the period.")
    below: bool = Field(default=True, description="Whether the units below count too.")
    period: Words | None = Field(None, max_length=24, description="Facts that share a day with it.", examples=["2024"])
    partner: Words | None = Field(None, max_length=200, description="With whom.", examples=["Keld"])
    status: Literal["actual", "expected", "target", "plan"] | None = None
    standing: Literal["agreed", "single", "disputed", "superseded"] | None = None
    unit: Words | None = Field(None, max_length=60, description="Unit of measurement.", examples=["USD"])
    document: UUID | None = Field(None, description="Of which document.")
    known: Known = None


@router.get("/claims", response=Page[ClaimRow], exclude_unset=True)
def list_claims(request: HttpRequest, asked: Query[ClaimFilter]) -> dict[str, Any]:
    """In order of measure and period."""
    said = {name: value for name, value in asked.dict(exclude={"cursor", "limit"}).items() if value is not None}
    rows = facts(scope(request), filters_of(said)).select_related("org")
    return page_of(rows, asked, ("measure", "period", "uid"), tell_claim, "claims")


@router.get("/claims/{uuid:uid}", response=ClaimWhole, exclude_unset=True)
def get_claim(request: HttpRequest, uid: UUID, asked: Query[AsOf]) -> dict[str, Any]:
    """In the state of a moment; of documents that were withdrawn since nothing is shown."""
    claim = find_claim(scope(request), uid, asked.known)
    behind = sentences_of(scope(request), [claim]).get(claim.pk, [])
    return {**tell_claim(claim), "evidence": [tell_evidence(one) for one in behind]}


def filters_of(said: Mapping[str, Any]) -> Filters:
    """Filters as the pages read them from an address.

    Raises:
        Invalid: If one of them is nothing that there is.
    """
    query = QueryDict(mutable=True)
    for name, value in said.items():
        told = value.isoformat() if isinstance(value, datetime) else str(value)
        query[name] = ("yes" if value else "no") if isinstance(value, bool) else told
    return read_filters(query)


def tell_claim(claim: Claim) -> dict[str, Any]:
    """A fact as a row of a list."""
    names = ("uid", "standing", "sources", "known_from", "known_to")
    return {
        **{name: getattr(claim, name) for name in names},
        "org": claim.org.code if claim.org else None,
        "said": {name: value for name, value in claim.said.items() if name not in _HIDDEN},
        "edit": claim_token(claim),
    }


def claim_token(claim: Claim) -> str:
    """Names a state of a fact."""
    return claim.digest[:24]


def tell_evidence(one: Evidence | Side) -> dict[str, Any]:
    """A mention behind a fact or in a conflict, with its sentence."""
    return {
        "document": one.document.uid,
        "title": one.document.title,
        "mention": one.mention.uid,
        "span": [one.mention.start, one.mention.end],
        "words": one.mention.words,
        "sentence": one.said,  # type: ignore[union-attr] # its query adds it
    }
