"""A list of tasks as a table for other programs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from diemcau.publish.files import neutralise
from diemcau.web.tasks.cells import add_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diemcau.publish.texts import Texts
    from diemcau.web.tasks.shown import Listed
    from diemcau.web.tasks.table import Table

COLUMNS = (
    "number", "title", "unit", "unit_name", "state", "class", "marks", "first_due", "due", "submitted", "percent",
    "assigner", "paper", "product", "level", "uid",
)  # fmt: skip
"""Codes stand as they are, days as YYYY-MM-DD; what is not known is empty."""

CELLS = (
    "unit", "unit_name", "total", "on_time", "late", "in_term", "overdue", "due_soon", "no_deadline", "waiting",
    "suspended", "fallen_due",
)  # fmt: skip


def list_to_csv(rows: Iterable[Listed], texts: Texts) -> str:
    """One row a task, as RFC 4180 asks (CRLF), with a byte order mark for Excel; headings in the reader's words."""
    return _write([texts[f"tasks.see.csv.{column}"] for column in COLUMNS], (_task(row) for row in rows))


def table_to_csv(table: Table, texts: Texts) -> str:
    """The four-cell table: one row a unit, the sum at the end."""
    rows = [(row.code, row.name, row.cells) for row in table.rows]
    rows.append(("", texts["tasks.see.sum"], add_up(row.cells for row in table.rows)))
    lines = (
        [code, name, *(str(getattr(cells, column)) for column in ("total", *CELLS[3:]))] for code, name, cells in rows
    )
    return _write([texts[f"tasks.see.csv.{column}"] for column in CELLS], lines)


def _write(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([neutralise(head) for head in heads])
    for row in rows:
        writer.writerow([neutralise(cell) for cell in row])
    return out.getvalue()


def _task(row: Listed) -> list[str]:
    task = row.task
    return [
        row.number,
        task.title,
        row.unit_code,
        row.unit,
        row.state.value,
        row.in_class.value if row.in_class else "",
        " ".join(row.marks),
        task.first_due.isoformat() if task.first_due else "",
        row.due.isoformat() if row.due else "",
        task.submitted_on.isoformat() if task.submitted_on else "",
        str(task.percent),
        task.assigner.name if task.assigner else "",
        row.reference,
        task.product,
        str(task.level),
        str(task.uid),
    ]
