"""The text of a document as lines for the page, every mention marked in it.

Mentions overlap (a figure inside a directive), so each line is cut at every border and each piece carries the sorts of
all mentions over it; a piece leads to the innermost of them. What a line shows is exactly its words: offsets that the
page counts in it are those of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from diemcau.records import Document, Span
from diemcau.records.document import Place

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts
    from diemcau.web.desk.models import Mention, Thread


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that stands over a stretch of the text.

    Attributes:
        span: The stretch.
        sort: Sort of the mention, `thread`, or `furniture`.
        uid: Of the mention; empty for what is none.
        thread: uid of the thread; empty for what is none.
        check: What a person made of it.
        title: What it is, for people who point at it.
    """

    span: Span
    sort: str
    uid: str = ""
    check: str = ""
    title: str = ""
    thread: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text.

    Attributes:
        start: Offset of its first code point.
        place: Where in the file it stands, in words; empty where that is not known or as before.
        body: Its words with the marks, as markup.
    """

    start: int
    place: str
    body: SafeString


def marks_of(document: Document, mentions: Iterable[Mention], threads: Iterable[Thread], texts: Texts) -> list[Mark]:
    """Everything that is marked in a text, in text order, the longer before the shorter."""
    marks = [Mark(span, "furniture") for span in document.furniture]
    marks.extend(
        Mark(Span(thread.start, thread.end), "thread", title=texts["desk.threads"], thread=str(thread.uid))
        for thread in threads
        if thread.start is not None and thread.end is not None and thread.closed_at is None
    )
    for row in mentions:
        told = f"{texts[f'desk.sort.{row.sort}']} · {texts[f'desk.check.{row.check_state}']}"
        marks.append(Mark(Span(row.start, row.end), row.sort, str(row.uid), row.check_state, told))
    return sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))


def lines_of(document: Document, marks: Sequence[Mark], texts: Texts) -> Iterator[Line]:
    """The lines of a text, each with its marks; empty lines are left out."""
    text, waiting, open_ = document.text, iter(marks), list[Mark]()
    upcoming = next(waiting, None)
    start, before = 0, ""
    for words in text.split("\n"):
        end = start + len(words)
        open_ = [mark for mark in open_ if mark.span.end > start]
        while upcoming is not None and upcoming.span.start < end:
            open_.append(upcoming)
            upcoming = next(waiting, None)
        if words.strip():
            place = _place(document.place_at(start), texts)
            yield Line(start, place if place != before else "", _marked(text, Span(start, end), open_))
            before = place
        start = end + 1


def _place(place: Place | None, texts: Texts) -> str:
    """Where in the file a line stands: the page, or the sheet; what changes with every line is left out."""
    if place is None:
        return ""
    if place.sheet is not None:
        return texts["desk.place.sheet"].format(name=place.sheet)
    if place.page is not None:
        return texts["desk.place.page"].format(number=place.page)
    return ""


def tell_place(place: Place | None, texts: Texts) -> str:
    """Where exactly in the file something stands, for the panel; empty where that is not known."""
    if place is None:
        return ""
    told = [_place(place, texts)]
    if place.address is not None:
        told.append(place.address)
    elif place.table is not None and place.row is not None:
        told.append(texts["desk.place.row"].format(table=place.table, row=place.row))
    elif place.paragraph is not None:
        told.append(texts["desk.place.paragraph"].format(number=place.paragraph))
    return " · ".join(part for part in told if part)


def _marked(text: str, line: Span, marks: Sequence[Mark]) -> SafeString:
    over = [mark for mark in marks if mark.span.overlaps(line)]
    borders = {border for mark in over for border in mark.span if line.start < border < line.end}
    points = [line.start, *sorted(borders), line.end]
    pieces = (_piece(text, start, end, over) for start, end in pairwise(points))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece is escaped where it is made


def _piece(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    words = escape(text[start:end])
    over = [mark for mark in marks if mark.span.start <= start < mark.span.end]
    if not over:
        return words
    sorts = " ".join(sorted({f"m-{mark.sort}" for mark in over}))
    mentions = [mark for mark in over if mark.uid]
    talks = "".join(_talk(mark) for mark in over if mark.thread and mark.span.end == end)
    if not mentions:
        return f'<span class="m {sorts}">{words}</span>{talks}'
    inner = min(mentions, key=lambda mark: (mark.span.end - mark.span.start, mark.sort))
    own = f' id="m-{inner.uid}"' if inner.span.start == start else ""
    last = " last" if inner.span.end == end else ""
    checks = " ".join(f"{mark.uid}" for mark in mentions)
    return (
        f'<a class="m {sorts}{last}"{own} href="?at={inner.uid}" data-of="{checks}" data-uid="{inner.uid}"'
        f' data-check="{inner.check}" title="{escape(inner.title)}" draggable="false" tabindex="-1">{words}</a>{talks}'
    )


def _talk(mark: Mark) -> str:
    """Leads from the end of some words to the talk about them; holds no words itself."""
    return (
        f'<a class="talk" href="#t-{mark.thread}" title="{escape(mark.title)}" aria-label="{escape(mark.title)}"></a>'
    )
