"""Facts as sentences: what is counted, how much, against what, of which parts, and what to know about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from diemcau.publish.report.model import Num, Piece, Sentence, Words
from diemcau.publish.report.phrases import fill, join_pieces, make_sentence, tell_base, tell_time
from diemcau.records import Kind, Quantity, Status, Tally
from diemcau.records.mention import PLAN

if TYPE_CHECKING:
    from diemcau.publish.report.desk import Desk
    from diemcau.publish.report.material import Fact, Parts

_COUNTS = frozenset({"count", "stock_count"})
_MONEY_OR_WEIGHT = frozenset({"tonnes", "kg", "hectares", "km"})


class FactWriter:
    """Writes facts as sentences.

    Args:
        desk: The desk that hands out numbers.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.phrases = desk.phrases
        self._companions: dict[str, list[Fact]] = defaultdict(list)
        for fact in desk.material.facts:
            if fact.companion_of:
                self._companions[fact.companion_of].append(fact)
        self._parts = {parts.whole: parts for parts in desk.material.parts}
        self._disputes = {fact: dispute for dispute in desk.material.disputes for fact in dispute.facts}
        self.told: set[str] = set()

    def sentence(self, fact: Fact, *, dated: bool) -> Sentence:
        """A fact as a sentence with everything that is said of it.

        Args:
            fact: A level, share, rank or change that is no companion of another fact.
            dated: Whether to say when it holds even if that is the report's own period.
        """
        if fact.is_disputed and fact.id in self._disputes:
            return self._disputed(fact, dated=dated)
        sort = self._sort(fact)
        number = self.desk.number(fact, before_noun=sort in _COUNTS)
        self.told.add(fact.id)
        when = self.when(fact, dated=dated)
        said: list[Piece] = []
        for slot in (self._changes(fact), self._parts_of(fact, number)):
            said += slot
        template = self.phrases[f"figure.{sort}"]
        pieces = fill(
            template,
            measure=self.desk.measure_in(template, fact),
            noun=self.desk.noun(fact),
            number=number,
            when=when,
            estimate=Words(self.phrases["figure.estimate"]) if fact.status is Status.EXPECTED else (),
            called=Words(self.phrases["figure.called_estimate"]) if fact.status is Status.EXPECTED else (),
            turn=self._turn(fact),
            base=self._base(fact),
            more=said,
            note=self._note(fact),
        )
        return make_sentence((*pieces, *self.desk.marks(pieces), Words(".")))

    def _sort(self, fact: Fact) -> str:
        """Which sentence fits a fact."""
        if fact.kind is Kind.RATIO and fact.compare_to is not None:
            return "times"
        if fact.kind is Kind.RANK or fact.quantity.unit == "rank":
            return "rank"
        if not self.desk.measure_name(fact.measure):
            return "named" if fact.kind is not Kind.CHANGE else "named_change"
        if fact.kind is Kind.CHANGE and fact.status is Status.ACTUAL:
            return "change"
        unit = fact.quantity.unit or ""
        if fact.kind is not Kind.LEVEL or unit in {"percent", "times", "percentage points"}:
            return "amount"
        if unit in _MONEY_OR_WEIGHT or (unit.isupper() and len(unit) == 3):  # noqa: PLR2004 - ISO 4217
            return "stock_amount" if fact.tally is Tally.STOCK else "amount"
        return "stock_count" if fact.tally is Tally.STOCK else "count"

    def when(self, fact: Fact, *, dated: bool) -> tuple[Piece, ...]:
        """When a fact holds, as the language sets it into the sentence; nothing where the reader knows."""
        if fact.period is None or (not dated and fact.period == self.desk.material.period):
            return ()
        sort = "day" if fact.period.is_day else "year" if fact.period.code.isdigit() else "part"
        return fill(self.phrases[f"time.{sort}"], time=tell_time(fact.period, self.desk.language))

    def _turn(self, fact: Fact) -> Piece:
        return Words(self.phrases["turn.down" if fact.quantity.value < 0 else "turn.up"])

    def _base(self, fact: Fact) -> tuple[Piece, ...]:
        if fact.compare_to is None:
            return ()
        base = tell_base(fact.period, fact.compare_to, self.desk.language)
        return fill(self.phrases["figure.on_base"], base=base) if fact.kind is Kind.CHANGE else (base,)

    def _note(self, fact: Fact) -> tuple[Piece, ...]:
        """What a hasty reader would miss: a shorter time than the report's, or none named."""
        period = self.desk.material.period
        if fact.period is None:
            return (Words(self.phrases["note.no_period"]),)
        if period is None or fact.period == period or fact.tally is Tally.STOCK or fact.period.is_day:
            return ()
        is_short = period.covers(fact.period)
        return (Words(self.phrases["note.short"]),) if is_short and period.code.isdigit() else ()

    # What is said of a level.

    def _changes(self, fact: Fact) -> tuple[Piece, ...]:
        """Its growth, its share of the plan, its multiple of the year before."""
        said: list[Piece] = []
        for other in self._companions.get(fact.id, ()):
            if other.is_superseded or other.compare_to is None or other.kind not in {Kind.CHANGE, Kind.RATIO}:
                continue
            self.told.add(other.id)
            said += self.change(other, self.desk.number(other))
        return tuple(said)

    def change(self, fact: Fact, number: Num) -> tuple[Piece, ...]:
        """A change or multiple as it follows a level: `, up 44% on the same period of 2023`."""
        base = tell_base(fact.period, fact.compare_to or PLAN, self.desk.language)
        return fill(self.phrases[change_key(fact.kind, fact.quantity, fact.compare_to)], number=number, base=base)

    def _parts_of(self, fact: Fact, number: Num) -> tuple[Piece, ...]:
        """What it is made of, and what of it nobody names."""
        parts = self._parts.get(fact.id)
        if parts is None:
            return ()
        facts = [self.desk.material.by_id[part] for part in parts.parts]
        shown = [part for part in facts if not part.is_superseded and not part.is_disputed]
        if not shown:
            return ()
        self.told.update(part.id for part in shown)
        said = fill(self.phrases["parts"], parts=join_pieces([self._part(part) for part in shown], self.phrases))
        return (*said, *self._rest(fact, parts, shown, number))

    def _part(self, part: Fact) -> tuple[Piece, ...]:
        # What documents call a part may begin with a word that goes with the number, such as the name of a currency.
        is_count = self._sort(part) in _COUNTS
        number = self.desk.number(part, before_noun=is_count)
        return fill(self.phrases["part.count" if is_count else "part.amount"], number=number, noun=self.desk.noun(part))

    def _rest(self, fact: Fact, parts: Parts, shown: Sequence[Fact], number: Num) -> tuple[Piece, ...]:
        """What two or more parts leave; one part alone leaves nothing that anybody would miss."""
        if parts.rest is None or len(shown) < 2:  # noqa: PLR2004 - as said
            return ()
        cited = (self.desk.cite_fact(fact), *(self.desk.cite_fact(part) for part in shown))
        rest = self.desk.derived(
            f"rest {fact.id}",
            parts.rest,
            how=self.phrases["how.rest"],
            rests_on=cited,
            measure=fact.measure,
            org=fact.org,
            period=fact.period,
        )
        return fill(self.phrases["parts.rest"], rest=rest, whole=number)

    # Facts that contradict each other.

    def _disputed(self, fact: Fact, *, dated: bool) -> Sentence:
        """Both sides of a contradiction, in one sentence."""
        sides = [self.desk.material.by_id[each] for each in self._disputes[fact.id].facts]
        self.told.update(side.id for side in sides)
        numbers = join_pieces([self.desk.number(side) for side in sides], self.phrases)
        template = self.phrases["figure.disputed"]
        pieces = fill(
            template,
            measure=self.desk.measure_in(template, fact),
            when=self.when(fact, dated=dated),
            numbers=numbers,
        )
        return make_sentence((*pieces, *self.desk.marks(pieces), Words(".")))

    def sides(self, facts: Sequence[Fact]) -> tuple[Piece, ...]:
        """The sides of a contradiction, each with what it rests on."""
        said = []
        for fact in facts:
            self.told.add(fact.id)
            number = self.desk.number(fact)
            said.append((number, *self.desk.marks((number,))))
        return join_pieces(said, self.phrases, last="list.against")


def change_key(kind: Kind, quantity: Quantity, base: object) -> str:
    """Which words fit a change: against the plan or a time, up or down, or how many times as much."""
    if kind is Kind.RATIO:
        return "change.times" if base != PLAN else "change.times_plan"
    against = "plan" if base == PLAN else "time"
    return f"change.{against}_{'down' if quantity.value < 0 else 'up'}"
