"""A workbook as its readers hand it over: sheets of cells, each with the words that a person sees in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from diemcau.collect.content import Notice
from diemcau.records import Severity
from diemcau.records.document import Place

MOST_CELLS = 100_000
"""Cells of a workbook that are read: four hundred forms of fifty rows and five columns. Larger ones are data, and no
report; a person is told."""

MOST_COLUMNS = 1_024
"""Columns of a sheet that are read; a report of so many cannot be printed."""

_LISTED = 8  # places named in a message


@dataclass(slots=True)
class Cell:
    """A cell with something in it.

    Attributes:
        text: What a person sees.
        font: Name of its font, or None.
        is_number: Whether it holds a number, day or time.
    """

    text: str
    font: str | None = None
    is_number: bool = False


@dataclass(slots=True)
class Sheet:
    """One sheet that is shown.

    Attributes:
        name: Its name.
        rows: Cells by row and column, both from 1; only those with something in them.
        hidden: Rows that are left out because they are hidden.
        joined: Cells that stretch over others: (row, column) to (row, column) of their last cell.
    """

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    joined: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Put a cell where it belongs, unless it is empty."""
        if cell.text.strip():
            self.rows.setdefault(row, {})[column] = cell


@dataclass(slots=True)
class Book:
    """A workbook.

    Attributes:
        sheets: Those that are shown, in order.
        uncomputed: Addresses of formulas whose results the file does not hold.
        errors: Addresses of cells that show an error, with the error.
        hidden: What is hidden and left out, in words: sheets, rows, columns.
        cut: Whether cells were left out because there are too many.
        has_macros: Whether it holds programs.
        left: How many cells may still be read.
    """

    sheets: list[Sheet] = field(default_factory=list)
    uncomputed: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    cut: bool = False
    has_macros: bool = False
    left: int = MOST_CELLS

    def note_hidden(self, sheet: Sheet, columns: Iterable[int]) -> None:
        """Note rows and columns of a sheet that hold something and are hidden."""
        if sheet.hidden:
            self.hidden.append(f"{sheet.name}: row{'s'[: len(sheet.hidden) - 1]} {_spans(sheet.hidden)}")
        if letters := [address("", 1, column).strip("!1") for column in sorted(columns)]:
            self.hidden.append(f"{sheet.name}: column{'s'[: len(letters) - 1]} {', '.join(letters[:_LISTED])}")

    def notices(self) -> Iterator[Notice]:
        """What a person should know of it."""
        if self.has_macros:
            yield Notice("macros", "holds macros; they were not run, and only its cells were read")
        if self.uncomputed:
            yield Notice(
                "uncomputed",
                f"has formulas without results: {_listed(self.uncomputed)}",
                "Open it in Excel or LibreOffice, save it, and try again.",
                Severity.HOLD,
            )
        if self.errors:
            words = f"has cells that show an error: {_listed(self.errors)}"
            yield Notice("cell_error", words, "Mend their formulas.", Severity.HOLD)
        if self.hidden:
            words = f"hides parts, which were not read: {_listed(self.hidden)}"
            yield Notice("hidden", words, "Show them and try again if they belong to the report.")
        if self.cut:
            words = f"holds more than the {MOST_CELLS:,} cells that are read; the rest is left out"
            yield Notice(
                "cut", words, "Send the tables of the report without the data they were made from.", Severity.HOLD
            )


def _listed(places: list[str]) -> str:
    more = len(places) - _LISTED
    return ", ".join(places[:_LISTED]) + (f" and {more:,} more" if more > 0 else "")


def address(sheet: str, row: int, column: int) -> str:
    """The address of a cell as people write it: `Sheet1!B7`."""
    return f"{sheet}!{Place(start=0, sheet=sheet, row=row, column=column).address}"


def _spans(numbers: Iterable[int]) -> str:
    """Numbers as people list them: `4-6, 9`."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and number <= runs[-1][1] + 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return ", ".join(str(low) if low == high else f"{low}-{high}" for low, high in runs[:_LISTED])
