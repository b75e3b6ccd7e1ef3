"""What the engine proposes to make of the directives of a document and of the reports that tell of the same things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from diemcau.deploy.notice import propose_from_notice
from diemcau.deploy.overlap import OpenTask
from diemcau.deploy.propose import propose_tasks
from diemcau.deploy.states import OPEN
from diemcau.deploy.working import calendar_of
from diemcau.errors import Conflict
from diemcau.reconcile.folder import reconcile
from diemcau.records import Record, Statement
from diemcau.records.task import Deadline, DeadlineKind, Proposed
from diemcau.web.archive.models import Document, State
from diemcau.web.archive.reading import profile
from diemcau.web.desk.models import Mention
from diemcau.web.record.filing import find_filed, find_ruled, load_readings, rulings_about
from diemcau.web.record.queries import story_of
from diemcau.web.review.shape import org_tree
from diemcau.web.tasks.policies import tasks_for

if TYPE_CHECKING:
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.tasks.models import Source

_MOST_OPEN = 5_000
"""Open tasks that directives are held against, the newest first."""

Cited = tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One proposal, tied to the sentences of the desk.

    Attributes:
        proposed: As the engine made it.
        mentions: Every sentence that carries the directive, in order of its statements.
        flagged: For each flag the sentences to look at: its own, and those of other directives that it names.
    """

    proposed: Proposed
    mentions: Cited
    flagged: tuple[Cited, ...]


def tell_of(scope: Scope, source: Source) -> list[Told]:
    """What to make of the directives of a paper's document and of its story, for a person's clearance.

    The engine sees no document above the clearance, so nothing that it says can hint at one.

    Raises:
        Conflict: If the paper has no document that was released and read.
    """
    documents = _documents(scope, source)
    filed = find_filed([one.pk for one in documents])
    if source.document_id not in {one.pk for one in filed}:
        raise Conflict(
            "The paper has no document that was read and released.", "Release it first, or enter directives by hand.",
            code="tasks.not_released",
        )  # fmt: skip
    rulings = rulings_about(find_ruled(), {one.name for one in filed}, scope.clearance)
    readings = load_readings(filed)
    record = reconcile(filed[0].name, readings, profile(), [one.judgement for one in rulings])
    asked: dict[str, Any] = {
        "tree": org_tree(timezone.localdate()), "profile": profile(), "calendar": calendar_of(profile()),
        "given_on": source.signed_on or _day_of(record), "open_tasks": _open_tasks(scope, source),
    }  # fmt: skip
    made = propose_tasks(record, **asked)
    own = next(each for one, each in zip(filed, readings, strict=True) if one.pk == source.document_id)
    book = _Book([one.pk for one in filed])
    carried = {one.directive: book.find(one.statements) for one in made}
    told = [*_own_words(propose_from_notice(own, **asked), made), *_others(made, own.document.name)]
    return [
        Told(
            one if source.signed_on is not None else replace(one, deadline=_until_signed(one.deadline)),
            mentions,
            tuple(_flagged(flag.statements, flag.others, book, carried) for flag in one.flags),
        )
        for one in told
        if (mentions := book.find(one.statements))
    ]


_Key = tuple[str | None, date | None, tuple[str, ...], tuple[str, ...]]


def _own_words(own: Sequence[Proposed], made: Sequence[Proposed]) -> list[Proposed]:
    """The directives of the paper's own document in its own words, each with what the other reports add.

    A paper orders in its very words: what stands in it under another number, by another day or for another unit is
    another directive, however alike the reports tell them. Then nobody knows which of them another report means, and
    its sentences stay away.
    """
    story = {(place.document, place.span): one for one in made for place in one.statements}
    groups: defaultdict[str, dict[_Key, list[Proposed]]] = defaultdict(dict)
    for one in own:
        place = one.statements[0]
        whole = story.get((place.document, place.span))
        key = (one.number, one.deadline.day, one.lead.orgs, one.lead.kinds)
        groups[whole.directive if whole is not None else f"own {one.directive}"].setdefault(key, []).append(one)
    by_id = {one.directive: one for one in made}
    return [
        _with_story(same, by_id.get(directive), is_alone=len(keys) == 1)
        for directive, keys in groups.items()
        for same in keys.values()
    ]


