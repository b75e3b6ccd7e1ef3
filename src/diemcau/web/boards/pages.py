"""What stands on each board: figures, charts, what is late, what is disputed. Every question is asked for a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from diemcau.errors import NotFound
from diemcau.records.task import FourCells, TimeClass
from diemcau.web.archive.reading import profile
from diemcau.web.boards.addresses import of_measure, of_partner, of_unit
from diemcau.web.boards.charts import Pictures
from diemcau.web.boards.chosen import YEARS, kind_name, measure_name, name_of
from diemcau.web.boards.figures import Told, key_of
from diemcau.web.boards.headline import headline_codes
from diemcau.web.boards.lateness import MOST_LATE, boards_of, draw_returns, late_units
from diemcau.web.boards.memory import remember
from diemcau.web.filings.queries import filings_for
from diemcau.web.filings.telling import partner_name
from diemcau.web.orgs.queries import tree_of
from diemcau.web.record.filters import Filters
from diemcau.web.record.queries import conflicts_for
from diemcau.web.review.queries import Board
from diemcau.web.search.told import to_conflicts
from diemcau.web.tasks.queries import cells_for

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts
    from diemcau.records.total import Total
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.boards.chosen import Chosen
    from diemcau.web.boards.pictures import Plate
    from diemcau.web.search.told import Told as ToldConflict

CONFLICTS = 6
"""Open conflicts on a board; their own list has the others."""

UNIT_MEASURES = 16
"""Measures of a unit's page, those with targets and wholes first."""

FILINGS = 24
"""Returns of a unit's page."""

