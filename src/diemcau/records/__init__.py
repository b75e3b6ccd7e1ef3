"""Plain frozen records that travel between rooms."""

from diemcau.records.document import Document, OffsetMap, Place
from diemcau.records.finding import Finding, Severity
from diemcau.records.interval import Interval, Relation
from diemcau.records.judgement import Anchor, Choice, Dispute, Force, Judged, Judgement, Sort, Verdict
from diemcau.records.mention import (
    PLAN,
    Agreement,
    Delegation,
    Directive,
    Event,
    Figure,
    Kind,
    Naming,
    Proposal,
    Status,
    Tally,
)
from diemcau.records.order import ListCopy, OrderList, OrderNote, OrderOddity
from diemcau.records.period import Period, parse_period
from diemcau.records.quantity import Bound, Quantity, interval_of
from diemcau.records.reading import Reading
from diemcau.records.record import (
    Claim,
    Conflict,
    CopyGroup,
    CopyLink,
    Correction,
    Instruction,
    LookAlike,
    Occasion,
    Passage,
    Record,
    Revision,
    Slip,
    Standing,
)
from diemcau.records.register import Listed, NamedAs, Register, RegisterKind
from diemcau.records.span import Span
from diemcau.records.statement import Statement

__all__ = [
    "PLAN",
    "Agreement",
    "Anchor",
    "Bound",
    "Choice",
    "Claim",
    "Conflict",
    "CopyGroup",
    "CopyLink",
    "Correction",
    "Delegation",
    "Directive",
    "Dispute",
    "Document",
    "Event",
    "Figure",
    "Finding",
    "Force",
    "Instruction",
    "Interval",
    "Judged",
    "Judgement",
    "Kind",
    "ListCopy",
    "Listed",
    "LookAlike",
    "NamedAs",
    "Naming",
    "Occasion",
    "OffsetMap",
    "OrderList",
    "OrderNote",
    "OrderOddity",
    "Passage",
    "Period",
    "Place",
    "Proposal",
    "Quantity",
    "Reading",
    "Record",
    "Register",
    "RegisterKind",
    "Relation",
    "Revision",
    "Severity",
    "Slip",
    "Sort",
    "Span",
    "Standing",
    "Statement",
    "Status",
    "Tally",
    "Verdict",
    "interval_of",
    "parse_period",
]
