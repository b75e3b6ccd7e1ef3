"""The benchmark of adding up: facts by owner, measure and period, beside databases made for it, which are the limit."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from rich.console import Console
from rich.markup import escape

from bench.child import run_job
from bench.goals import short
from bench.peers import Peer, Tell, find_python
from bench.report import Part
from bench.runners.rollup import Fact, Group, summarise
from bench.table import make_table

FACTS = 1_000_000
_OURS_FACTS = 100_000  # as many as a record of ours holds with comfort
_MEASURES, _YEARS, _A_GROUP = 10, range(2031, 2034), 10  # facts of each owner, measure and quarter
_VAGUE = 0.2  # share of facts that reach from a lower to a higher end
_BUDGET_S = 20.0
_OURS = Peer(
    "Diemcau",
    "rollup_ours",
    note="claims to a review's ledger, and the claims of each group added as intervals, exactly, in Python",
)
_DUCKDB = Peer(
    "DuckDB",
    "rollup_duckdb",
    place="duckdb",
    needs=("duckdb==2.0.0",),
    packages=("duckdb",),
    note="one query over a Parquet file, on one thread: the limit that a column store sets",
)
_SQLITE = Peer("SQLite", "rollup_sqlite", packages=(), note="the same query over a table in memory, without an index")


@dataclass(frozen=True, slots=True)
class Row:
    """One adder.

    Attributes:
        peer: Who it is.
        facts: How many it added.
        groups: How many sums came of it.
        cpu_s: Processor seconds of the quickest pass, from what it holds to all sums.
        load_s: Processor seconds from the table to what it holds.
        peak_mb: Most memory held at once, in MiB.
        right: Whether every sum is what it should be.
        versions: What was installed, by distribution.
        why_not: Why nothing was measured; empty where it was.
    """

    peer: Peer
    facts: int = 0
    groups: int = 0
    cpu_s: float = 0.0
    load_s: float = 0.0
    peak_mb: float = 0.0
    right: bool = False
    versions: dict[str, str] = field(default_factory=dict)
    why_not: str = ""

    @property
    def per_second(self) -> float:
        """Facts a second of processor time."""
        return self.facts / self.cpu_s if self.cpu_s else 0.0


def run_rollup(passes: int, tell: Tell, facts: int = FACTS, *, peers: bool = True) -> list[Row]:
    """Add up composed facts with each adder; ours adds fewer, of the same shape.

    Args:
        passes: How many passes at most; the best counts.
        tell: Told what is being done.
        facts: How many the databases add.
        peers: Whether what has to be installed is measured too.
    """
    with tempfile.TemporaryDirectory() as name:
        tell(f"Composing {facts:,} facts")
        every, fewer = Path(name, "facts.csv"), Path(name, "fewer.csv")
        truths = {path: _compose(path, many) for path, many in ((every, facts), (fewer, min(facts, _OURS_FACTS)))}
        wanted = [(_OURS, fewer), (_SQLITE, every), *([(_DUCKDB, every)] if peers else [])]
        return [_run(peer, path, truths[path], passes, tell) for peer, path in wanted]


def _compose(path: Path, count: int) -> dict[str, Any]:
    """Write facts to a file; how many there are, and what their sums come to."""
    facts = list(make_facts(count))
    lines = (",".join(map(str, fact)) + "\n" for fact in facts)
    with path.open("w", encoding="utf-8") as table:
        table.write("org,measure,period,low,high\n")
        table.writelines(lines)
    return {"facts": len(facts), **summarise(add_plainly(facts))}


def make_facts(count: int) -> Iterator[Fact]:
    """Composed facts, the same every time, in an order that tells nothing: ten for each owner, measure and quarter.

    Args:
        count: How many, rounded up to whole groups.
    """
    periods = [f"{year}-Q{quarter}" for year in _YEARS for quarter in range(1, 5)]
    measures = [f"count.{number}" for number in range(_MEASURES)]
    groups = -(-count // _A_GROUP)
    chance = Random("facts")
    places = list(range(groups)) * _A_GROUP
    chance.shuffle(places)
    for place in places:
        org, rest = divmod(place, _MEASURES * len(periods))
        measure, period = divmod(rest, len(periods))
        low = int(chance.random() * 10_000)
        high = low + int(chance.random() * 100) if chance.random() < _VAGUE else low
        yield f"Office {org:05}", measures[measure], periods[period], low, high


def add_plainly(facts: Iterable[Fact]) -> Iterator[Group]:
    """The sums as they should be."""
    sums: dict[tuple[str, str, str], list[int]] = {}
    for org, measure, period, low, high in facts:
        held = sums.setdefault((org, measure, period), [0, 0, 0])
        held[0] += low
        held[1] += high
        held[2] += 1
    yield from ((*key, low, high, count) for key, (low, high, count) in sums.items())


def _run(peer: Peer, facts: Path, truth: dict[str, Any], passes: int, tell: Tell) -> Row:
    python = find_python(peer, tell)
    if isinstance(python, str):
        return Row(peer, why_not=python)
    tell(f"Adding up with {peer.name}")
    came = run_job(python, peer, {"facts": str(facts), "passes": passes, "budget_s": _BUDGET_S})
    if isinstance(came, str):
        return Row(peer, why_not=came)
    right = (came["groups"], came["digest"]) == (truth["groups"], truth["digest"])
    numbers = {key: came[key] for key in ("groups", "cpu_s", "load_s", "peak_mb", "versions")}
    return Row(peer, facts=truth["facts"], right=right, **numbers)


def find_ratio(rows: list[Row], row: Row) -> float | None:
    """How many times DuckDB's time a fact takes; None where it did not run."""
    limit = next((one.per_second for one in rows if one.peer is _DUCKDB and not one.why_not), None)
    return limit / row.per_second if limit and row.per_second else None


