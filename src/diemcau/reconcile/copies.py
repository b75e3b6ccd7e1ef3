"""Which documents are one text: verbatim, edited, excerpts, translations.

Within a language the evidence is word for word: runs of words that both hold, and the same numbers in the sentences
that both hold.
Without the second, a report that fills last year's text with new numbers would pass for a copy. Between languages it is
the same numbers and names in the same order where one text names the other as its source, and else the same things said
in the same order throughout.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from diemcau.lang.folding import fold
from diemcau.reconcile.vocabulary import SOURCE_CUES
from diemcau.reconcile.words import WORD, Dictionary, content, keys, name_content
from diemcau.records import CopyGroup, Document, Reading

SHINGLE = 4  # words in a run; shorter runs are shared by chance, longer ones break at every edit
# Least share of the smaller text's runs that both hold. Press reports of one meeting that quote the same speech
# stay under .15, the lightest edits that cut and reword sentences start at .3; measured on composed reports of one
# event.
COPIED = 0.25
# An excerpt has at most this share of the length of its origin and takes at least that share of its own runs from it;
# edited copies are shortened less, or say more in words of their own. Measured on composed reprints.
EXCERPT, EXCERPTED = 0.75, 0.6
WORD_FOR_WORD = 0.9  # share of runs from which a text counts as unchanged
SENTENCE_SHARED = 0.5  # share of a sentence's runs of three from which two sentences are one
NUMBERS_KEPT = 0.5  # least share of the common sentences with numbers whose numbers agree
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
LEAST_SHARED = 3  # runs or neighbouring points in common below which two texts are not compared
CROWD = 24  # documents with one run beyond which only neighbours are paired, to stay near-linear

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]*")
# Up to three small words after the cue ("the newspaper", "tin từ báo"), then a name of two words or an abbreviation.
_SOURCE_NAME = re.compile(
    r"\s*:?\s*(?:[^\W\d_A-Z]+\s+){0,3}(?P<name>[^\W\d_a-z][^\W\d_]*(?:[ -][^\W\d_a-z][^\W\d_]*)+|[A-Z]{2,6}\b)"
)
_SMALL = keys("the of a and for in on at to")
_HEAD = 400  # code points at the top in which a text names its source


@dataclass(frozen=True, slots=True)
class Print:
    """What of a document is compared.

    Attributes:
        document: The document itself.
        runs: Runs of `SHINGLE` words.
        sentences: For each line or sentence: its runs of three words and its numbers.
        points: Numbers and names in text order, folded.
        told: Numbers, and what the words stand for, in text order, as far as other languages may share it.
    """

    document: Document
    runs: frozenset[tuple[str, ...]]
    sentences: tuple[tuple[frozenset[tuple[str, ...]], tuple[str, ...]], ...]
    points: tuple[str, ...]
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Two documents that are one text, the origin first."""

    origin: str
    made: str
    grade: str
    why: str


def find_copies(readings: Sequence[Reading]) -> tuple[CopyGroup, ...]:
    """Groups of documents that are one text, each with its likely origin first; in order of the origins' names."""
    prints = _tell_abroad({reading.document.name: _print(reading.document) for reading in sorted(readings, key=_name)})
    links = [link for left, right in _pairs(prints) if (link := _link(prints[left], prints[right])) is not None]
    return tuple(_groups(links, prints))


def count_sources(copies: Iterable[CopyGroup], names: Iterable[str]) -> dict[str, str]:
    """For each document the name that stands for its source: the origin of its group, else its own."""
    source = {name: name for name in names}
    for group in copies:
        source.update(dict.fromkeys(group.documents, group.documents[0]))
    return source


def _name(reading: Reading) -> str:
    return reading.document.name


def _print(document: Document) -> Print:
    text = _own_text(document)
    words = tuple(word.lower() for word in WORD.findall(text))
    sentences = tuple(
        (_runs([word.lower() for word in WORD.findall(part)], 3), tuple(_numbers(part)))
        for part in re.split(r"(?<=[.!?])\s+|\n+", text)
    )
    return Print(document, _runs(words, SHINGLE), sentences, tuple(_points(text)))


def _tell_abroad(prints: dict[str, Print]) -> dict[str, Print]:
    """The prints with what texts in other languages may share of each; there is nothing of it within one language."""
    if len({one.document.language for one in prints.values()}) < 2:  # noqa: PLR2004 - one language translates nothing
        return prints
    told = {name: list(_things(one.document)) for name, one in prints.items()}
    dictionary = Dictionary((one.document.language, told[name]) for name, one in prints.items())
    return {name: replace(one, told=_shared(told[name], one, dictionary)) for name, one in prints.items()}


