"""Events that several texts tell of brought together, and the days on which texts disagree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from diemcau.lang.folding import fold
from diemcau.lang.persons import parse_person
from diemcau.reconcile.alike import SAME_EVENT, compare_tellings, is_barred, is_other, is_slip, realm_of
from diemcau.reconcile.retellings import find_retellings
from diemcau.reconcile.rulings import UNRULED, Bonds, Rulings
from diemcau.reconcile.tellings import Telling, Told, read_tellings
from diemcau.reconcile.words import rarity
from diemcau.records import Conflict, CopyLink, Occasion, Period, Reading

CROWD = 30  # tellings under one key beyond which each is compared with its next neighbours only
NEIGHBOURS = 3
MOST_SIDES = 24  # different tellings of one group that a newcomer is held against; a real event has few

Pair = tuple[Telling, Telling]


def find_occasions(
    readings: Sequence[Reading],
    told: Mapping[str, Told] | None = None,
    sources: Mapping[str, str] | None = None,
    links: Iterable[CopyLink] = (),
    rulings: Rulings = UNRULED,
) -> tuple[list[Occasion], list[Conflict]]:
    """The events of a folder, each with all its tellings, and the conflicts about their days.

    Args:
        readings: What was read.
        told: What each text tells beside its events (`gather_told`), by document.
        sources: For each document the name that stands for it and its copies.
        links: Which text took what from which.
        rulings: What people ruled about events.
    """
    bonds = Bonds(rulings)
    told, sources = told or {}, sources or {}
    tellings = read_tellings(readings, told, sources)
    weights = rarity(one.words for one in tellings)
    pairs = _candidates(tellings)
    groups = _join(tellings, pairs, weights, bonds)
    groups, disputed = _join_slips(_tied(groups, rulings), pairs, weights, bonds)
    retold = find_retellings(groups, readings, told, sources, _kin(links))
    occasions = [_settle(place, group, retold[place]) for place, group in enumerate(groups)]
    return occasions, [_date_conflict(place, groups[place], pair) for place, pair in sorted(disputed.items())]


def _kin(links: Iterable[CopyLink]) -> dict[str, set[str]]:
    """For each document those that took words from it or gave it some."""
    kin: defaultdict[str, set[str]] = defaultdict(set)
    for link in links:
        kin[link.origin].add(link.made)
        kin[link.made].add(link.origin)
    return dict(kin)


def _candidates(tellings: Sequence[Telling]) -> set[Pair]:
    """Pairs of kinds that may be one which share a day, a place, a person's last name, a word, a fact or an order."""
    blocks: defaultdict[Hashable, list[Telling]] = defaultdict(list)
    for one in tellings:
        realm = realm_of(one.event.kind)
        for key in _keys(one):
            blocks[realm, key].append(one)
    pairs: set[Pair] = set()
    for block in blocks.values():
        found = combinations(block, 2) if len(block) <= CROWD else _near_in(block)
        pairs.update(pair for pair in found if not is_other(*pair))
    return pairs


def _near_in(block: Sequence[Telling]) -> Iterator[Pair]:
    """Each telling of a crowded block with the few that follow it in the order of reading."""
    for at, one in enumerate(block):
        yield from ((one, other) for other in block[at + 1 : at + 1 + NEIGHBOURS])


def _keys(one: Telling) -> Iterator[Hashable]:
    day = one.event.date.start if one.event.date else None
    yield from (("word", word) for word in one.words)
    yield from {("person", person.name[-1]) for person in one.people}
    yield from {("place", word) for word in (one.place, *one.where) if word}
    yield from (("told", key) for key in one.context)
    if day is not None:
        yield ("day", day.month, day.day)
        yield from (("day", day.month, day.day, word) for word in (one.words | one.named))


class _Group:
    """Tellings held to be of one event, and those of them that differ in what can bar a newcomer."""

    __slots__ = ("members", "sides")

    def __init__(self, one: Telling) -> None:
        self.members = [one]
        self.sides = {_side(one): one}

    def takes(self, other: _Group) -> bool:
        """Whether nothing bars the two groups; a group of too many sides takes no more."""
        if len(self.sides) > MOST_SIDES or len(other.sides) > MOST_SIDES:
            return self.sides.keys() >= other.sides.keys() or other.sides.keys() >= self.sides.keys()
        return not any(is_barred(one, two) for one in self.sides.values() for two in other.sides.values())

    def add(self, other: _Group) -> None:
        """Take the members of another group."""
        self.members.extend(other.members)
        for side, one in other.sides.items():
            self.sides.setdefault(side, one)


def _side(one: Telling) -> Hashable:
    return (one.event.kind, one.event.date, one.event.serial, one.place, one.where, one.year_said)


def _join(
    tellings: Sequence[Telling], pairs: Iterable[Pair], weights: Mapping[str, float], bonds: Bonds
) -> list[list[Telling]]:
    """The tellings by event, joined from the surest pair down."""
    home = {one: _Group(one) for one in tellings}
    scored = ((compare_tellings(*pair, weights), pair) for pair in pairs)
    ranked = sorted(
        (entry for entry in scored if entry[0] >= SAME_EVENT), key=lambda entry: (-entry[0], *_pair_key(entry[1]))
    )
    for _, (left, right) in ranked:
        ours, theirs = home[left], home[right]
        if ours is theirs or not ours.takes(theirs) or bonds.forbids(left, right):
            continue
        bonds.join(left, right)
        if len(ours.members) < len(theirs.members):
            ours, theirs = theirs, ours
        ours.add(theirs)
        home.update(dict.fromkeys(theirs.members, ours))
    groups = {id(group): group.members for group in home.values()}.values()
    return _in_order(groups)


