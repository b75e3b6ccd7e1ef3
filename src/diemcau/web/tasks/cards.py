"""What the desk shows of each directive: its sentences, the proposal and why, what is odd, what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from diemcau.records.task import TaskState
from diemcau.web.archive.policies import visible
from diemcau.web.archive.reading import profile
from diemcau.web.desk.models import Mention
from diemcau.web.orgs.pages import kind_name
from diemcau.web.search.addresses import of_sentence
from diemcau.web.tasks.models import Flag, Order, Orientation, Task
from diemcau.web.tasks.policies import tasks_for
from diemcau.web.tasks.proposals import Kept, is_sure, proposal_from_json
from diemcau.web.tasks.units import unit_name

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts
    from diemcau.web.accounts.policies import Scope


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that carries a directive.

    Attributes:
        document: Title of its document.
        href: The sentence on the desk.
        words: The words of the directive there.
        speaker: Who gives it there, or empty.
    """

    document: str
    href: str
    words: str
    speaker: str


@dataclass(frozen=True, slots=True)
class OddCard:
    """Something odd about a directive.

    Attributes:
        flag: What.
        sentences: The sentences to look at, as far as the person may see them.
        tasks: The open tasks that ask for the same, likewise.
        offers: What can be chosen, in words of the documents.
    """

    flag: Flag
    sentences: Sequence[Sentence]
    tasks: Sequence[Task]
    offers: Sequence[str]


@dataclass(frozen=True, slots=True)
class Card:
    """One directive with all that a person needs to decide on it.

    Attributes:
        order: Which.
        sentences: Every sentence that carries it, as far as the person may see them.
        kept: The proposal.
        lead, coordinating: Names of the units meant.
        topics, measures: Names; of a measure its code, too.
        odd: What is odd.
        tasks: The drafts and tasks that came of it.
        orientation: What became of it, or None.
        is_sure: Whether it can be taken over as it is.
        waits: Whether something odd still stops it.
        may_reopen: Whether what was made of it can be taken back: nothing of it was given.
    """

    order: Order
    sentences: Sequence[Sentence]
    kept: Kept
    lead: Sequence[str]
    coordinating: Sequence[str]
    topics: Sequence[str]
    measures: Sequence[tuple[str, str]]
    odd: Sequence[OddCard]
    tasks: Sequence[Task]
    orientation: Orientation | None
    is_sure: bool
    waits: bool
    may_reopen: bool


def cards_of(scope: Scope, orders: Sequence[Order], texts: Texts) -> list[Card]:
    """The cards of some directives, in their order."""
    flags: defaultdict[int, list[Flag]] = defaultdict(list)
    for flag in Flag.objects.filter(order__in=orders).select_related("decided_by"):
        flags[flag.order_id].append(flag)
    mentions = _mentions(scope, orders, [flag for each in flags.values() for flag in each])
    tasks: defaultdict[int | None, list[Task]] = defaultdict(list)
    for task in tasks_for(scope).filter(order__in=orders, parent=None).select_related("lead").order_by("pk"):
        if task.state != TaskState.DROPPED.value:
            tasks[task.order_id].append(task)
    named = {uid for each in flags.values() for flag in each for uid in flag.said.get("tasks", ())}
    others = {str(task.uid): task for task in tasks_for(scope).filter(uid__in=named).select_related("lead")}
    held = {one.order_id: one for one in Orientation.objects.filter(order__in=orders)}
    return [
        _card(
            order,
            mentions=mentions,
            odd=[_odd(flag, mentions, others) for flag in flags[order.pk]],
            tasks=tasks[order.pk],
            held=held,
            texts=texts,
        )
        for order in orders
    ]


def _card(
    order: Order,
    *,
    mentions: Mapping[str, Sentence],
    odd: Sequence[OddCard],
    tasks: Sequence[Task],
    held: Mapping[int, Orientation],
    texts: Texts,
) -> Card:
    kept, book = proposal_from_json(order.proposed), profile()
    measures = [
        (code, book.measures[code].names.get(texts.language, code)) for code in kept.measures if code in book.measures
    ]
    given = any(task.state != TaskState.DRAFT.value for task in tasks)
    orientation = held.get(order.pk)
    return Card(
        order=order,
        sentences=[mentions[uid] for uid in _uids(order) if uid in mentions],
        kept=kept,
        lead=_names(kept.lead.orgs, kept.lead.kinds, texts),
        coordinating=_names(kept.coordinating.orgs, kept.coordinating.kinds, texts),
        topics=[book.topics[code].names.get(texts.language, code) for code in kept.topics if code in book.topics],
        measures=measures,
        odd=odd,
        tasks=tasks,
        orientation=orientation,
        is_sure=is_sure(order),
        waits=any(one.flag.stops and not one.flag.choice for one in odd),
        may_reopen=bool(order.outcome) and not given and (orientation is None or orientation.closed_at is None),
    )


def _names(orgs: Iterable[str], kinds: Iterable[str], texts: Texts) -> list[str]:
    whole = (texts["tasks.deploy.all_of"].format(kind=kind_name(kind, texts)) for kind in kinds)
    return [*(unit_name(code, texts.language) for code in orgs), *whole]


def _odd(flag: Flag, mentions: Mapping[str, Sentence], others: Mapping[str, Task]) -> OddCard:
    sentences = [mentions[uid] for uid in flag.said.get("mentions", ()) if uid in mentions]
    said = (one.speaker if flag.code == "issuer" else one.words for one in sentences)
    offers = [words[:300] for words in dict.fromkeys(said) if words] if flag.kind == "contradictory" else []
    return OddCard(flag, sentences, [others[uid] for uid in flag.said.get("tasks", ()) if uid in others], offers)


def _mentions(scope: Scope, orders: Iterable[Order], flags: Iterable[Flag]) -> dict[str, Sentence]:
    """By uid the current sentences of some directives and of what is odd, as far as the person may see them."""
    wanted: set[str] = {uid for order in orders for uid in _uids(order)}
    wanted |= {uid for flag in flags for uid in flag.said.get("mentions", ())}
    return sentences_of(scope, [UUID(uid) for uid in wanted])


def sentences_of(scope: Scope, uids: Collection[UUID]) -> dict[str, Sentence]:
    """By uid some sentences as they stand now, as far as a person may see them."""
    rows = Mention.objects.filter(visible(scope, "document__"), uid__in=uids, known_to=None).select_related("document")
    return {
        str(row.uid): Sentence(
            row.document.title,
            of_sentence(row.document.uid, row.start, row.uid),
            row.words,
            str(row.said.get("issuer") or ""),
        )
        for row in rows
    }


def _uids(order: Order) -> list[str]:
    return [str(one.uid) for one in order.mentions.all()]
