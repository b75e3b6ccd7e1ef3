"""Plain frozen records that travel between rooms."""

from diemcau.records.document import Document, OffsetMap, Place
from diemcau.records.finding import Finding, Severity
from diemcau.records.interval import Interval, Relation
from diemcau.records.mention import PLAN, Directive, Event, Figure, Kind, Proposal, Status, Tally
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
    Statement,
)
from diemcau.records.span import Span

__all__ = [
    "PLAN",
    "Bound",
    "Claim",
    "Conflict",
    "CopyGroup",
    "CopyLink",
    "Correction",
    "Directive",
    "Document",
    "Event",
    "Figure",
    "Finding",
    "Instruction",
    "Interval",
    "Kind",
    "LookAlike",
    "Occasion",
    "OffsetMap",
    "Passage",
    "Period",
    "Place",
    "Proposal",
    "Quantity",
    "Reading",
    "Record",
    "Relation",
    "Revision",
    "Severity",
    "Slip",
    "Span",
    "Standing",
    "Statement",
    "Status",
    "Tally",
    "interval_of",
    "parse_period",
]
