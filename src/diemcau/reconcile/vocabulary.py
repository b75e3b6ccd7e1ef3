"""What reconciling knows of words: which say little of what is counted, which announce a correction or a source."""

from __future__ import annotations

import re

# Words for what is counted that say little: every text of the sort counts some.
PLAIN_COUNTS = tuple(
    """
    participant attendee delegate guest person people worker citizen activity event meeting visit task agreement
    document project country unit office case number total figure item time
    """.split()
)

# Words after which a text quotes the value that it withdraws.
WITHDRAWAL_CUES = re.compile(
    r"\b(?:replac(?:es?|ed|ing)|supersed(?:es?|ed|ing)|corrects?|instead of|rather than|wrongly|mistakenly|in error"
    r"|not(?=\s+(?:(?:the|about|some|over|at)\s+)?\d)"
    r"|(?:corrected|revised|amended|adjusted|changed)(?: up| down| upwards?| downwards?)? from"
    r"|(?:earlier|previously|originally|initially|first)"
    r" (?:reported|given|stated|announced|published|printed|said|estimated|put at)"
    r"|thay (?:cho|vì)|không phải(?: là)?|(?:ghi |viết |in |đưa |chép )?nhầm(?: thành| là)?"
    r"|(?:ghi|viết|in|đưa|chép) sai(?: là)?"
    r"|(?:từng|trước đó|trước đây|ban đầu|lúc đầu)(?: đã)? (?:đưa tin|ghi|viết|in|nêu|công bố|thông báo)(?: là)?)\b",
    re.IGNORECASE,
)

# Those of them that compare two things as often as they withdraw a number.
WEAK_CUES = re.compile(r"instead of|rather than|thay (?:cho|vì)", re.IGNORECASE)

# Words that say that a number was printed or told.
PRINTED = re.compile(
    r"\b(?:report(?:s|ed)?|print(?:s|ed)?|wrote|written|stated|published|announced|said"
    r"|đưa tin|ghi|viết|công bố|đã in|đăng)\b",
    re.IGNORECASE,
)

# Words between two values that say that the first was wrong and the second is right.
AMENDMENT_CUES = re.compile(
    r"\b(?:(?:has|have|had|was|were|is|are) (?:since |now |later )?(?:been )?(?:corrected|revised|amended|rectified)"
    r"|(?:should|must) (?:read|be)|should have (?:read|been)"
    r"|the (?:correct|right|true|actual) (?:figure|number|value|total)"
    r"|correctly|in fact|đính chính|(?:nay |xin |nay xin )?(?:được )?(?:sửa|điều chỉnh)(?: lại)?(?: là| thành)"
    r"|(?:con )?số (?:liệu )?(?:đúng|chính xác)|đúng (?:ra |phải )?là|chính xác là"
    r"|(?:phải|cần|xin|nay) (?:được )?(?:đọc|hiểu|ghi)(?: lại)? là)\b",
    re.IGNORECASE,
)

# Words that say of a value that it is the corrected or the last one.
CORRECTION_CUES = re.compile(
    r"\b(?:correct(?:ed|ion|ions|s)|erratum|errata|replac(?:es?|ed|ing)|supersed(?:es?|ed)|revis(?:ed|es|ion)"
    r"|misprint(?:ed)?|wrongly|mistakenly|in error"
    r"|(?:earlier|previously|originally|initially) (?:reported|given|stated|announced|published|printed|said|estimated)"
    r"|(?:figure|number|total|sum|value)s? (?:announced|given|published|reported|stated) (?:in|on|last|earlier)"
    r"|final(?:ised|ized)?|withdr(?:aws?|ew|awn)|retract(?:s|ed)?"
    r"|(?:should|must) read|should have (?:read|been)|typographical|transposed|first measured"
    r"|(?:đính|cải) chính|(?:sửa|điều chỉnh) (?:lại )?(?:là|thành)|(?:con )?số (?:liệu )?đúng|chính thức là"
    r"|số liệu (?:cuối cùng|chính thức|đã sửa))\b",
    re.IGNORECASE,
)

# Words with which a text names the text it was made from.
SOURCE_CUES = re.compile(
    r"(?:^|[(.;,]\s*)(?:from|via|after)\b"
    r"|\b(?:source|courtesy of|according to|reprinted from|shortened from|translated (?:from|after|by))\b"
    r"|\b(?:theo|dịch|nguồn)\b",
    re.IGNORECASE | re.MULTILINE,
)

# Words that say of a thing that it is not the first or only one of its sort: "the second flight" is not "the flight".
ORDINALS = re.compile(r"\b(?:second|third|fourth|fifth|sixth|another|next|thứ hai|thứ ba|thứ tư|khác)\b", re.IGNORECASE)

# Words that make of a correction the official result of what was preliminary, or the revision of a later edition.
FINAL_CUES = re.compile(r"final|official|chính thức|cuối cùng", re.IGNORECASE)
REVISED_CUES = re.compile(r"revis|restat|updat|điều chỉnh|cập nhật", re.IGNORECASE)
