"""Acts that undo each other, and orders that ask for the one and for the other."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from diemcau.reconcile.orders import Order
from diemcau.reconcile.words import content, keys

# Acts against each other, by the English words that stand for them in all languages.
_OPPOSED = (
    ("open", "close"),
    ("stop", "resume"),
    ("stop", "continue"),
    ("stop", "begin"),
    ("suspend", "begin"),
    ("suspend", "continue"),
    ("halt", "resume"),
    ("ban", "permit"),
    ("forbid", "permit"),
    ("extend", "shorten"),
    ("increase", "reduce"),
    ("tighten", "loosen"),
    ("widen", "narrow"),
    ("stay", "leave"),
    ("abolish", "maintain"),
    ("merge", "divide"),
    ("recruit", "dismiss"),
    ("approve", "reject"),
    ("accelerate", "postpone"),
)
OPENING = 6  # words of an order within which it says that something is not to be done
HEAD = 5  # content words at the head of an order among which its act stands
_NEGATION = re.compile(
    r"\b(?:not|no|never|nothing|nobody|no one|none|neither|refrain"
    r"|(?<!hàng )không(?! khí| gian| quân)|chớ|đừng)\b(?! (?:only|later|chỉ|những))",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:unless|except|only|without|if|until|but|nếu|trừ|chỉ|khi|mà không|cho đến|nhưng)\b", re.IGNORECASE
)


class Act(NamedTuple):
    """What an order asks to do: the word for it and whether it asks not to."""

    word: str
    negated: bool


@lru_cache(maxsize=1)
def _opposites() -> frozenset[tuple[str, str]]:
    both = [(min(keys(one)), min(keys(other))) for one, other in _OPPOSED]
    return frozenset([*both, *((other, one) for one, other in both)])


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(one for one, _ in _opposites())


@lru_cache(maxsize=65536)
def find_act(text: str, language: str) -> Act | None:
    """The act at the head of an order that has an opposite; None where there is none or a condition is set to it.

    "No office closes before six, unless ..." asks for neither, and is held against nothing.
    """
    if _CONDITION.search(text):
        return None
    word = next((key for key in content(text, language)[:HEAD] if key in _known()), None)
    return Act(word, _NEGATION.search(text) is not None) if word else None


@lru_cache(maxsize=65536)
def is_negated(text: str) -> bool:
    """Whether an order opens by saying what is not to be done."""
    return _NEGATION.search(" ".join(text.split()[:OPENING])) is not None


def are_opposed(left: Order, right: Order) -> bool:
    """Whether one order asks for an act and the other for its opposite, or for the same act not to be done."""
    one = find_act(left.directive.text, left.language)
    other = find_act(right.directive.text, right.language) if one else None
    if one is None or other is None:
        return False
    if one.word == other.word:
        return one.negated != other.negated
    return (one.word, other.word) in _opposites() and one.negated == other.negated
