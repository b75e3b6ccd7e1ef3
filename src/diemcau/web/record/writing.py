"""What was made of stories, written into rows: equal states stay, others end and new ones begin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Q

from diemcau.web.record.filing import digest_of
from diemcau.web.record.making import Cited, Made, MadeConflict, digest
from diemcau.web.record.models import Claim, Conflict, Evidence, Side, Story
from diemcau.web.record.states import Change, Held, Run, Wanted, compare

if TYPE_CHECKING:
    from uuid import UUID

_T = TypeVar("_T")
_AT_ONCE = 1_000  # rows or ids in one statement

Scopes = Mapping[int, frozenset[int]]
"""For each document the clearances under which its facts are made anew."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """Facts or conflicts, those rows that tie them to mentions, and the field of a tie that leads to its row."""

    rows: type[Any]
    ties: type[Any]
    name: str


@dataclass(slots=True)
class _State:
    """A state that is wanted, with what its row needs beside; `levels` are the clearances that are to see it."""

    story: Story
    digest: str
    levels: set[int]
    columns: Mapping[str, Any]
    cited: tuple[Cited, ...]
    chosen: UUID | None = None


class _States:
    """States that are wanted, each once: what two stories say alike under several clearances is one row."""

    def __init__(self) -> None:
        self.listed: list[_State] = []
        self._places: dict[str, int] = {}

    def add(self, state: _State) -> int:
        """The place of a state in the list."""
        place = self._places.setdefault(state.digest, len(self.listed))
        if place == len(self.listed):
            self.listed.append(state)
        self.listed[place].levels |= state.levels
        return place


_CLAIMS = _Kind(Claim, Evidence, "claim")
_CONFLICTS = _Kind(Conflict, Side, "conflict")


def write(stories: Sequence[Story], made: Sequence[Made], now: datetime) -> None:
    """Put what was made in the place of what some stories held; to be called by whoever holds the turn.

    Args:
        stories: The stories as they stand.
        made: What is in their place.
        now: When.
    """
    scopes = _scopes(stories)
    homes = _write_stories(stories, made, now)
    claims = _States()
    places = [
        [claims.add(_State(home, one.digest, set(_levels(story)), one.columns, one.cited)) for one in story.claims]
        for home, story in zip(homes, made, strict=True)
    ]
    change = _apply(_CLAIMS, scopes, claims.listed, now)
    conflicts = _States()
    for home, story, own in zip(homes, made, places, strict=True):
        for conflict in story.conflicts:
            uids = {level: [change.uids[own[at], level] for at in conflict.claims] for level in _levels(story)}
            for state in _conflict_states(home, conflict, uids):
                conflicts.add(state)
    _apply(_CONFLICTS, scopes, conflicts.listed, now)


def _levels(made: Made) -> range:
    return range(made.part.low, made.part.high + 1)


def _scopes(stories: Iterable[Story]) -> Scopes:
    ranges = {story.pk: range(story.seen_from, story.seen_to + 1) for story in stories}
    found: defaultdict[int, set[int]] = defaultdict(set)
    for story, document in Story.objects.filter(pk__in=ranges, documents__isnull=False).values_list("pk", "documents"):
        found[document].update(ranges[story])
    return {document: frozenset(levels) for document, levels in found.items()}


def _write_stories(stories: Sequence[Story], made: Sequence[Made], now: datetime) -> list[Story]:
    """The rows of the stories that were made, in their order; a story that is no more is left without documents."""
    names = {one.part.name for one in made}
    known = {(one.name, one.seen_from): one for one in Story.objects.filter(name__in=names)}
    homes = []
    for one in made:
        part = one.part
        story = known.get((part.name, part.low)) or Story(name=part.name, seen_from=part.low)
        story.seen_to, story.reconciled_at, story.took = part.high, now, one.took
        story.digest = digest_of(part.documents, part.rulings)
        homes.append(story)
    staying = {home.pk for home in homes}
    for story in stories:
        if story.pk not in staying:
            story.digest = ""
            story.save()
            story.documents.clear()
    for story, one in zip(homes, made, strict=True):
        story.save()
        story.documents.set([document.pk for document in one.part.documents])
    return homes


def _conflict_states(home: Story, conflict: MadeConflict, uids: Mapping[int, Sequence[UUID]]) -> Iterator[_State]:
    """The states of a conflict: one for all clearances under which its facts have the same uids."""
    levels: defaultdict[tuple[UUID, ...], set[int]] = defaultdict(set)
    for level, claims in uids.items():
        levels[tuple(claims)].add(level)
    for claims, held in levels.items():
        said = digest(conflict.columns["said"], conflict.cited, conflict.chosen, *claims)
        columns = {**conflict.columns, "claims": [str(uid) for uid in claims]}
        yield _State(home, said, held, columns, conflict.cited, conflict.chosen)


def _wanted(state: _State) -> Wanted:
    marks = frozenset(mark for each in state.cited for mark in each.marks)
    return Wanted(frozenset(state.levels), state.digest, marks)


def _apply(kind: _Kind, scopes: Scopes, states: Sequence[_State], now: datetime) -> Change:
    """Bring the rows of one sort to what is wanted."""
    held = list(_held(kind, scopes))
    wanted = [_wanted(state) for state in states]
    change = compare(held, wanted, list(_former(kind, held, wanted, states)))
    for some in _some(change.ended):
        kind.rows.objects.filter(pk__in=some).update(known_to=now)
    _split(kind, change, now)
    begun = []
    for place, run, uid in change.begun:
        state = states[place]
        row = kind.rows(
            story=state.story, uid=uid, known_from=now, seen_from=run.low, seen_to=run.high,
            digest=state.digest, **state.columns,
        )  # fmt: skip
        begun.append((row, state))
    kind.rows.objects.bulk_create((row for row, _ in begun), batch_size=_AT_ONCE // 2)
    ties = (tie for row, state in begun for tie in _ties(kind, row, state))
    kind.ties.objects.bulk_create(ties, batch_size=_AT_ONCE)
    return change


def _some(items: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Items in pieces that fit into one statement."""
    return (items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE))


