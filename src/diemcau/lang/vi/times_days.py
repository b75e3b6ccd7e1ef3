"""Vietnamese days of the calendar, weekdays and hours."""

from __future__ import annotations

import re
from datetime import timedelta

from diemcau.lang import times
from diemcau.lang.base import TimeRole
from diemcau.lang.times import Found
from diemcau.lang.vi.times_words import (
    DASH,
    MONTH_NAMES,
    S0,
    TAIL,
    WEEKDAY_NAMES,
    WEEKDAYS,
    D,
    M,
    Place,
    Rule,
    S,
    W,
    Y,
    looks,
    named,
    on_day,
    tail_year,
    written_year,
)
from diemcau.records.period import day

PART_OF_DAY = rf"(?:rạng{S})?(?:sáng|trưa|chiều|tối|đêm)"
_LEAD = rf"(?P<lead>(?:{PART_OF_DAY}{S}(?:(?:và|đến){S}{PART_OF_DAY}{S})?)?(?:(?:các{S})?ngày{S}|hôm{S}|m[ùồ]ng{S})?)"
_DAY_WORDS = "ngày sáng trưa chiều tối đêm rạng hôm mùng mồng các"
_NOT_BEHIND = r"(?![\w/%]|[.,]\d|-\w)"
_ABOUT_DAY = frozenset({"từ", "kể từ", "đến", "tính đến", "trước", "chậm nhất", "sau", "vào", "so với"})
_CUE = re.compile(r"(?:(?<!\w)(?:lễ|dịp|khánh|mốc|chốt|nghỉ|ngày|hôm|hạn:?|nay|qua|giáo|động|lập|nữ)\s{1,2}\(?)\Z")
_DAY_BEHIND_IT = re.compile(rf"(?:,{S}|{S}và{S}|{DASH}){D}/{M}/{Y}")
_COUNTED = re.compile(
    rf"{S}(?:lên|xuống|điểm|nhiệm{S}vụ|đoàn|chỉ{S}tiêu|mục{S}tiêu|xã|phường|địa{S}phương|dự{S}án|kiến{S}nghị|vụ|đơn{S}vị"
    rf"|nước|thành{S}viên|phiếu|hộ|người|tàu|khoản|chuyến|huyện|cơ{S}quan|đại{S}biểu|thỏa{S}thuận|thoả{S}thuận|ý{S}kiến"
    rf"|nội{S}dung|tiêu{S}chí|văn{S}bản|số{S}|tổng{S}số|lượt|hồ{S}sơ|tỷ{S}lệ|quốc{S}gia){W}|{S0}%"
)


def _days(place: Place, end: int, first: tuple[int, int], last: tuple[int, int], number: int | None) -> Found | None:
    """From one (month, day) to another; the year belongs to the last."""
    if number is None:
        number = times.unsaid_year(place.base, *last, looks(place, end))
    if number is None:
        return named(end, None)
    start = times.to_day(number - (first > last), *first)
    stop = times.to_day(number, *last)
    period = times.period_between(start, stop) if start and stop else None
    return named(end, period) if period else None


def _day(place: Place, end: int, month: int, of_month: int, number: int | None) -> Found | None:
    """A day, its year counted from the publication where it is not written."""
    if number is None:
        number = times.unsaid_year(place.base, month, of_month, looks(place, end))
        if number is None:
            return on_day(end, None)
    found = times.to_day(number, month, of_month)
    return on_day(end, day(found)) if found else None


def read_iso(_: Place, match: re.Match[str]) -> Found | None:
    """Read "2025-03-04", "2025/03/04"."""
    found = times.to_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return on_day(match.end(), day(found)) if found else None


def _has_cue(place: Place, match: re.Match[str]) -> bool:
    """Whether something says that two numbers with a stroke are a day: "ngày", "sáng", a preposition of time."""
    if match["lead"] or place.inner or place.listed:
        return True
    if _COUNTED.match(place.low, match.end()):
        return False
    if place.preposition in _ABOUT_DAY or _DAY_BEHIND_IT.match(place.low, match.end()):
        return True
    return _CUE.search(place.back(12)) is not None


