"""Periods in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diemcau.errors import Invalid
from diemcau.publish.texts import load_texts
from diemcau.records import parse_period

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts
    from diemcau.records import Period

_CODE = re.compile(r"(\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?\Z")
# The contract's words for deadlines that are no days.
_TERM = re.compile(r"(?P<number>\d+) (?P<working>working |business )?(?P<unit>hour|day|week|month|year)s?")
_DAILY = re.compile(r"(?P<hour>\d{1,2}(?::\d\d)?) (?P<half>[ap]\.m\.) daily")
_RHYTHM = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)? of every (?P<unit>week|month|quarter|year)")


def format_period(period: Period | str | None, language: str) -> str:
    """A period as people write it: `2024`, `first half of 2024`, `January to November 2024`, `6 January 2025`.

    Args:
        period: A period, the word `plan`, or None.
        language: ISO 639-1 code.
    """
    texts = load_texts(language)
    if period is None:
        return texts["period.none"]
    if isinstance(period, str):
        return texts.get(f"status.{period}", period)
    first, _, last = period.code.partition("..")
    return _range(first, last, texts) if last else _single(first, texts)


def format_deadline(deadline: str, language: str) -> str:
    """A deadline as people write it: a date or period, a term (`5 working days`), a rhythm (`25th of every month`).

    Words that are neither are returned as they are: they are the document's own.
    """
    try:
        return format_period(parse_period(deadline), language)
    except Invalid:
        texts = load_texts(language)
    if term := _TERM.fullmatch(deadline):
        pattern = texts["deadline.working" if term["working"] else "deadline.term"]
        unit = texts.plural(f"deadline.unit.{term['unit']}", int(term["number"]))
        return pattern.format(number=term["number"], unit=unit)
    if rhythm := _RHYTHM.fullmatch(deadline):
        return texts["deadline.rhythm"].format(day=rhythm["day"], unit=texts[f"deadline.every.{rhythm['unit']}"])
    if daily := _DAILY.fullmatch(deadline):
        half = "afternoon" if daily["half"] == "p.m." else "morning"
        return texts["deadline.daily"].format(time=texts[f"deadline.{half}"].format(hour=daily["hour"]))
    return deadline


def _range(first: str, last: str, texts: Texts) -> str:
    one, other = _CODE.match(first), _CODE.match(last)
    if one is None or other is None:
        return f"{first}..{last}"
    if len(first) == len(last) == len("2024"):
        return texts["period.years"].format(first=first, last=last)
    for part in ("month", "quarter"):
        if first[:4] == last[:4] and one[part] and other[part] and not one["day"] and not other["day"]:
            ends = {"first": _name(one, part, texts), "last": _name(other, part, texts)}
            from_january = part == "month" and one[part] == "01"
            pattern = texts["period.months_from_january" if from_january else f"period.{part}s_of_year"]
            return pattern.format(year=first[:4], **ends)
    return texts["period.range"].format(first=_single(first, texts), last=_single(last, texts))


def _name(code: re.Match[str], part: str, texts: Texts) -> str:
    """What a month or quarter of the year is called."""
    return texts[f"period.{part}_name.{int(code[part])}"]


def _single(code: str, texts: Texts) -> str:
    match = _CODE.match(code)
    if match is None:
        return code
    year = code[:4]
    if match["half"]:
        return texts[f"period.half.{match['half']}"].format(year=year)
    if match["quarter"]:
        return texts["period.quarter"].format(quarter=_name(match, "quarter", texts), year=year)
    if match["day"]:
        return texts["period.day"].format(day=int(match["day"]), month=_name(match, "month", texts), year=year)
    if match["month"]:
        return texts["period.month"].format(month=_name(match, "month", texts), year=year)
    return texts["period.year"].format(year=year)
