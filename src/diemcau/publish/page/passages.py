"""What the side panel says of a link between two reports: how much was taken, and the passages side by side."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from diemcau.publish.lineage import TRANSLATION, say_link, say_share, tell_link
from diemcau.publish.wording import capital

if TYPE_CHECKING:
    from diemcau.publish.page.scene import Scene
    from diemcau.records import CopyLink, Span

# Passages of one link that the panel has; more are counted.
MOST_PASSAGES = 60

# The rows that name the two reports.
ENDS = ("took_made", "took_from")

Json = dict[str, Any]


def show_link(scene: Scene, link: CopyLink) -> Json:
    """A link as an item of the panel; its passages are offsets of UTF-16 units, as the page's script counts.

    `g` holds for each passage start and end in the text it was taken from, then start and end in the text that took it.
    """
    texts = {name: scene.document(name).text for name in (link.origin, link.made)}
    passages = [
        [*_units(texts[link.origin], passage.origin), *_units(texts[link.made], passage.made)]
        for passage in islice(link.passages, MOST_PASSAGES)
    ]
    left, rows = len(link.passages) - len(passages), _rows(scene, link)
    return {
        "k": "t",
        "n": capital(say_link(scene.wording, link)),
        "t": scene.document(link.made).title or link.made,
        "r": rows,
        "w": "" if len(rows) > len(ENDS) else tell_link(scene.wording, link),
        "s": [],
        "d": [scene.number_of(link.origin), scene.number_of(link.made)],
        "g": passages,
        "y": scene.text("page.and_more").format(count=scene.count(left)) if left else "",
        "l": int(scene.document(link.origin).language == scene.document(link.made).language),
    }


def _rows(scene: Scene, link: CopyLink) -> list[tuple[str, str]]:
    """Both reports, and how much of each is in the other."""
    named = {name: f"[{scene.number_of(name)}] {scene.source(name)}" for name in (link.made, link.origin)}
    rows = dict(zip(ENDS, (named[link.made], named[link.origin]), strict=True))
    if link.grade != TRANSLATION:
        rows |= {
            "took_carried": say_share(scene.wording, link.carried),
            "took_taken": say_share(scene.wording, link.taken),
        }
    return [(scene.text(f"page.{key}"), value) for key, value in rows.items() if value]


def _units(text: str, span: Span) -> tuple[int, int]:
    """A span in UTF-16 units."""
    start = _length(text[: span.start])
    return start, start + _length(text[span.start : span.end])


def _length(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text) if not text.isascii() else len(text)
