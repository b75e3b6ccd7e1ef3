"""Telling people by mail that an edition is there: private, each edition once, and nothing of what is in it."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from smtplib import SMTPException
from typing import TYPE_CHECKING

from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from diemcau.errors import Conflict, Invalid, NotFound, Unavailable
from diemcau.publish.calendar import format_period
from diemcau.records import parse_period
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.orgs.models import Org
from diemcau.web.review.actions.editions import act_of
from diemcau.web.review.models import Letter, Subscription
from diemcau.web.shell.levels import Level
from diemcau.web.shell.speech import load_speech

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from django.db.models import QuerySet

    from diemcau.publish.texts import Texts
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.review.models import Edition

EVERY = ("edition", "week", "month")
"""When: as soon as one is signed; on the next Monday; on the first of the next month."""

LANGUAGES = ("vi", "en")
_AT = time(7, 30)
"""Of the day, before the offices open."""


def subscribe(*, actor: Person, scope: Scope, org: str, every: str, language: str, site: str) -> Subscription:
    """Have oneself told of the editions of an org.

    Args:
        actor: Who asks; nobody is told on another's behalf.
        scope: What that person may do; of what lies above the clearance nothing is told.
        org: Code of the org at the head of the editions.
        every: One of `EVERY`.
        language: Of the mail.
        site: Address of the site, `https://diemcau.example.gov/`.

    Raises:
        NotFound: If there is no such org.
        Invalid: If something is none of the choices.
        Conflict: If the person is told of them already.
    """
    if every not in EVERY or language not in LANGUAGES:
        raise Invalid("That is none of the choices.", "Choose one of the list.", code="review.choice")
    if scope.person != actor.pk:
        raise NotFound("There is no such person.", code="review.no_person")
    found = Org.objects.filter(code=org).first()
    if found is None:
        raise NotFound("There is no such unit.", "Look for it in the tree.", code="orgs.no_org")
    try:
        with transaction.atomic():
            made = Subscription.objects.create(
                person=actor, org=found, every=every, language=language, site=site.rstrip("/")[:200]
            )
            append_entry(actor=actor, act=_act("subscription.begin", made))
    except IntegrityError as error:
        raise Conflict(
            "You are told of these editions already.", "End that first.", code="review.subscribed"
        ) from error
    return made


def unsubscribe(*, actor: Person, uid: UUID) -> Subscription:
    """End what one asked for.

    Raises:
        NotFound: If one asked for no such thing; that of others is not told apart from what is not there.
    """
    with transaction.atomic():
        held = _held().filter(uid=uid, person=actor).first()
        if held is None:
            raise NotFound("You are not told of any such editions.", code="review.no_subscription")
        held.ended_at = timezone.now()
        held.save(update_fields=["ended_at"])
        append_entry(actor=actor, act=_act("subscription.end", held))
    return held


def _held() -> QuerySet[Subscription]:
    """What people still ask for, held; by itself alone, so that no other row is held with it."""
    return Subscription.objects.select_for_update().filter(ended_at=None).order_by("pk")


def make_letters(*, edition: Edition) -> list[Letter]:
    """A letter for everybody who asked for the editions of this org and may see this one; each once."""
    asked = Subscription.objects.filter(
        org=edition.org, ended_at=None, person__is_active=True, person__clearance__gte=edition.level
    )
    made = []
    for subscription in asked.order_by("pk"):
        letter, is_new = Letter.objects.get_or_create(
            subscription=subscription, edition=edition, defaults={"due_at": due_at(subscription.every, timezone.now())}
        )
        made += [letter] if is_new else []
    return made


def due_at(every: str, now: datetime) -> datetime:
    """When a letter is to be sent that is made now."""
    today = timezone.localdate(now)
    if every == "week":
        day = today + timedelta(days=7 - today.weekday())
    elif every == "month":
        day = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    else:
        return now
    return timezone.make_aware(datetime.combine(day, _AT))


def send_letters(*, subscription: int) -> int:
    """Mail a person one letter about all that is due; how many editions it tells of.

    Whether the person may still see each is asked now. The row is held while the mail server takes the letter, so that
    two workers never send the same; what it does not take is tried again.

    Raises:
        Unavailable: If the mail server does not take it.
    """
    with transaction.atomic():
        held = _held().filter(pk=subscription).first()
        if held is None or not held.person.is_active:
            return 0
        waiting = Letter.objects.filter(subscription=held, sent_at=None, due_at__lte=timezone.now())
        letters = [
            letter
            for letter in waiting.select_related("edition__org").order_by("due_at", "pk")
            if letter.edition.level <= held.person.clearance
        ]
        if not letters:
            return 0
        _send(held, [letter.edition for letter in letters])
        now = timezone.now()
        Letter.objects.filter(pk__in=[letter.pk for letter in letters]).update(sent_at=now)
        held.last_sent_at = now
        held.save(update_fields=["last_sent_at"])
        for letter in letters:
            append_entry(actor=None, act=act_of("edition.send", letter.edition, to=held.person.username))
    return len(letters)


def _send(held: Subscription, editions: Sequence[Edition]) -> None:
    texts = load_speech(held.language)
    lines = "\n".join(_line(edition, held.site, texts) for edition in editions)
    body = texts["review.mail.body"].format(name=held.person.name, lines=lines, site=held.site + reverse("editions"))
    try:
        EmailMessage(texts["review.mail.subject"], body, to=[held.person.email]).send()
    except (OSError, SMTPException) as error:
        raise Unavailable(
            "The letter could not be sent; the mail server did not take it.", code="review.no_mail"
        ) from error


def _line(edition: Edition, site: str, texts: Texts) -> str:
    """One edition: its link, and its title and period where everybody may know of them."""
    link = site + reverse("edition", args=[edition.uid])
    if edition.level > Level.PUBLIC:
        return texts["review.mail.private"].format(link=link)
    period = format_period(parse_period(edition.period), texts.language)
    return texts["review.mail.public"].format(title=edition.title, period=period, link=link)


def _act(act: str, held: Subscription) -> Act:
    return Act(act=act, thing="subscription", thing_id=held.uid, org=held.org.code, detail={"every": held.every})
