"""What was put together over orgs, against targets and against the year before, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from diemcau.publish.report.locks import to_shown
from diemcau.publish.report.model import Block, Name, NameSort, Num, Paragraph, Piece, Sentence, Words
from diemcau.publish.report.phrases import fill, join_pieces, lower_first, make_sentence, tell_time
from diemcau.records import Interval, Kind
from diemcau.records.total import Caveat, Comparison, Progress, Reach, Total, Way

if TYPE_CHECKING:
    from diemcau.publish.report.desk import Desk

# What a total is not, of what is worth a clause of its own; missing orgs are told by the coverage beside it.
_TOLD = (
    Caveat.SHORT,
    Caveat.EXPECTED,
    Caveat.DISPUTED,
    Caveat.DIFFERS,
    Caveat.KEYS_MISSING,
    Caveat.MIXED,
    Caveat.CUT_OFF,
)


class TotalWriter:
    """Writes totals, progress and comparisons."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.phrases = desk.phrases

    def blocks(self, measures: Sequence[str]) -> Iterable[Block]:
        """A paragraph on the totals of some measures; nothing where there are none."""
        told = [self._total(total) for total in self.desk.material.totals if total.measure in measures]
        if sentences := tuple(sentence for sentence in told if sentence is not None):
            yield Paragraph(sentences=sentences)

    def _total(self, total: Total) -> Sentence | None:
        if total.interval is None or total.way is Way.NONE or total.interval.low is total.interval.high is None:
            return None
        is_stated = total.way is Way.STATED
        template = self.phrases["total.stated" if is_stated else "total.added"]
        pieces = fill(
            template,
            who=() if is_stated else self._who(total),
            measure=self._measure(total.measure, template),
            of_org=self.desk.of_org(total.org),
            number=self.number(total),
            when=self._when(total),
            caveats=self._caveats(total),
        )
        return make_sentence((*pieces, *self.desk.marks(pieces), Words(".")))

    def number(self, total: Total) -> Num:
        """The number of a total, locked to what it was put together from."""
        interval = total.interval
        if interval is None:
            interval = Interval(None, None)
        rests_on = [
            self.desk.cite_fact(self.desk.material.by_id[part])
            for part in total.parts
            if part in self.desk.material.by_id
        ]
        return self.desk.derived(
            f"total {total.measure} {total.unit} {total.org} {total.period} {total.partner} {total.status}",
            to_shown(interval, total.unit),
            how=self.phrases[f"how.{total.way.value}"],
            rests_on=rests_on,
            interval=interval,
            measure=total.measure,
            org=total.org,
            period=total.period,
            status=total.status,
        )

    def _measure(self, code: str, template: str) -> Name:
        """Name of a measure, with a capital only where the template begins with it."""
        name = self.desk.measure_name(code) or code
        is_inside = not template.startswith("{measure}")
        return Name(lower_first(name, self.desk.material.proper) if is_inside else name, NameSort.MEASURE)

    def _when(self, total: Total) -> tuple[Piece, ...]:
        sort = "day" if total.period.is_day else "year" if total.period.code.isdigit() else "part"
        return fill(self.phrases[f"time.{sort}"], time=tell_time(total.period, self.desk.language))

    def _who(self, total: Total) -> tuple[Piece, ...]:
        """Whose values are in it: all of the org, or of how many that owe one those that have it."""
        if not total.coverage or not any(covered.missing for covered in total.coverage):
            return self.desk.of_org(total.org)
        covered = total.coverage[0]
        key = f"{covered.kind} {total.measure} {total.period} {total.org}"
        how = self.phrases["how.counted"]
        return fill(
            self.phrases["total.who"],
            reported=self.desk.count(f"reported {key}", len(covered.reported), how=how),
            owing=self.desk.count(f"owing {key}", covered.owing, how=how),
            group=Name(self._group(covered.kind), NameSort.ORG),
        )

    def _group(self, kind: str) -> str:
        """What the orgs of a kind are called together."""
        names = self.desk.material.kind_names.get(kind, {})
        return names.get(self.desk.language, self.phrases["org.units"])

    def _caveats(self, total: Total) -> tuple[Piece, ...]:
        said = [self.phrases[f"caveat.{caveat.value}"] for caveat in _TOLD if caveat in total.caveats]
        return tuple(Words(words) for words in said)

    # Against targets.

    def progresses(self, *, reached: bool) -> Iterable[Sentence]:
        """Targets that are reached or on course, or those that are missed or behind."""
        wanted = {Reach.REACHED, Reach.ON_COURSE} if reached else {Reach.MISSED, Reach.BEHIND}
        for progress in self.desk.material.progresses:
            if progress.reach in wanted and progress.total is not None and progress.total.interval is not None:
                yield self._progress(progress, progress.total)

    def _progress(self, progress: Progress, total: Total) -> Sentence:
        target = progress.target
        number = self.number(total)
        aim = self.desk.derived(
            f"target {target.id}",
            to_shown(target.interval, target.unit),
            how=target.basis or self.phrases["how.target"],
            rests_on=(),
            interval=target.interval,
            measure=target.measure,
            org=target.org,
            period=target.period,
            status=target.status,
        )
        template = self.phrases[f"progress.{progress.reach.value}"]
        pieces = fill(
            template,
            measure=self._measure(target.measure, template),
            of_org=self.desk.of_org(target.org),
            when=self._when(total),
            number=number,
            target=aim,
        )
        return make_sentence((*pieces, *self.desk.marks(pieces), Words(".")))

    # Against the year before.

    def comparisons(self) -> Iterable[Sentence]:
        """Totals held against the year before, where that may be done."""
        for comparison in self.desk.material.comparisons:
            if comparison.change is not None and comparison.before is not None and comparison.now.interval is not None:
                yield self._comparison(comparison, comparison.before)

    def _comparison(self, comparison: Comparison, before: Total) -> Sentence:
        template = self.phrases["compare.levels"]
        pieces = fill(
            template,
            measure=self._measure(comparison.now.measure, template),
            of_org=self.desk.of_org(comparison.now.org),
            when=self._when(comparison.now),
            now=self.number(comparison.now),
            before=self.number(before),
            base=tell_time(before.period, self.desk.language),
            change=self._percent(comparison),
        )
        return make_sentence((*pieces, *self.desk.marks(pieces), Words(".")))

    def _percent(self, comparison: Comparison) -> tuple[Piece, ...]:
        """By how much in percent, where its sign is certain."""
        percent = comparison.percent
        if percent is None or percent.low is None or percent.high is None:
            return ()
        if percent.low < 0 < percent.high:
            return (Words(self.phrases["compare.either"]),)
        falls = percent.high <= 0 and percent.low < 0
        size = -percent if falls else percent
        number = self.desk.derived(
            f"change {comparison.now.measure} {comparison.now.org} {comparison.now.period} {comparison.now.partner}",
            to_shown(size, "percent"),
            how=self.phrases["how.change"],
            rests_on=self.desk.locks[self.number(comparison.now).lock].citations,
            interval=size,
            kind=Kind.CHANGE,
            measure=comparison.now.measure,
            org=comparison.now.org,
            period=comparison.now.period,
        )
        return fill(self.phrases["compare.down" if falls else "compare.up"], number=number)

    def refusals(self) -> Iterable[Sentence]:
        """Totals that may not be held against the year before, with the reasons."""
        for comparison in self.desk.material.comparisons:
            if comparison.change is None and comparison.obstacles:
                reasons = [Words(self.phrases[f"obstacle.{each.value}"]) for each in comparison.obstacles]
                template = self.phrases["compare.refused"]
                pieces = fill(
                    template,
                    measure=self._measure(comparison.now.measure, template),
                    of_org=self.desk.of_org(comparison.now.org),
                    when=self._when(comparison.now),
                    reasons=join_pieces(reasons, self.phrases),
                )
                yield make_sentence(pieces)
