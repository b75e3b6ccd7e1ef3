"""What Vietnamese sentences say of events: conferences, meetings, visits, signings, press briefings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from diemcau.lang.base import TimeMention, TimeRole
from diemcau.lang.requests import Person, Telling
from diemcau.lang.vi import occasions
from diemcau.lang.vi.lines import canonical, lowered
from diemcau.records import Event, Period, Span

_CUE = re.compile(
    r"họp|hội|tọa đàm|diễn đàn|làm việc|gặp|đàm|thăm|tiếp|đón|ký|trao|giao ban|điểm cầu|lễ|đối thoại|tham vấn"
)
_NO_DAY = frozenset({"từ", "kể từ", "đến", "tính đến", "trước", "chậm nhất", "sau", "so với", "của"})
_DATED = re.compile(r"(?<!\w)(?:số|(?<!được )ký|ban hành|văn bản|quyết định|báo cáo|từ|sinh)(?: \S+){0,3}\s*\Z")
_PUT_OFF = re.compile(
    r"(?<!\w)(?:tạm hoãn|bị hoãn|hoãn lại|sẽ diễn ra|sẽ được tổ chức|dự kiến (?:diễn ra|tổ chức|ngày))(?!\w)"
)
_DELEGATIONS = re.compile(
    r"(?:\d[\d.,]*|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: \w+)?|nhiều|các) (?:lượt |đợt )?(?:đoàn|lượt khách"
    r"|chuyến)(?!\w)"
)
_LONGEST = 400  # characters of a sentence that is the event's own span


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
    teller = _Teller(canonical(text), text, people, times)
    for number, sentence in enumerate(sentences):
        low = lowered(teller.plain[sentence.start : sentence.end])
        if _CUE.search(low):
            points = occasions.find_bridge_points(teller.plain, *sentence) if "điểm cầu" in low else ()
            yield Telling(sentence, teller.told(sentence, low, points, is_title=number == 0), points)


class _Teller:
    """Tells which event a sentence speaks of, with who and when found by their place."""

    def __init__(self, plain: str, text: str, people: Sequence[Person], times: Sequence[TimeMention]) -> None:
        self.plain, self.text = plain, text
        self.people = people
        self.people_at = [p.span.start for p in people]
        self.days = sorted(
            (t for t in times if t.role in {TimeRole.DATE, TimeRole.PERIOD} and t.period), key=lambda t: t.span
        )
        self.days_at = [t.span.start for t in self.days]

    def told(self, sentence: Span, low: str, points: tuple[str, ...], *, is_title: bool) -> Event | None:
        """The event that a sentence tells of, or None."""
        found = _find_cue(low, is_title=is_title)
        if found is None:
            return None
        kind, cue = found
        inside = self._people_in(sentence)
        span = _around(self.plain, sentence, cue)
        place = occasions.find_place(self.plain, *sentence) if kind != "visit" else None
        return Event(
            span=span,
            text=span.quote(self.text),
            kind=kind,
            date=self._date(sentence, cue),
            place=place if place is None or not _is_bridge(points, place) else None,
            participants=tuple(dict.fromkeys(p.span.quote(self.text) for p in inside if p.name)),
            chair=_chair(low, sentence, inside),
            bridge_points=points if kind in {"conference", "meeting"} else (),
            sentence=sentence,
            confidence=Decimal("0.85"),
            rule=f"event: {kind}",
        )

    def _people_in(self, sentence: Span) -> Sequence[Person]:
        return self.people[bisect_left(self.people_at, sentence.start) : bisect_left(self.people_at, sentence.end)]

    def _date(self, sentence: Span, cue: Span) -> Period | None:
        """The day that a sentence gives; the month named for a session, where it gives no day."""
        inside = self.days[bisect_left(self.days_at, sentence.start) : bisect_left(self.days_at, sentence.end)]
        behind = sentence.start + cue.end
        months = [t for t in inside if t.span.start - behind in range(3) and t.role is TimeRole.PERIOD]
        if months and self.plain.startswith("tháng", months[0].span.start):
            return months[0].period
        days = [t for t in inside if t.role is TimeRole.DATE and t.period and t.period.is_day and self._tells(t)]
        behind_head = [t for t in days if t.span.start >= sentence.start + _head_length(self.plain, sentence)]
        return next((t.period for t in (*behind_head, *days)), None)

    def _tells(self, time: TimeMention) -> bool:
        before = lowered(self.plain[max(0, time.span.start - 40) : time.span.start])
        if not any(c.isdigit() for c in time.span.quote(self.plain)) and "nay" not in before + time.span.quote(
            self.plain
        ):
            return False
        return time.preposition not in _NO_DAY and _DATED.search(before.removesuffix("ngày ")) is None


_HEAD = re.compile(r"\([^()\n]{4,60}\)")


def _head_length(plain: str, sentence: Span) -> int:
    """Length of the bracket with paper and day that opens a report: "(Gazette, 6/5/2031) - "."""
    head = _HEAD.match(plain, *sentence)
    return head.end() - sentence.start if head else 0


def _is_bridge(points: tuple[str, ...], place: str) -> bool:
    return any(point in place for point in points)


def _find_cue(low: str, *, is_title: bool) -> tuple[str, Span] | None:
    """The kind of event that a sentence in small letters tells of, with the word that tells it."""
    signed = occasions.SIGNED.search(low)
    if signed is not None and _is_signing(low, signed):
        return "signing", Span(*signed.span())
    if (passive := occasions.WAS_SIGNED.search(low)) is not None and _is_signing(low, passive):
        return "signing", Span(*passive.span("v"))
    for noun in occasions.NOUN.finditer(low):
        kind = occasions.find_kind(noun["n"])
        if _is_held(low, noun, is_title=is_title):
            if noun["n"] == "họp" and occasions.REVIEWS.match(low, noun.start()):
                kind = "conference"
            if noun["n"] in {"gặp", "làm việc với", "làm việc tại"} and not occasions.GUEST.search(
                low, noun.end(), noun.end() + 40
            ):
                continue
            return kind, Span(*noun.span("n"))
    received = occasions.RECEIVED.search(low)
    if received is not None and _is_visit(low, received):
        return "visit", Span(*received.span())
    return None


def _is_signing(low: str, signed: re.Match[str]) -> bool:
    before = low[: signed.start()]
    if occasions.NOT_YET.search(before[-60:]):
        return False
    told = re.search(
        r"(?<!\w)(?:sáng|chiều|ngày|tại|nhân|chứng kiến|lễ ký|lễ trao|nhân dịp|nhân chuyến|trong khuôn khổ)(?!\w)", low
    )
    return told is not None and not re.search(
        r"(?<!\w)(?:tổng số|lũy kế|trong năm|giai đoạn|6 tháng|quý|cả năm|tỷ lệ)(?!\w)", before
    )


def _is_held(low: str, noun: re.Match[str], *, is_title: bool) -> bool:
    """Whether a sentence says that the occasion of a noun took place, or is the title that names it."""
    before = low[max(0, noun.start() - 60) : noun.start()]
    if occasions.COUNTED.search(before) or occasions.NOT_YET.search(before) or _PUT_OFF.search(low, noun.end()):
        return False
    if noun["n"] == "họp báo":
        return True
    around = low[max(0, noun.start() - 80) : noun.end() + 90]
    return is_title or occasions.HELD.search(around) is not None


def _is_visit(low: str, received: re.Match[str]) -> bool:
    before, behind = low[max(0, received.start() - 40) : received.start()], low[received.end() : received.end() + 60]
    if occasions.NOT_YET.search(before) or _DELEGATIONS.search(low):
        return False
    return occasions.GUEST.search(behind) is not None and not re.search(
        r"(?<!\w)(?:đoàn ra|đoàn vào|trong năm|lũy kế)(?!\w)", low
    )


def _around(plain: str, sentence: Span, cue: Span) -> Span:
    """The sentence, or of a long one the words around the cue."""
    if sentence.end - sentence.start <= _LONGEST:
        return sentence
    at = sentence.start + cue.start
    start = max(sentence.start, plain.rfind(", ", sentence.start, at) + 1)
    while start < at and plain[start].isspace():
        start += 1
    return Span(start, min(sentence.end, at + 200))


def _chair(low: str, sentence: Span, inside: Sequence[Person]) -> str | None:
    """The person of whom a sentence says that he or she chaired or directed."""
    by = occasions.CHAIRED_BY.search(low)
    if by is not None:
        at = sentence.start + by.end()
        if (found := next((p.full for p in inside if at <= p.span.start <= at + 12), None)) is not None:
            return found
    verb = occasions.CHAIR.search(low)
    if verb is None:
        return None
    at = sentence.start + verb.start()
    return next((p.full for p in reversed(inside) if p.span.end <= at), None)
