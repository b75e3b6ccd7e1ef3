"""People are entered, changed, put out of service and taken back; never deleted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone

from diemcau.errors import Conflict, Denied, Invalid
from diemcau.publish.texts import languages
from diemcau.web.accounts.actions.roles import Post, give_role
from diemcau.web.accounts.letters import send_invitation, send_quietly
from diemcau.web.accounts.models import Person, Role
from diemcau.web.accounts.policies import Right, Scope
from diemcau.web.accounts.queries import homes_of
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.shell.levels import Level

if TYPE_CHECKING:
    from collections.abc import Iterable

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")
_LONGEST_NAME = 200
_CHANGED = ("name", "email", "rank", "language", "clearance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What is written down of a person; the fields are those of `Person`."""

    name: str
    email: str
    rank: str = ""
    language: str = "vi"
    clearance: int = Level.INTERNAL


def add_person(
    *, actor: Person, scope: Scope, username: str, particulars: Particulars, post: Post, site: str
) -> Person:
    """Enter a person with a first role, and mail the link with which that person chooses a password.

    Args:
        actor: Who enters.
        scope: What that person may do.
        username: For signing in; empty for what stands before the `@` of the address.
        particulars: Of the new person.
        post: The first role.
        site: Address of the site, for the link.

    Raises:
        Denied: If the role reaches where the actor does not manage people.
        Invalid: If a name or address cannot be.
        Conflict: If the sign-in name or the address is taken.
    """
    said = _checked(particulars)
    with transaction.atomic():
        person = _enter(username, said)
        give_role(actor=actor, scope=scope, person=person, post=post)
        _log(actor, "person.add", person, particulars=_fields(said))
        transaction.on_commit(partial(send_invitation, person, site))
    return person


def add_first(*, username: str, particulars: Particulars, post: Post, password: str | None = None) -> Person:
    """Enter a person where nobody is there to ask: by the command, on the machine that holds the database.

    Args:
        username: For signing in; empty for what stands before the `@` of the address.
        particulars: Of the new person.
        post: The first role.
        password: As the person typed it on the terminal; None where a link will do.

    Raises:
        Invalid: If a name, address or password cannot be.
        Conflict: If the sign-in name or the address is taken.
    """
    with transaction.atomic():
        person = _enter(username, _checked(particulars))
        if password is not None:
            _set_password(person, password)
        role = Role.objects.create(
            person=person, org=post.org, kind=post.kind, covers=post.covers, valid_from=timezone.localdate()
        )
        facts = {"kind": role.kind, "org": post.org.code, "covers": post.covers.code if post.covers else ""}
        _log(None, "person.add", person, by="command", role=facts)
    return person


def open_again(*, person: Person, free: bool) -> None:
    """Note that a person gets a new link by the command, and take the second factors away if they are lost."""
    with transaction.atomic():
        if free:
            Authenticator.objects.filter(user=person).delete()
            end_sessions(UserSession.objects.filter(user=person))
            _log(None, "person.factor_remove", person, by="command", factor="all")
        _log(None, "person.invite", person, by="command")


def _set_password(person: Person, password: str) -> None:
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise Invalid(" ".join(error.messages), "Choose another one.") from error
    person.set_password(password)
    person.save(update_fields=["password"])


def _enter(username: str, said: Particulars) -> Person:
    username = username.strip().lower() or said.email.partition("@")[0]
    if not _USERNAME.fullmatch(username):
        raise Invalid(
            f"“{username[:60]}” cannot be a sign-in name.",
            "Use 2 to 60 letters without marks, digits, dots and hyphens.",
            code="accounts.bad_username",
            username=username[:60],
        )
    person = Person(username=username, **_fields(said))
    _refuse_taken(person)
    person.set_unusable_password()
    _save(person)
    return person


def change_person(*, actor: Person, scope: Scope, person: Person, particulars: Particulars) -> Person:
    """Write down anew what is known of a person. What stood there before stays in the log.

    Raises:
        Denied: If the actor does not manage this person, or it is the actor.
        Invalid: If a name or address cannot be.
        Conflict: If the address is taken.
    """
    said = _checked(particulars)
    with transaction.atomic():
        held = _lock(actor, scope, person)
        before = {name: getattr(held, name) for name in _CHANGED}
        after = _fields(said)
        for name, value in after.items():
            setattr(held, name, value)
        _refuse_taken(held)
        _save(held)
        if changed := [name for name in _CHANGED if before[name] != after[name]]:
            _log(
                actor,
                "person.change",
                held,
                before={name: before[name] for name in changed},
                after={name: after[name] for name in changed},
            )
        if "email" in changed:  # whoever took the address over would get every letter from now on
            told = {"to": str(before["email"]), "email": held.email}
            transaction.on_commit(partial(send_quietly, held, "email_changed", **told))
    return held


