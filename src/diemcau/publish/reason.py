"""Reasons and notes in words.

The record gives its reasons as English sentences. In any other language the same is said anew, with the texts under
`retold`, from what the record holds as facts (statements, figures, codes), so that no sentence of the house stands on a
page in a foreign tongue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.publish.ground import tell_grounds
from diemcau.publish.notice import is_retold
from diemcau.publish.numbers import format_change
from diemcau.publish.tie import tell_tie, tell_tie_note
from diemcau.publish.wording import MOST_NAMED, Wording
from diemcau.records import Revision, Status

if TYPE_CHECKING:
    from diemcau.records import Claim, Correction, Directive, Figure, Instruction


def tell_claim(wording: Wording, claim: Claim) -> str:
    """Why the statements of a claim are held to be one fact."""
    if claim.why and not is_retold(wording.language):
        return claim.why
    if told := tell_tie(wording, claim):
        return told
    if told := tell_grounds(wording.texts, claim.grounds):
        return told
    figures = [wording.figure(statement) for statement in claim.statements]
    texts = wording.texts
    shared = [texts[f"retold.shared.{field}"] for field in _shared(wording, figures)]
    alike = len({figure.quantity.interval for figure in figures}) == 1
    values = texts["retold.same_values" if alike else "retold.fitting_values"]
    if not shared:
        return texts["retold.fact_values"].format(values=values)
    return texts["retold.fact"].format(shared=wording.join(shared), values=values)


def _shared(wording: Wording, figures: list[Figure]) -> list[str]:
    """The fields in which all figures agree, by their names in the catalogue."""
    owners = wording.review.org_names
    fields: dict[str, set[object]] = {
        "measure": {figure.measure for figure in figures},
        "label": {figure.label.casefold() or None for figure in figures},
        "owner": {owners.get(figure.unit_of_report or "") or figure.unit_of_report for figure in figures},
        "period": {figure.period for figure in figures},
    }
    same = [name for name, values in fields.items() if len(values) == 1 and None not in values]
    return [name for name in same if name != "label" or "measure" not in same]


def tell_notes(wording: Wording, claim: Claim) -> list[str]:
    """What differs between the statements of a claim without contradicting, one sentence each."""
    if not is_retold(wording.language) or not claim.notes:
        return list(claim.notes)
    figures = [wording.figure(statement) for statement in claim.statements]
    owners = {f.unit_of_report for f in figures if f.unit_of_report and "unit_of_report" not in f.assumed}
    texts, notes = wording.texts, []
    if len({wording.review.org_names.get(owner, owner) for owner in owners}) > 1:
        notes.append(texts["retold.note_owners"].format(names="; ".join(sorted(owners)[:MOST_NAMED])))
    if len({figure.quantity.bound for figure in figures}) > 1:
        words = sorted({wording.quoted(figure.text) for figure in figures})
        notes.append(texts["retold.note_bounds"].format(names="; ".join(words[:MOST_NAMED])))
    if len({figure.status for figure in figures}) > 1:
        notes.append(texts["retold.note_status"])
    return [*notes, *tell_tie_note(wording, claim)]


def tell_order(wording: Wording, order: Instruction) -> str:
    """Why the wordings of a directive are held to be one order, and which is quoted."""
    best, quoted = wording.witness(order), wording.directive(order)
    if not is_retold(wording.language) and best == order.statements[order.best]:
        return order.why
    said = [(s, wording.review.record.by_name[s.document].directives[s.index]) for s in order.statements]
    texts = wording.texts
    named = [field for field in ("issuer", "deadline", "addressee") if _has(quoted, field)]
    reasons = [texts[f"retold.order_reasons.{field}"] for field in named or ["fullest"]]
    told = [
        texts["retold.order"].format(
            count=len(said),
            number=wording.cited[best.document],
            reasons=wording.join(reasons),
        )
    ]
    others = (
        {d.issuer: s for s, d in reversed(said) if d.issuer and d.issuer != quoted.issuer} if order.disputed else {}
    )
    for issuer, statement in list(others.items())[:MOST_NAMED]:
        told.append(texts["retold.order_other"].format(number=wording.cited[statement.document], issuer=issuer))
    return " ".join(told)


def _has(directive: Directive, field: str) -> bool:
    return bool(getattr(directive, field))


def tell_correction(wording: Wording, correction: Correction) -> str:
    """Why a later statement is held to replace an earlier one."""
    if not is_retold(wording.language):
        return correction.why
    earlier, later = wording.figure(correction.earlier), wording.figure(correction.later)
    is_result = earlier.status is Status.EXPECTED and later.status is Status.ACTUAL
    key = "correction_denied" if correction.kind is Revision.DENIED else "correction"
    return wording.texts["retold.correction_result" if is_result else f"retold.{key}"].format(
        earlier=format_change(earlier.quantity, earlier.kind, wording.language),
        later=format_change(later.quantity, later.kind, wording.language),
        number=wording.cited[correction.earlier.document],
        later_number=wording.cited[correction.later.document],
    )
