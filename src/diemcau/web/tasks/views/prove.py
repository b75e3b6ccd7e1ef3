"""Attaching what shows that a task is done: a sentence of a document, a fact of the record, a value of a return."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db.models import F, QuerySet
from django.db.models.functions import Substr
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from diemcau.deploy.states import Actor
from diemcau.errors import Conflict, Invalid
from diemcau.lang.folding import fold
from diemcau.publish.notice import tell_error
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.archive.queries import documents_for, find_document
from diemcau.web.desk.queries import mentions_of
from diemcau.web.filings.queries import values_for
from diemcau.web.filings.telling import interval_of, measure_name, number_of
from diemcau.web.orgs.queries import with_formers
from diemcau.web.record.queries import claims_for
from diemcau.web.record.shown import named
from diemcau.web.shell.failures import STATUS
from diemcau.web.shell.speech import texts_of
from diemcau.web.tasks.actions.held import LONGEST
from diemcau.web.tasks.actions.proving import LONGEST_WORDS, Proof, attach
from diemcau.web.tasks.finding import task_for
from diemcau.web.tasks.life import saying_of
from diemcau.web.tasks.policies import demand_actor, may_answer
from diemcau.web.tasks.shown import number_of as number_of_task
from diemcau.web.tasks.shown import unit_of
from diemcau.web.tasks.typed import document_of, edit_of, uid_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from diemcau.web.archive.models import Document
    from diemcau.web.filings.models import Value
    from diemcau.web.record.models import Claim
    from diemcau.web.tasks.life import Saying
    from diemcau.web.tasks.models import Share, Task

_MOST_DOCUMENTS = 20
_MOST_SENTENCES = 80
_MOST_FIGURES = 30
_MOST_LETTERS = 200


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Choose what is attached, and attach it."""
    asked = scope(request)
    found = task_for(asked, uid)
    share = _share(found, request)
    if share is None or not may_answer(asked, share):
        demand_actor(person(request), asked, found, Actor.HEAD, Actor.OFFICER)
        share = None
    if request.method != "POST":
        return _page(request, found, share)
    try:
        attach(
            actor=person(request), scope=asked, task=found, edit=edit_of(request.POST.get("edit", "")),
            proof=_proof(request), share=share,
        )  # fmt: skip
    except (Conflict, Invalid) as error:
        return _page(request, task_for(asked, uid), share, error)
    messages.success(request, texts_of(request)["tasks.task.done.attach"])
    return redirect("task", uid)


def _share(found: Task, request: HttpRequest) -> Share | None:
    uid = uid_of(request.GET.get("share", ""))
    return found.shares.filter(uid=uid).first() if uid is not None else None


def _proof(request: HttpRequest) -> Proof:
    """What was chosen: `mention`, `claim` or `value` and a uid, or words of the document."""
    said, note = request.POST, request.POST.get("note", "")
    kind, _, uid = said.get("what", "").partition(":")
    if kind == "claim":
        return Proof(claim=uid_of(uid), note=note)
    if kind == "value":
        return Proof(value=uid_of(uid), note=note)
    document = document_of(scope(request), said.get("document", ""))
    if kind == "mention":
        return Proof(document=document, mention=uid_of(uid), note=note)
    words = said.get("words", "").replace("\r\n", "\n")
    return Proof(document=document, words=words, note=note)


def _page(
    request: HttpRequest,
    found: Task,
    share: Share | None,
    error: Conflict | Invalid | None = None,
) -> HttpResponse:
    texts = texts_of(request)
    chosen = _chosen(request)
    words = request.GET.get("q", "")[:_MOST_LETTERS]
    context: dict[str, Any] = {
        "task": found,
        "number": number_of_task(found),
        "share": share,
        "unit": unit_of(share.holder_id if share is not None else found.holder_id, texts.language)[0],
        "q": words,
        "documents": _documents(request, found, share, words),
        "document": chosen,
        "sentences": _sentences(chosen) if chosen is not None else (),
        "facts": named(_facts(request, found, share), texts),
        "values": [
            {
                "value": one,
                "name": measure_name(one.measure, texts.language),
                "number": number_of(interval_of(one), one.unit, texts),
            }
            for one in _values(request, found, share)
        ],
        "kept": request.POST,
        "longest": LONGEST,
        "longest_words": LONGEST_WORDS,
    }
    if error is not None:
        context["error"] = tell_error(texts, error)
    return render(request, "tasks/prove.html", context, status=STATUS[type(error)] if error else 200)


def _chosen(request: HttpRequest) -> Document | None:
    uid = uid_of(request.GET.get("document", ""))
    return find_document(scope(request), uid) if uid is not None else None


def _units(found: Task, share: Share | None) -> frozenset[int]:
    unit = share.holder_id if share is not None else found.holder_id or found.lead_id
    return with_formers([unit]) if unit is not None else frozenset()


def _documents(request: HttpRequest, found: Task, share: Share | None, words: str) -> QuerySet[Document]:
    """The documents that fit some words; those of the unit where there are none."""
    known = documents_for(scope(request)).order_by("-pk")
    if not words.strip():
        return known.filter(org__in=_units(found, share))[:_MOST_DOCUMENTS]
    for word in fold(words).split()[:8]:
        known = known.filter(folded__contains=word)
    return known[:_MOST_DOCUMENTS]


def _sentences(document: Document) -> list[tuple[UUID, Saying]]:
    """What was read in a document, each in its sentence."""
    said = Substr("reading__text", F("sentence_start") + 1, F("sentence_end") - F("sentence_start"))
    rows = mentions_of(document, None).select_related("document").annotate(sentence=said)[:_MOST_SENTENCES]
    return [(row.uid, saying_of(row)) for row in rows]


def _facts(request: HttpRequest, found: Task, share: Share | None) -> QuerySet[Claim]:
    """Facts of the unit, those of the task's measure alone where it has one, the newest periods first."""
    known = claims_for(scope(request)).filter(org__in=_units(found, share)).exclude(measure="")
    if found.measure:
        known = known.filter(measure=found.measure)
    return known.select_related("org").order_by(F("last_day").desc(nulls_last=True), "pk")[:_MOST_FIGURES]


def _values(request: HttpRequest, found: Task, share: Share | None) -> QuerySet[Value]:
    """Values of accepted returns of the unit, likewise."""
    known = values_for(scope(request)).filter(org__in=_units(found, share))
    if found.measure:
        known = known.filter(measure=found.measure)
    return known.select_related("filing__campaign").order_by(F("last_day").desc(nulls_last=True), "pk")[:_MOST_FIGURES]
