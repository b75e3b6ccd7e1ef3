"""Corrections as a line of values in time: what was said first, what replaced it, each with its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.publish.markup import EMPTY, Html, Sheet, join
from diemcau.publish.numbers import format_change
from diemcau.publish.reason import tell_correction
from diemcau.publish.succession import find_chains, find_stops

if TYPE_CHECKING:
    from diemcau.publish.page.scene import Scene
    from diemcau.publish.succession import Stop
    from diemcau.records import Correction

# Sentences shown of one value; copies share theirs.
MOST_QUOTES = 3


def show_corrections(scene: Scene, sheet: Sheet) -> Html:
    """All corrections, a line for each value that was replaced; nothing where none was."""
    lines = [_line(scene, sheet, chain) for chain in find_chains(scene.wording)]
    return sheet.fill("corrections", lines=join(lines)) if lines else EMPTY


def _line(scene: Scene, sheet: Sheet, chain: list[Correction]) -> Html:
    reasons = dict.fromkeys(tell_correction(scene.wording, correction) for correction in chain)
    stops = find_stops(scene.wording, chain)
    figure = scene.wording.figure(stops[-1].statements[0])
    return sheet.fill(
        "correction",
        name=scene.wording.figure_name(figure, stops[-1].statements[0].document),
        stops=join(_stop(scene, sheet, stop) for stop in stops),
        why=join(sheet.fill("reason", why=why) for why in list(reasons)[:MOST_QUOTES]),
    )


def _stop(scene: Scene, sheet: Sheet, stop: Stop) -> Html:
    figure = scene.wording.figure(stop.statements[0])
    number = format_change(figure.quantity, figure.kind, scene.language)
    return sheet.fill(
        "stop",
        state="stands" if stop.stands else "replaced",
        number=number if stop.stands else sheet.fill("struck", number=number),
        stage=scene.text(f"stage.{stop.stage}"),
        quotes=join(scene.quotes(stop.statements)[:MOST_QUOTES]),
    )
