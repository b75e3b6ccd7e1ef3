"""A run of reading as tables in the terminal: one a set of texts, speed and accuracy side by side."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bench.child import Measured
from bench.goals import short
from bench.read import Bench, Row
from bench.readers import LIKE
from bench.texts import TextSet

_HEADS = (
    "\nMB/s: million bytes of text a second of processor time on one core, best pass; first: the first pass, cold\n"
    "x pattern: times the time of one number pattern run right after; x peer: by that, times the fastest peer's speed\n"
    "value, + unit: F1 in percent of the figures' values, of value and unit; false: numbers given that are no figures"
)
_NO_LIKE = "No reader beside ours gives values with units in this language: their rows say how quick simpler tasks are."


def make_table(first: str, *heads: str) -> Table:
    """An empty table as the benchmark prints them, its first column at the left.

    Args:
        first: Head of the first column.
        heads: Heads of the others.
    """
    table = Table(title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(first, no_wrap=True)
    for head in heads:
        table.add_column(head, justify="right", no_wrap=True)
    return table


def show_reading(bench: Bench, console: Console) -> None:
    """Print a table for each set, and what has to be known of each row."""
    console.print(_HEADS)
    for batch in bench.sets:
        held = ", ".join(f"{count} {kind}" for kind, count in bench.held.get(batch.name, {}).items())
        read = f"; we read {held}" if held else ""
        size = f"{len(batch.texts)} texts, {batch.characters:,} characters"
        console.print(f"\n[bold]{batch.language}, {batch.name}[/]: {size}{read}")
        console.print(_table(bench, batch))
        if batch.name in bench.scores:
            told = bench.scores[batch.name]
            parts = [f"{part} F1 {told[part]['f1']:.1%}" for part in ("detection", "record")]
            console.print(f"[dim]The full scorer of our readings: {', '.join(parts)}[/dim]")
    console.print(f"[dim]{bench.source}[/dim]")
    if bench.peers and not LIKE[bench.language]:
        console.print(_NO_LIKE)
    for row in [*bench.own, *bench.peers]:
        console.print(f"[dim]{row.peer.name}: {escape(row.peer.note)}[/dim]")
    console.print(f"[dim]{escape('; '.join(f'{row.peer.name}: {row.peer.note}' for row in bench.limits))}[/dim]")
    for row in bench.rows:
        if isinstance(row.result, str):
            console.print(f"[red]{row.peer.name}: {escape(row.result)}[/red]")


def _table(bench: Bench, batch: TextSet) -> Table:
    heads = ("version", "MB/s", "first", "x peer", "x pattern", "value", "+ unit", "found", "false", "load s", "MB")
    table = make_table("reader", *heads)
    for row in bench.rows:
        style = "bold" if bench.own and row is bench.own[0] else ""
        if isinstance(row.result, str):
            table.add_row(row.peer.name, "did not run", style="dim")
            continue
        cells = [*_speed(bench, row, row.result, batch.name), *_accuracy(row, batch.name)]
        whole = (f"{row.result.load_s:.2f}", f"{row.result.peak_mb:,.0f}") if row not in bench.limits else ("", "")
        table.add_row(row.peer.name, row.version, *cells, *whole, style=style)
    return table


def _speed(bench: Bench, row: Row, result: Measured, name: str) -> tuple[str, ...]:
    speed, limit = result.speed[name], row in bench.limits
    first = None if limit else speed.first_megabytes_per_s
    fastest = None if limit else bench.times_fastest(row, name)
    figures = (speed.megabytes_per_s, first, fastest, speed.times_pattern)
    return tuple("" if figure is None else short(figure) for figure in figures)


def _accuracy(row: Row, name: str) -> tuple[str, ...]:
    one = row.accuracy.get(name)
    if one is None:
        return ("", "", "", "")
    return (f"{one.value * 100:.1f}", f"{one.value_unit * 100:.1f}", f"{one.found}/{one.gold}", str(one.false))
