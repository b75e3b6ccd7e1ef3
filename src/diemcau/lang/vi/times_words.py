"""The Vietnamese words of time, as fragments of patterns over lower-cased text, and the place a time is read at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from diemcau.lang import times
from diemcau.lang.base import TimeBase, TimeRole
from diemcau.lang.times import Found
from diemcau.records import Period

# Fragments. A space never crosses a line: a cell of a table or a heading is not part of the line below.
S = r"[^\S\n]{1,3}"
S0 = r"[^\S\n]{0,2}"
W = r"(?!\w)"
Y = r"(?:19|20)\d\d(?![\d%])(?![.,]\d)"
D = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
M = r"(?:1[0-2]|0?[1-9])(?!\d)"
DASH = rf"{S0}[-–—]{S0}"
TO = rf"(?:{DASH}|{S}(?:cho{S})?(?:đến|tới){S}(?:hết{S})?)"

_ONES = "một hai ba bốn năm sáu bảy tám chín".split()
_SMALL = "hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín"
_AFTER_TEN = "một|mốt|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|bẩy|tám|chín"  # "năm" behind a ten is the unit: "mười năm"
# Number words that may open an expression; the others stand only behind one of these.
NUMBER_WORDS = "một hai ba bốn năm sáu bảy bẩy tám chín mười"
NUM = (
    rf"(?:\d{{1,3}}(?:[.,]\d{{1,2}})?(?![.,]?\d)|(?:{_SMALL}){S}mươi(?:{S}(?:{_AFTER_TEN}){W})?"
    rf"|mười(?:{S}(?:{_AFTER_TEN}){W})?|một{S}trăm|(?:một|{_SMALL}){W})"
)
IN_BRACKETS = rf"(?:{S}\([^()\n]{{1,20}}\))?"  # the number again in words: "10 (mười)"


def _numbers() -> dict[str, int]:
    ones = {word: number for number, word in enumerate(_ONES, start=1)}
    ones["bẩy"] = 7
    behind = {**ones, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
    tens = {f"{word} mươi": 10 * number for word, number in ones.items() if number > 1} | {"mười": 10}
    joined = {f"{ten} {one}": high + low for ten, high in tens.items() for one, low in behind.items()}
    return {**joined, **tens, **ones, "một trăm": 100}


NUMBERS = _numbers()
MONTH_WORDS = {**{word: number for word, number in NUMBERS.items() if number <= 12}, "tư": 4}
MONTH_WORD = rf"(?:mười(?:{S}(?:một|hai))?|hai|ba|tư|năm|sáu|bảy|tám|chín){W}"
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}
WEEKDAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTH_NAMES = "January February March April May June July August September October November December".split()
UNITS = {
    "phút": "minute", "giờ": "hour", "tiếng": "hour", "ngày": "day", "đêm": "night", "tuần": "week",
    "tháng": "month", "quý": "quarter", "năm": "year", "thập kỷ": "decade", "thập niên": "decade",
    "thế kỷ": "century", "nhiệm kỳ": "term",
}  # fmt: skip
# The year behind a month, a quarter or a count of months: "/2025", " năm 2025", " 2025", " năm nay", " năm".
YEAR_WORDS = rf"năm{S}(?:nay|này|ngoái|trước|sau|qua|tới){W}|năm{W}(?!{S}(?:tài{S}|học{W}))"
TAIL = (
    rf"(?:(?:{S0}[/-]{S0}|\.)(?P<y>{Y})(?![\w/])|,?{S}(?:(?:của|trong){S})?năm{S}(?P<yn>{Y})(?!\w)|{S}(?P<yb>{Y})(?!\w)"
    rf"|{S}(?:của{S})?(?P<yw>{YEAR_WORDS}))"
)


@dataclass(slots=True)
class Place:
    """A place in a piece of text where an expression of time may begin.

    Attributes:
        text: The piece as written.
        low: The same piece in small letters, offset for offset.
        base: From where the document counts.
        start: Where the expression begins.
        inner: Whether it is read as a part of a longer expression.
        listed: Whether a day stands before it in a list: "14/11, 15/11".
        before: The preposition, as soon as it is known.
    """

    text: str
    low: str
    base: TimeBase
    start: int
    inner: bool
    listed: bool = False
    before: str | None = None

    @property
    def preposition(self) -> str:
        """The word before that makes the expression a deadline, an end or a base."""
        if self.before is None:
            self.before = preposition_before(self.low, self.start)
        return self.before

    def back(self, length: int) -> str:
        """The characters before the expression, at most so many."""
        return self.low[max(0, self.start - length) : self.start]

    def is_capital(self, at: int) -> bool:
        """Whether a capital letter stands at an offset."""
        return self.text[at].isupper()


Read = Callable[[Place, re.Match[str]], Found | None]


class Rule(NamedTuple):
    """One shape of expression.

    Attributes:
        name: Its name, kept in every mention.
        starts: The words it may begin with, parted by spaces; "0000" is a number of four digits, "#" and a letter a
            shorter one, by what follows: "#u" a unit of time, "#p" a stroke, stop, dash, colon or letter, "#s" a word
            that leads to another day.
        pattern: Its shape over lower-cased text.
        read: What reads it; None refuses, and the next rule has its turn.
    """

    name: str
    starts: str
    pattern: str
    read: Read


def named(end: int, period: Period | None) -> Found:
    """A stretch of time that was read, or one whose days are not known."""
    return Found(end, TimeRole.PERIOD, period, None, period.code if period else "")


def on_day(end: int, period: Period | None) -> Found:
    """A day that was read, or one that the text leaves open."""
    return Found(end, TimeRole.DATE, period, None, period.code if period else "")


_PREPOSITIONS = {
    "từ": "từ", "đến": "đến", "tới": "đến", "trước": "trước", "sau": "sau", "trong": "trong", "vào": "vào",
    "lúc": "vào", "hồi": "vào", "của": "của", "cho": "cho", "hơn": "hơn", "qua": "qua", "suốt": "trong",
    "quá": "quá", "với": "với", "về": "về", "tại": "vào", "trên": "trên", "dưới": "dưới",
}  # fmt: skip
_PAIRS = {
    ("kể", "từ"): "kể từ",
    ("tính", "từ"): "kể từ",
    ("tính", "đến"): "tính đến",
    ("tính", "tới"): "tính đến",
    ("kế", "đến"): "tính đến",
    ("kế", "tới"): "tính đến",
    ("chốt", "đến"): "tính đến",
    ("trong", "vòng"): "trong vòng",
    ("thời", "hạn"): "thời hạn",
    ("thời", "gian"): "trong",
    ("không", "quá"): "trong vòng",
    ("so", "với"): "so với",
    ("chậm", "nhất"): "chậm nhất",
    ("muộn", "nhất"): "chậm nhất",
    ("hạn", "chót"): "chậm nhất",
    ("hạn", "cuối"): "chậm nhất",
    ("trước", "khi"): "trước",
    ("thời", "điểm"): "tính đến",
}
_MAY_BE_LATEST = frozenset({"là", "nhất", "chót", "cùng", "vào", "trong", "đến", "tới", "trước"})
_LATEST = re.compile(
    r"(?:(?:chậm|muộn)\s{1,2}nhất|hạn\s{1,2}(?:chót|cuối(?:\s{1,2}cùng)?)|thời\s{1,2}hạn[^.;,\n]{0,40}?|(?<!\w)hạn(?=:))"
    r"(?:\s{1,2}|:\s?)(?:(?:là|vào|trong|đến|tới|trước|hết)\s{1,2})*\Z"
)
_FUZZY = re.compile(
    r"(?:\s|\A)(?:khoảng|chừng|ngay|đúng|cả|toàn|gần|hơn|tối\sđa|tối\sthiểu|ít\snhất|các|những|đợt|dịp)\s{1,2}\Z"
)
_REACH = 26  # characters in which the two words before are looked for


def preposition_before(low: str, start: int) -> str:
    """The preposition right before an offset, in its plain form; empty where there is none.

    The plain forms are "từ" (from), "kể từ" (since), "đến" (by, to), "tính đến" (as of), "trước" (before),
    "chậm nhất" (at the latest), "trong" (in), "trong vòng" (within), "vào" (on, at), "sau" (after), "của" (of),
    "so với" (compared with), "hơn" (than) and what stands there else.
    """
    if start == 0 or not low[start - 1].isspace():
        return ""
    back = low[max(0, start - _REACH) : start]
    words = back.split()
    if not words or "\n" in back[len(back.rstrip()) :]:
        return ""
    last = words[-1].lstrip("(\"'“‘[—–")
    if (last[-1:] == ":" or last in _MAY_BE_LATEST) and _LATEST.search(low, max(0, start - 60), start):
        return "chậm nhất"
    pair = _PAIRS.get((words[-2].lstrip("(["), last)) if len(words) > 1 else None
    if pair:
        return "trong vòng" if pair == "thời hạn" and words[-3:-2] == ["trong"] else pair
    if last in _PREPOSITIONS and last != "hơn":
        return _PREPOSITIONS[last]
    fuzzy = _FUZZY.search(back)
    return (preposition_before(low, start - len(back) + fuzzy.start() + 1) if fuzzy else "") or (
        "hơn" if last == "hơn" else ""
    )


DEADLINES = frozenset({"trước", "chậm nhất", "đến"})
_AHEAD = re.compile(
    r"(?<!\w)(?<!đã )(?:sẽ|sắp|dự kiến|yêu cầu|đề nghị|kiến nghị|giao|phải|cần|chuẩn bị|kế hoạch|phấn đấu|tới đây|hạn"
    r"|hoàn thành|chỉ đạo|trình|mở lại|khai mạc|có hiệu lực)(?!\w)"
)


def looks(place: Place, end: int, back: float = times.LOOKS_BACK) -> float:
    """How much farther a day ahead counts for a date without a year, from the words around it; else `back`."""
    if place.preposition in {"trước", "chậm nhất"}:
        return times.LOOKS_AHEAD
    if place.preposition in {"từ", "sau"}:
        return times.LOOKS_ON
    left = max(place.low.rfind(". ", max(0, place.start - 80), place.start), place.start - 80, 0)
    return times.LOOKS_ON if _AHEAD.search(place.low, left, end + 40) else back


def number_of(word: str) -> int | None:
    """The whole number that digits or words name; None for a fraction."""
    if word.isdigit():
        return int(word)
    return NUMBERS.get(" ".join(word.split()))


def tail_year(place: Place, match: re.Match[str]) -> int | None:
    """The year that stands behind a month, quarter or half, or the year under report where none stands there."""
    if written := written_year(match):
        return written
    if match["yw"]:
        return worded_year(place.base, match["yw"])
    reported, today = times.year_under_report(place.base), times.year_of_today(place.base)
    return today if place.preposition in DEADLINES else reported


def written_year(match: re.Match[str]) -> int | None:
    """The year in digits that stands in a `TAIL`."""
    digits = match["y"] or match["yn"] or match["yb"]
    return int(digits) if digits else None


def worded_year(base: TimeBase, words: str) -> int | None:
    """The year that "năm nay", "năm ngoái", "năm trước" and the like name."""
    today, reported = times.year_of_today(base), times.year_under_report(base)
    last = words.rsplit(maxsplit=1)[-1]
    if last == "ngoái":
        return today - 1 if today else None
    if last == "trước":
        return reported - 1 if reported else None
    if last in {"sau", "tới"}:
        return today + 1 if today else None
    return today if last in {"nay", "này"} else reported
