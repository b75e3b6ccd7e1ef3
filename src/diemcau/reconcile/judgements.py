"""A record as the judgements of people leave it: choices settled or reopened, joins with their judge, findings.

Nothing is overwritten: what lost stays in the record, a judgement that is no longer followed is told as such.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from diemcau.reconcile.docket import Docket, Hearing
from diemcau.reconcile.remarks import remarks_on
from diemcau.records import (
    Choice,
    Claim,
    Conflict,
    Dispute,
    Figure,
    Force,
    Instruction,
    Judged,
    Occasion,
    Record,
    Sort,
    Standing,
    Statement,
    Verdict,
)

NEWCOMER = "A statement joined since it was made: “{words}” in {document}."


def apply_judgements(record: Record, docket: Docket, sources: Mapping[str, str]) -> Record:
    """The record with what people ruled; how figures are joined has been seen to before.

    Args:
        record: The record.
        docket: The judgements as they stand in its folder.
        sources: For each document the name that stands for its source.
    """
    if not docket.hearings:
        return record
    bench = _Bench(record, sources)
    hearings = [bench.review(hearing) for hearing in docket.hearings]
    followed = [one for one in hearings if one.is_followed]
    conflicts = tuple(bench.settle(conflict, hearings) for conflict in record.conflicts)
    claims = {claim.id: claim for claim in record.claims}
    for one in followed:
        if one.judgement.verdict is Verdict.SAME and one.sort is Sort.FIGURE:
            bench.tell_tie(one, claims)
    for one in followed:
        if one.judgement.verdict is Verdict.CHOOSE and one.sort is Sort.FIGURE:
            bench.choose(one, claims)
    open_claims = {
        claim for conflict in conflicts if conflict.state is not Dispute.SETTLED for claim in conflict.claims
    }
    settled = {claim for conflict in conflicts if conflict.state is Dispute.SETTLED for claim in conflict.claims}
    return replace(
        record,
        claims=tuple(_stand(claim, open_claims, settled) for claim in claims.values()),
        conflicts=conflicts,
        instructions=tuple(bench.issue(one, conflicts) for one in record.instructions),
        occasions=tuple(bench.date(one, conflicts) for one in record.occasions),
        findings=(*record.findings, *remarks_on(hearings)),
        judgements=tuple(bench.judged(one) for one in hearings),
    )


def _stand(claim: Claim, disputed: Collection[str], settled: Collection[str]) -> Claim:
    """The claim with its standing after the conflicts about it were settled; an open one outweighs all."""
    chosen = claim.chosen is not None and claim.chosen.by is not None
    if claim.id in disputed or not (chosen or (claim.standing is Standing.DISPUTED and claim.id in settled)):
        return claim
    return replace(claim, standing=Standing.AGREED if claim.independent_sources > 1 else Standing.SINGLE)


@dataclass(frozen=True, slots=True)
class _Homes:
    """For each mention of a sort, by document and index, the id of what holds it."""

    ids: Mapping[tuple[Sort, str, int], str]

    def of(self, sort: Sort | None, statement: Statement) -> str | None:
        """The id of the claim, instruction or event that holds a mention."""
        return self.ids.get((sort, statement.document, statement.index)) if sort is not None else None


class _Bench:
    """A record and what is asked of it while judgements are applied."""

    def __init__(self, record: Record, sources: Mapping[str, str]) -> None:
        self._record = record
        self._sources = sources
        held: dict[Sort, Sequence[Claim | Instruction | Occasion]] = {
            Sort.FIGURE: record.claims,
            Sort.DIRECTIVE: record.instructions,
            Sort.EVENT: record.occasions,
        }
        self._held = {one.id: one for items in held.values() for one in items}
        told = ((sort, one, each) for sort, items in held.items() for one in items for each in one.statements)
        self._homes = _Homes({(sort, each.document, each.index): one.id for sort, one, each in told})

    def judged(self, hearing: Hearing) -> Judged:
        """The judgement as the record tells it."""
        statements = tuple(trace.statement for trace in hearing.traces if trace.statement is not None)
        homes = (self._homes.of(hearing.sort, one) for one in statements)
        return Judged(
            judgement=hearing.judgement,
            force=hearing.force,
            statements=statements,
            claims=tuple(dict.fromkeys(home for home in homes if home is not None)),
            why=hearing.why,
        )

    def review(self, hearing: Hearing) -> Hearing:
        """The judgement, reopened where it is a choice and a statement that it did not know joined what it is about."""
        if not hearing.is_followed or hearing.judgement.verdict is not Verdict.CHOOSE:
            return hearing
        newcomer = next(self._newcomers(hearing), None)
        if newcomer is None:
            return hearing
        words = self._record.by_name[newcomer.document].document.quote(newcomer.span)
        return replace(hearing, force=Force.REOPENED, why=NEWCOMER.format(words=words, document=newcomer.document))

    def _newcomers(self, hearing: Hearing) -> Iterator[Statement]:
        """Statements of what a choice is about that it did not know; a copy that says the same is no news."""
        known = {(self._bytes(one), one.span) for side in hearing.found() for one in side}
        documents = {document for document, _ in known}
        heard = {self._sources[one.document] for side in hearing.found() for one in side}
        claims = self._claims(hearing)
        about = (one for one in self._record.conflicts if self._is_about(one, hearing, claims))
        disputed = {each for one in about for each in one.claims} - claims
        for claim in sorted(claims | disputed):
            for one in self._held[claim].statements:
                is_copy = claim in claims and self._bytes(one) not in documents and self._sources[one.document] in heard
                if (self._bytes(one), one.span) not in known and not is_copy:
                    yield one

    def _bytes(self, statement: Statement) -> str:
        return self._record.by_name[statement.document].document.id

    def _claims(self, hearing: Hearing) -> set[str]:
        """Ids of what holds the mentions of a judgement, those in whose stead others stand now too."""
        homes = (self._homes.of(hearing.sort, one.statement) for one in hearing.traces if one.statement is not None)
        return {home for home in homes if home is not None}

    def _is_about(self, conflict: Conflict, hearing: Hearing, claims: Collection[str]) -> bool:
        """Whether a choice is about a conflict: of a reopened one a side is in it, else two, and all but new values.

        A conflict of other figures over a sum is not settled by who is right about one of its parts.
        """
        named = set(conflict.claims) & set(claims)
        if len(conflict.claims) == 1 or not hearing.is_followed:
            return bool(named)
        return len(named) > 1 and (conflict.kind == "value" or named == set(conflict.claims))

    def settle(self, conflict: Conflict, hearings: list[Hearing]) -> Conflict:
        """The conflict, settled or reopened where a choice is about it; the last choice counts."""
        for one in reversed(hearings):
            if one.judgement.verdict is not Verdict.CHOOSE or not (one.is_followed or one.force is Force.REOPENED):
                continue
            if self._is_about(conflict, one, self._claims(one)) and (choice := self._choice(one)) is not None:
                state = Dispute.SETTLED if one.is_followed else Dispute.REOPENED
                return replace(conflict, state=state, choice=choice)
        return conflict

    def _choice(self, hearing: Hearing) -> Choice | None:
        """What a person chose, with all that lost; None where the chosen statement is no longer there."""
        first = hearing.sides[0][0].statement
        if first is None:
            return None
        judgement = hearing.judgement
        return Choice(
            statement=first,
            reason=judgement.reason,
            by=judgement.by,
            on=judgement.on,
            losers=tuple(sorted(set(self._losers(hearing, first)))),
            judgement=judgement.id,
        )

    def _losers(self, hearing: Hearing, first: Statement) -> Iterator[Statement]:
        """All statements of the losing claims, and those of the chosen one's that say otherwise than it."""
        home = self._homes.of(hearing.sort, first)
        for side in hearing.sides[1:]:
            for trace in side:
                if trace.statement is not None and self._homes.of(hearing.sort, trace.statement) == home:
                    yield trace.statement
        for claim in self._claims(hearing):
            for one in self._held[claim].statements:
                if claim != home or self._differs(one, first):
                    yield one

    def _differs(self, one: Statement, other: Statement) -> bool:
        """Whether two statements of one side say different values; directives have none."""
        ours, theirs = self._figure(one), self._figure(other)
        return ours is not None and theirs is not None and ours.quantity != theirs.quantity

    def _figure(self, statement: Statement) -> Figure | None:
        figures = self._record.by_name[statement.document].figures
        found = figures[statement.index] if statement.index < len(figures) else None
        return found if found is not None and found.span == statement.span else None

    def choose(self, hearing: Hearing, claims: dict[str, Claim]) -> None:
        """Let the chosen statement give its claim's value, and hold the losing claims for superseded."""
        choice = self._choice(hearing)
        if choice is None or (home := self._homes.of(Sort.FIGURE, choice.statement)) is None:
            return
        figure = self._figure(choice.statement)
        if figure is not None:
            claims[home] = _said(replace(claims[home], chosen=choice), figure)
        for lost in {self._homes.of(Sort.FIGURE, one) for one in choice.losers} - {home, None}:
            if lost is not None:
                claims[lost] = replace(claims[lost], standing=Standing.SUPERSEDED)

    def tell_tie(self, hearing: Hearing, claims: dict[str, Claim]) -> None:
        """Let a claim say by whom its statements were held to be one, and in what they differ."""
        found = [one for side in hearing.found() for one in side]
        home = self._homes.of(Sort.FIGURE, found[0])
        figures = [figure for one in found if (figure := self._figure(one)) is not None]
        if home is None:
            return
        judgement, differing = hearing.judgement, _differing(figures)
        note = (f"Held to be one fact by {judgement.by} though the texts differ in {', '.join(differing)}.",)
        claim = claims[home]
        claims[home] = _within(
            replace(
                claim,
                why=f"Held to be one fact by {judgement.by}: {judgement.reason}",
                notes=(*claim.notes, *(note if differing else ())),
            ),
            self._figure(claim.chosen.statement) if claim.chosen is not None else None,
        )

    def issue(self, order: Instruction, conflicts: tuple[Conflict, ...]) -> Instruction:
        """The order with the issuer whom a person chose, where the conflict about it is settled."""
        for statement in _chosen(order.id, conflicts):
            issuer = self._record.by_name[statement.document].directives[statement.index].issuer
            return replace(order, issuer=issuer, disputed=False)
        return order

    def date(self, event: Occasion, conflicts: tuple[Conflict, ...]) -> Occasion:
        """The event with the day that a person chose, where the conflict about it is settled."""
        for statement in _chosen(event.id, conflicts):
            return replace(event, date=self._record.by_name[statement.document].occasions[statement.index].date)
        return event


