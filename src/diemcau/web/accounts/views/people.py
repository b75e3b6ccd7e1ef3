"""Pages of people, for those who manage them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.errors import Denied
from diemcau.web.accounts.actions import people as actions
from diemcau.web.accounts.forms.people import NewPersonForm, PersonForm
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.accounts.queries import (
    has_second_factor,
    may_change,
    people_for,
    person_for,
    roles_not_ended,
    roles_of,
)
from diemcau.web.accounts.views.answers import answer_form, notice
from diemcau.web.accounts.views.rows import name_org, rows_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from diemcau.web.accounts.models import Person

_ON_PAGE = 50
_LONGEST = 80  # letters that are looked for


def _demand_some(request: HttpRequest) -> None:
    if not scope(request).reach(Right.MANAGE):
        raise Denied("People are managed by administrators.", code="accounts.denied_manage")


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody within reach, found by name."""
    _demand_some(request)
    words = request.GET.get("q", "")[:_LONGEST].replace("\0", "")
    shown = request.GET.get("shown", "")
    active = {"left": False, "all": None}.get(shown, True)
    found = Paginator(people_for(scope(request), words, active=active), _ON_PAGE).get_page(request.GET.get("page"))
    rows = [{"person": each, "roles": roles} for each, roles in _with_roles(request, list(found))]
    context = {"found": found, "rows": rows, "words": words, "shown": shown if shown in {"left", "all"} else ""}
    return render(request, "accounts/people.html", context)


def _with_roles(request: HttpRequest, found: list[Person]) -> list[tuple[Person, list[dict[str, str]]]]:
    """Each person with the roles not ended: kind, name of the org, and whom a deputy stands in for."""
    lasting = roles_not_ended().filter(person__in=[each.pk for each in found])
    roles: defaultdict[int, list[dict[str, str]]] = defaultdict(list)
    for role in lasting.select_related("org", "deputy_for__person"):
        holder = role.deputy_for.person.name if role.deputy_for else ""
        roles[role.person_id].append({"kind": role.kind, "org": name_org(request, role.org), "stands_for": holder})
    return [(each, roles[each.pk]) for each in found]


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Enter a person with a first role."""
    _demand_some(request)
    form = NewPersonForm(request.POST or None, scope=scope(request))

    def act() -> tuple[str, ...]:
        made = actions.add_person(
            actor=person(request),
            scope=scope(request),
            username=form.cleaned_data["username"],
            particulars=form.particulars(),
            post=form.post(),
            site=request.build_absolute_uri("/"),
        )
        notice(request, "accounts.notice.added", name=made.name, email=made.email)
        return "person", made.username

    return answer_form(request, "accounts/person_add.html", form, act)


@require_safe
def show(request: HttpRequest, username: str) -> HttpResponse:
    """One person: what is known, which roles, whether the sign-in is safe."""
    _demand_some(request)
    shown = person_for(scope(request), username)
    context = {
        "shown": shown,
        "roles": rows_of(request, roles_of(shown)),
        "factor": has_second_factor(shown),
        "may_change": may_change(scope(request), shown),
    }
    return render(request, "accounts/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, username: str) -> HttpResponse:
    """Write down anew what is known of a person."""
    _demand_some(request)
    shown = person_for(scope(request), username)
    initial = {name: getattr(shown, name) for name in ("name", "email", "rank", "language", "clearance")}
    form = PersonForm(request.POST or None, initial=initial)

    def act() -> tuple[str, ...]:
        actions.change_person(actor=person(request), scope=scope(request), person=shown, particulars=form.particulars())
        notice(request, "accounts.notice.changed")
        return "person", username

    return answer_form(request, "accounts/person_change.html", form, act, shown=shown)


@require_POST
def deactivate(request: HttpRequest, username: str) -> HttpResponse:
    """Put a person out of service."""
    shown = person_for(scope(request), username)
    actions.deactivate(actor=person(request), scope=scope(request), person=shown)
    notice(request, "accounts.notice.deactivated", name=shown.name)
    return redirect("person", username)


@require_POST
def reactivate(request: HttpRequest, username: str) -> HttpResponse:
    """Take a person back into service."""
    shown = person_for(scope(request), username)
    actions.reactivate(actor=person(request), scope=scope(request), person=shown)
    notice(request, "accounts.notice.reactivated", name=shown.name)
    return redirect("person", username)


@require_POST
def invite(request: HttpRequest, username: str) -> HttpResponse:
    """Mail a new link with which a password is chosen."""
    shown = person_for(scope(request), username)
    site = request.build_absolute_uri("/")
    actions.send_link(actor=person(request), scope=scope(request), person=shown, site=site)
    notice(request, "accounts.notice.invited", email=shown.email)
    return redirect("person", username)


@require_POST
def free(request: HttpRequest, username: str) -> HttpResponse:
    """Take away the second factor of a person who has lost it."""
    shown = person_for(scope(request), username)
    actions.remove_second_factor(actor=person(request), scope=scope(request), person=shown)
    notice(request, "accounts.notice.freed", name=shown.name)
    return redirect("person", username)
