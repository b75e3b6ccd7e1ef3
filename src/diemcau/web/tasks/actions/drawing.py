"""Drawing the directives of a paper out of its document, with every report that carries them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from diemcau.records.task import Flag as Oddity
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.desk.models import Mention
from diemcau.web.tasks.actions.papers import hold_source, office_of
from diemcau.web.tasks.models import Flag, Order, Source, Task
from diemcau.web.tasks.proposals import proposal_to_json
from diemcau.web.tasks.stories import Told, tell_of

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope

_BEYOND = 1_000_000_000
"""Place of directives that only other reports carry: after all of the paper's own."""
_LONGEST_SPEAKER, _LONGEST_NUMBER = 300, 20


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of drawing directives.

    Attributes:
        added: Directives that were not there before.
        kept: Those that were.
    """

    added: int
    kept: int


def read_source(*, actor: Person, scope: Scope, source: Source, whole: bool = False) -> Drawn:
    """Draw the directives of a paper's document, with their sentences in every report up to the person's clearance.

    Done again it adds nothing twice: a directive is known again by its sentences. What nobody has decided yet is told
    anew, such as when the paper was signed meanwhile and its terms count from that day.

    Args:
        actor: Who.
        scope: What the person may do.
        source: Which paper.
        whole: Whether directives count, too, that only other reports of the same conference carry.

    Raises:
        NotFound: If the person may not know of the paper.
        Denied: If the person does not deploy in its office.
        Conflict: If it has no document that was released and read.
    """
    with transaction.atomic():
        hold_source(scope, source, None)
    told = tell_of(scope, source)  # takes seconds, and so holds nothing
    own = [one for one in told if whole or any(row.document_id == source.document_id for row in one.mentions)]
    with transaction.atomic():
        held = hold_source(scope, source, None)
        known = _Known(held)
        added = sum(_keep(held, known, one, place) for place, one in enumerate(own))
        append_entry(
            actor=actor,
            act=Act(
                act="source.read", thing="source", thing_id=held.uid, org=office_of(held).code, level=held.level,
                detail={"added": added, "kept": len(own) - added},
            ),
        )  # fmt: skip
    return Drawn(added, len(own) - added)


class _Known:
    """The directives that a paper has, by the sentences that carry them."""

    def __init__(self, source: Source) -> None:
        self._by_mention: dict[UUID, Order] = {}
        for order in source.orders.prefetch_related("mentions"):
            self.add(order, order.mentions.all())

    def add(self, order: Order, mentions: Iterable[Mention]) -> None:
        """Know a directive by some sentences."""
        for one in mentions:
            self._by_mention.setdefault(one.uid, order)

    def find(self, mentions: Sequence[Mention]) -> Order | None:
        """The directive that any of some sentences carries, or None."""
        return next((self._by_mention[one.uid] for one in mentions if one.uid in self._by_mention), None)


def _keep(source: Source, known: _Known, told: Told, place: int) -> bool:
    """Keep one proposal; whether it is a directive that was not there before."""
    order = known.find(told.mentions)
    is_new = order is None
    if order is None:
        order = Order(source=source)
    tasks = _tasks_of(told.proposed.flags)
    levels = [one.document.level for one in (*told.mentions, *(row for rows in told.flagged for row in rows))]
    order.level = max([order.level if not is_new else 0, *levels, *(task.level for task in tasks.values())])
    if order.outcome == "":
        _tell(order, told, place, is_new=is_new)
    order.save()
    known.add(order, told.mentions)
    order.mentions.set(_latest([*order.mentions.select_related("document"), *told.mentions]))
    if order.outcome == "":
        _keep_flags(order, told, tasks)
    return is_new


def _tell(order: Order, told: Told, place: int, *, is_new: bool) -> None:
    """Write what the engine proposes into a directive that nobody has decided; who gave it may have been."""
    proposed = told.proposed
    own = [one.start for one in told.mentions if one.document_id == order.source.document_id]
    order.place = min(own, default=_BEYOND + place)
    order.words, order.number = proposed.words, (proposed.number or "")[:_LONGEST_NUMBER]
    if is_new or not order.flags.filter(kind="contradictory", code="issuer").exclude(choice="").exists():
        order.speaker = (proposed.issuer or "")[:_LONGEST_SPEAKER]
    order.calling, order.why = proposed.calling.value, list(proposed.why)
    order.proposed = proposal_to_json(proposed)


def _latest(mentions: Iterable[Mention]) -> list[Mention]:
    """The newest state of each sentence."""
    newest: dict[UUID, Mention] = {}
    for one in mentions:
        before = newest.get(one.uid)
        if before is None or (one.known_to is None and before.known_to is not None):
            newest[one.uid] = one
    return list(newest.values())


def _keep_flags(order: Order, told: Told, tasks: Mapping[str, Task]) -> None:
    """Note what is odd; a decision stands as long as the oddity does, and what is odd no more is taken away."""
    standing = {(one.kind, one.code): one for one in order.flags.all()}
    for oddity, cited in zip(told.proposed.flags, told.flagged, strict=True):
        flag = standing.pop((oddity.kind.value, oddity.code), None) or Flag(order=order)
        flag.kind, flag.code, flag.stops = oddity.kind.value, oddity.code, oddity.stops
        flag.said = _said(oddity, cited, tasks)
        flag.save()
    for gone in standing.values():
        if gone.choice == "":
            gone.delete()


def _said(oddity: Oddity, cited: Sequence[Mention], tasks: Mapping[str, Task]) -> dict[str, Any]:
    """What a flag points at: sentences and open tasks by uid; words are asked for anew, for whoever looks."""
    named = [uid for uid in oddity.others if uid in tasks]
    return {"mentions": list(dict.fromkeys(str(one.uid) for one in cited)), "tasks": named}


def _tasks_of(oddities: Iterable[Oddity]) -> dict[str, Task]:
    """The open tasks that oddities name."""
    uids = {other for one in oddities if one.code == "open_task" for other in one.others}
    return {str(task.uid): task for task in Task.objects.filter(uid__in=uids)}
