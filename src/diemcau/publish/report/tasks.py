"""What is to come: targets, directives as tasks of the coming year, and what orgs ask for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from diemcau.publish.calendar import format_deadline
from diemcau.publish.report.model import Block, Listing, Name, NameSort, Piece, Sentence, Time, Words
from diemcau.publish.report.phrases import fill, join_pieces, make_sentence
from diemcau.records import Status

if TYPE_CHECKING:
    from diemcau.publish.report.desk import Desk
    from diemcau.publish.report.figures import FactWriter
    from diemcau.publish.report.material import Fact, Order, Proposed
    from diemcau.publish.report.together import TotalWriter


class TaskWriter:
    """Writes what is to come."""

    def __init__(self, desk: Desk, facts: FactWriter, totals: TotalWriter) -> None:
        self.desk = desk
        self.facts = facts
        self.totals = totals
        self.phrases = desk.phrases

    def targets(self) -> Iterable[Block]:
        """What is aimed at, planned or expected for a later time."""
        aims = [(self._target(fact),) for fact in self.desk.material.facts if self._is_aim(fact)]
        if aims:
            yield Listing(items=tuple(aims))

    def _is_aim(self, fact: Fact) -> bool:
        if fact.is_superseded or fact.companion_of:
            return False
        if fact.status in {Status.TARGET, Status.PLAN}:
            return True
        period = self.desk.material.period
        later = period is not None and fact.period is not None and fact.period.start > period.end
        return fact.status is Status.EXPECTED and later

    def _target(self, fact: Fact) -> Sentence:
        sort = f"{fact.status.value}_{'level' if self.desk.measure_name(fact.measure) else 'named'}"
        pieces = fill(
            self.phrases[f"target.{sort}"],
            org=self.desk.org(fact.org),
            measure=self.desk.lowered(fact),
            number=self.desk.number(fact),
            when=self.facts.when(fact, dated=True),
        )
        return make_sentence((*pieces, *self.desk.marks(pieces), Words(".")))

    def tasks(self) -> Iterable[Block]:
        """Directives, word for word, with who gave them and by when."""
        if orders := self.desk.material.orders:
            yield Listing(items=tuple(self._order(order) for order in orders), is_numbered=True)

    def _order(self, order: Order) -> tuple[Sentence, ...]:
        cited = self.desk.cite(f"order {order.id}", order.evidence)
        quote = self.desk.quote(order.words, cited, order.language)
        said = make_sentence((*quote, *self.desk.marks(quote), Words(".")))
        return (said, *self._givers(order), *self._deadline(order))

    def _givers(self, order: Order) -> Iterable[Sentence]:
        if not order.issuers:
            return
        key = "task.disputed" if order.is_disputed else "task.given"
        givers = join_pieces([Name(issuer, NameSort.PERSON) for issuer in order.issuers], self.phrases)
        addressee: tuple[Piece, ...] = ()
        if order.addressee:
            addressee = fill(self.phrases["task.to"], addressee=Name(order.addressee, NameSort.ORG))
        yield make_sentence(fill(self.phrases[key], issuers=givers, addressee=addressee))

    def _deadline(self, order: Order) -> Iterable[Sentence]:
        if order.deadline:
            told = Time(format_deadline(order.deadline, self.desk.language))
            yield make_sentence(fill(self.phrases["task.deadline"], deadline=told))

    def proposals(self) -> Iterable[Block]:
        """What orgs ask for, word for word."""
        if proposals := self.desk.material.proposals:
            yield Listing(items=tuple((self._proposal(each),) for each in proposals), is_numbered=True)

    def _proposal(self, proposal: Proposed) -> Sentence:
        cited = self.desk.cite(f"proposal {proposal.id}", proposal.evidence)
        quote = self.desk.quote(proposal.words, cited, proposal.language)
        key = f"proposal.{'from' if proposal.proposer else 'nobody'}{'_to' if proposal.addressee else ''}"
        pieces = fill(
            self.phrases[key],
            proposer=Name(proposal.proposer, NameSort.PERSON),
            addressee=Name(proposal.addressee, NameSort.ORG),
            quote=quote,
        )
        return make_sentence((*pieces, *self.desk.marks(quote), Words(".")))
