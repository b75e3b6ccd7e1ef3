"""The benchmark of copies: ours beside MinHash libraries, on the same documents, each alone on one core."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.child import environment
from bench.copyscore import CopyScore, Link, score_copies
from bench.derive import Answer, Text
from bench.peers import Peer, install, last_line
from bench.texts import ROOT

RESULT = ROOT / "bench" / "results" / "reconcile.json"
SIZE = 20_000
_LIMIT_S = 3600  # seconds after which a finder is stopped
_OURS = Peer("Diemcau", "copies_ours", note="groups, links with passages, quotations and direction, all of it timed")
_DATASKETCH = Peer(
    "datasketch 2.0.0",
    "copies_datasketch",
    place="datasketch",
    needs=("datasketch==2.0.0",),
    note="MinHash LSH at 0.3, 128 hashes of runs of three words, pairs kept at an estimated Jaccard of 0.3",
)
_GAOYA = Peer(
    "gaoya 0.2.2",
    "copies_gaoya",
    place="gaoya",
    needs=("gaoya==0.2.2",),
    note="MinHash index at 0.3, 42 bands of 3 hashes of runs of three words, checked by itself",
)
_RENSA = Peer(
    "rensa 0.5.0",
    "copies_rensa",
    place="rensa",
    needs=("rensa==0.5.0",),
    note="MinHash LSH at 0.5, 32 bands of 4 hashes of runs of three words, unchecked",
)
PEERS = (_DATASKETCH, _GAOYA, _RENSA)
GOALS: tuple[tuple[str, str, float], ...] = (
    ("pair F", "f1", 0.97),
    ("pair precision", "precision", 0.99),
    ("quotes linked", "quotes_linked", 0.90),
    ("contained found", "contained", 0.98),
)

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Row:
    """One finder.

    Attributes:
        peer: Who it is.
        documents: How many it read.
        cpu_s, wall_s: Processor and wall seconds from texts in memory to the answer.
        peak_mb: Most memory held at once, texts included, in MiB.
        score: How well it found.
        version: What was installed.
        why_not: Why nothing was measured; empty where it was.
    """

    peer: Peer
    documents: int = 0
    cpu_s: float = 0.0
    wall_s: float = 0.0
    peak_mb: float = 0.0
    score: CopyScore | None = None
    version: str = ""
    why_not: str = ""

    @property
    def per_second(self) -> float:
        """Documents a second of processor time."""
        return self.documents / self.cpu_s if self.cpu_s else 0.0


def run_reconcile(texts: Sequence[Text], answers: Sequence[Answer], tell: Tell, *, peers: bool = True) -> list[Row]:
    """Find the copies with each finder.

    Args:
        texts: The documents.
        answers: What is to be found.
        tell: Told what is being done.
        peers: Whether the libraries beside ours are measured too.
    """
    with tempfile.TemporaryDirectory() as name:
        documents = Path(name, "documents.jsonl")
        with documents.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(_to_json(text), ensure_ascii=False) + "\n" for text in texts)
        rows = []
        for peer in (_OURS, *(PEERS if peers else ())):
            python = install(peer, tell) if peer.needs else Path(sys.executable)
            tell(f"Finding copies with {peer.name}")
            missing = Row(peer, why_not=python) if isinstance(python, str) else None
            rows.append(missing or _run(peer, Path(python), documents, texts, answers))
        return rows


def _to_json(text: Text) -> dict[str, Any]:
    return {"id": text.id, "text": text.text, "language": text.language, "published": text.published}


def _run(peer: Peer, python: Path, documents: Path, texts: Sequence[Text], answers: Sequence[Answer]) -> Row:
    job, result = documents.with_name("job.json"), documents.with_name(f"{peer.runner}.json")
    core = max(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None
    package = peer.name.split()[0].lower()
    said = {"core": core, "package": package, "documents": str(documents), "result": str(result)}
    job.write_text(json.dumps(said), encoding="utf-8")
    command = (str(python), "-m", f"bench.runners.{peer.runner}", str(job))
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=_LIMIT_S, env=environment(), cwd=ROOT
        )
    except subprocess.TimeoutExpired:
        return Row(peer, why_not=f"stopped after {_LIMIT_S} s")
    if done.returncode or not result.exists():
        return Row(peer, why_not=f"does not run: {last_line(done.stderr)}")
    found = json.loads(result.read_text(encoding="utf-8"))
    links = [Link(*link) for link in found["links"]] if "links" in found else None
    score = score_copies(((texts[one].id, texts[other].id) for one, other in found["pairs"]), links, answers)
    return Row(peer, len(texts), found["cpu_s"], found["wall_s"], found["peak_mb"], score, found["version"])


def read_texts(path: Path) -> list[Text]:
    """Documents from a file: one object a line, `id` and `text`, and maybe `lang` and `published`.

    Raises:
        ValueError: If a line is no such object, with its number.
    """
    return [
        Text(str(each["id"]), str(each["text"]), str(each.get("lang") or "en"), each.get("published"))
        for each in _objects(path, ("id", "text"))
    ]


def read_answers(path: Path) -> list[Answer]:
    """What is to be found, from a file: one object a line, `a`, `b` and `kind`, and maybe `contained`.

    Raises:
        ValueError: If a line is no such object, with its number.
    """
    return [
        Answer(str(each["a"]), str(each["b"]), str(each["kind"]), str(each.get("contained", "none")))
        for each in _objects(path, ("a", "b", "kind"))
    ]


def _objects(path: Path, keys: Sequence[str]) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                each = json.loads(line)
            except json.JSONDecodeError as error:
                raise ValueError(f"{path}, line {number}: no JSON ({error.msg}).") from error
            if not isinstance(each, dict) or any(key not in each for key in keys):
                raise ValueError(f"{path}, line {number}: an object with {', '.join(keys)} is wanted.")
            yield each


def show_reconcile(rows: Sequence[Row], texts: Sequence[Text], answers: Sequence[Answer], console: Console) -> None:
    """Print the finders side by side, and which goals ours meets."""
    words = sum(len(text.text.split()) for text in texts) / max(len(texts), 1)
    console.print(f"\nCopies among {len(texts):,} documents of {words:.0f} words; {len(answers):,} pairs to be found")
    kinds = sorted({kind for row in rows if row.score for kind in row.score.by_kind})
    _show(
        console,
        rows,
        ("pair P", "R", "F", "docs/s", "MB"),
        lambda row, score: (
            *(_cell(each) for each in (score.precision, score.recall, score.f1)),
            f"{row.per_second:,.0f}",
            f"{row.peak_mb:,.0f}",
        ),
    )
    console.print("\nQuotations merged with what they quote, and linked to it; contained texts found, and directed")
    _show(
        console,
        rows,
        ("merged", "linked", "contained", "direction"),
        lambda _, score: tuple(
            _cell(each) for each in (score.quotes_merged, score.quotes_linked, score.contained, score.direction)
        ),
    )
    console.print("\nRecall by kind")
    _show(console, rows, kinds, lambda _, score: tuple(_cell(score.by_kind.get(kind)) for kind in kinds))
    for row in rows:
        console.print(f"[dim]{row.peer.name}: {row.peer.note}[/dim]")
        if row.why_not:
            console.print(f"[red]{row.peer.name}: {row.why_not}[/red]")
    for goal, came, met in goals(rows[0]):
        console.print(f"[{'green' if met else 'red'}]{'met' if met else 'missed'}[/]  {goal}: {came}")


def _show(
    console: Console, rows: Sequence[Row], heads: Sequence[str], cells: Callable[[Row, CopyScore], tuple[str, ...]]
) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("finder", no_wrap=True)
    for head in heads:
        table.add_column(head, justify="right", no_wrap=True)
    for row in rows:
        table.add_row(row.peer.name, *(cells(row, row.score) if row.score else ()))
    console.print(table)


def _cell(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"


def goals(row: Row) -> list[tuple[str, str, bool]]:
    """What was wanted of ours, what came, and whether that is met."""
    if row.score is None:
        return []
    told = [(f"{name} at least {least}", getattr(row.score, key), least) for name, key, least in GOALS]
    found = [(goal, f"{came:.3f}", came >= least) for goal, came, least in told if came is not None]
    heavy, merged = row.score.by_kind.get("heavy"), row.score.quotes_merged
    if heavy is not None:
        found.append(("heavy at least 0.6", f"{heavy:.3f}", heavy >= 0.6))
    if merged is not None:
        found.append(("quotes merged at most 0.01", f"{merged:.3f}", merged <= 0.01))
    found.append(("2,500 documents a second", f"{row.per_second:,.0f}", row.per_second >= 2500))
    found.append(("1,024 MB at most", f"{row.peak_mb:,.0f}", row.peak_mb <= 1024))
    return found


def write_reconcile(rows: Sequence[Row], answers: Sequence[Answer], path: Path = RESULT) -> Path:
    """Keep the run as JSON; where it lies."""
    path.parent.mkdir(parents=True, exist_ok=True)
    value = {
        "machine": {"system": platform.platform(), "python": platform.python_version()},
        "documents": max((row.documents for row in rows), default=0),
        "pairs": len(answers),
        "finders": [_value(row) for row in rows],
    }
    path.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")
    return path


def _value(row: Row) -> dict[str, Any]:
    said: dict[str, Any] = {"name": row.peer.name, "note": row.peer.note}
    if row.score is None:
        return {**said, "why_not": row.why_not}
    return said | {
        "version": row.version,
        "documents_per_s": round(row.per_second, 1),
        "cpu_s": round(row.cpu_s, 2),
        "wall_s": round(row.wall_s, 2),
        "peak_mb": round(row.peak_mb),
        "f1": row.score.f1,
        **asdict(row.score),
    }
