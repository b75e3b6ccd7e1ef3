"""Vietnamese lengths of time and rhythms, told in the contract's words."""

from __future__ import annotations

import re

from diemcau.lang.base import TimeRole
from diemcau.lang.times import Found
from diemcau.lang.vi.times_words import DASH, IN_BRACKETS, NUM, S0, UNITS, D, Place, Rule, S, W, number_of

_UNIT = rf"(?:phút|giờ|tiếng|ngày|đêm|tuần|tháng|quý|năm|thập{S}(?:kỷ|niên)|thế{S}kỷ|nhiệm{S}kỳ)"


def unit_of(word: str) -> str:
    """The contract's unit for a Vietnamese one."""
    return UNITS[" ".join(word.split())]


def code_of(count: str, unit: str, kind: str = "", half: str | None = None) -> str:
    """The contract's words for a length: "10 working days", "1 day", "1.5 years"."""
    number = number_of(count)
    digits = str(number) if number is not None else count.replace(",", ".")
    if half and number is not None:
        digits = f"{number}.5"
    plural = "centuries" if unit == "century" else f"{unit}s"
    return f"{digits} {kind}{unit if digits == '1' else plural}"


# Lengths ----------------------------------------------------------------------------------------------

_CUES_BEFORE = frozenset({"trong", "trong vòng", "sau", "trước", "quá", "chậm nhất", "qua"})
_LENGTH_BEFORE = re.compile(
    r"(?<!\w)(?:thời hạn|kéo dài|suốt|thời gian|mất|cách đây|cách|quá|đủ|hạn|thêm|gia hạn|vòng|đợt|chuyến|khóa|khoá"
    r"|tối đa|tối thiểu|ít nhất|không quá|không dưới|dưới|trên|mỗi|tròn|thời lượng|kỷ niệm|sớm|muộn|chậm|trễ|tạm)"
    r"(?:\s(?:là|thêm|nhất|ít nhất|khoảng|hơn|gần|tối đa|không quá))?\s{1,2}\Z"
)
_MEASURED = re.compile(r"(?<!\w)(?:bình quân|trung bình|từ \d{1,3} xuống(?: còn)?|rút(?: ngắn)? (?:từ|còn))(?!\w)")
_RATE = re.compile(rf"{S0}/{S0}(?:ngày|tuần|tháng|năm){W}|{S}(?:mỗi|một){S}(?:ngày|tuần|tháng|năm){W}")
_CUE_AFTER = re.compile(
    rf"{S}(?:kể{S}từ|tính{S}từ|liên{S}t(?:ục|iếp)|liền|nữa|tới|qua|vừa{S}qua|tiếp{S}theo|trước|sau|tuổi|đêm|gần{S}đây|làm{S}việc"
    rf"|trở{S}l(?:ên|ại)|đầu|cuối){W}"
)
# "Nghị quyết 18 năm 2017" names a year, "hai năm 2029-2030" two years and then which ones.
_YEAR_BEHIND = re.compile(rf"{S}(?:19|20)\d\d(?!\d)(?!{DASH}\d|,{S}(?:19|20)\d\d|{S}và{S}(?:năm{S})?(?:19|20)\d\d)")
_SMALL_UNITS = frozenset({"minute", "hour", "day", "night", "week", "month", "quarter"})


def read_length(place: Place, match: re.Match[str]) -> Found | None:
    """Read "10 ngày làm việc", "trong vòng 24 giờ", "30 năm", "5-8 tháng"; a bare "2,9 ngày" is a figure."""
    unit = unit_of(match["unit"])
    if unit == "year" and _YEAR_BEHIND.match(place.low, match.end()):
        return None
    kind = "working " if match["working"] else "consecutive " if match["row"] and unit == "day" else ""
    if rate := _RATE.match(place.low, match.end()):
        return _rate(match, unit, rate)
    if not (match["working"] or match["row"] or match["near"] or _is_length(place, match, unit)):
        return None
    code = code_of(match["n2"] or match["n"], unit, kind, match["half"])
    if match["n2"]:
        first = number_of(match["n"])
        code = f"{first if first is not None else match['n']}-{code}"
    return Found(match.end(), TimeRole.DURATION, None, None, code)


def _rate(match: re.Match[str], unit: str, rate: re.Match[str]) -> Found:
    """Read "7 ngày/tuần", "8 giờ mỗi ngày": how long of every week or day."""
    per = unit_of(re.split(r"[\s/]+", rate.group().strip())[-1])
    return Found(rate.end(), TimeRole.DURATION, None, None, f"{code_of(match['n'], unit)} a {per}")


