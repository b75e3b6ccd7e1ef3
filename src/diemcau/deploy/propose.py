"""What to make of directives: for each one proposed orientation or task, with every sentence that carries it.

A person decides; nothing here is final. What the words do not say stays open and is marked so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from diemcau.deploy.addressed import Duty, OrgFinder, find_duty
from diemcau.deploy.calling import NO_SIGN, Verdict, decide_calling
from diemcau.deploy.calling_product import Product, find_product, kind_of
from diemcau.deploy.deadline import deadline_of, find_deadline
from diemcau.deploy.overlap import OpenTask, OpenTasks
from diemcau.deploy.propose_flags import Oddities, flags_of, gather_oddities
from diemcau.deploy.title import act_of, title_of
from diemcau.deploy.working import WorkingCalendar
from diemcau.lang.callings import CallingWords
from diemcau.lang.order_tables import TableTask, find_task_tables
from diemcau.lang.registry import callings_of, order_tables_of
from diemcau.profile.types import Profile
from diemcau.records import Document, Instruction, Record, Span, Statement
from diemcau.records.mention import Directive
from diemcau.records.orgtree import OrgTree
from diemcau.records.task import Calling, Deadline, DeadlineKind, Proposed

_ACTION = "action"  # the kind of product of a task that names none
_MOST_MEASURES = 3
_FEWEST_WORDS = 2  # of a measure's wording: "tasks" and "staff" stand in many directives that move neither
_TABLE = "table"  # the rule of an order that is a row of a table of tasks


@dataclass(frozen=True, slots=True)
class _Wording:
    """One wording of a directive and what was found in it.

    Attributes:
        directive: As read.
        document: Where it stands.
        row: Its row, where it stands in a table of tasks.
        act: What is to be done, without addressee.
        signs: The signs of its language.
        deadline: By when.
        product: What is to come of it.
    """

    directive: Directive
    document: Document
    row: TableTask | None
    act: str
    signs: CallingWords
    deadline: Deadline
    product: Product | None

    @property
    def who(self) -> str | None:
        """Who is to do it, as printed."""
        return self.directive.lead or self.directive.addressee

    def decide(self, duty: Duty) -> Verdict:
        """What this wording calls for."""
        is_in_charge = len(duty.lead.orgs) == 1 and self.directive.lead is not None
        return decide_calling(
            self.act, self.signs, deadline=self.deadline, product=self.product, is_in_charge=is_in_charge
        )


def propose_tasks(
    record: Record,
    *,
    tree: OrgTree,
    profile: Profile,
    calendar: WorkingCalendar,
    given_on: date | None,
    open_tasks: Sequence[OpenTask] = (),
) -> tuple[Proposed, ...]:
    """One proposal for each directive of a record, in its order.

    Args:
        record: Reports brought together; of one notice see `notice.propose_from_notice`.
        tree: The orgs of the day on which the tasks are given.
        profile: The sector's vocabulary.
        calendar: Which days are worked.
        given_on: The day from which terms are counted; None for the day each document came out, of one
            without a day the last day that another has.
        open_tasks: Tasks of before that are not done.
    """
    desk = _Desk(record, OrgFinder(profile, tree), calendar, given_on, gather_oddities(record, OpenTasks(open_tasks)))
    return tuple(desk.propose(one) for one in record.instructions)


@dataclass(frozen=True)
class _Desk:
    """What is at hand while the directives of one record are gone through.

    Attributes:
        record: The record.
        finder: Knows the orgs.
        calendar: Which days are worked.
        given_on: The day from which terms are counted, or None.
        oddities: What is odd about the directives.
        rows: By document: the rows of its tables of tasks by their places.
    """

    record: Record
    finder: OrgFinder
    calendar: WorkingCalendar
    given_on: date | None
    oddities: Oddities
    rows: dict[str, Mapping[Span, TableTask]] = field(default_factory=dict)

    @property
    def latest(self) -> date | None:
        """The day the last dated document came out, for those without a day."""
        days = [each.document.published for each in self.record.readings if each.document.published is not None]
        return max(days, default=None)

    def propose(self, one: Instruction) -> Proposed:
        """What to make of one directive."""
        order = [one.statements[one.best], *(s for place, s in enumerate(one.statements) if place != one.best)]
        wordings = [self.wording(statement) for statement in order]
        best = wordings[0]
        duty = self.duty(wordings)
        verdict = _together([each.decide(duty) for each in wordings])
        product = next((each.product for each in wordings if each.product is not None), None)
        is_task = verdict.calling is Calling.TASK
        said = [(each.directive.text, each.document.language) for each in wordings]
        return Proposed(
            directive=one.id,
            calling=verdict.calling,
            why=verdict.why,
            title=title_of(best.directive.text, best.who, best.signs),
            words=best.directive.text,
            statements=one.statements,
            issuer=one.issuer,
            number=next((each.directive.number for each in wordings if each.directive.number), None),
            lead=duty.lead,
            coordinating=duty.coordinating,
            deadline=_deadline([each.deadline for each in wordings]),
            product=product.words if product is not None else "",
            product_kind=product.kind if product is not None else _ACTION if is_task else "",
            topics=_topics(one, wordings),
            measures=_measures(self.record, wordings, self.finder.profile),
            flags=flags_of(one, verdict.calling, self.oddities, said),
        )

    def wording(self, statement: Statement) -> _Wording:
        """One wording of a directive and what is found in it."""
        reading = self.record.by_name[statement.document]
        directive, document = reading.directives[statement.index], reading.document
        signs = callings_of(document.language)
        row = self.row(directive, document)
        act = act_of(directive.text, directive.lead or directive.addressee, signs)
        return _Wording(
            directive=directive,
            document=document,
            row=row,
            act=act,
            signs=signs,
            deadline=self.deadline(directive, document, row),
            product=_find_product(act, row, signs),
        )

    def row(self, directive: Directive, document: Document) -> TableTask | None:
        """The row of a table of tasks that a directive was read from; None for one of a sentence."""
        if directive.rule != _TABLE:
            return None
        if document.name not in self.rows:
            tables = find_task_tables(document, order_tables_of(document.language))
            self.rows[document.name] = {task.line: task for table in tables for task in table.tasks}
        return self.rows[document.name].get(directive.sentence)

    def duty(self, wordings: Sequence[_Wording]) -> Duty:
        """Who is to do it; a lead that is taken from the row above has to be confirmed."""
        duty = find_duty([(each.directive, each.document) for each in wordings], self.finder)
        is_above = all(each.row is not None and each.row.is_lead_above for each in wordings)
        return replace(duty, lead=replace(duty.lead, is_certain=False)) if is_above else duty

    def deadline(self, directive: Directive, document: Document, row: TableTask | None) -> Deadline:
        """By when; where no day is known to count from, only what is said."""
        day = self.given_on or document.published or self.latest
        words = row.deadline if row is not None else directive.deadline or ""
        if day is None:
            kind = DeadlineKind.UNCLEAR if words else DeadlineKind.NONE
            return Deadline(kind=kind, words=words, why="not_understood" if words else "none")
        if row is None:
            found = deadline_of(directive, given_on=day, calendar=self.calendar, language=document.language)
            return found if found.kind is not DeadlineKind.NONE else self.rhythm(directive, document, day) or found
        year = directive.period.start.year if directive.period is not None else None
        return find_deadline(words, given_on=day, for_year=year, calendar=self.calendar, language=document.language)

    def rhythm(self, directive: Directive, document: Document, day: date) -> Deadline | None:
        """At which set times a directive without a day is to be done: "each quarter"; None where it names none."""
        again = callings_of(document.language).rhythm.search(directive.text)
        if again is None:
            return None
        said = again.group()
        found = find_deadline(said, given_on=day, for_year=None, calendar=self.calendar, language=document.language)
        return found if found.kind is DeadlineKind.RHYTHM else None


def _find_product(act: str, row: TableTask | None, signs: CallingWords) -> Product | None:
    if row is not None and row.product:
        return Product(kind_of(row.product, signs) or _ACTION, row.product)
    return find_product(act, signs)


def _together(verdicts: Sequence[Verdict]) -> Verdict:
    """What several wordings call for: the most exact one decides, since retelling leaves out days and products.

    A wording without any sign says nothing beside one that has some.
    """
    telling = [one for one in verdicts if one.why != NO_SIGN] or list(verdicts)
    surest = max(telling, key=lambda verdict: verdict.score)
    return surest if surest.calling is Calling.TASK else telling[0]


def _deadline(found: Sequence[Deadline]) -> Deadline:
    """The first that has a day, else the first that says anything."""
    dated = next((one for one in found if one.day is not None), None)
    return dated or next((one for one in found if one.kind is not DeadlineKind.NONE), found[0])


def _topics(one: Instruction, wordings: Sequence[_Wording]) -> tuple[str, ...]:
    held = [one.topic] if one.topic else []
    return tuple(dict.fromkeys([*held, *(topic for each in wordings for topic in each.directive.topics)]))


def _measures(record: Record, wordings: Sequence[_Wording], profile: Profile) -> tuple[str, ...]:
    """Measures of its figures, then those whose wordings stand in what is to be done, the fullest first."""
    found: dict[str, int] = {}
    for each in wordings:
        figures = record.by_name[each.document.name].figures
        for figure in (figures[place] for place in each.directive.figures):
            if figure.measure is not None:
                found[figure.measure] = len(each.directive.text)
        for code, size in _measures_in(each.act, each.document.language, profile):
            found[code] = max(found.get(code, 0), size)
    return tuple(sorted(found, key=lambda code: (-found[code], code))[:_MOST_MEASURES])


def _measures_in(text: str, language: str, profile: Profile) -> Iterator[tuple[str, int]]:
    """Measures of which a wording of at least two words stands in a text, its words close together, and its size."""
    index = profile.measure_index.get(language)
    words = index.lexicon.read(text) if index is not None else []
    for wording, _ in index.present(words) if index is not None else ():
        places = [[at for at, word in enumerate(words) if word == one] for one in sorted(wording.words)]
        near = any(all(any(abs(at - first) <= wording.size for at in held) for held in places) for first in places[0])
        if wording.size >= _FEWEST_WORDS and near:
            yield wording.code, wording.size
