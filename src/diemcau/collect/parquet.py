"""Parquet: a row a document, read in batches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from diemcau.collect.marks import from_mark, refuse_mark, to_mark
from diemcau.collect.members import Part
from diemcau.collect.names import Source
from diemcau.collect.rows import COLUMNS, read_row
from diemcau.collect.stream_signs import TEXTS
from diemcau.collect.tell import tell
from diemcau.records import Finding

_BATCH = 64  # rows; of reports about 1 MB, of rows at the limit of size 4 GB, which no table has
_BUFFER = 1 << 20  # bytes of a column read ahead; without it a whole group of rows is held


def stream_rows(source: Source, after: str | None) -> Iterator[Part | Finding]:
    """The documents in a Parquet file; a row without a text is a finding with its number. The mark is that number.

    Args:
        source: The file.
        after: The mark to go on from.
    """
    try:
        from pyarrow import parquet
    except ModuleNotFoundError:
        yield needs_extra(source.path, "Parquet files")
        return
    start = from_mark(after, 1)
    if after is not None and start is None:
        yield refuse_mark(after, source.path)
        return
    passed = (start or (0,))[0]
    number = passed
    try:
        with parquet.ParquetFile(source.path, pre_buffer=False, buffer_size=_BUFFER) as file:
            names = [name for name in file.schema_arrow.names if name.lower() in COLUMNS]
            if not any(name.lower() in TEXTS for name in names):
                yield _no_text(source.path, file.schema_arrow.names)
                return
            for row in _rows(file, names, passed):
                number += 1
                yield read_row(row, number, source, to_mark(number))
    except (OSError, ValueError, KeyError, TypeError, MemoryError, NotImplementedError, RuntimeError) as error:
        message = f"{source.path} breaks off or is damaged behind row {number:,} ({error}); what follows was not read."
        yield tell("broken_off", source.path, message, "Ask its sender for it anew.", at=f"{number:,}")


def _rows(file: Any, names: list[str], passed: int) -> Iterator[dict[str, Any]]:
    """The rows behind some that were read before; whole groups of those are not opened."""
    groups: list[int] = []
    for group in range(file.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        if not groups and passed >= rows:
            passed -= rows
        else:
            groups.append(group)
    for batch in file.iter_batches(batch_size=_BATCH, row_groups=groups, columns=names) if groups else ():
        if passed >= batch.num_rows:
            passed -= batch.num_rows
            continue
        yield from batch.slice(passed).to_pylist()
        passed = 0


def needs_extra(path: Path, what: str) -> Finding:
    """The finding that files of a sort need packages that are not installed."""
    message = f"{path} cannot be read: for {what} packages are needed that are not installed."
    return tell("needs_extra", path, message, "Install them with: pip install 'diemcau[dossier]'", extra="dossier")


def _no_text(path: Path, names: list[str]) -> Finding:
    shown = ", ".join(names[:20])
    message = (
        f"{path} has no column {', '.join(TEXTS[:-1])} or {TEXTS[-1]}, in which a text was expected, only: {shown}."
    )
    return tell("no_text_column", path, message, "Give the column with the texts one of these names.", columns=shown)
