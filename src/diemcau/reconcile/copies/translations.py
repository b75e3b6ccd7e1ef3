"""Which texts tell in one language what another tells in another.

Between languages the evidence is the same numbers and names in the same order where one text names the other as its
source, and else the same things said in the same order throughout.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from diemcau.lang.folding import fold
from diemcau.reconcile.copies.credits import names_source
from diemcau.reconcile.copies.sentences import own_text, split_sentences
from diemcau.reconcile.words import WORD, Dictionary, content
from diemcau.records import CopyLink, Document, Passage, Span

# A translation that names its source keeps at least this many numbers and names, this share of them in order. Without
# a named source two independent reports of one meeting reach .9 of 18 points on composed reports, so that only long
# texts prove it by order alone.
SOURCED_POINTS, SOURCED_ORDER = 8, 0.45
BARE_POINTS, BARE_ORDER = 40, 0.9
# Least share of the shorter text's words, as far as both languages have them, that stand in the other in that order.
# Translations in full lie above .65 on composed reports, two independent reports of one meeting under .55.
TOLD_ORDER = 0.6
NUMBERS_TOLD = 0.75  # least share of the numbers of the text with fewer that the other has too
LEAST_TOLD = 40  # such words below which a text is too short to tell
MOST_TOLD = 600  # words from the top that are held against each other
SENTENCE_POINTS, SENTENCE_SHARE = (
    2,
    0.5,
)  # points that a sentence must share with its original, and the share of its own

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Told:
    """What of a document another language can repeat.

    Attributes:
        document: The document itself.
        points: Numbers and names in text order, folded.
        told: Numbers, and what the words stand for, in text order, as far as other languages may share it.
    """

    document: Document
    points: tuple[str, ...]
    told: tuple[str, ...] = ()


def find_translations(documents: Sequence[Document], pairs: Sequence[tuple[int, int]]) -> Iterator[CopyLink]:
    """Links between documents of different languages.

    Args:
        documents: All documents.
        pairs: Which of them to hold against each other, the likely origin first.
    """
    names = sorted({one for pair in pairs for one in pair})
    things = {one: list(_things(documents[one])) for one in names}
    dictionary = Dictionary((documents[one].language, things[one]) for one in names)
    told = {one: _told(documents[one], things[one], dictionary) for one in names}
    for left, right in pairs:
        if (link := _link(told[left], told[right])) is not None:
            yield link


def _told(document: Document, things: Sequence[str], dictionary: Dictionary) -> Told:
    held = dictionary.abroad(frozenset(things), document.language)
    told = tuple(word for word in things if word in held or word.isdigit())[:MOST_TOLD]
    return Told(document, tuple(find_points(own_text(document))), told)


def _things(document: Document) -> Iterator[str]:
    """Numbers without their marks, and what the words between them stand for."""
    text, at = own_text(document), 0
    for number in _NUMBER.finditer(text):
        yield from content(text[at : number.start()], document.language)
        yield re.sub(r"[.,]", "", number.group())
        at = number.end()
    yield from content(text[at:], document.language)


def find_points(text: str) -> Iterator[str]:
    """Numbers without their marks, and capitalised words without diacritics, in text order."""
    for word in WORD.findall(text):
        if word[0].isdigit():
            yield re.sub(r"\D", "", word)
        elif word[0].isupper() and len(word) > 1:
            yield fold(word)


def _link(left: Told, right: Told) -> CopyLink | None:
    why = _points_agree(left, right) or _words_agree(left, right)
    if not why:
        return None
    origin, made = left.document, right.document
    if names_source(origin, made):
        origin, made = made, origin
    return align(
        CopyLink(origin=origin.name, made=made.name, grade="translation", carried=0, taken=0, why=why), origin, made
    )


def _words_agree(left: Told, right: Told) -> str:
    """How far one text says what the other says, thing by thing in the same order; empty where it does not."""
    fewer = min(len(left.told), len(right.told))
    most = (Counter(left.told) & Counter(right.told)).total()  # no order can hold more than both texts do
    if fewer < LEAST_TOLD or most < TOLD_ORDER * fewer or not _shares_numbers(left, right):
        return ""
    order = count_in_order(left.told, right.told) / fewer
    if order < TOLD_ORDER:
        return ""
    return f"{order:.0%} of {fewer} words, names and numbers that both languages have stand in the same order."


def _shares_numbers(left: Told, right: Told) -> bool:
    """Whether two texts tell the same numbers; a mould filled anew has the words of the old report and others."""
    ours, theirs = ({thing for thing in one.told if thing.isdigit()} for one in (left, right))
    return len(ours & theirs) >= NUMBERS_TOLD * min(len(ours), len(theirs))


def _points_agree(left: Told, right: Told) -> str:
    """How far the same numbers and names stand in the same order, which takes less where a text names its source."""
    common = set(left.points) & set(right.points)
    ours = [point for point in left.points if point in common]
    theirs = [point for point in right.points if point in common]
    fewer = min(len(ours), len(theirs))
    sourced = names_source(left.document, right.document) or names_source(right.document, left.document)
    least, share = (SOURCED_POINTS, SOURCED_ORDER) if sourced else (BARE_POINTS, BARE_ORDER)
    if fewer < least or (order := count_in_order(ours, theirs) / fewer) < share:
        return ""
    if not sourced and fewer < share * min(len(left.points), len(right.points)):
        return ""
    source = ", and one text names the other as its source" if sourced else ""
    return f"{order:.0%} of {fewer} numbers and names stand in the same order{source}."


def count_in_order(left: Sequence[str], right: Sequence[str]) -> int:
    """Length of the longest sequence that both hold in order.

    Hyyrö's bit-parallel algorithm (2004): the row of the table is one integer, a bit for each place of `left`.
    """
    places: dict[str, int] = {}
    for at, one in enumerate(left):
        places[one] = places.get(one, 0) | 1 << at
    full = (1 << len(left)) - 1
    row = full
    for other in right:
        met = row & places.get(other, 0)
        row = ((row + met) | (row - met)) & full
    return len(left) - row.bit_count()


def align(link: CopyLink, origin: Document, made: Document) -> CopyLink:
    """The link with the sentences whose numbers and names tell which sentence of the origin each was made from."""
    ours, theirs = split_sentences(made), split_sentences(origin)
    held = [frozenset(find_points(origin.quote(span))) for span in theirs]
    passages = []
    for span in ours:
        points = frozenset(find_points(made.quote(span)))
        best = max(range(len(held)), key=lambda at: (len(points & held[at]), -at), default=None)
        if best is not None and _is_aligned(points, held[best]):
            passages.append(Passage(origin=theirs[best], made=span))
    return replace(
        link,
        passages=tuple(passages),
        carried=_share([passage.made for passage in passages], ours),
        taken=_share({passage.origin for passage in passages}, theirs),
    )


def _is_aligned(points: frozenset[str], others: frozenset[str]) -> bool:
    """Whether a sentence shares half its points with another, or all its numbers where there are several."""
    both, numbers = points & others, frozenset(point for point in points if point.isdigit())
    if len(both) < SENTENCE_POINTS:
        return False
    return len(both) >= SENTENCE_SHARE * len(points) or (len(numbers) >= SENTENCE_POINTS and numbers <= others)


def _share(some: Sequence[Span] | set[Span], every: Sequence[Span]) -> float:
    total = sum(span.end - span.start for span in every)
    return sum(span.end - span.start for span in some) / total if total else 0.0