def show_rollup(rows: list[Row], console: Console) -> None:
    """Print the adders, one a row."""
    console.print("\n[bold]Roll-up[/]: lower and upper sums of facts by owner, measure and quarter, on one core")
    heads = ("version", "facts", "sums", "facts/s", "x DuckDB", "load s", "MB", "sums right")
    table = make_table("adder", *heads)
    for row in rows:
        ratio = find_ratio(rows, row)
        cells = (
            f"{row.facts:,}",
            f"{row.groups:,}",
            f"{row.per_second:,.0f}",
            "" if ratio is None else short(ratio),
            f"{row.load_s:.2f}",
            f"{row.peak_mb:,.0f}",
            "yes" if row.right else "no",
        )
        table.add_row(row.peer.name, *(("did not run",) if row.why_not else (_version(row), *cells)))
    console.print(table)
    console.print("[dim]facts/s of processor time, best pass; x DuckDB: times DuckDB's time for a fact[/dim]")
    for row in rows:
        console.print(f"[dim]{row.peer.name}: {row.peer.note}[/dim]")
        if row.why_not:
            console.print(f"[red]{row.peer.name}: {escape(row.why_not)}[/red]")


def _version(row: Row) -> str:
    return next(iter(row.versions.values()), "")


def to_part(rows: list[Row]) -> Part:
    """The run as it is kept."""
    value = {"rows": [_value(rows, row) for row in rows]}
    return Part("rollup", value, (), {name: told for row in rows for name, told in row.versions.items()})


def _value(rows: list[Row], row: Row) -> dict[str, Any]:
    said = {"name": row.peer.name, "version": _version(row), "note": row.peer.note}
    if row.why_not:
        return {**said, "why_not": row.why_not}
    return {
        **said,
        "facts": row.facts,
        "sums": row.groups,
        "facts_per_s": round(row.per_second),
        "times_duckdb": find_ratio(rows, row),
        "cpu_s": row.cpu_s,
        "load_s": row.load_s,
        "peak_mb": row.peak_mb,
        "sums_right": row.right,
    }
