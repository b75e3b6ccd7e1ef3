"""Names that nobody wrote before and two independent voices write within weeks: weak signals of a sparse archive.

Where documents are few, counts never go far beyond chance; there a shared new name is what can be seen. How often that
happens by itself is learnt from the archive's own bins: where it is common, as it is where every text is full of new
names, it says nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from diemcau.foresee.signals.chance import PRIOR, score_against
from diemcau.foresee.signals.groups import Group, Window
from diemcau.foresee.signals.past import Past, Voice, shelve
from diemcau.foresee.signals.windows import Factors, Found

REACH = 4
"""Bins within which the two must come."""

_SPARSE = 25.0  # documents of a bin, on average, up to which an archive is sparse
_SELDOM = 0.25  # new shared names of a bin, on average, up to which one says something
_LEARNT = 8  # bins that have to be known for that
_FEWEST = 2
_MOST_TERMS = 12
_TRUSTED = 0.5  # factor above which a term is worth a weak signal of its own


def is_telling(found_before: Sequence[int], bins: Sequence[Sequence[Voice]]) -> bool:
    """Whether a shared new name says something in this archive.

    Args:
        found_before: How many there were in each earlier bin.
        bins: Documents of the latest bins.
    """
    if len(found_before) < _LEARNT or sum(map(len, bins)) > _SPARSE * len(bins):
        return False
    lately = found_before[-3 * _LEARNT :]
    return sum(lately) <= _SELDOM * len(lately)


def find_shared_names(
    past: Past, bins: Sequence[Sequence[Voice]], owned: Collection[str], factors: Factors | None
) -> list[Found]:
    """Documents of the latest bins that share a name met in none before, the newest bin's among them.

    Args:
        past: All that was read.
        bins: Documents of the latest bins, the newest last.
        owned: Documents that issues have.
        factors: What people's judgements make of terms, or None.
    """
    every = [voice for one in bins[-REACH:] for voice in one]
    free = [voice for voice in every if voice.document not in owned]
    if len(free) < _FEWEST or not bins[-1] or sum(map(len, bins)) > _SPARSE * len(bins):
        return []
    turn, room = len(past.ends) - 1, len(past.keys)
    shelf = shelve([voice.ids for voice in free], [turn] * len(free))
    counts = np.bincount(shelf.flat, minlength=room)
    before = past.total[:room] - np.bincount(np.concatenate([voice.ids for voice in every]), minlength=room)
    window = Window(
        shelf=shelf,
        counts=counts,
        past=before,
        documents=past.documents - len(every),
        references=past.shelf.where(past.shelf.turns <= turn - REACH),
        seasonal=np.zeros(0, dtype=bool),
        length=REACH,
        factors=None,
        bound=0.0,
    )
    new = np.flatnonzero((counts >= _FEWEST) & (before == 0)).astype(np.int32)
    if factors is not None and len(new):
        new = new[factors(new) > _TRUSTED]
    fresh = [term for term in new.tolist() if past.is_name(term)]
    return [(group, window, free) for group in _groups(window, fresh, past) if _is_now(group, free, bins[-1])]


def _is_now(group: Group, free: Sequence[Voice], newest: Sequence[Voice]) -> bool:
    now = {voice.document for voice in newest}
    members = [free[at] for at in group.members]
    return any(voice.document in now for voice in members) and len({voice.source for voice in members}) >= _FEWEST


def _groups(window: Window, fresh: Sequence[int], past: Past) -> list[Group]:
    """One group for all new names that the same documents share."""
    rows = window.shelf.rows()
    holders = {term: frozenset(rows[window.shelf.flat == term].tolist()) for term in fresh}
    groups: list[Group] = []
    taken: set[int] = set()
    for term in sorted(fresh, key=lambda one: (-len(holders[one]), past.keys[one])):
        if holders[term] & taken:
            continue
        taken |= holders[term]
        terms = [other for other in fresh if holders[other] <= holders[term]]
        terms.sort(key=lambda one: (-len(holders[one]), -len(past.keys[one]), past.keys[one]))
        share = len(window.shelf) / max(1, window.documents)
        seen = np.array([float(len(holders[term]))])
        groups.append(
            Group(
                score=float(score_against(seen, np.array([PRIOR * share]), np.array([PRIOR]))[0]),
                terms=np.array(terms[:_MOST_TERMS], dtype=np.int32),
                weights=np.ones(len(terms[:_MOST_TERMS]), dtype=np.float32),
                least=1.0,
                hold=1.0,
                rate=0.0,
                members=np.array(sorted(holders[term])),
                window=REACH,
                expected=PRIOR * share,
            )
        )
    return groups
