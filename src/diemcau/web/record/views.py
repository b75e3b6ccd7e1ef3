"""The pages of conflicts and facts."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from diemcau.errors import Conflict as Clash
from diemcau.errors import Invalid, NotFound
from diemcau.publish.notice import tell_error
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.archive.actions import note_look
from diemcau.web.archive.models import Document
from diemcau.web.record import actions
from diemcau.web.record.filters import Filters
from diemcau.web.record.history import rules_of, steps_of
from diemcau.web.record.models import Claim, Conflict
from diemcau.web.record.picture import draw
from diemcau.web.record.policies import may_settle
from diemcau.web.record.queries import (
    OPEN,
    alike,
    claims_among,
    claims_for,
    conflicts_about,
    conflicts_for,
    find_claim,
    find_conflict,
    find_ruling,
    is_waiting,
    last_seen,
    rulings_about_claim,
    rulings_on,
    states_of_claim,
)
from diemcau.web.record.shown import (
    Saying,
    allowed_of,
    headed,
    name_of,
    named,
    number_of,
    owner_of,
    sayings_of,
    sides_of,
    told_of,
)
from diemcau.web.shell.failures import STATUS
from diemcau.web.shell.moments import known_at
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

_ROWS = 40  # of a page
_STATES = 40  # of the history of a fact
_PARTS = 40


@require_safe
def conflicts(request: HttpRequest) -> HttpResponse:
    """The conflicts that the person may know of, those that wait first."""
    at, texts, asked = known_at(request), texts_of(request), scope(request)
    every = conflicts_for(asked, at)
    filters = Filters.of(request.GET)
    found = filters.narrow(every)
    rows = Paginator(found, _ROWS).get_page(request.GET.get("page"))
    context = {
        "at": at,
        "rows": rows,
        "headed": headed(rows, texts),
        "filters": filters,
        "choices": filters.choices(every, asked, texts.language),
        "counts": filters.counts(every),
    }
    return render(request, "record/conflicts.html", context)


@require_safe
def conflict(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What stands against what, what would settle it, and what was ruled."""
    try:
        return _conflict_page(request, find_conflict(scope(request), uid, known_at(request)))
    except NotFound:
        return _as_last_seen(request, Conflict, uid)


def _conflict_page(
    request: HttpRequest, found: Conflict, error: Clash | Invalid | None = None, reason: str = ""
) -> HttpResponse:
    at, texts, asked = known_at(request), texts_of(request), scope(request)
    sayings = sayings_of(found, asked, texts)
    _note_looks(request, sayings)
    sides = sides_of(found, sayings, texts)
    context: dict[str, Any] = {
        "at": at,
        "conflict": found,
        "told": told_of(found, texts),
        "sides": sides,
        "unplaced": [one for one in sayings if not any(one in side.sayings for side in sides)],
        "documents": len(found.said["sources"]),
        "sources": len(set(found.said["sources"].values())),
        "level": max((one.document.level for one in sayings), default=0),
        "claims": named(claims_for(asked, at).filter(uid__in=found.claims), texts),
        "rules": rules_of(rulings_on(asked, found), at),
        "may_settle": at is None and _may_rule(request, found),
        "token": actions.state_token(found, asked),
        "is_open": found.state in OPEN,
        "is_waiting": at is None and is_waiting(asked, found),
        "longest": actions.LONGEST_REASON,
        "reason": reason,
    }
    if error is not None:
        context["error"] = tell_error(texts, error)
    return render(request, "record/conflict.html", context, status=STATUS[type(error)] if error else 200)


