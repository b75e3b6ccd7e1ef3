"""Mail to people, in the language of each, in the words of the catalogue: `accounts.mail.NAME` and its `.subject`."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import TYPE_CHECKING

from allauth.account.app_settings import PASSWORD_RESET_TOKEN_GENERATOR
from allauth.account.utils import user_pk_to_url_str
from django.core.mail import EmailMessage
from django.urls import reverse

from diemcau.errors import Unavailable
from diemcau.web.shell.speech import load_speech

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person

_LOG = logging.getLogger("diemcau.web")


def write_letter(person: Person, name: str, *, to: str = "", **facts: object) -> EmailMessage:
    """A letter that is not sent yet.

    Args:
        person: To whom.
        name: Which letter.
        to: The address, where it is not the person's own of today.
        facts: What its words tell.
    """
    texts = load_speech(person.language)
    known = {"name": person.name, "username": person.username, **facts}
    subject, body = texts[f"accounts.mail.{name}.subject"], texts[f"accounts.mail.{name}"]
    return EmailMessage(subject.format(**known), body.format(**known), to=[to or person.email])


def send_invitation(person: Person, site: str) -> None:
    """Mail a person the link with which a password is chosen.

    Args:
        person: Who.
        site: Address of the site, `https://diemcau.example.gov/`.

    Raises:
        Unavailable: If the mail server does not take it.
    """
    letter = write_letter(person, "invitation", link=password_link(person, site), site=site)
    try:
        letter.send()
    except (OSError, SMTPException) as error:
        raise Unavailable(
            "The letter could not be sent; the mail server did not take it.",
            "Send the link again from the person’s page later.",
            code="accounts.no_mail",
        ) from error


def send_quietly(person: Person, name: str, *, to: str = "", **facts: object) -> None:
    """Mail a person what has happened; a mail server that does not answer is no reason to undo it."""
    try:
        write_letter(person, name, to=to, **facts).send()
    except (OSError, SMTPException):
        _LOG.exception("the letter %s was not sent", name)


def password_link(person: Person, site: str) -> str:
    """The address at which one person chooses a password, once, within `PASSWORD_RESET_TIMEOUT`."""
    token = PASSWORD_RESET_TOKEN_GENERATOR().make_token(person)
    facts = {"uidb36": user_pk_to_url_str(person), "key": token}
    return site.rstrip("/") + reverse("account_reset_password_from_key", kwargs=facts)
