"""What may have gone wrong in a conflict, and what a person decided about it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.publish.calendar import format_period
from diemcau.publish.numbers import format_change, format_number, last_place, with_unit
from diemcau.records import Dispute
from diemcau.records.period import day as on_day

if TYPE_CHECKING:
    from diemcau.publish.wording import Wording
    from diemcau.records import Claim, Conflict, Statement

REPAIRS = ("sum", "share", "multiple", "change", "text")
"""What may agree again once two digits change places."""

RULES = ("unbounded", "narrow", "body", "first")
"""The rules by which the house took a value where statements differ."""


def tell_slip(wording: Wording, conflict: Conflict) -> str:
    """Which two swapped digits would explain a conflict, in one sentence; empty where none would."""
    slip = conflict.slip
    if slip is None:
        return ""
    texts, figure = wording.texts, wording.figure(slip.statement)
    number = format_number(slip.meant, wording.language, place=last_place(figure.quantity))
    repairs = [texts[f"slip.{each}"] for each in slip.repairs if each in REPAIRS]
    return texts["slip.told" if repairs else "slip.bare"].format(
        written=wording.quoted(figure.text),
        place=texts["why.place"].format(number=wording.cited[slip.statement.document]),
        meant=with_unit(number, figure.quantity.unit, wording.language),
        repairs=wording.join(repairs),
    )


def tell_choice(wording: Wording, conflict: Conflict) -> str:
    """What a person chose and why; of a conflict that is open again, that the choice has to be looked at."""
    choice = conflict.choice
    if choice is None:
        return ""
    texts = wording.texts
    on = texts["choice.on"].format(day=format_period(on_day(choice.on), wording.language)) if choice.on else ""
    told = texts["choice.told"].format(
        chosen=_said(wording, conflict, choice.statement),
        place=texts["why.place"].format(number=wording.cited[choice.statement.document]),
        by=choice.by or texts["choice.house"],
        on=on,
        reason=wording.quoted(choice.reason.strip()),
    )
    return f"{told} {texts['choice.reopened']}" if conflict.state is Dispute.REOPENED else told


def tell_chosen(wording: Wording, claim: Claim) -> str:
    """From which report the value of a claim was taken and why; empty where all statements give it."""
    choice = claim.chosen
    if choice is None or (not choice.by and choice.rule not in RULES):
        return ""
    texts = wording.texts
    reason = wording.quoted(choice.reason.strip()) if choice.by else texts[f"choice.rule.{choice.rule}"]
    place = texts["why.place"].format(number=wording.cited[choice.statement.document])
    return texts["choice.by" if choice.by else "choice.rule"].format(place=place, by=choice.by or "", reason=reason)


def _said(wording: Wording, conflict: Conflict, statement: Statement) -> str:
    """What a statement says: the number, or the person who is named."""
    reading = wording.review.record.by_name[statement.document]
    if conflict.kind == "issuer":
        return reading.directives[statement.index].issuer or wording.texts["name.unnamed"]
    if statement.index < len(reading.figures) and reading.figures[statement.index].span == statement.span:
        figure = reading.figures[statement.index]
        return format_change(figure.quantity, figure.kind, wording.language)
    return wording.quoted(" ".join(reading.document.quote(statement.span).split()))
