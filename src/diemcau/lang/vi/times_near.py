"""Where in a Vietnamese text an expression of time may begin: one pass over its words and shapes of digits."""

from __future__ import annotations

import re
from collections.abc import Collection

from diemcau.lang.vi.times_words import NUMBER_WORDS, S0, S, W

# What must stand behind a word so that it may open an expression; other words need nothing.
_BEHIND = {
    "các": rf"{S}(?:ngày|năm|tháng|niên)",
    "những": rf"{S}(?:năm|tháng)",
    "cả": rf"{S}(?:năm|tháng|quý)",
    "toàn": rf"{S}(?:năm|tháng|quý)",
    "nhiệm": rf"{S}kỳ",
    "niên": rf"{S}(?:vụ|độ|kh[óo])",
    "giai": rf"{S}đoạn",
    "thứ": rf"{S}(?:\d|hai|ba|tư|năm|sáu|bảy|bẩy)",
    "thế": rf"{S}kỷ",
    "thập": rf"{S}(?:kỷ|niên)",
    "nửa": rf"{S}(?:đầu|cuối|sau|năm|tháng|ngày|quý|thế|thập|nhiệm)",
    "trọn": rf"{S}(?:năm|tháng|quý)",
    "chủ": rf"{S}nhật",
    "cùng": rf"{S}(?:kỳ|thời|tháng|quý)",
    "cho": rf"{S}(?:đến|tới){S}(?:nay|giờ|bây|lúc|thời|hiện)",
    "cuối": rf"{S}(?:năm|tháng|quý|kỳ|nhiệm|giai|thế|thập|mỗi|của|20)",
    "cứ": rf"{S}\w{{1,4}}{S}",
    "giữa": rf"{S}(?:năm|tháng|quý|nhiệm|giai|thế|thập|20)",
    "hiện": r"[\s,]",
    "hết": rf"{S}(?:năm|tháng|quý|ngày|\d|kỳ|nhiệm|giai|tuần|cuối|6|sáu|ba|chín)",
    "hàng": rf"{S}(?:ngày|tuần|tháng|quý|năm|giờ)",
    "hằng": rf"{S}(?:ngày|tuần|tháng|quý|năm|giờ)",
    "khoá": rf"{S}(?:20|từ)",
    "khóa": rf"{S}(?:20|từ)",
    "kết": rf"{S}thúc{S}(?:năm|tháng|quý|ngày|\d|kỳ|nhiệm|giai)",
    "kỳ": rf"{S}(?:này|trước|sau|tới|qua|liền|kế)",
    "mỗi": rf"{S}(?:một|ngày|tuần|tháng|quý|năm|giờ|\d)",
    "theo": rf"{S}(?:ngày|tuần|tháng|quý|năm|giờ)",
    "từng": rf"{S}(?:ngày|tuần|tháng|quý|năm|giờ)",
    "thời": rf"{S}kỳ",
    "tính": rf"{S}(?:cho{S})?(?:đến|tới){S}(?:nay|giờ|bây|lúc|thời|hiện)",
    "tại": rf"{S}thời",
    "tới": rf"{S}(?:nay|giờ|bây|lúc|thời|hiện)",
    "từ": rf"{S}trước{S}(?:đến|tới)",
    "vụ": rf"{S}đông",
    "đến": rf"{S}(?:nay|giờ|bây|lúc|thời|hiện)",
    "đầu": rf"{S}(?:năm|tháng|quý|kỳ|nhiệm|giai|thế|thập|mỗi|của|20)",
    "định": rf"{S}kỳ",
}
_UNIT = rf"(?:tháng|năm|ngày|tuần|quý|giờ|tiếng|phút|đêm|lần|thập|thế|nhiệm){W}"
_MORE = rf"(?:một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|mười|\d{{1,3}}){S}"
_UNIT_BEHIND = (
    rf"(?:{S}(?:mươi{S}|trăm{S})?(?:{_MORE})?(?:\([^()\n]{{1,20}}\){S})?(?:(?:đến|tới|hoặc|hay){S}{_MORE})?"
    rf"|{S0}[-–—]{S0}(?:{_MORE}))"
)
_DIGITS = (
    rf"\d{{1,3}}(?:(?=(?P<p>/\d|\.\d{{1,2}}[./]\d|[-–]\d{{1,2}}[-/]\d|{S}[-–]{S}\d{{1,2}}/\d|:\d\d|h(?![^\W\d])|t[/.\-]?\d))"
    rf"|(?=(?P<u>(?:[.,]\d{{1,2}})?{S0}{_UNIT}|{_UNIT_BEHIND}{_UNIT}))"
    rf"|(?=(?P<s>(?:,{S}\d{{1,2}}){{0,4}}(?:,|{S}(?:đến|tới|và)){S}(?:hết{S})?(?:ngày{S})?\d{{1,2}}(?:[/.-]\d|{S}tháng)"
    rf"|{S}(?:của{S})?(?:hằng|hàng|mỗi|từng|các){S}(?:tháng|quý))))"
)


def _openers(starts: Collection[str]) -> str:
    """The words that may open an expression, by their first letters, so that few are tried at each word of a text."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(starts, key=len, reverse=True):
        if word.isalpha() and len(word) > 1 and word != "short":
            behind = f"(?={_BEHIND[word]})" if word in _BEHIND else W
            by_letter.setdefault(word[0], []).append(word[1:] + behind)
    return "|".join(f"{letter}(?:{'|'.join(endings)})" for letter, endings in by_letter.items())


def candidates(starts: Collection[str]) -> re.Pattern[str]:
    """The pattern of what may open an expression.

    Its last group says what a number is: `year`, or what stands behind it (`p` a sign, `u` a unit of time, `s` a word
    that leads to another day), `n` for a number in words; a word has none.

    Args:
        starts: The words and other keys that rules begin with.
    """
    return re.compile(
        rf"(?<!\w)(?:(?P<year>(?:19|20)\d\d|(?<=năm )1[5-8]\d\d)(?!\w)|{_DIGITS}|{_openers(starts)}"
        rf"|(?=[bchmst])(?:{NUMBER_WORDS.replace('năm ', '').replace(' ', '|')})(?=(?P<n>{_UNIT_BEHIND}{_UNIT}))"
        rf"|t\.?(?=\d)|[qh](?=(?:[1-4]|i{{1,3}}|iv)[\s/.-]?20))"
    )
