"""How a sentence or item of a list opens and ends, where that says whether it orders something."""

from __future__ import annotations

import re

from diemcau.lang.vi.bodies import PUBLIC, opens_unit
from diemcau.lang.vi.frame import Force, Frame
from diemcau.lang.vi.lines import Line, lowered
from diemcau.lang.vi.listing import is_announcement
from diemcau.lang.vi.orders import STRESS
from diemcau.lang.vi.phrases import Act, find_act, is_act

# A sentence that opens with a verb and says behind a comma who has done what.
ADJUNCT = re.compile(
    r"\A[^,;:]{3,160}, (?:[^,;:]{0,70}?(?<!\w)(?:đã|đang|sẽ|vẫn|cho biết|đạt|tổ chức hội|khẳng định|nhấn mạnh"
    r"|yêu cầu|đề nghị)(?!\w)"
    r"|(?:tỉnh|sở|bộ|ngành|cả nước|năm|trong|đến nay)(?!\w))"
)


# Heads over what a plan aims at, which orders nothing.
AIMS = re.compile(r"\A(?:mục đích|mục tiêu|yêu cầu|mục đích, yêu cầu)\Z")
# Verbs of asking that an item of a list orders as acts: "a) Chỉ đạo các cơ quan đại diện trực 24/24 giờ".
_OWN_ACTS = frozenset(
    "chỉ đạo|đôn đốc|quán triệt|phân công|đề xuất|kiến nghị|nhắc nhở|vận động|lưu ý|chấn chỉnh|cảnh báo"
    "|động viên|xin".split("|")
)


def asks_upward(head: str) -> bool:
    """Whether a heading stands over proposals: "Kiến nghị, đề xuất"."""
    return lowered(head).startswith(("kiến nghị", "đề xuất", "một số kiến nghị", "các kiến nghị", "những kiến nghị"))


def is_unit_only(line: Line) -> bool:
    """Whether an item names somebody and nothing else: "1. Sở Ngoại vụ"."""
    few = 0 < len(line) <= _LONGEST_UNIT and opens_unit(line, 0) > 0
    return few and find_act(line, 0, len(line)) is None and line.is_capital(0)


_LONGEST_UNIT = 14  # syllables
LONGEST_HEADING = 90  # characters


# Words that tell what is or was done, and no order.
_TOLD_OF = re.compile(
    r"(?<!\w)(?:đã|đang|vừa|từng|vẫn|luôn|sẽ|đạt|được|bị|có|cho biết|báo cáo kết quả|khẳng định|cam kết)(?!\w)"
)


def tells_on(line: Line, act: Act) -> bool:
    """Whether a sentence behind an order tells the next unit what to do: "Sở Công Thương hỗ trợ doanh nghiệp"."""
    few = act.verb - act.who <= _LONGEST_UNIT
    said = lowered(line.quote(act.who, min(len(line), act.verb + _NEAR)))
    return few and act.who == 0 and PUBLIC.search(said) is None and _TOLD_OF.search(said) is None


_NEAR = 6  # syllables behind a verb in which it is told as done


def ends_in_stress(line: Line) -> bool:
    """Whether a sentence ends with a verb of stress before its colon: "nhấn mạnh:"."""
    last = len(line)
    while last > 1 and line.words[last - 1] in {"sau", "như", "đây", "rõ", "các", "nội", "dung"}:
        last -= 1
    return STRESS.find_before(line, last, 3) > 0 or line.words[max(0, last - 2) : last] == ["ý", "kiến"]


def is_late(frame: Frame, line: Line) -> bool:
    """Whether a duty is only said in a later clause of an item that opens with another order."""
    if frame.force is not Force.MODAL or not frame.pieces:
        return False
    at = min(frame.pieces[0].span.start, frame.addressee.start if frame.addressee else frame.pieces[0].span.start)
    return ";" in line.text[line.start : at]


def lists_inside(line: Line, frame: Frame) -> bool:
    """Whether a sentence announces a list and gives its first item: "... các nội dung sau: một là, ..."."""
    if not frame.pieces:
        return False
    head, colon, _ = line.text[line.spots[frame.place][0] : frame.pieces[0].span.start].rpartition(":")
    return bool(colon) and is_announcement(head)


def is_own_act(frame: Frame, line: Line, floor: int) -> bool:
    """Whether a frame is an act that somebody else is told to do: it opens an item, or follows the act that does."""
    if frame.verb not in _OWN_ACTS or frame.subject is not None:
        return False
    return frame.opens or (floor < frame.place and is_act(line, floor, weak=True))
