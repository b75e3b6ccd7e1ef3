"""What English sentences say of events: conferences, meetings, visits, signings, agreements, press briefings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from diemcau.lang.base import TimeMention, TimeRole
from diemcau.lang.cues import bare_words, find_cues
from diemcau.lang.en import occasions
from diemcau.lang.requests import Person, Telling
from diemcau.records import Event, Period, Span
from diemcau.records.period import shift_years


def find_tellings(
    text: str, sentences: Sequence[Span], people: Sequence[Person], times: Sequence[TimeMention]
) -> Iterator[Telling]:
    """What the sentences say of events, in text order.

    Args:
        text: The document's text.
        sentences: Its sentences.
        people: What `find_people` found.
        times: What `find_times` found.
    """
    teller = _Teller(text, people, times)
    for sentence in sentences:
        if not occasions.TELLS.may_stand(text, *sentence):
            continue
        held = occasions.find_words(bare_words(sentence.quote(text)))
        if held:
            points = occasions.find_bridge_points(text, *sentence) if occasions.may_bridge(held) else ()
            yield Telling(sentence, teller.told(sentence, held), points)


class _Teller:
    """Tells which event a sentence speaks of, with who and when found by their place."""

    def __init__(self, text: str, people: Sequence[Person], times: Sequence[TimeMention]) -> None:
        self.text = text
        self.people = people
        self.people_at = [p.span.start for p in people]
        self.days = sorted((t for t in times if _is_day(t)), key=lambda t: t.span)
        self.days_at = [t.span.start for t in self.days]

    def told(self, sentence: Span, held: frozenset[str]) -> Event | None:
        """The event that a sentence with such words for occasions tells of, or None."""
        text = self.text
        dateline = occasions.DATELINE.match(text, *sentence)
        kind, cue = next(_cues(text, sentence, held), (None, None))
        if kind is None or cue is None:
            return None
        span = _around(text, sentence, cue)
        inside = self._people_in(sentence)
        met = kind in {"conference", "meeting"}
        return Event(
            span=span,
            text=span.quote(text),
            kind=kind,
            date=_date(text, sentence, self._days_in(sentence), told_from=dateline.end() if dateline else 0),
            place=_place(text, sentence, cue, dateline) if kind != "agreement" else None,
            participants=tuple(dict.fromkeys(p.span.quote(text) for p in inside if p.name)),
            chair=_chair(text, sentence, inside) if inside else None,
            bridge_points=occasions.find_bridge_points(text, *sentence) if met and occasions.may_bridge(held) else (),
            sentence=sentence,
            confidence=Decimal("0.85"),
            rule=f"event: {kind}",
        )

    def _people_in(self, sentence: Span) -> list[Person]:
        first, last = bisect_left(self.people_at, sentence.start), bisect_left(self.people_at, sentence.end)
        return [p for p in self.people[first:last] if p.span.end <= sentence.end]

    def _days_in(self, sentence: Span) -> list[TimeMention]:
        first, last = bisect_left(self.days_at, sentence.start), bisect_left(self.days_at, sentence.end)
        return [t for t in self.days[first:last] if t.span.end <= sentence.end]


def _is_day(time: TimeMention) -> bool:
    return time.role is TimeRole.DATE and time.period is not None and time.period.is_day


_DAY_OR_OCCASION = re.compile(r"\b(?:19|20)\d\d|ceremony|today|yesterday|[A-Z][a-z]+day|occasion")
_DELEGATIONS = re.compile(r"(?:[\w-]+ ){0,4}delegations\b")
_PAID = re.compile(r"\bpaid|on (?:an?|his|her)|during|occasion")
_TO_OR_ON = re.compile(r"\s*(?:to|on|of \d)")


def _cues(text: str, sentence: Span, held: frozenset[str]) -> Iterator[tuple[str, Span]]:
    """The kinds of event that a sentence tells of, surest first, with the word that tells it."""
    low = _lowered(sentence.quote(text))
    if _is_counted(low, held):
        return
    if not occasions.SIGNED_WORDS.isdisjoint(held) and (signed := _signed(text, sentence, low)) is not None:
        yield "signing", signed
    if not occasions.RECEIVED_WORDS.isdisjoint(held) and (received := _received(text, sentence, low)) is not None:
        yield "visit", received
    met = occasions.MET.search(text, *sentence) if not occasions.MET_WORDS.isdisjoint(held) else None
    if met and occasions.MET_REVIEW.search(text, *sentence):
        yield "conference", Span(*met.span())
    elif met and occasions.GUEST.search(text, met.end(), min(sentence.end, met.end() + 60)):
        yield "meeting", Span(*met.span())
    for noun in find_cues(occasions.NOUN, low, 0, len(low), words=held, first=occasions.NOUN_OPENINGS):
        kind = occasions.find_kind(noun["n"])
        if _is_held(text, sentence, low, noun, kind):
            yield kind, Span(sentence.start + noun.start(), sentence.start + noun.end())


def _lowered(said: str) -> str:
    """The words in lower case, place for place."""
    low = said.lower()
    return low if len(low) == len(said) else said


def _is_counted(low: str, held: frozenset[str]) -> bool:
    """Whether a sentence only counts events or guests, and is about no conference or meeting."""
    return (
        not occasions.COUNTED_WORDS.isdisjoint(held)
        and not occasions.CONVENED.search(low)
        and occasions.COUNTED.search(low) is not None
    )


def _signed(text: str, sentence: Span, low: str) -> Span | None:
    passive = occasions.WAS_SIGNED.search(text, *sentence)
    signed = occasions.SIGNED.search(text, *sentence) or passive
    if (
        signed
        and occasions.ON_OCCASION.search(low)
        and not occasions.NOT_YET.search(low, 0, signed.start() - sentence.start)
        and _DAY_OR_OCCASION.search(text, *sentence)
    ):
        return Span(*signed.span("v" if signed is passive else 0))
    return None


def _received(text: str, sentence: Span, low: str) -> Span | None:
    received = occasions.RECEIVED.search(text, *sentence)
    if received is None:
        return None
    start, end = received.start() - sentence.start, received.end()
    if (
        not _DELEGATIONS.match(text, end, end + 60)
        and occasions.GUEST.search(text, end, min(sentence.end, end + 90))
        and not occasions.NOT_YET.search(low, max(0, start - 16), start)
    ):
        return Span(*received.span())
    return None


def _is_held(text: str, sentence: Span, low: str, noun: re.Match[str], kind: str) -> bool:
    """Whether a sentence says that the occasion of a noun took place, or is the title that names it."""
    start, end = noun.span()
    if occasions.NOT_YET.search(low[max(0, start - 70) : start]):
        return False
    if kind == "press briefing":
        return True
    left, right = max(0, start - 110), end + 110
    if occasions.TOOK_PLACE.search(low[left:right]) and (
        kind != "visit" or _PAID.search(text, sentence.start + left, min(sentence.end, sentence.start + right))
    ):
        return True
    opens = sentence.start + end
    return _TO_OR_ON.match(text, opens, opens + 6) is not None and text.count("\n", 0, sentence.start) < 2


def _around(text: str, sentence: Span, cue: Span) -> Span:
    """The sentence, or of a long one the words around the cue."""
    if sentence.end - sentence.start <= 400:
        return sentence
    start = max(sentence.start, text.rfind(", ", sentence.start, cue.start) + 1)
    return Span(start, min(sentence.end, cue.end + 200))


_DAY_FROM = re.compile(r"(?:dated|since|until|before|after|from|to|by) \Z")
_DIGIT = re.compile(r"\d")
_PART_OF_YEAR = re.compile(r"end|mid|year", re.IGNORECASE)
_REVIEW_OF_YEAR = re.compile(r"\b(?:review|summari[sz])\w*\b[^.]{0,90}?\b(?:in|of|for) (?:the year )?((?:19|20)\d\d)\b")


def _place(text: str, sentence: Span, cue: Span, dateline: re.Match[str] | None) -> str | None:
    """The place that a sentence gives, or that of the dateline before it."""
    if dateline is None:
        return occasions.find_place(text, *sentence, cue=cue.end)
    found = occasions.find_place(text, dateline.end(), sentence.end, cue=cue.end)
    return found or (dateline["p"].title() if dateline["p"].isupper() else dateline["p"])


def _date(text: str, sentence: Span, days: Sequence[TimeMention], *, told_from: int = 0) -> Period | None:
    """The day that a sentence gives, of the days in it.

    One behind "on" goes before any other, one with its number before a weekday, and the dateline, before
    `told_from`, comes last.
    """
    inside = [t for t in days if not _PART_OF_YEAR.search(t.span.quote(text))]
    inside.sort(
        key=lambda t: (t.span.start < told_from, not _DIGIT.search(t.span.quote(text)), t.preposition != "on", t.span)
    )
    near = [
        t
        for t in inside
        if t.preposition in {"on", "in", "", "at", "of"}
        and not _DAY_FROM.search(text[max(0, t.span.start - 8) : t.span.start])
    ]
    return _behind_review(text, sentence, near[0]) if near else None


def _behind_review(text: str, sentence: Span, time: TimeMention) -> Period | None:
    """The day; one written without its year, early in the very year that is reviewed, lies in the year after."""
    period = time.period
    if period is None or re.search(r"\d{4}", time.span.quote(text)) or period.start.month > 4:
        return period
    reviewed = _REVIEW_OF_YEAR.search(text[sentence.start : sentence.end + 200])
    return shift_years(period, 1) if reviewed and int(reviewed[1]) == period.start.year else period


def _chair(text: str, sentence: Span, inside: Sequence[Person]) -> str | None:
    """The person of whom a sentence says that he or she chaired or directed."""
    by = occasions.CHAIRED_BY.search(text, *sentence)
    if by is not None:
        return next((p.full for p in inside if by.end() <= p.span.start <= by.end() + 40), None)
    verb = occasions.CHAIR.search(text, *sentence)
    if verb is None or re.match(
        r"\s*(?:at|the)?\s*(?:the )?[A-ZÀ-Ỹ][\w ]{0,30}(?:bridge|connection)", text[verb.end() : verb.end() + 60]
    ):
        return None
    return next((p.full for p in reversed(inside) if p.span.end <= verb.start()), None)