def _shared(told: Sequence[str], one: Print, dictionary: Dictionary) -> tuple[str, ...]:
    held = dictionary.abroad(frozenset(told), one.document.language)
    return tuple(word for word in told if word in held or word.isdigit())[:MOST_TOLD]


def _things(document: Document) -> Iterator[str]:
    """Numbers without their marks, and what the words between them stand for."""
    text, at = _own_text(document), 0
    for number in _NUMBER.finditer(text):
        yield from content(text[at : number.start()], document.language)
        yield re.sub(r"[.,]", "", number.group())
        at = number.end()
    yield from content(text[at:], document.language)


def _own_text(document: Document) -> str:
    """The text without the furniture of its page."""
    pieces, at = [], 0
    for span in document.furniture:
        pieces.append(document.text[at : span.start])
        at = max(at, span.end)
    return "\n".join([*pieces, document.text[at:]])


def _runs(words: Sequence[str], length: int) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def _numbers(text: str) -> Iterator[str]:
    """Digits of the numbers in a text without their marks, so that 2,500 and 2.500 are one."""
    return (re.sub(r"[.,]", "", match) for match in _NUMBER.findall(text))


def _points(text: str) -> Iterator[str]:
    for word in WORD.findall(text):
        if word[0].isdigit():
            yield re.sub(r"\D", "", word)
        elif word[0].isupper() and len(word) > 1:
            yield fold(word)


def _pairs(prints: dict[str, Print]) -> list[tuple[str, str]]:
    """Pairs of documents worth comparing: those that share runs or pairs of points, and those of the same bytes."""
    holders: defaultdict[object, list[str]] = defaultdict(list)
    twins: defaultdict[str, list[str]] = defaultdict(list)
    for name, one in prints.items():
        for key in (*one.runs, *set(pairwise(one.points))):
            holders[key].append(name)
        twins[one.document.id].append(name)
    counts: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        counts.update(_paired(names))
    alike = {pair for pair, shared in counts.items() if shared >= LEAST_SHARED}
    return sorted(alike.union(*(pairwise(names) for names in twins.values())))


def _paired(names: list[str]) -> Iterator[tuple[str, str]]:
    """All pairs of a few names; of many only neighbours and the first with each, which keeps a group connected."""
    if len(names) <= CROWD:
        yield from ((left, right) for at, left in enumerate(names) for right in names[at + 1 :])
        return
    yield from pairwise(names)
    yield from ((names[0], right) for right in names[2:])


def _link(left: Print, right: Print) -> Link | None:
    if left.document.id == right.document.id:
        return _directed(left, right, "verbatim", "The two files hold the same bytes.")
    if left.document.language == right.document.language:
        return _worded(left, right)
    return _translated(left, right)


def _worded(left: Print, right: Print) -> Link | None:
    """Copies within a language."""
    least = min(len(left.runs), len(right.runs))
    shared = len(left.runs & right.runs) / least if least else 0.0
    if shared < COPIED or not _keeps_numbers(left, right):
        return None
    ratio = least / max(len(left.runs), len(right.runs))
    is_excerpt = ratio <= EXCERPT and shared >= EXCERPTED
    grade = "excerpt" if is_excerpt else "verbatim" if shared >= WORD_FOR_WORD else "edited"
    why = f"{shared:.0%} of the shorter text's runs of {SHINGLE} words stand in the other, with the same numbers."
    return _directed(left, right, grade, why)


def _keeps_numbers(left: Print, right: Print) -> bool:
    """Whether the sentences that both hold also hold the same numbers; true where none has a number."""
    held: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, (runs, _) in enumerate(right.sentences):
        for run in runs:
            held[run].append(place)
    kept = told = 0
    for runs, numbers in left.sentences:
        counts = Counter(place for run in runs for place in held.get(run, ()))
        if not counts or max(counts.values()) < SENTENCE_SHARED * len(runs):
            continue
        other = right.sentences[max(counts, key=lambda place: (counts[place], -place))][1]
        if numbers or other:
            told += 1
            kept += set(numbers) <= set(other) or set(other) <= set(numbers)
    return kept >= NUMBERS_KEPT * told


def _translated(left: Print, right: Print) -> Link | None:
    """Copies between languages."""
    return _translated_by_points(left, right) or _translated_by_words(left, right)


