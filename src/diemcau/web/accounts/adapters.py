"""How allauth meets the house: nobody signs up; people are entered by an administrator."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.db.models import Q
from django.shortcuts import render

from diemcau.errors import Unavailable
from diemcau.web.accounts.letters import send_quietly
from diemcau.web.accounts.models import Person
from diemcau.web.accounts.queries import must_have_second_factor
from diemcau.web.accounts.signals import sign_in_refused
from diemcau.web.accounts.words import said, texts_now

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialLogin
    from django.http import HttpRequest

_REFUSED = ("email_password_mismatch", "username_password_mismatch", "phone_password_mismatch", "invalid_login")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in with a password."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        **dict.fromkeys(_REFUSED, said("accounts.error.wrong")),
        "account_inactive": said("accounts.inactive.title"),
        "enter_current_password": said("accounts.error.current_password"),
        "incorrect_password": said("accounts.error.password"),
        "incorrect_code": said("accounts.error.code"),
        "invalid_password_reset": said("accounts.reset.bad"),
        "too_many_login_attempts": said("accounts.error.locked"),
        "rate_limited": said("accounts.slow.text"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's form
        """Never."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's form
        """One's own page."""
        from django.urls import reverse

        return reverse("account_me")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways to show once more who one is, named in the reader's language."""
        found: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [{**way, "description": texts_now()[f"accounts.again.{way['id'].replace(':', '_')}"]} for way in found]

    def add_message(  # noqa: PLR0917 - allauth calls it so
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,  # noqa: ARG002 - allauth's form
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """A notice on the next page; of allauth's own only those that the catalogue has words for."""
        stem = (message_template or "").rpartition("/")[2].partition(".")[0]
        told = message or texts_now().get(f"accounts.notice.{stem}", "")
        if told:
            messages.add_message(request, level, str(told), extra_tags=extra_tags)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A letter in the words of the catalogue and the language of whom it goes to.

        Whether the mail server took it is told to nobody: strangers would learn from it who is known here.
        """
        person = context.get("user") or Person.objects.filter(email=email.lower()).first()
        if person is None:
            return
        name = template_prefix.rpartition("/")[2]
        facts = {"link": context.get("password_reset_url", ""), "address": context.get("ip", "")}
        send_quietly(person, name, **facts)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Write down whose name was tried."""
        sign_in_refused.send(Person, request=request, name=_tried(credentials), why="wrong")

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try; write down where there were too many."""
        try:
            super().pre_authenticate(request, **credentials)
        except Exception:
            sign_in_refused.send(Person, request=request, name=_tried(credentials), why="locked")
            raise

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:  # noqa: ARG002
        """One count for a person, whether the sign-in name or the address is typed; one for each unknown name."""
        name = _tried(credentials).lower()
        pk = Person.objects.filter(Q(username=name) | Q(email=name)).values_list("pk", flat=True).first()
        return f"person:{pk}" if pk else f"name:{name}"


def _tried(credentials: dict[str, Any]) -> str:
    return str(credentials.get("username") or credentials.get("email") or "").strip()


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Sign-in through the ministry's own identity service; it lets in only people who are known here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002
        """Never."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the person by the address that the service has verified; refuse everybody else.

        Raises:
            ImmediateHttpResponse: With the page that refuses.
        """
        if sociallogin.is_existing:
            return
        verified = [address.email.lower() for address in sociallogin.email_addresses if address.verified]
        people = list(Person.objects.filter(email__in=verified, is_active=True)[:2])
        if len(people) != 1:
            sign_in_refused.send(Person, request=request, name=" ".join(verified), why="unknown")
            raise ImmediateHttpResponse(render(request, "socialaccount/unknown.html", status=403))
        sociallogin.connect(request, people[0])


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The second factor; its secrets are enciphered under the site's key, a copy of the database opens nothing."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": said("accounts.error.needed"),
        "cannot_generate_recovery_codes": said("accounts.error.no_factor"),
        "incorrect_code": said("accounts.error.code"),
    }

    def get_totp_issuer(self) -> str:
        """What the person's authenticator shows."""
        return "Diemcau"

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 - allauth's form
        """What a new key is called until its owner says otherwise."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return texts_now()["accounts.keys.default"].format(number=count + 1)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """What a passkey shows of the site."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Diemcau"}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whoever needs a second factor keeps one."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        spare = others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
        return spare or not must_have_second_factor(authenticator.user)

    def encrypt(self, text: str) -> str:
        """A secret as it is kept."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """A secret as it is.

        Raises:
            Unavailable: If it was enciphered under another key.
        """
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as error:
            raise Unavailable(
                "The second factor cannot be checked: the site’s secret key is another than when it was set up.",
                "Let the operator bring the key back, or take the second factor away.",
                code="accounts.other_key",
            ) from error


def _cipher() -> MultiFernet:
    keys = map(str, (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))
    return MultiFernet([Fernet(urlsafe_b64encode(sha256(f"second factor:{key}".encode()).digest())) for key in keys])
