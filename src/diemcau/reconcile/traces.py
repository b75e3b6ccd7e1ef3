"""Anchors of judgements led to the mentions that readings hold today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diemcau.reconcile.anchors import Whereabouts, locate
from diemcau.reconcile.ground import Ground
from diemcau.records import Anchor, Directive, Event, Figure, Reading, Sort, Span, Statement

Mention = Figure | Directive | Event


@dataclass(frozen=True, slots=True)
class Trace:
    """What an anchor leads to.

    Attributes:
        anchor: The anchor.
        state: What became of its words; None where no document of its name or bytes is there.
        statement: The mention that it names now; of a changed one what stands in its stead; None where there is none.
        why: The evidence, in one sentence; empty where nothing changed.
    """

    anchor: Anchor
    state: Whereabouts | None
    statement: Statement | None
    why: str = ""

    @property
    def is_found(self) -> bool:
        """Whether it is the very mention that was judged."""
        return self.state in {Whereabouts.EXACT, Whereabouts.MOVED}


class Tracer:
    """Finds the mentions of anchors in some readings; texts are made ready once for all anchors.

    Args:
        readings: What was read; of those of the same bytes the first is cited.
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._by_id: dict[str, Reading] = {}
        self._by_name: dict[str, Reading] = {}
        for reading in readings:
            self._by_name[reading.document.name] = self._by_id.setdefault(reading.document.id, reading)
        self._grounds: dict[str, Ground] = {}

    def trace(self, anchor: Anchor) -> Trace:
        """What an anchor leads to: in the document of its bytes, else in the one that bears its name."""
        reading = self._by_id.get(anchor.document) or self._by_name.get(anchor.name)
        if reading is None:
            return Trace(anchor, None, None, f"{anchor.name} is no longer there.")
        located = locate(anchor, reading.document, self._ground(reading, anchor))
        if located.span is None:
            return Trace(anchor, located.state, None, located.why)
        statement = _at(reading, anchor.sort, located.span)
        if located.state is Whereabouts.CHANGED:
            return Trace(anchor, located.state, statement, located.why)
        if statement is None or statement.span != located.span:
            return _read_otherwise(reading, anchor, statement)
        if reading.document.id != anchor.document and (other := _differing(reading, anchor, statement)):
            return Trace(anchor, Whereabouts.CHANGED, statement, other)
        return Trace(anchor, located.state, statement, located.why)

    def _ground(self, reading: Reading, anchor: Anchor) -> Ground | None:
        document = reading.document
        if document.id == anchor.document:
            return None
        return self._grounds.setdefault(document.id, self._grounds.get(document.id) or Ground(document.text))


def mentions(reading: Reading, sort: Sort) -> Sequence[Mention]:
    """The list of a reading in which mentions of a sort stand."""
    if sort is Sort.FIGURE:
        return reading.figures
    return reading.directives if sort is Sort.DIRECTIVE else reading.occasions


def meaning_of(mention: Mention) -> str:
    """What a mention was read to say, as an anchor keeps it: `name=value` with `; ` between."""
    if isinstance(mention, Directive):
        said: dict[str, object] = {
            "issuer": mention.issuer,
            "addressee": mention.addressee,
            "deadline": mention.deadline,
        }
    elif isinstance(mention, Event):
        said = {"kind": mention.kind, "date": mention.date, "place": mention.place}
    else:
        said = {
            "value": format(mention.quantity.value.normalize(), "f"),
            "unit": mention.quantity.unit,
            "period": mention.period,
            "status": mention.status.value,
            "kind": mention.kind.value,
            "owner": mention.unit_of_report,
            "label": mention.label,
        }
    return "; ".join(f"{name}={'' if value is None else _plain(str(value))}" for name, value in said.items())


def _plain(words: str) -> str:
    return " ".join(words.replace(";", ",").split())


def _at(reading: Reading, sort: Sort, span: Span) -> Statement | None:
    """The mention at a place, else the first that overlaps it."""
    found = [
        Statement(reading.document.name, one.span, index)
        for index, one in enumerate(mentions(reading, sort))
        if one.span.overlaps(span)
    ]
    return next((one for one in found if one.span == span), found[0] if found else None)


def _read_otherwise(reading: Reading, anchor: Anchor, statement: Statement | None) -> Trace:
    """The words stand, and are read as part of something else or not at all."""
    if statement is None:
        why = f"Nothing is read at “{anchor.words}” any more."
        return Trace(anchor, Whereabouts.ORPHAN, None, why)
    now = reading.document.quote(statement.span)
    return Trace(anchor, Whereabouts.CHANGED, statement, f"“{anchor.words}” is now read as “{now}”.")


def _differing(reading: Reading, anchor: Anchor, statement: Statement) -> str:
    """How the same words in another document are read to say another thing, or empty."""
    now = meaning_of(mentions(reading, anchor.sort)[statement.index])
    if not anchor.meaning or now == anchor.meaning:
        return ""
    before = dict(part.partition("=")[::2] for part in anchor.meaning.split("; "))
    after = dict(part.partition("=")[::2] for part in now.split("; "))
    told = [
        f"{name} was “{before.get(name, '')}” and is “{value}”"
        for name, value in after.items()
        if before.get(name, "") != value
    ]
    return f"“{anchor.words}” is now read to say something else: {', '.join(told)}."
