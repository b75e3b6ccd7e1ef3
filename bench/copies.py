"""The benchmark of copies: ours beside MinHash libraries, on the same documents, each alone on one core."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape

from bench.child import run_job
from bench.copyscore import CopyScore, Link, score_copies
from bench.derive import Answer, Text
from bench.goals import Goal, missing
from bench.peers import Peer, Tell, find_python
from bench.report import Part
from bench.table import make_table

SIZE = 20_000
_LIMIT_S = 3600  # seconds after which a finder is stopped
_OURS = Peer("Diemcau", "copies_ours", note="groups, links with passages, quotations and direction, all of it timed")
_DATASKETCH = Peer(
    "datasketch",
    "copies_datasketch",
    place="datasketch",
    needs=("datasketch==2.0.0",),
    packages=("datasketch",),
    note="MinHash LSH at 0.3, 128 hashes of runs of three words, pairs kept at an estimated Jaccard of 0.3",
)
_GAOYA = Peer(
    "gaoya",
    "copies_gaoya",
    place="gaoya",
    needs=("gaoya==0.2.2",),
    packages=("gaoya",),
    note="MinHash index at 0.3, 42 bands of 3 hashes of runs of three words, checked by itself",
)
_RENSA = Peer(
    "rensa",
    "copies_rensa",
    place="rensa",
    needs=("rensa==0.5.0",),
    packages=("rensa",),
    note="MinHash LSH at 0.5, 32 bands of 4 hashes of runs of three words, unchecked",
)
PEERS = (_DATASKETCH, _GAOYA, _RENSA)
# What is asked of ours: the name, the field of the score, the bar, whether it is the least.
_BARS = (
    ("pair F", "f1", 0.97, True),
    ("pair precision", "precision", 0.99, True),
    ("heavily changed copies found", "heavy", 0.60, True),
    ("quotations merged", "quotes_merged", 0.01, False),
    ("quotations linked", "quotes_linked", 0.90, True),
    ("contained texts found", "contained", 0.98, True),
)
_PER_SECOND, _PEAK_MB = 2500.0, 1024.0


@dataclass(frozen=True, slots=True)
class Row:
    """One finder.

    Attributes:
        peer: Who it is.
        documents: How many it read.
        cpu_s, wall_s: Processor and wall seconds from texts in memory to the answer.
        peak_mb: Most memory held at once, texts included, in MiB.
        score: How well it found.
        versions: What was installed, by distribution.
        why_not: Why nothing was measured; empty where it was.
    """

    peer: Peer
    documents: int = 0
    cpu_s: float = 0.0
    wall_s: float = 0.0
    peak_mb: float = 0.0
    score: CopyScore | None = None
    versions: dict[str, str] = field(default_factory=dict)
    why_not: str = ""

    @property
    def version(self) -> str:
        """What was installed of the finder itself."""
        return self.versions.get(self.peer.packages[0], "")

    @property
    def per_second(self) -> float:
        """Documents a second of processor time."""
        return self.documents / self.cpu_s if self.cpu_s else 0.0


def run_copies(texts: Sequence[Text], answers: Sequence[Answer], tell: Tell, *, peers: bool = True) -> list[Row]:
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
        return [_run(peer, documents, texts, answers, tell) for peer in (_OURS, *(PEERS if peers else ()))]


def _to_json(text: Text) -> dict[str, Any]:
    return {"id": text.id, "text": text.text, "language": text.language, "published": text.published}


def _run(peer: Peer, documents: Path, texts: Sequence[Text], answers: Sequence[Answer], tell: Tell) -> Row:
    python = find_python(peer, tell)
    if isinstance(python, str):
        return Row(peer, why_not=python)
    tell(f"Finding copies with {peer.name}")
    found = run_job(python, peer, {"documents": str(documents)}, _LIMIT_S)
    if isinstance(found, str):
        return Row(peer, why_not=found)
    links = [Link(*link) for link in found["links"]] if "links" in found else None
    score = score_copies(((texts[one].id, texts[other].id) for one, other in found["pairs"]), links, answers)
    return Row(peer, len(texts), found["cpu_s"], found["wall_s"], found["peak_mb"], score, found["versions"])


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


def show_copies(rows: Sequence[Row], texts: Sequence[Text], answers: Sequence[Answer], console: Console) -> None:
    """Print the finders side by side."""
    words = sum(len(text.text.split()) for text in texts) / max(len(texts), 1)
    console.print(
        f"\n[bold]Copies[/] among {len(texts):,} documents of {words:.0f} words; {len(answers):,} pairs to be found"
    )
    kinds = sorted({kind for row in rows if row.score for kind in row.score.by_kind})
    heads = ("version", "pair P", "R", "F", "docs/s", "MB", "merged", "linked", "contained", "direction", *kinds)
    table = make_table("finder", *heads)
    for row in rows:
        table.add_row(row.peer.name, *(_cells(row, row.score, kinds) if row.score else ("did not run",)))
    console.print(table)
    console.print(
        "[dim]docs/s of processor time, one pass; quotations merged with what they quote, and linked to it; contained"
        " texts found, and directed; then recall by kind[/dim]"
    )
    for row in rows:
        console.print(f"[dim]{row.peer.name}: {row.peer.note}[/dim]")
        if row.why_not:
            console.print(f"[red]{row.peer.name}: {escape(row.why_not)}[/red]")


def _cells(row: Row, score: CopyScore, kinds: Sequence[str]) -> tuple[str, ...]:
    told = (score.quotes_merged, score.quotes_linked, score.contained, score.direction)
    return (
        row.version,
        *(_cell(share) for share in (score.precision, score.recall, score.f1)),
        f"{row.per_second:,.0f}",
        f"{row.peak_mb:,.0f}",
        *(_cell(share) for share in (*told, *(score.by_kind.get(kind) for kind in kinds))),
    )


def _cell(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"


def find_goals(row: Row) -> tuple[Goal, ...]:
    """What is asked of ours, and what came; of shares only those of which the set tells."""
    if row.score is None:
        return (missing("finding copies"),)
    came = {**asdict(row.score), "f1": row.score.f1, "heavy": row.score.by_kind.get("heavy")}
    found = [Goal(name, came[key], bar, least=least) for name, key, bar, least in _BARS if came[key] is not None]
    speed = Goal("copies", row.per_second, _PER_SECOND, least=True, unit="documents a second")
    return (*found, speed, Goal("peak memory of finding copies", row.peak_mb, _PEAK_MB, least=False, unit="MB"))


def to_part(rows: Sequence[Row], answers: Sequence[Answer]) -> Part:
    """The run as it is kept."""
    value = {
        "documents": max((row.documents for row in rows), default=0),
        "pairs": len(answers),
        "rows": [_value(row) for row in rows],
    }
    return Part("copies", value, find_goals(rows[0]), {name: told for r in rows for name, told in r.versions.items()})


def _value(row: Row) -> dict[str, Any]:
    said: dict[str, Any] = {"name": row.peer.name, "version": row.version, "note": row.peer.note}
    if row.score is None:
        return {**said, "why_not": row.why_not}
    return said | {
        "documents_per_s": round(row.per_second, 1),
        "cpu_s": round(row.cpu_s, 2),
        "wall_s": round(row.wall_s, 2),
        "peak_mb": round(row.peak_mb),
        "f1": row.score.f1,
        **asdict(row.score),
    }
