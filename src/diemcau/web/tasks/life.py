"""All that the page of a task tells a person: nothing of what is not open to that person, not even how much it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils import timezone

from diemcau.deploy.states import OPEN, TRANSITIONS, Actor, Verb, decide_step, verbs_of
from diemcau.errors import Conflict, DiemcauError
from diemcau.publish.notice import tell_error
from diemcau.records import Kind
from diemcau.records.task import FourCells, TaskState
from diemcau.web.archive.policies import visible
from diemcau.web.filings.telling import interval_of
from diemcau.web.filings.telling import number_of as number_of_value
from diemcau.web.orgs.queries import with_formers
from diemcau.web.record.queries import claims_for
from diemcau.web.record.shown import measure_name, named
from diemcau.web.search.addresses import of_claim, of_sentence
from diemcau.web.search.behind import sentences_of
from diemcau.web.tasks.actions.extending import ASKABLE
from diemcau.web.tasks.actions.held import ground_of
from diemcau.web.tasks.actions.needing import PARTS
from diemcau.web.tasks.actions.telling import TOLD
from diemcau.web.tasks.models import Order, Orientation, Source, Task
from diemcau.web.tasks.policies import (
    actors_of,
    may_answer,
    tasks_for,
    visible_orders,
    visible_orientations,
    visible_sources,
)
from diemcau.web.tasks.proofs import shown_to, sides_of, still_says, with_text
from diemcau.web.tasks.shown import listed, unit_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.publish.texts import Texts
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.desk.models import Mention
    from diemcau.web.tasks.models import Evidence, Share
    from diemcau.web.tasks.shown import Listed

MOST_FIGURES = 6
MOST_CHILDREN = 200
"""Tasks given on under one that its page names; the tally counts all."""

REASONED = frozenset(verb for verb, move in TRANSITIONS.items() if move.needs_reason)
"""Verbs that are refused without a reason."""

_OPEN = frozenset(state.value for state in OPEN)
_HANDED_IN = frozenset({TaskState.SUBMITTED.value, TaskState.COMPLETED.value})
_PREPARING = {Verb.ASSIGN, Verb.DROP}


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A sentence of a document that is open to the person.

    Attributes:
        title, number: Of the document.
        before, words, after: The sentence around the words that count.
        address: Of the sentence.
    """

    title: str
    number: str
    before: str
    words: str
    after: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Do:
    """Something that the person may do with the task now.

    Attributes:
        verb: What.
        held: Why it would be refused, and what helps; None where nothing holds it.
        is_reasoned: Whether it needs a reason.
    """

    verb: str
    held: tuple[str, str] | None
    is_reasoned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A piece of evidence in words.

    Attributes:
        row: The piece.
        what: `sentence`, `fact` or `value`.
        title: The document, or what is measured.
        number: The number of a fact or value; empty for words.
        address: Where it stands.
        stands: Whether the words still stand in the document.
        moves: Address of the totals that a figure moves; empty for anything else.
        may_check, may_withdraw: Whether the person may confirm it, or take it back.
    """

    row: Evidence
    what: str
    title: str
    number: str
    address: str
    stands: bool
    moves: str
    may_check: bool
    may_withdraw: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A coordinating unit's part, and what the person may do with it."""

    share: Share
    unit: str
    is_late: bool
    may_answer: bool
    may_waive: bool
    may_ask: bool
    evidence: Sequence[Shown]


def acts_of(person: Person, scope: Scope, task: Task, texts: Texts) -> list[Do]:
    """What a person may do with a task that was given, each with what would hold it back."""
    parts, ground = actors_of(person, scope, task), ground_of(task)
    found = []
    for verb in verbs_of(TaskState(task.state), parts):
        if verb in _PREPARING:
            continue
        held: DiemcauError | None = None
        try:
            decide_step(verb, ground, parts, reason="-", has_document=True)
        except Conflict as error:
            held = error
        told = tell_error(texts, held) if held is not None else None
        found.append(Do(verb=verb.value, held=told, is_reasoned=verb in REASONED))
    return found


