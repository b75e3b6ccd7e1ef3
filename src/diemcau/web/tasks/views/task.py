"""A task's whole life on one page, and every act on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from diemcau.errors import Conflict, Invalid, NotFound
from diemcau.publish.notice import tell_error
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.queries import documents_for
from diemcau.web.orgs.queries import tree_of, with_formers
from diemcau.web.shell.failures import STATUS
from diemcau.web.shell.speech import texts_of
from diemcau.web.tasks import life
from diemcau.web.tasks.actions import extending, flow, needing, proving, sharing, telling, undoing
from diemcau.web.tasks.actions.held import LONGEST, note_look
from diemcau.web.tasks.finding import signed_papers, task_for
from diemcau.web.tasks.lifeline import lifeline_of
from diemcau.web.tasks.policies import PREPARED
from diemcau.web.tasks.shown import listed, unit_of
from diemcau.web.tasks.told import events_of
from diemcau.web.tasks.typed import day_of_form, day_or_none, document_of, edit_of, org_of, percent_of, task_of, uid_of
from diemcau.web.tasks.workers import workers_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from diemcau.web.archive.models import Document
    from diemcau.web.tasks.models import Task

    Act = Callable[[HttpRequest, dict[str, Any]], object]

_MOST_PAPERS = 100
_MOST_DOCUMENTS = 30


@require_safe
def page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A task."""
    return _page(request, task_for(scope(request), uid))


@require_POST
def act(request: HttpRequest, uid: UUID, verb: str) -> HttpResponse:
    """One act on a task: a step of its way, or what is told, asked, attached or decided about it.

    Raises:
        NotFound: If there is no such act, or the person may not know of the task.
    """
    asked = scope(request)
    found = task_for(asked, uid)
    do = _ACTS.get(verb)
    if do is None:
        raise NotFound("There is no such act.", code="tasks.no_act")
    facts = {"actor": person(request), "scope": asked, "task": found, "edit": edit_of(request.POST.get("edit", ""))}
    try:
        do(request, facts)
    except (Conflict, Invalid) as error:
        return _page(request, task_for(asked, uid), error, verb)
    messages.success(request, texts_of(request)[f"tasks.task.done.{verb}"])
    return redirect("task", uid)


def _reason(request: HttpRequest) -> str:
    return request.POST.get("reason", "")


def _evidence(request: HttpRequest) -> UUID:
    found = uid_of(request.POST.get("evidence", ""))
    if found is None:
        raise NotFound("There is no such evidence, or it is not open to you.", code="tasks.no_evidence")
    return found


def _share(request: HttpRequest) -> UUID:
    found = uid_of(request.POST.get("share", ""))
    if found is None:
        raise NotFound("There is no such part.", code="tasks.no_share")
    return found


def _tell(request: HttpRequest, facts: dict[str, Any]) -> object:
    said = request.POST
    news = telling.News(
        percent=percent_of(said.get("percent", "")),
        words=said.get("words", ""),
        obstacle=said.get("obstacle", ""),
        wish=said.get("wish", ""),
        document=document_of(facts["scope"], said.get("document", "")),
    )
    return telling.tell(**facts, news=news)


def _officer(request: HttpRequest, facts: dict[str, Any]) -> object:
    name = request.POST.get("officer", "")[:60]
    found = workers_of(facts["task"]).filter(username=name).first() if name else None
    if name and found is None:
        raise Invalid("There is nobody of that name.", "Choose one of the list.", code="tasks.nobody")
    return telling.name_officer(**facts, officer=found)


def _cancel(request: HttpRequest, facts: dict[str, Any]) -> object:
    uid = uid_of(request.POST.get("paper", ""))
    paper = signed_papers(facts["scope"]).filter(uid=uid).first() if uid is not None else None
    return flow.cancel(**facts, reason=_reason(request), paper=paper)


def _replace(request: HttpRequest, facts: dict[str, Any]) -> object:
    said = request.POST.get("heir", "")
    heir = task_of(facts["scope"], said) if said.strip() else None
    return flow.replace(**facts, reason=_reason(request), heir=heir)


def _grant(request: HttpRequest, facts: dict[str, Any]) -> object:
    granted = day_of_form(request.POST.get("granted", ""))
    return extending.decide(**facts, granted=granted, answer=_reason(request))


def _part(request: HttpRequest, facts: dict[str, Any]) -> object:
    said, org = request.POST, org_of(request.POST.get("org", ""))
    if org is None:
        raise Invalid("No unit is chosen.", "Choose one.", code="tasks.no_unit")
    return sharing.ask_part(
        **facts, org=org, words=_reason(request), due=day_or_none(said.get("due", "")), is_required="required" in said
    )


def _again(request: HttpRequest, facts: dict[str, Any]) -> object:
    due = day_or_none(request.POST.get("due", ""))
    return sharing.ask_again(**facts, share=_share(request), words=_reason(request), due=due)


def _drop_need(request: HttpRequest, facts: dict[str, Any]) -> None:
    other = uid_of(request.POST.get("on", ""))
    need = facts["task"].needs.filter(on__uid=other).select_related("on").first() if other is not None else None
    if need is None:
        raise NotFound("It does not wait for that one.", code="tasks.no_need")
    needing.remove_need(**facts, on=need.on)


