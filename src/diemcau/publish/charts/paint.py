"""The colours of charts: few, told apart by colour-blind eyes and in grey, each with a name that a style sheet knows.

A spec uses the plain colour; the cleaner adds a class by which a page follows its own light or dark variables.
"""

from __future__ import annotations

from enum import StrEnum


class Paint(StrEnum):
    """A role and its colour on white paper; every colour is used by one role alone."""

    INK = "#1c2530"
    SOFT = "#566170"
    LINE = "#cdc8bc"
    FAINT = "#eeeae1"
    PAPER = "#fffefa"  # within open signs
    MAIN = "#0d5c63"  # what is certain
    LEEWAY = "#8fbcb8"  # what may be beyond it
    BEFORE = "#a9a498"  # the year before
    TARGET = "#b3541e"  # what was to be reached
    GOOD = "#2a7a55"
    LATE = "#d79b3c"
    WAIT = "#9db4c8"
    ON_DARK = "#fffefb"  # letters on the dark steps
    ON_LIGHT = "#1c2531"  # letters on the light steps
    STEP_1 = "#dcebe8"
    STEP_2 = "#b0d2cd"
    STEP_3 = "#74a9a6"
    STEP_4 = "#2f7b80"
    STEP_5 = "#0b4a50"
    HATCH = "#f0f1f2"  # nothing is known
    FADE = "#f0f1f3"  # goes on without end
    FADE_LEFT = "#f0f1f4"  # the same to the other side
    HIT = "#f0f1f5"  # what can be pointed at; not seen


STEPS = (Paint.STEP_1, Paint.STEP_2, Paint.STEP_3, Paint.STEP_4, Paint.STEP_5)
"""From little to much."""

ON_STEPS = (Paint.ON_LIGHT, Paint.ON_LIGHT, Paint.ON_LIGHT, Paint.ON_DARK, Paint.ON_DARK)
"""Letters on each step."""

DARK: dict[Paint, str] = {
    Paint.INK: "#e7e6e1",
    Paint.SOFT: "#a3adb8",
    Paint.LINE: "#46505b",
    Paint.FAINT: "#242b33",
    Paint.PAPER: "#181d23",
    Paint.MAIN: "#6cc3c4",
    Paint.LEEWAY: "#33676b",
    Paint.BEFORE: "#79808a",
    Paint.TARGET: "#f0a35e",
    Paint.GOOD: "#7fcf9f",
    Paint.LATE: "#d9a93f",
    Paint.WAIT: "#5b7186",
    Paint.ON_DARK: "#0b1418",
    Paint.ON_LIGHT: "#eef3f3",
    Paint.STEP_1: "#20373b",
    Paint.STEP_2: "#2a5257",
    Paint.STEP_3: "#37757a",
    Paint.STEP_4: "#58aaac",
    Paint.STEP_5: "#9be0de",
}
"""The same roles on a dark page."""

_UNSEEN = frozenset({Paint.HATCH, Paint.FADE, Paint.FADE_LEFT, Paint.HIT})


def name_of(paint: Paint) -> str:
    """The role as it stands in class names and variables."""
    return paint.name.lower().replace("_", "-")


def style() -> str:
    """The style sheet of charts in a page, without which they keep the colours of paper."""
    seen = [paint for paint in Paint if paint not in _UNSEEN]
    light = " ".join(f"--chart-{name_of(paint)}: {paint.value};" for paint in seen)
    dark = " ".join(f"--chart-{name_of(paint)}: {DARK[paint]};" for paint in seen)
    rules = [
        f":root {{ {light} }}",
        f':root[data-theme="dark"] {{ {dark} }}',
        f'@media (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{ {dark} }} }}',
        f"@media print {{ :root, :root[data-theme] {{ {light} }} }}",
        *(_rules(paint) for paint in seen),
        *_BEHAVIOUR,
    ]
    return "\n".join(rules) + "\n"


def _rules(paint: Paint) -> str:
    name = name_of(paint)
    return (
        f".chart .f-{name} {{ fill: var(--chart-{name}); }} .chart .s-{name} {{ stroke: var(--chart-{name}); }} "
        f".chart .t-{name} {{ stop-color: var(--chart-{name}); }}"
    )


_BEHAVIOUR = (
    ".chart { display: block; width: 100%; height: auto; overflow: visible; }",
    ".spark.chart { width: 7.5rem; height: 1.9rem; }",
    ".fan.chart { max-width: 26rem; }",
    ".gauge.chart { width: 18rem; max-width: 100%; height: auto; }",
    ".chart text { font-family: inherit; }",
    ".chart .hit { fill: var(--chart-main); opacity: 0; }",
    ".chart a { cursor: pointer; }",
    ".chart a:hover .hit { opacity: .1; }",
    ".chart a:focus-visible { outline: none; }",
    ".chart a:focus-visible .hit { opacity: .16; stroke: var(--chart-main); stroke-width: 2; }",
)
