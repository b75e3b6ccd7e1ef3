"""The files of a dossier, written from what the ledger keeps: a Parquet file a table, and what they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from diemcau.collect.keep import write_whole
from diemcau.errors import Invalid
from diemcau.publish.dossier import Row, to_table
from diemcau.publish.dossier_schema import FORM, TABLES

MANIFEST = "dossier.json"
_GROUP = 1 << 24  # bytes of a group of rows, before they are packed
_PART = ".part"  # ending of a file that is being written


def write_tables(
    folder: Path, tables: Mapping[str, Iterable[pa.Table]], findings: Sequence[Row], told: Mapping[str, Any]
) -> dict[str, int]:
    """Write the tables of a dossier and its manifest; how many rows each has.

    Every file is either whole or not there, and the manifest comes last: with it, all of them are of one state.

    Args:
        folder: Of the dossier.
        tables: The rows of each table, piece by piece.
        findings: Findings about files from which nothing came.
        told: What the manifest says beside.

    Raises:
        Invalid: If a file cannot be written.
    """
    (folder / MANIFEST).unlink(missing_ok=True)
    try:
        rows = {name: _write(folder, name, pieces, findings) for name, pieces in tables.items()}
        manifest = {"form": FORM, **told, "rows": rows}
        write_whole(folder / MANIFEST, (json.dumps(manifest, indent=1, sort_keys=True) + "\n").encode())
    except OSError as error:
        cause = error.strerror or error
        raise Invalid(
            f"The tables in {folder} cannot be written: {cause}.",
            "Check the disk and your rights, and run the same command again; what was read is kept.",
            code="flow.unwritten_tables",
            path=folder,
            cause=cause,
        ) from error
    return rows


def _write(folder: Path, name: str, pieces: Iterable[pa.Table], findings: Sequence[Row]) -> int:
    draft, count = folder / f"{name}{_PART}", 0
    with pq.ParquetWriter(draft, TABLES[name], compression="zstd") as writer:
        for table in _in_groups(pieces):
            writer.write_table(table)
            count += len(table)
        if name == "findings" and findings:
            writer.write_table(to_table(name, findings))
            count += len(findings)
    draft.replace(folder / f"{name}.parquet")
    return count


def _in_groups(pieces: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The same rows in tables of some size: what a file says of each group of rows is held until its end."""
    held: list[pa.Table] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += piece.nbytes
        if size >= _GROUP:
            yield pa.concat_tables(held)
            held, size = [], 0
    if held:
        yield pa.concat_tables(held)


def read_manifest(folder: Path) -> Mapping[str, Any] | None:
    """What the manifest of a dossier says; None where there is none that can be read, or a table is missing."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return None
    whole = all((folder / f"{name}.parquet").exists() for name in TABLES)
    return manifest if isinstance(manifest, dict) and manifest.get("form") == FORM and whole else None


def stamp(keys: Iterable[bytes], findings: Sequence[Row]) -> str:
    """What a dossier was made of, as a short text that changes with any of it."""
    digest = blake2b(json.dumps(findings, sort_keys=True, default=str).encode(), digest_size=16)
    for key in keys:
        digest.update(key)
    return digest.hexdigest()
