"""Words and signs that bound an English number: at least, nearly, more than, or so."""

from __future__ import annotations

import re
from functools import cache

from diemcau.lang.numerals import Number, Shape
from diemcau.records import Bound

# Bounding words directly before a number; longest first where one starts another.
_WORDS: dict[Bound, tuple[str, ...]] = {
    Bound.AT_LEAST: (
        *("at least", "no fewer than", "not fewer than", "no less than", "not less than", "a minimum of"),
        *("minimum of", "not below", "no lower than", "as many as at least"),
    ),
    Bound.AT_MOST: (
        *("at most", "up to", "no more than", "not more than", "a maximum of", "maximum of", "not exceeding"),
        *("not to exceed", "may not exceed", "must not exceed", "does not exceed", "do not exceed"),
        *("shall not exceed", "should not exceed", "cannot exceed", "not exceed", "a ceiling of", "capped at"),
        *("within a ceiling of", "a cap of", "as much as", "only up to"),
    ),
    Bound.NEARLY: (
        *("nearly", "almost", "close to", "just under", "just short of", "just below", "approaching", "near"),
        *("slightly under", "slightly less than", "slightly below", "a little under", "little short of"),
        *("not quite", "virtually", "well nigh"),
    ),
    Bound.UNDER: ("less than", "fewer than", "under", "below", "beneath", "lower than", "smaller than"),
    Bound.OVER: (
        *("more than", "over", "above", "in excess of", "upwards of", "upward of", "just over", "well over"),
        *("slightly over", "slightly more than", "a little over", "a little more than", "just above"),
        *("just more than", "greater than", "higher than", "north of", "beyond", "far more than", "well above"),
        "far over",
    ),
    Bound.ABOUT: (
        *("about", "around", "approximately", "approx.", "approx", "roughly", "some", "circa", "ca.", "c."),
        *("in the region of", "in the order of", "to the tune of", "in the neighbourhood of", "nigh on"),
        *("or thereabouts", "~", "≈", "∼"),
    ),
}
_BOUND_OF = {f"b{place}": bound for place, bound in enumerate(_WORDS)}
_LAST_WORDS = frozenset(phrase.split()[-1].rstrip(".") for words in _WORDS.values() for phrase in words)


@cache
def _before(last: str) -> re.Pattern[str]:
    """The bounding words that end in a word, with their group by bound, at the end of a stretch."""
    ends = [[word for word in words if word.split()[-1].rstrip(".") == last] for words in _WORDS.values()]
    groups = "|".join(f"(?P<b{k}>{'|'.join(map(re.escape, words))})" for k, words in enumerate(ends) if words)
    return re.compile(rf"(?<![\w-])(?:{groups})\s*\Z", re.IGNORECASE)