def deactivate(*, actor: Person, scope: Scope, person: Person) -> None:
    """Put a person out of service: no sign-in any more, and every session ends at once. Roles and history stay.

    Raises:
        Denied: If the actor does not manage this person, or it is the actor.
        Conflict: If it was done already.
    """
    with transaction.atomic():
        held = _lock(actor, scope, person)
        if not held.is_active:
            raise Conflict("This person is out of service already.", code="accounts.inactive_already")
        held.is_active = False
        held.save(update_fields=["is_active"])
        end_sessions(UserSession.objects.filter(user=held))
        _log(actor, "person.deactivate", held)


def reactivate(*, actor: Person, scope: Scope, person: Person) -> None:
    """Take a person back into service, with the roles that have not ended meanwhile.

    Raises:
        Denied: If the actor does not manage this person.
        Conflict: If the person is in service.
    """
    with transaction.atomic():
        held = _lock(actor, scope, person)
        if held.is_active:
            raise Conflict("This person is in service.", code="accounts.active_already")
        held.is_active = True
        held.save(update_fields=["is_active"])
        _log(actor, "person.reactivate", held)


def send_link(*, actor: Person, scope: Scope, person: Person, site: str) -> None:
    """Mail a person a new link with which a password is chosen.

    Raises:
        Denied: If the actor does not manage this person, or it is the actor.
        Conflict: If the person is out of service.
    """
    with transaction.atomic():
        held = _lock(actor, scope, person)
        if not held.is_active:
            raise Conflict(
                "This person is out of service.", "Take the person back first.", code="accounts.out_of_service"
            )
        _log(actor, "person.invite", held)
        transaction.on_commit(partial(send_invitation, held, site))


def remove_second_factor(*, actor: Person, scope: Scope, person: Person) -> None:
    """Take every second factor of a person away who has lost them; the person is told, and every session ends.

    Raises:
        Denied: If the actor does not manage this person, or it is the actor.
        Conflict: If there is none.
    """
    with transaction.atomic():
        held = _lock(actor, scope, person)
        count, _ = Authenticator.objects.filter(user=held).delete()
        if not count:
            raise Conflict("This person has no second factor.", code="accounts.no_factor")
        end_sessions(UserSession.objects.filter(user=held))
        _log(actor, "person.factor_remove", held, factor="all")
        transaction.on_commit(partial(send_quietly, held, "factor_taken"))


def end_sessions(sessions: Iterable[UserSession]) -> int:
    """End sessions at once; how many they were."""
    ended = 0
    for session in sessions:
        session.end()
        ended += 1
    return ended


def end_own_sessions(*, actor: Person, sessions: Iterable[UserSession]) -> int:
    """End some of one's own sessions, on other machines or this one; how many they were."""
    with transaction.atomic():
        ended = end_sessions([session for session in sessions if session.user_id == actor.pk])
        if ended:
            _log(actor, "person.end_sessions", actor, sessions=ended)
    return ended


def _lock(actor: Person, scope: Scope, person: Person) -> Person:
    """The person, held until the transaction ends, where the actor manages all that this person's roles reach from."""
    if actor.pk == person.pk:
        raise Denied(
            "Nobody changes their own name, level or roles.", "Ask another administrator.", code="accounts.own"
        )
    for org in homes_of(person) or (None,):
        scope.demand(Right.MANAGE, org)  # all of them: else a unit's administrator could become a minister by mail
    return Person.objects.select_for_update().get(pk=person.pk)


def _checked(said: Particulars) -> Particulars:
    name, email = " ".join(said.name.split()), said.email.strip().lower()
    if not name or len(name) > _LONGEST_NAME:
        raise Invalid("A person needs a name of at most 200 characters.", code="accounts.bad_name")
    try:
        validate_email(email)
    except ValidationError as error:
        raise Invalid(f"“{email[:80]}” is no mail address.", code="accounts.bad_email", email=email[:80]) from error
    if said.language not in languages() or said.clearance not in Level.values:
        raise Invalid("There is no such language or level.", code="accounts.bad_choice")
    return Particulars(
        name=name, email=email, rank=said.rank.strip()[:60], language=said.language, clearance=said.clearance
    )


def _fields(said: Particulars) -> dict[str, str | int]:
    return {name: getattr(said, name) for name in _CHANGED}


def _refuse_taken(person: Person) -> None:
    others = Person.objects.exclude(pk=person.pk)
    if others.filter(email=person.email).exists():
        raise Conflict(
            f"The address {person.email} is another person’s.", code="accounts.email_taken", email=person.email
        )
    if others.filter(username=person.username).exists():
        raise Conflict(
            f"The sign-in name “{person.username}” is taken, if only by somebody who has left.",
            "Choose another one.",
            code="accounts.username_taken",
            username=person.username,
        )


def _save(person: Person) -> None:
    """Save, where two may have chosen the same name or address at once."""
    try:
        person.save()
    except IntegrityError as error:
        raise Conflict(
            "Somebody else has just taken that name or address.", "Look again.", code="accounts.just_taken"
        ) from error


def _log(actor: Person | None, act: str, person: Person, **detail: object) -> None:
    facts: Mapping[str, object] = {"name": person.name, **detail}
    append_entry(actor=actor, act=Act(act=act, thing="person", thing_id=person.username, detail=facts))