def _translated_by_words(left: Print, right: Print) -> Link | None:
    """Whether one text says what the other says, thing by thing in the same order."""
    fewer = min(len(left.told), len(right.told))
    most = (Counter(left.told) & Counter(right.told)).total()  # no order can hold more than both texts do
    if fewer < LEAST_TOLD or most < TOLD_ORDER * fewer:
        return None
    if not _shares_numbers(left, right):
        return None
    order = _longest_common(left.told, right.told) / fewer
    why = f"{order:.0%} of {fewer} words, names and numbers that both languages have stand in the same order."
    return _directed(left, right, "translation", why) if order >= TOLD_ORDER else None


def _shares_numbers(left: Print, right: Print) -> bool:
    """Whether two texts tell the same numbers; a mould filled anew has the words of the old report and others."""
    ours, theirs = ({thing for thing in one.told if thing.isdigit()} for one in (left, right))
    return len(ours & theirs) >= NUMBERS_TOLD * min(len(ours), len(theirs))


def _translated_by_points(left: Print, right: Print) -> Link | None:
    """Whether the same numbers and names stand in the same order, which takes less where a text names its source."""
    common = set(left.points) & set(right.points)
    ours = [point for point in left.points if point in common]
    theirs = [point for point in right.points if point in common]
    fewer = min(len(ours), len(theirs))
    sourced = _names_source(left.document, right.document) or _names_source(right.document, left.document)
    least, share = (SOURCED_POINTS, SOURCED_ORDER) if sourced else (BARE_POINTS, BARE_ORDER)
    if fewer < least or (order := _longest_common(ours, theirs) / fewer) < share:
        return None
    if not sourced and fewer < share * min(len(left.points), len(right.points)):
        return None
    source = ", and one text names the other as its source" if sourced else ""
    return _directed(
        left, right, "translation", f"{order:.0%} of {fewer} numbers and names stand in the same order{source}."
    )


def _longest_common(left: Sequence[str], right: Sequence[str]) -> int:
    """Length of the longest sequence that both hold in order."""
    row = [0] * (len(right) + 1)
    for one in left:
        before = 0
        for at, other in enumerate(right, 1):
            before, row[at] = row[at], before + 1 if one == other else max(row[at], row[at - 1])
    return row[-1]


def _names_source(document: Document, other: Document) -> bool:
    """Whether the top of a text names the other's publisher, or the agency at the other's top, as its source.

    What was published later is no source.
    """
    if document.published and other.published and other.published > document.published:
        return False
    head, top = document.text[:_HEAD], fold(other.text[:_HEAD])
    publisher = fold(other.publisher or "")
    for cue in SOURCE_CUES.finditer(head):
        named = _SOURCE_NAME.match(head, cue.end())
        if named is None:
            continue
        source = fold(named["name"])
        if source in publisher or (publisher and publisher in source) or source in top:
            return True
        if _is_named(named["name"], document, other):
            return True
    return False


def _is_named(name: str, document: Document, other: Document) -> bool:
    """Whether a name stands for the other's publisher in another language: "the Portal" for "Cổng thông tin"."""
    words = frozenset(name_content(name, document.language)) - _SMALL
    published = frozenset(name_content(other.publisher or "", other.language))
    return len(words) > 1 and words <= published


def _directed(left: Print, right: Print, grade: str, why: str) -> Link:
    """The link with its likely origin first: a text that names the other as source comes second, then by date, then the
    fuller.
    """
    ahead = sorted((left, right), key=_origin_key)
    if _names_source(ahead[0].document, ahead[1].document):
        ahead.reverse()
    return Link(ahead[0].document.name, ahead[1].document.name, grade, why)


def _origin_key(one: Print) -> tuple[str, int, str]:
    published = one.document.published
    return (published.isoformat() if published else "9999", len(one.runs), one.document.name)


def _groups(links: Sequence[Link], prints: dict[str, Print]) -> Iterator[CopyGroup]:
    """Documents that links join, each group with the grade of its weakest link."""
    home: dict[str, list[str]] = {}
    for link in links:
        merged = sorted(set(home.get(link.origin, [link.origin])) | set(home.get(link.made, [link.made])))
        home.update(dict.fromkeys(merged, merged))
    for members in sorted({tuple(group) for group in home.values()}):
        inside = [link for link in links if link.origin in members]
        made = {link.made for link in inside}
        origins = [name for name in members if name not in made] or list(members)
        origin = min(origins, key=lambda name: _origin_key(prints[name]))
        weakest = max(inside, key=lambda link: ("verbatim", "edited", "excerpt", "translation").index(link.grade))
        yield CopyGroup(
            documents=(origin, *(name for name in members if name != origin)), grade=weakest.grade, why=weakest.why
        )
