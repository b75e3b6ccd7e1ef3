"""What came of the visits, page by page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.db import connection
from rich.console import Console
from rich.markup import escape

from bench.goals import Goal
from bench.report import Part
from bench.runners.clock import find_versions
from bench.site.counting import Asked
from bench.site.driving import Seen
from bench.site.loading import Loaded
from bench.site.pages import PAGE_MS, PAGES
from bench.table import make_table

_LONG = 2_000  # characters of a query


@dataclass(frozen=True, slots=True)
class Row:
    """What came of the visits to one page, in milliseconds and bytes.

    Attributes:
        name: Of the page.
        visits, errors: How many there were, and how many had no good answer.
        p50, p95, p99: Percentiles of the milliseconds from when a visit was due to its last byte.
        size: The middle answer.
        queries: The most that one address took.
        cpu_ms: Milliseconds of the processor of one visit, without the database's; the middle one.
        bar: What its 95th percentile may be.
    """

    name: str
    visits: int
    errors: int
    p50: float
    p95: float
    p99: float
    size: int
    queries: int
    cpu_ms: float
    bar: int


def to_rows(seen: Sequence[Seen], asked: Sequence[Asked]) -> list[Row]:
    """One row for each page, the slowest first, and one for all of them at the end."""
    by_name: defaultdict[str, list[Seen]] = defaultdict(list)
    for one in seen:
        by_name[one.visit.page.name].append(one)
    costs = {one.page.name: (one.queries, one.cpu_ms) for one in asked}
    pages = [page for page in PAGES if by_name[page.name]]
    rows = [_row(page.name, by_name[page.name], costs[page.name], page.bar_ms) for page in pages]
    most = max(queries for queries, _ in costs.values())
    mean = sum(costs[one.visit.page.name][1] for one in seen) / len(seen)
    return [*sorted(rows, key=lambda row: -row.p95), _row("all pages", seen, (most, mean), PAGE_MS)]


def _row(name: str, seen: Sequence[Seen], cost: tuple[int, float], bar: int) -> Row:
    times = sorted(one.ms for one in seen)
    sizes = sorted(one.size for one in seen)
    errors = sum(one.status != HTTPStatus.OK for one in seen)
    half, most, nearly_all = (_cut(times, share) for share in (0.5, 0.95, 0.99))
    return Row(name, len(seen), errors, half, most, nearly_all, sizes[len(sizes) // 2], *cost, bar)


def _cut(times: Sequence[float], share: float) -> float:
    """The smallest time that so large a share does not exceed."""
    return times[min(len(times) - 1, int(share * len(times)))]


def show_visits(seen: Sequence[Seen], asked: Sequence[Asked], loaded: Loaded, console: Console) -> None:
    """Print the table."""
    many = ", ".join(f"{count:,} {name}" for name, count in loaded.counts.items())
    console.print(
        f"\n[bold]Site[/] on {connection.vendor}: {loaded.figures:,} figures of {len(loaded.places)} units ({many})"
    )
    table = make_table("page", "visits", "errors", "p50 ms", "p95 ms", "p99 ms", "bar ms", "KB", "queries", "cpu ms")
    for row in to_rows(seen, asked):
        name = row.name if row.p95 <= row.bar else f"[red]{row.name}[/red]"
        table.add_row(
            name, f"{row.visits}", f"{row.errors}", f"{row.p50:.0f}", f"{row.p95:.0f}", f"{row.p99:.0f}", f"{row.bar}",
            f"{row.size / 1000:.1f}", f"{row.queries}", f"{row.cpu_ms:.0f}",
        )  # fmt: skip
    console.print(table)
    for one in [one for one in seen if one.status != HTTPStatus.OK][:5]:
        console.print(f"[red]{one.status} {escape(one.visit.address)}[/red]")


def show_slow(asked: Sequence[Asked], console: Console) -> None:
    """Print the slowest query of each page."""
    for one in sorted(asked, key=lambda one: -one.slowest_ms):
        console.print(f"[bold]{one.page.name}[/] {one.slowest_ms:.0f} ms: {escape(one.slowest[:_LONG])}")


def to_part(size: str, seen: Sequence[Seen], asked: Sequence[Asked], loaded: Loaded, loading_s: float) -> Part:
    """The run as it is kept."""
    rows = to_rows(seen, asked)
    value: dict[str, Any] = {
        "size": size,
        "database": connection.vendor,
        "figures": loaded.figures,
        "units": len(loaded.places),
        "rows_in_tables": loaded.counts,
        "loading_s": round(loading_s, 1),
        "rows": [{name: _plain(getattr(row, name)) for name in Row.__slots__} for row in rows],
    }
    goals = [Goal(f"{row.name}, 95th percentile", row.p95, row.bar, least=False, unit="ms") for row in rows]
    errors = Goal("visits without a good answer", rows[-1].errors, 0, least=False)
    return Part("site", value, (*goals, errors), find_versions(("diemcau", "django", "gunicorn", "psycopg")))


def _plain(value: object) -> object:
    return round(value, 1) if isinstance(value, float) else value
