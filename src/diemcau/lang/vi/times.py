"""Vietnamese expressions of time: years, dates, terms, rhythms, hours.

One pass finds the words and numbers that may begin one; each opens the rules that may begin with it, in the order of
the lists, and the first that reads wins. What is read may then be joined: "từ ngày 01/01 đến 30/6/2025" is one period,
"hết tháng 10" one day, "17 giờ ngày 31/5" one moment.
"""

from __future__ import annotations

import re
from functools import cache

from diemcau.lang import times
from diemcau.lang.base import TimeBase, TimeMention, TimeRole
from diemcau.lang.times import Found
from diemcau.lang.vi.lines import canonical, lowered
from diemcau.lang.vi.times_days import RULES_OF_DAYS, RULES_OF_HOURS
from diemcau.lang.vi.times_near import candidates
from diemcau.lang.vi.times_parts import RULES_OF_PARTS
from diemcau.lang.vi.times_relative import RULES_OF_RELATIVES, edge
from diemcau.lang.vi.times_terms import RULES_OF_RHYTHMS, RULES_OF_TERMS
from diemcau.lang.vi.times_words import S0, WEEKDAYS, Place, Rule, S, W, named
from diemcau.lang.vi.times_years import RULES_OF_YEARS
from diemcau.records import Period, Span
from diemcau.records.period import shift_years, year


def _edge_rule(place: Place, match: re.Match[str]) -> Found | None:
    """Read "cuối năm 2025", "hết tháng 10", "đầu năm", "giữa tháng 7": a part of what stands behind it."""
    if place.inner and match["edge"] == "giữa":
        return None
    word = match["edge"]
    inner = _read_at(place, match.end(), before=place.preposition or ("đến" if word == "hết" else ""))
    if inner is None:
        return _bare_edge(place, match)
    _, found = inner
    if found.role is TimeRole.RHYTHM:
        return found._replace(code=f"end of {found.code}") if word == "cuối" else None
    if found.role is TimeRole.DATE:
        return found if word in {"hết", "kết thúc"} else None
    if found.role not in {TimeRole.PERIOD, TimeRole.PREVIOUS}:
        return None
    vague = word == "giữa" or (word == "đầu" and not _counts_from(place, found.end))
    if vague and not (word == "giữa" and place.preposition in _ENDS):
        return found._replace(role=TimeRole.PERIOD)
    return edge(found, word)


_ENDS = frozenset({"trước", "đến", "tính đến", "chậm nhất"})
_BARE = re.compile(rf"(?P<unit>năm|tháng|quý|nhiệm{S}kỳ){W}")


def _bare_edge(place: Place, match: re.Match[str]) -> Found | None:
    """Read "đầu năm", "cuối năm", "cuối tháng": of the year or month under report."""
    unit = _BARE.match(place.low, match.end())
    word = match["edge"]
    if unit is None or (word in {"hết", "kết thúc"} and unit["unit"] != "năm"):
        return None
    if unit["unit"].startswith("nhiệm"):
        if word == "đầu":
            return Found(unit.end(), TimeRole.NOW) if _counts_from(place, unit.end()) else None
        return Found(unit.end(), TimeRole.DATE)
    reported = _year_of_edge(place)
    whole = year(reported) if unit["unit"] == "năm" and reported else None
    if word == "đầu" and not _counts_from(place, unit.end()):
        return named(unit.end(), whole)
    return edge(named(unit.end(), whole), word)


def _counts_from(place: Place, end: int) -> bool:
    """Whether a beginning is the first day of a count: "từ đầu năm", "đầu năm đến nay"."""
    return place.preposition in {"từ", "kể từ"} or _TO_NOW.match(place.low, end) is not None


def _year_of_edge(place: Place) -> int | None:
    ahead = place.preposition in {"trước", "chậm nhất"}
    return times.year_of_today(place.base) if ahead else times.year_under_report(place.base)


_EDGE = Rule(
    "edge",
    "đầu cuối giữa hết kết",
    rf"(?P<edge>đầu|cuối|giữa|hết|kết{S}thúc){S}(?:của{S})?(?:mỗi{S}(?=tháng|quý|năm))?",
    _edge_rule,
)
_RULES = [
    *RULES_OF_RHYTHMS,
    *[rule for rule in RULES_OF_TERMS if rule.name in {"around_clock", "ordinal"}],
    *RULES_OF_DAYS,
    *RULES_OF_YEARS,
    _EDGE,
    *RULES_OF_PARTS,
    *RULES_OF_RELATIVES,
    *RULES_OF_HOURS,
    *RULES_OF_TERMS,
]
_STARTS: dict[str, list[Rule]] = {}
for _rule in _RULES:
    for _word in _rule.starts.split():
        _STARTS.setdefault(_word, []).append(_rule)

