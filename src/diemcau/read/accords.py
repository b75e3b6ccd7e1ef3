"""Papers that sides concluded and delegations that came or went, each once in a document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from re import Match

from diemcau.lang.base import TimeMention, TimeRole
from diemcau.lang.cued import find_standing, to_small
from diemcau.lang.folding import fold
from diemcau.lang.language import Language, OrgMention
from diemcau.lang.requests import Person
from diemcau.read.stretches import Stretches
from diemcau.records import Agreement, Delegation, Document, Period, Span

_GENERIC = frozenset({"generic", "nation"})
_VENUE = 16  # characters before an org in which a word says that it is a place
_NEAR = 160  # characters around a paper or delegation in which what belongs to it is said


def find_accords(
    document: Document,
    sentences: Sequence[Span],
    people: Sequence[Person],
    times: Sequence[TimeMention],
    language: Language,
) -> tuple[tuple[Agreement, ...], tuple[Delegation, ...]]:
    """The papers concluded and the delegations told of, in text order.

    Args:
        document: The document.
        sentences: Its sentences.
        people: What the language's `find_people` found.
        times: What the language's `find_times` found.
        language: The document's language.
    """
    reader = _Reader(document, people, times, language)
    papers: list[Agreement] = []
    delegations: list[Delegation] = []
    words = language.accords
    kept = Stretches(document.furniture).outside(sentences)
    standing = find_standing((words.paper, words.delegation), reader.low, kept)
    for sentence, may_stand in zip(kept, standing, strict=True):
        if not may_stand:
            continue
        for paper in reader.papers(sentence):
            _add_paper(papers, paper)
        for delegation in reader.delegations(sentence):
            _add_delegation(delegations, delegation)
    return tuple(papers), tuple(delegations)


class _Reader:
    """Reads sentences of one document."""

    def __init__(
        self, document: Document, people: Sequence[Person], times: Sequence[TimeMention], language: Language
    ) -> None:
        self.text, self.language, self.words = document.text, language, language.accords
        self.low = to_small(document.text)
        self.people = people
        self.people_at = [person.span.start for person in people]
        self.days = [t for t in times if t.role is TimeRole.DATE and t.period is not None and t.period.is_day]
        self.days_at = [time.span.start for time in self.days]

    def papers(self, sentence: Span) -> Iterator[Agreement]:
        """The papers that a sentence says were concluded."""
        if not self.words.signed.search(self.low, *sentence):
            return
        for match in self.words.paper.finditer(self.low, *sentence):
            if self._is_ahead(sentence, match) or self._is_counted(sentence, match):
                continue
            field = self.words.field.match(self.low, match.end(), sentence.end)
            parties = self._parties(sentence)
            if not parties and field is None:
                continue
            yield Agreement(
                span=sentence,
                text=sentence.quote(self.text),
                kind=self.words.kinds[match["n"]],
                parties=parties,
                field=self.text[slice(*field.span("f"))].strip() if field else None,
                date=self._day(sentence),
                place=self.language.happenings.find_place(self.text, *sentence),
                sentence=sentence,
                rule="agreement: signed",
            )

    def _is_ahead(self, sentence: Span, match: Match[str]) -> bool:
        """Whether what is told is only planned, asked for or proposed."""
        start = max(sentence.start, match.start() - _NEAR)
        return self.language.happenings.not_yet.search(self.low, start, match.start()) is not None

    def _is_counted(self, sentence: Span, match: Match[str]) -> bool:
        """Whether several are told of by their number only."""
        return self.words.ahead.search(self.low, max(sentence.start, match.start() - 50), match.start()) is not None

    def _parties(self, sentence: Span) -> tuple[str, ...]:
        """Both sides of "between", else the orgs and places of the sentence that are no venue."""
        both = self.words.between.search(self.text, *sentence)
        if both is not None:
            return (_bare(both["a"]), _bare(both["b"]))
        said, told_from = sentence.quote(self.text), self._told_from(sentence)
        named = [
            name.strip(".,; ")
            for org in self.language.owners.find_orgs(said)
            if org.sort not in _GENERIC and sentence.start + org.start >= told_from
            if not self._is_venue(sentence, sentence.start + org.start)
            for name in whole_name(said, org, self.language).split(" and the ")
        ]
        partner = self.words.partner.search(self.text, *sentence)
        return tuple(dict.fromkeys([*named, *([_bare(partner["b"])] if partner else [])]))

    def _is_venue(self, sentence: Span, at: int) -> bool:
        """Whether the words before an org say that it is a place and no side."""
        return self.words.venue.search(self.low, max(sentence.start, at - _VENUE), at) is not None

    def delegations(self, sentence: Span) -> Iterator[Delegation]:
        """The delegation that a sentence tells of."""
        if not self.words.cue.search(self.low, *sentence):
            return
        matches = self.words.delegation.finditer(self.low, *sentence)
        match = next((m for m in matches if not _is_name(self.text, sentence, m)), None)
        if match is None:
            return
        if self._is_ahead(sentence, match) or self._is_counted(sentence, match):
            return
        said = sentence.quote(self.text)
        countries = [org for org in self.language.owners.find_orgs(said) if org.sort == "country"]
        sender, head = self._sender(said), self._head(sentence, match)
        if not countries and head is None and sender is None:
            return
        yield Delegation(
            span=sentence,
            text=said,
            direction=self._direction(sentence, match, countries, sender),
            sender=sender,
            head=head,
            country=countries[0].name if countries else None,
            date=self._day(sentence),
            sentence=sentence,
            rule="delegation: told",
        )

    def _sender(self, said: str) -> str | None:
        """Whose delegation it is: "of X" before "X delegation"."""
        found = list(self.words.sender.finditer(said))
        behind = next((match["s"] for match in found if match["s"]), None)
        name = behind or next((match["p"] for match in found if match["p"]), None)
        return _bare(name) if name else None

    def _head(self, sentence: Span, match: Match[str]) -> str | None:
        """The person behind the words for leading."""
        led = self.words.led.search(self.low, match.end(), min(sentence.end, match.end() + _NEAR))
        if led is None:
            return None
        at = led.end()
        first = bisect_left(self.people_at, at)
        near = self.people[first : first + 1]
        return near[0].full if near and near[0].name and near[0].span.start - at <= len("the former ") else None

    def _direction(
        self, sentence: Span, match: Match[str], countries: Sequence[OrgMention], sender: str | None
    ) -> str | None:
        """Whether it came or went: received or sent; else it went where a country is named that is not its own."""
        around = self.low[max(sentence.start, match.start() - _NEAR) : min(sentence.end, match.end() + _NEAR)]
        came, went = self.words.inbound.search(around), self.words.outbound.search(around)
        if bool(came) is not bool(went):
            return "in" if came else "out"
        if not countries or came:
            return None
        return "in" if sender and fold(countries[0].name) in fold(sender) else "out"

    def _day(self, sentence: Span) -> Period | None:
        inside = self.days[bisect_left(self.days_at, sentence.start) : bisect_left(self.days_at, sentence.end)]
        not_day, told_from = self.language.happenings.not_day, self._told_from(sentence)
        told = [t for t in inside if not not_day.search(self.low, max(sentence.start, t.span.start - 30), t.span.start)]
        told.sort(key=lambda time: (time.span.start < told_from, time.span))
        return told[0].period if told else None

    def _told_from(self, sentence: Span) -> int:
        """Behind the dateline of a sentence, or its start."""
        head = self.language.happenings.dateline.match(self.low, *sentence)
        return head.end() if head else sentence.start


def whole_name(said: str, org: OrgMention, language: Language) -> str:
    """The name of an org as far as it goes: small syllables inside it do not end it."""
    match = language.accords.name.match(said, org.start) if org.sort == "org" else None
    return match.group() if match and len(match.group()) > len(org.name) else org.name


def _is_name(text: str, sentence: Span, match: Match[str]) -> bool:
    """Whether a word stands capitalised inside a sentence: then it is a name ("Đoàn Thị Mai")."""
    said, at = sentence.quote(text), match.start() - sentence.start
    return at > 0 and said[at].isupper() and said[at - 2] not in ".:;-–—)\n"


def _bare(name: str) -> str:
    return name.removeprefix("the ").removeprefix("its ").removeprefix("their ").strip(" ,.;")


def _add_paper(found: list[Agreement], paper: Agreement) -> None:
    """Joins a paper to the one it tells of again, else appends it."""
    for place, known in enumerate(found):
        same_kind = known.kind == paper.kind or "document" in {known.kind, paper.kind}
        if (
            same_kind
            and (known.date is None or paper.date is None or known.date == paper.date)
            and (known.field is None or paper.field is None or fold(known.field) == fold(paper.field))
        ):
            found[place] = replace(
                known,
                kind=known.kind if known.kind != "document" else paper.kind,
                parties=known.parties or paper.parties,
                field=known.field or paper.field,
                date=known.date or paper.date,
                place=known.place or paper.place,
            )
            return
    found.append(paper)


def _add_delegation(found: list[Delegation], one: Delegation) -> None:
    """Joins a delegation to the one it tells of again, else appends it."""
    for place, known in enumerate(found):
        apart = any(
            getattr(known, field) is not None
            and getattr(one, field) is not None
            and getattr(known, field) != getattr(one, field)
            for field in ("direction", "country", "head", "date", "sender")
        )
        if not apart:
            changes = {
                f: getattr(known, f) or getattr(one, f) for f in ("direction", "sender", "head", "country", "date")
            }
            found[place] = replace(known, **changes)
            return
    found.append(one)
