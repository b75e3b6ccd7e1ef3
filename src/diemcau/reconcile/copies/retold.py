"""Texts of one language that tell one original in two translations: no run of words shows it, whole sentences do.

Two translators choose other words and other turns, but say the same things in the same order within each sentence, with
the same numbers. One such sentence is chance or a title; several long ones are one text behind both.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from diemcau.reconcile.copies.sentences import split_sentences
from diemcau.reconcile.copies.translations import count_in_order
from diemcau.reconcile.words import WORD, content
from diemcau.records import CopyLink, Document, Passage, Span

CLOSE_READING = 300  # texts of differing words up to which each is read as closely as this takes
# A sentence tells another when it shares this many things with it, this share of the shorter one's, in order. Pairs
# of reports of one meeting have two such sentences with 21 things at most on composed reports; two translations of one
# address have four and more with 40.
LEAST_THINGS, THINGS_SHARED, THINGS_ORDER = 8, 0.6, 0.6
LEAST_SENTENCES, LEAST_TOLD = 2, 30
SAME_WORDS = 0.85  # share of a sentence's runs of three words from which it is repeated and not retold
_LEAST_PAIRS = 6  # neighbouring things that two texts share before their sentences are compared
_CROWD = 40  # texts with one pair of neighbouring things beyond which it is a phrase of the trade
_PART = re.compile(r"(?<=;)\s+")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence or clause: its place, its things in order and as a set, its numbers, and its runs of three words."""

    span: Span
    things: tuple[str, ...]
    held: frozenset[str]
    numbers: frozenset[str]
    runs: frozenset[tuple[str, ...]]


def find_retold(documents: Sequence[Document], apart: Collection[tuple[int, int]]) -> Iterator[CopyLink]:
    """Links between texts that tell one original, the likely earlier one as origin although neither was made from it.

    Args:
        documents: Texts of differing words, as they likely arose.
        apart: Pairs that other evidence has already judged.
    """
    if not 1 < len(documents) <= CLOSE_READING:
        return
    told = [_sentences(document) for document in documents]
    for left, right in _candidates(documents, told):
        if (left, right) not in apart:
            yield from _link(documents[left], documents[right], told[left], told[right])


def _sentences(document: Document) -> list[_Sentence]:
    found = []
    for sentence in split_sentences(document):
        at, text = sentence.start, document.quote(sentence)
        ends = [*(match.span() for match in _PART.finditer(text)), (len(text), len(text))]
        start = 0
        for end, following in ends:
            part = text[start:end]
            things = content(part, document.language)
            if len(set(things)) >= LEAST_THINGS:
                numbers = frozenset(_DIGITS.findall(part))
                words = [word.lower() for word in WORD.findall(part)]
                runs = frozenset(zip(words, words[1:], words[2:], strict=False))
                found.append(_Sentence(Span(at + start, at + end), things, frozenset(things), numbers, runs))
            start = following
    return found


def _candidates(documents: Sequence[Document], told: Sequence[Sequence[_Sentence]]) -> list[tuple[int, int]]:
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, sentences in enumerate(told):
        for pair in {tuple(sorted(pair)) for sentence in sentences for pair in pairwise(sentence.things)}:
            holders[pair].append(place)
    counts: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if len(places) <= _CROWD:
            counts.update(combinations(places, 2))
    return sorted(
        pair
        for pair, shared in counts.items()
        if shared >= _LEAST_PAIRS and documents[pair[0]].language == documents[pair[1]].language
    )


def _link(
    origin: Document, made: Document, theirs: Sequence[_Sentence], ours: Sequence[_Sentence]
) -> Iterator[CopyLink]:
    """The link, where there is one."""
    met = [(one, other) for one in ours if (other := _retold(one, theirs)) is not None]
    told = sum(len(one.held & other.held) for one, other in _each_once(met))
    if len(_each_once(met)) < LEAST_SENTENCES or told < LEAST_TOLD:
        return
    yield CopyLink(
        origin=origin.name,
        made=made.name,
        grade="translation",
        carried=_share([one.span for one, _ in met], made),
        taken=_share([other.span for _, other in _each_once(met)], origin),
        passages=tuple(Passage(origin=other.span, made=one.span) for one, other in met),
        why=(
            f"{len(met)} sentences say {told} things in the same order in other words: both tell one text, likely in"
            " two translations."
        ),
    )


def _retold(one: _Sentence, others: Sequence[_Sentence]) -> _Sentence | None:
    """The sentence that says the same things in the same order."""
    best = max(others, key=lambda other: len(one.held & other.held) / min(len(one.held), len(other.held)), default=None)
    if best is None:
        return None
    shared = len(one.held & best.held)
    if shared < LEAST_THINGS or shared < THINGS_SHARED * min(len(one.held), len(best.held)):
        return None
    if not (one.numbers <= best.numbers or best.numbers <= one.numbers):
        return None
    if len(one.runs & best.runs) >= SAME_WORDS * min(len(one.runs), len(best.runs)):
        return None  # word for word: the same furniture, or a quotation
    order = count_in_order(one.things, best.things)
    return best if order >= THINGS_ORDER * min(len(one.things), len(best.things)) else None


def _each_once(met: Sequence[tuple[_Sentence, _Sentence]]) -> list[tuple[_Sentence, _Sentence]]:
    """The pairs with each sentence of the origin once: a title that captions repeat tells nothing more."""
    return list({other.span: (one, other) for one, other in reversed(met)}.values())


def _share(some: Sequence[Span], document: Document) -> float:
    total = sum(span.end - span.start for span in split_sentences(document))
    return min(1.0, sum(span.end - span.start for span in some) / total) if total else 0.0
