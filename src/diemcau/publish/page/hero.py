"""The head of the page: the event and the four numbers that say what the review rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.publish.calendar import format_period
from diemcau.publish.markup import EMPTY, Html, Sheet, join
from diemcau.publish.wording import capital

if TYPE_CHECKING:
    from diemcau.publish.page.scene import Scene
    from diemcau.records import Occasion

# Bridge points named at the head; of a nationwide conference the rest are counted.
MOST_POINTS = 12


def show_hero(scene: Scene) -> Html:
    """The head of the page."""
    sheet, review = scene.sheet("hero"), scene.review
    occasion = review.occasion
    return sheet.fill(
        "hero",
        story=review.record.story,
        title=_title(scene, occasion),
        facts=_facts(scene, sheet, occasion) if occasion else EMPTY,
        tiles=_tiles(scene, sheet),
        period=_period(scene),
    )


def _title(scene: Scene, occasion: Occasion | None) -> str:
    """The event with day and place; the name of the folder where no event is told."""
    if occasion is None:
        return capital(scene.review.record.story)
    return scene.wording.event(occasion)


def _facts(scene: Scene, sheet: Sheet, occasion: Occasion) -> Html:
    """Who chaired and who joined, as far as reports say."""
    points = list(occasion.bridge_points[:MOST_POINTS])
    left = len(occasion.bridge_points) - len(points)
    if left:
        points.append(scene.text("page.and_more").format(count=scene.count(left)))
    rows = [("chair", scene.wording.chair(occasion)), ("bridge_points", " · ".join(points))]
    told = [sheet.fill("fact", name=scene.text(f"page.{key}"), value=value) for key, value in rows if value]
    return join([*told, sheet.fill("event_link", id=occasion.id, cites=scene.cite(occasion.statements, occasion.id))])


def _tiles(scene: Scene, sheet: Sheet) -> Html:
    coverage, record = scene.review.coverage, scene.review.record
    tiles = [
        ("reports", coverage.documents, "#documents"),
        ("independent", coverage.independent, "#documents"),
        ("figures", coverage.facts, "#figures"),
        ("conflicts", len(record.conflicts), "#conflicts"),
        ("directives", len(record.instructions), "#directives"),
    ]
    return join(
        sheet.fill(
            "tile",
            key=key,
            count=scene.count(count),
            none=EMPTY if count else Html(" data-none"),
            target=target,
            name=scene.wording.texts.plural(f"page.tile_{key}", count),
        )
        for key, count, target in tiles
    )


def _period(scene: Scene) -> str:
    """Which period the review puts first."""
    review = scene.review
    if review.period is None:
        return ""
    key = "period_asked" if review.asked else "period_found"
    words = scene.text(f"page.{key}").format(period=format_period(review.period, scene.language))
    outside = len(review.coverage.outside_period)
    return f"{words} {scene.counted('page.outside', outside)}" if outside else words
