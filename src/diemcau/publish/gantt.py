"""Tasks over time with what waits for what, as a picture (SVG) and as a table (CSV).

The picture is static: presentation attributes only, no script, no style, no link. Each mark has a class, so that a page
may give it its own light or dark colours. What is critical is told by its frame and not by colour alone.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from diemcau.errors import Invalid
from diemcau.publish.charts.paint import Paint
from diemcau.publish.files import neutralise
from diemcau.publish.task_words import plain, say_class, say_day
from diemcau.publish.texts import Texts, load_texts
from diemcau.records.task import TimeClass

if TYPE_CHECKING:
    from diemcau.records.task_row import GanttLine

MOST_LINES = 1_000
"""Lines of one picture: far more than anybody reads, far less than what stops a browser."""

COLUMNS = ("number", "title", "lead", "first", "last", "due", "percent", "slack", "critical", "class", "needs")
"""Of the table; the same in every language, headed by `task.gantt.column.*`."""

_LEFT, _TIME, _RIGHT = 330, 900, 20  # widths in pixels: names, time, margin
_TOP, _STEP, _BAR, _FOOT = 62, 30, 14, 44  # heights in pixels: head, line, bar, legend
_LETTERS = 46  # of a title that fit beside the bars
_LONGEST_SPAN = 3_660  # days that a picture shows: ten years
_EARLIEST, _LATEST = date(1900, 1, 1), date(9900, 1, 1)  # what lies beyond is a slip, and stands at the edge
_FONT = "Be Vietnam Pro, Noto Sans, Arial, sans-serif"
_WEEKS_UP_TO, _MONTHS_UP_TO = 120, 1_100  # days up to which weeks, then months stand on the axis; then years
_COLOURS = {TimeClass.ON_TIME: Paint.GOOD, TimeClass.LATE: Paint.LATE, TimeClass.OVERDUE: Paint.LATE}


def draw_gantt(lines: Sequence[GanttLine], *, language: str, today: date, title: str = "") -> str:
    """Tasks as bars over time.

    Args:
        lines: The bars, in the order in which they are to stand; not empty.
        language: Of what the picture says, ISO 639-1.
        today: Where the line of the day stands.
        title: What it shows; a general title where empty.

    Raises:
        Invalid: There is no line, or more than `MOST_LINES`.
    """
    if not lines or len(lines) > MOST_LINES:
        raise Invalid(
            f"The picture was asked for with {len(lines)} tasks; it holds from 1 to {MOST_LINES}.",
            "Choose fewer tasks, such as those of one unit.",
            code="publish.gantt_size",
            count=len(lines),
            most=MOST_LINES,
        )
    return "".join(_Drawing(lines, load_texts(language), today, title).parts()) + "\n"


def write_gantt_csv(lines: Sequence[GanttLine], *, language: str) -> str:
    """The same as a table, as RFC 4180 asks (CRLF), with a byte order mark; days as `2026-03-15`.

    Cells of foreign text that begin like a formula get an apostrophe before them.
    """
    texts = load_texts(language)
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([texts[f"task.gantt.column.{name}"] for name in COLUMNS])
    for told in tell_lines(lines, texts):
        writer.writerow([neutralise(cell) if isinstance(cell, str) else _iso(cell) for cell in told])
    return out.getvalue()


def tell_lines(lines: Sequence[GanttLine], texts: Texts) -> Iterator[tuple[str | int | date | None, ...]]:
    """What the table says of each line, in the order of `COLUMNS`; what is waited for by its number."""
    numbers = {line.uid: line.number for line in lines}
    for line in lines:
        yield (
            plain(line.number),
            plain(line.title),
            plain(line.lead),
            line.first,
            line.last,
            line.due,
            line.percent,
            line.slack,
            texts["task.gantt.yes"] if line.is_critical else "",
            say_class(texts, line.time_class) if line.time_class is not None else "",
            ", ".join(plain(numbers[need]) for need in line.needs if need in numbers),
        )


def _iso(value: int | date | None) -> str | int:
    return value.isoformat() if isinstance(value, date) else "" if value is None else value


class _Drawing:
    """Draws one picture."""

    def __init__(self, lines: Sequence[GanttLine], texts: Texts, today: date, title: str) -> None:
        self.lines, self.texts, self.today = lines, texts, today
        self.title = plain(title) or texts["task.gantt.title"]
        days = [day for line in lines for day in (line.first, line.last, line.due or line.last)]
        first = max(_EARLIEST, min(*days, _LATEST))
        last = min(max(days), first + timedelta(days=_LONGEST_SPAN))
        if first - timedelta(days=60) <= today <= last + timedelta(days=60):
            first, last = min(first, today), max(last, today)
        self.first = first - timedelta(days=1)
        self.days = (last - self.first).days + 2
        self.rows = {line.uid: at for at, line in enumerate(lines)}
        self.height = _TOP + _STEP * len(lines) + _FOOT

    def x(self, day: date) -> int:
        """Where a day begins."""
        past = max(0, min(self.days, (day - self.first).days))
        return _LEFT + past * _TIME // self.days

    def end(self, day: date) -> int:
        """Where a day ends."""
        past = max(0, min(self.days, (day - self.first).days + 1))
        return _LEFT + past * _TIME // self.days

    def y(self, at: int) -> int:
        """Where a line begins."""
        return _TOP + at * _STEP

    def parts(self) -> Iterator[str]:
        """The whole picture."""
        width = _LEFT + _TIME + _RIGHT
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="gantt" role="img" viewBox="0 0 {width} {self.height}"'
            f' width="{width}" height="{self.height}" font-family={quoteattr(_FONT)} font-size="12">'
        )
        yield f"<title>{escape(self.title)}</title><desc>{escape(self._summary())}</desc>"
        yield f'<rect class="gantt-ground" width="{width}" height="{self.height}" fill="{Paint.PAPER}"/>'
        yield self._text(8, 20, self.title, "gantt-title", size=15, weight="bold")
        yield from self._axis()
        for at, line in enumerate(self.lines):
            yield from self._line(at, line)
        for line in self.lines:
            yield from self._needs(line)
        yield from self._day_line()
        yield from self._legend()
        yield "</svg>"

    def _summary(self) -> str:
        critical = sum(line.is_critical for line in self.lines)
        return self.texts["task.gantt.summary"].format(
            count=len(self.lines), critical=critical,
            first=say_day(self.texts, min(line.first for line in self.lines)),
            last=say_day(self.texts, max(line.last for line in self.lines)),
        )  # fmt: skip

    @staticmethod
    def _text(
        x: int, y: int, words: str, sort: str, *, size: int = 12, weight: str = "normal", colour: Paint = Paint.INK
    ) -> str:
        return (
            f'<text class="{sort}" x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{colour}">'
            f"{escape(words)}</text>"
        )

    def _axis(self) -> Iterator[str]:
        """Lines for weeks, months or years, each with its day."""
        bottom = self.height - _FOOT
        taken = 0
        for day in self._ticks():
            x = self.x(day)
            yield f'<path class="gantt-grid" d="M{x} {_TOP - 8}V{bottom}" stroke="{Paint.LINE}" stroke-width="1"/>'
            if x >= taken and x < _LEFT + _TIME - 30:
                yield self._text(x + 3, _TOP - 12, self._tick(day), "gantt-tick", size=11, colour=Paint.SOFT)
                taken = x + 64

    def _ticks(self) -> Iterator[date]:
        last = self.first + timedelta(days=self.days)
        if self.days <= _WEEKS_UP_TO:
            day = self.first + timedelta(days=-self.first.weekday() % 7)
            while day < last:
                yield day
                day += timedelta(days=7)
            return
        year, month, step = self.first.year, self.first.month, 1 if self.days <= _MONTHS_UP_TO else 12
        month = 1 if step == 12 else month  # noqa: PLR2004 - months of a year
        while (day := date(year, month, 1)) < last:
            if day >= self.first:
                yield day
            year, month = year + (month + step - 1) // 12, (month + step - 1) % 12 + 1

    def _tick(self, day: date) -> str:
        if self.days <= _WEEKS_UP_TO:
            return f"{day:%d/%m}"
        return f"{day.month}/{day.year}" if self.days <= _MONTHS_UP_TO else str(day.year)

    def _line(self, at: int, line: GanttLine) -> Iterator[str]:
        """Name, bar with the part that is done, and the deadline."""
        y = self.y(at)
        if at % 2 == 0:
            yield (
                f'<rect class="gantt-band" y="{y}" width="{_LEFT + _TIME + _RIGHT}" height="{_STEP}"'
                f' fill="{Paint.FAINT}" opacity="0.5"/>'
            )
        name = plain(f"{line.number} {line.title}").replace("\n", " ")
        short = name if len(name) <= _LETTERS else name[: _LETTERS - 1].rstrip() + "…"
        yield self._text(8, y + 13, short, "gantt-name")
        lead = plain(line.lead).replace("\n", " ")
        yield self._text(8, y + 25, lead[:_LETTERS], "gantt-lead", size=10, colour=Paint.SOFT)
        left, right = self.x(line.first), self.end(line.last)
        wide, top = max(right - left, 3), y + (_STEP - _BAR) // 2
        colour = _COLOURS.get(line.time_class, Paint.MAIN) if line.time_class is not None else Paint.MAIN
        sort = f"gantt-bar gantt-{line.time_class.value if line.time_class is not None else 'none'}"
        frame = (
            f'stroke="{Paint.TARGET}" stroke-width="2"' if line.is_critical else f'stroke="{colour}" stroke-width="1"'
        )
        yield f"<g><title>{escape(self._told(line))}</title>"
        yield (
            f'<rect class="{sort}{" gantt-critical" if line.is_critical else ""}" x="{left}" y="{top}" width="{wide}"'
            f' height="{_BAR}" rx="2" fill="{colour}" fill-opacity="0.35" {frame}/>'
        )
        done = wide * max(0, min(100, line.percent)) // 100
        if done:
            yield (
                f'<rect class="gantt-done gantt-{line.time_class.value if line.time_class is not None else "none"}"'
                f' x="{left}" y="{top + 3}" width="{done}" height="{_BAR - 6}" fill="{colour}"/>'
            )
        if line.due is not None:
            x, middle = self.end(line.due), y + _STEP // 2
            yield (
                f'<path class="gantt-due" d="M{x} {middle - 6}l5 6l-5 6l-5 -6z" fill="{Paint.PAPER}"'
                f' stroke="{Paint.INK}" stroke-width="1.5"/>'
            )
        yield "</g>"

    def _told(self, line: GanttLine) -> str:
        """What a pointer over a bar, or a reader aloud, says."""
        said = self.texts["task.gantt.bar"].format(
            number=plain(line.number), title=plain(line.title), first=say_day(self.texts, line.first),
            last=say_day(self.texts, line.last), percent=line.percent,
        )  # fmt: skip
        more = []
        if line.due is not None:
            more.append(self.texts["task.gantt.due"].format(day=say_day(self.texts, line.due)))
        if line.slack is not None:
            more.append(self.texts["task.gantt.slack"].format(days=line.slack))
        if line.is_critical:
            more.append(self.texts["task.gantt.critical"])
        return "; ".join((said, *more))

    def _needs(self, line: GanttLine) -> Iterator[str]:
        """An arrow from the end of each line that is waited for to the beginning of this one."""
        at = self.rows[line.uid]
        x, y = self.x(line.first), self.y(at) + _STEP // 2
        for need in line.needs:
            if need not in self.rows or need == line.uid:
                continue
            other = self.lines[self.rows[need]]
            from_x, from_y = self.end(other.last), self.y(self.rows[need]) + _STEP // 2
            colour = Paint.TARGET if line.is_critical and other.is_critical else Paint.SOFT
            turn = from_x + 6
            half = self.y(at) + (0 if from_y < y else _STEP)
            yield (
                f'<path class="gantt-need" d="M{from_x} {from_y}H{turn}V{half}H{x - 8}V{y}H{x - 1}" fill="none"'
                f' stroke="{colour}" stroke-width="1.2"/>'
                f'<path class="gantt-arrow" d="M{x} {y}l-5 -3v6z" fill="{colour}"/>'
            )

    def _day_line(self) -> Iterator[str]:
        if not self.first <= self.today <= self.first + timedelta(days=self.days):
            return
        x, bottom = self.x(self.today), self.height - _FOOT
        yield (
            f'<path class="gantt-today" d="M{x} {_TOP - 8}V{bottom}" stroke="{Paint.TARGET}" stroke-width="1.5"'
            ' stroke-dasharray="5 3"/>'
        )
        said = self.texts["task.gantt.today"].format(day=say_day(self.texts, self.today))
        yield self._text(min(x + 4, _LEFT + _TIME - 130), 34, said, "gantt-tick", size=11, colour=Paint.TARGET)

    def _legend(self) -> Iterator[str]:
        """What frames, the diamond and colours mean."""
        y = self.height - _FOOT + 26
        x = 8
        signs = (
            ("gantt-bar", Paint.MAIN, Paint.MAIN, "open"),
            ("gantt-bar", Paint.LATE, Paint.LATE, "late"),
            ("gantt-bar", Paint.GOOD, Paint.GOOD, "on_time"),
            ("gantt-critical", Paint.MAIN, Paint.TARGET, "critical_path"),
        )
        for sort, fill, stroke, name in signs:
            thick = 2 if fill is not stroke else 1
            yield (
                f'<rect class="{sort}" x="{x}" y="{y - 10}" width="22" height="11" rx="2" fill="{fill}"'
                f' fill-opacity="0.35" stroke="{stroke}" stroke-width="{thick}"/>'
            )
            words = self.texts[f"task.gantt.legend.{name}"]
            yield self._text(x + 28, y, words, "gantt-legend", size=11, colour=Paint.SOFT)
            x += 44 + 7 * len(words)
        yield (
            f'<path class="gantt-due" d="M{x + 6} {y - 11}l5 6l-5 6l-5 -6z" fill="{Paint.PAPER}" stroke="{Paint.INK}"'
            ' stroke-width="1.5"/>'
        )
        yield self._text(x + 18, y, self.texts["task.gantt.legend.due"], "gantt-legend", size=11, colour=Paint.SOFT)
