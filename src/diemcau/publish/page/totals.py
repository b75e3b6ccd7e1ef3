"""What the orgs come to together, with how many of them have reported and every number that was added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.publish.calendar import format_period
from diemcau.publish.markup import EMPTY, Html, Sheet, join
from diemcau.publish.rolled import tell_caveats, tell_coverage, tell_total
from diemcau.publish.wording import capital

if TYPE_CHECKING:
    from diemcau.publish.page.scene import Scene
    from diemcau.records.total import Total

MOST_PARTS = 12
"""Parts named beside a total; more are counted."""


def show_totals(scene: Scene) -> Html:
    """The section of totals; nothing where no org below the home country is known."""
    totals = scene.review.totals
    if not totals:
        return EMPTY
    sheet = scene.sheet("totals")
    period = scene.review.period
    return sheet.fill(
        "totals",
        period=format_period(period, scene.language) if period else "",
        rows=join(_row(scene, sheet, total) for total in totals),
    )


def _row(scene: Scene, sheet: Sheet, total: Total) -> Html:
    caveats = tell_caveats(total, scene.language)
    return sheet.fill(
        "row",
        name=capital(scene.review.measure_names.get(total.measure, {}).get(scene.language, total.measure)),
        caveats=sheet.fill("caveats", words=caveats) if caveats else EMPTY,
        number=tell_total(total, scene.language),
        covered=tell_coverage(total, scene.review.kind_names, scene.language),
        parts=_parts(scene, sheet, total),
    )


def _parts(scene: Scene, sheet: Sheet, total: Total) -> Html:
    claims = [scene.review.claims[part] for part in total.parts if part in scene.review.claims]
    shown = [
        sheet.fill("part", id=claim.id, org=capital(scene.wording.org(claim)), number=scene.wording.number(claim))
        for claim in claims[:MOST_PARTS]
    ]
    left = len(claims) - MOST_PARTS
    more = scene.wording.texts["list.rest"].format(count=scene.count(left)) if left > 0 else ""
    return join([*shown, sheet.fill("more", words=more) if more else EMPTY])
