"""What is asked about totals: of one org, in the shape of any day, as of two times."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from diemcau.profile.checks import Base, load_checks
from diemcau.records import Status
from diemcau.records.period import shift_years
from diemcau.review.rollup.asked import Asked, Ratio
from diemcau.review.rollup.goals import judge
from diemcau.review.rollup.totals import Book, open_book
from diemcau.review.rollup.years import compare_with_year_before
from diemcau.web.archive.reading import profile
from diemcau.web.review.evidence import evidence_for
from diemcau.web.review.goals import targets_for
from diemcau.web.review.observations import measures_known, observations_for
from diemcau.web.review.shape import codes_within, org_tree
from diemcau.web.review.shelf import KNOWN, SHELF, Loaded, state_now

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date, datetime

    from diemcau.records import Period
    from diemcau.records.observation import Observation
    from diemcau.records.orgtree import OrgTree
    from diemcau.records.total import Comparison, Progress, Target, Total
    from diemcau.web.accounts.policies import Scope

__all__ = [
    "Board",
    "View",
    "comparison_for",
    "evidence_for",
    "partners_for",
    "progress_for",
    "rows_for",
    "totals_for",
    "years_for",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Which totals.

    Attributes:
        org: Code of the org at the head; it is in the shape.
        period: Of which period.
        shape_day: The day whose tree of orgs they are put together in.
        true_at: Values that were counted after this day are left out; None for none.
        known_at: As the house knew it at that moment; None for now.
        status: Whether it happened, is expected, planned or aimed at.
        partner: With whom; empty for all partners together.
    """

    org: str
    period: Period
    shape_day: date
    true_at: date | None = None
    known_at: datetime | None = None
    status: Status = Status.ACTUAL
    partner: str = ""

    @property
    def day(self) -> date:
        """The day from which it is looked at."""
        moment = self.known_at or timezone.now()
        return min(timezone.localdate(moment), self.true_at) if self.true_at else timezone.localdate(moment)


@dataclass
class Board:
    """Values of one view, loaded once; whatever is asked of them together is asked here.

    Attributes:
        scope: What the person may do.
        view: Which totals.
        measures: Codes; None for all.
        years: How many years before are loaded too.
        tree: The shape; that of the view's day where none is given.
    """

    scope: Scope
    view: View
    measures: Collection[str] | None = None
    years: int = 1
    tree: OrgTree | None = None
    asked: Asked = field(init=False)

    def __post_init__(self) -> None:
        view = self.view
        self.asked = Asked(org=view.org, period=view.period, status=view.status, partner=view.partner)

    @cached_property
    def shape(self) -> OrgTree:
        """The orgs of the view's day."""
        return self.tree or org_tree(self.view.shape_day)

    @property
    def observations(self) -> list[Observation]:
        """Every value of the head and of all below, of the period and of the years before."""
        return self.loaded.observations

    @property
    def by_id(self) -> Mapping[str, Observation]:
        """The same by their ids."""
        return self.loaded.answer("by_id", lambda: {one.id: one for one in self.observations})

    @property
    def book(self) -> Book:
        """The values in the view's shape."""
        return self.loaded.book

    @cached_property
    def loaded(self) -> Loaded:
        """The values, from memory where nothing has changed since they were loaded for somebody of this clearance."""
        state = state_now()
        if state is None or (self.tree is not None and self.tree is not org_tree(self.view.shape_day)):
            return self._load()
        view = self.view
        measures = None if self.measures is None else frozenset(self.measures)
        key = (
            state, self.scope.clearance, view.org, view.period, view.shape_day, view.true_at, view.known_at, measures,
            self.years,
        )  # fmt: skip
        return SHELF.find(key, self._load)

    def known_measures(self) -> list[str]:
        """Codes of the measures of which there is a value in the period, in the order of the profile."""
        state, view, shape = state_now(), self.view, self.shape
        is_all = shape.roots() == (view.org,)

        def look() -> list[str]:
            return measures_known(
                self.scope,
                orgs=None if is_all else codes_within(shape, view.org),
                first=view.period.start,
                last=view.period.end,
                known_at=view.known_at,
            )

        if state is None:
            return look()
        question = (state, self.scope.clearance, view.org, view.period, view.shape_day, view.known_at)
        return KNOWN.answer(question, look)

    def _load(self) -> Loaded:
        view, shape = self.view, self.shape
        is_all = shape.roots() == (view.org,)
        found = observations_for(
            self.scope,
            measures=None if self.measures is None else with_bases(self.measures),
            orgs=None if is_all else codes_within(shape, view.org),
            first=shift_years(view.period, -self.years).start,
            last=view.period.end,
            true_at=view.true_at,
            known_at=view.known_at,
        )
        return Loaded(observations=found, book=self._open(found, shape), earlier=self._earlier(found))

    def _open(self, found: list[Observation], shape: OrgTree) -> Book:
        return open_book(found, shape, profile(), ratios=ratios())

    def _earlier(self, found: list[Observation]) -> Book | None:
        """The values in the shape that the orgs had a year before, where then's shape is asked for and was another."""
        if self.years < 1 or self.view.shape_day != self.view.period.end:
            return None
        before = org_tree(shift_years(self.view.period, -1).end)
        return None if before.nodes.keys() == self.shape.nodes.keys() else self._open(found, before)

    def _total(self, asked: Asked) -> Total:
        return self.loaded.answer(("total", asked), lambda: self.book.total(asked))

    def _totals(self, asked: Asked) -> list[Total]:
        return self.loaded.answer(("totals", asked), lambda: self._wanted(self.book.totals(asked)))

    def totals(self) -> list[Total]:
        """The totals of the head, in the order of the profile; of a partner those with it."""
        return list(self._totals(self.asked))

    def total(self, measure: str, unit: str = "", org: str = "") -> Total:
        """One total, of the head or of an org below it."""
        return self._total(replace(self.asked, measure=measure, unit=unit, org=org or self.view.org))

    def rows(self, measure: str, unit: str = "") -> dict[str, Total]:
        """The totals of the orgs right below the head of which something is known, by their codes."""
        found = {code: self.total(measure, unit, code) for code in self.shape.children(self.view.org)}
        return {code: total for code, total in found.items() if total.parts or total.left_out}

    def partners(self, measure: str, unit: str = "") -> dict[str, Total]:
        """The totals with each single partner of whom something is known, by partner."""
        asked = replace(self.asked, measure=measure, unit=unit, partner="")
        found = self.loaded.answer(("partners", asked), lambda: self.book.partners(asked))
        return {total.partner: total for total in found}

    def comparison(self, total: Total) -> Comparison:
        """A total of the board against the same of a year before."""
        asked, loaded = replace(self.asked, measure=total.measure, unit=total.unit), self.loaded
        return loaded.answer(("year", asked), lambda: compare_with_year_before(asked, loaded.book, loaded.earlier))

    def over_years(self, count: int) -> dict[int, list[Total]]:
        """The totals of the same period in some years, the last of them the view's, by year; `years` loads them."""
        last = self.view.period.start.year
        return {
            year: list(self._totals(replace(self.asked, period=shift_years(self.view.period, year - last))))
            for year in range(last - count + 1, last + 1)
        }

    @cached_property
    def targets(self) -> list[Target]:
        """The goals of the head for the period."""
        view = self.view
        return targets_for(
            self.scope, period=view.period.code, orgs={view.org}, measures=self.measures, partner=view.partner,
            known_at=view.known_at,
        )  # fmt: skip

    def progress(self) -> list[Progress]:
        """Each goal of the head against the total of what happened."""
        found = []
        for target in self.targets:
            total = self._total(replace(self.asked, measure=target.measure, unit=target.unit, status=Status.ACTUAL))
            known = total if total.parts or total.interval is not None else None
            found.append(judge(target, known, profile(), self.view.day))
        return found

    def _wanted(self, totals: list[Total]) -> list[Total]:
        """Without those that were only loaded for a ratio."""
        return totals if self.measures is None else [one for one in totals if one.measure in set(self.measures)]


