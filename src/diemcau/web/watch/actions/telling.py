"""The daily digest: each person hears once of each new alert that the person follows and may know of."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from smtplib import SMTPException
from typing import TYPE_CHECKING

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone

from diemcau.errors import Unavailable
from diemcau.web.accounts.queries import scope_of
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.shell.speech import load_speech
from diemcau.web.watch.filters import Filters
from diemcau.web.watch.mail import body_of, subject_of
from diemcau.web.watch.models import Alert, Follow, Letter
from diemcau.web.watch.queries import alerts_for, seen_by

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.core.mail.backends.base import BaseEmailBackend

    from diemcau.web.accounts.models import Person

_FRESH = timedelta(days=14)
"""How old an alert may be that is still news: one that was raised of long ago, in a first run, is not mailed."""
_MOST = 200
"""Alerts of one letter."""


def make_letters(*, on: date) -> list[int]:
    """Put together the letters of a day; the ids of those that are to be mailed.

    Args:
        on: The day, in the profile's time zone. Whoever has a letter of it gets no other.
    """
    wanted: defaultdict[Person, list[Follow]] = defaultdict(list)
    follows = Follow.objects.filter(ended_at=None, person__is_active=True).select_related("person")
    for row in follows.order_by("person", "pk"):
        wanted[row.person].append(row)
    return [pk for person, rows in wanted.items() if (pk := _make(person, rows, on)) is not None]


def send_letters(*, letters: Iterable[int]) -> int:
    """Mail some letters that were not mailed yet; how many were.

    Each is held while the mail server takes it, so that two workers never send the same. What is not open to its
    person any more is left out.

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
            "The letters could not be sent; the mail server did not take them.", code="watch.no_mail"
        ) from error
    finally:
        if sent:
            append_entry(actor=None, act=Act(act="watch.letter", thing="letter", detail={"letters": sent}))
    return sent


def _make(person: Person, follows: Iterable[Follow], on: date) -> int | None:
    """The letter of one person; None where there is nothing new, or it was made before."""
    with transaction.atomic():
        if Letter.objects.filter(person=person, on=on).exists():
            return None
        fresh = _news(person, follows, on)
        if not fresh:
            return None
        letter, made = Letter.objects.get_or_create(person=person, on=on)
        if not made:
            return None
        letter.alerts.set(fresh)
    return letter.pk


def _news(person: Person, follows: Iterable[Follow], on: date) -> list[Alert]:
    """What a person follows, may know of, and was not told of, the same in the stream of another level included."""
    scope = scope_of(person)
    seen = seen_by(scope)
    told = set(Alert.objects.filter(letters__person=person).values_list("twin", flat=True))
    found: dict[str, Alert] = {}
    for row in follows:
        filters = Filters(subject_kind=row.kind, subject_code=row.code, since=on - _FRESH)
        held = alerts_for(scope, seen, filters).filter(made_at__gte=row.begun_at, verdict=Alert.Verdict.OPEN)
        found |= {alert.twin: alert for alert in held[:_MOST] if alert.twin not in told}
    return sorted(found.values(), key=lambda one: (one.strength, -one.raised_on.toordinal(), -one.score))[:_MOST]


def _send(pk: int, connection: BaseEmailBackend) -> int:
    with transaction.atomic():
        rows = Letter.objects.select_for_update(of=("self",), skip_locked=True).select_related("person")
        letter = rows.filter(pk=pk, sent_at=None).first()
        if letter is None or not letter.person.is_active or not letter.person.email:
            return 0
        scope = scope_of(letter.person)
        open_ = alerts_for(scope, seen_by(scope), Filters()).filter(letters=letter)
        alerts = list(open_)
        if not alerts:
            return 0
        texts = load_speech(letter.person.language)
        message = EmailMessage(
            subject_of(letter, alerts, texts), body_of(letter, alerts, texts), to=[letter.person.email],
            connection=connection,
        )  # fmt: skip
        message.send()
        letter.sent_at = timezone.now()
        letter.save(update_fields=["sent_at"])
    return 1
