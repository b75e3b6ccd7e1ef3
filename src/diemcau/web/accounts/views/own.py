"""What one sees and changes of oneself: data, roles, sessions."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from allauth.usersessions.models import UserSession
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from diemcau.errors import NotFound
from diemcau.web.accounts.actions.people import end_own_sessions
from diemcau.web.accounts.browsers import name_browser
from diemcau.web.accounts.middleware import person
from diemcau.web.accounts.queries import has_second_factor, must_have_second_factor, roles_of
from diemcau.web.accounts.views.answers import notice
from diemcau.web.accounts.views.rows import rows_of

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpRequest, HttpResponse


@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """One's own page."""
    own = person(request)
    context = {
        "roles": rows_of(request, roles_of(own)),
        "factor": has_second_factor(own),
        "keys": Authenticator.objects.filter(user_id=own.pk, type=Authenticator.Type.WEBAUTHN).count(),
        "sessions": UserSession.objects.filter(user_id=own.pk).count(),
    }
    return render(request, "accounts/me.html", context)


class SecondFactor(IndexView):  # type: ignore[misc]
    """One's second factors, and whether one may be without any."""

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        """What the template knows."""
        return {**super().get_context_data(**context), "due": must_have_second_factor(person(self.request))}


class RemoveKey(RemoveWebAuthnView):  # type: ignore[misc]
    """A key is removed, unless it is the last that its owner needs."""

    def form_valid(self, form: Form) -> HttpResponse:
        """Ask what allauth asks of authenticators alone."""
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self.get_object()):
            form.add_error(None, adapter.validation_error("cannot_delete_authenticator"))
            return cast("HttpResponse", self.form_invalid(form))
        return cast("HttpResponse", super().form_valid(form))


@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """Where one is signed in."""
    found = sorted(
        UserSession.objects.purge_and_list(person(request)), key=lambda each: each.last_seen_at, reverse=True
    )
    rows = [
        {
            "which": _which(each),
            "here": each.session_key == request.session.session_key,
            "browser": name_browser(each.user_agent),
            "address": each.ip,
            "begun": each.created_at,
            "seen": each.last_seen_at,
        }
        for each in found
    ]
    return render(request, "usersessions/usersession_list.html", {"rows": rows})


@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """End one session, or all but this one.

    Raises:
        NotFound: If it is none of one's own.
    """
    own = person(request)
    others = [
        each for each in UserSession.objects.filter(user_id=own.pk) if each.session_key != request.session.session_key
    ]
    which = request.POST.get("which", "")
    ending = others if which == "others" else [each for each in others if _which(each) == which]
    if not ending and which != "others":
        raise NotFound("There is no such session any more.", code="accounts.no_session")
    ended = end_own_sessions(actor=own, sessions=ending)
    notice(request, "accounts.notice.sessions_ended", count=ended)
    return redirect("usersessions_list")


def _which(session: UserSession) -> str:
    """Names a session on the page, without the key that opens it."""
    return sha256(f"session:{session.session_key}".encode()).hexdigest()[:32]