@require_POST
def settle(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Choose one side, with a reason."""
    asked, reason = scope(request), request.POST.get("reason", "")
    found = find_conflict(asked, uid)
    try:
        actions.settle(
            actor=person(request),
            scope=asked,
            conflict=found,
            token=request.POST.get("token", "")[:64],
            side=_number(request.POST.get("side", "")),
            reason=reason,
        )
    except (Clash, Invalid) as error:
        return _conflict_page(request, find_conflict(asked, uid), error, reason[: actions.LONGEST_REASON])
    messages.success(request, texts_of(request)["record.settled_now"])
    return redirect("conflict", uid)


@require_POST
def withdraw_ruling(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take a ruling back."""
    ruling = find_ruling(scope(request), uid)
    reason = request.POST.get("reason", "")
    actions.withdraw_ruling(actor=person(request), scope=scope(request), ruling=ruling, reason=reason)
    messages.success(request, texts_of(request)["record.withdrawn_now"])
    if ruling.conflict is not None:
        return redirect("conflict", ruling.conflict)
    return _back(request, "conflicts")


@require_safe
def claim(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One fact: its number, who says it in which sentence, what became of it."""
    at, texts, asked = known_at(request), texts_of(request), scope(request)
    try:
        found = find_claim(asked, uid, at)
    except NotFound:
        return _as_last_seen(request, Claim, uid)
    sayings = sayings_of(found, asked, texts)
    _note_looks(request, sayings)
    mentions = [one.uid for one in sayings]
    may_rule = at is None and _may_rule(request, found)
    context = {
        "at": at,
        "claim": found,
        "number": number_of(found, texts),
        "allowed": allowed_of(found, texts),
        "name": name_of(found, texts),
        "owner": owner_of(found, texts),
        "told": told_of(found, texts),
        "sayings": sayings,
        "left": len(found.said["mentions"]) - len(sayings),
        "picture": draw(found, sayings),
        "documents": len(found.said["sources"]),
        "level": max((one.document.level for one in sayings), default=0),
        "conflicts": headed(conflicts_about(found, asked, at), texts),
        "wholes": named(claims_among([found.whole], asked, at) if found.whole else (), texts),
        "parts": named(claims_for(asked, at).filter(whole__in=mentions)[:_PARTS], texts),
        "steps": steps_of(list(states_of_claim(asked, uid).select_related("org")[:_STATES]), texts, at),
        "rules": rules_of(rulings_about_claim(asked, found), at),
        "may_rule": may_rule,
        "alike": named(alike(found, asked), texts) if may_rule else (),
        "longest": actions.LONGEST_REASON,
    }
    return render(request, "record/claim.html", context)


@require_POST
def same(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Hold another fact and this one to be one."""
    asked = scope(request)
    found = find_claim(asked, uid)
    claims = [found, find_claim(asked, _uid(request.POST.get("other", "")))]
    actions.hold_same(actor=person(request), scope=asked, claims=claims, reason=request.POST.get("reason", ""))
    messages.success(request, texts_of(request)["record.tied_now"])
    return redirect("claim", uid)


@require_POST
def apart(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Hold some statements of a fact to speak of another thing."""
    asked = scope(request)
    found = find_claim(asked, uid)
    mentions = [_uid(each) for each in request.POST.getlist("mention")[:100]]
    actions.hold_apart(
        actor=person(request),
        scope=asked,
        claim=found,
        mentions=mentions,
        reason=request.POST.get("reason", ""),
    )
    messages.success(request, texts_of(request)["record.untied_now"])
    return redirect("claim", uid)


def _note_looks(request: HttpRequest, sayings: Iterable[Saying]) -> None:
    """Write down that confidential sentences were shown, as their own pages do."""
    for document in {one.document.pk: one.document for one in sayings if one.words}.values():
        note_look(actor=person(request), document=document)


def _may_rule(request: HttpRequest, row: Claim | Conflict) -> bool:
    return may_settle(scope(request), Document.objects.filter(uid__in=row.said["sources"]))


def _as_last_seen(request: HttpRequest, model: type[Claim | Conflict], uid: UUID) -> HttpResponse:
    """Lead to what is no more as it was last; what was never there, or is hidden, stays unknown."""
    ended = last_seen(model, scope(request), uid) if known_at(request) is None else None
    if ended is None:
        kind = "claim" if model is Claim else "conflict"
        raise NotFound("There is no such thing in the record, or it is not open to you.", code=f"record.no_{kind}")
    known = _said(ended - timedelta(microseconds=1))
    return HttpResponseRedirect(f"{request.path}?{urlencode({'known': known})}")


def _said(moment: datetime) -> str:
    return timezone.localtime(moment).replace(tzinfo=None).isoformat()


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 4 else -1  # noqa: PLR2004 - no such side


def _uid(said: str) -> UUID:
    from uuid import UUID

    try:
        return UUID(said)
    except ValueError:
        raise Invalid("That is no fact.", "Choose one of those that are shown.", code="record.no_choice") from None


def _back(request: HttpRequest, name: str) -> HttpResponse:
    """To the fact from which the person came, else to a page by its name."""
    said = request.POST.get("claim", "")
    return redirect("claim", _uid(said)) if said else redirect(reverse(name))
