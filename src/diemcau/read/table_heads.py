"""What the head of a table and the lines above it say of its columns: measure, period, unit, status."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from diemcau.lang.base import TimeRole
from diemcau.lang.language import Language
from diemcau.lang.tables import LABEL_MARKS
from diemcau.read.frame import Frame
from diemcau.read.table_lines import Row
from diemcau.records import Period, Span, Status

_UNIT_IN_HEAD = re.compile(r"[(\[,]\s*(?P<unit>[^()\[\]]{1,40})[)\]]?\s*\Z")
_ABOVE = 3  # lines over a table that may say its unit and title
_CAPTION = 160  # characters; longer lines are sentences
_NUMBERING = re.compile(r"\s*\S{1,12}\s+(?:số\s+)?\d{1,3}(?:\.\d{1,2})?\s*[.:–-]\s*")  # "Table 3. ", "Bảng 2: "


@dataclass(frozen=True, slots=True)
class Said:
    """What a head says.

    Attributes:
        words: Its words without unit and marks of notes.
        unit: ISO code, percent, or None.
        factor: What its scale multiplies numbers by.
        counts: Words of the unit, for what is counted and not measured: "lượt khách".
        period: The stretch or day it names, or None; of several the last one.
        base: The one it is compared with, where it names one.
        is_time: Whether it says nothing but when.
    """

    words: str
    unit: str | None = None
    factor: Decimal = Decimal(1)
    counts: str = ""
    period: Period | None = None
    base: Period | None = None
    is_time: bool = False

    @property
    def measures(self) -> bool:
        """Whether it says a unit or scale."""
        return self.unit is not None or self.factor != 1 or bool(self.counts)


NOTHING = Said("")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers.

    Attributes:
        said: What the path of its heads says.
        rest: What is left of that besides times, units and how certain it is.
        status: What is reported in it: done, expected, planned, aimed at.
        percent: Whether it holds percentages.
        change: Whether it holds changes.
        of_plan: Whether it holds shares of a plan that were reached.
    """

    said: Said
    rest: str = ""
    status: Status | None = None
    percent: bool = False
    change: bool = False
    of_plan: bool = False

    @property
    def base(self) -> Period | None:
        """The period that its numbers are compared with, where its head names one."""
        return self.said.base


def read_head(words: str, frame: Frame) -> Said:
    """What one head of a row or column says.

    Args:
        words: Its words.
        frame: The document's frame.
    """
    language = frame.language
    unit, factor, rest, counts = unit_of(LABEL_MARKS.sub("", words), language)
    times = language.find_times(words, frame.base) if _may_be_time(words) else []
    named = [m for m in times if m.role in {TimeRole.PERIOD, TimeRole.DATE} and m.period is not None]
    base = [m.period for m in named if language.report.compared.search(words, 0, m.span.start)]
    stretches = [
        m for m in named if m.role is TimeRole.PERIOD
    ] or named  # a day beside a stretch is when it was counted
    periods = [m.period for m in stretches if m.period is not None]
    if len(periods) > 1 and not base:
        base = [min(periods)]
    return Said(
        LABEL_MARKS.sub("", rest).strip(" :"),
        unit,
        factor,
        counts,
        max(periods) if periods else None,
        base[0] if base else None,
        any(m.span.start == 0 and m.span.end >= len(words) for m in times),
    )


def _may_be_time(words: str) -> bool:
    return len(words) < _CAPTION and bool(words)


def unit_of(head: str, language: Language) -> tuple[str | None, Decimal, str, str]:
    """Unit and scale that a head names in brackets or behind a comma: "Visitors (thousand arrivals)".

    Returns:
        The unit or None, the scale, the head without them, and the words of the unit.
    """
    match = _UNIT_IN_HEAD.search(head)
    if match is None:
        return None, Decimal(1), head, ""
    unit, factor, counts = parse_unit(match["unit"], language)
    if unit is None and factor == 1:
        return None, Decimal(1), head, ""
    return unit, factor, head[: match.start()].strip(), counts


def parse_unit(words: str, language: Language) -> tuple[str | None, Decimal, str]:
    """The unit and scale that words name, and the words where they say more than a currency.

    Args:
        words: "million USD", "nghìn lượt", "%".
        language: The language of the table.
    """
    probe = language.find_numbers(f"1 {words.strip()}", [])
    if probe and (probe[0].unit is not None or probe[0].scaled):
        return probe[0].unit, probe[0].high, "" if probe[0].unit is not None else words.strip()
    return None, Decimal(1), ""


