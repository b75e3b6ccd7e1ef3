"""Units and people of the demo are entered as an installation enters them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from diemcau.profile.types import Org as Row
from diemcau.web.accounts.actions.people import Particulars, add_first
from diemcau.web.accounts.actions.roles import Post, name_deputy
from diemcau.web.accounts.models import Person, Role
from diemcau.web.accounts.queries import scope_of
from diemcau.web.archive.reading import profile
from diemcau.web.config.demo.people import DEMO_PASSWORD, DEMO_PEOPLE, DemoPerson
from diemcau.web.config.demo.units import Unit, load_units
from diemcau.web.orgs.actions import Why, found, merge, rename
from diemcau.web.orgs.loading import load_profile_orgs
from diemcau.web.orgs.models import Org
from diemcau.web.orgs.steps import NewOrg

SINCE = date(2024, 1, 2)
"""First day of every role."""

_ADMINISTRATOR = "administrator"
_STANDS_IN = timedelta(days=60)


def enter_units_and_people() -> list[tuple[date, Callable[[], object]]]:
    """The tree as it stood at first, and everybody; what changes the tree later is given back, each with its day."""
    units = load_units()
    rows = {unit.code: _row(unit) for unit in units.values() if unit.valid_from is None}
    load_profile_orgs(actor=None, profile=replace(profile(), name="Sarvik", orgs=rows))
    hashed = make_password(DEMO_PASSWORD)
    late = [person for person in DEMO_PEOPLE if units[person.org].valid_from]
    for person in DEMO_PEOPLE:
        if person not in late:
            _enter(person, hashed)
    _name_deputies()
    return [*_changes(), *((units[person.org].valid_from or SINCE, _entering(person, hashed)) for person in late)]


def _row(unit: Unit) -> Row:
    return Row(
        code=unit.code, names=unit.names, kind=unit.kind, parent=unit.above, valid_from=None, valid_to=None,
        successors=(), places={}, aliases={}, certainty="sure",
    )  # fmt: skip


def _entering(person: DemoPerson, hashed: str) -> Callable[[], object]:
    return lambda: _enter(person, hashed)


def _enter(person: DemoPerson, hashed: str) -> None:
    """Enter a person as the command does, the password known and the role in force since the story began."""
    made = add_first(
        username=person.username,
        particulars=Particulars(
            name=person.name, email=f"{person.username}@example.org", rank=person.rank, language=person.language,
            clearance=person.clearance,
        ),
        post=Post(
            kind=person.role, org=Org.objects.get(code=person.org),
            covers=Org.objects.get(code=person.covers) if person.covers else None,
        ),
    )  # fmt: skip
    Person.objects.filter(pk=made.pk).update(password=hashed)
    Role.objects.filter(person=made).update(valid_from=load_units()[person.org].valid_from or SINCE)


def _name_deputies() -> None:
    today = timezone.localdate()
    for person in DEMO_PEOPLE:
        if person.deputy_of:
            role = Role.objects.select_related("person").get(person__username=person.deputy_of, deputy_for=None)
            name_deputy(
                actor=role.person, scope=scope_of(role.person), role=role, first=today, last=today + _STANDS_IN,
                deputy=Person.objects.get(username=person.username),
            )  # fmt: skip


def _changes() -> list[tuple[date, Callable[[], object]]]:
    """Foundings, mergers and renamings, each with the day from which it holds."""
    units = load_units().values()
    merged = {heir for unit in units for heir in unit.heirs}
    found_ones = [unit for unit in units if unit.valid_from and unit.code not in merged]
    return [
        *((unit.valid_from or SINCE, _founding(unit)) for unit in found_ones),
        *((load_units()[code].valid_from or SINCE, _merging(load_units()[code])) for code in sorted(merged)),
        *((unit.renamed["since"], _renaming(unit)) for unit in units if unit.renamed),
    ]


def _founding(unit: Unit) -> Callable[[], object]:
    return lambda: found(**_by(), org=_new(unit), why=Why(on=unit.valid_from or SINCE, reason="Decree 14/2025."))


def _merging(heir: Unit) -> Callable[[], object]:
    codes = [unit.code for unit in load_units().values() if heir.code in unit.heirs]
    why = Why(on=heir.valid_from or SINCE, reason="Resolution 60/2025 of Parliament on the provinces.")
    return lambda: merge(**_by(), formers=list(Org.objects.filter(code__in=codes)), heir=_new(heir), why=why)


def _renaming(unit: Unit) -> Callable[[], object]:
    names = {language: unit.renamed[language] for language in unit.names}
    why = Why(on=unit.renamed["since"], reason="Decree 9/2025 on the Ministry.")
    return lambda: rename(**_by(), org=Org.objects.get(code=unit.code), names=names, why=why)


def _new(unit: Unit) -> NewOrg:
    parent = Org.objects.get(code=unit.above) if unit.above else None
    return NewOrg(code=unit.code, kind=unit.kind, names=unit.names, parent=parent)


def _by() -> dict[str, Any]:
    person = Person.objects.get(username=_ADMINISTRATOR)
    return {"actor": person, "scope": scope_of(person)}
