"""Where the time goes: samples read back, and put to rooms, functions and expressions."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from bench.hotspots import find_expressions, find_rooms, find_spots
from bench.sampling import Frame, Stack, read_samples, take_samples

_TOLD = """Stack (most recent call first):
  File "/src/diemcau/read/made.py", line 3 in <listcomp>
  File "/src/diemcau/read/made.py", line 9 in find_made
Stack (most recent call first):
Stack (most recent call first):
  File "/lib/re/__init__.py", line 185 in search
  File "/src/diemcau/lang/en/made.py", line 7 in read
  File "/src/diemcau/read/made.py", line 8 in find_made
"""
_COMPREHENSION: Stack = (
    Frame("/src/diemcau/read/made.py", 3, "<listcomp>"),
    Frame("/src/diemcau/read/made.py", 9, "f"),
)
_CALLED: Stack = (Frame("/src/diemcau/lang/en/made.py", 7, "g"), Frame("/src/diemcau/read/made.py", 8, "f"))
_OUTSIDE: Stack = (Frame("/lib/json/__init__.py", 7, "loads"),)


def test_samples_are_read_back() -> None:
    """Each is its functions from the innermost on; one without a function is left out."""
    first, second = read_samples(_TOLD)
    assert first[0] == Frame("/src/diemcau/read/made.py", 3, "<listcomp>")
    assert [frame.name for frame in second] == ["search", "read", "find_made"]


def test_a_busy_program_is_seen() -> None:
    """What is done for a while is looked at, and its innermost function is the one that is busy."""

    def be_busy() -> None:
        end = time.process_time() + 0.05
        while time.process_time() < end:
            pass

    stacks, passes, spent = take_samples(be_busy, 0.2)
    assert passes >= 4
    assert spent >= 0.2
    assert "be_busy" in {stack[0].name for stack in stacks}


def test_time_is_put_to_rooms() -> None:
    """The innermost function of ours decides, and what is none of ours is elsewhere."""
    found = find_rooms([_COMPREHENSION, _CALLED, _CALLED, _OUTSIDE])
    assert found == {"lang/en": 0.5, "read": 0.25, "elsewhere": 0.25}
    assert next(iter(found)) == "lang/en"


def test_comprehensions_serve_the_function_they_stand_in() -> None:
    """Own time is that of the named function, with the line it was at; all time is whatever runs below it."""
    spots = {spot.place[1]: spot for spot in find_spots([_COMPREHENSION, _CALLED, _CALLED, _OUTSIDE])}
    assert (spots["f"].own, spots["f"].whole, spots["f"].line) == (0.25, 0.75, 9)
    assert (spots["g"].own, spots["g"].whole, spots["g"].line) == (0.5, 0.5, 7)
    assert [spot.place[1] for spot in find_spots([_COMPREHENSION, _CALLED, _CALLED], top=1)] == ["g"]


def test_lines_that_call_expressions_are_known(tmp_path: Path) -> None:
    """A line with a call of a pattern counts, one without does not, and Python's own module does."""
    file = tmp_path / "made.py"
    file.write_text("for one in _WORD.finditer(text):\n    found.append(one)\n", encoding="utf-8")
    stacks = [
        (Frame(str(file), 1, "f"),),
        (Frame(str(file), 2, "f"),),
        (Frame("/lib/re/__init__.py", 185, "search"), Frame(str(file), 2, "f")),
        (Frame(str(file), 2, "f"),),
    ]
    assert find_expressions(stacks) == pytest.approx(0.5)
    assert find_expressions([]) == 0.0
