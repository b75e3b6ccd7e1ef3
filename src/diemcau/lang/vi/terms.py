"""Words of a Vietnamese order that share out the work: who leads and who takes part."""

from __future__ import annotations

import re

from diemcau.lang.cued import Cued
from diemcau.lang.vi.bodies import opens_unit
from diemcau.lang.vi.lines import Line, canonical
from diemcau.lang.vi.verbs import ADVERBS, PLAIN, STRONG
from diemcau.records import Span

_LEAD = Cued(
    r"(?<!\w)(?:chủ trì|làm đầu mối|là đầu mối|là cơ quan (?:thường trực|chủ trì|đầu mối)"
    r"|chịu trách nhiệm (?:chính|hướng dẫn)"
    r"|được (?:giao|phân công))(?!\w)",
    re.IGNORECASE,
)
_WITH = Cued(
    r"(?<!\w)(?:phối hợp|cùng phối hợp|kết hợp)(?: (?:chặt chẽ|tốt|thường xuyên|hiệu quả|chủ động))*(?: cùng| với)? "
    r"(?=\S)|(?<!\w)(?:cùng với|cùng) (?=[A-ZĐ]|các )|(?<!\w)với sự (?:tham gia|phối hợp|hỗ trợ) của ",
    re.IGNORECASE,
)
_HELPER = Cued(
    r"[;,]\s*(?P<who>[^;,]{3,90}?) (?:có trách nhiệm )?(?:phối hợp|hỗ trợ)(?: thực hiện| triển khai)?[\s.]*\Z",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r",\s+(?=(?:các |Bộ |Sở |Ban |UBND |Ủy ban |Công an |Cục |Vụ |Văn phòng |Hội |Liên hiệp |Đại sứ quán "
    r"|Trung tâm |Phòng "
    r"|cơ quan |đơn vị |địa phương|ngành|Bộ đội |Đài |Báo |Mặt trận |Thanh tra |Hải quan |Ngân hàng |Tỉnh "
    r"|tỉnh ))|\s+và\s+(?=(?:các "
    r"|Bộ |Sở |Ban |UBND |Ủy ban |Công an |Cục |Vụ |Văn phòng |Hội |Liên hiệp |Đại sứ quán |Trung tâm |Phòng "
    r"|cơ quan |đơn vị "
    r"|địa phương|những |Bộ đội |Đài |Báo |Mặt trận |Thanh tra |Hải quan |Ngân hàng |tỉnh |doanh nghiệp))"
)
_LONGEST = 40  # syllables of a list of units


def is_lead(text: str, span: Span) -> bool:
    """Whether an order puts its addressee in charge."""
    return _LEAD.search(canonical(text), *span) is not None


def find_coordinating(text: str, span: Span) -> tuple[str, ...]:
    """The units that the order at a span of a text names as taking part, as printed, in text order."""
    plain = canonical(text)
    found: list[str] = []
    line = Line(plain, *span)
    for match in _WITH.finditer(plain, *span):
        first = line.at(match.end())
        if first < len(line) and opens_unit(line, first):
            listed = text[line.spots[first][0] : line.spots[_end_of_units(line, first) - 1][1]]
            found.extend(part.strip(" ,") for part in _BETWEEN.split(listed))
    helper = _HELPER.search(plain, *span)
    if helper and opens_unit(Line(plain, *helper.span("who")), 0):
        found.append(text[slice(*helper.span("who"))])
    return tuple(dict.fromkeys(found))


def _is_act(line: Line, place: int) -> bool:
    return any(group.find(line, place) for group in (STRONG, ADVERBS, PLAIN))


def _end_of_units(line: Line, first: int) -> int:
    """Behind the last syllable of a list of units: before the act that they take part in, or a mark."""
    at = first + max(1, opens_unit(line, first))
    while at < len(line) and at - first < _LONGEST:
        if not line.joined[at]:
            listed = line.gap(at).strip() in {",", "-", "–"} and (line.is_capital(at) or opens_unit(line, at))
            if not listed or STRONG.find(line, at):
                return at
        elif not line.is_capital(at) and (_is_act(line, at) or line.words[at] in _ENDS):
            return at
        at += 1
    return at


_ENDS = frozenset(
    {"để", "trong", "trước", "nhằm", "khi", "theo", "về", "lập", "trình", "làm", "cùng", "mở", "in", "đưa"}
)
