"""Pages on which roles are given, ended, and stood in for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.shortcuts import resolve_url
from django.views.decorators.http import require_http_methods

from diemcau.errors import Denied
from diemcau.web.accounts.actions import roles as actions
from diemcau.web.accounts.forms.people import DeputyForm, EndForm, RoleForm
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.accounts.queries import person_for, role_for
from diemcau.web.accounts.views.answers import answer_form, notice
from diemcau.web.accounts.views.rows import name_org

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from diemcau.web.accounts.models import Role


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, username: str) -> HttpResponse:
    """Give a person a role."""
    if not scope(request).reach(Right.MANAGE):
        raise Denied("People are managed by administrators.", code="accounts.denied_manage")
    shown = person_for(scope(request), username)
    form = RoleForm(request.POST or None, scope=scope(request))

    def act() -> tuple[str, ...]:
        actions.give_role(actor=person(request), scope=scope(request), person=shown, post=form.post())
        notice(request, "accounts.notice.given")
        return "person", username

    return answer_form(request, "accounts/role_give.html", form, act, shown=shown)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    """End a role, or somebody's standing in."""
    role = role_for(scope(request), person(request), uid)
    actions.demand_end(actor=person(request), scope=scope(request), role=role)
    form = EndForm(request.POST if request.method == "POST" else None)

    def act() -> tuple[str, ...]:
        actions.end_role(actor=person(request), scope=scope(request), role=role, last=form.cleaned_data["last"])
        notice(request, "accounts.notice.ended")
        return _back(request, role)

    return answer_form(request, "accounts/role_end.html", form, act, **_about(request, role))


@require_http_methods(["GET", "HEAD", "POST"])
def deputise(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Name who stands in for the holder of a role."""
    role = role_for(scope(request), person(request), uid)
    actions.demand_deputise(actor=person(request), scope=scope(request), role=role)
    form = DeputyForm(request.POST or None, role=role)

    def act() -> tuple[str, ...]:
        first, last = form.days()
        deputy = form.cleaned_data["deputy"]
        actions.name_deputy(
            actor=person(request), scope=scope(request), role=role, deputy=deputy, first=first, last=last
        )
        notice(request, "accounts.notice.deputised", name=deputy.name)
        return _back(request, role)

    return answer_form(request, "accounts/role_deputise.html", form, act, **_about(request, role))


def _about(request: HttpRequest, role: Role) -> dict[str, Any]:
    return {"role": role, "org": name_org(request, role.org), "back": resolve_url(*_back(request, role))}


def _back(request: HttpRequest, role: Role) -> tuple[str, ...]:
    """The page from which one came: one's own, or that of the person whose role it is."""
    holders = {role.person_id, role.deputy_for and role.deputy_for.person_id}
    return ("account_me",) if person(request).pk in holders else ("person", role.person.username)