def _tied(groups: list[list[Telling]], rulings: Rulings) -> list[list[Telling]]:
    """The groups, those brought together that people ruled to be one event, whatever is told of it."""
    home = {one: group for group in groups for one in group}
    for tellings in rulings.tied(home):
        merged = [one for group in {id(home[one]): home[one] for one in tellings}.values() for one in group]
        home.update(dict.fromkeys(merged, merged))
    return _in_order({id(group): group for group in home.values()}.values())


def _pair_key(pair: Pair) -> tuple[tuple[int, int], tuple[int, int]]:
    return (pair[0].key, pair[1].key)


def _in_order(groups: Iterable[list[Telling]]) -> list[list[Telling]]:
    return sorted((sorted(group, key=lambda one: one.key) for group in groups), key=lambda group: group[0].key)


def _join_slips(
    groups: Sequence[list[Telling]], pairs: Iterable[Pair], weights: Mapping[str, float], bonds: Bonds
) -> tuple[list[list[Telling]], dict[int, Pair]]:
    """Groups that tell of one event on different days made one; for each by its place a pair that shows it."""
    home = {one: at for at, group in enumerate(groups) for one in group}
    days = {(one.document, one.event.kind, one.event.date) for group in groups for one in group}
    taken: dict[int, tuple[int, Pair]] = {}
    grown: set[int] = set()
    slips = [pair for pair in pairs if home[pair[0]] != home[pair[1]] and is_slip(*pair, weights)]
    for left, right in sorted(slips, key=_pair_key):
        ours, theirs = home[left], home[right]
        if ours in taken or theirs in taken or theirs in grown or bonds.forbids(left, right):
            continue
        if not _tells_both(left, right, days) and _may_be_one(groups, ours, theirs):
            bonds.join(left, right)
            taken[theirs] = (ours, (left, right))
            grown.add(ours)
    merged = [list(group) for group in groups]
    shown: dict[int, Pair] = {}
    for theirs, (ours, pair) in taken.items():
        merged[ours].extend(groups[theirs])
        merged[theirs] = []
        shown.setdefault(ours, pair)
    kept = _in_order(group for group in merged if group)
    place = {one: at for at, group in enumerate(kept) for one in group}
    return kept, {place[pair[0]]: pair for pair in shown.values()}


def _tells_both(left: Telling, right: Telling, days: set[tuple[str, str, Period | None]]) -> bool:
    """Whether one of two texts tells of an event of its kind on the other's day too: then they are two events."""
    kind = left.event.kind
    return (left.document, kind, right.event.date) in days or (right.document, kind, left.event.date) in days


def _may_be_one(groups: Sequence[Sequence[Telling]], ours: int, theirs: int) -> bool:
    """Whether nothing besides the day parts two groups."""
    one, other = ({_side(each): each for each in groups[at]} for at in (ours, theirs))
    few = len(one) <= MOST_SIDES and len(other) <= MOST_SIDES
    return few and not any(is_other(left, right) for left in one.values() for right in other.values())


def _settle(place: int, group: Sequence[Telling], retold: Sequence[str]) -> Occasion:
    events = [one.event for one in group]
    kinds = Counter(event.kind for event in events)
    chairs = [event.chair for event in events if event.chair]
    return Occasion(
        id=f"e{place + 1}",
        statements=tuple(sorted(one.statement for one in group)),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        date=_day_of(group),
        place=next((event.place for event in events if event.place), None),
        chair=max(chairs, key=lambda text: (len(parse_person(text).name), len(text), text), default=None),
        participants=_united(name for event in events for name in event.participants),
        bridge_points=_united(name for event in events for name in event.bridge_points),
        retold=tuple(retold),
    )


def _day_of(group: Sequence[Telling]) -> Period | None:
    """The narrowest date, of those the one that most sources give, of those one whose year is said."""
    dated = [one for one in group if one.event.date is not None]
    sources = Counter(date for date, _ in {(one.event.date, one.source) for one in dated})
    best = min(
        dated,
        key=lambda one: (_length(one.event.date), -sources[one.event.date], not one.year_said, one.key),
        default=None,
    )
    return best.event.date if best else None


def _length(period: Period | None) -> int:
    return (period.end - period.start).days if period else 0


def _united(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, in order of first telling; spelled with or without diacritics and spaces it is one name."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name).replace(" ", ""), name)
    return tuple(found.values())


def _date_conflict(place: int, group: Sequence[Telling], pair: Pair) -> Conflict:
    left, right = pair
    return Conflict(
        kind="date",
        statements=tuple(sorted(one.statement for one in group if one.event.date is not None)),
        why=f"One event, dated {left.event.date} in {left.document} and {right.event.date} in {right.document}.",
        settle="The programme or the minutes of the event.",
        claims=(f"e{place + 1}",),
    )
