"""Fonts of the nineties: a font's name says in which encoding the words are that it sets.

Sources: the names under which the makers shipped their fonts: ABC (`.VnTime`, and `.VnTimeH` that draws small letters
as capitals), VNI Software (`VNI-Times`), the Vietnamese Professionals Society (`VPS Times`), the TriChlor group's fonts
for VISCII (`VI Times`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# A font embedded in a PDF is named with a tag of six capitals, and often with its style behind a comma or hyphen.
_TAG = re.compile(r"\A@?(?:[A-Z]{6}\+)?")
_STYLE = re.compile(r"[,\s-]*(?:bold|italic|oblique|regular|normal|mt|ps)+\Z", re.IGNORECASE)
_FONTS = (
    (re.compile(r"(?i:\.vn[a-z])|Vn[A-Z][a-z]"), "tcvn3"),
    (re.compile(r"vni(?:[- ]|\Z)", re.IGNORECASE), "vni"),
    (re.compile(r"vps[- ]?[A-Z]", re.IGNORECASE), "vps"),
    (re.compile(r"vi (?:times|arial|helvetica|courier|univers)|viscii", re.IGNORECASE), "viscii"),
)


class FontSign(NamedTuple):
    """What a font says of the words that it sets.

    Attributes:
        encoding: Their encoding.
        capital: Whether it draws small letters as capitals.
    """

    encoding: str
    capital: bool = False


@lru_cache(maxsize=1024)
def read_font(name: str) -> FontSign | None:
    """What a font's name says, or None where it is no font of an old encoding."""
    plain = _STYLE.sub("", _TAG.sub("", name.strip()))
    encoding = next((encoding for pattern, encoding in _FONTS if pattern.match(plain)), None)
    if encoding is None:
        return None
    return FontSign(encoding, encoding == "tcvn3" and plain.upper().endswith("H"))
