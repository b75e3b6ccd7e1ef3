"""The orgs of a profile put into the dated tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from diemcau.profile.load import load_profile
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.orgs.edition import next_edition
from diemcau.web.orgs.models import Change, Org, OrgName, OrgParent, Succession

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

    from diemcau.profile.types import Org as Row
    from diemcau.profile.types import Profile

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many orgs were made, and how many were there already and left as they are."""

    made: int
    known: int


def load_profile_orgs(*, actor: AbstractBaseUser | None, profile: Profile) -> Loaded:
    """Put every org of a profile that is not there yet into the tree; those that are there stay as people left them.

    An org stands under its parent while both exist; beyond that under the one heir, or the one former, of the parent,
    else under what stands above the parent.
    """
    with transaction.atomic():
        next_edition()
        known = set(Org.objects.values_list("code", flat=True))
        new = {code: row for code, row in profile.orgs.items() if code not in known}
        if not new:
            return Loaded(0, len(profile.orgs))
        Org.objects.bulk_create(
            Org(
                code=row.code, kind=row.kind, certainty=row.certainty, note=row.note,
                valid_from=row.valid_from, valid_to=row.valid_to,
            )
            for row in new.values()
        )  # fmt: skip
        pks = dict(Org.objects.values_list("code", "pk"))
        OrgName.objects.bulk_create(_names(new, pks))
        OrgParent.objects.bulk_create(_parents(new, profile.orgs, pks))
        Succession.objects.bulk_create(_successions(new, profile.orgs, pks))
        Change.objects.create(verb="load", orgs=[], by_id=actor.pk if actor else None)
        next_edition()
        loaded = Loaded(len(new), len(profile.orgs) - len(new))
        detail = {"name": profile.name, "made": loaded.made, "known": loaded.known}
        append_entry(actor=actor, act=Act(act="org.load", thing="org", detail=detail))
    return loaded


def _names(new: Mapping[str, Row], pks: Mapping[str, int]) -> Iterator[OrgName]:
    for row in new.values():
        for language, name in row.names.items():
            if name:
                yield OrgName(
                    org_id=pks[row.code], language=language, name=name, valid_from=row.valid_from, valid_to=row.valid_to
                )


def _parents(new: Mapping[str, Row], rows: Mapping[str, Row], pks: Mapping[str, int]) -> Iterator[OrgParent]:
    for row in new.values():
        for parent, first, last in _places(row, rows):
            yield OrgParent(org_id=pks[row.code], parent_id=pks[parent.code], valid_from=first, valid_to=last)


def _places(row: Row, rows: Mapping[str, Row]) -> Iterator[tuple[Row, date | None, date | None]]:
    """Under whom an org of a profile stands from when to when, in no order."""
    if row.parent is None:
        return
    parent = rows[row.parent]
    first, last = _later(row.valid_from, parent.valid_from), _earlier(row.valid_to, parent.valid_to)
    yield parent, first, last
    before = parent
    while first is not None and first != row.valid_from and (found := _beside(before, rows, ahead=False)):
        before, end = found, first - _DAY
        first = _later(row.valid_from, before.valid_from)
        yield before, first, end
    after = parent
    while last is not None and last != row.valid_to and (found := _beside(after, rows, ahead=True)):
        after, begin = found, last + _DAY
        last = _earlier(row.valid_to, after.valid_to)
        yield after, begin, last


def _beside(row: Row, rows: Mapping[str, Row], *, ahead: bool) -> Row | None:
    """Who stands in the place of a parent when it is no more, or was not yet."""
    kin = row.successors if ahead else tuple(code for code, other in rows.items() if row.code in other.successors)
    if len(kin) == 1:
        return rows[kin[0]]
    return rows[row.parent] if row.parent is not None else None


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day is not None), default=None)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)


def _successions(new: Mapping[str, Row], rows: Mapping[str, Row], pks: Mapping[str, int]) -> Iterator[Succession]:
    for row in rows.values():
        for code in row.successors:
            if (row.code in new or code in new) and row.valid_to is not None:
                sort = _sort(row, rows[code], rows)
                yield Succession(former_id=pks[row.code], heir_id=pks[code], on=row.valid_to + _DAY, sort=sort)


def _sort(row: Row, heir: Row, rows: Mapping[str, Row]) -> Succession.Sort:
    """How one org came to carry on the work of another: many heirs split it, one heir merges many or is it anew."""
    if len(row.successors) > 1:
        return Succession.Sort.SPLIT
    end = row.valid_to
    formers = [other for other in rows.values() if heir.code in other.successors and other.valid_to == end]
    is_born_then = end is not None and heir.valid_from == end + _DAY
    return Succession.Sort.RENAME if is_born_then and len(formers) == 1 else Succession.Sort.MERGE


def load_own_profile(*, actor: AbstractBaseUser | None) -> Loaded:
    """The same with the profile of the installation."""
    return load_profile_orgs(actor=actor, profile=load_profile(settings.PROFILE))
