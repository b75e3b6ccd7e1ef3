"""Colours: told apart in light and dark, by colour-blind eyes and in grey; every class has its rule."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

import diemcau
from diemcau.publish.charts.paint import DARK, ON_STEPS, STEPS, Paint, style
from diemcau.publish.charts.render import to_svg

from .conftest import KINDS

LIGHT = {paint: paint.value for paint in Paint}
GROUNDS = {"light": (LIGHT, "#fffefb"), "dark": (LIGHT | DARK, "#181d23")}
_TEXT, _SIGN = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11


def luminance(colour: str) -> float:
    """How bright a colour is, as WCAG reckons it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How far apart two colours are."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", GROUNDS)
def test_letters_and_signs_can_be_seen(ground: str) -> None:
    """Letters by 4.5 to 1, signs by 3 to 1, on paper and on a dark page."""
    colours, paper = GROUNDS[ground]
    for paint in (Paint.INK, Paint.SOFT):
        assert contrast(colours[paint], paper) >= _TEXT
    for paint in (Paint.MAIN, Paint.TARGET, Paint.GOOD):
        assert contrast(colours[paint], paper) >= _SIGN
    assert contrast(colours[Paint.MAIN], colours[Paint.LEEWAY]) >= _SIGN
    for step, letters in zip(STEPS, ON_STEPS, strict=True):
        assert contrast(colours[step], colours[letters]) >= _TEXT


@pytest.mark.parametrize("ground", GROUNDS)
def test_steps_differ_in_grey(ground: str) -> None:
    """From little to much each step is clearly darker, on a dark page brighter, so that no hue is needed."""
    colours, _ = GROUNDS[ground]
    bright = [luminance(colours[step]) for step in STEPS]
    assert bright == sorted(bright, reverse=ground == "light")
    assert all(contrast(colours[one], colours[other]) >= 1.25 for one, other in itertools.pairwise(STEPS))


def test_every_colour_has_one_role() -> None:
    """The cleaner tells roles by colours."""
    assert len({paint.value.lower() for paint in Paint}) == len(Paint)


@pytest.mark.parametrize("kind", KINDS)
def test_every_class_has_a_rule(kind: str) -> None:
    """So that no sign keeps the colours of paper on a dark page."""
    rules = style()
    for words in re.findall(r'class="([^"]+)"', to_svg(KINDS[kind]("en"))):
        for name in words.split():
            assert f".{name} " in rules or f".{name}{{" in rules, name


def test_the_site_has_the_same_style() -> None:
    """The file that pages link is what `style` gives."""
    file = Path(diemcau.__file__).parent / "web/boards/static/boards/charts.css"
    assert file.read_text("utf-8").partition("\n")[2] == style()
