"""The documents themselves, with every mention marked and the page's furniture greyed.

Mentions overlap (a figure inside a directive), so each text is cut at every border and each piece carries the classes
of all mentions over it; a piece links to the innermost of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from diemcau.publish.lineage import find_families, say_link, tell_link
from diemcau.publish.markup import EMPTY, Html, Sheet, join, to_html
from diemcau.publish.page.registers import SORTS, shown_entries
from diemcau.records import (
    Agreement,
    CopyLink,
    Delegation,
    Directive,
    Event,
    Figure,
    Naming,
    Proposal,
    Reading,
    RegisterKind,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diemcau.publish.page.scene import Scene


class Mark(NamedTuple):
    """One mention over a text.

    Attributes:
        span: What it covers.
        sort: `f` figure, `d` directive, `p` proposal, `e` event, `a` agreement, `g` delegation, `n` name.
        item: Id of the claim, directive, proposal or event it belongs to; empty for none.
    """

    span: Span
    sort: str
    item: str


Mention = Figure | Directive | Proposal | Event | Agreement | Delegation | Naming
_ALWAYS = frozenset("fdpe")  # sorts that are marked whether or not the page lists them
Items = dict[tuple[str, str, int], str]


def find_items(scene: Scene) -> Items:
    """The id of each mention, by its sort, document and index."""
    record, items = scene.review.record, {}
    groups = (("f", record.claims), ("d", record.instructions), ("p", scene.review.proposals), ("e", record.occasions))
    for sort, group in groups:
        for each in group:
            for statement in each.statements:
                items[sort, statement.document, statement.index] = each.id
    for entry in shown_entries(scene):
        for statement in entry.statements if entry.sort is not RegisterKind.EVENT else ():
            items[SORTS[entry.sort], statement.document, statement.index] = entry.id
    return items


def show_documents(scene: Scene) -> Html:
    """The section of documents."""
    sheet, items = scene.sheet("documents"), find_items(scene)
    mainly = {kin.name: kin.link for family in find_families(scene.review.record) for kin in family}
    documents = join(
        _document(scene, sheet, items, reading, mainly[reading.document.name])
        for reading in scene.review.record.readings
    )
    return sheet.fill("documents", count=scene.count(len(scene.review.record.readings)), documents=documents)


def _document(scene: Scene, sheet: Sheet, items: Items, reading: Reading, link: CopyLink | None) -> Html:
    document = reading.document
    named = [document.publisher or "", scene.day(document)]
    return sheet.fill(
        "document",
        number=scene.number_of(document.name),
        title=document.title or document.name,
        source=", ".join(part for part in named if part),
        counts=_counts(scene, reading),
        lineage=_lineage(scene, sheet, link),
        language=document.language,
        text=show_text(sheet, scene.number_of(document.name), reading, find_marks(reading, items)),
    )


def _counts(scene: Scene, reading: Reading) -> str:
    """How much was read in a document, in words, and the name of its file."""
    counts = {"n_figures": len(reading.figures), "n_directives": len(reading.directives)}
    told = [scene.counted(f"page.{key}", n) for key, n in counts.items()]
    return " · ".join([*told, reading.document.name])


def _lineage(scene: Scene, sheet: Sheet, link: CopyLink | None) -> Html:
    """Whether a document is a copy and of which."""
    if link is None:
        return EMPTY
    return sheet.fill("copy", grade=say_link(scene.wording, link), why=tell_link(scene.wording, link))


def find_marks(reading: Reading, items: Items) -> list[Mark]:
    """All mentions of a reading, in text order, the longer before the shorter."""
    name = reading.document.name
    mentions: dict[str, Sequence[Mention]] = {
        "f": reading.figures,
        "d": reading.directives,
        "p": reading.proposals,
        "e": reading.occasions,
        "a": reading.agreements,
        "g": reading.delegations,
        "n": reading.namings,
    }
    marks = [
        Mark(mention.span, sort, items.get((sort, name, index), ""))
        for sort, group in mentions.items()
        for index, mention in enumerate(group)
        if sort in _ALWAYS or (sort, name, index) in items
    ]
    return sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))


def find_sentences(reading: Reading) -> list[Span]:
    """The sentences that hold a mention, ascending; what overlaps is one."""
    mentions: tuple[Mention, ...] = (
        *reading.figures,
        *reading.directives,
        *reading.proposals,
        *reading.occasions,
        *reading.agreements,
        *reading.delegations,
        *reading.namings,
    )
    widest = [
        Span(min(each.sentence.start, each.span.start), max(each.sentence.end, each.span.end)) for each in mentions
    ]
    merged: list[Span] = []
    for span in sorted(widest):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def show_text(sheet: Sheet, number: int, reading: Reading, marks: list[Mark]) -> Html:
    """A text with sentences as elements and mentions as marks in them."""
    sentences = find_sentences(reading)
    inside: dict[Span, list[Mark]] = defaultdict(list)
    for mark in marks:
        inside[sentences[_holder(sentences, mark.span.start)]].append(mark)
    pieces: list[Html] = []
    at = 0
    for sentence in sentences:
        pieces.extend(_pieces(sheet, number, reading, [], Span(at, sentence.start)))
        marked = join(_pieces(sheet, number, reading, inside[sentence], sentence))
        pieces.append(sheet.fill("sentence", id=f"s{number}-{sentence.start}", text=marked))
        at = sentence.end
    pieces.extend(_pieces(sheet, number, reading, [], Span(at, len(reading.document.text))))
    return join(pieces)


def _holder(sentences: list[Span], start: int) -> int:
    """Index of the sentence in which a place lies."""
    return bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1


def _pieces(sheet: Sheet, number: int, reading: Reading, marks: list[Mark], range_: Span) -> Iterator[Html]:
    """The pieces of a stretch of text between borders of its mentions and of furniture."""
    if range_.start >= range_.end:
        return
    text = reading.document.text
    grey = [span for span in reading.document.furniture if span.overlaps(range_)]
    for start, end in _cuts(range_, [*(mark.span for mark in marks), *grey]):
        words = text[start:end]
        covering = [mark for mark in marks if mark.span.start <= start < mark.span.end]
        if covering:
            yield _mark(sheet, number, words, covering, start)
        elif any(span.start <= start < span.end for span in grey):
            yield sheet.fill("furniture", text=words)
        else:
            yield Html(to_html(words))


def _cuts(range_: Span, spans: list[Span]) -> Iterator[tuple[int, int]]:
    """A stretch cut at every border that lies in it."""
    borders = {border for span in spans for border in span if range_.start < border < range_.end}
    points = [range_.start, *sorted(borders), range_.end]
    yield from ((a, b) for a, b in pairwise(points) if a < b)


def _mark(sheet: Sheet, number: int, words: str, covering: list[Mark], start: int) -> Html:
    """One piece under one or more mentions: a link to the innermost, with its place where a mention begins."""
    inner = min(covering, key=lambda mark: (mark.span.end - mark.span.start, mark.sort))
    begins = any(mark.span.start == start for mark in covering)
    return sheet.fill(
        "mark",
        sorts=" ".join(sorted({mark.sort for mark in covering})),
        items=" ".join(dict.fromkeys(mark.item for mark in covering if mark.item)),
        target=sheet.fill("target", item=inner.item) if inner.item else EMPTY,
        place=sheet.fill("place", id=f"m{number}-{start}") if begins else EMPTY,
        tab=EMPTY if inner.span.start == start else Html(' tabindex="-1"'),
        text=words,
    )


def sentence_id(number: int, sentences: list[Span], start: int) -> str:
    """Id of the sentence in which a place lies."""
    return f"s{number}-{sentences[_holder(sentences, start)].start}"
