"""The files of an edition beside its numbers: tables for spreadsheets, and the written review."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from diemcau.publish.files import neutralise
from diemcau.publish.texts import languages
from diemcau.web.archive.reading import profile
from diemcau.web.review.intervals import plain
from diemcau.web.shell.speech import load_speech

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diemcau.records import Interval
    from diemcau.records.orgtree import OrgTree
    from diemcau.records.total import Total
    from diemcau.web.review.numbers import Numbers

COLUMNS = (
    "measure", "measure_name", "org", "org_name", "period", "unit", "status", "partner", "way", "low", "high",
    "low_open", "high_open", "reported", "owing", "caveats", "parts",
)  # fmt: skip


def tables(numbers: Numbers, tree: OrgTree) -> dict[str, bytes]:
    """The totals as tables, one a language, by file name."""
    return {f"totals.{language}.csv": _table(numbers, tree, language) for language in sorted(languages())}


def _table(numbers: Numbers, tree: OrgTree, language: str) -> bytes:
    """A table as RFC 4180 asks, with the mark by which Excel knows UTF-8."""
    texts = load_speech(language)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([texts[f"review.csv.{column}"] for column in COLUMNS])
    for total in numbers.totals:
        writer.writerow([_safe(cell) for cell in _row(total, tree, language)])
    return ("\ufeff" + out.getvalue()).encode()


def _row(total: Total, tree: OrgTree, language: str) -> list[str]:
    measure = profile().measures.get(total.measure)
    names: Mapping[str, str] = tree.nodes[total.org].names if total.org in tree.nodes else {}
    return [
        total.measure,
        measure.names.get(language, total.measure) if measure else total.measure,
        total.org,
        names.get(language) or next(iter(names.values()), total.org),
        total.period.code,
        total.unit,
        total.status.value,
        total.partner,
        total.way.value,
        *_ends(total.interval),
        str(sum(len(each.reported) for each in total.coverage)),
        str(sum(each.owing for each in total.coverage)),
        " ".join(each.value for each in total.caveats),
        " ".join(total.parts),
    ]


def _ends(interval: Interval | None) -> tuple[str, str, str, str]:
    if interval is None:
        return "", "", "", ""
    return (
        plain(interval.low) or "",
        plain(interval.high) or "",
        "1" if interval.low_open else "",
        "1" if interval.high_open else "",
    )


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    number = cell.removeprefix("-").replace(".", "", 1)
    return cell if number.isdecimal() else neutralise(cell)
