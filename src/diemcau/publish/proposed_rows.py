"""Proposed tasks as rows of tables and calendars; orientations are not in them, as they have no day and no end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from diemcau.records.task import Calling
from diemcau.records.task_row import OrderedBy, ShareRow, TaskRow

if TYPE_CHECKING:
    from datetime import date

    from diemcau.records import Record, Statement
    from diemcau.records.orgtree import OrgTree
    from diemcau.records.task import Addressees, Proposed


def proposed_rows(record: Record, proposals: Sequence[Proposed], *, tree: OrgTree, language: str) -> list[TaskRow]:
    """The tasks among some proposals, numbered in their order.

    The uid of each is made of its best sentence and that sentence's document: the same folder gives the same rows.
    """
    tasks = [one for one in proposals if one.calling is Calling.TASK]
    return [_row(record, one, number, tree, language) for number, one in enumerate(tasks, 1)]


def _row(record: Record, one: Proposed, number: int, tree: OrgTree, language: str) -> TaskRow:
    best = one.statements[0]
    document = record.by_name[best.document].document
    return TaskRow(
        uid=str(uuid5(NAMESPACE_URL, f"{document.id} {best.span.start} {one.words}")),
        number=str(number),
        title=one.title,
        words=one.words,
        sentences=tuple(_sentence(record, statement) for statement in one.statements),
        place=one.number or "",
        assigner=one.issuer or "",
        lead=_named(one.lead, tree, language),
        lead_code=one.lead.orgs[0] if len(one.lead.orgs) == 1 else "",
        coordinating=tuple(ShareRow(org=_name(code, tree, language), org_code=code) for code in one.coordinating.orgs),
        deadline_words=one.deadline.words,
        first_due=_day(one),
        due=_day(one),
        product=one.product,
        topics=one.topics,
    )


def _day(one: Proposed) -> date | None:
    """Its day, as far as the words settle it: what a person has to confirm is no deadline yet."""
    return one.deadline.day if one.deadline.is_certain else None


def _sentence(record: Record, statement: Statement) -> OrderedBy:
    reading = record.by_name[statement.document]
    start, end = reading.directives[statement.index].sentence
    return OrderedBy(
        document=reading.document.title or reading.document.name,
        words=" ".join(reading.document.text[start:end].split()),
    )


def _named(addressees: Addressees, tree: OrgTree, language: str) -> str:
    """The unit in charge by its name; where a whole kind is meant, in the words of the text."""
    if len(addressees.orgs) == 1:
        return _name(addressees.orgs[0], tree, language)
    return addressees.words if addressees.kinds else ""


def _name(code: str, tree: OrgTree, language: str) -> str:
    node = tree.nodes.get(code)
    return node.names.get(language, code) if node is not None else code
