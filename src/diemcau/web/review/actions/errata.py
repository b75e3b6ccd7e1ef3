"""Noticing that a signed total comes out otherwise, and saying so beside the edition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from diemcau.errors import Conflict, Invalid
from diemcau.web.accounts.policies import Right
from diemcau.web.audit.actions import append_entry
from diemcau.web.orgs.models import Org
from diemcau.web.review.actions.editions import act_of
from diemcau.web.review.errata import find_erratum, find_moved, with_names
from diemcau.web.review.models import Edition, Erratum
from diemcau.web.review.numbers import Key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.review.errata import Moved

LONGEST_NOTE = 2000
_Ends = Mapping[str, Any] | None
"""An interval as JSON."""


def note_errata(*, edition: Edition) -> list[Erratum]:
    """Note which totals of an edition come out otherwise now; done again it notes nothing twice.

    Nothing of the edition changes. What was noticed and is overtaken before anybody published it is no longer held.
    """
    moved = {one.key: one for one in find_moved(edition)}
    with transaction.atomic():
        Edition.objects.select_for_update().get(pk=edition.pk)
        held = {_key(one): one for one in edition.errata.filter(is_held=True).select_related("org").order_by("pk")}
        orgs = {org.code: org for org in Org.objects.filter(code__in={key[1] for key in moved})}
        for key, erratum in held.items():
            if key not in moved and erratum.published_at is None:
                _let_go(erratum)
        stale = {key: one for key, one in held.items() if key not in moved and one.published_at and one.now != one.was}
        again = [_make(edition, one.org, key, (one.was, one.was)) for key, one in stale.items()]
        new = [
            _make(edition, orgs[key[1]], key, (one.was, one.now), with_names(one.why))
            for key, one in moved.items()
            if key[1] in orgs and _is_news(held.get(key), one)
        ]
        for key in (*stale, *(_key(one) for one in new)):
            if key in held:
                _let_go(held[key])
        return Erratum.objects.bulk_create([*again, *new])


def _is_news(held: Erratum | None, moved: Moved) -> bool:
    return held is None or (held.was, held.now) != (moved.was, moved.now)


def _let_go(erratum: Erratum) -> None:
    Erratum.objects.filter(pk=erratum.pk).update(is_held=False)


def _key(erratum: Erratum) -> Key:
    return erratum.measure, erratum.org.code, erratum.period, erratum.unit, erratum.partner, erratum.status


def _make(
    edition: Edition, org: Org, key: Key, ends: tuple[_Ends, _Ends], why: Sequence[Mapping[str, Any]] = ()
) -> Erratum:
    """A row; `ends` are what was signed and what is held now."""
    measure, _, period, unit, partner, status = key
    return Erratum(
        edition=edition, measure=measure, org=org, period=period, unit=unit, partner=partner, status=status,
        was=ends[0], now=ends[1], why=list(why),
    )  # fmt: skip


def publish_erratum(*, actor: Person, scope: Scope, uid: UUID, note: str) -> Erratum:
    """Put an erratum beside its edition, whose files stay as they were signed.

    Args:
        actor: Who.
        scope: What that person may do.
        uid: The erratum.
        note: What that person says about it; may be empty.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person may not release for the edition's unit.
        Conflict: If it is published already, or overtaken.
    """
    said = note.strip()
    if len(said) > LONGEST_NOTE:
        raise Invalid("The note is too long.", "Say it in fewer words.", code="review.long_note", most=LONGEST_NOTE)
    with transaction.atomic():
        erratum = find_erratum(scope, uid)
        scope.demand(Right.RELEASE, erratum.edition.org_id)
        held = Erratum.objects.select_for_update().get(pk=erratum.pk)
        if held.published_at is not None or not held.is_held:
            raise Conflict("It is published already, or overtaken.", "Look at it again.", code="review.erratum_done")
        erratum.note, erratum.published_by, erratum.published_at = said, actor, timezone.now()
        erratum.save(update_fields=["note", "published_by", "published_at"])
        append_entry(
            actor=actor,
            act=act_of("erratum.publish", erratum.edition, erratum=str(erratum.uid), measure=erratum.measure),
        )
    return erratum
