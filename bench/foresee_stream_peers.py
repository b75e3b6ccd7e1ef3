"""Two known ways of seeing bursts of words, written here in their shortest form to stand beside ours.

The packages that offer them do not run on today's Python. Both count in how many documents of a bin a term stands; a
term is a word, in Vietnamese also two neighbouring syllables.

- **Poisson**, online: a term is loud when its count in a bin is as unlikely, by the mean of its bins so far, as 4.5
  standard deviations of a normal, after ten bins of listening. Loud terms of one bin go together if half of the
  documents are the same, and are an alert unless half of them were loud in the ten bins before.
- **Kleinberg**, offline: his automaton of two states for batched documents (Bursty and hierarchical structure in
  streams, 2002, section 4) with a burst rate of twice the base rate and a cost of 1 for going up; bursts of which half
  of the documents are the same are one, and the heaviest count.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from bench.foresee_stream import Paper, Stream
from bench.foresee_stream_score import FIRST, Call, find_first

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 5  # documents of a term in a bin, or in a burst
_UNLIKELY = 3.4e-6  # beyond 4.5 standard deviations
_SILENT = 10  # bins
_LISTENS = 10  # bins in which the first one only counts, as a mean of two bins says nothing
_TIMES, _GAMMA = 2.0, 1.0
_COMMON = 0.1  # share of all documents from which a term tells nothing


def find_terms(paper: Paper) -> frozenset[str]:
    """The terms of a document."""
    words = _WORD.findall(paper.text.lower())
    if paper.language == "vi":
        return frozenset(words) | frozenset(f"{one} {next_}" for one, next_ in pairwise(words))
    return frozenset(words)


def run_poisson(stream: Stream) -> list[Call]:
    """Alerts as they come, bin by bin."""
    past: Counter[str] = Counter()
    spoke: dict[str, int] = {}
    calls: list[Call] = []
    for number, papers in enumerate(_by_bin(stream)):
        holders = _holders(papers)
        loud = [term for _, term in _find_loud(holders, past, number)]
        for group in _grouped(loud, holders):
            known = sum(number - spoke.get(term, -_SILENT) < _SILENT for term in group)
            if 2 * known < len(group):
                calls.append(Call(stream.bin_end(number), tuple(holders[group[0]]), group[0]))
        spoke |= dict.fromkeys(loud, number)
        past.update({term: len(documents) for term, documents in holders.items()})
    return calls


def _grouped(terms: Sequence[str], holders: dict[str, list[str]]) -> list[list[str]]:
    """Terms that stand in the same documents, each with the first of which it shares half."""
    groups: list[tuple[set[str], list[str]]] = []
    for term in terms:
        documents = set(holders[term])
        mine = next((group for held, group in groups if 2 * len(held & documents) >= len(documents)), None)
        if mine is None:
            groups.append((documents, [term]))
        else:
            mine.append(term)
    return [group for _, group in groups]


def _find_loud(holders: dict[str, list[str]], past: Counter[str], number: int) -> list[tuple[float, str]]:
    """Terms beyond their past with their chance, the least likely first."""
    if number < _LISTENS:
        return []
    rated = [
        (_tail(len(documents), (past[term] + 1) / (number + 1)), term)
        for term, documents in holders.items()
        if len(documents) >= _LEAST
    ]
    return sorted(each for each in rated if each[0] < _UNLIKELY)


def _tail(seen: int, expected: float) -> float:
    """How likely a Poisson of this mean comes to as many or more."""
    if seen <= expected:
        return 1.0
    term = total = math.exp(seen * math.log(expected) - expected - math.lgamma(seen + 1))
    for number in range(seen + 1, seen + 200):
        term *= expected / number
        total += term
    return total


def run_kleinberg(stream: Stream) -> list[Call]:
    """Bursts by weight, the heaviest first; raised on the last day of their first bin."""
    bins = _by_bin(stream)
    totals = [len(papers) for papers in bins]
    counts: dict[str, dict[int, list[str]]] = defaultdict(dict)
    for number, papers in enumerate(bins):
        for term, documents in _holders(papers).items():
            counts[term][number] = documents
    bursts = []
    for term, by_bin in counts.items():
        many = sum(map(len, by_bin.values()))
        if 3 * _LEAST <= many <= _COMMON * sum(totals):
            bursts += [(weight, term, span) for weight, span in _bursts(by_bin, many / sum(totals), totals)]
    bursts.sort(key=lambda burst: (-burst[0], burst[1]))
    held = [
        (f"{span.start} {term}", [document for number in span for document in counts[term].get(number, ())])
        for _, term, span in bursts[: 20 * FIRST]
    ]
    kept = _merged(held)[: find_first(stream)]
    return [Call(stream.bin_end(int(name.split()[0])), tuple(documents), name) for name, documents in kept]


def _bursts(by_bin: dict[int, list[str]], rate: float, totals: Sequence[int]) -> list[tuple[float, range]]:
    """Weights and bins of the bursts of one term: where the cheapest way leads through the upper state."""
    up = min(rate * _TIMES, 0.999)
    toll = _GAMMA * math.log(len(totals))
    gains = [_gain(len(by_bin.get(number, ())), total, rate, up) for number, total in enumerate(totals)]
    states = _cheapest(gains, toll)
    found, start = [], 0
    for number in range(1, len(states) + 1):
        if number == len(states) or states[number] != states[start]:
            if states[start]:
                found.append((sum(gains[start:number]), range(start, number)))
            start = number
    return found


def _gain(hits: int, total: int, rate: float, up: float) -> float:
    """By how much the upper state explains a bin better than the base state, in nats."""
    return hits * math.log(up / rate) + (total - hits) * math.log((1 - up) / (1 - rate))


def _cheapest(gains: Sequence[float], toll: float) -> list[bool]:
    """The cheapest way through two states, of which only going up costs."""
    low, high = 0.0, -toll  # what the best way to each state has won so far
    came: list[tuple[bool, bool]] = []
    for gain in gains:
        came.append((high > low, high >= low - toll))
        low, high = max(low, high), max(high, low - toll) + gain
    state, states = high > low, []
    for from_high_to_low, from_high_to_high in reversed(came):
        states.append(state)
        state = from_high_to_high if state else from_high_to_low
    return states[::-1]


def _merged(held: Iterable[tuple[str, Sequence[str]]]) -> list[tuple[str, list[str]]]:
    """Terms without those of whose documents half belong to one before."""
    kept: list[tuple[str, list[str]]] = []
    owner: dict[str, list[int]] = defaultdict(list)
    for term, documents in held:
        shared = Counter(place for document in documents for place in owner[document])
        if shared and 2 * max(shared.values()) >= len(documents):
            continue
        for document in documents:
            owner[document].append(len(kept))
        kept.append((term, list(documents)))
    return kept


def _holders(papers: Sequence[Paper]) -> dict[str, list[str]]:
    holders: dict[str, list[str]] = defaultdict(list)
    for paper in papers:
        for term in find_terms(paper):
            holders[term].append(paper.id)
    return holders


def _by_bin(stream: Stream) -> list[list[Paper]]:
    bins: list[list[Paper]] = [[] for _ in range(stream.bins)]
    for paper in stream.papers:
        bins[paper.bin].append(paper)
    return bins