_LONGEST = 120  # characters of the longest expression
_CANDIDATE = candidates(_STARTS)
_KEY_OF_GROUP = {"year": "0000", "p": "#p", "u": "#u", "s": "#s", "n": "#u"}


def _spelled_alike(text: str) -> str:
    """Small letters, offset for offset, with "kỳ", "kỷ" and "quý" also where a text writes "kì", "kỉ", "quí", "qúy"."""
    return lowered(canonical(text)).replace("kì", "kỳ").replace("kỉ", "kỷ").replace("quí", "quý")


def find_times(text: str, base: TimeBase, near: re.Pattern[str] | None = None) -> list[TimeMention]:
    """Vietnamese expressions of time in a piece of text, ascending and without overlap.

    Args:
        text: Any piece, NFC; a sentence, a line or a paragraph.
        base: From where the document counts years and days.
        near: What an expression has to hold to be asked for; others may be left out. None asks for all.
    """
    low, base = _spelled_alike(text), times.within_calendar(base)
    found: list[TimeMention] = []
    done = 0
    for match in _CANDIDATE.finditer(low):
        at = match.start()
        if at < done or (near is not None and near.search(text, at, at + _LONGEST) is None):
            continue
        listed = bool(found) and found[-1].role is TimeRole.DATE and _LISTED.fullmatch(low, done, at) is not None
        read = _read(Place(text, low, base, at, inner=False, listed=listed), match)
        if read is not None:
            mention = _mention(*read)
            found.append(mention)
            done = mention.span.end
    return found


_LISTED = re.compile(rf",{S}(?:và{S})?|{S}(?:và|hoặc){S}|{S0}[-–]{S0}|{S}\(")
_IN_NUMBER = re.compile(r"\d[.,:/]|[^\W\d]-")  # "COVID-19" is none either


def _key(match: re.Match[str], low: str) -> str:
    """The entry of a candidate in the list of starts; empty where none can be."""
    kind, at = match.lastgroup, match.start()
    if kind is not None:
        inside = kind != "n" and at > 1 and _IN_NUMBER.match(low, at - 2)
        return "" if inside or low.startswith("thứ ", max(0, at - 4)) else _KEY_OF_GROUP[kind]
    word = match.group()
    if word in {"t", "t."}:
        return "t"
    return "short" if word in {"q", "h"} else word


@cache
def _rules_for(key: str) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """The rules that a word may open; compiled when first needed, since a document needs few of them."""
    rules = _STARTS.get(key, [])
    return tuple((rule, re.compile(rule.pattern)) for rule in rules)


def _read(place: Place, match: re.Match[str]) -> tuple[Place, Rule, Found] | None:
    """The first rule that reads what a candidate opens."""
    low, at = place.low, match.start()
    for rule, pattern in _rules_for(_key(match, low)):
        shape = pattern.match(low, at)
        found = rule.read(place, shape) if shape is not None else None
        if found is not None:
            return place, rule, found
    return None


def _read_at(
    place: Place, at: int, base: TimeBase | None = None, before: str | None = None
) -> tuple[Rule, Found] | None:
    """What stands at an offset, read as a part of a longer expression; `before` is a preposition farther left."""
    match = _CANDIDATE.match(place.low, at)
    if match is None:
        return None
    inner = Place(place.text, place.low, base or place.base, at, inner=True, before=before)
    read = _read(inner, match)
    return read[1:] if read else None


def _mention(place: Place, rule: Rule, found: Found) -> TimeMention:
    """The expression with what is joined to it, with its preposition."""
    joined = _joined(place, rule, found)
    span = Span(place.start, joined.end)
    ranged = joined.end > found.end and not _ENDS_NOW.search(place.low, found.end, joined.end)
    before = _preposition(place, rule, joined, open_end=not ranged and rule.name not in _CLOSED)
    return TimeMention(span, joined.role, joined.period, joined.years_back, before, joined.code, rule.name)


_ENDS_NOW = re.compile(r"(?:nay|này|giờ|tại|cáo)\Z")
_CLOSED = frozenset({"numeric_days", "worded_days", "months", "years"})
_PART_OF_DAY = ("sáng", "trưa", "chiều", "tối", "đêm", "rạng", "hôm", "thứ", "chủ", "ngày mai")


