"""Mailing letters: private, each once, and nothing in them that is confidential."""

from __future__ import annotations

from smtplib import SMTPException
from typing import TYPE_CHECKING

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone

from diemcau.errors import Unavailable
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.shell.speech import load_speech
from diemcau.web.urging.mail import body_of, subject_of
from diemcau.web.urging.models import Letter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.mail.backends.base import BaseEmailBackend


def send_letters(*, letters: Iterable[int]) -> int:
    """Mail some letters that were not mailed yet; how many were.

    Each is held while the mail server takes it, so that two workers never send the same. Who has left the house since,
    or has no address, gets nothing.

    Args:
        letters: Their ids.

    Raises:
        Unavailable: If the mail server does not take one; those before it were sent.
    """
    sent = 0
    try:
        with get_connection() as connection:
            for pk in letters:
                sent += _send(pk, connection)
    except (OSError, SMTPException) as error:
        raise Unavailable(
            "The letters could not be sent; the mail server did not take them.", code="urging.no_mail"
        ) from error
    finally:
        if sent:
            append_entry(actor=None, act=Act(act="letter.send", thing="letter", detail={"letters": sent}))
    return sent


def _send(pk: int, connection: BaseEmailBackend) -> int:
    with transaction.atomic():
        rows = Letter.objects.select_for_update(of=("self",), skip_locked=True).select_related("person")
        letter = rows.filter(pk=pk, sent_at=None).first()
        if letter is None or not letter.person.is_active or not letter.person.email:
            return 0
        texts = load_speech(letter.person.language)
        message = EmailMessage(
            subject_of(letter, texts), body_of(letter, texts), to=[letter.person.email], connection=connection
        )
        message.send()
        letter.sent_at = timezone.now()
        letter.save(update_fields=["sent_at"])
    return 1
