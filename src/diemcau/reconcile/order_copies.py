"""Orders that an excerpt prints without the sentence that said who gave them, read in the text it was taken from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from diemcau.records import CopyLink, Directive, Reading, Span

LEAST = 5  # words of an order that is looked for in a copy; fewer stand in any text
CARRIED = "carried"  # opens the rule of an order that was read elsewhere


def carry_orders(readings: Sequence[Reading], links: Iterable[CopyLink]) -> list[Reading]:
    """Readings in which a text holds the orders that it took word for word and that were read in its origin only.

    What is added stands behind what was read, so that no place in a reading's list of directives changes.

    Args:
        readings: What was read.
        links: Which text took what from which, quotations too.
    """
    by_name = {reading.document.name: reading for reading in readings}
    added: dict[str, list[Directive]] = {}
    for link in links:
        origin, made = by_name.get(link.origin), by_name.get(link.made)
        if origin is None or made is None or not origin.directives:
            continue
        if origin.document.language == made.document.language:
            found = _printed(made, added.get(link.made, []), origin.directives)
            added.setdefault(link.made, []).extend(found)
    return [_with(reading, added.get(reading.document.name, [])) for reading in readings]


def _with(reading: Reading, found: Sequence[Directive]) -> Reading:
    """A reading with further orders, in text order behind its own."""
    if not found:
        return reading
    return replace(reading, directives=(*reading.directives, *sorted(found, key=lambda directive: directive.span)))


def _printed(made: Reading, added: Sequence[Directive], orders: Iterable[Directive]) -> list[Directive]:
    """The orders that a text prints where none was read in it."""
    text = made.document.text
    found: list[Directive] = []
    for directive in orders:
        at = text.find(directive.text) if len(directive.text.split()) >= LEAST else -1
        span = Span(at, at + len(directive.text)) if at >= 0 else None
        if span and not any(span.overlaps(other.span) for other in (*made.directives, *added, *found)):
            found.append(_moved(directive, span))
    return found


def _moved(directive: Directive, span: Span) -> Directive:
    """An order at another place, without what only its own document knows of it."""
    return replace(
        directive, span=span, sentence=span, figures=(), number=None, rule=f"{CARRIED}: {directive.rule}".strip(": ")
    )
