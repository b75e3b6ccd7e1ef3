"""What is odd about directives, in words: what contradicts, is given again, lacks its people, or is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.publish.calendar import format_deadline, format_period
from diemcau.records import OrderOddity
from diemcau.records.period import day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from diemcau.publish.wording import Wording
    from diemcau.records import Directive, OrderNote, Statement

# The gravest first: what cannot be done, what nobody will do, what is done twice, what not everybody knows.
_ORDER = (OrderOddity.CONTRADICTORY, OrderOddity.ORPHAN, OrderOddity.REPEATED, OrderOddity.ABSENT)
LONGEST = 80  # characters of a wording that a sentence quotes


def rank_order_notes(notes: Sequence[OrderNote]) -> list[OrderNote]:
    """Notes in the order in which a person should look at them."""
    return sorted(notes, key=lambda note: (_ORDER.index(note.kind), note.code == "dropped"))


def tell_order_note(wording: Wording, note: OrderNote) -> str:
    """What is odd, in one sentence or two of the reader's language."""
    text = wording.texts[f"order_note.{note.kind}.{note.code}"]
    left, right = (*note.statements, None, None)[:2]
    return text.format(
        left=_cite(wording, left) or _telling(wording, note),
        right=_cite(wording, right),
        first=_said(wording, note, left),
        second=_said(wording, note, right),
        reports=wording.join_few(note.documents, lambda name: f"[{wording.cited[name]}]"),
    )


def name_order_note(wording: Wording, note: OrderNote) -> str:
    """The words of the directive that is odd, as quoted in the reader's language where a report in it tells it."""
    order = wording.review.instructions[note.instructions[0]]
    return " ".join(wording.directive(order).text.split())


def _cite(wording: Wording, statement: Statement | None) -> str:
    return f"[{wording.cited[statement.document]}]" if statement is not None else ""


def _telling(wording: Wording, note: OrderNote) -> str:
    """The first report that tells a directive which others leave out."""
    first = wording.review.instructions[note.instructions[0]].statements[0]
    return f"[{wording.cited[first.document]}]"


def _said(wording: Wording, note: OrderNote, statement: Statement | None) -> str:
    """What one wording says of what is odd: a day, a number, a unit, the act, or when its report appeared."""
    if statement is None:
        return ""
    directive = wording.review.record.by_name[statement.document].directives[statement.index]
    if note.kind is OrderOddity.REPEATED:
        published = wording.review.record.by_name[statement.document].document.published
        return format_period(day(published), wording.language) if published else ""
    say = _SAY.get(note.code)
    return say(wording, statement, directive) if say else ""


def _day(wording: Wording, _: Statement, directive: Directive) -> str:
    return format_deadline(directive.deadline, wording.language) if directive.deadline else ""


def _number(wording: Wording, statement: Statement, directive: Directive) -> str:
    figures = wording.review.record.by_name[statement.document].figures
    return wording.quoted(figures[directive.figures[0]].text) if directive.figures else ""


def _lead(_: Wording, __: Statement, directive: Directive) -> str:
    return directive.lead or ""


def _act(wording: Wording, _: Statement, directive: Directive) -> str:
    words = " ".join(directive.text.split())
    return wording.quoted(words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…")


_SAY: dict[str, Callable[[Wording, Statement, Directive], str]] = {
    "deadline": _day,
    "number": _number,
    "lead": _lead,
    "act": _act,
}
