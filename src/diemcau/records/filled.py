"""What stands in a form that somebody filled in, as typed; `profile.forms` says what may stand there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class CellAddress:
    """One cell of a filled form, written `table/entry/column`.

    Attributes:
        table: Code of the table.
        entry: Of a grid the code of the line; of a register the id of the entry.
        column: Code of the column.
    """

    table: str
    entry: str
    column: str

    def __str__(self) -> str:
        return f"{self.table}/{self.entry}/{self.column}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row.

    Attributes:
        id: Of a grid the code of the line; of a register an id that stays with the row.
        cells: What stands in each column, by code; as typed, or in the form in which it is kept once it was understood:
            dates `YYYY-MM-DD`, numbers with a dot and without grouping. Columns without anything are left out.
    """

    id: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled form.

    Attributes:
        form: Code of the form.
        tables: The rows of each table by its code, in order.
    """

    form: str
    tables: Mapping[str, tuple[Entry, ...]]

    def cells(self) -> Iterator[tuple[CellAddress, str]]:
        """Every cell in which something stands."""
        for table, entries in self.tables.items():
            for entry in entries:
                for column, words in entry.cells.items():
                    yield CellAddress(table, entry.id, column), words
