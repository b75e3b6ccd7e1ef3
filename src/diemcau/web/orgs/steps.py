"""The steps of acts upon the tree: an org begins, its rows change from a day on, it hands over, it ends."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Model, Q, QuerySet

from diemcau.errors import Invalid
from diemcau.profile.load import load_profile
from diemcau.web.orgs.effects import Ledger
from diemcau.web.orgs.models import Dated, Org, OrgName, OrgParent
from diemcau.web.orgs.queries import holding

Row = TypeVar("Row", bound=Model)
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.\-]{0,59}")
_DAY = timedelta(days=1)
_LONGEST_NAME = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrg:
    """An org that is to be founded.

    Attributes:
        code: Never used before, not even by one whose founding was undone.
        kind: Code of a kind that the profile or another org has.
        names: By language.
        parent: The org above; None for a root.
        note: What to know about it.
    """

    code: str
    kind: str
    names: Mapping[str, str]
    parent: Org | None
    note: str = ""


def kinds() -> Mapping[str, Mapping[str, str]]:
    """Names by language of the kinds that the profile has."""
    return {code: kind.names for code, kind in load_profile(settings.PROFILE).org_kinds.items()}


def check_founding(org: NewOrg) -> None:
    """Whether an org can be founded so.

    Raises:
        Invalid: If its code, kind or name cannot be.
    """
    if not _CODE.fullmatch(org.code):
        raise Invalid(
            f"{org.code[:80]!r} is no code of a unit.", "Use letters A to Z, digits, dots and hyphens.",
            code="orgs.bad_code", said=org.code[:80],
        )  # fmt: skip
    if Org.objects.filter(code=org.code).exists():
        raise Invalid(
            f"The code {org.code} is or was another unit’s.", "Choose another.", code="orgs.code_used", said=org.code
        )
    if org.kind not in kinds() and not Org.objects.filter(kind=org.kind).exists():
        raise Invalid("There is no such kind of unit.", "Choose one of the list.", code="orgs.no_kind")
    for name in org.names.values():
        check_name(name)


def check_name(name: str) -> str:
    """A name without space around it.

    Raises:
        Invalid: If nothing is left of it, or too much.
    """
    if not 0 < len(name.strip()) <= _LONGEST_NAME:
        raise Invalid("A unit needs a name of 300 letters at most.", "Write one.", code="orgs.no_name")
    return name.strip()


def check_alive(org: Org, day: date) -> None:
    """Whether an org exists on a day.

    Raises:
        Invalid: If it does not.
    """
    began = org.valid_from is None or org.valid_from <= day
    if not began or (org.valid_to is not None and org.valid_to < day):
        raise Invalid(
            f"{org.code} does not exist on {day.isoformat()}.", "Choose another day or unit.",
            code="orgs.not_alive", org=org.code, day=day.isoformat(),
        )  # fmt: skip


def check_may_end(org: Org, last: date) -> None:
    """Whether an org can have a last day: it exists then, and stands under another one.

    A root never ends: the roles from which all others are given reach as far as it does.

    Raises:
        Invalid: If it does not.
    """
    check_alive(org, last)
    if org.valid_to is not None:
        raise Invalid(
            f"{org.code} has a last day already: {org.valid_to.isoformat()}.", "Undo that change first.",
            code="orgs.ends", org=org.code, day=org.valid_to.isoformat(),
        )  # fmt: skip
    if not OrgParent.objects.filter(holding(last), org=org).exists():
        raise Invalid(f"{org.code} stands above all and does not end.", "Rename it.", code="orgs.root", org=org.code)


def establish(ledger: Ledger, org: NewOrg, on: date) -> Org:
    """Write a new org with its names and its parent."""
    made = Org(code=org.code, kind=org.kind, note=org.note.strip(), valid_from=on)
    ledger.add(made)
    for language, name in org.names.items():
        ledger.add(OrgName(org=made, language=language, name=check_name(name), valid_from=on))
    if org.parent is not None:
        ledger.add(OrgParent(org=made, parent=org.parent, valid_from=on))
    return made


def rows_from(rows: QuerySet[Row], on: date) -> QuerySet[Row]:
    """Those of some dated rows that hold on a day or later, in order of their days."""
    return rows.filter(Q(valid_to=None) | Q(valid_to__gte=on)).order_by("valid_from", "pk")


def rewrite(
    ledger: Ledger, model: type[OrgName | OrgParent], of: Mapping[str, Any], on: date, last: date | None,
    **values: Any,
) -> None:  # fmt: skip
    """Let another row of an org hold from a day on, in the place of the one that would hold then.

    Args:
        ledger: Remembers it.
        model: Names or parents.
        of: Whose row, and in which language.
        on: From which day.
        last: The org's own last day: until then, or until the next row begins.
        values: What the new row says.
    """
    rows = [row for row in rows_from(model.objects.filter(**of), on) if _lasts(row)]
    current = next((row for row in rows if row.valid_from is None or row.valid_from <= on), None)
    if current is None:
        later = [row.valid_from for row in rows if row.valid_from is not None]
        ledger.add(model(**of, **values, valid_from=on, valid_to=min(later) - _DAY if later else last))
    elif current.valid_from == on:
        ledger.change(current, **values)
    elif any(getattr(current, name) != value for name, value in values.items()):
        until = current.valid_to
        ledger.change(current, valid_to=on - _DAY)
        ledger.add(model(**of, **values, valid_from=on, valid_to=until))


def _lasts(row: Dated) -> bool:
    return row.valid_from is None or row.valid_to is None or row.valid_from <= row.valid_to


def hand_over(ledger: Ledger, org: Org, on: date, to: Org) -> None:
    """Put all that stands under an org from a day on under another one; not that other one itself."""
    for row in rows_from(OrgParent.objects.filter(parent=org).exclude(org=to), on):
        if not _lasts(row):
            continue
        until, begins = row.valid_to, max(on, row.valid_from or on)
        ledger.clip(row, on - _DAY)
        ledger.add(OrgParent(org_id=row.org_id, parent=to, valid_from=begins, valid_to=until))


def close(ledger: Ledger, org: Org, last: date) -> None:
    """Let an org, its names and its place in the tree hold until a day at the latest."""
    held = Org.objects.select_for_update().get(pk=org.pk)
    ledger.clip(held, last)
    for rows in (OrgName.objects.filter(org=org), OrgParent.objects.filter(org=org)):
        for row in rows_from(rows, last + _DAY):
            if _lasts(row):
                ledger.clip(row, last)
