"""Registers of agreements and delegations: each once, by whichever reports it is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from diemcau.lang.persons import Person, Sameness, compare_persons, parse_person
from diemcau.reconcile.mentioned import Mentioned
from diemcau.reconcile.words import content, name_content
from diemcau.records import Agreement, Delegation, Occasion, Reading, Statement

CROWD = 60  # mentions under one key beyond which only neighbours are compared
MOST_SIDES = 24  # different mentions of one group that a newcomer is held against
SAME = 2.5  # points from which two mentions are one
NEAR_DAYS = 3  # days by which a delegation's day may differ: it comes, is received and leaves
FIELD_SHARED = 0.5  # share of the shorter field's words in the longer
_VAGUE = frozenset({"agreement", "document"})  # words for a paper that may be of any kind

Group = tuple[list[Mentioned], list[str]]


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """One agreement or delegation in one document made ready to be compared.

    Attributes:
        mention: How the register cites it.
        kind: The kind of paper, or `delegation`.
        day: When, or None.
        sides: What the words of each side stand for; of a delegation its sender.
        field: What the words of its field stand for.
        head: Who leads it, or None.
        country: What the name of the other country stands for.
        event: Id of the event told in the same sentence, or None.
    """

    mention: Mentioned
    kind: str
    day: date | None
    sides: tuple[frozenset[str], ...] = ()
    field: frozenset[str] = frozenset()
    head: Person | None = None
    country: frozenset[str] = frozenset()
    event: str | None = None


def list_agreements(
    readings: Sequence[Reading], sources: Mapping[str, str], occasions: Sequence[Occasion]
) -> list[Group]:
    """The agreements of a folder."""
    events = _event_at(occasions)
    acts = [
        _agreement(reading, (order, index), paper, sources, events)
        for order, reading in enumerate(readings)
        for index, paper in enumerate(reading.agreements)
    ]
    return gather(acts)


def list_delegations(
    readings: Sequence[Reading], sources: Mapping[str, str], occasions: Sequence[Occasion]
) -> list[Group]:
    """The delegations of a folder, whichever way the report looks at them."""
    events = _event_at(occasions)
    acts = [
        _delegation(reading, (order, index), one, sources, events)
        for order, reading in enumerate(readings)
        for index, one in enumerate(reading.delegations)
    ]
    return gather(acts)


def _event_at(occasions: Iterable[Occasion]) -> dict[tuple[str, int], str]:
    """Event by document and start of its statement."""
    return {(each.document, each.span.start): occasion.id for occasion in occasions for each in occasion.statements}


def _mentioned(
    reading: Reading,
    key: tuple[int, int],
    act: Agreement | Delegation,
    sources: Mapping[str, str],
    said: Mapping[str, str | None],
) -> Mentioned:
    document = reading.document
    return Mentioned(
        statement=Statement(document.name, act.span, key[1]),
        language=document.language,
        source=sources.get(document.name, document.name),
        key=key,
        name=_title(act),
        written=act.text,
        attributes=tuple((name, value) for name, value in said.items() if value),
    )


def _title(act: Agreement | Delegation) -> str:
    """A few words that tell which one it is."""
    if isinstance(act, Agreement):
        return ", ".join(filter(None, (*act.parties, act.field))) or act.kind
    return ", ".join(filter(None, (act.sender, act.head, act.country)))


def _agreement(
    reading: Reading,
    key: tuple[int, int],
    paper: Agreement,
    sources: Mapping[str, str],
    events: Mapping[tuple[str, int], str],
) -> Act:
    language = reading.document.language
    said = {
        "kind": paper.kind,
        "parties": "; ".join(paper.parties),
        "field": paper.field,
        "day": paper.date.code if paper.date else None,
        "place": paper.place,
    }
    return Act(
        mention=_mentioned(reading, key, paper, sources, said),
        kind=paper.kind,
        day=paper.date.start if paper.date else None,
        sides=tuple(frozenset(name_content(name, language)) for name in paper.parties),
        field=frozenset(content(paper.field, language)) if paper.field else frozenset(),
        event=events.get((reading.document.name, paper.span.start)),
    )


def _delegation(
    reading: Reading,
    key: tuple[int, int],
    one: Delegation,
    sources: Mapping[str, str],
    events: Mapping[tuple[str, int], str],
) -> Act:
    language = reading.document.language
    said = {
        "direction": one.direction,
        "sender": one.sender,
        "head": one.head,
        "country": one.country,
        "day": one.date.code if one.date else None,
    }
    head = parse_person(one.head) if one.head else None
    return Act(
        mention=_mentioned(reading, key, one, sources, said),
        kind="delegation",
        day=one.date.start if one.date else None,
        sides=(frozenset(name_content(one.sender, language)),) if one.sender else (),
        head=head if head and head.name else None,
        country=frozenset(name_content(one.country, language)) if one.country else frozenset(),
        event=events.get((reading.document.name, one.span.start)),
    )


def gather(acts: Sequence[Act]) -> list[Group]:
    """Acts joined from the surest pair down, each pair held against all that was joined before."""
    home = {act: [act] for act in acts}
    grounds: defaultdict[int, list[str]] = defaultdict(list)
    scored = ((score, found, pair) for pair in _pairs(acts) for score, found in [compare_acts(*pair)] if score >= SAME)
    ranked = sorted(scored, key=lambda entry: (-entry[0], entry[2][0].mention.key, entry[2][1].mention.key))
    for _, found, (left, right) in ranked:
        ours, theirs = home[left], home[right]
        if ours is theirs or not _may_join(ours, theirs):
            continue
        codes = list(dict.fromkeys([*grounds.pop(id(ours), []), *grounds.pop(id(theirs), []), *found]))
        ours.extend(theirs)
        home.update(dict.fromkeys(theirs, ours))
        grounds[id(ours)] = codes
    groups = {id(group): group for group in home.values()}
    return [([act.mention for act in group], grounds.get(at, [])) for at, group in groups.items()]


def _may_join(ours: Sequence[Act], theirs: Sequence[Act]) -> bool:
    few, more = ({_side(act): act for act in group} for group in (ours, theirs))
    if len(few) > MOST_SIDES or len(more) > MOST_SIDES:
        return False
    return not any(is_barred(left, right) for left in few.values() for right in more.values())


def _side(act: Act) -> Hashable:
    return (act.kind, act.day, act.sides, act.field, act.head, act.country)


def _pairs(acts: Sequence[Act]) -> list[tuple[Act, Act]]:
    blocks: defaultdict[Hashable, list[Act]] = defaultdict(list)
    for act in acts:
        for key in _keys(act):
            blocks[key].append(act)
    pairs: dict[tuple[Act, Act], None] = {}
    for block in blocks.values():
        pairs.update(dict.fromkeys(combinations(block, 2) if len(block) <= CROWD else pairwise(block)))
    return list(pairs)


def _keys(act: Act) -> Iterator[Hashable]:
    yield from ((("day", act.day),) if act.day else ())
    yield from ((("event", act.event),) if act.event else ())
    yield from ((("head", act.head.name[-1]),) if act.head else ())
    yield from (("side", word) for side in act.sides for word in side)


def compare_acts(left: Act, right: Act) -> tuple[float, list[str]]:
    """How many points speak for one agreement or delegation, and what they are for; 0 where something bars it."""
    if left.mention.statement.document == right.mention.statement.document or is_barred(left, right):
        return 0.0, []
    shared = min(_shared_sides(left, right), 2)
    day = left.day is not None and left.day == right.day
    near = not day and left.day is not None and right.day is not None
    said = {
        "same_event": 2.0 * (left.event is not None and left.event == right.event),
        "same_day": 1.5 * day,
        "near_day": 0.5 * near,
        "same_parties" if left.kind != "delegation" else "same_sender": 1.0 * shared,
        "same_field": 1.5 * _is_one_field(left, right),
        "same_head": 2.0 * (left.head is not None and right.head is not None),
        "same_country": 1.0 * bool(left.country and left.country == right.country),
        "copy": 2.0 * (left.mention.source == right.mention.source),
    }
    return sum(said.values()), [code for code, points in said.items() if points]


def is_barred(left: Act, right: Act) -> bool:
    """Whether two mentions cannot be of one: another kind of paper, day, head, country, side or field."""
    if left.kind != right.kind and not {left.kind, right.kind} & _VAGUE:
        return True
    if left.head and right.head and compare_persons(left.head, right.head) is not Sameness.SAME:
        return True
    days = NEAR_DAYS if left.kind == "delegation" else 0
    if left.day and right.day and abs((left.day - right.day).days) > days:
        return True
    if left.country and right.country and left.country != right.country:
        return True
    if left.sides and right.sides and not _shared_sides(left, right):
        return True
    if left.mention.language != right.mention.language:
        return False
    if min(len(left.sides), len(right.sides)) > 1 and _shared_sides(left, right) < 2:  # noqa: PLR2004 - it takes two sides
        return True
    return bool(left.field and right.field) and left.field.isdisjoint(right.field)


def _shared_sides(left: Act, right: Act) -> int:
    """How many sides of the one are sides of the other: the words of the shorter name stand in the longer."""
    return sum(any(one <= other or other <= one for other in right.sides) for one in left.sides)


def _is_one_field(left: Act, right: Act) -> bool:
    least = min(len(left.field), len(right.field))
    return least > 0 and len(left.field & right.field) / least >= FIELD_SHARED