def read_numeric(place: Place, match: re.Match[str]) -> Found | None:
    """Read "ngày 30/11/2026", "30.11.2026", "sáng 23/12"; a day without its year needs a word of time before it."""
    written, month, of_month = match["y"] or match["yn"], int(match["m"]), int(match["d"])
    if written is None:
        if not (match["lead"] or match["s"] == "/") or not _has_cue(place, match):
            return None
        return _yearly(place, match.end(), month, of_month) or _day(place, match.end(), month, of_month, None)
    if len(written) == 2 and (match["s"] != "/" or not _has_cue(place, match)):
        return None
    number = int(written) if len(written) == 4 else 2000 + int(written)
    return _day(place, match.end(), month, of_month, number)


_YEARLY = re.compile(rf"{S}(?:hằng|hàng|mỗi){S}năm{W}")


def _yearly(place: Place, end: int, month: int, of_month: int) -> Found | None:
    """Read the "hằng năm" behind a day: "15/12 hằng năm"."""
    yearly = _YEARLY.match(place.low, end)
    if yearly is None:
        return None
    return Found(yearly.end(), TimeRole.RHYTHM, None, None, f"{of_month} {MONTH_NAMES[month - 1]} of every year")


def read_numeric_days(place: Place, match: re.Match[str]) -> Found | None:
    """Read "16-19/5/2025", "ngày 14 và 15/11", "28/11 đến 03/12/2025"."""
    number = int(match["y"]) if match["y"] else None
    joined = match["link"].strip() in {",", "và"}
    if (number is None or joined) and not _has_cue(place, match):
        return None
    last = int(match["m2"])
    first = int(match["m1"]) if match["m1"] else last
    if match["m1"] and joined:
        return None
    return _days(place, match.end(), (first, int(match["d1"])), (last, int(match["d2"])), number)


def read_worded(place: Place, match: re.Match[str]) -> Found | None:
    """Read "ngày 30 tháng 11 năm 2026", "23 tháng 12"."""
    number = tail_year(place, match) if written_year(match) or match["yw"] else None
    if number is None and not match["lead"] and not place.inner and place.preposition not in _ABOUT_DAY:
        return None
    month, of_month = int(match["m"]), int(match["d"])
    yearly = _yearly(place, match.end(), month, of_month) if number is None else None
    return yearly or _day(place, match.end(), month, of_month, number)


def read_worded_days(place: Place, match: re.Match[str]) -> Found | None:
    """Read "từ 14 đến 16 tháng 11 năm 2025", "ngày 14 và 15 tháng 11"."""
    number = tail_year(place, match) if written_year(match) or match["yw"] else None
    if not match["lead"] and place.preposition not in _ABOUT_DAY and number is None:
        return None
    month, first, last = int(match["m"]), int(match["d1"]), int(match["d2"])
    return _days(place, match.end(), (month, first), (month, last), number) if first < last else None


# Weekdays ---------------------------------------------------------------------------------------------

_WEEKDAY = rf"(?:thứ{S}(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ{S}nhật)"
_WEEKLY = re.compile(rf"{S}(?:(?:hằng|hàng|mỗi|từng){S}tuần|mỗi{S}tháng){W}")
_DAY_BEHIND = re.compile(rf"(?:,{S}|{S}|{S0}\()(?:ngày{S})?{D}[/-]")


def weekday_of(words: str) -> int:
    """The number of a weekday (Monday is 0) from its words; "thứ hai" and "thứ 2" are Monday."""
    last = words.rsplit(maxsplit=1)[-1]
    if last == "nhật":
        return 6
    return int(last) - 2 if last.isdigit() else WEEKDAYS[last]


