"""Dossiers: the same tables whatever engine, order and stops; nothing done twice; readable by anybody."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from diemcau.errors import Invalid
from diemcau.flow.dossier import make_dossier
from diemcau.flow.engines import Cores, Engine, OneProcess
from diemcau.flow.export import MANIFEST
from diemcau.flow.folder import reconcile_folder
from diemcau.flow.progress import Progress
from diemcau.profile.load import load_profile
from diemcau.publish.dossier_schema import TABLES

_PROFILE = "vietnam_diplomacy"
_EXAMPLE = Path(__file__).parents[2] / "examples" / "conference"
# Twenty stops of 20,000 documents take some minutes: set these to do so.
_STOPS, _STOPPED = int(os.environ.get("DIEMCAU_STOPS", "6")), int(os.environ.get("DIEMCAU_STOPPED", "1200"))

Write = Callable[[range], Path]


def _make(paths: list[Path], folder: Path, engine: Engine | None = None) -> Path:
    folder.mkdir(exist_ok=True)
    make_dossier(paths, folder, _PROFILE, engine or OneProcess())
    return folder


def _bytes(folder: Path) -> dict[str, bytes]:
    """All files of a dossier but its ledger."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith("ledger")}


def test_tables_have_their_declared_columns(tmp_path: Path) -> None:
    """Each file its schema, to the last type, and the manifest the number of its rows."""
    folder = _make([_EXAMPLE], tmp_path / "dossier")
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    for name, schema in TABLES.items():
        table = pq.read_table(folder / f"{name}.parquet")
        assert table.schema.equals(schema)
        assert len(table) == manifest["rows"][name]
    assert set(_bytes(folder)) == {MANIFEST, *(f"{name}.parquet" for name in TABLES)}


def test_a_folder_gives_the_facts_of_its_record(tmp_path: Path) -> None:
    """The same facts, conflicts, directives and events as reconciling the folder, with exact decimals."""
    folder = _make([_EXAMPLE], tmp_path / "dossier")
    record = reconcile_folder(_EXAMPLE, load_profile(_PROFILE))
    facts = pq.read_table(folder / "facts.parquet").to_pylist()
    assert [(each["id"], each["value"], each["standing"]) for each in facts] == [
        (claim.id, claim.value, claim.standing.value) for claim in record.claims
    ]
    assert any(each["value"] != each["value"].to_integral_value() for each in facts)
    assert all(isinstance(each["value"], Decimal) for each in facts)
    evidence = pq.read_table(folder / "evidence.parquet").to_pylist()
    assert sum(each["sort"] == "fact" for each in evidence) == sum(len(claim.statements) for claim in record.claims)
    for name, found in (
        ("conflicts", record.conflicts),
        ("directives", record.instructions),
        ("events", record.occasions),
        ("copies", record.lineage),
    ):
        assert pq.read_metadata(folder / f"{name}.parquet").num_rows == len(found)


def test_every_mention_quotes_its_document(tmp_path: Path) -> None:
    """The words at its offsets are its text."""
    folder = _make([_EXAMPLE], tmp_path / "dossier")
    texts = {row["name"]: row["text"] for row in pq.read_table(folder / "documents.parquet").to_pylist()}
    mentions = pq.read_table(folder / "mentions.parquet").to_pylist()
    assert {row["sort"] for row in mentions} >= {"figure", "directive", "event"}
    for row in mentions:
        assert texts[row["document"]][row["start"] : row["end"]] == row["text"]


def test_duckdb_polars_and_pandas_open_every_table(tmp_path: Path) -> None:
    """And agree with each other on rows and on a sum of decimals."""
    folder = _make([_EXAMPLE], tmp_path / "dossier")
    for name in TABLES:
        path = str(folder / f"{name}.parquet")
        rows = duckdb.connect().execute(f"SELECT count(*) FROM '{path}'").fetchall()[0][0]
        assert rows == len(pl.read_parquet(path)) == len(pd.read_parquet(path))
    path = str(folder / "facts.parquet")
    total = duckdb.connect().execute(f"SELECT sum(value) FROM '{path}'").fetchall()[0][0]
    assert total == sum(pq.read_table(path).column("value").to_pylist())


def test_all_engines_write_the_same_bytes(tmp_path: Path, write_lines: Write) -> None:
    """In one process, on several cores, and from the same documents in another order."""
    source = write_lines(range(240))
    one = _make([source], tmp_path / "one")
    engine = Cores(2)
    try:
        cores = _make([source], tmp_path / "cores", engine)
    finally:
        engine.close()
    assert _bytes(one) == _bytes(cores)


