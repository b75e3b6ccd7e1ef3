"""The annexes: every figure of the report's time in rows, with its org, time, number, change and source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from diemcau.publish.report.material import Fact, is_duration
from diemcau.publish.report.model import NOTHING, Block, Name, NameSort, Piece, Sentence, Table, Words
from diemcau.publish.report.phrases import fill, make_sentence, tell_time
from diemcau.records import Kind, Status

if TYPE_CHECKING:
    from diemcau.publish.report.desk import Desk
    from diemcau.publish.report.figures import FactWriter
    from diemcau.records import Period

_HEADS = ("measure", "org", "period", "number", "change", "source")


class TableWriter:
    """Writes the annexes."""

    def __init__(self, desk: Desk, facts: FactWriter) -> None:
        self.desk = desk
        self.facts = facts
        self.phrases = desk.phrases

    def measured(self, facts: Sequence[Fact]) -> Iterable[Block]:
        """Facts with a measure of the profile."""
        named = [fact for fact in facts if self.desk.measure_name(fact.measure)]
        if named:
            yield self._table("figures", named, "table.figures")

    def unmeasured(self, facts: Sequence[Fact]) -> Iterable[Block]:
        """Facts that no measure of the profile fits, in the words of the documents."""
        others = [fact for fact in facts if not self.desk.measure_name(fact.measure)]
        if others:
            yield self._table("other", others, "table.other")

    def _table(self, code: str, facts: Sequence[Fact], caption: str) -> Table:
        return Table(
            code=code,
            caption=self._words(self.phrases[caption]),
            head=tuple(self._words(self.phrases[f"head.{head}"]) for head in _HEADS),
            rows=tuple(self._row(fact) for fact in facts),
            numeric=frozenset({_HEADS.index("number"), _HEADS.index("change")}),
            widths=(27, 17, 15, 17, 15, 9),
        )

    def _words(self, words: str) -> Sentence:
        return Sentence((Words(words),))

    def _row(self, fact: Fact) -> tuple[Sentence, ...]:
        change = self._change(fact)
        when = self._when(fact.period) if fact.period else NOTHING
        if fact.status is Status.EXPECTED:
            when = Sentence((*when.pieces, Words(self.phrases["cell.estimate"])))
        sources = self.desk.marks((*self._number(fact), *change))[1:]
        org: Piece = self.desk.org(fact.org)
        measure = self.desk.measure(fact)
        return (
            make_sentence((measure,)),
            make_sentence((org,)) if fact.org else NOTHING,
            when,
            Sentence(self._number(fact)),
            Sentence(change),
            Sentence(sources),
        )

    def _when(self, period: Period) -> Sentence:
        key = "cell.year" if period.code.isdigit() else "cell.period"
        return make_sentence(fill(self.phrases[key], time=tell_time(period, self.desk.language)))

    def _number(self, fact: Fact) -> tuple[Piece, ...]:
        """The number with what says rise, fall or rank; a length of time in the words of the document."""
        if is_duration(fact):
            return self.desk.quote(fact.evidence[0].words, self.desk.cite_fact(fact), fact.evidence[0].language)
        if fact.kind is Kind.CHANGE:
            key = "cell.down" if fact.quantity.value < 0 else "cell.up"
        elif fact.quantity.unit == "rank":
            key = "cell.rank"
        else:
            return (self.desk.number(fact),)
        return (Words(self.phrases[key]), self.desk.number(fact))

    def _change(self, fact: Fact) -> tuple[Piece, ...]:
        """What is said of its change, without the comma before it."""
        for other in self.desk.material.facts:
            is_said = other.companion_of == fact.id and not other.is_superseded and other.compare_to is not None
            if is_said and other.kind in {Kind.CHANGE, Kind.RATIO}:
                pieces = self.facts.change(other, self.desk.number(other))
                head = Words(pieces[0].text.removeprefix(",").lstrip()) if isinstance(pieces[0], Words) else pieces[0]
                return tuple(piece for piece in (head, *pieces[1:]) if piece.text)
        return ()

    def forms(self, codes: Sequence[str]) -> Iterable[Block]:
        """The registers of some forms, as they were accepted."""
        for form in self.desk.material.forms:
            if form.code in codes:
                rows = tuple(tuple(self._cell(cell) for cell in row) for row in form.rows)
                heads = tuple(self._name(head[self.desk.language]) for head in form.heads)
                caption = self._name(f"{form.code}. {form.names[self.desk.language]}")
                yield Table(code=form.code, caption=caption, head=heads, rows=rows)

    def _name(self, words: str) -> Sentence:
        return Sentence((Name(words, NameSort.DOCUMENT),))

    def _cell(self, cell: str | Fact) -> Sentence:
        if isinstance(cell, Fact):
            return Sentence((self.desk.number(cell),))
        return self._name(cell) if cell else NOTHING
