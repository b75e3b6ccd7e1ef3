"""Words with which texts in both languages deny what others reported."""

from __future__ import annotations

import re

# Words by which a text speaks of what others report, before a number that it denies.
REPORT_WORDS = re.compile(
    r"\b(?:reports?|reported(?:ly)?|claims?|claimed|claiming|rumou?rs?|news|statements?|figures?|posts?|articles?"
    r"|information|said|saying|wrote|written|told"
    r"|thông tin|tin(?! tưởng| học)|con số|bài (?:báo|viết)|trang (?:tin|mạng)|(?:lan|loan) truyền|đồn|dẫn lời"
    r"|cho rằng|nói rằng|đưa tin)\b",
    re.IGNORECASE,
)

# Verbs that deny what follows them; visas are denied too, but not "reports that".
DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)"
    r"(?= (?:that|it|any|all|the |media |press |online |earlier |reports?|claims?|rumou?rs?|having))"
    r"|(?:refut|disput|reject|dismiss)(?:es|ed|s|ing)?(?= (?:\w+ ){0,3}(?:reports?|claims?|rumou?rs?|news))"
    r"|contrary to|no truth (?:in|to)"
    r"|bác bỏ|phủ nhận|cải chính (?:thông )?tin|không có (?:chuyện|việc))\b",
    re.IGNORECASE,
)

# Predicates that deny what stands before them. "Không đúng" and "sai" close their clause: "không đúng quy định" is no
# denial.
_ENDS = r"(?=\s*(?:[.,;:!)]|và\b|\Z))"
DENIED = re.compile(
    r"\b(?:(?:is|are|was|were|has been|have been|proved|turned out)(?: \w+ly| to be| now| all| both)? "
    r"(?:not (?:true|correct|accurate|the case)|untrue|false|incorrect|inaccurate|unfounded|baseless|groundless"
    r"|wrong|denied|a hoax|fabricated|invented|misleading)"
    r"|(?:là |hoàn toàn |đều |bị )*"
    rf"(?:không (?:đúng|chính xác|có thật|có cơ sở|xác thực)(?: sự thật| thực tế)?{_ENDS}"
    rf"|sai(?: sự thật| lệch| trái)?{_ENDS}|thất thiệt|bịa đặt|vô căn cứ|tin giả|bác bỏ|phủ nhận))(?!\w)",
    re.IGNORECASE,
)

# How the sentence right behind a report points back at it.
POINTS_BACK = re.compile(
    r"\s*[“\"]?(?:(?:this|that|these|those|the|such)(?: \w+){0,3}? |it |they |both |all )?"
    r"(?:(?:(?:những |các )?thông tin|tin(?: đồn)?|nội dung|con số|số liệu|điều|việc) (?:này|đó|trên|nêu trên|ấy)\b"
    r"|(?=(?:is|are|was|were|has|have|proved|turned)\b))",
    re.IGNORECASE,
)

# A number that is told not to be, as others told it: "không có 5 người bị bắt như tin đã đưa".
NEGATED = re.compile(r"\b(?:không (?:có|phải(?: là)?)|chưa (?:có|từng có)|no|not|never)\W*\Z", re.IGNORECASE)
AS_TOLD = re.compile(
    r"\b(?:như (?:một số )?(?:tin|báo|thông tin|lời)(?: \w+){0,4}? (?:đưa|nêu|đồn|nói|loan)"
    r"|as (?:\w+ ){0,3}(?:reported|claimed|rumoured))\b",
    re.IGNORECASE,
)

# Words with which the denying text leads over to what it holds true.
CONFIRMS = re.compile(
    r"\b(?:confirm(?:s|ed)?|in fact|actually|in reality|only|just|establish(?:es|ed)?|verif(?:y|ies|ied)|instead|but"
    r"|xác nhận|khẳng định|thực tế|chỉ(?: có)?|xác minh|mà|chính xác)\b",
    re.IGNORECASE,
)
