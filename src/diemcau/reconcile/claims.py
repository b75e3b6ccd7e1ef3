"""Figures brought together into claims: block, compare, decide, join.

Only figures that share a key are compared (`blocks`). Joins are made from the surest down, and each is checked against
everything already joined, so that no chain of likenesses links unlike ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from diemcau.reconcile.blocks import find_candidates
from diemcau.reconcile.compare import (
    Comparison,
    compare_figures,
    may_be_one,
)
from diemcau.reconcile.decide import Decision, decide_same
from diemcau.reconcile.entries import Entry
from diemcau.reconcile.kindred import find_issues, find_kindred, is_of_issues
from diemcau.reconcile.levels import ALIKE_VALUES, BARRED
from diemcau.reconcile.rulings import UNRULED, Bonds, Rulings
from diemcau.reconcile.scope import compare_owners_softly, compare_periods_softly
from diemcau.reconcile.values import digits, distance
from diemcau.records import Interval


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures that were compared, the one read first on the left."""

    left: Entry
    right: Entry
    comparison: Comparison
    decision: Decision


@dataclass(slots=True)
class Cluster:
    """Figures held to be one fact so far, and what they allow together."""

    entries: list[Entry]
    interval: Interval
    sources: set[str]
    reasons: list[Decision] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Compared:
    """All figures of a folder, compared and joined; what conflicts and corrections are looked for in.

    Attributes:
        entries: The figures in reading order.
        pairs: Those that were compared.
        clusters: Those that are one fact, in reading order.
        home: For each figure, by its key, the place of its cluster.
        texts: For each document its text.
        values: The figures of each document by value and unit.
    """

    entries: tuple[Entry, ...]
    pairs: tuple[Pair, ...]
    clusters: tuple[Cluster, ...]
    home: Mapping[tuple[int, int], int]
    texts: Mapping[str, str]
    values: Mapping[tuple[str, Decimal, str | None], Sequence[Entry]]

    def told_together(self, left: Entry, right: Entry) -> bool:
        """Whether one text gives both values in its body: then they are two facts, however alike their words."""
        ours, theirs = (
            {entry.document for entry in self.clusters[self.place(one)].entries if not entry.headline}
            for one in (left, right)
        )
        return not ours.isdisjoint(theirs)

    def tells_both(self, left: Entry, right: Entry) -> bool:
        """Whether one of two texts itself tells the other's number too, of a thing of the same sort.

        Then the two numbers are two facts there, whatever the other text made of its own.
        """
        return self._tells(left, right) or self._tells(right, left)

    def _tells(self, entry: Entry, other: Entry) -> bool:
        """Whether the text of a figure tells another's number, outside the headline and of a like thing."""
        told = self.values.get((entry.document, other.figure.quantity.value, other.figure.quantity.unit), ())
        return any(
            not one.headline and one.figure.kind is other.figure.kind and not one.label.isdisjoint(other.label)
            for one in told
        )

    def place(self, entry: Entry) -> int:
        """Place of the cluster that holds a figure."""
        return self.home[entry.key]


def compare_folder(
    entries: Sequence[Entry], weights: Mapping[str, float], texts: Mapping[str, str], rulings: Rulings = UNRULED
) -> Compared:
    """Compares and joins all figures of a folder.

    Args:
        entries: The figures in reading order.
        weights: What each word tells in this folder.
        texts: For each document its text.
        rulings: What people ruled about figures; those of two facts contradict or correct each other in nothing.
    """
    compared = compare_blocks(entries, weights)
    clusters = tuple(join_claims(entries, compared, rulings))
    home = {entry.key: place for place, cluster in enumerate(clusters) for entry in cluster.entries}
    pairs = tuple(_without_ruled(compared, entries, home, rulings))
    values: defaultdict[tuple[str, Decimal, str | None], list[Entry]] = defaultdict(list)
    for entry in entries:
        values[entry.document, entry.figure.quantity.value, entry.figure.quantity.unit].append(entry)
    return Compared(tuple(entries), pairs, clusters, home, texts, values)


def _without_ruled(
    pairs: Sequence[Pair], entries: Sequence[Entry], home: Mapping[tuple[int, int], int], rulings: Rulings
) -> Sequence[Pair]:
    """The pairs without those of clusters that people ruled to be two facts."""
    if not rulings.foes:
        return pairs
    apart = rulings.apart({(entry.document, entry.index): home[entry.key] for entry in entries})
    return [pair for pair in pairs if frozenset((home[pair.left.key], home[pair.right.key])) not in apart]


