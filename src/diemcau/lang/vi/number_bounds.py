"""Words and signs that bound a Vietnamese number: ít nhất, gần, hơn, khoảng, trở lên."""

from __future__ import annotations

import re

from diemcau.lang.numerals import Number, Shape
from diemcau.records import Bound

# Bounding words directly before a number.
_WORDS: dict[Bound, tuple[str, ...]] = {
    Bound.AT_LEAST: (
        *("ít nhất", "tối thiểu", "không dưới", "không ít hơn", "không thấp hơn", "không kém", "chí ít", "ít ra"),
        *("ít nhất là", "tối thiểu là", "không nhỏ hơn", "ít nhất từ", "thấp nhất là"),
    ),
    Bound.AT_MOST: (
        *("tối đa", "không quá", "không vượt quá", "không nhiều hơn", "không cao hơn", "không lớn hơn", "nhiều nhất"),
        *("tối đa là", "nhiều nhất là", "chưa quá", "không hơn", "không vượt", "tối đa không quá", "không trên"),
        *("tối đa đến", "tối đa tới"),
    ),
    Bound.NEARLY: (
        *("gần", "xấp xỉ", "ngót", "ngót nghét", "suýt soát", "sát", "gần đến", "gần tới", "xấp xỉ khoảng"),
        *("gần như", "tiệm cận", "ngót ngét", "gần bằng"),
    ),
    Bound.UNDER: ("dưới", "chưa đến", "chưa tới", "chưa đầy", "không đến", "không tới", "không đầy"),
    Bound.OVER: ("hơn", "trên", "quá", "hơn cả"),
    Bound.ABOUT: (
        *("khoảng", "vào khoảng", "trong khoảng", "khoảng chừng", "chừng", "độ", "độ chừng", "chừng độ", "tầm", "cỡ"),
        *("khoảng tầm", "áng chừng", "trên dưới", "khoảng độ", "quãng", "khoảng trên dưới", "chừng khoảng", "~", "≈"),
    ),
}
_BOUND_OF = {f"b{place}": bound for place, bound in enumerate(_WORDS)}