def orders_of(scope: Scope, task: Task) -> tuple[Order | None, Source | None, list[Saying]]:
    """The directive and the paper that order a task, and the sentence in every report that carries it."""
    order = Order.objects.filter(visible_orders(scope), pk=task.order_id).first() if task.order_id else None
    paper_id = task.source_id or (order.source_id if order is not None else None)
    papers = Source.objects.filter(visible_sources(scope)).select_related("org")
    source = papers.filter(pk=paper_id).first() if paper_id is not None else None
    if order is None:
        return None, source, []
    rows = (
        order.mentions.filter(visible(scope, "document__"))
        .select_related("document")
        .annotate(
            sentence=Substr("reading__text", F("sentence_start") + 1, F("sentence_end") - F("sentence_start")),
        )
        .order_by("document__title", "start")
    )
    return order, source, [saying_of(row) for row in rows]


def orientation_of(scope: Scope, task: Task) -> Orientation | None:
    """The orientation that a task serves, where it is open to the person."""
    if task.orientation_id is None:
        return None
    return Orientation.objects.filter(visible_orientations(scope), pk=task.orientation_id).first()


def evidence_of(person: Person, scope: Scope, task: Task, texts: Texts) -> list[Shown]:
    """The evidence that is open to a person, with what the person may do with it."""
    rows = task.evidence.select_related(
        "document", "mention__document", "value__filing__campaign", "value__org", "share__holder", "task", "by",
        "checked_by",
    )  # fmt: skip
    seen = shown_to(scope, with_text(rows))
    claims = {one.uid: one for one in claims_for(scope).filter(uid__in=[row.claim for row in seen if row.claim])}
    words = {one.claim.uid: one for one in named(claims.values(), texts)}
    parts = actors_of(person, scope, task)
    works = task.state in TOLD and task.state != TaskState.SUBMITTED.value
    found = []
    for row in seen:
        what, title, number, address = _told(row, words, texts)
        fresh = row.checked_by_id is None and row.withdrawn_at is None
        stands = still_says(row)
        own = sides_of(scope, row)
        heads = may_answer(scope, row.share) if row.share is not None else Actor.HEAD in parts
        found.append(
            Shown(
                row=row,
                what=what,
                title=title,
                number=number,
                address=address,
                stands=stands,
                moves=_moves(row),
                may_check=bool(
                    fresh and stands and not own and row.by_id != person.pk and parts & {Actor.ASSIGNER, Actor.OFFICE}
                ),
                may_withdraw=fresh and works and (row.by_id == person.pk or heads),
            )
        )
    return found


def parts_of(person: Person, scope: Scope, task: Task, evidence: Sequence[Shown], texts: Texts) -> list[Part]:
    """The parts of coordinating units."""
    runs = bool(actors_of(person, scope, task) & {Actor.ASSIGNER, Actor.HEAD}) and task.state in _OPEN
    today = timezone.localdate()
    found = []
    for share in task.shares.select_related("org", "holder", "answered_by"):
        asked, due = share.state == "asked", share.due or task.due
        found.append(
            Part(
                share=share,
                unit=unit_of(share.holder_id, texts.language)[0],
                is_late=asked and due is not None and due < today,
                may_answer=asked and task.state in _OPEN and may_answer(scope, share),
                may_waive=asked and runs,
                may_ask=runs and share.state in {"answered", "waived"},
                evidence=[one for one in evidence if one.row.share_id == share.pk],
            )
        )
    return found


def figures_of(scope: Scope, task: Task, texts: Texts) -> list[dict[str, Any]]:
    """The figures of the unit for the measure that the task should move, the newest first, as facts of the record."""
    unit = task.holder_id or task.lead_id
    if not task.measure or unit is None:
        return []
    facts = claims_for(scope).filter(
        measure=task.measure, org__in=with_formers([unit]), kind=Kind.LEVEL.value, partner=""
    )
    rows = list(facts.order_by("-last_day", "-pk")[:MOST_FIGURES])
    said = sentences_of(scope, rows)
    given = timezone.localdate(task.assigned_at) if task.assigned_at is not None else None
    return [
        {
            "number": one.number,
            "period": one.claim.period,
            "address": of_claim(one.claim.uid),
            "is_after": given is not None and one.claim.last_day is not None and one.claim.last_day >= given,
            "documents": len({row.document_id for row in said.get(one.claim.pk, ())}),
        }
        for one in named(rows, texts)
    ]


