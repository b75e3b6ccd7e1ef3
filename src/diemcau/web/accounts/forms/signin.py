"""allauth's forms in the words of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account import forms as account
from allauth.mfa import app_settings
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from diemcau.web.accounts.words import said, texts_now

if TYPE_CHECKING:
    from django.forms import Form

    from diemcau.web.accounts.models import Person

_LONGEST_NAME = 60
_CODE = {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": "20", "autofocus": True}


def _name(form: Form, **labels: str) -> None:
    """Give the fields of a form their labels; what allauth writes inside or beside them goes."""
    for field, label in labels.items():
        form.fields[field].label = said(f"accounts.field.{label}")
        form.fields[field].help_text = ""
        form.fields[field].widget.attrs.pop("placeholder", None)


class LoginForm(account.LoginForm):  # type: ignore[misc]
    """Sign-in name or address, and password."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _name(self, login="login", password="password")  # noqa: S106 - a label
        self.fields["login"].max_length = 254
        self.fields["login"].widget.attrs |= {
            "autocomplete": "username webauthn",
            "autocapitalize": "none",
            "spellcheck": "false",
            "maxlength": "254",
            "autofocus": True,
        }


class ReauthenticateForm(account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _name(self, password="password")  # noqa: S106 - a label
        self.fields["password"].widget.attrs["autofocus"] = True


class _NewPassword:
    """Two times the same new password."""

    fields: dict[str, Any]

    def clean(self) -> dict[str, Any]:
        """The two are compared here, for allauth would say so in English."""
        cleaned: dict[str, Any] = super(account.PasswordVerificationMixin, self).clean()  # type: ignore[misc]
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", ValidationError(texts_now()["accounts.error.differs"]))  # type: ignore[attr-defined]
        return cleaned

    def _name_both(self) -> None:
        _name(self, password1="new_password", password2="new_password_again")  # type: ignore[arg-type]
        self.fields["password1"].help_text = said("accounts.password.rules")


class ChangePasswordForm(_NewPassword, account.ChangePasswordForm):  # type: ignore[misc]
    """Another password, by whoever knows the present one."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _name(self, oldpassword="old_password")
        self._name_both()


class SetPasswordForm(_NewPassword, account.SetPasswordForm):  # type: ignore[misc]
    """A first password, of somebody who came through the identity service."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._name_both()


class ResetPasswordForm(account.ResetPasswordForm):  # type: ignore[misc]
    """The address to which the link goes."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _name(self, email="email")
        self.fields["email"].error_messages["invalid"] = said("accounts.error.email")
        self.fields["email"].validators = [EmailValidator(said("accounts.error.email"))]
        self.fields["email"].widget.attrs["autofocus"] = True


class ResetPasswordKeyForm(_NewPassword, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, by whoever has the link."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._name_both()


class UserTokenForm(account.UserTokenForm):  # type: ignore[misc]
    """A link with which a password is chosen."""

    def _get_user(self, uidb36: str) -> Person | None:
        """Whoever is out of service has no use for a link that was sent before."""
        person: Person | None = super()._get_user(uidb36)
        return person if person is not None and person.is_active else None


class _Code:
    """A code that can be used once."""

    user: Any
    authenticator: Authenticator

    def clean_code(self) -> str:
        """Allauth forgets a used code after one period, though with tolerance it holds for three."""
        code: str = super().clean_code()  # type: ignore[misc]
        if self.authenticator.type == Authenticator.Type.TOTP:
            lasting = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
            digits = "".join(filter(str.isdigit, code))
            if not cache.add(f"totp:{self.user.pk}:{digits}", 1, lasting):
                raise ValidationError(texts_now()["accounts.error.code"], code="incorrect_code")
        return code


class AuthenticateForm(_Code, mfa.AuthenticateForm):  # type: ignore[misc]
    """A code of the authenticator, or a recovery code."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _name(self, code="code")
        self.fields["code"].widget.attrs |= _CODE


class ReauthenticateCodeForm(_Code, mfa.ReauthenticateForm):  # type: ignore[misc]
    """The same, once more."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _name(self, code="code")
        self.fields["code"].widget.attrs |= _CODE


class ActivateTOTPForm(totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new authenticator."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _name(self, code="first_code")
        self.fields["code"].widget.attrs |= _CODE


class _Key:
    """What a key answered; a page that was tampered with gets plain words too."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        bad = said("accounts.error.bad_key")
        self.fields["credential"].error_messages |= {"required": bad, "invalid": bad}


class AddWebAuthnForm(_Key, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A new key; as a passkey it opens the site by itself."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _name(self, name="key_name", passwordless="passwordless")
        _bound(self)
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].help_text = said("accounts.keys.passwordless")


class EditWebAuthnForm(webauthn.EditWebAuthnForm):  # type: ignore[misc]
    """What a key is called."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _name(self, name="key_name")
        _bound(self)


def _bound(form: Form) -> None:
    field: Any = form.fields["name"]
    field.max_length = _LONGEST_NAME
    field.widget.attrs["maxlength"] = str(_LONGEST_NAME)


class AuthenticateWebAuthnForm(_Key, webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A key as second factor."""


class ReauthenticateWebAuthnForm(_Key, webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A key, once more."""


class LoginWebAuthnForm(_Key, webauthn.LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey, by itself."""
