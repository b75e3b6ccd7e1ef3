"""Texts in small letters, offset for offset."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=2)
def lowered(text: str) -> str:
    """Small letters, offset for offset: only the Turkish capital I with a dot grows when made small.

    What was made of the text read last is kept for the next who asks.
    """
    return text.lower() if text.isascii() else text.replace("\u0130", "I").lower()
