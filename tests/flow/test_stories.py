"""Documents parted into stories."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from diemcau.flow.stories import part_stories

_SURE, _HINT = 2, 3  # keys that tell for sure are even, hints odd


def _part(keys: list[set[int]], most: int = 1000, hub: int = 1000) -> list[int]:
    with TemporaryDirectory() as folder:
        found = part_stories(
            (np.array(sorted(each), dtype=np.uint64) for each in keys), Path(folder), most=most, hub=hub
        )
        assert not list(Path(folder).iterdir())
    return [int(each) for each in found]


def test_documents_that_fit_together_are_one_story() -> None:
    """A folder of a few reports is reconciled whole, whatever their keys."""
    assert _part([{2}, {4}, set()]) == [0, 0, 0]


def test_beyond_that_shared_keys_join() -> None:
    """Directly or through another document, and through nothing else."""
    assert _part([{2}, {4}, {2, 6}, {6}, {8}], most=3) == [0, 1, 0, 0, 4]


def test_what_too_many_share_joins_nobody() -> None:
    """A key above the limit says nothing of a story."""
    assert _part([{2}, {2}, {2}, {4}, {4}], most=2, hub=2) == [0, 1, 2, 3, 3]


def test_sure_keys_come_before_hints_and_rare_before_common() -> None:
    """Where not all fit, the nearest stay together."""
    assert _part([{_HINT}, {_HINT, _SURE}, {_SURE}], most=2) == [0, 1, 1]
    assert _part([{4}, {4, 2}, {2}, {2}], most=2) == [0, 0, 2, 2]


_KEYS = st.lists(st.sets(st.integers(0, 40), max_size=4), min_size=1, max_size=60)


@given(keys=_KEYS, most=st.integers(1, 12))
def test_every_document_is_in_one_story_of_bounded_size(keys: list[set[int]], most: int) -> None:
    """Named by its first document; documents of a story hang together by keys."""
    firsts = _part(keys, most=most, hub=len(keys))
    assert max(Counter(firsts).values()) <= most
    for place, first in enumerate(firsts):
        assert first <= place
        assert firsts[first] == first
        fellows = [keys[other] for other, name in enumerate(firsts) if name == first and other != place]
        assert not fellows or len(keys) <= most or any(keys[place] & other for other in fellows)


@given(keys=_KEYS)
def test_without_a_limit_the_order_of_documents_changes_nothing(keys: list[set[int]]) -> None:
    """The same groups come of the documents the other way round."""
    padded = [*keys, *({1000 + place} for place in range(len(keys) + 1))]
    limit = len(padded) - 1
    last = len(padded) - 1
    there = _groups(_part(padded, most=limit, hub=limit))
    back = _groups(_part(padded[::-1], most=limit, hub=limit))
    assert there == {frozenset(last - place for place in group) for group in back}


def _groups(firsts: list[int]) -> set[frozenset[int]]:
    return {frozenset(place for place, name in enumerate(firsts) if name == first) for first in firsts}
