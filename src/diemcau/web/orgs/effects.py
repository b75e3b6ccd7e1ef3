"""Writing rows of the tree so that every touch is remembered and can be taken back exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import models

from diemcau.errors import Conflict
from diemcau.web.orgs.laws import Held, History
from diemcau.web.orgs.lineage import Life
from diemcau.web.orgs.models import Dated, Org, OrgName, OrgParent, Succession

_DAYS = ("valid_from", "valid_to")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "org": ("code", "kind", "certainty", "note", *_DAYS),
    "name": ("org_id", "language", "name", *_DAYS),
    "parent": ("org_id", "parent_id", *_DAYS),
    "succession": ("former_id", "heir_id", "on", "sort", "is_void"),
}
"""What is remembered of the rows of each table."""

_ROWS: Mapping[str, models.Manager[Any]] = {
    "org": Org.objects,
    "name": OrgName.objects,
    "parent": OrgParent.objects,
    "succession": Succession.every,
}
_TABLES = {Org: "org", OrgName: "name", OrgParent: "parent", Succession: "succession"}
_DATES = {*_DAYS, "on"}


class Ledger:
    """Rows that one act touches.

    Attributes:
        effects: What it did to each, as `Change.effects` keeps it.
    """

    def __init__(self) -> None:
        self.effects: list[dict[str, Any]] = []

    def add(self, row: models.Model) -> None:
        """Write a new row."""
        row.save(force_insert=True)
        self._note(row, None)

    def change(self, row: models.Model, **values: object) -> None:
        """Give a row other values."""
        before = state_of(row)
        for name, value in values.items():
            setattr(row, name, value)
        if state_of(row) != before:
            row.save(update_fields=list(values))
            self._note(row, before)

    def clip(self, row: Dated, last: date) -> None:
        """Let a row hold until a day at the latest; one that would begin later holds on no day at all."""
        if row.valid_from is not None and row.valid_from > last:
            last = row.valid_from - timedelta(days=1)
        if row.valid_to is None or row.valid_to > last:
            self.change(row, valid_to=last)

    def _note(self, row: models.Model, before: dict[str, Any] | None) -> None:
        self.effects.append({"table": _TABLES[type(row)], "pk": row.pk, "before": before, "after": state_of(row)})


def state_of(row: models.Model) -> dict[str, Any]:
    """What is remembered of a row, as JSON."""
    values = {name: getattr(row, name) for name in FIELDS[_TABLES[type(row)]]}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def take_back(ledger: Ledger, effects: Sequence[Mapping[str, Any]]) -> None:
    """Give every row that an act touched the state it had before; a row that the act made holds on no day from now on.

    Raises:
        Conflict: If a later act has touched one of them.
    """
    for effect in reversed(effects):
        row = _ROWS[effect["table"]].select_for_update().get(pk=effect["pk"])
        if state_of(row) != effect["after"]:
            raise Conflict(
                "A later change touched the same units.", "Undo that one first.", code="orgs.later", pk=row.pk
            )
        ledger.change(row, **(_voided(row) if effect["before"] is None else _values(effect["before"])))


def _values(state: Mapping[str, Any]) -> dict[str, object]:
    return {name: date.fromisoformat(value) if name in _DATES and value else value for name, value in state.items()}


def _voided(row: models.Model) -> dict[str, object]:
    if isinstance(row, Succession):
        return {"is_void": True}
    first = getattr(row, "valid_from", None) or date.max
    return {"valid_from": first, "valid_to": first - timedelta(days=1)}


def made_orgs(effects: Sequence[Mapping[str, Any]]) -> list[int]:
    """Ids of the orgs that an act founded."""
    return [effect["pk"] for effect in effects if effect["table"] == "org" and effect["before"] is None]


def history() -> History:
    """Everything that is known of all orgs now."""
    orgs = Org.objects.values_list("pk", "code", "kind", *_DAYS)
    parents = OrgParent.objects.values_list("org_id", "parent_id", *_DAYS)
    names = OrgName.objects.values_list("org_id", "language", "name", *_DAYS)
    return History(
        {pk: (code, kind, Life(first, last)) for pk, code, kind, first, last in orgs},
        [Held(org, parent, Life(first, last)) for org, parent, first, last in parents],
        [Held(org, (language, name), Life(first, last)) for org, language, name, first, last in names],
    )