PARTNER_MEASURES = 16
"""Measures of a partner's page."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """A board.

    Attributes:
        template: Which one shows it.
        plates: Its charts, in their order on the page.
        context: What else the template shows.
    """

    template: str
    plates: tuple[Plate, ...] = ()
    context: dict[str, Any] = field(default_factory=dict)


def _plates(*plates: Plate | None) -> tuple[Plate, ...]:
    return tuple(plate for plate in plates if plate is not None)


def leader(scope: Scope, chosen: Chosen, texts: Texts) -> Page:
    """Ten minutes: headline figures, years, map, partners, what is late, what is disputed."""
    numbers = remember(scope, chosen, ("leader",), lambda bare: _leader(bare, chosen, texts))
    returns = boards_of(scope, chosen)
    late = late_units(returns, chosen)
    return replace(
        numbers,
        plates=numbers.plates + _plates(*(draw_returns(one, texts) for one in returns[:1])),
        context={
            **numbers.context,
            **_of_tasks(scope, chosen),
            "late": [(unit, of_unit(unit.code, chosen)) for unit in late[:MOST_LATE]],
            "late_more": max(0, len(late) - MOST_LATE),
            "returns": returns[0] if returns else None,
        },
    )


def _of_tasks(scope: Scope, chosen: Chosen) -> dict[str, Any]:
    """The four cells of the tasks of a unit and all below it, as of today and as far as the person may know of them."""
    node = tree_of().by_code.get(chosen.org.code)
    cells = cells_for(scope, node) if node is not None else FourCells()
    return {"tasks_given": cells.total, "task_cells": [(one.value, getattr(cells, one.value)) for one in TimeClass]}


def _leader(scope: Scope, chosen: Chosen, texts: Texts) -> Page:
    """The part of it that is made of numbers."""
    board = Board(scope, chosen.view(), headline_codes(scope, chosen), years=YEARS - 1)
    told = Told(board, chosen, texts)
    totals = _known(board.totals(), board.measures or ())
    years = board.over_years(YEARS)
    looked_at = _looked_at(totals, chosen.measure)
    pictures = Pictures(told)
    plates = _plates(
        pictures.plans(totals),
        pictures.multiples([key_of(total) for total in totals], years),
        pictures.map(looked_at) if looked_at else None,
        pictures.partners(looked_at) if looked_at else None,
    )
    return Page(
        template="boards/leader.html",
        plates=plates,
        context=_headed(told, totals, years, looked_at) | {"conflicts": open_conflicts(scope, texts, chosen)},
    )


def _headed(
    told: Told, totals: Sequence[Total], years: Mapping[int, Sequence[Total]], looked_at: Total | None
) -> dict[str, Any]:
    """The tiles of a board, and which of their measures is looked at closely."""
    return {
        "figures": told.figures(totals, years),
        "looked_at": looked_at.measure if looked_at else "",
        "headlines": [(total.measure, measure_name(total.measure, told.language)) for total in totals],
    }


def unit(scope: Scope, chosen: Chosen, texts: Texts) -> Page:
    """One unit: its figures against plan, last year and like units; its returns, its conflicts."""
    numbers = remember(scope, chosen, ("unit",), lambda bare: _unit(bare, chosen, texts))
    filings = filings_for(scope).filter(org__code=chosen.org.code, campaign__period=chosen.period.code)
    nodes = chosen.tree.nodes
    around = _of_tasks(scope, chosen) | {
        "filings": list(filings.order_by("-campaign__due", "form")[:FILINGS]),
        "kind": kind_name(chosen.org.kind, texts.language),
        "above": [(name_of(node, texts.language), of_unit(node.code, chosen)) for node in chosen.above()],
        "below": [
            (name_of(nodes[code], texts.language), of_unit(code, chosen))
            for code in chosen.tree.children(chosen.org.code)
        ],
    }
    return replace(numbers, context={**numbers.context, **around})


def _unit(scope: Scope, chosen: Chosen, texts: Texts) -> Page:
    """The part of it that is made of numbers."""
    codes = headline_codes(scope, chosen, most=UNIT_MEASURES)
    board = Board(scope, chosen.view(), codes, years=YEARS - 1)
    told = Told(board, chosen, texts)
    totals = _known(board.totals(), codes)
    years = board.over_years(YEARS)
    looked_at = _looked_at(totals, chosen.measure)
    pictures = Pictures(told)
    plates = _plates(
        pictures.plans(totals),
        _like(scope, chosen, texts, looked_at) if looked_at else None,
        pictures.multiples([key_of(total) for total in totals], years),
        pictures.units(looked_at) if looked_at else None,
        pictures.partners(looked_at) if looked_at else None,
    )
    return Page(
        template="boards/unit.html",
        plates=plates,
        context=_headed(told, totals, years, looked_at) | {"conflicts": open_conflicts(scope, texts, chosen)},
    )


def _like(scope: Scope, chosen: Chosen, texts: Texts, total: Total) -> Plate | None:
    """The unit among those of its kind below the same head."""
    parent = chosen.org.parent
    if parent is None:
        return None
    tree = chosen.tree
    codes = [code for code in tree.children(parent) if tree.nodes[code].kind == chosen.org.kind]
    wide = replace(chosen, org=tree.nodes[parent])
    board = Board(scope, wide.view(), [total.measure], years=0)
    return Pictures(Told(board, wide, texts)).like(total, codes, chosen.org.code)


def measure(scope: Scope, chosen: Chosen, texts: Texts) -> Page:
    """One measure: over the years, by unit, by partner, and what a figure of it means."""
    return remember(scope, chosen, ("measure",), lambda bare: _measure(bare, chosen, texts))


def _measure(scope: Scope, chosen: Chosen, texts: Texts) -> Page:
    board = Board(scope, chosen.view(), [chosen.measure], years=YEARS - 1)
    told = Told(board, chosen, texts)
    totals = board.totals()
    years = board.over_years(YEARS)
    first = _looked_at(totals, chosen.measure)
    held = profile().measures[chosen.measure]
    wholes = [held.parent] if held.parent else []
    parts = [each.code for each in profile().parts_of(held.code)]
    return Page(
        template="boards/measure.html",
        plates=_of_measure(Pictures(told), first, years) if first else (),
        context={
            "measure": held,
            "name": measure_name(held.code, texts.language),
            "branch": _named(profile().branches, held.branch, texts),
            "figures": told.figures(totals, years),
            "rows": _rows(told, first, chosen) if first else (),
            "related": [(measure_name(code, texts.language), of_measure(code, chosen)) for code in (*wholes, *parts)],
            "partners": _partners(board, first, chosen) if first else (),
            "conflicts": open_conflicts(scope, texts, chosen, chosen.measure),
        },
    )


def _of_measure(pictures: Pictures, total: Total, years: Mapping[int, Sequence[Total]]) -> tuple[Plate, ...]:
    return _plates(
        pictures.line(key_of(total), years), pictures.map(total), pictures.units(total), pictures.partners(total)
    )


def partner(scope: Scope, chosen: Chosen, texts: Texts, name: str) -> Page:
    """One partner: every measure of which something is known with it.

    Raises:
        NotFound: If the person may see nothing that names it; the same as where nothing does.
    """
    return remember(scope, chosen, ("partner", name), lambda bare: _partner(bare, chosen, texts, name))


def _partner(scope: Scope, chosen: Chosen, texts: Texts, name: str) -> Page:
    board = Board(scope, chosen.view(partner=name), None, years=YEARS - 1)
    told = Told(board, chosen, texts)
    years = board.over_years(YEARS)
    if not any(total.interval is not None for totals in years.values() for total in totals):
        raise NotFound("No figure names that partner.", code="boards.no_partner")
    totals = board.totals()[:PARTNER_MEASURES]
    pictures = Pictures(told)
    return Page(
        template="boards/partner.html",
        plates=_plates(pictures.multiples([key_of(total) for total in totals], years)),
        context={"partner": partner_name(name, texts.language), "figures": told.figures(totals, years)},
    )


def returns(scope: Scope, chosen: Chosen, texts: Texts) -> Page:
    """Completeness and timeliness of the period's campaigns by kind of unit."""
    boards = boards_of(scope, chosen)
    drawn = [draw_returns(board, texts) for board in boards]
    late = late_units(boards, chosen)
    return Page(
        template="boards/returns.html",
        plates=_plates(*drawn),
        context={"boards": boards, "late": [(unit, of_unit(unit.code, chosen)) for unit in late]},
    )


