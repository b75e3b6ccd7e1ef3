"""Totals over units, and the sentences behind them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from diemcau.errors import Invalid, NotFound
from diemcau.publish.jsonnumber import to_number
from diemcau.records import Period, parse_period
from diemcau.web.accounts.middleware import scope
from diemcau.web.api.paging import Page, Paged, open_cursor, seal
from diemcau.web.api.parameters import Known, Org, Words
from diemcau.web.api.routes.claims import Sentence, tell_evidence
from diemcau.web.api.routes.orgs import find_org
from diemcau.web.archive.reading import profile
from diemcau.web.orgs.queries import tree_of
from diemcau.web.search.adding import Amount, Row
from diemcau.web.search.behind import part_of, sentences_of
from diemcau.web.search.totals import Total, Wanted, totals_of

router = Router(tags=["totals"])


class AmountTold(Schema):
    """A number that was put together of facts."""

    low: int | float | None = Field(description="The least that it may be; null for unknown.")
    high: int | float | None = Field(description="The most that it may be; null for unknown.")
    low_open: bool = Field(description="Whether `low` itself is excluded.")
    high_open: bool = Field(description="Whether `high` itself is excluded.")
    facts: int = Field(description="How many facts make it.")
    disputed: bool = Field(description="Whether one of them is disputed, or several of one unit differ.")


class Coverage(Schema):
    """How many units of a kind brought something."""

    reported: int
    there: int


class TotalRow(Schema):
    """What one unit, with all below it, brings to a total."""

    org: str = Field(description="Code of the unit.", examples=["DUN"])
    own: AmountTold | None = Field(description="What it reported itself.")
    added: AmountTold | None = Field(description="What the units below it come to.")
    differs: bool = Field(description="Whether the two cannot both be true.")
    coverage: dict[str, Coverage] = Field(description="By kind of the units right below.")


class TotalTold(TotalRow):
    """A total: `own` counts where there is one, else `added`; never both."""

    measure: str
    unit: str = Field(examples=["USD"])
    period: str = Field(examples=["2024"])
    rows: list[TotalRow] = Field(description="The units right below that bring something.")
    others: dict[str, int] = Field(description="Facts in other units of measurement; they are never added to these.")


class TotalFilter(Schema):
    """Which total."""

    org: Org
    measure: Words = Field(max_length=60, description="Code of a measure in the profile.")
    period: Words = Field(
        max_length=24, description="Of which period; a stock counts on its last day.", examples=["2024"]
    )
    unit: Words = Field("", max_length=60, description="Unit of measurement; empty for the one that most facts have.")
    status: Literal["actual", "expected", "target", "plan"] = "actual"
    partner: Words = Field("", max_length=200, description="With whom; empty for facts without a partner.")
    known: Known = None


class BehindFilter(TotalFilter, Paged):
    """Which part of a total."""

    part: Literal["own", "added", "counted"] = Field(
        "counted", description="What the unit reported, what was added, or what counts."
    )


class FactBehind(Schema):
    """A fact that is part of a total, with its sentences."""

    claim: UUID
    org: str | None = Field(description="Code of its unit.")
    low: int | float | None
    high: int | float | None
    sentences: list[Sentence] = Field(description="20 at most.")


@router.get("/totals", response=TotalTold)
def get_total(request: HttpRequest, asked: Query[TotalFilter]) -> dict[str, Any]:
    """As the profile lets the measure be added; with its lowest and highest value and its coverage."""
    wanted, total = _total(request, asked)
    return {
        **_tell_row(total.row),
        "measure": total.measure.code,
        "unit": total.unit,
        "period": wanted.period.code,
        "rows": [_tell_row(row) for row in total.rows],
        "others": dict(total.others),
    }


@router.get("/totals/sentences", response=Page[FactBehind])
def get_total_sentences(request: HttpRequest, asked: Query[BehindFilter]) -> dict[str, Any]:
    """Fact by fact, in order of the units."""
    wanted, total = _total(request, asked)
    amount = part_of(total.row, asked.part)
    facts = amount.facts if amount else ()
    start = int(open_cursor(asked.cursor, "behind")[0]) if asked.cursor else 0
    shown = facts[start : start + asked.limit]
    behind = sentences_of(scope(request), shown)
    nodes = wanted.tree.nodes
    items = [
        {
            "claim": fact.uid,
            "org": nodes[fact.org_id].code if fact.org_id is not None and fact.org_id in nodes else None,
            "low": to_number(fact.low),
            "high": to_number(fact.high),
            "sentences": [tell_evidence(one) for one in behind.get(fact.pk, [])],
        }
        for fact in shown
    ]
    end = start + len(shown)
    return {"items": items, "next": seal("behind", [end]) if end < len(facts) else None}


def _total(request: HttpRequest, asked: TotalFilter) -> tuple[Wanted, Total]:
    """The total that is asked for.

    Raises:
        NotFound: If there is no such unit or measure, or no fact that the person may see for it.
    """
    period = find_period(asked.period)
    tree = tree_of(period.end)
    measure = profile().measures.get(asked.measure)
    if measure is None:
        raise NotFound("The profile has no such measure.", "Its codes stand in the facts.", code="api.no_measure")
    wanted = Wanted(
        node=find_org(tree, asked.org), tree=tree, period=period, measure=measure, unit=asked.unit,
        status=asked.status, partner=asked.partner, at=asked.known,
    )  # fmt: skip
    found = totals_of(scope(request), wanted, [measure.code])
    if not found:
        raise NotFound("No fact is open to you for that total.", "Ask for another period.", code="api.no_total")
    return wanted, found[0]


def find_period(code: str) -> Period:
    """The period of a code.

    Raises:
        Invalid: If it is none.
    """
    try:
        return parse_period(code)
    except Invalid as error:
        raise Invalid(
            "That is no period.", "Write it as 2024, 2024-H1, 2024-Q3 or 2024-07.", code="api.period"
        ) from error


def _tell_row(row: Row) -> dict[str, Any]:
    return {
        "org": row.node.code,
        "own": _tell_amount(row.own),
        "added": _tell_amount(row.added),
        "differs": row.differs,
        "coverage": _tell_coverage(row.coverage),
    }


def _tell_coverage(coverage: Mapping[str, tuple[int, int]]) -> dict[str, dict[str, int]]:
    return {kind: {"reported": reported, "there": there} for kind, (reported, there) in coverage.items()}


def _tell_amount(amount: Amount | None) -> dict[str, Any] | None:
    if amount is None:
        return None
    interval = amount.interval
    return {
        "low": to_number(interval.low),
        "high": to_number(interval.high),
        "low_open": interval.low_open,
        "high_open": interval.high_open,
        "facts": len(amount.facts),
        "disputed": amount.is_disputed,
    }
