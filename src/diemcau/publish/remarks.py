"""What there is to remark about single facts and directives: what people ruled, what is odd about an order."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from diemcau.publish.calendar import format_period
from diemcau.publish.order_note import tell_order_note
from diemcau.records import Force
from diemcau.records.period import day as on_day

if TYPE_CHECKING:
    from diemcau.publish.wording import Wording
    from diemcau.records import Judged


def find_remarks(wording: Wording) -> dict[str, list[str]]:
    """Remarks by the id of the claim, directive or event, each in one sentence."""
    found: dict[str, list[str]] = defaultdict(list)
    for judged in wording.review.record.judgements:
        for item in judged.claims:
            found[item].append(tell_ruling(wording, judged))
    for note in wording.review.record.order_notes:
        for order in note.instructions:
            found[order].append(tell_order_note(wording, note))
    return found


def tell_ruling(wording: Wording, judged: Judged) -> str:
    """What a person ruled and why, and what has become of it where it is not simply followed."""
    texts, judgement = wording.texts, judged.judgement
    told = texts[f"ruling.{judgement.verdict.value}"].format(
        by=judgement.by,
        on=texts["choice.on"].format(day=format_period(on_day(judgement.on), wording.language)),
        reason=wording.quoted(judgement.reason.strip()),
    )
    return told if judged.force is Force.HOLDS else f"{told} {texts[f'ruling.force.{judged.force.value}']}"
