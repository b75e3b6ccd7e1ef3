"""What people's words and judgements make of terms: muted ones raise nothing, watched ones sooner."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from diemcau.foresee.signals.past import Past
from diemcau.foresee.signals.settings import Settings
from diemcau.foresee.signals.terms import kind_of, words_of
from diemcau.foresee.signals.windows import Factors

EASED = 0.75
"""Part of the usual score that is enough where a watched word is among the terms; never less is."""


def factors_of(settings: Settings, past: Past) -> Factors | None:
    """Factors on the weight of terms, by their numbers; None where nobody has said or taught anything of terms."""
    kinds = {name: float(factor) for name, factor in settings.learnt.items() if name.startswith("kind:")}
    muted = _spaced(settings.muted)
    if not kinds and not muted:
        return None

    def factors(terms: NDArray[np.int32]) -> NDArray[np.float64]:
        return np.array([_factor(past, term, kinds, muted) for term in terms.tolist()], dtype=np.float64)

    return factors


def _factor(past: Past, term: int, kinds: dict[str, float], muted: Sequence[str]) -> float:
    key = past.keys[term]
    if _holds(key, muted):
        return 0.0
    return kinds.get(f"kind:{kind_of(key, is_name=past.is_name(term))}", 1.0)


def _spaced(words: frozenset[str]) -> list[str]:
    return [f" {' '.join(word.lower().split())} " for word in sorted(words) if word.strip()]


def _holds(key: str, words: Sequence[str]) -> bool:
    """Whether one of the words stands in a term, whole."""
    spaced = f" {words_of(key).lower()} "
    return any(word in spaced for word in words)


def ease(settings: Settings, keys: Sequence[str], sources: Sequence[str]) -> float:
    """By what the score that an alert needs is multiplied: less for watched words, more for sources seldom worth it.

    Args:
        settings: What people set and taught.
        keys: Terms of the group.
        sources: Who speaks, one for each document.
    """
    watched = _spaced(settings.watched)
    worth = [float(settings.learnt.get(f"source:{source}", 1)) for source in sources]
    factor = EASED if watched and any(_holds(key, watched) for key in keys) else 1.0
    return max(EASED, factor * len(worth) / max(sum(worth), 1e-6)) if worth else factor
