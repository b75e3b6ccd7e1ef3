"""Conflicts between statements, and what people rule about them."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.db.models import F
from django.db.models.functions import Substr
from django.http import HttpRequest
from ninja import Field, Query, Router, Schema, Status

from diemcau.errors import Conflict as Clash
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.api.once import once
from diemcau.web.api.paging import Page, Paged, page_of
from diemcau.web.api.parameters import AsOf, Known, Words
from diemcau.web.api.routes.claims import Sentence, claim_token, tell_evidence
from diemcau.web.archive.policies import visible
from diemcau.web.record.actions import hold_apart, hold_same, settle, state_token, withdraw_ruling
from diemcau.web.record.models import Claim, Conflict, Ruling, Side
from diemcau.web.record.queries import conflicts_for, find_claim, find_conflict, find_ruling, rulings_for

router = Router(tags=["conflicts"])
StateWord = Literal["open", "settled", "reopened"]


class ConflictRow(Schema):
    """Statements that cannot all be true."""

    uid: UUID = Field(description="The same for all states of the conflict.")
    kind: str = Field(description="value, issuer, date, part_exceeds_whole, sum, ratio, …", examples=["value"])
    state: StateWord
    claims: list[UUID] = Field(description="The facts concerned.")
    told: dict[str, Any] = Field(description="Sentences about it by language: what it is, what would settle it.")
    known_from: datetime = Field(description="Since when the house holds it so.")
    known_to: datetime | None = Field(description="Until when; null while it does.")


class SideTold(Schema):
    """Statements of a conflict that say one thing."""

    said: dict[str, str] = Field(description="What, by language.", examples=[{"en": "USD 3.8 billion"}])
    sentences: list[Sentence]


class ConflictWhole(ConflictRow):
    """A conflict with its sentences."""

    sides: list[SideTold] = Field(description="What can be chosen, by place from 0.")
    edit: str = Field(description="Names this state; whoever settles it names the one that was seen.")


class RulingRow(Schema):
    """What a person ruled about statements."""

    uid: UUID
    verdict: str = Field(description="choose, same, not_same or withdraw.", examples=["choose"])
    conflict: UUID | None = Field(description="The conflict that it settles.")
    by: str
    at: datetime
    reason: str
    withdraws: UUID | None = Field(description="The ruling that it takes back.")
    is_withdrawn: bool = Field(description="Whether it was taken back.")


class ConflictFilter(Paged):
    """Which conflicts."""

    state: StateWord | None = None
    kind: Words | None = Field(None, max_length=40, description="Of one kind.")
    known: Known = None


class RulingFilter(Paged):
    """Which rulings."""

    conflict: UUID | None = Field(None, description="On one conflict.")


class Why(Schema):
    """Why something is ruled."""

    reason: Words = Field(min_length=1, max_length=2000, description="Why.")


class Settled(Why):
    """Which side holds."""

    edit: Words = Field(
        max_length=40, description="The `edit` of the conflict as you saw it; 409 tells its present one."
    )
    side: int = Field(ge=0, le=1000, description="Place of the side that holds, from 0.")


class SeenClaim(Schema):
    """A fact as it was seen."""

    uid: UUID
    edit: Words = Field(max_length=40, description="The `edit` of the fact as you saw it.")


class HeldSame(Why):
    """Facts that are one."""

    claims: list[SeenClaim] = Field(min_length=2, max_length=50)


class HeldApart(Why):
    """Statements of a fact that speak of another thing than the rest."""

    edit: Words = Field(max_length=40, description="The `edit` of the fact as you saw it.")
    mentions: list[UUID] = Field(min_length=1, max_length=200)


@router.get("/conflicts", response=Page[ConflictRow])
def list_conflicts(request: HttpRequest, asked: Query[ConflictFilter]) -> dict[str, Any]:
    """Open ones first."""
    rows = conflicts_for(scope(request), asked.known)
    equal = {"state": asked.state, "kind": asked.kind}
    rows = rows.filter(**{name: value for name, value in equal.items() if value is not None})
    return page_of(rows, asked, ("state", "kind", "uid"), _tell, "conflicts")


@router.get("/conflicts/{uuid:uid}", response=ConflictWhole)
def get_conflict(request: HttpRequest, uid: UUID, asked: Query[AsOf]) -> dict[str, Any]:
    """In the state of a moment; of documents that were withdrawn since nothing is shown."""
    conflict = find_conflict(scope(request), uid, asked.known)
    sentences = _sentences(request, conflict)
    sides = [
        {"said": side["said"], "sentences": [one for place in side["mentions"] for one in sentences[_key(place)]]}
        for side in conflict.said["sides"]
    ]
    return {**_tell(conflict), "sides": sides, "edit": state_token(conflict, scope(request))}


@router.post("/conflicts/{uuid:uid}/settle", response={201: RulingRow})
@once
def settle_conflict(request: HttpRequest, uid: UUID, body: Settled) -> Status[RulingRow]:
    """The losing sides stay in the record as having lost."""
    may = scope(request)
    conflict = find_conflict(may, uid)
    try:
        ruling = settle(
            actor=person(request), scope=may, conflict=conflict, token=body.edit, side=body.side, reason=body.reason
        )
    except Clash as error:
        now = conflicts_for(may).filter(uid=uid).first()
        error.facts["edit"] = now and state_token(now, may)
        raise
    return _ruled(ruling)


@router.post("/claims/same", response={201: RulingRow})
@once
def hold_claims_same(request: HttpRequest, body: HeldSame) -> Status[RulingRow]:
    """Several facts are one."""
    claims = [_seen(request, one.uid, one.edit) for one in body.claims]
    return _ruled(hold_same(actor=person(request), scope=scope(request), claims=claims, reason=body.reason))


@router.post("/claims/{uuid:uid}/apart", response={201: RulingRow})
@once
def hold_claim_apart(request: HttpRequest, uid: UUID, body: HeldApart) -> Status[RulingRow]:
    """Some statements of a fact speak of another thing than the rest."""
    claim = _seen(request, uid, body.edit)
    done = hold_apart(
        actor=person(request), scope=scope(request), claim=claim, mentions=body.mentions, reason=body.reason
    )
    return _ruled(done)


@router.get("/rulings", response=Page[RulingRow])
def list_rulings(request: HttpRequest, asked: Query[RulingFilter]) -> dict[str, Any]:
    """Newest first."""
    rows = rulings_for(scope(request)).select_related("by", "withdraws", "withdrawn_by")
    if asked.conflict is not None:
        rows = rows.filter(conflict=asked.conflict)
    return page_of(rows, asked, ("-at", "uid"), _tell_ruling, "rulings")


@router.post("/rulings/{uuid:uid}/withdraw", response={201: RulingRow})
@once
def take_back_ruling(request: HttpRequest, uid: UUID, body: Why) -> Status[RulingRow]:
    """What it ruled is open again. A ruling never changes, so there is no `edit`."""
    ruling = find_ruling(scope(request), uid)
    return _ruled(withdraw_ruling(actor=person(request), scope=scope(request), ruling=ruling, reason=body.reason))


def _seen(request: HttpRequest, uid: UUID, edit: str) -> Claim:
    """A fact as somebody saw it.

    Raises:
        Clash: If it is another one by now.
    """
    claim = find_claim(scope(request), uid)
    if claim_token(claim) != edit:
        raise Clash(
            "This fact has changed meanwhile.", "Look at it again and repeat what you did.", code="api.claim_stale",
            edit=claim_token(claim),
        )  # fmt: skip
    return claim


def _ruled(ruling: Ruling) -> Status[RulingRow]:
    return Status(201, RulingRow(**_tell_ruling(ruling)))


def _tell_ruling(ruling: Ruling) -> dict[str, Any]:
    return {
        "uid": ruling.uid,
        "verdict": ruling.said["verdict"],
        "conflict": ruling.conflict,
        "by": str(ruling.by),
        "at": ruling.at,
        "reason": ruling.said["reason"],
        "withdraws": ruling.withdraws.uid if ruling.withdraws else None,
        "is_withdrawn": hasattr(ruling, "withdrawn_by"),
    }


def _tell(conflict: Conflict) -> dict[str, Any]:
    names = ("uid", "kind", "state", "claims", "known_from", "known_to")
    return {**{name: getattr(conflict, name) for name in names}, "told": conflict.said.get("told", {})}


def _sentences(request: HttpRequest, conflict: Conflict) -> dict[tuple[Any, ...], list[dict[str, Any]]]:
    """The sentences of a conflict that the person may see, by document and span."""
    start, end = F("mention__sentence_start"), F("mention__sentence_end")
    rows = (
        Side.objects.filter(visible(scope(request), "document__"), conflict=conflict)
        .select_related("mention", "document")
        .defer("mention__said")
        .annotate(said=Substr("mention__reading__text", start + 1, end - start))
        .order_by("place")
    )
    found: defaultdict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[str(row.document.uid), row.mention.start, row.mention.end].append(tell_evidence(row))
    return found


def _key(place: dict[str, Any]) -> tuple[Any, ...]:
    return (place["document"], *place["span"])
