"""How this room says what it found in a file."""

from __future__ import annotations

from pathlib import Path

from diemcau.collect.names import to_shown
from diemcau.records import Finding, Severity


def tell(
    what: str, path: Path, message: str, advice: str = "", severity: Severity = Severity.HOLD, **facts: object
) -> Finding:
    """The finding that something is the matter with a file.

    Args:
        what: The second half of its code.
        path: Where the file lies.
        message: What was found, where, and what was expected, as one sentence.
        advice: What to do about it; empty where nothing need be done.
        severity: What follows if nobody looks.
        facts: What the message tells of, for its words in another language.
    """
    return Finding(
        code=f"collect.{what}",
        severity=severity,
        message=to_shown(message),
        advice=advice,
        document=to_shown(str(path)),
        facts=tuple((name, to_shown(str(value))) for name, value in facts.items()),
    )
