"""Vietnamese times counted from another: the same period, the year before, this year, now, the end of a period."""

from __future__ import annotations

import re
from datetime import date, timedelta

from diemcau.lang import times
from diemcau.lang.base import TimeRole
from diemcau.lang.times import Found
from diemcau.lang.vi.times_words import NUM, S0, M, Place, Rule, S, W, Y, named, number_of, on_day
from diemcau.records import Period
from diemcau.records.period import day, months, year

_TERM_YEARS = 5  # a term of office of councils, committees and unions

# The same period --------------------------------------------------------------------------------------


def read_same(place: Place, match: re.Match[str]) -> Found:
    """Read "cùng kỳ", "cùng kỳ năm 2024", "cùng kỳ năm ngoái", "cùng kỳ 3 năm trước"."""
    if written := match["y"] or match["yb"]:
        number = int(written)
        reported = times.year_under_report(place.base)
        gap = reported - number if reported is not None else 0
        return Found(match.end(), TimeRole.SAME_PERIOD, None, gap if gap > 0 else None, f"{number:04d}")
    back = number_of(match["back"]) if match["back"] else None
    if match["rel"] and match["rel"].split()[0] in {"tháng", "quý"}:
        return Found(match.end(), TimeRole.PREVIOUS, None, 0, "")
    return Found(match.end(), TimeRole.SAME_PERIOD, None, back or 1, "")


# This, last, next -------------------------------------------------------------------------------------

_BEFORE = rf"trước(?:{S}(?:đó|đây))?|liền{S}trước|liền{S}kề|kế{S}trước|trước{S}liền{S}kề"
_WHICH = (
    rf"nay|này|hiện{S}(?:tại|hành)|ngoái|(?:liền{S}(?:trước|kề)|kế{S}trước|trước(?:{S}liền{S}kề|{S}đó)?)|sau|tới"
    rf"|tiếp{S}theo|kế{S}tiếp|(?:vừa{S})?qua"
)


def read_relative(place: Place, match: re.Match[str]) -> Found | None:
    """Read "năm nay", "năm trước", "tháng này", "quý trước", "tuần tới", "nhiệm kỳ trước"."""
    unit, which = " ".join(match["unit"].split()), match["which"]
    if unit == "năm" and place.back(7).endswith(("thứ ", "những ")):
        return None
    end = match.end()
    if which == "ngoái" or which.startswith(("trước", "liền", "kế trước")):
        return _before(place, end, unit, which)
    if which in {"qua", "vừa qua"}:
        return _past(place, end, unit)
    ahead = 1 if which.split()[0] in {"sau", "tới", "tiếp", "kế"} else 0
    return named(end, _moved(place, unit, ahead))


def _before(place: Place, end: int, unit: str, which: str) -> Found:
    if unit == "năm":
        period = _moved(place, unit, -1) if which == "ngoái" else None
        return Found(end, TimeRole.PREVIOUS, period, 1, period.code if period else "")
    return Found(end, TimeRole.PREVIOUS, None, _TERM_YEARS if unit == "nhiệm kỳ" else 0, "")


def _past(place: Place, end: int, unit: str) -> Found:
    """Read "năm qua": the year under report; "tháng qua", "quý vừa qua": the unit under report."""
    reported = times.year_under_report(place.base)
    return named(end, year(reported) if unit == "năm" and reported else None)