_ACTS: dict[str, Act] = {
    "accept": lambda _, facts: flow.accept(**facts),
    "return": lambda request, facts: flow.return_task(**facts, reason=_reason(request)),
    "reassign": lambda request, facts: flow.reassign(
        **facts, lead=org_of(request.POST.get("lead", "")), reason=_reason(request)
    ),
    "start": lambda _, facts: flow.start(**facts),
    "submit": lambda request, facts: flow.submit(**facts, reason=_reason(request)),
    "rework": lambda request, facts: flow.rework(**facts, reason=_reason(request)),
    "resume": lambda _, facts: flow.resume(**facts),
    "complete": lambda request, facts: flow.complete(
        **facts, quality=request.POST.get("quality", ""), reason=_reason(request)
    ),
    "reopen": lambda request, facts: flow.reopen(**facts, reason=_reason(request)),
    "suspend": lambda request, facts: flow.suspend(**facts, reason=_reason(request)),
    "cancel": _cancel,
    "replace": _replace,
    "undo": lambda _, facts: undoing.undo(**facts),
    "tell": _tell,
    "officer": _officer,
    "ask_time": lambda request, facts: extending.ask(
        **facts, wanted=day_of_form(request.POST.get("wanted", "")), reason=_reason(request)
    ),
    "withdraw_time": lambda _, facts: extending.withdraw_asked(**facts),
    "grant_time": _grant,
    "refuse_time": lambda request, facts: extending.decide(**facts, granted=None, answer=_reason(request)),
    "ask_part": _part,
    "answer_share": lambda request, facts: sharing.answer_share(
        **facts, share=_share(request), answer=_reason(request)
    ),
    "again_share": _again,
    "waive_share": lambda request, facts: sharing.waive(**facts, share=_share(request), reason=_reason(request)),
    "check_evidence": lambda request, facts: proving.check(**facts, evidence=_evidence(request)),
    "withdraw_evidence": lambda request, facts: proving.withdraw(**facts, evidence=_evidence(request)),
    "need": lambda request, facts: needing.add_need(**facts, on=task_of(facts["scope"], request.POST.get("on", ""))),
    "drop_need": _drop_need,
}
"""What can be done from the page, by the last word of its address."""


def _page(request: HttpRequest, found: Task, error: Conflict | Invalid | None = None, verb: str = "") -> HttpResponse:
    asked, who, texts = scope(request), person(request), texts_of(request)
    note_look(actor=who, task=found)
    order, source, sayings = life.orders_of(asked, found)
    evidence = life.evidence_of(who, asked, found, texts)
    extensions = list(found.extensions.select_related("asked_by", "decided_by"))
    before, behind = life.waits_of(asked, found, texts)
    children, tally = life.children_of(asked, found, texts)
    row = listed([found], texts.language)[0]
    context: dict[str, Any] = {
        "task": found,
        "row": row,
        "days_abs": abs(row.days) if row.days is not None else 0,
        "waited": life.waited_of(found),
        "late_by": life.late_by(found),
        "lead": unit_of(found.lead_id, texts.language),
        "holder": unit_of(found.holder_id, texts.language),
        "office": unit_of(found.office_id, texts.language),
        "parent": _known_parent(request, found),
        "order": order,
        "source": source,
        "sayings": sayings,
        "orientation": life.orientation_of(asked, found),
        "parts": life.parts_of(who, asked, found, evidence, texts),
        "evidence": [one for one in evidence if one.row.share_id is None],
        "measure": life.measure_of(found, texts),
        "figures": life.figures_of(asked, found, texts),
        "extensions": extensions,
        "waiting": next((one for one in extensions if not one.decision), None),
        "picture": lifeline_of(found, extensions, texts),
        "events": events_of(asked, found, [one.row for one in evidence], texts),
        "before": before,
        "behind": behind,
        "is_prepared": found.state in PREPARED,
        "children": children,
        "tally": tally,
        "longest": LONGEST,
        "failed": verb,
        "kept": request.POST if error is not None else {},
        **_doing(request, found),
    }
    if error is not None:
        context["error"] = tell_error(texts, error)
    return render(request, "tasks/task.html", context, status=STATUS[type(error)] if error else 200)


def _doing(request: HttpRequest, found: Task) -> dict[str, Any]:
    """What the person may do now, and what the forms offer."""
    asked, who, texts = scope(request), person(request), texts_of(request)
    acts = life.acts_of(who, asked, found, texts)
    verbs = {one.verb for one in acts}
    rights = life.rights_of(who, asked, found)
    nodes = tree_of().nodes.values() if rights["ask_part"] or "reassign" in verbs else ()
    units = sorted(((node.pk, node.code, node.name(texts.language)) for node in nodes), key=lambda one: one[2])
    reach = asked.reach(Right.ASSIGN)
    return {
        "acts": acts,
        "may": rights,
        "undo": undoing.to_undo(who, asked, found),
        "attachable": _documents(request, found) if rights["tell"] else (),
        "workers": workers_of(found) if rights["name"] else (),
        "papers": signed_papers(asked)[:_MOST_PAPERS] if "cancel" in verbs else (),
        "units": [(code, name) for _, code, name in units],
        "leads": [(code, name) for pk, code, name in units if reach.has(pk)] if "reassign" in verbs else (),
        "qualities": flow.QUALITIES[1:],
    }


def _documents(request: HttpRequest, found: Task) -> QuerySet[Document]:
    """The unit's newest documents, to attach one of them to what is told."""
    unit = found.holder_id or found.lead_id
    units = with_formers([unit]) if unit is not None else ()
    return documents_for(scope(request)).filter(org__in=units).order_by("-pk")[:_MOST_DOCUMENTS]


def _known_parent(request: HttpRequest, found: Task) -> Task | None:
    """The task under which it was given on, where the person may know of that one."""
    if found.parent is None:
        return None
    try:
        return task_for(scope(request), found.parent.uid)
    except NotFound:
        return None
