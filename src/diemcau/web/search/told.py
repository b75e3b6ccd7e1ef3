"""Conflicts as a list tells them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diemcau.publish.calendar import format_period
from diemcau.records import parse_period
from diemcau.web.record.queries import claims_for
from diemcau.web.search.addresses import of_conflict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from diemcau.publish.texts import Texts
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.record.models import Claim, Conflict


@dataclass(frozen=True, slots=True)
class Told:
    """A conflict in a list.

    Attributes:
        name: What sort of conflict it is.
        about: What it is about: label, owner and period of its first fact.
        state: `open`, `settled` or `reopened`.
        address: Of its page.
    """

    name: str
    about: str
    state: str
    address: str


def to_conflicts(conflicts: Sequence[Conflict], scope: Scope, texts: Texts, at: datetime | None = None) -> list[Told]:
    """Conflicts with what they are about; one question for all."""
    wanted = {str(one.claims[0]) for one in conflicts if one.claims}
    claims = {str(claim.uid): claim for claim in claims_for(scope, at).filter(uid__in=wanted).defer("said").order_by()}
    return [
        Told(
            texts.get(f"conflict.{one.kind}", one.kind),
            _about(claims.get(str(one.claims[0])) if one.claims else None, texts.language),
            one.state,
            of_conflict(one.uid, at),
        )
        for one in conflicts
    ]


def _about(claim: Claim | None, language: str) -> str:
    if claim is None:
        return ""
    period = format_period(parse_period(claim.period), language) if claim.period else ""
    return " · ".join(part for part in (claim.label, claim.owner, period) if part)
