"""Claims, checks and implied values in words: what the page, the terminal and the tables say alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from diemcau.lang.persons import group_issuers
from diemcau.publish.calendar import format_period
from diemcau.publish.numbers import format_change, format_count, format_interval
from diemcau.publish.texts import Texts, load_texts
from diemcau.records import Claim, Directive, Figure, Instruction, Occasion, Period, Quantity, Span, Statement
from diemcau.records.period import shift_years
from diemcau.records.review import Breakdown, Check, CheckKind, Implied, Review

Item = TypeVar("Item")

# Values, names or parts that a sentence names; a reader keeps no more of them in mind.
MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Wording:
    """How a review speaks in one language.

    Attributes:
        review: The review.
        language: ISO 639-1 code.
        texts: The catalogue of that language.
        places: Number of each document in the review, from 1, by its name.
        cited: How a sentence cites each document, by its name: by that number, or by the name where none is shown.
        own_documents: Names of the documents in that language.
        own_orgs: Names of owners that documents in that language print.
    """

    review: Review
    language: str
    texts: Texts
    places: dict[str, int]
    cited: dict[str, str]
    own_documents: frozenset[str]
    own_orgs: frozenset[str]

    def figure(self, statement: Statement) -> Figure:
        """The figure that a statement points at."""
        return self.review.record.by_name[statement.document].figures[statement.index]

    def best(self, claim: Claim) -> Figure:
        """The figure that states a claim most exactly, in the words the claim is shown in."""
        figures = map(self.figure, claim.statements)
        fit = (f for f in figures if f.quantity.value == claim.value and f.quantity.bound is claim.bound)
        return next(fit, None) or self.figure(claim.statements[0])

    def number(self, claim: Claim) -> str:
        """The number of a claim with bound and unit."""
        quantity = self.best(claim).quantity
        if quantity.value != claim.value or quantity.unit != claim.unit:
            quantity = Quantity(claim.value, claim.interval, claim.bound, claim.unit)
        return format_change(quantity, claim.kind, self.language)

    def is_foreign(self, claim: Claim) -> bool:
        """Whether no report in the page's own language states a claim, so that its label is in another language."""
        return all(s.document not in self.own_documents for s in claim.statements)

    def name(self, claim: Claim) -> str:
        """What a claim measures, with a capital at its head: its label, or of a foreign one the measure's name."""
        return capital(self._called(claim) or self.texts["name.unnamed"])

    def figure_name(self, figure: Figure, document: str) -> str:
        """What a figure of a document measures, with a capital at its head."""
        label, measure = figure.label.strip(), self.review.measure_names.get(figure.measure or "", {})
        if label and document not in self.own_documents:
            label = measure.get(self.language) or self.quoted(label)
        return capital(label or measure.get(self.language) or self.texts["name.unnamed"])

    def label_beside(self, claim: Claim) -> str:
        """The label in quotes where `name` gives the measure's name instead of it, else empty."""
        label = claim.label.strip()
        return self.quoted(label) if label and self.is_foreign(claim) and self.measure(claim) else ""

    def label(self, claim: Claim) -> str:
        """What is counted, in the words of a report in the page's language where one states the claim."""
        if self.is_foreign(claim):
            return claim.label.strip()
        own = [self.figure(each) for each in claim.statements if each.document in self.own_documents]
        exact = sorted(own, key=lambda figure: figure.label != claim.label)
        return next((figure.label.strip() for figure in exact if figure.label.strip()), "")

    def _called(self, claim: Claim) -> str:
        label, measure = self.label(claim), self.measure(claim)
        if self.is_foreign(claim):
            return measure or (self.quoted(label) if label else "")
        return label or measure

    def quoted(self, words: str) -> str:
        """Words of a document in the language's own quotation marks."""
        return self.texts["mark.quoted"].format(words=words)

    def measure(self, claim: Claim) -> str:
        """Name of the measure in the profile, or empty."""
        return self.review.measure_names.get(claim.measure or "", {}).get(self.language, "")

    def topic(self, code: str) -> str:
        """Name of a topic in the profile, or its code."""
        return self.review.topic_names.get(code, {}).get(self.language, code)

    def org(self, claim: Claim) -> str:
        """Whose figure it is."""
        owner = claim.unit_of_report
        return self.section(self.review.org_names.get(owner, owner) if owner else None)

    def section(self, name: str | None) -> str:
        """What the figures of an owner stand under: its name as printed; the profile's where it is printed only in
        another language.
        """
        if name is None:
            return capital(self.texts["name.nobody"])
        if name in self.own_orgs:
            return name
        return self.review.org_titles.get(name, {}).get(self.language, name)

    def period(self, claim: Claim) -> str:
        """When it holds."""
        return format_period(claim.period, self.language)

    def base(self, period: Period | None, base: Period | str | None) -> str:
        """What a change is held against; the same part of another year is called so: `the same period of 2023`."""
        if isinstance(base, Period) and period is not None and _is_same_part(period, base):
            return self.texts["period.same"].format(year=base.start.year)
        return format_period(base, self.language)

    def short(self, claim: Claim) -> str:
        """Number and name in one breath: `nearly 6.3 billion USD (export value)`."""
        called = self._called(claim)
        return f"{self.number(claim)} ({called})" if called else self.number(claim)

    def event(self, occasion: Occasion) -> str:
        """An event with its day and place: `Conference, 9 January 2025, Arden`."""
        told = self.texts.get(f"event.{occasion.kind}", occasion.kind)
        if occasion.date is not None:
            pattern = self.texts["occasion.on_day" if occasion.date.is_day else "occasion.on_period"]
            told = pattern.format(event=told, date=format_period(occasion.date, self.language))
        place = self.place(occasion)
        if place:
            told = self.texts["occasion.at"].format(event=told, place=place)
        return capital(told)

    def witness(self, order: Instruction) -> Statement:
        """The wording of a directive to quote: the best one, or the first in the page's language if that one is not."""
        best = order.statements[order.best]
        if best.document in self.own_documents:
            return best
        return next((each for each in order.statements if each.document in self.own_documents), best)

    def directive(self, order: Instruction) -> Directive:
        """The directive to quote."""
        statement = self.witness(order)
        return self.review.record.by_name[statement.document].directives[statement.index]

    def issuer(self, order: Instruction) -> str:
        """Who gave a directive, by the fullest name that the page's language has; empty where unsettled."""
        if order.issuer is None:
            return ""
        said = (self.review.record.by_name[each.document].directives[each.index].issuer for each in order.statements
                if each.document in self.own_documents)  # fmt: skip
        return max((name for name in said if name), key=lambda name: (len(name), name), default=order.issuer)

    def people(self, named: Iterable[tuple[str, str]]) -> dict[str, str]:
        """For each issuer, printed in a document, the person's shortest name, in the page's language if possible."""
        documents = list(named)
        groups = group_issuers(issuer for _, issuer in documents)
        own: dict[str, str] = {}
        for document, issuer in sorted(documents, key=lambda pair: (len(pair[1]), pair[1])):
            if document in self.own_documents:
                own.setdefault(groups[issuer], issuer)
        return {issuer: own.get(name, name) for issuer, name in groups.items()}

    def place(self, occasion: Occasion) -> str:
        """Where an event took place, as a report in the page's language prints it if one does; empty where unsaid."""
        return self._told(occasion, "place")

    def chair(self, occasion: Occasion) -> str:
        """Who chaired an event, likewise."""
        return self._told(occasion, "chair")

    def _told(self, occasion: Occasion, field: str) -> str:
        said = (
            getattr(self.review.record.by_name[each.document].occasions[each.index], field)
            for each in occasion.statements
            if each.document in self.own_documents
        )
        return next((words for words in said if words), None) or getattr(occasion, field) or ""

    def join(self, pieces: list[str]) -> str:
        """A list in words: `a, b and c`."""
        if len(pieces) < 2:  # noqa: PLR2004 - one needs no "and"
            return "".join(pieces)
        return f"{self.texts['list.comma'].join(pieces[:-1])}{self.texts['list.and']}{pieces[-1]}"

    def join_few(self, items: Sequence[Item], say: Callable[[Item], str], most: int = MOST_NAMED) -> str:
        """A list in words that names a few and counts the rest: `a, b and 7 more`."""
        left = len(items) - most
        if left <= 1:  # one more is named as shortly as it is counted
            return self.join([say(item) for item in items])
        listed = self.texts["list.comma"].join(say(item) for item in items[:most])
        return self.texts["list.more"].format(listed=listed, count=format_count(left, self.language))

    def check(self, check: Check) -> str:
        """A check as a sentence; not for one that a conflict tells of."""
        claims = [self.review.claims[each] for each in check.claims]
        pattern = self.texts[f"check.{check.kind.value}.{check.answer.value}"]
        reason = self.texts[f"check_reason.{check.reason or 'wide'}"]
        if check.kind is CheckKind.PARTS:
            parts = self.join_few(claims[1:], self.short)
            return capital(pattern.format(whole=self.short(claims[0]), parts=parts, reason=reason))
        unit = "times" if check.kind is CheckKind.MULTIPLE else claims[0].unit
        recomputed = format_interval(check.recomputed, unit, self.language) if check.recomputed else ""
        if check.kind is CheckKind.MONTHS:
            parts = self.join_few(claims[:-1], self._dated)
            told = pattern.format(whole=self._dated(claims[-1]), parts=parts, recomputed=recomputed, reason=reason)
            return capital(told)
        return capital(
            pattern.format(
                claim=self.short(claims[0]),
                level=self.short(claims[1]),
                base=self.short(claims[-1]),
                status=self.texts[f"status.{claims[-1].status.value}"],
                recomputed=recomputed,
                reason=reason,
            )
        )

    def _dated(self, claim: Claim) -> str:
        """Number, name and period: `33 billion USD (exports) in November 2031`."""
        return self.texts["check.dated"].format(claim=self.short(claim), period=self.period(claim))

    def implied(self, implied: Implied) -> str:
        """An implied value as a sentence."""
        level, change = self.review.claims[implied.level], self.review.claims[implied.change]
        pattern = self.texts[f"implied.{implied.kind}"]
        return capital(
            pattern.format(
                level=self.short(level),
                change=self.number(change),
                interval=format_interval(implied.interval, level.unit, self.language),
                period=self.base(level.period, implied.period),
            )
        )

    def remainder(self, breakdown: Breakdown) -> str:
        """What the parts leave: `13 not stated`."""
        rest = breakdown.remainder
        if rest is None:
            return self.texts["breakdown.unknown"]
        if rest.low == rest.high == 0 or (breakdown.complete and rest.low == 0):
            return self.texts["breakdown.whole_stated"]
        whole = self.review.claims[breakdown.whole]
        words = format_interval(rest, whole.unit, self.language)
        if rest.low == rest.high:
            words = words.removeprefix(self.texts["interval.point"].partition("{")[0])
        return self.texts["breakdown.remainder"].format(remainder=words)


