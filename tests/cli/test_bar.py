"""The bar on the terminal."""

from __future__ import annotations

import io

import pytest

from diemcau.cli.bar import Bar, to_duration, to_line
from diemcau.flow.progress import Progress
from diemcau.publish.texts import load_texts

EN, VI = load_texts("en"), load_texts("vi")


def test_a_line_has_count_rate_and_time_left() -> None:
    """What a person waiting wants to know stands on one line."""
    line = to_line(Progress("read", 120, 400, 10.0), EN)
    assert line.startswith("read [")
    assert line.endswith("120/400  12/s  23 s left")


def test_a_line_is_said_in_the_readers_language() -> None:
    """Stage, rate and time left are Vietnamese, with a comma before decimals."""
    line = to_line(Progress("read", 1, 40, 2.0), VI)
    assert line.startswith("đọc [")
    assert line.endswith("1/40  0,5/giây  còn 1 phút 18 giây")
    assert to_line(Progress("reconcile", 0, 1, 0.0), VI) == "đối chiếu ..."


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "0 s"), (59.6, "1 min 0 s"), (125, "2 min 5 s"), (4200, "1 h 10 min")]
)
def test_durations_are_said_in_the_two_largest_units(seconds: float, words: str) -> None:
    """Seconds do not matter beside hours."""
    assert to_duration(seconds, EN) == words


def test_the_bar_wipes_itself_out() -> None:
    """After clearing, the last thing on the line is nothing."""
    stream = io.StringIO()
    bar = Bar(stream, 0, EN)
    bar.show(Progress("read", 1, 2, 1.0))
    bar.clear()
    assert "1/2" in stream.getvalue()
    assert stream.getvalue().split("\r")[-1] == ""
    assert stream.getvalue().split("\r")[-2].strip() == ""


def test_short_runs_see_no_bar() -> None:
    """Nothing is drawn before the waiting time is over."""
    stream = io.StringIO()
    bar = Bar(stream, 60, EN)
    bar.show(Progress("read", 1, 2, 1.0))
    bar.clear()
    assert stream.getvalue() == ""