def _preposition(place: Place, rule: Rule, found: Found, *, open_end: bool) -> str:
    """The preposition: "kể từ" where a count from a past day is open, "vào" for a part of a day without any."""
    before = place.preposition
    words = place.low[place.start : found.end]
    if found.role is TimeRole.DATE and before in {"", "vào"} and words.startswith("cuối"):
        return "cuối"
    if before == "từ" and open_end and found.period is not None:
        today = place.base.published
        reported = times.year_of_today(place.base)
        past = found.period.start <= today if today else reported is None or found.period.start.year <= reported
        return "kể từ" if past else "từ"
    if not before and found.role is TimeRole.DATE and (rule.name == "clock" or words.startswith(_PART_OF_DAY)):
        return "vào"
    return "đến" if not before and words.startswith("hết") else before


# Joining ----------------------------------------------------------------------------------------------

_LINK = re.compile(rf"{S0}[-–—]{S0}|{S}(?:cho{S})?(?:đến|tới){S}(?:ngày{S}(?=hết))?")
_CALENDAR = frozenset({"numeric_day", "worded_day", "iso_day"})
_FOUR = re.compile(r"\d{4}")
_BEFORE_DAY = re.compile(rf"{S0}\(|,?{S}")
_SPANS = frozenset({TimeRole.PERIOD, TimeRole.DATE})
_PLAIN = frozenset({"relative", "the_unit", "near_day", "weekday"})
_TO_NOW = re.compile(
    rf"{S}(?:cho{S})?(?:đến|tới){S}(?:nay|bây{S}giờ|hiện{S}(?:nay|tại)|thời{S}điểm{S}(?:này|hiện{S}(?:tại|nay)|báo{S}cáo)){W}"
)


def _joined(place: Place, rule: Rule, found: Found) -> Found:
    """The expression with what belongs to it behind: the day of a weekday or an hour, the end of a range."""
    if found.role is TimeRole.CLOCK or rule.name in {"weekday", "near_day"}:
        return _with_day(place, rule, found)
    if now := _TO_NOW.match(place.low, found.end):
        return _to_now(place, found, now.end())
    if found.role not in _SPANS:
        return found
    link = None if rule.name in _PLAIN else _LINK.match(place.low, found.end)
    last = _read_at(place, link.end()) if link else None
    return (_ranged(place, found, last) if last else None) or found


def _to_now(place: Place, found: Found, end: int) -> Found:
    if found.role not in _SPANS or found.period is None:
        return found._replace(end=end)
    if len(found.period.code) > 4:
        return found._replace(end=end)
    period = times.since(found.period, place.base)
    return Found(end, TimeRole.PERIOD, period, None, period.code)


def _ranged(place: Place, first: Found, last: tuple[Rule, Found]) -> Found | None:
    """From the first to the last; a first without a year takes that of the last, or the year before it."""
    rule, end = last
    mixed = end.role is not first.role
    if rule.name in _PLAIN or end.period is None or end.role not in _SPANS:
        return None
    if mixed and place.preposition not in {"từ", "kể từ"}:
        return None
    stop = end.period.end
    for number in (end.period.start.year, end.period.start.year - 1):
        begin = _read_at(place, place.start, TimeBase(number))
        start = begin[1].period.start if begin and begin[1].period else None
        if start is not None and start <= stop:
            period = times.period_between(start, stop)
            return Found(end.end, TimeRole.PERIOD, period, None, period.code) if period else None
    return None


def _with_day(place: Place, rule: Rule, found: Found) -> Found:
    """Read "thứ Sáu, 14/02", "sáng nay (23/12)", "17 giờ ngày 31/5"."""
    gap = _BEFORE_DAY.match(place.low, found.end)
    read = _read_at(place, gap.end()) if gap else None
    if gap is None or read is None or read[1].role is not TimeRole.DATE or read[0].name not in _CALENDAR:
        return found
    behind = read[1]
    if "(" in gap.group():
        if place.low[behind.end : behind.end + 1] != ")":
            return found
        behind = behind._replace(end=behind.end + 1)
    return _on_weekday(place, behind) if rule.name == "weekday" else behind


def _on_weekday(place: Place, found: Found) -> Found:
    """The day, in the year in which it falls on the weekday that is named, where its own year is not written."""
    if found.period is None or _FOUR.search(place.low, place.start, found.end):
        return found
    wanted = next((n for word, n in WEEKDAYS.items() if f"thứ {word}" in place.low[place.start : found.end]), None)
    for by in (0, -1, 1):
        moved: Period = shift_years(found.period, by)
        if moved.start.weekday() == wanted:
            return found._replace(period=moved, code=moved.code)
    return found
