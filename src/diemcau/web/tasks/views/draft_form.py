"""The form of a draft: what stands in it at first, what a person sent, and the draft that this makes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.dateparse import parse_date

from diemcau.errors import Invalid
from diemcau.web.accounts.models import Person
from diemcau.web.archive.reading import profile
from diemcau.web.orgs.pages import kind_name
from diemcau.web.orgs.queries import tree_of
from diemcau.web.shell.levels import Level
from diemcau.web.tasks.actions.wanted import MOST_PARTS, PRODUCTS, Part, Wanted
from diemcau.web.tasks.deadlines import deadline_from_json
from diemcau.web.tasks.papers import orientations_for
from diemcau.web.tasks.units import label_of, unit_needed, unit_said

if TYPE_CHECKING:
    from django.http import QueryDict

    from diemcau.publish.texts import Texts
    from diemcau.records.task import Deadline
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.tasks.models import Task

_BLANK = 2  # empty rows for coordinating units at the end of the form
_MOST_KINDS = 40
_MOST_TOPICS = 20
_MOST_ORIENTATIONS = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A coordinating unit in the form, all as typed."""

    org: str = ""
    words: str = ""
    due: str = ""
    is_required: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """A draft as it stands in the form, all as typed."""

    title: str = ""
    lead: str = ""
    office: str = ""
    assigner: str = ""
    due: str = ""
    confirmed: bool = False
    product: str = ""
    product_kind: str = ""
    measure: str = ""
    is_key: bool = False
    level: int = Level.INTERNAL
    orientation: str = ""
    kinds: Sequence[str] = ()
    topics: Sequence[str] = ()
    rows: Sequence[Row] = field(default_factory=tuple)


def said_of(wanted: Wanted, texts: Texts) -> Said:
    """A draft as the form shows it."""
    language = texts.language
    parts = [
        Row(label_of(part.org.code, language), part.words, _day_said(part.due), part.is_required)
        for part in wanted.parts
    ]
    return Said(
        title=wanted.title,
        lead=label_of(wanted.lead.code, language) if wanted.lead is not None else "",
        office=label_of(wanted.office.code, language),
        assigner=wanted.assigner.username if wanted.assigner is not None else "",
        due=_day_said(wanted.due),
        confirmed=wanted.is_confirmed,
        product=wanted.product,
        product_kind=wanted.product_kind,
        measure=wanted.measure,
        is_key=wanted.is_key,
        level=wanted.level,
        orientation=str(wanted.orientation.uid) if wanted.orientation is not None else "",
        kinds=wanted.cascades,
        topics=wanted.topics,
        rows=[*parts, *([Row()] * _BLANK)],
    )


def said_in(sent: QueryDict) -> Said:
    """What a person sent."""
    rows = [
        Row(org[:400], words[:2_100], due[:10], required == "1")
        for org, words, due, required in zip(
            sent.getlist("part_org")[: MOST_PARTS + 1],
            sent.getlist("part_words"),
            sent.getlist("part_due"),
            sent.getlist("part_required"),
            strict=False,
        )
    ]
    level = sent.get("level", "")
    return Said(
        title=sent.get("title", "")[:400],
        lead=sent.get("lead", "")[:400],
        office=sent.get("office", "")[:400],
        assigner=sent.get("assigner", "")[:150],
        due=sent.get("due", "")[:10],
        confirmed=sent.get("confirmed") == "1",
        product=sent.get("product", "")[:600],
        product_kind=sent.get("product_kind", "")[:12],
        measure=sent.get("measure", "")[:400].rsplit(" · ", 1)[-1][:60],
        is_key=sent.get("is_key") == "1",
        level=int(level) if level in {str(each) for each in Level.values} else Level.INTERNAL,
        orientation=sent.get("orientation", "")[:36],
        kinds=tuple(sent.getlist("kinds")[:_MOST_KINDS]),
        topics=tuple(sent.getlist("topics")[:_MOST_TOPICS]),
        rows=rows,
    )


def wanted_in(said: Said, scope: Scope, found: Deadline | None) -> Wanted:
    """The draft that a form asks for.

    Args:
        said: The form.
        scope: What the person may do.
        found: The deadline that was found in the words, or None.

    Raises:
        Invalid: If a unit, day, person or orientation in it is none.
    """
    orientation = None
    if said.orientation:
        known = {str(one.uid): one for one in orientations_for(scope)[:_MOST_ORIENTATIONS]}
        orientation = known.get(said.orientation)
    parts = [
        Part(org=unit_needed(row.org), words=row.words, due=day_in(row.due), is_required=row.is_required)
        for row in said.rows
        if row.org.strip()
    ]
    return Wanted(
        title=said.title,
        office=unit_needed(said.office),
        lead=None if said.kinds else unit_said(said.lead),
        parts=tuple(parts),
        assigner=_person(said.assigner),
        due=day_in(said.due),
        deadline=found,
        is_confirmed=said.confirmed,
        product=said.product,
        product_kind=said.product_kind,
        topics=tuple(said.topics),
        measure=said.measure,
        is_key=said.is_key,
        level=said.level,
        orientation=orientation,
        cascades=tuple(said.kinds),
    )


def wanted_from(task: Task) -> Wanted:
    """What a draft says now."""
    shares = task.shares.select_related("org").order_by("org__code")
    return Wanted(
        title=task.title,
        office=task.office,
        lead=task.lead,
        parts=tuple(Part(org=s.org, words=s.words, due=s.due, is_required=s.is_required) for s in shares),
        assigner=task.assigner,
        due=task.due,
        deadline=deadline_from_json(task.deadline),
        is_confirmed=bool(task.deadline.get("is_confirmed")),
        product=task.product,
        product_kind=task.product_kind,
        topics=tuple(task.topics),
        measure=task.measure,
        is_key=task.is_key,
        level=task.level,
        orientation=task.orientation,
        cascades=tuple(task.cascades),
    )


def choices_of(scope: Scope, texts: Texts, givers: Iterable[Person]) -> Mapping[str, Any]:
    """What the fields of the form offer."""
    book, language = profile(), texts.language
    there = {node.kind for node in tree_of().nodes.values()}
    return {
        "kinds": sorted(((kind, kind_name(kind, texts)) for kind in there), key=lambda row: row[1]),
        "givers": [(one.username, one.name) for one in givers],
        "products": PRODUCTS,
        "topics": sorted(
            ((one.code, one.names.get(language, one.code)) for one in book.topics.values()), key=lambda r: r[1]
        ),
        "measures": [(one.code, one.names.get(language, one.code)) for one in book.measures.values()],
        "orientations": [(str(one.uid), one.title) for one in orientations_for(scope)[:_MOST_ORIENTATIONS]],
        "levels": [level for level in Level.values if level <= scope.clearance],
    }


def day_in(said: str) -> date | None:
    """A day as browsers send it; None of nothing.

    Raises:
        Invalid: If it is none.
    """
    if not said.strip():
        return None
    try:
        day = parse_date(said.strip())
    except ValueError:
        day = None
    if day is None:
        raise Invalid(f"{said[:40]!r} is no day.", "Write it as 2026-12-18.", code="tasks.no_day", said=said[:40])
    return day


def _day_said(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _person(username: str) -> Person | None:
    if not username:
        return None
    found = Person.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise Invalid("There is nobody of that name.", "Choose from the list.", code="tasks.no_giver")
    return found
