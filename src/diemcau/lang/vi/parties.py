"""The people and bodies of a Vietnamese request: who asks, who passes it on, who is told."""

from __future__ import annotations

import re

from diemcau.lang.requests import Speaker
from diemcau.lang.vi.bodies import opens_unit
from diemcau.lang.vi.frame import Frame
from diemcau.lang.vi.lines import Line, lowered
from diemcau.lang.vi.orders import AUX, PAPER, SAY
from diemcau.lang.vi.speech import Names, as_speaker, find_subject, name_subject
from diemcau.lang.vi.titles_words import BODY_WORDS
from diemcau.lang.vi.verbs import PLAIN, STRONG, WEAK
from diemcau.records import Span

_LEAD_IN = re.compile(r"^(?:(?:đối với|cho|tới|đến|riêng|rằng|là|cả|đồng chí(?= \w+ (?:ubnd|sở)))\s+)+", re.IGNORECASE)
_ASIDE = re.compile(r",?\s(?:chủ trì|phối hợp|trong đó|nhất là|đặc biệt là|bao gồm)\b|\s[-–—]\s|\s\(")
_TIME_BEHIND = re.compile(
    r",?\s(?:trong |từ |vào |ngay )?(?:năm \d{4}|thời gian (?:tới|qua)|tháng \d[\d/]*|quý [IVX]+|từ nay).*\Z"
)
_THEY = frozenset({"họ", "các đơn vị này", "các bộ này", "các cơ quan này", "đơn vị này", "sở này", "cơ quan này"})
_PAPER = re.compile(
    r"(?<!\w)(?:công điện|văn bản|công văn|chỉ thị|thông báo|kết luận|nghị quyết|hội nghị|cuộc họp|quyết định"
    r"|kế hoạch)(?!\w)"
)


def find_asker(
    frame: Frame, line: Line, sentence: Span, names: Names, *, speaker: Speaker | None, last: Speaker | None
) -> Speaker | None:
    """Who wants what a frame asks for; None where only the house can be meant."""
    if frame.subject is not None:
        return name_subject(
            frame.subject, names, speaker if speaker is None or not speaker.carried else last or speaker
        )
    if speaker is not None and not speaker.carried and sentence.start <= speaker.words.start < sentence.end:
        return speaker
    if frame.opens and speaker is None:
        return None
    people = names.all_in(line.start, line.spots[frame.place][0])
    if people and not frame.opens:
        return as_speaker(people[0])
    body = _opening_body(line, frame.place, names)
    if body is not None and not frame.opens:
        return body
    if speaker is not None or frame.opens:
        return speaker or last
    return None if PAPER.search(lowered(line.quote(0, frame.place))) or frame.place > _FAR else last


_FAR = 6  # syllables before a verb: farther on, somebody else has been named who is not known


def _opening_body(line: Line, place: int, names: Names) -> Speaker | None:
    """The body that a sentence opens with or names behind its first comma, before a verb with no subject of its own."""
    for first in range(place):
        if first and line.joined[first]:
            continue
        size = opens_unit(line, first)
        if not size and not (line.is_capital(first) and first + 1 < place and line.is_capital(first + 1)):
            continue
        for verb in range(first + max(1, size), min(place, first + 14)):
            if not line.joined[verb]:
                break
            if line.is_capital(verb) or BODY_WORDS.find(line, verb - 1) > 1 or not _is_verb(line, verb):
                continue
            words, _ = find_subject(line, verb, first, names)
            if words is not None:
                return name_subject(words, names, None)
    return None


def _is_verb(line: Line, place: int) -> bool:
    return any(group.find(line, place) for group in (STRONG, PLAIN, WEAK, SAY, AUX))


def find_relay(frame: Frame, who: Speaker, names: Names) -> str | None:
    """Who passes on what another wants, or None."""
    if frame.relay is None:
        return None
    passing = name_subject(frame.relay, names, None)
    return passing.name if passing and passing.name != who.name else None


def find_addressee(span: Span | None, before: str | None, names: Names) -> str | None:
    """Who is told, as printed; a pronoun means the one told before."""
    if span is None or span.end <= span.start:
        return None
    words = _LEAD_IN.sub("", span.quote(names.text).strip(" ,;:“”\"'"))
    words = _TIME_BEHIND.sub("", _ASIDE.split(words, maxsplit=1)[0]).strip(" ,;:")
    if lowered(words) in _THEY:
        return before
    person = names.first_in(span.start, span.end)
    if person is not None and person.name and len(words.split()) <= len(person.span.quote(names.text).split()) + 1:
        return person.full
    return words or None