def _pattern(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


_BEFORE = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<b{k}>{_pattern(words)})" for k, words in enumerate(_WORDS.values()))
    + r")(?:\s(?:mốc|mức|ngưỡng|con\ssố))?\s*\Z",
    re.IGNORECASE,
)
_LAST_WORDS = frozenset(phrase.split()[-1] for words in _WORDS.values() for phrase in words) | {
    *("mốc", "mức", "ngưỡng", "số")
}
_SIGNS = {">": Bound.OVER, "<": Bound.UNDER, "≥": Bound.AT_LEAST, "≤": Bound.AT_MOST}
# The word belongs to the one before it: "cao hơn 5%" compares, "tốc độ 5%" is a speed, "vượt quá" a verb.
_BOUND_BY = {
    "hơn": frozenset(
        """cao thấp nhiều ít lớn nhỏ tốt kém nhanh chậm đông dài ngắn rộng mạnh yếu sớm muộn xa gần nặng nhẹ sâu đắt
        rẻ vắng""".split()
    ),
    "độ": frozenset(
        """tốc mức nhiệt chế trình cường mật tiến thái góc hạn ấn điều niên vĩ kinh biên cao sâu âm cự tần quá tuyệt
        nồng cung chừng""".split()
    ),
    "tầm": frozenset({"nâng", "ngang", "vượt", "đúng", "trọng", "quan"}),
    "quá": frozenset({"vượt"}),
    "gần": frozenset({"xa", "ở", "nằm"}),
    "trên": frozenset({"nêu", "kể"}),
    "chừng": frozenset({"coi", "cầm"}),
    "sát": frozenset({"giám", "khảo", "quan", "bám", "cảnh", "trinh"}),
    "cỡ": frozenset({"kích", "quy", "tầm"}),
}
# "Trên ba lĩnh vực": on three fields, not over three.
_PLACE_BEHIND = re.compile(
    r"""\s(?:lĩnh\svực|trụ\scột|mặt(?!\shàng)|phương\sdiện|kênh|nền\stảng|cơ\ssở|khía\scạnh|bình\sdiện|hướng|tuyến
      |hình\sthức|dạng|góc\sđộ|nội\sdung|địa\sbàn)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FEW = 10  # so many fields and pillars at most
# Verbs that carry the bound although they stand outside the phrase: "vượt 850 tỷ USD", "vượt mốc 3 triệu".
_VERB = re.compile(r"\bvượt(?:\s(?:quá|qua|xa|mốc|ngưỡng|mức|con số|trên))*\s*\Z", re.IGNORECASE)
_VERB_ENDS = frozenset({"vượt", "quá", "qua", "xa", "mốc", "ngưỡng", "mức", "số"})
# "Vượt 7% kế hoạch": by how much a plan is passed.
_PASSED_BY = re.compile(
    r"""[^.;,]{0,30}?\b(?:kế\shoạch|chỉ\stiêu|dự\stoán|mục\stiêu|so\svới|cùng\skỳ|định\smức|nghị\squyết|dự\sbáo)""",
    re.IGNORECASE | re.VERBOSE,
)
_MORE_AFTER = re.compile(r"\s?\+(?!\d)|(?:\s\w+){0,3}\s(?:trở\slên|hoặc\shơn|hoặc\snhiều\shơn)\b", re.IGNORECASE)
_LESS_AFTER = re.compile(r"(?:\s\w+){0,3}\s(?:trở\sxuống|trở\slại)\b", re.IGNORECASE)
_SIGN_BEFORE = re.compile(r"(?<![\w\d)%])([+\-–−]|(?<!\w)âm )\s?\Z", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_LOOK_BACK = 28  # characters in which the longest bounding words stand


def extend_bound(text: str, number: Number, floor: int) -> None:
    """Take in the bounding word and sign before the phrase, and "+" behind it.

    Args:
        text: The sentence.
        number: The phrase; bound, place and sign are set.
        floor: Where the phrase before it ends; nothing before that belongs to this one.
    """
    if number.shape is not Shape.ORDINAL:
        _bound_before(text, number, max(floor, number.start - _LOOK_BACK))
    if number.bound is Bound.EXACT:
        _bound_behind(text, number)
    if number.shape is Shape.DIGITS:
        sign = _SIGN_BEFORE.search(text, max(floor, number.start - len("âm  ")), number.start)
        if sign and (sign.start(1) or number.unit == "percent" or sign[1] == "+"):  # "-05 đoàn" is an item of a list
            number.sign, number.start = (1 if sign[1] == "+" else -1), sign.start(1)
            amount = number.unit not in {None, "percent"} or number.scaled
            number.negative = sign[1] != "+" and amount and sign.end() == sign.end(1)  # "âm 3,2 tỷ USD"


def _bound_before(text: str, number: Number, back: int) -> None:
    before = text[back : number.start].rstrip()
    if not before:
        return
    if (bound := _SIGNS.get(before[-1])) is not None:
        _set(number, bound, back + len(before) - 1)
        return
    words = _WORD.findall(before.lower())
    last = words[-1] if words and before[-1].isalnum() else before[-1]
    match = _BEFORE.search(text, back, number.start) if last in _LAST_WORDS else None
    if match is not None and not _belongs_before(text, number, match, back):
        _set(number, _BOUND_OF[match.lastgroup or ""], match.start())
    elif last in _VERB_ENDS and _VERB.search(text, back, number.start) and not _is_passed_by(text, number):
        _set(number, Bound.OVER, number.start)


def _set(number: Number, bound: Bound, start: int) -> None:
    """A range keeps its own ends and only takes the word in."""
    number.start = start
    if number.bound is not Bound.RANGE:
        number.bound = bound


def _belongs_before(text: str, number: Number, match: re.Match[str], back: int) -> bool:
    """Whether the bounding word is part of a longer word or phrase of another sense."""
    phrase = match[match.lastgroup or 0].lower()
    before = _WORD.findall(text[max(0, match.start() - _LOOK_BACK) : match.start()].lower())
    if before and text[match.start() - 1].isspace() and before[-1] in _BOUND_BY.get(phrase, ()):
        return phrase != "hơn" or len(before) < 2 or before[-2] not in {"tăng", "giảm"}  # "tăng mạnh hơn 62%"
    if phrase == "trên" and match.start() - back <= 1 and text[back - 1 : back].isalnum():
        return True  # "chín trên mười xã": nine of ten
    if phrase not in {"trên", "dưới"} or number.unit or number.scaled or number.low > _FEW:
        return False
    return _PLACE_BEHIND.match(text, number.end) is not None


def _is_passed_by(text: str, number: Number) -> bool:
    """Whether the number says by how much something else is passed: "vượt 5% kế hoạch"."""
    return _PASSED_BY.match(text, number.end) is not None


def _bound_behind(text: str, number: Number) -> None:
    if match := _MORE_AFTER.match(text, number.end):
        plus = "+" in match.group()
        number.bound = Bound.OVER if plus else Bound.AT_LEAST
        number.end = match.end() if plus else number.end
    elif _LESS_AFTER.match(text, number.end):
        number.bound = Bound.AT_MOST
