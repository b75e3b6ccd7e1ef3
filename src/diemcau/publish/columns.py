"""Figures in columns for a terminal: number, what it measures, when, how many sources; alike under every heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rich.table import Table
from rich.text import Text

from diemcau.publish.wording import capital
from diemcau.records import Standing

if TYPE_CHECKING:
    from rich.console import Console

    from diemcau.publish.texts import Texts
    from diemcau.publish.wording import Wording
    from diemcau.records import Claim

# Characters of what a figure measures; longer names are cut.
LONGEST = 96
# Blanks between the columns.
GAP = 2

COLOURS = {Standing.AGREED: "green", Standing.DISPUTED: "red", Standing.SUPERSEDED: "dim", Standing.SINGLE: ""}
SIGNS = {Standing.AGREED: "", Standing.DISPUTED: "! ", Standing.SUPERSEDED: "× ", Standing.SINGLE: ""}
_HEADS = ("figure", "what", "period", "sources")

Row = list[Text]


def make_row(wording: Wording, claim: Claim, name: str, period: str, sources: str) -> Row:
    """A claim as a row: its number with the sign of its standing, its name, when it holds, what bears it out."""
    status = "" if claim.status.value == "actual" else f", {wording.texts[f'status.{claim.status.value}']}"
    return [
        Text(f"{SIGNS[claim.standing]}{wording.number(claim)}", style=COLOURS[claim.standing] or "bold"),
        Text(shorten(name)),
        Text(f"{capital(period)}{status}"),
        Text(sources),
    ]


def print_columns(texts: Texts, console: Console, sections: list[tuple[str, list[Row]]]) -> None:
    """Headings with their rows; the columns are as wide under each heading, and headed once."""
    heads = [Text(texts[f"terminal.{head}"]) for head in _HEADS]
    widths = _widths(console.width, [heads, *(row for _, rows in sections for row in rows)])
    console.print(_table(texts, widths, console.width, []))
    for heading, rows in sections:
        console.print(Text(heading, style="bold underline"))
        console.print(_table(None, widths, console.width, rows))
        console.print()


def _widths(width: int, rows: list[Row]) -> tuple[int, int, int]:
    """Columns that number, period and sources need; the first two get three and two tenths of the width at most."""
    number, _, period, sources = (max(row[column].cell_len for row in rows) for column in range(len(_HEADS)))
    return min(number, 3 * width // 10), min(period, width // 5), sources


def _table(texts: Texts | None, widths: tuple[int, int, int], width: int, rows: list[Row]) -> Table:
    """Rows in columns of these widths; `texts` heads them."""
    number, period, sources = widths
    what = max(12, min(LONGEST, width - number - period - sources - 2 - 4 * GAP))
    table = Table(box=None, padding=(0, GAP, 0, 0), header_style="dim", show_header=texts is not None)
    for head, size in zip(_HEADS, (number, what, period, sources), strict=True):
        justify: Literal["right", "left"] = "right" if head in {"figure", "sources"} else "left"
        table.add_column(texts[f"terminal.{head}"] if texts else "", justify=justify, overflow="fold", width=size)
    for row in rows:
        table.add_row(*row)
    return table


def shorten(words: str, longest: int = LONGEST) -> str:
    """Words cut to what a list can hold."""
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"