def totals_for(scope: Scope, view: View, measures: Collection[str] | None = None) -> list[Total]:
    """The totals of an org, in the order of the profile."""
    return Board(scope, view, measures, years=0).totals()


def rows_for(scope: Scope, view: View, measure: str, unit: str = "") -> dict[str, Total]:
    """The totals of the orgs right below one, by their codes."""
    return Board(scope, view, [measure], years=0).rows(measure, unit)


def partners_for(scope: Scope, view: View, measure: str, unit: str = "") -> dict[str, Total]:
    """The totals with each single partner, by partner."""
    return Board(scope, view, [measure], years=0).partners(measure, unit)


def years_for(scope: Scope, view: View, years: int, measures: Collection[str] | None = None) -> dict[int, list[Total]]:
    """The totals of the same period in some years, the last of them the view's, by year."""
    return Board(scope, view, measures, years=years - 1).over_years(years)


def comparison_for(scope: Scope, view: View, measures: Collection[str] | None = None) -> list[Comparison]:
    """Each total of an org against the same of a year before, or why not; in the order of the profile."""
    board = Board(scope, view, measures)
    return [board.comparison(total) for total in board.totals()]


def progress_for(scope: Scope, view: View, measures: Collection[str] | None = None) -> list[Progress]:
    """Each goal of an org for a period against what happened."""
    return Board(scope, view, measures, years=0).progress()


def ratios() -> Mapping[str, Ratio]:
    """How rates are computed anew from other totals, by measure."""
    return _ratios(str(settings.PROFILE))


@lru_cache(maxsize=2)
def _ratios(name: str) -> Mapping[str, Ratio]:
    found: dict[str, Ratio] = {}
    for one in load_checks(name, profile()).ratios:
        if one.base is Base.PLAN:
            found[one.ratio] = Ratio(numerator=one.numerator, denominator=one.numerator, denominator_status=Status.PLAN)
        elif one.base is Base.SAME and one.denominators and len(one.denominators[0]) == 1:
            found[one.ratio] = Ratio(numerator=one.numerator, denominator=one.denominators[0][0])
    return found


def with_bases(measures: Collection[str]) -> list[str]:
    """Some measures and those of which their ratios are made."""
    held = ratios()
    bases = (part for one in measures if one in held for part in (held[one].numerator, held[one].denominator))
    return sorted({*measures, *bases})