def _moved(place: Place, unit: str, by: int) -> Period | None:
    """The unit in which the document speaks, moved by whole units."""
    number, today = times.year_of_today(place.base), place.base.published
    if unit == "năm":
        return year(number + by) if number else None
    size = {"tháng": 1, "quý": 3}.get(unit)
    if today is None or size is None:
        return None
    first = (today.month - 1) // size * size + by * size
    return months(today.year + first // 12, first % 12 + 1, first % 12 + size)


def read_years_before(_: Place, match: re.Match[str]) -> Found:
    """Read "hai năm trước", "một năm trước đó"."""
    return Found(match.end(), TimeRole.PREVIOUS, None, number_of(match["n"]), "")


_NOT_UNIT = re.compile(
    rf"{S}(?:ngày|tuần|tháng|giờ|phút|quý|năm|mươi|trăm|nghìn|ngàn|triệu|tỷ|lĩnh{S}vực|nhóm|nước|trường{S}hợp|nội{S}dung|dự{S}án"
    rf"|vụ|trụ{S}cột|khâu|đột{S}phá|mặt|mục{S}tiêu|nhiệm{S}vụ|giải{S}pháp|thị{S}trường|đối{S}tác|quốc{S}gia|khu{S}vực|thứ|bước"
    rf"|địa{S}phương|học|tài|công|số|đoàn|chuyến|bước|văn{S}kiện|thỏa{S}thuận|sự{S}kiện|hội{S}nghị|đơn{S}vị|cơ{S}quan){W}|{S}\d"
)


def read_the_unit(place: Place, match: re.Match[str]) -> Found | None:
    """Read "trong năm", "trong tháng", "cả năm": the one the text is about; only the year is known here."""
    unit = match["unit"]
    if not match["whole"] and place.preposition not in {"trong", "của"}:
        return None
    if _NOT_UNIT.match(place.low, match.end()) and not match["whole"]:
        return None
    reported = times.year_under_report(place.base)
    return named(match.end(), year(reported) if unit == "năm" and reported else None)


# Now --------------------------------------------------------------------------------------------------

_NOT_NOW = re.compile(r"(?<!\w)(?:thực|thể|phát|xuất|biểu|tái|hiển|ẩn)\s\Z")


def read_now(place: Place, match: re.Match[str]) -> Found | None:
    """Read "hiện nay", "đến nay", "tính đến thời điểm này", "hiện có"; not "thực hiện"."""
    if match.group().startswith("hiện") and _NOT_NOW.search(place.back(6)):
        return None
    return Found(match.end(), TimeRole.NOW)


# Edges ------------------------------------------------------------------------------------------------


def edge(found: Found, word: str) -> Found:
    """The first, middle or last day of a period that was read."""
    period = found.period
    if period is None:
        return on_day(found.end, None)
    if word == "đầu":
        return on_day(found.end, day(period.start))
    return on_day(found.end, day(_middle(period) if word == "giữa" else period.end))


def _middle(period: Period) -> date:
    """The last day of the first half of a period: 30 June of a year, the 15th of a month."""
    length = (period.end - period.start).days + 1
    if length > 360:
        return date(period.start.year, 6, 30)
    return period.start + timedelta(days=(length + 1) // 2 - 1 if length > 31 else 14)


_THIS = rf"(?:năm|tháng|quý|tuần|kỳ|nhiệm{S}kỳ)"
_NOW_POINT = (
    rf"(?:nay|giờ|bây{S}giờ|lúc{S}này|(?:thời{S}điểm){S}(?:này|hiện{S}(?:tại|nay)|báo{S}cáo)|hiện{S}(?:tại|nay))"
)
RULES_OF_RELATIVES = [
    Rule(
        "same_period",
        "cùng",
        rf"cùng{S}(?:kỳ|thời{S}(?:kỳ|điểm|gian)|tháng|quý)(?:{S}(?:của{S})?(?:\d{{1,2}}{S}tháng{S}(?:đầu{S})?)?"
        rf"(?:(?:năm|tháng{S}{M}|tháng{S}{M}{S}năm|quý{S}\w{{1,3}}(?:{S}năm)?){S0}[/-]?{S0}(?P<y>{Y})(?!\w)|(?P<yb>{Y})(?!\w)"
        rf"|(?P<back>{NUM}){S}năm{S}(?:trước|qua){W}|(?P<rel>(?:các{S}|những{S})?(?:năm|tháng|quý|kỳ){S}(?:{_BEFORE}|ngoái){W})))?{W}",
        read_same,
    ),
    Rule(
        "years_before",
        "#u năm",
        rf"(?P<n>{NUM}){S}năm{S}(?:trước(?:{S}(?:đó|đây))?)(?!{S}(?:khi|ngày|thời)){W}",
        read_years_before,
    ),
    Rule(
        "relative",
        "năm tháng quý tuần kỳ nhiệm",
        rf"(?P<unit>năm|tháng|quý|tuần|kỳ|nhiệm{S}kỳ){S}(?P<which>{_WHICH}){W}",
        read_relative,
    ),
    Rule(
        "the_unit",
        "năm tháng quý tuần kỳ cả toàn trọn nhiệm",
        rf"(?P<whole>(?:cả|toàn|trọn){S}(?=năm|quý|tháng))?(?P<unit>{_THIS}){W}",
        read_the_unit,
    ),
    Rule(
        "now",
        "hiện đến tới cho tính tại lúc bây từ ngày",
        rf"(?:tính{S})?(?:cho{S})?(?:đến|tới){S}{_NOW_POINT}{W}|tại{S}thời{S}điểm{S}(?:này|hiện{S}tại|hiện{S}nay){W}|từ{S}trước{S}(?:đến|tới){S}nay{W}"
        rf"|hiện{S}(?:nay|tại){W}|hiện{W}(?={S}(?:có|còn|đang|đã|là|do|mới|chưa|được|đạt|chỉ|vẫn|tỉnh|cả|toàn|trên|số|ở){W}|,)|lúc{S}này{W}|bây{S}giờ{W}|ngày{S}nay{W}",
        read_now,
    ),
]
