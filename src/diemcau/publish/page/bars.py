"""Agreement as a small bar: dark cells for sources of their own, light for copies, hatched for what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.publish.agreement import say_agreement
from diemcau.publish.markup import Html, Sheet, join
from diemcau.publish.numbers import format_counted

if TYPE_CHECKING:
    from diemcau.publish.agreement import Agreement
    from diemcau.publish.texts import Texts

# Width of a cell and of the gap behind it, in pixels; the style sheet's dashes have the same measure.
CELL, GAP = 7, 2
# Cells of a bar; of more the parts keep their shares.
MOST_CELLS = 12


def draw_agreement(pieces: Sheet, texts: Texts, agreement: Agreement) -> Html:
    """The bar with its words beside it, and all of them in its title."""
    cells = _cells(agreement)
    bars, at = [], 0
    for code, count in cells.items():
        if count:
            bars.append(pieces.fill("cells", code=code, x=at, width=count * (CELL + GAP) - GAP))
            at += count * (CELL + GAP)
    return pieces.fill(
        "sources",
        width=max(at - GAP, 0),
        bars=join(bars),
        short=_short(texts, agreement),
        words=say_agreement(texts, agreement),
    )


def _cells(agreement: Agreement) -> dict[str, int]:
    """How many cells each part has; of many reports its share of them, one at least."""
    counts = {"own": agreement.sources, "copy": agreement.copies, "against": agreement.against}
    whole = sum(counts.values())
    if whole <= MOST_CELLS:
        return counts
    return {code: max(1, round(count * MOST_CELLS / whole)) if count else 0 for code, count in counts.items()}


def _short(texts: Texts, agreement: Agreement) -> str:
    """The sources, and how many reports only repeat them."""
    told = [format_counted("page.n_sources", agreement.sources, texts.language)]
    if agreement.copies:
        told.append(format_counted("agree.repeated", agreement.copies, texts.language))
    return texts["list.comma"].join(told)
