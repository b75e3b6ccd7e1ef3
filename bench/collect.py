"""The benchmark of collecting: files of every kind to text, ours beside the best general converter, in one run."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.child import environment
from bench.peers import Peer, install, last_line
from bench.texts import ROOT

RESULT = ROOT / "bench" / "results" / "collect.json"
FORMATS = ("docx", "pdf", "xlsx", "odt", "rtf", "html", "eml")
_REPORTS = 24
_LIMIT_S = 600  # seconds after which a reader or writer is stopped
_BUDGET_S = 4.0  # for the passes over one format
_MAKERS = Peer(
    "the writers of files",
    "makers",
    place="makers",
    needs=("python-docx==1.2.0", "openpyxl==3.1.5", "odfpy==1.4.1", "typst==0.15.2"),
)
_OURS = Peer("Diemcau", "collect_ours", note="bytes to document: text, places, furniture, language, masthead, hash")
_KREUZBERG = Peer(
    "kreuzberg 4.10.4",
    "kreuzberg",
    place="kreuzberg",
    needs=("kreuzberg==4.10.4",),
    note="bytes to text, without its cache; it keeps no place of a cell and finds no tables in PDF",
)

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Kept:
    """What survives of what the files say, each from 0 to 1.

    Attributes:
        figures: Numbers that stand in the text, in whatever style.
        rows: Rows of tables that stand on one line with their label.
        sentences: Sentences that stand on one line.
    """

    figures: float
    rows: float
    sentences: float


@dataclass(frozen=True, slots=True)
class Row:
    """One reader on one format.

    Attributes:
        documents, characters: What one pass read and gave.
        cpu_s, wall_s: Processor and wall seconds of the quickest pass.
        kept: What survived.
        why_not: Why nothing was measured; empty where it was.
    """

    documents: int = 0
    characters: int = 0
    cpu_s: float = 0.0
    wall_s: float = 0.0
    kept: Kept = Kept(0.0, 0.0, 0.0)
    why_not: str = ""

    @property
    def documents_per_s(self) -> float:
        """Documents a second of processor time."""
        return self.documents / self.cpu_s if self.cpu_s else 0.0

    @property
    def characters_per_s(self) -> float:
        """Characters of text a second of processor time."""
        return self.characters / self.cpu_s if self.cpu_s else 0.0


@dataclass(frozen=True, slots=True)
class Reader:
    """One reader of files.

    Attributes:
        peer: Who it is.
        rows: By format.
        peak_mb: Most memory held at once, in MiB.
        why_not: Why it did not run; empty where it did.
    """

    peer: Peer
    rows: dict[str, Row]
    peak_mb: float = 0.0
    why_not: str = ""


def run_collect(passes: int, tell: Tell, *, peers: bool = True) -> list[Reader] | str:
    """Make the files, read them with each reader; or why there are no files.

    Args:
        passes: How many passes at most; the best counts.
        tell: Told what is being done.
        peers: Whether the converter beside ours is measured too.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tell(f"Writing {_REPORTS} reports in {len(FORMATS)} formats")
        why = _write_files(folder, tell)
        if why:
            return why
        tell(f"Reading with {_OURS.name}")
        readers = [_run(_OURS, Path(sys.executable), folder, passes)]
        if peers:
            python = install(_KREUZBERG, tell)
            tell(f"Reading with {_KREUZBERG.name}")
            missing = Reader(_KREUZBERG, {}, why_not=python) if isinstance(python, str) else None
            readers.append(missing or _run(_KREUZBERG, Path(python), folder, passes))
        return readers


def _write_files(folder: Path, tell: Tell) -> str:
    """Write the files; empty where it went well, else why not."""
    python = install(_MAKERS, tell)
    if isinstance(python, str):
        return python
    return _call((str(python), "-m", "bench.runners.makers", str(folder), str(_REPORTS)))


def _call(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=_LIMIT_S, env=environment(), cwd=ROOT
        )
    except subprocess.TimeoutExpired:
        return f"stopped after {_LIMIT_S} s"
    return f"does not run: {last_line(done.stderr)}" if done.returncode else ""