def _is_length(place: Place, match: re.Match[str], unit: str) -> bool:
    """Whether a number of days and the like is a term and not what is measured."""
    if unit not in _SMALL_UNITS:
        return match["half"] is not None or not _is_measured(place)
    if match["n"] == "một" and not match["n2"]:
        return unit != "hour" or place.preposition in _CUES_BEFORE
    if _is_measured(place):
        return False
    if place.preposition in _CUES_BEFORE or _CUE_AFTER.match(place.low, match.end()):
        return True
    return _LENGTH_BEFORE.search(place.back(28)) is not None


def _is_measured(place: Place) -> bool:
    """Whether an average or a cut stands close before, so that the length is the figure itself."""
    low = place.low
    left = max(low.rfind(sign, max(0, place.start - 40), place.start) for sign in ";.|,")
    return _MEASURED.search(low, max(left, place.start - 40, 0), place.start) is not None


def read_half(_: Place, match: re.Match[str]) -> Found:
    """Read "nửa năm", "nửa tháng"."""
    return Found(match.end(), TimeRole.DURATION, None, None, f"half a {unit_of(match['unit'])}")


def read_ordinal(_: Place, match: re.Match[str]) -> Found | None:
    """Read "năm thứ tư liên tiếp", "tháng thứ 3"."""
    number = number_of(match["n"]) or {"nhất": 1, "nhì": 2, "tư": 4}.get(match["n"])
    if number is None:
        return None
    return Found(match.end(), TimeRole.DURATION, None, None, code_of(str(number), unit_of(match["unit"])))


def read_around_clock(_: Place, match: re.Match[str]) -> Found:
    """Read "24/7", "24/24 giờ", "24h"."""
    words = match.group()
    code = "24/24h" if "/24" in words else f"{words[:2]} hours"
    return Found(match.end(), TimeRole.DURATION, None, None, "24/7" if words.startswith("24/7") else code)


# Rhythms ----------------------------------------------------------------------------------------------


def _rhythm(end: int, code: str) -> Found:
    return Found(end, TimeRole.RHYTHM, None, None, code)


def _ordinal(number: int) -> str:
    ending = "th" if 11 <= number <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def read_day_of_every(_: Place, match: re.Match[str]) -> Found:
    """Read "ngày 20 hằng tháng", "ngày 25 mỗi tháng", "ngày 15 của tháng cuối quý", "ngày 05 tháng sau"."""
    unit = unit_of(match["per"] or match["unit"] or "tháng")
    of = {"đầu": "the first month of ", "cuối": "the last month of "}.get(match["edge"], "")
    return _rhythm(match.end(), f"{_ordinal(int(match['d']))} of {of}every {unit}")


def read_edge_of_every(_: Place, match: re.Match[str]) -> Found:
    """Read "ngày cuối tháng", "ngày làm việc cuối cùng của mỗi quý"."""
    kind = "working day" if match["working"] else "day"
    which = "first" if match["edge"].startswith("đầu") else "last"
    return _rhythm(match.end(), f"{which} {kind} of every {unit_of(match['unit'])}")


def read_every(place: Place, match: re.Match[str]) -> Found | None:
    """Read "hằng tháng", "mỗi quý", "hàng năm", "theo tuần"."""
    word = match["every"].split()[-1]
    if word == "theo" and place.back(9).endswith(("tiếp ", "kèm ", "dõi ")):
        return None
    return _rhythm(match.end(), f"every {unit_of(match['unit'])}")


def read_every_so_many(_: Place, match: re.Match[str]) -> Found:
    """Read "hai năm một lần", "định kỳ 6 tháng", "3 tháng/lần", "định kỳ hằng quý"."""
    count, unit = match["n"] or match["n2"] or "1", unit_of(match["unit"] or match["unit2"])
    return _rhythm(match.end(), f"every {unit if number_of(count) == 1 else code_of(count, unit)}")


def read_times_a(_: Place, match: re.Match[str]) -> Found:
    """Read "hai lần mỗi năm", "một lần/quý", "mỗi năm 2 lần"."""
    count = number_of(match["n"] or match["n2"])
    words = {1: "once", 2: "twice"}.get(count or 0, f"{count} times")
    return _rhythm(match.end(), f"{words} a {unit_of(match['unit'] or match['unit2'])}")


