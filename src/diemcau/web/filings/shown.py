"""A campaign's board in words: rows of units, their returns, what is missing of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diemcau.web.filings.board import Board, Place, Row
from diemcau.web.filings.models import FilingState
from diemcau.web.filings.telling import TONES, form_name, missing_parts, number_of, part_names, regime_name, unit_name
from diemcau.web.orgs.pages import kind_name

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPlace:
    """One return on the board.

    Attributes:
        place: The return.
        tone: How its state is marked.
        lacks: Names of its parts in which nothing stands, where some are filled and others not.
    """

    place: Place
    tone: str
    lacks: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """One unit on the board.

    Attributes:
        row: The unit's returns.
        name, kind, holder: In words; the holder where another unit owes it now.
        cells: By column; None where the unit does not owe that form.
        missing: Names of the forms that it still owes.
        last: The figure that was known last, in words; empty for none.
        last_period: Its period.
    """

    row: Row
    name: str
    kind: str
    holder: str
    cells: list[ShownPlace | None]
    missing: list[str]
    last: str
    last_period: str


def columns_of(board: Board, texts: Texts) -> list[tuple[str, str, str]]:
    """Code, name and regime of each form on the board."""
    several = len(board.campaign.regimes) > 1
    return [
        (form, form_name(form, texts.language), regime_name(regime, texts.language) if several else "")
        for regime, form in board.columns
    ]


def rows_of(board: Board, texts: Texts, *, kind: str = "", show: str = "") -> list[ShownRow]:
    """The units in words, by name; narrowed to a kind, and to those of whom some return stands so."""
    rows = [row for row in board.rows if (not kind or row.kind == kind) and _is_shown(row, show)]
    return sorted((_row(board, row, texts) for row in rows), key=lambda one: (one.name, one.row.org))


def too_late(board: Board, texts: Texts) -> list[tuple[str, str, Place]]:
    """What goes to the next edition: names of unit and form, by its coming."""
    return [
        (unit_name(row.org, texts.language), form_name(place.form, texts.language), place)
        for row, place in board.next_edition
    ]


def _row(board: Board, row: Row, texts: Texts) -> ShownRow:
    value = row.last_value
    return ShownRow(
        row=row,
        name=unit_name(row.org, texts.language),
        kind=kind_name(row.kind, texts),
        holder=unit_name(row.holder, texts.language) if row.holder else "",
        cells=[_place(row.places.get(key), texts) for key in board.columns],
        missing=[form_name(place.form, texts.language) for place in row.missing],
        last=number_of(value.interval, value.unit, texts) if value is not None else "",
        last_period=value.period if value is not None else "",
    )


def _place(place: Place | None, texts: Texts) -> ShownPlace | None:
    if place is None:
        return None
    lacks = missing_parts(place.form, list(place.parts)) if place.waits and place.parts else []
    return ShownPlace(place=place, tone=TONES[place.state], lacks=part_names(place.form, lacks, texts.language))


def _is_shown(row: Row, show: str) -> bool:
    places = row.places.values()
    if show == "missing":
        return bool(row.missing)
    if show == "late":
        return any(place.is_late for place in places)
    if show == "returned":
        return any(place.state == FilingState.RETURNED for place in places)
    if show == "office":
        return any(place.state == FilingState.APPROVED for place in places)
    if show == "accepted":
        return all(place.state == FilingState.ACCEPTED for place in places)
    return True
