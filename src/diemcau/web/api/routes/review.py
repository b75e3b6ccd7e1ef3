"""The review: totals in any shape and as of two times, plans and targets, signed editions and their errata."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from diemcau.errors import NotFound
from diemcau.publish.jsonnumber import to_number
from diemcau.records import Interval, Status
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.api.paging import Page, Paged, open_cursor, page_of, seal
from diemcau.web.api.parameters import Known, Org, Words
from diemcau.web.api.routes.totals import find_period
from diemcau.web.archive.reading import profile
from diemcau.web.review.actions.editions import note_view
from diemcau.web.review.asked import org_of, read_period
from diemcau.web.review.editions import editions_for, find_edition
from diemcau.web.review.errata import errata_for
from diemcau.web.review.evidence import Evidence, evidence_for, levels_of
from diemcau.web.review.goals import goals_held, to_target
from diemcau.web.review.intervals import interval_from_json
from diemcau.web.review.queries import Board, View
from diemcau.web.review.shape import org_tree
from diemcau.web.search.actions import note_look

if TYPE_CHECKING:
    from diemcau.records.total import Total
    from diemcau.web.review.models import Edition, Erratum, Goal

router = Router(tags=["review"])

_Day = Annotated[date | None, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
_Measure = Annotated[Words, Field(max_length=60, description="Code of a measure in the profile.")]


class IntervalTold(Schema):
    """What a number may be."""

    low: int | float | None = Field(description="The least that it may be; null for unknown.")
    high: int | float | None = Field(description="The most that it may be; null for unknown.")
    low_open: bool = Field(description="Whether `low` itself is excluded.")
    high_open: bool = Field(description="Whether `high` itself is excluded.")


class CoveredTold(Schema):
    """How many units of one kind have a value."""

    kind: str
    reported: list[str] = Field(description="Codes of the units that have one.")
    missing: list[str] = Field(description="Codes of those that owe one and have none.")


class ReviewTotal(Schema):
    """A total of one measure in one unit of measurement."""

    measure: str
    unit: str = Field(examples=["USD"])
    org: str
    period: str = Field(description="Of which period it really is; a part of the one asked for where no more is known.")
    status: str
    partner: str = Field(description="Empty for all partners together.")
    way: str = Field(description="`stated`, `sum`, `distinct`, `last`, `ratio`, or `none` where nothing may be added.")
    interval: IntervalTold | None = Field(description="What it may be; null where nothing may be said.")
    stated: IntervalTold | None = Field(description="What the unit at the head says itself.")
    added: IntervalTold | None = Field(description="What is put together from below.")
    gross: IntervalTold | None = Field(description="What adding up would give where things were counted once.")
    coverage: list[CoveredTold]
    parts: list[str] = Field(description="The values it rests on.")
    left_out: list[str] = Field(description="Values that fit the question and may not be counted.")
    caveats: list[str]


class ReviewFilter(Schema):
    """Which totals."""

    org: Org
    period: Words = Field(max_length=24, description="Of which period.", examples=["2024"])
    measure: _Measure = ""
    on: _Day = Field(None, description="In the shape that the units had on this day; the period's last if left out.")
    true: _Day = Field(None, description="Leave out values that were counted after this day.")
    status: Literal["actual", "expected", "target", "plan"] = "actual"
    partner: Words = Field("", max_length=200, description="With whom; empty for all partners together.")
    known: Known = None


class ReviewPage(ReviewFilter, Paged):
    """Which page of totals."""


class PartsPage(ReviewFilter, Paged):
    """Which part of a total."""

    measure: _Measure
    unit: Words = Field("", max_length=60, description="Unit of measurement; empty for the measure's own.")


class PartSaid(Schema):
    """A sentence that says a value."""

    document: UUID
    title: str
    number: str = Field(description="That its office gave the document; or empty.")
    mention: UUID
    words: str
    sentence: str


class PartTold(Schema):
    """A value behind a total: a fact with its sentences, or a cell of a return."""

    id: str
    org: str
    period: str
    filing: UUID | None = Field(description="Of a return's value the return.")
    cell: str | None = Field(description="Its cell, `table/entry/column`.")
    sentences: list[PartSaid]


class PointTold(Schema):
    """An interim point."""

    period: str
    interval: IntervalTold


class GoalTold(Schema):
    """A plan or target as the house held it."""

    uid: UUID
    measure: str
    org: str
    period: str
    unit: str
    partner: str
    status: Literal["target", "plan"]
    direction: Literal["up", "down"]
    words: str = Field(description="As typed.", examples=["at least 8%"])
    interval: IntervalTold
    points: list[PointTold]
    set_by: str
    basis: str
    level: int
    known_from: datetime
    known_to: datetime | None


class GoalFilter(Paged):
    """Which plans and targets."""

    org: Words | None = Field(None, max_length=60, description="Code of a unit.")
    period: Words | None = Field(None, max_length=24, examples=["2024"])
    measure: Words | None = Field(None, max_length=60, description="Code of a measure in the profile.")
    known: Known = None


class EditionRow(Schema):
    """A signed edition."""

    uid: UUID
    title: str
    org: str
    period: str
    number: int
    level: int
    shape_day: date = Field(description="The day in whose shape of the units it is.")
    true_at: date = Field(description="Values that were counted later are not in it.")
    known_at: datetime = Field(description="What the house knew at this moment is in it.")
    digest: str = Field(description="SHA-256 of the manifest.")
    frozen_at: datetime


class EditionWhole(EditionRow):
    """A signed edition with its manifest."""

    manifest: dict[str, Any] = Field(description="Sums of the files, every total with its parts, the rules.")


class EditionFilter(Paged):
    """Which editions."""

    org: Words | None = Field(None, max_length=60, description="Code of the unit at the head.")
    period: Words | None = Field(None, max_length=24, examples=["2024"])


class ErratumTold(Schema):
    """A signed total that comes out otherwise."""

    uid: UUID
    edition: UUID
    measure: str
    org: str
    period: str
    unit: str
    partner: str
    was: IntervalTold | None = Field(description="What was signed.")
    now: IntervalTold | None = Field(description="What is held now; null where nothing is.")
    why: list[dict[str, Any]] = Field(description="What moved it.")
    note: str
    found_at: datetime
    published_at: datetime | None = Field(description="Null while it is only noticed.")


@router.get("/review/totals", response=Page[ReviewTotal])
def list_review_totals(request: HttpRequest, asked: Query[ReviewPage]) -> dict[str, Any]:
    """In the order of the profile; all units of measurement of a measure stand on one page."""
    view, tree = _view(asked)
    whole = Board(scope(request), view, years=0, tree=tree)
    codes = [asked.measure] if asked.measure else whole.known_measures()
    start = str(open_cursor(asked.cursor, "review")[0]) if asked.cursor else ""
    order = list(profile().measures)
    left = [code for code in codes if code in order and (not start or order.index(code) > order.index(start))]
    shown = left[: asked.limit]
    totals = Board(scope(request), view, shown, years=0, tree=tree).totals() if shown else []
    following = seal("review", [shown[-1]]) if len(left) > len(shown) else None
    return {"items": [_total(one) for one in totals], "next": following}


@router.get("/review/totals/parts", response=Page[PartTold])
def list_total_parts(request: HttpRequest, asked: Query[PartsPage]) -> dict[str, Any]:
    """The values that are counted first, then those that are left out; each in order."""
    view, tree = _view(asked)
    total = Board(scope(request), view, [asked.measure], years=0, tree=tree).total(asked.measure, asked.unit)
    ids = (*total.parts, *total.left_out)
    start = int(open_cursor(asked.cursor, "parts")[0]) if asked.cursor else 0
    shown = ids[start : start + asked.limit]
    found = evidence_for(scope(request), shown, known_at=view.known_at)
    note_look(actor=person(request), query=request.GET.urlencode(), seen=levels_of(found))
    end = start + len(shown)
    return {
        "items": [_part(found[one]) for one in shown if one in found],
        "next": seal("parts", [end]) if end < len(ids) else None,
    }


@router.get("/goals", response=Page[GoalTold])
def list_goals(request: HttpRequest, asked: Query[GoalFilter]) -> dict[str, Any]:
    """In order of measure and period."""
    rows = goals_held(scope(request), asked.known)
    said = {"org__code": asked.org, "period": asked.period, "measure": asked.measure}
    rows = rows.filter(**{name: value for name, value in said.items() if value})
    return page_of(rows, asked, ("measure", "period", "uid"), _goal, "goals")


@router.get("/editions", response=Page[EditionRow])
def list_editions(request: HttpRequest, asked: Query[EditionFilter]) -> dict[str, Any]:
    """The newest first."""
    said = {"org__code": asked.org, "period": asked.period}
    rows = editions_for(scope(request)).filter(**{name: value for name, value in said.items() if value})
    return page_of(rows, asked, ("-frozen_at", "uid"), _edition, "editions")


@router.get("/editions/{uuid:uid}", response=EditionWhole)
def get_edition(request: HttpRequest, uid: UUID) -> dict[str, Any]:
    """With its manifest."""
    found = find_edition(scope(request), uid)
    note_view(actor=person(request), edition=found)
    return {**_edition(found), "manifest": found.manifest}


@router.get("/editions/{uuid:uid}/errata", response=Page[ErratumTold])
def list_errata(request: HttpRequest, uid: UUID, asked: Query[Paged]) -> dict[str, Any]:
    """The newest first; noticed ones for who signs."""
    rows = errata_for(scope(request), find_edition(scope(request), uid))
    return page_of(rows, asked, ("-found_at", "uid"), _erratum, "errata")


def _view(asked: ReviewFilter) -> tuple[View, Any]:
    """What is asked for, and the units in whose shape.

    Raises:
        NotFound: If there is no such unit on that day, or no such measure.
        Invalid: If the period is none, or too long.
    """
    period = read_period(find_period(asked.period).code)
    if asked.measure and asked.measure not in profile().measures:
        raise NotFound("The profile has no such measure.", "Its codes stand in the facts.", code="api.no_measure")
    tree = org_tree(asked.on or period.end)
    view = View(
        org=org_of(tree, asked.org), period=period, shape_day=asked.on or period.end, true_at=asked.true,
        known_at=asked.known, status=Status(asked.status), partner=asked.partner,
    )  # fmt: skip
    return view, tree


def tell_interval(interval: Interval | None) -> dict[str, Any] | None:
    """An interval, or null for none."""
    if interval is None:
        return None
    return {
        "low": _number(interval.low), "high": _number(interval.high), "low_open": interval.low_open,
        "high_open": interval.high_open,
    }  # fmt: skip


def _number(number: Decimal | None) -> int | float | None:
    return None if number is None else to_number(number)


def _total(one: Total) -> dict[str, Any]:
    return {
        "measure": one.measure, "unit": one.unit, "org": one.org, "period": one.period.code,
        "status": one.status.value, "partner": one.partner, "way": one.way.value,
        "interval": tell_interval(one.interval),
        "stated": tell_interval(one.stated), "added": tell_interval(one.added), "gross": tell_interval(one.gross),
        "coverage": [
            {"kind": each.kind, "reported": list(each.reported), "missing": list(each.missing)} for each in one.coverage
        ],
        "parts": list(one.parts), "left_out": list(one.left_out), "caveats": [each.value for each in one.caveats],
    }  # fmt: skip


def _part(one: Evidence) -> dict[str, Any]:
    return {
        "id": one.id, "org": one.org, "period": one.period,
        "filing": one.cell.filing if one.cell else None, "cell": one.cell.cell if one.cell else None,
        "sentences": [
            {
                "document": each.document, "title": each.title, "number": each.number, "mention": each.mention,
                "words": each.words, "sentence": f"{each.before}{each.words}{each.after}",
            }
            for each in one.sayings
        ],
    }  # fmt: skip


def _goal(goal: Goal) -> dict[str, Any]:
    target = to_target(goal)
    return {
        "uid": goal.uid, "measure": goal.measure, "org": target.org, "period": goal.period, "unit": goal.unit,
        "partner": goal.partner, "status": goal.status, "direction": goal.direction, "words": goal.words,
        "interval": tell_interval(target.interval),
        "points": [{"period": when.code, "interval": tell_interval(what)} for when, what in target.points],
        "set_by": goal.set_by, "basis": goal.basis, "level": goal.level, "known_from": goal.known_from,
        "known_to": goal.known_to,
    }  # fmt: skip


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "uid": edition.uid, "title": edition.title, "org": edition.org.code, "period": edition.period,
        "number": edition.number, "level": edition.level, "shape_day": edition.shape_day, "true_at": edition.true_at,
        "known_at": edition.known_at, "digest": edition.digest, "frozen_at": edition.frozen_at,
    }  # fmt: skip


def _erratum(one: Erratum) -> dict[str, Any]:
    return {
        "uid": one.uid, "edition": one.edition.uid, "measure": one.measure, "org": one.org.code, "period": one.period,
        "unit": one.unit, "partner": one.partner, "was": tell_interval(interval_from_json(one.was)),
        "now": tell_interval(interval_from_json(one.now)), "why": one.why, "note": one.note, "found_at": one.found_at,
        "published_at": one.published_at,
    }  # fmt: skip