_PER = r"(?:ngày|tuần|tháng|quý|năm)"
_ONCE = rf"(?:{S}(?:báo{S}cáo{S})?(?:một|1|01){S}lần{W}|{S0}/{S0}(?:1{S})?lần{W})"
_RHYTHM_UNIT = rf"(?:ngày|tuần|tháng|quý|năm|giờ){W}"
RULES_OF_RHYTHMS = [
    Rule(
        "day_of_every",
        "ngày #s",
        rf"(?P<word>ngày{S})?(?P<d>{D}){S}(?:(?:hằng|hàng|mỗi|từng|của{S}mỗi|các|của{S}các){S}(?P<unit>tháng|quý){W}"
        rf"|(?(word)(?:của{S})?tháng{S}(?:(?:sau|tiếp{S}theo|kế{S}tiếp|liền{S}kề){W}"
        rf"|(?P<edge>đầu|cuối)(?:{S}tiên|{S}cùng)?{S}(?:của{S})?(?:mỗi{S})?(?P<per>quý|năm){W})|(?!)))",
        read_day_of_every,
    ),
    Rule(
        "edge_of_every",
        "ngày",
        rf"ngày{S}(?P<working>làm{S}việc{S})?(?P<edge>đầu|cuối)(?:{S}(?:tiên|cùng))?{S}(?:của{S})?(?:(?:mỗi|hằng|hàng){S})?(?P<unit>tháng|quý|năm|tuần){W}(?!{S}\d)",
        read_edge_of_every,
    ),
    Rule(
        "times_a",
        "#u mỗi hằng hàng năm",
        rf"(?P<n>{NUM}){S}lần(?:{S0}/{S0}|{S}(?:mỗi|một|hằng|hàng|trong{S}(?:một|mỗi|1)|trong){S}(?:1{S})?)(?P<unit>{_PER}){W}"
        rf"|(?:mỗi|hằng|hàng|một){S}(?P<unit2>{_PER}){S}(?P<n2>{NUM}){S}lần{W}",
        read_times_a,
    ),
    Rule(
        "every_so_many",
        "định #u cứ năm mỗi",
        rf"định{S}kỳ{S}(?:(?:hằng|hàng|mỗi|từng|theo){S}|(?P<n>{NUM}){S})(?P<unit>{_PER}){W}(?:{_ONCE})?"
        rf"|(?:(?:cứ|mỗi){S})?(?P<n2>{NUM}){S}(?P<unit2>{_PER}){_ONCE}",
        read_every_so_many,
    ),
    Rule(
        "every",
        "hằng hàng mỗi từng theo",
        rf"(?P<every>hằng|hàng|mỗi|từng|theo){S}(?:một{S})?(?P<unit>{_RHYTHM_UNIT})",
        read_every,
    ),
]
RULES_OF_TERMS = [
    Rule(
        "around_clock",
        "#p",
        rf"24/7(?![\d/])|24/24(?:{S0}(?:giờ|h))?(?![\w/])|(?:24|36|48|72)h(?!\w)",
        read_around_clock,
    ),
    Rule("half_unit", "nửa", rf"nửa{S}(?P<unit>năm|tháng|ngày|quý|thế{S}kỷ|thập{S}kỷ|nhiệm{S}kỳ){W}", read_half),
    Rule(
        "ordinal",
        "năm tháng quý tuần ngày",
        rf"(?P<unit>năm|tháng|quý|tuần|ngày){S}thứ{S}(?P<n>{NUM}|nhất|nhì|tư)(?:{S}liên{S}ti?(?:ếp|ục)|{S}liền)?{W}",
        read_ordinal,
    ),
    Rule(
        "length",
        "#u năm",
        rf"(?P<n>{NUM}){IN_BRACKETS}(?:(?:{DASH}|{S}(?:đến|tới|hoặc|hay){S})(?P<n2>{NUM}))?{S}(?P<unit>{_UNIT}){W}(?:{S}(?P<half>rưỡi){W})?"
        rf"(?P<working>{S}làm{S}việc{W})?(?P<row>{S}(?:liên{S}tiếp|liên{S}tục|liền){W})?"
        rf"(?P<near>{S}(?:vừa{S}qua|qua|gần{S}đây|tiếp{S}theo|tới(?!{S}(?:nay|khi))|sắp{S}tới){W})?",
        read_length,
    ),
]
