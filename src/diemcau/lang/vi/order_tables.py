"""Vietnamese heads of tables of tasks."""

from __future__ import annotations

import re

from diemcau.lang.order_tables import OrderTableWords

WORDS = OrderTableWords(
    heads={
        "serial": re.compile(r"\A(?:s?tt|số tt|số thứ tự|#|số)\.?\Z", re.IGNORECASE),
        "lead": re.compile(
            r"chủ trì|(?:cơ quan|đơn vị) (?:thực hiện|được giao|đầu mối)|phụ trách|người thực hiện", re.IGNORECASE
        ),
        "coordinating": re.compile(r"phối hợp", re.IGNORECASE),
        "deadline": re.compile(r"thời hạn|thời gian|\bhạn\b|tiến độ|(?:ngày|thời điểm) hoàn thành", re.IGNORECASE),
        "product": re.compile(r"sản phẩm|kết quả(?! thực hiện)|hình thức văn bản|đầu ra", re.IGNORECASE),
        "task": re.compile(r"nhiệm vụ|nội dung|công việc|đầu việc|việc được giao|ý kiến chỉ đạo", re.IGNORECASE),
    },
    firm=re.compile(
        r"nhiệm vụ|công việc|đầu việc|việc được giao|(?:đơn vị|cơ quan)[^|]{0,12}(?:chủ trì|phối hợp|thực hiện)"
        r"|thời hạn"
        r"|\bhạn\b|thời gian (?:hoàn thành|thực hiện)|sản phẩm",
        re.IGNORECASE,
    ),
    helps=re.compile(r"[;,(.\s]*(?<!\w)(?:(?:cơ quan|đơn vị) )?phối hợp(?: với| cùng)?\s*:?\s+", re.IGNORECASE),
    total=re.compile(r"(?:tổng(?: cộng| số)?|cộng)(?!\w)\s*:?\s*\d*\s*\Z", re.IGNORECASE),
)
