"""The page as a whole: sections into the shell, style and script into the page, a policy that lets nothing else in."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from diemcau.publish.charts.paint import style as chart_style
from diemcau.publish.markup import EMPTY, Html, Sheet, join, load_asset
from diemcau.publish.page.charts import show_charts
from diemcau.publish.page.conflicts import show_conflicts
from diemcau.publish.page.data import panel_data
from diemcau.publish.page.disputes import show_checks, show_findings
from diemcau.publish.page.figures import show_figures
from diemcau.publish.page.hero import show_hero
from diemcau.publish.page.lineage import show_lineage
from diemcau.publish.page.orders import show_directives, show_proposals
from diemcau.publish.page.outlook import show_outlook, show_signals
from diemcau.publish.page.parts import show_parts
from diemcau.publish.page.praise import show_praise
from diemcau.publish.page.registers import show_registers
from diemcau.publish.page.scene import Scene, open_scene
from diemcau.publish.page.totals import show_totals
from diemcau.publish.page.transcript import show_documents

if TYPE_CHECKING:
    from diemcau.records.review import Review


def write_page(review: Review, language: str) -> str:
    """The review as one HTML page that fetches nothing.

    Style and script stand in the page and are the only ones its content security policy lets run, by their hashes.
    Every text of a document is escaped. Without script the page reads in full; with it numbers open their sentences
    in a panel, and figures are searched and filtered.

    Args:
        review: What to show.
        language: ISO 639-1 code of the page's own words.

    Raises:
        NotFound: If the page has no words in that language.
    """
    scene = open_scene(review, language)
    style, script = load_asset("page.css"), load_asset("page.js")
    if review.foreseen is not None:
        style += chart_style()
    return scene.sheet("shell").fill(
        "page",
        language=language,
        title=review.record.story,
        style_hash=content_hash(style),
        script_hash=content_hash(script),
        style=Html(style),
        script=Html(script),
        data=Html(panel_data(scene)),
        **_sections(scene),
    )


def content_hash(content: str) -> str:
    """A source expression that allows exactly this inline content (Content Security Policy Level 3, hash-source)."""
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


def _sections(scene: Scene) -> dict[str, Html]:
    """The hero, the way through the page, and its sections in order of reading."""
    shown = {
        "figures": show_figures(scene),
        "conflicts": show_conflicts(scene),
        "totals": show_totals(scene),
        "outlook": show_outlook(scene),
        "signals": show_signals(scene),
        "parts": show_parts(scene),
        "charts": show_charts(scene),
        "checks": show_checks(scene),
        "praise": show_praise(scene),
        "directives": show_directives(scene),
        "proposals": show_proposals(scene),
        "registers": show_registers(scene),
        "lineage": show_lineage(scene),
        "documents": show_documents(scene),
        "findings": show_findings(scene),
    }
    sheet = scene.sheet("shell")
    return {
        "hero": show_hero(scene),
        "way": join(_stop(scene, sheet, key) for key, section in shown.items() if section != EMPTY),
        "sections": join(shown.values()),
    }


def _stop(scene: Scene, sheet: Sheet, key: str) -> Html:
    return sheet.fill("stop", key=key, name=scene.text(f"page.{key}"))
