"""One careful pattern of a number: the least that a reader of figures in Python does, and the yardstick of all."""

from __future__ import annotations

import re

# Not inside a word, a code or a longer number; sign, whole part with or without groups, decimals.
_NUMBER = re.compile(r"(?<![\w.,/-])([-+\u2212]?)(\d{1,3}(?:[ ,.\u00a0]\d{3})+|\d+)([.,]\d+)?(?![\w/])")


def find_places(text: str) -> list[tuple[int, int]]:
    """Where numbers stand, in code points, half-open; nothing is made of them."""
    return [match.span() for match in _NUMBER.finditer(text)]
