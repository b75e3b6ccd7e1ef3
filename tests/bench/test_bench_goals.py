"""Bars and aims: what meets them, and how that is said."""

from __future__ import annotations

import io

import pytest
from bench.goals import Goal, short, show_goals
from rich.console import Console


@pytest.mark.parametrize(
    ("came", "least", "met", "aim_met"),
    [
        (29.9, True, False, False),
        (30.0, True, True, False),
        (100.0, True, True, True),
        (14.1, False, False, False),
        (14.0, False, True, False),
        (5.0, False, True, True),
    ],
)
def test_a_goal_is_met_from_its_bar_on(came: float, *, least: bool, met: bool, aim_met: bool) -> None:
    """The bar itself meets the goal, from above or from below, and the aim is judged by itself."""
    bar, aim = (30.0, 100.0) if least else (14.0, 5.0)
    goal = Goal("speed", came, bar, least=least, aim=aim)
    assert (goal.met, goal.aim_met) == (met, aim_met)


def test_without_an_aim_the_bar_is_all() -> None:
    """A goal that hopes for nothing more has its aim met with the bar."""
    assert Goal("memory", 79.0, 80.0, least=False).aim_met
    assert not Goal("memory", 81.0, 80.0, least=False).aim_met


def test_a_goal_says_what_came_and_what_is_asked() -> None:
    """The words hold figure, bar, aim and unit."""
    goal = Goal("time, seeds", 88.061, 14.0, least=False, aim=5.0, unit="times")
    assert goal.words == "time, seeds: 88.06 times (at most 14 times, aim 5 times)"
    assert Goal("F", 0.9698, 0.97, least=True).words == "F: 0.9698 (at least 0.97)"


@pytest.mark.parametrize(
    ("value", "said"), [(0, "0"), (0.0095, "0.0095"), (0.43914, "0.439"), (12.34, "12.3"), (38912.2, "38,912")]
)
def test_figures_are_short(value: float, said: str) -> None:
    """Three digits that say something, whole numbers from a hundred on."""
    assert short(value) == said


def test_goals_are_shown_with_their_judgement() -> None:
    """Each goal is a line that begins with whether it is met."""
    screen = io.StringIO()
    goals = [
        Goal("one", 2.0, 1.0, least=True),
        Goal("two", 2.0, 3.0, least=True),
        Goal("three", 9.0, 1.0, least=True, aim=5.0),
    ]
    show_goals(goals, Console(file=screen, width=120))
    assert [line.split(":")[0].split() for line in screen.getvalue().splitlines()] == [
        ["met", "one"],
        ["not", "met", "two"],
        ["aim", "met", "three"],
    ]


def test_a_goal_is_kept_with_its_judgement() -> None:
    """The JSON of a goal holds figure, bar, direction, aim and both judgements."""
    kept = Goal("help", 0.3, 0.2, least=False, unit="s").to_json()
    assert kept == {
        "what": "help",
        "came": 0.3,
        "bar": 0.2,
        "is": "at most",
        "aim": None,
        "unit": "s",
        "met": False,
        "aim_met": False,
    }
