"""What the cells, heads and captions of Vietnamese tables say."""

from __future__ import annotations

import re

from diemcau.lang.language import TableWords
from diemcau.lang.tables import MARKS

_NUMBER_CELL = re.compile(
    rf"""\s*(?:(?P<open>\()?\s*(?P<sign>[-–−+])?\s*(?:US\$|[$€£¥])?\s*\d[\d.,\ \u00a0]*
      \s*(?:%|phần\ trăm)?\s*\)?|-|–|x|…|\.\.\.?|không){MARKS}{{0,3}}\s*\Z""",
    re.IGNORECASE | re.VERBOSE,
)

TABLES = TableWords(
    number_cell=_NUMBER_CELL,
    percent_head=re.compile(
        r"%|phần trăm|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|cơ cấu|tăng|giảm|so với|so sánh", re.IGNORECASE
    ),
    change_head=re.compile(r"tăng|giảm|so với|so sánh|chênh lệch|\+/-", re.IGNORECASE),
    counted=frozenset({"người", "đoàn", "vụ", "số lượng", "lượt", "trường hợp", "%", "chiếc", "cái"}),
    serial_head=re.compile(r"\s*(?:s?tt|số tt|số thứ tự|#)\.?\s*\Z", re.IGNORECASE),
    unit_head=re.compile(r"\s*(?:đơn vị(?: tính)?|đv ?tính|đ\.?v\.?t\.?)\s*\Z", re.IGNORECASE),
    unit_line=re.compile(
        r"(?:.*[(\[]|\s*)(?:đơn vị(?: tính)?|đv ?tính|đ\.?v\.?t\.?)\s*:"
        r"\s*(?P<unit>[^()\[\]\d;:]{1,60}?)\s*[)\]]?\.?\s*\Z",
        re.IGNORECASE,
    ),
    total=re.compile(r"\s*(?:tổng(?: số| cộng)?|cộng(?: tổng)?)\s*:?\s*\Z", re.IGNORECASE),
    within=re.compile(r"\s*(?:trong đó|trong số đó|bao gồm|gồm có|gồm)(?!\w)[\s:,]*", re.IGNORECASE),
    plan_head=re.compile(r"kế hoạch|\bkh\b", re.IGNORECASE),
    target_head=re.compile(r"mục tiêu|phấn đấu|chỉ tiêu", re.IGNORECASE),
    expected_head=re.compile(r"\bước\b|dự kiến|dự báo|dự ước", re.IGNORECASE),
    done_head=re.compile(r"thực hiện|kết quả|đạt được|\bth\b", re.IGNORECASE),
    of_plan_head=re.compile(
        r"(?:so với|so|đạt|%|tỷ lệ|tỉ lệ|hoàn thành|th/).{0,20}(?:kế hoạch|\bkh\b|mục tiêu|chỉ tiêu)"
        r"|(?:kế hoạch|\bkh\b|mục tiêu)\s*\(?%",
        re.IGNORECASE,
    ),
)
