"""The benchmark of collecting: files of every kind to text, ours beside the best general converter, in one run."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape

from bench.child import call, run_job
from bench.goals import short
from bench.peers import Peer, Tell, find_python
from bench.report import Part
from bench.table import make_table

FORMATS = ("docx", "pdf", "xlsx", "odt", "rtf", "html", "eml")
_REPORTS = 24
_BUDGET_S = 4.0  # for the passes over one format
_MAKERS = Peer(
    "the writers of files",
    "makers",
    place="makers",
    needs=("python-docx==1.2.0", "openpyxl==3.1.5", "odfpy==1.4.1", "typst==0.15.2"),
)
OURS = Peer("Diemcau", "collect_ours", note="bytes to document: text, places, furniture, language, masthead, hash")
_KREUZBERG = Peer(
    "kreuzberg",
    "kreuzberg",
    place="kreuzberg",
    needs=("kreuzberg==4.10.4",),
    packages=("kreuzberg",),
    note="bytes to text, without its cache; it keeps no place of a cell and finds no tables in PDF",
)


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
        versions: What was installed, by distribution.
        why_not: Why it did not run; empty where it did.
    """

    peer: Peer
    rows: dict[str, Row]
    peak_mb: float = 0.0
    versions: dict[str, str] = field(default_factory=dict)
    why_not: str = ""

    @property
    def name(self) -> str:
        """Its name with its version."""
        return f"{self.peer.name} {self.versions.get(self.peer.packages[0], '')}".rstrip()


def run_collect(passes: int, tell: Tell, *, peers: bool = True) -> list[Reader]:
    """Make the files and read them with each reader.

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
            return [Reader(OURS, {}, why_not=f"no files could be made: {why}")]
        return [read_files(peer, folder, passes, tell) for peer in ((OURS, _KREUZBERG) if peers else (OURS,))]


def _write_files(folder: Path, tell: Tell) -> str:
    """Write the files; empty where it went well, else why not."""
    python = find_python(_MAKERS, tell)
    if isinstance(python, str):
        return python
    return call((str(python), "-m", "bench.runners.makers", str(folder), str(_REPORTS)))


def read_files(peer: Peer, folder: Path, passes: int, tell: Tell) -> Reader:
    """Read the reports of a folder with one reader.

    Args:
        peer: Who it is.
        folder: Where `bench.runners.makers` wrote them.
        passes: How many passes at most.
        tell: Told what is being done.
    """
    python = find_python(peer, tell)
    if isinstance(python, str):
        return Reader(peer, {}, why_not=python)
    tell(f"Reading with {peer.name}")
    reports = json.loads((folder / "reports.json").read_text(encoding="utf-8"))
    files = {ending: [str(folder / f"{report['name']}.{ending}") for report in reports] for ending in FORMATS}
    read = run_job(python, peer, {"files": files, "passes": passes, "budget_s": _BUDGET_S})
    if isinstance(read, str):
        return Reader(peer, {}, why_not=read)
    rows = {ending: _row(read["formats"][ending], ending, reports) for ending in FORMATS}
    return Reader(peer, rows, read["peak_mb"], read["versions"])


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


def find_ratio(readers: Sequence[Reader], ending: str) -> float | None:
    """How many times as many files a second the first reader takes as the quickest of the others; None without one."""
    ours, *others = (reader.rows.get(ending, Row()).documents_per_s for reader in readers)
    return ours / max(others) if any(others) and ours else None


def show_collect(readers: Sequence[Reader], console: Console) -> None:
    """Print the readers side by side, format by format."""
    console.print(
        "\n[bold]Files to text[/]: files and million characters a second of processor time on one core, best pass;"
        " kept: percent of figures, rows, sentences"
    )
    heads = [head for r in readers for head in (f"{r.name} files/s", "Mchars/s", "figures", "rows", "sentences")]
    table = make_table("format", *heads, "x peer")
    for ending in FORMATS:
        ratio = find_ratio(readers, ending)
        cells = (cell for reader in readers for cell in _cells(reader, ending))
        table.add_row(ending, *cells, "" if ratio is None else short(ratio))
    console.print(table)
    for reader in readers:
        console.print(f"[dim]{reader.peer.name}: {reader.peer.note}; {reader.peak_mb:.0f} MB[/dim]")
        for why in [reader.why_not, *(f"{e}: {r.why_not}" for e, r in reader.rows.items() if r.why_not)]:
            if why:
                console.print(f"[red]{reader.peer.name}: {escape(why)}[/red]")


def _cells(reader: Reader, ending: str) -> tuple[str, ...]:
    row = reader.rows.get(ending)
    if row is None or row.why_not:
        return ("", "", "", "", "")
    kept = (f"{share * 100:.1f}" for share in (row.kept.figures, row.kept.rows, row.kept.sentences))
    return (f"{row.documents_per_s:,.0f}", short(row.characters_per_s / 1e6), *kept)


def to_part(readers: Sequence[Reader]) -> Part:
    """The run as it is kept."""
    ratios = {ending: find_ratio(readers, ending) for ending in FORMATS}
    value = {"reports": _REPORTS, "rows": [_value(reader) for reader in readers], "times_peer": ratios}
    return Part("collect", value, (), {name: told for r in readers for name, told in r.versions.items()})


def _value(reader: Reader) -> dict[str, Any]:
    version = reader.versions.get(reader.peer.packages[0], "")
    said: dict[str, Any] = {"name": reader.peer.name, "version": version, "note": reader.peer.note}
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
