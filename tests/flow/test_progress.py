"""Rate and time left follow from counts and seconds."""

from __future__ import annotations

import pytest

from diemcau.flow.progress import Meter, Progress


def test_rate_and_time_left_follow_from_the_count() -> None:
    """Half of the work behind means as long again ahead."""
    progress = Progress("read", 50, 100, 10.0)
    assert progress.rate == pytest.approx(5)
    assert progress.left == pytest.approx(10)


def test_nothing_is_foretold_before_the_first_document() -> None:
    """Without a document done there is no rate and no time left."""
    progress = Progress("read", 0, 100, 3.0)
    assert progress.rate is None
    assert progress.left is None


def test_a_stage_tells_every_step_in_order() -> None:
    """The watcher hears the start and each document, seconds never going back."""
    heard: list[Progress] = []
    meter = Meter("read", 3, heard.append)
    for _ in range(3):
        meter.step()
    assert [(state.done, state.total) for state in heard] == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert [state.seconds for state in heard] == sorted(state.seconds for state in heard)
