"""The site's tasks as plain rows for workbooks, letters and calendars: nothing of what is not open to the reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from django.db.models import F
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils import timezone

from diemcau.deploy.timing import time_class, time_marks
from diemcau.records.task import TaskState
from diemcau.records.task_row import OrderedBy, ShareRow, ShareState, TaskRow
from diemcau.web.archive.policies import visible as visible_documents
from diemcau.web.desk.models import Mention
from diemcau.web.tasks.models import Entry, Evidence, Extension, Need, Order, Share, Step, Task
from diemcau.web.tasks.policies import tasks_for
from diemcau.web.tasks.proofs import shown_to
from diemcau.web.tasks.shown import facts_of, number_of, unit_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from django.db.models import QuerySet

    from diemcau.publish.texts import Texts
    from diemcau.web.accounts.policies import Scope

QUOTED = 300
"""Of up to so many tasks the sentences behind them are told, too; a longer list is looked through, not read."""


def rows_of(tasks: QuerySet[Task], scope: Scope, texts: Texts, site: str) -> list[TaskRow]:
    """Tasks as rows, in their order.

    Args:
        tasks: Which, all known to the reader (`policies.tasks_for`).
        scope: What the reader may know of.
        texts: Of the reader's language.
        site: Address of the site, without a slash at its end; empty for rows without addresses.
    """
    found = list(tasks.select_related("assigner", "officer", "source", "order", "lead", "holder", "parent"))
    return _Rows(found, scope, texts, site).all()


class _Rows:
    """Makes rows of some tasks; what hangs on them is asked for once for all."""

    def __init__(self, tasks: Sequence[Task], scope: Scope, texts: Texts, site: str) -> None:
        self.tasks, self.scope, self.texts, self.site = tasks, scope, texts, site
        self.today = timezone.localdate()
        self.units: dict[int | None, tuple[str, str]] = {}
        pks = [task.pk for task in tasks]
        self.shares = _by_task(Share.objects.filter(task__in=pks).select_related("org", "holder"))
        self.entries = _by_task(Entry.objects.filter(task__in=pks).order_by("at", "pk"))
        self.granted = _by_task(Extension.objects.filter(task__in=pks, decision="granted"))
        self.moved = dict(Step.objects.filter(task__in=pks).order_by("at", "pk").values_list("task_id", "at"))
        self.needs = self._needs(pks)
        self.parents = self._parents({task.parent_id for task in tasks if task.parent_id is not None})
        quoted = len(tasks) <= QUOTED
        self.sentences = self._sentences({task.order_id for task in tasks if task.order_id}) if quoted else {}
        self.results = self._results(pks) if quoted else {}

    def all(self) -> list[TaskRow]:
        """The rows."""
        return [self._row(task) for task in self.tasks]

    def _row(self, task: Task) -> TaskRow:
        facts = facts_of(task)
        lead, code = self._unit(task.holder_id or task.lead_id)
        order = task.order if task.order is not None and task.order.level <= self.scope.clearance else None
        paper = task.source if task.source is not None and task.source.level <= self.scope.clearance else None
        told, last = self._told(task)
        return TaskRow(
            uid=str(task.uid),
            number=number_of(task),
            title=task.title,
            words=order.words if order is not None else "",
            sentences=self.sentences.get(task.order_id or 0, ()),
            source=str(paper) if paper is not None and paper.number else "",
            source_day=paper.signed_on if paper is not None else None,
            place=order.number if order is not None else "",
            assigner=task.assigner.name if task.assigner is not None else "",
            assigned=_day(task.assigned_at),
            lead=lead,
            lead_code=code,
            officer=task.officer.name if task.officer is not None else "",
            coordinating=self._parts(task),
            deadline_words=str(task.deadline.get("words", "")),
            first_due=task.first_due,
            due=task.due,
            extensions=len(self.granted[task.pk]),
            state=TaskState(task.state),
            time_class=time_class(facts, self.today) if task.is_counted else None,
            marks=time_marks(facts, self.today),
            submitted=task.submitted_on,
            completed=_day(task.completed_at),
            percent=task.percent,
            last_entry=told.words if told is not None else "",
            last_entry_day=_day(told.at) if told is not None else None,
            obstacle=last.obstacle if last is not None else "",
            result=self.results.get(task.pk, ""),
            product=task.product,
            topics=tuple(task.topics),
            level=self.texts[f"level.{task.level}"],
            is_key=task.is_key,
            parent=self.parents.get(task.parent_id or 0, ""),
            needs=self.needs[task.pk],
            edit=task.edit,
            changed=self.moved.get(task.pk),
            url=self.site + reverse("task", args=[task.uid]) if self.site else "",
        )

    def _told(self, task: Task) -> tuple[Entry | None, Entry | None]:
        """The last entry with words, and the last of all."""
        entries = self.entries[task.pk]
        worded = [one for one in entries if one.words]
        return (worded[-1] if worded else None), (entries[-1] if entries else None)

    def _parts(self, task: Task) -> tuple[ShareRow, ...]:
        """The parts of units that were asked, by name."""
        found = [
            ShareRow(
                org=self._unit(one.holder_id)[0], words=one.words, due=one.due,
                state=ShareState.ASKED if one.state == "planned" else ShareState(one.state), answer=one.answer,
            )
            for one in self.shares[task.pk]
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda one: one.org))

    def _unit(self, pk: int | None) -> tuple[str, str]:
        """Name and code of a unit, each looked up once."""
        if pk not in self.units:
            self.units[pk] = unit_of(pk, self.texts.language)
        return self.units[pk]

    def _needs(self, pks: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        found: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
        known = tasks_for(self.scope).order_by().values("pk")
        rows = Need.objects.filter(task__in=pks, on__in=known).order_by("pk").values_list("task_id", "on__uid")
        for task, on in rows:
            found[task] += (str(on),)
        return found

    def _parents(self, pks: Iterable[int]) -> dict[int, str]:
        rows = tasks_for(self.scope).filter(pk__in=list(pks)).order_by().values_list("pk", "uid")
        return {pk: str(uid) for pk, uid in rows}

    def _sentences(self, orders: Iterable[int]) -> dict[int, tuple[OrderedBy, ...]]:
        """The sentences of directives, in documents that are open to the reader, by the directive's id."""
        known = Order.objects.filter(pk__in=list(orders), level__lte=self.scope.clearance, mentions__isnull=False)
        places = known.order_by("pk").values_list("mentions", "pk")
        by_mention: defaultdict[int, list[int]] = defaultdict(list)
        for mention, order in places:
            by_mention[mention].append(order)
        rows = (
            Mention.objects.filter(visible_documents(self.scope, "document__"), pk__in=list(by_mention))
            .annotate(
                sentence=Substr("reading__text", F("sentence_start") + 1, F("sentence_end") - F("sentence_start"))
            )
            .order_by("document__entered_at", "pk")
            .values_list("pk", "document__title", "sentence")
        )
        found: defaultdict[int, tuple[OrderedBy, ...]] = defaultdict(tuple)
        for mention, title, said in rows:
            for order in by_mention[mention]:
                found[order] += (OrderedBy(document=title, words=said),)
        return dict(found)

    def _results(self, pks: Sequence[int]) -> dict[int, str]:
        """What shows that tasks are done, as far as it is open to the reader."""
        rows = Evidence.objects.filter(task__in=pks, withdrawn_at=None, share=None)
        found: defaultdict[int, list[str]] = defaultdict(list)
        for one in shown_to(self.scope, rows.select_related("document", "value", "task")):
            if said := one.words or one.note:
                found[one.task_id].append(said)
        return {pk: "\n".join(said) for pk, said in found.items()}


def _by_task(rows: QuerySet) -> defaultdict[int, list]:  # type: ignore[type-arg] # of any of the models that hang on a task
    found: defaultdict[int, list] = defaultdict(list)  # type: ignore[type-arg]
    for row in rows:
        found[row.task_id].append(row)
    return found


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment is not None else None