def open_wording(review: Review, language: str, *, by_name: bool = False) -> Wording:
    """The wording of a review in a language; its sentences cite documents by number, or by name.

    Raises:
        NotFound: If there are no texts in that language.
    """
    readings = review.record.readings
    places = {reading.document.name: number for number, reading in enumerate(readings, start=1)}
    own = [reading for reading in readings if reading.document.language == language]
    orgs = {figure.unit_of_report for reading in own for figure in reading.figures if figure.unit_of_report}
    return Wording(
        review,
        language,
        load_texts(language),
        places,
        {name: name if by_name else str(number) for name, number in places.items()},
        frozenset(reading.document.name for reading in own),
        frozenset(orgs),
    )


def _is_same_part(period: Period, base: Period) -> bool:
    """Whether a base is the same part of another year; a whole year is simply another year."""
    by = base.start.year - period.start.year
    return by != 0 and not period.code.isdigit() and shift_years(period, by) == base


def capital(words: str) -> str:
    """Words with a capital at their head, behind an opening quotation mark too."""
    at = 1 if words[:1] in "“‘«" else 0
    return words[:at] + words[at : at + 1].upper() + words[at + 1 :]


def sentence_of(review: Review, statement: Statement) -> Span:
    """The sentence round a statement: the one the reader named if it covers the span, else the line of the text."""
    reading = review.record.by_name[statement.document]
    kinds = (reading.figures, reading.directives, reading.proposals, reading.occasions, reading.agreements)
    for mentions in (*kinds, reading.delegations, reading.namings):
        if statement.index < len(mentions) and mentions[statement.index].span == statement.span:
            sentence = mentions[statement.index].sentence
            return Span(min(sentence.start, statement.span.start), max(sentence.end, statement.span.end))
    text = reading.document.text
    end = text.find("\n", statement.span.end)
    return Span(text.rfind("\n", 0, statement.span.start) + 1, len(text) if end < 0 else end)
