"""English words of tables of tasks."""

from __future__ import annotations

from diemcau.lang.task_tables import TableWords
from diemcau.records.task import TaskState as State
from diemcau.records.task_table import TableColumn as Column

_MONTHS = "january february march april may june july august september october november december".split()

WORDS = TableWords(
    heads={
        Column.NUMBER: ("no", "nr", "item", "item no", "serial", "serial no", "#"),
        Column.CODE: ("task no", "task number", "task code", "task id"),
        Column.TITLE: ("task", "tasks", "assignment", "work", "title", "activity", "action", "action item",
                       "work assigned", "task content", "content"),
        Column.WORDS: ("directive", "directive as given", "instruction", "instruction given", "wording"),
        Column.SOURCE: ("document", "source", "source document", "reference", "ordering document", "legal basis",
                        "assigning document"),
        Column.SOURCE_DAY: ("document date", "date of document", "date of the document", "signed on", "date signed"),
        Column.ASSIGNER: ("assigned by", "assigner", "leader", "assigning leader", "ordered by", "directed by"),
        Column.ASSIGNED: ("assigned on", "date assigned", "assignment date", "start date", "start", "given on"),
        Column.LEAD: ("lead", "lead unit", "lead agency", "lead org", "responsible unit", "unit in charge", "owner",
                      "in charge", "leading unit", "responsible", "unit in the lead"),
        Column.OFFICER: ("officer", "officer in charge", "desk officer", "case officer", "person in charge"),
        Column.COORDINATING: ("coordinating", "coordinating unit", "coordinating units", "coordination", "supporting",
                              "support", "supporting units", "cooperating units", "participating units"),
        Column.FIRST_DUE: ("first deadline", "original deadline", "initial deadline", "first due", "original due date",
                           "as assigned"),
        Column.DUE: ("deadline", "due", "due date", "due on", "time limit", "current deadline", "extended deadline",
                     "new deadline", "to be done by", "completion deadline", "extended to", "extended", "as extended"),
        Column.PRODUCT: ("product", "output", "deliverable", "expected product", "expected result", "expected output"),
        Column.PERCENT: ("percent", "progress %", "% done", "completion rate", "share done", "%", "percent done",
                         "percent complete"),
        Column.PROGRESS: ("how it goes", "progress", "implementation", "situation", "current situation",
                          "implementation status", "progress report", "work done"),
        Column.OBSTACLE: ("obstacle", "obstacles", "difficulties", "problems", "issues", "difficulties and problems"),
        Column.STATE: ("state", "status", "stage"),
        Column.CLASS: ("time class", "class", "timeliness"),
        Column.SUBMITTED: ("handed in on", "submitted", "submitted on", "date submitted", "reported on", "report date"),
        Column.COMPLETED: ("completed on", "completion date", "date completed", "finished on", "confirmed on"),
        Column.RESULT: ("result", "results", "outcome", "result document", "evidence", "outcome document"),
        Column.EXTENSIONS: ("extensions", "number of extensions", "times extended"),
        Column.MARKS: ("notes", "note", "remarks", "remark", "comment", "comments"),
        Column.LEVEL: ("confidentiality", "classification", "secrecy", "level"),
    },
    states={
        State.DRAFT: ("draft", "not yet assigned"),
        State.ASSIGNED: ("assigned", "not started", "new", "not yet started", "to do", "open", "pending"),
        State.RETURNED: ("sent back", "returned", "rejected by unit", "declined"),
        State.ACCEPTED: ("accepted", "received", "taken on", "acknowledged"),
        State.IN_PROGRESS: ("in progress", "ongoing", "under way", "in process", "being implemented", "doing",
                            "in implementation", "not completed", "not yet completed", "not done", "not yet done",
                            "not finished", "incomplete", "open in term", "open overdue", "overdue"),
        State.SUBMITTED: ("handed in", "submitted", "waits for confirmation", "awaiting confirmation", "under review",
                          "handed in waits for confirmation", "awaiting approval"),
        State.REWORK: ("to be done again", "rework", "to be redone", "not confirmed"),
        State.COMPLETED: ("completed", "done", "finished", "closed", "complete", "completed on time",
                          "completed late"),
        State.SUSPENDED: ("suspended", "on hold", "paused", "postponed"),
        State.CANCELLED: ("cancelled", "canceled", "withdrawn", "revoked"),
        State.REPLACED: ("replaced", "replaced by another task", "merged", "superseded"),
        State.DROPPED: ("dropped",),
    },
    negations=("not", "no", "never"),
    totals=("total", "sum", "grand total", "subtotal"),
    months={name[:length]: at for at, name in enumerate(_MONTHS, 1) for length in (3, 4, len(name))},
)  # fmt: skip
