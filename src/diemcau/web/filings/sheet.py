"""What stands in a return as tables to read, its values with their sentences, and what changed since an approval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from diemcau.profile.forms import TableSort
from diemcau.review.forms.shown import show
from diemcau.web.archive.models import Document
from diemcau.web.archive.policies import visible
from diemcau.web.filings.book import book
from diemcau.web.filings.queries import values_for
from diemcau.web.filings.standing import APPROVING, changed_since, last_step
from diemcau.web.filings.telling import cell_name, interval_of, measure_name, number_of, partner_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from uuid import UUID

    from diemcau.profile.forms import Column, Line, Table
    from diemcau.publish.texts import Texts
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.filings.content import CellChange
    from diemcau.web.filings.models import Filing, FilingVersion, Step, Value

MOST_ROWS = 200
"""Of a register on the page; all of them stand on the page for filling in."""

MOST_CHANGES = 200

MOST_ASKABLE = 600
"""Cells offered where one is to be asked about; a larger register is asked about as a whole."""

_LABEL = 40  # letters of what stands in a cell, where cells are offered


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell to read.

    Attributes:
        address: `table/entry/column`.
        words: What stands there, as the reader writes it.
        origin: Where it was taken from, as in `FilingVersion.origins`.
        kind: Of its column.
    """

    address: str
    words: str
    origin: Mapping[str, str]
    kind: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: of a grid its line and how far that is set in."""

    name: str
    depth: int
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a form.

    Attributes:
        code, name: Of the table.
        columns: Their names.
        is_grid: Whether its rows have names.
        rows: What stands in it.
        left: How many rows are not shown.
    """

    code: str
    name: str
    columns: list[str]
    is_grid: bool
    rows: list[SheetRow]
    left: int


@dataclass(frozen=True, slots=True)
class Worth:
    """One value of an accepted return.

    Attributes:
        value: It.
        name, number: Its measure and what it may be, in words.
        partner: Its partner in words; empty for all together.
        place: Its cell in words.
        anchor: Where that stands on the page: the cell, of what a register counts its table.
        document: The document with its sentence, where that is open to the person; else None.
        mention: uid of the mention; None where it was typed.
        words: The words of the sentence.
    """

    value: Value
    name: str
    number: str
    partner: str
    place: str
    anchor: str
    document: Document | None
    mention: UUID | None
    words: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A cell that changed since it was approved: where, what stood there, what stands there."""

    cell: str
    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed since somebody looked at it.

    Attributes:
        step: The step.
        changes: The cells, the first ones.
        number: How many there are.
        kept: How many cells still hold what stood there.
    """

    step: Step
    changes: list[Changed]
    number: int
    kept: int


def tables_of(filing: Filing, version: FilingVersion | None, texts: Texts) -> list[Sheet]:
    """What stands in a version, table by table; tables in which nothing stands are left out."""
    form = book().forms.get(filing.form)
    if form is None or version is None:
        return []
    return [_sheet(table, version, texts) for table in form.tables if version.content.get(table.code)]


def values_of(scope: Scope, filing: Filing, texts: Texts) -> list[Worth]:
    """The values of an accepted return that count now, in the order of its cells."""
    rows = list(values_for(scope).filter(filing=filing).select_related("mention").order_by("pk"))
    cited = {one.mention.document_id for one in rows if one.mention is not None}
    open_ = {one.pk: one for one in Document.objects.filter(visible(scope), pk__in=cited)}
    return [_worth(filing, value, open_, texts) for value in rows]


def changes_of(filing: Filing, texts: Texts) -> list[Difference]:
    """What changed since it was last looked at: since each approval, the office's first, and since it was sent back.

    Each version is told once; nothing where nothing changed.
    """
    found: list[Difference] = []
    for verb in (*reversed(APPROVING), "send_back"):
        step = last_step(filing, [verb])
        changes = changed_since(filing, step) if step is not None else []
        if step is not None and changes and all(step.version_id != one.step.version_id for one in found):
            touched = {one.cell for one in changes}
            now = filing.version.sums if filing.version is not None else {}
            shown = [_changed(filing, one, step, texts) for one in changes[:MOST_CHANGES]]
            found.append(Difference(step, shown, len(changes), len(set(now) - touched)))
    return found


