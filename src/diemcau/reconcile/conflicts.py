"""Statements that cannot all be true, each with its kind.

Like is held against like first: what differs in period, status, unit, owner, or stock and flow contradicts nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from diemcau.reconcile.claims import Compared, Pair
from diemcau.reconcile.decide import WORDED, is_contradiction, is_same_thing
from diemcau.reconcile.editions import are_editions, find_series
from diemcau.reconcile.entries import Entry
from diemcau.reconcile.levels import (
    ALIKE_HEADLINE,
    ALIKE_VALUES,
    MeasureLevel,
    OwnerLevel,
    PeriodLevel,
    SortLevel,
    StatusLevel,
    TellingLevel,
    ValueLevel,
)
from diemcau.reconcile.revisions import find_replaced
from diemcau.reconcile.settle import claim_id, most_exact, statements_of
from diemcau.reconcile.values import digits, distance
from diemcau.reconcile.vocabulary import ORDINALS
from diemcau.records import Conflict, Correction

_ONE_LABEL = {MeasureLevel.SAME_CODE, MeasureLevel.SAME_WORDS, MeasureLevel.SAME_WORD}
_MOST_WORDS = _ONE_LABEL | {MeasureLevel.WITHIN, MeasureLevel.MOSTLY}
_ANY_WORDS = WORDED | {MeasureLevel.TOLD, MeasureLevel.CONTEXT, MeasureLevel.APART}

SAME_DAYS = 3  # days between two texts that report one event as news
SAME_WEEKS = 30  # between two texts that still tell one story
ONE_DAY = 1  # between two texts that tell one state of things
RUNNING = 7  # days that a period must have to go for its count to be one so far
SMALL = 10  # below it two numbers that nothing else ties together say nothing
LONG = 100  # from which a swap of digits is unlikely to be chance


def find_value_conflicts(compared: Compared, settled: Mapping[tuple[int, int], Correction]) -> list[Conflict]:
    """Different values of one thing in different texts, or in a headline and its body.

    Args:
        compared: The figures of the folder.
        settled: By pairs of clusters the correction of one by the other; they contradict nothing.
    """
    replaced, series = find_replaced(settled), find_series(compared.entries)
    found = [pair for pair in compared.pairs if _contradicts(compared, pair) and not are_editions(pair, series)]
    editions = _editions(compared, found)
    sides: defaultdict[int, set[int]] = defaultdict(set)
    for pair in found:
        places = compared.place(pair.left), compared.place(pair.right)
        if not replaced.settles(compared, pair) and (_sources(pair) not in editions or is_slip(pair)):
            sides[min(places)].add(max(places))
    return [_value_conflict(compared, group) for group in _connected(sides)]


def _contradicts(compared: Compared, pair: Pair) -> bool:
    left, right = pair.left, pair.right
    if left.document == right.document:
        return left.headline != right.headline and _betrays(compared, pair)
    if _is_nameless(left) and _is_nameless(right):
        return False
    if _takes_part_for_whole(compared, pair):
        return True
    if not (
        (is_contradiction(pair.comparison) and _is_near(pair) and not _is_vague(pair) and not _is_running(pair))
        or _is_rival(pair)
        or is_slip(pair)
        or _is_altered(pair)
        or _is_told_beside(pair)
    ):
        return False
    if compared.told_together(left, right) or compared.tells_both(left, right):
        return False
    if is_long_swap(left.figure.quantity.value, right.figure.quantity.value):
        return True
    return _ordinals(compared, left) == _ordinals(compared, right)


def _is_vague(pair: Pair) -> bool:
    """Whether both are small and a sentence leaves unsaid whose they are: every province signs three or four."""
    left, right = pair.left, pair.right
    small = max(abs(left.figure.quantity.value), abs(right.figure.quantity.value)) < SMALL
    return small and not (left.owner_said and right.owner_said)


def _is_running(pair: Pair) -> bool:
    """Whether two texts count in a period that had long to go: what one says on Monday has grown by Wednesday."""
    left, right = pair.left, pair.right
    if left.published is None or right.published is None or abs((left.published - right.published).days) <= ONE_DAY:
        return False
    ends = [entry.figure.period.end for entry in (left, right) if entry.figure.period is not None]
    return bool(ends) and (min(ends) - min(left.published, right.published)).days > RUNNING


def _is_altered(pair: Pair) -> bool:
    """Whether two copies of one text differ in a number of one sentence, whatever else was read of it."""
    comparison = pair.comparison
    return (
        comparison.telling is TellingLevel.COPIED
        and comparison.value is ValueLevel.DISJOINT
        and comparison.measure in {MeasureLevel.SAME_CODE, MeasureLevel.SAME_WORDS, MeasureLevel.SAME_WORD}
        and comparison.status is StatusLevel.SAME
        and comparison.sort is SortLevel.SAME
        and _is_near(pair)
    )


def _is_told_beside(pair: Pair) -> bool:
    """Whether two sentences agree in another value and give two for one thing in one said time, however far apart."""
    comparison = pair.comparison
    return (
        comparison.telling in {TellingLevel.COMPANION, TellingLevel.COMPANIONS}
        and comparison.value is ValueLevel.DISJOINT
        and is_same_thing(comparison, _ONE_LABEL)
        and comparison.period is PeriodLevel.SAME_RARE
    )


def _takes_part_for_whole(compared: Compared, pair: Pair) -> bool:
    """Whether one text gives for the whole what the other gives for a part of it: 46 of 128 shows, told as 46 shows."""
    if pair.comparison.value is not ValueLevel.DISJOINT or not is_same_thing(pair.comparison, _ONE_LABEL):
        return False
    return _is_part_read_whole(compared, pair.left, pair.right) or _is_part_read_whole(compared, pair.right, pair.left)


def _is_part_read_whole(compared: Compared, whole: Entry, told: Entry) -> bool:
    parts = compared.values.get((whole.document, told.figure.quantity.value, told.figure.quantity.unit), ())
    return any(
        part.figure.part_of == whole.index and compared.place(part) != compared.place(told)
        for part in parts
        if told.figure.part_of is None and len(digits(part.figure.quantity.value)) > 1
    )


def _is_nameless(entry: Entry) -> bool:
    """Whether the owner is only "the province" or "the ministry" of its own text: two such need not be one."""
    return entry.figure.unit_of_report is not None and not entry.owner and not entry.orgs


def _betrays(compared: Compared, pair: Pair) -> bool:
    """Whether a headline gives another value than its body for what it sums up, and the body nowhere gives the
    headline's.
    """
    headline = pair.left if pair.left.headline else pair.right
    said = compared.clusters[compared.place(headline)].entries
    values = (pair.left.figure.quantity.value, pair.right.figure.quantity.value)
    return (
        pair.comparison.value is ValueLevel.DISJOINT
        and not any(entry.document == headline.document and not entry.headline for entry in said)
        and is_same_thing(pair.comparison, _ANY_WORDS if is_long_swap(*values) else WORDED | {MeasureLevel.TOLD})
        and (distance(*values) <= _headline_reach(pair) or is_slip(pair))
    )


def _headline_reach(pair: Pair) -> float:
    """How far a headline may lie from its body: farther where most words of both labels are one."""
    return ALIKE_VALUES if pair.comparison.measure in _MOST_WORDS else ALIKE_HEADLINE


def is_long_swap(one: Decimal, other: Decimal) -> bool:
    """Whether two values hold the same three digits or more in another order; chance hardly makes them so."""
    ours, theirs = digits(one), digits(other)
    return len(ours) > 2 and ours != theirs and sorted(ours) == sorted(theirs)  # noqa: PLR2004 - three digits


def _ordinals(compared: Compared, entry: Entry) -> frozenset[str]:
    sentence = entry.figure.sentence
    return frozenset(
        word.lower() for word in ORDINALS.findall(compared.texts[entry.document], sentence.start, sentence.end)
    )


def _is_near(pair: Pair) -> bool:
    """Whether the values are near enough to be two accounts of one thing; farther apart labels hide a difference."""
    return distance(pair.left.figure.quantity.value, pair.right.figure.quantity.value) <= ALIKE_VALUES


def _is_rival(pair: Pair) -> bool:
    """Whether two amounts of money of one said period under labels with most words in common lie close together.

    So do "remittances of the community abroad" and what "the people abroad sent home", counted by two offices.
    """
    comparison = pair.comparison
    return (
        comparison.value is ValueLevel.DISJOINT
        and is_same_thing(comparison, {MeasureLevel.MOSTLY})
        and comparison.period in {PeriodLevel.SAME, PeriodLevel.SAME_RARE}
        and comparison.sort is SortLevel.SAME
        and (pair.left.figure.quantity.unit or "").isupper()
        and distance(pair.left.figure.quantity.value, pair.right.figure.quantity.value) <= ALIKE_HEADLINE
    )


def _sources(pair: Pair) -> frozenset[str]:
    return frozenset((pair.left.source, pair.right.source))


def _editions(compared: Compared, found: Iterable[Pair]) -> set[frozenset[str]]:
    """Pairs of sources that report two states of things: where they speak of the same, they differ at least as often as
    they agree.

    Editions must agree before a conflict is called. Two texts of one day report one state.
    """
    differ: defaultdict[frozenset[str], set[frozenset[int]]] = defaultdict(set)
    agree: defaultdict[frozenset[str], set[int]] = defaultdict(set)
    for pair in found:
        if pair.left.published != pair.right.published or pair.left.published is None:
            differ[_sources(pair)].add(frozenset((compared.place(pair.left), compared.place(pair.right))))
    for place, cluster in enumerate(compared.clusters):
        for one, other in combinations(sorted({entry.source for entry in cluster.entries}), 2):
            agree[frozenset((one, other))].add(place)
    return {pair for pair, places in differ.items() if len(places) > 1 and len(places) >= len(agree[pair])}


def is_slip(pair: Pair) -> bool:
    """Whether the values hold the same digits in another order, or one is the other moved by a place, on one subject.

    A slip is a sign of its own: two long numbers of the same digits under words that fit are seldom two facts.
    """
    if pair.comparison.value is not ValueLevel.DISJOINT:
        return False
    if not (is_same_thing(pair.comparison, _ANY_WORDS) or _stands_alike(pair)):
        return False
    ours, theirs = (digits(entry.figure.quantity.value) for entry in (pair.left, pair.right))
    swapped = len(ours) > 1 and ours != theirs and sorted(ours) == sorted(theirs)
    moved = len(ours) > 2 and ours == theirs  # noqa: PLR2004 - the same three digits in another power of ten
    if not (swapped or moved):
        return False
    if pair.comparison.measure in WORDED:
        return True
    return swapped and (_is_telling(pair) or _is_told_alike(pair, len(ours)))


def _stands_alike(pair: Pair) -> bool:
    """Whether two sentences agree in two other values, so that they tell one thing whatever was read of the when."""
    comparison = pair.comparison
    return (
        comparison.telling is TellingLevel.COMPANIONS
        and comparison.owner is not OwnerLevel.OTHER
        and comparison.period is not PeriodLevel.OTHER
        and comparison.status is StatusLevel.SAME
        and comparison.sort is not SortLevel.OTHER
    )


def _is_told_alike(pair: Pair, size: int) -> bool:
    """Whether a swap of digits stands in sentences that agree in other values, or tells of one said stretch of time."""
    comparison = pair.comparison
    if comparison.telling in {TellingLevel.COPIED, TellingLevel.COMPANIONS}:
        return True
    worded = comparison.measure is MeasureLevel.TOLD
    said = comparison.period is PeriodLevel.SAME_RARE
    return worded and (comparison.telling is TellingLevel.COMPANION or (said and size > 1))


def _is_telling(pair: Pair) -> bool:
    """Whether a swap is more than chance whatever the labels.

    It takes long numbers of telling units, in texts of the same days and sentences with a word in common; or of the
    same weeks and with two.
    """
    left, right = pair.left, pair.right
    units = {left.figure.quantity.unit, right.figure.quantity.unit}
    if min(abs(left.figure.quantity.value), abs(right.figure.quantity.value)) < LONG or units & {"count", None}:
        return False
    days = abs((left.published - right.published).days) if left.published and right.published else 0
    abroad = left.language != right.language
    shared = left.context_abroad & right.context_abroad if abroad else left.context & right.context
    return len(shared) > (days > SAME_DAYS) and days <= SAME_WEEKS


def _connected(sides: dict[int, set[int]]) -> Iterator[list[int]]:
    """Places joined by contradictions, each group ascending, groups by their first."""
    home: dict[int, set[int]] = {}
    for one, others in sorted(sides.items()):
        merged = set().union({one}, others, *(home.get(place, set()) for place in (one, *others)))
        home.update(dict.fromkeys(merged, merged))
    yield from sorted(sorted(group) for group in {id(group): group for group in home.values()}.values())


def _where(entry: Entry) -> str:
    return f"the headline of {entry.document}" if entry.headline else entry.document


def _value_conflict(compared: Compared, places: list[int]) -> Conflict:
    said = [compared.clusters[place].entries for place in places]
    values = [most_exact(entries) for entries in said]
    against = " against ".join(f"{entry.figure.text} in {_where(entry)}" for entry in values)
    return Conflict(
        kind="value",
        statements=statements_of(entry for entries in said for entry in entries),
        why=f"{_called(values) or 'One thing'}: {against}.",
        settle="The report of the unit whose figure it is, or a correction by one of the texts.",
        claims=tuple(claim_id(place) for place in places),
    )


def _called(entries: Sequence[Entry]) -> str:
    """What is counted, in English where a text in it says it, as the sentence is."""
    return min(entries, key=lambda entry: entry.language != "en").figure.label