def test_a_second_run_does_nothing_twice(tmp_path: Path, write_lines: Write) -> None:
    """Neither reading nor reconciling nor writing."""
    source, folder = write_lines(range(40)), tmp_path / "dossier"
    (folder / ".stories").mkdir(parents=True)  # as a run leaves it that is killed
    (folder / ".stories" / "keys-000").write_bytes(b"half")
    _make([source], folder)
    assert not (folder / ".stories").exists()
    before = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.parquet")}
    summary = make_dossier([source], folder, _PROFILE, OneProcess())
    assert (summary.read, summary.reconciled, summary.documents) == (0, 0, 40)
    assert before == {path.name: path.stat().st_mtime_ns for path in folder.glob("*.parquet")}


def test_new_documents_touch_only_their_stories(tmp_path: Path, write_lines: Write) -> None:
    """And what comes of them is what reading all at once gives, story by story."""
    folder, count = tmp_path / "dossier", 1600
    _make([write_lines(range(count))], folder)
    stories = pq.read_metadata(folder / "documents.parquet").num_rows
    summary = make_dossier([write_lines(range(count + 8))], folder, _PROFILE, OneProcess())
    assert stories == count
    assert summary.read == 8
    assert 0 < summary.reconciled < summary.stories / 10
    anew = _make([write_lines(range(count + 8))], tmp_path / "anew")
    assert _stories(folder) == _stories(anew)


def _stories(folder: Path) -> set[frozenset[str]]:
    """The documents of each story."""
    rows = pq.read_table(folder / "documents.parquet", columns=["story", "name"]).to_pylist()
    held: dict[str, set[str]] = {}
    for row in rows:
        held.setdefault(row["story"], set()).add(row["name"])
    return {frozenset(names) for names in held.values()}


def test_what_cannot_be_read_is_a_row_of_findings(tmp_path: Path) -> None:
    """With its file; the rest is read, and nothing is looked at again."""
    place = tmp_path / "reports"
    place.mkdir()
    (place / "good.txt").write_text("In 2024 Karvania opened 214 schools.\n", encoding="utf-8")
    (place / "empty.txt").write_bytes(b"")
    (place / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (place / "rows.jsonl").write_text('{"text": "Karvania opened 99 parks."}\nno row\n', encoding="utf-8")
    folder = _make([place], tmp_path / "dossier")
    found = pq.read_table(folder / "findings.parquet").to_pylist()
    assert {Path(row["document"]).name for row in found} == {"empty.txt", "broken.pdf", "rows.jsonl"}
    assert dict(next(row["facts"] for row in found if row["document"].endswith("rows.jsonl")))["row"] == "2"
    assert make_dossier([place], folder, _PROFILE, OneProcess()).read == 0


def test_nothing_at_all_is_an_error(tmp_path: Path) -> None:
    """That says so, and leaves no tables."""
    (tmp_path / "empty.txt").write_bytes(b"")
    folder = tmp_path / "dossier"
    with pytest.raises(Invalid, match="nothing to put"):
        _make([tmp_path / "empty.txt"], folder)
    assert not list(folder.glob("*.parquet"))


def test_progress_tells_the_share_of_what_is_read(tmp_path: Path, write_lines: Write) -> None:
    """From nothing to all of it, never going back; then of the stories."""
    heard: list[Progress] = []
    folder = tmp_path / "dossier"
    folder.mkdir()
    make_dossier([write_lines(range(200))], folder, _PROFILE, OneProcess(), heard.append)
    read = [each for each in heard if each.stage == "read"]
    shares = [each.share for each in read if each.share is not None]
    assert shares == sorted(shares)
    assert shares[0] < 1.0 == shares[-1]
    assert read[-1].done == 200
    last = heard[-1]
    assert (last.stage, last.done) == ("reconcile", last.total)


@pytest.mark.parametrize("engine", ["one", "cores"])
def test_stopped_at_any_moment_it_comes_to_the_same(tmp_path: Path, write_lines: Write, engine: str) -> None:
    """Killed again and again, the finished dossier is that of a run which nobody disturbed, byte for byte."""
    source = write_lines(range(_STOPPED))
    whole = _make([source], tmp_path / "whole")
    chance = random.Random(f"{engine} {_STOPS}")
    folder = tmp_path / "stopped"
    command = [sys.executable, "-m", "diemcau", "dossier", str(source), "--out", str(folder), "--engine", engine]
    stops = 0
    for _ in range(_STOPS):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as run:
            time.sleep(chance.uniform(0.3, 3.0 + _STOPPED / 4000))
            stops += run.poll() is None
            run.kill()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=1200)
    assert stops
    assert _bytes(folder) == _bytes(whole)
