"""Vietnamese sentences."""

from __future__ import annotations

import re

from diemcau.lang import segment
from diemcau.records import Span

# Words after which a full stop does not end a sentence.
ABBREVIATIONS = frozenset(
    """
    TP TX Tx TT Nxb tr đ/c GS PGS TS ThS Th.S BS KTS KS LS NGƯT NGND NSND NSƯT TSKH GS.TS PGS.TS GS.TSKH PGS.TSKH
    NĐ QĐ NQ CV v.v vv No Nos Mr Mrs Ms Dr Prof St Jr Inc Ltd Corp vs Rs Ksh Kshs Fr
    """.split()
)
_LABEL = re.compile(
    r"(?:Điều|Khoản|Mục|Phần|Chương|Bước|Phụ lục|Bảng|Hình|Biểu|Câu|ĐIỀU|CHƯƠNG|PHẦN|MỤC)"
    r"\s+(?:\d{1,3}|[IVXL]{1,6}|[a-zđ])\.\Z"
)
_LETTERED = re.compile(r"\((?:[a-hđ]|[ivx]{1,4})\)\s")
_FIRST_LETTER = re.compile(r"[\s\"'“‘«(\[–-]*(\w)")


def sentences(text: str) -> list[Span]:
    """The sentences of a Vietnamese text, in order; none crosses a line end.

    A sentence begins with no small letter, and the label of an article ("Điều 1.") stays with what it opens.
    """
    found: list[Span] = []
    for span in segment.sentences(text, ABBREVIATIONS):
        last = found[-1] if found else None
        if last is not None and "\n" not in text[last.end : span.start] and _continues(text, last, span):
            found[-1] = Span(last.start, span.end)
        else:
            found.append(span)
    return found


def _continues(text: str, last: Span, span: Span) -> bool:
    """Whether what looks like a sentence goes on with the one before it on the same line."""
    first = None if _LETTERED.match(text, span.start, span.end) else _FIRST_LETTER.match(text, span.start, span.end)
    if first is not None and first[1].islower():
        return text[last.end - 1] == "."
    return _LABEL.search(text, max(last.start, last.end - 16), last.end) is not None
