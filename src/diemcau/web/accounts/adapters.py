"""How allauth meets the house: nobody signs up; people are entered by an administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter

if TYPE_CHECKING:
    from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in with a password."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's form
        """Never."""
        return False


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Sign-in through the ministry's own identity service; it lets in only people who are known here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002 - allauth's form
        """Never."""
        return False


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The second factor."""

    def get_totp_issuer(self) -> str:
        """What the person's authenticator shows."""
        return "Diemcau"