def read_columns(heads: Sequence[Row], width: int, frame: Frame) -> list[Column]:
    """What each column of a table says, by index.

    Args:
        heads: The rows of its head, from top to bottom.
        width: How many columns its rows have.
        frame: The document's frame.
    """
    return [_column(" ".join(_path(heads, at, width)), frame) for at in range(width)]


def _path(heads: Sequence[Row], at: int, width: int) -> list[str]:
    """The heads over a column, the widest first; a head that stretches over several columns stands over the first."""
    found: list[str] = []
    for level, row in enumerate(heads):
        place = at - (width - len(row.words)) if len(row.words) < width else at
        word = row.word(place)
        if not word and level + 1 < len(heads):
            word = _stretched(heads, level, place)
        if word and word not in found:
            found.append(word)
    return found


def _stretched(heads: Sequence[Row], level: int, place: int) -> str:
    """The head to the left that stretches over a column: the next one, where both have finer heads below."""
    below = heads[level + 1]
    if not below.word(place):
        return ""
    left = place - 1
    while left >= 0 and not heads[level].word(left):
        left -= 1
    return heads[level].word(left) if left >= 0 and below.word(left) else ""


def _column(words: str, frame: Frame) -> Column:
    tables = frame.language.tables
    said = read_head(words, frame)
    rest = _rest(said.words, frame)
    of_plan = tables.of_plan_head.search(words) is not None
    percent = said.unit == "percent" or (said.unit is None and tables.percent_head.search(words) is not None)
    change = not of_plan and tables.change_head.search(words) is not None
    status = None if of_plan or change else _status(words, frame.language)
    return Column(said, rest, status, percent or change, change, of_plan)


def _rest(words: str, frame: Frame) -> str:
    """A head without its times and without the words that say how certain its numbers are."""
    tables = frame.language.tables
    for mention in reversed(frame.language.find_times(words, frame.base)):
        words = words[: mention.span.start] + words[mention.span.end :]
    for pattern in (tables.expected_head, tables.plan_head, tables.target_head, tables.done_head):
        words = pattern.sub("", words)
    return " ".join(words.split()).strip(" -–/,;:()")


def _status(words: str, language: Language) -> Status | None:
    tables = language.tables
    if tables.expected_head.search(words):
        return Status.EXPECTED
    if tables.plan_head.search(words):
        return Status.PLAN
    return Status.TARGET if tables.target_head.search(words) else None


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands above a table.

    Attributes:
        title: Its title without number and unit; empty where it has none.
        said: The unit of all numbers, and the period, where they say none themselves.
    """

    title: str
    said: Said


def read_caption(text: str, lines: Sequence[Span], first: int, frame: Frame) -> Caption:
    """The title and unit that stand in the lines above a table.

    Args:
        text: The document.
        lines: Its lines.
        first: Index of the table's first line.
        frame: The document's frame.
    """
    title, unit = "", NOTHING
    period: Period | None = None
    for at in range(first - 1, max(-1, first - 1 - _ABOVE), -1):
        words = " ".join(text[lines[at].start : lines[at].end].split())
        if len(words) > _CAPTION or (words.endswith((".", ";", "!", "?")) and not _names_unit(words, frame.language)):
            break
        line_unit = _unit_line(words, frame.language)
        if line_unit is not None and not unit.measures:
            unit = line_unit
        rest = words if line_unit is None else words[: _unit_start(words, frame.language)].strip(" (,;-–")
        if rest and not title:
            said = read_head(rest, frame)
            if said.measures and not unit.measures:
                unit = said
            title, period = _NUMBERING.sub("", said.words, count=1), said.period
            break
    return Caption(title, Said(title, unit.unit, unit.factor, unit.counts, period))


def _names_unit(words: str, language: Language) -> bool:
    return language.tables.unit_line.match(words) is not None


def _unit_start(words: str, language: Language) -> int:
    """Where the words of the unit begin in a caption."""
    match = language.tables.unit_line.match(words)
    if match is None:
        return len(words)
    bracket = max(words.rfind("(", 0, match.start("unit")), words.rfind("[", 0, match.start("unit")))
    return max(bracket, 0)


def _unit_line(words: str, language: Language) -> Said | None:
    """The unit that a line above a table names, or None where it is no such line."""
    match = language.tables.unit_line.match(words)
    if match is None:
        return None
    for part in re.split(r"[,;]| và | and ", match["unit"]):
        unit, factor, counts = parse_unit(part, language)
        if unit is not None or factor != 1:
            return Said("", unit, factor, counts)
    return Said("", counts=match["unit"].strip())
