"""What the engine proposes to make of the directives of a document and of the reports that tell of the same things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

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
    record = reconcile(filed[0].name, load_readings(filed), profile(), [one.judgement for one in rulings])
    made = propose_tasks(
        record,
        tree=org_tree(timezone.localdate()),
        profile=profile(),
        calendar=calendar_of(profile()),
        given_on=source.signed_on or _day_of(record),
        open_tasks=_open_tasks(scope, source),
    )
    if source.signed_on is None:
        made = tuple(replace(one, deadline=_until_signed(one.deadline)) for one in made)
    book = _Book([one.pk for one in filed])
    carried = {one.directive: book.find(one.statements) for one in made}
    return [
        Told(
            one,
            carried[one.directive],
            tuple(_flagged(flag.statements, flag.others, book, carried) for flag in one.flags),
        )
        for one in made
        if carried[one.directive]
    ]


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
