"""What comes in a form of a task's page, bounded and checked for its shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.dateparse import parse_date

from diemcau.errors import Invalid
from diemcau.web.archive.models import Document
from diemcau.web.archive.queries import documents_for
from diemcau.web.orgs.queries import find_org
from diemcau.web.tasks.policies import tasks_for

if TYPE_CHECKING:
    from datetime import date

    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.models import Org
    from diemcau.web.tasks.models import Task

_MOST_DIGITS = 9
_NUMBER = re.compile(r"\s*(\d{1,9})\s*/\s*(\d{4})\s*\Z", re.ASCII)


def edit_of(said: str) -> int:
    """The count of changes that a form was made from; one that never fits where it is none."""
    return int(said) if said.isascii() and said.isdigit() and len(said) <= _MOST_DIGITS else -1


def percent_of(said: str) -> int | None:
    """Percent; None where nothing is said.

    Raises:
        Invalid: If it is no whole number.
    """
    said = said.strip().removesuffix("%").strip()
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) <= _MOST_DIGITS):
        raise Invalid("Percent go from 0 to 100.", "Correct it.", code="tasks.no_percent")
    return int(said)


def day_of_form(said: str) -> date:
    """A day.

    Raises:
        Invalid: If it is none.
    """
    found = _day(said)
    if found is None:
        raise Invalid("That is no day.", "Choose one.", code="tasks.no_day")
    return found


def day_or_none(said: str) -> date | None:
    """A day; None where nothing is said.

    Raises:
        Invalid: If it is none.
    """
    return day_of_form(said) if said.strip() else None


def uid_of(said: str) -> UUID | None:
    """A uid; None where it is none."""
    try:
        return UUID(said.strip()[:36])
    except ValueError:
        return None


def document_of(scope: Scope, said: str) -> Document | None:
    """A document of the person's sight; None where nothing is said.

    Raises:
        Invalid: If there is none of that uid.
    """
    if not said.strip():
        return None
    uid = uid_of(said)
    found = documents_for(scope).filter(uid=uid).first() if uid is not None else None
    if found is None:
        raise Invalid("There is no such document.", "Choose one of the list.", code="tasks.no_document")
    return found


def task_of(scope: Scope, said: str) -> Task:
    """Another task, by its number `12/2026` or its uid, of those that the person may know of.

    Raises:
        Invalid: If there is none.
    """
    known, number = tasks_for(scope), _NUMBER.match(said[:40])
    if number:
        known = known.filter(serial=int(number[1]), year=int(number[2]))
    else:
        uid = uid_of(said)
        known = known.filter(uid=uid) if uid is not None else known.none()
    found = known.first()
    if found is None:
        raise Invalid(
            "There is no task of that number.", "Write it as 12/2026.", code="tasks.no_number", said=said[:40]
        )
    return found


def org_of(said: str) -> Org | None:
    """A unit by its code; None where nothing is said.

    Raises:
        NotFound: If there is none.
    """
    return find_org(said.strip()[:60]) if said.strip() else None


def _day(said: str) -> date | None:
    try:
        return parse_date(said.strip()[:10])
    except ValueError:
        return None
