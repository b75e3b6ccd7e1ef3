"""Orders that a Vietnamese sentence tells without a verb of asking: "theo chỉ đạo của ...", "được giao ...".

Each is looked for only where nothing plainer is found, and becomes a frame like that of a verb of asking.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from diemcau.lang.cued import Cued, CuedGroup
from diemcau.lang.vi import clauses
from diemcau.lang.vi.bodies import opens_unit
from diemcau.lang.vi.clauses import Piece
from diemcau.lang.vi.frame import Force, Frame
from diemcau.lang.vi.lines import Line, lowered
from diemcau.records import Span

_ORDERS = "yêu cầu|chỉ đạo|lệnh|quyết định|ý kiến chỉ đạo|ý kiến|kết luận|chủ trương|phân công|đề nghị"
_EVERY = r"(?:các|mỗi|từng|mọi|tất cả|toàn bộ|không)"
_BY_ORDER = Cued(rf"(?<!\w)(?:theo|thực hiện|làm theo) (?:{_ORDERS}) của (?P<who>[^,;.:]{{3,80}})")
_CARRIED_OUT = re.compile(r"(?<!\w)(?:đang|sẽ|phải|sẵn sàng|tiến hành|bắt đầu)(?!\w)")
_WISH = Cued(rf"(?<!\w)(?<!mong )muốn (?:thấy )?(?P<what>{_EVERY} .+|[^,;]{{3,80}} được .+)", re.DOTALL)
_UNTIL = Cued(
    r"(?:\A|(?<=[,;] )|(?<!\w)(?:cho|dành cho|ra hạn cho|gia hạn cho) )(?P<ad>[^,;.:]{3,60}?)"
    r" (?:(?:có|được|còn|có thêm) )?(?:thời gian |thời hạn |hạn )?(?P<what>(?:đến|tới) [^,;.:]{2,30}? (?:để|phải) .+)",
    re.DOTALL,
)
_TERM = Cued(
    r"(?<!\w)(?P<what>(?:hạn|hạn chót|hạn cuối|thời hạn) (?:nộp|gửi|hoàn thành|lập|báo cáo|chốt|trình|đăng ký)"
    r" [^.;]{3,80}? (?:là|vào|đến) .+)",
    re.DOTALL,
)
_TOLD = Cued(r"(?:\A|[,;] )(?P<ad>[^,;.:]{3,60}?) được (?P<who>[^,;.:]{3,60}? )?(?:giao|yêu cầu|đề nghị|nhắc) ")
_IS = Cued(
    rf"(?<!\w)(?:yêu cầu|đề nghị|nhiệm vụ|chỉ đạo|lời nhắc|lời dặn|điều (?:ông|bà) (?:muốn|cần))"
    rf"(?: [^\W\d_]+){{0,4}}? là"
    rf" (?:việc )?(?P<what>{_EVERY} .+)",
    re.DOTALL,
)
_GIVEN_TO = Cued(r"(?<!\w)(?P<what>việc .+?(?:được )?giao cho (?P<ad>[^,;.:]{3,60})(?:[,;] .+)?)", re.DOTALL)
# What somebody does by a day: "danh sách do các xã lập, gửi sở trước ngày 30/6".
_DONE_BY = Cued(
    r"(?:\A|[:;] |, )(?P<what>(?:(?! do )[^:;.]){3,100} do (?P<ad>[^;.:]{2,60}?) (?:lập|làm|tổng hợp|chịu trách nhiệm"
    r"|thực hiện|thống kê|chuẩn bị|rà soát|xây dựng|chủ trì|đảm nhận|tổ chức|nộp|gửi|cung cấp)(?!\w)[^;.]*?(?<!\w)"
    r"(?:trước|chậm nhất|muộn nhất|trong vòng|hạn cuối) .+)",
    re.DOTALL,
)
_NONE_MAY = Cued(r"(?:\A|[,;] )(?P<what>không (?:\w+ ){1,4}nào được .+)", re.DOTALL)
_HEAD = Cued(
    r"(?<!\w)(?:nhiệm vụ|đầu việc|việc|yêu cầu|lưu ý|lời dặn|lời nhắc|điểm|điều|nội dung|chỉ đạo|quy định|thống nhất)"
    r"(?: [^\W\d_]+){0,10}?: (?=\S)"
)
_COUNTS = {word: count for count, word in enumerate("hai ba bốn năm sáu bảy tám chín mười".split(), start=2)}
_COUNTED = re.compile(rf"(?<!\w)(?P<n>{'|'.join(_COUNTS)}|[2-9]) (?:\w+ ){{0,12}}?\w+: \Z")
_LINKS = re.compile(r",\s*(?:và )?")
_LAST_AND = re.compile(r" và (?!.* và )")
_GIVES = re.compile(
    r"(?<!\w)(?:yêu cầu|đề nghị|muốn|nêu|giao|chốt|đưa ra|đặt ra|nhắc|dặn|lưu ý|để lại|ra|nhấn mạnh|thống nhất)(?!\w)"
)
# What was given to somebody and how far he has come with it.
_RESULTS = re.compile(r"(?<!\w)(?:được giao|quá hạn|(?:đã|còn) \w+|hoàn thành (?:được )?\d)(?!\w)")
_CLAUSES = re.compile(r"\s*;\s*(?:và )?")


def find_told(line: Line) -> list[Frame]:
    """Frames of a sentence that tells an order without a verb of asking; none where it tells none."""
    if not line.words:
        return []
    stretch = line.text, line.start, line.end
    if not _ANY.may_stand(*stretch):
        return []
    low = lowered(line.text[line.start : line.end])
    for pattern, find in _FINDERS:
        frame = find(line, low) if pattern.may_stand(*stretch) else None
        if frame is not None and frame.pieces:
            return [frame]
    return []


def is_on_order(text: str, start: int, end: int) -> bool:
    """Whether a sentence opens with on whose order something is done: "Thực hiện ý kiến của Chủ tịch, ..."."""
    return _BY_ORDER.may_stand(text, start, end) and _BY_ORDER.match(lowered(text[start:end])) is not None


def _span(line: Line, start: int, end: int) -> Span:
    """A stretch of the sentence, counted from its start, without white space and marks at its ends."""
    words = line.text[line.start + start : line.start + end]
    left = len(words) - len(words.lstrip(' ,;:“"\n'))
    right = max(left, len(words.rstrip(' ,;:.”"\n')))  # a stretch of marks alone holds nothing
    return Span(line.start + start + left, line.start + start + right)


def _frame(line: Line, pieces: list[Piece], at: int, *, who: Span | None = None, told: Span | None = None) -> Frame:
    kept = tuple(piece for piece in pieces if len(line.text[slice(*piece.span)].split()) > 1)
    place = min(line.at(line.start + at), len(line) - 1)
    return Frame(force=Force.ORDER, verb="yêu cầu", place=place, subject=who, addressee=told, pieces=kept)


def _whole(line: Line, start: int, end: int) -> Piece:
    """A stretch as one order, told to whom it opens with."""
    span = _span(line, start, end)
    first = line.at(span.start)
    size = opens_unit(line, first) if first < len(line) else 0
    return Piece(span, line.span(first, first + size) if size else None)


def _orders(line: Line, start: int, end: int) -> list[Piece]:
    """The orders of a stretch; as one where it opens with neither a verb nor a unit."""
    span = _span(line, start, end)
    first, last = line.at(span.start), line.at(span.end)
    return (clauses.split_orders(line, first, last) if first < last else []) or [_whole(line, start, end)]


def _names(line: Line, start: int, end: int) -> Span | None:
    """A stretch that opens with somebody who can be told."""
    span = _span(line, start, end)
    first = line.at(span.start)
    return span if first < len(line) and opens_unit(line, first) else None


def _counted(low: str, start: int) -> list[tuple[int, int]]:
    """The commas and the last "và" of a list, where as many things stand as its head counts."""
    told = _COUNTED.search(low, 0, start)
    count = None if told is None else _COUNTS.get(told["n"]) or int(told["n"])
    commas = [mark.span() for mark in _LINKS.finditer(low, start)]
    last = _LAST_AND.search(low, commas[-1][1] if commas else start)
    marks = [*commas, last.span()] if last is not None else commas
    return next((found for found in (commas, marks) if len(found) + 1 == count), [])


def _headed(line: Line, low: str) -> Frame | None:
    """ "chốt ba đầu việc: lập danh sách; sửa đèn"."""
    found = _HEAD.search(low) if ": " in low else None
    if found is None or _GIVES.search(low, 0, found.end()) is None or _RESULTS.search(low):
        return None
    marks = [mark.span() for mark in _CLAUSES.finditer(low, found.end())] or _counted(low, found.end())
    edges = [found.end(), *(edge for mark in marks for edge in mark), len(low)]
    pieces = [piece for two in zip(edges[::2], edges[1::2], strict=True) for piece in _orders(line, *two)]
    return _frame(line, pieces, found.start())


def _by_order(line: Line, low: str) -> Frame | None:
    """ "Theo chỉ đạo của chủ tịch, sở đang lập danh sách"; the order stands before or behind."""
    found = _BY_ORDER.search(low)
    if found is None:
        return None
    leads = not low[: found.start()].strip()
    start, end = (low.find(",", found.end()), len(low)) if leads else (0, found.start())
    if start < 0 or _CARRIED_OUT.search(low, start, end) is None:
        return None
    return _frame(line, [_whole(line, start, end)], found.start(), who=_span(line, *found.span("who")))


def _told(line: Line, low: str) -> Frame | None:
    """ "Sở được chủ tịch giao lập danh sách"."""
    found = _TOLD.search(low)
    told = _names(line, *found.span("ad")) if found else None
    if found is None or told is None or low[found.end() : found.end() + 1].isdigit():
        return None
    who = _span(line, *found.span("who")) if found["who"] else None
    first = line.at(line.start + found.end())
    pieces = clauses.split_orders(line, first, len(line)) if first < len(line) else []
    return _frame(line, [each._replace(addressee=told) for each in pieces], found.start(), who=who, told=told)


def _until(line: Line, low: str) -> Frame | None:
    """ "cho sở đến ngày 30/6 để lập danh sách"."""
    found = _UNTIL.search(low)
    told = _names(line, *found.span("ad")) if found else None
    if found is None or told is None:
        return None
    return _frame(line, [Piece(_span(line, found.start("what"), len(low)), told)], found.start(), told=told)


def _plain(pattern: Cued) -> Callable[[Line, str], Frame | None]:
    """A reader of what a pattern calls `what`, told to `ad` where it names one."""

    def find(line: Line, low: str) -> Frame | None:
        found = pattern.search(low)
        if found is None:
            return None
        told = _names(line, *found.span("ad")) if found.groupdict().get("ad") else None
        piece = _whole(line, *found.span("what"))
        return _frame(line, [piece._replace(addressee=told) if told else piece], found.start(), told=told)

    return find


# What each finder cannot do without, and the finder.
_FINDERS: tuple[tuple[Cued, Callable[[Line, str], Frame | None]], ...] = (
    (_HEAD, _headed),
    (_BY_ORDER, _by_order),
    (_TOLD, _told),
    (_UNTIL, _until),
    *((pattern, _plain(pattern)) for pattern in (_TERM, _IS, _GIVEN_TO, _DONE_BY, _NONE_MAY, _WISH)),
)
_ANY = CuedGroup([pattern for pattern, _ in _FINDERS])
