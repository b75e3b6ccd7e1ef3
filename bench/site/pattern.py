"""What the site made of one sheet: the rows of every table, as they are told again for other units and years."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models, transaction

from bench.site.composed import Sheet
from bench.site.founding import Town
from bench.site.pouring import columns_of
from bench.site.template import Holes, Turn, render
from diemcau.web.accounts.queries import scope_of
from diemcau.web.archive import blobs
from diemcau.web.archive.actions.bringing import bring_in
from diemcau.web.archive.actions.filing import release
from diemcau.web.archive.actions.reading import read_intake_file
from diemcau.web.archive.models import Document, ReadText, Version
from diemcau.web.desk.models import Mention
from diemcau.web.orgs.models import Org
from diemcau.web.record.keeping import keep_up
from diemcau.web.record.models import Claim, Conflict, Evidence, Side, Story
from diemcau.web.search.models import Passage
from diemcau.web.shell.levels import Level

Model = type[models.Model]
TABLES: tuple[Model, ...] = (
    Document, Version, ReadText, Mention, Passage, Story, Story.documents.through, Claim, Evidence, Conflict, Side,
)  # fmt: skip
"""Tables whose rows are copied, each behind those that it leads to."""

Cell = Callable[[Turn, list[str], dict[Model, int], int], Any]
"""Makes one value of a copy: from the turn, what stands in the holes, the ids before the first ones, the org."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """The rows of one sheet.

    Attributes:
        sheet: The sheet.
        holes: Of all its texts.
        rows: For each table its rows, each a maker of every value.
        figures: How many figures it holds.
    """

    sheet: Sheet
    holes: Holes
    rows: dict[Model, list[list[Cell]]]
    figures: int

    def copies(
        self, model: Model, turn: Turn, filled: list[str], first: dict[Model, int], org: int
    ) -> Iterator[list[Any]]:
        """The rows of one table for another unit and year.

        Args:
            model: The table.
            turn: How the copy differs.
            filled: What stands in its holes.
            first: The last id that was given away before, by table.
            org: Id of the unit.
        """
        for cells in self.rows[model]:
            yield [cell(turn, filled, first, org) for cell in cells]


def make_pattern(sheet: Sheet, town: Town) -> Pattern:
    """Let the site take in a sheet, keep the rows, and leave the database as it was."""
    bodies = [text.encode() for text in sheet.texts]
    for body in bodies:
        blobs.keep(body)
    with transaction.atomic():
        _take_in(sheet, bodies, town)
        pattern = _harvest(sheet)
        transaction.set_rollback(True)
    return pattern


def _take_in(sheet: Sheet, bodies: Sequence[bytes], town: Town) -> None:
    org = town.orgs[sheet.place.code]
    files = [(f"{sheet.term}-{number}.txt", body) for number, body in enumerate(bodies, 1)]
    scope = scope_of(town.hand)
    intake = bring_in(actor=town.hand, scope=scope, org=org, level=Level.INTERNAL, files=files)
    for file in intake.files.all():
        read_intake_file(file=file)
    for document in Document.objects.filter(intake_files__intake=intake):
        release(actor=town.head, scope=scope_of(town.head), document=document, edit=document.edit)
    keep_up()


def _harvest(sheet: Sheet) -> Pattern:
    holes = Holes()
    places: dict[Model, dict[Any, int]] = {}
    rows: dict[Model, list[list[Cell]]] = {}
    for model in TABLES:
        held = list(model.objects.order_by("pk").values())  # type: ignore[attr-defined]
        places[model] = {row["id"]: number for number, row in enumerate(held, 1)}
        rows[model] = [[_cell(field, row, places, holes) for field in columns_of(model)] for row in held]
    figures = Mention.objects.filter(sort="figure").count()
    return Pattern(sheet, holes, rows, figures)


def _cell(
    field: models.Field[Any, Any], row: dict[str, Any], places: dict[Model, dict[Any, int]], holes: Holes
) -> Cell:
    value = row[field.attname]
    if value is None:
        return lambda *_: None
    model = field.model if field.primary_key else field.related_model
    if isinstance(model, type) and model in places:
        place, table = places[model][value], model
        return lambda _turn, _filled, first, _org: first[table] + place
    if model is Org:
        return lambda _turn, _filled, _first, org: org
    return _plain_cell(field, value, row, holes)


def _plain_cell(field: models.Field[Any, Any], value: Any, row: dict[str, Any], holes: Holes) -> Cell:
    if isinstance(field, models.JSONField):
        template = holes.of_json(value)
        return lambda _turn, filled, _first, _org: render(template, filled)
    if isinstance(value, UUID):
        old = str(value)
        return lambda turn, *_: turn.uid(old)
    if isinstance(value, date):
        return lambda turn, *_: turn.day(value)
    if field.name in {"value", "low", "high"} and isinstance(row["value"], Decimal):
        whole, apart = row["value"], value - row["value"]
        return lambda turn, *_: turn.number(whole, apart)
    if isinstance(value, str) and not field.remote_field:
        text = holes.of_text(value)
        return lambda _turn, filled, _first, _org: render(text, filled)
    return lambda *_: value
