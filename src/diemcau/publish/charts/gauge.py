"""How likely a target is met, read at once: ten dots, so many of them full, with the word and the odds beside.

Drawn here, not by the library, because a page has one beside every target and the base install has no library.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from diemcau.errors import Bug
from diemcau.publish.charts.clean import is_of_this_site
from diemcau.publish.charts.paint import Paint
from diemcau.publish.likely import TENTHS, Likely, likely_of, tell_chance, tell_odds, tenths_of
from diemcau.publish.texts import load_texts

if TYPE_CHECKING:
    from decimal import Decimal

    from diemcau.publish.charts.mark import Frame

_RADIUS, _STEP, _LEFT, _WIDTH, _HEIGHT = 8, 21, 10, 290, 50
_DOTS_AT, _WORDS_AT = 13, 43

_PAINT = {
    Likely.CERTAIN: Paint.GOOD,
    Likely.VERY_LIKELY: Paint.GOOD,
    Likely.LIKELY: Paint.GOOD,
    Likely.EVEN: Paint.LATE,
    Likely.UNLIKELY: Paint.TARGET,
    Likely.VERY_UNLIKELY: Paint.TARGET,
    Likely.HARDLY: Paint.TARGET,
}


def draw_gauge(chance: Decimal, frame: Frame, *, href: str = "") -> str:
    """The chance of something as SVG for a page.

    Args:
        chance: From 0 to 1.
        frame: Its title says of what; width and unit play no part.
        href: Where the grounds are: an address within the site or the page; or empty.

    Raises:
        Bug: If it would lead out of the site.
    """
    if href and not is_of_this_site(href):
        raise Bug(f"A chart would lead out of the site: {href!r}.")
    full = tenths_of(chance)
    paint = _PAINT[likely_of(chance)]
    dots = "".join(_dot(number, paint, is_full=number < full) for number in range(TENTHS))
    texts = load_texts(frame.language)
    words = (
        f'<text x="2" y="{_WORDS_AT}" font-size="13" fill="{Paint.INK}" class="f-ink">'
        f'<tspan font-weight="bold">{escape(texts[f"likely.{likely_of(chance).value}"])}</tspan>'
        f'<tspan dx="6" fill="{Paint.SOFT}" class="f-soft">{escape(tell_odds(chance, frame.language))}</tspan></text>'
    )
    told = escape(f"{frame.title}: {tell_chance(chance, frame.language)}", quote=True)
    inner = f"<title>{told}</title>{dots}{words}"
    if href:
        inner = f'<a href="{escape(href, quote=True)}" aria-label="{told}">{inner}</a>'
    return (
        f'<svg class="gauge chart" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" '
        f'role="{"group" if href else "img"}" aria-label="{told}">{inner}</svg>'
    )


def _dot(number: int, paint: Paint, *, is_full: bool) -> str:
    x = _LEFT + number * _STEP
    name = paint.name.lower()
    look = f'fill="{paint}" class="f-{name} s-{name}"' if is_full else f'fill="none" class="s-{name}"'
    return f'<circle cx="{x}" cy="{_DOTS_AT}" r="{_RADIUS}" stroke="{paint}" stroke-width="1.6" {look}/>'
