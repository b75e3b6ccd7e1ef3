"""Which time in a Vietnamese order is its deadline, and for which year a review sets tasks."""

from __future__ import annotations

import re

from diemcau.lang.base import TimeMention, TimeRole
from diemcau.lang.cued import Cued
from diemcau.lang.vi.lines import lowered

ASSIGNS = re.compile("giao|phân công|ủy quyền")
_STRONG = frozenset({"trước", "chậm nhất", "đến", "trong vòng"})
_ANNOUNCED = re.compile(r"(?:thời hạn|hạn|hạn chót|hoàn thành|xong)(?: \w+){0,3}[ :]+\Z", re.IGNORECASE)
_COUNTED = re.compile(r"\s*(?:làm việc )?(?:kể )?(?:từ (?:ngày|khi)|sau khi|trước khi|sau)")
_ASIDE = re.compile(r"(?<!\w)(?:ban hành|ký|của|số|theo|kể từ|từ|có hiệu lực)(?: \w+){0,2}\s*\Z", re.IGNORECASE)
_AT_MOST = re.compile(r"không quá\s*\Z", re.IGNORECASE)
_TERM = re.compile(r"(?<!\w)(?:thời hạn|hạn|chậm nhất|trong|trước)(?!\w)[^,;]{0,40}\Z", re.IGNORECASE)
_IDLE = re.compile(r"(?<!\w)(?:không|chưa|quá)(?!\w)[^,;]{0,60}\Z")
_YEAR = re.compile(r"\d{4}|nay|này|ngoái|trước")
_COMING = re.compile(r"năm nay|năm này|năm tới|tới|sau", re.IGNORECASE)


def deadline_rank(text: str, time: TimeMention) -> int | None:
    """How surely a time is a deadline, 0 the surest; None where it is none."""
    before = text[max(0, time.span.start - 60) : time.span.start]
    announced = _ANNOUNCED.search(before) is not None
    if time.role is TimeRole.DURATION:
        counted = time.preposition in {"trong", "trong vòng", "trước", "sau", "chậm nhất"}
        counted = counted or _COUNTED.match(text[time.span.end : time.span.end + 26]) is not None
        return 1 if (counted or announced) and not _is_length(text, time, before) else None
    if time.role is TimeRole.RHYTHM:
        return 1 if time.preposition in _STRONG | {"vào"} and time.code[:1].isdigit() else _of_rhythm(time)
    if time.role is TimeRole.CLOCK:
        return 2 if time.preposition == "trước" and time.code else None
    if time.period is None or time.role not in {TimeRole.DATE, TimeRole.PERIOD}:
        return None
    return _of_day(time, before, announced=announced)


def _is_length(text: str, time: TimeMention, before: str) -> bool:
    """Whether a duration only measures something: "không quá 30 ngày chưa trả lời" sets no date."""
    if _AT_MOST.search(before) and not _TERM.search(before):
        return True
    return time.preposition == "trong" and _IDLE.search(before) is not None and "hoàn thành" not in text


def _of_rhythm(time: TimeMention) -> int | None:
    """A day of every month is a deadline wherever it stands; "hằng tháng" alone is none."""
    return 2 if time.code[:1].isdigit() and " of every " in time.code else None


def _of_day(time: TimeMention, before: str, *, announced: bool) -> int | None:
    if time.preposition in _STRONG or announced:
        return 0
    if time.role is TimeRole.DATE and _ASIDE.search(before):
        return None
    if time.role is TimeRole.DATE:
        return 2 if time.preposition in {"vào", "trong", "sau", ""} else None
    is_year = time.period is not None and time.period.code.isdigit()
    return 3 if time.preposition == "trong" and not is_year else 4 if time.preposition == "trong" else None


def has_year(written: str) -> bool:
    """Whether a time as written says its year, in figures or as this one or the last."""
    return _YEAR.search(lowered(written)) is not None


def looks_ahead(text: str, time: TimeMention) -> bool:
    """Whether a period is the one in which something is to be done."""
    written = time.span.quote(text)
    return time.preposition in {"trong", "vào", "cho", "trong vòng"} or _COMING.search(written) is not None


_TASKS = Cued(
    r"(?:nhiệm vụ|phương hướng|kế hoạch|chương trình|mục tiêu|công tác"
    r"|chỉ tiêu)(?!\w)[^.\n]{0,60}?(?<!\w)năm (?P<y>20\d\d)"
    r"|(?:bước sang|trong) năm (?P<z>20\d\d)"
)
_NEAR_YEAR = 100  # characters between a year and the word for its tasks


def task_years(text: str, end: int) -> list[int]:
    """The years that tasks are named for before a place, read only around the years of each sentence."""
    found: list[int] = []
    if not _TASKS.may_stand(text, 0, end):
        return found
    for piece in text[:end].replace(".", "\n").split("\n"):
        first = piece.find("20")
        if first >= 0:
            near = lowered(piece[max(0, first - _NEAR_YEAR) : piece.rfind("20") + _NEAR_YEAR])
            found.extend(int(match["y"] or match["z"]) for match in _TASKS.finditer(near))
    return found