def compare_blocks(entries: Sequence[Entry], weights: Mapping[str, float]) -> list[Pair]:
    """All pairs of figures that share a key, compared and decided; in reading order.

    Left out are pairs of different sort, status or owner, and those whose values exclude each other while hardly a word
    joins them: no join, contradiction or correction rests on either.
    """
    company: defaultdict[tuple[int, int], list[Entry]] = defaultdict(list)
    for entry in entries:
        company[entry.sentence_key].append(entry)
    pairs = []
    for left, right in find_candidates(entries):
        if may_be_one(left, right) and not _is_hopeless(left, right):
            comparison = compare_figures(left, right, weights, company)
            pairs.append(Pair(left, right, comparison, decide_same(comparison)))
    return pairs


def _is_hopeless(left: Entry, right: Entry) -> bool:
    """Whether nothing can rest on two figures of two texts whose values exclude each other: asked before all fields.

    What lies far apart or shares no word is neither joined nor held against each other; labels that are one, or one
    within the other, may still be corrected to any value, and swapped digits speak whatever the words.
    """
    one, other = left.figure, right.figure
    if left.document == right.document or one.quantity.interval.meets(other.quantity.interval):
        return False
    if one.measure is not None and one.measure == other.measure:
        return False
    words = [(left.label, right.label), (left.label_abroad, right.label_abroad)]
    ours, theirs = words[left.language != right.language]
    if ours and (ours <= theirs or theirs <= ours):
        return False
    if sorted(digits(one.quantity.value)) == sorted(digits(other.quantity.value)):
        return False
    return ours.isdisjoint(theirs) or distance(one.quantity.value, other.quantity.value) > ALIKE_VALUES


def join_claims(entries: Sequence[Entry], pairs: Iterable[Pair], rulings: Rulings = UNRULED) -> list[Cluster]:
    """Clusters of figures that are one fact, in reading order of their first figures; single ones included."""
    bonds = Bonds(rulings)
    home = {entry: Cluster([entry], entry.figure.quantity.interval, {entry.source}) for entry in entries}
    pairs = list(pairs)
    issues = find_issues(pairs)
    pairs = [pair for pair in pairs if not is_of_issues(pair, issues)]
    _join([(pair, pair.decision) for pair in pairs if pair.decision.same], home, bonds)
    _join(find_kindred(pairs, home), home, bonds)
    _tie(home, rulings)
    found = {id(cluster): cluster for cluster in home.values()}.values()
    for cluster in found:
        cluster.entries.sort(key=lambda entry: entry.key)
    return sorted(found, key=lambda cluster: cluster.entries[0].key)


def _join(pairs: Iterable[tuple[Pair, Decision]], home: dict[Entry, Cluster], bonds: Bonds) -> None:
    """Joins the clusters of pairs that are one fact, the surest first."""
    for pair, decision in sorted(pairs, key=lambda each: (-each[1].points, each[0].left.key, each[0].right.key)):
        left, right = home[pair.left], home[pair.right]
        if left is right:
            continue
        shared = left.interval.intersection(right.interval)
        if shared is None or not _fit(left, right) or bonds.forbids(pair.left, pair.right):
            continue
        bonds.join(pair.left, pair.right)
        left.entries.extend(right.entries)
        left.sources |= right.sources
        left.reasons.extend((decision, *right.reasons))
        left.interval = shared
        home.update(dict.fromkeys(right.entries, left))


def _tie(home: dict[Entry, Cluster], rulings: Rulings) -> None:
    """Brings together what people ruled to be one fact, whatever the figures say."""
    for entries in rulings.tied(home):
        first = home[entries[0]]
        for other in {id(home[entry]): home[entry] for entry in entries if home[entry] is not first}.values():
            first.entries.extend(other.entries)
            first.sources |= other.sources
            first.reasons.extend(other.reasons)
            first.interval = first.interval.intersection(other.interval) or first.interval
            home.update(dict.fromkeys(other.entries, first))


def _fit(left: Cluster, right: Cluster) -> bool:
    """Whether no owner or period in one cluster bars one in the other, copies of one text aside.

    Two numbers of one sentence are two facts, however alike: "3 with Velm and 3 with Oster"; so are two rows of one
    table.
    """
    if not {entry.sentence_key for entry in left.entries}.isdisjoint(entry.sentence_key for entry in right.entries):
        return False
    rows = {entry.document for entry in left.entries if entry.in_row}
    if not rows.isdisjoint(entry.document for entry in right.entries if entry.in_row):
        return False
    if left.sources == right.sources and len(left.sources) == 1:
        return True
    pairs = ((ours, theirs) for ours in left.entries for theirs in right.entries if ours.source != theirs.source)
    return not any(_is_barred(ours, theirs) for ours, theirs in pairs)


def _is_barred(ours: Entry, theirs: Entry) -> bool:
    return compare_owners_softly(ours, theirs) in BARRED or compare_periods_softly(ours, theirs) in BARRED
