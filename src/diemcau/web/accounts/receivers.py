"""Who signed in, out or in vain, and whose keys changed, as entries of the log."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from allauth.account.signals import password_changed, password_reset, password_set, user_logged_in
from allauth.core import ratelimit
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from allauth.socialaccount.signals import social_account_added, social_account_removed
from django.contrib.auth import signals as auth
from django.dispatch import receiver

from diemcau.web.accounts.middleware import BEGUN
from diemcau.web.accounts.models import Person
from diemcau.web.accounts.signals import sign_in_refused
from diemcau.web.audit.actions import Act, append_entry

if TYPE_CHECKING:
    from django.http import HttpRequest

_LONGEST = 60  # letters of a name as it was typed


def _log(person: Person | None, act: str, **detail: object) -> None:
    append_entry(
        actor=person,
        act=Act(act=act, thing="person", thing_id=person.username if person else "", detail=detail),
    )


@receiver(auth.user_logged_in)
def begin_day(request: HttpRequest, **_: Any) -> None:
    """Remember when the session was begun."""
    request.session[BEGUN] = time.time()


@receiver(user_logged_in)
def log_sign_in(request: HttpRequest, user: Person, **_: Any) -> None:
    """Who came, and by which ways: password, mfa, socialaccount."""
    ways = [str(each.get("method")) for each in request.session.get("account_authentication_methods", [])]
    _log(user, "person.sign_in", ways=ways)


@receiver(auth.user_logged_out)
def log_sign_out(user: Person | None, **_: Any) -> None:
    """Who left."""
    if user is not None:
        _log(user, "person.sign_out")


@receiver(sign_in_refused)
def log_refusal(name: str, why: str, **_: Any) -> None:
    """Whose name was tried in vain; what was typed as password is written nowhere."""
    append_entry(
        actor=None,
        act=Act(act="person.sign_in_failed", thing="person", detail={"name": name[:_LONGEST], "why": why}),
    )


@receiver(mfa.authentication_failed)
def log_wrong_code(user: Person, authenticator: Authenticator, **_: Any) -> None:
    """Whose second factor was tried in vain: the password was right."""
    _log(user, "person.factor_failed", factor=authenticator.type)


@receiver(mfa.authenticator_added)
def log_factor(user: Person, authenticator: Authenticator, **_: Any) -> None:
    """A second factor is there."""
    _log(user, "person.factor_add", factor=authenticator.type)


@receiver(mfa.authenticator_removed)
def log_factor_gone(user: Person, authenticator: Authenticator, **_: Any) -> None:
    """A second factor is gone."""
    _log(user, "person.factor_remove", factor=authenticator.type)


@receiver(mfa.authenticator_reset)
def log_new_codes(user: Person, authenticator: Authenticator, **_: Any) -> None:
    """The recovery codes are others."""
    _log(user, "person.factor_renew", factor=authenticator.type)


@receiver(mfa.authenticator_used)
def log_recovery(user: Person, authenticator: Authenticator, **_: Any) -> None:
    """A recovery code was used up; other factors are told of with the sign-in."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        _log(user, "person.recovery_code_use")


@receiver(password_changed)
@receiver(password_set)
def log_password(user: Person, **_: Any) -> None:
    """Another password, by whoever knew the old one."""
    _log(user, "person.password_change")


@receiver(password_reset)
def log_reset(request: HttpRequest, user: Person, **_: Any) -> None:
    """Another password, by whoever had the link; what was typed wrong before no longer counts."""
    ratelimit.clear(request, action="login_failed", key=f"person:{user.pk}")
    _log(user, "person.password_reset")


@receiver(social_account_added)
def log_connection(sociallogin: Any, **_: Any) -> None:
    """The identity service's name for a person is known from now on."""
    _log(sociallogin.user, "person.connect", provider=sociallogin.account.provider)


@receiver(social_account_removed)
def log_disconnection(socialaccount: Any, **_: Any) -> None:
    """It is no longer."""
    _log(socialaccount.user, "person.disconnect", provider=socialaccount.provider)
