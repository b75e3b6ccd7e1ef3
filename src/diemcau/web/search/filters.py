"""What narrows a list of facts, as the address of the page says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from diemcau.errors import Invalid
from diemcau.records import Standing, Status, parse_period
from diemcau.web.archive.reading import profile
from diemcau.web.orgs.queries import tree_of
from diemcau.web.search.asked import MOST_SIGNS, Asked, parse_query
from diemcau.web.shell.levels import Level
from diemcau.web.shell.moments import parse_moment

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from django.http import QueryDict

    from diemcau.records import Period
    from diemcau.web.orgs.tree import Tree

SORTS = ("new", "high", "low", "period", "measure")
CHECKED = ("yes", "no")
_LONG = 200  # signs of any one field


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What narrows a list of facts; what is empty narrows nothing.

    Attributes:
        asked: Words.
        org: Code of an org.
        below: Whether what stands below it counts too, as it stood on the last day of the period.
        period: Facts that share a day with it, or, if `exact`, that are of it.
        exact: Whether it has to be that period.
        measure, partner, standing, status, unit: As in the contract.
        level_from, level_to: How confidential.
        checked: Whether a person has checked a figure behind it: `yes`, `no` or empty.
        document: uid of a document that says it.
        sort: One of `SORTS`.
        at: As of which moment; None for now.
    """

    asked: Asked
    org: str = ""
    below: bool = True
    period: Period | None = None
    exact: bool = False
    measure: str = ""
    partner: str = ""
    standing: str = ""
    status: str = ""
    unit: str = ""
    level_from: int = Level.PUBLIC
    level_to: int = Level.TOP_SECRET
    checked: str = ""
    document: UUID | None = None
    sort: str = "new"
    at: datetime | None = None

    @property
    def tree(self) -> Tree:
        """The orgs on the last day of the period; today's where none is chosen."""
        return tree_of(self.period.end if self.period else None)

    @property
    def narrows(self) -> bool:
        """Whether anything but words narrows the list."""
        chosen = (self.org, self.period, self.measure, self.partner, self.standing, self.status, self.unit)
        levels = (self.level_from, self.level_to) != (Level.PUBLIC, Level.TOP_SECRET)
        return any(chosen) or levels or bool(self.checked or self.document)


def read_filters(query: QueryDict) -> Filters:
    """The filters of an address.

    Raises:
        Invalid: If one of them is nothing that could be chosen on the page.
    """
    said = {name: str(query.get(name, "")).strip()[:_LONG] for name in query}
    org = said.get("org", "")
    return Filters(
        asked=parse_query(said.get("q", "")[:MOST_SIGNS]),
        org=org,
        below=not org or said.get("below", "") != "no",
        period=period_of(said.get("period", "")),
        exact=said.get("exact", "") == "yes",
        measure=_one_of(said, "measure", profile().measures),
        partner=said.get("partner", ""),
        standing=_one_of(said, "standing", {each.value for each in Standing}),
        status=_one_of(said, "status", {each.value for each in Status}),
        unit=said.get("unit", "")[:60],
        level_from=_level(said, "level_from", Level.PUBLIC),
        level_to=_level(said, "level_to", Level.TOP_SECRET),
        checked=_one_of(said, "checked", CHECKED),
        document=_uid(said.get("document", "")),
        sort=_one_of(said, "sort", SORTS) or "new",
        at=parse_moment(said["known"]) if said.get("known") else None,
    )


def period_of(code: str) -> Period | None:
    """The period of a code, None for an empty one.

    Raises:
        Invalid: If it is none.
    """
    return parse_period(code.upper()) if code else None


def _one_of(said: dict[str, str], name: str, known: Collection[str]) -> str:
    value = said.get(name, "")
    if value and value not in known:
        raise Invalid(
            f"{value!r} is nothing that {name} can be.", "Choose one of the list.", code="search.choice",
            value=value[:60], name=name,
        )  # fmt: skip
    return value


def _level(said: dict[str, str], name: str, other: int) -> int:
    return int(_one_of(said, name, [str(level) for level in Level.values]) or other)


def _uid(said: str) -> UUID | None:
    try:
        return UUID(said) if said else None
    except ValueError:
        raise Invalid(
            f"{said[:40]!r} names no document.", "Follow the link of a document.", code="search.uid", value=said[:40]
        ) from None
