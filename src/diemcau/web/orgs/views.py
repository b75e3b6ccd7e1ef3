"""Pages of the orgs: the tree of any day, one org with its history, and the acts that change them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from diemcau.errors import DiemcauError, NotFound
from diemcau.publish.notice import tell_error
from diemcau.web.orgs import actions, pages
from diemcau.web.orgs.forms import VERBS, parts_of, prefilled, read_act, read_day
from diemcau.web.orgs.models import Change
from diemcau.web.orgs.permits import may_change
from diemcau.web.orgs.picture import draw
from diemcau.web.orgs.policies import MANAGE
from diemcau.web.orgs.queries import find_org, heirs_as_of, lineage, names_of_all, tree_of
from diemcau.web.orgs.steps import kinds
from diemcau.web.orgs.words import tell_act, tell_effects
from diemcau.web.orgs.writing import preview
from diemcau.web.shell.failures import status_of
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from datetime import date

    from django.contrib.auth.base_user import AbstractBaseUser

    from diemcau.publish.texts import Texts
    from diemcau.web.orgs.policies import Manager

_ACTIONS: dict[str, Callable[..., Change]] = {
    "found": actions.found, "rename": actions.rename, "move": actions.move, "merge": actions.merge,
    "split": actions.split, "end": actions.end, "note": actions.correct_note,
}  # fmt: skip
_ON_A_PAGE = 30


@require_safe
def tree(request: HttpRequest) -> HttpResponse:
    """The tree as of a day, or what is found in it."""
    texts, on = texts_of(request), _day(request)
    found = tree_of(on)
    words, kind = request.GET.get("q", "").strip()[:80], request.GET.get("kind", "").strip()[:40]
    seeks = bool(words or kind)
    context = {
        "on": found.day, "is_today": found.day == timezone.localdate(), "total": len(found.nodes),
        "words": words, "kind": kind, "seeks": seeks,
        "found": pages.find_in(found, words, kind, texts) if seeks else [], "most": pages.MOST_FOUND,
        "branches": () if seeks else pages.branches(found, texts),
        "counts": pages.counts(found, texts), "may_manage": _manages(request),
    }  # fmt: skip
    part = bool(getattr(request, "htmx", False))
    return render(request, "orgs/found.html" if part else "orgs/tree.html", context)


@require_safe
def org(request: HttpRequest, code: str) -> HttpResponse:
    """One org: its names and places over time, its lineage, what stands under it on a day."""
    texts, on, one = texts_of(request), _day(request), find_org(code)
    on = on or timezone.localdate()
    found, name = tree_of(on), pages.namer(texts)
    codes = {one.pk: one.code, **{node.pk: node.code for node in names_of_all().values()}}
    life = pages.life_of(one)
    context = {
        "org": one, "name": name(one.pk), "kind": pages.kind_name(one.kind, texts), "life": life, "on": on,
        "holds": life.holds(on), "is_today": on == timezone.localdate(),
        "above": [(node.code, node.name(texts.language)) for node in found.above(one.pk)],
        "children": pages.listed(found.children(one.pk), texts),
        "stands_for": [] if life.holds(on) else [(each.code, name(each.pk)) for each in heirs_as_of(one, on)],
        "names": pages.names_over_time(one), "parents": pages.parents_over_time(one, texts),
        "picture": draw(lineage(), one.pk, name, lambda pk: codes[pk]),
        "may_manage": may_change(_scope(request), one), "verbs": [verb for verb in VERBS if verb != "found"],
    }  # fmt: skip
    return render(request, "orgs/org.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, verb: str) -> HttpResponse:
    """The form of an act; what it would change; and, confirmed, the act itself.

    Raises:
        NotFound: If there is no such act.
        Denied: If the person changes no orgs at all.
    """
    if verb not in VERBS:
        raise NotFound("There is no such act.", "Choose one of the list.", code="orgs.no_act")
    _demand(request)
    texts = texts_of(request)
    context: dict[str, Any] = {
        "verb": verb, "said": request.POST or prefilled(request.GET), "parts": parts_of(request.POST),
        "today": timezone.localdate(), "chosen": set((request.POST or request.GET).getlist("formers")),
        "orgs": pages.listed(names_of_all().values(), texts),
        "kinds": sorted((pages.kind_name(kind, texts), kind) for kind in _kinds()),
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "orgs/act.html", context)
    try:
        return _do(request, verb, texts, context)
    except DiemcauError as error:
        context["problem"] = tell_error(texts, error)
        return render(request, "orgs/act.html", context, status=status_of(error))


def _do(request: HttpRequest, verb: str, texts: Texts, context: dict[str, Any]) -> HttpResponse:
    run = partial(_ACTIONS[verb], actor=_person(request), scope=_scope(request), **read_act(verb, request.POST))
    if "confirm" not in request.POST:
        context["effects"] = preview(run, lambda change: tell_effects(change, texts))
        return render(request, "orgs/act.html", context)
    change: Change = run()
    messages.success(request, f"{texts['orgs.done']} {tell_act(change, texts)}")
    return redirect("org", change.orgs[0])


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """All acts, the newest first, for those who may undo them.

    Raises:
        Denied: If the person changes no orgs at all.
    """
    _demand(request)
    texts = texts_of(request)
    listed = Change.objects.select_related("by", "undone_by", "undoes")
    page = Paginator(listed, _ON_A_PAGE).get_page(request.GET.get("page"))
    told = [(change, tell_act(change, texts), tell_effects(change, texts)) for change in page]
    return render(request, "orgs/changes.html", {"page": page, "told": told})


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What taking an act back would change; and, confirmed, the undoing itself.

    Raises:
        NotFound: If there is no such act.
        Denied: If the person may not change all orgs concerned.
    """
    _demand(request)
    texts = texts_of(request)
    change = Change.objects.filter(uid=uid).first()
    if change is None:
        raise NotFound("There is no such change.", "Look at the list of all.", code="orgs.no_change")
    reason = request.POST.get("reason", "").strip()
    run = partial(actions.undo, actor=_person(request), scope=_scope(request), change=change, reason=reason)
    if request.method == "POST":
        run()
        messages.success(request, f"{texts['orgs.undone']} {tell_act(change, texts)}")
        return redirect("org_changes")
    effects = preview(run, lambda made: tell_effects(made, texts))
    context = {"change": change, "told": tell_act(change, texts), "effects": effects}
    return render(request, "orgs/undo.html", context)


def _day(request: HttpRequest) -> date | None:
    said = request.GET.get("on", "").strip()
    return read_day(said) if said else None


def _kinds() -> set[str]:
    return {*kinds(), *(node.kind for node in names_of_all().values())}


def _scope(request: HttpRequest) -> Manager:
    return cast("Manager", request.scope)  # type: ignore[attr-defined]


def _person(request: HttpRequest) -> AbstractBaseUser:
    return cast("AbstractBaseUser", request.user)


def _manages(request: HttpRequest) -> bool:
    """Whether the person may change orgs anywhere."""
    scope = _scope(request)
    return scope.may(MANAGE, None) or any(scope.may(MANAGE, pk) for pk in tree_of().nodes)


def _demand(request: HttpRequest) -> None:
    if not _manages(request):
        _scope(request).demand(MANAGE, None)