def waits_of(scope: Scope, task: Task, texts: Texts) -> tuple[list[Listed], list[Listed]]:
    """What a task waits for, and what waits for it: those that the person may know of."""
    known = tasks_for(scope).select_related("assigner", "source")
    before = known.filter(needed_by__task=task).order_by("due", "pk")
    behind = known.filter(needs__on=task).order_by("due", "pk")
    return listed(before, texts.language), listed(behind, texts.language)


def children_of(scope: Scope, task: Task, texts: Texts) -> tuple[list[Listed], FourCells]:
    """The tasks given on under one that the person may know of, and how they count."""
    known = tasks_for(scope).filter(parent=task).select_related("assigner", "source").order_by("due", "pk")
    rows = listed(known, texts.language)
    tally = FourCells()
    for row in rows:
        if row.in_class is not None:
            tally += FourCells(**{row.in_class.value: 1})
    return rows[:MOST_CHILDREN], tally


def rights_of(person: Person, scope: Scope, task: Task) -> dict[str, bool]:
    """What else a person may do on the page."""
    parts = actors_of(person, scope, task)
    is_open = task.state in _OPEN
    waits = task.extensions.filter(decision="").first()
    return {
        "tell": task.state in TOLD and bool(parts & {Actor.OFFICER, Actor.HEAD}),
        "name": is_open and Actor.HEAD in parts,
        "ask_time": task.state in ASKABLE and task.due is not None and waits is None and Actor.HEAD in parts,
        "withdraw_time": waits is not None and Actor.HEAD in parts,
        "decide_time": waits is not None and is_open and Actor.ASSIGNER in parts and waits.asked_by_id != person.pk,
        "ask_part": is_open
        and task.state != TaskState.SUBMITTED.value
        and bool(parts & {Actor.ASSIGNER, Actor.OFFICE}),
        "need": is_open and bool(parts & frozenset(PARTS)),
        "attach": task.state in TOLD
        and task.state != TaskState.SUBMITTED.value
        and bool(parts & {Actor.OFFICER, Actor.HEAD}),
    }


def waited_of(task: Task) -> int | None:
    """Days that a task has waited for its confirmation, or waited until it came; None where it was not handed in."""
    if task.submitted_on is None or task.state not in _HANDED_IN:
        return None
    until = timezone.localdate(task.completed_at) if task.completed_at is not None else timezone.localdate()
    return max((until - task.submitted_on).days, 0)


def late_by(task: Task) -> int | None:
    """Days by which a confirmed task was handed in late; None where it was not."""
    if task.state != TaskState.COMPLETED.value or task.due is None or task.submitted_on is None:
        return None
    days = (task.submitted_on - task.due).days
    return days if days > 0 else None


def measure_of(task: Task, texts: Texts) -> tuple[str, str]:
    """Name and address of the measure that a task should move; empty for none."""
    if not task.measure:
        return "", ""
    return measure_name(task.measure, texts.language), reverse("board_measure", args=[task.measure])


def saying_of(row: Mention) -> Saying:
    """A mention in its sentence; `sentence` is annotated."""
    sentence = str(row.sentence)  # type: ignore[attr-defined]
    first, last = row.start - row.sentence_start, row.end - row.sentence_start
    return Saying(
        title=row.document.title,
        number=row.document.number,
        before=sentence[:first],
        words=sentence[first:last],
        after=sentence[last:],
        address=of_sentence(row.document.uid, row.start, row.uid),
    )


def _moves(row: Evidence) -> str:
    """Where the totals stand that a figure is part of."""
    is_figure = row.mention is not None and row.mention.sort == "figure"
    return reverse("moves", args=[row.mention.uid]) if row.mention is not None and is_figure else ""


def _told(row: Evidence, words: dict[Any, Any], texts: Texts) -> tuple[str, str, str, str]:
    """What a piece of evidence is, its title, number and address."""
    if row.value is not None:
        number = number_of_value(interval_of(row.value), row.value.unit, texts)
        address = f"{reverse('filing', args=[row.value.filing.uid])}#value-{row.value.uid}"
        return "value", measure_name(row.value.measure, texts.language), number, address
    if row.claim is not None:
        one = words.get(row.claim)
        return "fact", one.name if one else "", one.number if one else "", of_claim(row.claim)
    document = row.document
    if document is None:
        return "sentence", "", "", ""
    mention = row.mention.uid if row.mention is not None else None
    return "sentence", document.title, "", of_sentence(document.uid, row.start or 0, mention)