def _run(peer: Peer, python: Path, folder: Path, passes: int) -> Reader:
    reports = json.loads((folder / "reports.json").read_text(encoding="utf-8"))
    job, result = folder / "job.json", folder / f"{peer.runner}.json"
    files = {ending: [str(folder / f"{report['name']}.{ending}") for report in reports] for ending in FORMATS}
    core = max(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None
    said = {"core": core, "files": files, "passes": passes, "budget_s": _BUDGET_S, "result": str(result)}
    job.write_text(json.dumps(said), encoding="utf-8")
    why = _call((str(python), "-m", f"bench.runners.{peer.runner}", str(job)))
    if why:
        return Reader(peer, {}, why_not=why)
    read = json.loads(result.read_text(encoding="utf-8"))
    rows = {ending: _row(read["formats"][ending], ending, reports) for ending in FORMATS}
    return Reader(peer, rows, read["peak_mb"])


def _row(measured: dict[str, Any], ending: str, reports: list[dict[str, Any]]) -> Row:
    if "why_not" in measured:
        return Row(why_not=measured["why_not"])
    texts = measured["texts"]
    kept = [score(text, report, ending) for text, report in zip(texts, reports, strict=True)]
    mean = Kept(
        *(sum(each) / len(kept) for each in zip(*((k.figures, k.rows, k.sentences) for k in kept), strict=True))
    )
    return Row(len(texts), sum(map(len, texts)), measured["cpu_s"], measured["wall_s"], mean)


def score(text: str, report: dict[str, Any], ending: str) -> Kept:
    """What survives of a report in a text.

    Args:
        text: What a reader gave.
        report: What the report says, as `bench.runners.makers` tells it.
        ending: The format; a workbook holds the table alone.
    """
    lines = [" ".join(line.split()) for line in text.splitlines()]
    rows = report["rows"][1:]
    cells = [cell for row in rows for cell in row[1:]]
    figures = cells if ending == "xlsx" else report["figures"]
    whole = "\n".join(lines)
    told = [] if ending == "xlsx" else report["sentences"]
    return Kept(
        _share([_number(figure).search(whole) is not None for figure in figures]),
        _share([any(_is_row(line, row) for line in lines) for row in rows]),
        _share([any(sentence in line for line in lines) for sentence in told]),
    )


def _share(found: list[bool]) -> float:
    return sum(found) / len(found) if found else 1.0


def _number(shown: str) -> re.Pattern[str]:
    """A number in either style, grouped or not: the digits say it, and where the decimals begin."""
    mark = max(shown.rfind(","), shown.rfind("."))
    is_decimal = mark >= 0 and len(shown) - mark - 1 < 3
    whole = re.sub(r"\D", "", shown[:mark] if is_decimal else shown)
    decimals = shown[mark + 1 :] if is_decimal else ""
    pattern = r"[., ]?".join(whole)
    tail = f"[.,]{decimals}" if decimals.strip("0") else rf"(?:[.,]{decimals})?" if decimals else ""
    return re.compile(rf"(?<!\d)(?<!\d[.,]){pattern}{tail}(?![.,]?\d)")


def _is_row(line: str, row: list[str]) -> bool:
    """Whether a line holds a row's label and then its numbers, in order."""
    at = line.find(row[0])
    for cell in row[1:]:
        match = _number(cell).search(line, max(0, at)) if at >= 0 else None
        at = match.end() if match else -1
    return at >= 0


def show_collect(readers: Sequence[Reader], console: Console) -> None:
    """Print the readers side by side, format by format."""
    console.print(
        "\nFiles to text, on one core; in processor time, best pass. Kept: percent of figures, rows, sentences"
    )
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("format")
    for reader in readers:
        for head in (reader.peer.name, "chars/s", "figures", "rows", "sentences"):
            table.add_column(f"{head} docs/s" if head == reader.peer.name else head, justify="right", no_wrap=True)
    for ending in FORMATS:
        table.add_row(ending, *(cell for reader in readers for cell in _cells(reader, ending)))
    console.print(table)
    for reader in readers:
        console.print(f"[dim]{reader.peer.name}: {reader.peer.note}; {reader.peak_mb:.0f} MB[/dim]")
        for why in [reader.why_not, *(f"{e}: {r.why_not}" for e, r in reader.rows.items() if r.why_not)]:
            if why:
                console.print(f"[red]{reader.peer.name}: {why}[/red]", markup=True)


def _cells(reader: Reader, ending: str) -> tuple[str, ...]:
    row = reader.rows.get(ending)
    if row is None or row.why_not:
        return ("", "", "", "", "")
    kept = (f"{share * 100:.1f}" for share in (row.kept.figures, row.kept.rows, row.kept.sentences))
    return (f"{row.documents_per_s:,.0f}", f"{row.characters_per_s:,.0f}", *kept)


def write_collect(readers: Sequence[Reader]) -> Path:
    """Keep the run as JSON; where it lies."""
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    value = {
        "machine": {"system": platform.platform(), "python": platform.python_version()},
        "reports": _REPORTS,
        "readers": [_value(reader) for reader in readers],
    }
    RESULT.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")
    return RESULT


def _value(reader: Reader) -> dict[str, Any]:
    said: dict[str, Any] = {"name": reader.peer.name, "note": reader.peer.note}
    if reader.why_not:
        return {**said, "why_not": reader.why_not}
    rows = {
        ending: {"why_not": row.why_not}
        if row.why_not
        else {
            "documents_per_s": round(row.documents_per_s, 1),
            "characters_per_s": round(row.characters_per_s),
            "cpu_s": row.cpu_s,
            "wall_s": row.wall_s,
            "kept": asdict(row.kept),
        }
        for ending, row in reader.rows.items()
    }
    return {**said, "peak_mb": reader.peak_mb, "formats": rows}