def read_weekday(place: Place, match: re.Match[str]) -> Found | None:
    """Read "thứ Sáu tuần trước", "từ thứ Hai đến thứ Năm", "chiều thứ 6"; "thứ hai" alone is a rank."""
    number = weekday_of(match["wd"])
    if match["to"]:
        if not _names_weekday(place, match) and place.preposition not in {"từ", "vào"}:
            return None
        code = f"{WEEKDAY_NAMES[number]} to {WEEKDAY_NAMES[weekday_of(match['to'])]}"
        weekly = _WEEKLY.match(place.low, match.end())
        return Found(weekly.end() if weekly else match.end(), TimeRole.RHYTHM, None, None, code)
    if weekly := _WEEKLY.match(place.low, match.end()):
        return Found(weekly.end(), TimeRole.RHYTHM, None, None, f"every {WEEKDAY_NAMES[number]}")
    if not _names_weekday(place, match):
        return None
    which = (match["which"] or "").split()
    if which[-1:] in (["tới"], ["sau"]):
        return on_day(match.end(), times.latest_weekday(place.base, number, 1))
    found = times.latest_weekday(place.base, number, 0)
    if found and which[:1] == ["tuần"] and which[-1] in {"trước", "qua"} and place.base.published:
        monday = place.base.published - timedelta(days=place.base.published.weekday() + 7)
        found = day(monday + timedelta(days=number))
    return on_day(match.end(), found)


def _names_weekday(place: Place, match: re.Match[str]) -> bool:
    """Whether "thứ" and a number is a weekday and no rank: a capital, a part of the day or a date says so."""
    low, words = place.low, match["wd"]
    if place.back(5).endswith(("lần ", "xếp ", "đứng ", "hạng ")):
        return False
    if match["part"] or match["which"] or words.startswith("chủ"):
        return not words.startswith("chủ") or place.is_capital(match.start("wd")) or bool(match["part"])
    if _DAY_BEHIND.match(low, match.end("wd")):
        return True
    return not words[-1].isdigit() and place.is_capital(match.start("wd") + words.rindex(" ") + 1)


def read_near_day(place: Place, match: re.Match[str]) -> Found | None:
    """Read "hôm nay", "hôm qua", "sáng nay", "chiều qua", "ngày mai"; "hai chiều qua" is no day."""
    if place.back(5).endswith(("hai ", "một ", "mọi ")):
        return None
    today = place.base.published
    move = {"qua": -1, "kia": -2, "mai": 1}.get(match.group().split()[-1], 0)
    return on_day(match.end(), day(today + timedelta(days=move)) if today else None)


# Hours ------------------------------------------------------------------------------------------------

_HOUR = r"(?:2[0-4]|1\d|0?\d)"
_MINUTES = rf"{S0}[0-5]?\d(?:(?:{S}phút|['’′]|p){W})?(?!\d|/|[.,]\d|-\d|{S}tháng)"


def _clock(suffix: str) -> str:
    """The pattern of an hour; its groups `h`, `min` and `part` end in a suffix."""
    return (
        rf"(?P<h{suffix}>{_HOUR})(?:[:h][0-5]\d(?::[0-5]\d)?(?:['’′]|ph(?:út)?)?(?![\d:])"
        rf"|h(?!\w)|{S0}giờ{W}(?P<min{suffix}>{_MINUTES}|{S}rưỡi|{S}đúng)?)"
        rf"(?:{S}(?P<part{suffix}>sáng|trưa|chiều|tối|đêm){W})?"
    )


_DAILY = re.compile(rf"{S}(?:hằng|hàng|mỗi){S}ngày{W}")
_WORKED = re.compile(rf"{S}(?:làm{S}việc|liên{S}tục|đồng{S}hồ|bay|kể{S}từ|sau|/|mỗi{S}(?!ngày)|một{S}ngày)|/")
_RATIO = re.compile(r"(?:tỷ|tỉ)\s(?:lệ|số)\s[^.;]{0,16}\Z")
_OF_DAY = re.compile(rf"{S}(?:(?:cùng{S})?ngày|hôm){S}|{S}\d{{1,2}}[/-]\d")
_AT = frozenset({"vào", "trước", "sau", "từ", "đến", "tính đến", "chậm nhất"})


def read_clock(place: Place, match: re.Match[str]) -> Found | None:
    """Read "14h30", "7 giờ 30 sáng", "lúc 8 giờ", "09h00-12h30"; with "hằng ngày" it is a rhythm."""
    hour, words = int(match["h"]), match.group()
    if ":" in words and _RATIO.search(place.back(28)):
        return None
    if daily := _DAILY.match(place.low, match.end()):
        half = "p.m." if hour > 12 or match["part"] in {"chiều", "tối"} else "a.m."
        return Found(daily.end(), TimeRole.RHYTHM, None, None, f"{hour - 12 if hour > 12 else hour} {half} daily")
    plain = "giờ" in words and not (match["min"] or match["part"] or match["h2"])
    if plain and not _is_hour(place, match, hour):
        return None
    return Found(match.end(), TimeRole.CLOCK)


