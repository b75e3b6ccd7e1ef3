"""A return: how far it has come, what was asked, what changed since it was approved; and every act on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from diemcau.errors import Conflict, Invalid
from diemcau.publish.notice import tell_error
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.filings import actions
from diemcau.web.filings.actions.asking import MOST_ASKED
from diemcau.web.filings.actions.held import LONGEST
from diemcau.web.filings.board import is_late, is_next
from diemcau.web.filings.policies import is_inside, people_of, works_there
from diemcau.web.filings.queries import filing_for
from diemcau.web.filings.sheet import cells_to_ask, changes_of, tables_of, values_of, words_shown
from diemcau.web.filings.telling import TONES, cell_name, form_name, missing_parts, part_names, regime_name, unit_name
from diemcau.web.filings.turns import STEPS, verbs_for
from diemcau.web.shell.failures import STATUS
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from diemcau.web.accounts.models import Person
    from diemcau.web.filings.models import Filing

_SIMPLE = {"submit": actions.submit, "check": actions.check, "approve": actions.approve, "accept": actions.accept}
_REASONED = {"reopen": actions.reopen, "excuse": actions.excuse}
_MOST_DIGITS = 9
_MOST_STEPS = 100


@require_safe
def page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A return; for others than its unit and the office only what was accepted."""
    return _page(request, filing_for(scope(request), uid))


@require_POST
def act(request: HttpRequest, uid: UUID, verb: str) -> HttpResponse:
    """Carry a return on, reopen or excuse it."""
    asked = scope(request)
    found = filing_for(asked, uid)
    facts: dict[str, Any] = {"actor": person(request), "scope": asked, "filing": found, "edit": _edit(request)}
    try:
        if verb in _REASONED:
            _REASONED[verb](**facts, reason=request.POST.get("reason", ""))
        else:
            _SIMPLE[verb](**facts)
    except (Conflict, Invalid) as error:
        return _page(request, filing_for(asked, uid), error)
    messages.success(request, texts_of(request)[f"filings.flow.done.{verb}"])
    return redirect("filing", uid)


@require_POST
def send_back(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Send a return back, with questions on cells."""
    asked = scope(request)
    found = filing_for(asked, uid)
    said = request.POST
    questions = [
        actions.Ask(cell[:200], text)
        for cell, text in zip(said.getlist("cell"), said.getlist("text"), strict=False)
        if text.strip()
    ]
    try:
        actions.send_back(
            actor=person(request),
            scope=asked,
            filing=found,
            edit=_edit(request),
            reason=said.get("reason", ""),
            asked=questions[: MOST_ASKED + 1],
            to=_colleague(found, said.get("to", "")),
            address=request.build_absolute_uri(reverse("filing", args=[uid])),
        )
    except (Conflict, Invalid) as error:
        return _page(request, filing_for(asked, uid), error)
    messages.success(request, texts_of(request)["filings.flow.done.send_back"])
    return redirect("filing", uid)


@require_POST
def answer(request: HttpRequest, uid: UUID, remark: UUID) -> HttpResponse:
    """Answer a question."""
    asked = scope(request)
    found = filing_for(asked, uid)
    try:
        actions.answer(
            actor=person(request), scope=asked, filing=found, remark=remark, text=request.POST.get("text", "")
        )
    except (Conflict, Invalid) as error:
        return _page(request, filing_for(asked, uid), error)
    messages.success(request, texts_of(request)["filings.flow.done.answer"])
    return redirect("filing", uid)


def _page(request: HttpRequest, found: Filing, error: Conflict | Invalid | None = None) -> HttpResponse:
    asked, texts = scope(request), texts_of(request)
    inside = is_inside(asked, found)
    actions.note_look(actor=person(request), filing=found)
    version = found.version if inside else found.accepted
    context: dict[str, Any] = {
        "filing": found,
        "campaign": found.campaign,
        "form": form_name(found.form, texts.language),
        "regime": regime_name(found.regime, texts.language),
        "unit": unit_name(found.org.code, texts.language),
        "holder": unit_name(found.holder.code, texts.language) if found.holder is not None else "",
        "tone": TONES[found.state],
        "inside": inside,
        "version": version,
        "tables": tables_of(found, version, texts),
        "values": values_of(asked, found, texts),
    }
    if inside:
        context |= _inside(request, found)
    if error is not None:
        context["error"] = tell_error(texts, error)
    return render(request, "filings/filing.html", context, status=STATUS[type(error)] if error else 200)


def _inside(request: HttpRequest, found: Filing) -> dict[str, Any]:
    """What the unit and the office see beside what was accepted."""
    asked, texts = scope(request), texts_of(request)
    verbs = verbs_for(asked, found)
    remarks = list(found.remarks.select_related("by", "to", "answered_by").order_by("-at", "-pk"))
    content = found.version.content if found.version is not None else {}
    for one in remarks:
        one.place = cell_name(found.form, one.cell, texts.language, content)  # type: ignore[attr-defined]
        one.was = words_shown(found.form, one.cell, one.words, texts)  # type: ignore[attr-defined]
    lacks = missing_parts(found.form, found.version.parts) if found.version is not None else []
    return {
        "verbs": verbs,
        "forward": [verb for verb in verbs if verb in STEPS],
        "remarks": remarks,
        "answers": works_there(asked, found),
        "changes": changes_of(found, texts),
        "steps": found.steps.select_related("by", "version").order_by("-at", "-pk")[:_MOST_STEPS],
        "lacks": part_names(found.form, lacks, texts.language),
        "people": people_of(found).order_by("name") if "send_back" in verbs else (),
        "askable": cells_to_ask(found, texts) if "send_back" in verbs else (),
        "longest": LONGEST,
        "is_late": is_late(found.campaign, found.first_approved_at, timezone.localdate()),
        "is_next": is_next(found.campaign, found.first_approved_at),
    }


def _edit(request: HttpRequest) -> int:
    said = request.POST.get("edit", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) <= _MOST_DIGITS else -1


def _colleague(found: Filing, username: str) -> Person | None:
    """Somebody of the unit by sign-in name; nobody for none.

    Raises:
        Invalid: If there is nobody of that name who enters there.
    """
    if not username:
        return None
    colleague = people_of(found).filter(username=username[:60]).first()
    if colleague is None:
        raise Invalid("There is nobody of that name.", "Choose one of the list.", code="filings.nobody")
    return colleague
