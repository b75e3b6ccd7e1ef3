"""Tasks and orientations: what directives become, how far a task has come, and how it counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from diemcau.records.order import OrderOddity
from diemcau.records.statement import Statement


class Calling(StrEnum):
    """What a directive calls for. A conference yields both, and they are never counted together."""

    ORIENTATION = "orientation"  # a direction that is kept to; reviewed by indicators, never in time or late
    TASK = "task"  # something that is done once, or at set times, by a unit in the lead; reviewed by its deadline


class DeadlineKind(StrEnum):
    """How a deadline is said."""

    DATE = "date"  # a day, or a day of a month of the year that the directive is for
    WORKING_DAYS = "working_days"  # so many working days from the day it was signed or received
    SPAN = "span"  # so many days, weeks, months from that day
    PERIOD = "period"  # a month, quarter, half or year: its last day
    RHYTHM = "rhythm"  # again and again: "by the 25th of every month"
    EVENT = "event"  # bound to something that has no day yet: "before the conference"
    NONE = "none"  # nothing is said
    UNCLEAR = "unclear"  # something is said that no rule understands


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A deadline in words and as a day.

    Attributes:
        kind: How it is said.
        words: As written; empty where nothing is said.
        day: The last day in term, in the profile's time; of a rhythm the next one; None where it has none yet.
        is_certain: Whether the day follows from the words; else it is a proposal that a person has to confirm.
        rhythm: Code of the rhythm, such as `25th of every month`; empty for once.
        why: Code of how the day was found or what is unclear, in a word that every language has a sentence for:
            `day`, `working_days`, `span`, `period_end`, `moved` (fell on a day off and was moved by the profile's
            rule), `year_assumed`, `rhythm`, `before_event`, `past`, `none`, `not_understood`, `vague` (a part of a
            stretch without a sharp end: "early in the third quarter"), `start_assumed` (counted from the day it was
            given, where the words name another day, such as that of receipt), `days_unknown` (the days off up to
            there are not all known).
    """

    kind: DeadlineKind
    words: str = ""
    day: date | None = None
    is_certain: bool = False
    rhythm: str = ""
    why: str = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressees:
    """Who is to do it, as orgs of the profile.

    Attributes:
        words: As written.
        orgs: Codes of orgs that are named.
        kinds: Codes of kinds of orgs that are meant as a whole ("all provinces", "các cơ quan đại diện").
        is_certain: Whether the words say exactly this; else a person has to confirm it.
    """

    words: str = ""
    orgs: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    is_certain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """What a person has to look at before a directive goes out.

    Attributes:
        kind: What sort of oddity.
        code: As in `OrderNote`; beside those `issuer` of what is contradictory (reports name different people as
            having given it), `open_task` of what is repeated (a task of before that is still open asks for the same).
        stops: Whether nothing may go out before a person has decided.
        statements: The wordings to look at.
        others: Ids of the other directives, or uids of open tasks.
        why: The same in one English sentence.
    """

    kind: OrderOddity
    code: str
    stops: bool
    statements: tuple[Statement, ...] = ()
    others: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What the house proposes to make of one directive; a person decides.

    Attributes:
        directive: Id of the directive in its record.
        calling: Orientation or task.
        why: Codes of what spoke for it, gravest first: `deadline`, `product`, `act_once`, `standing_verb`,
            `outside_target`, `list`, `no_sign`.
        title: A short title made of its own words.
        words: The words of the directive at its best statement.
        statements: Every wording of it, in order of the record.
        issuer: Who gave it, as printed, or None.
        number: Its number in the list, or None.
        lead: Who is in charge; at most one org.
        coordinating: Who takes part.
        deadline: By when.
        product: What is to come of it, in words of the text; empty where nothing is named.
        product_kind: `report`, `scheme`, `legal_draft`, `plan`, `agreement`, `event`, `answer`, `action` or empty.
        topics: The profile's topic codes, best first.
        measures: Codes of the measures it should move, best first.
        flags: What to look at first, the gravest first.
    """

    directive: str
    calling: Calling
    why: tuple[str, ...]
    title: str
    words: str
    statements: tuple[Statement, ...]
    issuer: str | None
    number: str | None
    lead: Addressees
    coordinating: Addressees
    deadline: Deadline
    product: str = ""
    product_kind: str = ""
    topics: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()


class TaskState(StrEnum):
    """How far a task has come."""

    DRAFT = "draft"  # prepared by the office, not given yet
    DROPPED = "dropped"  # never given
    ASSIGNED = "assigned"  # given; the lead unit has not answered
    RETURNED = "returned"  # the lead unit says that it is not its task
    ACCEPTED = "accepted"  # taken on
    IN_PROGRESS = "in_progress"  # worked on
    SUBMITTED = "submitted"  # handed in, waits for the assigner's word
    REWORK = "rework"  # not enough yet
    COMPLETED = "completed"  # confirmed by the assigner
    SUSPENDED = "suspended"  # paused by the assigner
    CANCELLED = "cancelled"  # taken back by the assigner
    REPLACED = "replaced"  # another task stands in its place


class TimeClass(StrEnum):
    """How a task counts; always computed, never typed."""

    ON_TIME = "on_time"  # completed, handed in by the deadline
    LATE = "late"  # completed, handed in after it
    IN_TERM = "in_term"  # open, the deadline not over
    OVERDUE = "overdue"  # open, the deadline over


class Mark(StrEnum):
    """What is worth knowing beside the class."""

    DUE_SOON = "due_soon"
    NO_DEADLINE = "no_deadline"
    WAITING = "waiting"  # handed in, waits for the assigner; the days of waiting are shown apart
    SUSPENDED = "suspended"
    EXTENDED = "extended"  # the deadline is no longer the first


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeFacts:
    """All that the class of a task depends on. Days are days of the profile's time zone.

    Attributes:
        state: How far it has come.
        due: The deadline in force, or None.
        first_due: The deadline it was given with, or None.
        submitted: The day it was last handed in, or None.
    """

    state: TaskState
    due: date | None
    first_due: date | None = None
    submitted: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FourCells:
    """The follow-up table of one unit or of many: how many tasks are in each class.

    Attributes:
        on_time, late, in_term, overdue: The four cells; together all tasks that were given and not taken back.
        due_soon, no_deadline, waiting, suspended: Of those in term, how many have that mark.
    """

    on_time: int = 0
    late: int = 0
    in_term: int = 0
    overdue: int = 0
    due_soon: int = 0
    no_deadline: int = 0
    waiting: int = 0
    suspended: int = 0

    @property
    def total(self) -> int:
        """All tasks that were given: the sum of the four cells."""
        return self.on_time + self.late + self.in_term + self.overdue

    @property
    def fallen_due(self) -> int:
        """Tasks whose end has come: completed, or open with the deadline over."""
        return self.on_time + self.late + self.overdue

    def __add__(self, other: FourCells) -> FourCells:
        return FourCells(**{name: getattr(self, name) + getattr(other, name) for name in self.__slots__})


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarYear:
    """Days off and made-up working days of one year, with the law that set them.

    Attributes:
        year: Which year.
        off: Public holidays and days off in their place.
        worked: Days of a weekend that are worked in the place of others.
        open: Days of which it is not known whether they are off; they count as worked, and a term over one is unsure.
        legal_basis: Where that was set; empty where it is only the rule of the law.
        is_final: Whether the year's notice is out; else only what the law itself says is known.
    """

    year: int
    off: frozenset[date] = field(default_factory=frozenset)
    worked: frozenset[date] = field(default_factory=frozenset)
    open: frozenset[date] = field(default_factory=frozenset)
    legal_basis: str = ""
    is_final: bool = True