def _is_hour(place: Place, match: re.Match[str], hour: int) -> bool:
    """Whether "8 giờ" is a time of the day and no length."""
    if _OF_DAY.match(place.low, match.end()):
        return True
    if hour >= 24 or _WORKED.match(place.low, match.end()):
        return False
    return place.preposition in _AT or place.back(6).endswith("đúng ")


RULES_OF_DAYS = [
    Rule(
        "iso_day",
        "0000",
        rf"(?P<y>{Y})(?P<s>[-/.])(?P<m>0[1-9]|1[0-2])(?P=s)(?P<d>0[1-9]|[12]\d|3[01])(?:t\d\d:\d\d(?::\d\d)?(?:\.\d{{1,6}})?"
        r"(?:z|[+-]\d\d:?\d\d)?)?(?!\w|[-/]\w)",
        read_iso,
    ),
    Rule(
        "numeric_days",
        f"{_DAY_WORDS} #p #s",
        rf"{_LEAD}(?P<d1>{D})(?:[/.](?P<m1>{M}))?(?P<link>{DASH}|{S}(?:đến|tới){S}(?:hết{S})?(?:ngày{S})?|,{S}|{S}và{S}(?:ngày{S})?)"
        rf"(?:{D}(?:,{S}|{S}và{S})){{0,4}}(?P<d2>{D})(?P<s>[/.-])(?P<m2>{M})(?:(?P=s)(?P<y>{Y})|(?<![.-]\d)(?<![.-]\d\d))(?![\w/%]|[.,]\d)",
        read_numeric_days,
    ),
    Rule(
        "numeric_day",
        f"{_DAY_WORDS} #p",
        rf"{_LEAD}(?P<d>{D})(?P<s>[/.-])(?P<m>{M})(?:(?P=s)(?P<y>{Y}|\d\d(?!\d))|{S}năm{S}(?P<yn>{Y}))?{_NOT_BEHIND}",
        read_numeric,
    ),
    Rule(
        "worded_days",
        f"{_DAY_WORDS} #s #u",
        rf"{_LEAD}(?P<d1>{D})(?:,{S}{D}){{0,4}}(?:{DASH}|{S}(?:đến|tới|và){S}(?:ngày{S})?|,{S})(?P<d2>{D}){S}tháng{S}(?P<m>{M})(?:{TAIL})?(?![\w/])",
        read_worded_days,
    ),
    Rule(
        "worded_day",
        f"{_DAY_WORDS} #u",
        rf"{_LEAD}(?P<d>{D}){S}tháng{S}(?P<m>{M})(?:{TAIL})?(?![\w/%]|[.,]\d)",
        read_worded,
    ),
    Rule(
        "near_day",
        "hôm ngày sáng trưa chiều tối đêm rạng",
        rf"(?:(?:{PART_OF_DAY}|ngày){S})?hôm{S}(?:nay|qua|kia){W}|{PART_OF_DAY}{S}(?:nay|qua|mai){W}|ngày{S}mai{W}",
        read_near_day,
    ),
    Rule(
        "weekday",
        "thứ chủ sáng trưa chiều tối đêm rạng ngày",
        rf"(?:(?P<part>{PART_OF_DAY}){S})?(?:ngày{S})?(?P<wd>{_WEEKDAY})(?:(?:{DASH}|{S}(?:đến|tới){S})(?P<to>{_WEEKDAY}))?{W}"
        rf"(?:{S}(?P<which>tuần{S}(?:này|trước|tới|sau|qua|vừa{S}qua)|tới|vừa{S}qua){W})?",
        read_weekday,
    ),
]
RULES_OF_HOURS = [
    Rule(
        "clock",
        "#p #u",
        rf"{_clock('')}(?:(?:{DASH}|{S}(?:đến|tới){S}){_clock('2')})?(?![\w%])",
        read_clock,
    ),
]
