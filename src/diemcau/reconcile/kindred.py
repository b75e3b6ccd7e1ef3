"""What whole texts tell of two figures in them: whether both tell one story, or are two issues in one mould."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from diemcau.reconcile.compare import AGREEING
from diemcau.reconcile.decide import Decision
from diemcau.reconcile.entries import Entry
from diemcau.reconcile.levels import SAME_FACT, MeasureLevel, ValueLevel

if TYPE_CHECKING:
    from diemcau.reconcile.claims import Cluster, Pair

# Points for texts that tell one story, for each fact that they already share beyond that, and at most: a little more
# than two further values in one sentence that agree. Set on composed stories, borne out on others not looked at.
KINDRED, FURTHER, MOST_KINDRED = 2.0, 0.5, 3.5
LEAD = 0.5  # points by which a match must be better than the next one in the other text
_ONE_LABEL = frozenset({MeasureLevel.SAME_CODE, MeasureLevel.SAME_WORDS})
CROWD = 60  # documents of one fact beyond which it says little of a story


def find_kindred(pairs: Sequence[Pair], home: Mapping[Entry, Cluster]) -> list[tuple[Pair, Decision]]:
    """Pairs of two texts that tell one story, each the other's clearly best match there: the story speaks for them.

    Two texts tell one story where they already share facts; what one of them says then most likely stands in the other
    too, in whatever words.
    """
    shared = shared_facts({id(cluster): cluster for cluster in home.values()}.values())
    best: defaultdict[tuple[Entry, str], list[float]] = defaultdict(list)
    open_pairs = [pair for pair in pairs if _may_be_kindred(pair) and home[pair.left] is not home[pair.right]]
    for pair in open_pairs:
        best[pair.left, pair.right.document].append(pair.decision.points)
        best[pair.right, pair.left.document].append(pair.decision.points)
    found = []
    for pair in open_pairs:
        facts = shared.get(frozenset((pair.left.document, pair.right.document)), 0)
        points = pair.decision.points + (min(MOST_KINDRED, KINDRED + FURTHER * facts) if facts else 0.0)
        if points >= SAME_FACT and _leads(pair, best):
            found.append((pair, Decision(same=True, points=points, levels=pair.decision.levels, facts=facts)))
    return found


def find_issues(pairs: Iterable[Pair]) -> frozenset[frozenset[str]]:
    """Pairs of sources that one publisher put out on different days in one mould, filled with other numbers.

    What both give alike without saying when is then two facts: a report of this week's fair and of last week's.
    """
    differ: Counter[frozenset[str]] = Counter()
    for pair in pairs:
        left, right = pair.left, pair.right
        alike = pair.comparison.measure in _ONE_LABEL and left.publisher is not None
        if alike and left.publisher == right.publisher and left.published != right.published and not _says_when(pair):
            texts = frozenset((left.source, right.source))
            differ[texts] += 1 if pair.comparison.value is ValueLevel.DISJOINT else -1
    return frozenset(texts for texts, more in differ.items() if more >= 0 and len(texts) > 1)


def is_of_issues(pair: Pair, issues: Collection[frozenset[str]]) -> bool:
    """Whether two figures stand in two issues of one mould and do not both say when."""
    return frozenset((pair.left.source, pair.right.source)) in issues and not _says_when(pair)


def _says_when(pair: Pair) -> bool:
    return pair.left.period_said and pair.right.period_said


def _may_be_kindred(pair: Pair) -> bool:
    fits = pair.comparison.value in AGREEING | {ValueLevel.NEAR} and pair.comparison.measure is not MeasureLevel.PART
    if pair.comparison.measure is MeasureLevel.APART and pair.comparison.value is ValueLevel.CLOSE and _is_of_two(pair):
        return False
    return pair.left.document != pair.right.document and pair.decision.points > 0 and fits


def _is_of_two(pair: Pair) -> bool:
    """Whether only one of the two owners is a part of the country: what a province has is not what the country has.

    With neither a word nor the exact number in common nothing is left that would speak for one fact.
    """
    return pair.left.local != pair.right.local


def shared_facts(clusters: Iterable[Cluster]) -> Mapping[frozenset[str], int]:
    """For each pair of texts how many facts they are already held to share."""
    shared: Counter[frozenset[str]] = Counter()
    for cluster in clusters:
        documents = sorted({entry.document for entry in cluster.entries})
        if len(documents) <= CROWD:
            shared.update(frozenset(two) for two in combinations(documents, 2))
    return shared


def _leads(pair: Pair, best: Mapping[tuple[Entry, str], list[float]]) -> bool:
    """Whether each is the other's best match in its text by a clear lead."""
    for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
        rivals = sorted(best[one, other.document], reverse=True)
        if rivals[0] > pair.decision.points or (len(rivals) > 1 and rivals[1] > pair.decision.points - LEAD):
            return False
    return True
