"""Drafts to figures: quantities with their ends, measures, stock or flow, and what the document's frame filled in."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from diemcau.lang import lexicon as lx
from diemcau.read.scene import Draft, Scene
from diemcau.records import Document, Figure, Kind, Span, Tally

if TYPE_CHECKING:
    from diemcau.profile.types import Profile

_FULL = Decimal("0.95")  # confidence in a figure about which nothing is in doubt
_RECOGNISED = Decimal("0.25")  # less in a figure whose digits a machine recognised from a picture
_LEAST = Decimal("0.30")
# Which of period and owner the frame filled in.
_ASSUMED = {
    (False, False): frozenset[str](),
    (True, False): frozenset({"period"}),
    (False, True): frozenset({"unit_of_report"}),
    (True, True): frozenset({"period", "unit_of_report"}),
}


def to_figures(
    document: Document, drafts: Sequence[tuple[Scene, Draft]], profile: Profile | None
) -> tuple[Figure, ...]:
    """Figures of all drafts, each tied to the whole it is a part of.

    Args:
        document: The document.
        drafts: Its drafts in text order, each with its sentence.
        profile: The sector's vocabulary, for measures; None leaves them out.
    """
    index = {id(draft): k for k, (_, draft) in enumerate(drafts)}
    return tuple(_figure(document, scene, draft, index, profile) for scene, draft in drafts)


def _figure(document: Document, scene: Scene, draft: Draft, index: dict[int, int], profile: Profile | None) -> Figure:
    start = scene.span.start
    number = draft.number
    span = Span(start + number.start, start + number.end)
    unit = "rank" if draft.kind is Kind.RANK else draft.unit or "count"
    quantity = number.quantity(unit, fall=draft.fall and (draft.kind is Kind.CHANGE or draft.rule == "table cell"))
    measure = profile.find_measure(draft.label, scene.language.code, unit) if profile is not None else None
    return Figure(
        span=span,
        text=span.quote(document.text),
        quantity=quantity,
        label=draft.label or "?",
        measure=measure,
        unit_of_report=draft.owner,
        period=draft.period,
        status=draft.status,
        kind=draft.kind,
        stock_or_flow=_tally(scene, draft, measure, profile),
        compare_to=draft.compare_to,
        part_of=index.get(id(draft.whole)) if draft.whole is not None else None,
        sentence=scene.span,
        assumed=_assumed(draft),
        confidence=_confidence(draft.doubt, recognised=document.recognised),
        rule=draft.rule,
    )


@cache
def _confidence(doubt: int, *, recognised: bool) -> Decimal:
    return max(_LEAST, _FULL - Decimal(doubt) / 100 - (_RECOGNISED if recognised else 0))


def _assumed(draft: Draft) -> frozenset[str]:
    """What the sentence does not say itself and the document's frame filled in."""
    return _ASSUMED[draft.period is not None and not draft.period_set, not draft.owner_set]


def _tally(scene: Scene, draft: Draft, measure: str | None, profile: Profile | None) -> Tally | None:
    """Stock or flow: by the measure, else by words such as "valid" and "in force"."""
    if draft.kind is not Kind.LEVEL:
        return None
    if measure is not None and profile is not None:
        known = profile.stock_or_flow(measure)
        if known is not None:
            return known
    return Tally.STOCK if scene.has_tag(lx.STOCK, draft.at - 4, draft.phrase[1] + 2) else None
