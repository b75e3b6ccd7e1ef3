"""Wholes as bars of their parts, with what no report explains hatched."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from diemcau.publish.markup import EMPTY, Html, Sheet, join
from diemcau.publish.numbers import format_interval

if TYPE_CHECKING:
    from diemcau.publish.page.scene import Scene
    from diemcau.records import Claim
    from diemcau.records.review import Breakdown, Review

# Colours of parts in the style sheet; more parts than that share the last.
COLOURS = 6
# Parts named under a bar; more are counted.
MOST_KEYS = 12


def show_parts(scene: Scene) -> Html:
    """The section of wholes and parts; nothing where there are none."""
    review = scene.review
    told = [each for each in review.breakdowns if is_telling(review, each)]
    if not told:
        return EMPTY
    sheet = scene.sheet("parts")
    return sheet.fill("parts", bars=join(_breakdown(scene, sheet, each) for each in told))


def is_telling(review: Review, breakdown: Breakdown) -> bool:
    """Whether a bar shows more than its numbers: several parts, or a part that the profile knows as such."""
    return len(breakdown.parts) > 1 or review.claims[breakdown.parts[0]].measure is not None


def _breakdown(scene: Scene, sheet: Sheet, breakdown: Breakdown) -> Html:
    wording, claims = scene.wording, scene.review.claims
    whole, parts = claims[breakdown.whole], [claims[part] for part in breakdown.parts]
    return sheet.fill(
        "breakdown",
        id=whole.id,
        number=wording.number(whole),
        name=wording.name(whole),
        org=wording.org(whole),
        period=wording.period(whole),
        bar=_bar(scene, sheet, whole, parts),
        legend=_legend(scene, sheet, parts),
        remainder=wording.remainder(breakdown),
        hatched=EMPTY if breakdown.remainder is None else sheet.fill("hatched"),
    )


def _legend(scene: Scene, sheet: Sheet, parts: list[Claim]) -> Html:
    left = len(parts) - MOST_KEYS
    more = scene.wording.texts["list.rest"].format(count=scene.count(left)) if left > 0 else ""
    keys = [_key(scene, sheet, at, part) for at, part in enumerate(parts[:MOST_KEYS])]
    return join([*keys, sheet.fill("more", words=more) if more else EMPTY])


def _key(scene: Scene, sheet: Sheet, at: int, part: Claim) -> Html:
    return sheet.fill(
        "key", colour=_colour(at), id=part.id, number=scene.wording.number(part), name=scene.wording.name(part)
    )


def _colour(at: int) -> int:
    return min(at, COLOURS - 1) + 1


def _bar(scene: Scene, sheet: Sheet, whole: Claim, parts: list[Claim]) -> Html:
    """The bar: each part as wide as its value against the whole, or against all parts where they exceed it."""
    length = max(whole.value, sum((part.value for part in parts), Decimal(0)))
    if length <= 0 or any(part.value < 0 or part.unit != whole.unit for part in parts):
        return EMPTY
    start, drawn = Decimal(0), []
    for at, part in enumerate(parts):
        width = part.value / length * 100
        title = f"{scene.wording.number(part)} {scene.wording.name(part)}"
        drawn.append(
            sheet.fill("part", x=percent(start), width=percent(width), colour=_colour(at), id=part.id, title=title)
        )
        start += width
    rest = Decimal(100) - start
    words = format_interval(whole.interval, whole.unit, scene.language)
    return sheet.fill("bar", parts=join(drawn), x=percent(start), rest=percent(rest), words=words)


def percent(number: Decimal) -> str:
    """A length for an SVG attribute."""
    return f"{max(number, Decimal(0)):.2f}%"
