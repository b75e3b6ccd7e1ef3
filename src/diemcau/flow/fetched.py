"""What is fetched from an address, of whatever sort it is: how its marks are read, and how its failing is told."""

from __future__ import annotations

import json
from typing import Any

from diemcau.collect.names import to_shown
from diemcau.records import Finding, Severity


def read_mark(mark: str | None) -> dict[str, Any]:
    """What a mark says; nothing where it is none of these."""
    try:
        said = json.loads(mark or "{}")
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def unreachable(address: str, error: Exception) -> Finding:
    """The finding that nothing could be had from an address, with the cause."""
    cause = to_shown(str(error).strip()[:300] or type(error).__name__)
    return Finding(
        code="flow.unreachable",
        severity=Severity.HOLD,
        message=f"{address} could not be read: {cause}.",
        advice="Check the address and the connection, and try again; what was read before stays.",
        document=address,
        facts=(("cause", cause),),
    )
