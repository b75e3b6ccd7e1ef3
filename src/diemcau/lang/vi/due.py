"""Vietnamese words around a deadline."""

from __future__ import annotations

import re

from diemcau.lang.due import DueWords

_SIGNING = r"ký(?: ban hành)?|ban hành|giao(?: nhiệm vụ)?|thông báo này|văn bản này|hôm nay|bây giờ"
_HAPPENS = (
    r"kỳ họp|phiên họp|hội nghị|hội thảo|cuộc họp|chuyến thăm|đại hội|bầu cử|diễn đàn|lễ hội|lễ ký|lễ kỷ niệm"
    r"|kỷ niệm|tết|dịp|đoàn|đàm phán|đối thoại|tham vấn|sơ kết|tổng kết|họp|kỳ nghỉ"
)

WORDS = DueWords(
    before=frozenset({"trước"}),
    loose=frozenset(),
    lead=re.compile(
        r"(?:(?<!\w)(?:(?:chậm|muộn|trễ) nhất(?: là)?|không (?:chậm|muộn|trễ) hơn|không quá|hạn|thời hạn|hạn chót|xong"
        r"|hoàn thành|trước|trong vòng|trong thời hạn|trong thời gian|trong|đến hết|đến|vào|từ nay đến)[ :]+"
        r"(?:là |vào |trước |trong )*)(?:ngày )?\Z"
    ),
    begins=re.compile(
        r"(?<!\w)(?:kể từ|tính từ|từ|sau|không trước|không sớm hơn|bắt đầu(?: từ| vào)?|hiệu lực(?: từ)?)"
        r"(?: ngày| đầu)? \Z"
    ),
    more=re.compile(r",? ?(?:và|hoặc|hay|trở đi|trở về sau|&)(?!\w)"),
    early=re.compile(r"đầu(?!\w)"),
    middle=re.compile(r"giữa(?!\w)"),
    late=re.compile(r"(?:cuối|hết|kết thúc)(?!\w)|ngày cuối(?: cùng)?(?!\w)"),
    relative=re.compile(r"(?<!\w)(?:nay|này|tới|sau|mai|kế tiếp|tiếp theo)(?!\w)"),
    weekday=re.compile(r"thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật"),
    clock=re.compile(r"\d ?(?:giờ|h)(?!\w)|\d:\d\d"),
    this_week=re.compile(r"(?<!\w)tuần (?:này|nay)(?!\w)|cuối tuần(?: này)?(?!\w)"),
    next_week=re.compile(r"(?<!\w)tuần (?:tới|sau|kế tiếp|tiếp theo)(?!\w)"),
    here=re.compile(rf",? ?(?:(?:được )?tính )?(?:kể )?(?:từ|sau)(?: khi)?(?: ngày)? (?:được )?(?:{_SIGNING})(?!\w)"),
    elsewhere=re.compile(r",? ?(?:(?:được )?tính )?(?:kể từ|từ|sau|khi)(?!\w)[^,;.]*"),
    ahead=re.compile(r",? ?trước(?!\w)"),
    event=re.compile(
        rf"(?<!\w)trước (?:khi (?:diễn ra )?|thềm |ngày )?(?:[^\W\d_]+ ){{0,3}}?(?:{_HAPPENS})(?!\w)[^,;.]{{0,40}}"
    ),
    open_end=re.compile(r"(?:trước|kịp)(?!\w)"),
    soon=re.compile(
        r"(?<!\w)(?:càng sớm càng tốt|(?:trong thời gian )?sớm nhất"
        r"|(?<!từ )(?<!rất )sớm(?! (?:muộn|hơn|nhất))(?= \w|\Z)"
        r"|ngay(?: lập tức)?(?! (?:trong|từ|khi|sau|cả|thẳng|tại|trước|đầu))|khẩn trương|tức thì|lập tức)(?!\w)"
    ),
    frames=("trong vòng ", "trong ", "đến "),
)
