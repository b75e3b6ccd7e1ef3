"""Digits that are no number: addresses, telephone numbers, document numbers, versions."""

from __future__ import annotations

import re

from diemcau.lang.en.number_tails import HYPHEN_UNIT, PERCENT_AFTER, SCALE_AFTER, WORD_SCALE_AFTER

ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|\b[\w-]+(?:\.[\w-]+)*\.[A-Za-z][\w-]*/\S*")
_RUN = re.compile(r"[\w.,:/+-]+")
_PHONE = re.compile(r"\+?\d+(?:[ .-]\d+){1,12}")  # no telephone number has more groups
_PHONE_GROUP = re.compile(r" \d{2,4}\b(?![,.]?\d| ?%)")
_PART_OF = re.compile(r"(?:1/[2-9]|2/[35]|3/[458]|4/5)\s+of\b")  # "1/3 of exports" counts none
_COUNTED = re.compile(r"-(?:strong|odd|plus)\b")  # "a 1,200-strong force", "70-plus cities"
_MONEY = re.compile(r"(?:US\$|[A-Z]{3})\s?\d")
_LEAST_DIGITS = 6  # of a telephone number that shows itself by its plus sign or leading zero
_LONGEST_ITEM = 2  # digits of an item of a list
_SPACES = frozenset({" ", "", "\u00a0"})
_MOST_DIGITS = 8  # from here on digits in groups are one anyway


def may_hold_address(text: str) -> bool:
    """A quick look that spares most sentences the pattern."""
    return "/" in text or "@" in text or "www." in text


def run_end(text: str, end: int) -> int:
    """Where a code ends that goes on behind `end`, over the groups of a telephone number too."""
    run = _RUN.match(text, end)
    if run:
        end += len(run.group().rstrip(".,:"))
    while not (run and run.group()[-1] in ",.:") and (group := _PHONE_GROUP.match(text, end)):
        end = group.end()
    return end


def is_code(text: str, start: int, end: int, *, money: bool = False) -> bool:
    """Whether digits from `start` to `end` are a telephone number, a document number, a part or the like.

    Args:
        text: The sentence.
        start: Where the digits start.
        end: Where they end.
        money: Whether a currency stands before them, so that a letter behind a hyphen is a scale: "P1.5-B".
    """
    if text[start] == "0" and end - start > 2 and text[start + 1].isdigit():
        return True
    mark, behind = text[end : end + 1], text[end + 1 : end + 2]
    if mark == ")" and end - start <= _LONGEST_ITEM and (text[start] == "0" or _opens_item(text, start)):
        return True
    if mark and mark in ":_@" and behind.isalnum():
        return True
    if mark == "/":
        return behind.isalpha() or _PART_OF.match(text, start) is not None
    if mark and mark in "-–" and behind.isalpha() and not PERCENT_AFTER.match(text, end):
        scale = SCALE_AFTER if money else WORD_SCALE_AFTER
        patterns = (scale, HYPHEN_UNIT, _COUNTED)
        return not any(pattern.match(text, end) for pattern in patterns) and not _MONEY.match(text, end + 1)
    return _is_telephone(text, start, end)


def _opens_item(text: str, start: int) -> bool:
    """Whether a bracket that nothing opened closes the number of an item: "1) networks, 2) rules"."""
    return text[start - 1 : start] in _SPACES and text.rfind("(", 0, start) <= text.rfind(")", 0, start)


def _is_telephone(text: str, start: int, end: int) -> bool:
    plus = text[start - 1 : start] == "+"
    goes_on = text[end : end + 1] in {" ", ".", "-"} and text[end + 1 : end + 2].isdigit()
    if not plus and not goes_on and text[start] != "0":
        return False
    run = _PHONE.match(text, start - plus)
    if run is None:
        return False
    groups = re.split(r"[ .-]", run.group().lstrip("+"))
    digits = sum(map(len, groups))
    if plus or (groups[0].startswith("0") and groups[0] != "0"):
        return digits >= _LEAST_DIGITS
    if run.end() <= end:
        return False
    return digits >= _MOST_DIGITS and "-" not in run.group() and "." not in run.group()
