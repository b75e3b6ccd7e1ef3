"""The material of a report from the review of one folder of documents alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.lang.persons import group_issuers
from diemcau.publish.location import tell_location
from diemcau.publish.report.locks import to_shown
from diemcau.publish.report.material import (
    Corrected,
    Dispute,
    Evidence,
    Fact,
    Material,
    Meeting,
    Order,
    Parts,
    Proposed,
)
from diemcau.publish.report.texts import report_languages
from diemcau.publish.texts import load_texts
from diemcau.publish.wording import open_wording, sentence_of
from diemcau.records import Claim, Quantity, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from diemcau.profile.outlines import Outline
    from diemcau.profile.types import Profile
    from diemcau.records import Figure, Instruction, Statement
    from diemcau.records.review import Names, ProposalRow, Review
    from diemcau.records.total import Comparison, Covered, Progress, Total


def material_of(
    review: Review,
    profile: Profile,
    outline: Outline,
    *,
    day: date,
    org: str = "",
    coverage: Sequence[Covered] = (),
    totals: Sequence[Total] = (),
    comparisons: Sequence[Comparison] = (),
    progresses: Sequence[Progress] = (),
    links: Mapping[str, str] | None = None,
) -> Material:
    """Everything a report can be made of that one folder of documents says.

    Args:
        review: The review of the folder.
        profile: The sector's vocabulary.
        outline: The outline, of which the names of the groups that owe a report are taken.
        day: Day the report is made on.
        org: Code of the org whose report it is, which then tells of its own figures alone; empty for all together.
        coverage: Who reported, for each group of the outline.
        totals: What was put together over orgs.
        comparisons: Totals against the year before.
        progresses: Totals against targets.
        links: Where each document can be opened, by its name.
    """
    maker = _Maker(review, profile, links or {})
    facts = tuple(fact for fact in map(maker.fact, review.record.claims) if not org or fact.org in {"", org})
    told = {fact.id for fact in facts}
    return Material(
        org=org,
        home=profile.home_org,
        proper=frozenset(word for words in profile.home_words.values() for word in words),
        org_names=maker.org_names(),
        measure_names={code: dict(measure.names) for code, measure in profile.measures.items()},
        kind_names={kind: dict(owing.names) for owing in outline.owing for kind in owing.kinds},
        unit_names={code: dict(unit.names) for code, unit in profile.units.items()},
        period=review.period,
        day=day,
        documents=(review.coverage.documents, review.coverage.independent),
        facts=facts,
        parts=tuple(parts for parts in maker.parts() if told.issuperset((parts.whole, *parts.parts))),
        totals=tuple(totals),
        comparisons=tuple(comparisons),
        progresses=tuple(progresses),
        coverage=tuple(coverage),
        coverage_names=tuple(owing.names for owing in outline.owing),
        orders=tuple(
            order
            for order in (maker.order(review.instructions[row.instruction]) for row in review.orders)
            if not maker.is_of_another(order.addressee, org)
        ),
        proposals=tuple(
            proposal
            for proposal in map(maker.proposal, review.proposals)
            if not maker.is_of_another(proposal.proposer, org)
        ),
        disputes=tuple(dispute for dispute in maker.disputes() if told.issuperset(dispute.facts)),
        corrections=tuple(correction for correction in maker.corrections() if correction.fact in told),
        implied=tuple(
            (one.kind, one.level, one.change, one.period, one.interval)
            for one in review.implied
            if told.issuperset((one.level, one.change))
        ),
        meeting=maker.meeting(),
    )


class _Maker:
    """Turns what a review holds into what a report is made of."""

    def __init__(self, review: Review, profile: Profile, links: Mapping[str, str]) -> None:
        self.review = review
        self.profile = profile
        self.links = links
        self.places = {reading.document.name: at for at, reading in enumerate(review.record.readings, start=1)}
        self.ranks = {claim: at for section in review.orgs for at, claim in enumerate(section.headline)}
        self.companions = {other: level for level, other in review.companions}
        self.inferred = self._measures_of_wholes()

    def org_names(self) -> dict[str, Names]:
        """Names of every org by its code, and of those the profile does not know by the name they go by."""
        known: dict[str, Names] = {code: dict(org.names) for code, org in self.profile.orgs.items()}
        for name in self.review.org_names.values():
            if (code := self._org(name)) == name:
                known[code] = self.review.org_titles.get(name, {})
        return known

    def _org(self, name: str) -> str:
        """The code of the org that a section is of, or its name."""
        if not name:
            return ""
        on = self.review.period.end if self.review.period is not None else None
        titles = (name, *self.review.org_titles.get(name, {}).values())
        for title in titles:
            for language in self.profile.languages:
                found = self.profile.find_orgs(title, language, on)
                if len(found) == 1:
                    return found[0].code
        return name

    def is_of_another(self, name: str, org: str) -> bool:
        """Whether a name is that of another org of the same kind as the one whose report it is."""
        other = self.profile.orgs.get(self._org(name))
        own = self.profile.orgs.get(org)
        return own is not None and other is not None and other.code != own.code and other.kind == own.kind

    def _measures_of_wholes(self) -> dict[str, str]:
        """Measures of wholes that no label names but that the measures of all their named parts agree on."""
        found: dict[str, str] = {}
        for breakdown in self.review.breakdowns:
            parts = (self.review.claims[part].measure for part in breakdown.parts)
            measures = [self.profile.measures[code] for code in parts if code is not None]
            wholes = {measure.parent for measure in measures if measure.part_rule is not None and measure.parent}
            if self.review.claims[breakdown.whole].measure is None and len(wholes) == 1 and measures:
                found[breakdown.whole] = next(iter(wholes))
        return found

    def fact(self, claim: Claim) -> Fact:
        """A claim as a fact."""
        owner = claim.unit_of_report
        return Fact(
            id=claim.id,
            measure=claim.measure or self.inferred.get(claim.id, ""),
            labels=self._labels(claim),
            org=self._org(self.review.org_names.get(owner, owner)) if owner else "",
            period=claim.period,
            status=claim.status,
            kind=claim.kind,
            tally=claim.stock_or_flow,
            quantity=self._quantity(claim),
            compare_to=claim.compare_to,
            part_of=claim.part_of or "",
            companion_of=self.companions.get(claim.id, ""),
            rank=self.ranks.get(claim.id),
            is_disputed=claim.standing is Standing.DISPUTED,
            is_superseded=claim.standing is Standing.SUPERSEDED,
            evidence=self._evidence(self._best_first(claim)),
        )

    def _quantity(self, claim: Claim) -> Quantity:
        """The most exact wording of a claim."""
        for statement in claim.statements:
            quantity = self._figure(statement).quantity
            if (quantity.value, quantity.bound, quantity.unit) == (claim.value, claim.bound, claim.unit):
                return quantity
        return Quantity(claim.value, claim.interval, claim.bound, claim.unit)

    def _figure(self, statement: Statement) -> Figure:
        return self.review.record.by_name[statement.document].figures[statement.index]

    def _labels(self, claim: Claim) -> Names:
        """The label in each language that a document states the claim in; the claim's own where it is one of them."""
        found: Names = {}
        for statement in claim.statements:
            language = self.review.record.by_name[statement.document].document.language
            label = self._figure(statement).label.strip()
            if label and (language not in found or label == claim.label):
                found[language] = label
        return found

    def _best_first(self, claim: Claim) -> list[Statement]:
        """The statements of a claim, those that say its very value first."""
        return sorted(claim.statements, key=lambda one: self._figure(one).quantity.value != claim.value)

    def _evidence(self, statements: Iterable[Statement]) -> tuple[Evidence, ...]:
        return tuple(self.evidence(statement) for statement in dict.fromkeys(statements))

    def evidence(self, statement: Statement) -> Evidence:
        """A statement with its document, place, words and sentence."""
        document = self.review.record.by_name[statement.document].document
        sentence = sentence_of(self.review, statement)
        told = document.quote(sentence)
        head = len(told) - len(told.lstrip())
        said = (document.publisher, document.published.isoformat() if document.published else None)
        places = {code: tell_location(load_texts(code), document, statement.span.start) for code in report_languages()}
        return Evidence(
            document=document.name,
            title=", ".join(part for part in (document.name, *said) if part),
            number=self.places[document.name],
            place={code: place for code, place in places.items() if place},
            words=document.quote(statement.span),
            sentence=told.strip(),
            start=max(statement.span.start - sentence.start - head, 0),
            link=self.links.get(document.name, ""),
            language=document.language,
        )

    def parts(self) -> Iterable[Parts]:
        """Wholes with their parts and what these leave."""
        for breakdown in self.review.breakdowns:
            rest, whole = breakdown.remainder, self.review.claims[breakdown.whole]
            says = rest is not None and not breakdown.complete and (rest.low is None or rest.low > 0)
            shown = to_shown(rest, whole.unit) if says and rest is not None else None
            yield Parts(whole=breakdown.whole, parts=breakdown.parts, rest=shown)

    def order(self, order: Instruction) -> Order:
        """A directive with its best wording and everyone who is said to have given it."""
        told = [self.review.record.by_name[each.document].directives[each.index] for each in order.statements]
        best = told[order.best]
        issuers = dict.fromkeys(each.issuer for each in (best, *told) if each.issuer)
        first = order.statements[order.best]
        return Order(
            id=order.id,
            words=best.text,
            language=self.review.record.by_name[first.document].document.language,
            issuers=_people(issuers) if order.disputed else (order.issuer,) if order.issuer else (),
            addressee=order.addressee or "",
            deadline=best.deadline or "",
            is_disputed=order.disputed,
            evidence=self._evidence((first, *order.statements)),
        )

    def proposal(self, row: ProposalRow) -> Proposed:
        """A proposal with its wording."""
        first = row.statements[0]
        reading = self.review.record.by_name[first.document]
        return Proposed(
            id=row.id,
            words=reading.proposals[first.index].text,
            language=reading.document.language,
            proposer=row.proposer or "",
            addressee=row.addressee or "",
            evidence=self._evidence(row.statements),
        )

    def disputes(self) -> Iterable[Dispute]:
        """Conflicts between facts; who gave an order is told with the order."""
        for conflict in self.review.record.conflicts:
            facts = tuple(claim for claim in dict.fromkeys(conflict.claims) if claim in self.review.claims)
            if facts:
                yield Dispute(kind=conflict.kind, facts=facts)

    def corrections(self) -> Iterable[Corrected]:
        """Values that were replaced later, of which both are figures of a fact."""
        for correction in self.review.record.corrections:
            fact = self._claim_of(correction.later) or self._claim_of(correction.earlier)
            if fact is not None:
                yield Corrected(
                    kind=correction.kind.value,
                    fact=fact,
                    earlier=self._figure(correction.earlier).quantity,
                    later=self._figure(correction.later).quantity,
                    evidence=self._evidence((correction.later, correction.earlier)),
                )

    def _claim_of(self, statement: Statement) -> str | None:
        held = (claim.id for claim in self.review.record.claims if statement in claim.statements)
        return next(held, None)

    def meeting(self) -> Meeting | None:
        """The event that most documents tell of."""
        occasion = self.review.occasion
        if occasion is None:
            return None
        words = {language: open_wording(self.review, language).event(occasion) for language in report_languages()}
        return Meeting(words=words, evidence=self._evidence(occasion.statements[:1]))


def _people(issuers: Iterable[str]) -> tuple[str, ...]:
    """Each person once, by the shortest of the names that are given."""
    return tuple(dict.fromkeys(group_issuers(issuers).values()))