def _with_story(same: Sequence[Proposed], whole: Proposed | None, *, is_alone: bool) -> Proposed:
    """One directive of the paper, told once or more in it, with what all reports together say of it."""
    first = same[0]
    places = tuple(place for one in same for place in one.statements)
    if whole is None:
        return replace(first, statements=places)
    others = tuple(place for place in whole.statements if place.document != places[0].document) if is_alone else ()
    is_named = bool(first.lead.orgs or first.lead.kinds)
    return replace(
        whole if is_alone else first,
        title=first.title,
        words=first.words,
        number=first.number,
        issuer=whole.issuer,
        statements=(*places, *others),
        lead=first.lead if is_named else whole.lead,
        deadline=first.deadline if first.deadline.kind is not DeadlineKind.NONE else whole.deadline,
        flags=whole.flags,
    )


def _others(made: Sequence[Proposed], name: str) -> list[Proposed]:
    """The directives that only other reports of the story carry."""
    return [one for one in made if all(place.document != name for place in one.statements)]


def _day_of(record: Record) -> date | None:
    """The day from which terms are counted before a paper is signed: today where no document says when it came out."""
    told = any(reading.document.published is not None for reading in record.readings)
    return None if told else timezone.localdate()


def _until_signed(deadline: Deadline) -> Deadline:
    """A deadline of a paper that is not signed: what counts from the day of signing is only a proposal."""
    if deadline.kind not in {DeadlineKind.WORKING_DAYS, DeadlineKind.SPAN}:
        return deadline
    return replace(deadline, is_certain=False, why="start_assumed")


def _documents(scope: Scope, source: Source) -> list[Document]:
    """The paper's document, and those of its story that the person may know of."""
    if source.document is None:
        return []
    found = Document.objects.filter(state=State.RELEASED, level__lte=scope.clearance)
    story = story_of(scope, [source.document])
    own = found.filter(pk=source.document.pk)
    return list(own if story is None else (found.filter(stories=story) | own).distinct())


def _open_tasks(scope: Scope, source: Source) -> list[OpenTask]:
    """The open tasks of the office that the person may know of, but for those of the paper itself."""
    office = source.office_id or source.org_id
    found = tasks_for(scope).filter(office=office, state__in=[state.value for state in OPEN], parent=None)
    rows = found.exclude(source=source).select_related("order", "lead").order_by("-pk")[:_MOST_OPEN]
    return [
        OpenTask(
            uid=str(task.uid),
            title=task.title,
            words=task.order.words if task.order is not None else task.title,
            lead=task.lead.code if task.lead is not None else None,
            due=task.due,
        )
        for task in rows
    ]


def _flagged(
    statements: Iterable[Statement], others: Iterable[str], book: _Book, carried: Mapping[str, Cited]
) -> Cited:
    """The sentences that a flag points at, each once."""
    own = book.find(statements)
    further = [one for other in others for one in carried.get(other, ())]
    return tuple({one.pk: one for one in (*own, *further)}.values())


class _Book:
    """The current mentions of directives of some documents by document and place."""

    def __init__(self, documents: Sequence[int]) -> None:
        rows = Mention.objects.filter(document__in=documents, known_to=None, sort="directive").select_related(
            "document"
        )
        self._places: defaultdict[tuple[str, int, int], list[Mention]] = defaultdict(list)
        for row in rows.order_by("pk"):
            self._places[str(row.document.uid), row.start, row.end].append(row)

    def find(self, statements: Iterable[Statement]) -> Cited:
        """The mentions at some statements, each once."""
        found: dict[int, Mention] = {}
        for one in statements:
            same = self._places.get((one.document, *one.span), [])
            best = next((row for row in same if row.index == one.index), same[0] if same else None)
            if best is not None:
                found[best.pk] = best
        return tuple(found.values())
