"""Words of success that no figure bears out: what a reader of the reports may ask evidence for."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from diemcau.publish.markup import EMPTY, Html, Sheet, join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.publish.page.scene import Scene
    from diemcau.records.checked import Praise

MOST_SENTENCES = 40
"""Sentences that fit a page; the others are counted."""


def show_praise(scene: Scene) -> Html:
    """The section of sentences that praise without a figure; nothing where there are none.

    A sentence that several reports print alike stands once, with all of them.
    """
    found = _by_sentence(scene)
    if not found:
        return EMPTY
    sheet, left = scene.sheet("praise"), len(found) - MOST_SENTENCES
    return sheet.fill(
        "praise",
        count=scene.count(len(found)),
        rows=join(_row(scene, sheet, alike) for alike in found[:MOST_SENTENCES]),
        more=sheet.fill("more", words=scene.text("page.praise_more").format(count=scene.count(left)))
        if left > 0
        else EMPTY,
    )


def _by_sentence(scene: Scene) -> list[list[list[Praise]]]:
    """For each wording the places that print it, and for each place its words of success."""
    places: defaultdict[tuple[str, int], list[Praise]] = defaultdict(list)
    for praise in scene.review.praises:
        places[praise.document, praise.sentence.start].append(praise)
    alike: defaultdict[str, list[list[Praise]]] = defaultdict(list)
    for (document, _), said in places.items():
        alike[" ".join(said[0].sentence.quote(scene.document(document).text).split()).lower()].append(said)
    return list(alike.values())


def _row(scene: Scene, sheet: Sheet, alike: Sequence[Sequence[Praise]]) -> Html:
    first = alike[0]
    document = first[0].document
    return sheet.fill(
        "row",
        language=scene.document(document).language,
        words=scene.marked(document, first[0].sentence, {praise.span for praise in first}),
        sources=join(
            sheet.fill("source", number=scene.number_of(name), source=scene.source(name))
            for name in dict.fromkeys(said[0].document for said in alike)
        ),
    )
