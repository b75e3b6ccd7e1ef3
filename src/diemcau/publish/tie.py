"""What people held to be one fact, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.publish.notice import is_retold
from diemcau.records import Force, Verdict

if TYPE_CHECKING:
    from diemcau.publish.wording import Wording
    from diemcau.records import Claim, Figure, Judgement


def tell_tie(wording: Wording, claim: Claim) -> str:
    """By whom the statements of a claim were held to be one fact, and why; empty where nobody did."""
    judgement = find_tie(wording, claim)
    if judgement is None:
        return ""
    return wording.texts["tie.held"].format(by=judgement.by, reason=wording.quoted(judgement.reason.strip()))


def tell_tie_note(wording: Wording, claim: Claim) -> list[str]:
    """In what the statements of a claim differ that a person held to be one; none where the record says it itself."""
    judgement = find_tie(wording, claim)
    figures = [wording.figure(statement) for statement in claim.statements]
    differing = [wording.texts[f"tie.{name}"] for name in _differing(figures)]
    if judgement is None or not differing or not is_retold(wording.language):
        return []
    return [wording.texts["tie.differing"].format(by=judgement.by, fields=wording.join(differing))]


def find_tie(wording: Wording, claim: Claim) -> Judgement | None:
    """The last judgement that is followed and holds statements of a claim to be one; None where there is none."""
    followed = {Force.HOLDS, Force.MOVED}
    for one in reversed(wording.review.record.judgements):
        if one.force in followed and one.judgement.verdict is Verdict.SAME and claim.id in one.claims:
            return one.judgement
    return None


def _differing(figures: list[Figure]) -> list[str]:
    """Fields in which figures differ, by their names in the catalogue."""
    said: dict[str, set[object]] = {
        "value": {figure.quantity.interval for figure in figures},
        "unit": {figure.quantity.unit for figure in figures},
        "owner": {figure.unit_of_report for figure in figures},
        "period": {figure.period for figure in figures},
        "status": {figure.status for figure in figures},
        "kind": {figure.kind for figure in figures},
    }
    return [name for name, values in said.items() if len(values) > 1]
