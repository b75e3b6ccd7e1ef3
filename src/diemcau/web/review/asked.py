"""Which totals an address asks for, and the addresses of totals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.http import urlencode

from diemcau.errors import Invalid, NotFound
from diemcau.records import Status, parse_period
from diemcau.web.archive.reading import profile
from diemcau.web.review.queries import View
from diemcau.web.review.shape import org_tree
from diemcau.web.shell.moments import parse_moment

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from diemcau.records import Period
    from diemcau.records.orgtree import OrgTree

THEN, TODAY = "then", "today"
GROUPS = ("branch", "pillar")
_LONG = 200  # signs of any one field
_LONGEST = 3700  # days of a period, ten years
_YEARS = range(1900, 2200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a page of totals is asked for.

    Attributes:
        view: Which totals.
        tree: The orgs in whose shape they are.
        shape: `then`, `today` or a day, as the address says it.
        measure, unit: One measure, in one unit; empty for all.
        group: By what the measures stand together, `branch` or `pillar`; `inside` is the one of them that is shown, or
            empty for all.
    """

    view: View
    tree: OrgTree
    shape: str = THEN
    measure: str = ""
    unit: str = ""
    group: str = "branch"
    inside: str = ""

    def query(self, **changes: str) -> str:
        """The query string of the page, with some of it changed."""
        view = self.view
        said = {
            "org": view.org,
            "period": view.period.code,
            "shape": "" if self.shape == THEN else self.shape,
            "status": "" if view.status is Status.ACTUAL else view.status.value,
            "partner": view.partner,
            "known": view.known_at.isoformat() if view.known_at else "",
            "true": view.true_at.isoformat() if view.true_at else "",
            "measure": self.measure,
            "unit": self.unit,
            "group": "" if self.group == "branch" else self.group,
            "inside": self.inside,
        }
        return urlencode({name: value for name, value in (said | changes).items() if value})

    def address(self, **changes: str) -> str:
        """The address of the page, with some of it changed."""
        return f"{reverse('review')}?{self.query(**changes)}"


def read_asked(query: Mapping[str, str]) -> Asked:
    """What an address asks for; where it does not say, of the whole, of last year, of what happened, in then's shape.

    Raises:
        Invalid: If the address holds what could not be chosen on the page.
        NotFound: If there was no such org on the day of the shape.
    """
    said = {name: str(query.get(name, "")).strip()[:_LONG] for name in query}
    period = read_period(said.get("period", ""))
    shape = said.get("shape", "") or THEN
    day = day_of(shape, period)
    tree = org_tree(day)
    view = View(
        org=org_of(tree, said.get("org", "")),
        period=period,
        shape_day=day,
        true_at=read_day(said.get("true", "")),
        known_at=parse_moment(said["known"]) if said.get("known") else None,
        status=Status(_one_of(said, "status", [each.value for each in Status]) or Status.ACTUAL.value),
        partner=said.get("partner", ""),
    )
    group = _one_of(said, "group", GROUPS) or "branch"
    return Asked(
        view=view,
        tree=tree,
        shape=shape,
        measure=_one_of(said, "measure", profile().measures),
        unit=said.get("unit", "")[:60],
        group=group,
        inside=_one_of(said, "inside", profile().branches if group == "branch" else profile().pillars),
    )


def read_period(code: str) -> Period:
    """A period that totals can be asked of; last year for none.

    Raises:
        Invalid: If it is none, or longer than ten years.
    """
    period = parse_period(code.upper() or str(timezone.localdate().year - 1))
    if (period.end - period.start).days > _LONGEST or period.start.year not in _YEARS or period.end.year not in _YEARS:
        raise Invalid("That period is too long.", "Ask for ten years at most.", code="review.long_period")
    return period


def day_of(shape: str, period: Period) -> date:
    """The day whose tree is meant: the period's last, today, or a day.

    Raises:
        Invalid: If it is none of them.
    """
    if shape == THEN:
        return period.end
    if shape == TODAY:
        return timezone.localdate()
    return read_day(shape) or period.end


def read_day(said: str) -> date | None:
    """A day as a field of the page sends it; None for none.

    Raises:
        Invalid: If it is none.
    """
    if not said:
        return None
    try:
        day = parse_date(said)
    except ValueError:
        day = None
    if day is None or day.year not in _YEARS:
        raise Invalid(f"{said[:20]!r} is no day.", "Write it as 2024-12-31.", code="review.no_day", said=said[:20])
    return day


def org_of(tree: OrgTree, code: str) -> str:
    """The org at the head; the root where none is named.

    Raises:
        NotFound: If the shape does not have it.
    """
    found = code or next(iter(tree.roots()), "")
    if found not in tree.nodes:
        raise NotFound("There was no such unit on that day.", "Choose another shape.", code="review.no_org_then")
    return found


def _one_of(said: Mapping[str, str], name: str, known: Collection[str]) -> str:
    value = said.get(name, "")
    if value and value not in known:
        raise Invalid(f"{value[:40]!r} is none of the choices.", "Choose one of the list.", code="review.choice")
    return value
