"""The assessment: only what figures support, with its figure; and what has to be settled before anybody signs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from diemcau.publish.report.figures import change_key
from diemcau.publish.report.model import Block, Listing, Paragraph, Sentence, Words
from diemcau.publish.report.phrases import fill, make_sentence, tell_base
from diemcau.records import Kind, Status
from diemcau.records.mention import PLAN

if TYPE_CHECKING:
    from diemcau.publish.report.desk import Desk
    from diemcau.publish.report.figures import FactWriter
    from diemcau.publish.report.material import Corrected, Dispute, Fact
    from diemcau.publish.report.together import TotalWriter

# Contradictions that stand between values; those over persons and days are told where the order or event stands.
_OF_VALUES = frozenset({"value", "sum", "ratio", "part_exceeds_whole", "month_exceeds_cumulative"})


class Assessor:
    """Writes the assessment."""

    def __init__(self, desk: Desk, facts: FactWriter, totals: TotalWriter) -> None:
        self.desk = desk
        self.facts = facts
        self.totals = totals
        self.phrases = desk.phrases

    def achieved(self) -> Iterable[Block]:
        """What went beyond a plan or reached a target, then what rose or fell on the year before, without praise."""
        items = [*self._against_plan(above=True), *self.totals.progresses(reached=True)]
        if items:
            yield Listing(items=tuple((item,) for item in items))
        else:
            yield self._none("assess.none_achieved")
        if moved := [*self._on_the_year_before(), *self.totals.comparisons()]:
            yield Listing(items=tuple((item,) for item in moved))

    def limits(self) -> Iterable[Block]:
        """What stayed below a plan or missed a target."""
        items = [*self._against_plan(above=False), *self.totals.progresses(reached=False)]
        if items:
            yield Listing(items=tuple((item,) for item in items))
        else:
            yield self._none("assess.none_limits")

    def _none(self, key: str) -> Paragraph:
        """That no figure supports anything here."""
        return Paragraph(sentences=(Sentence((Words(self.phrases[key]),)),), is_note=True)

    def gaps(self) -> Iterable[Block]:
        """What documents contradict, what was corrected, what is an estimate or a shorter time."""
        items = [
            *(self._dispute(dispute) for dispute in self.desk.material.disputes if dispute.kind in _OF_VALUES),
            *map(self._correction, self.desk.material.corrections),
            *self.totals.refusals(),
            *self._estimates(),
        ]
        if items:
            yield Listing(items=tuple((item,) for item in items))

    def _changes(self) -> Iterable[tuple[Fact, Fact]]:
        """Levels of the period with the change that is said of each, both of them certain of their sign."""
        for change in self.desk.material.facts:
            level = self.desk.material.by_id.get(change.companion_of)
            if level is None or change.kind is not Kind.CHANGE or change.is_superseded or level.is_superseded:
                continue
            if not change.is_disputed and not level.is_disputed:
                yield level, change

    def _against_plan(self, *, above: bool) -> Iterable[Sentence]:
        for level, change in self._changes():
            interval = change.quantity.interval
            is_above = interval.low is not None and interval.low > 0
            is_below = interval.high is not None and interval.high < 0
            if change.compare_to == PLAN and (is_above if above else is_below):
                yield self._change(level, change)

    def _on_the_year_before(self) -> Iterable[Sentence]:
        for level, change in self._changes():
            if change.compare_to is not None and change.compare_to != PLAN and level.status is not Status.PLAN:
                yield self._change(level, change)

    def _change(self, level: Fact, change: Fact) -> Sentence:
        key = change_key(change.kind, change.quantity, change.compare_to).replace("change.", "assess.")
        pieces = fill(
            self.phrases[key],
            org=self.desk.org(level.org),
            measure=self.desk.lowered(level),
            number=self.desk.number(change),
            base=tell_base(level.period, change.compare_to or PLAN, self.desk.language),
            when=self.facts.when(level, dated=True),
        )
        return make_sentence((*pieces, *self.desk.marks(pieces), Words(".")))

    def _dispute(self, dispute: Dispute) -> Sentence:
        sides = [self.desk.material.by_id[each] for each in dispute.facts]
        pieces = fill(
            self.phrases["gap.dispute" if dispute.kind == "value" else "gap.arithmetic"],
            org=self.desk.org(sides[0].org),
            measure=self.desk.lowered(sides[0]),
            when=self.facts.when(sides[0], dated=True),
            sides=self.facts.sides(sides),
        )
        return make_sentence(pieces)

    def _correction(self, correction: Corrected) -> Sentence:
        fact = self.desk.material.by_id[correction.fact]
        cited = self.desk.cite(f"correction {correction.fact}", correction.evidence)
        earlier = self.desk.derived(
            f"earlier {correction.fact}",
            correction.earlier,
            how="",
            rests_on=(cited,),
            evidence=correction.evidence[-1:],
            measure=fact.measure,
            org=fact.org,
            period=fact.period,
        )
        pieces = fill(
            self.phrases["gap.corrected"],
            org=self.desk.org(fact.org),
            measure=self.desk.lowered(fact),
            when=self.facts.when(fact, dated=True),
            later=self.desk.number(fact),
            earlier=earlier,
        )
        return make_sentence((*pieces, *self.desk.marks(pieces), Words(".")))

    def _estimates(self) -> Iterable[Sentence]:
        """Which figures of the period are expected and not yet counted."""
        period = self.desk.material.period
        for fact in self.desk.material.facts:
            now = period is None or (fact.period is not None and fact.period.overlaps(period))
            if fact.status is Status.EXPECTED and now and not fact.companion_of and fact.kind is Kind.LEVEL:
                pieces = fill(
                    self.phrases["gap.estimate"],
                    org=self.desk.org(fact.org),
                    measure=self.desk.lowered(fact),
                    number=self.desk.number(fact),
                )
                yield make_sentence((*pieces, *self.desk.marks(pieces), Words(".")))
