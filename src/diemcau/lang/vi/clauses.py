"""Where one order ends and the next begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from diemcau.lang.vi.lines import Line
from diemcau.lang.vi.orders import MODALS
from diemcau.lang.vi.phrases import Act, find_act, is_act
from diemcau.lang.vi.verbs import CONCRETE, FOLLOW_UP, LIGHT, STRONG
from diemcau.records import Span

_MARK = re.compile(
    r"\s*(?:\(?\d{1,2}[.)]|[a-zđ]\)|[-+•]|(?:thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|(?:một|hai|ba|bốn"
    r"|năm|sáu|bảy"
    r"|tám|chín|mười|cuối cùng) là|cuối cùng|trước hết)[,:]?)\s+",
    re.IGNORECASE,
)
_JOINS = frozenset({"và", "đồng", "song", "nhưng", "cũng", "ngoài", "bên", "trong", "đặc", "nhất"})
# A time that sets an act apart from the next, at the end of its words.
_TIMED = re.compile(
    r"(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|(?:hằng|hàng|mỗi) (?:ngày|tuần|tháng|quý|năm)|\d+ (?:giờ|ngày|tháng|tuần)"
    r"(?: làm việc)?|(?:quý|năm|tháng) [\dIVX/]+|24/24(?: giờ)?|24/7)\s*\Z",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[,.:;(]")
_TERM = re.compile(r"(?:trước ngày|trước \d|trong vòng|trong thời hạn|chậm nhất) ?\d?")
_RHYTHM = re.compile(r"(?:định kỳ|hằng|hàng) ")
# Something new to hand in, which is more than to hand in what the order before makes.
_PRODUCT = re.compile(r"trình (?:\w+ ){0,2}?một (?:đề án|kế hoạch|chương trình|dự thảo|phương án|báo cáo)")
# A clause of its own that forbids: ", và không báo cáo nào được gửi".
_FORBIDS = re.compile(r"(?:và )?không (?:\w+ ){1,2}nào được ")
_ALWAYS = re.compile(r"(?:và )?(?:lúc nào cũng|luôn luôn|tuyệt đối không) ")
_ALSO = re.compile(r",? (?:đồng thời|song song với đó|cùng với đó|bên cạnh đó),? ", re.IGNORECASE)
# A product of the order before, told behind a semicolon.
_REPORTS = re.compile(
    r"(?:báo cáo|trình|gửi|thông báo) (?:kết quả|về kết quả|tiến độ|danh sách|trước|trong|về)|hoàn thành (?:trước"
    r"|trong)",
    re.IGNORECASE,
)


class Piece(NamedTuple):
    """One order: its words, who is told in them, and where the act begins."""

    span: Span
    addressee: Span | None
    told: bool = True


def split_orders(line: Line, first: int, last: int, *, body: int | None = None) -> list[Piece]:
    """The separate orders in a stretch that opens with one.

    A new one opens behind a semicolon, a number of a list or "đồng thời", behind a comma where somebody else must do
    it or a time has closed the order before, and behind "và" where both acts have objects of their own.

    Args:
        line: The sentence.
        first: Where the stretch begins.
        last: Behind it.
        body: Where the act of the first order begins, where it may open with neither a verb nor a unit, as a subject
            of "phải" does.
    """
    edges = _edges(line, first, last, floor=first if body is None else body)
    edges = sorted({*edges, *_listed(line, edges, last)})
    pieces: list[Piece] = []
    for begin, edge in zip(edges, [*edges[1:], last], strict=True):
        end = before_joint(line, begin, edge) if edge < last else edge
        at = behind_marks(line, begin, end)
        if at >= end:
            continue
        act = find_act(line, at, end) or _together(line, at, end)
        if act is None and (pieces or body is None):
            if pieces:
                pieces[-1] = pieces[-1]._replace(span=Span(pieces[-1].span.start, line.span(begin, end).end))
            continue
        span = line.span(at, end)
        if act is not None and pieces and _is_product(line, act, end, pieces[-1]):
            pieces[-1] = pieces[-1]._replace(span=Span(pieces[-1].span.start, span.end))
            continue
        who = line.span(act.who, act.verb) if act is not None and act.told else None
        pieces.append(Piece(span, who))
    return pieces


def _together(line: Line, at: int, end: int) -> Act | None:
    """An act done with somebody who is named first, or at all times: "cùng nhà trường làm thủ tục"."""
    opens = line.words[at] == "cùng" or _ALWAYS.match(line.text, line.spots[at][0]) is not None
    return Act(at, at, told=False) if opens and end - at > _LEAST_OF_ALL else None


_LEAST_OF_ALL = 3  # syllables of an act with those it is done with


def _listed(line: Line, edges: list[int], last: int) -> list[int]:
    """Places where the acts of a list open, each with an object of its own: "V A, V B, và V C"."""
    found: list[int] = []
    for begin, end in zip(edges, [*edges[1:], last], strict=True):
        start = find_act(line, begin, end)
        verbs = [place for place in range(begin + 1, end) if line.words[place] in _LISTED] if start else []
        joints = [place for place in verbs if _opens_in_list(line, place, end)]
        if (
            start is None
            or len(joints) < _LEAST_JOINTS
            or not _is_last(line, joints[-1])
            or LIGHT.find(line, start.verb)
        ):
            continue
        stretches = zip([start.verb, *joints], [*joints, end], strict=True)
        if all(_has_object(line, at, before_joint(line, at, stop)) for at, stop in stretches):
            found.extend(joints)
    return found


_LISTED = CONCRETE.openings | STRONG.openings
_LEAST_JOINTS = 2  # between three acts


def _opens_in_list(line: Line, place: int, end: int) -> bool:
    """Whether a verb of one visible act opens behind a comma or behind a last "và"."""
    marked = "," in line.gap(place) or _is_last(line, place)
    known = max(CONCRETE.find(line, place), STRONG.find(line, place))
    return marked and known > 0 and not LIGHT.find(line, place) and place + known < end


def _is_last(line: Line, place: int) -> bool:
    return line.words[place - 1] == "và" and line.joined[place]


def before_joint(line: Line, begin: int, end: int) -> int:
    """The end of an order without the "và" or "đồng thời" that opens the next."""
    while end - 1 > begin and line.words[end - 1] in {"và", "thời", "đồng", "cũng", "còn"}:
        end -= 1
    return end


def _is_product(line: Line, act: Act, end: int, before: Piece) -> bool:
    """Whether an act behind a semicolon only says what comes of the order before, and by when."""
    words = line.quote(act.verb, end)
    return not act.told and _REPORTS.match(words) is not None and not _TIMED.search(before.span.quote(line.text))


def _edges(line: Line, first: int, last: int, floor: int) -> list[int]:
    """Places where an order of the stretch may begin."""
    edges = [first]
    depth = quoted = 0
    for place in range(max(first, floor) + 1, last):
        if line.joined[place] and line.words[place] != "và":
            continue
        gap = line.gap(place)
        depth = _depth(gap, depth)
        quoted = (quoted + _quotes(gap)) if "“" in gap or "”" in gap else quoted
        if quoted > 0 or (depth > 0 and ";" not in gap):
            continue
        if (
            ";" in gap
            or _is_marked(line, place)
            or _also(line, place)
            or ("," in gap and _opens_behind_comma(line, edges[-1], place, last))
        ):
            edges.append(place)
        elif line.words[place] == "và" and line.joined[place] and _opens_behind_and(line, edges[-1], place, last):
            edges.append(place + 1)
    return edges


def _depth(gap: str, depth: int) -> int:
    """How many brackets are open behind a gap; those of list numbers close none."""
    return max(0, depth + gap.count("(") - gap.count(")"))


def _quotes(gap: str) -> int:
    """How many quotations more are open behind a gap."""
    return gap.count("“") - gap.count("”")


def _is_marked(line: Line, place: int) -> bool:
    """Whether a number of a list stands at a place: "(2) ...", "hai là, ..."."""
    gap = line.gap(place)
    if not _MARKS.search(gap):
        return False
    mark = _MARK.match(line.text, line.spots[place][0] - (1 if gap.endswith("(") else 0), line.end)
    return mark is not None


def _also(line: Line, place: int) -> bool:
    """Whether "đồng thời" and its like open a further act at a place."""
    return (
        line.words[place] == "đồng"
        and place + 1 < len(line)
        and line.words[place + 1] == "thời"
        and ("," in line.gap(place))
    )


def _opens_behind_comma(line: Line, begin: int, place: int, last: int) -> bool:
    words = line.quote(begin, place)
    if _TIMED.search(words) and STRONG.find(line, place) and not FOLLOW_UP.find(line, place):
        return True
    if _RHYTHM.match(line.text, line.spots[place][0]) and STRONG.find(line, begin):
        return _has_object(line, begin, place)
    if _FORBIDS.match(line.text, line.spots[place][0]) or _ALWAYS.match(line.text, line.spots[place][0]):
        return True
    act = find_act(line, place, last, lists=False)
    if act is None or not act.told:
        return False
    return MODALS.find(line, act.verb) > 0 or _is_next_unit(line, begin, place, act)


def _is_next_unit(line: Line, begin: int, place: int, act: Act) -> bool:
    """Whether a unit of another name must do something behind a comma, after one that had an act with its object."""
    before = find_act(line, begin, place, lists=False)
    return (
        before is not None
        and before.told
        and line.is_capital(place)
        and STRONG.find(line, act.verb) > 0
        and not FOLLOW_UP.find(line, act.verb)
        and STRONG.find(line, before.verb) > 0
        and _has_object(line, before.verb, place)
    )


def _opens_behind_and(line: Line, begin: int, place: int, last: int) -> bool:
    """Whether "và" joins two orders and not two names or verbs of one object."""
    at = place + 1
    if at >= last:
        return False
    act = find_act(line, at, last, lists=False)
    if act is not None and act.told and MODALS.find(line, act.verb) and not line.is_capital(at):
        return True
    behind = line.quote(at, last)
    follows = FOLLOW_UP.find(line, at) and not _RHYTHM.search(behind) and not _PRODUCT.match(behind)
    if not STRONG.find(line, at) or follows:
        return False
    start = find_act(line, begin, place)
    if start is None or not _has_object(line, start.verb, place):
        return False
    if _TIMED.search(line.quote(begin, place)) or _RHYTHM.search(behind) or _TERM.search(behind):
        return not LIGHT.find(line, start.verb)
    both = CONCRETE.find(line, start.verb) and CONCRETE.find(line, at)
    return bool(both) and _has_object(line, at, last)


def _has_object(line: Line, verb: int, last: int) -> bool:
    """Whether at least two syllables stand behind a verb without a mark between."""
    at = verb
    while at < last and (size := max(STRONG.find(line, at), 1 if line.words[at] in {"không", "bỏ"} else 0)):
        at += size
        if at < last and not line.joined[at]:
            return False
    return last - at >= 2


def behind_marks(line: Line, begin: int, end: int) -> int:
    """The place behind list numbers and joining words."""
    at = begin
    while at < end:
        mark = _MARK.match(line.text, line.spots[at][0], line.end)
        if mark is not None and mark.end() < line.end:
            at = line.at(mark.end())
            continue
        if line.words[at] == "đồng" and at + 1 < end and line.words[at + 1] == "thời":
            at += 2
            continue
        if line.words[at] == "và" and not is_act(line, at):
            at += 1
            continue
        return at
    return at