def cells_to_ask(filing: Filing, texts: Texts) -> list[tuple[str, list[tuple[str, str]]]]:
    """By table the cells that may be asked about, address and label: all of a grid, of a register those filled in."""
    form, content = book().forms.get(filing.form), filing.version.content if filing.version is not None else {}
    offered: list[tuple[str, list[tuple[str, str]]]] = []
    room = MOST_ASKABLE
    for table in form.tables if form is not None else ():
        cells = [
            (f"{table.code}/{entry}/{column.code}", f"{row} · {_name(column.names, texts.language)}{words}")
            for entry, row, filled in _entries(table, content, texts.language)
            for column in table.columns
            for words in _labels(table, entry, column, filled, texts)
        ]
        offered.append((_name(table.names, texts.language), cells[:room]))
        room = max(room - len(cells), 0)
    return [(name, cells) for name, cells in offered if cells]


def _entries(
    table: Table, content: Mapping[str, list[dict[str, Any]]], language: str
) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """Id, name and cells of each line of a grid, of each row of a register."""
    rows = content.get(table.code, [])
    if table.sort is TableSort.GRID:
        held = {row["id"]: row["cells"] for row in rows}
        for line in table.lines:
            if not line.total_of:
                yield line.code, _name(line.names, language), held.get(line.code, {})
    else:
        for place, row in enumerate(rows, 1):
            yield row["id"], str(place), row["cells"]


def _labels(table: Table, entry: str, column: Column, filled: Mapping[str, str], texts: Texts) -> Iterator[str]:
    """How what stands in a cell is told in its label; nothing for an empty cell of a register."""
    words = filled.get(column.code, "")
    if words:
        yield f": {show(words, column, texts.language, book(), table.line(entry))[:_LABEL]}"
    elif table.sort is TableSort.GRID:
        yield ""


def _changed(filing: Filing, change: CellChange, step: Step, texts: Texts) -> Changed:
    """A change in words; a row that was taken away is told as it stood."""
    held = filing.version if change.after else step.version
    place = cell_name(filing.form, change.cell, texts.language, held.content if held is not None else {})
    before, after = (words_shown(filing.form, change.cell, words, texts) for words in (change.before, change.after))
    return Changed(change.cell, place, before, after)


def words_shown(form: str, cell: str, words: str, texts: Texts) -> str:
    """What stands in a cell as the reader writes it."""
    table_code, _, rest = cell.partition("/")
    entry, _, column_code = rest.partition("/")
    found = book().forms.get(form)
    table = found.table(table_code) if found is not None else None
    column = table.column(column_code) if table is not None else None
    if table is None or column is None or not words:
        return words
    return show(words, column, texts.language, book(), table.line(entry))


def _sheet(table: Table, version: FilingVersion, texts: Texts) -> Sheet:
    rows = version.content[table.code]
    is_grid = table.sort is TableSort.GRID
    order = {line.code: place for place, line in enumerate(table.lines)}
    if is_grid:
        rows = sorted(rows, key=lambda row: order.get(row["id"], len(order)))
    shown = [
        SheetRow(
            _name(line.names, texts.language) if line else "",
            line.depth if line else 0,
            [_cell(table, column, row, line, version, texts) for column in table.columns],
        )
        for row in rows[:MOST_ROWS]
        for line in [table.line(row["id"])]
    ]
    names = [_name(column.names, texts.language) for column in table.columns]
    return Sheet(table.code, _name(table.names, texts.language), names, is_grid, shown, max(len(rows) - MOST_ROWS, 0))


def _cell(  # noqa: PLR0917 - a cell stands between all of these
    table: Table, column: Column, row: Mapping[str, Mapping[str, str]], line: Line | None, version: FilingVersion,
    texts: Texts,
) -> Cell:  # fmt: skip
    address = f"{table.code}/{row['id']}/{column.code}"
    words = row["cells"].get(column.code, "")
    told = show(words, column, texts.language, book(), line) if words else ""
    return Cell(address, told, version.origins.get(address, {}), column.kind.value)


def _worth(filing: Filing, value: Value, documents: Mapping[int, Document], texts: Texts) -> Worth:
    mention = value.mention
    document = documents.get(mention.document_id) if mention is not None else None
    return Worth(
        value,
        measure_name(value.measure, texts.language),
        number_of(interval_of(value), value.unit, texts),
        partner_name(value.partner, texts.language),
        cell_name(filing.form, value.cell, texts.language, filing.accepted.content if filing.accepted else {}),
        value.cell if value.cell.count("/") > 1 else value.cell.partition("/")[0],
        document,
        mention.uid if mention is not None and document is not None else None,
        mention.words if mention is not None and document is not None else "",
    )


def _name(names: Mapping[str, str], language: str) -> str:
    return names.get(language) or next(iter(names.values()), "")
