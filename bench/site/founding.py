"""The units and people of the site that is measured."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from bench.site.places import FORMS, Place
from diemcau.web.accounts.models import Person, Role, RoleKind
from diemcau.web.orgs.models import Edition, Org, OrgName, OrgParent
from diemcau.web.shell.levels import Level

STATE, MINISTRY, NETWORK = "BS", "BS.MFA", "BS.MIS"
_ABOVE = {"province": STATE, "mission": NETWORK, "unit": MINISTRY}
_SINCE = date(2020, 1, 1)
_EVERYWHERE = (
    RoleKind.CHIEF, RoleKind.OWNER, RoleKind.OWNER, RoleKind.LEADER, RoleKind.MINISTER, RoleKind.FOLLOW_UP,
    RoleKind.AUDITOR, RoleKind.ADMINISTRATOR,
)  # fmt: skip
"""Of the people who look beyond one unit."""


@dataclass(frozen=True, slots=True)
class Town:
    """What was founded.

    Attributes:
        orgs: The units by code.
        hand, head: Who brings in and who releases everywhere.
        people: Those who will visit.
    """

    orgs: dict[str, Org]
    hand: Person
    head: Person
    people: tuple[Person, ...]


def found(places: Sequence[Place], visitors: int) -> Town:
    """Enter units and people.

    Args:
        places: The units.
        visitors: How many people there are beside the two who filed everything; roles beyond one unit come first.
    """
    orgs = _found_orgs(places)
    hand = _person("hand", RoleKind.CLERK, orgs[MINISTRY], orgs[STATE])
    head = _person("head", RoleKind.MINISTER, orgs[MINISTRY], orgs[STATE])
    people = []
    for number in range(visitors):
        if number < len(_EVERYWHERE):
            role, org, covers = _EVERYWHERE[number], orgs[MINISTRY], orgs[STATE]
        else:
            at = places[number * len(places) // visitors]
            role, org, covers = (RoleKind.OFFICER, RoleKind.UNIT_HEAD)[number % 2], orgs[at.code], None
        people.append(_person(f"person{number:03}", role, org, covers, language=("vi", "en")[number % 2]))
    return Town(orgs, hand, head, tuple(people))


def _found_orgs(places: Iterable[Place]) -> dict[str, Org]:
    trunk = {
        STATE: ("state", None, "Republic of Zemar", "Cộng hòa Zemar"),
        MINISTRY: ("ministry", STATE, "Ministry of External Affairs of Zemar", "Bộ Đối ngoại Zemar"),
        NETWORK: ("mission_network", MINISTRY, "Missions of Zemar", "Các cơ quan đại diện của Zemar"),
    }
    orgs: dict[str, Org] = {}
    for code, (kind, above, english, vietnamese) in trunk.items():
        orgs[code] = _org(code, kind, orgs.get(above or ""), english, vietnamese)
    for place in places:
        kind, english, vietnamese = FORMS[place.sort]
        names = english.format(place.name), vietnamese.format(place.name)
        orgs[place.code] = _org(place.code, kind, orgs[_ABOVE[place.sort]], *names)
    Edition.objects.update_or_create(pk=1, defaults={"number": 1})
    return orgs


def _org(code: str, kind: str, above: Org | None, english: str, vietnamese: str) -> Org:
    org = Org.objects.create(code=code, kind=kind)
    OrgName.objects.create(org=org, language="en", name=english)
    OrgName.objects.create(org=org, language="vi", name=vietnamese)
    if above is not None:
        OrgParent.objects.create(org=org, parent=above)
    return org


def _person(name: str, kind: RoleKind, org: Org, covers: Org | None, language: str = "vi") -> Person:
    person = Person.objects.create_user(
        name, f"{name}@example.org", None, name=name.title(), language=language, clearance=Level.SECRET
    )
    Role.objects.create(person=person, org=org, kind=kind, covers=covers, valid_from=_SINCE)
    return person


def open_session(person: Person) -> str:
    """The cookie of a browser in which a person is signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)
