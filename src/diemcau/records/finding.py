"""What the house did not understand or does not accept, for a person to see."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from diemcau.records.span import Span


class Severity(StrEnum):
    """By consequence."""

    STOP = "stop"  # going on would publish something wrong
    HOLD = "hold"  # one record waits for a person
    NOTE = "note"  # worth knowing


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing a person should look at.

    Attributes:
        code: `room.what`, such as `collect.empty`.
        severity: What follows if nobody looks.
        message: What was found, where, and what was expected, as one sentence.
        advice: What to do about it; empty where nothing can be done.
        document: Name of the document or path of the file it is about; empty for the folder as a whole.
        span: The place in the document's text, where there is one.
        facts: What the message tells of, by name, so that it can be told in another language: `(("code", "VN.X"),)`.
    """

    code: str
    severity: Severity
    message: str
    advice: str = ""
    document: str = ""
    span: Span | None = None
    facts: tuple[tuple[str, str], ...] = ()