def _ties(kind: _Kind, row: Claim | Conflict, state: _State) -> Iterator[Evidence | Side]:
    for place, cited in enumerate(state.cited):
        own: dict[str, Any] = {kind.name: row}
        if kind.ties is Side:
            own["is_chosen"] = cited.uid == state.chosen
        yield kind.ties(mention_id=cited.pk, document_id=cited.document, place=place, **own)


def _held(kind: _Kind, scopes: Scopes) -> Iterator[Held]:
    """The rows that hold now and cite any of the documents."""
    for some in _some(list(scopes)):
        yield from _read(kind, Q(document__in=some, **{f"{kind.name}__known_to": None}), scopes)


def _former(kind: _Kind, held: Sequence[Held], wanted: Sequence[Wanted], states: Sequence[_State]) -> Iterator[Held]:
    """Rows that ended and cite mentions that no row cites now, the newest first."""
    known = {mark for one in held for mark in one.marks}
    new = [state for one, state in zip(wanted, states, strict=True) if known.isdisjoint(one.marks)]
    lost = {cited.uid for state in new for cited in state.cited}
    found: list[Held] = []
    for some in _some(sorted(lost)):
        found += _read(kind, Q(mention__uid__in=some, **{f"{kind.name}__known_to__isnull": False}), None)
    yield from sorted(found, key=lambda one: -one.pk)


def _read(kind: _Kind, which: Q, scopes: Scopes | None) -> Iterator[Held]:
    """Rows by their ties, each with the marks of all ties that were asked for."""
    fields = ("uid", "seen_from", "seen_to", "digest")
    asked = kind.ties.objects.filter(which).order_by()
    rows: dict[int, tuple[Any, ...]] = {}
    marks: defaultdict[int, set[object]] = defaultdict(set)
    for pk, document, mention, start, end, *row in asked.values_list(
        f"{kind.name}_id", "document_id", "mention__uid", "mention__start", "mention__end",
        *(f"{kind.name}__{field}" for field in fields),
    ).iterator():  # fmt: skip
        rows[pk] = (document, *row)
        marks[pk].update((mention, (document, start, end)))
    for pk, (document, uid, low, high, said) in rows.items():
        every = frozenset(range(low, high + 1))
        scope = every if scopes is None else every & scopes[document]
        if scope:
            yield Held(pk, uid, low, high, said, frozenset(marks[pk]), scope)


def _split(kind: _Kind, change: Change, now: datetime) -> None:
    """Rows that stay for some and end for others become several, each with the mentions of the first."""
    for some in _some(list(change.split)):
        rows = list(kind.rows.objects.filter(pk__in=some))
        copies: list[tuple[int, Claim | Conflict]] = []
        for row in rows:
            staying, ending = change.split[row.pk]
            copies += [(row.pk, _copy(row, run)) for run in staying[1:]]
            copies += [(row.pk, _copy(row, run, known_to=now)) for run in ending]
            row.seen_from, row.seen_to = staying[0].low, staying[0].high
        kind.rows.objects.bulk_update(rows, ["seen_from", "seen_to"])
        kind.rows.objects.bulk_create((row for _, row in copies), batch_size=_AT_ONCE // 2)
        ties: defaultdict[int, list[Evidence | Side]] = defaultdict(list)
        for tie in kind.ties.objects.filter(**{f"{kind.name}__in": some}):
            ties[getattr(tie, f"{kind.name}_id")].append(tie)
        made = [_tie_copy(kind, tie, row) for pk, row in copies for tie in ties[pk]]
        kind.ties.objects.bulk_create(made, batch_size=_AT_ONCE)


def _copy(row: Claim | Conflict, run: Run, known_to: datetime | None = None) -> Claim | Conflict:
    """The same state for other clearances, not saved yet."""
    made = copy(row)
    made.pk, made.known_to = None, known_to
    made.seen_from, made.seen_to = run.low, run.high
    return made


def _tie_copy(kind: _Kind, tie: Evidence | Side, row: Claim | Conflict) -> Evidence | Side:
    own: dict[str, Any] = {kind.name: row}
    if isinstance(tie, Side):
        own["is_chosen"] = tie.is_chosen
    made: Evidence | Side = kind.ties(mention_id=tie.mention_id, document_id=tie.document_id, place=tie.place, **own)
    return made