def _chosen(held: str, conflicts: tuple[Conflict, ...]) -> Iterator[Statement]:
    """What people chose in settled conflicts about an instruction or event."""
    for conflict in conflicts:
        if conflict.state is Dispute.SETTLED and conflict.choice is not None and held in conflict.claims:
            yield conflict.choice.statement


def _said(claim: Claim, figure: Figure) -> Claim:
    """The claim with the value of a figure."""
    value = replace(claim, value=figure.quantity.value, bound=figure.quantity.bound, label=figure.label)
    return _within(value, figure)


def _within(claim: Claim, figure: Figure | None) -> Claim:
    """The claim with an interval that holds what is quoted: statements held to be one may allow nothing together."""
    if figure is None or claim.interval.intersection(figure.quantity.interval) is not None:
        return claim
    return replace(claim, interval=figure.quantity.interval)


def _differing(figures: list[Figure]) -> list[str]:
    """In what figures differ, in words."""
    said: dict[str, Callable[[Figure], object]] = {
        "value": lambda figure: figure.quantity.interval,
        "unit": lambda figure: figure.quantity.unit,
        "owner": lambda figure: figure.unit_of_report,
        "period": lambda figure: figure.period,
        "status": lambda figure: figure.status,
        "kind": lambda figure: figure.kind,
    }
    return [name for name, field in said.items() if len({field(figure) for figure in figures}) > 1]