_SIGNS = {">": Bound.OVER, "<": Bound.UNDER, "≥": Bound.AT_LEAST, "≤": Bound.AT_MOST}
# Verbs that carry the bound although they stand outside the phrase: "exceed 850 billion", "pass the 3 million mark".
_VERB = re.compile(
    r"""\b(exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|pass(?:es|ed|ing)?|top(?:s|ped|ping)?|cross(?:es|ed|ing)?)
      \s+(?:the\s+)?\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_VERB_STEMS = ("exceed", "surpass", "pass", "top", "cross", "the")
_NEARS = frozenset({"nears", "neared", "nearing"})
_APPROXIMATES = frozenset({"approximates", "approximated", "approximating"})
_ODD_AFTER = re.compile(r"[\s-]odd\b", re.IGNORECASE)
# "Handed over four", "spread over 186": the word belongs to its verb.
_PARTICLE = re.compile(
    r"\b(?:hand(?:ed|ing|s)?|took|taken|taking|carr(?:ied|y)|spread|presid\w+|turned)\s+over\s*\Z", re.IGNORECASE
)
_MAY_BOUND = re.compile(r"[\s-]*[+poPO]")  # how every bounding word or sign behind a number begins
_PLUS_AFTER = re.compile(r"\s?\+(?!\d)|-plus\b|\s+plus\b(?!\s+\d)|\s+or\s+(?:more|over|above)\b", re.IGNORECASE)
_OR_SO_AFTER = re.compile(r"\s+or\s+so\b", re.IGNORECASE)
_LESS_AFTER = re.compile(r"\s+or\s+(?:less|fewer|under)\b", re.IGNORECASE)
_LAST_OF_SIGNS = frozenset("+-–−s")  # a sign, or "minus"
_SIGN_BEFORE = re.compile(r"(?<![\w\d)%])([+\-–−]|minus )\s?\Z")
# Words behind which a minus is meant even before a plain count: "a balance of -2,300".
_STATED = re.compile(r"(?:\b(?:of|at|to|was|is|were|from|by|than|reached)\s|[(=]\s?)\Z", re.IGNORECASE)
# An amount of change: what follows "lower than" behind it is its base.
_AMOUNT_BEFORE = re.compile(
    r"(?:\d\s?%|\b(?:per\s?cent|percent|pct|points?|times|million|billion|crore|lakh))\Z", re.IGNORECASE
)
_PARTICLE_REACH = 16  # characters before a bounding word in which its verb may stand
_LOOK_BACK = 34  # characters in which the longest bounding words stand


def extend_bound(text: str, number: Number, floor: int) -> None:
    """Take in the bounding word and sign before the phrase, and "or more", "or so" behind it.

    Args:
        text: The sentence.
        number: The phrase; bound, place and sign are set.
        floor: Where the phrase before it ends; nothing before that belongs to this one.
    """
    if number.bound is not Bound.RANGE and number.shape is not Shape.ORDINAL:
        _bound_before(text, number, max(floor, number.start - _LOOK_BACK))
    if number.bound is Bound.EXACT:
        _bound_behind(text, number)
    elif number.bound is not Bound.RANGE and (odd := _ODD_AFTER.match(text, number.end)) is not None:
        number.end = odd.end()
    if number.shape is Shape.DIGITS and text[max(0, number.start - 3) : number.start].rstrip()[-1:] in _LAST_OF_SIGNS:
        sign = _SIGN_BEFORE.search(text, max(floor, number.start - len("minus  ")), number.start)
        if sign:
            _take_sign(text, number, sign)


def _take_sign(text: str, number: Number, sign: re.Match[str]) -> None:
    """A sign that belongs to the number: a dash before a plain count opens it like a list item and says nothing."""
    mark, attached = sign[1], sign.end() == sign.end(1)
    measured = number.unit is not None or number.scaled
    said = _STATED.search(text, max(0, sign.start() - _PARTICLE_REACH), sign.start(1)) is not None
    if mark != "+" and number.unit != "percent" and not ((measured or said) and attached):
        return
    number.sign, number.start = (1 if mark == "+" else -1), sign.start(1)
    number.negative = mark != "+" and number.unit != "percent"


def _bound_before(text: str, number: Number, back: int) -> None:
    before = text[back : number.start].rstrip()
    if not before:
        return
    if (bound := _SIGNS.get(before[-1])) is not None:
        number.bound, number.start = bound, back + len(before) - 1
        return
    last = _last_word(before)
    match = _before(last).search(text, back, number.start) if last in _LAST_WORDS else None
    if match and _compares(text, number, match):
        return
    if match and not _PARTICLE.search(text, max(0, match.start() - _PARTICLE_REACH), match.end()):
        number.bound, number.start = _BOUND_OF[match.lastgroup or ""], match.start()
    elif last.startswith(_VERB_STEMS) and _VERB.search(text, back, number.start):
        number.bound = Bound.OVER
    elif last in _NEARS:
        number.bound = Bound.NEARLY
    elif last in _APPROXIMATES:
        number.bound = Bound.ABOUT


def _compares(text: str, number: Number, match: re.Match[str]) -> bool:
    """Whether the words compare with the number what stands right before them: "7.4% lower than | Rs 22 crore"."""
    if not match.group().rstrip().endswith("than") or number.bound is Bound.RANGE:
        return False
    before = text[max(0, match.start() - _PARTICLE_REACH) : match.start()].rstrip()
    return _AMOUNT_BEFORE.search(before) is not None


def _last_word(before: str) -> str:
    """The last word of a stretch in lower case without its full stop, or the sign it ends in."""
    last = before.rpartition(" ")[2]
    if last.isalpha():
        return last.lower()
    bare = before.rstrip(".")
    start = len(bare)
    while start and bare[start - 1].isalpha():
        start -= 1
    return bare[start:].lower() or before[-1]


def _bound_behind(text: str, number: Number) -> None:
    if not _MAY_BOUND.match(text, number.end):
        return
    if match := _PLUS_AFTER.match(text, number.end):
        number.bound = Bound.OVER if "more" not in match.group() else Bound.AT_LEAST
        number.end = match.end() if match.group()[0] == "-" or "+" in match.group() else number.end
    elif _LESS_AFTER.match(text, number.end):
        number.bound = Bound.AT_MOST
    elif _OR_SO_AFTER.match(text, number.end):
        number.bound = Bound.ABOUT
    elif odd := _ODD_AFTER.match(text, number.end):
        number.bound, number.end = Bound.ABOUT, odd.end()