PAGES: Mapping[str, Callable[[Scope, Chosen, Texts], Page]] = {
    "leader": leader,
    "unit": unit,
    "measure": measure,
    "returns": returns,
}
"""Boards by name; a partner's has its name beside."""


def open_conflicts(scope: Scope, texts: Texts, chosen: Chosen, code: str = "") -> list[ToldConflict]:
    """The newest open conflicts of an org, of all for the topmost; of one measure where one is named."""
    is_top = chosen.org.parent is None
    wanted = Filters(org="" if is_top else chosen.org.code, measure=code)
    found = wanted.narrow(conflicts_for(scope))[:CONFLICTS]
    return to_conflicts(list(found), scope, texts)


def _known(totals: Iterable[Total], order: Sequence[str] | Iterable[str]) -> list[Total]:
    """Totals of which something may be said, in the order of their measures' weight."""
    place = {code: at for at, code in enumerate(order)}
    return sorted(
        (one for one in totals if one.interval is not None), key=lambda one: place.get(one.measure, len(place))
    )


def _looked_at(totals: Sequence[Total], measure: str) -> Total | None:
    """The total that is shown closely: of the measure asked for, else the one that most units share."""
    asked = [total for total in totals if total.measure == measure]
    if asked:
        return asked[0]
    return max(totals, key=lambda total: len(total.coverage[0].reported) if total.coverage else 0, default=None)


def _rows(told: Told, total: Total, chosen: Chosen) -> list[tuple[str, str, Any]]:
    """The units right below: name, address, figure."""
    rows = told.board.rows(total.measure, total.unit)
    return [
        (chosen.name(code), of_measure(total.measure, chosen, code), told.figure(row)) for code, row in rows.items()
    ]


def _partners(board: Board, total: Total, chosen: Chosen) -> list[tuple[str, str]]:
    found = board.partners(total.measure, total.unit)
    return [(partner_name(name, chosen.language), of_partner(name, chosen)) for name in found]


def _named(terms: Mapping[str, Any], code: str, texts: Texts) -> str:
    term = terms.get(code)
    return term.names.get(texts.language, code) if term else code
