"""What a chart shows, as a table for whoever does not see it, and as a file for programs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from diemcau.publish.charts.mark import Row, Table
from diemcau.publish.charts.words import tell
from diemcau.publish.files import neutralise
from diemcau.publish.numbers import format_count
from diemcau.publish.texts import load_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.publish.charts.mark import Chart, Frame, Mark
    from diemcau.records import Interval

COLUMNS = (
    "name", "code", "low", "high", "low_open", "high_open", "unit",
    "target_low", "target_high", "before_low", "before_high", "is_short", "note",
)  # fmt: skip


def sum_up(marks: Sequence[Mark], frame: Frame) -> str:
    """What a chart shows, in a sentence: how many it has and of how many nothing is known."""
    texts = load_texts(frame.language)
    known = sum(mark.interval is not None for mark in marks)
    return texts["chart.summary"].format(title=frame.title, known=_count(known, frame), all=_count(len(marks), frame))


def _count(number: int, frame: Frame) -> str:
    return format_count(number, frame.language)


def table_of_marks(marks: Sequence[Mark], frame: Frame, *, wide: bool = False) -> Table:
    """Marks as lines; columns in which nothing would stand are left out, unless it is to be `wide`."""
    texts = load_texts(frame.language)
    has_target = wide or any(mark.target is not None for mark in marks)
    has_before = any(mark.before is not None for mark in marks)
    has_note = wide or any(mark.note or mark.is_short for mark in marks)
    head = [texts["chart.head_name"], frame.now or texts["chart.now"]]
    head += [texts["chart.target"]] * has_target
    head += [frame.before or texts["chart.before"]] * has_before
    head += [texts["chart.head_note"]] * has_note
    rows = []
    for mark in marks:
        cells = [mark.name, tell(mark.interval, frame.unit, frame.language)]
        cells += [_tell(mark.target, frame)] * has_target
        cells += [_tell(mark.before, frame)] * has_before
        cells += [_note(mark, frame)] * has_note
        rows.append(Row(cells=tuple(cells), href=mark.href, numbers=_numbers(mark, frame)))
    return Table(head=tuple(head), columns=COLUMNS, rows=tuple(rows))


def _tell(interval: Interval | None, frame: Frame) -> str:
    return "" if interval is None else tell(interval, frame.unit, frame.language)


def _note(mark: Mark, frame: Frame) -> str:
    texts = load_texts(frame.language)
    return "; ".join(part for part in (texts["chart.short"] if mark.is_short else "", mark.note) if part)


def _numbers(mark: Mark, frame: Frame) -> tuple[str, ...]:
    one = mark.interval
    opened = (str(int(one.low_open)), str(int(one.high_open))) if one is not None else ("", "")
    return (
        neutralise(mark.name), neutralise(mark.code), *_ends(one), *opened, neutralise(frame.unit),
        *_ends(mark.target), *_ends(mark.before), str(int(mark.is_short)), neutralise(mark.note),
    )  # fmt: skip


def _ends(interval: Interval | None) -> tuple[str, str]:
    if interval is None:
        return "", ""
    low, high = interval.low, interval.high
    return "" if low is None else f"{low:f}", "" if high is None else f"{high:f}"


def write_csv(chart: Chart) -> str:
    """The numbers of a chart as RFC 4180 asks (CRLF), beginning with a byte order mark; cells that begin like a
    formula are defused. An end that is not known is empty.
    """
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(chart.table.columns)
    writer.writerows(row.numbers for row in chart.table.rows)
    return out.getvalue()
